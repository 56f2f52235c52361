//! A session drawn out over its time: the sections, what the typing shows, and the findings as they appeared.

use super::{Canvas, Frame, Theme};
use crate::content::clean::visible;
use crate::session::moments::Appearance;
use crate::session::timeline::{Timeline, Visit};
use crate::session::trace::Trace;
use crate::ui::theme::sign;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthChar;

/// Rows that it takes: sections, signs, findings. Without findings the last one can be left out.
pub const ROWS: u16 = 3;

/// What is drawn.
#[derive(Debug, Clone)]
pub struct Strip<'a> {
    /// Where the time went.
    pub line: &'a Timeline,
    /// The marks of the sections, in the header's order.
    pub marks: Vec<&'a str>,
    /// The findings as they appeared; nothing while they may not be shown or are not known yet.
    pub found: Option<&'a [Appearance]>,
    /// Told time of the cursor, where there is one.
    pub cursor: Option<u64>,
}

/// One row, cell by cell.
type Cells = Vec<(char, Style)>;

/// Draws it into the first rows of an area, one column in on both sides.
pub fn draw(strip: &Strip<'_>, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width.saturating_sub(2));
    if strip.line.length == 0 {
        frame.line(&Line::styled(" no clock ran, so there is no time to draw", theme.dim), area);
        return;
    }
    let axis = Axis { length: strip.line.length, width };
    let found = strip.found.map(|found| findings(strip.line, found, axis, theme));
    let rows = [sections(strip, axis, theme), signs(strip.line, axis, theme)].into_iter().chain(found);
    for (row, cells) in area.rows().zip(rows) {
        frame.line(&line(cells), row);
    }
}

/// Told time in columns.
#[derive(Clone, Copy)]
struct Axis {
    length: u64,
    width: usize,
}

impl Axis {
    /// The column of a told time.
    fn column(self, told: u64) -> usize {
        let column = told.min(self.length).saturating_mul(self.width as u64) / self.length.max(1);
        (column as usize).min(self.width.saturating_sub(1))
    }
}

fn sections(strip: &Strip<'_>, axis: Axis, theme: &Theme) -> Cells {
    let mut cells = vec![('─', theme.dim); axis.width];
    for Visit { section, from, .. } in &strip.line.visits {
        if let Some(cell) = cells.get_mut(axis.column(*from)) {
            *cell = (strip.marks.get(*section).map_or('?', |mark| letter(mark)), theme.strong);
        }
    }
    if let Some(cursor) = strip.cursor {
        let cursor = axis.column(cursor);
        for cell in cells.iter_mut().take(cursor).filter(|(sign, _)| *sign == '─') {
            *cell = ('━', theme.time);
        }
        if let Some(cell) = cells.get_mut(cursor) {
            *cell = ('●', theme.strong);
        }
    }
    cells
}

/// The first letter of a mark, one column wide.
fn letter(mark: &str) -> char {
    visible(mark).chars().next().filter(|c| c.width() == Some(1)).unwrap_or('?')
}

fn signs(line: &Timeline, axis: Axis, theme: &Theme) -> Cells {
    let mut cells = vec![(' ', theme.text); axis.width];
    let mut put = |from: u64, to: u64, sign: char, style: Style| {
        let columns = axis.column(from)..=axis.column(to);
        cells.iter_mut().take(columns.end() + 1).skip(*columns.start()).for_each(|cell| *cell = (sign, style));
    };
    // What counts more is drawn over what counts less.
    for it in &line.signs {
        if matches!(it.trace, Trace::Silence { .. }) {
            put(it.from(), it.at.saturating_sub(1), '·', theme.dim);
        }
    }
    for stop in &line.stops {
        put(stop.at, stop.at, '‖', theme.text);
    }
    for it in &line.signs {
        match it.trace {
            Trace::Deleted { .. } => put(it.at, it.at, '×', theme.text),
            Trace::Pasted { .. } => put(it.at, it.at, '»', theme.strong),
            Trace::Silence { .. } => {}
        }
    }
    cells
}

fn findings(line: &Timeline, found: &[Appearance], axis: Axis, theme: &Theme) -> Cells {
    let mut cells = vec![(' ', theme.text); axis.width];
    let mut found: Vec<&Appearance> = found.iter().collect();
    // What stayed is drawn over what went again, and the gravest over all.
    found.sort_by_key(|one| (one.to.is_none(), one.polarity));
    for one in found {
        if let Some(cell) = cells.get_mut(axis.column(line.told(one.from))) {
            let style = if one.to.is_none() { theme.mark(one.polarity) } else { theme.dim };
            *cell = (sign(one.polarity).chars().next().unwrap_or(' '), style);
        }
    }
    cells
}

/// Cells of one style become one span.
fn line(cells: Cells) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = vec![Span::raw(" ")];
    for (sign, style) in cells {
        match spans.last_mut().filter(|last| last.style == style) {
            Some(last) => last.content.to_mut().push(sign),
            None => spans.push(Span::styled(sign.to_string(), style)),
        }
    }
    Line::from(spans)
}
