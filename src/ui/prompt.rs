//! The two small questions that may lie over any screen.

use super::rehearse::look;
use super::text::cut;
use super::{Canvas, Frame, editor, float};
use crate::app::prompt::{Confirm, Prompt};
use crate::content::clean::visible;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

/// A line of text is asked for.
pub fn draw_prompt(prompt: &Prompt, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let told = u16::from(!prompt.detail.is_empty() && area.height > 4);
    let inner = float(frame, area, 64, 4 + told, theme);
    let title = Line::styled(cut(&prompt.title, usize::from(inner.width)), theme.title);
    frame.line(&title, Rect { height: inner.height.min(1), ..inner });
    let row = |at: u16| Rect { y: inner.y.saturating_add(at), height: 1, ..inner }.intersection(inner);
    if told > 0 {
        frame.line(&Line::styled(cut(prompt.detail, usize::from(inner.width)), theme.dim), row(1));
    }
    let line = row(1 + told);
    if let Some(place) = editor::draw(&prompt.editor, &prompt.marks(), "", &look(theme), line, frame.buffer_mut()) {
        frame.set_cursor_position(place);
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
