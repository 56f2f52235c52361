//! The mouse on the text, and on what lies over it.

use super::Rehearse;
use crate::app::editor::Op;
use crate::app::msg::{Mouse, MouseAction};
use crate::app::{Command, Common, Effect};
use crate::clock::Moment;

/// Rows that the wheel scrolls.
const WHEEL: isize = 3;

impl Rehearse {
    /// Clicks, drags and the wheel.
    pub(super) fn mouse(&mut self, mouse: Mouse, common: &mut Common, now: Moment) -> Vec<Effect> {
        let text = self.areas(common).text;
        let inside = text.inside(mouse.column, mouse.row);
        let op = match (mouse.action, inside) {
            (MouseAction::Press, Some((x, y))) => Op::Click { x: x.into(), y: y.into() },
            (MouseAction::Drag, _) => Op::Drag {
                x: mouse.column.saturating_sub(text.x).into(),
                y: isize::from(mouse.row.cast_signed()) - isize::from(text.y.cast_signed()),
            },
            (MouseAction::ScrollUp, _) => Op::Scroll(-WHEEL),
            (MouseAction::ScrollDown, _) => Op::Scroll(WHEEL),
            _ => return Vec::new(),
        };
        if self.sheet.is_some() {
            let command = match op {
                Op::Scroll(rows) if rows < 0 => Command::RowUp,
                Op::Scroll(_) => Command::RowDown,
                _ => return Vec::new(),
            };
            self.in_sheet(command, common);
            return Vec::new();
        }
        self.act(op, common, now)
    }
}
