//! Reading all sessions: at once where that takes no longer than a frame or two, and otherwise on a thread of its own,
//! while the keys go on.

use super::super::input::Input;
use super::{Effects, apart, row, unreadable};
use crate::app::Msg;
use crate::app::inbox::Received;
use crate::app::msg::SessionRow;
use crate::content::Problem;
use crate::progress::Attempt;
use crate::scoring::Rubric;
use crate::session::moments::{Found, appearances};
use crate::session::{Entry, Header, SessionId};
use crate::store::sessions::{Listing, Summary};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// What a thread has read.
pub enum Read {
    /// The list, and the number of the wish for it.
    Sessions(u64, Vec<Summary>, Vec<Problem>),
    /// What progress counts.
    Progress(u64, Vec<Attempt>),
    /// When each finding of a session appeared.
    Appearances(SessionId, Found),
    /// What lies in an inbox.
    Inbox(PathBuf, Vec<Received>),
}

/// One kind of list.
#[derive(Default)]
pub struct Wishes {
    /// How often it was wished for.
    count: u64,
    /// A thread reads it.
    reading: bool,
}

impl Wishes {
    /// Whether what a thread read for that wish is what is wanted now. Otherwise it is older than what was shown or
    /// done since.
    fn end(&mut self, wish: u64) -> bool {
        self.reading = false;
        wish == self.count
    }
}

impl Effects {
    pub(super) fn load_sessions(&mut self) -> Vec<Msg> {
        self.sessions_wished.count += 1;
        if self.sessions_wished.reading {
            return Vec::new();
        }
        let (listing, wish) = (self.store.listing(), self.sessions_wished.count);
        let read = move |listing: Listing| {
            let (sessions, problems) = listing.sessions();
            Read::Sessions(wish, sessions, problems)
        };
        self.sessions_wished.reading = true;
        match self.listed(listing, read) {
            Some(read) => self.take(read),
            None => vec![Msg::Reading],
        }
    }

    pub(super) fn load_progress(&mut self) -> Vec<Msg> {
        self.progress_wished.count += 1;
        if self.progress_wished.reading {
            return Vec::new();
        }
        let (listing, wish) = (self.store.listing(), self.progress_wished.count);
        self.progress_wished.reading = true;
        let read = self.listed(listing, move |listing| Read::Progress(wish, listing.attempts()));
        read.map(|read| self.take(read)).unwrap_or_default()
    }

    /// What was read; nothing where a thread does it.
    fn listed(&self, listing: Listing, read: impl Fn(Listing) -> Read + Copy + Send + 'static) -> Option<Read> {
        let Some(sender) = self.later.clone().filter(|_| !listing.is_quick()) else { return Some(read(listing)) };
        let thread = thread::Builder::new().name("sessions".to_owned());
        // Nobody listens any more once the program ends.
        let spawned = thread.spawn(move || drop(sender.send(Input::Read(Box::new(read(listing))))));
        spawned.err().map(|_| read(self.store.listing()))
    }

    /// Takes what a thread has read; reads once more where the sessions may be others since.
    pub fn take(&mut self, read: Read) -> Vec<Msg> {
        match read {
            Read::Sessions(wish, sessions, problems) => {
                if !self.sessions_wished.end(wish) {
                    return self.load_sessions();
                }
                vec![Msg::Sessions(self.rows(sessions, &problems))]
            }
            Read::Appearances(id, found) => vec![Msg::Appearances(id, Arc::new(found))],
            Read::Inbox(folder, received) => vec![Msg::Inbox(folder, received)],
            Read::Progress(wish, attempts) => {
                if !self.progress_wished.end(wish) {
                    return self.load_progress();
                }
                vec![Msg::Progress(attempts)]
            }
        }
    }

    /// Looks for the findings of a session as they appeared, on a thread of its own.
    pub(super) fn find_appearances(
        &mut self,
        header: &Header,
        entries: Arc<Vec<Entry>>,
        rubric: Arc<Rubric>,
    ) -> Vec<Msg> {
        let log = header.clone();
        let find = move || Read::Appearances(log.id.clone(), appearances(&log, &entries, &rubric));
        let Some(sender) = self.later.clone() else { return self.take(find()) };
        // Nobody listens any more once the program ends.
        let thread = thread::Builder::new().name("findings".to_owned());
        let spawned = thread.spawn(move || drop(sender.send(Input::Read(Box::new(find())))));
        let failed = |error| Msg::Failed(format!("the findings cannot be looked for: {error}"));
        spawned.err().map(failed).into_iter().collect()
    }

    fn rows(&mut self, mut sessions: Vec<Summary>, problems: &[Problem]) -> Vec<SessionRow> {
        apart(&mut sessions);
        self.files = sessions.iter().map(|session| (session.id.clone(), session.path.clone())).collect();
        let own = self.journal.as_ref().map(|journal| journal.path().to_owned());
        let row = |session: Summary| {
            let own = own.as_ref() == Some(&session.path);
            row(Summary { in_use: session.in_use && !own, ..session })
        };
        sessions.into_iter().map(row).chain(problems.iter().map(unreadable)).collect()
    }
}
