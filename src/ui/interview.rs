//! Before a mock interview.

use super::setup::choices;
use super::text::cut;
use super::{Canvas, Frame};
use crate::app::interview::Interview;
use crate::app::{Command, Kind};
use crate::clock::day_for_people;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// Draws the choices.
pub fn draw(screen: &Interview, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width).saturating_sub(4).min(96);
    let mut lines = vec![
        Line::styled(" Mock interview", theme.title),
        Line::raw(" Nothing is shown until the end. Follow-ups come from your gaps."),
        Line::raw(""),
    ];
    lines.extend(choices(&screen.rows(canvas.common), screen.at, width, theme));
    if let Some(last) = Interview::last(canvas.common) {
        let key = canvas.common.keys.label(Command::OpenMock, Kind::Interview).unwrap_or_default();
        lines.push(Line::raw(""));
        let told = format!(" Last one: {}. {key} shows its scorecard.", day_for_people(last.day));
        lines.push(Line::styled(cut(&told, usize::from(area.width)), theme.dim));
    }
    frame.render_widget(Paragraph::new(lines), area);
}
