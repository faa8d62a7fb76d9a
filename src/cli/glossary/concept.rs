//! `istilahi glossary show|add|edit|remove`.

use clap::Args;

use crate::app::concepts::{self, ConceptEdit, Judged, NewTerms, TermEdit};
use crate::app::session::Session;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::options::ReportForm;
use crate::cli::terminal::Terminal;
use crate::model::concept::{PartOfSpeech, Term, TermStatus};
use crate::report::counted;
use crate::terminology::faults::Fault;
use crate::text::language::Language;

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The names of the concepts, as istilahi term shows them
    #[arg(value_name = "CONCEPT", required = true)]
    concepts: Vec<String>,

    #[command(flatten)]
    form: ReportForm,
}

/// What can be said of a term.
#[derive(Debug, Args)]
struct Grammar {
    /// The noun class of the Swahili term, as 7/8, or several as 5/6|9/10
    #[arg(long = "class", value_name = "CLASS")]
    class: Option<String>,

    /// The plural of the Swahili term; several are parted by |
    #[arg(long, value_name = "TEXT")]
    plural: Option<String>,

    /// The part of speech: noun, verb, adjective, adverb, proper noun, phrase
    #[arg(long = "pos", value_name = "PART")]
    part: Option<PartOfSpeech>,

    /// Where the term is attested, or `proposed`
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,

    /// A note to the term
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    term_note: Option<String>,

    /// Whether the term is to be used: preferred, admitted, deprecated, forbidden
    #[arg(long, value_name = "STATUS")]
    status: Option<TermStatus>,
}

/// What can be said of a concept.
#[derive(Debug, Args)]
struct About {
    /// The field that the concept belongs to
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,

    /// What the concept is, in a sentence
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    definition: Option<String>,

    /// A note to the concept
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// The concept; without it one is made and named after the first term
    #[arg(long, value_name = "NAME")]
    concept: Option<String>,

    /// An English term; can be given several times, the first is the preferred one
    #[arg(long = "en", value_name = "TERM", allow_hyphen_values = true)]
    english: Vec<String>,

    /// A Swahili term; can be given several times, the first is the preferred one
    #[arg(long = "sw", value_name = "TERM", allow_hyphen_values = true)]
    swahili: Vec<String>,

    /// A term of another language, as fr=aluminium
    #[arg(long = "term", value_name = "LANG=TERM", value_parser = of_language)]
    others: Vec<(Language, String)>,

    #[command(flatten)]
    grammar: Grammar,

    /// The Swahili term names persons or animals, which take the concords of classes 1 and 2
    #[arg(long)]
    animate: bool,

    #[command(flatten)]
    about: About,

    /// The terms of the concept stay as they are in every language
    #[arg(long)]
    do_not_translate: bool,

    /// Store it in spite of what is wrong with it
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    form: ReportForm,
}

#[derive(Debug, Args)]
pub(super) struct Edit {
    /// The name of the concept
    #[arg(value_name = "CONCEPT")]
    concept: String,

    /// The term that is to be changed; the options on terms are about it
    #[arg(long, value_name = "TERM", allow_hyphen_values = true)]
    term: Option<String>,

    /// The language of the term, where several have it
    #[arg(long, value_name = "LANG", requires = "term")]
    lang: Option<Language>,

    /// The new text of the term
    #[arg(long, value_name = "TERM", requires = "term", allow_hyphen_values = true)]
    rename: Option<String>,

    #[command(flatten)]
    grammar: Grammar,

    /// Whether the term names persons or animals
    #[arg(long, value_name = "YES|NO", requires = "term", value_parser = yes_or_no)]
    animate: Option<bool>,

    #[command(flatten)]
    about: About,

    /// Whether the terms of the concept stay as they are in every language
    #[arg(long, value_name = "YES|NO", value_parser = yes_or_no)]
    do_not_translate: Option<bool>,

    /// Store it in spite of what is wrong with it
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    form: ReportForm,
}

#[derive(Debug, Args)]
pub(super) struct Remove {
    /// The names of the concepts
    #[arg(value_name = "CONCEPT", required = true)]
    concepts: Vec<String>,

    /// Only this term of the concept
    #[arg(long, value_name = "TERM", allow_hyphen_values = true)]
    term: Option<String>,

    /// The language of the term, where several have it
    #[arg(long, value_name = "LANG", requires = "term")]
    lang: Option<Language>,
}

fn of_language(typed: &str) -> Result<(Language, String), String> {
    let (language, term) =
        typed.split_once('=').ok_or_else(|| format!("`{typed}` is not LANG=TERM, such as fr=aluminium"))?;
    Ok((language.trim().parse().map_err(|error| format!("{error}"))?, term.trim().to_owned()))
}

