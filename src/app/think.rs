//! The time to think before an answer, as in the room.

use super::leaving;
use super::mock::Mock;
use super::msg::{Answer, Said};
use super::rehearse::measure::{later, next_second};
use super::{Command, Common, Effect, Go, Msg, Reply};
use crate::clock::Moment;

/// A question, and the seconds until the answer begins.
#[derive(Debug, Clone)]
pub struct Think {
    /// The interview.
    pub mock: Mock,
    /// When the answer begins by itself.
    until: Moment,
    /// When the program was suspended, while it is.
    stopped: Option<Moment>,
}

impl Think {
    /// Begins to count.
    pub fn new(mock: Mock, now: Moment) -> Self {
        let until = later(now, u64::from(mock.drawn.think) * 1000);
        Self { mock, until, stopped: None }
    }

    /// Milliseconds that are left.
    pub fn left(&self, now: Moment) -> u64 {
        self.until.since(now)
    }

    /// Each second, and the end.
    pub fn next_wake(&self, now: Moment) -> Moment {
        let passed = (u64::from(self.mock.drawn.think) * 1000).saturating_sub(self.left(now));
        next_second(now, passed).min(self.until.max(now))
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match msg {
            Msg::Command(Command::Back | Command::LeaveInterview) => self.mock.ask_to_leave(),
            Msg::Answered(Answer { topic: leaving::TOPIC, reply: Said::Later }) => {
                Reply { effects: vec![Effect::LoadSessions], go: Go::Home }
            }
            Msg::Answered(Answer { topic: leaving::TOPIC, reply: Said::Yes }) => self.mock.clone().end(common, now),
            Msg::Suspended => {
                self.stopped = Some(now);
                Reply::stay()
            }
            Msg::Continued => {
                let stopped = self.stopped.take().map_or(0, |stopped| now.since(stopped));
                self.until = later(self.until, stopped);
                Reply::stay()
            }
            Msg::Command(Command::BeginAnswer) => self.mock.clone().begin(common, now),
            Msg::Wake if self.left(now) == 0 => self.mock.clone().begin(common, now),
            _ => Reply::stay(),
        }
    }
}
