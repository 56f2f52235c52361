//! Mock interviews as they were drawn.
//!
//! How far an interview came follows from its sessions, whose headers name it. What no session can say is in the study
//! log, one line when it is drawn and one when it is over: its questions are known before the first of them has a
//! session, those that come later have none at all when it is cut off, and so has the wish to end it.

use crate::session::{Input, SessionId};
use serde::{Deserialize, Serialize};

/// A mock interview as it was drawn: all that is needed to go on with it. A compound question is its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    /// By which its sessions name it.
    pub id: SessionId,
    /// What is asked, in its order.
    pub asked: Vec<Asked>,
    /// Seconds to think before each answer.
    pub think: u32,
    /// Typed or aloud.
    pub input: Input,
    /// The level's id; each question's own default where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
}

/// A question of a mock interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The pattern's id.
    pub pattern: String,
    /// The id of the principle that it is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principle: Option<String>,
    /// The words in which it is asked.
    pub question: String,
}

/// What the study log tells of a mock interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// As it was drawn.
    pub drawn: Drawn,
    /// The day, [`crate::clock::day`].
    pub day: i64,
    /// It is over, so nothing of it is asked again.
    pub ended: bool,
    /// The numbers of the questions that were answered when it ended, from 1; none where that was not written yet.
    pub answered: Vec<u32>,
    /// The numbers of the questions that were passed.
    pub passed: Vec<u32>,
}

impl Interview {
    /// As it was drawn on that day, before its first question.
    pub const fn new(drawn: Drawn, day: i64) -> Self {
        Self { drawn, day, ended: false, answered: Vec::new(), passed: Vec::new() }
    }
}
