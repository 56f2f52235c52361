//! The walkthrough of a question.

use super::{Canvas, Frame, paper};
use crate::app::learn::Learn;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws the open page: title and question in full, where one is, the page.
pub fn draw(screen: &Learn, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let (pages, _) = screen.pages(common);
    let place = vec![
        Span::styled(format!(" {}", screen.title(common)), theme.strong),
        Span::styled(format!("   {} of {}  ", screen.at + 1, pages.len()), theme.dim),
        Span::styled("█".repeat(screen.at + 1), theme.text),
        Span::styled("░".repeat(pages.len().saturating_sub(screen.at + 1)), theme.dim),
    ];
    let asked = screen.asked(common).into_iter();
    let mut head: Vec<Line<'_>> = asked.map(|row| Line::styled(format!(" {row}"), theme.title)).collect();
    head.push(Line::from(place));
    paper::page(head, screen.rows(common), screen.scroll, canvas, frame, area);
}
