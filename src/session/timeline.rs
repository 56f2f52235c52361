//! Where the time of a session went.
//!
//! The axis is **told time**: session time without the time in which the clocks stood. It runs from 0, the first key,
//! to the length of the timeline, the end of the answer. A pause is one instant of it.

use super::event::{Entry, Event};
use super::header::Header;
use super::trace::{Trace, Tracer};

/// Visits, and signs of each kind, that are kept; a log may claim a million. A visit beyond them belongs to the last
/// one, a sign beyond them is left out.
const MOST: usize = 10_000;

/// A session drawn out over told time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// Told time of the whole answer, in ms.
    pub length: u64,
    /// The visits to the sections, one after the other without gaps; those of no time are left out.
    pub visits: Vec<Visit>,
    /// Where the clocks stood, in the order of time.
    pub stops: Vec<Stop>,
    /// Silences, deletions and pastes, in the order of time.
    pub signs: Vec<Sign>,
    /// Stretches of session time in which the clocks ran, in the order of time.
    runs: Vec<Run>,
    /// Session time of the end of the answer, in ms.
    end: u64,
}

/// A stay in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// The section's number in the header.
    pub section: usize,
    /// Told time when it begins, in ms.
    pub from: u64,
    /// Told time when it ends.
    pub to: u64,
}

/// The clocks stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The number in the header of the section that was told when they went on.
    pub section: usize,
    /// Told time, in ms.
    pub at: u64,
    /// For how long, in ms.
    pub ms: u64,
}

/// Something that the typing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// The number in the header of the section that it happened in.
    pub section: usize,
    /// Told time, in ms; of a silence its end.
    pub at: u64,
    /// What.
    pub trace: Trace,
}

/// The clocks ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Session time, in ms.
    from: u64,
    /// Told time then.
    told: u64,
    /// Milliseconds.
    ms: u64,
}

impl Sign {
    /// Told time when it begins: of a silence its start, otherwise [`Sign::at`].
    pub fn from(&self) -> u64 {
        match self.trace {
            Trace::Silence { ms } => self.at.saturating_sub(ms),
            Trace::Deleted { .. } | Trace::Pasted { .. } => self.at,
        }
    }
}

impl Timeline {
    /// Of a log whose entries follow each other, as a reader hands them out.
    pub fn of(header: &Header, entries: &[Entry]) -> Self {
        let mut drawing = Drawing {
            line: Self::default(),
            section: 0,
            begun: false,
            running: false,
            stopped: None,
            at: 0,
            told: 0,
            counts: [0; 3],
        };
        let mut tracer = Tracer::of(entries);
        for entry in entries {
            drawing.pass(entry.at);
            for (at, trace) in tracer.take(entry, drawing.running) {
                drawing.sign(at, trace);
            }
            drawing.event(header, &entry.event);
            if matches!(entry.event, Event::Finished { .. }) {
                break;
            }
        }
        drawing.done()
    }

    /// Told time at a session time.
    pub fn told(&self, at: u64) -> u64 {
        let next = self.runs.partition_point(|run| run.from <= at);
        let run = next.checked_sub(1).and_then(|last| self.runs.get(last));
        run.map_or(0, |run| run.told + (at - run.from).min(run.ms))
    }

    /// Session time at a told time: where the clocks stood then, when they went on, and at the very end that of the
    /// end, so that what happened meanwhile is in it.
    pub fn at(&self, told: u64) -> u64 {
        if told >= self.length {
            return self.end;
        }
        let next = self.runs.partition_point(|run| run.told <= told);
        let run = next.checked_sub(1).and_then(|last| self.runs.get(last));
        run.map_or(self.end, |run| run.from + (told - run.told).min(run.ms))
    }

    /// The number of the visit at a told time; the last one at the end.
    pub fn visit(&self, told: u64) -> Option<usize> {
        let next = self.visits.partition_point(|visit| visit.from <= told);
        next.checked_sub(1)
    }

