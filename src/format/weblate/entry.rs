//! One object of the array, whatever is in it.
//!
//! A wrong type or a missing key is for the reader to judge, so that one odd entry does not take the file with it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// How many unknown keys of an entry are remembered.
const MOST_UNKNOWN: usize = 20;

/// The value of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Value {
    /// There is none, or it is `null`.
    #[default]
    None,
    Text(String),
    Number(i64),
    /// A value of a type that nothing in an entry has.
    Other,
}

impl Value {
    /// The text, empty where there is none.
    pub(super) fn text(&self) -> &str {
        match self {
            Value::Text(text) => text,
            _ => "",
        }
    }
}

/// The keys of an entry.
pub(super) const KEYS: [&str; 8] =
    ["source_language", "target_language", "source", "target", "origin", "context", "status", "category"];

/// An entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The values of [`KEYS`].
    values: [Value; KEYS.len()],
    /// Keys that stand there twice.
    pub(super) doubled: Vec<&'static str>,
    /// Keys that are none of ours.
    pub(super) unknown: Vec<String>,
}

impl Entry {
    /// The value of `key`.
    pub(super) fn value(&self, key: &str) -> &Value {
        const NOTHING: &Value = &Value::None;
        KEYS.iter().position(|known| *known == key).map_or(NOTHING, |at| &self.values[at])
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with source_language, target_language, source and target")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Entry, M::Error> {
                let mut entry = Entry::default();
                let mut seen = [false; KEYS.len()];
                while let Some(key) = map.next_key::<String>()? {
                    let Some(at) = KEYS.iter().position(|known| *known == key) else {
                        map.next_value::<IgnoredAny>()?;
                        if entry.unknown.len() < MOST_UNKNOWN {
                            entry.unknown.push(key);
                        }
                        continue;
                    };
                    let value = map.next_value()?;
                    // The last one counts, as for most that read JSON.
                    entry.values[at] = value;
                    if std::mem::replace(&mut seen[at], true) && !entry.doubled.contains(&KEYS[at]) {
                        entry.doubled.push(KEYS[at]);
                    }
                }
                Ok(entry)
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Value, E> {
                Ok(Value::Text(text))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
                Ok(i64::try_from(number).map_or(Value::Other, Value::Number))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
                Ok(Value::Number(number))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
                Ok(Value::Other)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
                Ok(Value::Other)
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::None)
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut sequence: S) -> Result<Value, S::Error> {
                while sequence.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Value, M::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
            }
        }
        deserializer.deserialize_any(Any)
    }
}
