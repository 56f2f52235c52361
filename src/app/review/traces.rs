//! What the log shows beside the text of each section.

use crate::app::rehearse::measure::clock;
use crate::session::trace::Tracer;
use crate::session::{Entry, Header, Take, Trace};

/// What happened in one section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traces {
    /// Times that the clock was stopped, and for how many ms in all.
    pauses: (usize, u64),
    /// Times that nothing came for a while, and for how many ms in all.
    silences: (usize, u64),
    /// Times that text was taken out in one go.
    deletions: usize,
    /// Times that text was pasted.
    pastes: usize,
}

/// Of every section, from the log.
pub fn of(header: &Header, entries: &[Entry]) -> Vec<Traces> {
    let mut traces = vec![Traces::default(); header.sections.len()];
    let mut take = Take::new(header.clone());
    let mut finder = Tracer::of(entries);
    let mut stopped = None;
    for entry in entries {
        if take.finished.is_some() {
            break;
        }
        let found = finder.take(entry, take.running);
        let (was, section) = (take.running, take.current);
        if take.apply(entry).is_err() {
            continue;
        }
        let Some(here) = traces.get_mut(section) else { continue };
        for (_, trace) in found {
            match trace {
                Trace::Silence { ms } => here.silences = (here.silences.0 + 1, here.silences.1.saturating_add(ms)),
                Trace::Deleted { .. } => here.deletions += 1,
                Trace::Pasted { .. } => here.pastes += 1,
            }
        }
        if was && !take.running && take.finished.is_none() {
            stopped = Some(entry.at);
        }
        if let Some(since) = stopped.filter(|_| take.running) {
            here.pauses = (here.pauses.0 + 1, here.pauses.1.saturating_add(entry.at - since));
            stopped = None;
        }
    }
    traces
}

impl Traces {
    /// In a few words; empty where nothing happened.
    pub fn told(self) -> String {
        let times = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let mut told = Vec::new();
        if self.pauses.0 > 0 {
            told.push(format!("{} {}", times(self.pauses.0, "stop", "stops"), clock(self.pauses.1)));
        }
        if self.silences.0 > 0 {
            told.push(format!("{} {}", times(self.silences.0, "silence", "silences"), clock(self.silences.1)));
        }
        if self.deletions > 0 {
            told.push(times(self.deletions, "deletion", "deletions"));
        }
        if self.pastes > 0 {
            told.push(times(self.pastes, "paste", "pastes"));
        }
        told.join(" · ")
    }
}
