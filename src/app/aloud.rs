//! An answer aloud.

use super::msg::Opened;
use super::{Common, Msg, Plan, Reply};
use crate::clock::Moment;

/// An answer aloud.
#[derive(Debug, Clone)]
pub struct Aloud {
    /// What is rehearsed, and how.
    pub plan: Plan,
}

impl Aloud {
    /// Starts; nothing when the pattern is not in the library.
    pub fn new(plan: Plan, common: &mut Common, _now: Moment) -> Option<Self> {
        common.library.pattern(&plan.pattern)?;
        Some(Self { plan })
    }

    /// Goes on where a session was cut off, with its clocks standing.
    pub fn resume(opened: Opened, common: &mut Common, now: Moment) -> Option<Self> {
        Self::new(Plan { pattern: opened.take.header.pattern, ..Plan::default() }, common, now)
    }

    /// Takes one message in.
    pub fn update(&mut self, _common: &mut Common, _msg: &Msg, _now: Moment) -> Reply {
        Reply::stay()
    }

    /// When a digit of the clock changes next.
    pub fn next_wake(&self, _common: &Common, _now: Moment) -> Option<Moment> {
        None
    }
}
