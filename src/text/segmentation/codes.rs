//! Inline codes, as far as cutting cares.

use std::ops::Range;

/// What an inline code is to whoever cuts the text it stands in. The first three are the kinds of `formathandle` in SRX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeRole {
    /// Opens a pair, such as bold type: not seen by rules.
    Opening,
    /// Closes a pair: not seen by rules.
    Closing,
    /// Stands alone. Where it touches an end mark before it, as the reference to a footnote does, it is not seen by
    /// rules; elsewhere it is as [`CodeRole::Object`].
    Isolated,
    /// Takes the place of a word, as a code span or a picture: rules see one character in its place.
    Object,
}

/// An inline code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeInText {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// What it is.
    pub role: CodeRole,
}
