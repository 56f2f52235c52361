//! Deleted sessions: moved aside, never overwritten, and brought back on request.

use super::sessions::Summary;
use super::{Store, private, whole};
use crate::content::Problem;
use crate::session::SessionId;
use std::fs::TryLockError;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

impl Store {
    /// Moves a session's file to the trash folder and returns its new place. Refused while a program has it open;
    /// drop its [`super::journal::Journal`] first.
    pub fn delete_session(&self, path: &Path) -> Result<PathBuf, Problem> {
        move_to(path, &self.dirs.trash)
    }

    /// Brings a deleted session back.
    pub fn restore_session(&self, path: &Path) -> Result<PathBuf, Problem> {
        move_to(path, &self.dirs.sessions)
    }

    /// The file of a deleted session by its id; the one deleted last, where it was deleted more than once.
    pub fn find_deleted(&self, id: &SessionId) -> Result<PathBuf, Problem> {
        let (deleted, _) = self.deleted_sessions();
        let fitting = deleted.into_iter().filter(|session| session.id == *id).map(|session| session.path);
        // A later one has a number behind its name, and a higher one.
        fitting
            .max_by(|a, b| (a.as_os_str().len(), a).cmp(&(b.as_os_str().len(), b)))
            .ok_or_else(|| Problem::new(&id.0, "no deleted session has this id"))
    }

    /// The deleted sessions, newest first.
    pub fn deleted_sessions(&self) -> (Vec<Summary>, Vec<Problem>) {
        super::sessions::list(&self.dirs.trash)
    }
}

fn move_to(path: &Path, folder: &Path) -> Result<PathBuf, Problem> {
    let failed = |error: io::Error| {
        Problem::new(path.display().to_string(), format!("cannot be moved: {}", super::files::reason(&error)))
    };
    let file = private::open_to_read(path).map_err(failed)?;
    if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
        return Err(Problem::new(path.display().to_string(), "another starcoach has this session open")
            .cure("close it there first"));
    }
    whole::make_folder(folder).map_err(failed)?;
    let place = reserve(path, folder).map_err(failed)?;
    std::fs::rename(path, &place).map_err(failed)?;
    for changed in [Some(folder), path.parent()].into_iter().flatten() {
        private::sync_folder(changed).map_err(failed)?;
    }
    Ok(place)
}

/// A name in the folder that nobody else has, taken by an empty file.
fn reserve(path: &Path, folder: &Path) -> io::Result<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    for number in 1..10_000 {
        let name = if number == 1 { format!("{stem}.jsonl") } else { format!("{stem}-{number}.jsonl") };
        let place = folder.join(name);
        match private::create(&place) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(_) => return Ok(place),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
