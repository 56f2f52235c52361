//! A text that the user gives: a file, or standard input as `-`.

use super::Failure;
use crate::content::clean::{clean, is_hostile};
use crate::store::files;
use std::io::{IsTerminal, Read};
use std::path::Path;

/// The most that one answer may have, in bytes.
const LARGEST: u64 = files::LARGEST;

/// A text as it was given, and how a message names where it came from.
#[derive(Debug)]
pub struct Given {
    /// The file's path, or `standard input`.
    pub name: String,
    /// Cleaned: no control characters, lines end in `\n`.
    pub text: String,
    /// The lines (from 1) that held control characters, which were left out.
    pub hostile: Vec<usize>,
}

/// Reads a file, or standard input where the path is `-`.
pub fn read(path: &Path) -> Result<Given, Failure> {
    if path != Path::new("-") {
        let text = files::read_text(path).map_err(|problem| Failure(problem.to_string()))?;
        return Ok(given(path.display().to_string(), &text));
    }
    let name = "standard input";
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure(format!("{name}: cannot be read: {}", files::reason(&error))))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure(format!("{name}: is larger than 1 MiB, which no answer is")));
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure(format!("{name}: is not UTF-8 text")))?;
    Ok(given(name.to_owned(), &text))
}

/// Whether somebody would have to type standard input.
pub fn nothing_is_piped() -> bool {
    std::io::stdin().is_terminal()
}

fn given(name: String, text: &str) -> Given {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let dropped = |c| is_hostile(c) && !matches!(c, '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let hostile = |line: &str| line.chars().any(dropped);
    let hostile = text.split('\n').enumerate().filter(|(_, line)| hostile(line)).map(|(at, _)| at + 1).collect();
    Given { name, text: clean(text), hostile }
}
