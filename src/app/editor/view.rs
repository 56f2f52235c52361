//! The part of the text that is on the screen, and the mouse on it.

use super::Editor;
use super::motion::word_at;
use super::wrap::{Row, row_of, wrap};
use crate::clock::Moment;
use crate::content::clean::part;

/// Two clicks on one cell within this many ms are a double click.
const DOUBLE_CLICK: u64 = 400;

/// Size and scroll.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub(super) rows: Vec<Row>,
    width: usize,
    height: usize,
    top: usize,
    last_click: Option<(Moment, usize, usize, u8)>,
}

impl View {
    pub(super) fn new(text: &str) -> Self {
        Self::sized(text, 80, 24)
    }

    /// The top of another text in the same place.
    pub(super) fn of(&self, text: &str) -> Self {
        Self::sized(text, self.width, self.height)
    }

    /// One column is kept for the cursor after a full row.
    fn sized(text: &str, width: usize, height: usize) -> Self {
        Self { rows: wrap(text, width.saturating_sub(1)), width, height, top: 0, last_click: None }
    }

    pub(super) fn rewrap(&mut self, text: &str) {
        self.rows = wrap(text, self.width.saturating_sub(1));
        self.top = self.top.min(self.rows.len().saturating_sub(1));
    }
}

impl Editor {
    /// Gives the editor its place on the screen, in columns and rows.
    pub fn resize(&mut self, width: usize, height: usize) {
        if self.view.width != width {
            self.view.width = width;
            self.view.rewrap(&self.text);
        }
        if self.view.height != height {
            self.view.height = height;
        }
        self.follow();
    }

    /// Rows of the place on the screen.
    pub fn height(&self) -> usize {
        self.view.height
    }

    /// Every row of the wrapped text.
    pub fn rows(&self) -> &[Row] {
        &self.view.rows
    }

    /// The rows on the screen.
    pub fn visible(&self) -> &[Row] {
        let end = (self.view.top + self.view.height).min(self.view.rows.len());
        self.view.rows.get(self.view.top..end).unwrap_or_default()
    }

    /// Rows hidden above and below the screen.
    pub fn hidden(&self) -> (usize, usize) {
        (self.view.top, self.view.rows.len().saturating_sub(self.view.top + self.view.height))
    }

    /// The row of the cursor.
    pub(super) fn row(&self) -> Option<&Row> {
        self.view.rows.get(row_of(&self.view.rows, self.cursor))
    }

    /// Column and row of the cursor on the screen; nothing when it is scrolled out of sight.
    pub fn cursor_cell(&self) -> Option<(usize, usize)> {
        let index = row_of(&self.view.rows, self.cursor);
        let y = index.checked_sub(self.view.top).filter(|y| *y < self.view.height)?;
        let column = self.view.rows.get(index)?.column(&self.text, self.cursor);
        Some((column.min(self.view.width.saturating_sub(1)), y))
    }

    /// Moves the text under the screen by rows; the cursor stays where it is in the text.
    pub(super) fn scroll(&mut self, rows: isize) {
        let most = self.view.rows.len().saturating_sub(self.view.height.max(1));
        self.view.top = self.view.top.saturating_add_signed(rows).min(most);
    }

    /// Scrolls so far that the cursor is on the screen.
    pub(super) fn follow(&mut self) {
        let row = row_of(&self.view.rows, self.cursor);
        let lowest = (row + 1).saturating_sub(self.view.height.max(1));
        let most = self.view.rows.len().saturating_sub(self.view.height.max(1));
        self.view.top = self.view.top.min(most).clamp(lowest, row.max(lowest));
    }

    /// A click: one sets the cursor, two select the word, three the line.
    pub(super) fn click(&mut self, x: usize, y: usize, now: Moment) {
        let count = match self.view.last_click {
            Some((when, col, row, count)) if (col, row) == (x, y) && now.since(when) <= DOUBLE_CLICK => count % 3 + 1,
            _ => 1,
        };
        self.view.last_click = Some((now, x, y, count));
        let at = self.at_cell(x, y.cast_signed());
        match count {
            2 => self.select(word_at(&self.text, at)),
            3 => {
                let start = part(&self.text, 0..at).rfind('\n').map_or(0, |end| end + 1);
                let end = part(&self.text, at..self.text.len()).find('\n').map_or(self.text.len(), |end| at + end);
                self.select(start..end);
            }
            _ => self.go_to(at),
        }
    }

    /// The offset at a cell of the screen; rows above and below it are reached too.
    pub(super) fn at_cell(&self, x: usize, y: isize) -> usize {
        let row = self.view.top.saturating_add_signed(y).min(self.view.rows.len().saturating_sub(1));
        self.view.rows.get(row).map_or(0, |row| row.at_column(&self.text, x))
    }
}
