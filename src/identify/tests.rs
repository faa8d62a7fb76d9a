//! Sentences typed for these tests, by people who are no native speakers of the neighbours' languages.

use super::*;

fn told(text: &str) -> Option<&'static str> {
    identify(text).language.map(Told::as_str)
}

#[track_caller]
fn all_are(expected: Option<&str>, texts: &[&str]) {
    for text in texts {
        assert_eq!(told(text), expected, "{text}: {:?}", identify(text));
    }
}

#[test]
fn one_to_three_words_are_enough() {
    all_are(
        Some("en"),
        &["the ore", "smelting", "don't know", "of Tanzania", "rare earth metals", "in China", "was reopened"],
    );
    all_are(
        Some("sw"),
        &["kiwanda", "ya madini", "walipofika", "wa Wuhan", "haikuwezekana tena", "vifaa vipya", "bei"],
    );
}

#[test]
fn a_borrowed_word_does_not_change_the_language() {
    all_are(Some("sw"), &["kwa kutumia software", "Unganisha relay kwenye kifaa", "data za IoT zinatumwa"]);
    all_are(Some("en"), &["a plasma of ions", "the safari was long", "data of the mine"]);
}

#[test]
fn capitals_and_marks_do_not_matter() {
    all_are(Some("sw"), &["UTANGULIZI", "“Kiwanda” (kipya)!", "Bei: 1,500"]);
    all_are(Some("en"), &["INTRODUCTION", "What is it?", "Price: 1,500"]);
}

#[test]
fn names_codes_and_numbers_are_neither() {
    for text in
        ["", " ", "…", "12.5", "Chinalco", "COVID-19", "REE-42b", "www.mfano.co.tz", "a@b.co", "src/main.rs", "稀土"]
    {
        let found = identify(text);
        assert_eq!(found.language, None, "{text}: {found:?}");
    }
    assert_eq!(identify("2024: 12 %").certainty, 0.0);
}

#[test]
fn neighbours_are_not_swahili() {
    // Kinyarwanda.
    all_are(
        None,
        &[
            "Umuntu wese agomba kwiga gusoma no kwandika.",
            "Abana bari mu ishuri uyu munsi.",
            "Ndashaka amazi n'ibiryo byiza cyane.",
            "Ubuhinzi bw'ikawa bwateye imbere mu gihugu cyacu.",
            "Murakoze cyane, ejo tuzasubira mu mujyi.",
        ],
    );
    // Chichewa.
    all_are(
        None,
        &[
            "Anthu onse ayenera kuphunzira kuwerenga ndi kulemba.",
            "Ana ali ku sukulu lero.",
            "Ndikufuna madzi ndi chakudya chabwino kwambiri.",
            "Ulimi wa chimanga wapita patsogolo m'dziko lathu.",
            "Zikomo kwambiri, mawa tidzabwerera ku mzinda.",
        ],
    );
    // Somali.
    all_are(
        None,
        &[
            "Dadka oo dhan waa inay bartaan akhriska iyo qorista.",
            "Carruurtu maanta waxay joogaan dugsiga.",
            "Waxaan rabaa biyo iyo cunto fiican.",
            "Beeraha dalkeenna aad bay u horumareen.",
            "Aad baad u mahadsan tahay, berri waan soo noqonaynaa.",
        ],
    );
}

#[test]
fn languages_farther_off_are_not_swahili() {
    all_are(
        None,
        &[
            // Luganda, Zulu, Shona.
            "Abantu bonna balina eddembe lyabwe.",
            "Njagala amazzi n'emmere, ssebo.",
            "Abantwana badlala phandle namuhla.",
            "Ngiyabonga kakhulu mngani wami.",
            "Vana vari kutamba panze pemba.",
            "Ndatenda zvikuru shamwari yangu.",
            // Lingala.
            "Bana bazali kosakana na libanda.",
            "Tata na ngai azali kosala na engumba.",
            "Lelo mbula ezali kobeta makasi.",
            // Malay and Indonesian.
            "Anak-anak bermain di luar rumah.",
            "Hari ini hujan turun di kota kami.",
            // Italian, French.
            "La casa di mia zia è molto bella.",
            "La petite fille mange une pomme.",
            // Arabic in Latin letters.
            "Hadha al-kitab jadid wa jamil jiddan.",
        ],
    );
}

#[test]
fn other_languages_of_europe_are_not_english() {
    all_are(
        None,
        &[
            "Le prix du cuivre est très élevé cette année.",
            "Der Preis für Kupfer ist in diesem Jahr sehr hoch.",
            "El precio del cobre es muy alto este año.",
            "O preço do cobre é muito alto este ano.",
        ],
    );
}

#[test]
fn any_text_has_an_answer() {
    for text in ["\u{0}", "'-'", "é̂ŋ", "a\u{301}", &"kitabu".repeat(5000), &"the ".repeat(5000), "🙂 👍🏽", "أهلا وسهلا"]
    {
        let found = identify(text);
        assert!((0.0..=1.0).contains(&found.certainty), "{found:?}");
    }
}
