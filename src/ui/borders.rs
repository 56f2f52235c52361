//! Where the sections of an answer begin that was told in one piece.

use super::text::{column, cut};
use super::{Canvas, Frame};
use crate::app::borders::{Borders, Row};
use crate::content::clean::{part, visible};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

/// On narrower screens sections are named by their marks.
const NARROW: usize = 50;

/// Columns for a title at most.
const TITLE: usize = 16;

/// Columns of the text at most: longer rows are hard to read.
const TEXT: usize = 88;

/// On lower screens the text has all rows.
const LOW: usize = 8;

/// Draws the text with the titles of its sections beside it.
pub fn draw(screen: &Borders, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let margin = margin(screen, width);
    let mut lines = Vec::new();
    if height >= LOW {
        lines.push(Line::styled(cut(" Where does each section begin?", width), theme.title));
        let hint = " This is a guess from what you told: put right what is wrong, then keep it.";
        lines.push(Line::styled(cut(hint, width), theme.dim));
        lines.push(Line::raw(""));
    }
    // "▸ " before the title, " │ " behind it, and a free column at the right.
    let rows = screen.rows(width.saturating_sub(margin + 7).clamp(1, TEXT), if width < NARROW { 1 } else { 2 });
    let room = height.saturating_sub(lines.len());
    let top = screen.top(&rows, room);
    lines.extend(rows.iter().skip(top).take(room).map(|row| line(screen, canvas, row, margin)));
    frame.render_widget(Paragraph::new(lines), area);
}

/// Columns for titles.
fn margin(screen: &Borders, width: usize) -> usize {
    let name = |section: &crate::content::Section| {
        if width < NARROW { section.mark.width() } else { section.title.width().min(TITLE).max("999 words".len()) }
    };
    screen.sections().iter().map(name).max().unwrap_or_default()
}

fn line(screen: &Borders, canvas: &Canvas<'_>, row: &Row, margin: usize) -> Line<'static> {
    let theme = canvas.theme;
    let narrow = usize::from(canvas.common.size.width) < NARROW;
    let chosen = row.section == screen.chosen();
    let section = screen.sections().get(row.section);
    let name = section.map_or("", |section| if narrow { section.mark.as_str() } else { section.title.as_str() });
    let words = screen.words(row.section);
    let (beside, style) = match row.nth {
        0 => (name.to_owned(), if chosen { theme.chosen } else { theme.strong }),
        1 if !narrow => (format!("{words} {}", if words == 1 { "word" } else { "words" }), theme.dim),
        _ => (String::new(), theme.dim),
    };
    let sign = if chosen && row.nth == 0 { " ▸ " } else { "   " };
    let mut spans = vec![
        Span::styled(sign, theme.strong),
        Span::styled(column(&beside, margin), style),
        Span::styled(" │ ", theme.dim),
    ];
    if words == 0 && row.text.is_empty() && row.nth == 0 {
        spans.push(Span::styled("(nothing)", theme.dim));
        return Line::from(spans);
    }
    let moved = screen.moved();
    let (start, end) = if chosen {
        (moved.start.clamp(row.text.start, row.text.end), moved.end.clamp(row.text.start, row.text.end))
    } else {
        (row.text.start, row.text.start)
    };
    let piece = |span| visible(part(screen.text(), span));
    spans.push(Span::styled(piece(row.text.start..start), theme.text));
    spans.push(Span::styled(piece(start..end), theme.strong));
    spans.push(Span::styled(piece(end..row.text.end), theme.text));
    Line::from(spans)
}
