//! The resolved standard that one answer is judged by.

use super::Engine;
use crate::content::framework::SectionTime;
use crate::content::pattern::{Gravity, Level};
use crate::content::{Framework, Library, Pattern};
use std::sync::Arc;

/// Pattern, framework, families, level, principle and the user's switches, resolved once for a session.
#[derive(Debug, Clone)]
pub struct Rubric {
    /// The question and its needs.
    pub pattern: Pattern,
    /// The sections.
    pub framework: Framework,
    /// The level it is judged for.
    pub level: Level,
    /// The principle it is judged for.
    pub principle: Option<String>,
    /// Time of each section, in the framework's order.
    pub times: Vec<SectionTime>,
    /// All families.
    pub engine: Arc<Engine>,
    /// Words a minute for the spoken estimate.
    pub pace: u32,
    /// In a drill, what the answer is judged by: that is kept with the session.
    pub base: Option<Arc<Self>>,
}

/// What was told in one section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The text; empty where the answer was spoken and nothing was written.
    pub text: String,
    /// The cursor while the section is being written.
    pub cursor: Option<usize>,
    /// Findings that the candidate dismissed here: the rule's id and the words.
    pub dismissed: Vec<(String, String)>,
}

/// Words a minute of the spoken estimate, unless the user sets another (domain sheet: advice runs from 130 to 160).
pub const DEFAULT_PACE: u32 = 140;

impl Rubric {
    /// Whether its framework has just these sections, by their ids.
    pub fn has_sections(&self, ids: &[String]) -> bool {
        self.framework.sections.iter().map(|section| &section.id).eq(ids)
    }

    /// Resolves a pattern. `level` and `principle` fall back to the pattern's default and to none.
    ///
    /// Returns nothing when the pattern or its framework is not in the library.
    pub fn resolve(
        library: &Library,
        engine: Arc<Engine>,
        pattern: &str,
        level: Option<&str>,
        principle: Option<&str>,
        pace: u32,
    ) -> Option<Self> {
        let pattern = library.pattern(pattern)?.clone();
        let framework = library.framework_of(&pattern)?.clone();
        let level = level
            .and_then(|name| pattern.level(name))
            .or_else(|| pattern.level(&pattern.default_level))
            .or_else(|| pattern.levels.first())?
            .clone();
        let times = framework.times(level.total);
        let principle = principle.filter(|id| pattern.angle(id).is_some()).map(str::to_owned);
        Some(Self { pattern, framework, level, principle, times, engine, pace: pace.max(1), base: None })
    }

    /// What a disqualifier family is in this pattern.
    pub fn gravity(&self, family: &str) -> Gravity {
        self.pattern.disqualifiers.get(family).map_or(Gravity::Fatal, |severity| severity.is)
    }

    /// The points of a need, by the angle of the chosen principle where there is one.
    pub fn points(&self, need: &crate::content::Need) -> u32 {
        let angle = self.principle.as_deref().and_then(|id| self.pattern.angle(id));
        angle.and_then(|angle| angle.need_points.get(&need.id)).copied().unwrap_or(need.points)
    }
}
