//! A coach's desk: opening sessions of others, reading inboxes, private notes and saved comments.

use super::super::input::Input;
use super::{Effects, Read, one_line, row, unreadable};
use crate::app::Msg;
use crate::app::inbox::Received;
use crate::app::msg::Opened;
use crate::app::review::{Place, Wanted};
use crate::session::Reader;
use crate::store::Store;
use crate::store::files::reason;
use crate::store::journal::{Journal, ReadOnly};
use crate::store::sessions::inbox::Inbox;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

impl Effects {
    /// Opens a session to review it.
    pub(super) fn review(&mut self, wanted: Box<Wanted>) -> Vec<Msg> {
        self.put_away();
        let which = match &wanted.place {
            Place::File(path) => Ok(path.clone()),
            Place::Own(id) => self.store.find_session(&self.place(id)),
        };
        let stored = match which.and_then(|path| crate::store::journal::open(&path)) {
            Ok(stored) => stored,
            Err(problem) => return vec![Msg::Failed(one_line(&problem))],
        };
        let mut damage: Vec<String> = stored.problems().iter().map(one_line).collect();
        let rubric = self.rubric_or_why(&stored.reader, &mut damage);
        let refused = stored.journal.as_ref().err().map(ReadOnly::to_string);
        self.journal = stored.journal.ok().map(Journal::joining);
        let (own, path) = (self.store.is_own(&stored.path), stored.path);
        let Reader { take, entries, .. } = stored.reader;
        let read_only = refused.is_some();
        let opened = Box::new(Opened { take, entries: std::sync::Arc::new(entries), rubric, read_only, own, damage });
        let refused = refused.map(|why| Msg::Failed(format!("nothing can be noted here: {why}")));
        let before = wanted.before.as_ref().map(|before| self.read(&before.display().to_string()));
        let (before, unread) = match before {
            Some(Ok(before)) => (Some(Box::new(before)), None),
            Some(Err(fault)) => (None, Some(Msg::Failed(fault))),
            None => (None, None),
        };
        std::iter::once(Msg::Review(wanted, path, opened, before)).chain(unread).chain(refused).collect()
    }

    /// The reviewed session as it stands since another program changed its file, where that happened.
    pub(super) fn rejoined(&mut self) -> Option<Msg> {
        let journal = self.journal.as_mut()?;
        let Reader { take, entries, flaws, .. } = journal.joined()?;
        let file = journal.path().display();
        let damage = flaws.iter().map(|flaw| format!("{file}:{}: {}", flaw.line, flaw.message)).collect();
        let own = self.store.is_own(journal.path());
        let entries = std::sync::Arc::new(entries);
        Some(Msg::Rejoined(Box::new(Opened { entries, own, damage, ..Opened::new(take, None) })))
    }

    /// Reads what lies in a folder, on a thread of its own.
    pub(super) fn load_inbox(&self, folder: PathBuf) -> Vec<Msg> {
        let Some(sender) = self.later.clone() else {
            let received = received(&self.store, &folder, self.open_file().as_deref());
            return vec![Msg::Inbox(folder, received)];
        };
        let (store, open) = (self.store.clone(), self.open_file());
        let read = move || {
            let received = received(&store, &folder, open.as_deref());
            // Nobody listens any more once the program ends.
            let _ = sender.send(Input::Read(Box::new(Read::Inbox(folder, received))));
        };
        match std::thread::Builder::new().name("inbox".to_owned()).spawn(read) {
            Ok(_) => Vec::new(),
            Err(error) => vec![Msg::Failed(format!("the folder cannot be read: {error}"))],
        }
    }

    /// The file that this program holds itself.
    fn open_file(&self) -> Option<PathBuf> {
        self.journal.as_ref().map(|journal| journal.path().to_owned())
    }

    pub(super) fn load_private(&self, session: &Path) -> Msg {
        match self.store.private_notes(session) {
            Ok(text) => Msg::Private(text.trim_end().to_owned()),
            Err(error) => Msg::Failed(format!("your private notes cannot be read: {}", reason(&error))),
        }
    }

    pub(super) fn keep_private(&self, session: &Path, before: String, text: String) -> Vec<Msg> {
        match self.store.keep_private_notes(session, &before, &text) {
            Ok((path, false)) => vec![Msg::Done(format!("only for you: {}", path.display()))],
            Ok((path, true)) => {
                let told = "another program had changed them: what it wrote stands below yours";
                vec![Msg::Done(format!("{told}, in {}", path.display()))]
            }
            Err(error) => {
                let fault = format!("your private notes cannot be saved: {}", reason(&error));
                vec![Msg::NotKept(before, text), Msg::Failed(fault)]
            }
        }
    }

    pub(super) fn load_comments(&self) -> Vec<Msg> {
        match self.store.saved_comments() {
            Ok(comments) => vec![Msg::Comments(comments)],
            Err(error) => {
                let fault = format!("your saved comments cannot be read: {}", reason(&error));
                vec![Msg::Comments(Vec::new()), Msg::Failed(fault)]
            }
        }
    }

    pub(super) fn keep_comment(&self, comment: &str) -> Result<Option<String>, String> {
        match self.store.keep_comment(comment) {
            Ok(true) => Ok(Some("saved for later".to_owned())),
            Ok(false) => Ok(Some("it is among your saved comments already".to_owned())),
            Err(error) => Err(format!("the comment cannot be saved: {}", reason(&error))),
        }
    }
}

/// What lies in a folder. The file that this program has open itself is not open elsewhere.
fn received(store: &Store, folder: &Path, open: Option<&Path>) -> Vec<Received> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut all = Vec::new();
    Inbox::of(folder).each(threads, |received| {
        all.push(match received {
            Ok(received) => {
                let mut summary = received.summary;
                summary.in_use &= open != Some(summary.path.as_path());
                let (path, again_of) = (summary.path.clone(), summary.again_of.clone());
                Received { own: store.is_own(&path), path, again_of, row: row(summary) }
            }
            Err(problem) => {
                let path = PathBuf::from(&problem.file);
                Received { own: false, path, again_of: None, row: unreadable(&problem) }
            }
        });
        ControlFlow::Continue(())
    });
    all
}
