//! What a piece of a document is.

/// What a paragraph, heading, list item or table cell of a document is, as far as its format tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PassageKind {
    /// Running text, and whatever nothing else is known of.
    #[default]
    Paragraph,
    /// A heading, with its level from 1.
    Heading(u8),
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    Cell,
    /// A quotation.
    Quote,
    /// What stands with a picture or table: its caption, its alternative text.
    Caption,
}
