//! Errors of segments, spaces, marks and capitals.

use istilahi::check::Pair;
use istilahi::model::finding::Side;
use istilahi::model::segment::Segment;

use super::Random;
use super::edit::{Mutator, Spoilt, at, english, exchanged, in_target, left_out, place, places};

pub(super) const KINDS: &[(&[&str], &str, Mutator)] = &[
    (&["segment.empty"], "nothing translated", |pair, _| whole(pair, "")),
    (&["segment.same-as-source"], "the source left as it is", same),
    (&["segment.length"], "two thirds lost", |pair, _| {
        let long = pair.target.codes().is_empty() && english(pair).len() >= 80;
        let words: Vec<&str> = pair.target.text().split(' ').collect();
        whole(pair, &words[..words.len() / 3].join(" ")).filter(|_| long)
    }),
    (&["segment.length"], "a note behind it", |pair, _| {
        let short = pair.target.codes().is_empty() && (40..80).contains(&english(pair).len());
        whole(pair, &format!("{}{NOTE}", pair.target.text())).filter(|_| short)
    }),
    (&["segment.characters"], "a Cyrillic letter", |pair, random| {
        let span = place(pair, random, r"\b[A-Za-z]*[b-z](a)[a-z]+\b")?;
        in_target(pair, span, "а")
    }),
    (&["segment.characters"], "a lost character", |pair, random| {
        let span = place(pair, random, r"\b[a-z]+([aeiou])[a-z]+\b")?;
        in_target(pair, span, "\u{FFFD}")
    }),
    (&["segment.characters"], "a dash in the wrong encoding", |pair, random| {
        let span = place(pair, random, ", ")?;
        in_target(pair, span, " â€“ ")
    }),
    (&["space.edge"], "a space behind it", |pair, _| {
        let end = pair.target.text().len();
        in_target(pair, end..end, " ")
    }),
    (&["space.edge"], "a space before it", |pair, _| in_target(pair, 0..0, " ")),
    (&["space.double"], "a space twice", |pair, random| {
        let span = place(pair, random, r"\w( )\w")?;
        in_target(pair, span, "  ")
    }),
    (&["space.punctuation"], "a space before a mark", |pair, random| {
        let span = place(pair, random, r"[a-z][,.;:!?](?: |$)")?;
        let mark = at(pair, &span);
        in_target(pair, span, &format!("{} {}", &mark[..1], &mark[1..]))
    }),
    (&["space.punctuation"], "a space after a mark lost", |pair, random| {
        let span = place(pair, random, r"[a-z](, )[a-z]")?;
        in_target(pair, span, ",")
    }),
    (&["space.punctuation"], "a space inside a bracket", |pair, random| {
        let span = place(pair, random, r"\(")?;
        in_target(pair, span, "( ")
    }),
    (&["punctuation.end"], "the last mark lost", |pair, _| {
        let mark = end(pair)?;
        in_target(pair, mark - 1..mark, "").map(|one| Spoilt { place: mark - 1..mark - 1, ..one })
    }),
    (&["punctuation.end"], "another mark at the end", |pair, random| {
        let mark = end(pair)?;
        let others: Vec<&str> = [".", "?", ":", ","].into_iter().filter(|one| !english(pair).ends_with(one)).collect();
        in_target(pair, mark - 1..mark, random.pick(&others)?)
    }),
    (&["punctuation.repeated"], "a comma twice", |pair, random| {
        let span = place(pair, random, r"[a-z](,) ")?;
        in_target(pair, span, ",,")
    }),
    (&["punctuation.repeated"], "a full stop twice", |pair, random| {
        let span = place(pair, random, r"[a-z](\.)(?:$| )")?;
        in_target(pair, span, "..")
    }),
    (&["punctuation.brackets"], "a closing bracket lost", |pair, random| {
        let span = place(pair, random, r"\([^)]*(\))")?;
        let open = pair.target.text().find('(')?;
        in_target(pair, span.clone(), "").map(|one| Spoilt { place: open..span.start, ..one })
    }),
    (&["punctuation.brackets"], "an opening bracket lost", |pair, random| {
        let span = place(pair, random, r"(\()[^)]*\)")?;
        let close = pair.target.text().rfind(')')?;
        in_target(pair, span.clone(), "").map(|one| Spoilt { place: span.start..close, ..one })
    }),
    (&["punctuation.quotes"], "one quotation mark lost", |pair, random| {
        let span = place(pair, random, "\"")?;
        in_target(pair, span, "").map(|one| Spoilt { place: 0..one.target.text().len(), ..one })
    }),
    (&["punctuation.quotes"], "both quotation marks lost", |pair, _| {
        let marks = places(pair, "\"");
        let quoted = english(pair).split('"').nth(1)?.to_owned();
        let second = marks.get(1)?;
        let first = in_target(pair, second.clone(), "")?;
        let without = Pair { source: first.source, target: first.target, ..Pair::default() };
        left_out(&without, marks[0].clone(), &quoted).and_then(|one| {
            // The space before it stays.
            let start = marks[0].start;
            let target = exchanged(&without.target, start..start + 1, "")?;
            Some(Spoilt { target, ..one })
        })
    }),
    (&["capital.start"], "the first letter small", |pair, random| {
        let span = place(pair, random, r"^[A-Z][a-z]")?;
        in_target(pair, span.clone(), &at(pair, &span).to_lowercase())
    }),
    (&["capital.start"], "a capital at the start", |pair, random| {
        let span = place(pair, random, "^[a-z]")?;
        in_target(pair, span.clone(), &at(pair, &span).to_uppercase())
    }),
    (&["capital.all"], "capitals lost", |pair, _| {
        let text = pair.target.text();
        let small = format!("{}{}", &text[..1], text[1..].to_lowercase());
        whole(pair, &small).filter(|_| text == text.to_uppercase())
    }),
    (&["capital.all"], "all in capitals", |pair, _| {
        let text = pair.target.text();
        let plain = pair.target.codes().is_empty() && !text.contains(['{', '%']);
        whole(pair, &text.to_uppercase()).filter(|_| plain && text != text.to_uppercase())
    }),
    (&["capital.name"], "a name with a small letter", |pair, random| {
        let span = place(pair, random, &format!(r".\b({NAMES})\b"))?;
        in_target(pair, span.clone(), &at(pair, &span).to_lowercase())
    }),
];

