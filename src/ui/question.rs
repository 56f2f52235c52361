//! One question with its four modes and its stories.

use super::text::{column, cut};
use super::{Canvas, Frame};
use crate::app::question::{Question, Row};
use crate::app::wrap::wrap;
use crate::app::{Command, Kind};
use crate::content::clean::{part, visible};
use crate::progress::Mode;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

/// As wide as the key and the name of a mode.
const NAMES: &str = "                ";

/// Draws it: the question, its modes, its stories, and what it asks for.
pub fn draw(screen: &Question, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (theme, common) = (canvas.theme, canvas.common);
    let width = usize::from(area.width).saturating_sub(2).min(100);
    let Some(pattern) = common.library.pattern(&screen.pattern) else { return };
    let mut lines = vec![Line::styled(format!(" {}", cut(&pattern.title, width)), theme.title)];
    let question = format!("“{}”", pattern.question.trim());
    let told = |row| Line::styled(format!(" {}", visible(part(&question, row))), theme.strong);
    lines.extend(wrap(&question, width).into_iter().map(told));
    lines.push(Line::raw(""));
    let (rows, at) = screen.rows(common, canvas.now);
    for (i, row) in rows.iter().enumerate() {
        let chosen = i == at;
        match row {
            Row::Mode(mode, state, why) => {
                let key = common.keys.label(command(*mode), Kind::Question).unwrap_or_default();
                let name =
                    format!(" {} {} {:<9} ", if why.is_some() { "▸" } else { " " }, column(&key, 2), mode.title());
                let mut spans = vec![Span::styled(name, if why.is_some() { theme.strong } else { theme.text })];
                spans.push(Span::styled(visible(state), theme.dim));
                let why = why.as_ref().map(|why| format!("recommended: {}", visible(why)));
                let taken: usize = spans.iter().map(Span::width).sum();
                // A reason that has no room beside the mode stands below it.
                let below = why.as_ref().filter(|why| taken + 3 + why.width() > usize::from(area.width));
                let below = below.map(|why| {
                    Line::styled(format!("{NAMES}{}", cut(why, width.saturating_sub(NAMES.len()))), theme.strong)
                });
                if let (Some(why), None) = (why, &below) {
                    spans.push(Span::styled(format!("   {why}"), theme.strong));
                }
                let line = Line::from(spans);
                lines.push(if chosen { line.patch_style(theme.chosen) } else { line });
                lines.extend(below);
            }
            Row::Story(id, own) => {
                if i == Mode::ALL.len() {
                    lines.extend([Line::raw(""), Line::styled(" Stories", theme.dim)]);
                }
                let title = common.library.story(id).map_or("", |story| story.title.as_str());
                let kind = if *own { "your story" } else { "sample to read" };
                let text = format!("   {}{kind}", column(title, width.saturating_sub(18).clamp(8, 60)));
                lines.push(Line::styled(cut(&text, width), if chosen { theme.chosen } else { theme.text }));
            }
        }
    }
    lines.push(Line::raw(""));
    let about = pattern.about.trim();
    lines.extend(
        wrap(about, width).into_iter().map(|row| Line::styled(format!(" {}", visible(part(about, row))), theme.dim)),
    );
    frame.render_widget(Paragraph::new(lines), area);
}

const fn command(mode: Mode) -> Command {
    match mode {
        Mode::Learn => Command::LearnIt,
        Mode::Rehearse => Command::RehearseIt,
        Mode::Drill => Command::DrillIt,
        Mode::Test => Command::TestIt,
    }
}
