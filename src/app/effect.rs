//! Everything that the program asks to be done outside, as data.

use super::Remembered;
use super::review::Wanted;
use crate::content::{Draft, Story};
use crate::progress::study;
use crate::scoring::Rubric;
use crate::session::{Entry, Header, SessionId};
use std::path::PathBuf;
use std::sync::Arc;

/// Something to be done outside. A failure comes back as [`super::Msg::Failed`] or [`super::Msg::Unsaved`].
#[derive(Debug, Clone)]
pub enum Effect {
    /// Create the session's file and keep its rubric; entries go there from now on.
    Begin(Box<Header>, Arc<Rubric>),
    /// Write entries to the session that was begun or opened last, before the next frame.
    Append(Vec<Entry>),
    /// Force what was written to the disk.
    Sync,
    /// Read the list of sessions; it comes back as [`super::Msg::Sessions`].
    LoadSessions,
    /// Read what counts of every finished session; it comes back as [`super::Msg::Progress`].
    LoadProgress,
    /// Make the page for the night before; it comes back as [`super::Msg::Sheet`].
    LoadSheet,
    /// Write it as HTML; comes back as [`super::Msg::SheetWritten`] or [`super::Msg::SheetInTheWay`].
    WriteSheet {
        /// Also over a file that the program did not write.
        over: bool,
    },
    /// Open a session; it comes back as [`super::Msg::Opened`].
    Open(SessionId),
    /// Open a session to review it; it comes back as [`super::Msg::Review`].
    Review(Box<Wanted>),
    /// Let go of the open session, so that others can write to its file.
    PutAway,
    /// Read what lies in an inbox; it comes back as [`super::Msg::Inbox`].
    LoadInbox(PathBuf),
    /// Read the saved comments; they come back as [`super::Msg::Comments`].
    LoadComments,
    /// Save a comment, one line, to be put in again.
    KeepComment(String),
    /// Read the private notes on the session of this file; they come back as [`super::Msg::Private`].
    LoadPrivate(PathBuf),
    /// Write them; where that fails, they come back as [`super::Msg::NotKept`].
    KeepPrivate {
        /// The session's file.
        session: PathBuf,
        /// As they were read.
        before: String,
        /// As they should be.
        text: String,
    },
    /// Read another session without opening it; it comes back as [`super::Msg::Recalled`], with its rubric, or as
    /// [`super::Msg::NotRecalled`].
    Recall(SessionId),
    /// Read all sessions of a mock interview without opening one; they come back as [`super::Msg::Interview`].
    RecallInterview(SessionId),
    /// Look for when each finding of a session appeared; it comes back as [`super::Msg::Appearances`]. The rubric has the
    /// sections of the header.
    FindAppearances(Box<Header>, Arc<Vec<Entry>>, Arc<Rubric>),
    /// Give a session a name; empty takes it away.
    Rename(SessionId, String),
    /// Write a copy of a session for a coach into the folder that the program was started in, with this name of the
    /// candidate.
    Share(SessionId, String),
    /// Move a session to the trash.
    Delete(SessionId),
    /// Take it out again.
    Restore(SessionId),
    /// Put text on the clipboard, through the terminal.
    Copy(String),
    /// Write a story file of the user's.
    SaveStory(Box<Story>),
    /// Write a new story file with comments that say what to tell; the content comes back, then the id as
    /// [`super::Msg::Written`].
    NewStory(Box<Story>),
    /// Change a story file of the user's; the content comes back.
    Revise(Box<Revision>),
    /// Keep what was changed in a story and not saved yet, before the next frame.
    KeepDraft(Box<Draft>),
    /// Forget the draft of the story of this id.
    DropDraft(String),
    /// Open a file in the editor that the user named in `VISUAL` or `EDITOR`; the content comes back.
    Edit(PathBuf),
    /// Write what is to be remembered until the next start.
    Remember(Box<Remembered>),
    /// Add entries to the study log.
    Study(Vec<study::Entry>),
    /// Read the user's files again; comes back as [`super::Msg::Reloaded`].
    Reload,
    /// Stop the program until `fg`.
    Suspend,
    /// Draw every cell again.
    Redraw,
    /// Leave.
    Quit,
}

/// A change of a story of the user's.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Its file.
    pub path: PathBuf,
    /// As it was read; where the file holds another story by now, nothing is written.
    pub before: Story,
    /// As it should be: with another title, other texts, retired or brought back.
    pub after: Story,
}
