//! One scorecard for a mock interview.

use super::{Canvas, Frame, paper};
use crate::app::debrief::{Debrief, HEAD};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

/// Draws title and page.
pub fn draw(screen: &Debrief, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let [head, page] = Layout::vertical([Constraint::Length(HEAD), Constraint::Min(0)]).areas(area);
    let (rows, _) = screen.rows(canvas.common);
    let height = usize::from(page.height);
    let top = screen.top.at.min(rows.len().saturating_sub(height));
    let below = rows.len().saturating_sub(top + height);
    let mut title = vec![Span::styled(format!(" {}", screen.title()), theme.title)];
    if below > 0 {
        title.push(Span::styled(format!("   ↓ {below} more"), theme.dim));
    }
    frame.line(&Line::from(title), head);
    paper::draw(rows, top, canvas, frame, page);
}
