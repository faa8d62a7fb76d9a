//! English inflection: plurals of nouns and forms of verbs, regular ones by rule, common irregular ones from lists.
//!
//! For recognising: where two forms are in use (`formulas`, `formulae`; `travelled`, `traveled`) both are given, and a
//! form nobody writes does no harm. Input is one word in any case; what is no English word comes back with endings.

/// Nouns whose plural no rule makes; several in use are separated by a space, none changes where it is the same.
#[rustfmt::skip]
const PLURALS: &[(&str, &str)] = &[
    ("aircraft", "aircraft"), ("alga", "algae"), ("alias", "aliases"), ("alumnus", "alumni"),
    ("antenna", "antennas antennae"), ("apparatus", "apparatuses apparatus"), ("appendix", "appendices appendixes"),
    ("atlas", "atlases"), ("axis", "axes"), ("bacterium", "bacteria"), ("bias", "biases"), ("calf", "calves"),
    ("canvas", "canvases"), ("cargo", "cargoes cargos"), ("child", "children"), ("corpus", "corpora corpuses"),
    ("criterion", "criteria"), ("curriculum", "curricula curriculums"), ("data", "data"), ("datum", "data"), ("echo", "echoes"),
    ("embargo", "embargoes"), ("epoch", "epochs"), ("focus", "focuses foci"), ("foot", "feet"),
    ("formula", "formulas formulae"), ("fungus", "fungi"), ("gas", "gases"), ("goose", "geese"), ("half", "halves"),
    ("headquarters", "headquarters"), ("hero", "heroes"), ("human", "humans"), ("index", "indices indexes"),
    ("knife", "knives"), ("larva", "larvae"), ("leaf", "leaves"), ("lens", "lenses"), ("life", "lives"),
    ("loaf", "loaves"), ("locus", "loci"), ("matrix", "matrices matrixes"), ("means", "means"),
    ("medium", "media mediums"), ("memorandum", "memoranda memorandums"), ("monarch", "monarchs"),
    ("mosquito", "mosquitoes mosquitos"), ("mouse", "mice"), ("nucleus", "nuclei"), ("offspring", "offspring"),
    ("ox", "oxen"), ("patriarch", "patriarchs"), ("person", "people persons"), ("phenomenon", "phenomena"),
    ("potato", "potatoes"), ("quiz", "quizzes"), ("radius", "radii radiuses"), ("self", "selves"),
    ("series", "series"), ("sheaf", "sheaves"), ("sheep", "sheep"), ("shelf", "shelves"), ("spacecraft", "spacecraft"),
    ("species", "species"), ("spectrum", "spectra spectrums"), ("stimulus", "stimuli"), ("stomach", "stomachs"),
    ("stratum", "strata"), ("syllabus", "syllabuses syllabi"), ("thief", "thieves"), ("tomato", "tomatoes"),
    ("tooth", "teeth"), ("torpedo", "torpedoes"), ("vertex", "vertices vertexes"), ("veto", "vetoes"),
    ("volcano", "volcanoes volcanos"), ("wife", "wives"), ("wolf", "wolves"),
];

