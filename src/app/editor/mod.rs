//! The text editor: one string, a cursor between graphemes, soft wrap; it knows no terminal.
//!
//! Every change of the text comes out as exactly one [`Change`], also undo and redo, so that the session log can
//! follow it byte for byte.

mod find;
mod history;
mod mark;
mod motion;
mod view;
pub mod width;
pub mod wrap;

#[cfg(test)]
mod tests;

pub use find::Find;
pub use mark::{Ink, Mark};
pub use motion::Motion;

use crate::clock::Moment;
use crate::content::clean::{clean, part};
use crate::scoring::length::words;
use history::{History, Kind, Step};
use motion::snapped;
use std::ops::Range;
use view::View;

/// The longest text of one section, in bytes.
pub const MAX_BYTES: usize = crate::session::limits::TEXT;

/// A text being written.
#[derive(Debug, Clone)]
pub struct Editor {
    text: String,
    /// Of the text, as a listener counts them.
    words: u32,
    cursor: usize,
    /// The other end of the selection.
    anchor: Option<usize>,
    /// The column that vertical motions aim at.
    wanted: Option<usize>,
    clip: String,
    history: History,
    view: View,
    find: Option<Find>,
}

/// What a key or the mouse asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// Typed text; it takes the place of the selection.
    Insert(String),
    /// Pasted text: one edit, marked as pasted.
    Paste(String),
    /// Deletes the selection, or as far as the motion leads.
    Delete(Motion),
    /// The same, keeping what was cut for [`Op::PasteClip`].
    Kill(Motion),
    /// Moves the cursor; a selection ends.
    Move(Motion),
    /// Moves the cursor and selects on the way.
    Select(Motion),
    /// Selects everything.
    SelectAll,
    /// Ends the selection.
    Unselect,
    /// Keeps the selection, also for the terminal's clipboard.
    Copy,
    /// The same, and deletes it.
    Cut,
    /// Puts in what was copied, cut or killed last.
    PasteClip,
    /// Takes back the last step.
    Undo,
    /// Does it again.
    Redo,
    /// The mouse was pressed on a cell of the editor's place.
    Click {
        /// Column, from 0.
        x: usize,
        /// Row, from 0.
        y: usize,
    },
    /// The mouse was drawn there, perhaps out of the place.
    Drag {
        /// Column, from 0.
        x: usize,
        /// Row, from 0; negative above the place.
        y: isize,
    },
    /// The wheel: rows down.
    Scroll(isize),
}

impl Op {
    /// Whether it may change the text.
    pub const fn may_change(&self) -> bool {
        matches!(
            self,
            Self::Insert(_)
                | Self::Paste(_)
                | Self::Delete(_)
                | Self::Kill(_)
                | Self::Cut
                | Self::PasteClip
                | Self::Undo
                | Self::Redo
        )
    }
}

/// One replacement in the text, ready for the session log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Byte offset.
    pub at: usize,
    /// Bytes taken out there.
    pub cut: usize,
    /// Text put in.
    pub put: String,
    /// Whether it came from a paste.
    pub pasted: bool,
}

impl Change {
    /// Does the change to a text; offsets that do not fit it leave it alone.
    pub fn apply(&self, text: &mut String) {
        let end = self.at.saturating_add(self.cut);
        if text.get(self.at..end).is_some() {
            text.replace_range(self.at..end, &self.put);
        }
    }
}

/// What came of an [`Op`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The change of the text, if any.
    pub change: Option<Change>,
    /// Text for the terminal's clipboard.
    pub copied: Option<String>,
    /// Something to tell the user.
    pub note: Option<&'static str>,
}

