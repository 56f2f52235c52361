//! A screen as SVG: every run of like cells is one text, held on the grid of cells by its place and its length.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// Pixels of one cell and around the screen.
const CELL: (usize, usize) = (9, 18);
const MARGIN: usize = 16;
const FONT: &str = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const GROUND: &str = "#1b1e24";
const INK: &str = "#d5d8de";
const DIM: &str = "#8f96a3";

/// The whole screen with a frame around it; readable on light and dark pages, since it brings its own ground.
pub fn of(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{title}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{GROUND}\"/>\n\
         <g font-family=\"{FONT}\" font-size=\"15\" xml:space=\"preserve\">\n",
    );
    for (row, cells) in buffer.content().chunks(columns.max(1)).enumerate() {
        let mut start = 0;
        while start < cells.len() {
            let look = Look::of(&cells[start]);
            let end = (start..cells.len()).find(|&at| Look::of(&cells[at]) != look).unwrap_or(cells.len());
            draw(&mut svg, &look, row, start, &cells[start..end]);
            start = end;
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// How a run of cells looks.
#[derive(PartialEq)]
struct Look {
    ink: &'static str,
    ground: &'static str,
    bold: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let dim = cell.modifier.contains(Modifier::DIM);
        let (mut ink, mut ground) = (colour(cell.fg, if dim { DIM } else { INK }), colour(cell.bg, GROUND));
        if cell.modifier.contains(Modifier::REVERSED) {
            (ink, ground) = (ground, ink);
        }
        let has = |modifier| cell.modifier.contains(modifier);
        Self { ink, ground, bold: has(Modifier::BOLD), underlined: has(Modifier::UNDERLINED) }
    }
}

/// One run: its ground, then its words. Wide gaps part it, so that no space carries the grid.
fn draw(svg: &mut String, look: &Look, row: usize, column: usize, cells: &[Cell]) {
    if look.ground != GROUND {
        let (x, y) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1);
        let width = cells.len() * CELL.0;
        let _ = writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{}\"/>",
            CELL.1, look.ground
        );
    }
    let blank = |at: usize| cells.get(at).is_none_or(|cell| cell.symbol() == " ");
    let mut at = 0;
    while at < cells.len() {
        if blank(at) {
            at += 1;
            continue;
        }
        let end = (at..=cells.len()).find(|&end| blank(end) && blank(end + 1)).unwrap_or(cells.len());
        text(svg, look, row, column + at, &cells[at..end]);
        at = end;
    }
}

fn text(svg: &mut String, look: &Look, row: usize, column: usize, cells: &[Cell]) {
    let (x, y) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1 + 14);
    let length = cells.len() * CELL.0;
    let _ = write!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"",
        look.ink
    );
    if look.bold {
        svg.push_str(" font-weight=\"bold\"");
    }
    if look.underlined {
        svg.push_str(" text-decoration=\"underline\"");
    }
    let words: String = cells.iter().map(Cell::symbol).collect();
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = writeln!(svg, ">{words}</text>");
}

/// The sixteen colours of a terminal, as a dark one has them.
fn colour(color: Color, otherwise: &'static str) -> &'static str {
    match color {
        Color::Black => "#101216",
        Color::Red | Color::LightRed => "#ff7b72",
        Color::Green | Color::LightGreen => "#7ee787",
        Color::Yellow | Color::LightYellow => "#f2cc60",
        Color::Blue | Color::LightBlue => "#79c0ff",
        Color::Magenta | Color::LightMagenta => "#d2a8ff",
        Color::Cyan | Color::LightCyan => "#76e3ea",
        Color::Gray => "#b0b6c0",
        Color::DarkGray => DIM,
        Color::White => "#ffffff",
        _ => otherwise,
    }
}
