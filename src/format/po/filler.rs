//! Fills translations into a PO file. Only the `msgstr` of filled entries and their flags change; every other line is
//! copied byte for byte.
//!
//! In a template (charset `CHARSET`) the header's open places are filled in too, as `msginit` does, and a charset that is
//! plain ASCII becomes UTF-8 where it must: gettext refuses what is translated otherwise.

use std::io::Write;

use super::super::{Fill, Heading, Losses, ReadError, Source};
use super::FUZZY;
use super::charset;
use super::checks::{Message, with_line_breaks_of};
use super::document::Openings;
use super::entry::{Entry, Open};
use super::header::{Header, to_locale};
use super::lines::{LONGEST_ENTRY, too_long};
use super::parser::Parser;
use super::placeholders::Family;
use super::plural_forms::PluralForms;
use super::quote::lines;
use super::raw::Raw;

/// The charset of a template, which its translator is to replace.
const TEMPLATE_CHARSET: &str = "CHARSET";
/// The names of ASCII.
const ASCII: &[&str] = &["ascii", "us-ascii", "ansi_x3.4-1968", "iso_646.irv:1991"];

/// Lines that take the place of others.
struct Edit {
    /// The number of the first line that goes, or before which these come.
    first: usize,
    /// How many lines go.
    count: usize,
    lines: Vec<String>,
}

pub(super) fn fill(
    source: &mut Source<'_>,
    out: &mut dyn Write,
    heading: &Heading,
    fills: &[Option<Fill>],
) -> Result<Losses, ReadError> {
    let mut bytes = Vec::new();
    source.stream.read_to_end(&mut bytes)?;
    let found = charset::of(&bytes, source.options.encoding);
    let (encoding, mark) = charset::certain(&bytes, found.encoding);
    let raw = Raw::new(&bytes, encoding, mark);
    let mut filling = Filling {
        raw: &raw,
        heading,
        fills: fills.iter(),
        openings: Openings::default(),
        header: None,
        edits: Vec::new(),
        losses: Losses::default(),
    };
    let mut parser = Parser::new(false);
    for number in 1..=raw.len() {
        parser.line(number, &raw.text(number)?);
        if parser.size() > LONGEST_ENTRY {
            return Err(too_long(number));
        }
        while let Some(entry) = parser.next() {
            filling.entry(entry)?;
        }
    }
    parser.finish();
    while let Some(entry) = parser.next() {
        filling.entry(entry)?;
    }
    filling.complete_header()?;
    filling.write(out)?;
    Ok(filling.losses)
}

struct Filling<'a> {
    raw: &'a Raw<'a>,
    heading: &'a Heading,
    fills: std::slice::Iter<'a, Option<Fill>>,
    openings: Openings,
    header: Option<Entry>,
    edits: Vec<Edit>,
    losses: Losses,
}

