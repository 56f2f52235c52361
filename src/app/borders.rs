//! Where the sections of an answer begin that was told in one box.

use super::msg::{Answer, Said};
use super::{Command, Go, Msg, Reply};
use crate::content::headings;
use crate::scoring::Rubric;
use std::sync::Arc;

/// An answer in one piece, and its sections as they are placed now.
#[derive(Debug, Clone)]
pub struct Borders {
    rubric: Arc<Rubric>,
    text: String,
}

impl Borders {
    /// With a first guess.
    pub fn new(rubric: Arc<Rubric>, text: String) -> Self {
        Self { rubric, text }
    }

    /// Takes one message in.
    pub fn update(&mut self, msg: &Msg) -> Reply {
        match msg {
            Msg::Command(Command::Back) => Reply::go(Go::Back),
            Msg::Command(Command::Open) => {
                let mut texts = vec![String::new(); self.rubric.framework.sections.len()];
                for piece in headings::pieces(&self.text, &self.rubric.framework.sections) {
                    if let Some(text) = texts.get_mut(piece.section.unwrap_or(0)) {
                        text.push_str(self.text.get(piece.text).unwrap_or_default());
                    }
                }
                Reply::go(Go::Answer(Answer { topic: "borders", reply: Said::Sections(texts) }))
            }
            _ => Reply::stay(),
        }
    }
}
