//! A session file, line by line, damage included.
//!
//! A kill can only leave an unterminated last line, which the store cuts before it gets here. Anything else that is
//! wrong with a line (a broken disk, a hand edit, a foreign file glued on) is reported with its number, the section
//! it may have changed is marked damaged until its next checkpoint, and the rest goes on.

use super::event::{Entry, Event};
use super::header::Header;
use super::limits;
use super::take::Take;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Flaws that are told one by one; further ones are only counted.
const TOLD: usize = 20;

/// Where a copy that was handed over carries its rubric.
const RUBRIC_LINE: usize = 2;

/// That line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Carried {
    rubric: Box<RawValue>,
}

/// Why a file is not read at all. It is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Not even the first line was saved before the program was cut off.
    Empty,
    /// The first line is not that of a session.
    Foreign(String),
    /// Written by a later program.
    Newer(u32),
    /// More bytes than a session may have.
    TooLarge,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(f, "the file ends before its first line does, so there is nothing to read"),
            Self::Foreign(reason) => write!(f, "this is not a session file: {reason}"),
            Self::Newer(format) => {
                write!(f, "written by a newer starcoach (session format {format}, this one reads {})", super::FORMAT)
            }
            Self::TooLarge => write!(f, "larger than {} MB, the limit of a session", limits::FILE >> 20),
        }
    }
}

/// One line that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// From 1; the header is line 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// What editors and mail programs may put before a text; never written.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The first line, without its line end.
pub fn read_header(line: &[u8]) -> Result<Header, Refused> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
    let foreign = |err: serde_json::Error| Refused::Foreign(crate::content::clean::visible(&err.to_string()));
    if line.len() > limits::LINE {
        return Err(Refused::Foreign("its first line is too long".into()));
    }
    match serde_json::from_slice(line).map_err(foreign)? {
        Format { format } if format > super::FORMAT => return Err(Refused::Newer(format)),
        Format { format } if format < super::FORMAT => {
            return Err(Refused::Foreign(format!("there is no session format {format}")));
        }
        Format { .. } => {}
    }
    let header: Header = serde_json::from_slice(line).map_err(foreign)?;
    if !header.id.is_valid() {
        return Err(Refused::Foreign("its id is not 32 hexadecimal digits".into()));
    }
    check_labels(&header)?;
    let mut ids: Vec<&str> = header.sections.iter().map(String::as_str).collect();
    ids.sort_unstable();
    ids.dedup();
    let fits = !ids.is_empty() && ids.len() <= limits::SECTIONS && ids.len() == header.sections.len();
    if !fits || ids.iter().any(|id| id.is_empty() || id.len() > limits::LABEL) {
        return Err(Refused::Foreign(format!("it must name 1 to {} different sections", limits::SECTIONS)));
    }
    Ok(header)
}

/// Whether what the header names can be drawn and looked for. The question may be longer than a name.
fn check_labels(header: &Header) -> Result<(), Refused> {
    let Header { pattern, framework, level, began, engine, rubric, .. } = header;
    let given = [&header.story, &header.principle, &header.candidate].into_iter().flatten();
    let long = given.chain([pattern, framework, level, began, engine, rubric]).any(|text| text.len() > limits::LABEL);
    if long || header.asked.as_ref().is_some_and(|asked| asked.len() > limits::TEXT) {
        return Err(Refused::Foreign("its first line has a name that is too long".into()));
    }
    let others = [&header.again_of, &header.about].into_iter().flatten();
    if others.chain(header.mock.as_ref().map(|mock| &mock.id)).any(|id| !id.is_valid()) {
        return Err(Refused::Foreign("it names another session by no id".into()));
    }
    Ok(())
}

/// Folds lines into a take and remembers what was wrong.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The session so far.
    pub take: Take,
    /// The entries that fit; their numbers have a gap where others were lost.
    pub entries: Vec<Entry>,
    /// What is wrong, at most a page of it.
    pub flaws: Vec<Flaw>,
    /// Flaws beyond those.
    pub untold: usize,
    /// The rubric that a copy brings along, as JSON; its hash is not checked here.
    pub rubric: Option<Box<RawValue>>,
    /// Whether entries are kept.
    keeps: bool,
    /// Whether the last entry has no line end; its bytes stand behind those of the complete lines.
    pub unended: bool,
    /// Whether the file ends within a line, which is left out: it was being written, or lost its end on its way.
    pub torn: bool,
    line: usize,
    /// Unreadable lines since the last entry: a gap of as many numbers is explained by them.
    unreadable: u64,
}

