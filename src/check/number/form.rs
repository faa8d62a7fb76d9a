use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::placeables::measures::of_swahili;
use crate::placeables::numbers::Manner;
use crate::swahili::orthography::locale::Locale;

rule! {
    /// Figures with the signs of another country
    ///
    /// ## What it finds
    ///
    /// Groups of thousands and decimals that are parted by the wrong signs. Tanzania, Kenya and Uganda write
    /// `1,234.5`, Congo writes `1.234,5`; the region of the target language decides (`sw-CD`). A figure that could be
    /// right either way (`1.234`) is passed over unless the source has `1,234`, and so is one that stands in the source
    /// as it is.
    ///
    /// ## Why
    ///
    /// `3,5` is read as a list and `1.234` as little more than one.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Bei ni dola [[1.234,50]].
    /// suggest: 1,234.50
    /// sw: Ni asilimia [[3,5]] ya watu.
    /// suggest: 3.5
    /// sw: Bei ni dola 1,234.50 kwa tani 3.5.
    /// sw: Soma sura ya 3,5 na 7.
    ///
    /// en: The school bought 1,250 chairs.
    /// sw: Shule ilinunua viti [[1.250]].
    /// suggest: 1,250
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the signs of the country.
    Form = "number.form", Warning
}

impl Rule for Form {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        let Some(locale) = Locale::of(target.language).filter(|_| target.has_digits()) else { return };
        if !target.text().contains(['.', ',']) {
            return;
        }
        for number in target.numbers().iter().filter(|number| number.manner == Manner::Figures) {
            let written = target.at(&number.span);
            let copied = || reading.source_has(written);
            let exchanged: String = written.chars().map(exchange).collect();
            let is_foreign = match number.readings.as_slice() {
                [_] => is_foreign(target, written, &number.span, locale),
                // `1.234` can be right either way, but where the source has `1,234` it is that.
                [_, _, ..] => is_of_source(reading, written, &exchanged, locale),
                [] => false,
            };
            if is_foreign && !copied() {
                found
                    .report(number.span.clone(), format!("`{written}` has the signs of another country"))
                    .suggest(exchanged);
            }
        }
    }
}

fn exchange(c: char) -> char {
    match c {
        '.' => ',',
        ',' => '.',
        other => other,
    }
}

/// Whether an English source has `exchanged`, groups of thousands, which `written` is with the other sign.
fn is_of_source(reading: &Reading<'_>, written: &str, exchanged: &str, locale: Locale) -> bool {
    let english = |source: &&Text<'_>| source.language.base() == "en" && locale.group_sign() == ',';
    let has = |source: &Text<'_>| source.numbers().iter().any(|number| source.at(&number.span) == exchanged);
    written.contains('.') && reading.source.as_ref().filter(english).is_some_and(has)
}

/// Whether the last sign of `written` cannot be the decimal sign of `locale` and must be one, or the other way round.
fn is_foreign(text: &Text<'_>, written: &str, span: &std::ops::Range<usize>, locale: Locale) -> bool {
    let signs: Vec<char> = written.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let last = written.rsplit(['.', ',']).next().map_or(0, str::len);
    match signs.as_slice() {
        // Two kinds: the last one parts the decimals.
        [first, .., end] if first != end => *end != locale.decimal_sign(),
        // Several of one kind part groups.
        [first, _, ..] => *first != locale.group_sign(),
        // One, and not three digits behind it: decimals, if it is a number at all and no list.
        [sign] => *sign != locale.decimal_sign() && last != 3 && of_swahili(text.text(), span).is_some(),
        [] => false,
    }
}
