//! The walkthrough of a question: what it asks for, then section by section, with concept checks in between.

mod write;

use super::before_drill::BeforeDrill;
use super::choosing::{Choosing, Pick};
use super::paper::{Paper, Row};
use super::quiz::Quiz;
use super::scroll::{Room, Scroll};
use super::setup::Setup;
use super::wrap::wrap;
use super::{Command, Common, Effect, Go, Msg, Reply, Screen};
use crate::clock::Moment;
use crate::content::Pattern;
use crate::content::clean::{part, visible};
use crate::content::quiz::MultipleChoice;
use crate::progress::study::Event;
use crate::scoring::samples;

/// A walkthrough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learn {
    /// The pattern's id.
    pub pattern: String,
    /// The open page.
    pub at: usize,
    /// How far the page is scrolled.
    pub scroll: Scroll,
    /// Concept checks that were opened.
    checks: Vec<Choosing>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// What the question asks for.
    Overview,
    /// A section by its number: how it sounds well and badly told.
    Section(usize),
    /// A concept check by its number.
    Check(usize),
    /// The weak telling as a whole, and what is fatal.
    Weak,
    /// The lesson by level.
    Levels,
    /// The story told for each principle.
    Angles,
    /// What they ask next.
    FollowUps,
    /// What can be brought along.
    Artefacts,
}

/// The pages of a pattern, in their order.
pub fn pages(common: &Common, pattern: &Pattern) -> Vec<Page> {
    let mut pages = vec![Page::Overview];
    let sections = common.library.framework_of(pattern).map(|it| it.sections.as_slice()).unwrap_or_default();
    // A check is asked after its section, one about the whole at the end.
    let place =
        |check: &MultipleChoice| sections.iter().position(|section| Some(&section.id) == check.section.as_ref());
    let checks = |after: Option<usize>| {
        let fits = pattern.checks.iter().enumerate().filter(move |(_, check)| place(check) == after);
        fits.map(|(at, _)| Page::Check(at))
    };
    for at in 0..sections.len() {
        pages.push(Page::Section(at));
        pages.extend(checks(Some(at)));
    }
    let worked = samples::worked(&common.library, &pattern.id);
    if worked.is_some() || !pattern.disqualifiers.is_empty() {
        pages.push(Page::Weak);
    }
    pages.push(Page::Levels);
    if !pattern.angles.is_empty() {
        pages.push(Page::Angles);
    }
    if !pattern.follow_ups.is_empty() {
        pages.push(Page::FollowUps);
    }
    if worked.is_some_and(|story| !story.artefacts.is_empty()) {
        pages.push(Page::Artefacts);
    }
    pages.extend(checks(None));
    pages
}

impl Learn {
    /// Opens it where it was left, or at its start once it was read to the end.
    pub fn open(pattern: &str, common: &mut Common, now: Moment) -> Reply {
        let Some(found) = common.library.pattern(pattern) else { return Reply::stay() };
        let pages = pages(common, found).len();
        let reached = common.study.learned.get(pattern).map_or(0, |reached| reached.page as usize);
        let at = if reached + 1 >= pages { 0 } else { reached };
        Self::at_page(pattern, at, common, now)
    }

    /// Opens it at a section, by its id.
    pub fn at_section(pattern: &str, section: Option<&str>, common: &mut Common, now: Moment) -> Reply {
        let Some(found) = common.library.pattern(pattern) else { return Reply::stay() };
        let sections = common.library.framework_of(found).map(|it| it.sections.as_slice()).unwrap_or_default();
        let number = sections.iter().position(|it| Some(it.id.as_str()) == section);
        let page = number.and_then(|number| pages(common, found).iter().position(|it| *it == Page::Section(number)));
        Self::at_page(pattern, page.unwrap_or(0), common, now)
    }

    fn at_page(pattern: &str, at: usize, common: &mut Common, now: Moment) -> Reply {
        let mut screen = Self { pattern: pattern.to_owned(), at, scroll: Scroll::default(), checks: Vec::new() };
        let effects = screen.turn(at, common, now);
        Reply { effects, go: Go::To(Screen::Learn(Box::new(screen))) }
    }

    /// The pages, and the open one.
    pub fn pages(&self, common: &Common) -> (Vec<Page>, Page) {
        let pages = common.library.pattern(&self.pattern).map(|it| pages(common, it)).unwrap_or_default();
        let page = pages.get(self.at).or(pages.last()).cloned().unwrap_or(Page::Overview);
        (pages, page)
    }

    /// The title of the open page.
    pub fn title(&self, common: &Common) -> String {
        let framework = common.library.pattern(&self.pattern).and_then(|it| common.library.framework_of(it));
        write::title(&self.pages(common).1, framework)
    }

