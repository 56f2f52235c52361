//! What is wrong with the user's files.

use super::{Canvas, Frame};
use crate::app::problems::Problems;
use crate::content::clean::visible;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

/// Draws the problems as a compiler prints them, from the chosen one on.
pub fn draw(screen: &Problems, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
    let problems = &canvas.common.library.problems;
    let mut lines = vec![];
    let title = match problems.len() {
        0 => " Nothing is wrong with your files.".to_owned(),
        n => format!(" Problems in your files: {} of {n}. The rest of each file works.", screen.choice.at + 1),
    };
    lines.push(Line::styled(title, theme.title));
    for problem in problems.iter().skip(screen.choice.at) {
        lines.push(Line::raw(""));
        for (i, line) in problem.to_string().lines().enumerate() {
            let style = if i == 0 { theme.strong } else { theme.text };
            lines.push(Line::styled(format!(" {}", visible(line)), style));
        }
    }
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }), area);
}
