//! Lines and columns, in characters, from 1.

use super::record::{Found, Place};
use crate::content::clean::part;
use serde_json::value::RawValue;
use std::collections::HashMap;

/// Line and column of a byte of a text; a byte-order mark takes no column.
pub fn of(text: &str, at: usize) -> (usize, usize) {
    let before = part(text, 0..at);
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}');
    (1 + before.bytes().filter(|byte| *byte == b'\n').count(), 1 + line.chars().count())
}

/// Where a finding stands in its file.
pub fn in_file(place: Place<'_>, found: &Found<'_>) -> (usize, usize) {
    match place {
        Place::File { text, .. } => of(text, found.start),
        Place::Line { number, json, .. } => (number, in_json(json, found).unwrap_or(1)),
    }
}

/// The column in a line of JSON: the text is looked up once more, since it may have been read through escapes.
fn in_json(json: &[u8], found: &Found<'_>) -> Option<usize> {
    let line = std::str::from_utf8(json).ok()?;
    let fields: HashMap<&str, &RawValue> = serde_json::from_str(line).ok()?;
    let raw = match (fields.get("text"), fields.get("sections")) {
        (Some(text), _) => text.get(),
        (None, sections) => {
            let sections: HashMap<&str, &RawValue> = serde_json::from_str(sections?.get()).ok()?;
            sections.get(found.section?)?.get()
        }
    };
    let start = raw.as_ptr() as usize - line.as_ptr() as usize;
    let at = start + behind(raw, found.start);
    Some(1 + part(line, 0..at).chars().count())
}

/// Where in a JSON text, its quotes included, a byte of the text that it means stands.
fn behind(raw: &str, wanted: usize) -> usize {
    let mut meant = 0;
    let mut at = 1;
    while meant < wanted {
        let rest = part(raw, at..raw.len());
        let Some(c) = rest.chars().next() else { break };
        let unit = |from: usize| rest.get(from..from + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let (bytes, stands_for) = match (c, rest.as_bytes().get(1)) {
            ('\\', Some(b'u')) => match unit(2) {
                // Two units of one character.
                Some(0xd800..=0xdbff) => (12, 4),
                Some(code) => (6, char::from_u32(code).map_or(1, char::len_utf8)),
                None => (6, 1),
            },
            ('\\', _) => (2, 1),
            (c, _) => (c.len_utf8(), c.len_utf8()),
        };
        meant += stands_for;
        at += bytes;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        assert_eq!(of("é\nàb", 5), (2, 2));
        assert_eq!(of("", 0), (1, 1));
    }

    #[test]
    fn a_byte_is_found_behind_escapes() {
        let raw = r#""a\n\u00e9\ud83d\ude80é\"z""#;
        let meant: String = serde_json::from_str(raw).unwrap();
        let z = meant.find('z').unwrap();
        assert_eq!(&raw[behind(raw, z)..], "z\"");
    }
}
