use super::{by_name, lacking, variables};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A variable that the source does not have
    ///
    /// ## What it finds
    ///
    /// A variable of the translation that is none of the source's: a name that was translated, a letter that was
    /// changed, a variable too many.
    ///
    /// ## Why
    ///
    /// The program shows `{jina}` as it stands, or stops with an error.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Hello {name}, you have {count} messages.
    /// sw: Hujambo {name}, una ujumbe {count} kwa [[{email}]].
    ///
    /// en: Copied %d files.
    /// sw: Faili %d zimenakiliwa.
    ///
    /// en: Save 45% now, {name}.
    /// sw: Okoa asilimia 45 sasa, {name}.
    /// ```
    ///
    /// ## What to do
    ///
    /// Write the source's variable, or remove this one.
    Added = "placeholder.added", Error
}

impl Rule for Added {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = &reading.source else { return };
        let theirs = variables(&reading.target);
        if theirs.is_empty() {
            return;
        }
        let mine = variables(source);
        let lost = lacking(variables(source), &theirs, by_name(source, &reading.target));
        let new = lacking(theirs, &mine, by_name(source, &reading.target));
        let only = new.len() == 1 && lost.len() == 1;
        for variable in new {
            let message = format!("`{}` is not in the source", reading.target.at(&variable.span));
            let report = found.report(variable.span, message);
            if let Some(lost) = lost.first().filter(|_| only) {
                report.suggest(source.at(&lost.span));
            }
        }
    }
}
