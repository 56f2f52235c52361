//! The story bank: stories against questions and principles, and everything that can be done with a story.

mod deeds;
mod detail;

use super::list::Choice;
use super::msg::{Answer, Said};
use super::prompt::Prompt;
use super::{Command, Common, Effect, Go, Msg, Reply};
use crate::clock::Moment;
use crate::content::{Loaded, Origin, Pattern, Story, naming};
use crate::progress::bank::{self, Bank as Table, Column, Fit, Row};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Questions.
    Questions,
    /// Principles of companies.
    Principles,
}

/// The story bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bank {
    /// Stories against questions and principles, as they stand.
    pub table: Table,
    /// What the columns are.
    pub page: Page,
    /// The chosen story.
    pub row: Choice,
    /// The chosen question.
    question: usize,
    /// The chosen principle.
    principle: usize,
    /// The question of a new story is being chosen.
    pub asking: Option<Asking>,
    /// By story, the questions that its text would do for, as far as that is known.
    possible: BTreeMap<String, Vec<String>>,
    /// The stories whose texts were not judged yet; the next one is the last.
    unjudged: Vec<String>,
    /// A new story is being written; it is opened when it is there.
    opens: bool,
}

/// A new story that still needs a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Its title.
    pub title: String,
    /// The chosen question.
    pub choice: Choice,
}

impl Bank {
    /// The bank on what is loaded.
    pub fn new(common: &Common) -> Self {
        let mut bank = Self {
            table: Table::default(),
            page: Page::Questions,
            row: Choice::default(),
            question: 0,
            principle: 0,
            asking: None,
            possible: BTreeMap::new(),
            unjudged: Vec::new(),
            opens: false,
        };
        bank.follow(common);
        bank.judge_anew();
        bank
    }

    /// The columns of the page.
    pub fn columns(&self) -> &[Column] {
        match self.page {
            Page::Questions => &self.table.patterns,
            Page::Principles => &self.table.principles,
        }
    }

    /// The chosen column.
    pub fn column(&self) -> usize {
        let at = if self.page == Page::Questions { self.question } else { self.principle };
        at.min(self.columns().len().saturating_sub(1))
    }

