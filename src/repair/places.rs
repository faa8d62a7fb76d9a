//! Places whose names differ between English and Swahili, or that are known to be the same.
//!
//! A place that is in the list is written as the list has it; of one that is not, nothing is known. Names of countries
//! are CLDR 45's for `sw`.

/// English and Swahili, sorted by the English name.
#[rustfmt::skip]
const PLACES: [(&str, &str); 66] = [
    ("Africa", "Afrika"), ("Algeria", "Algeria"), ("Angola", "Angola"), ("Arusha", "Arusha"), ("Asia", "Asia"),
    ("Australia", "Australia"), ("Austria", "Austria"), ("Bangladesh", "Bangladesh"), ("Belgium", "Ubelgiji"),
    ("Botswana", "Botswana"), ("Brazil", "Brazil"), ("Burundi", "Burundi"), ("Cairo", "Kairo"), ("Canada", "Kanada"),
    ("Chile", "Chile"), ("Dar es Salaam", "Dar es Salaam"), ("Dodoma", "Dodoma"), ("Egypt", "Misri"),
    ("Ethiopia", "Ethiopia"), ("Europe", "Ulaya"), ("France", "Ufaransa"), ("Germany", "Ujerumani"), ("Ghana", "Ghana"),
    ("Greece", "Ugiriki"), ("India", "India"), ("Indonesia", "Indonesia"), ("Iran", "Iran"), ("Iraq", "Iraq"),
    ("Israel", "Israel"), ("Italy", "Italia"), ("Japan", "Japani"), ("Jerusalem", "Yerusalemu"), ("Kampala", "Kampala"),
    ("Kenya", "Kenya"), ("Kigali", "Kigali"), ("Kisumu", "Kisumu"), ("Libya", "Libya"), ("Malawi", "Malawi"),
    ("Mexico", "Meksiko"), ("Mombasa", "Mombasa"), ("Morocco", "Moroko"), ("Mozambique", "Msumbiji"),
    ("Mwanza", "Mwanza"), ("Nairobi", "Nairobi"), ("Namibia", "Namibia"), ("Netherlands", "Uholanzi"),
    ("Nigeria", "Nigeria"), ("Norway", "Norway"), ("Pakistan", "Pakistani"), ("Poland", "Poland"),
    ("Portugal", "Ureno"), ("Rome", "Roma"), ("Russia", "Urusi"), ("Rwanda", "Rwanda"), ("Saudi Arabia", "Saudia"),
    ("Somalia", "Somalia"), ("South Africa", "Afrika Kusini"), ("Spain", "Uhispania"), ("Sudan", "Sudan"),
    ("Sweden", "Uswidi"), ("Switzerland", "Uswisi"), ("Tanzania", "Tanzania"), ("Turkey", "Uturuki"),
    ("Uganda", "Uganda"), ("Zambia", "Zambia"), ("Zimbabwe", "Zimbabwe"),
];

/// The Swahili name of the place that English calls `name`.
pub(super) fn in_swahili(name: &str) -> Option<&'static str> {
    let at = PLACES.binary_search_by(|(english, _)| (*english).cmp(name)).ok()?;
    PLACES.get(at).map(|(_, swahili)| *swahili)
}

/// The English name of the place that Swahili calls `name`.
pub(super) fn in_english(name: &str) -> Option<&'static str> {
    PLACES.iter().find(|(_, swahili)| *swahili == name).map(|(english, _)| *english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_order_and_found_from_both_sides() {
        assert!(PLACES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(PLACES.iter().all(|(english, swahili)| in_english(swahili) == Some(english)));
        assert_eq!(in_swahili("Germany"), Some("Ujerumani"));
        assert_eq!(in_swahili("Atlantis"), None);
    }
}
