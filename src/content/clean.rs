//! Text from outside, made safe.
//!
//! Two functions with two purposes: [`clean`] changes text before it becomes content or an entry (keys, pastes,
//! YAML); [`visible`] leaves the text alone and replaces what must not reach a terminal when it is drawn
//! (sessions and anything printed after exit).

/// Text as it may be stored: line ends become `\n`, a tab four spaces; other control characters, bidirectional
/// overrides, byte-order marks and tag characters are dropped.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\t' => out.push_str("    "),
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            c if is_hostile(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Text as it may be drawn on one line: everything hostile, line ends included, becomes U+FFFD.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if is_hostile(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Control characters, bidirectional controls, invisible joiners that hide text, byte-order marks and tags.
/// The zero-width joiner stays, since emoji need it.
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A part of a text by byte offsets; empty where they do not fit it.
pub fn part(text: &str, span: std::ops::Range<usize>) -> &str {
    text.get(span).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_tabs_are_folded() {
        assert_eq!(clean("a\r\nb\rc\td"), "a\nb\nc    d");
    }

    #[test]
    fn escape_sequences_and_bidi_overrides_lose_their_power() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\u{feff}"), "a[31mbc");
        assert_eq!(visible("a\u{1b}[31m\u{202e}"), "a\u{fffd}[31m\u{fffd}");
    }

    #[test]
    fn families_of_emoji_stay_whole() {
        assert_eq!(clean("👨\u{200d}👩"), "👨\u{200d}👩");
    }
}
