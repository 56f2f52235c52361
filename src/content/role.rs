//! The part that a section plays in an answer, whatever the framework calls it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Families are bound to roles, sections carry them. Text whose part is unknown has `any`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The problem and who it hurt.
    Situation,
    /// What had to be achieved, and whose job it was.
    Task,
    /// What the candidate did.
    Action,
    /// What came of it.
    Result,
    /// What it taught, and what changed for good.
    Reflection,
    /// A reply to a follow-up question.
    FollowUp,
    /// Unknown: families bound to one role stay silent.
    Any,
}

impl Role {
    /// Every role, in the order of an answer.
    pub const ALL: [Self; 7] =
        [Self::Situation, Self::Task, Self::Action, Self::Result, Self::Reflection, Self::FollowUp, Self::Any];

    /// The name as files and the command line spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Situation => "situation",
            Self::Task => "task",
            Self::Action => "action",
            Self::Result => "result",
            Self::Reflection => "reflection",
            Self::FollowUp => "follow-up",
            Self::Any => "any",
        }
    }
}
