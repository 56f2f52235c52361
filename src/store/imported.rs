//! A new story as a file to go on with: texts as blocks, and comments that say what to fill in.

use super::block::{Block, block, quoted, scalar};
use super::stories::written;
use super::{Store, yaml};
use crate::content::clean::visible;
use crate::content::{Framework, Kind, Story};
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

/// A story with what its comments name.
#[derive(Debug)]
pub struct Imported<'a> {
    /// The story; its id gets a number where it is taken.
    pub story: &'a Story,
    /// Its sections.
    pub framework: &'a Framework,
    /// What it was made of, as the user knows it; nothing where it is to be told from the start.
    pub source: Option<&'a str>,
    /// Ids of the questions that there are.
    pub patterns: Vec<&'a str>,
    /// Ids of principles that its question has an angle for.
    pub principles: Vec<&'a str>,
    /// Ids of the levels of its question.
    pub levels: Vec<&'a str>,
}

impl Store {
    /// Writes it into a folder as a new file, never over one that exists.
    pub fn import_story(&self, folder: &Path, imported: &Imported<'_>) -> io::Result<PathBuf> {
        self.new_file(Kind::Story, "story", folder, &imported.story.id, |id, line| imported.written(id, line))
    }
}

impl Imported<'_> {
    /// The file, with that id and that line for the editor. What cannot be told in blocks is told the plain way.
    fn written(&self, id: &str, line: &str) -> Result<String, String> {
        let story = Story { id: id.to_owned(), ..self.story.clone() };
        let text = format!("{line}{}", self.in_blocks(&story)?);
        let read = yaml::read(&text).ok().and_then(|value| serde_json::from_value::<Story>(value).ok());
        if read.as_ref() == Some(&story) {
            return Ok(text);
        }
        let order: Vec<String> = self.framework.sections.iter().map(|section| section.id.clone()).collect();
        Ok(format!("{line}{}", written(&story, id, &order)?))
    }

    fn in_blocks(&self, story: &Story) -> Result<String, String> {
        let pattern = story.patterns.first().map(String::as_str).unwrap_or_default();
        let mut out = String::new();
        let made =
            self.source.map_or_else(|| "A story of your own.".to_owned(), |it| format!("Made from {}.", visible(it)));
        let _ = writeln!(out, "# {made} To rehearse it:");
        let _ = writeln!(out, "# starcoach rehearse {pattern} --story {}", story.id);
        let _ = writeln!(out, "format: {}\nid: {}\ntitle: {}", story.format, story.id, scalar(&story.title)?);
        let _ = writeln!(
            out,
            "# The questions that it answers, the one it fits best first. There are: {}.",
            listed(&self.patterns)
        );
        let _ = writeln!(out, "patterns: [{}]", scalars(&story.patterns)?);
        let such = if self.principles.is_empty() { String::new() } else { format!(": {}", listed(&self.principles)) };
        let _ = writeln!(out, "# The principles that it can show{such}.");
        let _ = writeln!(out, "principles: [{}]", scalars(&story.principles)?);
        let _ = writeln!(out, "# The level that it is told for, one of: {}.", listed(&self.levels));
        let _ = writeln!(out, "level: {}\ntext:", scalar(&story.level)?);
        for (at, section) in self.framework.sections.iter().enumerate() {
            let text = story.text.get(&section.id).map(String::as_str).unwrap_or_default();
            let missing = match self.source {
                Some(_) if text.is_empty() => " Nothing was found for it: tell it here.",
                _ => "",
            };
            let gap = if at > 0 { "\n" } else { "" };
            let _ = writeln!(out, "{gap}  # {}: {}{missing}", visible(&section.title), visible(&section.purpose));
            let _ = writeln!(out, "  {}: {}", scalar(&section.id)?, told(text));
        }
        Ok(out)
    }
}

fn listed(ids: &[&str]) -> String {
    ids.join(", ")
}

fn scalars(texts: &[String]) -> Result<String, String> {
    let all: Result<Vec<String>, String> = texts.iter().map(|text| scalar(text)).collect();
    Ok(all?.join(", "))
}

/// A section's text as the file has it.
fn told(text: &str) -> String {
    match block(text, 2, 4) {
        None => quoted(text),
        Some(Block { header, lines }) => std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn framework() -> Framework {
        let section = |id: &str, title: &str| json!({"id": id, "title": title, "mark": "S", "roles": [id], "target": 30, "purpose": format!("What {id} holds.")});
        serde_json::from_value(json!({"format": 1, "id": "star", "title": "STAR", "about": "-",
            "sections": [section("situation", "Situation"), section("task", "Task"), section("action", "Action")]}))
        .unwrap()
    }

    fn story(title: &str, texts: [&str; 3]) -> Story {
        let text = ["situation", "task", "action"].into_iter().zip(texts);
        serde_json::from_value(json!({"format": 1, "id": "meals", "title": title, "patterns": ["ownership"],
            "level": "senior", "text": text.collect::<std::collections::BTreeMap<_, _>>()}))
        .unwrap()
    }

    fn file(story: &Story) -> String {
        let imported = Imported {
            story,
            framework: &framework(),
            source: Some("meals.md"),
            patterns: vec!["missed-deadline", "ownership"],
            principles: vec!["deliver-results"],
            levels: vec!["sde1", "senior"],
        };
        imported.written(&story.id, "# line\n").unwrap()
    }

    #[test]
    fn it_reads_well_and_says_what_to_fill_in() {
        let long = "I noticed that about forty meals a week came to our ward cold, and nobody had asked me to look at it at all.\n\nSo I did.";
        insta::assert_snapshot!(file(&story("Meals: cold", [long, "", "- Timed the trolleys\n- Drew a plan"])), @r#"
        # line
        # Made from meals.md. To rehearse it:
        # starcoach rehearse ownership --story meals
        format: 1
        id: meals
        title: "Meals: cold"
        # The questions that it answers, the one it fits best first. There are: missed-deadline, ownership.
        patterns: [ownership]
        # The principles that it can show: deliver-results.
        principles: []
        # The level that it is told for, one of: sde1, senior.
        level: senior
        text:
          # Situation: What situation holds.
          situation: >-
            I noticed that about forty meals a week came to our ward cold, and nobody had asked me to look
            at it at all.


            So I did.

          # Task: What task holds. Nothing was found for it: tell it here.
          task: ""

          # Action: What action holds.
          action: |-
            - Timed the trolleys
            - Drew a plan
        "#);
    }

    proptest! {
        #[test]
        fn whatever_is_told_comes_back_as_it_was(title in "\\PC{1,30}", text in "([ -~]|\\PC|[a-z]{1,9} |- |# |\n){0,200}") {
            let (title, text) = (crate::content::clean::clean(&title), crate::content::clean::clean(&text));
            let story = story(&title, [&text, "", &text]);
            let read: Story = serde_json::from_value(yaml::read(&file(&story)).unwrap()).unwrap();
            prop_assert_eq!(read, story);
        }
    }
}
