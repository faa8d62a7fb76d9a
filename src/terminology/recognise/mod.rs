//! The glossary's terms in a text.
//!
//! At each place the longest term wins; spans do not overlap, but several concepts can share one. Nothing is found inside
//! a word or inside an inline code; formatting codes may stand between a term's words.

mod known;

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use known::Known;

use super::capitals::Capitals;
use super::homograph::is_another_word;
use super::how::How;
use super::inflection::{Form, forms};
use super::key::{Joint, Piece, pieces, with_pieces};
use super::misspelling::{LEAST_LETTERS, is_plain};
use super::swahili_forms::verb_stem;
use super::tree::{End, ROOT, Tree};
use super::verbs::Verbs;
use crate::model::concept::{Concept, PartOfSpeech, Term, TermStatus};
use crate::model::segment::Segment;
use crate::text::fold::normalise;
use crate::text::language::Language;
use crate::text::remembered::Remembered;
use crate::text::written::{Written, words_of};

/// A term found in a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The concept, as an index into those that the recogniser was made from.
    pub concept: usize,
    /// The term, as an index into the concept's terms.
    pub term: usize,
    /// The bytes of [`Segment::text`] that it stands on, with codes between its words.
    pub span: Range<usize>,
    /// How what stands there belongs to the term.
    pub how: How,
}

/// Finds terms in segments of one language.
#[derive(Clone, Debug, Default)]
pub struct Recogniser {
    tree: Tree,
    verbs: Verbs,
    /// The node after each verb, by its number.
    after_verb: Vec<u32>,
    /// Whether it reads Swahili, whose words the lexicon knows.
    swahili: bool,
    remembered: Remembered<Known>,
}

/// A node where some form ends.
struct Reached {
    /// The index of the piece after it.
    end: usize,
    node: u32,
    /// How the words on the way belong to those of the tree, at worst.
    how: How,
}

impl Recogniser {
    /// A recogniser for the terms that serve where `language` is read, whatever their status. A concept that is not
    /// translated and has no term in the language is found under its terms of any language.
    pub fn new(concepts: &[Concept], language: &Language) -> Recogniser {
        let mut recogniser = Recogniser { swahili: language.base() == "sw", ..Recogniser::default() };
        for (at, concept) in concepts.iter().enumerate() {
            let kept = concept.do_not_translate && concept.terms_in(language).is_empty();
            for (index, term) in concept.terms.iter().enumerate() {
                match term.language.serves(language) {
                    Some(nearness) => recogniser.add((at, index), term, (2 - nearness.min(2), term.status)),
                    // Its own language's endings are foreign here, so it is known by its citation form alone.
                    None if kept => {
                        let form = Form { text: term.text.trim().to_owned(), how: How::Exact, derived: false };
                        recogniser.add_form((at, index), term, &form, (3, term.status));
                    }
                    None => {}
                }
            }
        }
        recogniser
    }

    fn add(&mut self, place: (usize, usize), term: &Term, rank: (u8, TermStatus)) {
        for form in forms(term) {
            // The bare stem of a verb can be another word: chuma, pluck, and steel.
            let other = self.swahili && form.derived && form.how == How::Exact && is_another_word(&form.text);
            if !other {
                self.add_form(place, term, &form, rank);
            }
        }
        if let Some((stem, rest)) = Some(term).filter(|_| self.swahili).and_then(verb_stem) {
            let verb = self.verbs.add(stem) as usize;
            while self.after_verb.len() <= verb {
                self.after_verb.push(self.tree.node());
            }
            let end = End::new(place, How::Inflected, Capitals::Free, String::new(), rank);
            let node = self.after_verb[verb];
            with_pieces(rest, |pieces| self.tree.add(node, pieces, end));
        }
    }

    fn add_form(&mut self, place: (usize, usize), term: &Term, form: &Form, rank: (u8, TermStatus)) {
        with_pieces(&form.text, |pieces| self.add_pieces(place, term, form, pieces, rank));
    }

