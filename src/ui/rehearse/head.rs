//! Title, question and tabs.

use super::clock::pressure_style;
use crate::app::mock::Mock;
use crate::app::rehearse::Rehearse;
use crate::app::rehearse::measure::{Measure, clock};
use crate::app::wrap::wrap;
use crate::app::{Command, Kind};
use crate::content::clean::{part, visible};
use crate::session::{Feedback, Input};
use crate::ui::text::{column, cut, stack};
use crate::ui::{Canvas, Frame};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// What is rehearsed on the left, how and how long on the right.
pub fn title(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width);
    let rubric = &screen.rubric;
    let story = screen.plan.story.as_ref().and_then(|id| canvas.common.library.story(id));
    let told = match (story, screen.plan.text.is_empty()) {
        (Some(story), true) => format!("from memory: {}", story.title),
        (Some(story), false) => format!("my story: {}", story.title),
        (None, true) => "from memory".to_owned(),
        (None, false) => "my text".to_owned(),
    };
    let total = u64::from(rubric.level.total) * 1000;
    let level = format!("{} {}", rubric.level.title, clock(total));
    if let Some(mock) = &screen.plan.mock {
        // The title of the question would give away what it asks for.
        let text = format!(" {} · {level}", place(mock, screen.plan.drill.is_some()));
        let time = format!("~{} of {} ", clock(screen.total_ms()), clock(total));
        let text = column(&text, width.saturating_sub(time.width()));
        let spans = vec![Span::styled(text, theme.title), Span::styled(time, theme.dim)];
        frame.line(&Line::from(spans), area);
        return;
    }
    let told = if screen.is_replayed() { String::new() } else { format!(" · {told}") };
    let lefts = [
        format!(" {}{told} · {level}", rubric.pattern.title),
        format!(" {} · {level}", rubric.pattern.title),
        format!(" {}", rubric.pattern.title),
    ];
    let (saved, saved_style) = match (&canvas.common.unsaved, screen.has_begun()) {
        _ if screen.is_replayed() => ("replay", theme.dim),
        (Some(_), _) => ("! not saved", theme.disqualifier),
        (None, _) if screen.is_read_only() => ("read only", theme.strong),
        (None, true) => ("● saved", theme.dim),
        (None, false) => ("○ not begun", theme.dim),
    };
    let mut how = format!("{} · ", input(screen.plan.input));
    if !screen.is_replayed() {
        how = format!("{how}{} · ", feedback(screen.plan.feedback));
    }
    let time = format!("   ~{} of {} ", clock(screen.total_ms()), clock(total));
    let right = [how.as_str(), saved, time.as_str()].map(str::width).iter().sum::<usize>();
    let shown = if width > right + 20 { width - right } else { width };
    let left = lefts.iter().find(|left| left.width() < shown).or(lefts.last()).map_or("", String::as_str);
    let mut spans = vec![Span::styled(column(left, shown), theme.title)];
    if shown < width {
        spans.extend([Span::styled(how, theme.dim), Span::styled(saved, saved_style), Span::styled(time, theme.dim)]);
    }
    frame.line(&Line::from(spans), area);
}

const fn input(input: Input) -> &'static str {
    match input {
        Input::Typed => "typed",
        Input::Aloud => "aloud",
    }
}

const fn feedback(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::Live => "live",
        Feedback::Sparse => "sparse",
        Feedback::Exam => "exam",
    }
}

/// Where one is in a mock interview.
pub fn place(mock: &Mock, replies: bool) -> String {
    let place = mock.place(replies);
    let what = if replies { " · follow-ups" } else { "" };
    format!("Mock interview · question {} of {}{what}", place.n, place.of)
}

