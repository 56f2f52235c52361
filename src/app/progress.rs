//! How the answers change: every question with its scores in a row, and one question in charts.

pub mod chart;
mod course;
mod expected;
mod said;
mod sections;

use super::list::Choice;
use super::paper::{Ink, Paper, Row};
use super::scroll::{Room, Scroll};
use super::{Command, Common, Go, Msg, Reply, Size};
use crate::content::clean::visible;
use crate::progress::trend::{Manner, Track};

/// Rows above a page: the title and where one is.
const HEAD: u16 = 3;
/// Columns of charts at most.
const WIDEST: usize = 116;
/// Habits that the list names.
const HABITS: usize = 3;

/// The screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// The chosen track.
    pub choice: Choice,
    /// The open page of one question; nothing while the list is shown.
    pub open: Option<Open>,
}

/// A page that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The pattern's id.
    pub pattern: String,
    /// The page, by its number.
    pub at: usize,
    /// How far the page is scrolled.
    pub scroll: Scroll,
}

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Scores, times and faults from answer to answer.
    Course,
    /// The same section by section.
    Sections,
    /// What is said again and again.
    Said,
}

impl Page {
    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Course => "from answer to answer",
            Self::Sections => "section by section",
            Self::Said => "said again",
        }
    }
}

/// All tracks, in the order of the list.
pub fn tracks(common: &Common) -> &[Track] {
    common.progress.as_ref().map(|progress| progress.tracks.as_slice()).unwrap_or_default()
}

/// The title of a pattern; its id where the library has it no more.
pub fn pattern_title(common: &Common, id: &str) -> String {
    visible(common.library.pattern(id).map_or(id, |pattern| pattern.title.as_str()))
}

/// What is said again and again over all questions, the worst first.
pub fn habits(common: &Common) -> Vec<String> {
    let habits = common.progress.iter().flat_map(|progress| &progress.said);
    habits.take(HABITS).map(|habit| said::line(habit, common)).collect()
}

impl Open {
    /// The pages of the question, each with its track.
    pub fn pages<'a>(&self, common: &'a Common) -> Vec<(&'a Track, Page)> {
        let own = tracks(common).iter().filter(|track| track.pattern == self.pattern);
        own.flat_map(|track| {
            let pages = [Page::Course, Page::Sections, Page::Said].into_iter();
            let sections = track.series.last().is_some_and(|series| series.sections().next().is_some());
            let fits = move |page: &Page| match page {
                Page::Course => true,
                Page::Sections => sections,
                Page::Said => !track.manner.aloud,
            };
            pages.filter(fits).map(move |page| (track, page))
        })
        .collect()
    }

    /// The open page; nothing where there is none.
    pub fn page<'a>(&self, common: &'a Common) -> Option<(&'a Track, Page)> {
        let pages = self.pages(common);
        pages.get(self.at).or(pages.last()).copied()
    }

    /// Everything on it.
    pub fn rows(&self, common: &Common) -> Vec<Row> {
        let Room { width, height } = room(common.size);
        let mut paper = Paper::new(width);
        let page = self.page(common).and_then(|(track, page)| Some((track, track.series.last()?, page)));
        match page {
            None => paper.say(0, "Nothing of this question is left.", Ink::Dim),
            Some((track, series, Page::Course)) => course::write(track, series, common, (width, height), &mut paper),
            Some((_, series, Page::Sections)) => sections::write(series, common, width, &mut paper),
            Some((_, series, Page::Said)) => said::write(series, common, &mut paper),
        }
        paper.rows
    }

    fn turn(&mut self, forward: bool, common: &Common) {
        let pages = self.pages(common).len().max(1);
        self.at = (self.at.min(pages - 1) + if forward { 1 } else { pages - 1 }) % pages;
        self.scroll = Scroll::default();
    }
}

fn room(size: Size) -> Room {
    Room::of_charts(HEAD, size, WIDEST)
}

impl Progress {
    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        let tracks = tracks(common);
        match (msg, &mut self.open) {
            (Msg::Listed, _) => self.choice.at = self.choice.at.min(tracks.len().saturating_sub(1)),
            (Msg::Command(Command::Back), Some(_)) => self.open = None,
            (Msg::Command(Command::Back), None) => return Reply::go(Go::Back),
            (Msg::Command(Command::ProgressNextPage | Command::Open), Some(open)) => open.turn(true, common),
            (Msg::Command(Command::ProgressPageBefore), Some(open)) => open.turn(false, common),
            (Msg::Command(motion), Some(open)) => {
                open.scroll.motion(*motion, open.rows(common).len(), room(common.size));
            }
            (Msg::Command(Command::ProgressNextPage | Command::Open), None) => {
                if let Some(track) = tracks.get(self.choice.at) {
                    self.open = Some(opened(track, common));
                }
            }
            (Msg::Command(motion), None) => {
                self.choice.motion(*motion, tracks.len(), common.size);
            }
            _ => {}
        }
        Reply::stay()
    }
}

/// The first page of a track.
fn opened(track: &Track, common: &Common) -> Open {
    let mut open = Open { pattern: track.pattern.clone(), at: 0, scroll: Scroll::default() };
    open.at = open.pages(common).iter().position(|(of, _)| of.manner == track.manner).unwrap_or(0);
    open
}

/// What a row of the list calls a track: its question, or only its manner where the row above is of the same question.
pub fn name(track: &Track, before: Option<&Track>, common: &Common) -> String {
    match (before, track.manner) {
        (Some(before), manner) if before.pattern == track.pattern => format!("  {}", manner.title()),
        (_, Manner { aloud: false, exam: false, length: None }) => pattern_title(common, &track.pattern),
        (_, manner) => format!("{} · {}", pattern_title(common, &track.pattern), manner.title()),
    }
}
