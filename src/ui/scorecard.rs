//! The judgement of a finished answer.

use super::Canvas;
use crate::app::scorecard::ScorecardScreen;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Draws it into `area`, the terminal less the footer.
pub fn draw(screen: &ScorecardScreen, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let _ = canvas;
    frame.render_widget(screen.take.header.pattern.as_str(), area);
}
