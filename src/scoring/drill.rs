//! A drill: follow-ups chosen from the gaps of an answer, each judged as a section of its own.

use super::scorecard::Part;
use super::{Rubric, Scorecard, advice};
use crate::content::pattern::{FollowUp, Guide};
use crate::content::{Framework, Pattern, Role, Section};
use std::sync::Arc;

/// The framework's id of every drill.
pub const FRAMEWORK: &str = "drill";
/// Seconds for a reply: long enough for three or four sentences, which is what a probe wants.
pub const TARGET: u32 = 45;
/// Seconds after which a reply is a second answer.
const LIMIT: u32 = 75;

/// The follow-ups of a pattern in the order in which an interviewer would ask them after this answer: what the primary
/// weakness provokes, then the gaps by what they are worth, then the others in the file's order.
pub fn follow_ups<'a>(rubric: &'a Rubric, card: &Scorecard) -> Vec<&'a FollowUp> {
    let mut asked: Vec<&FollowUp> = advice::ask_next(rubric, card).into_iter().collect();
    let parts = || card.sections.iter().flat_map(|section| &section.parts);
    let lacks = |id: &str| {
        parts().find_map(|part| match part {
            Part::Need { id: own, points, of, .. } if own == id => Some(f64::from(*of) - points),
            _ => None,
        })
    };
    let mut gaps: Vec<(f64, &FollowUp)> = Vec::new();
    for guide in &rubric.pattern.guides {
        for need in &guide.needs {
            let Some(follow_up) = need.follow_up.as_deref().and_then(|id| rubric.pattern.follow_up(id)) else {
                continue;
            };
            let worth = lacks(&need.id).unwrap_or(f64::from(need.points)) * f64::from(guide.weight);
            if worth > 0.0 {
                gaps.push((worth, follow_up));
            }
        }
    }
    gaps.sort_by(|a, b| b.0.total_cmp(&a.0));
    let rest = rubric.pattern.follow_ups.iter();
    for follow_up in gaps.into_iter().map(|(_, follow_up)| follow_up).chain(rest) {
        if asked.iter().all(|known| known.id != follow_up.id) {
            asked.push(follow_up);
        }
    }
    asked
}

/// The same after an answer aloud, by what the candidate ticked as said: the gaps by what they are worth, then the
/// follow-ups that ask about no need, then those about what was said.
pub fn after_check<'a>(rubric: &'a Rubric, checked: &[(String, bool)]) -> Vec<&'a FollowUp> {
    let was_said = |id: &str| checked.iter().any(|(need, met)| need == id && *met);
    let worth = |follow_up: &FollowUp| {
        let needs = rubric.pattern.guides.iter().flat_map(|guide| guide.needs.iter().map(move |need| (guide, need)));
        let asked = needs.filter(|(_, need)| need.follow_up.as_deref() == Some(follow_up.id.as_str()));
        // One without a need lies between a gap and what was said.
        asked.map(|(guide, need)| if was_said(&need.id) { -1 } else { i64::from(need.points * guide.weight) }).max()
    };
    let mut asked: Vec<&FollowUp> = rubric.pattern.follow_ups.iter().collect();
    asked.sort_by_cached_key(|follow_up| std::cmp::Reverse(worth(follow_up).unwrap_or(0)));
    asked
}

/// The rubric by which the replies to these follow-ups (ids of the pattern) are judged while they are given.
pub fn rubric(of: &Rubric, follow_ups: &[String]) -> Rubric {
    let asked: Vec<&FollowUp> = follow_ups.iter().filter_map(|id| of.pattern.follow_up(id)).collect();
    let section = |(n, follow_up): (usize, &&FollowUp)| Section {
        id: follow_up.id.clone(),
        title: format!("Question {}", n + 1),
        mark: char::from_digit(n as u32 + 1, 36).unwrap_or('?').to_string(),
        roles: vec![Role::FollowUp],
        target: TARGET,
        limit: Some(LIMIT),
        purpose: follow_up.question.clone(),
    };
    let framework = Framework {
        format: crate::content::FORMAT,
        id: FRAMEWORK.to_owned(),
        title: "Follow-ups".to_owned(),
        about: String::new(),
        sections: asked.iter().enumerate().map(section).collect(),
    };
    let guide = |follow_up: &&FollowUp| {
        let needs = of.pattern.guides.iter().flat_map(|guide| &guide.needs);
        let probed = needs.filter(|need| need.follow_up.as_deref() == Some(follow_up.id.as_str()));
        Guide {
            section: follow_up.id.clone(),
            weight: 1,
            coaching: format!("It probes: {}", follow_up.probes.trim()),
            mistake: follow_up.weak.clone(),
            sample: follow_up.strong.text.clone(),
            beats: Vec::new(),
            needs: probed.map(|need| crate::content::Need { also_in: Vec::new(), ..need.clone() }).collect(),
        }
    };
    let total = TARGET * framework.sections.len() as u32;
    let pattern = Pattern { guides: asked.iter().map(guide).collect(), ..of.pattern.clone() };
    Rubric { pattern, framework, base: Some(Arc::new(of.clone())), ..of.clone() }.lasting(total.max(1))
}

impl Rubric {
    /// The same with so many seconds for the whole answer, shared out over the sections.
    #[must_use]
    pub fn lasting(mut self, total: u32) -> Self {
        self.level.total = total;
        for level in self.pattern.levels.iter_mut().filter(|level| level.id == self.level.id) {
            level.total = total;
        }
        self.times = self.framework.times(total);
        self
    }
}
