//! What is wrong with a file, told to the person who must fix it.

use super::clean::visible;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// One fault of one file, with its place and cure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The path as the user knows it, or `bundled:NAME`.
    pub file: String,
    /// Where in the file, when known.
    pub place: Option<Place>,
    /// The path of the value: `rules[3].phrases[1]`.
    pub path: Option<String>,
    /// The bytes of that value (a text) that are at fault, when it is not the whole of it.
    pub within: Option<Range<usize>>,
    /// What is wrong, lower case, without a full stop.
    pub message: String,
    /// What to do about it.
    pub cure: Option<String>,
}

/// A position in a file with the line that it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// How many characters the caret underlines.
    pub width: usize,
    /// The offending line, cleaned for the terminal.
    pub text: String,
}

/// A longer line is shown in part, with the fault in view.
const SHOWN: usize = 110;

impl Place {
    /// The place at a line and column (both from 1, in characters) of a text.
    pub fn of(source: &str, line: usize, column: usize, width: usize) -> Self {
        let text = visible(source.lines().nth(line.saturating_sub(1)).unwrap_or_default());
        let rest = text.chars().count().saturating_sub(column.saturating_sub(1));
        Self { line, column, width: width.min(rest).max(1), text }
    }

    /// The part of the line that is shown, and the columns before and under the caret.
    pub fn window(&self) -> (String, usize, usize) {
        let at = self.column.saturating_sub(1);
        let skip = if self.text.chars().count() <= SHOWN { 0 } else { at.saturating_sub(SHOWN / 3) };
        let shown: String = self.text.chars().skip(skip).take(SHOWN).collect();
        let before: String = shown.chars().take(at - skip.min(at)).collect();
        let under: String = shown.chars().skip(at - skip.min(at)).take(self.width).collect();
        let lead = if skip > 0 { "…" } else { "" };
        (format!("{lead}{shown}"), lead.width() + before.width(), under.width().max(1))
    }
}

impl Problem {
    /// A problem of a whole file.
    pub fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, path: None, within: None, message: message.into(), cure: None }
    }

    /// The same with its path inside the file; `store` turns it into line and column.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The same for some bytes of the text at its path.
    #[must_use]
    pub fn within(mut self, bytes: Range<usize>) -> Self {
        self.within = Some(bytes);
        self
    }

    /// The same with its cure.
    #[must_use]
    pub fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }

    /// The same with "did you mean" as its cure, where one of the names is near.
    #[must_use]
    pub fn meant<'a>(self, word: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        match super::meant::nearest(word, names) {
            Some(name) => self.cure(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}

impl fmt::Display for Problem {
    /// As a compiler prints it: place, message, the line with a caret, the cure.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = visible(&self.file);
        let message = visible(&self.message);
        if let Some(place) = &self.place {
            let (shown, indent, width) = place.window();
            let gutter = place.line.to_string().len();
            writeln!(f, "{file}:{}:{}: {message}", place.line, place.column)?;
            writeln!(f, "{:gutter$} |", "")?;
            writeln!(f, "{} | {shown}", place.line)?;
            write!(f, "{:gutter$} | {:indent$}{}", "", "", "^".repeat(width))?;
        } else {
            write!(f, "{file}: {message}")?;
            if let Some(path) = &self.path {
                write!(f, " (at {})", visible(path))?;
            }
        }
        if let Some(cure) = &self.cure {
            write!(f, "\n  = {}", visible(cure))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_printed_as_a_compiler_does() {
        let mut problem = Problem::new("my.yaml", "unknown key `levle`").cure("did you mean `level`?");
        problem.place = Some(Place::of("format: 1\nlevle: sde1\n", 2, 1, 5));
        insta::assert_snapshot!(problem, @"
        my.yaml:2:1: unknown key `levle`
          |
        2 | levle: sde1
          | ^^^^^
          = did you mean `level`?
        ");
    }

    #[test]
    fn the_caret_stands_under_the_fault_behind_wide_characters_and_in_a_long_line() {
        let mut problem = Problem::new("f", "m");
        problem.place = Some(Place::of("日本: x", 1, 5, 1));
        assert!(problem.to_string().ends_with("|       ^"), "{problem}");
        let long = format!("{}HERE{}", "a".repeat(500), "b".repeat(500));
        problem.place = Some(Place::of(&long, 1, 501, 4));
        let printed = problem.to_string();
        let mut lines = printed.lines().skip(2);
        let (text, caret) = (lines.next().unwrap(), lines.next().unwrap());
        let column = |line: &str, part: &str| line.split(part).next().unwrap().chars().count();
        assert_eq!(column(text, "HERE"), column(caret, "^^^^"));
    }

    #[test]
    fn nothing_of_a_file_reaches_the_terminal_as_control_characters() {
        let mut problem = Problem::new("a\u{1b}b", "c\u{1b}d").cure("e\u{1b}f");
        problem.place = Some(Place::of("g\u{1b}h", 1, 1, 1));
        assert!(!problem.to_string().contains('\u{1b}'));
    }
}
