//! Pages to hand over, which the program writes and writes again.

use super::{Store, private, whole};
use crate::session::{Refused, reader};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Bytes from the start of a file among which its mark stands.
const START: u64 = 1 << 10;
/// Bytes among which the first line of a session ends.
const HEADER: u64 = 1 << 20;

impl Store {
    /// Writes a page. A file that is there is written over where it has one of these marks of the program's own pages near
    /// its start, or where `over` says so; else nothing is written and the answer is false. A link to a file stays, and
    /// the file is written. No session is written over, and nothing that is no file; nothing is written among the
    /// sessions.
    pub fn write_page(&self, path: &Path, page: &str, marks: &[&str], over: bool) -> io::Result<bool> {
        let is_link = path.is_symlink();
        let Some(is_file) = fs::metadata(path).map(|it| it.is_file()).ok().or(is_link.then_some(false)) else {
            self.refuse_among_sessions(path)?;
            return match whole::write_new(path, page.as_bytes()) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
                result => result.map(|()| true),
            };
        };
        if !is_file {
            let what = if path.is_dir() { "it is a folder" } else { "it is no file, or a link to none" };
            return Err(io::Error::other(what));
        }
        let place = if is_link { fs::canonicalize(path)? } else { path.to_owned() };
        if is_session(&place) || (self.is_own(&place) && place.extension().is_some_and(|it| it == "jsonl")) {
            return Err(io::Error::other("it is a session, and nothing is written over one"));
        }
        self.refuse_among_sessions(&place)?;
        if !over && !has_mark(&place, marks) {
            return Ok(false);
        }
        whole::write(&place, page.as_bytes()).map(|()| true)
    }

    fn refuse_among_sessions(&self, path: &Path) -> io::Result<()> {
        let folder = |path: &Path| fs::canonicalize(path).ok();
        let sessions = folder(&self.dirs.sessions);
        if sessions.is_some() && folder(whole::folder(path)) == sessions {
            return Err(io::Error::other("this folder holds sessions and nothing else"));
        }
        Ok(())
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
        assert_eq!(fs::read_to_string(&path).unwrap(), "by=us two");
        fs::write(&path, "a letter").unwrap();
        assert!(!write("by=us three", false));
        assert_eq!(fs::read_to_string(&path).unwrap(), "a letter");
        assert!(write("by=us three", true));
        assert_eq!(fs::read_to_string(&path).unwrap(), "by=us three");
        let folder = dir.path().join("pages");
        assert!(store.write_page(&folder, "by=us", &["by=us"], false).is_err());
        assert!(store.write_page(&folder, "by=us", &["by=us"], true).is_err());
    }
}
