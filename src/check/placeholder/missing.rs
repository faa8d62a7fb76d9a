use super::{by_name, lacking, variables};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A variable of the source that the translation lacks
    ///
    /// ## What it finds
    ///
    /// `%s`, `%1$s`, `%(name)s`, `{name}`, `{0}`, `${x}` and the like, with fewer of them in the translation. The order
    /// may differ where the variables have names or numbers; `%2$s … %1$s` stand for `%s … %s` in the other order.
    ///
    /// ## Why
    ///
    /// The program puts nothing there, or stops with an error.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: [[{name}]] has {count} files.
    /// sw: Kuna faili {count}.
    ///
    /// en: Copied [[%d]] files to %s.
    /// sw: Faili zimenakiliwa hadi %2$s.
    ///
    /// en: %s of %s
    /// sw: %2$s, %1$s
    /// ```
    ///
    /// ## What to do
    ///
    /// Copy the variable from the source, letter by letter.
    Missing = "placeholder.missing", Error
}

impl Rule for Missing {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        let mine = variables(source);
        if mine.is_empty() || reading.target.segment.is_blank() || broken(reading) {
            return;
        }
        for variable in lacking(mine, &variables(&reading.target), by_name(source, &reading.target)) {
            let message = format!("`{}` is not in the translation", source.at(&variable.span));
            found.report_source(variable.span, message);
        }
    }
}

/// Whether the translation's braces cannot be read, which `placeholder.syntax` says.
fn broken(reading: &Reading<'_>) -> bool {
    use crate::placeables::variables::{is_message, read};
    is_message(reading.target.text()) && read(reading.target.text()).is_err()
}
