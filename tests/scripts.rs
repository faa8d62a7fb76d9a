//! Texts of every kind: no spaces, one word, no word, thousands of words, thousands of near-equal units, frequent words
//! only. All of them as matches and through `search`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Place, tmx};

fn matches(place: &Place, arguments: &[&str]) -> Vec<Value> {
    let run = place.run(&[&["suggest", "--format", "json"], arguments].concat());
    assert!(run.status < 2, "{arguments:?}: {}", run.stderr);
    let objects = run.objects();
    let matches = objects[0]["matches"].as_array().expect("a list").clone();
    matches.into_iter().filter(|one| one["kind"] != "fragment").collect()
}

/// How many units a search finds, and the first one's source.
fn found(place: &Place, arguments: &[&str]) -> (usize, String) {
    let run = place.run(&[&["search", "--max", "0", "--format", "json"], arguments].concat());
    assert!(run.status < 2, "{arguments:?}: {}", run.stderr);
    let hits: Vec<Value> = run.objects().into_iter().filter(|one| one["unit"].is_u64()).collect();
    let first = hits.first().map(|one| one["source"].as_str().expect("a text").to_owned());
    (hits.len(), first.unwrap_or_default())
}

fn place_with(units: &[(&str, &str)]) -> Place {
    let place = Place::empty();
    place.write("main.tmx", tmx(units));
    place.run(&["import", "main.tmx"]).ok();
    place
}

#[test]
fn chinese_is_matched_by_its_characters_in_both_directions() {
    let place = Place::empty();
    let pairs = [
        (
            "中国铝业集团与中国稀土集团签署了战略合作协议。",
            "Chinalco and China Rare Earth Group signed a strategic cooperation agreement.",
        ),
        ("该工厂每天生产四十吨铝合金。", "The plant makes forty tonnes of aluminium alloy a day."),
        ("铜", "copper"),
        ("铝合金，2024年。", "Aluminium alloy, 2024."),
    ];
    let file = pairs.iter().fold(tmx(&[]), |file, (zh, en)| {
        let unit = format!(
            "<tu><tuv xml:lang=\"zh-CN\"><seg>{zh}</seg></tuv><tuv xml:lang=\"en\"><seg>{en}</seg></tuv></tu>\n</body>"
        );
        file.replace("</body>", &unit)
    });
    place.write("zh.tmx", file);
    place.run(&["import", "zh.tmx"]).ok();

    // One of fourteen tokens is another one.
    let near = matches(&place, &["--from", "zh", "--to", "en", "--text", "该工厂每天生产五十吨铝合金。"]);
    assert_eq!(near.len(), 1);
    assert_eq!((near[0]["score"].as_f64(), near[0]["target"].as_str()), (Some(92.8), Some(pairs[1].1)));
    for (zh, en) in pairs {
        let there = matches(&place, &["--from", "zh", "--to", "en", "--text", zh]);
        assert_eq!((there[0]["kind"].as_str(), there[0]["target"].as_str()), (Some("exact"), Some(en)));
        let back = matches(&place, &["--from", "en", "--to", "zh", "--text", en]);
        assert_eq!((back[0]["kind"].as_str(), back[0]["target"].as_str()), (Some("exact"), Some(zh)));
    }
    let zh = ["--from", "zh", "--to", "en"];
    assert_eq!(found(&place, &[&zh[..], &["稀土"]].concat()), (1, pairs[0].0.to_owned()));
    assert_eq!(found(&place, &[&zh[..], &["铝合金"]].concat()).0, 2);
    assert_eq!(found(&place, &[&zh[..], &["土稀"]].concat()).0, 0, "the order of characters counts");
    assert_eq!(found(&place, &[&zh[..], &["--in", "target", "aluminium"]].concat()).0, 2);
    assert_eq!(found(&place, &["--from", "en", "--to", "zh", "稀土"]).0, 1);
    place.write("new.txt", "该工厂每天生产五十吨铝合金。\n\n铜\n");
    let bands = place.run(&["analyse", "new.txt", "--from", "zh", "--to", "en", "--format", "json"]).objects();
    let segments = |band: &str| bands.iter().find(|one| one["band"] == band).unwrap()["segments"].as_u64().unwrap();
    assert_eq!((segments("85-94"), segments("exact"), segments("none")), (1, 1, 0));
    place.is_whole();
}

