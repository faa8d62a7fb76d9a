//! Proposals as a table: a row is one, and whoever decides writes yes or no into its first column.

use super::super::super::{Heading, Losses, Proposal};
use super::super::fields::Field;
use super::super::output::RowOutput;
use super::words::yes_or_no;
use crate::model::concept::{PartOfSpeech, Term};
use crate::text::language::Language;

/// What a row says of a proposal for whoever decides; an import has no use for it.
const FOR_DECIDING: [&str; 4] = ["alternatives", "count", "score", "known"];

/// Whether a column called `name` is there for whoever decides alone.
pub(super) fn is_for_deciding(name: &str) -> bool {
    FOR_DECIDING.contains(&name.trim().to_lowercase().as_str()) || name == Field::Context.name()
}

/// What somebody decided of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    Accepted,
    Declined,
    Undecided,
    /// The cell has another word.
    Unclear,
}

impl Decision {
    /// What `cell`, trimmed, says.
    pub(super) fn of(cell: &str) -> Decision {
        match yes_or_no(cell) {
            _ if cell.is_empty() => Decision::Undecided,
            Some(true) => Decision::Accepted,
            Some(false) => Decision::Declined,
            None => Decision::Unclear,
        }
    }
}

/// Writes `proposals` to `out`.
pub(in super::super) fn write_proposals(
    mut out: Box<dyn RowOutput + '_>,
    heading: &Heading,
    is_bilingual: bool,
    proposals: &[Proposal],
) -> std::io::Result<Losses> {
    let languages: Vec<&Language> =
        [Some(&heading.source), is_bilingual.then_some(&heading.target)].into_iter().flatten().collect();
    let [alternatives, count, score, known] = FOR_DECIDING;
    let mut columns = vec![Field::Accept.name()];
    columns.extend(languages.iter().map(|language| language.as_str()));
    let described = [Field::PartOfSpeech, Field::NounClass, Field::Source].map(Field::name);
    columns.extend(described);
    columns.extend([alternatives, count, score, known, Field::Context.name()]);
    out.row(&columns)?;
    for proposal in proposals {
        let term = |language: &Language| proposal.concept.terms.iter().find(|term| term.language == *language);
        let terms: Vec<Option<&Term>> = languages.iter().map(|language| term(language)).collect();
        let first = terms.iter().flatten().next();
        let class = terms.iter().flatten().find_map(|term| term.noun_class.as_deref());
        let alternatives = proposal.alternatives.join("|");
        let (count, score) = (proposal.count.to_string(), format!("{:.1}", proposal.score));
        let mut cells = vec![""];
        cells.extend(terms.iter().map(|term| term.map_or("", |term| term.text.as_str())));
        cells.extend([
            first.and_then(|term| term.part_of_speech).map_or("", PartOfSpeech::as_str),
            class.unwrap_or(""),
            first.and_then(|term| term.source.as_deref()).unwrap_or(""),
            alternatives.as_str(),
            count.as_str(),
            score.as_str(),
            proposal.known.as_deref().unwrap_or(""),
            proposal.context.as_deref().unwrap_or(""),
        ]);
        out.row(&cells)?;
    }
    out.finish()
}
