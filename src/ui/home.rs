//! What to do next in one look, and every question.

use super::text::{column, cut};
use super::{Canvas, Frame};
use crate::app::home::{Home, Row, View};
use crate::app::mock;
use crate::app::sessions::name_of;
use crate::app::{Command, Common, Kind};
use crate::clock::{self, day_for_people, for_people};
use crate::content::Pattern;
use crate::content::clean::visible;
use crate::progress::next::{Known, Mode, Standing};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

/// Columns of the four modes.
const MODES: usize = 8;

/// Draws it: title, plan, rows, and one line about the chosen row.
pub fn draw(screen: &Home, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let width = usize::from(area.width);
    let mut lines = vec![title(width, canvas)];
    let view = View::of(common, canvas.now);
    let rows = &view.rows;
    if !view.aims.is_empty() {
        let key = common.keys.label(Command::SetAims, Kind::Home).unwrap_or_default();
        let line = format!(
            "You prepare {} of {} questions, for {} ({key} changes it).",
            view.prepared,
            view.questions(),
            view.aims.join(", ")
        );
        lines.push(Line::styled(format!(" {}", cut(&line, width.saturating_sub(2))), theme.text));
    }
    if let Some(plan) = &view.plan {
        lines.push(Line::styled(format!(" {}", cut(plan, width.saturating_sub(2))), theme.text));
    }
    lines.push(Line::raw(""));
    let first = rows.iter().position(|row| matches!(row, Row::Pattern(_))).unwrap_or(rows.len());
    // The heading over the questions and the line about the chosen row.
    let height = usize::from(area.height).saturating_sub(lines.len() + 3);
    let top = screen.choice.top(rows.len(), height);
    for (i, row) in rows.iter().enumerate().skip(top).take(height) {
        if i == first.max(top) {
            lines.push(heading(width, rows.len().saturating_sub(top + height), canvas));
        }
        let standing = if let Row::Pattern(id) = row { view.standing(id) } else { None };
        let cells = cells(row, standing, common, width);
        let ink = |style: Style| if i == screen.choice.at { theme.chosen } else { style };
        let name = if standing.is_some() { theme.text } else { theme.strong };
        let styles = [ink(name), ink(theme.strong), ink(theme.dim)];
        lines.push(Line::from(
            cells.into_iter().zip(styles).map(|(text, style)| Span::styled(text, style)).collect::<Vec<_>>(),
        ));
    }
    lines.resize_with((lines.len() + 1).max(usize::from(area.height).saturating_sub(1)), || Line::raw(""));
    if let Some(row) = rows.get(screen.choice.at) {
        lines.push(Line::styled(format!(" {}", cut(&about(row, common), width.saturating_sub(2))), theme.dim));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

fn title<'a>(width: usize, canvas: &Canvas<'_>) -> Line<'a> {
    let common = canvas.common;
    let mut title = vec![Span::styled(" starcoach", canvas.theme.title)];
    if let (Some(left), Some(day)) = (common.schedule(canvas.now).left(), common.schedule(canvas.now).interview) {
        let left = match left {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            days => format!("in {days} days"),
        };
        title.push(Span::styled(format!("   interview {left}, {}", day_for_people(day)), canvas.theme.text));
    }
    if common.reading {
        title.push(Span::styled("   reading your sessions…", canvas.theme.dim));
    }
    let problems = common.library.problems.len();
    if problems > 0 {
        let key = common.keys.label(Command::ShowProblems, Kind::Home).unwrap_or_default();
        let what = if problems == 1 { "problem" } else { "problems" };
        title.push(Span::styled(format!("   ! {problems} {what} in your files ({key})"), canvas.theme.warning));
    }
    let line = Line::from(title);
    let keys: Vec<String> = [Command::ShowBank, Command::ShowProgress, Command::ShowSessions]
        .into_iter()
        .filter_map(|it| Some(format!("{} {}", common.keys.label(it, Kind::Home)?, it.entry().short)))
        .collect();
    // As many of them as there is room for.
    let room = width.saturating_sub(line.width() + 3);
    let shown =
        (1..=keys.len()).rev().filter_map(|n| Some(keys.get(..n)?.join("   "))).find(|keys| keys.width() <= room);
    let Some(keys) = shown else { return line };
    let gap = width.saturating_sub(line.width() + keys.width() + 1);
    let keys = Span::styled(format!("{}{keys}", " ".repeat(gap)), canvas.theme.dim);
    Line::from(line.spans.into_iter().chain([keys]).collect::<Vec<_>>())
}

