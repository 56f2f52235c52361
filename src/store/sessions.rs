//! The saved sessions: the list, and opening, naming and continuing one.

mod answers;
mod ends;
pub mod inbox;
mod index;
mod listing;
mod short;
mod told;

use super::journal::{self, Journal, NotSaved, ReadOnly, Stored};
use super::{Store, private};
use crate::clock::{self, Moment};
use crate::content::Problem;
use crate::content::pattern::Weakness;
use crate::progress::{Attempt, Replies};
use crate::scoring::Verdict;
use crate::session::header::InMock;
use crate::session::{Event, Header, Input, Notes, Recorder, SessionId};
use serde::Serialize;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use told::Told;

pub use listing::Listing;

/// A session in a list. The field names are those of `starcoach sessions --json`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a field of its own in the JSON")]
pub struct Summary {
    /// The session's id.
    pub id: SessionId,
    /// The file.
    #[serde(rename = "file", serialize_with = "as_text")]
    pub path: PathBuf,
    /// A name that the candidate gave.
    pub name: Option<String>,
    /// The pattern's id.
    pub pattern: String,
    /// The story's id.
    pub story: Option<String>,
    /// The level's id.
    pub level: String,
    /// Typed or aloud.
    pub input: Input,
    /// Wall time and zone of the start.
    pub began: String,
    /// Who rehearsed, as they want a coach to see it.
    pub candidate: Option<String>,
    /// What people noted on it; nothing while it is not finished.
    #[serde(skip)]
    pub notes: Notes,
    /// The session that this one tries again.
    pub again_of: Option<SessionId>,
    /// Whether follow-ups were drilled, and no answer was told.
    #[serde(skip)]
    pub drill: bool,
    /// Where it stands in a mock interview.
    #[serde(skip)]
    pub mock: Option<InMock>,
    /// Seconds for the whole answer, where it was not the level's own time.
    pub length: Option<u32>,
    /// How many of them got a reply; nothing where an answer was told.
    #[serde(skip)]
    pub replies: Option<Replies>,
    /// The session whose follow-ups this one drilled.
    pub about: Option<SessionId>,
    /// Whether the answer was completed; one that was cut off can be continued.
    pub finished: bool,
    /// Whether a program has it open now, which then goes on with it.
    pub in_use: bool,
    /// The verdict as judged then; none where it was withheld, or for an answer aloud.
    pub verdict: Option<Verdict>,
    /// 0 to 100, as judged then.
    pub total: Option<u32>,
    /// What was to be fixed first, as judged then.
    pub primary_weakness: Option<Weakness>,
    /// Whether the candidate said that it misses the question or is not all true, which withholds the verdict.
    pub withheld: bool,
    /// Milliseconds on all section clocks.
    pub ms: u64,
    /// Words of all sections.
    pub words: u32,
    /// Whether a section may lack text because the file was damaged.
    pub damaged: bool,
}

fn as_text<S: serde::Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&path.display())
}

