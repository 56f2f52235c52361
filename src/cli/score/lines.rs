//! JSON lines in, judged lines out.

use super::line::{self, Bad, Line, Told};
use super::pipeline::{self, Batch, Sink};
use super::record::{Card, Found, Id, Place, Record, Tally};
use super::rubrics::unknown;
use super::{Desk, Format, json, person, unix};
use crate::content::{Polarity, Role};
use crate::scoring::judge::{Reading, judge_readings};
use crate::scoring::{Finding, Passage, Rubric, rubric};
use std::borrow::Cow;
use std::io::Read;
use std::sync::Arc;

/// Bytes of the longest line that is read.
pub const LARGEST: usize = 1 << 20;

/// Scores every line of a stream, in its order.
pub fn score(desk: &Arc<Desk>, name: &str, reader: Box<dyn Read + Send>, jobs: usize, sink: &Arc<Sink>) -> Tally {
    let (desk, name) = (Arc::clone(desk), name.to_owned());
    pipeline::run(reader, jobs, sink, move |batch, out| self::batch(&desk, &name, batch, out))
}

fn batch(desk: &Desk, name: &str, batch: &Batch, out: &mut Vec<u8>) -> Tally {
    let mut tally = Tally::default();
    if let Some(error) = &batch.error {
        bad(desk, name, batch.first, &Bad { id: None, error: error.clone() }, out);
        return Tally { bad: 1, ..tally };
    }
    for (index, bytes) in batch.bytes.split(|byte| *byte == b'\n').enumerate() {
        let number = batch.first + index;
        let json = bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| number == 1).unwrap_or(bytes);
        if json.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let read = if json.len() > LARGEST { Err(too_long()) } else { line::read(json) };
        let place = Place::Line { name, number, json };
        let done = read.and_then(|Line { id, told }| {
            match told {
                Told::Passage { text, role } => Ok(passage(desk, Id::Raw(id), place, &text, role, out)),
                Told::Answer { sections, pattern, level } => desk
                    .rubrics
                    .of_line(pattern.as_deref(), level.as_deref())
                    .and_then(|rubric| answer(desk, Id::Raw(id), place, &rubric, &sections, out)),
            }
            .map_err(|error| Bad { id: Some(id), error })
        });
        match done {
            Ok(found) => tally.add(found),
            Err(fault) => {
                bad(desk, name, number, &fault, out);
                tally.bad += 1;
            }
        }
    }
    tally
}

/// What is said of a line that was not even kept.
pub fn too_long<'a>() -> Bad<'a> {
    Bad { id: None, error: "longer than 1 MiB; it was not read".to_owned() }
}

fn passage(desk: &Desk, id: Id<'_>, place: Place<'_>, text: &str, role: Option<Role>, out: &mut Vec<u8>) -> Tally {
    let role = role.or(desk.role);
    let record = Record {
        id,
        place,
        findings: found_in(desk, text, text, role),
        card: None,
        unplaced: Vec::new(),
        engine: &desk.rubrics.engine,
    };
    print(desk, &record, out);
    record.tally()
}

/// What stands in a passage, its offsets being those of `text`.
pub fn found_in<'a>(desk: &'a Desk, text: &str, within: &'a str, role: Option<Role>) -> Vec<Found<'a>> {
    let engine = &desk.rubrics.engine;
    let roles = [role.unwrap_or(Role::Any)];
    let scan = engine.scan(Passage { text, roles: &roles, cursor: None });
    let standing = scan.into_iter().filter(Finding::stands);
    let found = standing.filter_map(|finding| {
        let known = engine.rule(finding.rule)?;
        Some(Found {
            family: &known.family,
            rule: &known.id,
            polarity: known.polarity,
            section: role.map(Role::name),
            start: finding.span.start,
            end: finding.span.end,
            text: within.get(finding.span).unwrap_or_default(),
            within,
        })
    });
    found.collect()
}

fn answer(
    desk: &Desk,
    id: Id<'_>,
    place: Place<'_>,
    rubric: &Rubric,
    sections: &[(Cow<'_, str>, Cow<'_, str>)],
    out: &mut Vec<u8>,
) -> Result<Tally, String> {
    let known = &rubric.framework.sections;
    if let Some((stranger, _)) = sections.iter().find(|(id, _)| !known.iter().any(|section| section.id == **id)) {
        return Err(unknown("section", stranger, &known.iter().map(|section| section.id.as_str()).collect::<Vec<_>>()));
    }
    let text = |id: &str| sections.iter().find(|(own, _)| own == id).map_or("", |(_, text)| text);
    let told = |id: &str| rubric::Told { text: text(id).to_owned(), ..rubric::Told::default() };
    let readings: Vec<Reading> = known.iter().map(|section| Reading::of(rubric, section, told(&section.id))).collect();
    let score = judge_readings(rubric, &readings.iter().collect::<Vec<_>>()).scorecard;
    let findings = score.findings.iter().map(|found| Found {
        family: &found.family,
        rule: &found.rule,
        polarity: found.polarity,
        section: Some(&found.section),
        start: found.start,
        end: found.end,
        text: &found.text,
        within: text(&found.section),
    });
    let record = Record {
        id,
        place,
        findings: findings.collect(),
        card: Some(Card { rubric, score: &score, told: known.iter().map(|section| text(&section.id)).collect() }),
        unplaced: Vec::new(),
        engine: &desk.rubrics.engine,
    };
    print(desk, &record, out);
    Ok(record.tally())
}

fn print(desk: &Desk, record: &Record<'_>, out: &mut Vec<u8>) {
    match desk.format.unwrap_or(Format::Jsonl) {
        Format::Jsonl => json::write(record, false, out),
        Format::Json => json::write(record, true, out),
        Format::Unix => unix::write(record, out),
        Format::Text => person::write(record, desk.colour, out),
    }
}

fn bad(desk: &Desk, name: &str, number: usize, bad: &Bad<'_>, out: &mut Vec<u8>) {
    match desk.format.unwrap_or(Format::Jsonl) {
        Format::Jsonl | Format::Json => json::bad(number, bad, out),
        Format::Unix => unix::bad(name, number, &bad.error, out),
        Format::Text => person::bad(name, number, &bad.error, desk.colour, out),
    }
}

/// Whether a polarity is a fault.
pub const fn is_fault(polarity: Polarity) -> bool {
    !matches!(polarity, Polarity::Signal)
}
