//! A change in a story file that the user wrote: only the value that changes is written anew, every other byte stays.

mod splice;
#[cfg(test)]
mod tests;

use super::document::Draft;
use super::files::{self, reason};
use super::{Store, whole};
use crate::content::{Origin, Story};
use splice::Edit;
use std::path::Path;

/// What to say when somebody else was quicker.
const CHANGED: &str = "the file was changed outside meanwhile, so nothing was written; it is read again now";

impl Store {
    /// Writes what changed from `before` to `after` into the story's file: title, `retired`, texts. A section that the
    /// file lacks is put where `order` has it.
    ///
    /// # Errors
    ///
    /// Leaves the file alone and says why where it does not hold `before` any more, where it would not read back as
    /// `after`, and where it cannot be written.
    pub fn revise_story(&self, path: &Path, before: &Story, after: &Story, order: &[String]) -> Result<(), String> {
        let read = || files::read_text(path).map_err(|problem| format!("{}: {}", problem.file, problem.message));
        let text = read()?;
        let revised = revised(&text, before, after, order)?;
        if read()? != text {
            return Err(CHANGED.to_owned());
        }
        let failed = |error| format!("{} cannot be written: {}", path.display(), reason(&error));
        whole::replace(path, revised.as_bytes()).map_err(failed)
    }
}

/// The text of the file with what changed.
pub fn revised(file: &str, before: &Story, after: &Story, order: &[String]) -> Result<String, String> {
    let (mark, body) = file.strip_prefix('\u{feff}').map_or(("", file), |body| ("\u{feff}", body));
    if story_of(body)? != *before {
        return Err(CHANGED.to_owned());
    }
    let mut text = body.to_owned();
    let mut story = before.clone();
    for edit in Edit::between(before, after) {
        edit.apply(&mut story);
        let ways = edit.ways(&text, order);
        text = ways.into_iter().find(|way| story_of(way).as_ref() == Ok(&story)).ok_or_else(|| {
            format!("{} cannot be changed without touching the rest of the file; use your editor for it", edit.what())
        })?;
    }
    if story != *after {
        return Err("only title, texts and retirement can be changed here".to_owned());
    }
    Ok(format!("{mark}{text}"))
}

/// The story as the program reads it from that text.
fn story_of(text: &str) -> Result<Story, String> {
    let mut problems = Vec::new();
    let draft = Draft::open(String::new(), Origin::Bundled, text.to_owned(), &mut problems);
    let story = draft.and_then(|mut draft| {
        draft.prune::<Story>(&mut problems);
        draft.item::<Story>(&mut problems)
    });
    story.ok_or_else(|| {
        let why = problems.first().map(|problem| {
            let line = problem.place.as_ref().map(|place| format!(" (line {})", place.line)).unwrap_or_default();
            format!(": {}{line}", problem.message)
        });
        format!("the file is no story as it stands{}", why.unwrap_or_default())
    })
}
