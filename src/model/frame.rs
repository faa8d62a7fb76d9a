//! What of an exchange file stands around its units or concepts, for writing the same file again.

/// The start and the end of a file, as canonical XML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The word that names the file's format, such as `tmx`.
    pub format: String,
    /// All before the first unit or concept.
    pub head: String,
    /// All behind the last one.
    pub tail: String,
}