    /// The check that is open.
    fn check(&self, common: &Common) -> Option<usize> {
        let (_, Page::Check(number)) = self.pages(common) else { return None };
        let id = &common.library.pattern(&self.pattern)?.checks.get(number)?.id;
        self.checks.iter().position(|check| check.item.id == *id)
    }

    /// Whether a concept check is to be answered.
    pub fn is_asking(&self, common: &Common) -> bool {
        self.check(common).and_then(|at| self.checks.get(at)).is_some_and(|check| !check.is_answered())
    }

    /// Whether a concept check on this page waits for its answer and has a hint.
    pub fn has_hint(&self, common: &Common) -> bool {
        let check = self.check(common).and_then(|at| self.checks.get(at));
        check.is_some_and(|check| !check.is_answered() && !check.item.hint.is_empty())
    }

    /// Everything on the open page.
    pub fn rows(&self, common: &Common) -> Vec<Row> {
        let mut paper = Paper::new(self.room(common).width);
        write::page(self, common, &mut paper);
        paper.rows
    }

    /// Title and question, wrapped; of a low screen it takes a third at most.
    pub fn asked(&self, common: &Common) -> Vec<String> {
        let Some(pattern) = common.library.pattern(&self.pattern) else { return Vec::new() };
        let asked = format!("{} · “{}”", pattern.title, pattern.question.trim());
        let rows = wrap(&asked, usize::from(common.size.width).saturating_sub(2).max(1)).into_iter();
        let rows = rows.map(|row| visible(part(&asked, row)).trim_end().to_owned());
        rows.take(usize::from(common.size.height / 3).max(1)).collect()
    }

    /// The room of a page under the question and where one is.
    fn room(&self, common: &Common) -> Room {
        Room::under(u16::try_from(self.asked(common).len() + 2).unwrap_or(u16::MAX), common.size)
    }

    /// Whether the last page is open.
    pub fn is_last(&self, common: &Common) -> bool {
        self.at + 1 >= self.pages(common).0.len()
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let Msg::Command(command) = *msg else { return Reply::stay() };
        if let Some(check) = self.check(common)
            && let Some(check) = self.checks.get_mut(check)
        {
            let asking = !check.is_answered();
            match check.command(command) {
                Pick::Made { .. } => return Reply::stay(),
                Pick::GoOn => return self.next(common, now),
                Pick::None if asking && matches!(command, Command::Up | Command::Down | Command::ShowHint) => {
                    return Reply::stay();
                }
                Pick::None => {}
            }
        }
        let last = self.pages(common).0.len().saturating_sub(1);
        match command {
            Command::Back => Reply::go(Go::Back),
            Command::Open | Command::NextPage => self.next(common, now),
            Command::PageBefore if self.at == 0 => Reply::stay(),
            Command::PageBefore => Reply::effects(self.turn(self.at - 1, common, now)),
            Command::RehearseIt => match Setup::new(common, &self.pattern, None) {
                Some(setup) => Reply::go(Go::Instead(Screen::Setup(Box::new(setup)))),
                None => Reply::stay(),
            },
            Command::TestIt => instead(Quiz::test(&self.pattern, common, now)),
            Command::DrillIt => instead(BeforeDrill::open(&self.pattern, common)),
            Command::PageDown
                if self.scroll.is_at_end(self.rows(common).len(), self.room(common)) && self.at < last =>
            {
                Reply::effects(self.turn((self.at + 1).min(last), common, now))
            }
            motion => {
                self.scroll.motion(motion, self.rows(common).len(), self.room(common));
                Reply::stay()
            }
        }
    }

    /// To the next page; after the last one to the rehearsal.
    fn next(&mut self, common: &mut Common, now: Moment) -> Reply {
        if !self.is_last(common) {
            return Reply::effects(self.turn(self.at + 1, common, now));
        }
        match Setup::new(common, &self.pattern, None) {
            Some(setup) => Reply::go(Go::Instead(Screen::Setup(Box::new(setup)))),
            None => Reply::go(Go::Back),
        }
    }

    fn turn(&mut self, to: usize, common: &mut Common, now: Moment) -> Vec<Effect> {
        self.at = to;
        self.scroll = Scroll::default();
        let (pages, page) = self.pages(common);
        if let Page::Check(number) = page
            && let Some(check) = common.library.pattern(&self.pattern).and_then(|it| it.checks.get(number))
            && self.checks.iter().all(|open| open.item.id != check.id)
        {
            self.checks.push(Choosing::new(check.clone(), std::slice::from_ref(&common.next_id.0)));
        }
        let (page, of) = (to as u32, pages.len() as u32);
        vec![common.learned(Event::Learned { pattern: self.pattern.clone(), page, of }, now)]
    }
}

/// The same way to go, in place of the walkthrough.
fn instead(reply: Reply) -> Reply {
    match reply.go {
        Go::To(screen) => Reply { go: Go::Instead(screen), ..reply },
        _ => reply,
    }
}
