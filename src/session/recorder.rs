//! What the app does, as entries.
//!
//! The app keeps one recorder. Each call takes the [`Moment`] of the key, changes the take at once and returns the
//! entries that the store must append, in order:
//!
//! ```text
//! let recorder = Recorder::new(header, texts, now)?;          // nothing to write yet
//! let entries = recorder.edit(0, 0, "I noticed", false, now)?; // header and first entries belong on disk now
//! let entries = recorder.enter("task", now)?;
//! let shown = recorder.take().ms(section, recorder.at(now));  // a running clock
//! ```
//!
//! Nothing is returned before the first key, so a session that is only looked at leaves no file.

use super::event::{Entry, Event, Final};
use super::header::Header;
use super::limits;
use super::take::{Misfit, Take};
use crate::clock::Moment;
use crate::scoring::Scorecard;

/// Edits of a section between two checkpoints.
const EDITS_PER_CHECKPOINT: u32 = 200;
/// A gap between two wake-ups, in ms, that no waiting explains: the machine slept.
const JUMP: u64 = 60_000;

/// Turns deeds into entries, with numbers, session time and checkpoints.
#[derive(Debug, Clone)]
pub struct Recorder {
    take: Take,
    /// Entries from before the first key; `None` once there was one.
    withheld: Option<Vec<Entry>>,
    /// Session time at `base`.
    base_at: u64,
    base: Moment,
    /// The last moment that anybody told us.
    seen: Moment,
    /// Edits of each section since its last checkpoint.
    edits: Vec<u32>,
}

