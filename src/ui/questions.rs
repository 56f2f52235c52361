//! The two questions before the verdict.

use super::{Canvas, Frame, float};
use crate::app::questions::Questions;
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// Columns of the box, and rows of it at least.
const ROOM: (u16, u16) = (70, 11);
/// Columns and rows of its frame.
const FRAME: (u16, u16) = (4, 2);

/// Draws the question that is open; what the ratings sound like only where all of it has room.
pub fn draw(screen: &Questions, canvas: &Canvas<'_>, frame: &mut Frame<'_>, area: Rect) {
    let theme = canvas.theme;
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
    let withheld = "Only you can know. A no withholds the verdict; all else is shown.";
    let width = usize::from(ROOM.0.min(area.width).saturating_sub(FRAME.0));
    let mut lines = Vec::new();
    let mut say = |text: &str, style: Style| lines.extend(told("", text, width, style));
    say(title, theme.title);
    say("", theme.text);
    say(&detail, theme.text);
    say("", theme.text);
    say(withheld, theme.dim);
    say("", theme.text);
    say(&expected, theme.text);
    let scale = [("1  ", &screen.scale.one), ("3  ", &screen.scale.three), ("5  ", &screen.scale.five)];
    let scale: Vec<Line<'_>> =
        scale.into_iter().flat_map(|(lead, text)| told(lead, &visible(text.trim()), width, theme.dim)).collect();
    if lines.len() + scale.len() + usize::from(FRAME.1) <= usize::from(area.height) {
        lines.extend(scale);
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(FRAME.1).max(ROOM.1);
    let inner = float(frame, area, ROOM.0, height, theme);
    frame.render_widget(Paragraph::new(lines), inner);
}

/// A text in rows, behind what leads its first one; an empty text is an empty row.
fn told(lead: &'static str, text: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    let rows = wrap(text, width.saturating_sub(lead.len()));
    let row = |(n, row): (usize, &std::ops::Range<usize>)| {
        let lead = if n == 0 { lead.to_owned() } else { " ".repeat(lead.len()) };
        Line::styled(lead + part(text, row.clone()), style)
    };
    rows.iter().enumerate().map(row).collect()
}
