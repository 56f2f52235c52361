//! A text on a terminal or a page with carets under parts of it.

use crate::content::Polarity;
use crate::content::clean::{part, visible};
use std::fmt::Write;
use std::io::IsTerminal;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Columns of text in a row.
const WIDTH: usize = 96;

/// Spaces before each row.
const INDENT: &str = "  ";

/// A part of a text to be marked.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Byte offsets.
    pub span: Range<usize>,
    /// `^` under what counts, `~` under what does not.
    pub counts: bool,
    /// Gives it its colour.
    pub polarity: Polarity,
    /// Stands behind the carets: the number of the explanation.
    pub label: String,
}

/// Whether colours are wanted on standard output.
pub fn colours() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    std::io::stdout().is_terminal() && !refused && !dumb
}

/// The same words in the colour of a polarity, or dim.
pub fn coloured(words: &str, polarity: Polarity, counts: bool, colours: bool) -> String {
    if !colours {
        return words.to_owned();
    }
    let code = match polarity {
        _ if !counts => "2",
        Polarity::Signal => "1;32",
        Polarity::Warning => "1;33",
        Polarity::Disqualifier => "1;31",
    };
    format!("\u{1b}[{code}m{words}\u{1b}[0m")
}

/// The text in rows, below each row the marks that touch it. Nothing hostile in the text reaches the terminal.
pub fn draw(text: &str, marks: &[Mark], colours: bool) -> String {
    let mut out = String::new();
    for row in rows(text) {
        let shown = format!("{INDENT}{}", visible(part(text, row.clone())));
        let _ = writeln!(out, "{}", shown.trim_end());
        let touching = marks.iter().filter(|mark| mark.span.start < row.end && row.start < mark.span.end);
        // Marks that would run into each other stand on lines of their own.
        let mut lines: Vec<(usize, String)> = Vec::new();
        for mark in touching {
            let from = visible(part(text, row.start..mark.span.start.max(row.start))).width();
            let under = part(text, mark.span.start.max(row.start)..mark.span.end.min(row.end)).trim_end();
            let carets = if mark.counts { "^" } else { "~" }.repeat(visible(under).width().max(1));
            let length = carets.len() + 1 + mark.label.width();
            let free = lines.iter().position(|(end, _)| *end < from).unwrap_or(lines.len());
            if free == lines.len() {
                lines.push((0, String::new()));
            }
            if let Some((end, line)) = lines.get_mut(free) {
                let carets = coloured(&carets, mark.polarity, mark.counts, colours);
                let _ = write!(line, "{:gap$}{carets} {}", "", mark.label, gap = from - *end);
                *end = from + length;
            }
        }
        for (_, line) in lines {
            let _ = writeln!(out, "{INDENT}{line}");
        }
    }
    out
}

/// Byte ranges of the rows that a text is shown in: its lines, the long ones broken between words.
fn rows(text: &str) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    // Not `trim_end`: a line separator is space to it, and is drawn like all that is hostile.
    for line in text.trim_end_matches([' ', '\t', '\r', '\n']).split('\n') {
        let end = start + line.len();
        let mut row = start;
        let mut at = start;
        for word in line.split_inclusive(' ') {
            let after = at + word.len();
            if at > row && visible(part(text, row..after)).trim_end().width() > WIDTH {
                rows.push(row..at);
                row = at;
            }
            at = after;
        }
        rows.push(row..end);
        start = end + 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mark(text: &str, words: &str, label: &str) -> Mark {
        let start = text.find(words).unwrap();
        let span = start..start + words.len();
        Mark { span, counts: label != "2", polarity: Polarity::Warning, label: label.to_owned() }
    }

    #[test]
    fn marks_that_overlap_stand_below_each_other_and_wide_characters_move_them() {
        let text = "日本: I escalated it to Platform.";
        let marks = [mark(text, "I escalated it", "1"), mark(text, "it to", "2"), mark(text, "Platform", "3")];
        insta::assert_snapshot!(draw(text, &marks, false), @"
        日本: I escalated it to Platform.
              ^^^^^^^^^^^^^^ 1  ^^^^^^^^ 3
                          ~~~~~ 2
        ");
    }

    #[test]
    fn a_mark_over_the_end_of_a_row_goes_on_in_the_next() {
        let text = format!("{} one two\nthree four", "word ".repeat(18));
        let out = draw(&text, &[mark(&text, "two\nthree", "1")], false);
        insta::assert_snapshot!(out, @"
        word word word word word word word word word word word word word word word word word word  one
        two
        ^^^ 1
        three four
        ^^^^^ 1
        ");
    }

    #[test]
    fn colours_are_put_around_carets_alone() {
        let text = "I maybe did.";
        let out = draw(text, &[mark(text, "maybe", "1")], true);
        assert_eq!(out, "  I maybe did.\n    \u{1b}[1;33m^^^^^\u{1b}[0m 1\n");
    }

    #[test]
    fn a_line_separator_at_the_end_is_drawn_too() {
        assert_eq!(draw("so\u{2028}\n ", &[], false), "  so\u{fffd}\n");
    }

    proptest! {
        #[test]
        fn every_text_is_drawn_whole_and_nothing_hostile_with_it(text in "(\\PC|[a-z]{1,30}| |\n|\u{1b}|\u{202e}){0,300}") {
            let out = draw(&text, &[], false);
            let hostile = ['\u{1b}', '\u{202e}'];
            prop_assert!(!out.contains(hostile));
            let letters = |text: &str| {
                let drawn = visible(&text.replace('\n', ""));
                drawn.chars().filter(|c| !c.is_whitespace()).collect::<String>()
            };
            prop_assert_eq!(letters(&out), letters(&text));
        }
    }
}
