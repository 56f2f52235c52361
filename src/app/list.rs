//! A choice in a list.

use super::{Command, Size};

/// The chosen row of a list whose length is known when it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// From 0.
    pub at: usize,
}

impl Choice {
    /// Moves by a command; tells whether the command was a motion. A page is the height of the terminal less its
    /// title and footer.
    pub fn motion(&mut self, command: Command, len: usize, size: Size) -> bool {
        let page = usize::from(size.height).saturating_sub(4).max(1);
        let last = len.saturating_sub(1);
        self.at = match command {
            Command::Up => self.at.saturating_sub(1),
            Command::Down => self.at + 1,
            Command::PageUp => self.at.saturating_sub(page),
            Command::PageDown => self.at + page,
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        }
        .min(last);
        true
    }

    /// The first row to show when `height` rows fit: the chosen one stays in view, near the middle.
    pub fn top(self, len: usize, height: usize) -> usize {
        self.at.saturating_sub(height / 2).min(len.saturating_sub(height))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_stays_inside_the_list() {
        let mut choice = Choice::default();
        let size = Size { width: 80, height: 10 };
        for (command, at) in [
            (Command::Up, 0),
            (Command::Down, 1),
            (Command::PageDown, 7),
            (Command::PageDown, 8),
            (Command::Last, 8),
            (Command::PageUp, 2),
            (Command::First, 0),
        ] {
            assert!(choice.motion(command, 9, size));
            assert_eq!(choice.at, at, "{command:?}");
        }
        assert!(!choice.motion(Command::Quit, 9, size));
        assert!(choice.motion(Command::Down, 0, size));
        assert_eq!(choice.at, 0);
    }

    #[test]
    fn the_chosen_row_is_always_shown() {
        for len in 0..30 {
            for height in 1..12 {
                for at in 0..len {
                    let top = Choice { at }.top(len, height);
                    assert!(top <= at && at < top + height, "len {len} height {height} at {at}");
                }
            }
        }
    }
}
