//! Everything that was loaded.

use super::family::WordLists;
use super::{Families, Framework, Pattern, Principles, Problem, Story};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What a content file is, each kind after those that it refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Word lists for phrases.
    Words,
    /// The principles of companies.
    Principles,
    /// The order and time of sections.
    Framework,
    /// A phrase family.
    Family,
    /// One question.
    Pattern,
    /// One story.
    Story,
}

impl Kind {
    /// Every kind, in that order.
    pub const ALL: [Self; 6] =
        [Self::Words, Self::Principles, Self::Framework, Self::Family, Self::Pattern, Self::Story];

    /// For people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Framework => "framework",
            Self::Family => "phrase family",
            Self::Words => "word list",
            Self::Pattern => "pattern",
            Self::Story => "story",
            Self::Principles => "list of principles",
        }
    }

    /// The folder or file of this kind, as bundled and below the user's folder.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Framework => "rubrics/frameworks",
            Self::Family => "rubrics/phrases",
            Self::Words => "rubrics/words.yaml",
            Self::Pattern => "rubrics/patterns",
            Self::Story => "stories",
            Self::Principles => "rubrics/principles.yaml",
        }
    }

    /// How a problem names the bundled file of that id.
    pub fn bundled(self, id: &str) -> String {
        match self {
            Self::Words | Self::Principles => format!("bundled:{}", self.folder()),
            _ => format!("bundled:{}/{id}.yaml", self.folder()),
        }
    }
}

/// All content by id. What a user's file says wins over the bundled file of the same id.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// By id.
    pub frameworks: BTreeMap<String, Loaded<Framework>>,
    /// By id.
    pub families: Families,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Loaded<T> {
    /// The content.
    pub item: T,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a piece of content came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Inside the program.
    Bundled,
    /// The user's file.
    File(PathBuf),
}

impl<T> Loaded<T> {
    /// How a problem names the file.
    pub fn file(&self, kind: Kind, id: &str) -> String {
        match &self.origin {
            Origin::Bundled => kind.bundled(id),
            Origin::File(path) => path.display().to_string(),
        }
    }
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

    /// The stories that serve a pattern and are not retired, the candidate's own first.
    pub fn stories_for<'a>(&'a self, pattern: &'a str) -> impl Iterator<Item = &'a Loaded<Story>> {
        let serves =
            move |loaded: &&Loaded<Story>| !loaded.item.retired && loaded.item.patterns.iter().any(|id| id == pattern);
        let own = self.stories.values().filter(serves).filter(|loaded| loaded.origin != Origin::Bundled);
        let bundled = self.stories.values().filter(serves).filter(|loaded| loaded.origin == Origin::Bundled);
        own.chain(bundled)
    }
}
