//! `starcoach paths`: where everything lies.

use super::{Done, Outcome, print};
use crate::store::Store;
use std::fmt::Write;

/// Prints each file and folder, whether it is there, and what it is for.
pub fn run(store: &Store) -> Outcome {
    let dirs = &store.dirs;
    let rows = [
        ("config", dirs.config.clone(), "your settings and keys; you write it"),
        ("stories", dirs.stories.clone(), "your stories, one a file"),
        ("frameworks", dirs.rubrics.join("frameworks"), "your own section orders"),
        ("phrases", dirs.rubrics.join("phrases"), "your own phrase families"),
        ("patterns", dirs.rubrics.join("patterns"), "your own questions"),
        ("words", dirs.rubrics.join("words.yaml"), "your own word lists for phrases"),
        ("principles", dirs.rubrics.join("principles.yaml"), "the principles of companies"),
        ("sessions", dirs.sessions.clone(), "what you rehearsed, one file a session"),
        ("trash", dirs.trash.clone(), "sessions you deleted"),
        ("rubrics", dirs.rubric_store.clone(), "the rubrics that sessions were judged by"),
        ("schemas", dirs.schemas.clone(), "JSON Schemas for your editor; `starcoach schema --write` makes them"),
        ("study", dirs.study.clone(), "what you learned, were asked and recalled"),
        ("drafts", dirs.drafts.clone(), "changed stories that are not saved yet"),
        ("comments", dirs.saved_comments.clone(), "comments to be put in again in a review, one a line"),
        ("sheet", dirs.sheet.clone(), "the night-before page, once you write it"),
        ("settings", dirs.settings.clone(), "what the program remembers"),
        ("cache", dirs.prepared.clone(), "your content as it was read last, for a quick start; you may delete it"),
        ("index", dirs.index.clone(), "your finished sessions in short, for a quick list; part of the cache"),
    ];
    let width = rows.iter().map(|(_, path, _)| path.display().to_string().chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for (name, path, purpose) in rows {
        let there = if path.exists() { "there" } else { "not there" };
        let _ = writeln!(out, "{name:<11} {:<width$}  {there:<9}  {purpose}", path.display().to_string());
    }
    print(&out)?;
    Ok(Done::Fine)
}
