//! Concord: what is reported on text that people wrote, with verdicts, and how many errors put into good text are found.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use istilahi::format::{self, ReadOptions, Source, UnitSink, Warning};
use istilahi::model::segment::Segment;
use istilahi::model::unit::Unit;
use istilahi::swahili::agreement::Agreement;
use istilahi::swahili::concord::{self, ConcordKind};
use istilahi::swahili::morphology::{Morphology, Reading};
use istilahi::swahili::noun_class::NounClass;
use istilahi::swahili::sentence::{DisagreementKind, NounPhrase, Sentence, Span};
use istilahi::text::positions::Position;

use crate::figures::{rows, share};

pub(crate) fn measure() {
    typed("typed set", "concord.csv");
    typed("second set", "concord_blind.csv");
    let Some(data) = std::env::var_os("DATA") else {
        println!("concord, tico19: skipped: DATA names no folder");
        return;
    };
    match segments(&Path::new(&data).join("tico19/all.en-sw.tmx")) {
        Ok(segments) => {
            flags(&segments);
            injected(&segments);
        }
        Err(error) => println!("concord, tico19: skipped: {error}"),
    }
}

/// The sentences of the typed set, each with one word changed.
fn typed(name: &str, file: &str) {
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut false_alarms = Vec::new();
    let mut missed = Vec::new();
    let rows = rows(file);
    for row in &rows {
        let (wrong, right, word, kind) = (&row[0], &row[1], &row[2], &row[4]);
        let sentence = Sentence::read(&Segment::plain(wrong));
        let hit = sentence.disagreements.iter().any(|one| &wrong[one.word.clone()] == word);
        let count = found.entry(kind.to_owned()).or_default();
        count.0 += usize::from(hit);
        count.1 += 1;
        if !hit {
            missed.push(format!("{kind}: {word}: {wrong}"));
        }
        for one in Sentence::read(&Segment::plain(right)).disagreements {
            false_alarms.push(format!("{} with {}: {right}", &right[one.word], &right[one.with]));
        }
    }
    let by_kind: Vec<String> = found.iter().map(|(kind, (hits, all))| format!("{kind} {hits}/{all}")).collect();
    let is_verb = |kind: &str| matches!(kind, "subject-verb" | "coordination");
    let sum = |verbs: bool| {
        let of = found.iter().filter(|(kind, _)| is_verb(kind) == verbs);
        of.fold((0, 0), |sum, (_, count)| (sum.0 + count.0, sum.1 + count.1))
    };
    let ((phrase, phrases), (verb, verbs)) = (sum(false), sum(true));
    println!(
        "concord, {name}: of the errors found: noun phrase {:.2} of {phrases}, subject and verb {:.2} of {verbs} ({}); \
        {} false alarms in {} right sentences",
        share(phrase, phrases),
        share(verb, verbs),
        by_kind.join(", "),
        false_alarms.len(),
        rows.len()
    );
    list("false alarm", &false_alarms);
    list("missed", &missed);
}

/// Everything reported on the Swahili side of the corpus, with the verdicts on it.
fn flags(segments: &[String]) {
    let verdicts: BTreeMap<(String, String), String> = rows("concord_verdicts.csv")
        .iter()
        .map(|row| ((row[0].to_owned(), row[1].to_owned()), row[3].to_owned()))
        .collect();
    for kind in DisagreementKind::ALL {
        let (mut all, mut judged, mut right) = (0, 0, 0);
        let mut wrong = Vec::new();
        for text in segments {
            for one in Sentence::read(&Segment::plain(text.as_str())).disagreements {
                if one.kind != *kind {
                    continue;
                }
                all += 1;
                let (word, with) = (&text[one.word.clone()], &text[one.with.clone()]);
                let key = (context(text, &one.word), word.to_owned());
                match verdicts.get(&key).map(String::as_str) {
                    Some(verdict) => {
                        judged += 1;
                        right += usize::from(verdict == "right");
                        if verdict != "right" {
                            wrong.push(format!("{verdict}: {word} with {with}: {}", key.0));
                        }
                    }
                    None => wrong.push(format!("not judged: {word} with {with}: {}", key.0)),
                }
            }
        }
        println!(
            "concord, {} segments of tico19, {kind}: {all} reported, {judged} judged, precision {:.3} (goal 0.90 in noun phrases)",
            segments.len(),
            share(right, judged)
        );
        list("", &wrong);
    }
}

/// The words around `span`.
fn context(text: &str, span: &Span) -> String {
    let before: Vec<&str> = text[..span.start].split_whitespace().rev().take(6).collect();
    let before: Vec<&str> = before.into_iter().rev().collect();
    let after: Vec<&str> = text[span.end..].split_whitespace().take(4).collect();
    format!("{} [{}] {}", before.join(" "), &text[span.clone()], after.join(" "))
}

