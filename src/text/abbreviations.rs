//! Abbreviations after whose full stop no sentence ends, by language.
//!
//! Swahili: the forms of Kamusi ya Kiswahili Sanifu (TUKI) and of current newspapers, typed for this project.

/// How a full stop after an abbreviation is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Never a sentence end: a title or a word that needs what follows (`Dk. Asha`, `e.g. copper`).
    Never,
    /// No sentence end before a figure (`No. 5`, `uk. 12`); otherwise the word is an ordinary one.
    BeforeFigure,
    /// A sentence end only where a capital follows (`n.k. Kampuni`, `etc. The`).
    BeforeSmallLetter,
    /// A sentence end only before one of `STARTERS`: what follows is the rest of a name (`U.S. Army`).
    InName,
}

use Stop::{BeforeFigure, BeforeSmallLetter, InName, Never};

/// Words that begin sentences and no names, with their capital: white space or a comma stands behind them.
pub(super) const STARTERS: &[&str] = &[
    "A", "After", "All", "Although", "An", "And", "As", "At", "Because", "Before", "Both", "But", "By", "During",
    "Each", "Even", "For", "From", "He", "Her", "His", "How", "However", "I", "If", "In", "It", "Its", "Many", "Most",
    "No", "Not", "On", "Once", "One", "Only", "Other", "Others", "Our", "She", "Since", "So", "Some", "Such", "That",
    "The", "Their", "Then", "There", "These", "They", "This", "Those", "Thus", "To", "Two", "Under", "Until", "We",
    "What", "When", "Where", "Whether", "Which", "While", "Who", "Why", "With", "Yet", "You", "Your",
];

#[rustfmt::skip]
/// English abbreviations, without their last full stop.
const ENGLISH: &[(&str, Stop)] = &[
    ("Dr", Never), ("Mr", Never), ("Mrs", Never), ("Ms", Never), ("Prof", Never), ("Eng", Never), ("Hon", Never),
    ("Gen", Never), ("Col", Never), ("Capt", Never), ("Lt", Never), ("Sgt", Never), ("Rev", Never), ("Maj", Never), ("Adm", Never), ("Cpl", Never), ("Supt", Never),
    ("Mt", Never), ("Ft", Never),
    ("Messrs", Never), ("Gov", Never), ("Sen", Never), ("Rep", Never), ("Pres", Never), ("e.g", Never), ("i.e", Never),
    ("cf", Never), ("viz", Never), ("vs", Never), ("approx", Never), ("ca", Never), ("incl", Never), ("excl", Never),
    ("esp", Never), ("resp", Never), ("al", BeforeSmallLetter), ("No", BeforeFigure), ("no", BeforeFigure),
    ("Nos", BeforeFigure), ("nos", BeforeFigure), ("p", BeforeFigure), ("pp", BeforeFigure), ("vol", BeforeFigure),
    ("Vol", BeforeFigure), ("Fig", Never), ("fig", BeforeFigure), ("Figs", Never), ("Eq", BeforeFigure),
    ("Sec", BeforeFigure), ("Ch", BeforeFigure), ("ch", BeforeFigure), ("Art", BeforeFigure), ("Tab", BeforeFigure),
    ("Jan", BeforeFigure), ("Feb", BeforeFigure), ("Mar", BeforeFigure), ("Apr", BeforeFigure), ("Jun", BeforeFigure),
    ("Jul", BeforeFigure), ("Aug", BeforeFigure), ("Sep", BeforeFigure), ("Sept", BeforeFigure), ("Oct", BeforeFigure),
    ("Nov", BeforeFigure), ("Dec", BeforeFigure), ("etc", BeforeSmallLetter), ("Inc", BeforeSmallLetter),
    ("Ltd", BeforeSmallLetter), ("Co", BeforeSmallLetter), ("Corp", BeforeSmallLetter), ("Bros", BeforeSmallLetter),
    ("Dept", BeforeSmallLetter), ("Est", BeforeSmallLetter), ("est", BeforeSmallLetter), ("max", BeforeSmallLetter),
    ("min", BeforeSmallLetter), ("temp", BeforeSmallLetter), ("a.m", BeforeSmallLetter), ("p.m", BeforeSmallLetter),
    ("U.S", InName), ("U.K", InName), ("U.N", InName), ("E.U", InName), ("U.S.A", InName),
    // A saint, or a street.
    ("St", InName),
];

