//! What people noted on a copy, taken into the session that it was made of: a union of sets by id, so in any order and
//! twice without harm.

use super::event::Event;
use super::notes::{Anchor, Note, What};
use super::recorder::Recorder;
use super::redact::Moved;
use super::take::{Misfit, Take};
use super::{Entry, limits};
use crate::clock::Moment;
use crate::content::clean::part;
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

/// Characters of a name, names of a section and bytes of its text, up to which names are put back.
const NAME: usize = 80;
const NAMES: usize = 100;
const LONGEST: usize = 20_000;

/// Why nothing was merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// They are different sessions.
    Others,
    /// One of them is not finished, so nobody can have noted anything.
    Unfinished,
}

/// The notes of a copy that the session does not have yet, as they fit its texts, in the copy's order.
pub fn news(session: &Take, copy: &Take) -> Result<Vec<Note>, Apart> {
    if session.header.id != copy.header.id {
        return Err(Apart::Others);
    }
    if session.finished.is_none() || copy.finished.is_none() {
        return Err(Apart::Unfinished);
    }
    let (mut news, mut names): (Vec<Note>, BTreeMap<String, Option<Moved>>) = (Vec::new(), BTreeMap::new());
    for note in &copy.notes.0 {
        // What the candidate has seen is about the notes of one copy only.
        if note.what == What::Seen || session.notes.has(&note.id) || news.iter().any(|known| known.id == note.id) {
            continue;
        }
        news.push(placed(note, session, copy, &mut names));
    }
    Ok(news)
}

/// Takes notes in; what does not fit any more comes back with the reason.
pub fn record(recorder: &mut Recorder, notes: Vec<Note>, now: Moment) -> (Vec<Entry>, Option<Misfit>) {
    let mut entries = Vec::new();
    for note in notes {
        match recorder.record(Event::Noted(Box::new(note)), now) {
            Ok(more) => entries.extend(more),
            Err(misfit) => return (entries, Some(misfit)),
        }
    }
    (entries, None)
}

/// A note whose anchor stands in the session's own text, which may hold names that the copy does not.
fn placed(note: &Note, session: &Take, copy: &Take, known: &mut BTreeMap<String, Option<Moved>>) -> Note {
    let mut note = note.clone();
    if let What::Comment { anchor: Some(anchor), .. } = &mut note.what
        && let Some(own) = text(session, &anchor.section)
        && let Some(theirs) = text(copy, &anchor.section)
        && own != theirs
        && let Some(names) = known.entry(anchor.section.clone()).or_insert_with(|| names(own, theirs))
        && let Some(found) = find(anchor, own, theirs, names)
    {
        *anchor = found;
    }
    note
}

fn text<'a>(take: &'a Take, section: &str) -> Option<&'a str> {
    take.sections.get(take.section(section)?).map(|section| section.text.as_str())
}

/// The words of an anchor in the text that another one was made of by putting words for names.
fn find(anchor: &Anchor, own: &str, theirs: &str, names: &Moved) -> Option<Anchor> {
    let span = anchor.find(theirs)?;
    let (start, end) = (names.start(span.start), names.end(span.end));
    let quote = own.get(start..end)?.to_owned();
    let fits = quote.len() <= limits::LABEL;
    fits.then(|| Anchor { section: anchor.section.clone(), start, end, quote })
}

/// Where each word for a name stands in the one text, and the name in the other; nothing where the texts differ in more.
fn names(own: &str, theirs: &str) -> Option<Moved> {
    let stands: Vec<Range<usize>> =
        Regex::new(r"\[Name[0-9]{1,6}\]").ok()?.find_iter(theirs).map(|found| found.range()).collect();
    if stands.len() > NAMES || theirs.len() > LONGEST {
        return None;
    }
    let (mut pattern, mut last) = ("^".to_owned(), 0);
    for word in &stands {
        pattern.push_str(&regex::escape(part(theirs, last..word.start)));
        // Writing to a string cannot fail.
        let _ = write!(pattern, "((?s:.{{1,{NAME}}}?))");
        last = word.end;
    }
    pattern.push_str(&regex::escape(part(theirs, last..theirs.len())));
    pattern.push('$');
    let found = RegexBuilder::new(&pattern).size_limit(16 << 20).build().ok()?.captures(own)?;
    let names = stands.into_iter().enumerate();
    names.map(|(at, word)| Some((word, found.get(at + 1)?.range()))).collect::<Option<_>>().map(Moved)
}

#[cfg(test)]
mod tests;
