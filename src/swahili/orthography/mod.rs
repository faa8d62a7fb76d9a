//! How Swahili is written: the apostrophe of `ng'`, doubled words, spellings of one word, capitals, numbers in figures
//! and in words, the clock, dates, and the signs of each country.
//!
//! Every reader here takes a text and gives what it found with byte ranges of that text, in order and not overlapping.
//! What can be read two ways gives both readings, the likelier first; what cannot be read gives none. Nothing is judged
//! here but the shape of words: whether a translation is right is for the checks to say. A clock (`saa 2:30`) or a date
//! (`24/12/2024`) is made of figures, which [`figures`] finds as well: who compares numbers takes those two out first.
//!
//! Sources: Ashton 1944 for numerals and the clock, CLDR 45 for signs, names of months and patterns, counts in 763,000
//! words of human text for what people write.

pub mod apostrophe;
pub mod capitals;
pub mod clock;
pub mod dates;
pub mod figures;
pub mod locale;
pub mod numerals;
pub mod quantity;
pub mod reduplication;
pub mod variants;