const NOTE: &str = " Maelezo ya mtafsiri: neno hili lilibadilishwa katika toleo la pili la kitabu, kwa hiyo \
    tafadhali linganisha sentensi hii na ile ya ukurasa wa kwanza kabla ya kuichapisha tena.";

const NAMES: &str = "Jumatatu|Jumanne|Jumatano|Alhamisi|Ijumaa|Jumamosi|Jumapili|Januari|Februari|Machi|Aprili|Mei|\
    Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba|Kiingereza|Kiswahili|Kifaransa|Kijerumani|Kichina|\
    Wajerumani|Wafaransa|Ujerumani|Italia|Kenya|Tanzania|Uganda";

/// The pair with `text` as its translation.
fn whole(pair: &Pair, text: &str) -> Option<Spoilt> {
    let (target, place) = (Segment::plain(text), 0..text.len());
    Some(Spoilt { source: pair.source.clone(), target, side: Side::Target, place })
}

fn same(pair: &Pair, _random: &mut Random) -> Option<Spoilt> {
    let target = pair.source.clone()?;
    let place = 0..target.text().len();
    Some(Spoilt { source: pair.source.clone(), target, side: Side::Target, place })
}

/// The end of a translation that ends with the mark of its source.
fn end(pair: &Pair) -> Option<usize> {
    let (source, target) = (english(pair), pair.target.text());
    let mark = source.chars().last().filter(|mark| matches!(mark, '.' | '?' | ':'))?;
    target.ends_with(mark).then_some(target.len())
}
