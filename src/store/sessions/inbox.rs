//! Other people's sessions: every session file below a folder, one after the other, however many there are.
//!
//! ```no_run
//! use starcoach::store::sessions::inbox::Inbox;
//! for received in Inbox::of("clients".as_ref()) {
//!     match received {
//!         Ok(received) => println!("{:?}: {}", received.summary.candidate, received.summary.pattern),
//!         Err(problem) => eprintln!("{problem}"),
//!     }
//! }
//! ```
//!
//! A finished session is read at its two ends only. Nothing is kept but the names of the files in the folders that are
//! being read, so a hundred thousand sessions need no more memory than a few.

use super::told::Told;
use super::{Summary, is_session};
use crate::content::Problem;
use crate::progress::attempt::End;
use crate::session::SessionId;
use crate::store::files::reason;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::vec::IntoIter;

/// Folders below the given one are read to this depth.
const DEEPEST: usize = 8;

/// Files that one thread reads before what they say is passed on, and bytes of all that are read together.
const ROUND: (usize, u64) = (128, 64 << 20);

/// A session that lies in an inbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// As a list has it, with candidate and notes.
    pub summary: Summary,
    /// The final texts, times and scorecard; nothing where it is not finished.
    pub end: Option<End>,
    /// The hash of the rubric that it was judged by; empty where it could not be kept.
    pub rubric: String,
}

/// What one person did with a session, and what is open in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// The overall rating that this person gave last, and its wall time and zone.
    pub rated: Option<(u8, String)>,
    /// When this person reviewed it last.
    pub reviewed: Option<String>,
    /// Whether nothing of what was judged may be shown to this person yet.
    pub blind: bool,
    /// Comments of anybody that are not resolved.
    pub open_comments: usize,
    /// The name and time of whoever reviewed it last.
    pub latest_review: Option<(String, String)>,
}

impl Received {
    /// How it stands for one person.
    pub fn marks(&self, who: &SessionId) -> Marks {
        let notes = &self.summary.notes;
        let (ratings, reviews) = (notes.ratings(), notes.reviews());
        Marks {
            rated: ratings
                .iter()
                .find(|(note, _)| note.who.id == *who)
                .map(|(note, rating)| (rating.overall, note.wall.clone())),
            reviewed: reviews.iter().find(|(note, _)| note.who.id == *who).map(|(note, _)| note.wall.clone()),
            blind: notes.is_blind_for(who),
            open_comments: notes.threads().iter().filter(|thread| thread.open).count(),
            latest_review: reviews.last().map(|(note, _)| (note.who.name.clone(), note.wall.clone())),
        }
    }
}

/// The sessions below a folder, in the order of their paths; files that cannot be read are problems among them.
#[derive(Debug)]
pub struct Inbox {
    walk: Walk,
}

impl Inbox {
    /// Every file `*.jsonl` in this folder and those below it. Nothing is read yet.
    pub fn of(folder: &Path) -> Self {
        let mut walk = Walk::default();
        walk.enter(folder);
        Self { walk }
    }

    /// Passes every session on, in the same order, and reads them on so many threads at once, at least one. Ends early
    /// where `take` breaks.
    pub fn each(mut self, threads: usize, mut take: impl FnMut(Result<Received, Problem>) -> ControlFlow<()>) {
        let threads = threads.max(1);
        loop {
            let round = self.walk.round(threads * ROUND.0);
            if round.is_empty() {
                return;
            }
            for received in together(round, threads) {
                if take(received).is_break() {
                    return;
                }
            }
        }
    }
}

impl Iterator for Inbox {
    type Item = Result<Received, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        self.walk.next().map(|found| found.and_then(|file| read(&file.path)))
    }
}

fn read(path: &Path) -> Result<Received, Problem> {
    let Told { short, end, in_use } = Told::read(path)?;
    let rubric = short.header.rubric.clone();
    Ok(Received { summary: short.summary(path, in_use), end, rubric })
}

/// Reads files on several threads, and gives what they say in the order of the files.
fn together(round: Vec<Result<Found, Problem>>, threads: usize) -> Vec<Result<Received, Problem>> {
    let one = |found: Result<Found, Problem>| found.and_then(|file| read(&file.path));
    if threads == 1 || round.len() == 1 {
        return round.into_iter().map(one).collect();
    }
    let next = AtomicUsize::new(0);
    let slots: Vec<Mutex<Slot>> = round.into_iter().map(|found| Mutex::new(Slot::Found(found))).collect();
    let work = || {
        while let Some(slot) = slots.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
            if let Slot::Found(found) = std::mem::replace(&mut *slot, Slot::Taken) {
                *slot = Slot::Read(Box::new(one(found)));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let read = slots.into_iter().filter_map(|slot| match slot.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Slot::Read(received) => Some(*received),
        Slot::Found(_) | Slot::Taken => None,
    });
    read.collect()
}

/// A file on its way.
enum Slot {
    Found(Result<Found, Problem>),
    Taken,
    Read(Box<Result<Received, Problem>>),
}

/// A file that is named as a session.
#[derive(Debug)]
struct Found {
    path: PathBuf,
    size: u64,
}

/// A way through folders.
#[derive(Debug, Default)]
struct Walk {
    /// What is still to be seen of each folder on the way down.
    folders: Vec<IntoIter<PathBuf>>,
    /// Folders by their real paths, so that a loop of links ends.
    seen: BTreeSet<PathBuf>,
    /// A folder that cannot be read.
    problem: Option<Problem>,
    /// Found, and kept for the next round.
    held: Option<Found>,
}

impl Walk {
    fn enter(&mut self, folder: &Path) {
        if self.folders.len() > DEEPEST || !fs::canonicalize(folder).map_or(true, |real| self.seen.insert(real)) {
            return;
        }
        let names = fs::read_dir(folder).and_then(|entries| {
            let paths = entries.map(|entry| entry.map(|entry| entry.path()));
            paths.collect::<io::Result<Vec<PathBuf>>>()
        });
        match names {
            Ok(mut paths) => {
                paths.retain(|path| !is_hidden(path));
                paths.sort();
                self.folders.push(paths.into_iter());
            }
            Err(error) => {
                let message = format!("this folder cannot be read: {}", reason(&error));
                self.problem = Some(Problem::new(folder.display().to_string(), message));
            }
        }
    }

    /// So many files at most, and not more than may be in memory together; empty at the end.
    fn round(&mut self, files: usize) -> Vec<Result<Found, Problem>> {
        let (mut round, mut bytes) = (Vec::new(), 0_u64);
        while round.len() < files {
            let Some(found) = self.next() else { break };
            bytes = bytes.saturating_add(found.as_ref().map_or(0, |file| file.size));
            match found {
                Ok(file) if bytes > ROUND.1 && !round.is_empty() => {
                    self.held = Some(file);
                    break;
                }
                found => round.push(found),
            }
        }
        round
    }

    fn next(&mut self) -> Option<Result<Found, Problem>> {
        if let Some(held) = self.held.take() {
            return Some(Ok(held));
        }
        loop {
            if let Some(problem) = self.problem.take() {
                return Some(Err(problem));
            }
            let Some(path) = self.folders.last_mut()?.next() else {
                self.folders.pop();
                continue;
            };
            // A link that leads nowhere is a file that cannot be read.
            let meta = fs::metadata(&path).ok();
            if meta.as_ref().is_some_and(fs::Metadata::is_dir) {
                self.enter(&path);
            } else if is_session(&path) {
                return Some(Ok(Found { path, size: meta.map_or(0, |meta| meta.len()) }));
            }
        }
    }
}

/// Programs that copy files name them so until they are whole.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests;
