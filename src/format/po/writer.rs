//! Writes a PO file that `msgfmt -c` takes.
//!
//! gettext knows one entry for each pair of context and text, so a second translation of the same gets a context that
//! says so, and an equal unit is written once. An entry that gettext would refuse (other placeholders than its source,
//! a line break at one end only, a plural form that is not there) is marked as fuzzy: gettext passes over those.

use std::collections::{HashMap, HashSet};
use std::io::{BufWriter, Write};

use super::super::{Heading, Losses, UnitOutput};
use super::FUZZY;
use super::checks::Message;
use super::header::to_locale;
use super::item::{Item, Pair};
use super::placeholders::Family;
use super::plural_forms::PluralForms;
use super::quote::lines;
use crate::model::unit::Unit;
use crate::text::fold::stable_hash;

/// A PO file that is being written.
pub(super) struct Writer<'a> {
    out: BufWriter<&'a mut dyn Write>,
    pair: Pair,
    /// The rule for plurals; without one, singular and plural are entries of their own.
    plurals: Option<PluralForms>,
    /// A singular whose plural may come next.
    pending: Option<Item>,
    written: Written,
    losses: Losses,
}

/// What was written, by hash.
#[derive(Default)]
struct Written {
    /// Context, text and translation.
    entries: HashSet<u64>,
    /// Context and text, with the number of translations so far.
    texts: HashMap<u64, u32>,
}

impl<'a> Writer<'a> {
    /// Writes the header.
    pub(super) fn start(out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Self> {
        let pair =
            Pair { source: heading.source.clone(), target: heading.target.clone(), inline_codes: heading.inline_codes };
        let plurals = PluralForms::of(&pair.target);
        let mut fields = vec![
            ("Project-Id-Version", "istilahi".to_owned()),
            ("Language", to_locale(&pair.target)),
            ("MIME-Version", "1.0".to_owned()),
            ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
            ("Content-Transfer-Encoding", "8bit".to_owned()),
        ];
        if let Some(PluralForms { count, formula, .. }) = plurals {
            fields.push(("Plural-Forms", format!("nplurals={count}; plural={formula};")));
        }
        fields.push(("X-Source-Language", to_locale(&pair.source)));
        fields.push(("X-Generator", concat!("istilahi ", env!("CARGO_PKG_VERSION")).to_owned()));
        let mut out = BufWriter::new(out);
        out.write_all(b"msgid \"\"\nmsgstr \"\"\n")?;
        for (name, value) in fields {
            writeln!(out, "\"{name}: {value}\\n\"")?;
        }
        let (written, losses) = (Written::default(), Losses::default());
        Ok(Writer { out, pair, plurals, pending: None, written, losses })
    }

    /// Writes an entry with a plural of the two halves that are there.
    fn plural(&mut self, rule: PluralForms, singular: Option<Item>, plural: Option<Item>) -> std::io::Result<()> {
        let last = rule.count - 1;
        let mut forms = vec![String::new(); rule.count];
        let mut lost = 0;
        if let Some(singular) = &singular {
            forms[0].clone_from(&singular.target);
        }
        if let Some(plural) = &plural {
            lost += usize::from(last == 0 && singular.is_some() && forms[0] != plural.target);
            forms[last].clone_from(&plural.target);
            for (number, form) in &plural.between {
                match forms.get_mut(*number).filter(|_| (1..last).contains(number)) {
                    Some(place) => place.clone_from(form),
                    None => lost += 1,
                }
            }
        }
        lost += forms.iter().filter(|form| form.is_empty()).count();
        self.losses.add("plural forms", lost);
        let (item, plural_id) = match (singular, plural) {
            (Some(mut singular), Some(plural)) => {
                singular.fuzzy |= plural.fuzzy;
                join(&mut singular.notes, plural.notes);
                join(&mut singular.extracted, plural.extracted);
                let same = (&singular.references, &singular.flags, &singular.previous)
                    == (&plural.references, &plural.flags, &plural.previous);
                self.losses.add("properties", usize::from(!same));
                (singular, plural.source)
            }
            (Some(mut singular), None) => {
                let plural_id = singular.plural_id.take().unwrap_or_default();
                (singular, plural_id)
            }
            (None, Some(mut plural)) => {
                let singular_id = plural.singular_id.take().unwrap_or_default();
                let plural_id = std::mem::replace(&mut plural.source, singular_id);
                (plural, plural_id)
            }
            (None, None) => return Ok(()),
        };
        self.entry(item, Some(&plural_id), &forms)
    }

    fn single(&mut self, item: Item) -> std::io::Result<()> {
        let forms = [item.target.clone()];
        self.entry(item, None, &forms)
    }

    fn entry(&mut self, mut item: Item, plural_id: Option<&str>, forms: &[String]) -> std::io::Result<()> {
        let Some(context) = self.written.context(&item, plural_id, forms) else {
            self.losses.leave_out("equal units");
            return Ok(());
        };
        item.context = context;
        let families = Family::named(item.flags.iter().map(String::as_str));
        let texts: Vec<&str> = forms.iter().map(String::as_str).collect();
        let first_is_one = self.plurals.is_some_and(|rule| rule.first_is_one);
        let message = Message { id: &item.source, plural: plural_id, forms: &texts, families: &families, first_is_one };
        if !item.fuzzy && !message.is_accepted() {
            self.losses.add("statuses (gettext refuses these translations, so they are fuzzy)", 1);
            item.fuzzy = true;
        }
        self.comments(&item)?;
        if let Some(context) = &item.context {
            self.string("", "msgctxt", context)?;
        }
        self.string("", "msgid", &item.source)?;
        let Some(plural_id) = plural_id else { return self.string("", "msgstr", &forms[0]) };
        self.string("", "msgid_plural", plural_id)?;
        forms.iter().enumerate().try_for_each(|(number, form)| self.string("", &format!("msgstr[{number}]"), form))
    }

    fn comments(&mut self, item: &Item) -> std::io::Result<()> {
        self.out.write_all(b"\n")?;
        for (sign, notes) in [("#", &item.notes), ("#.", &item.extracted)] {
            for note in notes {
                for line in note.replace("\r\n", "\n").split(['\n', '\r']) {
                    let line = line.replace('\0', "");
                    if line.is_empty() { writeln!(self.out, "{sign}")? } else { writeln!(self.out, "{sign} {line}")? }
                }
            }
        }
        if let Some(references) = &item.references {
            writeln!(self.out, "#: {}", references.replace(['\n', '\r'], " "))?;
        }
        let fuzzy = item.fuzzy.then_some(FUZZY);
        let flags: Vec<&str> = fuzzy.into_iter().chain(item.flags.iter().map(String::as_str)).collect();
        if !flags.is_empty() {
            writeln!(self.out, "#, {}", flags.join(", "))?;
        }
        for (keyword, text) in ["msgctxt", "msgid", "msgid_plural"].iter().zip(&item.previous) {
            if let Some(text) = text {
                self.string("#| ", keyword, text)?;
            }
        }
        Ok(())
    }

    fn string(&mut self, before: &str, keyword: &str, text: &str) -> std::io::Result<()> {
        lines(keyword, text).iter().try_for_each(|line| writeln!(self.out, "{before}{line}"))
    }

    /// Writes the singular whose plural did not come.
    fn flush_pending(&mut self) -> std::io::Result<()> {
        match (self.pending.take(), self.plurals) {
            (Some(singular), Some(rule)) => self.plural(rule, Some(singular), None),
            _ => Ok(()),
        }
    }
}

impl UnitOutput for Writer<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let Some(item) = Item::of(unit, &self.pair, &mut self.losses) else { return Ok(()) };
        let Some(rule) = self.plurals else {
            let lost = item.between.len() + usize::from(item.plural_id.is_some() || item.singular_id.is_some());
            self.losses.add("plural forms", lost);
            return self.single(item);
        };
        if let Some(singular) = self.pending.take_if(|singular| item.is_plural_of(singular)) {
            return self.plural(rule, Some(singular), Some(item));
        }
        self.flush_pending()?;
        if item.plural_id.is_some() {
            self.pending = Some(item);
            return Ok(());
        }
        if item.singular_id.is_some() {
            return self.plural(rule, None, Some(item));
        }
        self.losses.add("plural forms", item.between.len());
        self.single(item)
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        self.flush_pending()?;
        self.out.flush()?;
        Ok(self.losses)
    }
}

