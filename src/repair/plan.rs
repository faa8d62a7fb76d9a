//! The repair as a whole: the pairs that differ, where each stands in the target, and what is left in doubt.
//!
//! One rule for every kind: the old item must stand in the target as often as in the source, and all of its
//! occurrences in the source must have become the same new one.

use std::ops::Range;

use super::apply::{Edit, apply};
use super::doubts::{articles, figures, of_target};
use super::item::{Item, What, items};
use super::numbers::Written;
use super::pairs::{Pair, Side, compare};
use super::terms::{Finder, Standing, TermRef};
use super::{ChangeKind, Doubt, Glossary, Repair, Texts, Unvouched, agreement, clock, dates, names, numbers, terms};
use crate::model::segment::{CodeKind, Segment};

/// The target of a fuzzy match put right.
pub(super) fn repair(texts: Texts<'_>, glossary: Glossary<'_>) -> Option<Repair> {
    let mut source = items(texts.source, texts.from, None);
    let mut query = items(texts.query, texts.from, None);
    let mut comparison = compare(side(texts.source, &source), side(texts.query, &query));
    if comparison.words {
        let finder = Finder { glossary, language: texts.from };
        source = items(texts.source, texts.from, Some(&finder));
        query = items(texts.query, texts.from, Some(&finder));
        comparison = compare(side(texts.source, &source), side(texts.query, &query));
    }
    if comparison.pairs.is_empty() {
        return None;
    }
    let target = items(texts.target, texts.to, None);
    let mut plan = Plan {
        texts,
        glossary,
        source: side(texts.source, &source),
        query: side(texts.query, &query),
        target: side(texts.target, &target),
        edits: Vec::new(),
        unvouched: comparison.differences,
    };
    plan.all(comparison.pairs);
    let Plan { edits, mut unvouched, source, target, .. } = plan;
    if edits.is_empty() {
        return None;
    }
    unvouched.extend(articles(&edits, texts.target, texts.to));
    unvouched.extend(figures(&edits, source, target));
    let (target, changes) = apply(texts.target, edits)?;
    Some(Repair { target, changes, unvouched })
}

fn side<'a>(segment: &'a Segment, items: &'a [Item]) -> Side<'a> {
    Side { segment, items }
}

struct Plan<'a> {
    texts: Texts<'a>,
    glossary: Glossary<'a>,
    source: Side<'a>,
    query: Side<'a>,
    target: Side<'a>,
    edits: Vec<Edit>,
    unvouched: Vec<Unvouched>,
}

/// The places of the old item in the target, with what is to be written there.
type Places = Vec<(Range<usize>, String)>;

