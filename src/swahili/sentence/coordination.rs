//! Two nouns or names joined by `na` as one subject, whose verb is in the plural (Marten 2000).

use super::Span;
use super::item::{Item, ItemKind};
use super::subject::Conjunct;
use crate::swahili::agreement::Agreement;

/// Nouns that after `na` add a part to the thing before them, and are no second thing: `mwaka mmoja na nusu`.
const PARTS: [&str; 4] = ["nusu", "robo", "theluthi", "thuluthi"];

/// Whether the nouns are joined with each other and not inside a complement: each is bare, or the second repeats the
/// first (`kikundi cha A na kikundi cha B`). Only things that can be counted: abstract nouns joined take the singular as
/// well.
pub(super) fn is_coordination(conjuncts: &[Conjunct]) -> bool {
    let [first, .., last] = conjuncts else {
        return false;
    };
    if last.lemma.is_some_and(|lemma| PARTS.contains(&lemma)) {
        return false;
    }
    let things = Agreement::of(&[3, 5, 7, 9, 10]);
    // An institution takes the concord of persons too: kikundi, kampuni.
    let persons = Agreement::of(&[1, 2]);
    let thing = |one: &Conjunct| one.agreement.meets(things) && one.agreement.without(things.or(persons)).is_empty();
    let singular = conjuncts.iter().all(|one| !one.plural && thing(one));
    let parallel = !first.has_complement || (first.lemma == last.lemma && last.has_complement);
    singular && parallel && conjuncts.iter().all(|one| !one.or)
}

/// Two names from `at` with `na` between them, and the index of the first item after them.
pub(super) fn names(items: &[Item], at: usize) -> Option<(Span, usize)> {
    let is_name = |index: usize| matches!(items.get(index).map(|item| &item.kind), Some(ItemKind::Name));
    let end_of_name = |mut index: usize| {
        while is_name(index) {
            index += 1;
        }
        index
    };
    let first = end_of_name(at);
    if first == at || !matches!(items.get(first)?.kind, ItemKind::Joining { both: true }) {
        return None;
    }
    let second = end_of_name(first + 1);
    let span = items[at].span.start..items.get(second.checked_sub(1)?)?.span.end;
    (second > first + 1).then_some((span, second))
}
