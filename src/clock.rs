//! The only reader of time.
//!
//! Everything else receives a [`Moment`]. Elapsed time is always a difference of two moments, never a count of ticks.

use jiff::Zoned;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// One reading of the clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment {
    /// Milliseconds since the program started; never goes back.
    pub ms: u64,
    /// Milliseconds since 1970 by the wall clock; may jump.
    pub wall_ms: i64,
}

impl Moment {
    /// A moment for tests and replay: `ms` after a fixed start.
    pub const fn after(ms: u64) -> Self {
        Self { ms, wall_ms: 1_767_225_600_000 + ms.cast_signed() }
    }

    /// Milliseconds from an earlier moment to this one.
    pub const fn since(self, earlier: Self) -> u64 {
        self.ms.saturating_sub(earlier.ms)
    }

    /// The day where the user is, as [`day`] counts.
    pub fn day(self) -> i64 {
        day(&self.wall()).unwrap_or(0)
    }

    /// The wall time with the user's zone, as RFC 3339 with the zone's name: `2026-11-21T09:30:00+01:00[Europe/Berlin]`.
    pub fn wall(self) -> String {
        let stamp = jiff::Timestamp::from_millisecond(self.wall_ms).unwrap_or_default();
        stamp.to_zoned(jiff::tz::TimeZone::system()).round(jiff::Unit::Second).unwrap_or_default().to_string()
    }
}

/// Reads both clocks.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads time")]
pub fn now() -> Moment {
    static START: OnceLock<Instant> = OnceLock::new();
    let start = *START.get_or_init(Instant::now);
    Moment { ms: start.elapsed().as_millis() as u64, wall_ms: jiff::Timestamp::now().as_millisecond() }
}

/// Reads the zones of this machine, which takes a millisecond the first time; every later [`Moment::wall`] is quick.
pub fn know_the_zone() {
    let _ = now().wall();
}

/// How long to sleep until `due`, nothing when it has passed.
pub fn until(now: Moment, due: Moment) -> Duration {
    Duration::from_millis(due.since(now))
}

/// A stored wall time as milliseconds since 1970; nothing when it is not a time.
pub fn wall_ms(wall: &str) -> Option<i64> {
    wall.parse::<Zoned>().ok().map(|time| time.timestamp().as_millisecond())
}

/// The day of a stored wall time where it was written, as days since 1970-01-01; nothing when it is not a time.
pub fn day(wall: &str) -> Option<i64> {
    wall.parse::<Zoned>().ok().map(|time| day_of(time.date()))
}

/// A date such as `2026-12-04` as days since 1970-01-01; nothing when it is none.
pub fn date(text: &str) -> Option<i64> {
    text.trim().parse::<jiff::civil::Date>().ok().map(day_of)
}

/// A day for people: `Fri 4 Dec 2026`.
pub fn day_for_people(day: i64) -> String {
    let date = jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(day.clamp(-700_000, 2_900_000)));
    date.map_or_else(|_| String::new(), |date| date.strftime("%a %-d %b %Y").to_string())
}

fn day_of(date: jiff::civil::Date) -> i64 {
    date.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days().into())
}

/// A stored wall time for people: `21 Nov 2026 09:30`; the text itself when it is not a time.
pub fn for_people(wall: &str) -> String {
    wall.parse::<Zoned>().map_or_else(|_| wall.to_owned(), |time| time.strftime("%-d %b %Y %H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_where_the_user_is() {
        assert_eq!(date("1970-01-02"), Some(1));
        assert_eq!(day("2026-11-22T00:10:00+01:00[Europe/Berlin]"), date("2026-11-22"));
        assert_eq!(day_for_people(date("2026-12-04").unwrap()), "Fri 4 Dec 2026");
        assert_eq!((date("4 December"), day("soon")), (None, None));
    }
}
