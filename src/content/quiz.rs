//! Questions with one right answer: the concept checks of the walkthrough, and the test.

use super::pattern::Weakness;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A multiple-choice question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MultipleChoice {
    /// Unique in the pattern, over checks and test.
    pub id: String,
    /// How hard it is.
    #[serde(default)]
    pub difficulty: Difficulty,
    /// The section's id that teaches it: a concept check is asked after it, and a wrong answer in the test sends back
    /// there. Absent where it is about the whole answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// What is asked.
    pub question: String,
    /// The answer that the question is about, by section id, where it is about one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answer: BTreeMap<String, String>,
    /// The right option.
    pub right: String,
    /// The other options.
    pub wrong: Vec<Wrong>,
    /// The steps that lead to the right option.
    pub steps: Vec<String>,
    /// One line that helps and does not give it away.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// What the phrase engine must say to it; `check` proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<Claim>,
}

/// An option that is not right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wrong {
    /// The option.
    pub text: String,
    /// Why people choose it, and why it is not right.
    pub why: String,
}

/// How hard a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// One look at a rule of the pattern.
    #[default]
    Easy,
    /// Two things to be held against each other.
    Medium,
    /// A fault between strong things, or a choice between two good ones.
    Hard,
}

impl Difficulty {
    /// From easy to hard.
    pub const ALL: [Self; 3] = [Self::Easy, Self::Medium, Self::Hard];

    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

/// What the phrase engine must say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The section in which the words are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The words. Without them the options are read: the right one must hold a finding of the family, and no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
    /// The family that must be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finds: Option<String>,
    /// The primary weakness of `answer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weakness: Option<Weakness>,
}
