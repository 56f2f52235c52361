//! Before a drill.

use super::setup::choices;
use super::text::cut;
use super::{Canvas, Frame};
use crate::app::before_drill::BeforeDrill;
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// Draws the choices, and below them why an answer cannot be chosen.
pub fn draw(screen: &BeforeDrill, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width).saturating_sub(4).min(96);
    let Some(pattern) = canvas.common.library.pattern(&screen.pattern) else { return };
    let mut lines = vec![
        Line::styled(format!(" {}", cut(&format!("Drill: {}", pattern.title), width)), theme.title),
        Line::raw(format!(" {}", cut("What they ask after the answer, one question after the other.", width))),
        Line::raw(""),
    ];
    lines.extend(choices(&screen.rows(canvas.common), screen.at, width, theme));
    for why in &screen.unread {
        lines.push(Line::raw(""));
        let why = format!("! {why}");
        let rows = wrap(&why, width).into_iter();
        lines.extend(rows.map(|row| Line::styled(format!(" {}", visible(part(&why, row))), theme.warning)));
    }
    frame.render_widget(Paragraph::new(lines), area);
}
