//! Everything that was loaded.

use super::family::WordLists;
use super::{Family, Framework, Pattern, Principles, Problem, Story};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// All content by id. What a user's file says wins over the bundled file of the same id.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// By id.
    pub frameworks: BTreeMap<String, Loaded<Framework>>,
    /// By id.
    pub families: BTreeMap<String, Loaded<Family>>,
    /// Word lists for phrases.
    pub words: WordLists,
    /// By id.
    pub patterns: BTreeMap<String, Loaded<Pattern>>,
    /// By id.
    pub stories: BTreeMap<String, Loaded<Story>>,
    /// All principles.
    pub principles: Principles,
    /// What is wrong with the user's files; never stops the start.
    pub problems: Vec<Problem>,
}

/// One file's content and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded<T> {
    /// The content.
    pub item: T,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a piece of content came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Inside the program.
    Bundled,
    /// The user's file.
    File(PathBuf),
}

impl Library {
    /// The framework of a pattern.
    pub fn framework_of(&self, pattern: &Pattern) -> Option<&Framework> {
        self.frameworks.get(&pattern.framework).map(|loaded| &loaded.item)
    }

    /// The pattern of that id.
    pub fn pattern(&self, id: &str) -> Option<&Pattern> {
        self.patterns.get(id).map(|loaded| &loaded.item)
    }

    /// The story of that id.
    pub fn story(&self, id: &str) -> Option<&Story> {
        self.stories.get(id).map(|loaded| &loaded.item)
    }

    /// The stories that serve a pattern, the candidate's own first.
    pub fn stories_for<'a>(&'a self, pattern: &'a str) -> impl Iterator<Item = &'a Loaded<Story>> {
        let serves = move |loaded: &&Loaded<Story>| loaded.item.patterns.iter().any(|id| id == pattern);
        let own = self.stories.values().filter(serves).filter(|loaded| loaded.origin != Origin::Bundled);
        let bundled = self.stories.values().filter(serves).filter(|loaded| loaded.origin == Origin::Bundled);
        own.chain(bundled)
    }
}