fn yes_or_no(typed: &str) -> Result<bool, String> {
    match typed {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(format!("`{other}` is neither yes nor no")),
    }
}

pub(super) fn show(show: &Show, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let store = session.open()?;
    let wanted: Vec<_> = show.concepts.iter().map(|name| concepts::named(&store, name)).collect::<Result<_, _>>()?;
    let uses = concepts::uses(&store, &wanted)?;
    terminal
        .report(show.form.form(), |report| {
            wanted.iter().try_for_each(|concept| {
                report.concept(concept)?;
                let own: Vec<_> = uses.iter().filter(|one| one.concept == concept.name).cloned().collect();
                report.term_uses(&own)
            })
        })
        .map_err(Failure::from)?;
    Ok(Outcome::Done)
}

pub(super) fn add(add: Add, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let in_language = |language: Language, terms: Vec<String>| {
        terms.into_iter().map(move |term| (language.clone(), term.trim().to_owned()))
    };
    let typed: Vec<(Language, String)> = in_language(Language::english(), add.english)
        .chain(in_language(Language::swahili(), add.swahili))
        .chain(add.others)
        .collect();
    if typed.is_empty() {
        return Err(Failure::new("there is no term to add")
            .hint("give it with its language: istilahi glossary add --en TERM --sw TERM"));
    }
    let swahili: Vec<usize> = (0..typed.len()).filter(|at| typed[*at].0.base() == "sw").collect();
    let grammar = add.grammar;
    if (grammar.class.is_some() || grammar.plural.is_some() || add.animate) && swahili.len() != 1 {
        return Err(Failure::new("--class, --plural and --animate are about one Swahili term").hint(
            "give one --sw TERM; others are added one by one: istilahi glossary add --concept NAME --sw TERM --class 7/8",
        ));
    }
    let terms = typed.iter().enumerate().map(|(at, (language, text))| {
        let is_swahili = swahili.contains(&at);
        let own = |value: &Option<String>| value.clone().filter(|_| is_swahili);
        let term = Term {
            noun_class: own(&grammar.class),
            plural: own(&grammar.plural),
            animate: is_swahili && add.animate,
            // A class belongs to nouns.
            part_of_speech: grammar.part.or(grammar.class.as_ref().map(|_| PartOfSpeech::Noun)),
            source: grammar.source.clone(),
            note: grammar.term_note.clone(),
            ..Term::new(language.clone(), text.clone())
        };
        (term, grammar.status)
    });
    let new = NewTerms {
        concept: add.concept,
        terms: terms.collect(),
        domain: add.about.domain,
        definition: add.about.definition,
        note: add.about.note,
        do_not_translate: add.do_not_translate,
    };
    let mut store = session.open()?;
    let typed: Vec<Term> = new.terms.iter().map(|(term, _)| term.clone()).collect();
    for language in concepts::new_languages(&store, &typed)? {
        terminal.warn(&format!("this is the first term or unit in the language `{language}`"));
    }
    let judged = concepts::add(session, &mut store, &new, add.force)?;
    told(&judged, &add.form, terminal)
}

pub(super) fn edit(edit: Edit, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    let grammar = edit.grammar;
    let of_term = TermEdit {
        text: edit.rename,
        status: grammar.status,
        part_of_speech: grammar.part,
        noun_class: grammar.class,
        plural: grammar.plural,
        animate: edit.animate,
        source: grammar.source,
        note: grammar.term_note,
    };
    if edit.term.is_none() && of_term != TermEdit::default() {
        return Err(Failure::new("it is not said which term is to be changed").hint(format!(
            "name it: istilahi glossary edit {} --term TERM …; istilahi glossary show {} lists its terms",
            edit.concept, edit.concept
        )));
    }
    let wanted = ConceptEdit {
        domain: edit.about.domain,
        definition: edit.about.definition,
        note: edit.about.note,
        do_not_translate: edit.do_not_translate,
        term: edit.term.filter(|_| of_term != TermEdit::default()).map(|term| (term, edit.lang, of_term)),
    };
    if wanted == ConceptEdit::default() {
        return Err(Failure::new("there is nothing to change").hint(
            "say what: --domain, --definition, --note, or --term TERM with --status, --class, --plural, --rename …",
        ));
    }
    let judged = concepts::edit(session, &mut session.open()?, &edit.concept, &wanted, edit.force)?;
    told(&judged, &edit.form, terminal)
}

