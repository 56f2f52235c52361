//! Past sessions.

use super::text::{column, cut};
use super::{Canvas, Frame};
use crate::app::msg::{SessionRow, SessionState};
use crate::app::sessions::{Sessions, name_of};
use crate::clock::for_people;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns that are not the name's.
const FIXED: usize = 47;

/// Draws the list.
pub fn draw(screen: &Sessions, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let sessions = &canvas.common.sessions;
    let width = usize::from(area.width);
    let mut lines = vec![Line::styled(format!(" Sessions ({})", sessions.len()), theme.title), Line::raw("")];
    if canvas.common.reading {
        lines.push(Line::styled(" Reading your sessions…", theme.dim));
    } else if sessions.is_empty() {
        lines.push(Line::styled(" No sessions yet: choose a question on home and start.", theme.dim));
    } else {
        let names = width.saturating_sub(FIXED).max(12);
        let head =
            format!("   {}{}{}", column("Date", 19), column("Name and question", names + 2), column("Verdict", 17));
        lines.push(Line::styled(cut(&format!("{head} Time"), width), theme.dim));
        let height = usize::from(area.height).saturating_sub(3);
        let top = screen.choice.top(sessions.len(), height);
        for (i, row) in sessions.iter().enumerate().skip(top).take(height) {
            let style = if i == screen.choice.at { theme.chosen } else { theme.text };
            lines.push(Line::from(Span::styled(column(&row_text(row, canvas, names), width), style)));
        }
    }
    frame.render_widget(Paragraph::new(lines), area);
}

fn row_text(row: &SessionRow, canvas: &Canvas<'_>, names: usize) -> String {
    let library = &canvas.common.library;
    let pattern = library.pattern(&row.pattern).map_or(row.pattern.as_str(), |pattern| pattern.title.as_str());
    let mut name = name_of(row, canvas.common);
    if name != pattern && !pattern.is_empty() {
        name = format!("{name} · {pattern}");
    }
    if let Some(place) = &row.mock {
        name = format!("mock {}/{} · {name}", place.n, place.of);
    }
    let seconds = row.ms / 1000;
    let time = match row.state {
        SessionState::Unreadable(_) => String::new(),
        _ => format!("{:>2}:{:02}", seconds / 60, seconds % 60),
    };
    let (sign, state) = match &row.state {
        SessionState::CutOff => ("…", "not finished"),
        SessionState::InUse => ("…", "open elsewhere"),
        SessionState::Finished(_) if canvas.common.is_of_open_mock(row) => (" ", "shown at the end"),
        SessionState::Finished(Some(verdict)) => (" ", verdict.title()),
        SessionState::Finished(None) => (" ", "no verdict"),
        SessionState::Unreadable(_) => ("!", "unreadable"),
    };
    format!(" {sign} {}{}  {}{time}", column(&for_people(&row.began), 19), column(&name, names), column(state, 17))
}
