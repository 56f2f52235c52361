//! How the answers change.

use super::text::{column, cut};
use super::{Canvas, Frame, paper};
use crate::app::progress::chart::spark;
use crate::app::progress::{Open, Progress, habits, name, pattern_title, tracks};
use crate::app::rehearse::measure::clock;
use crate::progress::Way;
use crate::progress::trend::{Series, Track};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of the scores, of the count, and of the last result.
const COLUMNS: [usize; 3] = [14, 16, 20];
/// Rows of a screen that has room for what is said again.
const ROOMY: u16 = 16;

/// Draws the list, or the open page.
pub fn draw(screen: &Progress, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    match &screen.open {
        Some(open) => page(open, canvas, frame, area),
        None => list(screen, canvas, frame, area),
    }
}

fn list(screen: &Progress, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let (width, tracks) = (usize::from(area.width), tracks(common));
    let Some(progress) = &common.progress else {
        frame.render_widget(Line::styled(" Reading your sessions…", theme.dim), area);
        return;
    };
    if tracks.is_empty() {
        let told = " No finished answer yet: once you rehearse, scores and times gather here.";
        let lines =
            vec![Line::styled(" Progress", theme.title), Line::raw(""), Line::styled(cut(told, width), theme.dim)];
        frame.render_widget(Paragraph::new(lines), area);
        return;
    }
    let answers = counted(progress.answers(), "answer");
    let mut lines =
        vec![Line::styled(format!(" Progress   {answers}, drills not counted"), theme.title), Line::raw("")];
    let names = width.saturating_sub(1 + COLUMNS.iter().sum::<usize>()).max(10);
    let [scores, counts, _] = COLUMNS;
    let head = format!(" {}{}{}Last", column("Question", names), column("Scores", scores), column("Answers", counts));
    lines.push(Line::styled(cut(&head, width), theme.dim));
    let said = if area.height >= ROOMY { habits(common) } else { Vec::new() };
    let below = if said.is_empty() { 0 } else { said.len() + 2 };
    let height = usize::from(area.height).saturating_sub(lines.len() + below);
    let top = screen.choice.top(tracks.len(), height);
    for (at, track) in tracks.iter().enumerate().skip(top).take(height) {
        let before = at.checked_sub(1).filter(|_| at > top).and_then(|at| tracks.get(at));
        let text = format!(" {}{}", column(&name(track, before, common), names), cells(track));
        let style = if at == screen.choice.at { theme.chosen } else { theme.text };
        lines.push(Line::styled(column(&text, width), style));
    }
    if !said.is_empty() {
        lines.push(Line::raw(""));
        lines.push(Line::styled(" Said again and again", theme.strong));
        lines.extend(said.iter().map(|line| Line::styled(cut(&format!("   {line}"), width), theme.text)));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// Scores of the newest series, how many answers it has, and the last of them. A bar stands for each answer; a line
/// before them says that there were others, by another standard.
fn cells(track: &Track) -> String {
    let [scores, counts, last] = COLUMNS;
    let Some(series) = track.series.last() else { return String::new() };
    let apart = if track.series.len() > 1 { "┆" } else { "" };
    let bars = if track.manner.aloud { String::new() } else { spark(&series.totals().0, 100.0, scores - 3) };
    let way = match series.totals().way() {
        Some(Way::Up(_)) => ", rising",
        Some(Way::Down(_)) => ", falling",
        Some(Way::Unclear) => ", no trend",
        Some(Way::SoFar(_)) | None => "",
    };
    let count = format!("{}{way}", series.answers.len());
    format!("{}{}{}", column(&format!("{apart}{bars}"), scores), column(&count, counts), cut(&result(series), last))
}

/// Verdict and score of the newest answer; its time where it has none.
fn result(series: &Series) -> String {
    let Some(last) = series.answers.last() else { return String::new() };
    match last.judged.as_ref().map(|judged| (judged.verdict, judged.total)) {
        Some((Some(verdict), total)) => format!("{} {total}", verdict.title()),
        Some((None, _)) => "no verdict".to_owned(),
        None => {
            let target = last.target.map(|target| format!(" of {}", clock(u64::from(target) * 1000)));
            format!("{}{}", clock(u64::from(last.seconds) * 1000), target.unwrap_or_default())
        }
    }
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

fn page(open: &Open, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let pages = open.pages(common).len();
    let at = open.at.min(pages.saturating_sub(1));
    let mut place = Vec::new();
    let mut manner = String::new();
    if let Some((track, page)) = open.page(common) {
        manner = track.manner.title();
        place.push(Span::styled(format!(" {}", page.title()), theme.strong));
        place.push(Span::styled(format!("   {} of {pages}  ", at + 1), theme.dim));
        place.push(Span::styled("█".repeat(at + 1), theme.text));
        place.push(Span::styled("░".repeat(pages.saturating_sub(at + 1)), theme.dim));
    }
    let title = format!(" Progress · {} · {manner}", pattern_title(common, &open.pattern));
    let head = vec![Line::styled(cut(&title, usize::from(area.width)), theme.title), Line::from(place)];
    paper::page(head, open.rows(common), open.scroll, canvas, frame, area);
}
