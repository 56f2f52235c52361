//! Before a drill: which saved answer it comes after, and how. What is chosen is remembered.

use super::drill::{self, Drilling, Opening};
use super::msg::{Opened, SessionRow, SessionState};
use super::rehearse::start::plan_of;
use super::rows::{Field, Row, Turn, turn};
use super::setup::{FEEDBACKS, feedback_row, input_row};
use super::{Command, Common, Effect, Go, Msg, Notice, Plan, Reply, Screen};
use crate::clock::{Moment, for_people};
use crate::content::Pattern;
use crate::session::{Feedback, Input, SessionId};
use std::sync::Arc;

/// Saved answers that can be chosen, the newest of them.
const ANSWERS: usize = 20;

/// The choices before a drill.
#[derive(Debug, Clone)]
pub struct BeforeDrill {
    /// The pattern's id.
    pub pattern: String,
    /// The chosen row.
    pub at: usize,
    /// Saved answers that can come before the follow-ups, the newest first.
    answers: Vec<SavedAnswer>,
    /// The chosen one by its place; after the last, none.
    answer: usize,
    /// The chosen one, once it is read.
    read: Option<(Plan, Arc<Opening>)>,
    /// It begins as soon as that is read.
    begins: bool,
    /// Why answers that were looked at cannot come before it, one line each.
    pub unread: Vec<String>,
    level: String,
    input: Input,
    feedback: Feedback,
}

/// A saved answer in the row of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SavedAnswer {
    id: SessionId,
    name: String,
}

impl BeforeDrill {
    /// The choices for a question, with the latest answer that can be read.
    pub fn open(pattern: &str, common: &mut Common) -> Reply {
        match Self::new(pattern, common) {
            Some(screen) => {
                let effects = screen.recall();
                Reply { effects, go: Go::To(Screen::BeforeDrill(Box::new(screen))) }
            }
            None => Reply::stay(),
        }
    }

    /// The choices after an answer that is open; one aloud has no gaps that follow-ups could come from.
    pub fn about(opened: &Opened, common: &mut Common) -> Reply {
        let header = &opened.take.header;
        let Some(mut screen) = Self::new(&header.pattern, common) else { return Reply::stay() };
        screen.level.clone_from(&header.level);
        screen.answer = screen.answers.len();
        if let Some(opening) = Opening::of(opened, common) {
            let at = screen.answers.iter().position(|saved| saved.id == header.id);
            screen.answer = at.unwrap_or(0);
            if at.is_none() {
                let name = for_people(&header.began);
                screen.answers.insert(0, SavedAnswer { id: header.id.clone(), name });
            }
            screen.read = Some((plan_of(header), Arc::new(opening)));
        }
        Reply::go(Go::To(Screen::BeforeDrill(Box::new(screen))))
    }

    fn new(pattern: &str, common: &mut Common) -> Option<Self> {
        let Some(found) = common.library.pattern(pattern).filter(|found| !found.follow_ups.is_empty()) else {
            common.say("this question has no follow-ups");
            return None;
        };
        let remembered = &common.remembered;
        let level = remembered.level.as_deref().and_then(|level| found.level(level));
        let fits = |row: &&SessionRow| {
            let judged = matches!(row.state, SessionState::Finished(_)) && row.weakness.is_some();
            row.pattern == pattern && !row.drill && judged
        };
        Some(Self {
            pattern: pattern.to_owned(),
            at: 0,
            answers: common.sessions.iter().filter(fits).take(ANSWERS).map(SavedAnswer::of).collect(),
            answer: 0,
            read: None,
            begins: false,
            unread: Vec::new(),
            level: level.map_or_else(|| found.default_level.clone(), |level| level.id.clone()),
            input: remembered.drill_input,
            feedback: remembered.drill_feedback,
        })
    }

    fn chosen(&self) -> Option<&SavedAnswer> {
        self.answers.get(self.answer)
    }

    /// Asks for the chosen answer.
    fn recall(&self) -> Vec<Effect> {
        self.chosen().map(|saved| Effect::Recall(saved.id.clone())).into_iter().collect()
    }

    /// The rows of choices.
    pub fn rows(&self, common: &Common) -> Vec<Row> {
        let Some(pattern) = common.library.pattern(&self.pattern) else { return Vec::new() };
        let mut rows = vec![self.answer_row(pattern, common), self.level_row(pattern)];
        let note = match self.input {
            Input::Typed => "each reply is judged for what it fills, and for what it gives away",
            Input::Aloud => "against the clock; you check afterwards what you said, and nothing is judged",
        };
        rows.push(input_row("Reply", self.input, note));
        if self.input == Input::Typed {
            let note = match self.feedback {
                Feedback::Live => "findings as you type; after each reply a weak and a strong one",
                Feedback::Sparse => "less of them as you type; after each reply a weak and a strong one",
                Feedback::Exam => "nothing until the end",
            };
            rows.push(feedback_row(self.feedback, note));
        }
        rows
    }

    fn answer_row(&self, pattern: &Pattern, common: &Common) -> Row {
        let mut choices: Vec<String> = self.answers.iter().map(|saved| saved.name.clone()).collect();
        let unreadable = common.sessions.iter().filter(|row| matches!(row.state, SessionState::Unreadable(_))).count();
        let never = choices.is_empty() && self.unread.is_empty() && unreadable == 0;
        choices.push(if never { "none yet" } else { "none" }.to_owned());
        let asks = drill::asks(pattern, self.chosen().is_some());
        let note = match (self.chosen(), &self.read) {
            (Some(_), None) => "it is being read".to_owned(),
            (None, _) if self.answers.is_empty() && unreadable > 0 => {
                let files = if unreadable == 1 { "1 file".to_owned() } else { format!("{unreadable} files") };
                format!("{asks}; {files} of your sessions cannot be read, and sessions (s on home) say why")
            }
            _ => asks,
        };
        Row { field: Field::Story, name: "Answer", choices, at: self.answer, note }
    }

