//! The story bank as a table.

use super::text::{column, cut};
use super::{Canvas, Frame, float};
use crate::app::bank::{Asking, Bank, Page};
use crate::app::list::Choice;
use crate::app::wrap::wrap;
use crate::app::{Command, Kind};
use crate::content::clean::{part, visible};
use crate::progress::bank::{Column, Fit, Row};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of one question or principle.
const CELL: usize = 3;
/// Columns of what stands at the right end.
const RIGHT: usize = 17;
/// Columns of a title: no fewer, and no more than are of use.
const NAME: (usize, usize) = (24, 56);
/// Rows above the stories, and below them: a blank one, the signs, the column, two of detail.
const OTHER_ROWS: (usize, usize) = (4, 5);

/// What is drawn of the columns.
struct Cells {
    name: usize,
    /// The first column that is drawn, and how many are.
    first: usize,
    count: usize,
    all: usize,
}

impl Cells {
    fn of(screen: &Bank, width: usize) -> Self {
        let all = screen.columns().len();
        let room = width.saturating_sub(RIGHT + 3);
        let name = room.saturating_sub(all * CELL).clamp(NAME.0.min(room), NAME.1);
        let count = (room.saturating_sub(name) / CELL).min(all);
        Self { name, first: Choice { at: screen.column() }.top(all, count), count, all }
    }

    fn shown(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.count
    }
}

/// Draws it: what there is, the table, the signs, and what is to be known of the chosen cell.
pub fn draw(screen: &Bank, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let width = usize::from(area.width);
    let cells = Cells::of(screen, width);
    let mut lines = vec![title(screen, canvas, width), Line::raw("")];
    lines.push(numbers(screen, canvas, &cells));
    lines.push(answers(screen, canvas, &cells));
    let height = usize::from(area.height).saturating_sub(OTHER_ROWS.0 + OTHER_ROWS.1);
    let rows = &screen.table.rows;
    let top = screen.row.top(rows.len(), height);
    let today = canvas.now.day();
    for (at, row) in rows.iter().enumerate().skip(top).take(height) {
        lines.push(story(screen, row, at == screen.row.at, canvas, &cells, today));
    }
    lines.resize_with(lines.len().max(OTHER_ROWS.0 + height) + 1, || Line::raw(""));
    let inside = width.saturating_sub(2);
    let signs = match screen.page {
        Page::Questions => "● fits best  ○ fits too  ? its text would do  ! none of yours  ~ long ago",
        Page::Principles => "● shows it first  ○ shows it too  ? its question has an angle  ! none of yours",
    };
    lines.push(Line::styled(format!(" {}", cut(signs, inside)), theme.dim));
    lines.push(Line::styled(format!(" {}", cut(&screen.about_column(common), inside)), theme.strong));
    let detail = screen.detail(common, canvas.now);
    let told = wrap(&detail, inside).into_iter().take(2).map(|row| format!(" {}", visible(part(&detail, row))));
    lines.extend(told.map(Line::raw));
    frame.render_widget(Paragraph::new(lines), area);
    if let Some(asking) = &screen.asking {
        ask(asking, &screen.table.patterns, canvas, frame, area);
    }
}

fn title<'a>(screen: &Bank, canvas: &Canvas<'_>, width: usize) -> Line<'a> {
    let counted = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let own = screen.table.rows.iter().filter(|row| row.counts()).count();
    let key = canvas.common.keys.label(Command::BankPage, Kind::Bank).unwrap_or_default();
    let (here, there) = match screen.page {
        Page::Questions => ("by question", "principles"),
        Page::Principles => ("by principle", "questions"),
    };
    let left = format!(" Story bank, {here}");
    let own = if own == 0 { "no story".to_owned() } else { counted(own, "story", "stories") };
    let gaps = if screen.table.gaps() == 0 { "no gap".to_owned() } else { counted(screen.table.gaps(), "gap", "gaps") };
    let right = format!("   {own} of yours, {gaps}   {key} {there}");
    let right = cut(&right, width.saturating_sub(left.len()));
    Line::from(vec![Span::styled(left, canvas.theme.title), Span::styled(right, canvas.theme.dim)])
}

