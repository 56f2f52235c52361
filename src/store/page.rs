//! Pages to hand over, which the program writes and writes again.

use super::{Store, private, whole};
use crate::session::{Refused, reader};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Bytes from the start of a file among which its mark stands.
const START: u64 = 1 << 10;
/// Bytes among which the first line of a session ends.
const HEADER: u64 = 1 << 20;

impl Store {
    /// Writes a page. A file that is there is written over where it has one of these marks of the program's own pages near
    /// its start, or where `over` says so; else nothing is written and the answer is false. No session is written over.
    pub fn write_page(&self, path: &Path, page: &str, marks: &[&str], over: bool) -> io::Result<bool> {
        match whole::write_new(path, page.as_bytes()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if self.is_own(path) || is_session(path) {
                    return Err(io::Error::other("it is a session, and nothing is written over one"));
                }
                if !over && !has_mark(path, marks) {
                    return Ok(false);
                }
                whole::write(path, page.as_bytes()).map(|()| true)
            }
            result => result.map(|()| true),
        }
    }
}

fn has_mark(path: &Path, marks: &[&str]) -> bool {
    let start = start(path, START);
    let start = String::from_utf8_lossy(&start);
    marks.iter().any(|mark| start.contains(mark))
}

/// Whether a file begins like a session, of this program or of a later one.
fn is_session(path: &Path) -> bool {
    let start = start(path, HEADER);
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    matches!(reader::read_header(line), Ok(_) | Err(Refused::Newer(_)))
}

/// The start of a file; nothing where it cannot be read.
fn start(path: &Path, bytes: u64) -> Vec<u8> {
    private::open_to_read(path).and_then(|mut file| private::read(&mut file, bytes)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn a_page_of_ours_is_written_again_and_no_other_file_unasked() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(Some(dir.path())).unwrap();
        let path = dir.path().join("pages/page.html");
        let write = |page: &str, over| store.write_page(&path, page, &["by=them", "by=us"], over).unwrap();
        assert!(write("by=us one", false) && write("by=us two", false));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "by=us two");
        std::fs::write(&path, "a letter").unwrap();
        assert!(!write("by=us three", false));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a letter");
        assert!(write("by=us three", true));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "by=us three");
        let folder = dir.path().join("pages");
        assert!(!store.write_page(&folder, "by=us", &["by=us"], false).unwrap());
        assert!(store.write_page(&folder, "by=us", &["by=us"], true).is_err());
    }
}
