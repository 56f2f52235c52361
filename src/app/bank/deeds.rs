//! What is done with a story of the bank.

use super::{Bank, Page};
use crate::app::effect::Revision;
use crate::app::prompt::Prompt;
use crate::app::revise::Revise;
use crate::app::setup::Setup;
use crate::app::story::Reading;
use crate::app::{Command, Common, Effect, Go, Kind, Reply, Screen};
use crate::content::{FORMAT, Story, naming};

impl Bank {
    /// The question to see the chosen story by: the chosen one where the story serves it, else the one it fits best.
    fn question_of(&self, story: &Story, common: &Common) -> Option<String> {
        let chosen = self.question(common).filter(|pattern| story.patterns.contains(&pattern.id));
        let best = || story.patterns.iter().find_map(|id| common.library.pattern(id));
        chosen.or_else(best).map(|pattern| pattern.id.clone())
    }

    pub(super) fn read(&self, common: &mut Common) -> Reply {
        let story = self.loaded(common).map(|loaded| &loaded.item);
        let pattern = story.and_then(|story| Some((self.question_of(story, common)?, story.id.clone())));
        let screen = pattern.and_then(|(pattern, story)| Reading::screen(common, &pattern, &story));
        let Some(screen) = screen else { return self.without_question(common) };
        Reply::go(Go::To(screen))
    }

    pub(super) fn rehearse(&self, common: &mut Common) -> Reply {
        let Some((story, _)) = self.own(common) else { return Reply::stay() };
        if story.retired {
            let key = common.keys.label(Command::Retire, Kind::Bank).unwrap_or_default();
            common.say(format!("this story is retired; {key} brings it back"));
            return Reply::stay();
        }
        let pattern = self.question_of(&story, common);
        let setup = pattern.and_then(|pattern| Setup::new(common, &pattern, Some(&story.id)));
        let Some(setup) = setup else { return self.without_question(common) };
        Reply::go(Go::To(Screen::Setup(Box::new(setup))))
    }

    fn without_question(&self, common: &mut Common) -> Reply {
        let has = self.chosen().is_some();
        common.say(if has { "no question that this story names is there" } else { "there is no story yet" });
        Reply::stay()
    }

    /// Opens the chosen story's texts.
    pub(super) fn edit(&self, common: &mut Common) -> Reply {
        let Some((story, path)) = self.own(common) else { return Reply::stay() };
        let draft = common.drafts.get(&story.id).cloned();
        if let Some(screen) = draft.and_then(|draft| Revise::recovered(&draft, common)) {
            return Reply::go(Go::To(screen));
        }
        match self.question_of(&story, common).and_then(|pattern| Revise::new(story, path, &pattern, common)) {
            Some(screen) => Reply::go(Go::To(Screen::Revise(Box::new(screen)))),
            None => self.without_question(common),
        }
    }

    /// Opens the file in the user's editor. A broken one is mended there, so it need not be readable.
    pub(super) fn edit_file(&self, common: &mut Common) -> Reply {
        match self.own(common) {
            Some((_, path)) => Reply::effects([Effect::Edit(path)]),
            None => Reply::stay(),
        }
    }

    pub(super) fn ask_title(&self, common: &mut Common) -> Reply {
        match self.own(common) {
            Some((story, _)) => {
                Reply::go(Prompt::ask("title", "Title (what you rehearsed stays with it)", story.title))
            }
            None => Reply::stay(),
        }
    }

    pub(super) fn retitle(&self, title: &str, common: &mut Common) -> Reply {
        self.revise(common, |story| title.clone_into(&mut story.title))
    }

    pub(super) fn retire(&self, common: &mut Common) -> Reply {
        self.revise(common, |story| story.retired = !story.retired)
    }

    fn revise(&self, common: &mut Common, change: impl Fn(&mut Story)) -> Reply {
        let Some((before, path)) = self.own(common) else { return Reply::stay() };
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return Reply::stay();
        }
        Reply::effects([Effect::Revise(Box::new(Revision { path, before, after }))])
    }

    /// The chosen story under another title and id, as the candidate's own.
    pub(super) fn copy(&mut self, title: &str, common: &Common) -> Reply {
        let Some(loaded) = self.loaded(common) else { return Reply::stay() };
        let Story { patterns, principles, level, text, artefacts, .. } = loaded.item.clone();
        let id = naming::story_id(title, &common.library);
        let title = title.to_owned();
        let copy =
            Story { format: FORMAT, id, title, patterns, principles, level, text, artefacts, ..Story::default() };
        self.opens = false;
        Reply::effects([Effect::NewStory(Box::new(copy))])
    }

    /// Writes the new story for the question that was chosen, with its sections still to be told.
    pub(super) fn begin_story(&mut self, common: &Common) -> Reply {
        let Some(asking) = self.asking.take() else { return Reply::stay() };
        let column = self.table.patterns.get(asking.choice.at);
        let Some(pattern) = column.and_then(|column| common.library.pattern(&column.id)) else {
            return Reply::stay();
        };
        let principle = self.table.principles.get(self.column()).filter(|_| self.page == Page::Principles);
        let level = common.remembered.level.as_deref().and_then(|level| pattern.level(level));
        let sections = common.library.framework_of(pattern).map(|it| it.sections.as_slice()).unwrap_or_default();
        let story = Story {
            format: FORMAT,
            id: naming::story_id(&asking.title, &common.library),
            title: asking.title,
            patterns: vec![pattern.id.clone()],
            principles: principle.map(|column| column.id.clone()).into_iter().collect(),
            level: level.map_or_else(|| pattern.default_level.clone(), |level| level.id.clone()),
            text: sections.iter().map(|section| (section.id.clone(), String::new())).collect(),
            ..Story::default()
        };
        self.opens = true;
        Reply::effects([Effect::NewStory(Box::new(story))])
    }
}
