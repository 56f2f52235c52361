//! The saved sessions: the list, and opening, naming and continuing one.

mod answers;
mod ends;

use super::journal::{self, Journal, NotSaved, ReadOnly, Stored};
use super::{Store, private};
use crate::clock::{self, Moment};
use crate::content::Problem;
use crate::content::pattern::Weakness;
use crate::progress::Replies;
use crate::progress::attempt::End;
use crate::scoring::Verdict;
use crate::scoring::length::words;
use crate::session::header::InMock;
use crate::session::{Event, Header, Input, Notes, Recorder, SessionId, Take};
use ends::Tail;
use serde::Serialize;
use std::fs::TryLockError;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

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
                match summary(&path) {
                    Ok(summary) => sessions.push(summary),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => problems.push(Problem::new(
            folder.display().to_string(),
            format!("this folder cannot be read: {}", super::files::reason(&error)),
        )),
    }
    sessions.sort_by_cached_key(|session| {
        (std::cmp::Reverse(clock::wall_ms(&session.began).unwrap_or_default()), session.id.clone())
    });
    (sessions, problems)
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "jsonl") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// One file in short. A finished session is read at its two ends only.
fn summary(path: &Path) -> Result<Summary, Problem> {
    let mut file = private::open_to_read(path).map_err(|error| ends::unreadable(path, &error))?;
    if let Some((header, Tail::Finished(end, name, notes))) = ends::read(path, &mut file)? {
        return Ok(Summary { notes, ..finished(path, header, &end, name) });
    }
    let reader = ends::whole(path, &mut file)?;
    let in_use = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    Ok(Summary { in_use, ..of_take(path, &reader.take) })
}

fn finished(path: &Path, header: Header, end: &End, name: Option<String>) -> Summary {
    let verdict = end.scorecard.as_ref().map(|card| (card.verdict, card.total, card.primary_weakness));
    Summary {
        name,
        ms: end.sections.iter().map(|last| last.ms).fold(0, u64::saturating_add),
        words: end.sections.iter().map(|last| words(&last.text)).sum(),
        replies: replies(&header, end.sections.iter().map(|last| (last.text.as_str(), last.ms))),
        ..begun(path, header)
    }
    .judged(verdict, end.withheld)
}

fn of_take(path: &Path, take: &Take) -> Summary {
    let summary = Summary {
        name: take.name.clone(),
        ms: take.total_ms(take.at),
        words: take.words(),
        replies: replies(&take.header, take.sections.iter().map(|told| (told.text.as_str(), told.ms))),
        damaged: take.sections.iter().any(|section| section.damaged),
        notes: take.notes.clone(),
        ..begun(path, take.header.clone())
    };
    match &take.finished {
        None => summary,
        Some(card) => summary.judged(
            card.as_ref().map(|card| (card.verdict, card.total, card.primary_weakness)),
            take.answered.iter().any(|(_, yes)| !yes),
        ),
    }
}

fn replies<'a>(header: &Header, sections: impl Iterator<Item = (&'a str, u64)>) -> Option<Replies> {
    (header.framework == crate::scoring::drill::FRAMEWORK).then(|| Replies::of(sections, header.input))
}

/// What the header says.
fn begun(path: &Path, header: Header) -> Summary {
    Summary {
        id: header.id,
        path: path.to_owned(),
        name: None,
        pattern: header.pattern,
        story: header.story,
        level: header.level,
        input: header.input,
        began: header.began,
        candidate: header.candidate,
        notes: Notes::default(),
        again_of: header.again_of,
        drill: header.framework == crate::scoring::drill::FRAMEWORK,
        mock: header.mock,
        length: header.length,
        replies: None,
        about: header.about,
        finished: false,
        in_use: false,
        verdict: None,
        total: None,
        primary_weakness: None,
        withheld: false,
        ms: 0,
        words: 0,
        damaged: false,
    }
}

impl Summary {
    fn judged(self, result: Option<(Verdict, u32, Weakness)>, withheld: bool) -> Self {
        Self {
            finished: true,
            verdict: result.map(|(verdict, ..)| verdict).filter(|_| !withheld),
            total: result.map(|(_, total, _)| total),
            primary_weakness: result.map(|(.., weakness)| weakness),
            withheld,
            ..self
        }
    }
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
        list(&self.dirs.sessions)
    }

    /// Opens a session by its id, the start of its id where only one fits, or the path of its file.
    pub fn open_session(&self, which: &str) -> Result<Stored, Problem> {
        journal::open(&self.find_session(which)?)
    }

    /// The file of a session, by id, the start of an id, or path.
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
        let fitting: Vec<&Summary> = sessions.iter().filter(|session| session.id.0.starts_with(which)).collect();
        match fitting.as_slice() {
            [only] if !which.is_empty() => Ok(only.path.clone()),
            [] => Err(Problem::new(which, "no session has this id").cure("`starcoach sessions` lists them")),
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
        let (mut recorder, mut entries) = Recorder::reopen(stored.reader.take, now);
        let name = crate::content::clean::clean(name);
        let named = recorder.record(Event::Named { name }, now).map_err(|misfit| problem(misfit.message))?;
        entries.extend(named);
        journal.append(&entries).and_then(|()| journal.save()).map_err(|error| problem(error.to_string()))
    }
}

#[cfg(test)]
mod tests;
