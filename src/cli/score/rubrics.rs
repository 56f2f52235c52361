//! Which rubric an answer is judged by.

use crate::content::meant::nearest;
use crate::content::{Library, Pattern};
use crate::scoring::{Engine, Rubric};
use crate::store::content::Content;
use std::sync::{Arc, Mutex, PoisonError};

/// What an answer is judged by that names no pattern: STAR with reflection, self-start required, every disqualifier
/// fatal, needs for each of the usual weaknesses.
pub const DEFAULT_PATTERN: &str = "ownership-beyond-scope";

/// All rubrics, each resolved once.
pub struct Rubrics {
    /// All rules.
    pub engine: Arc<Engine>,
    library: Library,
    pattern: Option<String>,
    level: Option<String>,
    pace: u32,
    resolved: Mutex<Vec<Arc<Rubric>>>,
}

impl Rubrics {
    /// Of all content, with what the command line says of pattern and level.
    pub fn new(content: Content, pattern: Option<&str>, level: Option<&str>, pace: u32) -> Result<Self, String> {
        let Content { library, engine, .. } = content;
        let mut all =
            Self { engine: Arc::new(engine), library, pattern: None, level: None, pace, resolved: Mutex::default() };
        all.of_line(pattern, level)?;
        all.pattern = pattern.map(str::to_owned);
        all.level = level.map(str::to_owned);
        Ok(all)
    }

    /// For an answer that may name pattern and level; what it does not name, the command line does.
    pub fn of_line(&self, pattern: Option<&str>, level: Option<&str>) -> Result<Arc<Rubric>, String> {
        let pattern = pattern.or(self.pattern.as_deref()).unwrap_or(DEFAULT_PATTERN);
        self.resolve(pattern, level.or(self.level.as_deref()))
    }

    /// For a story, which names both, unless the command line does.
    pub fn of_story(&self, patterns: &[String], level: &str) -> Result<Arc<Rubric>, String> {
        let own = patterns.iter().find(|id| self.library.pattern(id).is_some()).or(patterns.first());
        let pattern = self.pattern.as_deref().or(own.map(String::as_str)).unwrap_or(DEFAULT_PATTERN);
        self.resolve(pattern, self.level.as_deref().or(Some(level)))
    }

    fn resolve(&self, id: &str, level: Option<&str>) -> Result<Arc<Rubric>, String> {
        let mut resolved = self.resolved.lock().unwrap_or_else(PoisonError::into_inner);
        let fits = |rubric: &&Arc<Rubric>| {
            let own = level
                .map_or_else(|| rubric.pattern.level(&rubric.pattern.default_level), |it| rubric.pattern.level(it));
            rubric.pattern.id == id && own.is_some_and(|own| own.id == rubric.level.id)
        };
        if let Some(rubric) = resolved.iter().find(fits) {
            return Ok(Arc::clone(rubric));
        }
        let Some(pattern) = self.library.pattern(id) else {
            let known = self.library.patterns.keys().map(String::as_str);
            return Err(unknown("pattern", id, &known.collect::<Vec<_>>()));
        };
        if let Some(level) = level.filter(|level| pattern.level(level).is_none()) {
            return Err(unknown("level", level, &levels(pattern)));
        }
        let rubric = Rubric::resolve(&self.library, Arc::clone(&self.engine), id, level, None, self.pace);
        let rubric = Arc::new(rubric.ok_or_else(|| format!("the pattern `{id}` has no framework or no level"))?);
        resolved.push(Arc::clone(&rubric));
        Ok(rubric)
    }
}

fn levels(pattern: &Pattern) -> Vec<&str> {
    pattern.levels.iter().map(|level| level.id.as_str()).collect()
}

/// "there is no pattern `x`; did you mean `y`?", or all of them where none is near.
pub fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("there is no {what} `{name}`; did you mean `{near}`?"),
        None => format!("there is no {what} `{name}`; there is {}", known.join(", ")),
    }
}
