//! A text of several lines is asked for.

use super::rehearse::look;
use super::text::cut;
use super::{Canvas, Frame, editor, float};
use crate::app::saved::Saved;
use crate::app::wrap::wrap;
use crate::app::write::{OTHER_ROWS, Write};
use crate::app::{Command, Kind};
use crate::content::clean::{part, visible};
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// Draws the text, what it is about and what can be done with it.
pub fn draw(screen: &Write, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let (columns, rows) = Write::room(canvas.common.size);
    let inner = float(frame, area, columns + 4, rows + OTHER_ROWS, theme);
    let width = usize::from(inner.width);
    let row = |at: u16| Rect { y: inner.y.saturating_add(at), height: 1, ..inner }.intersection(inner);
    frame.line(&Line::styled(cut(&screen.title, width), theme.title), row(0));
    frame.line(&Line::styled(cut(&screen.about.replace('\n', " "), width), theme.dim), row(1));
    let text = Rect { y: inner.y.saturating_add(2), height: rows, ..inner }.intersection(inner);
    let look = look(theme);
    if let Some(place) = editor::draw(&screen.editor, &screen.marks(), "", &look, text, frame.buffer_mut()) {
        frame.set_cursor_position(place);
    }
    let told = match screen.too_long() {
        Some(more) => Line::styled(format!("{more} bytes too long to be saved"), theme.amber),
        None if screen.comment => {
            let key = |command| canvas.common.keys.label(command, Kind::Write).unwrap_or_default();
            let (put, keep) = (key(Command::PutSaved), key(Command::SaveComment));
            Line::styled(format!("{put} a saved comment   {keep} save this one for later"), theme.dim)
        }
        None => Line::raw(""),
    };
    frame.line(&told, row(2 + rows));
}

/// Draws the saved comments.
pub fn draw_saved(screen: &Saved, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let inner = float(frame, area, 76, 20, theme);
    let (width, height) = (usize::from(inner.width), usize::from(inner.height).saturating_sub(2));
    let mut lines = vec![Line::styled("Saved comments", theme.title), Line::raw("")];
    let Some(comments) = &screen.comments else {
        frame.render_widget(Paragraph::new(lines), inner);
        return;
    };
    if comments.is_empty() {
        lines.push(Line::styled("None yet.", theme.dim));
    }
    let mut chosen = 0;
    let mut rows = Vec::new();
    for (i, comment) in comments.iter().enumerate() {
        let style = if i == screen.choice.at { theme.chosen } else { theme.text };
        if i == screen.choice.at {
            chosen = rows.len();
        }
        for (n, row) in wrap(comment, width.saturating_sub(2)).into_iter().enumerate() {
            let lead = if n == 0 { "· " } else { "  " };
            rows.push(Line::styled(format!("{lead}{}", visible(part(comment, row))), style));
        }
    }
    let top = chosen.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    lines.extend(rows.into_iter().skip(top).take(height));
    frame.render_widget(Paragraph::new(lines), inner);
}
