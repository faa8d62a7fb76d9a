use super::concord::{self, Failing};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// A verb that does not agree with its subject
    ///
    /// ## What it finds
    ///
    /// A verb whose subject prefix is of another class than the noun or nouns that begin its clause. It is silent
    /// where the verb can be impersonal (`inabidi`), where a number or a group is the subject (`asilimia 40 ya watu
    /// wanaishi`), and where two nouns leave a choice.
    ///
    /// ## Why
    ///
    /// It is the fault that machine translation and long sentences bring most often: the noun is far away when the
    /// verb comes.
    ///
    /// ## Example
    ///
    /// ```text
    /// sw: Mitambo ya kiwanda hicho [[zinazalisha]] umeme.
    /// suggest: inazalisha
    ///
    /// sw: Uchambuzi wa sampuli [[imeonyesha]] kwamba maji ni safi.
    /// suggest: umeonyesha
    ///
    /// sw: Polisi walisema kuwa barabara imefungwa.
    /// sw: Asilimia 40 ya watu wanaishi mijini.
    /// ```
    ///
    /// ## What to do
    ///
    /// Give the verb the prefix of its subject, or look whether another noun was meant to be the subject.
    Subject = "sw.subject", Warning, precision 0.91
}

impl Rule for Subject {
    fn language(&self) -> Option<&'static str> {
        Some("sw")
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        concord::report(&reading.target, Failing::Verb, found);
    }
}