impl Recorder {
    /// A new session in its first section. `texts` are the sections' texts to begin with, by section id; empty for an
    /// answer from memory. Fails where a text names no section of the header or is too long.
    pub fn new<'a>(
        header: Header,
        texts: impl IntoIterator<Item = (&'a str, &'a str)>,
        now: Moment,
    ) -> Result<Self, Misfit> {
        let first = header.sections.first().cloned().unwrap_or_default();
        let mut recorder = Self::of(Take::new(header), now);
        let mut entries = Vec::new();
        recorder.push(Event::Entered { section: first }, now, &mut entries)?;
        for (section, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            let (section, text) = (section.to_owned(), text.to_owned());
            recorder.push(Event::Text { section, text }, now, &mut entries)?;
        }
        recorder.withheld = Some(entries);
        Ok(recorder)
    }

    /// Goes on with a stored session. Session time continues from the last entry, so the time while the program did
    /// not run counts nowhere; clocks that ran at the cut are paused there (the entry returned, to be appended).
    pub fn reopen(take: Take, now: Moment) -> (Self, Vec<Entry>) {
        let mut recorder = Self::of(take, now);
        let entries = if recorder.take.running { recorder.pause(now).unwrap_or_default() } else { Vec::new() };
        (recorder, entries)
    }

    /// Puts one event at the end of a stored session: the take follows it, and the entries are to be appended. Where it
    /// does not fit, the error says why, and the take is as before.
    pub fn add(take: &mut Take, event: Event, now: Moment) -> Result<Vec<Entry>, Misfit> {
        let (mut recorder, mut entries) = Self::reopen(take.clone(), now);
        entries.extend(recorder.record(event, now)?);
        *take = recorder.take;
        Ok(entries)
    }

    /// Of a session that is only looked at, as it stands; nothing may be recorded.
    pub fn still(take: Take, now: Moment) -> Self {
        Self::of(take, now)
    }

    fn of(take: Take, now: Moment) -> Self {
        let (base_at, edits) = (take.at, vec![0; take.sections.len()]);
        Self { take, withheld: None, base_at, base: now, seen: now, edits }
    }

    /// The session as it stands.
    pub fn take(&self) -> &Take {
        &self.take
    }

    /// Session time, in ms.
    pub fn at(&self, now: Moment) -> u64 {
        self.base_at.saturating_add(now.since(self.base)).max(self.take.at)
    }

    /// Milliseconds on the clock of a section, which may be running.
    pub fn ms(&self, section: usize, now: Moment) -> u64 {
        self.take.ms(section, self.at(now))
    }

    /// Milliseconds on all clocks together.
    pub fn total_ms(&self, now: Moment) -> u64 {
        self.take.total_ms(self.at(now))
    }

    /// Whether anything must be saved yet; false until the first key.
    pub fn has_begun(&self) -> bool {
        self.withheld.is_none()
    }

    /// To be called first at every message, by a caller that wakes at least once in a few seconds while clocks run.
    /// After a jump of a minute or more (the machine slept, the process was stopped) the clocks are paused where they
    /// were last seen, and the time of the jump counts nowhere.
    pub fn wake(&mut self, now: Moment) -> Vec<Entry> {
        let jumped = now.since(self.seen) >= JUMP && self.take.running;
        if !jumped {
            self.seen = now;
            return Vec::new();
        }
        (self.base_at, self.base, self.seen) = (self.at(self.seen), now, now);
        self.pause(now).unwrap_or_default()
    }

    /// Goes to a section.
    pub fn enter(&mut self, section: &str, now: Moment) -> Result<Vec<Entry>, Misfit> {
        self.record(Event::Entered { section: section.to_owned() }, now)
    }

    /// Changes the text of the current section: at byte `at`, `cut` bytes go out and `put` comes in.
    pub fn edit(&mut self, at: usize, cut: usize, put: &str, pasted: bool, now: Moment) -> Result<Vec<Entry>, Misfit> {
        self.record(Event::Edit { at, cut, put: put.to_owned(), pasted }, now)
    }

    /// Replaces the whole text of a section (a pasted answer that is split, a text from an outside editor).
    pub fn replace(&mut self, section: &str, text: &str, now: Moment) -> Result<Vec<Entry>, Misfit> {
        self.record(Event::Text { section: section.to_owned(), text: text.to_owned() }, now)
    }

    /// Stops the clocks.
    pub fn pause(&mut self, now: Moment) -> Result<Vec<Entry>, Misfit> {
        self.record(Event::Paused, now)
    }

    /// Lets the clocks run: how an answer aloud begins, and how any goes on after a pause.
    pub fn resume(&mut self, now: Moment) -> Result<Vec<Entry>, Misfit> {
        self.record(Event::Resumed { wall: now.wall() }, now)
    }

    /// Completes the answer. Whatever is asked before the verdict is recorded before this, while paused.
    pub fn finish(&mut self, scorecard: Option<Scorecard>, now: Moment) -> Result<Vec<Entry>, Misfit> {
        let at = self.at(now);
        let finals = self.take.sections.iter().enumerate().map(|(index, section)| Final {
            id: section.id.clone(),
            text: section.text.clone(),
            ms: self.take.ms(index, at),
        });
        let event = Event::Finished { sections: finals.collect(), scorecard: scorecard.map(Box::new) };
        let mut entries = self.record(event, now)?;
        // Lists read the end of a file only, so a name given earlier is said again there.
        if let Some(name) = self.take.name.clone() {
            entries.extend(self.record(Event::Named { name }, now)?);
        }
        Ok(entries)
    }

    /// Records any event. An error says why it cannot happen (the section is full, the answer is finished); the
    /// session is then as before.
    pub fn record(&mut self, event: Event, now: Moment) -> Result<Vec<Entry>, Misfit> {
        let entry = Entry { n: self.take.n + 1, at: self.at(now), event };
        self.take.check(&entry)?;
        let Entry { event, .. } = entry;
        let target = if let Event::Entered { section } = &event { self.take.section(section) } else { None };
        let mut entries = Vec::new();
        if target.is_some_and(|section| section != self.take.current) {
            self.checkpoint(1, now, &mut entries)?;
        }
        self.push(event, now, &mut entries)?;
        self.checkpoint(EDITS_PER_CHECKPOINT, now, &mut entries)?;
        Ok(match &mut self.withheld {
            Some(withheld) if target.is_some() => {
                withheld.append(&mut entries);
                Vec::new()
            }
            Some(_) => {
                let mut all = self.withheld.take().unwrap_or_default();
                all.append(&mut entries);
                all
            }
            None => entries,
        })
    }

    /// Restates the current section after so many edits, with room left for the entry that follows.
    fn checkpoint(&mut self, after: u32, now: Moment, entries: &mut Vec<Entry>) -> Result<(), Misfit> {
        let due = self.edits.get(self.take.current).is_some_and(|edits| *edits >= after);
        if !due || self.take.n + 2 > limits::ENTRIES {
            return Ok(());
        }
        let Some(section) = self.take.sections.get(self.take.current) else { return Ok(()) };
        let event = Event::Text { section: section.id.clone(), text: section.text.clone() };
        self.push(event, now, entries)
    }

    fn push(&mut self, event: Event, now: Moment, entries: &mut Vec<Entry>) -> Result<(), Misfit> {
        let entry = Entry { n: self.take.n + 1, at: self.at(now), event };
        self.take.apply(&entry)?;
        self.seen = self.seen.max(now);
        match &entry.event {
            Event::Edit { .. } => {
                if let Some(edits) = self.edits.get_mut(self.take.current) {
                    *edits += 1;
                }
            }
            Event::Text { section, .. } => {
                let index = self.take.section(section);
                if let Some(edits) = index.and_then(|index| self.edits.get_mut(index)) {
                    *edits = 0;
                }
            }
            _ => {}
        }
        entries.push(entry);
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests;