    fn level_row(&self, pattern: &Pattern) -> Row {
        let title = |id: &str| pattern.level(id).map_or_else(|| id.to_owned(), |level| level.title.clone());
        if let (Some(_), Some((plan, _))) = (self.chosen(), &self.read) {
            let own = plan.level.as_deref().map(title).unwrap_or_default();
            let note = "the one that the answer was told for".to_owned();
            return Row { field: Field::Level, name: "Level", choices: vec![own], at: 0, note };
        }
        Row {
            field: Field::Level,
            name: "Level",
            choices: pattern.levels.iter().map(|level| level.title.clone()).collect(),
            at: pattern.levels.iter().position(|level| level.id == self.level).unwrap_or(0),
            note: pattern.level(&self.level).map_or_else(String::new, |level| level.focus.trim().to_owned()),
        }
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match msg {
            Msg::Recalled(opened) => return self.take_in(opened, common, now),
            Msg::NotRecalled(id, why) if self.chosen().is_some_and(|saved| saved.id == *id) => {
                common.notice = None;
                return self.pass_over(why, common, now);
            }
            Msg::Paste(_) => common.say("begin first, then paste"),
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::Start) => return self.start(common, now),
            _ => match turn(msg, &self.rows(common), self.at) {
                Some(Turn::Row(at)) => self.at = at,
                Some(Turn::Choice(field, at)) => return self.change(field, at, common),
                None => {}
            },
        }
        Reply::stay()
    }

    fn change(&mut self, field: Field, at: usize, common: &Common) -> Reply {
        match field {
            Field::Story if at != self.answer => {
                (self.answer, self.read) = (at, None);
                return Reply::effects(self.recall());
            }
            // An answer has the level that it was told for.
            Field::Level if self.chosen().is_none() => {
                let levels = common.library.pattern(&self.pattern).map(|pattern| pattern.levels.as_slice());
                if let Some(level) = levels.and_then(|levels| levels.get(at)) {
                    self.level.clone_from(&level.id);
                }
            }
            Field::Input => self.input = if at == 1 { Input::Aloud } else { Input::Typed },
            Field::Feedback => self.feedback = FEEDBACKS.get(at).copied().unwrap_or_default(),
            _ => {}
        }
        Reply::stay()
    }

    /// An answer was read: it is the chosen one, or belongs to another screen.
    fn take_in(&mut self, opened: &Opened, common: &mut Common, now: Moment) -> Reply {
        let header = &opened.take.header;
        // A copy of a file is listed by its path, and inside it has the id of the other.
        let is_chosen = |saved: &SavedAnswer| saved.id == header.id || !saved.id.is_valid();
        if self.read.is_some() || !self.chosen().is_some_and(is_chosen) {
            return Reply::stay();
        }
        match Opening::of(opened, common).filter(|_| header.pattern == self.pattern) {
            Some(opening) => self.read = Some((plan_of(header), Arc::new(opening))),
            None => return self.pass_over("its rubric is gone, and its sections are others now", common, now),
        }
        if self.begins { self.start(common, now) } else { Reply::stay() }
    }

    /// The chosen answer cannot be read: the one before it is taken.
    fn pass_over(&mut self, why: &str, common: &mut Common, now: Moment) -> Reply {
        if self.answer < self.answers.len() {
            let saved = self.answers.remove(self.answer);
            self.unread.push(format!("the answer of {} is passed over: {why}", saved.name));
        }
        match self.chosen() {
            Some(_) => Reply::effects(self.recall()),
            None if self.begins => self.start(common, now),
            None => Reply::stay(),
        }
    }

    fn start(&mut self, common: &mut Common, now: Moment) -> Reply {
        if self.chosen().is_some() && self.read.is_none() {
            self.begins = true;
            return Reply::stay();
        }
        let base = match self.read.take() {
            Some((plan, opening)) => {
                Plan { drill: Some(drill::after(opening)), length: None, asked: None, again_of: None, ..plan }
            }
            None => Plan {
                pattern: self.pattern.clone(),
                level: Some(self.level.clone()),
                drill: Some(drill::all(&self.pattern, common)),
                ..Plan::default()
            },
        };
        let feedback = if self.input == Input::Aloud { Feedback::Live } else { self.feedback };
        let plan = Plan { input: self.input, feedback, ..base };
        let remembered = &mut common.remembered;
        (remembered.drill_input, remembered.drill_feedback) = (self.input, self.feedback);
        if plan.drill.as_ref().is_some_and(|drilling: &Drilling| drilling.opening.is_none()) {
            remembered.level = Some(self.level.clone());
        }
        if let Some(why) = self.unread.last() {
            common.notice = Some(Notice::Fault(why.clone()));
        }
        let effects = vec![Effect::Remember(Box::new(common.remembered.clone()))];
        Reply { effects, go: plan.begin(common, now) }
    }
}

impl SavedAnswer {
    fn of(row: &SessionRow) -> Self {
        let verdict = match &row.state {
            SessionState::Finished(Some(verdict)) => format!(", {}", verdict.title()),
            _ => String::new(),
        };
        let name = row.name.as_ref().map(|name| format!(" “{name}”")).unwrap_or_default();
        Self { id: row.id.clone(), name: format!("{}{name}{verdict}", for_people(&row.began)) }
    }
}
