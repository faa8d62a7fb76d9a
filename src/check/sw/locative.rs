use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::morphology::{Morphology, Reading as WordReading};
use crate::text::fold::fold;
use crate::text::letter_case::with_case;

rule! {
    /// `katika` or `kwenye` before a place in -ni
    ///
    /// ## What it finds
    ///
    /// `katika nyumbani`, `kwenye sokoni`: a preposition of place before a noun that is a place already.
    ///
    /// ## Why
    ///
    /// The preposition and the ending say the same; one of them is enough.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Watoto wanacheza [[katika nyumbani]] kwao.
    /// suggest: nyumbani
    ///
    /// sw: Mizigo iko katika pwani ya kusini.
    /// sw: Amani katika ndoa, dini na imani.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write either `nyumbani` or `katika nyumba`.
    Locative = "sw.locative", Warning
}

/// Places that have become nouns of their own: a kitchen, the coast.
const NOUNS: &[&str] = &["jikoni", "kusini", "msalani", "pwani", "uani", "ukumbini", "ulimwenguni"];

impl Rule for Locative {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        let mut before: Option<(String, std::ops::Range<usize>)> = None;
        for (word, span) in text.words() {
            if let Some((preposition, of)) = before.take()
                && word.ends_with("ni")
                && text.text().get(of.end..span.start).is_some_and(|between| between.trim().is_empty())
                && let Some(noun) = bare(word)
            {
                let message = format!("`{preposition}` and the ending -ni of `{word}` say the same");
                found
                    .report(of.start..span.end, message)
                    .suggest(with_case(word, &preposition))
                    .suggest(format!("{preposition} {noun}"));
            }
            if matches!(word, "katika" | "kwenye" | "Katika" | "Kwenye") {
                before = Some((word.to_owned(), span));
            }
        }
    }
}

/// `word` without its -ni, where it is a noun as a place and nothing else.
fn bare(word: &str) -> Option<&str> {
    let folded = fold(word);
    let readings = Morphology::shipped().readings(&folded);
    let is_place = |reading: &WordReading| matches!(reading, WordReading::Noun { locative: true, .. });
    // (kazi) ya nyumbani is listed as an adjective too; a noun that ends in -ni by itself (mizani) is a noun alone.
    let is_noun = |reading: &WordReading| matches!(reading, WordReading::Noun { locative: false, .. });
    let only = readings.iter().any(is_place) && !readings.iter().any(is_noun) && !NOUNS.contains(&folded.as_str());
    word.strip_suffix("ni").filter(|_| only && word.starts_with(char::is_lowercase))
}
