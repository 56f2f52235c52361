//! Questions one after the other.

use super::text::cut;
use super::{Canvas, Frame, paper};
use crate::app::quiz::Quiz;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws what is asked, or the result.
pub fn draw(screen: &Quiz, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
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
    let head = vec![Line::styled(format!(" {}", cut(&title, width)), theme.title), Line::from(place)];
    paper::page(head, screen.rows(common, canvas.now), screen.scroll, canvas, frame, area);
}
