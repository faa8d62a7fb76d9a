//! Profiles as TOML. Every key is known or refused, with its place and the key that was meant.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Pattern, Profile};
use crate::check::rule::Rule;
use crate::check::setting::{Setting, Usual, Value};
use crate::check::{all, named};
use crate::model::finding::Severity;
use crate::text::nearest::nearest;
use crate::text::positions::{Lines, Position};

/// The profiles that ship, by name.
pub const SHIPPED: &[(&str, &str)] = &[
    ("default", include_str!("default.toml")),
    ("strict", include_str!("strict.toml")),
    ("light", include_str!("light.toml")),
    ("monolingual", include_str!("monolingual.toml")),
];

/// What is wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ProfileError {
    /// Where.
    pub position: Position,
    /// What.
    pub message: String,
    /// What to write.
    pub hint: Option<String>,
}

/// The profile that ships under `name`.
pub fn shipped(name: &str) -> Option<Profile> {
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    Some(Profile::read(text, &mut |_| None).0)
}

impl Profile {
    /// Reads a profile from TOML. `base` gives the profile that it extends, where that does not ship. What is not
    /// understood is listed, and the rest holds: one slip does not turn all checks off.
    pub fn read(text: &str, base: &mut dyn FnMut(&str) -> Option<Profile>) -> (Profile, Vec<ProfileError>) {
        let lines = Lines::new(text);
        let place = |span: Range<usize>| lines.position(span.start);
        let (table, broken) = DeTable::parse_recoverable(text);
        let faults = broken.into_iter().map(|error| ProfileError {
            position: place(error.span().unwrap_or_default()),
            message: error.message().to_owned(),
            hint: Some("a profile is in TOML: key = \"value\"".to_owned()),
        });
        let mut reader = Reader { place: &place, faults: faults.collect() };
        let profile = reader.profile(table.get_ref(), base);
        reader.faults.sort_by_key(|fault| fault.position);
        (profile, reader.faults)
    }
}

type Entry<'a, 'i> = (&'a Spanned<Cow<'i, str>>, &'a Spanned<DeValue<'i>>);

pub(super) struct Reader<'p> {
    place: &'p dyn Fn(Range<usize>) -> Position,
    faults: Vec<ProfileError>,
}

