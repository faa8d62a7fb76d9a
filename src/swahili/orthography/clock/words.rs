//! From a time to the Swahili clock, in words or figures, always with the part of the day.
//!
//! Minutes up to the half hour follow the hour, later ones are taken from the next: `saa mbili kasorobo usiku`. Seconds
//! are left out. The part of the day is the usual one of the hour that is named.

use jiff::civil::Time;

use super::day_part::DayPart;
use crate::swahili::orthography::numerals::in_words as number_in_words;

/// `time` in words: 12:30 is `saa sita na nusu mchana`, 19:45 `saa mbili kasorobo usiku`.
pub fn in_words(time: Time) -> String {
    let minute = time.minute();
    let named = if minute > 30 { (time.hour() + 1) % 24 } else { time.hour() };
    let hour = counted(swahili_hour(named));
    let part = DayPart::usual(named);
    match minute {
        0 => format!("saa {hour} {part}"),
        15 => format!("saa {hour} na robo {part}"),
        30 => format!("saa {hour} na nusu {part}"),
        45 => format!("saa {hour} kasorobo {part}"),
        1..30 => format!("saa {hour} na dakika {} {part}", counted(minute)),
        _ => format!("saa {hour} kasoro dakika {} {part}", counted(60 - minute)),
    }
}

/// `time` in figures: 8:30 is `saa 2:30 asubuhi`.
pub fn in_figures(time: Time) -> String {
    format!("saa {}:{:02} {}", swahili_hour(time.hour()), time.minute(), DayPart::usual(time.hour()))
}

/// 1 to 12 for the European hour 0 to 23.
fn swahili_hour(hour: i8) -> i8 {
    (hour + 5) % 12 + 1
}

fn counted(number: i8) -> String {
    u64::try_from(number).ok().and_then(number_in_words).unwrap_or_default()
}
