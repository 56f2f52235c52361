//! The last line: what just happened, or the keys that matter here.

use super::{Canvas, Frame};
use crate::app::{Notice, Screen};
use crate::content::clean::visible;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Draws the footer of a screen. A notice takes its place until the next key; keys that do not fit are left out.
pub fn draw(screen: &Screen, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let line = match &canvas.common.notice {
        Some(Notice::Fine(text)) => Line::styled(format!(" {}", visible(text)), theme.strong),
        Some(Notice::Fault(text)) => Line::styled(format!(" ! {}", visible(text)), theme.disqualifier),
        None => keys(screen, canvas, usize::from(area.width)),
    };
    frame.line(&line, area);
}

fn keys<'a>(screen: &Screen, canvas: &Canvas<'_>, width: usize) -> Line<'a> {
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for &command in screen.footer(canvas.common) {
        let Some(key) = canvas.common.keys.label(command, screen.kind()) else { continue };
        let text = format!(" {}", screen.says(command, canvas.common));
        let gap = if used > 1 { 3 } else { 0 };
        let wide = gap + key.width() + text.width();
        if used + wide > width {
            break;
        }
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(key, canvas.theme.key));
        spans.push(Span::styled(text, canvas.theme.dim));
        used += wide;
    }
    Line::from(spans)
}
