use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::prose::{has_inner_capital, is_prose, is_swahili, letters};
use crate::check::rule::{Rule, rule};
use crate::check::setting::{Options, Setting, Usual};
use crate::text::fold::{fold, normalise};
use crate::text::light_words::is_light_word;

rule! {
    /// The translation is the source again
    ///
    /// ## What it finds
    ///
    /// A translation with the same words as the source, where at least one of them is to be translated. That is a word
    /// in small letters, a function word (`the`, `of`), a word that the glossary translates, or a single English word
    /// that ends as no name does (`Description`). Not to be translated are names and other words with a capital, words with figures or inner capitals (`COVID-19`, `GitHub`), units,
    /// web addresses and file names, Swahili words (`data`, `Kiswahili`), and what the glossary keeps as it is.
    ///
    /// ## Why
    ///
    /// It is untranslated text that looks finished.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Check the oil level every week.
    /// sw: [[Check the oil level every week.]]
    ///
    /// en: Contact us
    /// sw: [[Contact us]]
    ///
    /// en: Jiangxi Copper Corporation
    /// sw: Jiangxi Copper Corporation
    ///
    /// en: 25 kg
    /// sw: 25 kg
    ///
    /// profile: [rules."segment.same-as-source"]
    /// profile: words = ["router"]
    /// en: router
    /// sw: router
    /// ```
    ///
    /// ## What to do
    ///
    /// Translate it. Where it stays as it is, put the word into the glossary as one that is not translated, or into
    /// the setting.
    ///
    /// ## Settings
    ///
    /// `words`: further words that stay as they are.
    SameAsSource = "segment.same-as-source", Warning
}

const WORDS: Setting = Setting { name: "words", usual: Usual::Words, about: "Words that are not translated." };

/// Units that are written with small letters only; those with figures or capitals are known by these.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "bar", "cal", "cd", "cm", "dag", "db", "dl", "dm", "eur", "ft", "gb", "gpm", "ha", "hl", "hp", "hr", "hz", "in",
    "kb", "kcal", "kg", "kgf", "khz", "kj", "km", "kn", "kpa", "kv", "kva", "kw", "kwh", "lb", "lbs", "lm", "lx", "mb",
    "mbar", "mcg", "mg", "mhz", "min", "ml", "mm", "mol", "mpa", "mph", "ms", "mv", "mw", "nm", "ns", "oz", "pa", "pcs",
    "ph", "ppb", "ppm", "psi", "px", "rpm", "sec", "tb", "usd", "va", "wt", "μg", "μm",
];

impl Rule for SameAsSource {
    fn needs_source(&self) -> bool {
        true
    }

    fn settings(&self) -> &'static [Setting] {
        &[WORDS]
    }

    fn check(&self, reading: &Reading<'_>, options: &Options<'_>, found: &mut Found<'_>) {
        let (Some(source), target) = (reading.source.as_ref(), &reading.target) else { return };
        let (one, other) = (source.text().trim(), target.text().trim());
        // Texts of quite different lengths are never equal.
        if one.is_empty() || one.len().abs_diff(other.len()) > 8 || source.language.base() == target.language.base() {
            return;
        }
        if one != other && normalise(one).to_lowercase() != normalise(other).to_lowercase() {
            return;
        }
        let kept = options.words(&WORDS);
        let untranslated = source.words().find(|(word, span)| {
            let is_kept =
                || kept.iter().any(|kept| kept.to_lowercase().split_whitespace().any(|one| one == fold(word)));
            match glossary(reading, source, span.start) {
                Some(translated) => translated && !is_kept(),
                None => needs_translation(word, span.start, source, target) && !is_kept(),
            }
        });
        if let Some((word, _)) = untranslated {
            found.report(target.trimmed(), format!("the same as the source: `{word}` is not translated"));
        }
    }
}

/// Whether the glossary has a word for what stands at the byte `at`, other than the same again; `None` where it says
/// nothing of it.
fn glossary(reading: &Reading<'_>, source: &Text<'_>, at: usize) -> Option<bool> {
    let glossary = reading.setup.glossary.as_ref()?;
    let term = source.terms().iter().find(|term| term.span.contains(&at))?;
    let concept = glossary.concepts.get(term.concept)?;
    if concept.do_not_translate {
        return Some(false);
    }
    let written = fold(source.at(&term.span));
    let targets = concept.terms_in(&reading.setup.target);
    (!targets.is_empty()).then(|| !targets.iter().any(|target| fold(&target.text) == written))
}

/// Whether `word` of the source is one that a translation into another language changes.
fn needs_translation(word: &str, at: usize, source: &Text<'_>, target: &Text<'_>) -> bool {
    let folded = fold(word);
    if letters(word) < 2 || has_inner_capital(word) || word.contains(char::is_numeric) || !is_prose(source.text(), at) {
        return false;
    }
    if target.language.base() == "sw" && is_swahili(word) {
        return false;
    }
    let is_light = is_light_word(&folded);
    // A name may begin with a small word (`de Boer`), so two letters say nothing.
    let is_small = word.starts_with(char::is_lowercase) && letters(word) >= 3;
    let is_alone = || source.language.base() == "en" && source.words().nth(1).is_none();
    (is_light || is_small || (ends_as_no_name(&folded) && is_alone())) && !UNITS.contains(&folded.as_str())
}

/// Whether a single English word has an ending of abstract nouns, as headings and labels have and names have not.
fn ends_as_no_name(folded: &str) -> bool {
    const ENDINGS: &[&str] = &["tion", "tions", "ment", "ments", "ility", "ities", "ology", "nesses"];
    folded.len() >= 8 && ENDINGS.iter().any(|ending| folded.ends_with(ending))
}