/// Verbs whose past no rule makes: base, past, past participle; several in use are separated by a space.
#[rustfmt::skip]
const VERBS: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"), ("bear", "bore", "borne"), ("beat", "beat", "beaten"),
    ("become", "became", "become"), ("begin", "began", "begun"), ("bend", "bent", "bent"), ("bid", "bid", "bid"),
    ("bind", "bound", "bound"), ("blow", "blew", "blown"), ("break", "broke", "broken"), ("breed", "bred", "bred"),
    ("bring", "brought", "brought"), ("build", "built", "built"), ("burn", "burned burnt", "burned burnt"),
    ("burst", "burst", "burst"), ("buy", "bought", "bought"), ("cast", "cast", "cast"), ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"), ("cling", "clung", "clung"), ("come", "came", "come"), ("cost", "cost", "cost"),
    ("cut", "cut", "cut"), ("deal", "dealt", "dealt"), ("dig", "dug", "dug"), ("do", "did", "done"),
    ("draw", "drew", "drawn"), ("drink", "drank", "drunk"), ("drive", "drove", "driven"), ("eat", "ate", "eaten"),
    ("fall", "fell", "fallen"), ("feed", "fed", "fed"), ("feel", "felt", "felt"), ("fight", "fought", "fought"),
    ("find", "found", "found"), ("fit", "fit fitted", "fit fitted"), ("fly", "flew", "flown"),
    ("forbid", "forbade", "forbidden"), ("forget", "forgot", "forgotten"), ("freeze", "froze", "frozen"),
    ("get", "got", "got gotten"), ("give", "gave", "given"), ("go", "went", "gone"), ("grind", "ground", "ground"),
    ("grow", "grew", "grown"), ("hang", "hung", "hung"), ("have", "had", "had"), ("hear", "heard", "heard"),
    ("hide", "hid", "hidden"), ("hit", "hit", "hit"), ("hold", "held", "held"), ("hurt", "hurt", "hurt"),
    ("input", "input inputted", "input inputted"), ("keep", "kept", "kept"), ("know", "knew", "known"),
    ("lay", "laid", "laid"), ("lead", "led", "led"), ("lean", "leaned leant", "leaned leant"),
    ("learn", "learned learnt", "learned learnt"), ("leave", "left", "left"), ("lend", "lent", "lent"),
    ("let", "let", "let"), ("lie", "lay", "lain"), ("light", "lit lighted", "lit lighted"), ("lose", "lost", "lost"),
    ("make", "made", "made"), ("mean", "meant", "meant"), ("meet", "met", "met"), ("melt", "melted", "melted molten"),
    ("mow", "mowed", "mowed mown"), ("offset", "offset", "offset"), ("output", "output outputted", "output outputted"),
    ("pay", "paid", "paid"), ("prove", "proved", "proved proven"), ("put", "put", "put"), ("quit", "quit", "quit"),
    ("read", "read", "read"), ("ride", "rode", "ridden"), ("ring", "rang", "rung"), ("rise", "rose", "risen"),
    ("run", "ran", "run"), ("saw", "sawed", "sawed sawn"), ("say", "said", "said"), ("see", "saw", "seen"),
    ("seek", "sought", "sought"), ("sell", "sold", "sold"), ("send", "sent", "sent"), ("set", "set", "set"),
    ("shake", "shook", "shaken"), ("shed", "shed", "shed"), ("shine", "shone shined", "shone shined"),
    ("shoot", "shot", "shot"), ("show", "showed", "shown showed"), ("shrink", "shrank", "shrunk"),
    ("shut", "shut", "shut"), ("sink", "sank", "sunk"), ("sit", "sat", "sat"), ("slide", "slid", "slid"),
    ("smell", "smelled smelt", "smelled smelt"), ("sow", "sowed", "sown sowed"), ("speak", "spoke", "spoken"),
    ("spell", "spelled spelt", "spelled spelt"), ("spend", "spent", "spent"),
    ("spill", "spilled spilt", "spilled spilt"), ("spin", "spun", "spun"), ("split", "split", "split"),
    ("spread", "spread", "spread"), ("spring", "sprang", "sprung"), ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"), ("stick", "stuck", "stuck"), ("strike", "struck", "struck"),
    ("swell", "swelled", "swollen"), ("swim", "swam", "swum"), ("swing", "swung", "swung"), ("take", "took", "taken"),
    ("teach", "taught", "taught"), ("tear", "tore", "torn"), ("tell", "told", "told"), ("think", "thought", "thought"),
    ("throw", "threw", "thrown"), ("understand", "understood", "understood"), ("wear", "wore", "worn"),
    ("weave", "wove", "woven"), ("win", "won", "won"), ("wind", "wound", "wound"), ("write", "wrote", "written"),
];

/// Prefixes that leave an irregular verb irregular: `rewrote`, `undertaken`, `withheld`.
const VERB_PREFIXES: &[&str] = &["fore", "mis", "out", "over", "re", "un", "under", "up", "with"];

/// Verbs of more than one syllable that double their last letter, because they are stressed on the last syllable or by
/// custom; those in `-l` double it in British spelling and are handled by rule.
#[rustfmt::skip]
const DOUBLING: &[&str] = &[
    "admit", "allot", "begin", "commit", "compel", "concur", "confer", "control", "debug", "defer", "deter", "embed",
    "emit", "equip", "excel", "expel", "forbid", "forget", "format", "handicap", "incur", "infer", "input", "kidnap",
    "occur", "offset", "omit", "output", "overlap", "patrol", "permit", "prefer", "program", "propel", "rebel",
    "recur", "refer", "regret", "remit", "reset", "submit", "transfer", "transmit", "unplug", "upset", "worship",
];

