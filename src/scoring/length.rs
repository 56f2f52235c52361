//! How many words a listener hears, and how long they take aloud.

/// Words as a listener counts them: a hyphen or a dash parts words ("ready-to-merge" is three), an apostrophe does not
/// ("hadn't" and "team's" are one each), and a mark alone is none. What is said twice is heard twice.
pub fn words(text: &str) -> u32 {
    let (mut words, mut open) = (0, false);
    let bytes = text.as_bytes();
    let mut at = 0;
    // Most bytes are ASCII, which needs no look into the tables of Unicode.
    while let Some(&byte) = bytes.get(at) {
        let (letter, gap, next) = if byte.is_ascii() {
            let gap = byte.is_ascii_whitespace() || matches!(byte, b'-' | b'/' | 0x0b);
            (byte.is_ascii_alphanumeric(), gap, at + 1)
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            let gap = c.is_whitespace() || matches!(c, '\u{2010}'..='\u{2015}');
            (c.is_alphanumeric(), gap, at + c.len_utf8())
        };
        words += u32::from(letter && !open);
        open = (open || letter) && !gap;
        at = next;
    }
    words
}

/// Milliseconds that the words take aloud, at `pace` words a minute.
pub fn spoken_ms(words: u32, pace: u32) -> u64 {
    u64::from(words) * 60_000 / u64::from(pace.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_is_a_part_that_holds_a_letter_or_digit(text in "([ a-c'./-]|\\PC|[\u{0}-\u{20}]){0,40}") {
            let gap = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '/');
            let parts = text.split(gap).filter(|part| part.contains(char::is_alphanumeric)).count();
            prop_assert_eq!(words(&text), parts as u32, "{:?}", text);
        }
    }

    #[test]
    fn words_are_counted_as_they_are_heard() {
        let counts = [
            ("I hadn't seen the team’s log", 6),
            ("a ready-to-merge fix", 5),
            ("lost 0.3% of $8,000 — every night", 6),
            ("- one\n- two", 2),
            ("and/or", 2),
            ("", 0),
            (" … – ?", 0),
            ("It was late. It was late.", 6),
        ];
        assert_eq!(counts.map(|(text, _)| words(text)), counts.map(|(_, count)| count));
    }

    #[test]
    fn seventy_words_are_half_a_minute_at_the_usual_pace() {
        assert_eq!(spoken_ms(words(&"word - ".repeat(70)), 140), 30_000);
    }
}
