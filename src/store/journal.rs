//! The file of one session: a header line, then one line an entry, only ever appended to.

mod place;

use super::backlog::Backlog;
use super::syncer::Syncer;
use super::{private, whole};
use crate::content::Problem;
use crate::session::{Entry, Event, Header, Note, Reader, Refused, SessionId, limits};
use std::fmt;
use std::fs::{File, TryLockError};
use std::io::{self, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

/// Writes one session. Every entry is in the file when [`Journal::append`] returns, and on the disk within a second
/// or two, or when the journal is dropped.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    id: SessionId,
    backlog: Backlog,
    open: Option<Open>,
    /// Another file in its place is joined.
    joins: bool,
    /// What was noted since it was opened, for a file that lacks it.
    noted: Vec<Note>,
    /// The session as it stands since another file was joined, until somebody asks.
    fresh: Option<Reader>,
}

/// The file, locked, and the thread that syncs it.
#[derive(Debug)]
struct Open {
    file: File,
    syncer: Syncer,
}

/// What was appended is not on the disk. It stays in memory, and the next attempt writes it first.
#[derive(Debug)]
pub struct NotSaved {
    /// The file.
    pub path: PathBuf,
    /// The reason.
    pub error: io::Error,
}

impl NotSaved {
    /// Why, in a few words.
    pub fn reason(&self) -> String {
        super::files::reason(&self.error)
    }
}

impl fmt::Display for NotSaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = self.reason();
        write!(
            f,
            "cannot save {}: {reason}; your text is kept in memory and saved as soon as it can be",
            self.path.display()
        )
    }
}

impl std::error::Error for NotSaved {}

/// A session file that was read.
#[derive(Debug)]
pub struct Stored {
    /// The file.
    pub path: PathBuf,
    /// The session as it stands, its entries for a replay, and its flaws.
    pub reader: Reader,
    /// To go on with it, or why that cannot be.
    pub journal: Result<Journal, ReadOnly>,
}

/// Why a session can be read but not continued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnly {
    /// Another program has it open.
    InUse,
    /// The file cannot be written.
    Closed(String),
}

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InUse => f.write_str("another starcoach has this session open, so here it can only be read"),
            Self::Closed(reason) => write!(f, "this session can only be read: {reason}"),
        }
    }
}

/// Sessions of one name that are put into the folder for temporary files.
const RESCUES: usize = 1_000;

impl Journal {
    /// A new session. The file is made with the first append, so that nothing is left of a session without a key.
    pub fn new(folder: &Path, header: &Header) -> Result<Self, NotSaved> {
        let path = folder.join(format!("{}.jsonl", header.id.0));
        let mut backlog = Backlog::default();
        backlog.push(header).map_err(|error| NotSaved { path: path.clone(), error })?;
        Ok(Self::of(path, header.id.clone(), backlog, None))
    }

    fn of(path: PathBuf, id: SessionId, backlog: Backlog, open: Option<Open>) -> Self {
        Self { path, id, backlog, open, joins: false, noted: Vec::new(), fresh: None }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is a review's, whose notes join what another program put in the file's place.
    pub fn joins(&self) -> bool {
        self.joins
    }

    /// Whether every entry reached the file.
    pub fn is_saved(&self) -> bool {
        self.backlog.is_empty()
    }

    /// Writes entries at the end, in one piece, with those that could not be written before.
    ///
    /// An error leaves them all waiting in memory. It may also tell of an earlier failure to sync.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), NotSaved> {
        let pushed = entries.iter().try_for_each(|entry| self.backlog.push(entry));
        pushed.map_err(|error| self.not_saved(error))?;
        if self.joins {
            self.noted.extend(entries.iter().filter_map(|entry| match &entry.event {
                Event::Noted(note) => Some(Note::clone(note)),
                _ => None,
            }));
        }
        self.write()?;
        let at_rest = |entry: &Entry| {
            let event = &entry.event;
            matches!(event, Event::Entered { .. } | Event::Paused | Event::Finished { .. })
                || matches!(event, Event::Named { .. } | Event::Noted(_))
        };
        if let Some(open) = self.open.as_ref().filter(|_| !entries.is_empty()) {
            if entries.iter().any(at_rest) { open.syncer.hurry() } else { open.syncer.written() }
        }
        self.sync_failure()
    }

    /// Writes what waits, and returns when the disk has it all: for a signal, a quit, a suspend.
    pub fn save(&mut self) -> Result<(), NotSaved> {
        if self.open.is_none() && self.untouched() {
            return Ok(());
        }
        self.write()?;
        if let Some(open) = &self.open {
            open.syncer.wait();
        }
        self.sync_failure()
    }

