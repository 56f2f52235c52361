//! The fold: what a session is after its entries.
//!
//! # Clocks
//!
//! Every section has a clock, and at most one runs: that of the current section. They start with the first
//! [`Event::Edit`] (the first key) or with [`Event::Resumed`] (how an answer aloud begins), so a session that opens
//! with an earlier text stands still until the candidate does something. [`Event::Paused`] and [`Event::Finished`]
//! stop them, and after that only `Resumed` starts them again: an edit while paused changes text, not time.
//! [`Event::Entered`] moves the running clock to another section. Time between two entries belongs to the section
//! that was current after the first of them.

use super::event::{Entry, Event, Final, Honesty};
use super::header::{Header, Input};
use super::limits;
use super::notes::{Notes, What};
use crate::scoring::length::words;
use crate::scoring::scorecard::Quoted;
use crate::scoring::{Scorecard, Told};

/// A session as it stands after some entries.
///
/// Invariant: a take that grows with each entry equals one that is folded from the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Take {
    /// The first line.
    pub header: Header,
    /// In the framework's order.
    pub sections: Vec<TakeSection>,
    /// The section being told.
    pub current: usize,
    /// Whether the clocks ever started.
    pub begun: bool,
    /// Whether the clocks run.
    pub running: bool,
    /// The number of the last entry.
    pub n: u64,
    /// Session time of the last entry, in ms.
    pub at: u64,
    /// A name for the lists.
    pub name: Option<String>,
    /// The candidate's answers to the two questions.
    pub answered: Vec<(Honesty, bool)>,
    /// Needs that the candidate checked after an answer aloud.
    pub checked: Vec<(String, bool)>,
    /// Findings that the candidate dismissed.
    pub dismissed: Vec<Dismissal>,
    /// What people said about the finished answer.
    pub notes: Notes,
    /// Set once the answer is complete: the judgement as it was given, where one was.
    pub finished: Option<Option<Scorecard>>,
}

/// One section of a take.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakeSection {
    /// The section's id.
    pub id: String,
    /// Its text now.
    pub text: String,
    /// Milliseconds on its clock up to the last entry.
    pub ms: u64,
    /// How often it was entered from elsewhere.
    pub visits: u32,
    /// Set when a damaged entry may have changed it, until the next checkpoint.
    pub damaged: bool,
}

/// Milliseconds that a question is on the screen before a reply aloud counts as given: to press a key takes less.
const SPOKEN: u64 = 2_000;

impl TakeSection {
    /// Whether something was replied in it: with words, or aloud for a while.
    pub fn is_reply(&self, input: Input) -> bool {
        is_reply(&self.text, self.ms, input)
    }
}

/// The same of a text and the milliseconds on its clock.
pub fn is_reply(text: &str, ms: u64, input: Input) -> bool {
    !text.trim().is_empty() || input == Input::Aloud && ms >= SPOKEN
}

/// A finding that the candidate rejects, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissal {
    /// The rule's id.
    pub rule: String,
    /// The section's id.
    pub section: String,
    /// The words it flagged.
    pub quote: String,
    /// Why.
    pub reason: String,
}

impl Dismissal {
    /// Whether it is this finding that is rejected.
    pub fn rejects(&self, found: &Quoted) -> bool {
        self.rule == found.rule && self.section == found.section && self.quote == found.text
    }
}

/// Why an entry cannot follow what came before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong, for people.
    pub message: String,
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Misfit {}

impl Take {
    /// A session before its first entry.
    pub fn new(header: Header) -> Self {
        let sections = header.sections.iter().map(|id| TakeSection { id: id.clone(), ..TakeSection::default() });
        Self {
            sections: sections.collect(),
            header,
            current: 0,
            begun: false,
            running: false,
            n: 0,
            at: 0,
            name: None,
            answered: Vec::new(),
            checked: Vec::new(),
            dismissed: Vec::new(),
            notes: Notes::default(),
            finished: None,
        }
    }

