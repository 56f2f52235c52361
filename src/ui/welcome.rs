//! The very first start.

use super::story::line;
use super::{Canvas, Frame};
use crate::app::story::marked;
use crate::app::welcome::Welcome;
use crate::app::wrap::wrap;
use crate::content::clean::part;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the screen.
pub fn draw(screen: &Welcome, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width).saturating_sub(6).clamp(10, 76);
    let mut lines = vec![Line::raw(""), Line::styled("  starcoach", theme.title), Line::raw("")];
    let mut say = |text: &str, style| {
        lines.extend(wrap(text, width).into_iter().map(|row| Line::styled(format!("  {}", part(text, row)), style)));
        lines.push(Line::raw(""));
    };
    say("You will be asked:", theme.dim);
    say(&format!("“{}”", screen.question.trim()), theme.strong);
    say("This is how half a minute of a strong answer sounds. Marked is what an interviewer listens for:", theme.dim);
    for row in marked(&canvas.common.engine, &screen.sample, &screen.roles, width) {
        let mut row = line(row, theme);
        row.spans.insert(0, Span::raw("  "));
        lines.push(row);
    }
    lines.push(Line::raw(""));
    let begin = canvas.common.keys.label(crate::app::Command::Begin, crate::app::Kind::Welcome).unwrap_or_default();
    let call = "Tell a story of your own, section by section, and watch your words being marked.";
    lines.extend(wrap(call, width).into_iter().map(|row| Line::raw(format!("  {}", part(call, row)))));
    lines.push(Line::from(vec![Span::raw("  "), Span::styled(begin, theme.key), Span::raw(" begins.")]));
    frame.render_widget(Paragraph::new(lines), area);
}
