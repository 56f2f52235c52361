//! The time to think before an answer.

use super::{Canvas, Frame, digits};
use crate::app::rehearse::measure::clock;
use crate::app::think::Think;
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// Draws the question and the seconds that are left.
pub fn draw(screen: &Think, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let mock = &screen.mock;
    let Some(asked) = mock.drawn.asked.get(mock.at()) else { return };
    let width = usize::from(area.width).saturating_sub(4).clamp(10, 88);
    let title = format!(" Mock interview · question {} of {}", mock.at() + 1, mock.drawn.asked.len());
    let mut lines = vec![Line::styled(title, theme.title), Line::raw("")];
    let question = format!("“{}”", asked.question);
    let told = |row| Line::styled(format!("  {}", visible(part(&question, row))), theme.strong);
    lines.extend(wrap(&question, width).into_iter().map(told));
    lines.push(Line::raw(""));
    let left = clock(screen.left(canvas.now).div_ceil(1000) * 1000);
    if area.height >= 16 {
        lines.extend(digits::rows(&left).into_iter().map(|row| Line::styled(format!("    {row}"), theme.time)));
    } else {
        lines.push(Line::styled(format!("    {left}"), theme.time));
    }
    lines.push(Line::raw(""));
    let told = "  Choose one story. What was at stake, what did you do, what changed?";
    lines.push(Line::styled(told, theme.dim));
    frame.render_widget(Paragraph::new(lines), area);
}
