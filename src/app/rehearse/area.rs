//! Where everything stands on the rehearse screen, for the mouse and the wrapping here and for the drawing in `ui`.

use crate::app::Size;
use crate::app::wrap::wrap;

/// Columns of the pane beside the text, with its line.
const SIDE: u16 = 47;

/// A part of the screen, in cells. It may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Column of its left edge.
    pub x: u16,
    /// Row of its upper edge.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The cell inside the area, counted from its corner; nothing when it lies outside.
    pub fn inside(self, column: u16, row: u16) -> Option<(u16, u16)> {
        let (x, y) = (column.checked_sub(self.x)?, row.checked_sub(self.y)?);
        (x < self.width && y < self.height).then_some((x, y))
    }
}

/// Every part of the screen, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// What is rehearsed, and the total.
    pub title: Area,
    /// The question as asked.
    pub question: Area,
    /// The sections with their times.
    pub tabs: Area,
    /// The editor.
    pub text: Area,
    /// Needs and findings beside the text, on a wide screen.
    pub side: Area,
    /// A line, or what must be said now: paused, not saved, the search.
    pub rule: Area,
    /// Needs and findings below the text, on a narrow screen.
    pub notes: Area,
    /// A line or two of advice, on a narrow screen.
    pub coach: Area,
    /// The clocks of the section.
    pub clock: Area,
}

/// How much room needs and findings have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// Nothing is shown until the end.
    Exam,
    /// As much as is usual.
    Some,
    /// More, where they stand below the text.
    More,
}

/// Divides the screen less the footer. The text has what the rest leaves, and at least one row; what matters least goes
/// first when there is little room.
pub fn areas(screen: Size, question: &str, about: Notes) -> Areas {
    let mut left = screen.height.saturating_sub(1);
    let wide = screen.width >= 100 && left >= 16 && about != Notes::Exam;
    // Takes `want` rows where at least `keep` stay for the text.
    let mut take = |want: u16, keep: u16| {
        let given = if left >= want + keep { want } else { 0 };
        left -= given;
        given
    };
    let clock = take(1, 1);
    let tabs = take(1, 1);
    let mut asked = take(1, 2);
    let title = take(1, 3);
    let rule = take(1, 3);
    let coach = if wide || about == Notes::Exam { 0 } else { take(1, 4) };
    let notes = match about {
        Notes::Exam => take(1, 4),
        _ if wide => 0,
        Notes::Some => take(4, 4),
        Notes::More => take(screen.height / 2, 3).max(take(4, 4)),
    };
    let coach = coach + if coach > 0 { take(1, 10) } else { 0 };
    if asked > 0 && question_rows(question, screen.width) > 1 {
        asked += take(1, 9);
    }
    let gap = take(1, 11);
    let mut y = 0;
    let mut place = |height: u16| {
        let area = Area { x: 0, y, width: screen.width, height };
        y += height;
        area
    };
    let (title, question, tabs, _) = (place(title), place(asked), place(tabs), place(gap));
    let middle = place(left);
    let (rule, notes, coach, clock) = (place(rule), place(notes), place(coach), place(clock));
    let side_width = if wide { SIDE } else { 0 };
    let margin = if screen.width >= 40 { 2 } else { 0 };
    let text = Area { x: margin, width: screen.width.saturating_sub(side_width + margin), ..middle };
    let pane = Area { x: screen.width - side_width, y: tabs.y + tabs.height, width: side_width, height: left + gap };
    let side = if wide { pane } else { Area::default() };
    Areas { title, question, tabs, text, side, rule, notes, coach, clock }
}

/// Rows that the question takes with its marks.
fn question_rows(question: &str, width: u16) -> usize {
    wrap(question, usize::from(width.saturating_sub(4))).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn at_eighty_by_twenty_four_the_text_is_the_largest_part() {
        let areas = areas(Size { width: 80, height: 24 }, "Why?", Notes::Some);
        let heights = [areas.title, areas.question, areas.tabs, areas.text, areas.rule, areas.notes, areas.coach];
        assert_eq!(heights.map(|area| area.height), [1, 1, 1, 11, 1, 4, 2]);
        assert_eq!(areas.clock.y, 22);
    }

    #[test]
    fn a_wide_screen_has_a_pane_at_the_side() {
        let areas = areas(Size { width: 120, height: 40 }, "Why?", Notes::Some);
        assert_eq!((areas.text.width, areas.side.x, areas.side.width), (71, 73, 47));
        assert_eq!((areas.notes.height, areas.coach.height), (0, 0));
    }

    #[test]
    fn an_exam_gives_the_room_of_what_is_not_shown_to_the_text() {
        let small = areas(Size { width: 80, height: 24 }, "Why?", Notes::Exam);
        assert_eq!([small.text, small.notes, small.coach].map(|area| area.height), [16, 1, 0]);
        let large = areas(Size { width: 120, height: 40 }, "Why?", Notes::Exam);
        assert_eq!((large.text.width, large.side.width), (118, 0));
    }

    proptest! {
        #[test]
        fn every_part_is_on_the_screen(width in 0u16..200, height in 0u16..60, more in 0usize..3, question in "[a-z ]{0,200}") {
            let areas = areas(Size { width, height }, &question, [Notes::Exam, Notes::Some, Notes::More][more]);
            prop_assert!(height < 2 || areas.text.height > 0);
            for part in [areas.title, areas.question, areas.tabs, areas.text, areas.side, areas.rule, areas.notes, areas.coach, areas.clock] {
                prop_assert!(part.x + part.width <= width && part.y + part.height <= height);
            }
        }
    }
}
