//! Names taken out of a copy before it is handed over.
//!
//! A name is a row of words, found without regard to case and accents and on word borders: "Anna" is found in "anna's"
//! and "Anna-Lena", and not in "Annapolis"; "Müller" is found as "Mueller", too. Of a name of several words its parts are
//! found alone, and its initials where they have dots. A mail address or a handle that holds a name is found whole. Each
//! name becomes a word of its own, so that a reader can still tell two people apart.

mod find;

use super::event::{Entry, Event, Final};
use super::header::Header;
use super::notes::{Anchor, Note, Review, What};
use crate::content::clean::part;
use crate::scoring::Scorecard;
use crate::scoring::scorecard::Part;
pub use find::{Moved, Names};
use serde_json::Value;
use std::collections::BTreeMap;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redacted {
    /// Each spelling that was taken out, with how often.
    pub forms: BTreeMap<String, usize>,
    /// Words that stayed and may be a name: longer ones that hold one, such as "Annas", and such that are one letter off.
    pub near: BTreeMap<String, usize>,
}

/// Keys whose values are ids that belong to the program or the rubric, and times.
const IDS: [&str; 18] = [
    "id", "section", "sections", "rule", "family", "pattern", "framework", "level", "principle", "need", "again_of",
    "about", "rubric", "engine", "began", "wall", "title", "to",
];

/// Takes the names out of a copy. Fails, with what to do, where one is still in it afterwards.
pub fn redact(names: &Names, header: &mut Header, entries: &mut [Entry]) -> Result<Redacted, String> {
    let mut pen = Pen { names, texts: BTreeMap::new(), done: Redacted::default() };
    // Notes stand on the final texts, so these come first.
    if let Some(Event::Finished { sections, .. }) =
        entries.iter().map(|entry| &entry.event).find(|event| matches!(event, Event::Finished { .. }))
    {
        pen.texts = sections.iter().map(|last| (last.id.clone(), names.without(&last.text))).collect();
    }
    if let Some(text) = &mut header.asked {
        pen.text(text);
    }
    if header.story.as_ref().is_some_and(|story| !names.find(story).is_empty()) {
        header.story = None;
    }
    for entry in entries.iter_mut() {
        pen.event(&mut entry.event);
    }
    let done = pen.done;
    check(names, header, entries)?;
    Ok(done)
}

/// The names on the way through a copy.
struct Pen<'a> {
    names: &'a Names,
    /// The final texts without the names, by section.
    texts: BTreeMap<String, find::Without>,
    done: Redacted,
}

impl Pen<'_> {
    fn text(&mut self, text: &mut String) {
        let without = self.names.without(text);
        for form in without.found {
            *self.done.forms.entry(form).or_default() += 1;
        }
        for word in self.names.near(text) {
            *self.done.near.entry(word).or_default() += 1;
        }
        *text = without.text;
    }

    fn event(&mut self, event: &mut Event) {
        match event {
            // Said again at the end, and counted there.
            Event::Edit { put: text, .. } | Event::Text { text, .. } => self.quote(text),
            Event::Named { name } => self.text(name),
            Event::Dismissed { quote, reason, .. } => [quote, reason].into_iter().for_each(|text| self.text(text)),
            Event::Noted(note) => self.note(note),
            Event::Finished { sections, scorecard } => {
                for Final { text, .. } in sections {
                    self.text(text);
                }
                if let Some(card) = scorecard {
                    self.card(card);
                }
            }
            Event::Entered { .. }
            | Event::Paused
            | Event::Resumed { .. }
            | Event::Answered { .. }
            | Event::Checked { .. }
            | Event::Traced(_) => {}
        }
    }

    fn card(&mut self, card: &mut Scorecard) {
        for finding in &mut card.findings {
            self.place(&finding.section, &mut finding.start, &mut finding.end, &mut finding.text);
        }
        for part in card.sections.iter_mut().flat_map(|section| &mut section.parts) {
            match part {
                Part::Need { quotes, .. } => quotes.iter_mut().for_each(|quote| self.quote(quote)),
                Part::Supplied { quote, .. } | Part::Warning { quote, .. } => self.quote(quote),
                Part::Empty => {}
            }
        }
    }

    /// Words of a text that is counted where it stands.
    fn quote(&self, quote: &mut String) {
        *quote = self.names.without(quote).text;
    }

    /// Words and their place in a final text, which is another one now.
    fn place(&self, section: &str, start: &mut usize, end: &mut usize, words: &mut String) {
        match self.texts.get(section) {
            Some(text) => {
                (*start, *end) = (text.moved.start(*start), text.moved.end(*end));
                part(&text.text, *start..*end).clone_into(words);
            }
            None => self.quote(words),
        }
    }

    fn note(&mut self, note: &mut Note) {
        self.text(&mut note.who.name);
        match &mut note.what {
            What::Comment { anchor, text } => {
                self.text(text);
                if let Some(Anchor { section, start, end, quote }) = anchor {
                    let found = self.texts.get(section).is_some_and(|it| it.before.get(*start..*end) == Some(quote));
                    if found && !quote.is_empty() { self.place(section, start, end, quote) } else { self.quote(quote) }
                }
            }
            What::Reply { text, .. } => self.text(text),
            What::Rated(rating) => {
                self.text(&mut rating.reason);
                rating.sections.values_mut().for_each(|one| self.text(&mut one.reason));
            }
            What::Reviewed(Review { keep, change, next }) => {
                self.text(keep);
                self.text(change);
                if let Some(next) = next {
                    self.text(&mut next.text);
                }
            }
            What::Resolved { .. } | What::Revealed | What::Predicted { .. } | What::Seen => {}
        }
    }
}

/// Looks for the names in everything that is handed over but the rubric.
fn check(names: &Names, header: &Header, entries: &[Entry]) -> Result<(), String> {
    let mut left = Vec::new();
    let values = std::iter::once(serde_json::to_value(header)).chain(entries.iter().map(serde_json::to_value));
    for value in values {
        walk(names, "", &value.map_err(|error| error.to_string())?, &mut left);
    }
    match left.first() {
        None => Ok(()),
        Some((key, words)) if key == "candidate" => {
            Err(format!("“{words}” is part of the name that the copy is labelled with; give another with --as"))
        }
        Some((key, words)) => Err(format!("“{words}” would still be in the copy (in `{key}`), so nothing was written")),
    }
}

fn walk(names: &Names, key: &str, value: &Value, left: &mut Vec<(String, String)>) {
    match value {
        Value::String(_) if IDS.contains(&key) => {}
        Value::String(text) => {
            let words = names.find(text).into_iter().map(|found| part(text, found.span).to_owned());
            left.extend(words.map(|words| (key.to_owned(), words)));
        }
        Value::Array(all) => all.iter().for_each(|one| walk(names, key, one, left)),
        Value::Object(all) => all.iter().for_each(|(key, one)| walk(names, key, one, left)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests;