    fn add_pieces(
        &mut self,
        place: (usize, usize),
        term: &Term,
        form: &Form,
        pieces: &[Piece<'_>],
        rank: (u8, TermStatus),
    ) {
        if pieces.iter().all(|piece| piece.mark) {
            return;
        }
        let capitals = Capitals::of(term);
        let written = if capitals == Capitals::Free { String::new() } else { normalise(&form.text) };
        self.tree.add(ROOT, pieces, End::new(place, form.how, capitals, written, rank));
        let is_name = term.part_of_speech == Some(PartOfSpeech::ProperNoun) || capitals != Capitals::Free;
        // Misspelt forms of verbs are found by their roots.
        if self.swahili && !is_name && form.how <= How::Inflected && verb_stem(term).is_none() {
            pieces.iter().for_each(|piece| self.tree.add_spelling(&piece.folded));
        }
    }

    /// The terms in `segment`, by place; several concepts that share a form stand at the same span, in the order of the
    /// concepts, each with the best of its terms. What is only related or misspelt gives way to what is a form.
    pub fn recognise(&self, segment: &Segment) -> Vec<Occurrence> {
        self.recognise_words(segment, &words_of(segment.text(), &segment.tokens()))
    }

    /// The same where its words, `words`, are known.
    pub fn recognise_words(&self, segment: &Segment, words: &[Written<'_>]) -> Vec<Occurrence> {
        let pieces = pieces(segment, words);
        let words: Vec<Option<u32>> = pieces.iter().map(|piece| self.tree.word(&piece.folded)).collect();
        let known = |piece: &Piece<'_>| {
            let counts = self.swahili && !piece.mark && is_plain(&piece.folded);
            counts.then(|| self.remembered.of(&piece.folded, Known::default))
        };
        let known = pieces.iter().map(known).collect();
        let text = Text { segment, pieces, words, known };
        let mut found = Vec::new();
        let mut start = 0;
        let mut reached: Vec<Reached> = Vec::new();
        while start < text.pieces.len() {
            reached.clear();
            self.walk(&text, start, &mut reached);
            reached.sort_by_key(|one| Reverse(one.end));
            let longest = reached.chunk_by(|a, b| a.end == b.end).find_map(|same| {
                let occurrences = self.at(same, &text, start);
                (!occurrences.is_empty()).then_some((same[0].end, occurrences))
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

    /// Every node where a form that begins at the piece `start` ends.
    fn walk(&self, text: &Text<'_>, start: usize, reached: &mut Vec<Reached>) {
        let piece = &text.pieces[start];
        if matches!(piece.joint, Joint::Hyphen | Joint::Glued) {
            return;
        }
        if let Some((node, how)) = self.step(text, start, ROOT, How::Exact) {
            self.follow(text, start, node, how, true, reached);
        }
        let Some(known) = &text.known[start] else { return };
        let (verbs, unknown) = known.verbs.get_or_init(|| {
            let mut unknown = false;
            (self.verbs.of(&piece.folded, &mut unknown), unknown)
        });
        if verbs.is_empty() && !unknown {
            return;
        }
        let is_name = text.is_name(start) && !piece.folded.starts_with("ku");
        for verb in verbs.iter().filter(|_| !is_name) {
            let node = self.after_verb[verb.verb as usize];
            self.follow(text, start, node, verb.how, verb.sure, reached);
        }
        if *unknown && text.may_be_misspelt(start) {
            let misspelt = || {
                let is_known = Verbs::is_known(&piece.folded);
                self.verbs.misspelt(&piece.folded).map(|(verb, _)| verb).filter(|_| !is_known)
            };
            if let Some(verb) = *known.misspelt.get_or_init(misspelt) {
                self.follow(text, start, self.after_verb[verb as usize], How::Fuzzy, true, reached);
            }
        }
    }

    /// The node that the piece `at` leads to from `node`, and how.
    fn step(&self, text: &Text<'_>, at: usize, node: u32, how: How) -> Option<(u32, How)> {
        if let Some(word) = text.words[at] {
            return self.tree.step(node, word).map(|next| (next, how));
        }
        let known = text.known[at].as_ref().filter(|_| text.may_be_misspelt(at))?;
        let word = &*text.pieces[at].folded;
        let near = || if Verbs::is_known(word) { None } else { self.tree.near(word) };
        self.tree.step(node, (*known.near.get_or_init(near))?).map(|next| (next, How::Fuzzy))
    }

    /// Goes on from `node`, which the piece `at` led to, as far as the pieces lead, and takes note of every node where a
    /// form ends; of the first only where it `counts`.
    fn follow(
        &self,
        text: &Text<'_>,
        mut at: usize,
        mut node: u32,
        mut how: How,
        mut counts: bool,
        reached: &mut Vec<Reached>,
    ) {
        loop {
            let next = text.pieces.get(at + 1);
            let ends_word = next.is_none_or(|next| matches!(next.joint, Joint::Open | Joint::Barrier));
            if counts && ends_word && !self.tree.ends(node).is_empty() {
                reached.push(Reached { end: at + 1, node, how });
            }
            if next.is_none_or(|next| matches!(next.joint, Joint::Glued | Joint::Barrier)) {
                return;
            }
            at += 1;
            counts = true;
            match self.step(text, at, node, how) {
                Some(next) => (node, how) = next,
                None => return,
            }
        }
    }

    /// What ends at the same piece, as occurrences.
    fn at(&self, reached: &[Reached], text: &Text<'_>, start: usize) -> Vec<Occurrence> {
        let pieces = &text.pieces[start..reached[0].end];
        let span = pieces[0].span.start..pieces[pieces.len() - 1].span.end;
        let has_capitals = |end: &End| {
            end.capitals == Capitals::Free || {
                let words: Vec<&str> = pieces.iter().map(|piece| &text.segment.text()[piece.span.clone()]).collect();
                end.capitals.fit(&end.written, &normalise(&words.join(" ")))
            }
        };
        let ends = reached.iter().flat_map(|one| self.tree.ends(one.node).iter().map(move |end| (one.how, end)));
        // A misspelling of what is made from a term is too far from it.
        let near = |(how, end): &(How, &End)| (*how, end.how) != (How::Fuzzy, How::Related) && has_capitals(end);
        let mut fitting: Vec<(How, &End)> = ends.filter(near).map(|(how, end)| (end.how.max(how), end)).collect();
        fitting.sort_by_key(|(how, end)| (end.concept, *how, end.rank, end.term));
        fitting.dedup_by_key(|(_, end)| end.concept);
        let best = fitting.iter().map(|(how, _)| *how).min().map_or(How::Inflected, |best| best.max(How::Inflected));
        fitting.retain(|(how, _)| *how <= best);
        let occurrence =
            |(how, end): (How, &End)| Occurrence { concept: end.concept, term: end.term, span: span.clone(), how };
        fitting.into_iter().map(occurrence).collect()
    }
}

/// A segment in pieces.
struct Text<'a> {
    segment: &'a Segment,
    pieces: Vec<Piece<'a>>,
    /// The number of each piece in the tree.
    words: Vec<Option<u32>>,
    /// What is known of each piece; none of marks, of other letters and of other languages.
    known: Vec<Option<Arc<Known>>>,
}

impl Text<'_> {
    /// Whether the piece `at` is long enough to be a misspelling, and no name.
    fn may_be_misspelt(&self, at: usize) -> bool {
        self.pieces[at].folded.len() >= LEAST_LETTERS && !self.is_name(at)
    }

    /// Whether the piece `at` looks like a name: its first letter alone is a capital, and no sentence or line begins
    /// with it.
    fn is_name(&self, at: usize) -> bool {
        let written = &self.segment.text()[self.pieces[at].span.clone()];
        let mut letters = written.chars();
        let has_capital = letters.next().is_some_and(char::is_uppercase);
        let goes_on = |before: &Piece<'_>| !before.mark || matches!(&*before.folded, "," | "(" | "/" | "&");
        let inside = at.checked_sub(1).and_then(|before| self.pieces.get(before)).is_some_and(goes_on);
        has_capital && inside && letters.all(|c| !c.is_uppercase())
    }
}

#[cfg(test)]
mod tests;
