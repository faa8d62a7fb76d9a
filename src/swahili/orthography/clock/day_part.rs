//! The parts of the day that a clock time is told with, and the hours they can hold.
//!
//! Hours are 24-hour European ones. The ranges are as wide as usage goes (CLDR 45 shows the middle of each: alfajiri
//! 4–7, asubuhi 7–12, mchana 12–16, jioni 16–19, usiku 19–4), and none is longer than twelve hours, so that an hour of
//! the Swahili clock is at most one time in it.

use jiff::civil::Time;

use crate::model::vocabulary;

vocabulary! {
    /// A part of the day as it stands with a clock time.
    DayPart: "part of the day" {
        /// Dawn.
        Dawn = "alfajiri",
        /// Morning, to noon.
        Morning = "asubuhi",
        /// Noon.
        Noon = "adhuhuri",
        /// The light of day, mostly after noon.
        Day = "mchana",
        /// Afternoon.
        Afternoon = "alasiri",
        /// Evening.
        Evening = "jioni",
        /// Night, to dawn.
        Night = "usiku",
        /// The dead of night.
        DeadOfNight = "usiku wa manane",
    }
}

impl DayPart {
    /// The hour it can begin with, and the hour before which it has ended; the second is smaller where it holds
    /// midnight.
    pub fn hours(self) -> (i8, i8) {
        match self {
            DayPart::Dawn => (3, 7),
            DayPart::Morning => (4, 12),
            DayPart::Noon => (11, 15),
            DayPart::Day => (8, 18),
            DayPart::Afternoon => (14, 19),
            DayPart::Evening => (15, 21),
            DayPart::Night => (18, 6),
            DayPart::DeadOfNight => (23, 5),
        }
    }

    /// Whether it can be told with `time`.
    pub fn holds(self, time: Time) -> bool {
        let (first, end) = self.hours();
        if first < end { (first..end).contains(&time.hour()) } else { time.hour() >= first || time.hour() < end }
    }

    /// The part that is usual with the full hour `hour`, 0 to 23.
    pub fn usual(hour: i8) -> DayPart {
        match hour {
            4 | 5 => DayPart::Dawn,
            6..=11 => DayPart::Morning,
            12..=14 => DayPart::Day,
            15 => DayPart::Afternoon,
            16..=18 => DayPart::Evening,
            _ => DayPart::Night,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(hour: i8) -> Time {
        Time::new(hour, 0, 0, 0).unwrap()
    }

    #[test]
    fn no_part_holds_both_hours_of_one_name() {
        for part in DayPart::ALL {
            for hour in 0..12 {
                assert!(!(part.holds(time(hour)) && part.holds(time(hour + 12))), "{part} {hour}");
            }
        }
    }

    #[test]
    fn the_usual_part_holds_its_hour() {
        for hour in 0..24 {
            assert!(DayPart::usual(hour).holds(time(hour)), "{hour}");
        }
    }

    #[test]
    fn night_goes_over_midnight() {
        for (hour, night) in [(17, false), (18, true), (0, true), (5, true), (6, false)] {
            assert_eq!(DayPart::Night.holds(time(hour)), night, "{hour}");
        }
    }
}
