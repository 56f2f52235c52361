//! When each finding appeared while the answer was told, and when it went again.
//!
//! The log is folded once more, and the section that was changed is read by the rules at the ends of words. A long log
//! is read in coarser steps, so that the work stays bounded whatever the log claims.

use super::event::{Entry, Event};
use super::header::Header;
use super::take::Take;
use crate::content::Polarity;
use crate::content::clean::part;
use crate::scoring::judge::{Reading, polarity};
use crate::scoring::{Rubric, Told};
use std::sync::Arc;

/// Readings at most; a last one of each section comes on top.
const READINGS: usize = 1_500;
/// Bytes of text that they read together, at most.
const BYTES: usize = 20_000_000;
/// Milliseconds without a change after which an unfinished clause is taken for ended, as while rehearsing.
const SETTLES: u64 = 1_500;
/// Appearances that are kept.
const MOST: usize = 5_000;
/// Findings of one section that are followed.
const FOLLOWED: usize = 300;
/// Bytes of text whose readings are handed out; a reading takes many times as many.
const LEFT: usize = 256_000;

/// A finding, with the session times between which it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    /// The section's number in the header.
    pub section: usize,
    /// The rule's id.
    pub rule: String,
    /// The family's title.
    pub family: String,
    /// As the pattern judges the family.
    pub polarity: Polarity,
    /// The words, as they stood last.
    pub quote: String,
    /// Session time when it appeared, in ms.
    pub from: u64,
    /// Session time when it went again; nothing where it stood to the end.
    pub to: Option<u64>,
}

/// What a search through the log of a session brought.
#[derive(Debug, Default)]
pub struct Found {
    /// Every finding, in the order in which they appeared.
    pub all: Vec<Appearance>,
    /// The sections with their numbers as they were read where they were left, so that nobody who looks at the session
    /// as it stood at some time need read any but the one that was told then.
    pub left: Vec<(usize, Arc<Reading>)>,
}

/// The findings of a session as they appeared; a copy without the typing tells them by visits. The rubric has the
/// sections of the header.
pub fn appearances(header: &Header, entries: &[Entry], rubric: &Rubric) -> Found {
    let step = step(header, entries);
    let mut search = Search {
        rubric,
        take: Take::new(header.clone()),
        known: vec![None; header.sections.len()],
        all: Vec::new(),
        left: Vec::new(),
        kept: 0,
        readings: 0,
        bytes: 0,
    };
    let mut due = 0;
    for (at, entry) in entries.iter().enumerate() {
        let left = search.take.current;
        let before = search.take.at;
        if search.follow(entry).is_err() {
            continue;
        }
        let next = entries.get(at + 1);
        match &entry.event {
            Event::Edit { at, cut, put, .. } => {
                let rests = next.is_none_or(|next| next.at.saturating_sub(entry.at) >= SETTLES);
                due += usize::from(ends_a_word(*cut, put) || rests);
                if due >= step {
                    due = 0;
                    search.read(search.take.current, Some(at + put.len()).filter(|_| !rests), entry.at);
                }
            }
            Event::Entered { .. } => {
                search.read(left, None, entry.at.max(before));
                search.keep(left);
            }
            Event::Text { section, .. } | Event::Dismissed { section, .. } => {
                if let Some(section) = search.take.section(section) {
                    search.read(section, None, entry.at);
                }
            }
            Event::Paused => search.read(left, None, entry.at),
            Event::Finished { .. } => break,
            _ => {}
        }
    }
    let end = search.take.at;
    (search.readings, search.bytes) = (0, 0);
    for section in 0..header.sections.len() {
        search.read(section, None, end);
        search.keep(section);
    }
    Found { all: search.all, left: search.left }
}

/// How many ends of words go to one reading.
fn step(header: &Header, entries: &[Entry]) -> usize {
    let mut lengths = vec![0_usize; header.sections.len()];
    let (mut current, mut ends, mut bytes) = (0, 0_usize, 0_usize);
    for entry in entries {
        match &entry.event {
            Event::Entered { section } => {
                current = header.sections.iter().position(|id| id == section).unwrap_or(current);
            }
            Event::Edit { cut, put, .. } => {
                let Some(length) = lengths.get_mut(current) else { continue };
                *length = length.saturating_sub(*cut) + put.len();
                if ends_a_word(*cut, put) {
                    ends += 1;
                    bytes += *length;
                }
            }
            Event::Text { section, text } => {
                let section = header.sections.iter().position(|id| id == section);
                if let Some(length) = section.and_then(|section| lengths.get_mut(section)) {
                    *length = text.len();
                }
            }
            _ => {}
        }
    }
    ends.div_ceil(READINGS).max(bytes.div_ceil(BYTES)).max(1)
}

