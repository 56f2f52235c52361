//! The command menu.

use super::text::{column, cut};
use super::{Canvas, Frame, float};
use crate::app::menu::Menu;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

/// Draws the menu over its screen.
pub fn draw(menu: &Menu, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let rows = menu.rows();
    let inner = float(frame, area, 72, 16, theme);
    let width = usize::from(inner.width);
    let height = usize::from(inner.height).saturating_sub(1);
    let typed = format!("› {}", cut(&menu.filter, width.saturating_sub(3)));
    let column_at = inner.x + (typed.width() as u16).min(inner.width.saturating_sub(1));
    let mut lines = vec![Line::styled(typed, theme.strong)];
    if rows.is_empty() {
        lines.push(Line::styled("nothing here is called that", theme.dim));
    }
    let top = menu.choice.top(rows.len(), height);
    for (i, entry) in rows.iter().enumerate().skip(top).take(height) {
        let key = canvas.common.keys.label(entry.command, menu.about).unwrap_or_default();
        let text = column(entry.text, width.saturating_sub(12));
        let style = if i == menu.choice.at { theme.chosen } else { theme.text };
        lines.push(Line::from(vec![Span::styled(text, style), Span::styled(format!(" {key:>11}"), theme.dim)]));
    }
    frame.render_widget(Paragraph::new(lines), inner);
    if !inner.is_empty() {
        frame.set_cursor_position(Position { x: column_at, y: inner.y });
    }
}
