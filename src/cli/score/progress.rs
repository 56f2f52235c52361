//! How far a stream is, for the person who waits: on standard error, and only where that is a terminal and the output goes
//! elsewhere.

use crate::clock::{self, Moment};
use std::io::{self, IsTerminal, Write};

/// Milliseconds between two counts.
const PAUSE: u64 = 200;

/// The count on the screen.
pub struct Progress {
    wanted: bool,
    lines: usize,
    shown: Moment,
    on_screen: bool,
}

impl Progress {
    /// Looks whether anybody can see it.
    pub fn new() -> Self {
        let wanted = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { wanted, lines: 0, shown: Moment::default(), on_screen: false }
    }

    /// So many lines more are done.
    pub fn more(&mut self, lines: usize) {
        self.lines += lines;
        let now = if self.wanted { clock::now() } else { return };
        if now.since(self.shown) >= PAUSE {
            self.shown = now;
            self.on_screen = true;
            say(&format!("\r{} lines", self.lines));
        }
    }

    /// Leaves the line empty.
    pub fn end(&mut self) {
        if self.on_screen {
            self.on_screen = false;
            say("\r\x1b[K");
        }
    }
}

/// A terminal that cannot be written to is no reason to stop.
fn say(text: &str) {
    let mut to = io::stderr().lock();
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}