/// Whether something may be found after an edit that was not there before.
fn ends_a_word(cut: usize, put: &str) -> bool {
    cut > 0 || put.chars().any(|c| !c.is_alphanumeric() && c != '\'' && c != '’')
}

/// While the log is folded.
struct Search<'a> {
    rubric: &'a Rubric,
    take: Take,
    /// What was read last in each section, with the findings that stand there by their numbers in `all`.
    known: Vec<Option<(Arc<Reading>, Vec<usize>)>>,
    all: Vec<Appearance>,
    left: Vec<(usize, Arc<Reading>)>,
    /// Bytes of text that these read.
    kept: usize,
    /// Readings so far, and the bytes that they read.
    readings: usize,
    bytes: usize,
}

impl Search<'_> {
    /// Numbers of lost entries are not missed here.
    fn follow(&mut self, entry: &Entry) -> Result<(), super::Misfit> {
        self.take.n = entry.n.saturating_sub(1);
        self.take.apply(entry)
    }

    /// Reads a section, and matches what stands in it with what stood there before.
    fn read(&mut self, section: usize, cursor: Option<usize>, at: u64) {
        let Some((guide, text)) = self.rubric.framework.sections.get(section).zip(self.take.sections.get(section))
        else {
            return;
        };
        let dismissed = self.take.dismissed.iter().filter(|dismissal| dismissal.section == text.id);
        let told = Told {
            text: text.text.clone(),
            cursor,
            dismissed: dismissed.map(|dismissal| (dismissal.rule.clone(), dismissal.quote.clone())).collect(),
        };
        let Some(known) = self.known.get_mut(section) else { return };
        let spent = self.bytes > 2 * BYTES || self.readings > 2 * READINGS;
        if spent || known.as_ref().is_some_and(|(known, _)| *known.told() == told) {
            return;
        }
        self.readings += 1;
        self.bytes += told.text.len();
        let reading = Reading::of(self.rubric, guide, told);
        let mut old = known.take().map(|(_, standing)| standing).unwrap_or_default();
        let mut found: Vec<(Appearance, bool)> = reading
            .findings()
            .iter()
            .filter(|finding| finding.stands())
            .take(FOLLOWED)
            .filter_map(|finding| {
                let rule = self.rubric.engine.rule(finding.rule)?;
                let appearance = Appearance {
                    section,
                    rule: rule.id.clone(),
                    family: rule.family_title.clone(),
                    polarity: polarity(self.rubric, rule)?,
                    quote: part(&reading.told().text, finding.span.clone()).to_owned(),
                    from: at,
                    to: None,
                };
                Some((appearance, false))
            })
            .collect();
        let mut standing = Vec::with_capacity(found.len());
        // The same words first, then words of the same rule that grew or shrank.
        for same_words in [true, false] {
            for (one, placed) in found.iter_mut().filter(|(_, placed)| !placed) {
                let same = |known: &Appearance| known.rule == one.rule && (!same_words || known.quote == one.quote);
                let Some(place) = old.iter().position(|known| self.all.get(*known).is_some_and(same)) else { continue };
                let known = old.remove(place);
                if let Some(known) = self.all.get_mut(known) {
                    known.quote.clone_from(&one.quote);
                }
                standing.push(known);
                *placed = true;
            }
        }
        for gone in old {
            if let Some(gone) = self.all.get_mut(gone) {
                gone.to = Some(at);
            }
        }
        for (one, _) in found.into_iter().filter(|(_, placed)| !placed) {
            if self.all.len() < MOST {
                standing.push(self.all.len());
                self.all.push(one);
            }
        }
        *known = Some((Arc::new(reading), standing));
    }

    /// Keeps a section as it was read last, where it is left.
    fn keep(&mut self, section: usize) {
        let Some(Some((reading, _))) = self.known.get(section) else { return };
        let kept = self.left.iter().any(|(_, kept)| Arc::ptr_eq(kept, reading));
        let bytes = self.kept + reading.told().text.len();
        if !kept && bytes <= LEFT {
            self.kept = bytes;
            self.left.push((section, Arc::clone(reading)));
        }
    }
}
