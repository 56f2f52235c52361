//! What a review begins with.

use super::text::{column, cut};
use super::{Canvas, Frame};
use crate::app::advise::Advise;
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Rows of one text that are shown.
const MOST: usize = 4;

/// Draws the form.
pub fn draw(screen: &Advise, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width).saturating_sub(20).clamp(10, 84);
    let mut lines = vec![Line::styled(" What to keep, what to change, what to do next", theme.title), Line::raw("")];
    for (i, (field, value)) in screen.rows(canvas.common).into_iter().enumerate() {
        let chosen = i == screen.at;
        let style = if chosen { theme.strong } else { theme.dim };
        let rows = wrap(&value, width);
        for (n, row) in rows.iter().take(MOST).enumerate() {
            let lead = match n {
                0 => format!(" {} {}", if chosen { "▸" } else { " " }, column(field.title(), 14)),
                _ => " ".repeat(17),
            };
            let more = n + 1 == MOST && rows.len() > MOST;
            let text = visible(part(&value, row.clone()));
            let text = if more { format!("{} …", cut(&text, width.saturating_sub(2))) } else { text };
            let text = if value.is_empty() { "·".to_owned() } else { text };
            lines.push(Line::from(vec![
                Span::styled(lead, style),
                Span::styled(text, if chosen { theme.strong } else { theme.text }),
            ]));
        }
        if chosen {
            lines.push(Line::styled(format!("{:17}{}", "", cut(field.purpose(), width)), theme.dim));
        }
    }
    frame.render_widget(Paragraph::new(lines), area);
}
