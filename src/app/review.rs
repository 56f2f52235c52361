//! A coach's review of a saved session: the answer with its times, what people noted on it, and a way to note more.
//!
//! Until this coach has rated or asked to see it, nothing of what the program judged is shown, and nothing that others
//! said.

mod answer;
mod head;
mod page;
mod pane;
mod saying;
mod traces;
mod views;

pub use answer::Spot;
pub use page::Page;
pub use pane::{Shown, age};

use super::compare::Compare;
use super::msg::{Answer, Opened, Said};
use super::noting::NAME;
use super::prompt::Confirm;
use super::replay::Replay;
use super::{Command, Common, Effect, Go, Msg, Reply, Size};
use crate::clock::Moment;
use crate::scoring::{Rubric, Scorecard};
use crate::session::take::TakeSection;
use crate::session::timeline::Timeline;
use crate::session::{Entry, SessionId, Take};
use answer::Words;
use saying::Pending;
use std::path::PathBuf;
use std::sync::Arc;

/// Rows above the answer: who and what, the question, how it stands, a line.
const HEAD: u16 = 4;
/// Rows of a screen that has a second one for the question.
const HIGH: u16 = 34;
/// Columns from which the comments stand beside the answer.
const WIDE: u16 = 110;
/// Columns of the comments then.
pub const PANE: u16 = 42;
/// Rows of the timeline below the answer.
pub const STRIP: u16 = 2;
/// Rows of a screen that has none for it.
pub const LOW: u16 = 20;
/// Columns of the answer at most: longer lines are hard to read.
const WIDEST: usize = 96;

/// Rows above the answer on a screen of this size.
pub const fn head_rows(size: Size) -> u16 {
    if size.height < HIGH { HEAD } else { HEAD + 1 }
}

/// What is to be reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its file, or its id where it lies among the user's own sessions.
    pub place: Place,
    /// Which attempt it is, where that is known.
    pub attempt: Option<usize>,
    /// The file of the attempt before, which was reviewed: both are then laid beside each other.
    pub before: Option<PathBuf>,
}

impl Wanted {
    /// Opens one of the user's own sessions.
    pub fn own(id: &SessionId) -> Effect {
        Effect::Review(Box::new(Self { place: Place::Own(id.clone()), attempt: None, before: None }))
    }
}

/// Where a session lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In this file.
    File(PathBuf),
    /// Among the user's own sessions.
    Own(SessionId),
}

/// A session that is reviewed.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Review {
    /// The session.
    pub take: Take,
    /// Its file.
    place: PathBuf,
    /// The standard it was judged by, or the library's.
    rubric: Option<Arc<Rubric>>,
    /// Where the time went.
    pub line: Timeline,
    entries: Arc<Vec<Entry>>,
    /// The attempt before, where that was reviewed.
    before: Option<Box<Opened>>,
    read_only: bool,
    own: bool,
    /// Which attempt it is, where that is known.
    attempt: Option<usize>,
    /// What the log shows beside the text of each section, in words.
    traces: Vec<String>,
    /// The words of each section.
    words: Vec<Words>,
    /// The chosen word.
    pub spot: Spot,
    /// The other end of the selection, a word of the same section.
    other: Option<usize>,
    /// Comments that are resolved are shown.
    pub resolved: bool,
    /// The list of comments is open where it has no place beside the answer.
    pub listing: bool,
    /// The chosen comment, by its place among those that are shown.
    pub chosen: Option<usize>,
    /// The first row of the page that is shown.
    top: usize,
    /// What is being noted.
    pending: Option<Pending>,
    /// The private notes as they were read last.
    private: String,
}

/// The room that the answer has, and whether the comments stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Columns of the answer.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Whether the comments stand beside it.
    pub wide: bool,
}

impl Room {
    /// On a screen of that size.
    pub fn of(size: Size) -> Self {
        let wide = size.width >= WIDE;
        let taken = if wide { PANE + 3 } else { 2 };
        let width = usize::from(size.width.saturating_sub(taken)).clamp(10, WIDEST);
        let below = if size.height < LOW { 0 } else { STRIP };
        Self { width, height: usize::from(size.height.saturating_sub(head_rows(size) + 1 + below)), wide }
    }
}

