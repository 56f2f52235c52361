//! How many columns a grapheme takes, counted as the screen counts them.

use crate::content::clean::is_hostile;
use unicode_width::UnicodeWidthStr;

/// What stands on the screen for a grapheme: itself, or U+FFFD where it would be invisible or hostile.
pub fn shown(grapheme: &str) -> &str {
    if is_plain(grapheme) || (width(grapheme) > 0 && !grapheme.chars().any(is_hostile)) { grapheme } else { "\u{fffd}" }
}

/// Columns of a grapheme as it is [`shown`]; never nothing.
pub fn columns(grapheme: &str) -> usize {
    if is_plain(grapheme) { 1 } else { width(shown(grapheme)) }
}

fn is_plain(grapheme: &str) -> bool {
    matches!(grapheme.as_bytes(), [b' '..=b'~'])
}

/// Terminals give half-width voiced sound marks a column of their own.
fn width(text: &str) -> usize {
    text.width() + text.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_drawn_as_a_replacement_character() {
        for hidden in ["\u{200b}", "\u{202e}", "\u{1b}", "\u{301}", "\u{feff}", "\u{200d}", "\r", "\u{7f}"] {
            assert_eq!((shown(hidden), columns(hidden)), ("\u{fffd}", 1), "{hidden:?}");
        }
    }

    #[test]
    fn wide_and_joined_characters_keep_their_columns() {
        assert_eq!(["a", "é", "e\u{301}", "漢", "👨\u{200d}👩\u{200d}👧"].map(columns), [1, 1, 1, 2, 2]);
    }
}
