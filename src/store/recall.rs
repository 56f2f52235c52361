//! Reading a saved session without opening it: nothing is locked and nothing is written.

use super::{Store, journal, private};
use crate::content::Problem;
use crate::session::{Reader, Take, limits};
use std::path::Path;

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
}