/// The sessions in a folder, newest first, and the files that cannot be read.
pub fn list(folder: &Path) -> (Vec<Summary>, Vec<Problem>) {
    let (mut sessions, mut problems) = (Vec::new(), Vec::new());
    match files(folder) {
        Ok(paths) => {
            for path in paths {
                match Told::read(&path) {
                    Ok(told) => sessions.push(told.short.summary(&path, told.in_use)),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        Err(error) => problems.extend(unreadable(folder, &error)),
    }
    newest_first(&mut sessions);
    (sessions, problems)
}

fn newest_first(sessions: &mut [Summary]) {
    sessions.sort_by_cached_key(|session| {
        (
            std::cmp::Reverse(clock::wall_ms(&session.began).unwrap_or_default()),
            session.id.clone(),
            session.path.clone(),
        )
    });
}

/// The problem of a folder that is there and not given.
fn unreadable(folder: &Path, error: &io::Error) -> Option<Problem> {
    let message = format!("this folder cannot be read: {}", super::files::reason(error));
    (error.kind() != ErrorKind::NotFound).then(|| Problem::new(folder.display().to_string(), message))
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if is_session(&path) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether a file is named as a session.
fn is_session(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "jsonl")
}

/// How many threads run side by side here.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

impl Store {
    /// A journal for a new session; its file is made with the first entry.
    pub fn journal(&self, header: &Header) -> Result<Journal, NotSaved> {
        Journal::new(&self.dirs.sessions, header)
    }

    /// 128 random bits for a session's id. Fails only where the system has no randomness to give.
    pub fn new_id(&self) -> io::Result<SessionId> {
        let mut bits = [0; 16];
        getrandom::fill(&mut bits).map_err(io::Error::other)?;
        Ok(SessionId::new(u128::from_ne_bytes(bits)))
    }

    /// The saved sessions, newest first, and the files that cannot be read.
    pub fn sessions(&self) -> (Vec<Summary>, Vec<Problem>) {
        self.listing().sessions()
    }

    /// Every finished session that progress counts, in any order. Of each only what it counts is in memory. Files that
    /// cannot be read are left out: the list of sessions names them.
    pub fn attempts(&self) -> Vec<Attempt> {
        self.listing().attempts()
    }

    /// Opens a session by its id, the start of its id where only one fits, or the path of its file.
    pub fn open_session(&self, which: &str) -> Result<Stored, Problem> {
        journal::open(&self.find_session(which)?)
    }

    /// The file of a session, by id, the start of an id, or path; a bare name without an ending may be either.
    pub fn find_session(&self, which: &str) -> Result<PathBuf, Problem> {
        let path = Path::new(which);
        if path.components().count() > 1 || path.extension().is_some() {
            return Ok(path.to_owned());
        }
        let named = self.dirs.sessions.join(format!("{which}.jsonl"));
        if SessionId(which.to_owned()).is_valid() && named.is_file() {
            return Ok(named);
        }
        let (sessions, _) = self.sessions();
        let begins = |session: &&Summary| !which.is_empty() && session.id.0.starts_with(which);
        let fitting: Vec<&Summary> = sessions.iter().filter(begins).collect();
        match fitting.as_slice() {
            [] if path.is_file() => Ok(path.to_owned()),
            [] => Err(Problem::new(which, "no session has this id").cure("`starcoach sessions` lists them")),
            [first, ..] if path.is_file() => {
                let message = format!("is a file here, and a session's id begins so ({})", first.id.short());
                Err(Problem::new(which, message).cure(format!("`./{which}` is the file, more of the id the session")))
            }
            [only] => Ok(only.path.clone()),
            [first, others @ ..] if others.iter().all(|other| other.id == first.id) => {
                let files: Vec<String> = fitting.iter().take(5).map(|it| it.path.display().to_string()).collect();
                Err(Problem::new(which, format!("{} files hold this session: {}", fitting.len(), files.join(", ")))
                    .cure("say which by its path"))
            }
            several => {
                let ids: Vec<&str> = several.iter().take(5).map(|session| session.id.short()).collect();
                Err(Problem::new(which, format!("{} sessions begin so: {}", several.len(), ids.join(", ")))
                    .cure("give more of the id"))
            }
        }
    }

    /// Gives a session that is not open a name for the lists; an empty one takes it away.
    pub fn rename_session(&self, path: &Path, name: &str, now: Moment) -> Result<(), Problem> {
        let problem = |message: String| Problem::new(path.display().to_string(), message);
        let stored = journal::open(path)?;
        let mut journal = stored.journal.map_err(|read_only: ReadOnly| problem(read_only.to_string()))?;
        let (mut take, name) = (stored.reader.take, crate::content::clean::clean(name));
        let entries = Recorder::add(&mut take, Event::Named { name }, now).map_err(|misfit| problem(misfit.message))?;
        journal.append(&entries).and_then(|()| journal.save()).map_err(|error| problem(error.to_string()))
    }
}

#[cfg(test)]
mod tests;
