//! The sentences of a text as a reader sees them, to be quoted.

use super::Words;
use crate::content::clean::part;
use std::ops::Range;

/// The sentences of a text as spans, each with the marks that close it. What goes on in small letters, as after "Why?" in
/// quotation marks, belongs to the one before.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let words = Words::split(text);
    let mut found = Vec::new();
    let mut sentence = words.sentence(0);
    while !sentence.is_empty() && sentence.start < words.len() {
        let first = words.all().get(sentence.start);
        // A quotation mark before the first word belongs to it, the sign of a list does not.
        let bullet = first.is_some_and(|word| word.bullet);
        let start = words.span(sentence.clone()).start;
        let before = found.last().map_or(0, |last: &Range<usize>| last.end);
        let opening = part(text, before..start).trim_start();
        let start = if bullet { start } else { start - opening.len() };
        let end = loop {
            let end = words.span(sentence.clone()).end;
            let rest = part(text, end..text.len());
            let closing = rest.find(|c: char| !".!?…”’\"')%".contains(c)).unwrap_or(rest.len());
            let after = part(rest, closing..rest.len());
            let goes_on = after.trim_start().starts_with(char::is_lowercase) && !after.starts_with('\n');
            let next = words.next_sentence(&sentence);
            if !goes_on || next.end <= sentence.end {
                break end + closing;
            }
            sentence = next;
        };
        found.push(start..end);
        sentence = words.next_sentence(&sentence);
    }
    if found.is_empty() && !text.trim().is_empty() {
        found.push(0..text.len());
    }
    found
}

/// The first of them; nothing of a text without words.
pub fn first_sentence(text: &str) -> &str {
    sentences(text).first().map_or("", |span| part(text, span.clone()).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_hears_its_end() {
        let cases: [(&str, &[&str]); 9] = [
            ("I saw it. Then more.", &["I saw it.", "Then more."]),
            ("  About 0.3% of them was lost!\nMore.", &["About 0.3% of them was lost!", "More."]),
            ("\"Where is my order?\" they asked. Then more.", &["\"Where is my order?\" they asked.", "Then more."]),
            (
                "$8,000 a week was lost (by us). “Why?” they asked.",
                &["$8,000 a week was lost (by us).", "“Why?” they asked."],
            ),
            ("- First point\n- Second point", &["First point", "Second point"]),
            ("No end", &["No end"]),
            ("One line\n\nAnother", &["One line", "Another"]),
            ("...", &["..."]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = sentences(text).into_iter().map(|span| part(text, span).trim()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
