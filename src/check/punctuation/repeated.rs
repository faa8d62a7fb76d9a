use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::prose::{is_prose, is_swahili, letters};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::segment::Code;
use crate::text::abbreviations::stop_after;

rule! {
    /// A punctuation mark written twice
    ///
    /// ## What it finds
    ///
    /// `,,` `;;` `::` and two full stops; two marks of which one is too many: `,.` `.,` `;.` `:.` `?.`. A comma twice
    /// with a space between counts too. An ellipsis, a full stop of an abbreviation before a comma (`n.k.,`), file
    /// paths and code are left alone, and so is what stands in the source.
    ///
    /// ## Why
    ///
    /// It is a trace of editing, seen in print.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Shaba[[,,]] bati na zinki.
    /// fix: Shaba, bati na zinki.
    ///
    /// sw: Kazi imekwisha[[..]]
    /// fix: Kazi imekwisha.
    ///
    /// sw: Vyuma (shaba, bati n.k.), kemikali na mafuta...
    /// ```
    ///
    /// ## What to do
    ///
    /// Leave one mark. `check --fix` does it where there is no doubt which.
    Repeated = "punctuation.repeated", Warning
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '?' | '!' | '…')
}

impl Rule for Repeated {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        let text = target.text();
        let source = reading.source.as_ref().map_or("", |source| source.text());
        let mut from = 0;
        while let Some(start) = text[from..].find(is_mark).map(|at| from + at) {
            let mut end = text[start..].find(|c| !is_mark(c)).map_or(text.len(), |length| start + length);
            // A comma, a space, a comma.
            if text[start..end].ends_with(',') && text[end..].starts_with(" ,") {
                end += 2;
            }
            from = end;
            let marks = &text[start..end];
            // English has `i.e.,` and `et al.,` where Swahili has whole words.
            let in_source = || marks != ".," && has_run(source, marks);
            if marks.len() < 2 || in_source() || in_code(target.segment.codes(), start) {
                continue;
            }
            let word = word_before(text, start);
            let is_end = text[end..].trim().is_empty();
            let is_abbreviated = || {
                letters(word) < 3
                    || word.contains('.')
                    || stop_after(word, target.language.base()).is_some()
                    || stop_after(word, "en").is_some()
            };
            // Behind what is no word a mark may be a sign: `../`, `1..10`, `::before`.
            let is_after_word =
                || text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '"' | '”'));
            let is_parted = || text[end..].starts_with(|c: char| c.is_whitespace() || matches!(c, ')' | '"' | '”'));
            let right = match marks {
                ",," | ", ," if is_after_word() => Some((",", true)),
                ";;" if is_after_word() && (is_end || is_parted()) => Some((";", true)),
                "::" if is_after_word() && (is_end || is_parted()) => Some((":", true)),
                // Where the source trails off, two dots are an ellipsis that lost one.
                ".." if is_after_word() && is_end => Some((".", !trails_off(source))),
                ".." if is_after_word() && is_parted() => Some((".", false)),
                ",." | ";." if is_after_word() && (is_end || is_parted()) => Some((".", false)),
                ":." | ".:" if is_after_word() && is_end => Some((":", false)),
                "?." if is_after_word() && is_end => Some(("?", false)),
                ".," if is_parted() && !is_abbreviated() && is_swahili(word) => Some((",", false)),
                _ => None,
            };
            // What is behind an address is none of it.
            let ends_address =
                || (is_end || is_parted()) && target.verbatim().iter().any(|address| address.end == start);
            let Some((right, is_safe)) = right.filter(|_| is_prose(text, start) || ends_address()) else { continue };
            let report = found.report(start..end, format!("`{marks}` for one mark"));
            if is_safe {
                report.mend(right)
            } else {
                report.suggest(right)
            };
        }
    }
}

/// The run of characters before the byte `at` up to a space or bracket, no more of it than an abbreviation has.
fn word_before(text: &str, at: usize) -> &str {
    let parts = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“');
    let before = &text[..at];
    let run = before.char_indices().rev().take(40).take_while(|(_, c)| !parts(*c));
    run.last().map_or("", |(start, _)| &before[start..])
}

/// Whether `marks` stand in `text`, and no more of them.
fn has_run(text: &str, marks: &str) -> bool {
    text.match_indices(marks)
        .any(|(at, _)| !text[..at].ends_with(is_mark) && !text[at + marks.len()..].starts_with(is_mark))
}

fn trails_off(source: &str) -> bool {
    let end = source.trim_end().trim_end_matches(['"', '”', ')']);
    end.ends_with('…') || end.ends_with("..")
}

fn in_code(codes: &[Code], at: usize) -> bool {
    codes.iter().any(|code| code.span.contains(&at))
}
