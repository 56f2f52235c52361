//! Everything that can happen to the program.

use super::inbox::Received;
use super::review::Wanted;
use super::{Command, Key, Size};
use crate::content::Library;
use crate::content::pattern::Weakness;
use crate::progress::{Attempt, Replies};
use crate::report::Sheet;
use crate::scoring::{Engine, Rubric, Verdict};
use crate::session::header::InMock;
use crate::session::moments::Found;
use crate::session::notes::{Rating, Review};
use crate::session::{Entry, Input, Notes, SessionId, Take};
use std::path::PathBuf;
use std::sync::Arc;

/// Something happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A command was chosen, by its key or in the menu.
    Command(Command),
    /// Text was pasted: one message, one edit.
    Paste(String),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has another size.
    Resize(Size),
    /// The moment that `next_wake` asked for has come.
    Wake,
    /// The terminal window got or lost the focus.
    Focus(bool),
    /// The program is about to be stopped (Ctrl-Z): clocks stand.
    Suspended,
    /// It goes on.
    Continued,
    /// The program is about to end: nothing may be left unwritten.
    Ending,
    /// An answer to the question that lay over the screen.
    Answered(Answer),
    /// The list of sessions takes a while; it comes later.
    Reading,
    /// The list of sessions was read.
    Sessions(Vec<SessionRow>),
    /// The finished sessions were read, for progress.
    Progress(Vec<Attempt>),
    /// The page for the night before was made.
    Sheet(Box<Sheet>),
    /// It was written to this file.
    SheetWritten(String),
    /// It was not written, since this file is there and is not the program's.
    SheetInTheWay(String),
    /// A session was opened.
    Opened(Box<Opened>),
    /// An earlier session was read beside the open one.
    Recalled(Box<Opened>),
    /// A session was opened to be reviewed, from this file; and the attempt before it was read, where that is wanted.
    Review(Box<Wanted>, PathBuf, Box<Opened>, Option<Box<Opened>>),
    /// Another program changed the file of the reviewed session, and the notes of this one were added to what is there.
    Rejoined(Box<Opened>),
    /// What lies in an inbox was read.
    Inbox(PathBuf, Vec<Received>),
    /// The saved comments were read.
    Comments(Vec<String>),
    /// The private notes on the reviewed session were read.
    Private(String),
    /// The private notes could not be saved: as they were read, and as they should be.
    NotKept(String, String),
    /// The sessions of a mock interview were read, those that can be; the interview's id.
    Interview(SessionId, Vec<Opened>),
    /// An earlier session that was asked for cannot be read, and why.
    NotRecalled(SessionId, String),
    /// When each finding of a session appeared was looked for; the session's id.
    Appearances(SessionId, Arc<Found>),
    /// The id for the session after this one.
    NextId(SessionId),
    /// The user's files were read again.
    Reloaded(Box<Content>),
    /// A new story file was written; its id.
    Written(String),
    /// Lists that the screens show have changed.
    Listed,
    /// Something that was asked for is done; one line for the user.
    Done(String),
    /// Something that was asked for failed; one line for the user.
    Failed(String),
    /// The session cannot be saved, and why; nothing once it can again.
    Unsaved(Option<String>),
}

/// The mouse was used at a cell, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// How.
    pub action: MouseAction,
    /// Column.
    pub column: u16,
    /// Row.
    pub row: u16,
}

/// How the mouse was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button went down.
    Press,
    /// It moved with the button down.
    Drag,
    /// The button came up.
    Release,
    /// The wheel went up.
    ScrollUp,
    /// The wheel went down.
    ScrollDown,
}

/// What a prompt or a confirmation brings back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Which question, as the screen that asked named it.
    pub topic: &'static str,
    /// What was said.
    pub reply: Said,
}

/// What was said to a prompt or a confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A text.
    Text(String),
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not now, but another time.
    Later,
    /// A rating.
    Rating(Box<Rating>),
    /// What a review begins with.
    Review(Box<Review>),
    /// Where the second and all later sections begin, as byte offsets into the whole text.
    Borders {
        /// The offsets, in the framework's order.
        at: Vec<usize>,
        /// The command by which the screen was left: they are kept, or the candidate writes on or leaves first.
        by: Command,
    },
    /// The candidate's answers to the two questions before the verdict.
    Honest {
        /// The answer answers the question that was asked.
        on_question: bool,
        /// Every fact in it is true, and the candidate's own.
        true_and_mine: bool,
        /// The rating that the candidate expects, 1 to 5, where they said one.
        expected: Option<u8>,
    },
}

/// Content as it was read.
#[derive(Debug, Clone)]
pub struct Content {
    /// All of it, with what is wrong in the user's files.
    pub library: Arc<Library>,
    /// Its rules, compiled.
    pub engine: Arc<Engine>,
}

/// A session in the lists.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    /// Which.
    pub id: SessionId,
    /// The pattern's id.
    pub pattern: String,
    /// The story's id.
    pub story: Option<String>,
    /// A name that the user gave.
    pub name: Option<String>,
    /// The level's id.
    pub level: String,
    /// Typed or aloud.
    pub input: Input,
    /// Wall time and zone of its start.
    pub began: String,
    /// Milliseconds of all section clocks.
    pub ms: u64,
    /// What was to be fixed first, as judged then.
    pub weakness: Option<Weakness>,
    /// Whether follow-ups were drilled, and no answer was told.
    pub drill: bool,
    /// Where it stands in a mock interview.
    pub mock: Option<InMock>,
    /// Who rehearsed, as they want a coach to see it.
    pub candidate: Option<String>,
    /// What people noted on it; nothing while it is not finished.
    pub notes: Notes,
    /// Seconds for the whole answer, where it was told on the ladder of lengths and not in the level's own time.
    pub length: Option<u32>,
    /// How many of them got a reply; nothing where an answer was told.
    pub replies: Option<Replies>,
    /// How far it came.
    pub state: SessionState,
}

/// How far a session came.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionState {
    /// Not finished: it can be resumed.
    CutOff,
    /// Another program has it open and goes on with it.
    InUse,
    /// Finished, with the verdict of a typed answer.
    Finished(Option<Verdict>),
    /// Its file cannot be read, and why.
    Unreadable(String),
}

/// A session as it was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// As it stands.
    pub take: Take,
    /// What it was folded from, for a replay.
    pub entries: Arc<Vec<Entry>>,
    /// The rubric it was judged by, where that still can be read.
    pub rubric: Option<Arc<Rubric>>,
    /// Another program has it open: it can be read, not written.
    pub read_only: bool,
    /// It lies among the user's own sessions: who told it has seen what it was judged, and nothing of it is hidden.
    pub own: bool,
    /// What is damaged, one line each.
    pub damage: Vec<String>,
}

impl Opened {
    /// A session that this program holds, without the entries that it was folded from.
    pub fn new(take: Take, rubric: Option<Arc<Rubric>>) -> Self {
        Self { take, entries: Arc::default(), rubric, read_only: false, own: true, damage: Vec::new() }
    }
}
