//! A record as one line of JSON.

use super::card;
use super::line::Bad;
use super::record::{Found, Id, Place, Record};
use crate::content::clean::is_hostile;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};
use serde_json::value::RawValue;
use std::io::{self, Write};

/// Writes a record; `reasons` adds reason and cure to each finding.
pub fn write(record: &Record<'_>, reasons: bool, out: &mut Vec<u8>) {
    line(&Out { record, reasons }, out);
}

/// Writes what is wrong with a line.
pub fn bad(number: usize, bad: &Bad<'_>, out: &mut Vec<u8>) {
    #[derive(Serialize)]
    struct Fault<'a> {
        error: &'a str,
        line: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'a RawValue>,
    }
    line(&Fault { error: &bad.error, line: number, id: bad.id }, out);
}

fn line(value: &impl Serialize, out: &mut Vec<u8>) {
    let mut to = serde_json::Serializer::with_formatter(&mut *out, Plain);
    // Writing to memory cannot fail, and no map of ours has keys that are no text.
    let _ = value.serialize(&mut to);
    out.push(b'\n');
}

/// JSON in which nothing can steer a terminal: what is hostile is escaped, and means the same.
struct Plain;

impl Formatter for Plain {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, to: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.is_ascii() && !fragment.contains('\x7f') || !fragment.contains(is_hostile) {
            return CompactFormatter.write_string_fragment(to, fragment);
        }
        let mut units = [0; 2];
        for c in fragment.chars() {
            if is_hostile(c) {
                for unit in c.encode_utf16(&mut units) {
                    write!(to, "\\u{unit:04x}")?;
                }
            } else {
                write!(to, "{c}")?;
            }
        }
        Ok(())
    }
}

struct Out<'a> {
    record: &'a Record<'a>,
    reasons: bool,
}

impl Serialize for Out<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let record = self.record;
        let mut map = to.serialize_map(None)?;
        match record.id {
            Id::Raw(id) => map.serialize_entry("id", id)?,
            Id::File(name) => map.serialize_entry("id", name)?,
        }
        map.serialize_entry("findings", &Findings(self))?;
        if let Some(card) = &record.card {
            map.serialize_entry("scorecard", &card::Out(card))?;
        }
        if !record.unplaced.is_empty() {
            map.serialize_entry("unplaced", &Unplaced(&record.unplaced))?;
        }
        map.end()
    }
}

struct Findings<'a>(&'a Out<'a>);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let findings = &self.0.record.findings;
        let mut list = to.serialize_seq(Some(findings.len()))?;
        for found in findings {
            list.serialize_element(&Finding { found, record: self.0.record, reasons: self.0.reasons })?;
        }
        list.end()
    }
}

struct Finding<'a> {
    found: &'a Found<'a>,
    record: &'a Record<'a>,
    reasons: bool,
}

impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let found = self.found;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("family", found.family)?;
        map.serialize_entry("rule", found.rule)?;
        map.serialize_entry("polarity", &found.polarity)?;
        map.serialize_entry("section", &found.section)?;
        map.serialize_entry("start", &found.start)?;
        map.serialize_entry("end", &found.end)?;
        map.serialize_entry("text", found.text)?;
        if let Place::File { text, .. } = self.record.place {
            let (line, column) = super::column::of(text, found.start);
            map.serialize_entry("line", &line)?;
            map.serialize_entry("column", &column)?;
        }
        if self.reasons {
            let rule = self.record.rule(found);
            map.serialize_entry("reason", rule.map_or("", |rule| &rule.say))?;
            map.serialize_entry("cure", rule.map_or("", |rule| &rule.instead))?;
        }
        map.end()
    }
}

struct Unplaced<'a>(&'a [(usize, String)]);

impl Serialize for Unplaced<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Part<'a> {
            line: usize,
            text: &'a str,
        }
        to.collect_seq(self.0.iter().map(|(line, text)| Part { line: *line, text }))
    }
}
