//! The first line of a session file: what was rehearsed, how, and by which standard.

use serde::{Deserialize, Serialize};

/// Written once, when the first key falls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The session format, [`super::FORMAT`].
    pub format: u32,
    /// Random; stays whatever the file is called.
    pub id: SessionId,
    /// The pattern's id.
    pub pattern: String,
    /// The framework's id.
    pub framework: String,
    /// The ids of the framework's sections, so that a session can be read without the rubric.
    pub sections: Vec<String>,
    /// The story's id, where one was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The level's id.
    pub level: String,
    /// The principle's id, where one was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principle: Option<String>,
    /// Typed or aloud.
    pub input: Input,
    /// How much is shown while answering.
    pub feedback: Feedback,
    /// Who rehearses, as they want a coach to see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<String>,
    /// The session that this one tries again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_of: Option<SessionId>,
    /// The session that this one is about (a later drill).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<SessionId>,
    /// Seconds for the whole answer, where it was not the level's own time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// The words in which the question was asked, where they were not the pattern's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// The mock interview that it belongs to: an answer is then told in one piece, its sections placed afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mock: Option<InMock>,
    /// Wall time and zone of the start, [`crate::clock::Moment::wall`].
    pub began: String,
    /// The version of the program that judged live.
    pub engine: String,
    /// SHA-256 of the rubric as stored, in hex.
    pub rubric: String,
}

impl Header {
    /// Whether the answer was told in one piece, so that its sections have no clocks of their own.
    pub fn is_told_in_one(&self) -> bool {
        self.mock.is_some() && self.framework != crate::scoring::drill::FRAMEWORK
    }
}

/// Where a session stands in a mock interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InMock {
    /// The interview's id.
    pub id: SessionId,
    /// The number of the question that is answered or followed up, from 1.
    pub n: u32,
    /// How many there are.
    pub of: u32,
}

/// 128 random bits in hex.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(pub String);

impl SessionId {
    /// The id made of random bits.
    pub fn new(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    /// Whether it is 128 bits in lower-case hex. A file may claim anything, and the id becomes a file name.
    pub fn is_valid(&self) -> bool {
        self.0.len() == 32 && self.0.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    }

    /// Enough of it for people to tell sessions apart.
    pub fn short(&self) -> &str {
        crate::content::clean::part(&self.0, 0..8)
    }
}

/// How the answer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// By keyboard, judged by the spoken estimate.
    #[default]
    Typed,
    /// Aloud, judged by the running clock.
    Aloud,
}

/// How much is shown while answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feedback {
    /// Everything, as the words appear.
    #[default]
    Live,
    /// At most one new cue in 20 s.
    Sparse,
    /// Nothing until the end.
    Exam,
}
