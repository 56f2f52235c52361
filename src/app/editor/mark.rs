//! What a part of the text is drawn as.

use std::ops::Range;

/// A part of the text that looks different. Marks may overlap; later ones are drawn over earlier ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Byte offsets.
    pub span: Range<usize>,
    /// How it looks.
    pub ink: Ink,
}

/// A meaning that the screen gives a look of its own, in colour and without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ink {
    /// A finding that is tentative, cleared, dismissed or on trial.
    Faint,
    /// Wanted.
    Signal,
    /// Costs points.
    Warning,
    /// Fatal where the pattern says so.
    Disqualifier,
    /// A place that the search found.
    Hit,
    /// Selected.
    Selection,
}
