//! The saved sessions: those that the index knows, and the others, which must be read.

use super::answers::Rubrics;
use super::index::{self, Index, Known};
use super::told::Told;
use super::{Store, Summary, newest_first, unreadable};
use crate::content::Problem;
use crate::progress::Attempt;
use crate::store::stamp::Stamp;
use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

/// So many files, and bytes of them, are read within a frame or two.
const QUICK: (usize, u64) = (32, 1 << 20);

/// Fewer sessions than these are read quicker than an index of them is made.
const MANY: usize = 16;

/// Threads that read sessions.
const THREADS: usize = 4;

/// What a list is made of.
#[derive(Debug)]
pub struct Listing {
    store: Store,
    index: Index,
    known: Vec<(PathBuf, Known)>,
    /// Those that were written to last come first, so that their rubrics are among those that are read.
    unread: Vec<Unread>,
    problem: Option<Problem>,
}

#[derive(Debug)]
struct Unread {
    path: PathBuf,
    size: u64,
    changed: SystemTime,
    /// As it was before it is read; nothing where it cannot be kept.
    stamp: Option<Stamp>,
}

/// A file that was read.
type Read = (PathBuf, Result<(Told, Option<Attempt>), Problem>);

impl Store {
    /// Looks at the index and at the folder, and reads no session yet.
    pub fn listing(&self) -> Listing {
        let mut listing = Listing {
            store: self.clone(),
            index: Index::load(&self.dirs),
            known: Vec::new(),
            unread: Vec::new(),
            problem: None,
        };
        if let Err(error) = listing.look() {
            listing.problem = unreadable(&self.dirs.sessions, &error);
        }
        listing.unread.sort_by_key(|unread| std::cmp::Reverse(unread.changed));
        listing
    }
}

impl Listing {
    fn look(&mut self) -> io::Result<()> {
        for entry in fs::read_dir(&self.store.dirs.sessions)? {
            let path = entry?.path();
            if !super::is_session(&path) {
                continue;
            }
            let meta = path.metadata().ok();
            let stamp = meta.as_ref().filter(|meta| meta.is_file()).and_then(Stamp::of);
            let known = name(&path).zip(stamp).and_then(|(name, stamp)| self.index.take(name, stamp));
            match known {
                Some(known) => self.known.push((path, known)),
                None => self.unread.push(Unread {
                    size: meta.as_ref().map_or(0, Metadata::len),
                    changed: stamp.map_or(SystemTime::UNIX_EPOCH, Stamp::changed),
                    stamp,
                    path,
                }),
            }
        }
        Ok(())
    }

    /// Whether it takes no longer than a frame or two.
    pub fn is_quick(&self) -> bool {
        let bytes = self.unread.iter().map(|unread| unread.size).fold(0, u64::saturating_add);
        self.unread.len() <= QUICK.0 && bytes <= QUICK.1
    }

    /// The sessions, newest first, and the files that cannot be read.
    pub fn sessions(mut self) -> (Vec<Summary>, Vec<Problem>) {
        let read = self.read();
        let known = self.known.into_iter().map(|(path, known)| known.short.summary(&path, false));
        let mut sessions: Vec<Summary> = known.collect();
        let mut problems: Vec<Problem> = self.problem.into_iter().collect();
        for (path, result) in read {
            match result {
                Ok((told, _)) => sessions.push(told.short.summary(&path, told.in_use)),
                Err(problem) => problems.push(problem),
            }
        }
        newest_first(&mut sessions);
        problems.sort_by(|a, b| a.file.cmp(&b.file));
        (sessions, problems)
    }

    /// The finished ones that progress counts, in any order.
    pub fn attempts(mut self) -> Vec<Attempt> {
        let mut attempts = self.counted();
        attempts.extend(self.read().into_iter().filter_map(|(_, result)| result.ok()?.1));
        attempts
    }

    /// What progress counts of those that are known. One without its times is read again where its rubric is there.
    fn counted(&mut self) -> Vec<Attempt> {
        let mut attempts = Vec::with_capacity(self.known.len());
        let mut kept = HashSet::new();
        for (path, known) in std::mem::take(&mut self.known) {
            match self.index.attempt(&known) {
                Ok(attempt) if !attempt.as_ref().is_some_and(|it| self.lacks_times(it, &mut kept)) => {
                    attempts.extend(attempt);
                    self.known.push((path, known));
                }
                _ => {
                    let stamp = path.metadata().ok().as_ref().and_then(Stamp::of);
                    let changed = stamp.map_or(SystemTime::UNIX_EPOCH, Stamp::changed);
                    self.unread.push(Unread { path, size: 0, changed, stamp });
                }
            }
        }
        attempts
    }

    fn lacks_times(&self, attempt: &Attempt, kept: &mut HashSet<String>) -> bool {
        let rubric = &attempt.standard.rubric;
        if attempt.target.is_some() || rubric.is_empty() {
            return false;
        }
        kept.contains(rubric) || self.store.keeps_rubric(rubric) && kept.insert(rubric.clone())
    }

    /// Reads those that are not known, on several threads where there are many, and writes the index anew.
    fn read(&mut self) -> Vec<Read> {
        let unread = std::mem::take(&mut self.unread);
        let rubrics = Rubrics::of(&self.store);
        let read_one = |unread: &Unread| -> Read {
            let result = Told::read(&unread.path).map(|mut told| {
                // Texts are dropped here: only what is counted stays in memory.
                let attempt = told.end.take().and_then(|end| rubrics.attempt(&told.short, &end));
                (told, attempt)
            });
            (unread.path.clone(), result)
        };
        let read: Vec<Read> = if unread.len() <= QUICK.0 {
            unread.iter().map(read_one).collect()
        } else {
            let next = AtomicUsize::new(0);
            let work = || {
                let mine = std::iter::from_fn(|| unread.get(next.fetch_add(1, Ordering::Relaxed)));
                mine.map(read_one).collect::<Vec<Read>>()
            };
            std::thread::scope(|scope| {
                let threads: Vec<_> = (1..super::cores().min(THREADS)).map(|_| scope.spawn(work)).collect();
                let own = work();
                own.into_iter().chain(threads.into_iter().flat_map(|it| it.join().unwrap_or_default())).collect()
            })
        };
        self.keep(&unread, &read);
        read
    }

    fn keep(&self, unread: &[Unread], read: &[Read]) {
        let stamps: std::collections::HashMap<&Path, Stamp> =
            unread.iter().filter_map(|unread| Some((unread.path.as_path(), unread.stamp?))).collect();
        let new: Vec<String> = read
            .iter()
            .filter_map(|(path, result)| {
                let (told, attempt) = result.as_ref().ok().filter(|(told, _)| told.short.finished)?;
                index::lines(name(path)?, *stamps.get(path.as_path())?, &told.short, attempt.as_ref())
            })
            .collect();
        let few = self.known.len() + new.len() < MANY && self.index.is_empty();
        if few || new.is_empty() && !self.index.has_more() {
            return;
        }
        let known = self.known.iter().map(|(_, known)| self.index.lines(known));
        self.index.write(&self.store.dirs, known.chain(new.iter().map(String::as_str)));
    }
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}
