//! A rubric as it is kept beside the sessions that were judged by it.

use super::{Engine, Rubric};
use crate::content::family::{Family, WordLists};
use crate::content::{Framework, Library, Pattern};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Everything that a judgement depends on, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredRubric {
    /// The content format, [`crate::content::FORMAT`].
    pub format: u32,
    /// The question and its needs.
    pub pattern: Pattern,
    /// The sections.
    pub framework: Framework,
    /// The level's id.
    pub level: String,
    /// The principle's id.
    pub principle: Option<String>,
    /// Words a minute.
    pub pace: u32,
    /// All families with their rules.
    pub families: Vec<Family>,
    /// Word lists for phrases.
    pub words: WordLists,
}

impl StoredRubric {
    /// A rubric as data. `library` is the one that its engine was built from.
    pub fn of(rubric: &Rubric, library: &Library) -> Self {
        Self {
            format: crate::content::FORMAT,
            pattern: rubric.pattern.clone(),
            framework: rubric.framework.clone(),
            level: rubric.level.id.clone(),
            principle: rubric.principle.clone(),
            pace: rubric.pace,
            families: library.families.values().map(|loaded| loaded.item.clone()).collect(),
            words: library.words.clone(),
        }
    }

    /// The rubric again, with an engine of its own; nothing when its level does not exist.
    pub fn restore(self) -> Option<Rubric> {
        let (engine, _) = Engine::build(&self.families, &self.words);
        let level = self.pattern.level(&self.level)?.clone();
        let times = self.framework.times(level.total);
        Some(Rubric {
            pattern: self.pattern,
            framework: self.framework,
            level,
            principle: self.principle,
            times,
            engine: Arc::new(engine),
            pace: self.pace.max(1),
        })
    }
}
