//! What the engine says about a span of text.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A rule of one engine, by its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RuleId(pub u32);

/// A phrase of a rule, found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule; [`super::Engine::rule`] tells its family, polarity, reason and cure.
    pub rule: RuleId,
    /// Byte offsets into the text as given, on character borders.
    pub span: Range<usize>,
    /// Whether it counts, and if not, why.
    pub state: State,
}

/// Whether a finding counts. Only a standing one does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Counts.
    Standing,
    /// In the clause that is still being written: shown dim, not listed, not counted.
    Tentative,
    /// The rule is on trial: shown dim, scores nothing.
    Trial,
    /// The words around it say something else.
    Guarded(Guard),
    /// Another finding took the sting out of it; shown dim.
    Cleared(RuleId),
    /// The candidate dismissed it, with a reason.
    Dismissed,
}

/// What kept a hit from being a finding; `explain` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// An `unless` phrase of the rule overlaps it.
    Unless(Range<usize>),
    /// The word or phrase that negates it or makes it hypothetical.
    Negated(Range<usize>),
    /// It stands in a quotation.
    Quoted,
    /// A longer hit of the same family covers it.
    Longer(RuleId),
}

impl Finding {
    /// Whether it counts.
    pub fn stands(&self) -> bool {
        self.state == State::Standing
    }
}
