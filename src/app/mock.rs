//! A mock interview: questions drawn, each answered in one breath and followed up, and what came of them.

mod draw;
mod restore;
mod standing;

pub use draw::{compound, draw};
pub use restore::{GoingOn, Step, go_on_with, restore};
pub use standing::standing;

use super::drill::Opening;
use super::leaving::Leaving;
use super::prompt::Confirm;
use super::{Common, Effect, Go, Plan, Reply, Screen, debrief, drill, think};
use crate::clock::Moment;
use crate::progress::study::Event;
use crate::progress::{Drawn, Replies};
use crate::scoring::Scorecard;
use crate::scoring::drill::{after_check, follow_ups};
use crate::scoring::replies::Change;
use crate::session::header::InMock;
use crate::session::{Feedback, SessionId, Take};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// What the answer is about whether a question is passed.
pub const PASS: &str = "pass";

/// Follow-ups after each answer, at most.
pub const FOLLOW_UPS: usize = 3;

/// A mock interview as far as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Mock {
    /// As it was drawn.
    pub drawn: Drawn,
    /// What was answered so far, in the order in which it was.
    pub answered: Vec<Answered>,
    /// The numbers of the questions that were passed, from 1.
    pub passed: Vec<u32>,
}

/// An answer of a mock interview.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// As it was told.
    pub take: Take,
    /// The candidate said no to one of the two questions, which withholds the verdict.
    pub withheld: bool,
    /// The judgement of the answer; none for one aloud.
    pub card: Option<Scorecard>,
    /// The judgement after the replies.
    pub after: Option<Scorecard>,
    /// Needs that the candidate checked after replies aloud, by their ids.
    pub supplied: Vec<(String, bool)>,
    /// What the replies changed, each with its cause; nothing for an answer aloud.
    pub changes: Vec<Change>,
    /// The session of the replies, and how many there are.
    pub replies: Option<(SessionId, Replies)>,
}

impl Answered {
    /// An answer before its follow-ups.
    pub const fn new(take: Take, card: Option<Scorecard>, withheld: bool) -> Self {
        Self { take, withheld, card, after: None, supplied: Vec::new(), changes: Vec::new(), replies: None }
    }

    /// Takes in what was replied to its follow-ups; `opening` is the same answer where it was judged.
    pub fn follow(&mut self, replies: &Take, opening: Option<&Opening>) {
        self.after = replies.finished.clone().flatten();
        self.supplied.clone_from(&replies.checked);
        self.changes = opening.map(|opening| opening.after(replies).1).unwrap_or_default();
        let told = replies.sections.iter().map(|section| (section.text.as_str(), section.ms));
        self.replies = Some((replies.header.id.clone(), Replies::of(told, replies.header.input)));
    }

    /// The number of its question, from 1.
    pub fn n(&self) -> u32 {
        self.take.header.mock.as_ref().map_or(0, |place| place.n)
    }
}

