//! One rehearsal as a log of events; everything else is a fold of it.

pub mod changes;
pub mod event;
pub mod header;
pub mod limits;
pub mod merge;
pub mod moments;
pub mod notes;
pub mod reader;
pub mod recorder;
pub mod redact;
pub mod replay;
pub mod share;
pub mod take;
pub mod timeline;
pub mod trace;

pub use event::{Entry, Event};
pub use header::{Feedback, Header, Input, SessionId};
pub use notes::{Mode, Note, Notes, Who};
pub use reader::{Reader, Refused};
pub use recorder::Recorder;
pub use replay::Replay;
pub use take::{Misfit, Take};
pub use timeline::Timeline;
pub use trace::Trace;

/// The version of the session format that this program reads and writes.
pub const FORMAT: u32 = 1;
