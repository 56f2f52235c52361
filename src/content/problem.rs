//! What is wrong with a file, told to the person who must fix it.

use std::fmt;

/// One fault of one file, with its place and cure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path as the user knows it, or `bundled:NAME`.
    pub file: String,
    /// Where in the file, when known.
    pub place: Option<Place>,
    /// The path of the value: `rules[3].phrases[1]`.
    pub path: Option<String>,
    /// What is wrong, lower case, without a full stop.
    pub message: String,
    /// What to do about it.
    pub cure: Option<String>,
}

/// A position in a file with the lines around it.
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl Problem {
    /// A problem of a whole file.
    pub fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, path: None, message: message.into(), cure: None }
    }

    /// The same with its path inside the file; `store` turns it into line and column.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The same with its cure.
    #[must_use]
    pub fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }
}

impl fmt::Display for Problem {
    /// As a compiler prints it: place, message, the line with a caret, the cure.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => {
                writeln!(f, "{}:{}:{}: {}", self.file, place.line, place.column, self.message)?;
                let gutter = place.line.to_string().len();
                writeln!(f, "{:gutter$} |", "")?;
                writeln!(f, "{} | {}", place.line, place.text)?;
                let caret = "^".repeat(place.width.max(1));
                write!(f, "{:gutter$} | {:indent$}{caret}", "", "", indent = place.column.saturating_sub(1))?;
            }
            None => write!(f, "{}: {}", self.file, self.message)?,
        }
        if let (Some(path), None) = (&self.path, &self.place) {
            write!(f, " (at {path})")?;
        }
        if let Some(cure) = &self.cure {
            write!(f, "\n  = {cure}")?;
        }
        Ok(())
    }
}
