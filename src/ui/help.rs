//! All keys of a screen.

use super::text::{column, cut};
use super::{Canvas, Frame};
use crate::app::help::{Help, KEYS, Line as Row};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the page.
pub fn draw(help: &Help, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width);
    let rows = help.lines(&canvas.common.keys, width);
    let mut lines = vec![Line::styled(format!(" All keys: {}", help.about.title()), theme.title), Line::raw("")];
    lines.extend(rows.into_iter().skip(help.top.at).map(|row| match row {
        Row::Heading(scope) => Line::styled(format!(" {}", scope.title()), theme.strong),
        Row::Signs => Line::styled(" Signs", theme.strong),
        Row::Keys(keys, text) => {
            let keys = column(&keys, KEYS);
            Line::from(vec![
                Span::raw("   "),
                Span::styled(keys, theme.key),
                Span::raw(cut(&text, width.saturating_sub(KEYS + 4))),
            ])
        }
        Row::Gap => Line::raw(""),
    }));
    frame.render_widget(Paragraph::new(lines), area);
}
