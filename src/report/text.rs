//! Pages as plain text of 80 columns, for a terminal, a printer or an e-mail.

use super::sheet::{Avoid, Entry, Sheet};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a page.
pub const WIDTH: usize = 80;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The heading of the page, or of a story.
    Heading,
    /// Anything else.
    Plain,
}

/// The page for the night before.
pub fn sheet(sheet: &Sheet) -> String {
    let mut out = String::new();
    for (_, line) in lines(sheet, sheet.none_line(), WIDTH) {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// The same line by line, in so many columns, with what to say where there is no story.
pub fn lines(sheet: &Sheet, none: &str, width: usize) -> Vec<(Kind, String)> {
    let mut page = Page { lines: Vec::new(), width: width.max(24) };
    page.put(Kind::Heading, "", &sheet.heading());
    page.put(Kind::Plain, "", &sheet.gap_line());
    if sheet.entries.is_empty() {
        page.gap();
        page.put(Kind::Plain, "", none);
    }
    for (at, entry) in sheet.entries.iter().enumerate() {
        page.gap();
        page.entry(at + 1, entry);
    }
    page.lines
}

/// What not to say, in one paragraph.
pub fn avoid(avoid: &Avoid) -> String {
    let (words, why) = avoided(avoid);
    format!("{words}{why}")
}

/// The words not to say, and what follows on them.
pub fn avoided(avoid: &Avoid) -> (String, String) {
    if let Some(quote) = &avoid.quote {
        return (quoted(quote), format!(" ({}): {}", avoid.family, avoid.why));
    }
    let why = if avoid.why.is_empty() { String::new() } else { format!(". {}", avoid.why) };
    (format!("anything that sounds like {}", quoted(&avoid.family)), why)
}

/// The line to begin with, and what is wrong with the first one; where there is nothing to begin with, only that.
pub fn opening(entry: &Entry) -> (String, Option<String>) {
    let Some(opening) = &entry.opening else { return ("not told yet".to_owned(), None) };
    let fault = opening
        .fault
        .as_ref()
        .map(|(words, family)| format!("your first line needs work: {} ({family})", quoted(words)));
    match (opening.line.as_deref().map(quoted), fault) {
        (Some(line), fault) => (line, fault),
        (None, fault) => (fault.unwrap_or_default(), None),
    }
}

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    format!("“{text}”")
}

struct Page {
    lines: Vec<(Kind, String)>,
    width: usize,
}

impl Page {
    fn gap(&mut self) {
        self.lines.push((Kind::Plain, String::new()));
    }

    fn entry(&mut self, number: usize, entry: &Entry) {
        self.put(Kind::Heading, &format!("{number:>2}  "), &entry.title);
        let mut row = |name: &str, text: &str| {
            if !text.is_empty() {
                self.put(Kind::Plain, &format!("    {name:<10}"), text);
            }
        };
        row("answers", &entry.questions.join("; "));
        let (line, fault) = opening(entry);
        row("open with", &fault.map_or(line.clone(), |fault| format!("{line} – {fault}")));
        row("numbers", &entry.numbers.iter().map(|number| quoted(number)).collect::<Vec<_>>().join(", "));
        row("never", &entry.avoid.as_ref().map(avoid).unwrap_or_default());
        if let Some(next) = &entry.next {
            row("they ask", &quoted(&next.question));
            row("the point", &next.key);
        }
    }

    /// Adds a paragraph, broken at words; the lines after the first are indented as far as its margin.
    fn put(&mut self, kind: Kind, margin: &str, text: &str) {
        let indent = margin.width();
        let mut line = margin.to_owned();
        let mut is_empty = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            for piece in pieces(word, self.width - indent) {
                if !is_empty && line.width() + 1 + piece.width() > self.width {
                    self.lines.push((kind, std::mem::replace(&mut line, " ".repeat(indent))));
                    is_empty = true;
                }
                if !is_empty {
                    line.push(' ');
                }
                line.push_str(piece);
                is_empty = false;
            }
        }
        self.lines.push((kind, line.trim_end().to_owned()));
    }
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
