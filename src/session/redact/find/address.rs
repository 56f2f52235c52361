//! Mail addresses and handles: "anna.smith@acme.com", "@annasmith".

use super::words::{Word, is_alone, is_within, words};
use crate::content::clean::part;
use std::ops::Range;

/// Letters from which a name is looked for at the ends of a longer word of an address.
const JOINED: usize = 3;

/// The mail addresses and handles of a text.
pub fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (is_in_one(c), start) {
            (true, None) => start = Some(at),
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

/// Whether an address holds a name: one of its words is that, or begins or ends with it, or what stands on a side of its
/// sign does, without what parts its words.
pub fn holds(address: &str, name: &Word) -> bool {
    let sides =
        address.split(is_at).map(|side| words(side).into_iter().map(|span| part(side, span)).collect::<String>());
    let own = words(address).into_iter().map(|span| part(address, span).to_owned());
    own.chain(sides).any(|text| {
        let word = Word::of(text.trim_matches(char::is_numeric));
        let joined = |word: &str, name: &str| word.starts_with(name) || word.ends_with(name);
        word.is(name) || (name.len() >= JOINED && word.any(name, joined))
    })
}