/// The plurals of the noun `word`; none where it looks like a plural already. A word in capitals keeps them (`REEs`).
pub fn plurals(word: &str) -> Vec<String> {
    // What is before the last hyphen has no part in it: by-product, joint-stock.
    let (before, last) = word.rfind('-').map_or(("", word), |at| word.split_at(at + 1));
    let Some(end) = last.chars().next_back().filter(|c| c.is_alphanumeric()) else {
        return Vec::new();
    };
    if end.is_uppercase() || end.is_numeric() {
        return vec![format!("{word}s")];
    }
    let lower = last.to_lowercase();
    if let Some((_, plurals)) = PLURALS.iter().find(|(singular, _)| *singular == lower) {
        return plurals.split(' ').map(|plural| format!("{before}{}", in_case_of(last, plural))).collect();
    }
    let stem = |length: usize| &word[..word.len() - length];
    let plural = if lower.ends_with("sis") {
        format!("{}es", stem(2))
    } else if lower.ends_with("us") || lower.ends_with("ss") {
        format!("{word}es")
    } else if lower.ends_with('s') {
        return Vec::new();
    } else if lower.ends_with("man") && !["german", "shaman", "talisman"].contains(&lower.as_str()) {
        format!("{}en", stem(2))
    } else {
        third_person(word)
    };
    vec![plural]
}

/// The nouns that `word` can be the plural of, in lower case: `companies` is of `company`, `children` of `child`. None for short
/// words, of which `-s` is more often a part (`gas`), and for `news`.
pub fn singulars(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let irregular =
        PLURALS.iter().filter(|(singular, plurals)| *singular != lower && plurals.split(' ').any(|one| one == lower));
    let mut found: Vec<String> = irregular.map(|(singular, _)| (*singular).to_owned()).collect();
    if found.is_empty() && lower.chars().count() > 3 && lower != "news" {
        let endings = [("ies", "y"), ("men", "man"), ("ses", "sis"), ("es", ""), ("s", "")];
        let stripped =
            endings.iter().filter_map(|(plural, singular)| Some(format!("{}{singular}", lower.strip_suffix(plural)?)));
        found.extend(stripped.filter(|singular| plurals(singular).contains(&lower)));
    }
    found
}

/// The forms of the verb `word` other than itself: third person, past, participles.
pub fn verb_forms(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let mut forms = match lower.as_str() {
        "be" => ["am", "is", "are", "was", "were", "been", "being"].map(str::to_owned).to_vec(),
        "have" => vec!["has".to_owned()],
        "do" | "go" | "veto" | "echo" => vec![format!("{word}es")],
        _ if lower.chars().next_back().is_some_and(char::is_alphabetic) => vec![third_person(word)],
        _ => Vec::new(),
    };
    if forms.is_empty() || lower == "be" {
        return forms;
    }
    match irregular(&lower) {
        Some((prefix, past, participle)) => {
            let words = past.split(' ').chain(participle.split(' '));
            forms.extend(words.map(|form| in_case_of(word, &format!("{prefix}{form}"))));
        }
        None => forms.extend(stems(word, &lower, "ed").map(|stem| format!("{stem}ed"))),
    }
    forms.extend(stems(word, &lower, "ing").map(|stem| format!("{stem}ing")));
    let mut seen = Vec::new();
    forms.retain(|form| {
        *form != word && !seen.contains(form) && {
            seen.push(form.clone());
            true
        }
    });
    forms
}

/// The verb that `word`, in lower case, is an irregular form of: `take` of `took`.
pub fn irregular_base(word: &str) -> Option<&'static str> {
    let is_form = |forms: &str| forms.split(' ').any(|form| form == word);
    VERBS.iter().find(|(_, past, participle)| is_form(past) || is_form(participle)).map(|(base, _, _)| *base)
}

fn irregular(lower: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let find = |base: &str| VERBS.iter().find(|(verb, _, _)| *verb == base);
    if let Some((_, past, participle)) = find(lower) {
        return Some(("", past, participle));
    }
    // relay is more often a regular verb than to lay again.
    let prefixes = VERB_PREFIXES.iter().filter(|_| lower != "relay");
    prefixes
        .filter_map(|prefix| find(lower.strip_prefix(prefix)?).map(|(_, past, part)| (*prefix, *past, *part)))
        .next()
}

/// Noun plural and third person in -s, -es or -ies.
fn third_person(word: &str) -> String {
    let lower = word.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if ends(&["tech"]) {
        format!("{word}s")
    } else if ends(&["s", "x", "z", "ch", "sh"]) {
        format!("{word}es")
    } else if lower.ends_with('y') && lower.chars().rev().nth(1).is_some_and(is_consonant) {
        format!("{}ies", &word[..word.len() - 1])
    } else {
        format!("{word}s")
    }
}

