//! Floor 2, on top of `swahili`: which terms stand in a text, and which term somebody asks for.
//!
//! [`inflection::forms`] is the one place that knows how a term can look; [`recognise`] and [`lookup`] go by its forms
//! alone. When morphology grows, it grows behind that function.

mod capitals;
pub mod english;
pub mod how;
pub mod inflection;
mod key;
pub mod lookup;
pub mod recognise;
#[cfg(test)]
mod sample;
