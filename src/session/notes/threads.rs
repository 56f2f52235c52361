//! Comments with what was said to them, and what was said since.

use super::{Anchor, Note, NoteId, Notes, What};
use crate::session::SessionId;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in the place of a comment that is missing.
pub const LOST: &str = "reply to a comment that is not in this copy";

/// A comment with what was said to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread<'a> {
    /// The comment's id: what replies and resolutions name.
    pub id: &'a NoteId,
    /// Whether the comment is not there, since it lies in another copy: then the oldest reply stands in its place.
    pub lost: bool,
    /// The comment.
    pub note: &'a Note,
    /// What it is about; nothing for the whole answer.
    pub anchor: Option<&'a Anchor>,
    /// What it says.
    pub text: &'a str,
    /// The replies, the oldest first, each with its text.
    pub replies: Vec<(&'a Note, &'a str)>,
    /// Whether it is not resolved.
    pub open: bool,
}

/// What others said since a person noted something last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Since {
    /// Replies.
    pub replies: usize,
    /// Comments.
    pub comments: usize,
}

impl Notes {
    /// Every comment with its replies, the oldest first. Replies to one that is not there are a thread, too.
    pub fn threads(&self) -> Vec<Thread<'_>> {
        let mut replies: BTreeMap<&NoteId, Vec<(&Note, &str)>> = BTreeMap::new();
        let mut resolved: BTreeMap<&NoteId, (&Note, bool)> = BTreeMap::new();
        for note in &self.0 {
            match &note.what {
                What::Reply { to, text } => replies.entry(to).or_default().push((note, text)),
                What::Resolved { to, open } => {
                    let last = resolved.entry(to).or_insert((note, *open));
                    if last.0.age() < note.age() {
                        *last = (note, *open);
                    }
                }
                _ => {}
            }
        }
        let is_open = |id: &NoteId| resolved.get(id).is_none_or(|(_, open)| *open);
        for replies in replies.values_mut() {
            replies.sort_by(|(a, _), (b, _)| a.age().cmp(&b.age()));
        }
        let mut threads = Vec::new();
        for note in &self.0 {
            let What::Comment { anchor, text } = &note.what else { continue };
            let (id, anchor) = (&note.id, anchor.as_ref());
            let replies = replies.remove(id).unwrap_or_default();
            threads.push(Thread { id, lost: false, note, anchor, text, replies, open: is_open(id) });
        }
        for (id, replies) in replies {
            let mut replies = replies.into_iter();
            let Some((note, text)) = replies.next() else { continue };
            let (anchor, replies) = (None, replies.collect());
            threads.push(Thread { id, lost: true, note, anchor, text, replies, open: is_open(id) });
        }
        threads.sort_by(|a, b| a.note.age().cmp(&b.note.age()));
        threads
    }

    /// What others said since this person noted something last; while they are blind, only in reply to them.
    pub fn since(&self, who: &SessionId, blind: bool) -> Since {
        let mine = |note: &Note| note.who.id == *who;
        let Some(last) = self.0.iter().rposition(mine) else { return Since::default() };
        let latest = self.0.iter().filter(|note| mine(note)).map(Note::wall_ms).max();
        let own: BTreeSet<&NoteId> = self.0.iter().filter(|note| mine(note)).map(|note| &note.id).collect();
        let mut since = Since::default();
        // Copies are joined in any order and clocks differ, so either will do.
        let new = |at: usize, note: &Note| !mine(note) && (at > last || Some(note.wall_ms()) > latest);
        for (_, note) in self.0.iter().enumerate().filter(|(at, note)| new(*at, note)) {
            match &note.what {
                What::Reply { to, .. } if !blind || own.contains(to) => since.replies += 1,
                What::Comment { .. } if !blind => since.comments += 1,
                _ => {}
            }
        }
        since
    }
}
