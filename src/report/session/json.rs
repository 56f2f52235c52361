//! A session as JSON: the model itself.

use super::Report;
use crate::content::clean::is_hostile;
use serde::Serialize;
use std::fmt::Write;

/// By this a report is known as one that was made of the same session: how it begins, after what is the same in each.
pub(super) fn mark(report: &Report) -> String {
    format!("\n  \"session\": {{\n    \"id\": \"{}\"", report.session.id.0)
}

/// The report, indented.
pub fn page(report: &Report) -> serde_json::Result<String> {
    written(report).map(|json| json + "\n")
}

/// A value as indented JSON in which nothing can steer a terminal: what could is written as `\u…`, and means the same.
fn written(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(harmless(&serde_json::to_string_pretty(value)?))
}

/// JSON with what could steer a terminal written as `\u…`. It stands in strings only.
pub fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if c == '\n' || !is_hostile(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut units) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}
