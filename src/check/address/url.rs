use super::{compare, urls};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// The address of a page that was changed or lost
    ///
    /// ## What it finds
    ///
    /// An address in the translation (`https://…`, `www.…`) that is none of the source's, and an address of the
    /// source that the translation lacks. `http` and `https`, a last slash and the language in the address
    /// (`/en/` and `/sw/`) may differ.
    ///
    /// ## Why
    ///
    /// One wrong character leads nowhere.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: See https://example.org/help for more.
    /// sw: Tazama [[https://example.org/msaada]] kwa zaidi.
    /// suggest: https://example.org/help
    ///
    /// en: See [[www.example.org]] for more.
    /// sw: Tazama tovuti kwa zaidi.
    ///
    /// en: See http://example.org/en/help.
    /// sw: Tazama https://example.org/sw/help/.
    /// ```
    ///
    /// ## What to do
    ///
    /// Copy the address from the source, or dismiss the finding where there is a page in Swahili.
    Url = "address.url", Error
}

impl Rule for Url {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        compare(reading, urls, same, found);
    }
}

/// Whether two addresses lead to one page, in whatever language.
fn same(one: &str, other: &str) -> bool {
    let parts = |address: &str| -> Vec<String> {
        let address = address.to_lowercase();
        let start = address.find("://").map_or(0, |at| at + 3);
        let bare = address.get(start..).unwrap_or_default();
        let bare = bare.strip_prefix("www.").unwrap_or(bare);
        let language = |part: &&str| !matches!(*part, "en" | "sw" | "en-us" | "en-gb" | "sw-ke" | "sw-tz" | "");
        bare.split('/').filter(language).map(str::to_owned).collect()
    };
    parts(one) == parts(other)
}
