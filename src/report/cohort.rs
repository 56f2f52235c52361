//! The answers of many candidates as one table.
//!
//! The rows come in the order of candidate, question and time, so each is kept until all are there: what a row says and
//! no more, in texts of bounded length and with names that recur kept once. That is about 200 bytes a session.

use super::session::json::harmless;
use crate::clock;
use crate::content::clean::{part, visible};
use crate::content::pattern::Weakness;
use crate::scoring::Verdict;
use crate::session::{Notes, SessionId};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

/// The version of the JSON; it changes when a field changes its meaning or goes away.
const FORMAT: u32 = 1;

/// Bytes of a candidate's name, and of any other text, that a row keeps.
const NAME: usize = 200;
const PATH: usize = 1_000;

/// The columns of the CSV.
const COLUMNS: [&str; 15] = [
    "candidate", "pattern", "attempt", "began", "verdict", "total", "primary_weakness", "seconds", "target", "rating",
    "ratings", "predicted", "open_comments", "id", "file",
];

/// What a finished answer says in a row.
#[derive(Debug)]
pub struct Row<'a> {
    /// Who; may be empty.
    pub candidate: String,
    /// The pattern's id.
    pub pattern: String,
    /// Wall time and zone of the start.
    pub began: String,
    /// As judged then; nothing where it was withheld, or for an answer aloud.
    pub verdict: Option<Verdict>,
    /// 0 to 100.
    pub total: Option<u32>,
    /// What was to be fixed first.
    pub weakness: Option<Weakness>,
    /// By the judged measure.
    pub seconds: Option<u32>,
    /// What the whole answer should take at most.
    pub target: Option<u32>,
    /// The session's id.
    pub id: SessionId,
    /// Its file, as seen from the folder.
    pub file: String,
    /// What people noted on it.
    pub notes: &'a Notes,
}

/// A row as it is kept.
#[derive(Debug)]
struct Kept {
    candidate: Arc<str>,
    pattern: Arc<str>,
    wall_ms: i64,
    began: Box<str>,
    verdict: Option<Verdict>,
    total: Option<u8>,
    weakness: Option<Weakness>,
    seconds: Option<u32>,
    target: Option<u32>,
    /// Their sum and how many.
    ratings: (u32, u16),
    predicted: Option<u8>,
    open_comments: u16,
    notes: u16,
    id: u128,
    file: Box<str>,
}

/// A row as JSON has it.
#[derive(Debug, Serialize)]
struct Line<'a> {
    format: u32,
    candidate: Option<&'a str>,
    pattern: &'a str,
    attempt: u32,
    began: &'a str,
    verdict: Option<Verdict>,
    total: Option<u8>,
    primary_weakness: Option<Weakness>,
    seconds: Option<u32>,
    target: Option<u32>,
    rating: Option<f64>,
    ratings: u16,
    predicted: Option<u8>,
    open_comments: u16,
    id: SessionId,
    file: &'a str,
}

/// Every answer of a folder.
#[derive(Debug, Default)]
pub struct Cohort {
    rows: Vec<Kept>,
    /// Names and ids that recur.
    names: BTreeSet<Arc<str>>,
    /// Files that have no row since another one of the same session has it: that one, and they.
    copies: Vec<(Box<str>, Box<str>)>,
    unfinished: usize,
    drills: usize,
}

impl Cohort {
    /// Adds an answer.
    pub fn add(&mut self, row: &Row<'_>) {
        let ratings = row.notes.ratings();
        let kept = Kept {
            candidate: self.name(&row.candidate),
            pattern: self.name(&row.pattern),
            wall_ms: clock::wall_ms(&row.began).unwrap_or_default(),
            began: short(&row.began, NAME).into(),
            verdict: row.verdict,
            total: row.total.map(|total| total.min(100) as u8),
            weakness: row.weakness,
            seconds: row.seconds,
            target: row.target,
            ratings: (ratings.iter().map(|(_, it)| u32::from(it.overall)).sum(), ratings.len() as u16),
            predicted: row.notes.predicted(),
            open_comments: row.notes.threads().iter().filter(|thread| thread.open).count() as u16,
            notes: row.notes.0.len() as u16,
            id: u128::from_str_radix(&row.id.0, 16).unwrap_or_default(),
            file: short(&row.file, PATH).into(),
        };
        self.rows.push(kept);
    }

    /// Counts what has no row: a drill, or an answer that is not finished.
    pub fn leave_out(&mut self, drill: bool) {
        if drill {
            self.drills += 1;
        } else {
            self.unfinished += 1;
        }
    }

