//! Reading a saved session without opening it: nothing is locked and nothing is written.

use super::sessions::inbox::Inbox;
use super::{Store, journal, private};
use crate::content::Problem;
use crate::session::{Reader, SessionId, Take, limits};
use std::path::{Path, PathBuf};

/// Files of a folder that are looked through for an earlier session.
const NEAR: usize = 2_000;

impl Store {
    /// Whether a file lies among the user's own sessions, and was not handed over by somebody else.
    pub fn is_own(&self, path: &Path) -> bool {
        path.parent().is_some_and(|folder| folder == self.dirs.sessions)
    }

    /// What a session's file tells now.
    pub fn recall_session(&self, path: &Path) -> Result<Take, Problem> {
        self.read_session(path).map(|reader| reader.take)
    }

    /// The same with the entries that it was folded from, its flaws, and the rubric that it carries.
    pub fn read_session(&self, path: &Path) -> Result<Reader, Problem> {
        let read = private::open_to_read(path).and_then(|mut file| private::read(&mut file, limits::FILE));
        let bytes = read.map_err(|error| super::files::unreadable(&path.display().to_string(), &error))?;
        let (reader, _) = Reader::read(&bytes).map_err(|refused| journal::refused_problem(path, &refused))?;
        Ok(reader)
    }

    /// The session that another one tries again, by its id: a saved one, or else one that lies in the folder of that
    /// other file. Nothing where it is not found, or cannot be read.
    pub fn earlier_session(&self, id: &SessionId, other: &Path) -> Option<Take> {
        if !id.is_valid() {
            return None;
        }
        let own = |path: &Path| self.recall_session(path).ok().filter(|take| take.header.id == *id);
        let saved = self.find_session(&id.0).ok().and_then(|path| own(&path));
        saved.or_else(|| {
            let folder = other.parent()?;
            let named = own(&folder.join(format!("{}.jsonl", id.0)));
            named.or_else(|| {
                let near = Inbox::of(folder).take(NEAR).flatten();
                near.map(|it| it.summary).find(|it| it.id == *id).and_then(|it| own(&it.path))
            })
        })
    }

    /// What was named on the command line.
    pub fn named(&self, which: &str) -> Result<Named, Problem> {
        let path = Path::new(which);
        if path.is_dir() { Ok(Named::Folder(path.to_owned())) } else { self.find_session(which).map(Named::Session) }
    }
}

/// What a name on the command line stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// The file of a session.
    Session(PathBuf),
    /// A folder.
    Folder(PathBuf),
}