impl Editor {
    /// An editor with a text, the cursor at its end.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let view = View::new(&text);
        Self::viewed(text, view)
    }

    /// Another one with this text, in the same place.
    #[must_use]
    pub fn sized(&self, text: impl Into<String>) -> Self {
        let text = text.into();
        let view = self.view.of(&text);
        Self::viewed(text, view)
    }

    fn viewed(text: String, view: View) -> Self {
        let cursor = text.len();
        Self {
            words: words(&text),
            text,
            cursor,
            anchor: None,
            wanted: None,
            clip: String::new(),
            history: History::default(),
            view,
            find: None,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Words of the text, as a listener counts them.
    pub fn words(&self) -> u32 {
        self.words
    }

    /// The byte offset of the cursor, always on a character border.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What is selected, if anything.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// Sets the cursor to an offset.
    pub fn go_to(&mut self, at: usize) {
        self.place(at, None);
    }

    /// Selects a part of the text, the cursor at its end.
    pub fn select(&mut self, span: Range<usize>) {
        let anchor = snapped(&self.text, span.start);
        self.place(span.end, Some(anchor));
    }

    /// Does what was asked. `now` groups what is typed in one burst for undo.
    pub fn act(&mut self, op: Op, now: Moment) -> Outcome {
        match op {
            Op::Insert(text) => self.put(&clean(&text), false, Kind::Typed, now),
            Op::Paste(text) => self.put(&clean(&text), true, Kind::Whole, now),
            Op::PasteClip => self.put(&self.clip.clone(), true, Kind::Whole, now),
            Op::Delete(motion) => {
                let kind = if matches!(motion, Motion::Left | Motion::Right) { Kind::Erased } else { Kind::Whole };
                self.replace(self.reach(motion), "", false, kind, now)
            }
            Op::Kill(motion) => {
                let span = self.reach(motion);
                let killed = part(&self.text, span.clone());
                if !killed.is_empty() {
                    self.clip = killed.to_owned();
                }
                self.replace(span, "", false, Kind::Whole, now)
            }
            Op::Copy => self.copy(),
            Op::Cut => {
                let copied = self.copy().copied;
                let span = self.selection().unwrap_or(self.cursor..self.cursor);
                Outcome { copied, ..self.replace(span, "", false, Kind::Whole, now) }
            }
            Op::Undo => {
                let step = self.history.undo();
                self.travel(step, "nothing to undo")
            }
            Op::Redo => {
                let step = self.history.redo();
                self.travel(step, "nothing to redo")
            }
            moving => {
                self.look(&moving, now);
                Outcome::default()
            }
        }
    }

    /// Everything that leaves the text alone.
    fn look(&mut self, op: &Op, now: Moment) {
        match *op {
            Op::Move(motion) => {
                let ends = matches!(motion, Motion::Left | Motion::Right);
                let to = match self.selection().filter(|_| ends) {
                    Some(span) => {
                        if motion == Motion::Left {
                            span.start
                        } else {
                            span.end
                        }
                    }
                    None => self.target(motion),
                };
                self.travel_to(to, None, motion);
            }
            Op::Select(motion) => {
                let anchor = self.anchor.unwrap_or(self.cursor);
                self.travel_to(self.target(motion), Some(anchor), motion);
            }
            Op::SelectAll => {
                let top = self.hidden().0;
                self.select(0..self.text.len());
                self.scroll(top.cast_signed() - self.hidden().0.cast_signed());
            }
            Op::Unselect => self.anchor = None,
            Op::Click { x, y } => self.click(x, y, now),
            Op::Drag { x, y } => {
                let anchor = self.anchor.unwrap_or(self.cursor);
                self.place(self.at_cell(x, y), Some(anchor));
            }
            Op::Scroll(rows) => self.scroll(rows),
            _ => {}
        }
    }

    fn travel_to(&mut self, to: usize, anchor: Option<usize>, motion: Motion) {
        let wanted = motion.is_vertical().then(|| self.wanted_column());
        self.place(to, anchor);
        self.wanted = wanted;
    }

    fn place(&mut self, at: usize, anchor: Option<usize>) {
        self.cursor = snapped(&self.text, at);
        self.anchor = anchor;
        self.wanted = None;
        self.history.seal();
        self.follow();
    }

    fn wanted_column(&self) -> usize {
        self.wanted.or_else(|| Some(self.row()?.column(&self.text, self.cursor))).unwrap_or(0)
    }

    fn reach(&self, motion: Motion) -> Range<usize> {
        self.selection().unwrap_or_else(|| {
            let to = self.target(motion);
            to.min(self.cursor)..to.max(self.cursor)
        })
    }

    fn copy(&mut self) -> Outcome {
        let Some(span) = self.selection() else { return Outcome::default() };
        part(&self.text, span).clone_into(&mut self.clip);
        Outcome { copied: Some(self.clip.clone()), ..Outcome::default() }
    }

    fn put(&mut self, text: &str, pasted: bool, kind: Kind, now: Moment) -> Outcome {
        if text.is_empty() {
            return Outcome::default();
        }
        let span = self.selection().unwrap_or(self.cursor..self.cursor);
        self.replace(span, text, pasted, kind, now)
    }

    fn replace(&mut self, span: Range<usize>, put: &str, pasted: bool, kind: Kind, now: Moment) -> Outcome {
        let cut = part(&self.text, span.clone()).to_owned();
        if cut == put {
            return Outcome::default();
        }
        if self.text.len() - cut.len() + put.len() > MAX_BYTES && put.len() > cut.len() {
            return Outcome { note: Some("a section holds at most 200 kB; nothing was changed"), ..Outcome::default() };
        }
        let change = Change { at: span.start, cut: cut.len(), put: put.to_owned(), pasted };
        let step = Step { at: span.start, cut, put: put.to_owned(), pasted, kind, when: now.ms, cursor: self.cursor };
        self.history.record(step);
        let cursor = span.start + put.len();
        self.carry_out(change, cursor)
    }

    fn travel(&mut self, step: Option<(Change, usize)>, nothing: &'static str) -> Outcome {
        match step {
            Some((change, cursor)) => self.carry_out(change, cursor),
            None => Outcome { note: Some(nothing), ..Outcome::default() },
        }
    }

    fn carry_out(&mut self, change: Change, cursor: usize) -> Outcome {
        change.apply(&mut self.text);
        self.words = words(&self.text);
        self.view.rewrap(&self.text);
        self.refresh_find();
        self.cursor = snapped(&self.text, cursor);
        self.anchor = None;
        self.wanted = None;
        self.follow();
        Outcome { change: Some(change), ..Outcome::default() }
    }
}
