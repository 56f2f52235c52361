//! A session's file that another program put in the place of the open one, or wrote to: a sync tool, an editor, a mail
//! client. What is appended to a file without a name is lost.

use super::{Journal, open};
use crate::clock;
use crate::session::{Reader, Recorder, merge};
use std::fs::{self, File, Metadata};
use std::io;

impl Journal {
    /// From now on it is a review's: where another file lies in the place, the notes of this one are added to that.
    #[must_use]
    pub fn joining(mut self) -> Self {
        self.joins = true;
        self
    }

    /// The session as it stands since notes were added to another file; nothing where that did not happen since this was
    /// last asked.
    pub fn joined(&mut self) -> Option<Reader> {
        self.fresh.take()
    }

    /// Makes sure that what is appended reaches the file that has the name: joins another one that has it now, or says
    /// what happened.
    pub(super) fn keep_place(&mut self) -> io::Result<()> {
        if self.is_in_place() || (self.backlog.is_empty() && self.noted.is_empty()) {
            return Ok(());
        }
        if !self.joins {
            return Err(io::Error::other("another program moved or changed its file"));
        }
        let ours = self.open.as_ref().map(|ours| &ours.file);
        // It may be the same file with another content, and then the lock is our own. Without one it is read and refused
        // like any other.
        let _ = ours.map(File::unlock);
        let joined = self.join();
        if joined.is_err() {
            let _ = ours.map(File::try_lock);
        }
        *self = joined?;
        Ok(())
    }

    /// Whether the path leads to the open file, and nobody else wrote to that.
    pub(super) fn is_in_place(&self) -> bool {
        let Some(ours) = &self.open else { return true };
        match (ours.file.metadata(), fs::metadata(&self.path)) {
            (Ok(ours), Ok(there)) => same(&ours, &there) && self.backlog.follows(there.len()),
            _ => false,
        }
    }

    /// The file that has the name now, with the notes that it lacks.
    fn join(&self) -> io::Result<Self> {
        let stored = open(&self.path)
            .map_err(|problem| io::Error::other(format!("another program changed its file: {}", problem.message)))?;
        let Reader { take, .. } = &stored.reader;
        if take.header.id != self.id || take.finished.is_none() {
            return Err(io::Error::other("another program put another file in its place"));
        }
        let mut journal = stored.journal.map_err(|why| io::Error::other(why.to_string()))?;
        let lacks = self.noted.iter().filter(|note| !take.notes.has(&note.id)).cloned().collect();
        let mut reader = stored.reader;
        let now = clock::now();
        let (mut recorder, mut entries) = Recorder::reopen(reader.take, now);
        let (more, misfit) = merge::record(&mut recorder, lacks, now);
        if let Some(misfit) = misfit {
            return Err(io::Error::other(misfit.message));
        }
        entries.extend(more);
        journal.append(&entries).map_err(|error| error.error)?;
        reader.take = recorder.take().clone();
        reader.entries.extend(entries);
        Ok(Self { joins: true, noted: self.noted.clone(), fresh: Some(reader), ..journal })
    }
}

/// Whether it is one file. Where files have no numbers, an open one cannot be replaced.
#[cfg(unix)]
fn same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn same(_: &Metadata, _: &Metadata) -> bool {
    true
}
