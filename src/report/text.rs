//! Pages as plain text of 80 columns, for a terminal, a printer or an e-mail.

use super::sheet::{Avoid, Entry, Sheet};
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a page.
pub const WIDTH: usize = 80;

/// The page for the night before.
pub fn sheet(sheet: &Sheet) -> String {
    let mut out = String::new();
    put(&mut out, "", &sheet.heading());
    put(&mut out, "", &sheet.gap_line());
    if sheet.entries.is_empty() {
        out.push('\n');
        put(&mut out, "", sheet.none_line());
    }
    for (at, entry) in sheet.entries.iter().enumerate() {
        out.push('\n');
        self::entry(&mut out, at + 1, entry);
    }
    out
}

fn entry(out: &mut String, number: usize, entry: &Entry) {
    put(out, &format!("{number:>2}  "), &entry.title);
    let mut row = |name: &str, text: &str| {
        if !text.is_empty() {
            put(out, &format!("    {name:<10}"), text);
        }
    };
    row("answers", &entry.questions.join("; "));
    row("open with", &entry.opening.as_deref().map_or_else(|| "not told yet".to_owned(), quoted));
    row("numbers", &entry.numbers.iter().map(|number| quoted(number)).collect::<Vec<_>>().join(", "));
    row("never", &entry.avoid.as_ref().map(avoid).unwrap_or_default());
    if let Some(next) = &entry.next {
        row("they ask", &quoted(&next.question));
        row("the point", &next.key);
    }
}

/// What not to say, in one paragraph.
pub fn avoid(avoid: &Avoid) -> String {
    match &avoid.quote {
        Some(quote) => format!("{} ({}): {}", quoted(quote), avoid.family, avoid.why),
        None if avoid.why.is_empty() => format!("anything that sounds like {}", quoted(&avoid.family)),
        None => format!("anything that sounds like {}. {}", quoted(&avoid.family), avoid.why),
    }
}

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// Adds a paragraph, broken at words; the lines after the first are indented as far as its margin.
fn put(out: &mut String, margin: &str, text: &str) {
    let indent = margin.width();
    let mut line = margin.to_owned();
    let mut is_empty = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        for piece in pieces(word, WIDTH - indent) {
            if !is_empty && line.width() + 1 + piece.width() > WIDTH {
                let _ = writeln!(out, "{line}");
                line = " ".repeat(indent);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(piece);
            is_empty = false;
        }
    }
    let _ = writeln!(out, "{}", line.trim_end());
}

/// A word in parts that fit a line.
fn pieces(word: &str, width: usize) -> Vec<&str> {
    let (mut pieces, mut start, mut columns) = (Vec::new(), 0, 0);
    for (at, c) in word.char_indices() {
        let wide = c.width().unwrap_or(0);
        if columns + wide > width {
            pieces.extend(word.get(start..at));
            (start, columns) = (at, 0);
        }
        columns += wide;
    }
    pieces.extend(word.get(start..));
    pieces
}
