//! Loading content: what is bundled, then the user's files over it. Loading never stops at a bad file.

mod loader;
mod prepared;
mod together;

use super::{Dirs, bundled};
use crate::content::{Family, Library};
use crate::scoring::Engine;
use loader::Loader;
use prepared::Files;
use std::borrow::Cow;
use std::path::PathBuf;

/// Everything that was loaded, and the engine of its families.
#[derive(Debug)]
pub struct Content {
    /// All content, with what is wrong with it.
    pub library: Library,
    /// All families, compiled.
    pub engine: Engine,
    /// Whether that is the engine compiled with the program, by which what is bundled was proved.
    pub proved: bool,
}

/// Loads what is bundled, with the user's files over it.
pub fn load(dirs: &Dirs) -> Content {
    let files = Files::of(dirs);
    if let Some(content) = files.as_ref().and_then(|files| files.kept(&dirs.prepared)) {
        return content;
    }
    let mut loader = Loader::start();
    loader.bundled();
    loader.folders(dirs);
    let content = loader.finish();
    if let Some(files) = files {
        files.keep(&dirs.prepared, &content);
    }
    content
}

/// Loads the same, or these files over what is bundled, with the rules that fail their proof: for `explain`, by which
/// they are mended.
pub fn load_unproven(dirs: &Dirs, paths: &[PathBuf]) -> Content {
    let mut loader = Loader::start();
    loader.unproven = true;
    loader.bundled();
    if paths.is_empty() {
        loader.folders(dirs);
    } else {
        loader.files(paths);
    }
    loader.finish()
}

/// Loads the same from the YAML that is bundled too, so that a problem in it has its line: for `check`.
pub fn load_slowly(dirs: &Dirs) -> Content {
    let mut loader = Loader::start();
    loader.bundled_yaml();
    loader.folders(dirs);
    loader.finish()
}

/// Loads what is bundled, with these files over it. Their keys tell what they are.
pub fn load_files(paths: &[PathBuf]) -> Content {
    let mut loader = Loader::start();
    loader.bundled();
    loader.files(paths);
    loader.finish()
}

/// The families of a library as they are kept with the sessions that they judge.
pub fn kept_families(library: &Library) -> Cow<'static, str> {
    if library.families.are_bundled() {
        return Cow::Borrowed(bundled::FAMILIES);
    }
    let all: Vec<Family> = library.families.values().map(|loaded| loaded.item.clone().without_proofs()).collect();
    Cow::Owned(serde_json::to_string(&all).unwrap_or_default())
}
