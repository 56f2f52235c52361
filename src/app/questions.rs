//! The two questions before the verdict, which no engine can answer. A no withholds the verdict.

use super::msg::{Answer, Said};
use super::{Command, Go, Msg, Reply};

/// The two questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// The question as the interviewer asked it.
    pub question: String,
    /// What was said to the first one.
    pub on_question: Option<bool>,
}

impl Questions {
    /// The first of the two.
    pub fn new(question: &str) -> Self {
        Self { question: question.to_owned(), on_question: None }
    }

    /// Takes one message in. Both answers go to the rehearsal below as [`Said::Honest`]; Back goes there without.
    pub fn update(&mut self, msg: &Msg) -> Reply {
        let yes = match msg {
            Msg::Command(Command::HonestYes) => true,
            Msg::Command(Command::HonestNo) => false,
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            _ => return Reply::stay(),
        };
        match self.on_question {
            None => {
                self.on_question = Some(yes);
                Reply::stay()
            }
            Some(on_question) => {
                let reply = Said::Honest { on_question, true_and_mine: yes };
                Reply::go(Go::Answer(Answer { topic: "honesty", reply }))
            }
        }
    }
}
