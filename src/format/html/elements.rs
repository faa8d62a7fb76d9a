//! What the elements of HTML are to a reader of the page.

use crate::model::segment::CodeKind;

/// What a start tag means for the passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It ends a passage and begins another, and so does its end tag.
    Block,
    /// It opens a pair of codes inside the passage.
    Inline,
    /// It is a code of its own and has no end tag.
    Alone(CodeKind),
    /// It has no end tag and nothing of it is shown.
    Void,
    /// It and all in it is passed over, inside a passage too.
    Hidden,
    /// All in it is left out: code, or something that has to be named.
    LeftOut(Option<&'static str>),
    /// Text in code type, one code with all that is in it.
    CodeSpan,
    /// One code of this kind with all that is in it: a formula, a drawing.
    Whole(CodeKind),
}

/// The role of the element called `name`, in small letters.
pub(super) fn role(name: &str) -> Role {
    match name {
        "address" | "article" | "aside" | "audio" | "blockquote" | "body" | "button" | "canvas" | "caption"
        | "center" | "colgroup" | "datalist" | "dd" | "details" | "dialog" | "dir" | "div" | "dl" | "dt"
        | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "frameset" | "h1" | "h2" | "h3" | "h4" | "h5"
        | "h6" | "head" | "header" | "hgroup" | "html" | "label" | "legend" | "li" | "main" | "menu" | "nav"
        | "noscript" | "ol" | "optgroup" | "option" | "p" | "search" | "section" | "select" | "summary" | "table"
        | "tbody" | "td" | "textarea" | "tfoot" | "th" | "thead" | "title" | "tr" | "ul" | "video" | "plaintext" => {
            Role::Block
        }
        "br" | "wbr" | "input" | "embed" => Role::Alone(CodeKind::Placeholder),
        "img" | "image" => Role::Alone(CodeKind::Image),
        "hr" | "area" | "base" | "basefont" | "bgsound" | "col" | "frame" | "keygen" | "link" | "meta" | "param"
        | "source" | "track" => Role::Void,
        "script" | "style" | "iframe" | "noembed" | "noframes" | "rp" | "rt" => Role::Hidden,
        "pre" | "listing" | "xmp" => Role::LeftOut(Some("preformatted text")),
        "template" => Role::LeftOut(Some("a template")),
        "code" | "kbd" | "samp" | "tt" => Role::CodeSpan,
        "math" => Role::Whole(CodeKind::Placeholder),
        "svg" => Role::Whole(CodeKind::Image),
        _ => Role::Inline,
    }
}

/// Whether the tag parts passages.
pub(super) fn is_block(name: &str) -> bool {
    matches!(role(name), Role::Block | Role::LeftOut(_)) || name == "hr"
}

/// What an inline element is called beyond HTML; otherwise its own name.
pub(super) fn category(name: &str) -> &str {
    match name {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "a" => "link",
        other => other,
    }
}

/// Whether the element called `name` ends where `next` begins, without an end tag.
pub(super) fn ends_before(name: &str, next: &str) -> bool {
    match name {
        "p" => is_block(next) && !matches!(next, "button" | "label" | "noscript" | "select" | "option" | "textarea"),
        "li" | "option" | "tr" => next == name,
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" => matches!(next, "td" | "th" | "tr"),
        "thead" | "tbody" | "tfoot" => matches!(next, "tbody" | "tfoot"),
        _ => false,
    }
}

/// Whether the element called `name` can end without an end tag of its own where that around it ends.
pub(super) fn can_stay_open(name: &str) -> bool {
    matches!(name, "p" | "li" | "option" | "tr" | "dt" | "dd" | "td" | "th" | "thead" | "tbody" | "tfoot")
}
