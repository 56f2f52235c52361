//! What the terminal shows, and the way from one frame to the next: one write of the cells that differ.
//!
//! It stands in for ratatui's own `Terminal`, which asks for the size of the terminal at every frame, writes at least
//! twice, and looks at every cell at length. Rows are compared here first, and most are the same.

use crate::app::App;
use crate::clock::Moment;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use std::io::{self, Write};

/// The cells of a terminal.
#[derive(Debug)]
pub struct Display<W: Write> {
    terminal: W,
    /// The last frame.
    shown: Buffer,
    /// The frame that is drawn.
    next: Buffer,
    cursor: Option<Position>,
    /// What the terminal shows is not known.
    unknown: bool,
    /// Of the frame that is written.
    bytes: Vec<u8>,
}

impl<W: Write> Display<W> {
    /// A display of which nothing is known yet.
    pub fn new(terminal: W) -> Self {
        let [shown, next] = [Buffer::default(), Buffer::default()];
        Self { terminal, shown, next, cursor: None, unknown: true, bytes: Vec::new() }
    }

    /// Draws every cell at the next frame.
    pub fn forget(&mut self) {
        self.unknown = true;
    }

    /// Draws one frame at the app's size.
    pub fn draw(&mut self, app: &App, now: Moment) -> io::Result<()> {
        let size = app.common.size;
        let area = Rect::new(0, 0, size.width, size.height);
        if self.next.area == area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(area);
            self.unknown = true;
        }
        let cursor = super::draw(app, &mut self.next, now);
        if self.unknown {
            self.shown = Buffer::empty(area);
        }
        self.bytes.clear();
        encode(&self.shown, &self.next, (self.cursor, cursor), self.unknown, &mut self.bytes)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        self.unknown = false;
        if self.bytes.is_empty() {
            return Ok(());
        }
        self.terminal.write_all(&self.bytes)?;
        self.terminal.flush()
    }
}

/// The bytes that lead from one frame to the next.
fn encode(
    shown: &Buffer,
    next: &Buffer,
    (was, cursor): (Option<Position>, Option<Position>),
    unknown: bool,
    bytes: &mut Vec<u8>,
) -> io::Result<()> {
    let mut terminal = CrosstermBackend::new(&mut *bytes);
    if unknown {
        terminal.clear()?;
    }
    let changed = changed(shown, next);
    if !changed.is_empty() {
        terminal.draw(changed.iter().flat_map(|(shown, next)| shown.diff(next)))?;
    }
    if unknown || was.is_some() != cursor.is_some() {
        if cursor.is_some() { terminal.show_cursor()? } else { terminal.hide_cursor()? }
    }
    match cursor {
        Some(at) if unknown || !changed.is_empty() || was != cursor => terminal.set_cursor_position(at),
        _ => Ok(()),
    }
}

/// The rows that differ, before and after.
fn changed(shown: &Buffer, next: &Buffer) -> Vec<(Buffer, Buffer)> {
    let width = usize::from(next.area.width).max(1);
    let rows = shown.content.chunks(width).zip(next.content.chunks(width)).zip(next.area.rows());
    let changed = rows.filter(|((shown, next), _)| !shown.iter().zip(*next).all(|(shown, next)| same(shown, next)));
    let row = |cells: &[Cell], area| Buffer { area, content: cells.to_vec() };
    changed.map(|((shown, next), area)| (row(shown, area), row(next, area))).collect()
}

