//! Where everything lies.

use etcetera::base_strategy::{BaseStrategy, Xdg};
use std::fmt;
use std::path::{Path, PathBuf};

/// The user's files and folders. None of them needs to exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dirs {
    /// The config file, written by the user.
    pub config: PathBuf,
    /// The user's stories.
    pub stories: PathBuf,
    /// The user's rubrics, with `frameworks/`, `phrases/`, `patterns/`, `words.yaml` and `principles.yaml`.
    pub rubrics: PathBuf,
    /// One file a session.
    pub sessions: PathBuf,
    /// Deleted sessions.
    pub trash: PathBuf,
    /// The rubrics that sessions were judged by, one file each, named by its hash.
    pub rubric_store: PathBuf,
    /// The study log: what was learned, asked and recalled.
    pub study: PathBuf,
    /// Changed texts of stories that were not saved yet.
    pub drafts: PathBuf,
    /// Comments to be put in again, one a line.
    pub saved_comments: PathBuf,
    /// The page for the night before, as it is written from the program.
    pub sheet: PathBuf,
    /// JSON Schemas for editors, written by the program.
    pub schemas: PathBuf,
    /// What the program remembers between runs.
    pub settings: PathBuf,
    /// The user's content as it was read last; may be deleted at any time.
    pub prepared: PathBuf,
    /// What the finished sessions say at their ends; may be deleted at any time.
    pub index: PathBuf,
}

/// The user has no home folder and gave none.
#[derive(Debug)]
pub struct NoHome;

impl fmt::Display for NoHome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot find your home folder; set HOME, or give a folder with --home DIR")
    }
}

impl std::error::Error for NoHome {}

impl Dirs {
    /// By the XDG rules, also on macOS; with `home`, everything in that one folder.
    pub fn new(home: Option<&Path>) -> Result<Self, NoHome> {
        if let Some(home) = home {
            return Ok(Self::of(home, home, home, &home.join("cache")));
        }
        let xdg = Xdg::new().map_err(|_| NoHome)?;
        let data = xdg.data_dir().join("starcoach");
        let state = xdg.state_dir().map_or_else(|| data.clone(), |dir| dir.join("starcoach"));
        Ok(Self::of(&xdg.config_dir().join("starcoach"), &data, &state, &xdg.cache_dir().join("starcoach")))
    }

    fn of(config: &Path, data: &Path, state: &Path, cache: &Path) -> Self {
        Self {
            config: config.join("config.yaml"),
            stories: data.join("stories"),
            rubrics: data.join("rubrics"),
            sessions: data.join("sessions"),
            trash: data.join("trash"),
            rubric_store: data.join("rubric-store"),
            study: data.join("study.jsonl"),
            drafts: data.join("drafts"),
            saved_comments: data.join("saved-comments.txt"),
            sheet: data.join("sheet.html"),
            schemas: data.join("schemas"),
            settings: state.join("settings.json"),
            prepared: cache.join("content.jsonl"),
            index: cache.join("sessions.jsonl"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_of_its_own_holds_everything() {
        let dirs = Dirs::new(Some(Path::new("/h"))).unwrap();
        let Dirs {
            config,
            stories,
            rubrics,
            sessions,
            trash,
            rubric_store,
            study,
            drafts,
            saved_comments,
            sheet,
            schemas,
            settings,
            prepared,
            index,
        } = dirs;
        let all = [
            config, stories, rubrics, sessions, trash, rubric_store, study, drafts, saved_comments, sheet, schemas,
            settings, prepared, index,
        ];
        assert!(all.iter().all(|path| path.starts_with("/h")), "{all:?}");
    }
}
