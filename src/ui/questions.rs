//! The two questions before the verdict.

use super::{Canvas, Frame, float};
use crate::app::questions::Questions;
use crate::content::clean::visible;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Wrap};

/// Draws the question that is open.
pub fn draw(screen: &Questions, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let inner = float(frame, area, 70, 11, canvas.theme);
    let (title, detail) = if screen.on_question.is_none() {
        ("1 of 2 · Does your answer answer this question?", visible(&format!("“{}”", screen.question.trim())))
    } else {
        (
            "2 of 2 · Is every fact in it true, and your own?",
            "A borrowed story fails at the first follow-up.".to_owned(),
        )
    };
    let expected = match screen.expected {
        None => "Which rating do you expect? 1 to 5 says it, if you like.".to_owned(),
        Some(overall) => format!("You expect a {overall} of 5. Another digit changes it."),
    };
    let lines = vec![
        Line::styled(title, canvas.theme.title),
        Line::raw(""),
        Line::raw(detail),
        Line::raw(""),
        Line::styled("Only you can know. A no withholds the verdict; all else is shown.", canvas.theme.dim),
        Line::raw(""),
        Line::raw(expected),
    ];
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), inner);
}
