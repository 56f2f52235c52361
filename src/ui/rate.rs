//! A rating that is being given.

use super::{Canvas, Frame, paper};
use crate::app::rate::{HEAD, Rate};
use crate::app::scroll::Room;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws the scale, the whole and the sections.
pub fn draw(screen: &Rate, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let room = Room::under(HEAD, canvas.common.size);
    frame.line(&Line::styled(" Your rating of the whole answer", canvas.theme.title), area);
    let page = Rect { y: area.y.saturating_add(HEAD), height: area.height.saturating_sub(HEAD), ..area };
    paper::draw(screen.rows(room.width), 0, canvas, frame, page.intersection(area));
}
