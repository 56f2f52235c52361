//! Saved comments, to put one into the comment that is being written.

use super::list::Choice;
use super::msg::{Answer, Said};
use super::{Command, Common, Go, Msg, Reply};

/// What the answer for the screen below is about.
pub const TOPIC: &str = "saved-comment";

/// The list. The answer goes to the screen below as [`Said::Text`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// The comments, once they were read.
    pub comments: Option<Vec<String>>,
    /// The chosen one.
    pub choice: Choice,
}

impl Saved {
    /// Takes one message in.
    pub fn update(&mut self, common: &Common, msg: &Msg) -> Reply {
        match msg {
            Msg::Comments(comments) => self.comments = Some(comments.clone()),
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::Open) => {
                let chosen = self.comments.as_ref().and_then(|all| all.get(self.choice.at));
                let answer = |text: &String| Go::Answer(Answer { topic: TOPIC, reply: Said::Text(text.clone()) });
                return Reply::go(chosen.map_or(Go::Back, answer));
            }
            Msg::Command(command) => {
                self.choice.motion(*command, self.comments.as_ref().map_or(0, Vec::len), common.size);
            }
            _ => {}
        }
        Reply::stay()
    }
}
