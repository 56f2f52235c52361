//! A story: one thing that happened, told by section.

use super::pattern::Weakness;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `stories/*.yaml`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The content format, [`super::FORMAT`].
    pub format: u32,
    /// Equal to the file name without `.yaml`; stays when the title changes.
    pub id: String,
    /// For people.
    pub title: String,
    /// The patterns it can answer; the first is the one it fits best.
    pub patterns: Vec<String>,
    /// The principles it can show.
    #[serde(default)]
    pub principles: Vec<String>,
    /// The level it is told for.
    pub level: String,
    /// The text of each section, by section id of the pattern's framework.
    pub text: BTreeMap<String, String>,
    /// Words of the text that carry it, by section id; `check` proves that the engine marks each as a signal.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub signals: BTreeMap<String, Vec<String>>,
    /// Kept, but not offered any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// What the engine must say of this text; `check` proves it. A bundled story without it must pass as a hire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<Expect>,
    /// The same story told badly, for teaching.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weak: Option<WeakTelling>,
    /// What can be brought along: an options table, a data snapshot, a rollout plan, a sketch.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub artefacts: Vec<Artefact>,
}

/// What `check` asserts of a telling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The primary weakness.
    pub primary_weakness: Weakness,
}

/// A weak telling, with its faults marked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeakTelling {
    /// The text of each section.
    pub text: BTreeMap<String, String>,
    /// Each fault with its words.
    pub faults: Vec<Fault>,
    /// What the engine must find first.
    pub primary_weakness: Weakness,
    /// What an experienced interviewer thinks on hearing it.
    pub thought: String,
}

/// One marked fault of a weak telling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The section's id.
    pub section: String,
    /// Words of that section, or absent where something is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The family that flags it, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Why it is a fault.
    pub why: String,
}

/// A page that supports a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Artefact {
    /// For people.
    pub title: String,
    /// Plain text or a plain-text table.
    pub text: String,
}
