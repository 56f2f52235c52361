//! The answer as a story of the candidate's own.

use super::ScorecardScreen;
use crate::app::Common;
use crate::content::clean::clean;
use crate::content::{FORMAT, Story, naming};
use std::collections::BTreeMap;

/// Words of the answer, and characters of them, that make a title to start from.
const FIRST: (usize, usize) = (6, 60);

impl ScorecardScreen {
    /// The title to begin with: that of the story which was told, the session's name, or the first
    /// words.
    pub(super) fn story_title(&self, common: &Common) -> String {
        let story = self.take.header.story.as_deref().and_then(|id| common.library.story(id));
        let named = story.map(|story| story.title.clone()).or_else(|| self.take.name.clone());
        named.unwrap_or_else(|| self.first_words())
    }

    /// How the answer begins, as a title to start from.
    fn first_words(&self) -> String {
        let told = self.take.sections.iter().map(|section| section.text.as_str()).find(|text| !text.trim().is_empty());
        let sentence =
            told.unwrap_or_default().trim_start().split(['.', '!', '?', ';', '\n']).next().unwrap_or_default();
        let words: Vec<&str> = sentence.split_whitespace().take(FIRST.0).collect();
        words.join(" ").chars().take(FIRST.1).collect::<String>().trim_end_matches(',').to_owned()
    }

    /// The answer under that title; nothing when no text or no title is left.
    pub(super) fn story(&self, title: &str, common: &Common) -> Option<Story> {
        let title = naming::title(title);
        let header = &self.take.header;
        let told = self.take.sections.iter().filter(|section| !section.text.trim().is_empty());
        let text: BTreeMap<String, String> =
            told.map(|section| (section.id.clone(), tidy_text(&section.text))).collect();
        if title.is_empty() || text.is_empty() {
            return None;
        }
        let before = header.story.as_deref().and_then(|id| common.library.story(id));
        let mut patterns = vec![header.pattern.clone()];
        let mut principles: Vec<String> = header.principle.iter().cloned().collect();
        if let Some(story) = before {
            patterns.extend(story.patterns.iter().filter(|id| **id != header.pattern).cloned());
            principles.extend(story.principles.iter().filter(|id| Some(*id) != header.principle.as_ref()).cloned());
        }
        Some(Story {
            format: FORMAT,
            id: naming::story_id(&title, &common.library),
            title,
            patterns,
            principles,
            level: header.level.clone(),
            text,
            artefacts: before.map(|story| story.artefacts.clone()).unwrap_or_default(),
            ..Story::default()
        })
    }
}

/// A session's bytes are not cleaned; what becomes content is.
fn tidy_text(text: &str) -> String {
    let text = clean(text);
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}
