//! `file:line:column: family: message`, for editors and for continuous integration: faults only.

use super::column::Places;
use super::lines::is_fault;
use super::record::{Place, Record};
use crate::content::clean::visible;
use std::io::Write;

/// Writes every warning and disqualifier.
pub fn write(record: &Record<'_>, out: &mut Vec<u8>) {
    let (Place::File { name, .. } | Place::Line { name, .. }) = record.place;
    let mut places = Places::new(record.place);
    for found in record.findings.iter().filter(|found| is_fault(found.polarity)) {
        let (line, column) = places.of(found);
        let say = record.rule(found).map_or("", |rule| &rule.say);
        let message = visible(&say.split_whitespace().collect::<Vec<_>>().join(" "));
        // Writing to memory cannot fail.
        let _ = writeln!(out, "{}:{line}:{column}: {}: {message}", visible(name), found.family);
    }
}

/// Writes what is wrong with a line.
pub fn bad(name: &str, number: usize, error: &str, out: &mut Vec<u8>) {
    let _ = writeln!(out, "{}:{number}:1: error: {}", visible(name), visible(error));
}
