use std::ops::Range;

use super::verbs::finite;
use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::agreement::Agreement;
use crate::swahili::sentence::{IMPERSONAL, with_subject};
use crate::swahili::verb::VerbForm;
use crate::text::fold::fold;
use crate::text::tokens::TokenKind;

rule! {
    /// One subject with two prefixes
    ///
    /// ## What it finds
    ///
    /// `si tu … bali pia` and `… tu … lakini pia` whose two verbs have subject prefixes of different classes,
    /// although no other subject stands between them.
    ///
    /// ## Why
    ///
    /// Both verbs say something of one subject. The second one is far from it, and slips into class 9.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Ushirikiano huu hauonyeshi tu nia njema, lakini pia [[inaonyesha]] uwezo.
    /// suggest: unaonyesha
    ///
    /// sw: Mradi huo si tu umejenga shule, bali pia umechimba visima.
    /// sw: Sera hii si tu inalinda misitu, bali pia inawezekana kuitumia kwingine.
    /// ```
    ///
    /// ## What to do
    ///
    /// Give the second verb the prefix of the first.
    Prefixes = "sw.prefixes", Warning
}

impl Rule for Prefixes {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        if !text.text().contains(" tu") || !(text.text().contains("akini") || text.text().contains("ali")) {
            return;
        }
        let words = words(text);
        for at in (0..words.len()).filter(|at| words[*at].0 == "tu") {
            report(text, &words, at, found);
        }
    }
}

/// The words of `text`, folded, and an empty one for each mark that ends a clause.
fn words(text: &Text<'_>) -> Vec<(String, Range<usize>)> {
    let tokens = text.tokens().iter().filter_map(|token| {
        let written = text.at(&token.span);
        match token.kind {
            TokenKind::Word => Some((fold(written), token.span.clone())),
            TokenKind::Punctuation if written != "," => Some((String::new(), token.span.clone())),
            _ => None,
        }
    });
    tokens.collect()
}

fn report(text: &Text<'_>, words: &[(String, Range<usize>)], tu: usize, found: &mut Found<'_>) {
    let Some((first_at, first)) = first_verb(words, tu) else { return };
    let Some((second_at, second)) = second_verb(words, first_at.max(tu)) else { return };
    let (folded, span) = &words[second_at];
    let same = first.subject.meets(second.subject);
    if same || is_impersonal(&words[first_at].0, &first) || is_impersonal(folded, &second) {
        return;
    }
    let (one, other) = (text.at(&words[first_at].1), text.at(span));
    let message = format!("`{one}` and `{other}` have one subject and two prefixes");
    let mut report = found.report(span.clone(), message).evidence(words[first_at].1.clone());
    for form in with_subject(folded, &second, first.subject) {
        report = report.suggest(form);
    }
}

/// The verb of `hauonyeshi tu` or `si tu inaonyesha`.
fn first_verb(words: &[(String, Range<usize>)], tu: usize) -> Option<(usize, VerbForm)> {
    let before = tu.checked_sub(1)?;
    let at = match words[before].0.as_str() {
        "si" | "sio" | "siyo" => tu + 1,
        _ => before,
    };
    let form = finite(&words.get(at)?.0)?;
    (at > tu || form.negative).then_some((at, form))
}

/// The verb of `lakini pia inaonyesha`, `bali inaonyesha pia`, if it comes in the same clause after `from`.
fn second_verb(words: &[(String, Range<usize>)], from: usize) -> Option<(usize, VerbForm)> {
    let rest = words.get(from..)?;
    let end = rest.iter().position(|(word, _)| word.is_empty()).unwrap_or(rest.len());
    let but = from + rest[..end].iter().position(|(word, _)| matches!(word.as_str(), "lakini" | "bali"))?;
    let word = |at: usize| words.get(at).map_or("", |(word, _)| word.as_str());
    let also = |at: usize| matches!(word(at), "pia" | "vilevile" | "hata");
    let at = if also(but + 1) { but + 2 } else { but + 1 };
    let form = finite(word(at))?;
    (also(but + 1) || also(at + 1)).then_some((at, form))
}

/// Whether the verb says something of no noun: `inawezekana`, `inasemwa`; or is of somebody who speaks or is spoken to.
fn is_impersonal(word: &str, form: &VerbForm) -> bool {
    let persons = [Agreement::FIRST, Agreement::SECOND, Agreement::FIRST_PLURAL, Agreement::SECOND_PLURAL];
    let places = Agreement::of(&[15, 16, 17, 18]);
    let of_no_noun = form.subject.without(persons.into_iter().collect::<Agreement>().or(places)).is_empty();
    let ends = |end: &&str| word.ends_with(*end);
    of_no_noun || form.is_passive() || ["ikana", "ekana"].iter().any(ends) || IMPERSONAL.iter().any(ends)
}
