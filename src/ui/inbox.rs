//! Sessions that were handed over.

use super::text::{column, cut};
use super::{Canvas, Frame};
use crate::app::inbox::{Inbox, Line as Told, One, Received, Standing};
use crate::app::msg::SessionState;
use crate::app::review::age;
use crate::content::clean::visible;
use crate::session::notes::Since;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

/// Columns of the signs, of how a session stands, and of when it was told.
const FIXED: usize = 6 + 17 + 12;
/// Columns of the number of comments, where there are any, and of a rating.
const COMMENTS: usize = 12;
const RATING: usize = 6;

/// Draws the list.
pub fn draw(screen: &Inbox, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width);
    let folder = visible(&screen.folder.display().to_string());
    let title = match &screen.received {
        None => format!(" To review: {folder}"),
        Some(_) => format!(" To review: {} of {} in {folder}", screen.due(), screen.count()),
    };
    let mut lines = vec![Line::styled(cut(&title, width), theme.title), Line::raw("")];
    match &screen.received {
        None => lines.push(Line::styled(" Reading the sessions…", theme.dim)),
        Some(received) if received.is_empty() => {
            lines.push(Line::styled(" No sessions here. `starcoach share` makes a file that can be sent.", theme.dim));
        }
        Some(_) => {
            let height = usize::from(area.height).saturating_sub(2);
            let chosen = screen.chosen_line();
            let top = chosen.saturating_sub(height / 2).min(screen.lines.len().saturating_sub(height));
            // The first session has its candidate's name above it.
            let top = if chosen == 1 { 0 } else { top };
            // Columns that would stay empty leave their room to the questions.
            let noted = screen.received.iter().flatten().any(|one| !one.row.notes.0.is_empty());
            for (at, told) in screen.lines.iter().enumerate().skip(top).take(height) {
                lines.push(match told {
                    Told::Candidate(name, due, all) => {
                        let due = match (due, all) {
                            (_, 0) => "cannot be read".to_owned(),
                            (0, _) => "all reviewed".to_owned(),
                            _ => format!("{due} of {all} to review"),
                        };
                        Line::styled(format!(" {} · {due}", cut(name, width.saturating_sub(24))), theme.strong)
                    }
                    Told::Remark(said) => Line::styled(cut(&format!("       {said}"), width), theme.dim),
                    Told::One(one) => {
                        let text = screen.received(one.at).map(|it| row(it, one, noted, canvas, width));
                        let waits = one.is_due() || said(one).is_some();
                        let style = match waits {
                            _ if at == chosen => theme.chosen,
                            true => theme.text,
                            false => theme.dim,
                        };
                        Line::styled(column(&text.unwrap_or_default(), width), style)
                    }
                });
            }
        }
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// What others said since this coach did.
fn said(one: &One) -> Option<String> {
    let counted = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one} since"),
        count => format!("{count} {many} since"),
    };
    match one.since {
        Since { replies: 0, comments: 0 } => None,
        Since { replies, comments: 0 } => Some(counted(replies, "reply", "replies")),
        Since { replies: 0, comments } => Some(counted(comments, "comment", "comments")),
        Since { replies, comments } => Some(counted(replies + comments, "note", "notes")),
    }
}

fn row(one: &Received, shown: &One, noted: bool, canvas: &Canvas<'_>, width: usize) -> String {
    let One { standing, attempt, .. } = *shown;
    let common = canvas.common;
    let row = &one.row;
    let names = width.saturating_sub(FIXED + if noted { COMMENTS + RATING } else { 0 }).max(12);
    let pattern = common.library.pattern(&row.pattern).map_or(row.pattern.as_str(), |it| it.title.as_str());
    let what = if row.drill { format!("follow-ups: {pattern}") } else { pattern.to_owned() };
    // Which attempt it is stays readable where the question is cut.
    let attempt = if attempt > 1 { format!(" · attempt {attempt}") } else { String::new() };
    let what = format!("{}{attempt}", cut(&what, names.saturating_sub(attempt.width())));
    let (sign, state) = match standing {
        Standing::Again(_) => ("▸", "new attempt"),
        Standing::ToReview => ("·", "to review"),
        Standing::Reviewed if said(shown).is_some() => ("↳", "reviewed"),
        Standing::Reviewed => ("✓", "reviewed"),
        Standing::Unfinished if row.state == SessionState::InUse => ("…", "open elsewhere"),
        Standing::Unfinished => ("…", "not finished"),
        Standing::Unreadable => ("!", "unreadable"),
    };
    let state = said(shown).unwrap_or_else(|| state.to_owned());
    if let SessionState::Unreadable(why) = &row.state {
        let name = row.name.clone().unwrap_or_default();
        return format!("   {sign} {}", cut(&format!("{name}: {why}"), width.saturating_sub(6)));
    }
    let me = common.me().map(|me| &me.id);
    // A number of comments by others would say nothing of what was judged, but that others were here.
    let blind = one.is_blind_for(common.me());
    let open = row.notes.threads().iter().filter(|it| it.open && (!blind || me == Some(&it.note.who.id))).count();
    let comments = match open {
        0 => String::new(),
        1 => "1 comment".to_owned(),
        open => format!("{open} comments"),
    };
    let rating = me.and_then(|me| row.notes.rating_by(me)).map(|rating| format!("{} of 5", rating.overall));
    let end =
        if noted { format!("{}{}", column(&comments, COMMENTS), rating.unwrap_or_default()) } else { String::new() };
    format!(
        "   {sign} {} {}{}{end}",
        column(&what, names),
        column(&format!(" {state}"), 17),
        column(&age(&row.began, canvas.now), 12),
    )
}
