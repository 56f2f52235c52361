//! The fold: what a session is after its entries.

use super::event::{Entry, Honesty};
use super::header::Header;
use crate::scoring::Scorecard;

/// A session as it stands after some entries.
///
/// Invariant: a take that grows with each entry equals one that is folded from the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Take {
    /// The first line.
    pub header: Header,
    /// In the framework's order.
    pub sections: Vec<TakeSection>,
    /// The section being told.
    pub current: usize,
    /// Whether the clocks run.
    pub running: bool,
    /// The number of the last entry.
    pub n: u64,
    /// Session time of the last entry, in ms.
    pub at: u64,
    /// A name for the lists.
    pub name: Option<String>,
    /// The candidate's answers to the two questions.
    pub answered: Vec<(Honesty, bool)>,
    /// Needs that the candidate checked after an answer aloud.
    pub checked: Vec<(String, bool)>,
    /// Findings that the candidate dismissed.
    pub dismissed: Vec<Dismissal>,
    /// Set once the answer is complete: the judgement as it was given, where one was.
    pub finished: Option<Option<Scorecard>>,
}

/// One section of a take.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakeSection {
    /// The section's id.
    pub id: String,
    /// Its text now.
    pub text: String,
    /// Milliseconds on its clock up to the last entry.
    pub ms: u64,
    /// How often it was entered.
    pub visits: u32,
    /// Set when a damaged entry may have changed it, until the next checkpoint.
    pub damaged: bool,
}

/// A finding that the candidate rejects, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissal {
    /// The rule's id.
    pub rule: String,
    /// The section's id.
    pub section: String,
    /// The words it flagged.
    pub quote: String,
    /// Why.
    pub reason: String,
}

/// Why an entry cannot follow what came before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong, for people.
    pub message: String,
}

impl Take {
    /// A session before its first entry.
    pub fn new(header: Header) -> Self {
        let sections = header.sections.iter().map(|id| TakeSection { id: id.clone(), ..TakeSection::default() });
        Self {
            sections: sections.collect(),
            header,
            current: 0,
            running: false,
            n: 0,
            at: 0,
            name: None,
            answered: Vec::new(),
            checked: Vec::new(),
            dismissed: Vec::new(),
            finished: None,
        }
    }

    /// Adds one entry, or says why it cannot follow; the take is then unchanged.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Misfit> {
        let _ = entry;
        Ok(())
    }

    /// Milliseconds on the clock of a section at session time `at`.
    pub fn ms(&self, section: usize, at: u64) -> u64 {
        let _ = at;
        self.sections.get(section).map_or(0, |s| s.ms)
    }
}
