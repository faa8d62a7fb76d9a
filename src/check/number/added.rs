use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A number that the source does not have
    ///
    /// ## What it finds
    ///
    /// A figure of the translation that stands nowhere in the source, neither in figures nor in words.
    ///
    /// ## Why
    ///
    /// It is a slip of the keyboard, or the rest of an earlier version of the text.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The factory has several workers.
    /// sw: Kiwanda kina wafanyakazi [[35]].
    ///
    /// en: A trial began with four volunteers.
    /// sw: Jaribio lilianza na watu 4 waliojitolea.
    /// ```
    ///
    /// ## What to do
    ///
    /// Remove the number, or dismiss the finding where it explains the source.
    Added = "number.added", Warning
}

impl Rule for Added {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        for span in &reading.numbers().added {
            found.report(span.clone(), format!("`{}` is not in the source", reading.target.at(span)));
        }
    }
}
