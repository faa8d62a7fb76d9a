//! `istilahi/analysis/1`: one band of one text.

use serde::Serialize;

use crate::app::analyse::{Analysis, Band};

#[derive(Serialize)]
pub(super) struct AnalysisJson<'a> {
    schema: &'static str,
    file: Option<&'a str>,
    band: Band,
    segments: u64,
    words: u64,
    characters: u64,
}

impl<'a> AnalysisJson<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> impl Iterator<Item = Self> {
        Band::ALL.iter().map(move |band| {
            let volume = analysis.volume(*band);
            AnalysisJson {
                schema: "istilahi/analysis/1",
                file: analysis.file.as_deref(),
                band: *band,
                segments: volume.segments,
                words: volume.words,
                characters: volume.characters,
            }
        })
    }
}
