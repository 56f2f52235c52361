//! A page of rows under its head: what room it has, and how far it is scrolled.

use super::list::Choice;
use super::{Command, Size};

/// Columns of a page at most: longer lines are hard to read.
const WIDEST: usize = 96;

/// The room of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

impl Room {
    /// Between so many rows of a head, which end in a free one, and the footer.
    pub fn under(head: u16, size: Size) -> Self {
        Self::of_charts(head, size, WIDEST)
    }

    /// The same for what is no text and may be so many columns wide.
    pub fn of_charts(head: u16, size: Size, widest: usize) -> Self {
        let width = usize::from(size.width).saturating_sub(2).clamp(10, widest.max(10));
        Self { width, height: usize::from(size.height.saturating_sub(head + 1)) }
    }

    /// Rows of a page that are out of sight wherever it is scrolled to.
    pub fn hidden(self, rows: usize) -> usize {
        rows.saturating_sub(self.height)
    }
}

/// How far a page is scrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    top: Choice,
}

impl Scroll {
    /// Moves by a command over a page of so many rows.
    pub fn motion(&mut self, command: Command, rows: usize, room: Room) {
        // Of a page that is turned the last row stays in sight.
        let height = u16::try_from(room.height.saturating_sub(1)).unwrap_or(u16::MAX).saturating_add(4);
        self.top.at = self.top(rows, room.height);
        self.top.motion(command, room.hidden(rows) + 1, Size { width: 0, height });
    }

    /// Brings a row near the middle of the page.
    pub fn show(&mut self, row: usize, rows: usize, room: Room) {
        self.top.at = Choice { at: row }.top(rows, room.height);
    }

    /// The first row that is shown of so many, where `height` of them have room.
    pub fn top(self, rows: usize, height: usize) -> usize {
        self.top.at.min(rows.saturating_sub(height))
    }

    /// Whether the last row is in sight.
    pub fn is_at_end(self, rows: usize, room: Room) -> bool {
        self.top.at >= room.hidden(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stays_full_and_its_last_row_stays_in_sight() {
        let room = Room::under(3, Size { width: 80, height: 14 });
        assert_eq!(room, Room { width: 78, height: 10 });
        let mut scroll = Scroll::default();
        for (command, top) in [
            (Command::Up, 0),
            (Command::Down, 1),
            (Command::PageDown, 10),
            (Command::PageDown, 15),
            (Command::Up, 14),
            (Command::First, 0),
            (Command::Last, 15),
        ] {
            scroll.motion(command, 25, room);
            assert_eq!(scroll.top(25, room.height), top, "{command:?}");
        }
        assert!(scroll.is_at_end(25, room) && !scroll.is_at_end(26, room));
        assert_eq!(scroll.top(12, room.height), 2, "a page that became shorter");
        scroll.show(11, 25, room);
        assert_eq!(scroll.top(25, room.height), 6);
    }
}
