//! Questions and stories.

use super::Canvas;
use super::text::column;
use crate::app::library::{Library, Row, rows};
use crate::app::msg::SessionState;
use crate::app::sessions::name_of;
use crate::clock::for_people;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the library.
pub fn draw(screen: &Library, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let common = canvas.common;
    let width = usize::from(area.width);
    let mut title = vec![Span::styled(" Library", theme.title)];
    let problems = common.library.problems.len();
    if problems > 0 {
        let key = common.keys.label(crate::app::Command::ShowProblems, crate::app::Kind::Library).unwrap_or_default();
        let what = if problems == 1 { "problem" } else { "problems" };
        title.push(Span::styled(format!("   ! {problems} {what} in your files ({key})"), theme.warning));
    }
    let mut lines = vec![Line::from(title), Line::raw("")];
    let rows = rows(common);
    let height = usize::from(area.height).saturating_sub(2);
    let top = screen.choice.top(rows.len(), height);
    for (i, row) in rows.iter().enumerate().skip(top).take(height) {
        let (left, right) = describe(row, canvas);
        let style = if i == screen.choice.at { theme.chosen } else { theme.text };
        let right = column(&right, 34.min(width));
        let left = column(&left, width.saturating_sub(35));
        lines.push(Line::from(Span::styled(format!("{left} {right}"), style)));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// What a row says, and what stands at its right end.
fn describe(row: &Row, canvas: &Canvas<'_>) -> (String, String) {
    let common = canvas.common;
    match row {
        Row::CutOff(id) => {
            let session = common.sessions.iter().find(|session| session.id == *id);
            let name = session.map(|session| name_of(session, common)).unwrap_or_default();
            let began = session.map(|session| for_people(&session.began)).unwrap_or_default();
            (format!(" … Resume: {name}"), format!("cut off, {began}"))
        }
        Row::CheckAnswer => (" ▸ Check an answer I have".to_owned(), "paste it, see it marked".to_owned()),
        Row::Pattern(id) => {
            let title = common.library.pattern(id).map_or("", |pattern| pattern.title.as_str());
            let last = common.sessions.iter().find(|session| session.pattern == *id);
            let right = last.map_or_else(
                || "not practised yet".to_owned(),
                |session| match &session.state {
                    SessionState::Finished(Some(verdict)) => {
                        format!("{}, {}", verdict.title(), for_people(&session.began))
                    }
                    _ => for_people(&session.began),
                },
            );
            (format!(" ? {title}"), right)
        }
        Row::Story { story, own, .. } => {
            let title = common.library.story(story).map_or("", |story| story.title.as_str());
            (format!("     {title}"), if *own { "your story" } else { "sample to read" }.to_owned())
        }
    }
}
