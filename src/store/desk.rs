//! What a coach asks for on the command line: a session's file, its id, or a folder of them.

use super::{Store, journal};
use crate::content::Problem;
use crate::content::meant::nearest;
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnDesk {
    /// A folder.
    Folder(PathBuf),
    /// A session that can be read.
    Session(PathBuf),
}

impl Store {
    /// The folder or session that is meant; the user's own sessions where nothing is. A session is read once, so that
    /// what is wrong with it is said at once.
    pub fn on_desk(&self, which: Option<&str>) -> Result<OnDesk, Problem> {
        let Some(which) = which else { return Ok(OnDesk::Folder(self.dirs.sessions.clone())) };
        let path = Path::new(which);
        if path.is_dir() {
            return Ok(OnDesk::Folder(path.to_owned()));
        }
        let path = self.find_session(which)?;
        if !path.exists() {
            let problem = Problem::new(which, "there is no such file or folder");
            let cure = match neighbour(&path) {
                Some(near) => format!("did you mean {}?", near.display()),
                None => "give a session's file, its id (`starcoach sessions` lists them), or a folder".to_owned(),
            };
            return Err(problem.cure(cure));
        }
        journal::open(&path)?;
        Ok(OnDesk::Session(path))
    }
}

/// The file of the same folder whose name is nearest.
fn neighbour(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).ok()?.take(10_000).filter_map(Result::ok);
    let names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let near = nearest(path.file_name()?.to_str()?, names.iter().map(String::as_str))?;
    Some(folder.join(near))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn a_folder_a_near_name_and_nothing_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(Some(dir.path())).unwrap();
        assert_eq!(store.on_desk(None).unwrap(), OnDesk::Folder(store.dirs.sessions.clone()));
        let folder = dir.path().display().to_string();
        assert_eq!(store.on_desk(Some(&folder)).unwrap(), OnDesk::Folder(dir.path().to_owned()));
        std::fs::write(dir.path().join("ann.jsonl"), "no session").unwrap();
        let problem = store.on_desk(Some(&format!("{folder}/anm.jsonl"))).unwrap_err();
        assert!(problem.cure.unwrap().ends_with("ann.jsonl?"), "the near name is offered");
        assert!(store.on_desk(Some(&format!("{folder}/ann.jsonl"))).is_err(), "it is no session");
    }
}
