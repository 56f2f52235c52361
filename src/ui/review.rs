//! A coach's review of a saved session.

use super::text::cut;
use super::timeline::{self, Strip};
use super::{Canvas, Frame, paper};
use crate::app::review::{LOW, PANE, Review, Room, STRIP, head_rows};
use crate::app::wrap::wrap;
use crate::content::clean::part;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

/// Draws the head, the answer, and the comments beside it or in its place.
pub fn draw(screen: &Review, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let common = canvas.common;
    let width = usize::from(area.width).saturating_sub(2);
    let row = |at: u16| Rect { y: area.y.saturating_add(at), height: 1, ..area }.intersection(area);
    let [who, question] = screen.head(common);
    frame.line(&Line::styled(format!(" {}", cut(&who, width)), theme.title), row(0));
    let head = head_rows(common.size);
    let rows = wrap(&question, width);
    // The last row that it has takes what is left of the question, cut where that is more.
    for (n, from) in rows.iter().take(usize::from(head - 3)).enumerate() {
        let n = n as u16 + 1;
        let told =
            if n == head - 3 { part(&question, from.start..question.len()) } else { part(&question, from.clone()) };
        frame.line(&Line::raw(format!(" {}", cut(told, width))), row(n));
    }
    frame.line(&Line::styled(format!(" {}", cut(&screen.standing(common), width)), theme.dim), row(head - 2));
    frame.line(&Line::styled("─".repeat(usize::from(area.width)), theme.dim), row(head - 1));
    let below = Rect { y: area.y.saturating_add(head), height: area.height.saturating_sub(head), ..area };
    let below = below.intersection(area);
    let strip = if common.size.height < LOW { 0 } else { STRIP };
    let [below, foot] = Layout::vertical([Constraint::Min(0), Constraint::Length(strip)]).areas(below);
    if strip > 0 {
        let strip = Strip { line: &screen.line, marks: screen.section_marks(), found: None, cursor: None };
        timeline::draw(&strip, canvas, frame, foot);
    }
    let room = Room::of(common.size);
    if !room.wide {
        if screen.listing {
            comments(screen, canvas, frame, below);
        } else {
            answer(screen, room, canvas, frame, below);
        }
        return;
    }
    let parts = [Constraint::Min(0), Constraint::Length(1), Constraint::Length(PANE)];
    let [left, line, right] = Layout::horizontal(parts).areas(below);
    answer(screen, room, canvas, frame, left);
    for at in line.rows() {
        frame.line(&Line::styled("│", theme.dim), at);
    }
    comments(screen, canvas, frame, right);
}

fn answer(screen: &Review, room: Room, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let rows = screen.page(canvas.common, room.width).rows;
    let top = screen.first_row(rows.len(), usize::from(area.height));
    paper::draw(rows, top, canvas, frame, area);
}

fn comments(screen: &Review, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width).saturating_sub(2);
    let (rows, chosen) = screen.pane(canvas.common, width, canvas.now);
    let height = usize::from(area.height);
    let top = chosen.saturating_sub(1).min(rows.len().saturating_sub(height));
    paper::draw(rows, top, canvas, frame, area);
}
