//! Two attempts beside each other.

use super::text::cut;
use super::{Canvas, Frame, paper};
use crate::app::compare::Compare;
use crate::clock::for_people;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws it into `area`, the terminal less the footer.
pub fn draw(screen: &Compare, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width).saturating_sub(2);
    let [before, after] = [&screen.before, &screen.after].map(|take| for_people(&take.header.began));
    let head = vec![
        Line::styled(format!(" {}", cut(&screen.title(), width)), canvas.theme.title),
        Line::styled(format!(" {}", cut(&format!("before {before} → now {after}"), width)), canvas.theme.dim),
    ];
    paper::page(head, screen.rows(canvas.common.size), screen.scroll, canvas, frame, area);
}