/// The numbers of the columns; arrows where there are more to a side.
fn numbers<'a>(screen: &Bank, canvas: &Canvas<'_>, cells: &Cells) -> Line<'a> {
    let theme = canvas.theme;
    let arrow = |more: bool, sign: &str| if more { sign.to_owned() } else { " ".to_owned() };
    let mut spans = vec![Span::raw(" ".repeat(cells.name + 1))];
    spans.push(Span::styled(arrow(cells.first > 0, "‹"), theme.dim));
    for at in cells.shown() {
        let style = if at == screen.column() { theme.strong } else { theme.dim };
        spans.push(Span::styled(format!("{:^CELL$}", at + 1), style));
    }
    spans.push(Span::styled(arrow(cells.first + cells.count < cells.all, "›"), theme.dim));
    spans.push(Span::styled(format!("{:>6} {:>8}", "told", "last"), theme.dim));
    Line::from(spans)
}

/// How many stories of one's own each column has.
fn answers<'a>(screen: &Bank, canvas: &Canvas<'_>, cells: &Cells) -> Line<'a> {
    let theme = canvas.theme;
    let mut spans = vec![Span::styled(column("   stories of your own", cells.name + 2), theme.dim)];
    for (at, shown) in screen.columns().iter().enumerate().skip(cells.first).take(cells.count) {
        let (text, style) = match shown.own {
            0 if shown.is_gap() => ("!".to_owned(), theme.disqualifier),
            0 => ("·".to_owned(), theme.dim),
            own => (own.to_string(), theme.text),
        };
        let chosen = at == screen.column();
        spans.push(Span::styled(cell(&text, chosen), if chosen { style.patch(theme.strong) } else { style }));
    }
    Line::from(spans)
}

/// A sign in the middle of its cell, in brackets where it is the chosen one.
fn cell(sign: &str, chosen: bool) -> String {
    if chosen { format!("[{sign}]") } else { format!("{sign:^CELL$}") }
}

fn story<'a>(screen: &Bank, row: &Row, chosen: bool, canvas: &Canvas<'_>, cells: &Cells, today: i64) -> Line<'a> {
    let theme = canvas.theme;
    let (text, dim) = if row.retired { (theme.dim, theme.dim) } else { (theme.text, theme.dim) };
    let name = if chosen { theme.chosen } else { text };
    let sign = if row.overused.is_empty() { " " } else { "▲" };
    let title = canvas.common.library.story(&row.story).map_or("", |story| story.title.as_str());
    let mut spans = vec![
        Span::styled(format!(" {sign} "), if chosen { theme.chosen } else { theme.warning }),
        Span::styled(column(title, cells.name.saturating_sub(2)), name),
        Span::raw(" "),
    ];
    let fits = screen.fits(row);
    for (at, fit) in fits.iter().enumerate().skip(cells.first).take(cells.count) {
        let sign = match fit {
            Some(Fit::Best) => "●",
            Some(Fit::Also) => "○",
            Some(Fit::Possible) => "?",
            None => "·",
        };
        let chosen = chosen && at == screen.column();
        let style = match fit {
            _ if row.retired => theme.dim,
            Some(Fit::Best | Fit::Also) => theme.strong,
            _ => theme.dim,
        };
        spans.push(Span::styled(cell(sign, chosen), if chosen { theme.strong } else { style }));
    }
    let right = match (row.retired, row.own) {
        (true, _) => format!("{:>16}", "retired"),
        (_, false) => format!("{:>16}", "sample"),
        _ => times(row, today),
    };
    spans.push(Span::styled(right, if row.all.is_stale(today) { text } else { dim }));
    Line::from(spans)
}

fn times(row: &Row, today: i64) -> String {
    let ago = match row.all.ago(today) {
        None => return format!("{:>16}", "not yet"),
        Some(0) => "today".to_owned(),
        Some(days) => format!("{days} d ago"),
    };
    let stale = if row.all.is_stale(today) { "~" } else { " " };
    format!(" {:>5}× {ago:>8}{stale}", row.all.count)
}

/// The questions for a new story.
fn ask(asking: &Asking, questions: &[Column], canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let count = questions.len();
    let inner = float(frame, area, 64, u16::try_from(count + 4).unwrap_or(u16::MAX), theme);
    let (width, height) = (usize::from(inner.width), usize::from(inner.height).saturating_sub(2));
    let head = format!("Which question does “{}” answer best?", visible(&asking.title));
    let mut lines = vec![Line::styled(cut(&head, width), theme.strong), Line::raw("")];
    let top = asking.choice.top(count, height);
    let titles = questions.iter().filter_map(|column| Some(&common.library.pattern(&column.id)?.title));
    for (at, title) in titles.enumerate().skip(top).take(height) {
        let style = if at == asking.choice.at { theme.chosen } else { theme.text };
        lines.push(Line::styled(column(&format!(" {title}"), width), style));
    }
    frame.render_widget(Paragraph::new(lines), inner);
}
