//! Phrase families: rules that carry their own proof.

use super::Role;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `rubrics/phrases/*.yaml`: one family a file, file name = family id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// The content format, [`super::FORMAT`].
    pub format: u32,
    /// Equal to the file name without `.yaml`; part of the public format.
    pub id: String,
    /// For people.
    pub title: String,
    /// What the family means and where the idea comes from.
    pub about: String,
    /// Wanted, costly or fatal.
    pub polarity: Polarity,
    /// Where it is looked for; empty means everywhere, also where the role is unknown.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Word lists for this file, beside those of `rubrics/words.yaml`: `{name}` in a phrase stands for any of them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub classes: BTreeMap<String, Vec<String>>,
    /// Extends the bundled family of this id: rules of the same id are changed, others added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    /// The rules.
    pub rules: Vec<Rule>,
}

impl Family {
    /// The family without its proofs: all that a judgement depends on.
    #[must_use]
    pub fn without_proofs(mut self) -> Self {
        for rule in &mut self.rules {
            (rule.fires, rule.silent) = (Vec::new(), Vec::new());
        }
        self
    }
}

/// Whether a finding of the family is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// Wanted.
    Signal,
    /// Costs points.
    Warning,
    /// Fatal where the pattern says so.
    Disqualifier,
}

/// What a phrase means, with the sentences that prove it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Unique among all families.
    pub id: String,
    /// A sub-division that needs can ask for (`notice`, `take`, `deed`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// In the phrase syntax; the longest match of any of them counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrases: Vec<String>,
    /// Added to the phrases of the rule that this one extends.
    #[serde(default, rename = "phrases+", skip_serializing_if = "Vec::is_empty")]
    pub phrases_added: Vec<String>,
    /// Taken from the phrases of the rule that this one extends.
    #[serde(default, rename = "phrases-", skip_serializing_if = "Vec::is_empty")]
    pub phrases_removed: Vec<String>,
    /// A hit that overlaps one of these is dropped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<String>,
    /// What becomes of a hit under a negation, in a quotation or in a condition: `drop` (default), `keep`, or the
    /// id of the rule that is credited instead.
    #[serde(default = "drop_hit", skip_serializing_if = "is_drop")]
    pub when_negated: String,
    /// Other findings that take the sting out of this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cleared_by: Vec<Clearing>,
    /// A mere claim ("took ownership"): it counts half until this many findings of kind `deed` stand in the answer.
    #[serde(default, skip_serializing_if = "is_none")]
    pub needs_deeds: u32,
    /// Narrower or other roles than the family's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<Role>>,
    /// A rule on trial is shown dimmed and scores nothing.
    #[serde(default, skip_serializing_if = "Status::is_on")]
    pub status: Status,
    /// The reason, said to the candidate.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub say: String,
    /// The cure; never pushes anyone to invent. Signals need none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
    /// Sentences that must be found, the exact span in `<...>`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fires: Vec<Example>,
    /// Sentences that look alike and must stay silent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silent: Vec<Example>,
}

fn drop_hit() -> String {
    "drop".to_owned()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde calls")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

fn is_drop(value: &str) -> bool {
    value == "drop"
}

/// On, or on trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Counts.
    #[default]
    On,
    /// Shown dimmed, scores nothing.
    Trial,
    /// Not looked for.
    Off,
}

impl Status {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde calls")]
    fn is_on(&self) -> bool {
        *self == Self::On
    }
}

/// Findings of these families or rules clear a hit when they stand within reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clearing {
    /// Any rule of these.
    #[serde(default)]
    pub families: Vec<String>,
    /// Single rules, by their ids.
    #[serde(default)]
    pub rules: Vec<String>,
    /// How far away.
    pub within: Reach,
}

/// How far a clearing finding may stand from what it clears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// The same words: what clears is the finer name for them.
    Overlap,
    /// The same clause.
    Clause,
    /// The same sentence.
    Sentence,
    /// The same or the next sentence.
    NextSentence,
    /// The same sentence, the one before it or the next.
    Beside,
    /// Anywhere in the section, ahead of what is cleared.
    Before,
    /// Anywhere in the section.
    Section,
}

/// A sentence of a proof: plain, or with the role it is judged in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Example {
    /// Judged in the first role of the rule.
    Plain(String),
    /// Judged in a role of its own.
    In(ExampleIn),
}

/// A sentence and the role it is judged in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleIn {
    /// The sentence.
    pub text: String,
    /// The role of the section it stands in.
    #[serde(rename = "in")]
    pub role: Role,
}

impl Example {
    /// The sentence, with its span marks.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::In(ExampleIn { text, .. }) => text,
        }
    }
}

/// `rubrics/words.yaml`: word lists that every phrase may use as `{name}`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordLists {
    /// The content format, [`super::FORMAT`].
    pub format: u32,
    /// `words`.
    pub id: String,
    /// Name to members; a member may be several words.
    pub classes: BTreeMap<String, Vec<String>>,
}
