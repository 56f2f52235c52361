//! An answer by keyboard.

pub(super) mod clock;
pub(super) mod head;
mod notes;

use super::editor::Look;
use super::text::cut;
use super::{Canvas, Frame, Theme, editor};
use crate::app::editor::{Editor, Find};
use crate::app::rehearse::area::Area;
use crate::app::rehearse::sheet::Row;
use crate::app::rehearse::{About, Rehearse};
use crate::content::clean::visible;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

/// Draws it into `area`, the terminal less the footer.
pub fn draw(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let areas = screen.areas(canvas.common);
    let place = |part: Area| Rect { x: part.x, y: part.y, width: part.width, height: part.height }.intersection(area);
    head::title(screen, canvas, frame, place(areas.title));
    head::question(screen, canvas, frame, place(areas.question));
    head::tabs(screen, canvas, frame, place(areas.tabs));
    text(screen, canvas, frame, place(areas.text));
    if areas.side.width > 0 {
        notes::side(screen, canvas, frame, place(areas.side));
    }
    notes::below(screen, canvas, frame, place(areas.notes));
    notes::coach(screen, canvas, frame, place(areas.coach));
    if !screen.is_replayed() {
        rule(screen, canvas, frame, place(areas.rule));
    }
    clock::draw(screen, canvas, frame, place(areas.clock));
    if screen.is_paused() {
        frame.buffer_mut().set_style(place(areas.text), canvas.theme.dim);
    }
}

/// How the editor looks in a theme.
pub fn look(theme: &Theme) -> Look {
    Look {
        text: theme.text,
        placeholder: theme.dim,
        faint: theme.dim.add_modifier(Modifier::ITALIC),
        signal: theme.signal,
        warning: theme.warning,
        disqualifier: theme.disqualifier,
        hit: Style::new().add_modifier(Modifier::REVERSED | Modifier::DIM),
        selection: theme.selection,
    }
}

fn text(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let Some(desk) = screen.desk() else { return };
    if screen.sheet.is_some() {
        sheet(screen, canvas, frame, area);
        return;
    }
    let marks = screen.marks();
    let look = look(canvas.theme);
    let cursor = editor::draw(desk, &marks, screen.placeholder(), &look, area, frame.buffer_mut());
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    let (above, below) = desk.hidden();
    if let Some(x) = area.right().checked_sub(1).filter(|_| area.height > 1 && area.width > 8) {
        let buffer = frame.buffer_mut();
        if above > 0 {
            buffer.set_stringn(x, area.y, "↑", 1, canvas.theme.dim);
        }
        if below > 0 {
            buffer.set_stringn(x, area.bottom() - 1, "↓", 1, canvas.theme.dim);
        }
    }
}

fn sheet(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let Some(open) = screen.sheet else { return };
    frame.render_widget(Clear, area);
    let rows = screen.sheet_rows(canvas.common, usize::from(area.width).saturating_sub(2));
    let lines = rows.into_iter().skip(open.top).take(usize::from(area.height)).map(|row| match row {
        Row::Heading(text) => Line::styled(visible(&text), canvas.theme.strong),
        Row::Marked(row) => super::paper::line(row, canvas.theme),
        Row::Text(text) => Line::raw(format!("  {}", visible(&text))),
        Row::Gap => Line::raw(""),
    });
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), area);
}

/// The line between text and notes. It carries what must be known now, so that nothing moves for it.
fn rule(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width);
    let line = if let Some(fault) = &canvas.common.unsaved {
        let text = format!(" ! not saved: {fault}. Your text is still here; writing goes on in memory.");
        Line::styled(cut(&text, width), theme.disqualifier)
    } else if let Some(find) = screen.desk().and_then(|desk| desk.find()) {
        Line::styled(cut(&found(find, screen.desk().and_then(Editor::selection).as_ref()), width), theme.strong)
    } else if screen.is_read_only() {
        let text = " read only: another program has this session open";
        Line::styled(cut(text, width), theme.strong)
    } else if let Some(sheet) = screen.sheet {
        let close =
            if sheet.about == About::Again { "s section · a all · Esc closes" } else { "↑ ↓ · Esc closes" };
        let text = format!("── {close} ");
        Line::styled(
            format!("{text}{}", "─".repeat(width.saturating_sub(unicode_width::UnicodeWidthStr::width(text.as_str())))),
            theme.dim,
        )
    } else if screen.is_paused() {
        let key = canvas.common.keys.label(crate::app::Command::Pause, crate::app::Kind::Rehearse);
        let text = format!(" paused · {} or any text goes on", key.unwrap_or_default());
        Line::styled(cut(&text, width), theme.strong)
    } else {
        Line::styled("─".repeat(width), theme.dim)
    };
    frame.line(&line, area);
}

fn found(find: &Find, selection: Option<&std::ops::Range<usize>>) -> String {
    let count = match (find.hits.len(), find.hits.iter().position(|hit| selection == Some(hit))) {
        (0, _) if find.query.is_empty() => String::new(),
        (0, _) => "not found".to_owned(),
        (all, Some(at)) => format!("{} of {all}", at + 1),
        (all, None) => format!("{all} places"),
    };
    let wrapped = if find.wrapped { " · past the end" } else { "" };
    format!(" find: {}▏ {count}{wrapped}   Enter next · ↑ before · Esc back", find.query)
}
