//! From a text that YAML gave to the places of its words in the file.

use super::yaml;
use crate::content::Traced;
use crate::content::clean::{is_hostile, part};

/// The text at a path of a YAML file, as it was read and cleaned, each word with its place in the file. Where folding and
/// escapes are too many to follow, all of it stands at the start of the value.
pub fn trace(file: &str, path: &str, text: &str) -> Traced {
    let Some(span) = yaml::span(file, path) else { return Traced::at(text, 0) };
    let mut walk = Walk { file, at: span.start, end: span.end };
    // A block begins with `|` or `>` and perhaps how it is cut.
    if part(file, span.clone()).starts_with(['|', '>']) {
        walk.at += part(file, span.clone()).find('\n').unwrap_or(span.len());
    } else if part(file, span.clone()).starts_with(['"', '\'']) {
        walk.at += 1;
    }
    let mut traced = Traced::default();
    let mut own = String::new();
    for c in text.chars() {
        match walk.find(c) {
            Some(at) => {
                traced.put(&own);
                own.clear();
                traced.take(file, at..at + c.len_utf8());
                walk.at = at + c.len_utf8();
            }
            None if c.is_whitespace() => own.push(c),
            None => return Traced::at(text, span.start),
        }
    }
    traced.put(&own);
    traced
}

struct Walk<'a> {
    file: &'a str,
    at: usize,
    end: usize,
}

impl Walk<'_> {
    /// Where the next character of the value stands; blank space only right here, since the file may have more of it.
    fn find(&self, wanted: char) -> Option<usize> {
        let rest = part(self.file, self.at..self.end);
        if wanted.is_whitespace() {
            return rest.starts_with(wanted).then_some(self.at);
        }
        let between = |c: char| c.is_whitespace() || is_hostile(c) || matches!(c, '\\' | '\'');
        let (index, found) = rest.char_indices().find(|(_, c)| *c == wanted || !between(*c))?;
        (found == wanted).then_some(self.at + index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that every word of every text stands where it is said to stand.
    #[track_caller]
    fn holds(file: &str) {
        let value = yaml::read(file).unwrap();
        for (key, text) in value.as_object().unwrap() {
            let text = text.as_str().unwrap();
            let traced = trace(file, key, text);
            assert_eq!(traced.text(), text);
            for word in text.split_whitespace() {
                let at = word.as_ptr() as usize - text.as_ptr() as usize;
                assert_eq!(
                    &file[traced.span(at..at + word.len())].replace("''", "'").replace('\\', ""),
                    word,
                    "{file}"
                );
            }
        }
    }

    #[test]
    fn words_are_found_in_every_kind_of_scalar() {
        holds("a: I pulled the logs.\nb: x\n");
        holds("a: >-\n  I pulled\n  the é logs.\n\n  All of them.\nb: |\n  - one\n    - two\n\n  three\n");
        holds("a: \"I \\\"pulled\\\" the\n   logs\"\nb: 'it''s the\n  log'\n");
        holds("a: I pulled\n  the logs\nb: |2\n   x y\n");
    }

    #[test]
    fn what_cannot_be_followed_stands_at_its_value() {
        let file = "b: x\na: \"caf\\u00e9 here\"\n";
        let traced = trace(file, "a", "café here");
        assert_eq!((traced.text(), traced.span(6..10)), ("café here", 8..8));
    }
}
