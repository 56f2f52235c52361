//! Sessions that were handed over, grouped by candidate: what is to be reviewed, what is new since, what is done.
//! Files of one session are one attempt.

mod copies;

use super::list::Choice;
use super::msg::{Answer, Said, SessionRow, SessionState};
use super::noting::NAME;
use super::review::{Place, Wanted};
use super::{Command, Common, Effect, Go, Msg, Notice, Reply};
use crate::clock;
use crate::session::notes::Since;
use crate::session::{Notes, SessionId, Who};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A session that lies in an inbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// As a list has it.
    pub row: SessionRow,
    /// Its file.
    pub path: PathBuf,
    /// The session that it tries again.
    pub again_of: Option<SessionId>,
    /// It lies among the user's own sessions.
    pub own: bool,
}

impl Received {
    /// Whether nothing of what was judged, and nothing that others said, may be shown to this coach yet.
    pub fn is_blind_for(&self, me: Option<&Who>) -> bool {
        !self.own && self.row.notes.is_blind_to(me)
    }
}

/// How a session stands for the coach, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A new attempt since a review of this one, by its place in the list.
    Again(usize),
    /// Neither rated nor reviewed.
    ToReview,
    /// Rated or reviewed.
    Reviewed,
    /// Its answer is not finished.
    Unfinished,
    /// Its file cannot be read.
    Unreadable,
}

/// How one session is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct One {
    /// Its place.
    pub at: usize,
    /// How it stands.
    pub standing: Standing,
    /// Which attempt it is.
    pub attempt: usize,
    /// What others said to it since this coach did.
    pub since: Since,
}

impl One {
    /// The most pressing first.
    fn rank(&self) -> (u8, bool) {
        let rank = match self.standing {
            Standing::Again(_) => 0,
            Standing::ToReview => 1,
            Standing::Reviewed => 2,
            Standing::Unfinished => 3,
            Standing::Unreadable => 4,
        };
        (rank, self.since == Since::default())
    }

    /// Whether a review is waited for.
    pub fn is_due(&self) -> bool {
        matches!(self.standing, Standing::Again(_) | Standing::ToReview)
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A candidate, with how many are to be reviewed and how many can be read.
    Candidate(String, usize, usize),
    /// A session.
    One(One),
    /// What is said of the session above.
    Remark(String),
}

/// The list.
#[derive(Debug, Clone, PartialEq)]
pub struct Inbox {
    /// The folder.
    pub folder: PathBuf,
    /// What lies in it; nothing until it was read.
    pub received: Option<Vec<Received>>,
    /// What is shown of it.
    pub lines: Vec<Line>,
    /// The chosen session, by its place among those that are shown.
    pub choice: Choice,
}

impl Inbox {
    /// The list of a folder that is still to be read.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, received: None, lines: Vec::new(), choice: Choice::default() }
    }

    /// The session of a line.
    pub fn received(&self, at: usize) -> Option<&Received> {
        self.received.as_ref()?.get(at)
    }

    /// The sessions as they are shown.
    fn shown(&self) -> impl Iterator<Item = One> {
        self.lines.iter().filter_map(|line| match line {
            Line::One(one) => Some(*one),
            Line::Candidate(..) | Line::Remark(_) => None,
        })
    }

    /// How many are to be reviewed.
    pub fn due(&self) -> usize {
        self.shown().filter(One::is_due).count()
    }

    /// How many sessions are shown.
    pub fn count(&self) -> usize {
        self.shown().count()
    }

    /// The line that is chosen, by its place among all.
    pub fn chosen_line(&self) -> usize {
        let ones = self.lines.iter().enumerate().filter(|(_, line)| matches!(line, Line::One(..)));
        ones.map(|(at, _)| at).nth(self.choice.at).unwrap_or(0)
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        match msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::Open) => return self.open(common),
            Msg::Command(Command::ReadInbox) => return self.read(),
            Msg::Command(Command::NameMe) => return Reply::go(common.ask_name()),
            Msg::Command(command) => {
                self.choice.motion(*command, self.count(), common.size);
            }
            Msg::Answered(answer) if answer.topic == "reviewed" => return self.read(),
            Msg::Answered(Answer { topic: NAME, reply: Said::Text(name) }) => {
                return Reply::effects(common.named(name));
            }
            Msg::Inbox(folder, received) if *folder == self.folder => self.take(received, common),
            _ => {}
        }
        Reply::stay()
    }

    /// Asks for what lies in the folder.
    pub fn read(&self) -> Reply {
        Reply::effects([Effect::LoadInbox(self.folder.clone())])
    }

    fn open(&self, common: &mut Common) -> Reply {
        let Some(One { at, standing, attempt, .. }) = self.shown().nth(self.choice.at) else { return Reply::stay() };
        let Some(one) = self.received(at) else { return Reply::stay() };
        if let SessionState::Unreadable(why) = &one.row.state {
            common.notice = Some(Notice::Fault(why.clone()));
            return Reply::stay();
        }
        let place = Place::File(one.path.clone());
        let before = match standing {
            Standing::Again(before) => self.received(before).map(|before| before.path.clone()),
            _ => None,
        };
        Reply::effects([Effect::Review(Box::new(Wanted {
            place,
            attempt: Some(attempt).filter(|it| *it > 1),
            before,
        }))])
    }

    /// Takes in what was read. The same session stays chosen, or once it was reviewed the next that is due.
    fn take(&mut self, received: &[Received], common: &Common) {
        let due = self.shown().nth(self.choice.at).is_some_and(|one| one.is_due());
        // The chosen one and what comes after it.
        let order = self.shown().skip(self.choice.at).filter_map(|one| Some(self.received(one.at)?.path.clone()));
        let order: Vec<PathBuf> = order.collect();
        self.lines = lines(received, common.me());
        self.received = Some(received.to_vec());
        let place =
            |path: &PathBuf| self.shown().position(|it| self.received(it.at).is_some_and(|one| one.path == *path));
        let is_due = |at: &usize| self.shown().nth(*at).is_some_and(|one| one.is_due());
        let same = order.first().and_then(place);
        let next = || order.iter().filter_map(place).find(is_due);
        let again = if due && same.is_some_and(|at| !is_due(&at)) { next().or(same) } else { same };
        let last = self.count().saturating_sub(1);
        self.choice.at = again.unwrap_or(self.choice.at).min(last);
    }
}

