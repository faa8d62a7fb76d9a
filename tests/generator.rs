//! The generator that the benches measure with: the same units on every machine, and like real ones.

use std::collections::HashSet;

use istilahi::text::fold::stable_hash;
use istilahi::text::tokens::tokenise;

#[path = "../benches/generator/mod.rs"]
pub(crate) mod made;

use made::{Memory, Pair};

fn length(text: &str) -> usize {
    tokenise(text, std::iter::empty()).len()
}

#[test]
fn a_seed_gives_the_same_units_on_every_machine() {
    let memory = Memory::new(1);
    let mut all = String::new();
    for Pair { source, target } in memory.units(2000) {
        all.extend([&source, "\n", &target, "\n"]);
    }
    all.extend(memory.queries(500, 2000));
    assert_eq!(stable_hash(&all), 882_206_383_889_731_948, "the first unit:\n{}", &all[..400]);
    assert_ne!(Memory::new(2).unit(7), memory.unit(7));
    assert_eq!(memory.units(100).nth(99), Some(memory.unit(99)));
}

#[test]
fn the_units_are_as_long_and_as_various_as_real_ones() {
    let memory = Memory::new(1);
    let units: Vec<Pair> = memory.units(20_000).collect();
    let lengths: Vec<usize> = units.iter().map(|one| length(&one.source)).collect();
    let mean = lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
    assert!((14.0..16.0).contains(&mean), "{mean}");
    assert!(lengths.iter().any(|one| *one > 70) && lengths.iter().all(|one| *one < 200));
    let texts: HashSet<&str> = units.iter().map(|one| one.source.as_str()).collect();
    assert!((18_500..19_900).contains(&texts.len()), "{}", texts.len());

    // Rare words keep coming: the second half of the text brings new ones, and fewer than the first.
    let mut seen = HashSet::new();
    let mut grown = Vec::new();
    for half in units.chunks(10_000) {
        seen.extend(half.iter().flat_map(|one| one.source.split(' ')).map(str::to_lowercase));
        grown.push(seen.len());
    }
    assert!(grown[1] * 10 > grown[0] * 13 && grown[1] * 10 < grown[0] * 18, "{grown:?}");
}

#[test]
fn a_large_memory_is_a_tmx_file_of_400_bytes_a_unit() {
    let mut file = Vec::new();
    Memory::new(1).write_tmx(2000, &mut file).expect("a vector takes everything");
    assert!((350..450).contains(&(file.len() / 2000)), "{}", file.len() / 2000);
    let xml = String::from_utf8(file).expect("ASCII");
    assert_eq!(xml.matches("<tuv ").count(), 4000);
    assert!(xml.is_ascii() && xml.ends_with("</tmx>\n"));
}
