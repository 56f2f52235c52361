//! Which principles the interview is about.

use super::text::cut;
use super::{Canvas, Frame, float};
use crate::app::aims::Aims;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// Draws the list over the screen below.
pub fn draw(screen: &Aims, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let rows = Aims::rows(canvas.common);
    let inner = float(frame, area, 64, rows.len() as u16 + 5, theme);
    let width = usize::from(inner.width);
    let title = "Which principles? None chosen means all questions.";
    let mut lines = vec![Line::styled(cut(title, width), theme.title), Line::raw("")];
    let height = usize::from(inner.height).saturating_sub(2);
    let top = screen.choice.top(rows.len(), height);
    for (i, (_, title, chosen)) in rows.iter().enumerate().skip(top).take(height) {
        let text = cut(&format!("{} {title}", if *chosen { "[x]" } else { "[ ]" }), width);
        lines.push(Line::styled(text, if i == screen.choice.at { theme.chosen } else { theme.text }));
    }
    frame.render_widget(Paragraph::new(lines), inner);
}
