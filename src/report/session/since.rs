//! What changed since the session that this one tries again.

use super::Source;
use crate::scoring::compare::{Fault, compare};
use crate::scoring::length::{spoken_ms, words};
use crate::scoring::{Rubric, Verdict, judge};
use crate::session::{Input, SessionId, Take};
use serde::Serialize;

/// The earlier session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Earlier {
    /// Its id.
    pub id: SessionId,
    /// Wall time and zone of its start; nothing where it is not there any more.
    pub began: Option<String>,
    /// 0 to 100, as judged then.
    pub total: Option<u32>,
    /// As judged then; nothing where it was withheld.
    pub verdict: Option<Verdict>,
    /// Milliseconds that this one is longer by the judged measure.
    pub longer_ms: Option<i64>,
    /// Both by the rules of this one; nothing where they cannot be compared.
    pub changes: Option<Changes>,
}

/// Faults of two tellings, each in words for people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Changes {
    /// Gone.
    pub fixed: Vec<String>,
    /// Still there.
    pub left: Vec<String>,
    /// Not there before.
    pub new: Vec<String>,
}

impl Earlier {
    /// The comparison; nothing where this one tries none again.
    pub fn of(source: &Source<'_>) -> Option<Self> {
        let id = source.take.header.again_of.clone()?;
        let none = Self { id, began: None, total: None, verdict: None, longer_ms: None, changes: None };
        let Some(before) = source.earlier else { return Some(none) };
        let card = before.finished.as_ref().and_then(Option::as_ref);
        let withheld = before.answered.iter().any(|(_, yes)| !yes);
        let ms = |take| source.rubric.map(|rubric| total_ms(take, rubric).cast_signed());
        Some(Self {
            began: Some(before.header.began.clone()),
            total: card.map(|card| card.total.min(100)),
            verdict: card.map(|card| card.verdict).filter(|_| !withheld),
            longer_ms: ms(source.take).zip(ms(before)).map(|(now, then)| now.saturating_sub(then)),
            changes: source.changes(before),
            ..none
        })
    }
}

/// The whole answer by the measure that it is judged by.
fn total_ms(take: &Take, rubric: &Rubric) -> u64 {
    match take.header.input {
        Input::Typed => spoken_ms(take.sections.iter().map(|section| words(&section.text)).sum(), rubric.pace),
        Input::Aloud => take.total_ms(take.at),
    }
}

impl Source<'_> {
    /// Two questions, or an answer aloud with a typed one, cannot be compared.
    fn changes(&self, before: &Take) -> Option<Changes> {
        let (rubric, now) = (self.rubric?, self.take.finished.as_ref()?.as_ref()?);
        before.finished.as_ref()?.as_ref()?;
        let ids = rubric.framework.sections.iter().map(|section| &section.id);
        let same = before.header.pattern == self.take.header.pattern
            && before.header.sections == self.take.header.sections
            && ids.eq(&before.header.sections);
        if !same {
            return None;
        }
        let mut compared = compare(&judge(rubric, &before.told()).scorecard, self.anew(now).as_ref().unwrap_or(now));
        // What the candidate dismissed is not fixed: the words are still there.
        let dismissed = |fault: &Fault| {
            let Fault::Words(words) = fault else { return false };
            self.take.dismissed.iter().any(|it| it.rule == words.rule && it.quote == words.text)
        };
        compared.fixed.retain(|fault| !dismissed(fault));
        let told = |faults: Vec<Fault>| faults.iter().map(|fault| self.fault(fault)).collect();
        Some(Changes { fixed: told(compared.fixed), left: told(compared.left), new: told(compared.new) })
    }

    fn fault(&self, fault: &Fault) -> String {
        match fault {
            Fault::Words(words) => {
                let title =
                    self.rule(&words.rule).map_or_else(|| words.family.clone(), |it| it.family_title.to_lowercase());
                format!("“{}”: {title}, in {}", words.text, self.section_title(&words.section))
            }
            Fault::Gap { title, .. } => format!("not told: {title}"),
            Fault::Empty(section) => format!("{} is empty", self.section_title(section)),
        }
    }
}
