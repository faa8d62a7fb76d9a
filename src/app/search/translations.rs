//! How what was found was translated, counted over hits.

use super::Hit;

/// Collects, from one hit after the other, the stretch of the translation that stands for what was found in the source
/// (or of the source, for what was found in the translation).
///
/// Nothing tells that stretch yet, so nothing is counted: `spotting` belongs into [`Translations::add`].
#[derive(Debug, Default)]
pub(super) struct Translations {
    counts: Vec<(String, usize)>,
}

impl Translations {
    /// Takes a hit in: its tokens, the spans found and the other text are all there.
    pub(super) fn add(&mut self, _hit: &Hit) {}

    /// The translations with how often each was found, the commonest first.
    pub(super) fn finish(mut self) -> Vec<(String, usize)> {
        self.counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        self.counts
    }
}
