//! A mock interview taken up again from the disk: what was answered, and what comes next.

use super::{Answered, Mock};
use crate::app::debrief::Debrief;
use crate::app::drill::Opening;
use crate::app::msg::Opened;
use crate::app::{Common, Effect, Go, Reply, Screen};
use crate::clock::{self, Moment};
use crate::progress::Drawn;
use crate::scoring::drill::FRAMEWORK;
use crate::session::SessionId;
use std::sync::Arc;

/// What comes next in a mock interview.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A session of it that was cut off goes on: an answer, or replies to follow-ups.
    Resume(SessionId),
    /// The follow-ups to the last answer.
    FollowUp,
    /// The next question, or the end.
    GoOn,
}

/// A mock interview whose session is being opened.
#[derive(Debug, Clone, PartialEq)]
pub struct GoingOn {
    /// As far as it came before that session.
    pub mock: Arc<Mock>,
    /// The last answer of it, from whose gaps its follow-ups come; none for one aloud.
    pub opening: Option<Arc<Opening>>,
}

/// The interview as far as its sessions say that it came, and what comes next. Where a question was answered twice,
/// as by two programs, the first answer counts.
pub fn restore(drawn: Drawn, mut sessions: Vec<Opened>, common: &Common) -> (GoingOn, Step) {
    sessions.retain(|opened| n(opened).is_some());
    sessions.sort_by_cached_key(|opened| (clock::wall_ms(&opened.take.header.began).unwrap_or_default(), n(opened)));
    let (replies, answers): (Vec<Opened>, Vec<Opened>) =
        sessions.into_iter().partition(|opened| opened.take.header.framework == FRAMEWORK);
    let mut mock = Mock::new(drawn);
    mock.passed = common.study.mock(&mock.drawn.id).map(|known| known.passed.clone()).unwrap_or_default();
    let mut last = None;
    for opened in answers.iter().filter(|opened| opened.take.finished.is_some()) {
        if mock.answered.iter().any(|it| Some(it.n()) == n(opened)) {
            continue;
        }
        last = Opening::of(opened, common);
        let withheld = opened.take.answered.iter().any(|(_, yes)| !yes);
        let card = last.as_ref().map(|opening| opening.card.clone());
        let mut answered = Answered::new(opened.take.clone(), card, withheld);
        if let Some(replies) = replies.iter().find(|it| n(it) == n(opened) && it.take.finished.is_some()) {
            answered.follow(&replies.take, last.as_ref());
        }
        mock.answered.push(answered);
    }
    let due = Some(mock.place(false).n);
    let cut_off = |sessions: &[Opened], due: Option<u32>| {
        let found = sessions.iter().rfind(|opened| n(opened) == due && opened.take.finished.is_none());
        found.map(|opened| Step::Resume(opened.take.header.id.clone()))
    };
    let told = mock.answered.last().map(Answered::n);
    let step = cut_off(&answers, due).unwrap_or_else(|| {
        let followed = replies.iter().any(|opened| n(opened) == told && opened.take.finished.is_some());
        match told {
            Some(_) if !followed => cut_off(&replies, told).unwrap_or(Step::FollowUp),
            _ => Step::GoOn,
        }
    });
    (GoingOn { mock: Arc::new(mock), opening: last.map(Arc::new) }, step)
}

/// The number of the question that a session is about.
fn n(opened: &Opened) -> Option<u32> {
    opened.take.header.mock.as_ref().map(|place| place.n)
}

/// Goes on with an interview whose sessions were read, or shows the scorecard of one that is over.
pub fn go_on_with(id: &SessionId, sessions: Vec<Opened>, common: &mut Common, now: Moment) -> Reply {
    let Some(known) = common.study.mock(id).cloned() else {
        common.say("nothing more is known of this interview; its answers open one by one");
        return Reply::stay();
    };
    let (going_on, step) = restore(known.drawn, sessions, common);
    let mock = Mock::clone(&going_on.mock);
    if known.ended {
        if mock.answered.is_empty() && mock.passed.is_empty() {
            common.say("no answer of this interview is left");
            return Reply::stay();
        }
        return Reply::go(Go::To(Screen::Debrief(Box::new(Debrief::new(mock, common)))));
    }
    match step {
        Step::Resume(session) => {
            common.going_on = Some(going_on);
            Reply::effects([Effect::Open(session)])
        }
        Step::FollowUp => mock.follow_up(going_on.opening, common, now),
        Step::GoOn => mock.go_on(common, now),
    }
}