pub(super) fn remove(remove: &Remove, session: &Session, terminal: &mut Terminal<'_>) -> Result<Outcome, Failure> {
    if remove.term.is_some() && remove.concepts.len() > 1 {
        return Err(Failure::new("--term is about one concept").hint("name the concept that has the term, alone"));
    }
    let term = remove.term.as_deref().map(|term| (term, remove.lang.as_ref()));
    let removed = concepts::remove(session, &mut session.open()?, &remove.concepts, term)?;
    let gone = removed.iter().filter(|one| one.concept.terms.is_empty()).count();
    for judged in &removed {
        complain(judged, terminal);
    }
    let batch = removed.first().and_then(|one| one.batch).unwrap_or_default();
    let what = match &remove.term {
        Some(term) if gone == 0 => format!("the term `{term}` of {}", remove.concepts[0]),
        _ => counted(gone as u64, "concept"),
    };
    terminal.say(&format!("removed {what} (batch {batch}; to take it back: istilahi undo {batch})"));
    Ok(Outcome::Done)
}

/// Shows the concept and what is wrong with it.
fn told(judged: &Judged, form: &ReportForm, terminal: &Terminal<'_>) -> Result<Outcome, Failure> {
    complain(judged, terminal);
    if judged.is_refused() {
        terminal.say("nothing was changed; to store it all the same, add --force");
        return Ok(Outcome::Partly);
    }
    for term in &judged.demoted {
        terminal.say(&format!("{} `{}` was preferred, and is admitted now", term.language, term.text));
    }
    terminal.report(form.form(), |report| report.concept(&judged.concept)).map_err(Failure::from)?;
    if judged.batch.is_none() {
        terminal.say("nothing was changed: it is so already");
    }
    Ok(Outcome::Done)
}

/// Says what is wrong with a concept: errors as such where they kept it from being stored.
fn complain(judged: &Judged, terminal: &Terminal<'_>) {
    for fault in &judged.faults {
        let hint = hint(fault, &judged.concept.name);
        if fault.is_error() && judged.is_refused() {
            terminal.complain(&Failure::new(fault.to_string()).hint(hint));
        } else {
            terminal.warn(&format!("{fault}\n hint: {hint}"));
        }
    }
}

/// What to do about a fault: the next command to type.
fn hint(fault: &Fault, concept: &str) -> String {
    match fault {
        Fault::Name(_) => "name it yourself: --concept NAME, as in --concept rare-earth-element".to_owned(),
        Fault::NoTerm(_) => format!("to remove it, type: istilahi glossary remove {concept}"),
        Fault::BlankTerm(..) => "give a term with a letter or a figure".to_owned(),
        Fault::Twice { .. } => {
            format!("to change the term that is there, type: istilahi glossary edit {concept} --term TERM …")
        }
        Fault::Duplicate { other, .. } => format!(
            "see it with: istilahi glossary show {other}; change it with: istilahi glossary edit {other}, or add to it \
             with: istilahi glossary add --concept {other}"
        ),
        Fault::TwoPreferred { .. } => {
            format!("make one of them admitted: istilahi glossary edit {concept} --term TERM --status admitted")
        }
        Fault::NotAClass { .. } => {
            "the classes are described in docs/glossary.md; istilahi morph WORD shows those of a word".to_owned()
        }
        Fault::NoNoun { .. } => "leave --class out, or give --pos noun".to_owned(),
        Fault::Prefix { phrase, .. } | Fault::Concord { phrase, .. } => {
            let noun = phrase.split_whitespace().next().unwrap_or_default();
            format!(
                "see the classes of the noun with: istilahi morph {noun}; then give another --class, --plural or term"
            )
        }
        Fault::NoPlural { .. } => "leave the plural out, or give the class as a pair, as in --class 14/6".to_owned(),
        Fault::Plurals { .. } => "give one plural for each pair of classes, parted by |".to_owned(),
        Fault::OtherWord { term, .. } => {
            format!("give the plural of `{term}`: istilahi glossary edit {concept} --term '{term}' --plural PLURAL")
        }
        Fault::OtherPlural { usual, .. } => {
            format!("if that is meant, give --plural '{usual}'; see: istilahi forms NOUN")
        }
        Fault::OtherClass { noun, usual, .. } => {
            format!("if that is meant, give --class '{usual}'; see: istilahi forms {noun}")
        }
        Fault::ClassKnown { term, usual, .. } => {
            format!("to say so, type: istilahi glossary edit {concept} --term '{term}' --class '{usual}'")
        }
        Fault::NoneUsable { language, .. } => {
            let option = match language.as_str() {
                "en" | "sw" => format!("--{language} TERM"),
                other => format!("--term {other}=TERM"),
            };
            format!("say what to write instead: istilahi glossary add --concept {concept} {option}")
        }
        Fault::Shared { other, .. } => format!("if both mean the same, see: istilahi glossary show {other}"),
    }
}
