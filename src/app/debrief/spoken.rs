//! An answer aloud on the scorecard of its interview: the candidate's own check of it.

use crate::app::Common;
use crate::app::mock::Answered;
use crate::app::paper::{Ink, Paper};
use crate::app::rehearse::measure::clock;
use crate::content::Need;
use crate::scoring::{Rubric, advice};
use crate::session::Input;
use std::sync::Arc;

/// The candidate's own check of an answer aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Check {
    /// Milliseconds that it took.
    ms: u64,
    /// Seconds that it may take.
    target: u32,
    /// How many needs the question has.
    pub(super) all: usize,
    /// Titles of the needs that were said.
    pub(super) said: Vec<String>,
    /// Titles of those that were not.
    pub(super) missing: Vec<String>,
    /// Titles of those of them that were said in reply to the follow-ups.
    supplied: Vec<String>,
    /// What to fix first, with its section.
    gap: Option<String>,
}

/// What an answer aloud came to by the candidate's own check; nothing for a typed one.
pub(super) fn check(answered: &Answered, common: &Common) -> Option<Check> {
    let (take, header) = (&answered.take, &answered.take.header);
    if header.input != Input::Aloud {
        return None;
    }
    let (level, principle) = (Some(header.level.as_str()), header.principle.as_deref());
    let engine = Arc::clone(&common.engine);
    let rubric = Rubric::resolve(&common.library, engine, &header.pattern, level, principle, common.pace);
    let needs: Vec<&Need> =
        rubric.iter().flat_map(|rubric| &rubric.pattern.guides).flat_map(|guide| &guide.needs).collect();
    let has = |list: &[(String, bool)], id: &str| list.iter().any(|(known, met)| known == id && *met);
    let later = |need: &&&Need| !has(&take.checked, &need.id) && has(&answered.supplied, &need.id);
    let titles = |of: &dyn Fn(&&&Need) -> bool| {
        needs.iter().filter(|need| of(need)).map(|need| need.title.clone()).collect::<Vec<_>>()
    };
    let said = |need: &&&Need| has(&take.checked, &need.id);
    let gap = rubric.as_ref().and_then(|rubric| {
        let (section, need) = advice::gap(rubric, &take.checked)?;
        let section = rubric.framework.section(section).map_or(section, |it| &it.title);
        Some(format!("{section}: {}", need.title))
    });
    Some(Check {
        ms: take.total_ms(take.at),
        target: rubric.as_ref().map_or(0, |rubric| rubric.level.total),
        all: needs.len(),
        said: titles(&said),
        // What was neither ticked nor denied was not said either.
        missing: if take.checked.is_empty() { Vec::new() } else { titles(&|need| !said(need)) },
        supplied: titles(&later),
        gap,
    })
}

/// An answer aloud, as the candidate checked it.
pub(super) fn aloud(answered: &Answered, check: &Check, pattern: &str, paper: &mut Paper) {
    let time = format!("told aloud in {} of {}", clock(check.ms), clock(u64::from(check.target) * 1000));
    paper.say(2, &format!("{pattern}: {time}"), Ink::Text);
    if answered.withheld {
        paper.say(2, "You said that it misses the question or is not all true.", Ink::Text);
    }
    if check.said.is_empty() && check.missing.is_empty() {
        paper.say(2, "You did not check what you said.", Ink::Dim);
        return;
    }
    let later = match check.supplied.len() {
        0 => String::new(),
        more => format!(", and {more} more when asked"),
    };
    let told =
        format!("By your own check you said {} of the {} things that it needs{later}.", check.said.len(), check.all);
    paper.say(2, &told, Ink::Text);
    if let Some(gap) = &check.gap {
        paper.lead(2, "✗", &format!("fix first: {gap}"), Ink::Text);
    }
    if let Some(said) = check.said.first() {
        paper.lead(2, "+", &format!("you said: {said}"), Ink::Dim);
    }
    if !check.supplied.is_empty() {
        paper.lead(2, "+", &format!("supplied when asked: {}", check.supplied.join("; ")), Ink::Dim);
    }
}
