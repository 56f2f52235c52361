//! Pages to hand over, which the program writes and writes again.

use super::{Store, private, whole};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Bytes from the start of a file among which its mark stands.
const START: u64 = 1 << 10;

impl Store {
    /// Writes a page. A file that is there is written over where it has the mark of the program's own pages near its
    /// start, or where `over` says so; else nothing is written and the answer is false.
    pub fn write_page(&self, path: &Path, page: &str, mark: Option<&str>, over: bool) -> io::Result<bool> {
        match whole::write_new(path, page.as_bytes()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if !over && !mark.is_some_and(|mark| has_mark(path, mark)) {
                    return Ok(false);
                }
                whole::write(path, page.as_bytes()).map(|()| true)
            }
            result => result.map(|()| true),
        }
    }
}

fn has_mark(path: &Path, mark: &str) -> bool {
    let start = private::open_to_read(path).and_then(|mut file| private::read(&mut file, START));
    start.is_ok_and(|start| String::from_utf8_lossy(&start).contains(mark))
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
        let write = |page: &str, over| store.write_page(&path, page, Some("by=us"), over).unwrap();
        assert!(write("by=us one", false) && write("by=us two", false));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "by=us two");
        std::fs::write(&path, "a letter").unwrap();
        assert!(!write("by=us three", false));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a letter");
        assert!(write("by=us three", true));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "by=us three");
        let folder = dir.path().join("pages");
        assert!(!store.write_page(&folder, "by=us", Some("by=us"), false).unwrap());
        assert!(store.write_page(&folder, "by=us", Some("by=us"), true).is_err());
    }
}
