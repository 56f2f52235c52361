//! A record as one line of JSON.

use super::card;
use super::column::Places;
use super::line::Bad;
use super::record::{Found, Id, Place, Record};
use super::write::Json;
use crate::content::Polarity;

/// Writes a record; `reasons` adds reason and cure to each finding.
pub fn write(record: &Record<'_>, reasons: bool, out: &mut Vec<u8>) {
    let mut json = Json(out);
    json.raw("{\"id\":");
    match record.id {
        Id::Raw(id) => json.raw(id.get()),
        Id::File(name) => json.text(name),
    }
    json.raw(",\"findings\":[");
    let mut places = Places::new(record.place);
    for (index, found) in record.findings.iter().enumerate() {
        json.raw(if index == 0 { "{" } else { ",{" });
        finding(record, found, &mut places, reasons, &mut json);
        json.raw("}");
    }
    json.raw("]");
    if let Some(of) = &record.card {
        json.raw(",\"scorecard\":");
        card::write(of.score, &mut json);
    }
    for (index, (line, text)) in record.unplaced.iter().enumerate() {
        json.raw(if index == 0 { ",\"unplaced\":[" } else { "," });
        json.raw("{\"line\":");
        json.number(*line);
        json.raw(",\"text\":");
        json.text(text);
        json.raw("}");
    }
    json.raw(if record.unplaced.is_empty() { "}\n" } else { "]}\n" });
}

fn finding<'a>(record: &Record<'a>, found: &Found<'a>, places: &mut Places<'a>, reasons: bool, json: &mut Json<'_>) {
    json.raw("\"family\":");
    json.text(found.family);
    json.raw(",\"rule\":");
    json.text(found.rule);
    json.raw(match found.polarity {
        Polarity::Signal => ",\"polarity\":\"signal\",\"section\":",
        Polarity::Warning => ",\"polarity\":\"warning\",\"section\":",
        Polarity::Disqualifier => ",\"polarity\":\"disqualifier\",\"section\":",
    });
    match found.section {
        Some(section) => json.text(section),
        None => json.raw("null"),
    }
    json.raw(",\"start\":");
    json.number(found.start);
    json.raw(",\"end\":");
    json.number(found.end);
    json.raw(",\"text\":");
    json.text(found.text);
    if let Place::File { .. } = record.place {
        let (line, column) = places.of(found);
        json.raw(",\"line\":");
        json.number(line);
        json.raw(",\"column\":");
        json.number(column);
    }
    if reasons {
        let rule = record.rule(found);
        json.raw(",\"reason\":");
        json.text(rule.map_or("", |rule| &rule.say));
        json.raw(",\"cure\":");
        json.text(rule.map_or("", |rule| &rule.instead));
    }
}

/// Writes what is wrong with a line.
pub fn bad(number: usize, bad: &Bad<'_>, out: &mut Vec<u8>) {
    let mut json = Json(out);
    json.raw("{\"error\":");
    json.text(&bad.error);
    json.raw(",\"line\":");
    json.number(number);
    if let Some(id) = bad.id {
        json.raw(",\"id\":");
        json.raw(id.get());
    }
    json.raw("}\n");
}