/// An id for the next interview. It may be left before it has a session, so the id of that is not enough.
pub fn new_id(common: &Common) -> SessionId {
    let half = |which: &str| {
        let mut hasher = DefaultHasher::new();
        (&common.next_id.0, common.study.mocks.len(), which).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    SessionId::new(half("first") << 64 | half("second"))
}

impl Mock {
    /// Before its first question.
    pub fn new(drawn: Drawn) -> Self {
        Self { drawn, answered: Vec::new(), passed: Vec::new() }
    }

    /// The number of the question that is asked now, from 0: the first that is neither answered nor passed.
    pub fn at(&self) -> usize {
        let of = self.drawn.asked.len();
        (1..=of as u32).position(|n| !self.passed.contains(&n) && self.answer(n).is_none()).unwrap_or(of)
    }

    /// The answer to the question of that number, from 1.
    pub fn answer(&self, n: u32) -> Option<&Answered> {
        self.answered.iter().find(|answered| answered.n() == n)
    }

    /// Asks whether the current question is passed. The answer comes as [`PASS`].
    pub fn ask_to_pass() -> Reply {
        let detail = "It then counts as not answered, and the next one comes. Esc stays with it.";
        Reply::go(Confirm::ask(PASS, "Nothing is told yet. Pass this question?", detail))
    }

    /// Leaves the current question without an answer.
    pub fn pass(mut self, common: &mut Common, now: Moment) -> Reply {
        let n = self.at() as u32 + 1;
        self.passed.push(n);
        let passed = common.learned(Event::MockPassed { id: self.drawn.id.clone(), n }, now);
        Reply::effects([passed]).then(self.go_on(common, now))
    }

    /// Where an answer to the current question stands in it, or the replies after the last one.
    pub fn place(&self, replies: bool) -> InMock {
        let last = self.answered.last().filter(|_| replies).map(Answered::n);
        let n = last.unwrap_or(self.at() as u32 + 1);
        InMock { id: self.drawn.id.clone(), n, of: self.drawn.asked.len() as u32 }
    }

    /// The next question with its time to think, or at the end the scorecard of all.
    pub fn go_on(self, common: &mut Common, now: Moment) -> Reply {
        if self.drawn.asked.get(self.at()).is_none() {
            return self.end(common, now);
        }
        if self.drawn.think == 0 {
            return self.begin(common, now);
        }
        Reply::go(Go::HomeThen(Screen::Think(Box::new(think::Think::new(self, now)))))
    }

    /// The answer to the current question. Where that is gone from the library, the interview is over.
    pub fn begin(self, common: &mut Common, now: Moment) -> Reply {
        let Some(asked) = self.drawn.asked.get(self.at()).cloned() else { return Reply::stay() };
        if common.library.pattern(&asked.pattern).is_none() {
            let fault = format!("there is no question `{}` any more, so the interview ends here", asked.pattern);
            common.notice = Some(super::Notice::Fault(fault));
            return self.end(common, now);
        }
        let plan = Plan {
            pattern: asked.pattern,
            level: self.drawn.level.clone(),
            principle: asked.principle,
            asked: Some(asked.question),
            input: self.drawn.input,
            feedback: Feedback::Exam,
            mock: Some(Arc::new(self)),
            one_box: true,
            ..Plan::default()
        };
        Reply::go(plan.begin(common, now))
    }

    /// After an answer: its follow-ups, or the next question where none can be asked.
    pub fn answered(mut self, answered: Answered, opening: Option<Opening>, common: &mut Common, now: Moment) -> Reply {
        self.answered.push(answered);
        self.follow_up(opening.map(Arc::new), common, now)
    }

    /// The follow-ups to the last answer, or the next question where none can be asked.
    pub fn follow_up(self, opening: Option<Arc<Opening>>, common: &mut Common, now: Moment) -> Reply {
        let Some(last) = self.answered.last() else { return self.go_on(common, now) };
        let header = last.take.header.clone();
        let ids: Vec<String> = if let Some(opening) = &opening {
            let asked = follow_ups(&opening.rubric, &opening.card).into_iter().take(FOLLOW_UPS);
            asked.map(|follow_up| follow_up.id.clone()).collect()
        } else {
            let rubric = drill::resolved(&header, common);
            let asked = rubric.iter().flat_map(|rubric| after_check(rubric, &last.take.checked));
            asked.take(FOLLOW_UPS).map(|follow_up| follow_up.id.clone()).collect()
        };
        if ids.is_empty() {
            return self.go_on(common, now);
        }
        let plan = Plan {
            pattern: header.pattern,
            level: Some(header.level),
            principle: header.principle,
            input: header.input,
            feedback: Feedback::Exam,
            drill: Some(drill::Drilling { follow_ups: ids, opening }),
            mock: Some(Arc::new(self)),
            ..Plan::default()
        };
        Reply::go(plan.begin(common, now))
    }

    /// After its follow-ups: the next question.
    pub fn followed(mut self, replies: &Take, opening: Option<&Opening>, common: &mut Common, now: Moment) -> Reply {
        if let Some(last) = self.answered.last_mut() {
            last.follow(replies, opening);
        }
        self.go_on(common, now)
    }

    /// Asks whether to leave it, and how.
    pub fn ask_to_leave(&self) -> Reply {
        Reply::go(Go::To(Screen::Leaving(Leaving { answered: self.answered.len() })))
    }

    /// Nothing of it is asked any more; what was answered gets its scorecard.
    pub fn end(self, common: &mut Common, now: Moment) -> Reply {
        let answered = self.answered.iter().map(Answered::n).collect();
        let ended = common.learned(Event::MockEnded { id: self.drawn.id.clone(), answered }, now);
        let go = if self.answered.is_empty() && self.passed.is_empty() {
            Go::Home
        } else {
            Go::HomeThen(Screen::Debrief(Box::new(debrief::Debrief::new(self, common))))
        };
        Reply { effects: vec![ended, Effect::LoadSessions], go }
    }
}