    /// By candidate, question and time. Of several files of one session the one with the most notes has the row.
    pub fn sort(&mut self) {
        let most = |row: &Kept| std::cmp::Reverse(row.notes);
        self.rows.sort_unstable_by(|a, b| (a.id, most(a), &a.file).cmp(&(b.id, most(b), &b.file)));
        let copies = &mut self.copies;
        self.rows.dedup_by(|copy, kept| {
            let same = copy.id == kept.id;
            if same {
                copies.push((kept.file.clone(), std::mem::take(&mut copy.file)));
            }
            same
        });
        self.rows.sort_unstable_by(|a, b| {
            (&a.candidate, &a.pattern, a.wall_ms, a.id, &a.file)
                .cmp(&(&b.candidate, &b.pattern, b.wall_ms, b.id, &b.file))
        });
    }

    /// Files that have no row since another one of the same session has it: that one, and they.
    pub fn copies(&self) -> &[(Box<str>, Box<str>)] {
        &self.copies
    }

    /// What has no row, in a line each.
    pub fn left_out(&self) -> Vec<String> {
        let told = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 session {one} and has no row")),
            count => Some(format!("{count} sessions {many} and have no row")),
        };
        let unfinished = told(self.unfinished, "is not finished", "are not finished");
        unfinished.into_iter().chain(told(self.drills, "is a drill", "are drills")).collect()
    }

    /// Writes every row, as CSV with a heading or as one object of JSON on each line.
    pub fn write(&self, out: impl Write, as_json: bool) -> io::Result<()> {
        if as_json { self.json(out) } else { self.csv(out) }
    }

    fn csv(&self, out: impl Write) -> io::Result<()> {
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        csv.write_record(COLUMNS).map_err(io::Error::from)?;
        self.each(|line| {
            let number = |number: Option<u32>| number.map(|it| it.to_string()).unwrap_or_default();
            csv.write_record([
                cell(line.candidate.unwrap_or_default()),
                cell(line.pattern),
                line.attempt.to_string(),
                cell(line.began),
                line.verdict.map(|verdict| id_of(&verdict)).unwrap_or_default(),
                number(line.total.map(u32::from)),
                line.primary_weakness.map(|weakness| id_of(&weakness)).unwrap_or_default(),
                number(line.seconds),
                number(line.target),
                line.rating.map(|mean| format!("{mean:.2}")).unwrap_or_default(),
                line.ratings.to_string(),
                number(line.predicted.map(u32::from)),
                line.open_comments.to_string(),
                line.id.0.clone(),
                cell(line.file),
            ])
            .map_err(io::Error::from)
        })?;
        csv.flush()
    }

    fn json(&self, mut out: impl Write) -> io::Result<()> {
        self.each(|line| {
            let json = serde_json::to_string(line)?;
            writeln!(out, "{}", harmless(&json))
        })?;
        out.flush()
    }

    /// Every row with the number of its attempt.
    fn each(&self, mut write: impl FnMut(&Line<'_>) -> io::Result<()>) -> io::Result<()> {
        let (mut attempt, mut before): (u32, Option<&Kept>) = (0, None);
        for row in &self.rows {
            let same = before.is_some_and(|it| (&it.candidate, &it.pattern) == (&row.candidate, &row.pattern));
            attempt = if same { attempt + 1 } else { 1 };
            before = Some(row);
            let (sum, count) = row.ratings;
            write(&Line {
                format: FORMAT,
                candidate: Some(&*row.candidate).filter(|name| !name.is_empty()),
                pattern: &row.pattern,
                attempt,
                began: &row.began,
                verdict: row.verdict,
                total: row.total,
                primary_weakness: row.weakness,
                seconds: row.seconds,
                target: row.target,
                rating: (count > 0).then(|| (f64::from(sum) / f64::from(count) * 100.0).round() / 100.0),
                ratings: count,
                predicted: row.predicted,
                open_comments: row.open_comments,
                id: SessionId::new(row.id),
                file: &row.file,
            })?;
        }
        Ok(())
    }

    /// A text that is kept once however often it comes.
    fn name(&mut self, name: &str) -> Arc<str> {
        let name = short(name, NAME);
        if let Some(known) = self.names.get(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = name.into();
        self.names.insert(Arc::clone(&name));
        name
    }
}

/// The start of a text, of so many bytes at most.
fn short(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    part(text, 0..end)
}

/// The name of a value as files spell it.
fn id_of(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A text as a cell: nothing in it steers a terminal, and no spreadsheet takes it for a formula.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    let shown = visible(text);
    if formula { format!("'{shown}") } else { shown }
}

#[cfg(test)]
mod tests;