/// Columns of a question's title.
fn name_width(width: usize) -> usize {
    (width / 2).saturating_sub(4).clamp(8, 48)
}

fn heading<'a>(width: usize, below: usize, canvas: &Canvas<'_>) -> Line<'a> {
    let letters = Mode::ALL.map(|mode| mode.title().chars().next().unwrap_or(' ').to_uppercase().to_string()).join(" ");
    let more = if below > 0 { format!("   ↓ {below} more") } else { String::new() };
    // The head of the list has room for its signs at 80 columns; the help page has them all.
    let (head, signs) = ("Questions", "  ✓ done ~ begun · not yet");
    let names = name_width(width);
    let head = if head.width() + signs.width() <= names { format!("{head}{signs}") } else { head.to_owned() };
    let text = format!(" {}{letters}  ▸ next{more}", column(&head, names));
    Line::styled(cut(&text, width), canvas.theme.dim)
}

/// What a row says: its name, its modes, and what is next or how it stands.
fn cells(row: &Row, standing: Option<&Standing<'_>>, common: &Common, width: usize) -> [String; 3] {
    let plain = |said: String, end: String| {
        let usual = name_width(width) + MODES - 4;
        // A longer name takes what the end does not need.
        let most = width.saturating_sub(end.width() + 3).max(usual);
        let wide = said.width().clamp(usual, most);
        [format!(" {}", column(&said, wide)), " ".to_owned(), column(&end, width.saturating_sub(wide + 2))]
    };
    match (row, standing) {
        (Row::Pattern(id), Some(Standing { known, advice, .. })) => {
            let title = common.library.pattern(id).map_or("", |pattern| pattern.title.as_str());
            let next =
                advice.as_ref().map_or_else(|| "strong".to_owned(), |it| format!("{}: {}", it.mode.title(), it.why));
            let modes = Mode::ALL
                .map(|mode| if advice.as_ref().is_some_and(|it| it.mode == mode) { "▸" } else { done(mode, known) });
            let wide = name_width(width);
            [
                format!(" {}", column(title, wide)),
                format!("{:<MODES$} ", modes.join(" ")),
                column(&next, width.saturating_sub(wide + MODES + 2)),
            ]
        }
        (Row::GoOn(id), _) => {
            let mock = common.study.mock(id);
            let stands = mock.map(|mock| mock::standing(mock, common)).unwrap_or_default();
            let drawn = mock.map(|mock| day_for_people(mock.day)).unwrap_or_default();
            plain(format!("… Mock interview, {stands}"), format!("go on; drawn {drawn}"))
        }
        (Row::CutOff(id), _) => {
            let session = common.sessions.iter().find(|session| session.id == *id);
            let name = session.map(|session| name_of(session, common)).unwrap_or_default();
            let began = session.map(|session| for_people(&session.began)).unwrap_or_default();
            plain(format!("… Resume: {name}"), format!("not finished, {began}"))
        }
        (Row::Draft(story), _) => {
            let title = common.library.story(story).map_or("", |story| story.title.as_str());
            plain(format!("… Not saved: {title}"), "changed, and never saved".to_owned())
        }
        (Row::News(id), _) => {
            let news = common.news.iter().find(|news| news.session == *id);
            let session = common.sessions.iter().find(|row| row.id == *id);
            let name = session.map(|session| name_of(session, common)).unwrap_or_default();
            let from = news.map(|news| news.from.as_str()).unwrap_or_default();
            plain(format!("» From {from}: {name}"), news.map(|news| news.what.clone()).unwrap_or_default())
        }
        (Row::Ask(ask), _) => {
            let next = &ask.next;
            let title = common.library.pattern(&next.pattern).map_or(next.pattern.as_str(), |it| it.title.as_str());
            let by = next.by.as_deref().and_then(clock::date).map(|day| format!("by {}", day_for_people(day)));
            let section = next.section.as_deref().map(|section| {
                let framework = common.library.pattern(&next.pattern).and_then(|it| common.library.framework_of(it));
                let known = framework.and_then(|framework| framework.section(section));
                format!("mind the {}", known.map_or(section, |section| section.title.as_str()))
            });
            let text = Some(next.text.clone()).filter(|text| !text.is_empty());
            let end = [by, section, text].into_iter().flatten().collect::<Vec<_>>().join("; ");
            plain(format!("▸ {} asks: {} {}", ask.coach, next.mode.title(), visible(title)), visible(&end))
        }
        (Row::Next(id, mode, why), _) => {
            let title = common.library.pattern(id).map_or("", |pattern| pattern.title.as_str());
            plain(format!("▸ Next: {} {title}", mode.title()), why.clone())
        }
        (Row::Due(count), _) => plain(format!("↻ Recall: {count} due today"), "questions and opening lines".to_owned()),
        (Row::Aims, _) => plain("◷ When is your interview?".to_owned(), "plan backwards from its date".to_owned()),
        (Row::Mock, _) => plain("◉ Mock interview".to_owned(), "as in the room, and one scorecard".to_owned()),
        (Row::Sheet(None), _) => plain("▤ Night-before sheet".to_owned(), "your stories on one page".to_owned()),
        (Row::Sheet(Some(left)), _) => {
            let when = match left {
                0 => "the interview is today".to_owned(),
                1 => "the interview is tomorrow".to_owned(),
                days => format!("{days} days to the interview"),
            };
            plain("▸ Next: read your night-before sheet".to_owned(), when)
        }
        (Row::CheckAnswer, _) => plain("✎ Check an answer I have".to_owned(), "paste it, see it marked".to_owned()),
        (Row::Pattern(_), None) => plain(String::new(), String::new()),
    }
}

