//! Before a mock interview is left: to go on later, or for good.

use super::mock::Mock;
use super::msg::{Answer, Said};
use super::{Command, Common, Go, Msg, Reply};
use crate::clock::Moment;
use std::sync::Arc;

/// What the answer for the screen below is about.
pub const TOPIC: &str = "leave-mock";

/// The question how to leave. The answer goes to the screen below as [`Said::Later`], or as [`Said::Yes`] for the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// How many questions are answered.
    pub answered: usize,
}

impl Leaving {
    /// Takes one message in.
    pub fn update(&mut self, msg: &Msg) -> Reply {
        let reply = match msg {
            Msg::Command(Command::GoOnLater) => Said::Later,
            Msg::Command(Command::EndInterview) => Said::Yes,
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            _ => return Reply::stay(),
        };
        Reply::go(Go::Answer(Answer { topic: TOPIC, reply }))
    }
}

/// Ends an interview for good after its answer was left for home; where the answer could not be left, nothing ends.
pub fn end(left: Reply, mock: Option<Arc<Mock>>, common: &mut Common, now: Moment) -> Reply {
    match mock.filter(|_| matches!(left.go, Go::Home)) {
        Some(mock) => left.then(Arc::unwrap_or_clone(mock).end(common, now)),
        None => left,
    }
}
