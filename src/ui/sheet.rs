//! The page for the night before.

use super::text::cut;
use super::{Canvas, Frame, paper};
use crate::app::sheet::SheetScreen;
use crate::app::{Command, Kind};
use crate::content::clean::visible;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

/// Draws where it can be written or was written, and as many rows of it as fit.
pub fn draw(screen: &SheetScreen, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let [head, below] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let rows = screen.rows(common);
    let top = screen.top.at.min(rows.len().saturating_sub(usize::from(below.height)));
    let hidden = rows.len().saturating_sub(top + usize::from(below.height));
    let more = if hidden > 0 { format!("   ↓ {hidden} more") } else { String::new() };
    let key = common.keys.label(Command::WriteSheet, Kind::Sheet).unwrap_or_default();
    let said = match (&screen.sheet, &screen.written) {
        (None, _) => " Reading your sessions…".to_owned(),
        (Some(_), Some(path)) => format!(" Written to {}{more}", visible(path)),
        (Some(sheet), None) if sheet.entries.is_empty() => " Night-before sheet".to_owned(),
        (Some(_), None) => format!(" Night-before sheet{more}   {key} writes it as a page to print"),
    };
    frame.line(&Line::styled(cut(&said, usize::from(head.width)), theme.title), head);
    paper::draw(rows, top, canvas, frame, below);
}
