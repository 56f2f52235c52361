//! The answer as a story of the candidate's own.

use super::ScorecardScreen;
use crate::app::Common;
use crate::content::clean::{clean, is_hostile};
use crate::content::{FORMAT, Library, Story};
use std::collections::BTreeMap;

/// Bytes of a title, and of an id made from it, at most.
const TITLE: usize = 80;
const ID: usize = 48;
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
        let title = tidy(title);
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
            id: free_id(&title, &common.library),
            title,
            patterns,
            principles,
            level: header.level.clone(),
            text,
            expect: None,
            weak: None,
            artefacts: before.map(|story| story.artefacts.clone()).unwrap_or_default(),
        })
    }
}

/// A title on one line, short enough for lists.
fn tidy(title: &str) -> String {
    let title: String = clean(title).split_whitespace().collect::<Vec<_>>().join(" ");
    let end = title.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= TITLE).last();
    crate::content::clean::part(&title, 0..end.unwrap_or(0)).trim_end().to_owned()
}

/// A session's bytes are not cleaned; what becomes content is.
fn tidy_text(text: &str) -> String {
    let text = clean(text);
    let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// An id from a title: small letters, digits and hyphens, with a number where the library has it already.
fn free_id(title: &str, library: &Library) -> String {
    let mut id = String::new();
    for c in title.chars().filter(|c| !is_hostile(*c)).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') && c != '\'' && c != '’' {
            id.push('-');
        }
        if id.len() >= ID {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    let id = if id.is_empty() { "my-story" } else { id };
    let mut number = 1;
    loop {
        let free = if number == 1 { id.to_owned() } else { format!("{id}-{number}") };
        if library.story(&free).is_none() {
            return free;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Loaded, Origin};
    use proptest::prelude::*;

    #[test]
    fn an_id_is_a_tidy_file_name_and_never_one_that_is_taken() {
        let mut library = Library::default();
        let id = |title: &str, library: &Library| free_id(&tidy(title), library);
        assert_eq!(id("The webhooks nobody owned!", &library), "the-webhooks-nobody-owned");
        assert_eq!(id("../../etc/passwd", &library), "etc-passwd");
        assert_eq!(id("C:\\nul\u{1b}[31m\u{202e}", &library), "c-nul-31m");
        assert_eq!(id("Ünser Büro", &library), "nser-b-ro");
        assert_eq!(id("日本語", &library), "my-story");
        let story = |id: &str| Story {
            format: 1,
            id: id.to_owned(),
            title: id.to_owned(),
            patterns: Vec::new(),
            principles: Vec::new(),
            level: String::new(),
            text: BTreeMap::new(),
            expect: None,
            weak: None,
            artefacts: Vec::new(),
        };
        for taken in ["my-story", "my-story-2"] {
            let loaded = Loaded { item: story(taken), origin: Origin::Bundled };
            library.stories.insert(taken.to_owned(), loaded);
        }
        assert_eq!(id("日本語", &library), "my-story-3");
        assert!(id(&"long ".repeat(100), &library).len() <= ID);
    }

    proptest! {
        #[test]
        fn any_title_gives_a_safe_id_and_a_short_title(title in "\\PC{0,200}|[\u{0}-\u{1f}./\\\\ ]{0,20}") {
            let title = tidy(&title);
            prop_assert!(title.len() <= TITLE);
            let id = free_id(&title, &Library::default());
            prop_assert!(!id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
