//! What was typed and is not judged yet.
//!
//! A key is on the screen first. The judgement, which takes longer than all the rest, follows when the hand rests for
//! less than a frame of most screens, and while keys come faster than that, at least ten times a second.

use super::measure::later;
use crate::app::{Command, Msg};
use crate::clock::Moment;

/// Milliseconds of rest after which the text is judged.
pub const REST: u64 = 15;
/// Milliseconds after which it is judged while keys rush in.
const BEHIND: u64 = 100;

/// Changes that wait for the judgement.
#[derive(Debug, Clone, Copy)]
pub struct Unjudged {
    first: Moment,
    last: Moment,
}

impl Unjudged {
    /// A change more.
    pub fn with(before: Option<Self>, now: Moment) -> Self {
        Self { first: before.map_or(now, |before| before.first), last: now }
    }

    /// When it is judged if nothing else happens.
    pub fn due(self) -> Moment {
        let (rest, behind) = (later(self.last, REST), later(self.first, BEHIND));
        if rest.ms < behind.ms { rest } else { behind }
    }

    /// Whether it must be judged before this message is taken in: all but writing on may ask for what was found.
    pub fn before(self, msg: &Msg, now: Moment) -> bool {
        let writing = match msg {
            Msg::Key(_) | Msg::Wake => true,
            Msg::Command(command) => writes(*command),
            _ => false,
        };
        !writing || now.ms >= self.due().ms
    }
}

fn writes(command: Command) -> bool {
    super::keys::op(command).is_some()
}
