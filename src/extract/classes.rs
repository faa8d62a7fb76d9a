//! Which noun class a candidate has, and what speaks for it.

use fnv::FnvHashMap;

use super::phrase::{Head, Source};
use crate::swahili::agreement::Agreement;
use crate::swahili::noun_class::NounClass;

/// A suggested noun class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassEvidence {
    /// A pair or a single class: `7/8`, `9/10`, `14`.
    pub class: String,
    /// What speaks for it, in words: `in the lexicon`, `cha (3 times): class 7`.
    pub evidence: Vec<String>,
}

/// What the occurrences of a candidate say of its class.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    known: FnvHashMap<String, (usize, bool)>,
    concords: FnvHashMap<String, (usize, Agreement)>,
}

impl Classes {
    /// Takes in one occurrence.
    pub(super) fn add(&mut self, head: &Head) {
        if let Some((pair, source)) = &head.known {
            let known = self.known.entry(pair.clone()).or_default();
            known.0 += 1;
            known.1 |= *source == Source::Lexicon;
        }
        if let Some((form, agreement)) = &head.concord {
            self.concords.entry(form.clone()).or_insert((0, *agreement)).0 += 1;
        }
    }

    /// The class that most of it speaks for; `None` where nothing does.
    pub(super) fn suggestion(&self) -> Option<ClassEvidence> {
        let mut concords: Vec<_> = self.concords.iter().collect();
        concords.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
        let known = self.known.iter().max_by(|a, b| a.1.0.cmp(&b.1.0).then(b.0.cmp(a.0)));
        let class = match known {
            Some((pair, _)) => pair.clone(),
            None => by_concords(&concords.iter().map(|(_, (count, classes))| (*count, *classes)).collect::<Vec<_>>())?,
        };
        let mut evidence = Vec::new();
        if let Some((_, (_, listed))) = known {
            evidence.push(if *listed { "in the lexicon" } else { "by its making" }.to_owned());
        }
        for (form, (count, classes)) in concords.into_iter().take(3) {
            let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
            evidence.push(format!("{form} ({times}): class {classes}"));
        }
        Some(ClassEvidence { class, evidence })
    }
}

/// The pair of classes that the concords of an unknown noun allow; the classes of things before those of persons.
fn by_concords(concords: &[(usize, Agreement)]) -> Option<String> {
    const PAIRS: [(&str, &[u8]); 8] = [
        ("9/10", &[9, 10]),
        ("7/8", &[7, 8]),
        ("5/6", &[5, 6]),
        ("3/4", &[3, 4]),
        ("11/10", &[11, 10]),
        ("1/2", &[1, 2]),
        ("15", &[15]),
        ("14", &[14]),
    ];
    let weight = |classes: &[u8]| -> usize {
        let fits =
            |agreement: &Agreement| classes.iter().filter_map(|n| NounClass::new(*n)).any(|class| agreement.has(class));
        concords.iter().filter(|(_, agreement)| fits(agreement)).map(|(count, _)| *count).sum()
    };
    let best = PAIRS.iter().map(|(_, classes)| weight(classes)).max().filter(|weight| *weight > 0)?;
    PAIRS.iter().find(|(_, classes)| weight(classes) == best).map(|(pair, _)| (*pair).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn concords_suggest_a_class_and_are_named() {
        let mut classes = Classes::default();
        for (form, numbers) in [("vya", &[8][..]), ("vya", &[8]), ("cha", &[7])] {
            classes.add(&Head { known: None, concord: Some((form.to_owned(), Agreement::of(numbers))) });
        }
        let suggestion = classes.suggestion().unwrap();
        assert_eq!(suggestion.class, "7/8");
        assert_eq!(suggestion.evidence, ["vya (2 times): class 8", "cha (once): class 7"]);
        assert_eq!(Classes::default().suggestion(), None);
    }
}
