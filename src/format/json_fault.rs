//! What serde_json finds wrong, in the words of this program.

/// The fault without the place that serde_json puts behind it, which counts bytes.
pub(super) fn json_fault(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    // Half a character, as programs write that cut texts in UTF-16.
    let is_half = message.contains("surrogate") || message == "unexpected end of hex escape";
    let message = if is_half {
        "an escape such as \\ud83d is half of a surrogate pair, and its other half is missing"
    } else {
        message
    };
    message.to_owned()
}
