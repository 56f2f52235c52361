//! The two small questions that may lie over any screen.

use super::text::cut;
use super::{Canvas, Frame, float};
use crate::app::prompt::{Confirm, Prompt};
use crate::content::clean::visible;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A line of text is asked for.
pub fn draw_prompt(prompt: &Prompt, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let inner = float(frame, area, 64, 4, canvas.theme);
    let width = usize::from(inner.width);
    // The end of the line is where the cursor is, so that is the part that must show.
    let mut shown = visible(&prompt.text);
    while shown.width() + 1 > width && !shown.is_empty() {
        let first = shown.graphemes(true).next().map_or(1, str::len);
        shown.drain(..first);
    }
    let column = inner.x + shown.width() as u16;
    let lines = vec![Line::styled(cut(&prompt.title, width), canvas.theme.title), Line::raw(shown)];
    frame.render_widget(Paragraph::new(lines), inner);
    if inner.height >= 2 && column < inner.right() {
        frame.set_cursor_position(Position { x: column, y: inner.y + 1 });
    }
}

/// A yes or no is asked for.
pub fn draw_confirm(confirm: &Confirm, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let inner = float(frame, area, 64, 5, canvas.theme);
    let lines = vec![
        Line::styled(visible(&confirm.title), canvas.theme.title),
        Line::styled(visible(&confirm.detail), canvas.theme.dim),
    ];
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), inner);
}
