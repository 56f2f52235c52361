//! Draws pages of text.

use super::{Canvas, Frame, Theme};
use crate::app::paper::{Ink, Row};
use crate::app::scroll::Scroll;
use crate::ui::rehearse::clock::pressure_style;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws a page under the lines of its head and a free one; the last line of the head says how much lies below.
pub fn page(
    mut head: Vec<Line<'_>>,
    rows: Vec<Row>,
    scroll: Scroll,
    canvas: &Canvas<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
) {
    let above = u16::try_from(head.len() + 1).unwrap_or(u16::MAX);
    let [over, page] = Layout::vertical([Constraint::Length(above), Constraint::Min(0)]).areas(area);
    let height = usize::from(page.height);
    let top = scroll.top(rows.len(), height);
    let below = rows.len().saturating_sub(top + height);
    if let Some(last) = head.last_mut().filter(|_| below > 0) {
        last.push_span(Span::styled(format!("   ↓ {below} more"), canvas.theme.dim));
    }
    frame.render_widget(Paragraph::new(head), over);
    draw(rows, top, canvas, frame, page);
}

/// Draws as many rows as fit, from the row `top` on, one column in.
pub fn draw(rows: Vec<Row>, top: usize, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let rows = rows.into_iter().skip(top).take(usize::from(area.height));
    let lines: Vec<Line<'_>> = rows.map(|row| line(row, canvas.theme)).collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// One row, one column in.
pub fn line(row: Row, theme: &Theme) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    let parts = row.parts.into_iter();
    spans.extend(parts.map(|(text, ink)| Span::styled(text, style(ink, theme))));
    let line = Line::from(spans);
    if row.chosen { line.patch_style(theme.chosen) } else { line }
}

fn style(ink: Ink, theme: &Theme) -> Style {
    match ink {
        Ink::Text => theme.text,
        Ink::Dim => theme.dim,
        Ink::Strong => theme.strong,
        Ink::Words(polarity) => theme.mark(polarity),
        Ink::Chosen => theme.selection,
        Ink::Added => theme.text.add_modifier(Modifier::UNDERLINED),
        Ink::Removed => theme.dim.add_modifier(Modifier::CROSSED_OUT),
        Ink::Time(pressure) => pressure_style(pressure, theme),
    }
}