/// When a person rated or reviewed last, in ms since 1970.
fn reviewed(notes: &Notes, me: Option<&Who>) -> Option<i64> {
    let me = &me?.id;
    let ratings = notes.ratings().into_iter().map(|(note, _)| note);
    let all = ratings.chain(notes.reviews().into_iter().map(|(note, _)| note));
    all.filter(|note| note.who.id == *me).filter_map(|note| clock::wall_ms(&note.wall)).max()
}

/// Groups by candidate, and puts the most pressing first.
fn lines(received: &[Received], me: Option<&Who>) -> Vec<Line> {
    let began: Vec<i64> = received.iter().map(|one| clock::wall_ms(&one.row.began).unwrap_or_default()).collect();
    let seen: Vec<Option<i64>> = received.iter().map(|one| reviewed(&one.row.notes, me)).collect();
    // Attempts at the same: of one candidate on one question, or one that says what it tries again.
    let mut chains: Vec<usize> = (0..received.len()).collect();
    let kept = copies::one_of_each(received, me);
    let ones = || kept.keys().filter_map(|at| Some((*at, received.get(*at)?)));
    let by_id: BTreeMap<&SessionId, usize> = ones().map(|(at, one)| (&one.row.id, at)).collect();
    let mut firsts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, one) in ones() {
        let said = one.again_of.as_ref().and_then(|id| by_id.get(id)).copied();
        let name = one.row.candidate.as_deref().filter(|_| !one.row.drill);
        let same = name.map(|name| *firsts.entry((name, one.row.pattern.as_str())).or_insert(at));
        for other in [said, same].into_iter().flatten() {
            join(&mut chains, at, other);
        }
    }
    let mut attempts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in kept.keys().copied() {
        attempts.entry(root(&chains, at)).or_default().push(at);
    }
    let mut numbers = vec![1; received.len()];
    let mut standings = vec![Standing::ToReview; received.len()];
    for chain in attempts.values_mut() {
        chain.sort_by_key(|at| began.get(*at));
        for (n, at) in chain.iter().enumerate() {
            let (Some(one), Some(number), Some(standing)) =
                (received.get(*at), numbers.get_mut(*at), standings.get_mut(*at))
            else {
                continue;
            };
            *number = n + 1;
            // It may have been begun before the review came: what counts is that it was not reviewed yet.
            let earlier = chain.iter().take(n).rev().find(|before| seen.get(**before).copied().flatten().is_some());
            *standing = match (&one.row.state, seen.get(*at).copied().flatten(), earlier) {
                (SessionState::Unreadable(_), ..) => Standing::Unreadable,
                (SessionState::CutOff | SessionState::InUse, ..) => Standing::Unfinished,
                (_, Some(_), _) => Standing::Reviewed,
                (_, None, Some(before)) => Standing::Again(*before),
                (_, None, None) => Standing::ToReview,
            };
        }
    }
    let mut groups: BTreeMap<Option<&str>, Vec<One>> = BTreeMap::new();
    for (at, one) in ones() {
        let (Some(standing), Some(attempt)) = (standings.get(at), numbers.get(at)) else { continue };
        let since = me.map(|it| one.row.notes.since(&it.id, one.is_blind_for(me))).unwrap_or_default();
        let shown = One { at, standing: *standing, attempt: *attempt, since };
        groups.entry(one.row.candidate.as_deref()).or_default().push(shown);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    for (_, ones) in &mut groups {
        ones.sort_by_key(|one| (one.rank(), std::cmp::Reverse(began.get(one.at).copied())));
    }
    groups.sort_by_key(|(name, ones)| {
        (ones.first().map(One::rank), name.is_none(), name.unwrap_or_default().to_lowercase())
    });
    let mut lines = Vec::new();
    for (name, ones) in groups {
        let due = ones.iter().filter(|one| one.is_due()).count();
        let readable = ones.iter().filter(|one| one.standing != Standing::Unreadable).count();
        lines.push(Line::Candidate(name.unwrap_or("no name").to_owned(), due, readable));
        for one in ones {
            lines.push(Line::One(one));
            let others = kept.get(&one.at).into_iter().flatten();
            let others: Vec<&Received> = others.filter_map(|other| received.get(*other)).collect();
            let told = received.get(one.at).map(|it| copies::told(it, &others, it.is_blind_for(me)));
            lines.extend(told.into_iter().flatten().map(Line::Remark));
        }
    }
    lines
}

/// The one that stands for all attempts that belong together.
fn root(chains: &[usize], mut at: usize) -> usize {
    // No way is longer than there are sessions.
    for _ in 0..chains.len() {
        match chains.get(at) {
            Some(up) if *up != at => at = *up,
            _ => break,
        }
    }
    at
}

fn join(chains: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(chains, one), root(chains, other));
    if let Some(up) = chains.get_mut(one.max(other)) {
        *up = one.min(other);
    }
}
