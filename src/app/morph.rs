//! What word forms can be: analyses of single words and of running text.

use super::AppError;
use crate::swahili::agreement::Agreement;
use crate::swahili::lexicon::Lexicon;
use crate::swahili::morphology::{Morphology, Reading};
use crate::swahili::noun_class::NounClass;
use crate::swahili::verb::VerbForm;
use crate::text::tokens::{TokenKind, tokenise};

/// A word form with what it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalysedWord {
    /// The form, as it was given.
    pub form: String,
    /// What it can be, the likeliest first; empty for what is no word.
    pub analyses: Vec<Analysis>,
}

/// One thing that a word form can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The citation form.
    pub lemma: String,
    /// Part of speech; of a word of a closed class, which one.
    pub part: &'static str,
    /// What kind of agreeing word it is.
    pub kind: Option<&'static str>,
    /// What it means, in English; of a derived word, what the word means that it comes from.
    pub gloss: Option<&'static str>,
    /// Whether it ends at a word of the lexicon; otherwise it is a guess.
    pub known: bool,
    /// Whether it is another word than its entry in the lexicon, made from it by derivation.
    pub related: bool,
    /// The citation form of the word that it is made from, where that is not the lemma.
    pub from: Option<&'static str>,
    /// Whether no other analysis of the same kind fits better.
    pub likely: bool,
    /// What it is as a noun.
    pub noun: Option<NounAnalysis>,
    /// What it is as a verb.
    pub verb: Option<VerbForm>,
    /// What it agrees with as an adjective or an agreeing word.
    pub agreement: Option<Agreement>,
}

/// A form of a noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounAnalysis {
    /// The class of this form.
    pub class: NounClass,
    /// Whether it is a plural.
    pub plural: bool,
    /// Whether it is the noun as a place: `-ni`.
    pub locative: bool,
    /// Every pair of classes that the noun is used in, as `7/8`, where the lexicon says so.
    pub classes: Option<String>,
}

/// The words of running text, in order: no numbers, no marks.
pub fn words_of(text: &str) -> Vec<String> {
    let tokens = tokenise(text, []).into_iter().filter(|token| token.kind == TokenKind::Word);
    tokens.map(|token| text[token.span].to_owned()).collect()
}

/// Analyses `words` one by one and hands each to `take`. Returns of how many something could be said.
///
/// # Errors
/// What `take` reports.
pub fn analyse(
    words: &[String],
    mut take: impl FnMut(&AnalysedWord) -> Result<(), AppError>,
) -> Result<usize, AppError> {
    let mut answered = 0;
    for word in words {
        // A stem is cited with a hyphen before it: -zuri.
        let stem = word.strip_prefix('-').filter(|stem| !stem.is_empty()).unwrap_or(word);
        let readings = Morphology::shipped().analyse(stem);
        let mut analyses: Vec<Analysis> = readings.iter().map(of_reading).collect();
        analyses.sort_by_key(|analysis| !analysis.likely);
        answered += usize::from(!analyses.is_empty());
        take(&AnalysedWord { form: word.clone(), analyses })?;
    }
    Ok(answered)
}

fn of_reading(reading: &Reading) -> Analysis {
    let lexicon = Lexicon::shipped();
    let noun = |class, plural, locative, classes| Some(NounAnalysis { class, plural, locative, classes });
    let verb_of = |number: u32| lexicon.verbs.get(number as usize).map(|verb| verb.verb.as_str());
    let mut analysis = Analysis {
        lemma: reading.lemma(lexicon).to_owned(),
        part: reading.part(lexicon).as_str(),
        kind: None,
        gloss: reading.gloss(lexicon),
        known: reading.is_known(),
        related: reading.is_derived(),
        from: None,
        likely: true,
        noun: None,
        verb: None,
        agreement: None,
    };
    match reading {
        Reading::Noun { class, plural, locative, .. } => {
            let classes = reading.noun(lexicon).map(|noun| noun.classes.to_string());
            analysis.noun = noun(*class, *plural, *locative, classes);
        }
        Reading::Adjective { agreement, .. } => analysis.agreement = Some(*agreement),
        Reading::Concord(concord) => {
            analysis.agreement = Some(concord.agreement);
            analysis.kind = Some(concord.kind.as_str());
        }
        Reading::Closed { word } => {
            let closed = lexicon.closed.get(*word as usize);
            analysis.part = closed.map_or(analysis.part, |word| word.part.as_str());
        }
        Reading::Verb { form, likely, .. } => {
            analysis.verb = Some(*form);
            analysis.likely = *likely;
        }
        Reading::Doer { class, verb, .. } => {
            analysis.noun = noun(*class, class.is_plural(), false, None);
            analysis.from = verb_of(*verb);
        }
        Reading::Diminutive { class, noun: number, .. } => {
            analysis.noun = noun(*class, class.is_plural(), false, None);
            analysis.from = lexicon.nouns.get(*number as usize).map(|noun| noun.noun.as_str());
        }
        Reading::Manner { of } => {
            // The adverb is its own citation form.
            analysis.lemma = format!("ki{of}");
            analysis.from = known_word(of);
            analysis.gloss = None;
        }
        Reading::GuessedNoun { class, .. } => analysis.noun = noun(*class, class.is_plural(), false, None),
        Reading::GuessedVerb { form, .. } => analysis.verb = Some(*form),
    }
    analysis
}

/// The noun or adjective of the lexicon that is cited so.
fn known_word(word: &str) -> Option<&'static str> {
    let lexicon = Lexicon::shipped();
    let adjectives = || lexicon.adjectives.iter().map(|adjective| adjective.stem.as_str());
    lexicon.noun(word).map(|noun| noun.noun.as_str()).or_else(|| adjectives().find(|stem| *stem == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analysed(word: &str) -> AnalysedWord {
        let mut found = Vec::new();
        analyse(&[word.to_owned()], |word| {
            found.push(word.clone());
            Ok(())
        })
        .unwrap();
        found.remove(0)
    }

    #[test]
    fn a_plural_noun_says_its_class() {
        let book = analysed("Vitabu").analyses.remove(0);
        let noun = book.noun.unwrap();
        assert_eq!((book.lemma.as_str(), noun.class.number(), noun.plural), ("kitabu", 8, true));
        assert_eq!(noun.classes.as_deref(), Some("7/8"));
    }

    #[test]
    fn derived_words_say_what_they_come_from() {
        for (word, lemma, from) in
            [("kiteknolojia", "kiteknolojia", "teknolojia"), ("uunganishaji", "uunganishaji", "unganisha")]
        {
            let analysis = analysed(word).analyses.remove(0);
            if analysis.related {
                assert_eq!((analysis.lemma.as_str(), analysis.from), (lemma, Some(from)));
            }
        }
    }

    #[test]
    fn likely_analyses_come_first_and_guesses_are_marked() {
        for word in ["ilitumika", "kula", "wa", "panda", "haijasomwa"] {
            let analyses = analysed(word).analyses;
            assert!(!analyses.is_empty() && analyses.is_sorted_by_key(|analysis| !analysis.likely), "{word}");
        }
        assert!(!analysed("kizugo").analyses[0].known);
        assert!(analysed("👍").analyses.is_empty());
    }

    #[test]
    fn words_of_a_text_are_without_marks_and_numbers() {
        assert_eq!(words_of("Vitabu 12, ng'ombe; (COVID-19)!"), ["Vitabu", "ng'ombe", "COVID-19"]);
    }
}