/// What -ed or -ing is put to: `sign`, `plann`, `mak`, `carri`, `mimick`; two where both spellings are in use.
fn stems(word: &str, lower: &str, ending: &str) -> impl Iterator<Item = String> {
    let chars: Vec<char> = lower.chars().collect();
    let from_end = |n: usize| chars.len().checked_sub(n).map_or(' ', |at| chars[at]);
    let (last, before, third) = (from_end(1), from_end(2), from_end(3));
    let cut = |length: usize| word[..word.len() - length].to_owned();
    // rerun doubles as run does.
    let is_verb = |base: &&str| VERBS.iter().any(|(verb, _, _)| verb == base);
    let base = VERB_PREFIXES.iter().find_map(|prefix| lower.strip_prefix(prefix).filter(is_verb)).unwrap_or(lower);
    let vowels = base.chars().filter(|c| is_vowel(*c)).count();
    // u after q is no vowel here: equip, quit.
    let short = is_vowel(before) && (!is_vowel(third) || third == 'u' && from_end(4) == 'q');
    let may_double = is_consonant(last) && !matches!(last, 'w' | 'x' | 'y') && short;
    let doubles = may_double && (vowels <= 1 + usize::from(third == 'u') || DOUBLING.contains(&lower));
    let doubled = || format!("{word}{last}");
    let (one, two) = match (last, ending) {
        ('e', "ing") if before == 'i' => (format!("{}y", cut(2)), None),
        ('e', "ing") if matches!(before, 'e' | 'o' | 'y') => (word.to_owned(), None),
        ('e', _) => (cut(1), None),
        ('y', "ed") if is_consonant(before) => (format!("{}i", cut(1)), None),
        ('c', _) if vowels > 1 => (format!("{word}k"), None),
        _ if doubles => (doubled(), None),
        ('l', _) if may_double => (word.to_owned(), Some(doubled())),
        _ if lower == "focus" => (word.to_owned(), Some(doubled())),
        _ => (word.to_owned(), None),
    };
    [Some(one), two].into_iter().flatten()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn is_consonant(c: char) -> bool {
    c.is_ascii_alphabetic() && !is_vowel(c)
}

/// `form` with a capital first letter where `model` has one.
fn in_case_of(model: &str, form: &str) -> String {
    let mut chars = form.chars();
    match chars.next() {
        Some(first) if model.starts_with(char::is_uppercase) => first.to_uppercase().chain(chars).collect(),
        _ => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noun_plurals() {
        for (word, expected) in [
            ("alloy", "alloys"),
            ("enterprise", "enterprises"),
            ("industry", "industries"),
            ("process", "processes"),
            ("virus", "viruses"),
            ("analysis", "analyses"),
            ("draftsman", "draftsmen"),
            ("human", "humans"),
            ("leaf", "leaves"),
            ("by-product", "by-products"),
            ("Child", "Children"),
            ("REE", "REEs"),
            ("4G", "4Gs"),
            ("aircraft", "aircraft"),
            ("patch", "patches"),
            ("fintech", "fintechs"),
            ("index", "indices indexes"),
            ("photo", "photos"),
            ("é", "és"),
        ] {
            assert_eq!(plurals(word).join(" "), expected);
        }
        for word in ["earths", "logistics", "", "-", "(REE)", "…"] {
            assert_eq!(plurals(word), [""; 0], "{word}");
        }
    }

    #[test]
    fn verb_forms_regular_and_irregular() {
        for (word, expected) in [
            ("sign", "signs signed signing"),
            ("make", "makes made making"),
            ("use", "uses used using"),
            ("carry", "carries carried carrying"),
            ("deploy", "deploys deployed deploying"),
            ("plan", "plans planned planning"),
            ("transfer", "transfers transferred transferring"),
            ("develop", "develops developed developing"),
            ("travel", "travels traveled travelled traveling travelling"),
            ("agree", "agrees agreed agreeing"),
            ("lie", "lies lay lain lying"),
            ("mimic", "mimics mimicked mimicking"),
            ("process", "processes processed processing"),
            ("equip", "equips equipped equipping"),
            ("rewrite", "rewrites rewrote rewritten rewriting"),
            ("rerun", "reruns reran rerunning"),
            ("cut", "cuts cutting"),
            ("Undertake", "Undertakes Undertook Undertaken Undertaking"),
            ("relay", "relays relayed relaying"),
            ("train", "trains trained training"),
            ("fix", "fixes fixed fixing"),
            ("have", "has had having"),
            ("go", "goes went gone going"),
        ] {
            assert_eq!(verb_forms(word).join(" "), expected);
        }
        for word in ["", "-", "123", "!"] {
            assert_eq!(verb_forms(word), [""; 0]);
        }
    }

    #[test]
    fn any_text_is_survived() {
        for word in ["e", "y", "s", "ie", "ß", "\u{212A}y", "İe", "ae\u{301}", "日本", "-s", "l", "quy"] {
            let _ = (plurals(word), verb_forms(word));
        }
    }
}
