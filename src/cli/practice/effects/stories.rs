//! Writing the user's story files.

use super::Effects;
use crate::app::Msg;
use crate::app::effect::Revision;
use crate::content::Story;
use crate::store::files::reason;
use crate::store::imported::Imported;
use std::sync::Arc;

impl Effects {
    pub(super) fn save_story(&self, story: &Story) -> Result<Option<String>, String> {
        match self.store.save_story(story, &self.order(story)) {
            Ok(path) => Ok(Some(format!("saved as {}", path.display()))),
            Err(error) => Err(format!("the story cannot be saved: {error}")),
        }
    }

    /// The sections of a story, as they are told.
    fn order(&self, story: &Story) -> Vec<String> {
        let pattern = story.patterns.iter().find_map(|id| self.library.pattern(id));
        let sections = pattern.and_then(|pattern| self.library.framework_of(pattern)).map(|it| it.sections.as_slice());
        sections.unwrap_or_default().iter().map(|section| section.id.clone()).collect()
    }

    pub(super) fn revise(&mut self, revision: &Revision) -> Vec<Msg> {
        let Revision { path, before, after } = revision;
        let result = self.store.revise_story(path, before, after, &self.order(before));
        // What was refused shows the file as it is, too.
        vec![self.reload(), result.map_or_else(Msg::Failed, |()| Msg::Done("saved".to_owned()))]
    }

    pub(super) fn new_story(&mut self, story: &Story) -> Vec<Msg> {
        let library = Arc::clone(&self.library);
        let pattern = story.patterns.iter().find_map(|id| library.pattern(id));
        let found = pattern.and_then(|pattern| Some((pattern, library.framework_of(pattern)?)));
        let Some((pattern, framework)) = found else {
            return vec![Msg::Failed("the question of this story is not in the library".to_owned())];
        };
        let imported = Imported {
            story,
            framework,
            source: None,
            patterns: library.patterns.keys().map(String::as_str).collect(),
            principles: pattern.angles.iter().map(|angle| angle.principle.as_str()).collect(),
            levels: pattern.levels.iter().map(|level| level.id.as_str()).collect(),
        };
        match self.store.import_story(&self.store.dirs.stories, &imported) {
            Ok(path) => {
                let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                vec![self.reload(), Msg::Written(id), Msg::Done(format!("saved as {}", path.display()))]
            }
            Err(error) => vec![Msg::Failed(format!("the story cannot be saved: {}", reason(&error)))],
        }
    }
}
