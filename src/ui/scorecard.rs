//! The judgement of a finished answer.

use super::paper::line;
use super::text::{column, cut};
use super::{Canvas, Frame, Theme, float};
use crate::app::scorecard::{Asking, HEAD, ScorecardScreen};
use crate::app::{Command, Kind};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws it into `area`, the terminal less the footer.
pub fn draw(screen: &ScorecardScreen, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let [head, page] = Layout::vertical([Constraint::Length(HEAD), Constraint::Min(0)]).areas(area);
    let width = usize::from(area.width);
    let title = Line::styled(format!(" {}", cut(&screen.title(), width.saturating_sub(2))), theme.title);
    let (columns, _) = ScorecardScreen::room(canvas.common.size);
    let height = usize::from(page.height);
    let (rows, top) = screen.rows(columns, height);
    let below = rows.len().saturating_sub(top + height);
    frame.render_widget(Paragraph::new(vec![title, pages(screen, below, theme)]), head);
    let lines: Vec<Line<'_>> = rows.into_iter().skip(top).take(height).map(|row| line(row, theme)).collect();
    frame.render_widget(Paragraph::new(lines), page);
    if let Some(asking) = screen.asking {
        ask(screen, asking, canvas, frame, area);
    }
}

/// The names of the pages, the open one in brackets, and how much lies below.
fn pages(screen: &ScorecardScreen, below: usize, theme: &Theme) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for page in screen.pages() {
        spans.push(if *page == screen.page {
            Span::styled(format!("[{}]", page.title()), theme.strong)
        } else {
            Span::styled(format!(" {} ", page.title()), theme.dim)
        });
        spans.push(Span::raw(" "));
    }
    if below > 0 {
        spans.push(Span::styled(format!("  ↓ {below} more"), theme.dim));
    }
    Line::from(spans)
}

/// How much of the answer is to be done again.
fn ask(screen: &ScorecardScreen, asking: Asking, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let rows = screen.how_much();
    let inner = float(frame, area, 56, rows.len() as u16 + 6, theme);
    let width = usize::from(inner.width);
    let title = if asking.empty { "Again, from an empty page:" } else { "Edit, with the text kept:" };
    let height = usize::from(inner.height).saturating_sub(4);
    let mut lines = vec![Line::styled(cut(title, width), theme.title), Line::raw("")];
    let top = asking.choice.top(rows.len(), height);
    for (i, row) in rows.iter().enumerate().skip(top).take(height) {
        let chosen = i == asking.choice.at;
        let text = column(&format!("{} {row}", if chosen { "▸" } else { " " }), width);
        lines.push(Line::styled(text, if chosen { theme.chosen } else { theme.text }));
    }
    let key = |command| canvas.common.keys.label(command, Kind::Scorecard).unwrap_or_default();
    let hint = format!("{} begins   {} stays here", key(Command::EditHere), key(Command::Menu));
    lines.extend([Line::raw(""), Line::styled(cut(&hint, width), theme.dim)]);
    frame.render_widget(Paragraph::new(lines), inner);
}
