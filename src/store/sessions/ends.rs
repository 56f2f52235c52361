//! The two ends of a session file, which tell all of a finished session without what lies between.

use super::super::{files, journal, private};
use crate::content::Problem;
use crate::progress::attempt::End;
use crate::session::take::Dismissal;
use crate::session::{Entry, Event, Header, Note, Notes, Reader, Refused, limits, reader};
use std::fs::File;
use std::io::{self, ErrorKind, Seek, SeekFrom};
use std::path::Path;

/// Bytes at the end of a file in which a finished session shows its result.
const TAIL: u64 = 48 << 10;
/// Bytes at its start in which the header ends.
const HEAD: u64 = 4 << 10;

/// What the end of a file says.
#[derive(Debug)]
pub enum Tail {
    /// The session is finished; with the name that it was given last, and what people noted.
    Finished(Box<End>, Option<String>, Notes),
    /// It is not.
    Open,
    /// Only the whole file can say.
    Unknown,
}

/// Header and end; nothing where the header is too long to be read so.
pub fn read(path: &Path, file: &mut File) -> Result<Option<(Header, Tail)>, Problem> {
    let unreadable = |error: io::Error| unreadable(path, &error);
    let head = private::read(file, HEAD).map_err(unreadable)?;
    let Some(line) = head.split(|byte| *byte == b'\n').next().filter(|line| line.len() < head.len()) else {
        return Ok(None);
    };
    let header = reader::read_header(line).map_err(|refused| journal::refused_problem(path, &refused))?;
    let mut tail = tail(&last(file).map_err(unreadable)?);
    if let Tail::Finished(end, name, notes) = &mut tail {
        notes.0.retain(|note| note.check(&header.sections).is_ok());
        if !is_in_order(&header, end, name.as_deref()) {
            tail = Tail::Unknown;
        }
    }
    Ok(Some((header, tail)))
}

/// Whether an end is one that a session with this header can have; only a file that was changed has another.
fn is_in_order(header: &Header, end: &End, name: Option<&str>) -> bool {
    end.sections.iter().map(|last| &last.id).eq(&header.sections)
        && end.sections.iter().all(|last| last.text.len() <= limits::TEXT)
        && end.sections.iter().map(|last| last.ms).fold(0, u64::saturating_add) <= limits::TIME
        && name.is_none_or(|name| name.len() <= limits::LABEL)
}

/// The whole file.
pub fn whole(path: &Path, file: &mut File) -> Result<Reader, Problem> {
    let unreadable = |error: io::Error| unreadable(path, &error);
    file.rewind().map_err(unreadable)?;
    let bytes = private::read(file, limits::FILE).map_err(unreadable)?;
    Reader::read_in_short(&bytes).map_err(|refused| journal::refused_problem(path, &refused))
}

/// The problem of a file that the system does not give.
pub fn unreadable(path: &Path, error: &io::Error) -> Problem {
    Problem::new(path.display().to_string(), format!("cannot be read: {}", files::reason(error)))
}

fn last(file: &mut File) -> io::Result<Vec<u8>> {
    let len = file.metadata()?.len();
    if len > limits::FILE {
        return Err(io::Error::new(ErrorKind::FileTooLarge, Refused::TooLarge.to_string()));
    }
    file.seek(SeekFrom::Start(len.saturating_sub(TAIL)))?;
    private::read(file, TAIL)
}

/// Reads backwards over what may follow the end of an answer, the end, and the questions before it.
fn tail(tail: &[u8]) -> Tail {
    // What follows the last line end is an entry where it reads as one, and otherwise was cut off.
    let rest = tail.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let unended = serde_json::from_slice::<Entry>(tail.get(rest..).unwrap_or_default()).is_ok();
    let whole = if unended { tail.len() } else { rest.saturating_sub(1) };
    let lines = tail.get(..whole).unwrap_or_default().rsplit(|byte| *byte == b'\n');
    let (mut end, mut name): (Option<Box<End>>, Option<String>) = (None, None);
    let (mut asked, mut dismissed, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        match (serde_json::from_slice::<Entry>(line).map(|entry| entry.event), &mut end) {
            (Ok(Event::Dismissed { rule, section, quote, reason }), None) => {
                dismissed.push(Dismissal { rule, section, quote, reason });
            }
            // The first of one id counts, which comes last here.
            (Ok(Event::Noted(note)), None) => {
                notes.retain(|known: &Note| known.id != note.id);
                notes.push(*note);
            }
            (Ok(Event::Named { name: given }), None) => name = name.or(Some(given)),
            (Ok(Event::Finished { sections, scorecard }), None) => {
                let dismissed = std::mem::take(&mut dismissed);
                end = Some(Box::new(End { sections, scorecard, withheld: false, dismissed }));
            }
            (Ok(Event::Answered { question, yes }), Some(end)) if !asked.contains(&question) => {
                asked.push(question);
                end.withheld |= !yes;
            }
            (
                Ok(
                    Event::Answered { .. }
                    | Event::Checked { .. }
                    | Event::Paused
                    | Event::Dismissed { .. }
                    | Event::Traced(_)
                    | Event::Text { .. },
                ),
                Some(_),
            ) => {}
            (Ok(_), None) => return Tail::Open,
            _ => break,
        }
    }
    notes.reverse();
    let Some(end) = end else { return Tail::Unknown };
    Tail::Finished(end, name.filter(|name| !name.is_empty()), Notes(notes))
}
