//! Saving a story of the user's.

use super::{Store, yaml};
use crate::content::story::Artefact;
use crate::content::{Kind, Story};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// A story of the candidate's own as its file has it: the sections as they are told, not by the alphabet.
#[derive(Serialize)]
struct Written<'a> {
    format: u32,
    id: &'a str,
    title: &'a str,
    patterns: &'a [String],
    principles: &'a [String],
    level: &'a str,
    text: InOrder<'a>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    artefacts: &'a [Artefact],
}

/// Texts by section, those that `order` names first.
struct InOrder<'a> {
    text: &'a BTreeMap<String, String>,
    order: &'a [String],
}

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let known = self.order.iter().filter_map(|id| self.text.get_key_value(id));
        let others = self.text.iter().filter(|(id, _)| !self.order.contains(id));
        to.collect_map(known.chain(others))
    }
}

impl Store {
    /// Writes a story of the candidate's own to a new file, its sections in that order, never over a file that
    /// exists: its id gets a number where it is taken.
    pub fn save_story(&self, story: &Story, order: &[String]) -> io::Result<PathBuf> {
        self.new_file(Kind::Story, "story", &self.dirs.stories, &story.id, |id, line| {
            Ok(format!("{line}{}", written(story, id, order)?))
        })
    }
}

/// A story as values that are written the plain way.
pub(super) fn written(story: &Story, id: &str, order: &[String]) -> Result<String, String> {
    let Story { format, title, patterns, principles, level, artefacts, .. } = story;
    let text = InOrder { text: &story.text, order };
    yaml::write(&Written { format: *format, id, title, patterns, principles, level, text, artefacts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Origin;
    use proptest::prelude::*;

    fn story(title: &str, texts: &[(&str, &str)]) -> Story {
        Story {
            format: 1,
            id: "mine".to_owned(),
            title: title.to_owned(),
            patterns: vec!["ownership-beyond-scope".to_owned()],
            principles: Vec::new(),
            level: "senior".to_owned(),
            text: texts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect(),
            ..Story::default()
        }
    }

    #[test]
    fn a_saved_story_reads_well() {
        let long = "I pulled two weeks of delivery logs, and I grouped the losses by the minute in which they came.";
        let texts = [("action", long), ("situation", "One line."), ("task", "Two\nlines: here.\n\nAnd # more.")];
        let order = ["situation", "task", "action"].map(str::to_owned);
        insta::assert_snapshot!(written(&story("Mine: the first", &texts), "mine", &order).unwrap(), @r#"
        format: 1
        id: mine
        title: "Mine: the first"
        patterns:
        - ownership-beyond-scope
        principles: []
        level: senior
        text:
          situation: One line.
          task: |-
            Two
            lines: here.

            And # more.
          action: >-
            I pulled two weeks of delivery logs, and I grouped the losses by the minute in
            which they came.
        "#);
    }

    proptest! {
        #[test]
        fn any_text_comes_back_as_it_was(title in "\\PC{1,30}", text in "([ -~]|\\PC|[a-z]{1,9} |\n){0,200}") {
            let (title, text) = (crate::content::clean::clean(&title), crate::content::clean::clean(&text));
            let story = story(&title, &[("task", &text)]);
            let written = written(&story, "mine", &[]).unwrap();
            let read: Story = serde_json::from_value(yaml::read(&written).unwrap()).unwrap();
            prop_assert_eq!(read, story, "{}", written);
        }
    }

    #[test]
    fn a_saved_story_is_read_again_as_it_was_and_never_written_over() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(Some(home.path())).unwrap();
        let text = "I saw it: \"100%\" of it.\n\n- and 'so' on # not a comment\n  indented\nyes\n";
        let mine = story("Mine: the first", &[("situation", text)]);
        let first = store.save_story(&mine, &[]).unwrap();
        let second = store.save_story(&mine, &[]).unwrap();
        assert_ne!(first, second);
        let library = store.load().library;
        let told: Vec<String> =
            library.problems.iter().map(ToString::to_string).filter(|it| it.contains("mine")).collect();
        assert_eq!(told, [""; 0]);
        let loaded = &library.stories["mine"];
        assert_eq!((&loaded.item, &loaded.origin), (&mine, &Origin::File(first)));
    }
}