impl Plan<'_> {
    fn all(&mut self, pairs: Vec<Pair>) {
        let mut groups: Vec<(ChangeKind, String, Vec<Pair>)> = Vec::new();
        for pair in pairs {
            let identity = self.identity(pair.kind, &self.source, pair.old.clone());
            match groups.iter_mut().find(|(kind, old, _)| *kind == pair.kind && *old == identity) {
                Some((.., pairs)) => pairs.push(pair),
                None => groups.push((pair.kind, identity, vec![pair])),
            }
        }
        let mut failed: Vec<Pair> = Vec::new();
        for (kind, _, pairs) in groups {
            let Err(doubt) = self.group(kind, &pairs) else { continue };
            for pair in pairs {
                self.doubt(doubt, &pair);
                failed.push(pair);
            }
        }
        self.keep_pairs_of_codes(&failed);
        let plain: Vec<bool> = self.edits.iter().map(|edit| edit.fits(self.texts.target)).collect();
        let mut fit = plain.into_iter();
        let (good, bad): (Vec<Edit>, Vec<Edit>) = self.edits.drain(..).partition(|_| fit.next().unwrap_or(false));
        self.edits = good;
        for edit in bad {
            self.unvouched.push(Unvouched {
                doubt: Doubt::Form,
                before: edit.source_before,
                after: edit.source_after,
                target: self.texts.target.text().get(edit.span).unwrap_or_default().to_owned(),
            });
        }
    }

    fn doubt(&mut self, doubt: Doubt, pair: &Pair) {
        let doubt = Unvouched {
            doubt,
            before: self.source.text(pair.old.clone()).to_owned(),
            after: self.query.text(pair.new.clone()).to_owned(),
            target: String::new(),
        };
        if !self.unvouched.contains(&doubt) {
            self.unvouched.push(doubt);
        }
    }

    /// What makes an item the same as another of its kind.
    fn identity(&self, kind: ChangeKind, side: &Side<'_>, at: Range<usize>) -> String {
        match (kind, side.items.get(at.start)) {
            (ChangeKind::Name, _) => names::stem(side.text(at)).0.to_owned(),
            (ChangeKind::Term, Some(Item { what: What::Term(terms), .. })) => format!("{:?}", terms.first()),
            (_, Some(item)) => item.identity(side.segment),
            (_, None) => String::new(),
        }
    }

    /// Exchanges what all of `pairs` have in common.
    fn group(&mut self, kind: ChangeKind, pairs: &[Pair]) -> Result<(), Doubt> {
        let Some(first) = pairs.first() else { return Ok(()) };
        let new = self.identity(kind, &self.query, first.new.clone());
        if pairs.iter().any(|pair| self.identity(kind, &self.query, pair.new.clone()) != new) {
            return Err(Doubt::Several);
        }
        let places = match kind {
            ChangeKind::Term => match self.term(first, pairs.len()) {
                Err(Doubt::Form | Doubt::NotFound) if self.both_names(first) => self.name(first, pairs.len())?,
                other => other?,
            },
            ChangeKind::Name => self.name(first, pairs.len())?,
            _ => self.items_of_a_kind(kind, first, pairs.len())?,
        };
        let (before, after) = (self.source.text(first.old.clone()), self.query.text(first.new.clone()));
        let edits: Vec<Edit> = places
            .into_iter()
            .map(|(span, text)| Edit {
                code: self.code_at(kind, &span),
                span,
                text,
                kind,
                source_before: before.to_owned(),
                source_after: after.to_owned(),
            })
            .collect();
        if edits.iter().any(|edit| self.edits.iter().any(|other| other.overlaps(edit))) {
            return Err(Doubt::Several);
        }
        self.edits.extend(edits);
        Ok(())
    }

    fn code_at(&self, kind: ChangeKind, span: &Range<usize>) -> Option<usize> {
        let codes = self.texts.target.codes();
        codes.iter().position(|code| kind == ChangeKind::InlineCode && code.span == *span)
    }

    /// Numbers, dates, times, placeholders, codes and signs of money: `times` of them changed alike.
    fn items_of_a_kind(&mut self, kind: ChangeKind, pair: &Pair, times: usize) -> Result<Places, Doubt> {
        let item = |side: &Side<'_>, at: usize| side.items.get(at).cloned().ok_or(Doubt::Form);
        let (old, new) = (item(&self.source, pair.old.start)?, item(&self.query, pair.new.start)?);
        let identity = old.identity(self.source.segment);
        let in_source = self.source.items.iter().filter(|item| {
            std::mem::discriminant(&item.what) == std::mem::discriminant(&old.what)
                && item.identity(self.source.segment) == identity
        });
        let in_source = in_source.count();
        let same = |item: &&Item| match (&item.what, &old.what) {
            (What::Number(found), What::Number(old)) => {
                found.can_be(old) || item.identity(self.target.segment) == identity
            }
            (What::Time(found), What::Time(old)) => found.meets(old),
            (one, other) => {
                std::mem::discriminant(one) == std::mem::discriminant(other)
                    && item.identity(self.target.segment) == identity
            }
        };
        let found: Vec<&Item> = self.target.items.iter().filter(same).collect();
        enough(times, in_source, found.len())?;
        let (old_text, new_text) = (old.text(self.source.segment), new.text(self.query.segment));
        let target = self.texts.target.text();
        let mut places = Vec::new();
        for item in found {
            let text = match (&old.what, &new.what, &item.what) {
                (What::Number(old), What::Number(new), What::Number(found)) => {
                    let written = |number, text| Written { number, text };
                    let here = written(found, item.text(self.target.segment));
                    numbers::rewritten(written(old, old_text), written(new, new_text), here, self.texts.to)
                }
                (What::Date(_), What::Date(new), What::Date(found)) => {
                    dates::rewritten(found, new, target, self.texts.to)
                }
                (What::Time(old), What::Time(new), What::Time(found)) => {
                    clock::rewritten((old, old_text), (new, new_text), found, target, self.texts.to)
                }
                _ => Some(new_text.to_owned()),
            };
            places.push((item.span.clone(), text.ok_or(Doubt::Form)?));
        }
        if let (What::Number(old), What::Number(new)) = (&old.what, &new.what)
            && old.is_one() != new.is_one()
        {
            self.doubt(Doubt::Plural, pair);
        }
        if kind == ChangeKind::InlineCode && places.iter().any(|(span, _)| span.is_empty()) {
            return Err(Doubt::Form);
        }
        Ok(places)
    }

    fn both_names(&self, pair: &Pair) -> bool {
        names::is_name(self.source.text(pair.old.clone())) && names::is_name(self.query.text(pair.new.clone()))
    }

    fn name(&mut self, pair: &Pair, times: usize) -> Result<Places, Doubt> {
        let (from, to) = (self.texts.from, self.texts.to);
        let (old, ending) = names::stem(self.source.text(pair.old.clone()));
        let (new, new_ending) = names::stem(self.query.text(pair.new.clone()));
        if ending.is_empty() != new_ending.is_empty() {
            return Err(Doubt::Form);
        }
        let in_source = names::occurrences(self.texts.source, old).len();
        let find = |name: &str| names::occurrences(self.texts.target, name);
        let found =
            names::known(old, from, to).map(find).filter(|found| !found.is_empty()).unwrap_or_else(|| find(old));
        enough(times, in_source, found.len())?;
        let known = names::known(new, from, to);
        let first = self.query.begins_sentence(pair.new.start);
        if known.is_none() && names::is_doubtful(new, first, from, to) {
            self.doubt(Doubt::Name, pair);
        }
        // Beside the acronym there may be the name in full: Shirika la Afya Duniani (WHO).
        let source_span = names::occurrences(self.texts.source, old);
        let outside = |span: &Range<usize>| !names::in_brackets(self.texts.source.text(), span);
        if source_span.iter().all(outside)
            && found.iter().any(|span| names::in_brackets(self.texts.target.text(), span))
        {
            self.doubt(Doubt::Name, pair);
        }
        let written = known.unwrap_or(new);
        Ok(found.into_iter().map(|span| (span, written.to_owned())).collect())
    }

    fn term(&mut self, pair: &Pair, times: usize) -> Result<Places, Doubt> {
        let at = |side: &Side<'_>, at: usize| match side.items.get(at) {
            Some(Item { what: What::Term(terms), .. }) => Ok(terms.clone()),
            _ => Err(Doubt::Form),
        };
        let (old, new) = (at(&self.source, pair.old.start)?, at(&self.query, pair.new.start)?);
        let all: Vec<&[TermRef]> = self
            .source
            .items
            .iter()
            .filter_map(|item| match &item.what {
                What::Term(terms) => Some(terms.as_slice()),
                _ => None,
            })
            .collect();
        let old_first = old.first().ok_or(Doubt::Form)?;
        let in_source = all.iter().filter(|terms| terms.iter().any(|term| term.same_concept(old_first))).count();
        enough(times, in_source, in_source)?;
        let standing = |terms, form| Standing { terms, form };
        let exchange = terms::exchange(
            standing(&old, self.source.text(pair.old.clone())),
            standing(&new, self.query.text(pair.new.clone())),
            &all,
            (self.texts.target, self.texts.to),
            self.glossary,
        )?;
        for doubt in exchange.doubts {
            self.doubt(doubt, pair);
        }
        if let Some(classes) = exchange.agreement {
            let spans: Vec<Range<usize>> = exchange.places.iter().map(|(span, _)| span.clone()).collect();
            let (edits, doubts) = agreement::settle(self.texts.target, &spans, classes, &self.edits);
            self.edits.extend(edits);
            self.unvouched.extend(doubts);
        }
        Ok(exchange.places)
    }

    /// Both ends of a pair of codes are exchanged, or none: where one end could not be, the others are left as they
    /// are.
    fn keep_pairs_of_codes(&mut self, failed: &[Pair]) {
        let is_end = |kind: CodeKind| {
            !matches!(kind, CodeKind::Placeholder | CodeKind::CodeSpan | CodeKind::Image | CodeKind::Unknown)
        };
        let of_pair = |pair: &&Pair| {
            let code = self.source.items.get(pair.old.start).and_then(|item| item.code(self.texts.source));
            pair.kind == ChangeKind::InlineCode && code.is_some_and(|code| is_end(code.kind))
        };
        if !failed.iter().any(|pair| of_pair(&pair)) {
            return;
        }
        let target = self.texts.target;
        let ends = |edit: &Edit| edit.code.and_then(|at| target.codes().get(at)).is_some_and(|code| is_end(code.kind));
        let (dropped, kept): (Vec<Edit>, Vec<Edit>) = self.edits.drain(..).partition(ends);
        self.edits = kept;
        self.unvouched.extend(dropped.into_iter().map(|edit| Unvouched {
            before: edit.source_before,
            after: edit.source_after,
            ..of_target(Doubt::Form, "")
        }));
    }
}

/// Whether all `in_source` of the old items changed and the target has as many.
fn enough(changed: usize, in_source: usize, in_target: usize) -> Result<(), Doubt> {
    if in_target == 0 {
        Err(Doubt::NotFound)
    } else if changed != in_source || in_target != in_source {
        Err(Doubt::Several)
    } else {
        Ok(())
    }
}
