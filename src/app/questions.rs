//! The two questions before the verdict, which no engine can answer. A no withholds the verdict.

use super::msg::{Answer, Said};
use super::{Command, Go, Msg, Reply};
use crate::content::Pattern;
use crate::content::pattern::Scale;
use crate::session::notes::SCALE;

/// The two questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// The question as the interviewer asked it.
    pub question: String,
    /// What was said to the first one.
    pub on_question: Option<bool>,
    /// The rating that the candidate expects, 1 to 5: said before anything that was judged is seen, or not at all.
    pub expected: Option<u8>,
    /// What a 1, a 3 and a 5 sound like.
    pub scale: Scale,
}

impl Questions {
    /// The first of the two, on an answer to this question of the pattern.
    pub fn new(question: &str, pattern: &Pattern) -> Self {
        let scale = pattern.scale.clone().unwrap_or_else(Scale::general);
        Self { question: question.to_owned(), on_question: None, expected: None, scale }
    }

    /// Takes one message in. Both answers go to the rehearsal below as [`Said::Honest`]; Back goes there without.
    pub fn update(&mut self, msg: &Msg) -> Reply {
        let yes = match msg {
            Msg::Command(Command::HonestYes) => true,
            Msg::Command(Command::HonestNo) => false,
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Key(key) => {
                let digit = key.typed().and_then(|c| c.to_digit(10)).and_then(|digit| u8::try_from(digit).ok());
                self.expected = digit.filter(|digit| SCALE.contains(digit)).or(self.expected);
                return Reply::stay();
            }
            _ => return Reply::stay(),
        };
        match self.on_question {
            None => {
                self.on_question = Some(yes);
                Reply::stay()
            }
            Some(on_question) => {
                let reply = Said::Honest { on_question, true_and_mine: yes, expected: self.expected };
                Reply::go(Go::Answer(Answer { topic: "honesty", reply }))
            }
        }
    }
}
