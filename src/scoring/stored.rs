//! A rubric as it is kept beside the sessions that were judged by it.

use super::{Engine, Rubric};
use crate::content::family::{Family, WordLists};
use crate::content::{Framework, Pattern};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::sync::Arc;

/// Everything that a judgement depends on, as data.
#[derive(Debug, Clone, Serialize, Deserialize)]
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
    /// Word lists for phrases.
    pub words: WordLists,
    /// All families with their rules but without proofs. They are a megabyte, and mostly those that the program has
    /// already, so they are read only when they are others.
    pub families: Box<RawValue>,
}

/// What an engine was compiled from, as a rubric keeps it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its families without their proofs, as JSON.
    pub families: &'a str,
    /// Its word lists.
    pub words: &'a WordLists,
}

impl StoredRubric {
    /// A rubric as data, with what its engine was compiled from. Fails where that is no JSON.
    pub fn of(rubric: &Rubric, source: Source<'_>) -> serde_json::Result<Self> {
        let rubric = rubric.base.as_deref().unwrap_or(rubric);
        Ok(Self {
            format: crate::content::FORMAT,
            pattern: Pattern { checks: Vec::new(), test: Vec::new(), ..rubric.pattern.clone() },
            framework: rubric.framework.clone(),
            level: rubric.level.id.clone(),
            principle: rubric.principle.clone(),
            pace: rubric.pace,
            words: source.words.clone(),
            families: RawValue::from_string(source.families.to_owned())?,
        })
    }

    /// The rubric again, with this engine where it was compiled from the same, and otherwise with one of its own;
    /// nothing when its level does not exist or its families cannot be read.
    pub fn restore(self, engine: &Arc<Engine>, source: Source<'_>) -> Option<Rubric> {
        let engine = if self.families.get() == source.families && self.words == *source.words {
            Arc::clone(engine)
        } else {
            let families: Vec<Family> = serde_json::from_str(self.families.get()).ok()?;
            Arc::new(Engine::build(&families, &self.words).0)
        };
        let level = self.pattern.level(&self.level)?.clone();
        let times = self.framework.times(level.total);
        Some(Rubric {
            pattern: self.pattern,
            framework: self.framework,
            level,
            principle: self.principle,
            times,
            engine,
            pace: self.pace.max(1),
            base: None,
        })
    }
}
