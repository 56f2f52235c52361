//! Before a rehearsal.

use super::text::{column, cut};
use super::{Canvas, Frame, Theme};
use crate::app::rows::Row;
use crate::app::setup::Setup;
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the choices.
pub fn draw(screen: &Setup, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width).saturating_sub(4).min(96);
    let Some(pattern) = canvas.common.library.pattern(&screen.pattern) else { return };
    let title = if screen.check { "Check an answer I have" } else { pattern.title.as_str() };
    let mut lines = vec![Line::styled(format!(" {}", cut(title, width)), theme.title)];
    let question = format!("“{}”", pattern.question.trim());
    lines
        .extend(wrap(&question, width).into_iter().map(|row| Line::raw(format!(" {}", visible(part(&question, row))))));
    lines.push(Line::raw(""));
    lines.extend(choices(&screen.rows(canvas.common), screen.at, width, theme));
    frame.render_widget(Paragraph::new(lines), area);
}

/// Rows of choices, the chosen one with what it means.
pub fn choices(rows: &[Row], at: usize, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let chosen = i == at;
        let style = if chosen { theme.strong } else { theme.dim };
        let mut spans =
            vec![Span::styled(format!(" {} {}", if chosen { "▸" } else { " " }, column(row.name, 12)), style)];
        let value = row.choices.get(row.at).map_or("", String::as_str);
        spans.push(Span::styled(
            if chosen { format!("‹ {} ›", visible(value)) } else { format!("  {}", visible(value)) },
            if chosen { theme.strong } else { theme.text },
        ));
        lines.push(Line::from(spans));
        if chosen {
            let rows = wrap(&row.note, width.saturating_sub(17));
            lines.extend(
                rows.into_iter()
                    .take(3)
                    .map(|note| Line::styled(format!("{:17}{}", "", visible(part(&row.note, note))), theme.dim)),
            );
        }
    }
    lines
}
