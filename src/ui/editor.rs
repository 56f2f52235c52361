//! Draws the editor: wrapped rows with marks, and tells where the cursor stands.

use super::text::{is_plain, put};
use crate::app::editor::wrap::graphemes;
use crate::app::editor::{Editor, Ink, Mark, width};
use crate::content::clean::part;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// How the editor looks; the theme fills it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Plain text.
    pub text: Style,
    /// What stands there while there is no text.
    pub placeholder: Style,
    /// For [`Ink::Faint`].
    pub faint: Style,
    /// For [`Ink::Signal`].
    pub signal: Style,
    /// For [`Ink::Warning`].
    pub warning: Style,
    /// For [`Ink::Disqualifier`].
    pub disqualifier: Style,
    /// For [`Ink::Hit`].
    pub hit: Style,
    /// For [`Ink::Selection`].
    pub selection: Style,
}

impl Look {
    fn of(&self, ink: Ink) -> Style {
        match ink {
            Ink::Faint => self.faint,
            Ink::Signal => self.signal,
            Ink::Warning => self.warning,
            Ink::Disqualifier => self.disqualifier,
            Ink::Hit => self.hit,
            Ink::Selection => self.selection,
        }
    }
}

/// Draws the visible rows of `editor` into `area`, which has the size that the editor was given. Returns where the
/// cursor belongs, when it is in sight.
pub fn draw(
    editor: &Editor,
    marks: &[Mark],
    placeholder: &str,
    look: &Look,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return None;
    }
    if editor.text().is_empty() {
        buffer.set_stringn(area.x, area.y, placeholder, area.width.into(), look.placeholder);
    }
    for (y, row) in area.rows().zip(editor.visible()) {
        let here: Vec<&Mark> =
            marks.iter().filter(|m| m.span.start < row.span.end && row.span.start < m.span.end).collect();
        let style = |at: usize| {
            let over = here.iter().filter(|mark| mark.span.contains(&at));
            over.fold(look.text, |style, mark| style.patch(look.of(mark.ink)))
        };
        let text = part(editor.text(), row.span.clone());
        if is_plain(text) {
            // From one border of a mark to the next all looks the same.
            let (mut x, mut at) = (area.x, row.span.start);
            while at < row.span.end {
                let borders = here.iter().flat_map(|mark| [mark.span.start, mark.span.end]);
                let until = borders.filter(|border| (at + 1..row.span.end).contains(border)).min();
                let until = until.unwrap_or(row.span.end);
                x = put(buffer, (x, y.y), part(editor.text(), at..until), area.right() - x, style(at));
                at = until;
            }
            continue;
        }
        let mut x = area.x;
        for (at, grapheme) in graphemes(text) {
            let wide = width::columns(grapheme) as u16;
            if x.saturating_add(wide) > area.right() {
                break;
            }
            buffer.set_stringn(x, y.y, width::shown(grapheme), wide.into(), style(row.span.start + at));
            x += wide;
        }
    }
    let (x, y) = editor.cursor_cell()?;
    let place = Position::new(area.x.saturating_add(x as u16), area.y.saturating_add(y as u16));
    area.contains(place).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::CellWidth;
    use ratatui::style::Modifier;

    fn look() -> Look {
        Look {
            signal: Style::new().add_modifier(Modifier::BOLD),
            disqualifier: Style::new().add_modifier(Modifier::UNDERLINED),
            ..Look::default()
        }
    }

    fn drawn(text: &str, marks: &[Mark], width: u16, height: u16) -> (Buffer, Option<Position>) {
        let mut editor = Editor::new(text);
        editor.resize(width.into(), height.into());
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let place = draw(&editor, marks, "Begin here", &look(), area, &mut buffer);
        (buffer, place)
    }

    fn mark(span: std::ops::Range<usize>, ink: Ink) -> Mark {
        Mark { span, ink }
    }

    #[test]
    fn marks_follow_the_text_over_a_soft_break_and_add_up() {
        let marks = [mark(0..10, Ink::Signal), mark(3..16, Ink::Disqualifier)];
        let (buffer, place) = drawn("my manager asked", &marks, 11, 2);
        let looks = |x, y| buffer.cell((x, y)).unwrap().modifier;
        assert_eq!(looks(0, 0), Modifier::BOLD);
        assert_eq!(looks(3, 0), Modifier::BOLD | Modifier::UNDERLINED);
        assert_eq!(looks(0, 1), Modifier::UNDERLINED);
        assert_eq!(place, Some(Position::new(5, 1)));
    }

    #[test]
    fn an_empty_text_shows_what_to_do() {
        let (buffer, place) = drawn("", &[], 12, 1);
        assert_eq!((buffer, place), {
            let mut expected = Buffer::empty(Rect::new(0, 0, 12, 1));
            expected.set_string(0, 0, "Begin here", Style::new());
            (expected, Some(Position::new(0, 0)))
        });
    }

    #[test]
    fn hidden_and_hostile_characters_are_seen() {
        let (buffer, _) = drawn("a\u{200b}b\u{202e}c\u{1b}[1m", &[], 12, 1);
        let row: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(row, "a\u{fffd}b\u{fffd}c\u{fffd}[1m   ");
    }

    proptest! {
        #[test]
        fn widths_agree_with_those_of_the_screen(text in "[ -~]|\\PC|[漢ｶ\u{ff9e}\u{ff9f}👩\u{200d}👧\u{301}\u{fe0f}🇫]{1,4}") {
            for (_, grapheme) in graphemes(&text) {
                prop_assert_eq!(width::columns(grapheme), usize::from(width::shown(grapheme).cell_width()));
            }
        }

        #[test]
        fn a_plain_row_looks_as_one_drawn_by_graphemes(text in "[a-c ]{1,30}", marks in prop::collection::vec((0usize..30, 0usize..30, any::<bool>()), 0..4)) {
            let marks: Vec<Mark> = marks
                .into_iter()
                .map(|(a, b, fatal)| mark(a.min(b)..a.max(b), if fatal { Ink::Disqualifier } else { Ink::Signal }))
                .collect();
            let (plain, _) = drawn(&text, &marks, 40, 1);
            let (mixed, _) = drawn(&format!("{text}é"), &marks, 40, 1);
            let row = |buffer: &Buffer| buffer.content()[..text.len()].to_vec();
            prop_assert_eq!(row(&plain), row(&mixed));
        }

        #[test]
        fn any_text_fits_any_place(text in "[ a漢\n👩\u{200d}\u{301}]{0,40}|\\PC{0,40}", width in 0u16..20, height in 0u16..5) {
            let (_, place) = drawn(&text, &[mark(0..text.len(), Ink::Warning)], width, height);
            prop_assert!(place.is_none_or(|at| at.x < width && at.y < height));
        }
    }
}
