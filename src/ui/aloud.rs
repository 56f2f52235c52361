//! An answer aloud.

use super::Canvas;
use crate::app::aloud::Aloud;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Draws it into `area`, the terminal less the footer.
pub fn draw(screen: &Aloud, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let _ = canvas;
    frame.render_widget(screen.plan.pattern.as_str(), area);
}
