//! Swahili: how many forms lead to their words, how sure a find is, which words fail to agree, and how fast.
//!
//! The figures come first, each with its misses (`MISSES=all` lists them all), then the speed. The measuring sets in
//! `benches/measures/` were typed for this purpose, apart from the lexicon. Further sets are used where they are:
//! `DATA=FOLDER` names the folder with real texts; `FREEDICT=FILE` names the file `freedict-swh-eng.dict.dz` of Debian's package dict-freedict-swh-eng; the Python
//! package simplemma is the rival where `python3` has it.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "swahili/concord.rs"]
mod concord;
#[path = "swahili/figures.rs"]
mod figures;
#[path = "swahili/nouns.rs"]
mod nouns;
#[path = "swahili/rival.rs"]
mod rival;
#[path = "swahili/speed.rs"]
mod speed;
#[path = "swahili/terms.rs"]
mod terms;
#[path = "swahili/verbs.rs"]
mod verbs;

fn main() {
    speed::load();
    nouns::measure();
    verbs::measure();
    concord::measure();
    speed::measure();
    terms::measure();
}
