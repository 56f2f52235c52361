//! Time against target, by the measure that an answer is judged by.

use super::Source;
use crate::scoring::length::{spoken_ms, words};
use crate::session::Input;
use serde::Serialize;

/// How long something took. Times are milliseconds, targets and limits seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Time {
    /// By the measure that it is judged by: the spoken estimate of what was typed, the clock of what was said aloud.
    /// Nothing where that is not known.
    pub judged_ms: Option<u64>,
    /// Whether that is an estimate from the number of words.
    pub estimate: bool,
    /// On the clock; nothing where a section of an answer in one piece has none.
    pub clock_ms: Option<u64>,
    /// What it should take at most.
    pub target: Option<u32>,
    /// From where it is too long.
    pub limit: Option<u32>,
}

/// How a time stands to its target and limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressure {
    /// Inside the target, or without one.
    Within,
    /// Past the target.
    Past,
    /// Past the limit.
    Over,
}

impl Time {
    /// How it stands, in whole seconds as they are shown.
    pub fn pressure(&self) -> Pressure {
        let seconds = self.judged_ms.unwrap_or_default() / 1000;
        let past = |mark: Option<u32>| mark.is_some_and(|mark| seconds > u64::from(mark));
        match (past(self.limit), past(self.target)) {
            (true, _) => Pressure::Over,
            (false, true) => Pressure::Past,
            (false, false) => Pressure::Within,
        }
    }

    /// `~0:36` for an estimate, `0:36` for a clock, `–` where it is not known.
    pub fn judged(&self) -> String {
        let about = if self.estimate && self.judged_ms.is_some_and(|ms| ms > 0) { "~" } else { "" };
        self.judged_ms.map_or_else(|| "–".to_owned(), |ms| format!("{about}{}", clock(ms)))
    }

    /// The same, and `within` where it is, and a dash where nothing can be said.
    pub fn stand(&self) -> String {
        let known = self.judged_ms.is_some() && self.target.is_some();
        self.verdict().unwrap_or_else(|| if known { "within" } else { "–" }.to_owned())
    }

    /// `0:10 past its target`, `0:10 over its limit`; nothing within.
    pub fn verdict(&self) -> Option<String> {
        let over = |mark: Option<u32>| {
            clock(self.judged_ms.unwrap_or_default().saturating_sub(u64::from(mark.unwrap_or_default()) * 1000))
        };
        match self.pressure() {
            Pressure::Within => None,
            Pressure::Past => Some(format!("{} past its target", over(self.target))),
            Pressure::Over => Some(format!("{} past its target, over its limit", over(self.target))),
        }
    }
}

/// `2:05`; an hour and more as `1:02:05`.
pub fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}

/// The time of a section, by its number.
pub fn of_section(source: &Source<'_>, index: usize) -> Time {
    let (take, typed) = (source.take, source.take.header.input == Input::Typed);
    let Some(told) = take.sections.get(index) else { return Time::default() };
    let clock = (!take.header.is_told_in_one()).then_some(told.ms);
    let time = times(source).and_then(|times| times.get(index).copied());
    Time {
        judged_ms: if typed { source.spoken(words(&told.text)) } else { clock },
        estimate: typed,
        clock_ms: clock,
        target: time.map(|time| time.target),
        limit: time.map(|time| time.limit),
    }
}

/// The time of the whole answer.
pub fn whole(source: &Source<'_>) -> Time {
    let typed = source.take.header.input == Input::Typed;
    let clock = source.take.total_ms(source.take.at);
    // A drill has the time of its replies together.
    let target = match times(source) {
        Some(_) => source.rubric.map(|rubric| rubric.level.total),
        None => None,
    };
    Time {
        judged_ms: if typed { source.spoken(source.take.words()) } else { Some(clock) },
        estimate: typed,
        clock_ms: Some(clock),
        target,
        limit: target.map(|target| target.saturating_mul(3) / 2),
    }
}

fn times<'a>(source: &'a Source<'_>) -> Option<&'a [crate::content::framework::SectionTime]> {
    let rubric = source.rubric?;
    let ids = rubric.framework.sections.iter().map(|section| &section.id);
    ids.eq(&source.take.header.sections).then_some(rubric.times.as_slice())
}

impl Source<'_> {
    /// Milliseconds that words take aloud; nothing where the pace is not known.
    fn spoken(&self, words: u32) -> Option<u64> {
        self.rubric.map(|rubric| spoken_ms(words, rubric.pace))
    }
}