/// Whether a mode was done.
fn done(mode: Mode, known: &Known<'_>) -> &'static str {
    let (begun, done) = match mode {
        Mode::Learn => (known.study.learned.contains_key(known.pattern), known.study.has_learned(known.pattern)),
        Mode::Rehearse => {
            let last = known.last();
            (last.is_some(), last.is_some_and(|told| told.verdict.is_none_or(|it| it >= crate::scoring::Verdict::Hire)))
        }
        Mode::Drill => {
            (known.last_drill().is_some_and(|told| told.replies.is_some_and(|it| it.given > 0)), known.is_drilled())
        }
        Mode::Test => {
            let test = known.study.last_test(known.pattern);
            (test.is_some() || known.left_test().is_some(), test.is_some_and(crate::progress::study::Tested::is_strong))
        }
    };
    match (done, begun) {
        (true, _) => "✓",
        (false, true) => "~",
        (false, false) => "·",
    }
}

/// One line about a row: the question, or what the key opens.
fn about(row: &Row, common: &Common) -> String {
    match row {
        Row::GoOn(_) => "It goes on where it ended, to its one scorecard.".to_owned(),
        Row::CutOff(_) => "It goes on where it ended, with the clocks standing.".to_owned(),
        Row::Draft(_) => "Opens the story with what you wrote last; you save it there, or let it go.".to_owned(),
        Row::News(_) => "What your coach noted on it: keep, change, do next, rating and comments.".to_owned(),
        Row::Ask(ask) => {
            let title = common.library.pattern(&ask.next.pattern).map(|pattern| pattern.title.as_str());
            let text = if ask.next.text.is_empty() { String::new() } else { format!(": “{}”", ask.next.text) };
            visible(&format!("{} {}{text}", ask.next.mode.title(), title.unwrap_or(&ask.next.pattern)))
        }
        Row::Due(_) => "What you know comes back after 1, 3, 7 and 14 days, what you did not, tomorrow.".to_owned(),
        Row::Aims => "Date and principles: they choose what comes first, and what comes back when.".to_owned(),
        Row::Mock => "Drawn questions, time to think, one box, follow-ups; one scorecard at the end.".to_owned(),
        Row::CheckAnswer => "An answer with headings is split over the sections by itself.".to_owned(),
        Row::Sheet(_) => "Of each story: first line, numbers, what not to say, what they ask next.".to_owned(),
        Row::Next(id, Mode::Rehearse, _) if common.aimed_story(id).is_some() => {
            let story = common.aimed_story(id).map(|story| visible(&story.title)).unwrap_or_default();
            let about = common.library.pattern(id).map(|pattern| about_question(pattern, common)).unwrap_or_default();
            format!("With “{story}”, which shows what you prepare for · {about}")
        }
        Row::Next(id, ..) | Row::Pattern(id) => {
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
