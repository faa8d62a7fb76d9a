use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// White space at the ends other than the source's
    ///
    /// ## What it finds
    ///
    /// A space, tab or line break at the start or the end of the translation that the source has not, and one of the
    /// source that is lost. A no-break space counts as a space. Translations that are empty are not looked at.
    ///
    /// ## Why
    ///
    /// A segment is often a piece of a longer text. A space too few glues it to the next piece; one too many moves a
    /// line or keeps a button's label from its middle; a program that counts lines takes a lost line break for a fault.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: The pump is running.
    /// sw: Pampu inafanya kazi.[[ ]]
    /// fix: Pampu inafanya kazi.
    ///
    /// en:  and then close the valve
    /// sw: [[]]kisha funga vali
    /// fix:  kisha funga vali
    ///
    /// en:  of 20 pages
    /// sw:  kati ya kurasa 20
    /// ```
    ///
    /// ## What to do
    ///
    /// Begin and end as the source does. `check --fix` does it.
    Edge = "space.edge", Warning
}

impl Rule for Edge {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let Some(source) = reading.source.as_ref().map(|source| source.text()) else { return };
        let target = reading.target.text();
        if source.trim().is_empty() || target.trim().is_empty() {
            return;
        }
        let start = |text: &str| text.len() - text.trim_start().len();
        let (wanted, there) = (&source[..start(source)], 0..start(target));
        if !alike(wanted, &target[there.clone()]) {
            let message = message(wanted, &target[there.clone()], "start");
            found.report(there, message).mend(wanted);
        }
        let end = |text: &str| text.trim_end().len();
        let (wanted, there) = (&source[end(source)..], end(target)..target.len());
        if !alike(wanted, &target[there.clone()]) {
            let message = message(wanted, &target[there.clone()], "end");
            found.report(there, message).mend(wanted);
        }
    }
}

/// Whether two runs of white space do the same: a no-break space is a space, and line breaks are alike however a file
/// writes them.
fn alike(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").replace(['\u{A0}', '\u{202F}'], " ");
    one == other || plain(one) == plain(other)
}

fn message(wanted: &str, there: &str, place: &str) -> String {
    match (wanted.is_empty(), there.is_empty()) {
        (true, _) => format!("white space at the {place} that the source has not"),
        (_, true) => format!("the white space of the source is missing at the {place}"),
        _ => format!("other white space at the {place} than in the source"),
    }
}
