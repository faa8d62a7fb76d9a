//! Dates in all their forms.

use super::*;

fn shown(text: &str) -> Vec<String> {
    find(text)
        .iter()
        .map(|found| {
            let day = found.day.map_or_else(|| "-".to_owned(), |day| day.to_string());
            let year = found.year.map_or_else(|| "-".to_owned(), |year| year.to_string());
            format!("{:?} {day} {} {year}", found.form, found.month)
        })
        .collect()
}

#[test]
fn dates_in_all_forms() {
    for (text, dates) in [
        ("24 Desemba 2024", &["DayMonth 24 12 2024"][..]),
        ("Desemba 24, 2024", &["MonthDay 24 12 2024"]),
        ("tarehe 24 Desemba 2024.", &["DayMonth 24 12 2024"]),
        ("tarehe ishirini na nne Desemba, mwaka 2024", &["DayMonth 24 12 2024"]),
        ("24/12/2024", &["Figures 24 12 2024"]),
        ("24-12-2024 na 24.12.2024", &["Figures 24 12 2024", "Figures 24 12 2024"]),
        ("5/6/24 na 5/6/99", &["Figures 5 6 2024", "Figures 5 6 1999"]),
        ("12/24/2024", &["FiguresMonthFirst 24 12 2024"]),
        ("2024-12-24", &["Iso 24 12 2024"]),
        ("Jumanne, 24 Desemba 2024", &["DayMonth 24 12 2024"]),
        ("Desemba-24-2024 au 24-Des-2024", &["Hyphenated 24 12 2024", "Hyphenated 24 12 2024"]),
        ("mwezi wa kumi na mbili", &["Month - 12 -"]),
        ("tarehe 3 mwezi wa pili mwaka 2025", &["DayMonth 3 2 2025"]),
        ("tarehe 3 mwezi Machi", &["DayMonth 3 3 -"]),
        ("mwezi wa 7 mwaka wa 2020", &["Month - 7 2020"]),
        ("MEI 2024 na 1 mei", &["Month - 5 2024", "DayMonth 1 5 -"]),
        ("24–26 Desemba 2024", &["DayMonth 26 12 2024"]),
        ("Feb 30", &["MonthDay 30 2 -"]),
    ] {
        assert_eq!(shown(text), dates, "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "Mei",
        "mwezi wa mwisho",
        "mwezi wa mbili",
        "24/12",
        "45/99/2024",
        "1/2/3/4",
        "1.2.3.4",
        "24 vitabu",
        "32 Mei",
        "mia moja Mei",
        "tarehe 5",
        "Jumanne",
        "tarehe",
        "10-20",
        "Mei-Juni",
        "1/2/3",
    ] {
        assert_eq!(shown(text), [""; 0], "{text}");
    }
}

#[test]
fn the_span_has_weekday_and_tarehe() {
    let text = "Ilikuwa Jumanne, tarehe 24 Desemba 2024, mchana.";
    assert_eq!(&text[find(text)[0].span.clone()], "Jumanne, tarehe 24 Desemba 2024");
}

#[test]
fn what_the_calendar_says() {
    for (text, possible, fits) in [
        ("Jumanne, 24 Desemba 2024", true, Some(true)),
        ("Jumatano 24 Desemba 2024", true, Some(false)),
        ("Jumatano 24 Desemba", true, None),
        ("31 Februari 2024", false, None),
        ("29 Februari", true, None),
        ("29 Februari 2023", false, None),
        ("Mei 2024", true, None),
    ] {
        let found = &find(text)[0];
        assert_eq!((found.is_possible(), found.weekday_fits()), (possible, fits), "{text}");
    }
}

#[test]
fn what_is_written_is_read() {
    for (year, month, day) in [(2024, 2, 29), (1961, 12, 9), (2000, 1, 1), (2024, 5, 31)] {
        let date = Date::new(year, month, day).unwrap();
        for pattern in [Pattern::Full, Pattern::Long, Pattern::Medium, Pattern::Short] {
            let text = write(date, pattern);
            assert_eq!(find(&text)[0].date(), Some(date), "{text}");
            assert_eq!(find(&text)[0].span, 0..text.len());
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "((tarehe|Mei|mwezi|wa|mwaka|pili|Jumanne|[0-9]{1,5}|[-/.,é]) ?){0,30}") {
        let mut done = 0;
        for date in find(&text) {
            proptest::prop_assert!(done <= date.span.start && text.get(date.span.clone()).is_some());
            done = date.span.end;
            let _ = (date.is_possible(), date.weekday_fits());
        }
    }
}
