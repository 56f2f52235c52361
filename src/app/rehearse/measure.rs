//! How long a section is: what is measured, and against which time.

use crate::clock::Moment;
use crate::content::framework::SectionTime;

/// The time of a section, by the measure that it is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Milliseconds so far.
    pub ms: u64,
    /// Whether that is an estimate from the number of words.
    pub estimate: bool,
    /// What it may take.
    pub time: SectionTime,
}

/// How a time stands to its target and limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressure {
    /// Inside the target.
    Within,
    /// Past the target: amber.
    Past,
    /// Past the limit: red.
    Over,
}

impl Measure {
    /// How it stands to target and limit, in whole seconds as they are shown.
    pub fn pressure(self) -> Pressure {
        match self.ms / 1000 {
            seconds if seconds > u64::from(self.time.limit) => Pressure::Over,
            seconds if seconds > u64::from(self.time.target) => Pressure::Past,
            _ => Pressure::Within,
        }
    }
}

impl Pressure {
    /// The second cue beside the colour.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Within => "",
            Self::Past => "▲",
            Self::Over => "‼",
        }
    }
}

/// `2:05`.
pub fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The moment some ms after another.
pub fn later(moment: Moment, ms: u64) -> Moment {
    Moment { ms: moment.ms + ms, wall_ms: moment.wall_ms + ms.cast_signed() }
}

/// When a clock that shows `ms` and runs shows another second.
pub fn next_second(now: Moment, ms: u64) -> Moment {
    later(now, 1000 - ms % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_past_only_once_the_shown_second_is() {
        let time = SectionTime { target: 20, limit: 30 };
        let pressure = |ms| Measure { ms, estimate: false, time }.pressure();
        assert_eq!(
            [0, 20_999, 21_000, 30_999, 31_000].map(pressure),
            [Pressure::Within, Pressure::Within, Pressure::Past, Pressure::Past, Pressure::Over]
        );
    }

    #[test]
    fn the_clock_wakes_when_its_second_changes() {
        assert_eq!(next_second(Moment::after(5_000), 1_250), Moment::after(5_750));
        assert_eq!(clock(125_900), "2:05");
    }
}
