//! A session played again.

use super::text::cut;
use super::timeline::{self, Strip};
use super::{Canvas, Frame, rehearse};
use crate::app::rehearse::measure::clock;
use crate::app::replay::{Replay, strip_rows};
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws it into `area`, the terminal less the footer.
pub fn draw(screen: &Replay, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    rehearse::draw(&screen.page, canvas, frame, area);
    let rule = screen.page.areas(canvas.common).rule;
    let rule = Rect { x: rule.x, y: rule.y, width: rule.width, height: rule.height }.intersection(area);
    let told = format!("── {} ", status(screen));
    let rest = usize::from(rule.width).saturating_sub(unicode_width::UnicodeWidthStr::width(told.as_str()));
    let line = cut(&format!("{told}{}", "─".repeat(rest)), usize::from(rule.width));
    frame.line(&Line::styled(line, canvas.theme.strong), rule);
    let rows = strip_rows(screen.blind, canvas.common.size).min(area.height);
    let below = Rect { y: area.bottom() - rows, height: rows, ..area };
    let sections = screen.page.rubric.framework.sections.iter();
    // Told in one piece, its first section stood for all of it.
    let marks = sections.map(|section| if screen.in_one { "A" } else { section.mark.as_str() }).collect();
    let found = screen.found.as_ref().map(|found| found.all.as_slice());
    let strip = Strip { line: &screen.line, marks, found, cursor: Some(screen.at()) };
    timeline::draw(&strip, canvas, frame, below);
}

/// Whether it plays, how fast, and where it stands.
fn status(screen: &Replay) -> String {
    let plays = match (screen.plays(), screen.at() >= screen.line.length) {
        (true, _) => "▸ plays",
        (false, true) => "at its end",
        (false, false) => "stands",
    };
    let speed = if screen.fast { "×4" } else { "×1" };
    let place = format!("{} of {}", clock(screen.at()), clock(screen.line.length));
    let blind = if screen.blind { " · blind until you have rated" } else { "" };
    format!("replay {plays} · {speed} · {place}{blind}")
}