    /// Writes the whole session, with what could not be saved, into another folder: the last resort of a program that
    /// must end. Returns the file, which is the session's once it lies in its place; nothing where all is saved.
    pub fn rescue(&self, folder: &Path) -> io::Result<Option<PathBuf>> {
        let noted = self.noted.is_empty() || self.is_in_place();
        if (self.is_saved() && noted) || (self.open.is_none() && self.untouched()) {
            return Ok(None);
        }
        let (whole, waiting) = self.backlog.behind();
        let mut bytes = match &self.open {
            // Another file may have its name by now.
            Some(open) => {
                let mut file = open.file.try_clone()?;
                file.seek(SeekFrom::Start(0))?;
                private::read(&mut file, whole)?
            }
            None => Vec::new(),
        };
        bytes.truncate(whole as usize);
        bytes.extend_from_slice(waiting);
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy();
        // What was rescued before stays, also of another session whose file has the same name in another folder.
        let places = (1..=RESCUES).map(|n| match n {
            1 => format!("{name}.jsonl"),
            n => format!("{name}-{n}.jsonl"),
        });
        for place in places.map(|name| folder.join("starcoach").join(name)) {
            match whole::write_new(&place, &bytes) {
                Ok(()) => return Ok(Some(place)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("too many sessions lie in the folder for temporary files"))
    }

    /// Whether this is a new session that nothing was appended to.
    fn untouched(&self) -> bool {
        self.backlog.lines() <= 1
    }

    fn write(&mut self) -> Result<(), NotSaved> {
        self.keep_place().map_err(|error| self.not_saved(error))?;
        let result = match &mut self.open {
            Some(open) => self.backlog.write(&mut open.file),
            None => Open::create(&self.path).and_then(|open| {
                let open = self.open.insert(open);
                self.backlog.write(&mut open.file)
            }),
        };
        result.map_err(|error| self.not_saved(error))
    }

    fn sync_failure(&self) -> Result<(), NotSaved> {
        match self.open.as_ref().and_then(|open| open.syncer.failure()) {
            Some(error) => Err(self.not_saved(error)),
            None => Ok(()),
        }
    }

    fn not_saved(&self, error: io::Error) -> NotSaved {
        NotSaved { path: self.path.clone(), error }
    }
}

impl Open {
    fn create(path: &Path) -> io::Result<Self> {
        let folder = whole::folder(path);
        whole::make_folder(folder)?;
        let file = private::create(path)?;
        let open = lock(file, Duration::ZERO).map_err(io::Error::from).and_then(|file| Self::of(file, folder));
        // Or the next attempt would find the name taken.
        open.inspect_err(|_| private::discard(path))
    }

    fn of(file: File, folder: &Path) -> io::Result<Self> {
        let syncer = Syncer::start(file.try_clone()?, folder)?;
        Ok(Self { file, syncer })
    }
}

/// How often a lock is asked for that somebody holds, before it is waited for.
const ASKED: usize = 200;

/// Locks a file. A list of sessions that is being made holds a lock for a moment, and so does a program that is just
/// starting another; who takes notes in holds it longer, and is waited for.
fn lock(file: File, wait: Duration) -> Result<File, TryLockError> {
    for _ in 0..ASKED {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::yield_now(),
            result => return result.map(|()| file),
        }
    }
    if wait.is_zero() {
        return Err(TryLockError::WouldBlock);
    }
    let (done, locked) = channel();
    // A lock that comes too late is let go of with its file, since nobody listens any more.
    let wait_for_it = move || drop(done.send(file.lock().map(|()| file)));
    std::thread::Builder::new().name("lock".into()).spawn(wait_for_it).map_err(TryLockError::Error)?;
    match locked.recv_timeout(wait) {
        Ok(result) => result.map_err(TryLockError::Error),
        Err(_) => Err(TryLockError::WouldBlock),
    }
}

/// Reads a session, and locks it so that it can be continued.
///
/// An error is a file that is not read at all, and is left as it is.
pub fn open(path: &Path) -> Result<Stored, Problem> {
    open_within(path, Duration::ZERO)
}

/// The same, and waits so long for another program that has it open.
pub fn open_within(path: &Path, wait: Duration) -> Result<Stored, Problem> {
    let unreadable = |error: io::Error| {
        Problem::new(path.display().to_string(), format!("cannot be read: {}", super::files::reason(&error)))
    };
    // Before it is opened to be written, so that a pipe or a folder is never touched.
    let mut to_read = private::open_to_read(path).map_err(unreadable)?;
    let locked = match private::open(path) {
        Err(error) => Err(ReadOnly::Closed(super::files::reason(&error))),
        Ok(file) => lock(file, wait).map_err(|error| match error {
            TryLockError::WouldBlock => ReadOnly::InUse,
            TryLockError::Error(error) => ReadOnly::Closed(super::files::reason(&error)),
        }),
    };
    let bytes = private::read(&mut to_read, limits::FILE).map_err(unreadable)?;
    let (reader, complete) = Reader::read(&bytes).map_err(|refused| refused_problem(path, &refused))?;
    let journal = locked.and_then(|file| {
        let mut backlog = Backlog::after(complete as u64, bytes.len() as u64);
        if reader.unended {
            backlog.push_line(bytes.get(complete..).unwrap_or_default());
        }
        let open = Open::of(file, whole::folder(path));
        let open = open.map_err(|error| ReadOnly::Closed(super::files::reason(&error)))?;
        Ok(Journal::of(path.to_owned(), reader.take.header.id.clone(), backlog, Some(open)))
    });
    Ok(Stored { path: path.to_owned(), reader, journal })
}

impl Stored {
    /// What is wrong in the file, line by line, for people.
    pub fn problems(&self) -> Vec<Problem> {
        let file = self.path.display();
        let told = self.reader.flaws.iter().map(|flaw| {
            Problem::new(format!("{file}:{}", flaw.line), &flaw.message)
                .cure("the line is left out; its section is marked damaged until it was next saved whole")
        });
        let untold = (self.reader.untold > 0)
            .then(|| Problem::new(file.to_string(), format!("{} more lines are damaged", self.reader.untold)));
        told.chain(untold).collect()
    }
}

/// A refused file, with its cure.
pub(super) fn refused_problem(path: &Path, refused: &Refused) -> Problem {
    let problem = Problem::new(path.display().to_string(), refused.to_string());
    match refused {
        Refused::Newer(_) => problem.cure("use the newer program to open it; it was left as it is"),
        Refused::Empty => problem.cure("the program was cut off before it could save anything here; delete the file"),
        Refused::Foreign(_) | Refused::TooLarge => problem.cure("it was left as it is; move it out of this folder"),
    }
}
