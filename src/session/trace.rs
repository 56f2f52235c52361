//! What the typing shows beside its text: where nothing came for a while, what was taken out, what was pasted.

use super::event::{Entry, Event};
use serde::{Deserialize, Serialize};

/// Milliseconds without a key on a running clock from which it is a silence.
pub const SILENCE: u64 = 3_000;
/// Bytes from which what was taken out in one go counts; less is a slip of the finger.
pub const DELETED: usize = 10;

/// Something that happened while typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Trace {
    /// Nothing came for so long, until now.
    Silence {
        /// Milliseconds.
        ms: u64,
    },
    /// Text was taken out in one go, the last of it now.
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

/// Finds the traces of a log, entry by entry.
#[derive(Debug, Clone, Copy)]
pub struct Tracer {
    /// Whether the log has its typing, without which nobody can tell a silence.
    typed: bool,
    /// Session time of the last deed on a running clock.
    last: u64,
    /// Bytes taken out so far in one go, and when the last of them.
    deleted: (u64, usize),
}

impl Tracer {
    /// Before the first entry of this log.
    pub fn of(entries: &[Entry]) -> Self {
        let typed = entries.iter().any(|entry| matches!(entry.event, Event::Edit { .. }));
        Self { typed, last: 0, deleted: (0, 0) }
    }

    /// Takes the next entry in, which comes while the clock runs or not. Says what it shows, each with its session
    /// time, which is not after the entry's. What a copy without the typing says itself comes out as it is.
    pub fn take(&mut self, entry: &Entry, running: bool) -> Vec<(u64, Trace)> {
        let mut traces = Vec::new();
        let (taken_out, deed) = match &entry.event {
            Event::Edit { cut, put, pasted, .. } => (*cut > 0 && put.is_empty() && !pasted, true),
            Event::Entered { .. } | Event::Paused | Event::Resumed { .. } | Event::Finished { .. } => (false, true),
            Event::Traced(trace) => {
                self.last = entry.at;
                return vec![(entry.at, *trace)];
            }
            _ => return traces,
        };
        let silence = entry.at.saturating_sub(self.last);
        if !deed {
            return traces;
        }
        if !taken_out || silence >= SILENCE {
            traces.extend(self.flush());
        }
        if self.typed && running && silence >= SILENCE {
            traces.push((entry.at, Trace::Silence { ms: silence }));
        }
        match &entry.event {
            Event::Edit { cut, .. } if taken_out => self.deleted = (entry.at, self.deleted.1.saturating_add(*cut)),
            Event::Edit { cut, put, pasted, .. } => {
                // What is written over goes out, too.
                if *cut >= DELETED {
                    traces.push((entry.at, Trace::Deleted { bytes: *cut }));
                }
                if *pasted {
                    traces.push((entry.at, Trace::Pasted { bytes: put.len() }));
                }
            }
            _ => {}
        }
        self.last = entry.at;
        traces
    }

    fn flush(&mut self) -> Option<(u64, Trace)> {
        let (at, bytes) = std::mem::take(&mut self.deleted);
        (bytes >= DELETED).then_some((at, Trace::Deleted { bytes }))
    }
}
