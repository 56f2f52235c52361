//! The walkthrough of a question.

use super::text::cut;
use super::{Canvas, Frame, paper};
use crate::app::learn::{HEAD, Learn};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the open page: title and question, where one is, the page.
pub fn draw(screen: &Learn, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let [head, page] = Layout::vertical([Constraint::Length(HEAD), Constraint::Min(0)]).areas(area);
    let width = usize::from(area.width).saturating_sub(2);
    let Some(pattern) = common.library.pattern(&screen.pattern) else { return };
    let rows = screen.rows(common);
    let height = usize::from(page.height);
    let top = screen.top.at.min(rows.len().saturating_sub(height));
    let below = rows.len().saturating_sub(top + height);
    let (pages, _) = screen.pages(common);
    let mut place = vec![
        Span::styled(format!(" {}", screen.title(common)), theme.strong),
        Span::styled(format!("   {} of {}  ", screen.at + 1, pages.len()), theme.dim),
        Span::styled("█".repeat(screen.at + 1), theme.text),
        Span::styled("░".repeat(pages.len().saturating_sub(screen.at + 1)), theme.dim),
    ];
    if below > 0 {
        place.push(Span::styled(format!("   ↓ {below} more"), theme.dim));
    }
    let title = cut(&format!("{} · “{}”", pattern.title, pattern.question.trim()), width);
    let lines = vec![Line::styled(format!(" {title}"), theme.title), Line::from(place)];
    frame.render_widget(Paragraph::new(lines), head);
    paper::draw(rows, top, canvas, frame, page);
}
