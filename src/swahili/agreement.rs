//! What a form agrees with: the classes and persons that it can stand for, all at once.
//!
//! Many forms serve several classes (`wa`: 1, 2, 3, 11, 14), so agreement is a set, and two words agree where their sets
//! meet.

use std::fmt;

use super::noun_class::NounClass;

/// A set of noun classes and of the first and second persons; the third person is class 1 or 2.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Agreement(u32);

/// The persons by bit, above those of the classes.
const PERSONS: [(u32, &str); 4] = [(20, "1sg"), (21, "2sg"), (22, "1pl"), (23, "2pl")];

impl Agreement {
    /// With nothing.
    pub const NONE: Agreement = Agreement(0);
    /// I.
    pub const FIRST: Agreement = Agreement(1 << 20);
    /// You, one person.
    pub const SECOND: Agreement = Agreement(1 << 21);
    /// We.
    pub const FIRST_PLURAL: Agreement = Agreement(1 << 22);
    /// You, several persons.
    pub const SECOND_PLURAL: Agreement = Agreement(1 << 23);

    /// With the classes that have these numbers; others are passed over.
    pub fn of(numbers: &[u8]) -> Agreement {
        numbers.iter().filter_map(|number| NounClass::new(*number)).map(Agreement::from).collect()
    }

    /// With what either agrees with.
    pub fn or(self, other: Agreement) -> Agreement {
        Agreement(self.0 | other.0)
    }

    /// With what both agree with.
    pub fn and(self, other: Agreement) -> Agreement {
        Agreement(self.0 & other.0)
    }

    /// With what this one agrees with and `other` does not.
    pub fn without(self, other: Agreement) -> Agreement {
        Agreement(self.0 & !other.0)
    }

    /// Whether there is something that both agree with.
    pub fn meets(self, other: Agreement) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it agrees with nothing.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it agrees with `class`.
    pub fn has(self, class: NounClass) -> bool {
        self.0 & (1 << class.number()) != 0
    }

    /// The classes, by number.
    pub fn classes(self) -> impl Iterator<Item = NounClass> {
        NounClass::all().filter(move |class| self.has(*class))
    }

    /// The classes as numbers, then the persons: `["2sg", "3", "11", "14"]` has them in the order of the grammars.
    pub fn names(self) -> Vec<String> {
        let persons = PERSONS.iter().filter(|(bit, _)| self.0 & (1 << bit) != 0).map(|(_, name)| (*name).to_owned());
        persons.chain(self.classes().map(|class| class.to_string())).collect()
    }
}

impl From<NounClass> for Agreement {
    fn from(class: NounClass) -> Self {
        Agreement(1 << class.number())
    }
}

impl FromIterator<Agreement> for Agreement {
    fn from_iter<I: IntoIterator<Item = Agreement>>(all: I) -> Self {
        all.into_iter().fold(Agreement::NONE, Agreement::or)
    }
}

impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.names().join("/"))
    }
}

impl fmt::Debug for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Agreement({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_is_a_set() {
        let wa = Agreement::of(&[1, 2, 3, 11, 14]);
        assert_eq!(wa.to_string(), "1/2/3/11/14");
        assert!(wa.meets(Agreement::of(&[3, 4])) && !wa.meets(Agreement::of(&[4, 12, 99])));
        assert_eq!(wa.and(Agreement::of(&[3, 4])), Agreement::of(&[3]));
        assert_eq!(Agreement::SECOND.or(Agreement::of(&[3])).names(), ["2sg", "3"]);
        assert!(wa.without(wa).is_empty());
    }
}
