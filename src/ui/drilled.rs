//! What the replies to follow-ups did.

use super::text::cut;
use super::{Canvas, Frame, paper};
use crate::app::drilled::{Drilled, HEAD};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

/// Draws title and page.
pub fn draw(screen: &Drilled, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let [head, page] = Layout::vertical([Constraint::Length(HEAD), Constraint::Min(0)]).areas(area);
    let rows = screen.rows(canvas.common);
    let height = usize::from(page.height);
    let top = screen.top.at.min(rows.len().saturating_sub(height));
    let below = rows.len().saturating_sub(top + height);
    let width = usize::from(area.width).saturating_sub(16);
    let mut title = vec![Span::styled(format!(" {}", cut(&screen.title(), width)), theme.title)];
    if below > 0 {
        title.push(Span::styled(format!("   ↓ {below} more"), theme.dim));
    }
    frame.line(&Line::from(title), head);
    paper::draw(rows, top, canvas, frame, page);
}
