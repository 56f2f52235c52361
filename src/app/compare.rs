//! Two attempts at one question beside each other: the texts with what changed, what was fixed, times, scores, and the
//! open comments on the earlier one beside the new text.

mod page;
mod texts;

use super::msg::{Opened, SessionState};
use super::paper::{Paper, Row};
use super::rehearse::start::rubric_of;
use super::scroll::{Room, Scroll};
use super::{Command, Common, Effect, Go, Msg, Reply, Screen, Size};
use crate::scoring::compare::{Compared, compare};
use crate::scoring::{Rubric, Scorecard, judge};
use crate::session::changes::Changes;
use crate::session::{SessionId, Take};
use std::sync::Arc;

/// Rows above the page: what is compared, and from when.
const HEAD: u16 = 3;
/// Columns of the page at most.
const WIDEST: usize = 120;
/// Columns from which on the texts stand side by side.
const WIDE: usize = 96;

/// Two attempts beside each other.
#[derive(Debug, Clone)]
pub struct Compare {
    /// The earlier one.
    pub before: Take,
    /// The later one.
    pub after: Take,
    /// Whether nothing that was judged or rated by others may be shown.
    pub blind: bool,
    /// Whether it lies over a review of the later one, which can be rated there.
    pub in_review: bool,
    /// Whether the later one is the user's own, so that their list holds its other attempts.
    own: bool,
    /// How far the page is scrolled.
    pub scroll: Scroll,
    /// The later one's, or the library's.
    rubric: Option<Arc<Rubric>>,
    /// Both judged by it, where both were judged; and what that says of their faults.
    judged: Option<Judged>,
    /// By section of the later one.
    changes: Vec<Changes>,
    /// Who sits here.
    me: Option<SessionId>,
    /// Another attempt that is being read, to be laid beside the later one.
    wanted: Option<SessionId>,
}

/// Two judgements by one standard.
#[derive(Debug, Clone)]
struct Judged {
    before: Scorecard,
    after: Scorecard,
    faults: Compared,
}

impl Compare {
    /// Opens it over the screen that asks for it. `blind` leaves out what was judged, and what others noted.
    pub fn open(before: Opened, after: Opened, blind: bool, common: &mut Common) -> Reply {
        Reply::go(Go::To(Screen::Compare(Box::new(Self::of(before, after, blind, common)))))
    }

    /// The same over the review of the later one.
    pub fn in_review(before: Opened, after: Opened, blind: bool, common: &mut Common) -> Reply {
        let screen = Self { in_review: true, ..Self::of(before, after, blind, common) };
        Reply::go(Go::To(Screen::Compare(Box::new(screen))))
    }

    fn of(before: Opened, after: Opened, blind: bool, common: &mut Common) -> Self {
        let mut screen = Self {
            rubric: rubric_of(&after, common),
            me: common.remembered.me.as_ref().map(|me| me.id.clone()),
            own: after.own,
            before: before.take,
            after: after.take,
            blind,
            in_review: false,
            scroll: Scroll::default(),
            judged: None,
            changes: Vec::new(),
            wanted: None,
        };
        screen.compare();
        screen
    }

    fn compare(&mut self) {
        let told = |id: &String| self.before.sections.iter().find(|told| told.id == *id).map_or("", |told| &told.text);
        self.changes = self.after.sections.iter().map(|now| Changes::between(told(&now.id), &now.text)).collect();
        let fits = |take: &Take, rubric: &Rubric| {
            let typed = matches!(take.finished, Some(Some(_)));
            typed && take.header.sections.iter().eq(rubric.framework.sections.iter().map(|section| &section.id))
        };
        let rubric = self.rubric.as_ref().filter(|it| fits(&self.before, it) && fits(&self.after, it));
        self.judged = rubric.filter(|_| !self.blind).map(|rubric| {
            let [before, after] = [&self.before, &self.after].map(|take| judge(rubric, &take.told()).scorecard);
            Judged { faults: compare(&before, &after), before, after }
        });
    }

    /// What is compared.
    pub fn title(&self) -> String {
        let pattern = self.rubric.as_ref().map_or(self.after.header.pattern.as_str(), |it| it.pattern.title.as_str());
        let blind = if self.blind { " · blind until you have rated both" } else { "" };
        format!("Two attempts · {pattern}{blind}")
    }

    /// The page.
    pub fn rows(&self, size: Size) -> Vec<Row> {
        let mut paper = Paper::new(room(size).width);
        self.write(room(size).width, &mut paper);
        paper.rows
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        match msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::CompareRate) if self.in_review => return Reply::go(Go::Run(Command::RateIt)),
            Msg::Command(Command::CompareRate) => common.say("an answer is rated in its review"),
            Msg::Command(Command::CompareOther) => return Reply::effects(self.other(common)),
            Msg::Command(motion) => {
                let rows = self.rows(common.size).len();
                self.scroll.motion(*motion, rows, room(common.size));
            }
            Msg::Recalled(opened) if self.wanted.as_ref() == Some(&opened.take.header.id) => {
                self.wanted = None;
                self.before = opened.take.clone();
                self.scroll = Scroll::default();
                self.compare();
            }
            Msg::NotRecalled(id, _) if self.wanted.as_ref() == Some(id) => self.wanted = None,
            _ => {}
        }
        Reply::stay()
    }

    /// Asks for the next older attempt at the question, or for the newest one after the oldest.
    fn other(&mut self, common: &mut Common) -> Option<Effect> {
        if self.in_review && !self.own {
            common.say("beside it lies the attempt before that you reviewed; your own list holds none of theirs");
            return None;
        }
        let fits = |row: &&super::msg::SessionRow| {
            let finished = matches!(row.state, SessionState::Finished(_)) && !row.drill;
            finished && row.pattern == self.after.header.pattern && row.id != self.after.header.id
        };
        let all: Vec<&SessionId> = common.sessions.iter().filter(fits).map(|row| &row.id).collect();
        let now = all.iter().position(|id| **id == self.before.header.id);
        let next = all.get(now.map_or(0, |now| (now + 1) % all.len().max(1)));
        let Some(id) = next.filter(|id| ***id != self.before.header.id).copied().cloned() else {
            common.say("your list holds no other attempt at this question");
            return None;
        };
        self.wanted = Some(id.clone());
        Some(Effect::Recall(id))
    }
}

fn room(size: Size) -> Room {
    Room::of_charts(HEAD, size, WIDEST)
}
