//! A rubric as it is kept beside the sessions that were judged by it.

use super::bounds::{self, Unfit};
use super::{Engine, Rubric};
use crate::content::family::WordLists;
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
    /// nothing when it cannot be used, see [`StoredRubric::try_restore`].
    pub fn restore(self, engine: &Arc<Engine>, source: Source<'_>) -> Option<Rubric> {
        self.try_restore(engine, source).ok()
    }

    /// The same with the reason. Whoever wrote it: it takes bounded time and memory, and so does judging by it.
    pub fn try_restore(self, engine: &Arc<Engine>, source: Source<'_>) -> Result<Rubric, Unfit> {
        let (pattern, framework) = bounds::plain(&self)?;
        let engine = if self.families.get() == source.families && self.words == *source.words {
            Arc::clone(engine)
        } else {
            Arc::new(Engine::build(&bounds::families(&self)?, &self.words).0)
        };
        let level = pattern.level(&self.level).cloned();
        let level = level.ok_or_else(|| Unfit::new("its rubric does not have its level"))?;
        let times = framework.times(level.total);
        let principle = self.principle.filter(|id| pattern.angle(id).is_some());
        Ok(Rubric { pattern, framework, level, principle, times, engine, pace: self.pace.max(1), base: None })
    }

    /// The same for a session that was told in these sections of this framework.
    pub fn restore_for(
        self,
        (framework, sections): (&str, &[String]),
        engine: &Arc<Engine>,
        source: Source<'_>,
    ) -> Result<Rubric, Unfit> {
        if !self.is_of(framework, sections) {
            return Err(Unfit::new("its rubric has other sections"));
        }
        self.try_restore(engine, source)
    }

    /// Whether a session that was told in these sections of this framework can have been judged by it.
    pub fn is_of(&self, framework: &str, sections: &[String]) -> bool {
        framework == super::drill::FRAMEWORK
            || framework == self.framework.id
                && self.framework.sections.iter().map(|section| &section.id).eq(sections.iter())
    }
}
