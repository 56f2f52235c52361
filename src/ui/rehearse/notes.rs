//! Needs and findings, beside the text or below it.

use crate::app::rehearse::Rehearse;
use crate::app::rehearse::coach::{Met, NeedNow, Note};
use crate::app::wrap::wrap;
use crate::content::Polarity;
use crate::content::clean::{part, visible};
use crate::ui::text::{column, cut, stack};
use crate::ui::theme::sign;
use crate::ui::{Canvas, Frame, Theme};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The pane beside the text.
pub fn side(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let width = usize::from(area.width).saturating_sub(3);
    let mut lines = Vec::new();
    lines.push(Line::styled("Needs", theme.strong));
    lines.extend(screen.coach.needs(screen.at()).flat_map(|need| need_lines(&need, screen, theme, width)));
    lines.push(Line::raw(""));
    lines.push(Line::styled("Findings", theme.strong));
    let room = usize::from(area.height).saturating_sub(lines.len());
    lines.extend(findings(screen, theme, width, room));
    let tip = indented(tip(screen), 1, width);
    if lines.len() + tip.len() + 2 <= area.height.into() {
        lines.push(Line::raw(""));
        lines.push(Line::styled("Tip", theme.strong));
        lines.extend(tip.into_iter().map(|row| Line::styled(row, theme.dim)));
    }
    lines.truncate(area.height.into());
    let empty = usize::from(area.height).saturating_sub(lines.len());
    lines.extend(std::iter::repeat_n(Line::raw(""), empty));
    for line in &mut lines {
        line.spans.insert(0, Span::styled("│ ", theme.dim));
    }
    stack(lines, frame.buffer_mut(), area);
}

/// The rows below the text: needs on the left, the gravest findings on the right.
pub fn below(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    if !screen.coach.speaks() {
        let why = if screen.is_replayed() {
            " Blind: nothing that was judged is shown until you have rated."
        } else {
            " Exam: nothing is shown until the end."
        };
        frame.render_widget(Line::styled(why, theme.dim), area);
        return;
    }
    let height = usize::from(area.height);
    let half = area.width * 2 / 5;
    let (left, right) =
        (Rect { width: half, ..area }, Rect { x: area.x + half, width: area.width.saturating_sub(half), ..area });
    let width = usize::from(left.width).saturating_sub(1);
    let short = height < 6;
    let needs = screen.coach.needs(screen.at()).flat_map(|need| {
        let mut lines = need_lines(&need, screen, theme, width);
        lines.truncate(if short { 1 } else { lines.len() });
        lines
    });
    stack(needs.take(height), frame.buffer_mut(), left);
    let width = usize::from(right.width).saturating_sub(1);
    let lines = findings(screen, theme, width, height);
    stack(lines, frame.buffer_mut(), right);
}

/// The cure of the fault at the cursor or of the gravest one, or the tip for the section.
pub fn coach(screen: &Rehearse, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    if !screen.coach.speaks() {
        return;
    }
    let worst = screen.faults().into_iter().next();
    let text = match worst {
        Some(note) if !note.instead.is_empty() => format!(" → {}", note.instead.trim()),
        _ => format!(" Tip: {}", tip(screen)),
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (width, height) = (usize::from(area.width).saturating_sub(2), usize::from(area.height));
    let rows = wrap(&text, width);
    let last = rows.get(height.saturating_sub(1)).map_or("", |row| part(&text, row.start..text.len()));
    let full = rows.iter().take(height.saturating_sub(1)).map(|row| visible(part(&text, row.clone())));
    let rows = full.chain([cut(last, width)]);
    stack(rows.map(|row| Line::styled(format!(" {row}"), canvas.theme.dim)), frame.buffer_mut(), area);
}

/// The coaching for the section.
fn tip(screen: &Rehearse) -> &str {
    let section = screen.section().map_or("", |section| section.id.as_str());
    screen.rubric.pattern.guide(section).map_or("", |guide| guide.coaching.trim())
}

fn need_lines<'a>(need: &NeedNow, screen: &Rehearse, theme: &Theme, width: usize) -> Vec<Line<'a>> {
    let left = screen.was_left(screen.at());
    let (mark, style) = match need.met {
        Met::Yes => ("✓", theme.signal),
        Met::Partly => ("½", theme.text),
        Met::No if left => ("✗", theme.warning),
        Met::No => ("·", theme.dim),
    };
    let name_width = 22.min(width.saturating_sub(3));
    let quote = need.quote.as_ref().filter(|_| width > name_width + 12);
    let quote = quote.map(|quote| format!("“{}”", cut(quote.trim(), width.saturating_sub(name_width + 6))));
    let name =
        if quote.is_some() { column(&need.title, name_width) } else { cut(&need.title, width.saturating_sub(3)) };
    let mut lines = vec![Line::from(vec![
        Span::styled(format!(" {mark} "), style),
        Span::raw(name),
        Span::styled(quote.map(|quote| format!(" {quote}")).unwrap_or_default(), theme.dim),
    ])];
    if need.met == Met::No && left {
        lines.extend(indented(&need.missing, 5, width).into_iter().map(|row| Line::styled(row, theme.dim)));
    }
    lines
}

/// The findings in the order of the text; where not all fit, the fault at the cursor and then the gravest come first, and the signals without repetition.
fn findings<'a>(screen: &Rehearse, theme: &Theme, width: usize, room: usize) -> Vec<Line<'a>> {
    // Each finding takes a row at least, and no more is laid out than can be seen.
    let notes: Vec<&Note> = screen.coach.notes(screen.at()).collect();
    if notes.len() <= room {
        let lines = notes.iter().flat_map(|note| finding(note, theme, width));
        let in_order: Vec<Line<'a>> = lines.take(room + 1).collect();
        if in_order.len() <= room {
            return in_order;
        }
    }
    let faults = screen.faults().into_iter();
    let signals = notes.iter().copied().rev().filter(|note| note.polarity == Polarity::Signal);
    faults.chain(signals).flat_map(|note| finding(note, theme, width)).take(room).collect()
}

fn finding<'a>(note: &Note, theme: &Theme, width: usize) -> Vec<Line<'a>> {
    let family = cut(&note.family, width / 3);
    let quote_width = width.saturating_sub(width / 3 + 4);
    let mut lines = vec![Line::from(vec![
        Span::styled(format!(" {} ", sign(note.polarity)), theme.mark(note.polarity)),
        Span::raw(column(&note.quote, quote_width)),
        Span::styled(format!(" {family}"), theme.dim),
    ])];
    if note.polarity != Polarity::Signal {
        lines.extend(indented(&note.say, 3, width).into_iter().map(Line::raw));
        if !note.instead.is_empty() {
            lines.extend(indented(&format!("→ {}", note.instead.trim()), 3, width).into_iter().map(Line::raw));
        }
    }
    lines
}

fn indented(text: &str, by: usize, width: usize) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows = wrap(&text, width.saturating_sub(by + 1));
    rows.into_iter().map(|row| format!("{:by$}{}", "", visible(part(&text, row)))).collect()
}
