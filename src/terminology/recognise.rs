//! The glossary's terms in a text.
//!
//! Forms are laid out as a tree of pieces, so that the time goes by the text and not by the glossary. At each place the
//! longest term wins; spans do not overlap, but several concepts can share one. Nothing is found inside a word or inside an inline code; formatting codes
//! may stand between a term's words.

use std::collections::HashMap;
use std::ops::Range;

use super::capitals::Capitals;
use super::how::How;
use super::inflection::{Form, forms};
use super::key::{Joint, Piece, pieces};
use crate::model::concept::{Concept, Term, TermStatus};
use crate::model::segment::Segment;
use crate::text::fold::normalise;
use crate::text::language::Language;

/// A term found in a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The concept, as an index into those that the recogniser was made from.
    pub concept: usize,
    /// The term, as an index into the concept's terms.
    pub term: usize,
    /// The bytes of [`Segment::text`] that it stands on, with codes between its words.
    pub span: Range<usize>,
    /// [`How::Exact`] or [`How::Inflected`].
    pub how: How,
}

/// A form that ends at a node of the tree.
#[derive(Clone, Debug)]
struct End {
    concept: usize,
    term: usize,
    how: How,
    capitals: Capitals,
    /// The form's text, where capitals count.
    written: String,
    /// How good the term is among those of its concept with this form: language, then status; lower is better.
    rank: (u8, TermStatus),
}

/// Finds terms in segments of one language.
#[derive(Clone, Debug, Default)]
pub struct Recogniser {
    /// The number of each piece that stands in any form.
    words: HashMap<String, u32>,
    /// From a node (0: the root) by a piece to the next node.
    steps: HashMap<(u32, u32), u32>,
    /// By node.
    ends: Vec<Vec<End>>,
}

impl Recogniser {
    /// A recogniser for the terms that serve where `language` is read, whatever their status. A concept that is not
    /// translated and has no term in the language is found under its terms of any language.
    pub fn new(concepts: &[Concept], language: &Language) -> Recogniser {
        let mut recogniser = Recogniser { ends: vec![Vec::new()], ..Recogniser::default() };
        for (at, concept) in concepts.iter().enumerate() {
            let kept = concept.do_not_translate && concept.terms_in(language).is_empty();
            for (index, term) in concept.terms.iter().enumerate() {
                match term.language.serves(language) {
                    Some(nearness) => {
                        for form in forms(term) {
                            recogniser.add((at, index), term, &form, (2 - nearness.min(2), term.status));
                        }
                    }
                    // Its own language's endings are foreign here, so it is known by its citation form alone.
                    None if kept => {
                        let form = Form { text: term.text.trim().to_owned(), how: How::Exact, derived: false };
                        recogniser.add((at, index), term, &form, (3, term.status));
                    }
                    None => {}
                }
            }
        }
        recogniser
    }

    fn add(&mut self, (concept, term): (usize, usize), entry: &Term, form: &Form, rank: (u8, TermStatus)) {
        let pieces = pieces(&Segment::plain(form.text.as_str()));
        if pieces.iter().all(|piece| piece.mark) {
            return;
        }
        let mut node = 0;
        for piece in pieces {
            let next_word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            let word = *self.words.entry(piece.folded).or_insert(next_word);
            let next_node = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            node = *self.steps.entry((node, word)).or_insert(next_node);
            if node == next_node {
                self.ends.push(Vec::new());
            }
        }
        let capitals = Capitals::of(entry);
        let written = if capitals == Capitals::Free { String::new() } else { normalise(&form.text) };
        let end = End { concept, term, how: form.how, capitals, written, rank };
        if let Some(ends) = self.ends.get_mut(node as usize) {
            ends.push(end);
        }
    }

