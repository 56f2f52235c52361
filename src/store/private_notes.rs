//! A coach's private notes on a session: a file beside the session's, for nobody else. It follows from the session's
//! path alone, so no session can name it.

use super::{Store, private, whole};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Bytes that are read.
const LARGEST: u64 = 1 << 20;

/// Stands above what another program wrote meanwhile.
const MEANWHILE: &str = "--- written elsewhere meanwhile ---";

/// The file of the notes on the session of this file.
fn beside(session: &Path) -> PathBuf {
    session.with_extension("notes.md")
}

impl Store {
    /// The notes on the session of this file; empty where none were written.
    pub fn private_notes(&self, session: &Path) -> io::Result<String> {
        let bytes = match private::open_to_read(&beside(session)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(String::new()),
            file => private::read(&mut file?, LARGEST)?,
        };
        if bytes.len() as u64 > LARGEST {
            return Err(io::Error::other("the file is too large"));
        }
        String::from_utf8(bytes).map_err(|_| io::Error::other("the file is no text"))
    }

    /// Writes them, in place of those that were read before. What another program wrote since then stays below, under a
    /// line. Returns the file, and whether that was so.
    pub fn keep_private_notes(&self, session: &Path, before: &str, text: &str) -> io::Result<(PathBuf, bool)> {
        let (path, now) = (beside(session), self.private_notes(session)?);
        let [before, text, now] = [before, text, &now].map(str::trim_end);
        let theirs = now.strip_prefix(before).unwrap_or(now).trim();
        let theirs = theirs.strip_prefix(MEANWHILE).unwrap_or(theirs).trim_start();
        let both = now != before && now != text && !theirs.is_empty();
        let text = if both { format!("{text}\n\n{MEANWHILE}\n\n{theirs}\n") } else { format!("{text}\n") };
        whole::write(&path, text.as_bytes())?;
        Ok((path, both))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_lie_beside_their_session_and_only_the_user_may_read_them() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(Some(dir.path())).unwrap();
        let session = dir.path().join("ann.2.jsonl");
        assert_eq!(store.private_notes(&session).unwrap(), "");
        let (path, both) = store.keep_private_notes(&session, "", "tense today").unwrap();
        assert!(!both);
        assert_eq!(path, dir.path().join("ann.2.notes.md"));
        assert_eq!(store.private_notes(&session).unwrap(), "tense today\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o077, 0);
        }
    }
    #[test]
    fn of_two_programs_on_one_file_nothing_is_lost() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(Some(dir.path())).unwrap();
        let session = dir.path().join("ann.jsonl");
        let keep = |before: &str, text: &str| store.keep_private_notes(&session, before, text).unwrap().1;
        assert!(!keep("", "tense"));
        // Both read that; one adds to it, the other one writes it anew.
        assert!(!keep("tense\n", "tense\nfast"));
        assert!(keep("tense\n", "calm"));
        let both = "calm\n\n--- written elsewhere meanwhile ---\n\nfast\n";
        assert_eq!(store.private_notes(&session).unwrap(), both);
        assert!(!keep(both, "calm, fast"));
        assert!(keep("something else", "mine"));
        assert!(store.private_notes(&session).unwrap().ends_with("\n\ncalm, fast\n"));
        // Where the other one wrote the same, or took all away, there is nothing to keep.
        let same = store.private_notes(&session).unwrap();
        assert!(!keep("mine", &same));
        assert!(!keep(&same, ""));
        assert!(!keep("mine", "mine too"));
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn a_file_that_cannot_be_read_is_not_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(Some(dir.path())).unwrap();
        std::fs::write(dir.path().join("ann.notes.md"), b"\xff").unwrap();
        assert!(store.keep_private_notes(&dir.path().join("ann.jsonl"), "", "mine").is_err());
        assert_eq!(std::fs::read(dir.path().join("ann.notes.md")).unwrap(), b"\xff");
    }
}