impl Written {
    /// The context under which an entry can be written; `None` where it was written already.
    fn context(&mut self, item: &Item, plural_id: Option<&str>, forms: &[String]) -> Option<Option<String>> {
        let context = item.context.as_deref();
        let texts = [plural_id.unwrap_or_default()].into_iter().chain(forms.iter().map(String::as_str));
        let whole = texts.fold(key(context, &item.source), |hash, text| stable_hash(&format!("{hash:x} {text}")));
        if !self.entries.insert(whole) {
            return None;
        }
        let first = key(context, &item.source);
        if let std::collections::hash_map::Entry::Vacant(place) = self.texts.entry(first) {
            place.insert(1);
            return Some(context.map(str::to_owned));
        }
        let mut number = self.texts.get(&first).copied().unwrap_or(1);
        loop {
            number += 1;
            let other = match context {
                Some(context) => format!("{context}, translation {number}"),
                None => format!("translation {number}"),
            };
            if let std::collections::hash_map::Entry::Vacant(place) = self.texts.entry(key(Some(&other), &item.source))
            {
                place.insert(1);
                self.texts.insert(first, number);
                return Some(Some(other));
            }
        }
    }
}

/// What gettext knows an entry by.
fn key(context: Option<&str>, id: &str) -> u64 {
    match context {
        Some(context) => stable_hash(&format!("{context}\x04{id}")),
        None => stable_hash(id),
    }
}

/// Adds what is not there yet.
fn join(notes: &mut Vec<String>, more: Vec<String>) {
    for note in more {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
}
