//! The judgement of a finished answer.

use super::msg::Opened;
use super::{Command, Common, Go, Msg, Reply};
use crate::clock::Moment;
use crate::session::Take;

/// The judgement of a finished answer.
#[derive(Debug, Clone)]
pub struct ScorecardScreen {
    /// The session.
    pub take: Take,
}

impl ScorecardScreen {
    /// The scorecard of a finished session; nothing when there is none to show.
    pub fn open(opened: Opened, _common: &mut Common) -> Option<Self> {
        Some(Self { take: opened.take })
    }

    /// Takes one message in.
    pub fn update(&mut self, _common: &mut Common, msg: &Msg, _now: Moment) -> Reply {
        match msg {
            Msg::Command(Command::ScoreClose) => Reply::go(Go::Home),
            _ => Reply::stay(),
        }
    }
}
