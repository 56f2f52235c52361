//! What can happen in a session.

use super::notes::Note;
use super::trace::Trace;
use crate::scoring::Scorecard;
use serde::{Deserialize, Serialize};

/// One line of a session file after the header.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// From 1, without gaps.
    pub n: u64,
    /// Milliseconds of session time; never goes back. Time while the program was not running does not count.
    pub at: u64,
    /// What happened.
    pub event: Event,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// The candidate went to a section; its clock goes on, all others stand.
    Entered {
        /// The section's id.
        section: String,
    },
    /// The text of the current section changed.
    Edit {
        /// Byte offset.
        at: usize,
        /// Bytes taken out there.
        #[serde(default, skip_serializing_if = "is_zero")]
        cut: usize,
        /// Text put in.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        put: String,
        /// Whether it came from a paste.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pasted: bool,
    },
    /// The whole text of a section: a checkpoint that heals damage before it. Also how a session starts from text.
    Text {
        /// The section's id.
        section: String,
        /// All of its text.
        text: String,
    },
    /// All clocks stand from here.
    Paused,
    /// They go on from here.
    Resumed {
        /// Wall time and zone.
        wall: String,
    },
    /// The candidate's answer to one of the two questions before the verdict.
    Answered {
        /// Which one.
        question: Honesty,
        /// Yes or no; a no withholds the verdict.
        yes: bool,
    },
    /// After an answer aloud: the candidate says whether a need was met.
    Checked {
        /// The need's id.
        need: String,
        /// Whether it was said.
        met: bool,
    },
    /// The candidate rejects a finding.
    Dismissed {
        /// The rule's id.
        rule: String,
        /// The section's id.
        section: String,
        /// The words it flagged.
        quote: String,
        /// Why.
        reason: String,
    },
    /// The session got a name for the lists.
    Named {
        /// For people; empty takes the name away.
        name: String,
    },
    /// In a copy that was handed over without the typing: what happened since the entry before.
    Traced(Trace),
    /// Somebody says something about the finished answer.
    Noted(Box<Note>),
    /// The answer is complete and frozen.
    Finished {
        /// Every section in the framework's order.
        sections: Vec<Final>,
        /// The judgement as it was given then; absent for an answer aloud.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scorecard: Option<Box<Scorecard>>,
    },
}

/// The two questions that no engine can answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Honesty {
    /// Does it answer the question that was asked?
    OnQuestion,
    /// Is every fact true, and the candidate's own?
    TrueAndMine,
}

/// A section as it stood at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Final {
    /// The section's id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Milliseconds on its clock.
    pub ms: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde calls")]
fn is_zero(n: &usize) -> bool {
    *n == 0
}
