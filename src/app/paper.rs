//! Pages of text, before they have colours.

use crate::app::rehearse::measure::Pressure;
use crate::app::story::Mark;
use crate::app::wrap::wrap;
use crate::content::Polarity;
use crate::content::clean::{part, visible};
use std::ops::Range;

/// Around what is quoted.
const OPEN: &str = "“";
const CLOSE: &str = "”";

/// How a part of a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Plain.
    Text,
    /// Matters less.
    Dim,
    /// Matters more.
    Strong,
    /// Words of the answer, by what they are.
    Words(Polarity),
    /// Words that an earlier telling did not have.
    Added,
    /// Words that a later telling has no more.
    Removed,
    /// A time.
    Time(Pressure),
    /// Under the cursor, or selected.
    Chosen,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its parts from the left.
    pub parts: Vec<(String, Ink)>,
    /// The chosen row of a list.
    pub chosen: bool,
}

/// Lines, written from the top, wrapped to a width.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// What is written so far.
    pub rows: Vec<Row>,
    width: usize,
}

impl Paper {
    /// An empty one, so many columns wide.
    pub fn new(width: usize) -> Self {
        Self { rows: Vec::new(), width: width.max(1) }
    }

    /// A free line, unless one is there already.
    pub fn gap(&mut self) {
        if self.rows.last().is_some_and(|row| !row.parts.is_empty()) {
            self.rows.push(Row::default());
        }
    }

    /// A heading after a free line.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.say(0, text, Ink::Strong);
    }

    /// Text, wrapped, every row of it moved in by `indent` columns.
    pub fn say(&mut self, indent: usize, text: &str, ink: Ink) {
        self.lead(indent, "", text, ink);
    }

    /// Every line of a text that has words, the first behind a sign, the others as far in.
    pub fn lines(&mut self, indent: usize, sign: &str, text: &str, ink: Ink) {
        let blank = " ".repeat(sign.chars().count());
        for (n, line) in text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
            self.lead(indent, if n == 0 { sign } else { &blank }, line, ink);
        }
    }

    /// The same with a sign before its first row.
    pub fn lead(&mut self, indent: usize, sign: &str, text: &str, ink: Ink) {
        let text = text.trim();
        let step = if sign.is_empty() { 0 } else { sign.chars().count() + 1 };
        let first = format!("{}{sign}{}", " ".repeat(indent), if sign.is_empty() { "" } else { " " });
        for (i, row) in wrap(text, self.width.saturating_sub(indent + step)).into_iter().enumerate() {
            let before = if i == 0 { first.clone() } else { " ".repeat(indent + step) };
            self.row(vec![(before, ink_of_sign(ink)), (visible(part(text, row)), ink)]);
        }
    }

    /// A quotation, wrapped, with a part of it marked, given as byte offsets.
    pub fn quote(&mut self, indent: usize, sign: &str, text: &str, marked: Range<usize>, polarity: Polarity) {
        let marked = marked.start + OPEN.len()..marked.end + OPEN.len();
        let text = format!("{OPEN}{text}{CLOSE}");
        let step = sign.chars().count() + 1;
        for (i, row) in wrap(&text, self.width.saturating_sub(indent + step)).into_iter().enumerate() {
            let before = if i == 0 { format!("{}{sign} ", " ".repeat(indent)) } else { " ".repeat(indent + step) };
            let (start, end) = (marked.start.clamp(row.start, row.end), marked.end.clamp(row.start, row.end));
            let piece = |span, ink| (visible(part(&text, span)), ink);
            self.row(vec![
                (before, Ink::Strong),
                piece(row.start..start, Ink::Text),
                piece(start..end, Ink::Words(polarity)),
                piece(end..row.end, Ink::Text),
            ]);
        }
    }

    /// Text, wrapped, with parts of it marked, given as byte offsets in their order.
    pub fn marked(&mut self, indent: usize, text: &str, marks: &[Mark]) {
        for row in wrap(text, self.width.saturating_sub(indent)) {
            let mut parts = vec![(" ".repeat(indent), Ink::Text)];
            let mut at = row.start;
            for mark in marks {
                let (start, end) = (mark.span.start.clamp(at, row.end), mark.span.end.clamp(at, row.end));
                if start < end {
                    parts.push((visible(part(text, at..start)), Ink::Text));
                    parts.push((visible(part(text, start..end)), Ink::Words(mark.polarity)));
                    at = end;
                }
            }
            parts.push((visible(part(text, at..row.end)), Ink::Text));
            self.row(parts);
        }
    }

    /// Columns that are left beside so many.
    pub fn left(&self, taken: usize) -> usize {
        self.width.saturating_sub(taken).max(8)
    }

    /// The text alone, line by line.
    pub fn text(&self) -> String {
        let row = |row: &Row| row.parts.iter().map(|(text, _)| text.as_str()).collect::<String>();
        let rows: Vec<String> = self.rows.iter().map(|it| row(it).trim_end().to_owned()).collect();
        rows.join("\n")
    }

    /// One line as it is.
    pub fn row(&mut self, parts: Vec<(String, Ink)>) {
        self.rows.push(Row { parts, chosen: false });
    }
}

/// Signs are not underlined with the words that follow them.
fn ink_of_sign(ink: Ink) -> Ink {
    match ink {
        Ink::Words(_) => Ink::Strong,
        other => other,
    }
}

/// Words as they are quoted: on one line, in quotation marks. Marks inside become single ones.
pub fn quoted(words: &str) -> String {
    let words = visible(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut told = String::with_capacity(words.len() + OPEN.len() + CLOSE.len());
    for c in words.chars() {
        let opens = told.is_empty() || told.ends_with([' ', '(', '[', '–', '—', '‘']);
        told.push(match c {
            '"' if opens => '‘',
            '“' => '‘',
            '"' | '”' => '’',
            other => other,
        });
    }
    format!("{OPEN}{told}{CLOSE}")
}

/// A text in at most so many columns; what does not fit ends in `…`.
pub fn short(text: &str, width: usize) -> String {
    let mut rows = wrap(text, width).into_iter();
    let first = rows.next().map_or("", |row| part(text, row));
    if rows.next().is_none() {
        return first.to_owned();
    }
    let first = wrap(text, width.saturating_sub(2)).into_iter().next().map_or("", |row| part(text, row));
    format!("{first} …")
}

/// The sign before words, the second cue beside their colour.
pub const fn sign(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Signal => "+",
        Polarity::Warning => "~",
        Polarity::Disqualifier => "!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_a_quotation_are_single_ones() {
        assert_eq!(quoted("he said\n\"no, (\"never\")\" twice"), "“he said ‘no, (‘never’)’ twice”");
        assert_eq!(quoted("“nobody’s job”"), "“‘nobody’s job’”");
        assert_eq!(quoted("\"so\""), "“‘so’”");
    }
}
