//! The content inside the program: prepared by `build.rs`, so that reading it costs the first frame next to nothing.

use crate::content::Kind;
use crate::scoring::packed::Aligned;

/// One bundled file.
#[derive(Debug, Clone, Copy)]
pub struct Bundled {
    /// Relative to the source tree, with `/`.
    pub path: &'static str,
    /// As it was written; read only to show the line of a problem.
    pub yaml: &'static str,
    /// The same as values.
    pub json: &'static str,
}

/// All of them, in the order of their paths.
pub const ALL: &[Bundled] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The engine of the bundled families as `Engine::unpack` reads it.
pub static ENGINE: &[u8] = &ALIGNED.0;

/// The bundled families without their proofs, as they are kept with the sessions that they judge.
pub const FAMILIES: &str = include_str!(concat!(env!("OUT_DIR"), "/families.json"));

static ALIGNED: Aligned<[u8; include_bytes!(concat!(env!("OUT_DIR"), "/engine.bin")).len()]> =
    Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/engine.bin")));

impl Bundled {
    /// What it is, by its folder.
    pub fn kind(&self) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| self.path.starts_with(kind.folder()))
    }

    /// The file name without its end: the id of what is in it.
    pub fn stem(&self) -> &'static str {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        name.strip_suffix(".yaml").unwrap_or(name)
    }

    /// How problems name it.
    pub fn shown(&self) -> String {
        format!("bundled:{}", self.path)
    }
}

/// The bundled file of that name in a problem (`bundled:rubrics/words.yaml`).
pub fn of(shown: &str) -> Option<&'static Bundled> {
    let path = shown.strip_prefix("bundled:")?;
    ALL.iter().find(|file| file.path == path)
}
