//! Follow-ups after an answer: which are asked, and the answer that they come after.

use super::msg::Opened;
use super::prompt::Confirm;
use super::story::Mark;
use super::{Common, Go};
use crate::content::Pattern;
use crate::scoring::judge::{Reading, polarity};
use crate::scoring::replies::{self, Change, Reply};
use crate::scoring::{Finding, Rubric, Scorecard, Told, drill, judge};
use crate::session::{Input, Take, header::Header};
use std::sync::Arc;

/// Follow-ups that one drill asks about a saved answer: an interviewer has time for no more.
const ASKED: usize = 4;
/// Follow-ups that are asked where no answer was told.
const WITHOUT_ANSWER: usize = 6;

/// What is drilled.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drilling {
    /// The ids of the follow-ups, in their order.
    pub follow_ups: Vec<String>,
    /// The answer that they come after.
    pub opening: Option<Arc<Opening>>,
}

/// An answer that follow-ups come after.
#[derive(Debug, Clone)]
pub struct Opening {
    /// As it was told.
    pub take: Take,
    /// What it is judged by.
    pub rubric: Arc<Rubric>,
    /// Its judgement, without what was dismissed.
    pub card: Scorecard,
}

impl PartialEq for Opening {
    fn eq(&self, other: &Self) -> bool {
        self.take == other.take
    }
}

impl Opening {
    /// A saved answer; nothing for one aloud, or where the question is gone.
    pub fn of(opened: &Opened, common: &Common) -> Option<Self> {
        let header = &opened.take.header;
        let own = opened.rubric.clone();
        let rubric = own.or_else(|| resolved(header, common)).filter(|rubric| rubric.has_sections(&header.sections))?;
        opened.take.finished.as_ref()?.as_ref()?;
        let card = judge(&rubric, &opened.take.told()).scorecard;
        Some(Self { take: opened.take.clone(), rubric, card })
    }

    /// The scorecard after replies, and what changed it: nothing where they were aloud, for nobody heard them. `take` is
    /// the session of the drill.
    pub fn after(&self, take: &Take) -> (Scorecard, Vec<Change>) {
        if take.header.input == Input::Aloud {
            return (self.card.clone(), Vec::new());
        }
        // Who was asked and is silent leaves the gap open, as who speaks of something else does.
        let asked = take.sections.iter().filter(|section| section.visits > 0 || !section.text.trim().is_empty());
        let said = |text: &'_ String| if text.trim().is_empty() { "…" } else { text.as_str() }.to_owned();
        let replies: Vec<(&str, String)> = asked.map(|section| (section.id.as_str(), said(&section.text))).collect();
        let replies: Vec<Reply<'_>> = replies.iter().map(|(id, text)| Reply { follow_up: id, text }).collect();
        replies::follow_up(&self.rubric, &self.card, &replies)
    }
}

/// Says before a drill ends which questions, counted from 1, have no reply; nothing where all have one.
pub fn ask_about_silence(silent: &[usize]) -> Option<Go> {
    let (last, others) = silent.split_last()?;
    let others: Vec<String> = others.iter().map(ToString::to_string).collect();
    let title = if others.is_empty() {
        format!("Question {last} has no reply. Finish without it?")
    } else {
        format!("Questions {} and {last} have no reply. Finish without them?", others.join(", "))
    };
    Some(Confirm::ask("finish", title, "What they ask about then stays open. Esc goes back to them."))
}

/// What an answer to this question is judged by, as the library has it.
pub(super) fn resolved(header: &Header, common: &Common) -> Option<Arc<Rubric>> {
    let (level, principle) = (Some(header.level.as_str()), header.principle.as_deref());
    let engine = Arc::clone(&common.engine);
    Rubric::resolve(&common.library, engine, &header.pattern, level, principle, common.pace).map(Arc::new)
}

/// The drill of a saved answer, by its gaps.
pub fn after(opening: Arc<Opening>) -> Drilling {
    let asked = drill::follow_ups(&opening.rubric, &opening.card).into_iter().take(ASKED);
    Drilling { follow_ups: asked.map(|asked| asked.id.clone()).collect(), opening: Some(opening) }
}

/// What a drill of a question will ask, for people: after an answer of the candidate's own, or without one.
pub fn asks(pattern: &Pattern, after_answer: bool) -> String {
    let of = pattern.follow_ups.len();
    let asked = of.min(if after_answer { ASKED } else { WITHOUT_ANSWER });
    let count = if asked == of { format!("asks all {of}") } else { format!("asks {asked} of {of}") };
    match (of, after_answer) {
        (0, _) => "this question has no follow-ups".to_owned(),
        (_, true) => format!("{count}, those your answer left open first"),
        (_, false) => format!("{count}; after an answer of yours, by its gaps"),
    }
}

/// The drill of a question without an answer.
pub fn all(pattern: &str, common: &Common) -> Drilling {
    let follow_ups = common.library.pattern(pattern).map(|it| it.follow_ups.as_slice()).unwrap_or_default();
    let ids = follow_ups.iter().take(WITHOUT_ANSWER).map(|asked| asked.id.clone());
    Drilling { follow_ups: ids.collect(), opening: None }
}

/// What stands in a reply, as its question judges it. `rubric` is that of the drill, `section` the follow-up's id.
pub fn marks(rubric: &Rubric, section: &str, text: &str) -> Vec<Mark> {
    let Some(section) = rubric.framework.section(section) else { return Vec::new() };
    let reading = Reading::of(rubric, section, Told { text: text.to_owned(), ..Told::default() });
    let marks = reading.findings().iter().filter(|finding| Finding::stands(finding)).filter_map(|finding| {
        let polarity = polarity(rubric, rubric.engine.rule(finding.rule)?)?;
        Some(Mark { span: finding.span.clone(), polarity })
    });
    marks.collect()
}
