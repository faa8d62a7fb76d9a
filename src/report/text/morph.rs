//! A word form with what it can be.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::layout::{BOLD, DIM, Layout, PLAIN, TERM, WARNING, plain};
use crate::app::morph::{AnalysedWord, Analysis};
use crate::swahili::agreement::Agreement;
use crate::swahili::noun_class::NounClass;
use crate::swahili::verb::VerbForm;

pub(super) fn write(layout: &mut Layout<'_>, word: &AnalysedWord) -> io::Result<()> {
    if word.analyses.is_empty() {
        layout.paragraph("", &[(BOLD, &word.form), plain(": no word that could be analysed")])?;
        return layout.blank();
    }
    layout.paragraph("", &[(BOLD, &word.form)])?;
    let width = |text: &dyn Fn(&Analysis) -> &str| word.analyses.iter().map(|one| text(one).width()).max().unwrap_or(0);
    let (lemma, part) = (width(&|one| &one.lemma), width(&|one| one.part));
    for analysis in &word.analyses {
        let (term, text) = if analysis.likely { (TERM, PLAIN) } else { (DIM, DIM) };
        let label = format!("  {}  ", padded(&analysis.lemma, lemma));
        let what = [padded(analysis.part, part), details(analysis)].join("  ");
        let gloss = analysis.gloss.map(|gloss| format!("  “{gloss}”")).unwrap_or_default();
        let mark = match (analysis.known, analysis.likely) {
            (false, _) => "  (a guess: not in the lexicon)",
            (true, false) => "  (less likely)",
            (true, true) => "",
        };
        layout.labelled((term, &label), &[(text, what.trim_end()), (DIM, &gloss), (WARNING, mark)])?;
    }
    layout.blank()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{:1$}", "", width.saturating_sub(text.width()))
}

fn details(analysis: &Analysis) -> String {
    let mut parts = Vec::new();
    if let Some(noun) = &analysis.noun {
        let number = if noun.plural { "plural" } else { "singular" };
        parts.push(format!("class {}, {number}", noun.class));
        parts.extend(noun.locative.then(|| "as a place (-ni)".to_owned()));
    }
    parts.extend(analysis.verb.as_ref().map(of_verb));
    parts.extend(analysis.kind.filter(|kind| *kind != analysis.lemma).map(str::to_owned));
    let every = NounClass::all().map(Agreement::from).collect();
    parts.extend(analysis.agreement.map(|with| match with {
        with if with == every => "with every class".to_owned(),
        with => format!("with {with}"),
    }));
    parts.extend(analysis.from.map(|from| format!("from {from}")));
    parts.join(", ")
}

/// `perfect, subject 10, passive`.
fn of_verb(form: &VerbForm) -> String {
    let mut parts = vec![format!("{}{}", if form.negative { "negative " } else { "" }, form.tense)];
    for (name, with) in [("subject", form.subject), ("relative", form.relative), ("object", form.object)] {
        let adverb = match (name, with) {
            ("relative", with) if with == Agreement::of(&[16]) => " (when, where)",
            ("relative", with) if with == Agreement::of(&[8]) => " (how; which)",
            _ => "",
        };
        parts.extend((!with.is_empty()).then(|| format!("{name} {with}{adverb}")));
    }
    parts.extend(form.reflexive.then(|| "reflexive".to_owned()));
    parts.extend(form.plural_addressee.then(|| "to several".to_owned()));
    parts.extend(form.extensions.iter().map(|extension| extension.to_string()));
    parts.join(", ")
}