impl Review {
    /// The review of an opened session, which lies in this file.
    pub fn new(opened: Opened, place: PathBuf, attempt: Option<usize>, common: &Common) -> Self {
        let header = &opened.take.header;
        let (level, principle) = (Some(header.level.as_str()), header.principle.as_deref());
        let same = |rubric: &Rubric| rubric.has_sections(&header.sections);
        let engine = Arc::clone(&common.engine);
        let rubric = opened.rubric.filter(|rubric| same(rubric)).or_else(|| {
            let now = Rubric::resolve(&common.library, engine, &header.pattern, level, principle, common.pace);
            now.filter(same).map(Arc::new)
        });
        let words: Vec<Words> = opened.take.sections.iter().map(|section| answer::words(&section.text)).collect();
        let section = words.iter().position(|words| !words.is_empty()).unwrap_or(0);
        let line = Timeline::of(header, &opened.entries);
        Self {
            traces: traces::of_each(&line, header.sections.len()),
            line,
            entries: opened.entries,
            before: None,
            take: opened.take,
            place,
            rubric,
            read_only: opened.read_only,
            own: opened.own,
            attempt,
            words,
            spot: Spot { section, word: 0 },
            other: None,
            resolved: false,
            listing: false,
            chosen: None,
            top: 0,
            pending: None,
            private: String::new(),
        }
    }

    /// Whether nothing of what was judged may be shown yet. Who told it has seen it.
    pub fn is_blind(&self, common: &Common) -> bool {
        !self.own && self.take.notes.is_blind_to(common.me())
    }

    /// Whether a coach can note something here, and who told it is somebody else.
    pub const fn takes_notes(&self) -> bool {
        !self.own && !self.read_only && self.take.finished.is_some()
    }

    /// Lays the attempt before beside it, once it is on the screen.
    pub fn beside(&mut self, before: Box<Opened>, common: &mut Common) -> Reply {
        self.before = Some(before);
        self.compare(common)
    }

    fn compare(&self, common: &mut Common) -> Reply {
        let Some(before) = &self.before else {
            common.say("no earlier attempt was reviewed by you");
            return Reply::stay();
        };
        let earlier = !before.own && before.take.notes.is_blind_to(common.me());
        Compare::in_review((**before).clone(), self.opened(), earlier || self.is_blind(common), common)
    }

    /// The session as it stands.
    fn opened(&self) -> Opened {
        Opened {
            take: self.take.clone(),
            entries: Arc::clone(&self.entries),
            rubric: self.rubric.clone(),
            read_only: self.read_only,
            own: self.own,
            damage: Vec::new(),
        }
    }

    /// Takes in what another program made of the file; notes of this one were added to it.
    fn rejoin(&mut self, opened: &Opened, common: &mut Common) {
        let (take, header) = (&opened.take, &opened.take.header);
        if header.id != self.take.header.id {
            return;
        }
        self.line = Timeline::of(header, &opened.entries);
        self.traces = traces::of_each(&self.line, header.sections.len());
        self.words = take.sections.iter().map(|section| answer::words(&section.text)).collect();
        (self.entries, self.take) = (Arc::clone(&opened.entries), take.clone());
        (self.other, self.chosen) = (None, None);
        self.rubric = self.rubric.take().filter(|rubric| rubric.has_sections(&header.sections));
        self.spot.section = self.spot.section.min(self.words.len().saturating_sub(1));
        let words = self.words.get(self.spot.section).map_or(0, Vec::len);
        self.spot.word = self.spot.word.min(words.saturating_sub(1));
        common.say("another program changed this file: what is new in it is shown, and your notes are in it");
        if let Some(damage) = opened.damage.first() {
            common.notice = Some(super::Notice::Fault(damage.clone()));
        }
    }

    /// The marks of the sections, for the timeline.
    pub fn section_marks(&self) -> Vec<&str> {
        let sections = self.take.sections.iter().enumerate();
        sections.map(|(at, told)| self.mark_of(at, told)).collect()
    }

    fn mark_of<'a>(&'a self, at: usize, told: &'a TakeSection) -> &'a str {
        let known = self.rubric.as_ref().and_then(|rubric| rubric.framework.sections.get(at));
        known.map_or(told.id.as_str(), |section| section.mark.as_str())
    }

