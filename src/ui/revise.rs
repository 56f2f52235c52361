//! The texts of a story while they are changed.

use super::rehearse::clock::pressure_style;
use super::rehearse::look;
use super::text::cut;
use super::{Canvas, Frame, editor};
use crate::app::rehearse::measure::{Measure, clock};
use crate::app::revise::{Part, Revise};
use crate::scoring::length::spoken_ms;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws it: the title, the sections, the text of one, and how long that takes to say.
pub fn draw(screen: &Revise, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let place = Revise::area(canvas.common.size);
    let text = Rect { x: place.x, y: place.y, width: place.width, height: place.height }.intersection(area);
    let width = usize::from(area.width).saturating_sub(2);
    let row = |at: u16| Rect { y: area.y.saturating_add(at), height: 1, ..area }.intersection(area);
    frame.line(&Line::styled(format!(" {}", cut(screen.title(), width)), theme.title), row(0));
    frame.line(&sections(screen, canvas), row(1));
    let Some(part) = screen.part() else { return };
    let look = look(theme);
    let cursor = editor::draw(&part.editor, &screen.marks, &part.section.purpose, &look, text, frame.buffer_mut());
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    let below = place.y + place.height;
    frame.line(&Line::styled("─".repeat(usize::from(area.width)), theme.dim), row(below));
    frame.line(&length(part, canvas), row(below + 1));
}

fn sections<'a>(screen: &Revise, canvas: &Canvas<'_>) -> Line<'a> {
    let mut spans = Vec::new();
    for (at, part) in screen.parts.iter().enumerate() {
        let shown = at == screen.at;
        let sign = if shown { "▸" } else { " " };
        let unsaved = if screen.is_changed(part) { "*" } else { "" };
        let empty = if part.editor.text().trim().is_empty() { " ·" } else { "" };
        let text = format!(" {sign}{}{unsaved}{empty}", cut(&part.section.title, 24));
        spans.push(Span::styled(text, if shown { canvas.theme.strong } else { canvas.theme.dim }));
    }
    Line::from(spans)
}

fn length<'a>(part: &Part, canvas: &Canvas<'_>) -> Line<'a> {
    let theme = canvas.theme;
    let words = part.editor.words();
    let ms = spoken_ms(words, canvas.common.pace);
    let pressure = Measure { ms, estimate: true, time: part.time }.pressure();
    let target = clock(u64::from(part.time.target) * 1000);
    Line::from(vec![
        Span::raw(" spoken "),
        Span::styled(format!("~{}{}", clock(ms), pressure.sign()), pressure_style(pressure, theme)),
        Span::styled(format!(" of {target} · {words} words"), theme.dim),
    ])
}
