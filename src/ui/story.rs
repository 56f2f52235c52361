//! Reading a story.

use super::text::{cut, marked};
use super::{Canvas, Frame, Theme};
use crate::app::story::{Line as Row, Reading};
use crate::content::clean::visible;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the story.
pub fn draw(screen: &Reading, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let library = &canvas.common.library;
    let title = library.story(&screen.story).map_or("", |story| story.title.as_str());
    let telling = if screen.weak { " · the weak telling" } else { "" };
    let question = library.pattern(&screen.pattern).map_or("", |pattern| pattern.question.as_str());
    let width = usize::from(area.width).saturating_sub(2);
    let mut lines = vec![
        Line::styled(format!(" {}", cut(&format!("{title}{telling}"), width)), theme.title),
        Line::styled(format!(" {}", cut(&format!("“{}”", question.trim()), width)), theme.dim),
        Line::raw(""),
    ];
    let rows = screen.lines(canvas.common, Reading::width(canvas.common.size.width));
    for row in rows.into_iter().skip(screen.top.at).take(usize::from(area.height)) {
        let mut row = line(row, theme);
        row.spans.insert(0, Span::raw(" "));
        lines.push(row);
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// One line with its marks.
pub fn line(row: Row, theme: &Theme) -> Line<'static> {
    match row {
        Row::Heading(text) => Line::styled(visible(&text), theme.strong),
        Row::Text(text, marks) => {
            let mut line = marked(&text, &marks, theme);
            line.spans.insert(0, Span::raw("  "));
            line
        }
        Row::Remark(text) => Line::styled(format!("  │ {}", visible(&text)), theme.dim),
        Row::Gap => Line::raw(""),
    }
}
