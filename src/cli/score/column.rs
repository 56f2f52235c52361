//! Lines and columns, in characters, from 1. They are asked for in the order of the text, so each text is counted once.

use super::record::{Found, Place};
use crate::content::clean::part;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;

/// Counts lines and columns along a text.
pub struct Ruler<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Ruler<'a> {
    /// At the start of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Line and column of a byte; a byte-order mark takes no column.
    pub fn of(&mut self, at: usize) -> (usize, usize) {
        if at < self.at {
            *self = Self::new(self.text);
        }
        for c in part(self.text, self.at..at).chars() {
            match c {
                '\n' => (self.line, self.column) = (self.line + 1, 1),
                '\u{feff}' if self.column == 1 => {}
                _ => self.column += 1,
            }
        }
        self.at = at;
        (self.line, self.column)
    }
}

/// Where the findings of one record stand in its file.
pub struct Places<'a> {
    place: Place<'a>,
    /// Of a file.
    ruler: Ruler<'a>,
    /// Of a line of JSON, by section.
    raw: HashMap<Option<&'a str>, Option<Raw<'a>>>,
    within: HashMap<Option<&'a str>, Ruler<'a>>,
}

impl<'a> Places<'a> {
    /// Those of a record that stands here.
    pub fn new(place: Place<'a>) -> Self {
        let text = if let Place::File { text, .. } = place { text } else { "" };
        Self { place, ruler: Ruler::new(text), raw: HashMap::new(), within: HashMap::new() }
    }

    /// Line and column of a finding.
    pub fn of(&mut self, found: &Found<'a>) -> (usize, usize) {
        match self.place {
            Place::File { .. } => self.ruler.of(found.start),
            Place::Line { number, json, .. } => {
                let raw = self.raw.entry(found.section).or_insert_with(|| Raw::find(json, found.section));
                (number, raw.as_mut().map_or(1, |raw| raw.column(found.start)))
            }
        }
    }

    /// Line and column of a finding in the text of its section.
    pub fn in_section(&mut self, found: &Found<'a>) -> (usize, usize) {
        match self.place {
            Place::File { .. } => self.ruler.of(found.start),
            Place::Line { .. } => {
                self.within.entry(found.section).or_insert_with(|| Ruler::new(found.within)).of(found.start)
            }
        }
    }
}

/// A text in a line of JSON, which may be written with escapes.
struct Raw<'a> {
    /// The line from its quotation mark on.
    json: &'a str,
    /// The byte looked at, how many bytes of the text stand before it, and its column in the line.
    at: usize,
    meant: usize,
    column: usize,
}

impl<'a> Raw<'a> {
    fn find(json: &'a [u8], section: Option<&str>) -> Option<Self> {
        let line = std::str::from_utf8(json).ok()?;
        let fields: HashMap<Cow<'_, str>, &RawValue> = serde_json::from_str(line).ok()?;
        let raw = match (fields.get("text"), fields.get("sections")) {
            (Some(text), _) => text.get(),
            (None, sections) => {
                let sections: HashMap<Cow<'_, str>, &RawValue> = serde_json::from_str(sections?.get()).ok()?;
                sections.get(section?)?.get()
            }
        };
        let start = raw.as_ptr() as usize - line.as_ptr() as usize;
        let column = 2 + part(line, 0..start).chars().count();
        Some(Self { json: part(line, start..line.len()), at: 1, meant: 0, column })
    }

    /// The column of a byte of the text.
    fn column(&mut self, wanted: usize) -> usize {
        if wanted < self.meant {
            let passed = part(self.json, 1..self.at).chars().count();
            (self.at, self.meant, self.column) = (1, 0, self.column - passed);
        }
        while self.meant < wanted {
            let rest = part(self.json, self.at..self.json.len());
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
            self.meant += stands_for;
            self.at += bytes;
            self.column += if c == '\\' { bytes } else { 1 };
        }
        self.column
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters_forwards_and_back() {
        let mut ruler = Ruler::new("\u{feff}é\nàb");
        assert_eq!(ruler.of(8), (2, 2));
        assert_eq!(ruler.of(3), (1, 1));
        assert_eq!(ruler.of(6), (2, 1));
        assert_eq!(Ruler::new("").of(0), (1, 1));
    }

    #[test]
    fn a_byte_is_found_behind_escapes() {
        let json = r#"{"text":"a\n\u00e9\ud83d\ude80é\"z"}"#;
        let mut raw = Raw::find(json.as_bytes(), None).unwrap();
        let meant: serde_json::Value = serde_json::from_str(json).unwrap();
        let z = meant["text"].as_str().unwrap().find('z').unwrap();
        let column = 1 + json.chars().position(|c| c == 'z').unwrap();
        assert_eq!(raw.column(z), column);
        assert_eq!(raw.column(0), 10);
        assert_eq!(raw.column(z), column);
        let escaped = r#"{"gr\u00f6\u00dfe":1,"sections":{"act\u0069on":"xy"}}"#;
        let mut raw = Raw::find(escaped.as_bytes(), Some("action")).unwrap();
        assert_eq!(raw.column(1), 1 + escaped.chars().position(|c| c == 'y').unwrap());
    }
}
