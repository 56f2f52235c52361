//! The time to think before an answer, as in the room.

use super::mock::Mock;
use super::rehearse::measure::{later, next_second};
use super::{Command, Common, Go, Msg, Reply};
use crate::clock::Moment;

/// A question, and the seconds until the answer begins.
#[derive(Debug, Clone)]
pub struct Think {
    /// The interview.
    pub mock: Mock,
    /// When the answer begins by itself.
    until: Moment,
}

impl Think {
    /// Begins to count.
    pub fn new(mock: Mock, now: Moment) -> Self {
        let until = later(now, u64::from(mock.think) * 1000);
        Self { mock, until }
    }

    /// Milliseconds that are left.
    pub fn left(&self, now: Moment) -> u64 {
        self.until.since(now)
    }

    /// Each second, and the end.
    pub fn next_wake(&self, now: Moment) -> Moment {
        let passed = (u64::from(self.mock.think) * 1000).saturating_sub(self.left(now));
        next_second(now, passed).min(self.until.max(now))
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match msg {
            Msg::Command(Command::Back) => Reply::go(Go::Home),
            Msg::Command(Command::Open) => Reply::go(self.mock.clone().begin(common, now)),
            Msg::Wake if self.left(now) == 0 => Reply::go(self.mock.clone().begin(common, now)),
            _ => Reply::stay(),
        }
    }
}
