//! Where a motion leads.

use super::Editor;
use super::wrap::row_of;
use crate::content::clean::part;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// A way to move the cursor; also what a deletion reaches for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// To the start of the word before.
    WordLeft,
    /// To the end of the word after.
    WordRight,
    /// One row up, in the wanted column.
    Up,
    /// One row down, in the wanted column.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the start of the row on the screen.
    RowStart,
    /// To the end of the row on the screen.
    RowEnd,
    /// To the start of the line, however it is wrapped.
    LineStart,
    /// To the end of the line; at its end, past the line end.
    LineEnd,
    /// To the line before.
    ParagraphUp,
    /// To the line after.
    ParagraphDown,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
}

impl Motion {
    /// Whether the motion keeps the wanted column.
    pub fn is_vertical(self) -> bool {
        matches!(self, Self::Up | Self::Down | Self::PageUp | Self::PageDown)
    }
}

impl Editor {
    /// The offset that a motion leads to from the cursor.
    pub fn target(&self, motion: Motion) -> usize {
        let (text, at) = (self.text(), self.cursor());
        match motion {
            Motion::Left => previous(text, at),
            Motion::Right => next(text, at),
            Motion::WordLeft => word_left(text, at),
            Motion::WordRight => word_right(text, at),
            Motion::Up => self.rows_away(-1),
            Motion::Down => self.rows_away(1),
            Motion::PageUp => self.rows_away(-self.page()),
            Motion::PageDown => self.rows_away(self.page()),
            Motion::RowStart => self.row().map_or(at, |row| row.span.start),
            Motion::RowEnd => self.row().map_or(at, |row| row.last(text)),
            Motion::LineStart => part(text, 0..at).rfind('\n').map_or(0, |end| end + 1),
            Motion::LineEnd => match part(text, at..text.len()).find('\n') {
                Some(0) => at + 1,
                Some(end) => at + end,
                None => text.len(),
            },
            Motion::ParagraphUp => {
                let before = part(text, 0..at).trim_end();
                before.rfind('\n').map_or(0, |end| end + 1)
            }
            Motion::ParagraphDown => {
                let rest = part(text, at..text.len());
                let Some(end) = rest.find('\n') else { return text.len() };
                let after = part(rest, end..rest.len());
                at + end + (after.len() - after.trim_start().len())
            }
            Motion::TextStart => 0,
            Motion::TextEnd => text.len(),
        }
    }

    fn page(&self) -> isize {
        self.height().saturating_sub(1).max(1).cast_signed()
    }

    fn rows_away(&self, rows: isize) -> usize {
        let here = row_of(self.rows(), self.cursor());
        match here.checked_add_signed(rows) {
            None if here == 0 => 0,
            to => {
                let last = self.rows().len().saturating_sub(1);
                let to = to.unwrap_or(0);
                if to > last && here == last {
                    return self.text().len();
                }
                let row = self.rows().get(to.min(last));
                row.map_or(0, |row| row.at_column(self.text(), self.wanted_column()))
            }
        }
    }
}

/// The grapheme border before an offset.
pub fn previous(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The grapheme border after an offset.
pub fn next(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The offset itself where it is a grapheme border, the next one otherwise.
pub fn snapped(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    if GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true) { at } else { next(text, at) }
}

/// The start of the word before an offset.
pub fn word_left(text: &str, at: usize) -> usize {
    let words = part(text, 0..at).split_word_bound_indices().rev();
    words.into_iter().find(|(_, word)| is_word(word)).map_or(0, |(start, _)| start)
}

/// The end of the word after an offset.
pub fn word_right(text: &str, at: usize) -> usize {
    let mut words = part(text, at..text.len()).split_word_bound_indices();
    words.find(|(_, word)| is_word(word)).map_or(text.len(), |(start, word)| at + start + word.len())
}

/// The word, or the run of anything else, that covers an offset.
pub fn word_at(text: &str, at: usize) -> std::ops::Range<usize> {
    let line = part(text, 0..at).rfind('\n').map_or(0, |end| end + 1);
    let rest = part(text, line..text.len());
    let mut words = rest.split_word_bound_indices().map(|(start, word)| line + start..line + start + word.len());
    words.find(|word| word.end > at).unwrap_or(text.len()..text.len())
}

fn is_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}