impl Reader {
    /// A whole file. Also says how many bytes its complete lines have; what follows them is a line that was being
    /// written when the program was cut off, and is left out.
    pub fn read(bytes: &[u8]) -> Result<(Self, usize), Refused> {
        Self::fold(bytes, true)
    }

    /// The same for a list, which has no use for the entries: a million of them take a hundred megabytes.
    pub fn read_in_short(bytes: &[u8]) -> Result<Self, Refused> {
        Self::fold(bytes, false).map(|(reader, _)| reader)
    }

    fn fold(bytes: &[u8], keeps: bool) -> Result<(Self, usize), Refused> {
        if bytes.len() as u64 > limits::FILE {
            return Err(Refused::TooLarge);
        }
        let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').filter_map(|line| line.strip_suffix(b"\n"));
        let header = lines.next().ok_or(Refused::Empty)?;
        let mut whole = header.len() + 1;
        let mut reader = Self { keeps, ..Self::new(read_header(header)?) };
        for line in lines {
            reader.line(line);
            whole += line.len() + 1;
        }
        // Mail and editors may take the last line end away; what reads as an entry is one.
        let rest = bytes.get(whole..).unwrap_or_default();
        if serde_json::from_slice::<Entry>(rest).is_ok() {
            reader.line(rest);
            reader.unended = true;
        } else {
            reader.torn = !rest.trim_ascii().is_empty();
        }
        Ok((reader, whole))
    }

    /// After the header.
    pub fn new(header: Header) -> Self {
        let take = Take::new(header);
        Self {
            take,
            entries: Vec::new(),
            flaws: Vec::new(),
            untold: 0,
            rubric: None,
            keeps: true,
            unended: false,
            torn: false,
            line: 1,
            unreadable: 0,
        }
    }

    /// One complete line, without its line end.
    pub fn line(&mut self, line: &[u8]) {
        self.line += 1;
        // Editors and mail programs may end a file with an empty line.
        if line.trim_ascii().is_empty() {
            return;
        }
        if line.len() > limits::LINE {
            self.unreadable += 1;
            return self.flaw(self.take.current, "too long for an entry");
        }
        if self.line == RUBRIC_LINE
            && let Ok(Carried { rubric }) = serde_json::from_slice(line)
        {
            if rubric.get().len() > limits::RUBRIC {
                return self.flaw(self.take.current, &format!("a rubric of more than {} MB", limits::RUBRIC >> 20));
            }
            self.rubric = Some(rubric);
            return;
        }
        match serde_json::from_slice::<Entry>(line) {
            Ok(entry) => self.entry(entry),
            Err(err) => {
                self.unreadable += 1;
                // The parser counts lines inside this line, which would mislead.
                let what = err.to_string();
                let what = what.split(" at line ").next().unwrap_or_default();
                self.flaw(self.take.current, &format!("not an entry: {}", crate::content::clean::visible(what)));
            }
        }
    }

    fn entry(&mut self, entry: Entry) {
        let due = self.take.n + 1;
        if entry.n > due && entry.n <= limits::ENTRIES {
            if entry.n - due > self.unreadable {
                self.flaw(self.take.current, &format!("entries {due} to {} are missing", entry.n - 1));
            }
            self.take.n = entry.n - 1;
        }
        self.unreadable = 0;
        match self.take.apply(&entry) {
            Ok(()) if self.keeps => self.entries.push(entry),
            Ok(()) => {}
            Err(misfit) => {
                if entry.n == self.take.n + 1 && entry.n <= limits::ENTRIES {
                    self.take.n = entry.n;
                }
                let section = match &entry.event {
                    Event::Text { section, .. } => self.take.section(section),
                    _ => None,
                };
                self.flaw(section.unwrap_or(self.take.current), &misfit.message);
            }
        }
    }

    fn flaw(&mut self, section: usize, message: &str) {
        if self.take.finished.is_none()
            && let Some(section) = self.take.sections.get_mut(section)
        {
            section.damaged = true;
        }
        if self.flaws.len() < TOLD {
            self.flaws.push(Flaw { line: self.line, message: message.to_owned() });
        } else {
            self.untold += 1;
        }
    }
}

#[cfg(test)]
mod tests;
