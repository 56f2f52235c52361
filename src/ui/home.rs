//! Questions and stories.

use super::text::{column, cut};
use super::{Canvas, Frame};
use crate::app::home::{Home, Row, rows};
use crate::app::msg::{SessionRow, SessionState};
use crate::app::sessions::name_of;
use crate::app::{Command, Common, Kind};
use crate::clock::for_people;
use crate::content::Pattern;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of what stands at the right end of a row.
const RIGHT: usize = 34;

/// Draws the library: title, rows, and one line about the chosen row.
pub fn draw(screen: &Home, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let common = canvas.common;
    let width = usize::from(area.width);
    let mut lines = vec![title(canvas), Line::raw("")];
    let rows = rows(common);
    let height = usize::from(area.height).saturating_sub(4);
    let top = screen.choice.top(rows.len(), height);
    let right = RIGHT.min(width / 2);
    for (i, row) in rows.iter().enumerate().skip(top).take(height) {
        let (said, end) = describe(row, common);
        let (plain, dim) = match row {
            _ if i == screen.choice.at => (theme.chosen, theme.chosen),
            Row::Story { .. } => (theme.text, theme.dim),
            _ => (theme.strong, theme.dim),
        };
        let gap = if i == screen.choice.at { theme.chosen } else { theme.text };
        lines.push(Line::from(vec![
            Span::styled(column(&said, width.saturating_sub(right + 1)), plain),
            Span::styled(" ", gap),
            Span::styled(column(&end, right), dim),
        ]));
    }
    let used = lines.len();
    lines.resize_with((used + 1).max(usize::from(area.height).saturating_sub(1)), || Line::raw(""));
    if let Some(row) = rows.get(screen.choice.at) {
        lines.push(Line::styled(format!(" {}", cut(&about(row, common), width.saturating_sub(2))), theme.dim));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

fn title<'a>(canvas: &Canvas<'_>) -> Line<'a> {
    let mut title = vec![Span::styled(" Library", canvas.theme.title)];
    let problems = canvas.common.library.problems.len();
    if problems > 0 {
        let key = canvas.common.keys.label(Command::ShowProblems, Kind::Home).unwrap_or_default();
        let what = if problems == 1 { "problem" } else { "problems" };
        title.push(Span::styled(format!("   ! {problems} {what} in your files ({key})"), canvas.theme.warning));
    }
    Line::from(title)
}

/// What a row says, and what stands at its right end.
fn describe(row: &Row, common: &Common) -> (String, String) {
    match row {
        Row::CutOff(id) => {
            let session = common.sessions.iter().find(|session| session.id == *id);
            let name = session.map(|session| name_of(session, common)).unwrap_or_default();
            let began = session.map(|session| for_people(&session.began)).unwrap_or_default();
            (format!(" … Resume: {name}"), format!("not finished, {began}"))
        }
        Row::CheckAnswer => (" Check an answer I have".to_owned(), "paste it, see it marked".to_owned()),
        Row::Pattern(id) => {
            let title = common.library.pattern(id).map_or("", |pattern| pattern.title.as_str());
            (format!(" {title}"), last_practised(id, common))
        }
        Row::Story { story, own, .. } => {
            let title = common.library.story(story).map_or("", |story| story.title.as_str());
            (format!("     {title}"), if *own { "your story" } else { "sample to read" }.to_owned())
        }
    }
}

/// The verdict and date of the last finished session of a question, or when an unfinished one was begun.
fn last_practised(pattern: &str, common: &Common) -> String {
    let of_it = || common.sessions.iter().filter(|session| session.pattern == pattern);
    let finished = |session: &&SessionRow| matches!(session.state, SessionState::Finished(_));
    match of_it().find(finished).or_else(|| of_it().next()) {
        None => "not practised yet".to_owned(),
        Some(session) => match session.state {
            SessionState::Finished(Some(verdict)) => format!("{}, {}", verdict.title(), for_people(&session.began)),
            SessionState::Finished(None) => format!("no verdict, {}", for_people(&session.began)),
            _ => format!("not finished, {}", for_people(&session.began)),
        },
    }
}

/// One line about a row: the question, or what the key opens.
fn about(row: &Row, common: &Common) -> String {
    match row {
        Row::CutOff(_) => "It goes on where it ended, with the clocks standing.".to_owned(),
        Row::CheckAnswer => "An answer with headings is split over the sections by itself.".to_owned(),
        Row::Pattern(id) | Row::Story { pattern: id, .. } => {
            common.library.pattern(id).map(|pattern| about_question(pattern, common)).unwrap_or_default()
        }
    }
}

/// The question with the level that a rehearsal would have, and its time.
fn about_question(pattern: &Pattern, common: &Common) -> String {
    let wanted = common.remembered.level.as_deref().and_then(|level| pattern.level(level));
    let level = wanted.or_else(|| pattern.level(&pattern.default_level));
    let level = level.map(|it| format!("{} {}:{:02} · ", it.title, it.total / 60, it.total % 60)).unwrap_or_default();
    format!("{level}“{}”", pattern.question.trim())
}
