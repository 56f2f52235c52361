//! Where the time of a session went, as its entries tell it.

use crate::session::trace::Trace;
use crate::session::{self, Entry, Header};
use serde::Serialize;

/// Visits, and marks, that are told; more are only counted.
const TOLD: usize = 500;

/// Where the time went, in ms on the clocks: a pause takes none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Timeline {
    /// The end.
    pub ms: u64,
    /// Each stay in a section, in their order.
    pub visits: Vec<Visit>,
    /// What happened in between, in its order.
    pub marks: Vec<Mark>,
    /// Visits and marks beyond these.
    pub untold: usize,
}

/// A stay in a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Visit {
    /// The section's id.
    pub section: String,
    /// When it was entered, or the clock began.
    pub from: u64,
    /// When it was left.
    pub to: u64,
}

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// When it began.
    pub from: u64,
    /// When it was over.
    pub to: u64,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum What {
    /// The clocks stood.
    Pause {
        /// For how long, in ms.
        ms: u64,
    },
    /// Nothing came on a running clock.
    Silence,
    /// Text was taken out in one go.
    Deleted {
        /// Bytes.
        bytes: usize,
    },
    /// Text was pasted.
    Pasted {
        /// Bytes.
        bytes: usize,
    },
}

impl What {
    /// For people.
    pub fn title(self) -> String {
        match self {
            Self::Pause { ms } => format!("pause of {}", super::times::clock(ms)),
            Self::Silence => "silence".to_owned(),
            Self::Deleted { bytes } => format!("deletion of {bytes} bytes"),
            Self::Pasted { bytes } => format!("paste of {bytes} bytes"),
        }
    }
}

impl Timeline {
    /// Of a log. `blind` leaves out what was deleted and pasted.
    pub fn of(header: &Header, entries: &[Entry], blind: bool) -> Self {
        let told = session::Timeline::of(header, entries);
        let visit = |visit: &session::timeline::Visit| Visit {
            section: header.sections.get(visit.section).cloned().unwrap_or_default(),
            from: visit.from,
            to: visit.to,
        };
        let stops =
            told.stops.iter().map(|stop| Mark { from: stop.at, to: stop.at, what: What::Pause { ms: stop.ms } });
        let signs = told.signs.iter().filter_map(|sign| {
            let what = match sign.trace {
                Trace::Silence { .. } => What::Silence,
                Trace::Deleted { .. } | Trace::Pasted { .. } if blind => return None,
                Trace::Deleted { bytes } => What::Deleted { bytes },
                Trace::Pasted { bytes } => What::Pasted { bytes },
            };
            Some(Mark { from: sign.from(), to: sign.at, what })
        });
        let mut marks: Vec<Mark> = stops.chain(signs).collect();
        marks.sort_by_key(|mark| mark.from);
        let untold = told.visits.len().saturating_sub(TOLD) + marks.len().saturating_sub(TOLD);
        marks.truncate(TOLD);
        Self { ms: told.length, visits: told.visits.iter().take(TOLD).map(visit).collect(), marks, untold }
    }
}
