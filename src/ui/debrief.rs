//! One scorecard for a mock interview.

use super::{Canvas, Frame, paper};
use crate::app::debrief::Debrief;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws title and page.
pub fn draw(screen: &Debrief, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let title = Span::styled(format!(" {}", screen.title()), canvas.theme.title);
    paper::page(vec![Line::from(title)], screen.rows(canvas.common).0, screen.scroll, canvas, frame, area);
}
