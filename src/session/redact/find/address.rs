//! Mail addresses and handles: "anna.smith@acme.com", "@annasmith".

use super::words::{Word, is_alone, is_within, words};
use crate::content::clean::part;
use std::ops::Range;

/// Letters from which a part of a name is looked for with an initial at its side.
const JOINED: usize = 3;
/// Pieces of an address that may be one name.
const PIECES: usize = 8;

/// The mail addresses and handles of a text.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut signed = false;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        // "o'brien@x.com", but "@acme's".
        let inner = matches!(c, '\'' | '’') && start.is_some() && !signed;
        match (is_in_one(c) || inner, start) {
            (true, None) => (start, signed) = (Some(at), is_at(c)),
            (true, Some(_)) => signed |= is_at(c),
            (false, Some(from)) => {
                found.extend(trimmed(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn is_in_one(c: char) -> bool {
    (c.is_alphanumeric() && !is_alone(c)) || is_within(c) || is_at(c) || matches!(c, '.' | '_' | '-' | '+' | '%')
}

fn is_at(c: char) -> bool {
    matches!(c, '@' | '＠' | '﹫')
}

/// A run without the marks around it, where it is an address: something stands behind its sign.
fn trimmed(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let run = part(text, span.clone());
    let inner = run.trim_end_matches(|c: char| is_at(c) || matches!(c, '.' | '-' | '+' | '%'));
    let end = span.start + inner.len();
    let inner = inner.trim_start_matches(['.', '-', '+', '%']);
    inner.contains(is_at).then_some(end - inner.len()..end)
}

/// What people make one word of a name of several: two parts, or one with the initial of another ("asmith", "smitha",
/// "annas"), or the last with all initials before it.
pub fn in_one(parts: &[&&str]) -> impl Iterator<Item = Word> {
    let initial = |part: &str| part.chars().take(1).collect::<String>();
    let is_long = |part: &str| part.chars().count() >= JOINED;
    let mut all: Vec<String> = Vec::new();
    for (at, one) in parts.iter().enumerate() {
        for other in parts.iter().skip(at + 1) {
            all.extend([format!("{one}{other}"), format!("{other}{one}")]);
            if is_long(other) {
                all.extend([format!("{}{other}", initial(one)), format!("{other}{}", initial(one))]);
            }
            if is_long(one) {
                all.push(format!("{one}{}", initial(other)));
            }
        }
    }
    if let Some((last, before)) = parts.split_last().filter(|(last, _)| is_long(last)) {
        all.push(before.iter().map(|part| initial(part)).chain([(**last).to_owned()]).collect());
    }
    all.into_iter().map(|word| Word::of(&word))
}

/// Whether an address holds a name: it is one of its pieces, or several that stand behind each other.
pub fn holds(address: &str, name: &Word) -> bool {
    address.split(is_at).any(|side| {
        let pieces: Vec<&str> = words(side).into_iter().flat_map(|span| pieces(part(side, span))).collect();
        (0..pieces.len()).any(|from| {
            let mut word = String::new();
            pieces.iter().skip(from).take(PIECES).any(|piece| {
                word.push_str(piece);
                Word::of(&word).is(name)
            })
        })
    })
}

/// A word in pieces, between its letters and digits and before the capitals within it: `AnnaTheGreat`, `asmith92`.
fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (at, c) in word.char_indices().filter(|(_, c)| !is_within(*c)) {
        let border = |last: char| last.is_numeric() != c.is_numeric() || (last.is_lowercase() && c.is_uppercase());
        if last.is_some_and(border) {
            pieces.push(part(word, start..at));
            start = at;
        }
        last = Some(c);
    }
    pieces.push(part(word, start..word.len()));
    pieces
}