    /// The terms in `segment`, by place; several concepts that share a form stand at the same span, in the order of the
    /// concepts, each with the best of its terms.
    pub fn recognise(&self, segment: &Segment) -> Vec<Occurrence> {
        let pieces = pieces(segment);
        let words: Vec<Option<u32>> = pieces.iter().map(|piece| self.words.get(&piece.folded).copied()).collect();
        let mut found = Vec::new();
        let mut start = 0;
        // The nodes on the way where some form ends, with the index after it.
        let mut reached: Vec<(usize, u32)> = Vec::new();
        while start < pieces.len() {
            reached.clear();
            self.walk(&pieces, &words, start, &mut reached);
            let longest = reached.iter().rev().find_map(|&(end, node)| {
                let span = pieces[start].span.start..pieces[end - 1].span.end;
                let occurrences = self.at(node, &pieces[start..end], segment, &span);
                (!occurrences.is_empty()).then_some((end, occurrences))
            });
            match longest {
                Some((end, occurrences)) => {
                    found.extend(occurrences);
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }

    fn walk(&self, pieces: &[Piece], words: &[Option<u32>], start: usize, reached: &mut Vec<(usize, u32)>) {
        if matches!(pieces[start].joint, Joint::Hyphen | Joint::Glued) {
            return;
        }
        let mut node = 0;
        for at in start..pieces.len() {
            if at > start && matches!(pieces[at].joint, Joint::Glued | Joint::Barrier) {
                return;
            }
            let Some(next) = words[at].and_then(|word| self.steps.get(&(node, word))) else {
                return;
            };
            node = *next;
            let ends_word = pieces.get(at + 1).is_none_or(|next| matches!(next.joint, Joint::Open | Joint::Barrier));
            if ends_word && self.ends.get(node as usize).is_some_and(|ends| !ends.is_empty()) {
                reached.push((at + 1, node));
            }
        }
    }

    fn at(&self, node: u32, pieces: &[Piece], segment: &Segment, span: &Range<usize>) -> Vec<Occurrence> {
        let Some(ends) = self.ends.get(node as usize) else {
            return Vec::new();
        };
        let capitals_free = |end: &&End| end.capitals == Capitals::Free;
        let mut fitting: Vec<&End> = ends.iter().filter(capitals_free).collect();
        if fitting.len() < ends.len() {
            let text: Vec<&str> = pieces.iter().map(|piece| &segment.text()[piece.span.clone()]).collect();
            let text = normalise(&text.join(" "));
            fitting.extend(ends.iter().filter(|end| !capitals_free(end) && end.capitals.fit(&end.written, &text)));
        }
        fitting.sort_by_key(|end| (end.concept, end.how, end.rank, end.term));
        fitting.dedup_by_key(|end| end.concept);
        let occurrence =
            |end: &End| Occurrence { concept: end.concept, term: end.term, span: span.clone(), how: end.how };
        fitting.into_iter().map(occurrence).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{concepts, entry};
    use super::*;
    use crate::model::segment::{CodeKind, SegmentBuilder};

    /// What is found, as `text=concept/how`.
    fn found(language: &str, segment: &Segment) -> Vec<String> {
        let concepts = concepts();
        let recogniser = Recogniser::new(&concepts, &language.parse().unwrap());
        let show = |one: &Occurrence| {
            let (concept, text) = (&concepts[one.concept], &segment.text()[one.span.clone()]);
            assert!(one.term < concept.terms.len());
            format!("{text}={}/{}", concept.name, one.how)
        };
        recogniser.recognise(segment).iter().map(show).collect()
    }

    fn plain(language: &str, text: &str) -> Vec<String> {
        found(language, &Segment::plain(text))
    }

    #[test]
    fn swahili_terms_and_their_plurals() {
        assert_eq!(
            plain("sw-TZ", "Mifumo ya viwanda na vifaa vya wataalamu vitaimarisha minyororo ya thamani ya tasnia."),
            [
                "Mifumo ya viwanda=industrial-system/inflected",
                "vifaa=equipment/inflected",
                "wataalamu=expert/inflected",
                "minyororo ya thamani=value-chain/inflected",
                "tasnia=industry/exact",
            ]
        );
        assert_eq!(plain("sw", "kuta za majengo"), ["kuta=wall/inflected", "majengo=building/inflected"]);
        assert_eq!(
            plain("sw", "Makubaliano; USHIRIKIANO"),
            ["Makubaliano=agreement/exact", "USHIRIKIANO=cooperation/exact"]
        );
    }

    #[test]
    fn the_longest_term_wins_and_shared_forms_are_all_given() {
        assert_eq!(plain("sw", "mfumo wa viwanda"), ["mfumo wa viwanda=industrial-system/exact"]);
        assert_eq!(plain("sw", "mfumo wa vifaa"), ["mfumo=system/exact", "vifaa=equipment/inflected"]);
        assert_eq!(plain("en", "two plants"), ["plants=factory/inflected", "plants=plant-life/inflected"]);
        // Deprecated and forbidden terms are terms too.
        assert_eq!(plain("sw", "viwanda"), ["viwanda=factory/inflected"]);
        assert_eq!(plain("sw", "utaftaji"), ["utaftaji=optimisation/exact"]);
    }

    #[test]
    fn english_forms() {
        assert_eq!(
            plain("en-GB", "Both state-owned enterprises signed; the alloy's supply chains and rates of return"),
            [
                "state-owned enterprises=state-enterprise/inflected",
                "signed=sign/inflected",
                "alloy's=alloy/inflected",
                "supply chains=supply-chain/inflected",
                "rates of return=rate-of-return/inflected",
            ]
        );
        assert_eq!(
            plain("en", "the state\u{2010}owned\nenterprise\u{2019}s"),
            ["state\u{2010}owned\nenterprise\u{2019}s=state-enterprise/inflected"]
        );
    }

    #[test]
    fn hyphen_and_space_match_each_other_and_nothing_is_found_inside_a_word() {
        assert_eq!(
            plain("en", "low carbon and Low-Carbon"),
            ["low carbon=low-carbon/exact", "Low-Carbon=low-carbon/exact"]
        );
        assert_eq!(plain("en", "the supply-chain"), ["supply-chain=supply-chain/exact"]);
        assert!(plain("en", "very-low-carbon low-carbon-ish alloyed AI-based supply, chain").is_empty());
        assert!(plain("sw", "mfumoo kifaani").is_empty());
    }

    #[test]
    fn capitals_count_where_they_tell_a_name() {
        assert_eq!(plain("en", "REE, REEs, AI"), ["REE=ree/exact", "REEs=ree/inflected", "AI=ai/exact"]);
        assert!(plain("en", "a ree, Rees, ai").is_empty());
        assert_eq!(plain("en", "Beijing's BEIJING beijing"), ["Beijing's=beijing/inflected", "BEIJING=beijing/exact"]);
    }

    #[test]
    fn formatting_stands_between_words_and_content_does_not() {
        let mixed = |kind: CodeKind, content: &str, before: &str, after: &str| {
            let mut builder = SegmentBuilder::default();
            builder.push_text(before);
            builder.push_code(kind, content);
            builder.push_text(after);
            found("en", &builder.finish())
        };
        assert_eq!(mixed(CodeKind::Start, "<b>", "supply ", "chain"), ["supply <b>chain=supply-chain/exact"]);
        assert_eq!(mixed(CodeKind::End, "**", "an **alloy", " x"), ["alloy=alloy/exact"]);
        assert!(mixed(CodeKind::CodeSpan, "`supply chain`", "the ", " x").is_empty());
        assert!(mixed(CodeKind::CodeSpan, "`x`", "supply ", " chain").is_empty());
        assert!(mixed(CodeKind::End, "</b>", "<b>alloy", "ed").is_empty());
        assert_eq!(mixed(CodeKind::CodeSpan, "`x`", "", " alloy"), ["alloy=alloy/exact"]);
    }

    #[test]
    fn what_is_not_translated_is_found_in_every_language() {
        assert_eq!(plain("sw", "Kampuni ya Chinalco"), ["Chinalco=chinalco/exact"]);
        assert!(plain("sw", "supply chain").is_empty());
    }

    #[test]
    fn any_text_and_any_glossary_are_survived() {
        let odd = ["", " ", "...", "-", "\u{AD}", "a-", "日本", "e\u{301}"]
            .map(|text| entry(text, &[("sw", text, "noun", "7/8")]));
        let recogniser = Recogniser::new(&odd, &Language::swahili());
        assert!(recogniser.recognise(&Segment::plain("... - \u{AD} ,,,")).is_empty());
        assert_eq!(recogniser.recognise(&Segment::plain("x日本É é")).len(), 3);
        assert!(Recogniser::default().recognise(&Segment::plain("maneno")).is_empty());
    }
}
