//! Comments to be put in again: one a line, in a file that may be edited by hand.

use super::{Store, private, whole};
use crate::content::clean::clean;
use crate::session::limits;
use std::io::{self, ErrorKind, Write};

/// Bytes that are read, and comments that are offered.
const LARGEST: (u64, usize) = (1 << 20, 1_000);

/// What is there until the first comment is saved.
const STARTERS: [&str; 8] = [
    "Who decided this? Say “I” where it was you.",
    "Which number would show it? An estimate is fine if you say how you made it.",
    "This is background. Half of it would do.",
    "Strong: one sees what you did, step by step. Keep it so.",
    "What did you choose between, and what did the other option have going for it?",
    "Say whose job it was, in half a sentence and without a complaint.",
    "This lesson fits any story. What do you do differently since, and where did it show?",
    "Begin with this sentence: it answers the question at once.",
];

impl Store {
    /// The saved comments; some to start with where none were saved yet.
    pub fn saved_comments(&self) -> io::Result<Vec<String>> {
        let bytes = match private::open_to_read(&self.dirs.saved_comments) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(STARTERS.iter().map(|it| (*it).to_owned()).collect());
            }
            file => private::read(&mut file?, LARGEST.0)?,
        };
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().map(|line| clean(line).trim().to_owned());
        Ok(lines.filter(|line| !line.is_empty() && line.len() <= limits::LABEL).take(LARGEST.1).collect())
    }

    /// Saves one more, as a line of its own. Whether it was not there yet.
    pub fn keep_comment(&self, comment: &str) -> io::Result<bool> {
        let mut comments = self.saved_comments()?;
        if comments.iter().any(|known| known == comment) {
            return Ok(false);
        }
        comments.push(comment.replace('\n', " "));
        let path = &self.dirs.saved_comments;
        match private::open(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                whole::write(path, format!("{}\n", comments.join("\n")).as_bytes())?;
            }
            Err(error) => return Err(error),
            // Only ever added to: the file is the user's.
            Ok(mut file) => {
                let now = private::read(&mut file, LARGEST.0)?;
                if now.len() as u64 >= LARGEST.0 {
                    return Err(io::Error::new(ErrorKind::FileTooLarge, "the list has reached its 1 MB"));
                }
                let begin = if now.is_empty() || now.ends_with(b"\n") { "" } else { "\n" };
                let added = comments.last().map_or("", String::as_str);
                file.write_all(format!("{begin}{added}\n").as_bytes())?;
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_saved_comment_joins_those_to_start_with() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(Some(dir.path())).unwrap();
        let before = store.saved_comments().unwrap();
        assert!(store.keep_comment("Slower at the end.").unwrap());
        assert!(!store.keep_comment("Slower at the end.").unwrap(), "it is there already");
        let after = store.saved_comments().unwrap();
        assert_eq!(after.len(), before.len() + 1);
        assert_eq!(after.last().unwrap(), "Slower at the end.");
    }

    #[test]
    fn a_file_written_by_hand_keeps_its_own_lines_and_hostile_signs_are_left_out() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(Some(dir.path())).unwrap();
        whole::write(&store.dirs.saved_comments, b"  one\r\n\nt\x1bwo").unwrap();
        assert_eq!(store.saved_comments().unwrap(), ["one", "two"]);
        store.keep_comment("three").unwrap();
        assert_eq!(store.saved_comments().unwrap(), ["one", "two", "three"]);
    }
}
