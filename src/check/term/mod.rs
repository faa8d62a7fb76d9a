//! Rules about the terms of the glossary.

mod content_words;
mod deprecated;
mod forbidden;
mod kept;
mod missing;
mod mixed;
mod other_sense;
mod short;
mod unwanted;

use super::rule::Rule;

pub(super) use content_words::ContentWords;
pub(super) use short::{is_abbreviation, is_explained};

pub(super) const RULES: &[&dyn Rule] =
    &[&forbidden::Forbidden, &deprecated::Deprecated, &missing::Missing, &mixed::Mixed, &kept::Kept];
