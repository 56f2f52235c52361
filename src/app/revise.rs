//! A story of the candidate's own, its texts being changed section by section. What is saved is spliced into its file.

use super::editor::{Editor, Ink, Mark, Op};
use super::effect::Revision;
use super::msg::{Answer, Said};
use super::prompt::Confirm;
use super::rehearse::area::Area;
use super::rehearse::keys;
use super::{Command, Common, Effect, Go, Kind, Msg, Reply, Screen, Size, story};
use crate::clock::Moment;
use crate::content::draft::Changed;
use crate::content::framework::SectionTime;
use crate::content::{Draft, Origin, Polarity, Section, Story};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Rows that are not the text's: title, section names, a blank one, a line, the clock, the footer.
const OTHER_ROWS: u16 = 6;

/// A story whose texts are changed.
#[derive(Debug, Clone)]
pub struct Revise {
    /// The file.
    path: PathBuf,
    /// As it was read last.
    before: Story,
    /// The question by whose sections it is told.
    pattern: String,
    /// Its sections.
    pub parts: Vec<Part>,
    /// The section that is shown.
    pub at: usize,
    /// What the engine finds in it.
    pub marks: Vec<Mark>,
}

/// One section.
#[derive(Debug, Clone)]
pub struct Part {
    /// Which.
    pub section: Section,
    /// Its time at the story's level.
    pub time: SectionTime,
    /// Its text.
    pub editor: Editor,
    /// Its text was changed outside meanwhile, too.
    clashed: bool,
}

impl Revise {
    /// The texts of a story by the sections of a question that it answers; nothing where that has none.
    pub fn new(story: Story, path: PathBuf, pattern: &str, common: &Common) -> Option<Self> {
        let pattern = common.library.pattern(pattern)?;
        let framework = common.library.framework_of(pattern)?;
        let level = pattern.level(&story.level).or_else(|| pattern.level(&pattern.default_level));
        let times = framework.times(level.map_or(0, |level| level.total));
        let parts = framework.sections.iter().enumerate().map(|(at, section)| Part {
            section: section.clone(),
            time: times.get(at).copied().unwrap_or(SectionTime { target: 0, limit: 0 }),
            editor: Editor::new(told(&story, &section.id)),
            clashed: false,
        });
        let parts: Vec<Part> = parts.collect();
        // The first thing to do is what is missing.
        let at = parts.iter().position(|part| part.editor.text().is_empty()).unwrap_or(0);
        let pattern = pattern.id.clone();
        let mut screen = Self { path, before: story, pattern, parts, at, marks: Vec::new() };
        if let Some(draft) = common.drafts.get(&screen.before.id) {
            screen.recover(draft);
        }
        screen.fit(common.size);
        screen.mark(common);
        (!screen.parts.is_empty()).then_some(screen)
    }

    /// The story's title.
    pub fn title(&self) -> &str {
        &self.before.title
    }

    /// The section that is shown.
    pub fn part(&self) -> Option<&Part> {
        self.parts.get(self.at)
    }

    /// Whether a section was changed and not saved yet.
    pub fn is_changed(&self, part: &Part) -> bool {
        part.editor.text() != told(&self.before, &part.section.id)
    }

    /// Whether anything is not saved yet.
    pub fn is_unsaved(&self) -> bool {
        self.parts.iter().any(|part| self.is_changed(part))
    }

    /// Where the text stands.
    pub fn area(size: Size) -> Area {
        let height = size.height.saturating_sub(OTHER_ROWS).max(1);
        Area { x: 1, y: 3, width: size.width.saturating_sub(2).clamp(1, 100), height }
    }

    /// Opens the texts of a story of which a draft was kept; nothing where story, file or question are gone.
    pub fn recovered(draft: &Draft, common: &mut Common) -> Option<Screen> {
        let loaded = common.library.stories.get(&draft.story)?;
        let Origin::File(path) = &loaded.origin else { return None };
        let screen = Self::new(loaded.item.clone(), path.clone(), &draft.pattern, common)?;
        let key = common.keys.label(Command::SaveTexts, Kind::Revise).unwrap_or_default();
        common.say(format!("what you had not saved is back; {key} saves it"));
        Some(Screen::Revise(Box::new(screen)))
    }