impl Filling<'_> {
    fn entry(&mut self, entry: Entry) -> Result<(), ReadError> {
        let open = self.openings.of(&entry);
        if entry.is_header() {
            if entry.is_exchangeable() {
                self.header.get_or_insert(entry);
            }
            return Ok(());
        }
        let mut next = |open: bool| if open { self.fills.next().and_then(Option::as_ref) } else { None };
        let (singular, plural) = (next(open.singular), next(open.plural));
        if singular.is_none() && plural.is_none() {
            return Ok(());
        }
        let edits = self.edits_of(&entry, open, singular, plural)?;
        let fits = edits.iter().flat_map(|edit| &edit.lines).all(|line| self.raw.encode(line).is_some());
        if fits {
            self.edits.extend(edits);
        } else {
            self.losses.add("translations with characters that the file's encoding lacks", 1);
        }
        Ok(())
    }

    fn edits_of(
        &self,
        entry: &Entry,
        open: Open,
        singular: Option<&Fill>,
        plural: Option<&Fill>,
    ) -> Result<Vec<Edit>, ReadError> {
        let id = entry.id().unwrap_or_default();
        let mut forms: Vec<String> = entry.forms.iter().map(|form| form.value.clone()).collect();
        let rule = PluralForms::of(&self.heading.target);
        if entry.plural.is_some() {
            let count = self.openings.forms().or(rule.map(|rule| rule.count)).unwrap_or(2);
            forms.resize(count.max(forms.len()), String::new());
        }
        let was = forms.clone();
        let fuzzy = entry.is_fuzzy();
        // What is finished stays.
        let set = |forms: &mut [String], fill: Option<&Fill>| {
            let Some(fill) = fill else { return };
            let text = with_line_breaks_of(id, &fill.target.text().replace('\0', ""));
            for form in forms.iter_mut().filter(|form| fuzzy || form.is_empty()) {
                form.clone_from(&text);
            }
        };
        let only_form = forms.len() == 1;
        set(&mut forms[..1], singular);
        set(&mut forms[usize::from(!only_form)..], plural);
        let families = Family::named(entry.comments.flags.iter().map(String::as_str));
        let texts: Vec<&str> = forms.iter().map(String::as_str).collect();
        let message = Message {
            id,
            plural: entry.plural.as_ref().map(|plural| plural.value.as_str()),
            forms: &texts,
            families: &families,
            first_is_one: rule.is_some_and(|rule| rule.first_is_one),
        };
        let is_draft = |fill: &Fill| !matches!(fill.from, "context" | "exact");
        let is_part = fuzzy && (open.singular && singular.is_none() || open.plural && plural.is_none());
        let has_draft = [singular, plural].into_iter().flatten().any(is_draft);
        let mut edits = self.flag_edits(entry, has_draft || is_part || !message.is_accepted())?;
        for (number, text) in
            forms.iter().enumerate().filter(|(number, text)| **text != was[*number] || *number >= entry.forms.len())
        {
            edits.push(self.form_edit(entry, number, text)?);
        }
        Ok(edits)
    }

    /// The lines of the form `number`: in the place of those there, or behind the last form.
    fn form_edit(&self, entry: &Entry, number: usize, text: &str) -> Result<Edit, ReadError> {
        let keyword = if entry.plural.is_some() { format!("msgstr[{number}]") } else { "msgstr".to_owned() };
        let (first, count, model) = match (entry.forms.get(number), entry.forms.last()) {
            (Some(form), _) => (form.first_line, form.last_line + 1 - form.first_line, form.first_line),
            (None, Some(last)) => (last.last_line + 1, 0, last.first_line),
            (None, None) => (entry.at.line, 0, entry.at.line),
        };
        let line = self.raw.text(model)?;
        let indent = &line[..line.len() - line.trim_start().len()];
        let lines = lines(&keyword, text).iter().map(|line| format!("{indent}{line}")).collect();
        Ok(Edit { first, count, lines })
    }

    /// What marks `entry` as fuzzy, or no longer so.
    fn flag_edits(&self, entry: &Entry, fuzzy: bool) -> Result<Vec<Edit>, ReadError> {
        if fuzzy == entry.is_fuzzy() {
            return Ok(Vec::new());
        }
        let flag_lines = &entry.comments.flag_lines;
        if fuzzy {
            for number in flag_lines {
                let line = self.raw.text(*number)?;
                if let Some((before, flags)) = line.split_once("#,") {
                    let flags = if flags.trim().is_empty() { String::new() } else { format!(",{flags}") };
                    return Ok(vec![Edit {
                        first: *number,
                        count: 1,
                        lines: vec![format!("{before}#, {FUZZY}{flags}")],
                    }]);
                }
            }
            let first = entry.comments.previous_line().unwrap_or(entry.at.line).min(entry.at.line);
            return Ok(vec![Edit { first, count: 0, lines: vec![format!("#, {FUZZY}")] }]);
        }
        let mut edits = Vec::new();
        for number in flag_lines {
            let line = self.raw.text(*number)?;
            let Some(at) = line.find("#,").or_else(|| line.find("#=")) else { continue };
            let (before, flags) = line.split_at(at + 2);
            if !flags.split(',').any(|flag| flag.trim() == FUZZY) {
                continue;
            }
            let kept: Vec<&str> =
                flags.split(',').map(str::trim).filter(|flag| *flag != FUZZY && !flag.is_empty()).collect();
            let lines = if kept.is_empty() { Vec::new() } else { vec![format!("{before} {}", kept.join(", "))] };
            edits.push(Edit { first: *number, count: 1, lines });
        }
        Ok(edits)
    }

    /// Changes of the header what does not fit any more, where anything was filled in.
    fn complete_header(&mut self) -> Result<(), ReadError> {
        let Some(header) = self.header.take().filter(|_| !self.edits.is_empty()) else { return Ok(()) };
        let (Some(form), Some(charset)) = (header.forms.first(), Header::of(&header).charset()) else { return Ok(()) };
        let is_template = charset == TEMPLATE_CHARSET;
        let is_ascii = self.edits.iter().flat_map(|edit| &edit.lines).all(|line| line.is_ascii());
        if !is_template && (is_ascii || !ASCII.iter().any(|name| name.eq_ignore_ascii_case(&charset))) {
            return Ok(());
        }
        let language = format!("\"Language: {}\\n\"", to_locale(&self.heading.target));
        // A rule with another number of forms than a template has would make the open entries invalid.
        let plurals = PluralForms::of(&self.heading.target).filter(|rule| rule.count == 2);
        for number in form.first_line..=form.last_line {
            let line = self.raw.text(number)?;
            let mut new = line.replace(&format!("charset={charset}"), "charset=UTF-8");
            if is_template {
                new = new.replace("\"Language: \\n\"", &language);
                if let Some(rule) = plurals {
                    let rule = format!("nplurals={}; plural={};", rule.count, rule.formula);
                    new = new.replace("nplurals=INTEGER; plural=EXPRESSION;", &rule);
                }
            }
            if new != line {
                self.edits.push(Edit { first: number, count: 1, lines: vec![new] });
            }
        }
        if is_template {
            let edits = self.flag_edits(&header, false)?;
            self.edits.extend(edits);
        }
        Ok(())
    }

    fn write(&mut self, out: &mut dyn Write) -> Result<(), ReadError> {
        // What comes before a line comes before what takes its place.
        self.edits.sort_by_key(|edit| (edit.first, edit.count));
        let raw = self.raw;
        let usual_end = raw.usual_end();
        let mut done = 1;
        // The end of a line is written when something comes behind it: the last one of the file may have none.
        let mut owed: &[u8] = &[];
        for edit in &self.edits {
            let before = raw.between(done, edit.first);
            if !before.is_empty() {
                out.write_all(owed)?;
                out.write_all(before)?;
                let is_open = edit.first > 1 && raw.end(edit.first - 1).is_empty();
                owed = if is_open { &usual_end } else { &[] };
            }
            let own_end = if edit.count > 0 { raw.end(edit.first) } else { &[] };
            for line in &edit.lines {
                out.write_all(owed)?;
                out.write_all(&raw.encode(line).unwrap_or_default())?;
                owed = if own_end.is_empty() { &usual_end } else { own_end };
            }
            done = edit.first + edit.count;
        }
        let rest = raw.between(done, raw.len() + 1);
        if !rest.is_empty() || !raw.end(raw.len()).is_empty() {
            out.write_all(owed)?;
        }
        out.write_all(rest)?;
        Ok(())
    }
}
