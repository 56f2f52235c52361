//! The index: what every finished session says at its ends, so that a list of thousands opens none of them.
//!
//! It is a file of lines in the cache. The first tells by which program, of which folder; then come two for each
//! session: what lists show, and what progress counts. A session is read anew when its name, size or times are others,
//! or when it changed so short before the index was written that it may have changed again unseen. Whoever deletes the
//! index loses nothing but a second.

use super::short::Short;
use crate::content::clean::part;
use crate::progress::Attempt;
use crate::store::stamp::Stamp;
use crate::store::{Dirs, private, whole};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::time::SystemTime;

/// Raised when the lines change their meaning.
const FORMAT: u32 = 1;

/// Larger than this it is not read: thirty thousand sessions have 64 MB.
const LARGEST: u64 = 64 << 20;

/// What was kept.
#[derive(Debug, Default)]
pub struct Index {
    /// Tells by which program, of which folder; empty where that cannot be told, and then nothing is kept.
    head: String,
    text: String,
    /// When it was written.
    written: Option<SystemTime>,
    /// The sessions by their files' names.
    lines: HashMap<String, Line>,
}

/// One session of the index.
#[derive(Debug)]
struct Line {
    kept: Kept<'static>,
    /// Where its two lines lie.
    both: Range<usize>,
    /// Where the second one lies.
    second: Range<usize>,
}

/// The first of the two lines of a session.
#[derive(Debug, Serialize, Deserialize)]
struct Kept<'a>(Cow<'a, str>, Stamp, Cow<'a, Short>);

/// A session that the index knows.
#[derive(Debug)]
pub struct Known {
    /// What lists show.
    pub short: Short,
    both: Range<usize>,
    second: Range<usize>,
}

impl Index {
    /// The index as it lies there; an empty one where it is missing, damaged, or another's.
    pub fn load(dirs: &Dirs) -> Self {
        let head = head(dirs).unwrap_or_default();
        let Some((text, written)) = read(dirs).filter(|(text, _)| !head.is_empty() && text.starts_with(&head)) else {
            return Self { head, ..Self::default() };
        };
        let mut lines = HashMap::new();
        let mut at = head.len();
        while let Some(first) = line(&text, at) {
            let Some(second) = line(&text, first.end + 1) else { break };
            let both = first.start..second.end + 1;
            at = both.end;
            // One bad line is a session that is read.
            if let Ok(kept) = serde_json::from_str::<Kept<'static>>(part(&text, first)) {
                lines.insert(kept.0.to_string(), Line { kept, both, second });
            }
        }
        Self { head, text, written: Some(written), lines }
    }

    /// Takes out what is known of a file that is as it was.
    pub fn take(&mut self, file: &str, stamp: Stamp) -> Option<Known> {
        let seen = self.written?;
        let line = self.lines.remove(file)?;
        let Kept(_, kept, short) = line.kept;
        let same = kept == stamp && stamp.is_settled(seen);
        same.then(|| Known { short: short.into_owned(), both: line.both, second: line.second })
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.written.is_none()
    }

    /// Whether it has sessions that nobody took out: their files are gone or others now.
    pub fn has_more(&self) -> bool {
        !self.lines.is_empty()
    }

    /// What progress counts of a session, nothing where it counts nothing; an error where that cannot be read.
    pub fn attempt(&self, known: &Known) -> serde_json::Result<Option<Attempt>> {
        serde_json::from_str(part(&self.text, known.second.clone()))
    }

    /// The lines of a session that is known.
    pub fn lines<'a>(&'a self, known: &Known) -> &'a str {
        part(&self.text, known.both.clone())
    }

    /// Writes another in its place. Where that cannot be done the sessions are read again the next time, which is no
    /// failure.
    pub fn write<'a>(&self, dirs: &Dirs, lines: impl Iterator<Item = &'a str>) {
        if self.head.is_empty() {
            return;
        }
        let mut bytes = self.head.clone().into_bytes();
        lines.for_each(|lines| bytes.extend_from_slice(lines.as_bytes()));
        let _ = whole::write_unsynced(&dirs.index, &bytes);
    }
}

/// The two lines of a session; nothing where they cannot be written as JSON.
pub fn lines(file: &str, stamp: Stamp, short: &Short, attempt: Option<&Attempt>) -> Option<String> {
    let first = serde_json::to_string(&Kept(Cow::Borrowed(file), stamp, Cow::Borrowed(short))).ok()?;
    Some(format!("{first}\n{}\n", serde_json::to_string(&attempt).ok()?))
}

/// The line that begins there, without its end.
fn line(text: &str, at: usize) -> Option<Range<usize>> {
    let length = text.get(at..)?.find('\n')?;
    Some(at..at + length)
}

/// The first line. Another program may read the same files otherwise.
fn head(dirs: &Dirs) -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let stamp = Stamp::of(&std::fs::metadata(&program).ok()?)?;
    let head = (FORMAT, env!("CARGO_PKG_VERSION"), program, stamp, &dirs.sessions);
    serde_json::to_string(&head).ok().map(|head| head + "\n")
}

fn read(dirs: &Dirs) -> Option<(String, SystemTime)> {
    let mut file = private::open_to_read(&dirs.index).ok()?;
    let meta = file.metadata().ok()?;
    if meta.len() > LARGEST {
        return None;
    }
    let bytes = private::read(&mut file, meta.len()).ok()?;
    Some((String::from_utf8(bytes).ok()?, meta.modified().ok()?))
}
