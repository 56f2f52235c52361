//! One question with its four modes and its stories, the recommended mode first.

use super::before_drill::BeforeDrill;
use super::learn::Learn;
use super::list::Choice;
use super::quiz::Quiz;
use super::setup::Setup;
use super::story::Reading;
use super::{Command, Common, Go, Msg, Reply, Screen, drill};
use crate::clock::Moment;
use crate::content::{Origin, Pattern};
use crate::progress::next::{Advice, Known, Mode};
use crate::progress::study::{Item, OpenTest};

/// The page of one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The pattern's id.
    pub pattern: String,
    /// The chosen row: the modes, then the stories.
    pub choice: Choice,
}

/// One row: a mode, or a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A mode, how far it came, and the reason where it is recommended.
    Mode(Mode, String, Option<String>),
    /// A story by its id, and whether it is the candidate's own.
    Story(String, bool),
}

impl Question {
    /// Opens it at the recommended mode.
    pub fn open(pattern: &str, common: &Common) -> Reply {
        let mut screen = Self { pattern: pattern.to_owned(), ..Self::default() };
        if common.library.pattern(pattern).is_none() {
            return Reply::stay();
        }
        screen.choice.at = usize::MAX;
        Reply::go(Go::To(Screen::Question(Box::new(screen))))
    }

    /// All rows, and the chosen one: at first the recommended mode.
    pub fn rows(&self, common: &Common, now: Moment) -> (Vec<Row>, usize) {
        let told = common.told();
        let known = common.known(&self.pattern, told, common.schedule(now));
        let advice = known.advice();
        let why = |mode| advice.as_ref().filter(|it| it.mode == mode).map(|it: &Advice| it.why.clone());
        let state = |mode| common.library.pattern(&self.pattern).map_or(String::new(), |it| state(mode, it, &known));
        let mut rows: Vec<Row> = Mode::ALL.map(|mode| Row::Mode(mode, state(mode), why(mode))).to_vec();
        rows.extend(
            common
                .library
                .stories_for(&self.pattern)
                .map(|loaded| Row::Story(loaded.item.id.clone(), loaded.origin != Origin::Bundled)),
        );
        let recommended = Mode::ALL.iter().position(|mode| advice.as_ref().is_some_and(|it| it.mode == *mode));
        let at = if self.choice.at == usize::MAX { recommended.unwrap_or(0) } else { self.choice.at };
        let at = at.min(rows.len().saturating_sub(1));
        (rows, at)
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let (rows, at) = self.rows(common, now);
        self.choice.at = at;
        let command = match msg {
            Msg::Command(command) => *command,
            _ => return Reply::stay(),
        };
        let mode = match command {
            Command::Back => return Reply::go(Go::Back),
            Command::LearnIt => Mode::Learn,
            Command::RehearseIt => Mode::Rehearse,
            Command::DrillIt => Mode::Drill,
            Command::TestIt => Mode::Test,
            Command::ReadStory | Command::Open => match rows.get(at) {
                Some(Row::Mode(mode, ..)) if command == Command::Open => *mode,
                Some(Row::Story(story, own)) if *own && command == Command::Open => {
                    let setup = Setup::new(common, &self.pattern, Some(story));
                    return setup.map_or_else(Reply::stay, |it| Reply::go(Go::To(Screen::Setup(Box::new(it)))));
                }
                Some(Row::Story(story, _)) => {
                    let reading = Reading::screen(common, &self.pattern, story);
                    return reading.map_or_else(Reply::stay, |screen| Reply::go(Go::To(screen)));
                }
                _ => {
                    common.say("choose a story to read");
                    return Reply::stay();
                }
            },
            motion => {
                self.choice.motion(motion, rows.len(), common.size);
                return Reply::stay();
            }
        };
        begin(&self.pattern, mode, common, now)
    }
}

/// How far a mode came.
fn state(mode: Mode, pattern: &Pattern, known: &Known<'_>) -> String {
    match mode {
        Mode::Learn => match known.study.learned.get(&pattern.id) {
            None => "a walkthrough, section by section".to_owned(),
            Some(_) if known.study.has_learned(&pattern.id) => "read to its end".to_owned(),
            Some(reached) => format!("page {} of {}", reached.page + 1, reached.of),
        },
        Mode::Rehearse => match known.last() {
            None => "against the clock, typed or aloud".to_owned(),
            Some(told) => match told.verdict {
                Some(verdict) => format!("last time {}", verdict.title()),
                None => "told, without a verdict".to_owned(),
            },
        },
        Mode::Drill => match known.last_drill() {
            None => drill::asks(pattern, known.is_judged()),
            Some(last) => {
                let day = crate::clock::day_for_people(last.day);
                let replies = last.replies.map(|replies| format!(", {}", replies.told())).unwrap_or_default();
                format!("last drilled {day}{replies}")
            }
        },
        Mode::Test => match known.study.last_test(&pattern.id) {
            _ if pattern.test.is_empty() => "this question has no test".to_owned(),
            _ if known.left_test().is_some() => known.left_test().map(OpenTest::place).unwrap_or_default(),
            None => format!("{} questions: easy, medium, hard", pattern.test.len()),
            Some(test) => {
                let strong = if test.is_strong() { "strong" } else { "weak" };
                format!("last time {} of {}: {strong}", test.right, test.of)
            }
        },
    }
}

/// Begins a mode of a question.
pub fn begin(pattern: &str, mode: Mode, common: &mut Common, now: Moment) -> Reply {
    match mode {
        Mode::Learn => Learn::open(pattern, common, now),
        Mode::Rehearse => match Setup::new(common, pattern, None) {
            Some(setup) => Reply::go(Go::To(Screen::Setup(Box::new(setup)))),
            None => Reply::stay(),
        },
        Mode::Drill => BeforeDrill::open(pattern, common),
        Mode::Test => Quiz::test(pattern, common, now),
    }
}

/// The questions and stories that are due today and still exist: what was forgotten first, then what has waited longest,
/// then the candidate's own stories that were told and never recalled.
pub fn due(common: &Common, now: Moment) -> Vec<Item> {
    let schedule = common.schedule(now);
    let mut due = schedule.due_today(&common.study);
    let told = common.told();
    let own =
        common.library.stories.values().filter(|loaded| loaded.origin != Origin::Bundled).map(|loaded| &loaded.item);
    let was_told = |id: &String| told.iter().any(|told| told.story.as_ref() == Some(id) && told.day < schedule.today);
    let new = own.filter(|story| was_told(&story.id)).map(|story| Item::Story(story.id.clone()));
    if schedule.left() != Some(0) {
        due.extend(new.filter(|item| !common.study.memory.contains_key(item)));
    }
    due.retain(|item| match item {
        Item::Question(pattern, id) => {
            common.library.pattern(pattern).is_some_and(|it| it.test.iter().any(|question| question.id == *id))
        }
        Item::Story(id) => common.library.story(id).is_some_and(|story| !story.retired),
    });
    due
}
