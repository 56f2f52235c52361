//! What the replies to follow-ups did.

use super::text::cut;
use super::{Canvas, Frame, paper};
use crate::app::drilled::Drilled;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws title and page.
pub fn draw(screen: &Drilled, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width).saturating_sub(16);
    let title = Span::styled(format!(" {}", cut(&screen.title(), width)), canvas.theme.title);
    paper::page(vec![Line::from(title)], screen.rows(canvas.common), screen.scroll, canvas, frame, area);
}
