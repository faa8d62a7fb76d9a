use super::joints::{Joint, is_followed_by_space, is_glued, stands_apart};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A space too many or too few at a punctuation mark
    ///
    /// ## What it finds
    ///
    /// - white space before `,` `.` `;` `:` `!` `?` `)` or `”`,
    /// - white space after `(` or `“`,
    /// - no space after `,` `.` `;` `:` `!` or `?` between two words,
    /// - no space before a bracket that holds several words.
    ///
    /// A place is left alone where the source has one of its kind. So are figures and times (`1,234`, `10:30`), web
    /// addresses, file names and paths, abbreviations (`n.k.`), names such as `.NET`, a row of dots, smileys, and what
    /// stands in inline codes. French has spaces of its own before `;` `:` `!` and `?`.
    ///
    /// ## Why
    ///
    /// A space before a comma can push it to the next line. Without one after it two words are one to a search, to the
    /// spelling check and to a translation memory.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Fungua kifuniko[[ ,]] kisha toa kichujio.
    /// fix: Fungua kifuniko, kisha toa kichujio.
    ///
    /// sw: Shaba[[,]]bati na zinki huyeyushwa hapa.
    /// fix: Shaba, bati na zinki huyeyushwa hapa.
    ///
    /// sw: Kazi imekwisha[[.]]Mashine imezimwa.
    ///
    /// sw: Bei ni 1,234.50 saa 10:30; tazama www.mfano.co.tz n.k.
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the mark to the word before it and one space behind it. `check --fix` does so where there is no doubt.
    Punctuation = "space.punctuation", Warning, precision 0.94
}

impl Rule for Punctuation {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let source = reading.source.as_ref().map_or("", |source| source.text());
        let is_french = reading.target.language.base() == "fr";
        for joint in Joint::all(&reading.target) {
            let mark = joint.mark;
            let closes = match mark {
                ',' | '.' | ')' | '”' => true,
                ';' | ':' | '!' | '?' => !is_french,
                _ => false,
            };
            let mut slip = None;
            if closes {
                slip = joint.space_before().filter(|_| !stands_apart(source, mark));
            }
            if slip.is_none() && matches!(mark, ',' | '.' | ';' | ':' | '!' | '?') {
                slip = joint.missing_after().filter(|_| !is_glued(source, mark));
            }
            if matches!(mark, '(' | '“') {
                slip = joint.space_inside().filter(|_| !is_followed_by_space(source, mark));
            }
            if slip.is_none() && mark == '(' {
                slip = joint.missing_before_bracket().filter(|_| !is_glued(source, mark));
            }
            if let Some(slip) = slip {
                let report = found.report(slip.span, slip.message);
                if slip.is_safe {
                    report.mend(slip.right)
                } else {
                    report.suggest(slip.right)
                };
            }
        }
    }
}
