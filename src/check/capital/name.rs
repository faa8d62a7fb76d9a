use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::prose::is_prose;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::orthography::capitals::{Capital, missing_capital};
use crate::text::letter_case::capitalised;

rule! {
    /// A month, day, language, people or country with a small letter
    ///
    /// ## What it finds
    ///
    /// The Swahili names of months, days of the week, languages (`Kiingereza`), peoples (`Mchina`, `Wachina`),
    /// countries and continents, where they begin with a small letter. Words that are common nouns as well (`kirusi`, a
    /// virus; `mhindi`, maize) are left alone, and so are web addresses, file names, and texts that have no capitals
    /// in source and translation.
    ///
    /// ## Why
    ///
    /// Swahili writes them with a capital wherever they stand.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Mkutano ni [[jumatatu]], tarehe 3 [[machi]].
    /// fix: Mkutano ni Jumatatu, tarehe 3 Machi.
    ///
    /// sw: Maelezo ya [[kiingereza]] yatafuata.
    /// suggest: Kiingereza
    ///
    /// sw: Kirusi hiki si cha Kirusi; kirusi ni kidogo.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the capital. `check --fix` does it.
    Name = "capital.name", Warning
}

impl Rule for Name {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        let has_capital = |text: &str| text.contains(char::is_uppercase);
        // Subtitles and records of speech are often in small letters throughout.
        if reading.source.as_ref().is_some_and(|source| !has_capital(source.text())) && !has_capital(target.text()) {
            return;
        }
        for (word, span) in target.words() {
            let Some(why) = missing_capital(word) else { continue };
            if !is_prose(target.text(), span.start) || is_part(target.text(), span.start, span.end) {
                continue;
            }
            let kind = match why {
                Capital::Month => "month",
                Capital::Weekday => "day",
                Capital::Language => "language",
                Capital::People => "people",
                Capital::Country => "country",
            };
            found.report(span, format!("the name of a {kind} with a small letter")).mend(capitalised(word));
        }
    }
}

/// Whether the bytes are a part of something longer: a file name (`kenya.html`), a domain.
fn is_part(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|rest| rest.chars().next_back());
    let mut behind = text.get(end..).unwrap_or_default().chars();
    let next = behind.next();
    before.is_some_and(|c| matches!(c, '.' | '-' | ':'))
        || (next == Some('.') && behind.next().is_some_and(char::is_alphanumeric))
}