    /// The judgement as it was given, where one may be seen.
    fn judged(&self, common: &Common) -> Option<&Scorecard> {
        self.take.finished.as_ref()?.as_ref().filter(|_| !self.is_blind(common))
    }

    fn section_title(&self, index: usize) -> String {
        let known = self.rubric.as_ref().and_then(|rubric| rubric.framework.sections.get(index));
        let id = || self.take.sections.get(index).map(|section| section.id.clone()).unwrap_or_default();
        known.map_or_else(id, |section| section.title.clone())
    }

    /// The first row that is shown of a page.
    pub fn first_row(&self, rows: usize, height: usize) -> usize {
        self.top.min(rows.saturating_sub(height))
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match msg {
            Msg::Command(command) => self.command(*command, common, now),
            Msg::Answered(answer) => self.answered(answer, common, now),
            Msg::Rejoined(opened) => {
                self.rejoin(opened, common);
                Reply::stay()
            }
            Msg::Private(text) => self.write_privately(text, text),
            Msg::NotKept(before, text) => self.write_privately(before, text),
            Msg::Resize(_) => {
                self.follow(common);
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    fn command(&mut self, command: Command, common: &mut Common, now: Moment) -> Reply {
        match command {
            Command::Back if self.listing => self.listing = false,
            Command::Back if self.other.is_some() => self.other = None,
            Command::Back => {
                let answer = Go::Answer(Answer { topic: "reviewed", reply: Said::Yes });
                return Reply { effects: vec![Effect::PutAway, Effect::LoadSessions], go: answer };
            }
            Command::ReviewBefore => self.step(-1, common),
            Command::ListComments | Command::Open if !Room::of(common.size).wide => self.listing = !self.listing,
            Command::ReviewNext | Command::ListComments | Command::Open => self.step(1, common),
            Command::Down if self.listing => self.step(1, common),
            Command::Up if self.listing => self.step(-1, common),
            Command::HideResolved => {
                self.resolved = !self.resolved;
                self.chosen = None;
                common.say(if self.resolved { "resolved comments are shown" } else { "resolved comments are hidden" });
            }
            Command::SelectWords => {
                self.other = if self.other.is_some() { None } else { Some(self.spot.word) };
            }
            Command::ReviewReplay => return Replay::open(&self.opened(), self.is_blind(common), common, now),
            Command::ReviewCompare => return self.compare(common),
            Command::PrivateNotes => return Reply::effects([Effect::LoadPrivate(self.place.clone())]),
            Command::Comment
            | Command::CommentWhole
            | Command::ReplyTo
            | Command::Resolve
            | Command::RateIt
            | Command::WriteReview
            | Command::NameMe
            | Command::Reveal => return self.note(command, common, now),
            other => {
                self.motion(other, common);
            }
        }
        Reply::stay()
    }

    fn answered(&mut self, answer: &Answer, common: &mut Common, now: Moment) -> Reply {
        match (answer.topic, &answer.reply) {
            (NAME, Said::Text(name)) => self.introduced(name, common, now),
            ("private", Said::Text(text)) => {
                let (session, before) = (self.place.clone(), std::mem::take(&mut self.private));
                Reply::effects([Effect::KeepPrivate { session, before, text: text.clone() }])
            }
            _ => self.said(answer, common, now),
        }
    }

    /// Goes to another comment, and to the words it is about.
    fn step(&mut self, by: isize, common: &mut Common) {
        let shown = self.shown(common);
        if shown.is_empty() {
            common.say("no comments yet");
            return;
        }
        let count = shown.len();
        let at = match (self.chosen, by > 0) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        let place = shown.get(at).and_then(|one| self.place_of(one.thread.anchor));
        self.chosen = Some(at);
        self.other = None;
        if let Some(spot) = place {
            self.spot = spot;
            self.follow(common);
        } else {
            self.top = 0;
        }
    }
}

/// Asks whether to see the judgement without a rating.
fn ask_reveal() -> Go {
    let detail = "Rating first keeps your eye your own. That you looked before is written into the session.";
    Confirm::ask("reveal", "Show what was judged, without your rating?", detail)
}
