use super::{compare, mails};
use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;

rule! {
    /// The address of a mailbox that was changed or lost
    ///
    /// ## What it finds
    ///
    /// A mail address in the translation that is none of the source's, and one of the source that the translation
    /// lacks. Capitals do not count.
    ///
    /// ## Why
    ///
    /// Mail to a wrong address comes back or goes to a stranger.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Write to info@example.or.tz today.
    /// sw: Andika kwa [[habari@example.or.tz]] leo.
    /// suggest: info@example.or.tz
    ///
    /// en: Write to [[info@example.or.tz]] today.
    /// sw: Tuandikie leo.
    ///
    /// en: Write to Info@Example.or.tz today.
    /// sw: Andika kwa info@example.or.tz leo.
    /// ```
    ///
    /// ## What to do
    ///
    /// Copy the address from the source.
    Email = "address.email", Error
}

impl Rule for Email {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        compare(reading, mails, |one, other| one.eq_ignore_ascii_case(other), found);
    }
}
