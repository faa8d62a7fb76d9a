//! How far a unit has come and who made it, in the words of tables.

use crate::model::provenance::{Origin, Status};

fn letters(written: &str) -> String {
    written.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The status that `written` means.
pub(super) fn status(written: &str) -> Option<Status> {
    Some(match letters(written).as_str() {
        "draft" | "new" | "fuzzy" | "needstranslation" | "untranslated" | "needsreview" | "needswork"
        | "unreviewed" | "pending" | "inprogress" | "pretranslated" | "rasimu" => Status::Draft,
        "translated" | "done" | "complete" | "completed" | "confirmed" => Status::Translated,
        "reviewed" | "proofread" | "checked" | "verified" => Status::Reviewed,
        "approved" | "final" | "signedoff" | "published" | "accepted" => Status::Approved,
        "rejected" | "wrong" => Status::Rejected,
        _ => return None,
    })
}

/// What somebody decided who looked at a row: `true` for good, `false` for bad.
pub(super) fn verdict(written: &str) -> Option<bool> {
    match letters(written).as_str() {
        "accept" | "accepted" | "yes" | "y" | "ok" | "good" | "right" | "true" | "x" | "ndiyo" | "sawa" => Some(true),
        "reject" | "rejected" | "no" | "n" | "bad" | "wrong" | "false" | "hapana" => Some(false),
        _ => None,
    }
}

/// The origin that `written` means.
pub(super) fn origin(written: &str) -> Option<Origin> {
    Some(match letters(written).as_str() {
        "human" | "person" | "ht" | "manual" => Origin::Human,
        "machine" | "mt" | "nmt" | "machinetranslation" | "ai" | "llm" => Origin::Machine,
        "alignment" | "aligned" => Origin::Alignment,
        _ => return None,
    })
}