/// The question as asked, and the key to its other wordings where there is room.
pub fn question(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let question = format!("“{}”", screen.question().trim());
    let width = usize::from(area.width).saturating_sub(2);
    let rows = wrap(&question, width);
    let height = usize::from(area.height);
    let mut lines: Vec<Line<'_>> = rows
        .iter()
        .take(height)
        .map(|row| Line::styled(format!(" {}", visible(part(&question, row.clone()))), canvas.theme.strong))
        .collect();
    if rows.len() > height
        && let Some(last) = lines.last_mut()
    {
        let start = rows.get(height.saturating_sub(1)).map_or(0, |row| row.start);
        *last = Line::styled(format!(" {}", cut(part(&question, start..question.len()), width)), canvas.theme.strong);
    }
    stack(lines, frame.buffer_mut(), area);
    let hint = canvas.common.keys.label(Command::Wordings, Kind::Rehearse).map(|key| format!("{key} other wordings "));
    let hint = hint.filter(|_| !screen.asks_alone()).unwrap_or_default();
    if rows.len() == 1 && !hint.is_empty() && question.width() + hint.width() + 4 < usize::from(area.width) {
        let x = area.right() - hint.width() as u16;
        frame.buffer_mut().set_stringn(x, area.y, &hint, hint.width(), canvas.theme.dim);
    }
}

/// The sections with their times, as much of them as fits.
pub fn tabs(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let sections = &screen.rubric.framework.sections;
    if screen.plan.one_box {
        let measure = screen.measure(0);
        let tab = Tab { mark: "A", title: "Answer", current: true, complete: false, measure };
        frame.line(&tab_line(&[tab], canvas, area.width), area);
        return;
    }
    let tabs: Vec<Tab<'_>> = sections
        .iter()
        .enumerate()
        .map(|(i, section)| Tab {
            mark: &section.mark,
            title: &section.title,
            current: i == screen.at(),
            complete: screen.coach.is_complete(i),
            measure: screen.measure(i),
        })
        .collect();
    frame.line(&tab_line(&tabs, canvas, area.width), area);
}

/// The tabs in the fullest form that fits.
pub fn tab_line<'a>(tabs: &[Tab<'_>], canvas: &Canvas<'_>, width: u16) -> Line<'a> {
    let line = FORMS.iter().map(|form| line(tabs, *form, canvas)).find(|line| line.width() <= usize::from(width));
    line.unwrap_or_else(|| self::line(tabs, Form::Alone, canvas))
}

/// What is known of a section.
pub struct Tab<'a> {
    /// Its letter.
    pub mark: &'a str,
    /// For people.
    pub title: &'a str,
    /// Whether it is being told.
    pub current: bool,
    /// Whether every need is met.
    pub complete: bool,
    /// How long it is.
    pub measure: Measure,
}

/// How much the tabs say, from most to least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// Titles and times of all sections.
    Full,
    /// The title of the current section only.
    OneTitle,
    /// The same with the target of the current section only.
    OneTarget,
    /// Marks and times.
    NoTitle,
    /// Marks.
    Marks,
    /// The current section alone.
    Alone,
}

const FORMS: [Form; 5] = [Form::Full, Form::OneTitle, Form::OneTarget, Form::NoTitle, Form::Marks];

fn line<'a>(tabs: &[Tab<'_>], form: Form, canvas: &Canvas<'_>) -> Line<'a> {
    let theme = canvas.theme;
    let mut spans = vec![Span::styled(" ┃", theme.dim)];
    for tab in tabs.iter().filter(|tab| form < Form::Alone || tab.current) {
        let style = if tab.current { theme.strong } else { Style::new() };
        let mut name = format!(" {}", visible(tab.mark));
        if form == Form::Full || (form <= Form::OneTarget && tab.current) {
            name = format!("{name} {}", visible(tab.title));
        }
        if tab.current {
            name.push_str(" ▸");
        } else if tab.complete {
            name.push_str(" ✓");
        }
        spans.push(Span::styled(name, style));
        if form <= Form::NoTitle {
            let pressure = tab.measure.pressure();
            let about = if tab.measure.estimate && tab.measure.ms > 0 { "~" } else { "" };
            let mut time = format!(" {about}{}", clock(tab.measure.ms));
            if form <= Form::OneTitle || (form == Form::OneTarget && tab.current) {
                time = format!("{time}/{}", clock(u64::from(tab.measure.time.target) * 1000));
            }
            time.push_str(pressure.sign());
            spans.push(Span::styled(time, pressure_style(pressure, theme)));
        }
        spans.push(Span::styled(" ┃", theme.dim));
    }
    Line::from(spans)
}
