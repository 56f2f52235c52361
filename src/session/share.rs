//! A copy of a session to hand over: its text as it stood at the end of each visit to a section, with times, pauses
//! and marks, and without the typing. What was written and taken out again is not in it.

use super::event::{Entry, Event};
use super::header::Header;
use super::limits;
use super::notes::What;
use super::take::{Misfit, Take};
use super::trace::Tracer;

/// The entries of a copy without the typing. Folded, they are the session that they were made of: the same texts,
/// clocks, visits, marks, notes and end.
///
/// Fails where the entries do not follow each other; a reader leaves those out beforehand.
pub fn without_typing(header: &Header, entries: &[Entry]) -> Result<Vec<Entry>, Misfit> {
    let mut copy = Copy {
        take: Take::new(header.clone()),
        stale: vec![false; header.sections.len()],
        tracer: Tracer::of(entries),
        events: Vec::new(),
    };
    for entry in entries {
        copy.entry(entry)?;
    }
    copy.restate(copy.take.at);
    Ok(numbered(copy.events))
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
            self.restate(entry.at);
        }
        let begun = self.take.begun;
        self.take.apply(&next)?;
        match &entry.event {
            Event::Edit { .. } => self.mark(self.take.current),
            // What a session starts from stands at its start; later ones may hold what is taken out again.
            Event::Text { section, .. } if begun => self.take.section(section).into_iter().for_each(|at| self.mark(at)),
            Event::Traced(_) => {}
            event if stays(event) => {}
            event => self.push(entry.at, event.clone()),
        }
        Ok(())
    }

    fn mark(&mut self, section: usize) {
        if let Some(stale) = self.stale.get_mut(section) {
            *stale = true;
        }
    }

    /// Says the text of every section that has another one by now.
    fn restate(&mut self, at: u64) {
        for section in 0..self.stale.len() {
            let stale = self.stale.get_mut(section).is_some_and(std::mem::take);
            if let Some(told) = self.take.sections.get(section).filter(|_| stale) {
                let event = Event::Text { section: told.id.clone(), text: told.text.clone() };
                self.push(at, event);
            }
        }
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
