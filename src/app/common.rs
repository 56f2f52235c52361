//! What all screens share.

use super::msg::{Content, SessionRow};
use super::{KeyMap, Remembered, Size};
use crate::content::Library;
use crate::scoring::Engine;
use crate::session::SessionId;
use std::sync::Arc;

/// What all screens share.
#[derive(Debug, Clone)]
pub struct Common {
    /// All content.
    pub library: Arc<Library>,
    /// All rules, ready to scan.
    pub engine: Arc<Engine>,
    /// Which key does what.
    pub keys: KeyMap,
    /// The terminal's size.
    pub size: Size,
    /// What the user chose last time.
    pub remembered: Remembered,
    /// Whether the user wants no colours at all.
    pub no_color: bool,
    /// Words a minute of the spoken estimate.
    pub pace: u32,
    /// Past sessions, the newest first.
    pub sessions: Vec<SessionRow>,
    /// The id of the session that begins next; the driver supplies another after each.
    pub next_id: SessionId,
    /// One line for the user, until the next key.
    pub notice: Option<Notice>,
    /// Why the session on the screen is not being saved, while that is so.
    pub unsaved: Option<String>,
}

/// One line for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something was done.
    Fine(String),
    /// Something failed.
    Fault(String),
}

impl Common {
    /// Common state on some content, everything else at its defaults.
    pub fn new(content: Content) -> Self {
        Self {
            library: content.library,
            engine: content.engine,
            keys: KeyMap::default(),
            size: Size::default(),
            remembered: Remembered::default(),
            no_color: false,
            pace: crate::scoring::rubric::DEFAULT_PACE,
            sessions: Vec::new(),
            next_id: SessionId(String::new()),
            notice: None,
            unsaved: None,
        }
    }

    /// Takes newly read content.
    pub fn replace(&mut self, content: Content) {
        self.library = content.library;
        self.engine = content.engine;
    }

    /// Shows a line until the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::Fine(text.into()));
    }
}
