//! What somebody types to look for: words, `"phrases"`, `beginnings*`.

use super::super::AppError;
use crate::matching::concordance::Sought;
use crate::store::Store;
use crate::terminology::word_forms::word_forms;
use crate::text::fold::fold;
use crate::text::language::Language;
use crate::text::search_words::{fold_search_word, search_words};
use crate::text::tokens::tokenise;

/// One part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// As it was typed, where it is one word that may take other forms.
    word: Option<String>,
    /// Its search words.
    words: Vec<String>,
    /// Whether the last one is only the beginning of a word.
    prefix: bool,
}

/// The parts of `query`. Quotation marks of any shape enclose a phrase, a `*` ends the beginning of a word; all other
/// marks only part words.
pub(super) fn parse(query: &str) -> Result<Vec<Part>, AppError> {
    let mut parts = Vec::new();
    let mut quoted = false;
    for piece in query.split_inclusive(is_quotation_mark) {
        let text = piece.strip_suffix(is_quotation_mark).unwrap_or(piece);
        if quoted {
            parts.extend(part(text, true)?);
        } else {
            for word in text.split_whitespace() {
                parts.extend(part(word, false)?);
            }
        }
        quoted ^= piece.len() > text.len();
    }
    if parts.is_empty() {
        return Err(AppError::Refused(
            "there is no word in the query; marks alone are found with --regex, as in --regex '%'".to_owned(),
        ));
    }
    Ok(parts)
}

/// Single quotation marks are apostrophes here.
fn is_quotation_mark(c: char) -> bool {
    let mut bytes = [0; 4];
    fold(c.encode_utf8(&mut bytes)) == "\""
}

fn part(text: &str, quoted: bool) -> Result<Option<Part>, AppError> {
    let beginning = text.trim_end().strip_suffix('*');
    let text = beginning.unwrap_or(text);
    if text.contains('*') {
        return Err(AppError::Refused(format!(
            "`*` can only end a word, and in `{}` it does not; for anything else use --regex",
            text.trim()
        )));
    }
    let found = search_words(text, &tokenise(text, []));
    // What is before the star must be a word up to its end.
    let prefix = beginning.is_some() && found.last().is_some_and(|last| last.span.end == text.len());
    if beginning.is_some() && !prefix {
        return Err(AppError::Refused("`*` needs the beginning of a word before it, as in kita*".to_owned()));
    }
    let word = match found.as_slice() {
        [one] if !quoted && !prefix => Some(text[one.span.clone()].to_owned()),
        _ => None,
    };
    let words: Vec<String> = found.into_iter().map(|word| word.folded).collect();
    Ok((!words.is_empty()).then_some(Part { word, words, prefix }))
}

/// What is to be looked for in texts in `language`: with the other forms of single words, unless they are wanted
/// `as_written` alone.
pub(super) fn sought(
    store: &Store,
    parts: &[Part],
    language: &Language,
    as_written: bool,
) -> Result<Vec<Sought>, AppError> {
    let mut all = Vec::with_capacity(parts.len());
    for part in parts {
        let mut alternatives = vec![part.words.clone()];
        if let Some(word) = part.word.as_deref().filter(|_| !as_written) {
            add_forms(store, word, language, &mut alternatives)?;
        }
        all.push(Sought { alternatives, prefix: part.prefix });
    }
    Ok(all)
}

fn add_forms(
    store: &Store,
    word: &str,
    language: &Language,
    alternatives: &mut Vec<Vec<String>>,
) -> Result<(), AppError> {
    let forms = word_forms(word, language.base());
    let mut add = |form: String| {
        if !form.is_empty() && alternatives.iter().all(|known| *known != [form.as_str()]) {
            alternatives.push(vec![form]);
        }
    };
    for form in &forms.listed {
        add(fold_search_word(form));
    }
    if !forms.verbs.is_empty() {
        store.words_in_concordance(language.base(), &mut |word| {
            if forms.verbs.has(word) {
                add(word.to_owned());
            }
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(query: &str) -> Vec<String> {
        let show = |part: Part| {
            let form = if part.word.is_some() { "~" } else { "" };
            format!("{form}{}{}", part.words.join(" "), if part.prefix { "*" } else { "" })
        };
        parse(query).unwrap().into_iter().map(show).collect()
    }

    #[test]
    fn words_phrases_and_beginnings() {
        assert_eq!(parsed("rare  Earths"), ["~rare", "~earths"]);
        assert_eq!(parsed("\"rare earths\" mine"), ["rare earths", "~mine"]);
        assert_eq!(parsed("“rare earths” «tin ore»"), ["rare earths", "tin ore"]);
        assert_eq!(parsed("kita* \"rare ear*\""), ["kita*", "rare ear*"]);
        assert_eq!(parsed("low-carbon low-car*"), ["low carbon", "low car*"]);
        assert_eq!(parsed("ng’ombe 'sasa'"), ["~ngombe", "~sasa"]);
        assert_eq!(parsed("中国稀土"), ["中 国 稀 土"]);
        assert_eq!(parsed("\"no end"), ["no end"]);
        assert_eq!(parsed("(tin AND -tin) OR NEAR/2"), ["~tin", "~and", "~tin", "~or", "near 2"]);
    }

    #[test]
    fn what_cannot_be_looked_for_is_refused() {
        for query in ["", " ", "%", "\"\"", "*", "*uku", "ki*bu", "a **", "kita-*", "\u{0}"] {
            assert!(parse(query).is_err(), "{query:?}");
        }
    }
}
