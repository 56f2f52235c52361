//! An answer aloud.

use super::rehearse::clock::pressure_style;
use super::rehearse::head::{Tab, place, tab_line};
use super::text::{column, cut};
use super::{Canvas, Frame, digits};
use crate::app::aloud::{Aloud, Stage};
use crate::app::rehearse::measure::{Pressure, clock};
use crate::app::wrap::wrap;
use crate::app::{Command, Kind};
use crate::content::clean::{part, visible};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws it into `area`, the terminal less the footer.
pub fn draw(screen: &Aloud, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width);
    let question = format!("“{}”", screen.question().trim());
    let rows = wrap(&question, width.saturating_sub(2));
    let asked = (rows.len() as u16).min(area.height / 4).max(1);
    let [title, ask, tabs, _, middle] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(asked),
        Constraint::Length(1),
        Constraint::Length(u16::from(area.height > 14)),
        Constraint::Min(0),
    ])
    .areas(area);
    let level = &screen.rubric.level;
    let saved = match (&canvas.common.unsaved, screen.has_begun()) {
        (Some(fault), _) => format!("! not saved: {fault}"),
        (None, true) => "● saved".to_owned(),
        (None, false) => "○ not begun".to_owned(),
    };
    let total = clock(u64::from(level.total) * 1000);
    let about = match &screen.plan.mock {
        // The title of the question would give away what it asks for.
        Some(mock) => format!(" {} · aloud · {total} · {saved}", place(mock, screen.plan.drill.is_some())),
        None => format!(" {} · aloud · {} {total} · {saved}", screen.rubric.pattern.title, level.title),
    };
    frame.render_widget(Line::styled(cut(&about, width), theme.title), title);
    let question = rows
        .iter()
        .take(asked.into())
        .map(|row| Line::styled(format!(" {}", visible(part(&question, row.clone()))), theme.strong));
    frame.render_widget(Paragraph::new(question.collect::<Vec<_>>()), ask);
    let shown = if screen.plan.one_box { 0 } else { screen.rubric.framework.sections.len() };
    let whole = screen.plan.one_box.then(|| Tab {
        mark: "A",
        title: "Answer",
        current: true,
        complete: false,
        measure: screen.measure(0, canvas.now),
    });
    let sections = screen.rubric.framework.sections.iter().take(shown).enumerate().map(|(i, section)| Tab {
        mark: &section.mark,
        title: &section.title,
        current: i == screen.at(),
        complete: false,
        measure: screen.measure(i, canvas.now),
    });
    frame.render_widget(tab_line(&whole.into_iter().chain(sections).collect::<Vec<_>>(), canvas, tabs.width), tabs);
    match screen.stage {
        Stage::Telling => telling(screen, canvas, frame, middle),
        Stage::Checking { at } => checking(screen, at, canvas, frame, middle),
    }
}

/// The large clock and the cues.
fn telling(screen: &Aloud, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let measure = screen.measure(screen.at(), canvas.now);
    let pressure = measure.pressure();
    let style = pressure_style(pressure, theme);
    let margin = 4;
    let mut lines: Vec<Line<'_>> = Vec::new();
    if area.height >= 9 && area.width >= 34 {
        let rows = digits::rows(&clock(measure.ms));
        lines.extend(rows.into_iter().map(|row| Line::styled(format!("{:margin$}{row}", ""), style)));
        lines.push(Line::raw(""));
    } else {
        lines.push(Line::styled(format!("{:margin$}{}", "", clock(measure.ms)), style));
    }
    let times = format!(
        "{:margin$}target {}   limit {}",
        "",
        clock(u64::from(measure.time.target) * 1000),
        clock(u64::from(measure.time.limit) * 1000)
    );
    let said = match pressure {
        Pressure::Within => String::new(),
        Pressure::Past => format!("   {} past the target", pressure.sign()),
        Pressure::Over => format!("   {} past the limit", pressure.sign()),
    };
    let key = |command| canvas.common.keys.label(command, Kind::Aloud).unwrap_or_default();
    let state = if !screen.has_begun() {
        format!("   {} starts the clock", key(Command::SpokenNext))
    } else if screen.is_paused() {
        format!("   paused · {} goes on", key(Command::SpokenPause))
    } else {
        String::new()
    };
    lines.push(Line::from(vec![
        Span::styled(times, theme.dim),
        Span::styled(said, style),
        Span::styled(state, theme.strong),
    ]));
    lines.push(Line::raw(""));
    let width = usize::from(area.width).saturating_sub(margin * 2).min(90);
    for cue in screen.cue_lines(canvas.common) {
        let rows = wrap(&cue, width);
        lines.extend(rows.into_iter().map(|row| Line::raw(format!("{:margin$}{}", "", visible(part(&cue, row))))));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// The needs, to be ticked by the candidate.
fn checking(screen: &Aloud, at: usize, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let key = |command| canvas.common.keys.label(command, Kind::Aloud).unwrap_or_default();
    let width = usize::from(area.width).saturating_sub(2);
    let intro = format!(
        " Did you say it? {} yes · {} no · {} when done",
        key(Command::SpokenYes),
        key(Command::SpokenNo),
        key(Command::SpokenFinish)
    );
    let mut lines = vec![Line::styled(cut(&intro, width), theme.strong), Line::raw("")];
    let checks = screen.checks();
    let height = usize::from(area.height).saturating_sub(lines.len());
    let top = at.saturating_sub(height / 2).min(checks.len().saturating_sub(height));
    for (i, (section, need, met)) in checks.iter().enumerate().skip(top).take(height) {
        let mark = match met {
            Some(true) => "✓",
            Some(false) => "✗",
            None => "·",
        };
        let chosen = if i == at { "▸" } else { " " };
        let style = if i == at { theme.strong } else { theme.text };
        let row = format!(" {chosen} {mark} {} {}", column(section, 12), need.title);
        lines.push(Line::styled(cut(&row, width), style));
    }
    frame.render_widget(Paragraph::new(lines), area);
}
