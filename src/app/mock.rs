//! A mock interview: questions drawn, each answered in one breath and followed up, and what came of them.

use super::drill::Opening;
use super::{Common, Go, Plan, Screen, debrief, drill, think};
use crate::clock::Moment;
use crate::content::Pattern;
use crate::scoring::Scorecard;
use crate::scoring::drill::follow_ups;
use crate::session::header::{InMock, Input};
use crate::session::{Feedback, SessionId, Take};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Follow-ups after each answer, at most.
pub const FOLLOW_UPS: usize = 3;

/// A mock interview as far as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Mock {
    /// The id of its first session, by which its sessions are known.
    pub id: SessionId,
    /// What is asked, in its order.
    pub asked: Vec<Asked>,
    /// Seconds to think before each answer.
    pub think: u32,
    /// Typed or aloud.
    pub input: Input,
    /// The level's id.
    pub level: Option<String>,
    /// What was answered so far.
    pub answered: Vec<Answered>,
}

/// A question of a mock interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The pattern's id.
    pub pattern: String,
    /// The principle that it is asked for.
    pub principle: Option<String>,
    /// The words in which it is asked.
    pub question: String,
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
}

/// Draws questions: those for the principles first, or all; no pattern twice. The same seed draws the same.
pub fn draw(common: &Common, principles: &[String], count: usize, seed: &str) -> Vec<Asked> {
    let number = |what: &str| {
        let mut hasher = DefaultHasher::new();
        (seed, what).hash(&mut hasher);
        hasher.finish()
    };
    let mut patterns: Vec<&Pattern> = common.library.patterns.values().map(|loaded| &loaded.item).collect();
    let has_angle = |pattern: &Pattern| principles.iter().any(|id| pattern.angle(id).is_some());
    // What was told least is asked first.
    let told = common.told();
    let times = |pattern: &Pattern| told.iter().filter(|told| told.pattern == pattern.id && !told.drill).count();
    patterns.sort_by_cached_key(|pattern| {
        (!principles.is_empty() && !has_angle(pattern), times(pattern), number(&pattern.id))
    });
    let asked = patterns.into_iter().take(count).enumerate().map(|(n, pattern)| {
        // Each principle has its turn.
        let turn = principles.iter().cycle().skip(n).take(principles.len());
        let principle = turn.into_iter().find(|id| pattern.angle(id).is_some()).cloned();
        Asked { pattern: pattern.id.clone(), principle, question: wording(pattern, number("wording")) }
    });
    asked.collect()
}

/// The compound question: a disagreement, a mistake and a project, one after the other.
pub fn compound(common: &Common, seed: &str) -> Vec<Asked> {
    let mut hasher = DefaultHasher::new();
    seed.hash(&mut hasher);
    let number = hasher.finish();
    let patterns = ["disagreement", "mistake", "deep-dive"].into_iter().filter_map(|framework| {
        let all = common.library.patterns.values().map(|loaded| &loaded.item);
        let told = all.filter(|pattern| pattern.framework == framework).collect::<Vec<_>>();
        let at = usize::try_from(number % told.len().max(1) as u64).unwrap_or_default();
        told.get(at).copied()
    });
    let asked = patterns.map(|pattern| Asked {
        pattern: pattern.id.clone(),
        principle: None,
        question: wording(pattern, number),
    });
    asked.collect()
}

/// One of the ways to ask a question.
fn wording(pattern: &Pattern, number: u64) -> String {
    let all: Vec<&String> = std::iter::once(&pattern.question).chain(&pattern.wordings).collect();
    let at = usize::try_from(number % all.len().max(1) as u64).unwrap_or_default();
    all.get(at).map_or_else(String::new, |text| text.trim().to_owned())
}

impl Mock {
    /// The number of the question that is asked now, from 0.
    pub fn at(&self) -> usize {
        self.answered.len()
    }

    /// Where a session stands in it.
    pub fn place(&self) -> InMock {
        InMock { id: self.id.clone(), n: self.at() as u32 + 1, of: self.asked.len() as u32 }
    }

    /// The next question with its time to think, or at the end the scorecard of all.
    pub fn go_on(self, common: &mut Common, now: Moment) -> Go {
        if self.asked.get(self.at()).is_none() {
            return Go::HomeThen(Screen::Debrief(Box::new(debrief::Debrief::new(self))));
        }
        if self.think == 0 {
            return self.begin(common, now);
        }
        Go::HomeThen(Screen::Think(Box::new(think::Think::new(self, now))))
    }

    /// The answer to the current question.
    pub fn begin(self, common: &mut Common, now: Moment) -> Go {
        let Some(asked) = self.asked.get(self.at()).cloned() else { return Go::Stay };
        let plan = Plan {
            pattern: asked.pattern,
            level: self.level.clone(),
            principle: asked.principle,
            asked: Some(asked.question),
            input: self.input,
            feedback: Feedback::Exam,
            mock: Some(Arc::new(self)),
            one_box: true,
            ..Plan::default()
        };
        plan.begin(common, now)
    }

    /// After an answer: its follow-ups, or the next question where none can be asked.
    pub fn answered(mut self, answered: Answered, opening: Option<Opening>, common: &mut Common, now: Moment) -> Go {
        let ids: Vec<String> = if let Some(opening) = &opening {
            let asked = follow_ups(&opening.rubric, &opening.card).into_iter().take(FOLLOW_UPS);
            asked.map(|follow_up| follow_up.id.clone()).collect()
        } else {
            let all = drill::all(&answered.take.header.pattern, common).follow_ups;
            all.into_iter().take(FOLLOW_UPS).collect()
        };
        if ids.is_empty() {
            self.answered.push(answered);
            return self.go_on(common, now);
        }
        let header = &answered.take.header;
        let plan = Plan {
            pattern: header.pattern.clone(),
            level: Some(header.level.clone()),
            principle: header.principle.clone(),
            input: header.input,
            feedback: Feedback::Exam,
            drill: Some(drill::Drilling { follow_ups: ids, opening: opening.map(Arc::new) }),
            ..Plan::default()
        };
        self.answered.push(answered);
        Plan { mock: Some(Arc::new(self)), ..plan }.begin(common, now)
    }

    /// After its follow-ups: the next question.
    pub fn followed(mut self, after: Option<Scorecard>, common: &mut Common, now: Moment) -> Go {
        if let Some(last) = self.answered.last_mut() {
            last.after = after;
        }
        self.go_on(common, now)
    }
}