impl Reader<'_> {
    pub(super) fn fault<T>(&self, at: Range<usize>, message: String, hint: Option<String>) -> Result<T, ProfileError> {
        Err(ProfileError { position: (self.place)(at), message, hint })
    }

    pub(super) fn wrong<T>(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) -> Result<T, ProfileError> {
        self.fault(value.span(), format!("`{key}` must be {wanted}"), None)
    }

    pub(super) fn unknown<T>(
        &self,
        key: &Spanned<Cow<'_, str>>,
        what: &str,
        known: &[&str],
    ) -> Result<T, ProfileError> {
        self.not_known(key, what, known, format!("there are: {}", known.join(", ")))
    }

    /// The fault that `key` is, with the one of `known` that was meant, else with `list`, which says what there is.
    fn not_known<T>(
        &self,
        key: &Spanned<Cow<'_, str>>,
        what: &str,
        known: &[&str],
        list: String,
    ) -> Result<T, ProfileError> {
        let near = nearest(key.get_ref(), known.iter().copied());
        let hint = near.map_or(list, |near| format!("did you mean `{near}`?"));
        self.fault(key.span(), format!("`{}` is no {what}", key.get_ref()), Some(hint))
    }

    pub(super) fn text<'v>(&self, key: &str, value: &'v Spanned<DeValue<'_>>) -> Result<&'v str, ProfileError> {
        value.get_ref().as_str().map_or_else(|| self.wrong(key, value, "a text"), Ok)
    }

    pub(super) fn word<T: FromStr>(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Result<T, ProfileError>
    where
        T::Err: std::fmt::Display,
    {
        let text = self.text(key, value)?;
        text.parse().or_else(|error: T::Err| self.fault(value.span(), error.to_string(), None))
    }

    /// Goes on after a fault.
    fn note<T>(&mut self, read: Result<T, ProfileError>) -> Option<T> {
        read.map_err(|fault| self.faults.push(fault)).ok()
    }

    fn profile(&mut self, table: &DeTable<'_>, base: &mut dyn FnMut(&str) -> Option<Profile>) -> Profile {
        let mut own = Profile::default();
        let mut extends = Profile::default();
        for (key, value) in table {
            let read = match key.get_ref().as_ref() {
                "extends" => self.base(value, base).map(|profile| extends = profile),
                "fail-on" => self.word("fail-on", value).map(|severity| own.fail_on = Some(severity)),
                "rules" => match value.get_ref().as_table() {
                    Some(rules) => {
                        rules.iter().for_each(|entry| self.rule(entry, &mut own));
                        Ok(())
                    }
                    None => self.wrong("rules", value, "a table: \"rule\" = \"severity\""),
                },
                "patterns" => match value.get_ref().as_array() {
                    Some(patterns) => {
                        for pattern in patterns {
                            let read = self.pattern(pattern, &own.patterns);
                            own.patterns.extend(self.note(read));
                        }
                        Ok(())
                    }
                    None => self.wrong("patterns", value, "a list of tables: [[patterns]]"),
                },
                _ => self.unknown(key, "key of a profile", &["extends", "fail-on", "patterns", "rules"]),
            };
            self.note(read);
        }
        extends.extend(own);
        // Only now are all patterns known, here and in what is extended.
        let rules =
            table.iter().find(|(key, _)| key.get_ref() == "rules").and_then(|(_, value)| value.get_ref().as_table());
        for entry in rules.into_iter().flatten().filter(|(key, _)| is_of_pattern(key.get_ref())) {
            let read = self.rule_of_pattern(entry, &mut extends.patterns);
            self.note(read);
        }
        extends
    }

    fn base(
        &self,
        value: &Spanned<DeValue<'_>>,
        base: &mut dyn FnMut(&str) -> Option<Profile>,
    ) -> Result<Profile, ProfileError> {
        let name = self.text("extends", value)?;
        shipped(name).or_else(|| base(name)).map_or_else(
            || {
                let names: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
                let hint = format!("it must be one of {}, or a file", names.join(", "));
                self.fault(value.span(), format!("there is no profile `{name}`"), Some(hint))
            },
            Ok,
        )
    }

    /// Reads the severity that `[rules]` gives to one of `patterns`.
    fn rule_of_pattern(&self, (key, value): Entry<'_, '_>, patterns: &mut [Pattern]) -> Result<(), ProfileError> {
        let ids: Vec<String> = patterns.iter().map(Pattern::id).collect();
        let Some(at) = ids.iter().position(|id| id == key.get_ref()) else {
            let known: Vec<&str> = ids.iter().map(String::as_str).collect();
            let list = match known.as_slice() {
                [] => {
                    "a pattern is a table [[patterns]] with a `name`: `istilahi check explain user.pattern`".to_owned()
                }
                known => format!("there are: {}", known.join(", ")),
            };
            return self.not_known(key, "pattern", &known, list);
        };
        let severity = self.severity(key.get_ref(), value)?;
        (patterns[at].is_off, patterns[at].severity) = (severity.is_none(), severity.or(patterns[at].severity));
        Ok(())
    }

    fn rule(&mut self, (key, value): Entry<'_, '_>, own: &mut Profile) {
        if is_of_pattern(key.get_ref()) {
            return;
        }
        let Some(rule) = named(key.get_ref()) else {
            let known: Vec<&str> = all().map(|rule| rule.id()).collect();
            let list = "`istilahi check rules` lists the rules".to_owned();
            let fault: Result<(), _> = self.not_known(key, "rule", &known, list);
            self.note(fault);
            return;
        };
        let DeValue::Table(settings) = value.get_ref() else {
            let severity = self.severity(key.get_ref(), value);
            own.severities.extend(self.note(severity).map(|severity| (rule.id(), severity)));
            return;
        };
        for (name, value) in settings {
            if name.get_ref() == "severity" {
                let severity = self.severity(name.get_ref(), value);
                own.severities.extend(self.note(severity).map(|severity| (rule.id(), severity)));
            } else {
                let setting = self.setting(rule, (name, value));
                own.settings.entry(rule.id()).or_default().extend(self.note(setting));
            }
        }
    }

    /// A severity, or none for `off`.
    fn severity(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Result<Option<Severity>, ProfileError> {
        let word = self.text(key, value)?;
        if word == "off" {
            return Ok(None);
        }
        word.parse().map(Some).or_else(|_| self.wrong(key, value, "error, warning, info or off"))
    }

    fn setting(&self, rule: &dyn Rule, (key, value): Entry<'_, '_>) -> Result<(&'static str, Value), ProfileError> {
        let Some(setting) = rule.settings().iter().find(|setting| setting.name == key.get_ref()) else {
            let known: Vec<&str> = rule.settings().iter().map(|one| one.name).chain(["severity"]).collect();
            return self.unknown(key, &format!("setting of {}", rule.id()), &known);
        };
        let value = self.value(setting, value)?;
        Ok((setting.name, value))
    }

    fn value(&self, setting: &Setting, value: &Spanned<DeValue<'_>>) -> Result<Value, ProfileError> {
        let refused = || self.wrong(setting.name, value, setting.usual.kind());
        let inner = value.get_ref();
        match setting.usual {
            Usual::Flag(_) => inner.as_bool().map(Value::Flag).map_or_else(refused, Ok),
            Usual::Number(_) => {
                let digits =
                    inner.as_float().map(|float| float.as_str()).or(inner.as_integer().map(|one| one.as_str()));
                let number =
                    digits.and_then(|digits| digits.replace('_', "").parse().ok()).filter(|one: &f64| one.is_finite());
                number.map(Value::Number).map_or_else(refused, Ok)
            }
            Usual::Text(_) => inner.as_str().map(|text| Value::Text(text.to_owned())).map_or_else(refused, Ok),
            Usual::Words => {
                let words = inner.as_array().and_then(|all| {
                    all.iter().map(|one| one.get_ref().as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
                });
                words.map(Value::Words).map_or_else(refused, Ok)
            }
            Usual::Replacements => {
                let pairs = inner.as_table().and_then(|all| {
                    let pair = |(key, value): Entry<'_, '_>| {
                        Some((key.get_ref().to_string(), value.get_ref().as_str()?.to_owned()))
                    };
                    all.iter().map(pair).collect::<Option<BTreeMap<_, _>>>()
                });
                pairs.map(Value::Replacements).map_or_else(refused, Ok)
            }
        }
    }
}

/// Whether `id` is what the findings of a pattern are called, or would be.
fn is_of_pattern(id: &str) -> bool {
    id.starts_with("user.") && named(id).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Profile, ProfileError> {
        let (profile, faults) = Profile::read(text, &mut |_| None);
        faults.into_iter().next().map_or(Ok(profile), Err)
    }

    #[track_caller]
    fn refused(text: &str, place: (usize, usize), words: &str, hint: Option<&str>) {
        let error = read(text).unwrap_err();
        assert_eq!((error.position.line, error.position.column), place, "{error}");
        assert!(error.message.contains(words), "{error}");
        if let Some(hint) = hint {
            assert!(error.hint.as_ref().is_some_and(|all| all.contains(hint)), "{:?}", error.hint);
        }
    }

    fn severity(profile: &Profile, id: &str) -> Option<Severity> {
        profile.severity(named(id).unwrap())
    }

    #[test]
    fn the_shipped_profiles_are_whole() {
        for (name, text) in SHIPPED {
            read(text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        }
        assert!(shipped("strct").is_none());
    }

    #[test]
    fn a_profile_changes_what_it_extends() {
        let base =
            read("fail-on = \"info\"\n[rules]\n\"space.double\" = \"error\"\n\"spelling.mixed\" = \"off\"").unwrap();
        let text = "extends = \"house.toml\"\n[rules]\n\"space.double\" = \"info\"\n";
        let profile = Profile::read(text, &mut |name| (name == "house.toml").then(|| base.clone())).0;
        assert_eq!(severity(&profile, "space.double"), Some(Severity::Info));
        assert_eq!(severity(&profile, "spelling.mixed"), None);
        assert_eq!(profile.fail_on, Some(Severity::Info));
    }

    #[test]
    fn rules_that_are_asked_for_run_alone_even_where_they_are_off() {
        let mut profile = read("[rules]\n\"space.double\" = \"off\"").unwrap();
        profile.only(["space.double"]);
        assert_eq!(severity(&profile, "space.double"), Some(Severity::Warning));
        assert_eq!(severity(&profile, "spelling.mixed"), None);
    }

    #[test]
    fn a_pattern_that_is_asked_for_runs_alone() {
        let patterns = "patterns = [{ name = 'a', target = 'a' }, { name = 'b', target = 'b' }]";
        let profile = read(patterns).unwrap();
        let mut alone = profile.clone();
        alone.only(["user.b"]);
        assert_eq!(alone.patterns.iter().map(|pattern| pattern.id()).collect::<Vec<_>>(), ["user.b"]);
        assert_eq!(severity(&alone, "user.pattern"), Some(Severity::Warning));
        let looked_for = |profile: &Profile| {
            ["user.a", "user.b", "user.gone", "space.double", "space.gone"].map(|id| profile.looks_for(id))
        };
        assert_eq!(looked_for(&profile), [true; 5]);
        assert_eq!(looked_for(&alone), [false, true, false, false, false]);
        let off = read(&format!("{patterns}\n[rules]\n'user.pattern' = 'off'\n'space.double' = 'off'")).unwrap();
        assert_eq!(looked_for(&off), [false, false, false, false, true]);
        let mut all = profile.clone();
        all.only(["user.a", "user.pattern"]);
        assert_eq!(all.patterns.len(), 2);
    }

    #[test]
    fn a_rule_of_a_pattern_sets_its_severity_or_turns_it_off() {
        let base = read("patterns = [{ name = 'a', target = 'a' }, { name = 'b', target = 'b', severity = 'info' }]");
        let base = base.unwrap();
        let text = "extends = 'house.toml'\n[rules]\n'user.a' = 'error'\n'user.b' = 'off'\n";
        let (profile, faults) = Profile::read(text, &mut |_| Some(base.clone()));
        assert_eq!(faults, []);
        let [a, b] = profile.patterns.as_slice() else { panic!("two patterns") };
        assert_eq!((a.severity, a.is_off, b.is_off), (Some(Severity::Error), false, true));
        assert!(profile.looks_for("user.a") && !profile.looks_for("user.b"));
        let mut alone = profile.clone();
        alone.only(["user.b"]);
        assert!(alone.looks_for("user.b"));
        let unknown = "patterns = [{ name = 'dash', target = 'a' }]\n[rules]\n";
        for (id, hint) in [("user.dahs", "did you mean `user.dash`?"), ("user.quite-another", "there are: user.dash")] {
            refused(&format!("{unknown}'{id}' = 'off'"), (3, 1), "is no pattern", Some(hint));
        }
        refused("[rules]\n'user.y' = 'off'", (2, 1), "`user.y` is no pattern", Some("[[patterns]]"));
        refused(&format!("{unknown}'user.dash' = 'loud'"), (3, 15), "error, warning, info or off", None);
    }

    #[test]
    fn what_is_not_known_is_refused_with_its_place() {
        refused("extend = \"strict\"", (1, 1), "`extend` is no key of a profile", Some("`extends`"));
        refused("extends = \"strickt\"", (1, 11), "no profile `strickt`", Some("strict"));
        refused("[rules]\n\"space.duble\" = \"off\"", (2, 1), "`space.duble` is no rule", Some("space.double"));
        refused("[rules]\n\"space.double\" = \"loud\"", (2, 18), "error, warning, info or off", None);
        refused("[rules]\n\"space.double\" = { severty = \"info\" }", (2, 20), "`severty`", Some("severity"));
        refused("rules = 3", (1, 9), "`rules` must be a table", None);
        refused("fail-on = true", (1, 11), "must be a text", None);
        refused("fail-on = \"never\"", (1, 11), "`never`", None);
        refused("[rules\n", (1, 7), "", Some("TOML"));
    }

    #[test]
    fn what_is_understood_holds_beside_what_is_not() {
        let text = "[rules]\n\"space.duble\" = \"off\"\n\"space.double\" = \"error\"\n\n[[patterns]]\nname = \"a\"\n\
                    target = \"(\"\n\n[[patterns]]\nname = \"b\"\ntarget = \"x\"\n";
        let (profile, faults) = Profile::read(text, &mut |_| None);
        assert_eq!(faults.iter().map(|fault| fault.position.line).collect::<Vec<_>>(), [2, 7]);
        assert_eq!(severity(&profile, "space.double"), Some(Severity::Error));
        assert_eq!(profile.patterns.len(), 1);
    }
}