/// Puts one error into each of many good segments: an agreeing word, or the subject prefix of a verb, of another class.
fn injected(segments: &[String]) {
    let mut random = Random(7);
    let (mut phrase, mut verb) = ((0, 0), (0, 0));
    for text in segments {
        let good = Sentence::read(&Segment::plain(text.as_str()));
        let in_phrase = |one: &NounPhrase| -> Vec<(Span, Agreement)> {
            one.agreeing.iter().map(|word| (word.clone(), one.agreement)).collect()
        };
        let places: Vec<(Span, Agreement)> = good.phrases.iter().flat_map(in_phrase).collect();
        if let Some((place, agreement)) = random.pick(&places)
            && let Some(other) = other_class(&text[place.clone()], agreement, &mut random)
        {
            phrase.1 += 1;
            phrase.0 += usize::from(is_found(text, &place, &other));
        }
        let places: Vec<Span> = good.subjects.iter().map(|one| one.verb.clone()).collect();
        if let Some(place) = random.pick(&places)
            && let Some(other) = other_subject(&text[place.clone()], &mut random)
        {
            verb.1 += 1;
            verb.0 += usize::from(is_found(text, &place, &other));
        }
    }
    println!(
        "concord, errors put into tico19: found {:.3} of {} in noun phrases (goal 0.75), {:.3} of {} verbs (goal 0.50)",
        share(phrase.0, phrase.1),
        phrase.1,
        share(verb.0, verb.1),
        verb.1
    );
}

fn is_found(text: &str, place: &Span, other: &str) -> bool {
    let wrong = format!("{}{other}{}", &text[..place.start], &text[place.end..]);
    let sentence = Sentence::read(&Segment::plain(wrong));
    sentence.disagreements.iter().any(|one| one.word.start == place.start)
}

/// The agreeing word `word` in a class that a noun of `agreement` does not ask for; none that is an adverb as well.
fn other_class(word: &str, agreement: Agreement, random: &mut Random) -> Option<String> {
    let morphology = Morphology::shipped();
    let lower = word.to_lowercase();
    let mut others: Vec<String> = Vec::new();
    let classes = || NounClass::all().filter(|class| class.number() < 15);
    match morphology.readings(&lower).first()? {
        Reading::Concord(concord) => {
            let same = |form: &(ConcordKind, &str, String)| (form.0, form.1) == (concord.kind, concord.lemma);
            others.extend(classes().flat_map(concord::forms).filter(same).map(|form| form.2));
        }
        Reading::Adjective { adjective, .. } => {
            let adjective = &morphology.lexicon().adjectives[*adjective as usize];
            others.extend(classes().flat_map(|class| adjective.forms(class)));
        }
        // A relative verb changes its subject and its marker together.
        Reading::Verb { form, .. } => {
            let class = form.subject.and(form.relative).classes().next()?;
            let (tense, stem) = lower.strip_prefix(class.subject())?.split_once(class.relative())?;
            let made = |class: NounClass| format!("{}{tense}{}{stem}", class.subject(), class.relative());
            others.extend(classes().map(made));
        }
        _ => {}
    }
    let fits = |other: &String| {
        let readings = morphology.readings(other);
        *other == lower
            || readings.iter().any(|reading| match reading {
                Reading::Concord(concord) => concord.agreement.meets(agreement),
                Reading::Adjective { agreement: with, .. } => with.meets(agreement),
                Reading::Verb { form, .. } => form.relative.meets(agreement),
                Reading::Closed { .. } => true,
                _ => false,
            })
    };
    others.retain(|other| !fits(other));
    others.sort();
    others.dedup();
    random.pick(&others)
}

/// The verb `verb` with the subject prefix of another class.
fn other_subject(verb: &str, random: &mut Random) -> Option<String> {
    let lower = verb.to_lowercase();
    let readings = Morphology::shipped().readings(&lower);
    let subject = readings.iter().find_map(|reading| match reading {
        Reading::Verb { form, likely: true, .. } if !form.negative => Some(form.subject),
        Reading::Concord(concord) if concord.kind.has_subject() => Some(concord.agreement),
        _ => None,
    })?;
    let class = subject.classes().next()?;
    let rest = lower.strip_prefix(class.subject())?;
    let classes = NounClass::all().filter(|class| class.number() < 15);
    let mut others: Vec<String> = classes.map(|class| format!("{}{rest}", class.subject())).collect();
    others.retain(|other| *other != lower);
    others.sort();
    others.dedup();
    random.pick(&others)
}

/// A small generator with a fixed seed (xorshift).
struct Random(u64);

impl Random {
    fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        from.get(usize::try_from(self.0 % from.len().max(1) as u64).unwrap_or_default()).cloned()
    }
}

fn list(what: &str, lines: &[String]) {
    let shown = if std::env::var_os("MISSES").is_some() { usize::MAX } else { 12 };
    for line in lines.iter().take(shown) {
        println!("    {what}{}{line}", if what.is_empty() { "" } else { ": " });
    }
    if lines.len() > shown {
        println!("    and {} more", lines.len() - shown);
    }
}

/// The Swahili segments of the memory at `path`.
pub(crate) fn segments(path: &Path) -> Result<Vec<String>, String> {
    struct Sink(Vec<String>);
    impl UnitSink for Sink {
        fn unit(&mut self, unit: Unit, _at: Position) -> ControlFlow<()> {
            let swahili = unit.variants.iter().filter(|variant| variant.language.base() == "sw");
            self.0.extend(swahili.map(|variant| variant.segment.text().to_owned()));
            ControlFlow::Continue(())
        }
        fn warning(&mut self, _warning: Warning) {}
    }
    let file = std::fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let reader = format::named("tmx").and_then(|format| format.unit_reader()).ok_or("no reader of TMX")?;
    let mut sink = Sink(Vec::new());
    let (mut file, options) = (std::io::BufReader::new(file), ReadOptions::default());
    reader.read(&mut Source::new(&mut file, &options), &mut sink).map_err(|error| error.to_string())?;
    Ok(sink.0)
}
