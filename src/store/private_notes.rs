//! A coach's private notes on a session: a file beside the session's, for nobody else. It follows from the session's
//! path alone, so no session can name it.

use super::{Store, private, whole};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Bytes that are read.
const LARGEST: u64 = 1 << 20;

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

    /// Writes them, in place of those before. Returns the file.
    pub fn keep_private_notes(&self, session: &Path, text: &str) -> io::Result<PathBuf> {
        let path = beside(session);
        whole::write(&path, format!("{}\n", text.trim_end()).as_bytes())?;
        Ok(path)
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
        let path = store.keep_private_notes(&session, "tense today").unwrap();
        assert_eq!(path, dir.path().join("ann.2.notes.md"));
        assert_eq!(store.private_notes(&session).unwrap(), "tense today\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o077, 0);
        }
    }
}
