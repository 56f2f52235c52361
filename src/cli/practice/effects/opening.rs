//! Reading one session, to go on with it or to look back.

use super::{Effects, apart, one_line};
use crate::app::Msg;
use crate::app::msg::Opened;
use crate::session::{Reader, SessionId};
use crate::store::journal::ReadOnly;
use crate::store::sessions::Summary;
use std::sync::Arc;

impl Effects {
    pub(super) fn open(&mut self, id: &SessionId) -> Vec<Msg> {
        self.put_away();
        let stored = match self.store.open_session(&self.place(id)) {
            Ok(stored) => stored,
            Err(problem) => return vec![Msg::Failed(one_line(&problem))],
        };
        let mut damage: Vec<String> = stored.problems().iter().map(one_line).collect();
        let rubric = self.rubric_or_why(&stored.reader, &mut damage);
        let refused = stored.journal.as_ref().err().map(ReadOnly::to_string);
        self.journal = stored.journal.ok();
        let read_only = refused.is_some();
        let Reader { take, entries, .. } = stored.reader;
        let own = self.store.is_own(&stored.path);
        let opened = Msg::Opened(Box::new(Opened { take, entries: Arc::new(entries), rubric, read_only, own, damage }));
        std::iter::once(opened).chain(refused.map(Msg::Failed)).collect()
    }

    /// Reads a session and leaves the open one open.
    pub(super) fn recall(&self, id: &SessionId) -> Msg {
        match self.read(&self.place(id)) {
            Ok(opened) => Msg::Recalled(Box::new(opened)),
            Err(fault) => Msg::NotRecalled(id.clone(), fault),
        }
    }

    /// A session as it stands on the disk.
    pub(super) fn read(&self, which: &str) -> Result<Opened, String> {
        let stored = self.store.open_session(which).map_err(|problem| one_line(&problem))?;
        let rubric = self.rubric(&stored.reader).ok().flatten();
        let damage = stored.problems().iter().map(one_line).collect();
        let Reader { take, entries, .. } = stored.reader;
        let own = self.store.is_own(&stored.path);
        Ok(Opened { take, entries: Arc::new(entries), rubric, read_only: true, own, damage })
    }

    /// Reads all sessions of a mock interview.
    pub(super) fn recall_interview(&mut self, id: &SessionId) -> Vec<Msg> {
        // Ours is read like the others, so all of it must be there.
        self.put_away();
        let (mut sessions, _) = self.store.sessions();
        apart(&mut sessions);
        let of = |session: &&Summary| session.mock.as_ref().is_some_and(|place| place.id == *id);
        let mut faults = Vec::new();
        let mut read = Vec::new();
        for session in sessions.iter().filter(of) {
            match self.read(&session.path.display().to_string()) {
                Ok(opened) => read.push(opened),
                Err(fault) => faults.push(Msg::Failed(fault)),
            }
        }
        std::iter::once(Msg::Interview(id.clone(), read)).chain(faults).collect()
    }
}