    /// Puts back what was changed and not saved.
    fn recover(&mut self, draft: &Draft) {
        for at in 0..self.parts.len() {
            let Some(part) = self.parts.get_mut(at) else { continue };
            let Some(changed) = draft.texts.get(&part.section.id) else { continue };
            let now = told(&self.before, &part.section.id);
            part.clashed = changed.text != now && changed.before.as_deref() != Some(now);
            part.editor = Editor::new(changed.text.as_str());
            self.at = at;
        }
    }

    /// What is not saved yet; nothing where all is.
    fn draft(&self) -> Option<Draft> {
        let changed = self.parts.iter().filter(|part| self.is_changed(part));
        let text = |part: &Part| {
            let before = told(&self.before, &part.section.id).to_owned();
            let text = part.editor.text().to_owned();
            (part.section.id.clone(), Changed { text, before: Some(before).filter(|_| !part.clashed) })
        };
        let texts: BTreeMap<String, Changed> = changed.map(text).collect();
        let (story, pattern) = (self.before.id.clone(), self.pattern.clone());
        (!texts.is_empty()).then_some(Draft { story, pattern, texts })
    }

    /// Has what is not saved yet kept, where it is not kept as it stands, and forgotten where all is saved.
    fn keep(&self, common: &mut Common) -> Option<Effect> {
        let kept = common.drafts.get(&self.before.id);
        match self.draft() {
            None => kept.is_some().then(|| {
                common.drafts.remove(&self.before.id);
                self.forget()
            }),
            Some(draft) if kept == Some(&draft) => None,
            Some(draft) => {
                common.drafts.insert(draft.story.clone(), draft.clone());
                Some(Effect::KeepDraft(Box::new(draft)))
            }
        }
    }

    /// The effect that forgets what was changed and not saved.
    fn forget(&self) -> Effect {
        Effect::DropDraft(self.before.id.clone())
    }

