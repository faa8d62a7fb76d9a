use super::verbs::verb_forms;
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::swahili::verb::Tense;
use crate::text::fold::fold;
use crate::text::tokens::TokenKind;

rule! {
    /// A sentence that ends before its main verb
    ///
    /// ## What it finds
    ///
    /// A long sentence that begins with `kwa` and an infinitive and has no verb with a subject: the clause that
    /// should come never does. It is silent where a word is not known.
    ///
    /// ## Why
    ///
    /// `Kwa kukuza …` says how something is done. A reader waits for what is done; machine translation puts a full
    /// stop there.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: [[Kwa kukuza viwanda vya jadi, kufikia maendeleo endelevu, na kuchangia uchumi wa nchi.]]
    ///
    /// sw: Kwa kukuza viwanda vya jadi, serikali itachangia uchumi wa nchi na kupunguza umaskini.
    /// sw: Kwa kutumia maji.
    /// ```
    ///
    /// ## What to do
    ///
    /// Join it to the sentence before or after it, or give it a subject and a verb.
    Fragment = "sw.fragment", Info
}

fn is_infinitive(word: &str) -> bool {
    word.starts_with("ku") && verb_forms(word).iter().any(|form| form.tense == Tense::Infinitive)
}

/// The fewest words of a sentence that is reported: shorter ones are headings and captions.
const WORDS: usize = 8;

impl Rule for Fragment {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let text = &reading.target;
        let sentences = text.sentences();
        for (at, (start, sentence)) in sentences.iter().enumerate() {
            if !sentence.is_verbless {
                continue;
            }
            let end = sentences.get(at + 1).map_or(text.text().len(), |(next, _)| *next);
            let Some(written) = text.text().get(*start..end).map(str::trim_end).filter(|text| text.ends_with('.'))
            else {
                continue;
            };
            let span = *start..start + written.len();
            let words =
                text.tokens().iter().filter(|one| one.kind == TokenKind::Word && span.contains(&one.span.start));
            let words: Vec<String> = words.map(|one| fold(text.at(&one.span))).collect();
            let by_doing = matches!(words.as_slice(), [kwa, verb, ..] if kwa == "kwa" && is_infinitive(verb));
            if by_doing && words.len() >= WORDS {
                found.report(span, "this sentence has no main verb");
            }
        }
    }
}
