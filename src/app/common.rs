//! What all screens share.

use super::asked::{Ask, News};
use super::mock::GoingOn;
use super::msg::{Content, SessionRow};
use super::{KeyMap, Remembered, Size};
use crate::content::library::Loaded;
use crate::content::{Draft, Library, Origin};
use crate::progress::next::Told;
use crate::progress::{Progress, Study};
use crate::scoring::Engine;
use crate::session::SessionId;
use std::collections::BTreeMap;
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
    /// Who rehearses, as they want a coach to see it.
    pub candidate: Option<String>,
    /// What was learned, asked and recalled so far.
    pub study: Study,
    /// What was changed in stories and not saved yet, by the story's id.
    pub drafts: BTreeMap<String, Draft>,
    /// Past sessions, the newest first.
    pub sessions: Vec<SessionRow>,
    /// They are being read, for the first time since the start.
    pub reading: bool,
    /// Those that are finished, as progress counts them.
    pub(super) told: Vec<Told>,
    /// What coaches ask to do next, the latest first, also what was done since.
    pub(super) asks: Vec<Ask>,
    /// What coaches noted and the candidate has not seen.
    pub news: Vec<News>,
    /// The mock interview that goes on once its session is open.
    pub(super) going_on: Option<GoingOn>,
    /// The answers over time, once they were read.
    pub progress: Option<Progress>,
    /// The id of the session that begins next; the driver supplies another after each.
    pub next_id: SessionId,
    /// Random bits, made at the start, from which the ids of notes follow.
    pub seed: SessionId,
    /// A coach sat down at the desk and was not asked for their name yet.
    pub(super) owes_name: bool,
    /// How many ids followed from them so far.
    pub(super) drawn: u64,
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
            candidate: None,
            study: Study::default(),
            drafts: BTreeMap::new(),
            sessions: Vec::new(),
            reading: false,
            told: Vec::new(),
            asks: Vec::new(),
            news: Vec::new(),
            going_on: None,
            progress: None,
            next_id: SessionId(String::new()),
            seed: SessionId(String::new()),
            owes_name: false,
            drawn: 0,
            notice: None,
            unsaved: None,
        }
    }

    /// Takes newly read content. Where an edit broke a file, its last good version stays beside the new problem.
    pub fn replace(&mut self, content: Content) {
        let mut library = Arc::unwrap_or_clone(content.library);
        let broken: Vec<String> = library.problems.iter().map(|problem| problem.file.clone()).collect();
        keep_good(&mut library.stories, &self.library.stories, &broken);
        keep_good(&mut library.patterns, &self.library.patterns, &broken);
        keep_good(&mut library.frameworks, &self.library.frameworks, &broken);
        let own_families = !self.library.families.are_bundled();
        let lost = own_families && keep_good(&mut library.families, &self.library.families, &broken);
        if !lost {
            self.engine = content.engine;
        }
        self.library = Arc::new(library);
    }

    /// Shows a line until the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::Fine(text.into()));
    }

    /// Whether the session must stay on the screen, since only memory has all of it; says so.
    pub fn stays_unsaved(&mut self) -> bool {
        if let Some(fault) = &self.unsaved {
            self.notice = Some(Notice::Fault(format!("this is not saved yet, so it stays open: {fault}")));
        }
        self.unsaved.is_some()
    }
}

/// Puts back what came from a file that is broken now; tells whether there was any.
fn keep_good<T: Clone>(
    new: &mut BTreeMap<String, Loaded<T>>,
    old: &BTreeMap<String, Loaded<T>>,
    broken: &[String],
) -> bool {
    let mut kept = false;
    for (id, loaded) in old {
        let Origin::File(path) = &loaded.origin else { continue };
        let file = path.display().to_string();
        let gone = new.get(id).is_none_or(|now| now.origin != loaded.origin);
        if gone && broken.contains(&file) {
            new.insert(id.clone(), loaded.clone());
            kept = true;
        }
    }
    kept
}