    /// How a story fits the columns of the page.
    pub fn fits<'a>(&self, row: &'a Row) -> &'a [Option<Fit>] {
        match self.page {
            Page::Questions => &row.patterns,
            Page::Principles => &row.principles,
        }
    }

    /// The chosen story's row.
    pub fn chosen(&self) -> Option<&Row> {
        self.table.rows.get(self.row.at)
    }

    /// What is known of the chosen question, on the page of questions.
    fn question<'a>(&self, common: &'a Common) -> Option<&'a Pattern> {
        let column = self.table.patterns.get(self.column()).filter(|_| self.page == Page::Questions)?;
        common.library.pattern(&column.id)
    }

    /// When the next story's text is judged: as soon as nothing else is to be done.
    pub fn next_wake(&self, now: Moment) -> Option<Moment> {
        (!self.unjudged.is_empty()).then_some(now)
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        match msg {
            Msg::Command(command) if self.asking.is_some() => self.while_asked(*command, common),
            Msg::Command(command) => self.command(*command, common),
            Msg::Answered(answer) => self.answered(answer, common),
            Msg::Written(id) => self.written(id, common),
            Msg::Listed => {
                self.follow(common);
                self.judge_anew();
                Reply::stay()
            }
            Msg::Wake => {
                self.judge_next(common);
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    /// Takes over what is loaded now; the choice stays on its story.
    fn follow(&mut self, common: &Common) {
        let chosen = self.chosen().map(|row| row.story.clone());
        self.table = Table::of(&common.library, &common.remembered.aims, common.told());
        for (story, patterns) in &self.possible {
            self.table.may_serve(story, patterns);
        }
        self.choose(chosen.as_deref());
    }

    fn choose(&mut self, story: Option<&str>) {
        let at = self.table.rows.iter().position(|row| story == Some(&row.story));
        self.row.at = at.unwrap_or(self.row.at).min(self.table.rows.len().saturating_sub(1));
    }

    fn judge_anew(&mut self) {
        let own = self.table.rows.iter().filter(|row| row.counts());
        self.unjudged = own.rev().map(|row| row.story.clone()).collect();
    }

    /// Judges one story by the questions that it does not name; one at a time, so that no key waits for all.
    fn judge_next(&mut self, common: &Common) {
        let Some(id) = self.unjudged.pop() else { return };
        let Some(story) = common.library.story(&id) else { return };
        let patterns = bank::possible(&common.library, &common.engine, story);
        self.possible.insert(id, patterns);
        self.follow(common);
    }

    fn command(&mut self, command: Command, common: &mut Common) -> Reply {
        match command {
            Command::Back => return Reply::go(Go::Back),
            Command::BankPage => {
                let other = if self.page == Page::Questions { Page::Principles } else { Page::Questions };
                self.page = other;
            }
            Command::BankLeft | Command::BankRight => {
                let last = self.columns().len().saturating_sub(1);
                let at = self.column();
                let at = if command == Command::BankLeft { at.saturating_sub(1) } else { (at + 1).min(last) };
                *(if self.page == Page::Questions { &mut self.question } else { &mut self.principle }) = at;
            }
            Command::NewStory => return Reply::go(Prompt::ask("new", "Title of the new story", "")),
            Command::PrepareFor => return self.prepare_for(common),
            Command::Open => return self.read(common),
            Command::RehearseWith => return self.rehearse(common),
            Command::CopyStory => {
                if let Some(loaded) = self.loaded(common) {
                    return Reply::go(Prompt::ask("copy", "Title of your copy", loaded.item.title.clone()));
                }
            }
            Command::EditText => return self.edit(common),
            Command::EditFile => return self.edit_file(common),
            Command::Retitle => return self.ask_title(common),
            Command::Retire => return self.retire(common),
            motion => {
                self.row.motion(motion, self.table.rows.len(), common.size);
            }
        }
        Reply::stay()
    }

    fn while_asked(&mut self, command: Command, common: &Common) -> Reply {
        let Some(asking) = &mut self.asking else { return Reply::stay() };
        match command {
            Command::Back => self.asking = None,
            Command::Open => return self.begin_story(common),
            motion => {
                asking.choice.motion(motion, self.table.patterns.len(), common.size);
            }
        }
        Reply::stay()
    }

    fn answered(&mut self, answer: &Answer, common: &mut Common) -> Reply {
        let Said::Text(text) = &answer.reply else { return Reply::stay() };
        let title = naming::title(text);
        if title.is_empty() {
            common.say("nothing was done: a story needs a title");
            return Reply::stay();
        }
        match answer.topic {
            "new" => {
                let at = if self.page == Page::Questions { self.question } else { 0 };
                self.asking = Some(Asking { title, choice: Choice { at } });
                Reply::stay()
            }
            "copy" => self.copy(&title, common),
            "title" => self.retitle(&title, common),
            _ => Reply::stay(),
        }
    }

    /// A new file is there: it is chosen, and opened where it is to be told yet.
    fn written(&mut self, id: &str, common: &mut Common) -> Reply {
        self.choose(Some(id));
        if std::mem::take(&mut self.opens) { self.edit(common) } else { Reply::stay() }
    }

    fn loaded<'a>(&self, common: &'a Common) -> Option<&'a Loaded<Story>> {
        common.library.stories.get(&self.chosen()?.story)
    }

    /// The chosen story and its file, where it is one of the candidate's own; says so where it is not.
    fn own(&self, common: &mut Common) -> Option<(Story, PathBuf)> {
        match self.loaded(common).map(|loaded| loaded.origin.clone()) {
            Some(Origin::File(path)) => Some((self.loaded(common)?.item.clone(), path)),
            Some(Origin::Bundled) => {
                let key = common.keys.label(Command::CopyStory, super::Kind::Bank).unwrap_or_default();
                common.say(format!("a sample stays as it is; {key} makes a copy of your own"));
                None
            }
            None => {
                common.say("there is no story yet");
                None
            }
        }
    }

    fn prepare_for(&mut self, common: &mut Common) -> Reply {
        let column = self.table.principles.get(self.principle).filter(|_| self.page == Page::Principles);
        let Some(id) = column.map(|column| column.id.clone()) else {
            common.say("choose a principle first, on the other page");
            return Reply::stay();
        };
        let aims = &mut common.remembered.aims;
        if aims.contains(&id) {
            aims.retain(|aim| *aim != id);
        } else {
            aims.push(id);
        }
        self.follow(common);
        Reply::effects([Effect::Remember(Box::new(common.remembered.clone()))])
    }
}