#[rustfmt::skip]
/// Swahili abbreviations, without their last full stop.
const SWAHILI: &[(&str, Stop)] = &[
    ("Bw", Never), ("Bi", Never), ("Ndg", Never), ("Alh", Never), ("Bib", Never), ("Mab", Never), ("Dk", Never), ("Dkt", Never), ("Dr", Never),
    ("Mr", Never), ("Mrs", Never), ("Ms", Never), ("Prof", Never), ("Mhe", Never), ("Mh", Never), ("Inj", Never), ("Eng", Never),
    ("Kapt", Never), ("Jen", Never), ("Kan", Never), ("Mch", Never), ("Mha", Never), ("Mwl", Never), ("Sh", Never), ("Ust", Never), ("St", Never),
    ("Mt", Never), ("Bal", Never), ("Mst", Never), ("Pd", Never), ("Brig", Never), ("Maj", Never), ("Lt", Never), ("k.m", Never), ("k.v", Never), ("n.k", BeforeSmallLetter),
    ("nk", BeforeSmallLetter), ("k.k", BeforeSmallLetter), ("k.w", BeforeFigure), ("taz", Never), ("Taz", Never),
    ("ling", Never), ("mf", Never), ("takr", Never), ("uk", BeforeFigure),
    ("tar", BeforeFigure), ("kif", BeforeFigure), ("sh", BeforeFigure), ("Tsh", BeforeFigure), ("TSh", BeforeFigure),
    ("Ksh", BeforeFigure), ("KSh", BeforeFigure),
    ("kr", BeforeFigure), ("kur", BeforeFigure), ("Na", BeforeFigure), ("na", BeforeFigure), ("Nam", BeforeFigure),
    ("nam", BeforeFigure), ("No", BeforeFigure), ("no", BeforeFigure), ("Juz", BeforeFigure), ("juz", BeforeFigure),
    ("s.l.p", BeforeFigure), ("S.L.P", BeforeFigure), ("Jan", BeforeFigure), ("Feb", BeforeFigure),
    ("Mac", BeforeFigure), ("Apr", BeforeFigure), ("Jun", BeforeFigure), ("Jul", BeforeFigure), ("Ago", BeforeFigure),
    ("Sep", BeforeFigure), ("Sept", BeforeFigure), ("Okt", BeforeFigure), ("Nov", BeforeFigure), ("Des", BeforeFigure), ("K.K", BeforeSmallLetter),
    ("B.K", BeforeSmallLetter), ("Ltd", BeforeSmallLetter), ("approx", Never), ("e.g", Never), ("i.e", Never),
];

/// The abbreviations of English, without their last full stop.
pub(super) fn english() -> &'static [(&'static str, Stop)] {
    ENGLISH
}

/// The abbreviations of Swahili, without their last full stop.
pub(super) fn swahili() -> &'static [(&'static str, Stop)] {
    SWAHILI
}

/// How the full stop after `word` (without it) is read in the language with the primary subtag `base`; `None`: the
/// word is no abbreviation. A language that has no list of its own uses both.
pub fn stop_after(word: &str, base: &str) -> Option<Stop> {
    // At the start of a sentence or cell an abbreviation has a capital.
    let small: String = word.chars().take(1).flat_map(char::to_lowercase).chain(word.chars().skip(1)).collect();
    let find = |list: &[(&str, Stop)]| {
        let of = |word: &str| list.iter().find(|(known, _)| *known == word).map(|(_, stop)| *stop);
        of(word).or_else(|| of(&small))
    };
    match base {
        "en" => find(ENGLISH),
        "sw" => find(SWAHILI),
        _ => find(ENGLISH).or_else(|| find(SWAHILI)),
    }
}
