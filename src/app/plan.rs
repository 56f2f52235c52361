//! What is to be rehearsed, and how.

use super::drill::Drilling;
use super::mock::Mock;
use super::{Common, Go, Screen, aloud, rehearse};
use crate::clock::Moment;
use crate::session::{Feedback, Input, SessionId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is to be rehearsed, and how.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The pattern's id.
    pub pattern: String,
    /// The story's id.
    pub story: Option<String>,
    /// The level's id; the pattern's default where none is given.
    pub level: Option<String>,
    /// The principle's id.
    pub principle: Option<String>,
    /// Typed or aloud.
    pub input: Input,
    /// How much is shown while answering.
    pub feedback: Feedback,
    /// The text that the editor starts with, by section; empty for an answer from memory.
    pub text: BTreeMap<String, String>,
    /// The section to start in, by its number; the first where it does not exist.
    pub section: usize,
    /// Where the cursor stands in that section's text, as a byte offset; at its end where not given.
    pub cursor: Option<usize>,
    /// The session that this one tries again.
    pub again_of: Option<SessionId>,
    /// Seconds for the whole answer in place of the level's own.
    pub length: Option<u32>,
    /// The follow-ups that are asked in place of the question.
    pub drill: Option<Drilling>,
    /// The words in which the question is asked, where they are not the pattern's own.
    pub asked: Option<String>,
    /// The mock interview that it belongs to.
    pub mock: Option<Arc<Mock>>,
    /// The answer is told in one box, and its sections are placed afterwards.
    pub one_box: bool,
    /// The candidate has an answer already: the screen says that a paste is split over the sections.
    pub paste: bool,
}

impl Plan {
    /// The screen on which it happens. When the pattern is not in the library a notice says so.
    pub fn begin(self, common: &mut Common, now: Moment) -> Go {
        let pattern = self.pattern.clone();
        let screen = match self.input {
            Input::Typed => rehearse::Rehearse::new(self, common, now).map(|it| Screen::Rehearse(Box::new(it))),
            Input::Aloud => aloud::Aloud::new(self, common, now).map(|it| Screen::Aloud(Box::new(it))),
        };
        if screen.is_none() {
            common.notice = Some(super::Notice::Fault(format!("there is no question `{pattern}`")));
        }
        screen.map_or(Go::Stay, Go::HomeThen)
    }
}
