//! Times as they are written, and every minute of the day there and back.

use super::*;

fn shown(text: &str) -> Vec<String> {
    let times = |times: &[Time]| {
        times.iter().map(|time| format!("{}:{:02}", time.hour(), time.minute())).collect::<Vec<_>>().join(" ")
    };
    find(text).iter().map(|clock| format!("{} | {}", times(&clock.swahili), times(&clock.european))).collect()
}

#[test]
fn times_in_words() {
    for (text, times) in [
        ("saa sita na nusu mchana", "12:30 | "),
        ("saa mbili kasorobo usiku", "19:45 | "),
        ("saa mbili kasoro robo usiku", "19:45 | "),
        ("saa tatu na dakika kumi", "9:10 21:10 | "),
        ("saa tatu kasoro dakika 5 asubuhi", "8:55 | "),
        ("Saa Sita za Usiku", "0:00 | "),
        ("saa sita kasorobo usiku", "23:45 | "),
        ("saa kumi na mbili kamili asubuhi", "6:00 | "),
        ("saa kumi na mbili jioni", "18:00 | "),
        ("saa kumi alfajiri", "4:00 | "),
        ("saa saba adhuhuri", "13:00 | "),
        ("saa tisa na robo alasiri", "15:15 | "),
        ("saa nane usiku wa manane", "2:00 | "),
        ("saa moja", "7:00 19:00 | "),
        ("saa kumi na mbili", "6:00 18:00 | "),
        ("asubuhi saa mbili", "8:00 | "),
        ("usiku wa saa tatu", "21:00 | "),
    ] {
        assert_eq!(shown(text), [times], "{text}");
    }
}

#[test]
fn times_in_figures() {
    for (text, times) in [
        ("saa 2:30 asubuhi", "8:30 | "),
        ("saa 2.30 asubuhi", "8:30 | "),
        ("saa 6:30 mchana", "12:30 | "),
        ("saa 11 alfajiri", "5:00 | "),
        ("saa 8:00", "14:00 2:00 | 8:00 20:00"),
        ("saa 14:00", " | 14:00"),
        ("saa 14:00:30.", " | 14:00"),
        ("saa 0:15", " | 0:15"),
        ("saa 8:00 a.m.", " | 8:00"),
        ("saa 12:15 AM", " | 0:15"),
        ("saa 3 pm", " | 15:00"),
        ("saa 8:00 asubuhi", " | 8:00"),
        ("saa 5 asubuhi", "11:00 | 5:00"),
        ("saa 3 na nusu usiku", "21:30 | 3:30"),
    ] {
        assert_eq!(shown(text), [times], "{text}");
    }
}

#[test]
fn what_is_no_time() {
    for text in
        ["saa", "kwa saa 24", "saa 48", "saa ya dhahabu", "saa ishirini", "saa 1,000", "saa 1.5", "masaa mawili"]
    {
        assert_eq!(shown(text), [""; 0], "{text}");
    }
}

#[test]
fn hour_and_part_can_contradict_each_other() {
    let found = find("saa mbili alasiri");
    assert_eq!((found[0].swahili.as_slice(), found[0].part), (&[][..], Some(DayPart::Afternoon)));
    assert_eq!(shown("saa 13:00 usiku"), [" | "]);
}

#[test]
fn spans_end_where_the_time_ends() {
    let text = "Tukutane kesho asubuhi saa 2:30, au saa 8:00 a.m. hivi.";
    let spans: Vec<&str> = find(text).into_iter().map(|clock| &text[clock.span]).collect();
    assert_eq!(spans, ["asubuhi saa 2:30", "saa 8:00 a.m."]);
    assert_eq!(shown("saa mbili asubuhi saa tatu"), ["8:00 | ", "9:00 21:00 | "]);
}

#[test]
fn every_minute_is_read_as_it_was_written() {
    for minutes in 0..24 * 60_i16 {
        let time = Time::new((minutes / 60) as i8, (minutes % 60) as i8, 0, 0).unwrap();
        let words = in_words(time);
        assert_eq!(find(&words).iter().map(|clock| clock.swahili.as_slice()).collect::<Vec<_>>(), [[time]], "{words}");
        let figures = in_figures(time);
        assert_eq!(find(&figures)[0].swahili, [time], "{figures}");
        assert!(find(&figures)[0].allows(time));
    }
}

#[test]
fn times_are_written_as_they_are_said() {
    for (hour, minute, words, figures) in [
        (12, 30, "saa sita na nusu mchana", "saa 6:30 mchana"),
        (8, 30, "saa mbili na nusu asubuhi", "saa 2:30 asubuhi"),
        (19, 45, "saa mbili kasorobo usiku", "saa 1:45 usiku"),
        (9, 10, "saa tatu na dakika kumi asubuhi", "saa 3:10 asubuhi"),
        (0, 0, "saa sita usiku", "saa 6:00 usiku"),
    ] {
        let time = Time::new(hour, minute, 0, 0).unwrap();
        assert_eq!((in_words(time).as_str(), in_figures(time).as_str()), (words, figures));
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "((saa|asubuhi|usiku|wa|na|nusu|kasoro|[0-9]{1,3}|[:.é]|kumi|a|m) ?){0,30}") {
        let mut done = 0;
        for clock in find(&text) {
            proptest::prop_assert!(done <= clock.span.start && text.get(clock.span.clone()).is_some());
            done = clock.span.end;
        }
    }
}
