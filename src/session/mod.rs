//! One rehearsal as a log of events; everything else is a fold of it.

pub mod event;
pub mod header;
pub mod take;

pub use event::{Entry, Event};
pub use header::{Feedback, Header, Input, SessionId};
pub use take::Take;

/// The version of the session format that this program reads and writes.
pub const FORMAT: u32 = 1;
