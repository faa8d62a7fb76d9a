use super::*;

fn analysed(word: &str) -> Vec<String> {
    let morphology = Morphology::shipped();
    let lexicon = morphology.lexicon();
    let show = |reading: &Reading| format!("{} {}", reading.part(lexicon), reading.lemma(lexicon));
    morphology.analyse(word).iter().map(show).collect()
}

#[test]
fn the_likeliest_reading_is_first() {
    for (word, expected) in [
        ("vitabu", "noun kitabu"),
        ("viwandani", "noun kiwanda"),
        ("zimeunganishwa", "verb unganisha"),
        ("Kubwa", "adjective kubwa"),
        ("wa", "agreeing word -a"),
        ("ndefu", "adjective refu"),
        ("utawala", "noun utawala"),
        ("ilitumika", "verb tumika"),
        ("yaliyomo", "agreeing word -li-"),
        ("lakini", "closed class lakini"),
    ] {
        let found = analysed(word);
        assert_eq!(found.first().map(String::as_str), Some(expected), "{word}: {found:?}");
    }
}

#[test]
fn any_word_is_survived() {
    let morphology = Morphology::shipped();
    for word in ["", "日本", "é", "ki", "u", "-", "ng\u{2019}ombe", "\u{0}", &"wa".repeat(5_000)] {
        let _ = morphology.analyse(word);
    }
}
