//! Text fitted into columns.

use super::Theme;
use crate::app::story::Mark;
use crate::content::clean::{part, visible};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A text on one line in at most `width` columns; what does not fit ends in `…`.
pub fn cut(text: &str, width: usize) -> String {
    if text.len() <= width && is_plain(text) {
        return text.to_owned();
    }
    let text = visible(text);
    if text.width() <= width {
        return text;
    }
    let mut out = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > width {
            break;
        }
        out.push_str(grapheme);
    }
    let mut out = out.trim_end().to_owned();
    if width > 0 {
        out.push('…');
    }
    out
}

/// The same, filled with spaces to exactly `width` columns.
pub fn column(text: &str, width: usize) -> String {
    let mut text = cut(text, width);
    let missing = width.saturating_sub(text.width());
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

/// Draws lines below each other, cut at the border. It costs a fraction of a paragraph, which counts most while typing.
pub fn stack<'a>(lines: impl IntoIterator<Item = Line<'a>>, buffer: &mut Buffer, area: Rect) {
    for (row, line) in area.intersection(buffer.area).rows().zip(lines) {
        put_line(buffer, row, &line);
    }
}

/// Draws a line into the first row of an area, cut at the border.
pub fn put_line(buffer: &mut Buffer, area: Rect, line: &Line<'_>) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let mut x = area.x;
    for span in &line.spans {
        x = put(buffer, (x, area.y), &span.content, area.right() - x, line.style.patch(span.style));
    }
}

/// Draws a text of at most `width` columns and returns the column after it.
pub fn put(buffer: &mut Buffer, (x, y): (u16, u16), text: &str, width: u16, style: Style) -> u16 {
    let end = x.saturating_add(width).min(buffer.area.right());
    let mut chars = text.char_indices().peekable();
    let mut at = x;
    while let Some((start, c)) = chars.next().filter(|_| at < end) {
        if !stands_alone(c) || chars.peek().is_some_and(|(_, next)| !stands_alone(*next)) {
            return buffer.set_stringn(at, y, part(text, start..text.len()), (end - at).into(), style).0;
        }
        if let Some(cell) = buffer.cell_mut((at, y)) {
            cell.set_char(c).set_style(style);
        }
        at += 1;
    }
    at
}

/// Whether a text is printable ASCII, a column for each byte.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether a character next to others of its kind is a cell of its own, so that nothing about it need be looked up:
/// ASCII, and the signs that the screens are made of.
const fn stands_alone(c: char) -> bool {
    matches!(
        c,
        ' '..='~' | '·' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '→' | '─'..='▟' | '▲' | '▸' | '●' | '○' | '✓' | '✗'
    )
}

/// A line with its marked words in the theme's styles.
pub fn marked<'a>(text: &str, marks: &[Mark], theme: &Theme) -> Line<'a> {
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let spans = cuts.windows(2).filter_map(|pair| {
        let &[start, end] = pair else { return None };
        let covering = marks.iter().filter(|mark| mark.span.start <= start && end <= mark.span.end);
        let gravest = covering.map(|mark| mark.polarity).max();
        let style = gravest.map_or(theme.text, |polarity| theme.mark(polarity));
        Some(Span::styled(visible(part(text, start..end)), style))
    });
    Line::from(spans.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_line_looks_as_the_library_would_draw_it(text in "([ -~·“”…→─█✓]|[é漢\u{301}\u{200d}👩\u{ad}\u{600}\t]){0,14}", width in 0u16..14) {
            let area = Rect::new(1, 0, width, 1);
            let [mut ours, mut theirs] = [Buffer::empty(Rect::new(0, 0, 12, 1)), Buffer::empty(Rect::new(0, 0, 12, 1))];
            let line = Line::from(vec![Span::raw("…"), Span::styled(text, Style::new().fg(ratatui::style::Color::Red))]);
            put_line(&mut ours, area, &line);
            theirs.set_line(1, 0, &line, width);
            proptest::prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn long_text_ends_in_an_ellipsis_and_columns_align() {
        assert_eq!(cut("a longer title", 9), "a longer…");
        assert_eq!(cut("日本語", 5), "日本…");
        assert_eq!(cut("short", 9), "short");
        assert_eq!(cut("short", 0), "");
        assert_eq!(column("日本語", 8), "日本語  ");
        assert_eq!(cut("a\u{1b}[31m", 9), "a\u{fffd}[31m");
    }
}