/// Whether two cells look the same. Nearly all hold one byte, and comparing that in place is what makes it quick.
fn same(one: &Cell, other: &Cell) -> bool {
    let symbols = match (one.symbol().as_bytes(), other.symbol().as_bytes()) {
        ([one], [other]) => one == other,
        (one, other) => one == other,
    };
    symbols
        && one.fg == other.fg
        && one.bg == other.bg
        && one.underline_color == other.underline_color
        && one.modifier == other.modifier
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style};
    use std::num::NonZeroU16;

    const AREA: Rect = Rect::new(0, 0, 12, 3);

    /// Text at a place in a style.
    type Piece = (u16, u16, String, u8);

    fn frame(pieces: &[Piece]) -> Buffer {
        let mut buffer = Buffer::empty(AREA);
        for (x, y, text, style) in pieces {
            let styles = [
                Style::new(),
                Style::new().fg(Color::Green).add_modifier(Modifier::BOLD),
                Style::new().add_modifier(Modifier::UNDERLINED),
                Style::new().bg(Color::Blue),
            ];
            buffer.set_string(*x, *y, text, styles[usize::from(*style)]);
        }
        buffer
    }

    fn any_frame() -> impl Strategy<Value = (Vec<Piece>, Option<(u16, u16)>)> {
        let piece = (0..AREA.width, 0..AREA.height, "[a-c ]{0,6}|[b漢]{0,3}", 0u8..4);
        (prop::collection::vec(piece, 0..5), prop::option::of((0..AREA.width, 0..AREA.height)))
    }

    fn assert_shows(screen: &vt100::Screen, buffer: &Buffer) {
        let mut wide = 0;
        for (index, cell) in buffer.content.iter().enumerate() {
            if wide > 0 {
                wide -= 1;
                continue;
            }
            let (x, y) = buffer.pos_of(index);
            let there = screen.cell(y, x).unwrap();
            let shown = if there.contents().is_empty() { " " } else { there.contents() };
            assert_eq!(shown, cell.symbol(), "{x},{y}");
            // Some terminals give half of an overwritten wide character the look of what overwrote it.
            if shown != " " {
                assert_eq!(there.bold(), cell.modifier.contains(Modifier::BOLD), "{x},{y}");
                assert_eq!(there.underline(), cell.modifier.contains(Modifier::UNDERLINED), "{x},{y}");
                assert_eq!(there.fgcolor() != vt100::Color::Default, cell.fg != Color::Reset, "{x},{y}");
                assert_eq!(there.bgcolor() != vt100::Color::Default, cell.bg != Color::Reset, "{x},{y}");
            }
            wide = ratatui::buffer::CellWidth::cell_width(cell).saturating_sub(1);
        }
    }

    proptest! {
        #[test]
        fn a_terminal_shows_every_frame_after_any_other(frames in prop::collection::vec(any_frame(), 1..6), forgot: bool) {
            let size = |n| NonZeroU16::new(n).unwrap();
            let mut terminal = vt100::Parser::new(size(AREA.height), size(AREA.width), 0);
            terminal.process(b"left over\x1b[?25l");
            let (mut shown, mut was) = (Buffer::empty(AREA), None);
            for (index, (pieces, cursor)) in frames.iter().enumerate() {
                let (next, cursor) = (frame(pieces), cursor.map(Position::from));
                let unknown = index == 0 || (forgot && index == 2);
                if unknown {
                    shown = Buffer::empty(AREA);
                }
                let mut bytes = Vec::new();
                encode(&shown, &next, (was, cursor), unknown, &mut bytes).unwrap();
                terminal.process(&bytes);
                assert_shows(terminal.screen(), &next);
                prop_assert_eq!(terminal.screen().hide_cursor(), cursor.is_none());
                if let Some(cursor) = cursor {
                    prop_assert_eq!(terminal.screen().cursor_position(), (cursor.y, cursor.x));
                }
                (shown, was) = (next, cursor);
            }
        }

        #[test]
        fn a_frame_like_the_last_one_writes_nothing((pieces, cursor) in any_frame()) {
            let (frame, cursor) = (frame(&pieces), cursor.map(Position::from));
            let mut bytes = Vec::new();
            encode(&frame, &frame.clone(), (cursor, cursor), false, &mut bytes).unwrap();
            prop_assert_eq!(bytes, b"");
        }
    }
}
