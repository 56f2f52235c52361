//! What is wrong with the user's files.

use super::list::Choice;
use super::{Command, Common, Effect, Go, Msg, Reply};

/// What is wrong with the user's files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// The chosen problem.
    pub choice: Choice,
}

impl Problems {
    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        let problems = &common.library.problems;
        match *msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::ReadAgain) => return Reply::effects([Effect::Reload]),
            Msg::Command(command) => {
                self.choice.motion(command, problems.len(), common.size);
            }
            Msg::Listed => {
                self.choice.at = self.choice.at.min(problems.len().saturating_sub(1));
            }
            _ => {}
        }
        Reply::stay()
    }
}
