//! The cells that one frame is drawn on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// The cells of a frame, and where the cursor belongs.
#[derive(Debug)]
pub struct Frame<'a> {
    buffer: &'a mut Buffer,
    cursor: Option<Position>,
}

impl<'a> Frame<'a> {
    /// A frame on cells that are blank.
    pub(super) fn new(buffer: &'a mut Buffer) -> Self {
        Self { buffer, cursor: None }
    }

    /// All cells.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// The cells.
    pub fn buffer_mut(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Draws a widget into an area.
    pub fn render_widget(&mut self, widget: impl Widget, area: Rect) {
        widget.render(area, self.buffer);
    }

    /// Draws one line into the first row of an area. It costs a fraction of a widget, which counts most while typing.
    pub fn line(&mut self, line: &Line<'_>, area: Rect) {
        super::text::put_line(self.buffer, area, line);
    }

    /// Where the cursor belongs; without this it is hidden.
    pub fn set_cursor_position(&mut self, at: Position) {
        self.cursor = Some(at);
    }

    /// Where the cursor belongs.
    pub(super) fn cursor(&self) -> Option<Position> {
        self.cursor
    }
}
