//! The only module that touches files.

mod backlog;
pub mod block;
pub mod bundled;
pub mod config;
pub mod content;
pub mod copies;
pub mod desk;
pub mod dirs;
pub mod document;
pub mod drafts;
pub mod extend;
pub mod files;
pub mod fresh;
pub mod imported;
pub mod journal;
pub mod locate;
pub mod page;
mod private;
mod private_notes;
pub mod recall;
pub mod revised;
pub mod rubrics;
mod saved_comments;
pub mod scalar;
pub mod schemas;
pub mod sessions;
pub mod settings;
mod stamp;
pub mod stories;
pub mod study;
mod syncer;
pub mod trash;
pub mod typed;
pub mod whole;
pub mod yaml;

pub use dirs::Dirs;

use std::path::Path;

/// The user's folders, and everything that is read from and written to them.
#[derive(Debug, Clone)]
pub struct Store {
    /// Where everything lies.
    pub dirs: Dirs,
}

impl Store {
    /// The store in the user's folders, or all of it in `home` where one is given. Creates nothing.
    pub fn open(home: Option<&Path>) -> Result<Self, dirs::NoHome> {
        Ok(Self { dirs: Dirs::new(home)? })
    }

    /// Everything that can be practised, with what is wrong with the user's files. Call it again to reload.
    pub fn load(&self) -> content::Content {
        content::load(&self.dirs)
    }

    /// The user's config over the defaults, with what is wrong with it.
    pub fn config(&self) -> config::Loaded {
        config::load(&self.dirs.config)
    }
}
