//! A copy of a session to hand over: its text as it stood at the end of each visit to a section, with times, pauses
//! and marks, and without the typing. What was written and taken out again is not in it.

use super::event::{Entry, Event};
use super::header::Header;
use super::limits;
use super::notes::What;
use super::take::{Misfit, Take};
use super::trace::Tracer;

/// The entries of a copy of a finished session without the typing. Folded, they are the session that they were made of:
/// the same texts, clocks, visits, marks, notes and end.
///
/// Fails where the entries do not follow each other; a reader leaves those out beforehand.
pub fn without_typing(header: &Header, entries: &[Entry]) -> Result<Vec<Entry>, Misfit> {
    let mut copy = Copy {
        take: Take::new(header.clone()),
        stale: vec![false; header.sections.len()],
        tracer: Tracer::of(entries),
        events: Vec::new(),
        visit: 0,
    };
    for entry in entries {
        copy.entry(entry)?;
    }
    copy.restate();
    Ok(numbered(without_taken_out(copy.events)))
}

/// Leaves out the findings that were dismissed and then written over: their words would tell what was taken out.
fn without_taken_out(events: Vec<(u64, Event)>) -> Vec<(u64, Event)> {
    let mut told: Vec<&str> = Vec::new();
    for (_, event) in &events {
        match event {
            Event::Text { text, .. } => told.push(text),
            Event::Finished { sections, .. } => told.extend(sections.iter().map(|last| last.text.as_str())),
            _ => {}
        }
    }
    let is_told = |event: &Event| match event {
        Event::Dismissed { quote, .. } => told.iter().any(|text| text.contains(quote.as_str())),
        _ => true,
    };
    let kept: Vec<bool> = events.iter().map(|(_, event)| is_told(event)).collect();
    events.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(event, _)| event).collect()
}

/// The entries of a copy with the typing: all but what only concerns the one who tells it.
pub fn with_typing(entries: &[Entry]) -> Vec<Entry> {
    let travels = |entry: &&Entry| !stays(&entry.event);
    numbered(entries.iter().filter(travels).map(|entry| (entry.at, entry.event.clone())).collect())
}

/// What does not go along: which notes the candidate has seen.
fn stays(event: &Event) -> bool {
    matches!(event, Event::Noted(note) if note.what == What::Seen)
}

/// A copy while it is made.
struct Copy {
    /// The original so far.
    take: Take,
    /// Which sections hold another text than the copy says.
    stale: Vec<bool>,
    tracer: Tracer,
    events: Vec<(u64, Event)>,
    /// Where this visit to a section begins among them.
    visit: usize,
}

impl Copy {
    fn entry(&mut self, entry: &Entry) -> Result<(), Misfit> {
        // Numbers of lost entries are not missed here.
        let next = Entry { n: self.take.n + 1, ..entry.clone() };
        self.take.check(&next)?;
        for (at, trace) in self.tracer.take(entry, self.take.running) {
            self.push(at, Event::Traced(trace));
        }
        let leaves = match &entry.event {
            Event::Entered { section } => self.take.section(section) != Some(self.take.current),
            Event::Finished { .. } => true,
            // The first key starts the clocks.
            Event::Edit { .. } if !self.take.begun => {
                self.push(entry.at, Event::Resumed { wall: self.take.header.began.clone() });
                false
            }
            _ => false,
        };
        if leaves {
            self.restate();
        }
        self.take.apply(&next)?;
        match &entry.event {
            Event::Edit { .. } => self.mark(self.take.current),
            // It may hold what is taken out again.
            Event::Text { section, .. } => self.take.section(section).into_iter().for_each(|at| self.mark(at)),
            Event::Traced(_) => {}
            event if stays(event) => {}
            event => self.push(entry.at, event.clone()),
        }
        if matches!(entry.event, Event::Entered { .. }) && (leaves || self.visit == 0) {
            self.visit = self.events.len();
        }
        Ok(())
    }

    fn mark(&mut self, section: usize) {
        if let Some(stale) = self.stale.get_mut(section) {
            *stale = true;
        }
    }

    /// Says the text of every section that has another one by now. It stands where the visit begins, so that a replay
    /// shows it while its time passes.
    fn restate(&mut self) {
        let at = self.visit.checked_sub(1).and_then(|last| self.events.get(last)).map_or(0, |(at, _)| *at);
        let mut texts = Vec::new();
        for (told, stale) in self.take.sections.iter().zip(&mut self.stale) {
            if std::mem::take(stale) {
                texts.push((at, Event::Text { section: told.id.clone(), text: told.text.clone() }));
            }
        }
        self.events.splice(self.visit..self.visit, texts);
    }

    /// A trace may be told after an entry that came behind it.
    fn push(&mut self, at: u64, event: Event) {
        let last = self.events.last().map_or(0, |(last, _)| *last);
        self.events.push((at.max(last), event));
    }
}

fn numbered(events: Vec<(u64, Event)>) -> Vec<Entry> {
    let numbers = 1..=limits::ENTRIES;
    numbers.zip(events).map(|(n, (at, event))| Entry { n, at, event }).collect()
}

#[cfg(test)]
pub(crate) mod tests;