    /// Takes one message in. What is not saved is kept whatever ends the program.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let mut reply = self.take(common, msg, now);
        let kept = if matches!(reply.go, Go::Back) {
            common.drafts.remove(&self.before.id).map(|_| self.forget())
        } else {
            self.keep(common)
        };
        reply.effects.splice(0..0, kept);
        reply
    }

    fn take(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match msg {
            Msg::Key(key) => match key.typed() {
                Some(c) => self.act(Op::Insert(c.to_string()), common, now),
                None => Reply::stay(),
            },
            Msg::Paste(text) => self.act(Op::Paste(text.clone()), common, now),
            Msg::Command(command) => self.command(*command, common, now),
            Msg::Resize(size) => {
                self.fit(*size);
                Reply::stay()
            }
            Msg::Listed => {
                self.follow(common);
                Reply::stay()
            }
            Msg::Answered(Answer { topic: "discard", reply: Said::Yes }) => Reply::go(Go::Back),
            Msg::Answered(Answer { topic: "clash", reply: Said::Yes }) => {
                for part in &mut self.parts {
                    part.clashed = false;
                }
                self.save(common)
            }
            // Nobody can be asked any more: what is told must not be lost, here and in the file.
            Msg::Ending => Reply::effects(self.revision().into_iter().chain(self.beside(common))),
            _ => Reply::stay(),
        }
    }

    fn command(&mut self, command: Command, common: &mut Common, now: Moment) -> Reply {
        if let Some(op) = keys::op(command) {
            return self.act(op, common, now);
        }
        let last = self.parts.len().saturating_sub(1);
        match command {
            Command::SaveTexts => return self.save(common),
            Command::NextText => self.at = if self.at < last { self.at + 1 } else { 0 },
            Command::TextBefore => self.at = self.at.checked_sub(1).unwrap_or(last),
            Command::Back if self.is_unsaved() => {
                let key = common.keys.label(Command::SaveTexts, Kind::Revise).unwrap_or_default();
                let detail = format!("No goes back to it; {key} saves there.");
                return Reply::go(Confirm::ask("discard", "Leave and lose what you changed?", detail));
            }
            Command::Back => return Reply::go(Go::Back),
            _ => {}
        }
        self.mark(common);
        Reply::stay()
    }

    fn act(&mut self, op: Op, common: &mut Common, now: Moment) -> Reply {
        let Some(part) = self.parts.get_mut(self.at) else { return Reply::stay() };
        let outcome = part.editor.act(op, now);
        if let Some(note) = outcome.note {
            common.say(note);
        }
        self.mark(common);
        Reply::effects(outcome.copied.map(Effect::Copy))
    }

    /// Finds what is to be marked in the section that is shown.
    fn mark(&mut self, common: &Common) {
        let Some(part) = self.parts.get(self.at) else { return };
        let found = story::marks(&common.engine, part.editor.text(), &part.section.roles);
        let ink = |polarity| match polarity {
            Polarity::Signal => Ink::Signal,
            Polarity::Warning => Ink::Warning,
            Polarity::Disqualifier => Ink::Disqualifier,
        };
        self.marks = found.into_iter().map(|mark| Mark { ink: ink(mark.polarity), span: mark.span }).collect();
        self.marks.extend(part.editor.selection().map(|span| Mark { span, ink: Ink::Selection }));
    }

    fn fit(&mut self, size: Size) {
        let area = Self::area(size);
        for part in &mut self.parts {
            part.editor.resize(area.width.into(), area.height.into());
        }
    }

    fn save(&mut self, common: &mut Common) -> Reply {
        if let Some(part) = self.parts.iter().find(|part| part.clashed && self.is_changed(part)) {
            let title = format!("“{}” was changed outside too. Write yours over it?", part.section.title);
            return Reply::go(Confirm::ask("clash", title, "No keeps both: yours here, the other in the file."));
        }
        if !self.is_unsaved() {
            common.say("nothing was changed since it was saved");
        }
        Reply::effects(self.revision())
    }

    /// What was changed here and outside too, as a story of its own.
    fn beside(&self, common: &Common) -> Option<Effect> {
        let clashed = self.parts.iter().filter(|part| part.clashed && self.is_changed(part));
        let texts: Vec<(String, String)> =
            clashed.map(|part| (part.section.id.clone(), part.editor.text().to_owned())).collect();
        let title = format!("{} (changed twice)", self.before.title);
        let mut story =
            Story { id: crate::content::naming::story_id(&title, &common.library), title, ..self.before.clone() };
        story.text.extend(texts.iter().cloned());
        (!texts.is_empty()).then(|| Effect::SaveStory(Box::new(story)))
    }

    /// What is to be written, if anything, less what was changed outside too and not settled.
    fn revision(&self) -> Option<Effect> {
        let changed = self.parts.iter().filter(|part| self.is_changed(part) && !part.clashed);
        let texts: Vec<(String, String)> =
            changed.map(|part| (part.section.id.clone(), part.editor.text().to_owned())).collect();
        let mut after = self.before.clone();
        after.text.extend(texts);
        let (path, before) = (self.path.clone(), self.before.clone());
        (after != before).then(|| Effect::Revise(Box::new(Revision { path, before, after })))
    }

    /// The file was read again: what was not changed here follows it, and what was changed in both places is told.
    fn follow(&mut self, common: &mut Common) {
        let Some(new) = common.library.story(&self.before.id).filter(|new| **new != self.before).cloned() else {
            return;
        };
        let mut clash = None;
        for part in &mut self.parts {
            let (old, now) = (told(&self.before, &part.section.id), told(&new, &part.section.id));
            let own = part.editor.text();
            if own == now {
                part.clashed = false;
            } else if own == old {
                part.editor = Editor::new(now);
            } else if old != now {
                part.clashed = true;
                clash = Some(part.section.title.clone());
            }
        }
        self.before = new;
        self.fit(common.size);
        self.mark(common);
        if let Some(title) = clash {
            common.say(format!("“{title}” was changed outside too; yours is still here"));
        }
    }
}

/// The text of a section; empty where it has none.
fn told<'a>(story: &'a Story, section: &str) -> &'a str {
    story.text.get(section).map_or("", String::as_str)
}
