//! Before a mock interview is left.

use super::{Canvas, Frame, float};
use crate::app::leaving::Leaving;
use crate::app::{Command, Kind};
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

/// Draws the choices with their keys.
pub fn draw(screen: &Leaving, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let inner = float(frame, area, 64, 8, canvas.theme);
    let key = |command| canvas.common.keys.label(command, Kind::Leaving).unwrap_or_default();
    let ends = if screen.answered > 0 { "end it here, with the scorecard of what you answered" } else { "end it here" };
    let lines = vec![
        Line::styled("Leave the mock interview?", canvas.theme.title),
        Line::raw(format!("{}  go on later: home offers it first", key(Command::GoOnLater))),
        Line::raw(format!("{}  {ends}", key(Command::EndInterview))),
        Line::raw(format!("{}  stay", key(Command::Back))),
        Line::raw(""),
        Line::styled("What you told is saved either way.", canvas.theme.dim),
    ];
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }), inner);
}
