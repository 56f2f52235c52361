//! Questions one after the other.

use super::text::cut;
use super::{Canvas, Frame, paper};
use crate::app::quiz::{HEAD, Quiz};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws what is asked, or the result.
pub fn draw(screen: &Quiz, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let [head, page] = Layout::vertical([Constraint::Length(HEAD), Constraint::Min(0)]).areas(area);
    let width = usize::from(area.width).saturating_sub(2);
    let pattern = screen.pattern.as_deref().and_then(|id| common.library.pattern(id));
    let title = pattern.map_or_else(|| "Due today".to_owned(), |pattern| format!("Test: {}", pattern.title));
    let mut place = vec![Span::raw(" ")];
    place.extend(screen.tries.iter().map(|one| {
        let (sign, style) = if one.right { ("●", theme.text) } else { ("○", theme.strong) };
        Span::styled(sign, style)
    }));
    if !screen.is_over() {
        place.push(Span::styled(format!("  {}", screen.place()), theme.dim));
    }
    let rows = screen.rows(common, canvas.now);
    let height = usize::from(page.height);
    let top = screen.top.at.min(rows.len().saturating_sub(height));
    let below = rows.len().saturating_sub(top + height);
    if below > 0 {
        place.push(Span::styled(format!("   ↓ {below} more"), theme.dim));
    }
    let lines = vec![Line::styled(format!(" {}", cut(&title, width)), theme.title), Line::from(place)];
    frame.render_widget(Paragraph::new(lines), head);
    paper::draw(rows, top, canvas, frame, page);
}
