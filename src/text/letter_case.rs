//! Words with a capital.

/// `word` with a capital.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `word` with a capital where `model` has one.
pub fn with_case(word: &str, model: &str) -> String {
    if model.starts_with(char::is_uppercase) { capitalised(word) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_is_given_where_the_model_has_one() {
        assert_eq!(["", "é", "Ya", "iPhone"].map(capitalised), ["", "É", "Ya", "IPhone"]);
        assert_eq!(with_case("vifaa", "Kifaa"), "Vifaa");
        assert_eq!(with_case("vifaa", "kifaa"), "vifaa");
        assert_eq!(with_case("vifaa", ""), "vifaa");
    }
}