#[test]
fn a_segment_of_one_word_is_found_by_that_word() {
    let words = ["Tin", "Zinc", "Copper", "The", "A", "I", "COVID-19", "3.5", "x", "é"];
    let units: Vec<(&str, &str)> = words.iter().map(|word| (*word, *word)).collect();
    let place = place_with(&units);
    for word in words {
        let all = matches(&place, &["--text", word, "--min-score", "50"]);
        assert_eq!(all.len(), 1, "{word}: {all:?}");
        assert_eq!((all[0]["kind"].as_str(), all[0]["target"].as_str()), (Some("exact"), Some(word)));
        // Searches are blind to accents, and to nothing else here.
        assert_eq!(found(&place, &[word, "--in", "source", "--as-written"]), (1, word.to_owned()));
    }
    // One mark more is half of the tokens.
    let half = matches(&place, &["--text", "Tin!", "--min-score", "50"]);
    assert_eq!((half.len(), half[0]["score"].as_f64()), (1, Some(50.0)));
    assert_eq!(matches(&place, &["--text", "Tin!", "--min-score", "51"]).len(), 0);
    place.is_whole();
}

#[test]
fn segments_with_next_to_nothing_in_them_are_matched_or_left_in_peace() {
    let place =
        place_with(&[("—", "–"), ("!!!", "!!!"), ("…", "..."), ("5", "5"), ("a\u{ad}", "b"), ("\u{a0}", "nbsp")]);
    for (text, target) in [("—", "–"), ("!!!", "!!!"), ("…", "..."), ("5", "5"), ("a", "b")] {
        let all = matches(&place, &["--text", text]);
        assert_eq!(all.first().map(|one| one["target"].clone()), Some(Value::from(target)), "{text:?}");
    }
    for text in ["-", "?", "\u{ad}", "\u{200b}.", "\u{feff}x", "\u{0301}"] {
        let run = place.run(&["suggest", "--text", text, "--format", "json"]);
        assert!((0..=2).contains(&run.status) && !run.stderr.contains("panicked"), "{text:?}: {}", run.stderr);
        let run = place.run(&["search", text]);
        assert!((0..=2).contains(&run.status) && !run.stderr.contains("panicked"), "{text:?}: {}", run.stderr);
        let run = place.run(&["search", "--regex", &format!("[{text}]")]);
        assert!(!run.stderr.contains("panicked"), "{text:?}: {}", run.stderr);
    }
    place.write("new.txt", "—\n\n!!!\n\n…\n\n5\n\n*\n\n-\n\n\u{ad}\n\n\u{200b}\n");
    place.run(&["analyse", "new.txt"]).ok();
    place.run(&["suggest", "new.txt"]).ok();
    place.is_whole();
}

#[test]
#[ignore = "some 15 s in a debug build"]
fn a_segment_of_five_thousand_tokens_is_compared_as_any_other() {
    let words: Vec<String> = (0..5000).map(|at| format!("w{}", at * 7919 % 1009)).collect();
    let long = words.join(" ");
    let place = place_with(&[(&long, "ndefu"), ("w1 w2 w3", "fupi")]);
    let exact = matches(&place, &["--text", &long]);
    assert_eq!((exact.len(), exact[0]["kind"].as_str()), (1, Some("exact")));
    let mut other = words.clone();
    other[2500] = "nyingine".to_owned();
    other.remove(17);
    let near = matches(&place, &["--text", &other.join(" ")]);
    assert_eq!((near.len(), near[0]["raw_score"].as_f64()), (1, Some(99.9)));
    // Half of it goes, and the threshold lies between.
    let half = words[..2600].join(" ");
    assert_eq!(matches(&place, &["--text", &half, "--min-score", "50"]).len(), 1);
    assert_eq!(matches(&place, &["--text", &half, "--min-score", "53"]).len(), 0);
    // No match at all: fragments are looked for.
    let strange: Vec<String> = words.iter().map(|word| format!("{word} {word}x")).collect();
    assert_eq!(matches(&place, &["--text", &strange.join(" ")]).len(), 0);
    assert_eq!(found(&place, &["nyingine"]).0, 0);
    assert_eq!(found(&place, &[&format!("\"{}\"", words[4990..].join(" "))]).0, 1);
    place.run(&["search", &words[..3000].join(" ")]).ok();
    place.is_whole();
}

