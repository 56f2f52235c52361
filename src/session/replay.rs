//! The session as it stood at any time.
//!
//! The log is folded forward; takes are kept on the way, so that going back or far ahead folds only what lies between.
//! How many are kept, and how many bytes they hold together, is bounded whatever the log claims: where there would be
//! more, every second one is let go and the next ones stand twice as far apart.

use super::event::{Entry, Event};
use super::header::Header;
use super::take::Take;
use std::sync::Arc;

/// Takes that are kept at most.
const KEPT: usize = 128;
/// Bytes that they hold together at most; one alone may hold more.
const BYTES: usize = 32 << 20;
/// Work between two of them at first: bytes of text moved, and so many for each entry.
const APART: usize = 1 << 20;
const ENTRY: usize = 512;
/// Entries that are looked through for the last change of the text.
const NEAR: usize = 1_000;

/// A session that can be looked at as it stood at any time.
#[derive(Debug, Clone)]
pub struct Replay {
    entries: Arc<Vec<Entry>>,
    /// As it stands after so many entries.
    take: Take,
    applied: usize,
    /// Takes on the way, each with the number of entries it stands after.
    kept: Vec<(usize, Take)>,
    /// Bytes that they hold.
    bytes: usize,
    /// Work between two of them, and since the last.
    apart: usize,
    work: usize,
}

impl Replay {
    /// Before the first entry. The entries follow each other, as a reader hands them out.
    pub fn new(header: Header, entries: Arc<Vec<Entry>>) -> Self {
        let take = Take::new(header);
        let bytes = bytes(&take);
        Self { entries, kept: vec![(0, take.clone())], take, applied: 0, bytes, apart: APART, work: 0 }
    }

    /// The session as it stands.
    pub fn take(&self) -> &Take {
        &self.take
    }

    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The session after every entry that is not later than a session time, in ms.
    pub fn seek(&mut self, at: u64) -> &Take {
        let wanted = self.entries.partition_point(|entry| entry.at <= at);
        let near = self.kept.partition_point(|(applied, _)| *applied <= wanted);
        if let Some((applied, take)) = near.checked_sub(1).and_then(|last| self.kept.get(last))
            && (self.applied > wanted || self.applied < *applied)
        {
            (self.take, self.applied, self.work) = (take.clone(), *applied, 0);
        }
        let entries = Arc::clone(&self.entries);
        for entry in entries.iter().take(wanted).skip(self.applied) {
            self.follow(entry);
        }
        &self.take
    }

    /// When the next entry comes after those that are applied, in ms of session time.
    pub fn next_at(&self) -> Option<u64> {
        self.entries.get(self.applied).map(|entry| entry.at)
    }

    /// Where the cursor stands in the current section: behind its last change, or at its end.
    pub fn cursor(&self) -> usize {
        let text = self.take.sections.get(self.take.current).map_or(0, |section| section.text.len());
        let before = self.entries.iter().take(self.applied).rev().take(NEAR);
        for entry in before {
            match &entry.event {
                Event::Edit { at, put, .. } => return (at + put.len()).min(text),
                Event::Entered { .. } => break,
                Event::Text { section, text: whole } => {
                    let current = self.take.sections.get(self.take.current);
                    let other = current.is_some_and(|it| it.id == *section && it.text != *whole);
                    if other {
                        break;
                    }
                }
                _ => {}
            }
        }
        text
    }

    /// Entries that do not fit stay out, as with the reader; numbers of lost ones are not missed.
    fn follow(&mut self, entry: &Entry) {
        let n = self.take.n;
        self.take.n = entry.n.saturating_sub(1);
        if self.take.apply(entry).is_err() {
            self.take.n = n;
        }
        self.applied += 1;
        self.work += ENTRY + weight(&self.take, &entry.event);
        let last = self.kept.last().map_or(0, |(applied, _)| *applied);
        // What comes after the end is notes: that is quick, and would be kept many times.
        if self.work >= self.apart && self.applied > last && self.take.finished.is_none() {
            self.keep();
        }
    }

    fn keep(&mut self) {
        self.work = 0;
        let size = bytes(&self.take);
        while self.kept.len() > 1 && (self.kept.len() >= KEPT || self.bytes + size > BYTES) {
            let mut at = 0;
            self.kept.retain(|_| {
                at += 1;
                at % 2 == 1
            });
            self.bytes = self.kept.iter().map(|(_, take)| bytes(take)).sum();
            self.apart = self.apart.saturating_mul(2);
        }
        if self.bytes + size <= BYTES {
            self.bytes += size;
            self.kept.push((self.applied, self.take.clone()));
        }
    }
}

/// Bytes of text that an entry moved.
fn weight(take: &Take, event: &Event) -> usize {
    match event {
        Event::Edit { at, .. } => {
            let length = take.sections.get(take.current).map_or(0, |section| section.text.len());
            length.saturating_sub(*at)
        }
        Event::Text { text, .. } => text.len(),
        _ => 0,
    }
}

/// Bytes that a take holds, near enough.
fn bytes(take: &Take) -> usize {
    let texts: usize = take.sections.iter().map(|section| section.text.len() + section.id.len() + 64).sum();
    let header = &take.header;
    let known: usize = [&header.pattern, &header.framework, &header.level, &header.began, &header.engine]
        .into_iter()
        .chain(&header.sections)
        .chain(header.asked.as_ref())
        .chain(header.candidate.as_ref())
        .map(String::len)
        .sum();
    let dismissed: usize =
        take.dismissed.iter().map(|it| it.rule.len() + it.section.len() + it.quote.len() + it.reason.len() + 96).sum();
    let checked: usize = take.checked.iter().map(|(need, _)| need.len() + 32).sum();
    texts + known + dismissed + checked + size_of::<Take>()
}

#[cfg(test)]
mod tests;
