//! All families, compiled once; every text is scanned against all of them at once.

use super::finding::{Finding, RuleId};
use crate::content::family::{Family, Polarity, Status, WordLists};
use crate::content::{Problem, Role};

/// All rules of all families, ready to scan.
#[derive(Debug, Default)]
pub struct Engine {
    rules: Vec<RuleInfo>,
}

/// What is known of a rule once it is compiled.
#[derive(Debug, Clone)]
pub struct RuleInfo {
    /// Unique among all families.
    pub id: String,
    /// The family's id.
    pub family: String,
    /// The family's title.
    pub family_title: String,
    /// The family's polarity.
    pub polarity: Polarity,
    /// A sub-division that needs can ask for.
    pub kind: Option<String>,
    /// Where it is looked for; empty means everywhere.
    pub roles: Vec<Role>,
    /// On, or on trial.
    pub status: Status,
    /// The reason, said to the candidate.
    pub say: String,
    /// The cure.
    pub instead: String,
}

/// A text to scan.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    /// Any text at all.
    pub text: &'a str,
    /// What the section is for; [`Role::Any`] where unknown.
    pub roles: &'a [Role],
    /// The byte offset of the cursor while the text is being written: a warning or disqualifier in its unfinished
    /// clause is tentative. `None` once the text is at rest.
    pub cursor: Option<usize>,
}

impl Engine {
    /// Compiles families. What cannot be compiled is left out and reported, with a path into its family's file
    /// (`file` is the family's id; the caller knows the real file).
    pub fn build<'a>(families: impl IntoIterator<Item = &'a Family>, words: &WordLists) -> (Self, Vec<Problem>) {
        let _ = (families.into_iter().count(), words);
        (Self::default(), Vec::new())
    }

    /// Everything that the rules find, in the order of the text, whatever its state.
    pub fn scan(&self, passage: Passage<'_>) -> Vec<Finding> {
        let _ = (self, passage);
        Vec::new()
    }

    /// What is known of a rule.
    pub fn rule(&self, id: RuleId) -> Option<&RuleInfo> {
        self.rules.get(id.0 as usize)
    }
}