    /// When the visit after a told time begins.
    pub fn next_visit(&self, told: u64) -> Option<u64> {
        self.visits.get(self.visits.partition_point(|visit| visit.from <= told)).map(|visit| visit.from)
    }

    /// When the visit began that goes on at a told time, or the one before it where that was less than `slack` ms ago.
    pub fn visit_before(&self, told: u64, slack: u64) -> Option<u64> {
        let now = self.visit(told)?;
        let visit = self.visits.get(now)?;
        let fresh = told.saturating_sub(visit.from) < slack;
        let before = if fresh { now.checked_sub(1).and_then(|at| self.visits.get(at)) } else { Some(visit) };
        before.map(|visit| visit.from)
    }

    /// When the silence after a told time begins.
    pub fn next_silence(&self, told: u64) -> Option<u64> {
        let silences = self.signs.iter().filter(|sign| matches!(sign.trace, Trace::Silence { .. }));
        silences.map(Sign::from).find(|from| *from > told)
    }
}

/// A timeline while it is drawn.
struct Drawing {
    line: Timeline,
    /// The section that is told.
    section: usize,
    begun: bool,
    running: bool,
    /// Session time since when the clocks stand that had run.
    stopped: Option<u64>,
    /// Session time so far.
    at: u64,
    /// Told time so far.
    told: u64,
    /// Signs so far, by their kinds.
    counts: [usize; 3],
}

impl Drawing {
    /// Time passes up to an entry.
    fn pass(&mut self, at: u64) {
        let passed = at.saturating_sub(self.at);
        self.at = self.at.max(at);
        if !self.running || passed == 0 {
            return;
        }
        let from = self.told;
        self.told += passed;
        if let Some(run) = self.line.runs.last_mut() {
            run.ms += passed;
        }
        let full = self.line.visits.len() >= MOST;
        match self.line.visits.last_mut() {
            Some(visit) if visit.section == self.section || full => visit.to = self.told,
            _ => self.line.visits.push(Visit { section: self.section, from, to: self.told }),
        }
    }

    fn sign(&mut self, at: u64, trace: Trace) {
        let kind = match trace {
            Trace::Silence { .. } => 0,
            Trace::Deleted { .. } => 1,
            Trace::Pasted { .. } => 2,
        };
        let Some(count) = self.counts.get_mut(kind).filter(|count| **count < MOST) else { return };
        *count += 1;
        // A deletion is told once it is over, so behind what came after it.
        let at = self.line.told(at);
        let place = self.line.signs.iter().rposition(|sign| sign.at <= at).map_or(0, |before| before + 1);
        self.line.signs.insert(place, Sign { section: self.section, at, trace });
    }

    fn event(&mut self, header: &Header, event: &Event) {
        match event {
            Event::Entered { section } => {
                self.section = header.sections.iter().position(|id| id == section).unwrap_or(self.section);
            }
            Event::Edit { .. } if !self.begun => self.run(),
            Event::Resumed { .. } => self.run(),
            Event::Paused | Event::Finished { .. } if self.running => {
                (self.running, self.stopped) = (false, Some(self.at));
            }
            _ => {}
        }
    }

    fn run(&mut self) {
        self.begun = true;
        if self.running {
            return;
        }
        self.running = true;
        if let Some(ms) = self.stopped.take().map(|since| self.at - since).filter(|ms| *ms > 0)
            && self.line.stops.len() < MOST
        {
            self.line.stops.push(Stop { section: self.section, at: self.told, ms });
        }
        // Stretches without time in them lead nowhere.
        if self.line.runs.last().is_some_and(|run| run.ms == 0) {
            self.line.runs.pop();
        }
        self.line.runs.push(Run { from: self.at, told: self.told, ms: 0 });
    }

    fn done(mut self) -> Timeline {
        (self.line.length, self.line.end) = (self.told, self.at);
        self.line
    }
}

#[cfg(test)]
mod tests;