#[test]
#[ignore = "some 30 s in a debug build"]
fn boilerplate_that_differs_in_a_number_gives_the_best_of_thousands() {
    const UNITS: usize = 5000;
    let texts: Vec<(String, String)> = (0..UNITS)
        .map(|at| {
            (
                format!("Table {at}: output of the plant in tonnes."),
                format!("Jedwali {at}: uzalishaji wa kiwanda kwa tani."),
            )
        })
        .collect();
    let pairs: Vec<(&str, &str)> = texts.iter().map(|(en, sw)| (en.as_str(), sw.as_str())).collect();
    let place = place_with(&pairs);
    let all = matches(&place, &["--text", "Table 70000: output of the plant in tonnes."]);
    assert_eq!(all.len(), 5);
    for (at, one) in all.iter().enumerate() {
        // Equal in all but the number, so the older unit comes first.
        assert_eq!((one["raw_score"].as_f64(), one["unit"].as_u64()), (Some(90.0), Some(at as u64 + 1)), "{one}");
        assert_eq!(one["repaired"]["target"], "Jedwali 70000: uzalishaji wa kiwanda kwa tani.");
    }
    assert_eq!(matches(&place, &["--text", &texts[4321].0, "--max", "1"])[0]["unit"], 4322);
    assert_eq!(matches(&place, &["--text", &texts[4321].0, "--max", "1"])[0]["kind"], "exact");
    let many = matches(&place, &["--text", "Table 70000: output of the plant in tonnes.", "--max", "100"]);
    assert_eq!(many.len(), 100);
    assert_eq!(found(&place, &["output plant", "--in", "source"]).0, UNITS);
    assert_eq!(found(&place, &["4321"]), (1, texts[4321].0.clone()));
    assert_eq!(found(&place, &["\"jedwali 17\""]).0, 1);
    assert_eq!(found(&place, &["--regex", r"^Table 12\d\d:"]).0, 100);
    // A text of new ones: every one of them has thousands of candidates.
    let new: String = (0..120).map(|at| format!("Table {}: output of the plant in tonnes.\n\n", 80_000 + at)).collect();
    place.write("new.txt", new);
    let bands = place.run(&["analyse", "new.txt", "--format", "json"]).objects();
    let filled: Vec<&Value> = bands.iter().filter(|one| one["segments"] != 0).collect();
    assert!(filled.iter().all(|one| one["band"] == "85-94" && one["segments"] == 120), "{filled:?}");
    place.is_whole();
}

#[test]
fn a_query_of_frequent_words_alone_finds_all_that_brute_force_finds() {
    const WORDS: [&str; 9] = ["the", "of", "and", "to", "in", "a", "is", "for", "on"];
    // All are made of these words, and every one of them stands in most units.
    let sentence = |seed: usize, length: usize| {
        let word = |at: usize| WORDS[(seed * 31 + at * at * (seed % 7 + 1) + at * (seed / 9)) % WORDS.len()];
        (0..length).map(word).collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<String> = (0..1500).map(|seed| sentence(seed, 3 + seed % 9)).collect();
    let pairs: Vec<(&str, &str)> = texts.iter().map(|text| (text.as_str(), "tafsiri")).collect();
    let place = place_with(&pairs);
    for (seed, length) in [(5, 1), (2, 4), (77, 6), (4001, 9), (123, 14)] {
        let query = sentence(seed, length);
        let mine: Vec<&str> = query.split(' ').collect();
        let scored = |text: &&String| {
            let theirs: Vec<&str> = text.split(' ').collect();
            let longer = mine.len().max(theirs.len());
            // Tenths of a point, cut as they are shown.
            1000 * (longer - strsim::generic_levenshtein(&mine, &theirs)) / longer
        };
        for min_score in [50, 70, 90] {
            let distinct: BTreeSet<&String> = texts.iter().collect();
            let mut expected: Vec<usize> =
                distinct.iter().map(scored).filter(|score| *score >= 10 * min_score).collect();
            expected.sort_unstable_by(|one, other| other.cmp(one));
            expected.truncate(100);
            let all = matches(&place, &["--text", &query, "--max", "100", "--min-score", &min_score.to_string()]);
            let score = |one: &Value| (one["raw_score"].as_f64().expect("a number") * 10.0).round() as usize;
            let got: Vec<usize> = all.iter().map(score).collect();
            assert_eq!(got, expected, "{query:?} from {min_score} up");
        }
    }
    let distinct: BTreeSet<&String> = texts.iter().collect();
    let has = |text: &str, words: &str| format!(" {text} ").contains(&format!(" {words} "));
    let with_both = distinct.iter().filter(|text| has(text, "the") && has(text, "of")).count();
    assert_eq!(found(&place, &["the of", "--as-written"]).0, with_both);
    let with_phrase = distinct.iter().filter(|text| has(text, "of the")).count();
    assert_eq!(found(&place, &["\"of the\""]).0, with_phrase);
    place.is_whole();
}
