//! What to fix first: the gravest weakness that holds.

use super::rubric::Rubric;
use super::scorecard::{Part, Scorecard, Verdict, Voice};
use crate::content::pattern::Weakness;
use crate::content::{Pattern, Role};

/// The share of all words from which a Situation is too long, in percent ...
const LONG_SITUATION: u64 = 45;

/// The first weakness that holds, in the pattern's order of gravity. `action` is the voice of the Action alone.
pub fn primary(rubric: &Rubric, scorecard: &Scorecard, action: Voice) -> Weakness {
    let holds = |weakness: &Weakness| holds(*weakness, rubric, scorecard, action);
    order(&rubric.pattern).into_iter().find(holds).unwrap_or(Weakness::None)
}

/// The best verdict that an answer with this weakness can get, whatever its points: a strong hire leaves nothing to ask
/// for, and a hire is told in all its sections, by the candidate, within the time, without blame, and says whose job it
/// was where the question asks for it. What is fatal has its own cap.
pub fn best_verdict(weakness: Weakness) -> Verdict {
    match weakness {
        Weakness::None => Verdict::StrongHire,
        Weakness::Blame
        | Weakness::MissingSection
        | Weakness::GroupAction
        | Weakness::LongSituation
        | Weakness::NoScopeBoundary => Verdict::LeaningNoHire,
        _ => Verdict::Hire,
    }
}

/// A pattern's own order of gravity, completed by the default one.
pub fn order(pattern: &Pattern) -> Vec<Weakness> {
    let mut order = pattern.gravity.clone().unwrap_or_default();
    for weakness in Weakness::DEFAULT_ORDER {
        if !order.contains(&weakness) {
            order.push(weakness);
        }
    }
    order
}

/// The family whose standing finding is the weakness, or whose absence is.
pub fn family(weakness: Weakness) -> Option<&'static str> {
    match weakness {
        Weakness::Assignment => Some("assignment"),
        Weakness::SharedDecision => Some("shared-decision"),
        Weakness::Handoff => Some("handoff"),
        Weakness::Blame => Some("blame"),
        Weakness::GroupAction => Some("dilution"),
        Weakness::NoMetric => Some("metric-delta"),
        Weakness::NoBusinessImpact => Some("business-impact"),
        Weakness::NoScopeBoundary => Some("scope-boundary"),
        Weakness::GenericReflection => Some("generic-reflection"),
        Weakness::NoSecondOrder => Some("second-order"),
        Weakness::MissingSection | Weakness::LongSituation | Weakness::None => None,
    }
}

fn holds(weakness: Weakness, rubric: &Rubric, scorecard: &Scorecard, action: Voice) -> bool {
    let family = family(weakness).unwrap_or_default();
    match weakness {
        Weakness::Assignment | Weakness::SharedDecision | Weakness::Handoff | Weakness::Blame => {
            scorecard.findings.iter().any(|finding| finding.family == family)
        }
        Weakness::MissingSection => scorecard.empty_sections() > 0,
        Weakness::GroupAction => action.share().is_some_and(|share| share < 50),
        Weakness::LongSituation => long_situation(rubric, scorecard),
        Weakness::GenericReflection => {
            let stands = |family: &str| scorecard.findings.iter().any(|finding| finding.family == family);
            stands(family) && !stands("systemic-insight")
        }
        Weakness::NoMetric | Weakness::NoBusinessImpact | Weakness::NoScopeBoundary | Weakness::NoSecondOrder => {
            unmet(rubric, scorecard, family)
        }
        Weakness::None => false,
    }
}

/// Whether the pattern has needs for the family and none of them is met. Without the need there is no such weakness. A need
/// is for the family that it names first: a number may be told in money, and money is still what a number is worth.
fn unmet(rubric: &Rubric, scorecard: &Scorecard, family: &str) -> bool {
    let mut needed = false;
    for need in rubric.pattern.guides.iter().flat_map(|guide| &guide.needs) {
        if need.any_of.first().is_some_and(|one| one == family) {
            needed = true;
            let met = scorecard
                .sections
                .iter()
                .flat_map(|section| &section.parts)
                .any(|part| matches!(part, Part::Need { id, points, .. } if *id == need.id && *points > 0.0));
            if met {
                return false;
            }
        }
    }
    needed
}

/// ... and over one and a half times its share of the time.
fn long_situation(rubric: &Rubric, scorecard: &Scorecard) -> bool {
    let all: u64 = scorecard.sections.iter().map(|section| u64::from(section.words)).sum();
    let time: u64 = rubric.times.iter().map(|time| u64::from(time.target)).sum();
    let sections = rubric.framework.sections.iter().zip(&rubric.times).zip(&scorecard.sections);
    let (mut words, mut target) = (0, 0);
    for ((section, times), score) in sections {
        if section.roles.contains(&Role::Situation) {
            words += u64::from(score.words);
            target += u64::from(times.target);
        }
    }
    all > 0 && words * 100 >= all * LONG_SITUATION && words * time * 2 > all * target * 3
}