    /// Adds one entry, or says why it cannot follow; the take is then unchanged.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Misfit> {
        self.check(entry)?;
        let passed = entry.at - self.at;
        let running = self.running;
        if let Some(section) = self.sections.get_mut(self.current).filter(|_| running) {
            section.ms = section.ms.saturating_add(passed);
        }
        (self.n, self.at) = (entry.n, entry.at);
        self.change(&entry.event);
        Ok(())
    }

    /// The section of that id, by its number.
    pub fn section(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.id == id)
    }

    /// Milliseconds on the clock of a section at session time `at`, which is not before the last entry.
    pub fn ms(&self, section: usize, at: u64) -> u64 {
        let live = if self.running && section == self.current { at.saturating_sub(self.at) } else { 0 };
        self.sections.get(section).map_or(0, |s| s.ms.saturating_add(live))
    }

    /// Milliseconds on all clocks together at session time `at`.
    pub fn total_ms(&self, at: u64) -> u64 {
        (0..self.sections.len()).map(|section| self.ms(section, at)).fold(0, u64::saturating_add)
    }

    /// Words of all sections, as a listener counts them.
    pub fn words(&self) -> u32 {
        self.sections.iter().map(|section| words(&section.text)).sum()
    }

    /// What was told in each section, at rest, for the judge.
    pub fn told(&self) -> Vec<Told> {
        let told = |section: &TakeSection| {
            let dismissed = self.dismissed.iter().filter(|dismissal| dismissal.section == section.id);
            Told {
                text: section.text.clone(),
                cursor: None,
                dismissed: dismissed.map(|dismissal| (dismissal.rule.clone(), dismissal.quote.clone())).collect(),
            }
        };
        self.sections.iter().map(told).collect()
    }

    /// Whether an entry can follow; [`Take::apply`] refuses the others.
    pub fn check(&self, entry: &Entry) -> Result<(), Misfit> {
        if entry.n != self.n + 1 {
            return misfit(format!("entry {} where {} was due", entry.n, self.n + 1));
        }
        if entry.n > limits::ENTRIES {
            return misfit(format!("more than {} entries", limits::ENTRIES));
        }
        if entry.at < self.at {
            return misfit(format!("session time goes back from {} to {} ms", self.at, entry.at));
        }
        if entry.at > limits::TIME {
            return misfit("session time beyond ten years");
        }
        let after = matches!(entry.event, Event::Named { .. } | Event::Dismissed { .. } | Event::Noted(_));
        if self.finished.is_some() && !after {
            return misfit("the answer is finished, its text and times are frozen");
        }
        self.check_event(entry)
    }

    fn check_event(&self, entry: &Entry) -> Result<(), Misfit> {
        match &entry.event {
            Event::Entered { section } => self.known(section),
            Event::Edit { at, cut, put, .. } => self.check_edit(*at, *cut, put),
            Event::Text { section, text } => self.known(section).and_then(|()| check_text(text.len())),
            Event::Paused | Event::Answered { .. } | Event::Traced(_) => Ok(()),
            Event::Resumed { wall } => check_label(wall),
            Event::Checked { need, .. } => check_label(need).and_then(|()| check_notes(self.checked.len())),
            Event::Dismissed { rule, section, quote, reason } => {
                self.known(section)?;
                [rule, quote, reason].into_iter().try_for_each(|label| check_label(label))?;
                check_notes(self.dismissed.len())
            }
            Event::Named { name } => check_label(name),
            Event::Noted(_) if self.finished.is_none() => misfit("a note on an answer that is not finished"),
            Event::Noted(note) if self.notes.0.len() >= limits::NOTED + usize::from(note.what == What::Seen) => misfit(
                format!("this session holds {} notes, and no more fit: note it on a later attempt", limits::NOTED),
            ),
            Event::Noted(note) if self.notes.has(&note.id) => misfit("a note that is there already"),
            Event::Noted(note) => note.check(&self.header.sections),
            Event::Finished { sections, .. } => self.check_finals(sections, entry.at),
        }
    }

    fn known(&self, id: &str) -> Result<(), Misfit> {
        match self.section(id) {
            Some(_) => Ok(()),
            None => misfit(format!("no section `{}` in this session", crate::content::clean::visible(id))),
        }
    }

    fn check_edit(&self, at: usize, cut: usize, put: &str) -> Result<(), Misfit> {
        let Some(section) = self.sections.get(self.current) else { return misfit("this session has no sections") };
        let fits = at.checked_add(cut).and_then(|end| section.text.get(at..end)).is_some();
        if !fits {
            let (id, len) = (&section.id, section.text.len());
            return misfit(format!("an edit of {cut} bytes at {at} does not fit `{id}`, which has {len} bytes"));
        }
        check_text(section.text.len() - cut + put.len())
    }

    fn check_finals(&self, finals: &[Final], at: u64) -> Result<(), Misfit> {
        if !finals.iter().map(|last| &last.id).eq(self.sections.iter().map(|section| &section.id)) {
            return misfit("the final texts are not those of this session's sections");
        }
        if finals.iter().fold(0, |sum: u64, last| sum.saturating_add(last.ms)) > at {
            return misfit("the final clocks show more than the time of the session");
        }
        finals.iter().try_for_each(|last| check_text(last.text.len()))
    }

    fn change(&mut self, event: &Event) {
        match event {
            Event::Entered { section } => self.enter(section),
            Event::Edit { at, cut, put, .. } => {
                if let Some(section) = self.sections.get_mut(self.current) {
                    section.text.replace_range(*at..*at + *cut, put);
                }
                self.running |= !self.begun;
                self.begun = true;
            }
            Event::Text { section, text } => {
                if let Some(section) = self.sections.iter_mut().find(|s| s.id == *section) {
                    section.text.clone_from(text);
                    section.damaged = false;
                }
            }
            Event::Traced(_) => {}
            Event::Noted(note) => self.notes.0.push((**note).clone()),
            Event::Paused => self.running = false,
            Event::Resumed { .. } => (self.begun, self.running) = (true, true),
            Event::Answered { question, yes } => set(&mut self.answered, *question, *yes),
            Event::Checked { need, met } => set(&mut self.checked, need.clone(), *met),
            Event::Dismissed { rule, section, quote, reason } => self.dismissed.push(Dismissal {
                rule: rule.clone(),
                section: section.clone(),
                quote: quote.clone(),
                reason: reason.clone(),
            }),
            Event::Named { name } => self.name = Some(name.clone()).filter(|name| !name.is_empty()),
            Event::Finished { sections, scorecard } => {
                for (section, last) in self.sections.iter_mut().zip(sections) {
                    section.text.clone_from(&last.text);
                    section.ms = last.ms;
                    section.damaged = false;
                }
                self.running = false;
                self.finished = Some(scorecard.as_deref().cloned());
            }
        }
    }

    fn enter(&mut self, id: &str) {
        let Some(next) = self.section(id) else { return };
        if let Some(section) = self.sections.get_mut(next).filter(|s| next != self.current || s.visits == 0) {
            section.visits = section.visits.saturating_add(1);
        }
        self.current = next;
    }
}

fn set<K: PartialEq>(list: &mut Vec<(K, bool)>, key: K, value: bool) {
    match list.iter_mut().find(|(known, _)| *known == key) {
        Some((_, known)) => *known = value,
        None => list.push((key, value)),
    }
}

fn check_text(bytes: usize) -> Result<(), Misfit> {
    if bytes <= limits::TEXT {
        return Ok(());
    }
    misfit(format!("a section holds at most {} kB of text", limits::TEXT / 1000))
}

fn check_label(label: &str) -> Result<(), Misfit> {
    if label.len() <= limits::LABEL { Ok(()) } else { misfit(format!("a label of more than {} bytes", limits::LABEL)) }
}

fn check_notes(count: usize) -> Result<(), Misfit> {
    if count < limits::NOTES { Ok(()) } else { misfit(format!("more than {} of one kind of note", limits::NOTES)) }
}

fn misfit(message: impl Into<String>) -> Result<(), Misfit> {
    Err(Misfit { message: message.into() })
}

#[cfg(test)]
pub(crate) mod tests;
