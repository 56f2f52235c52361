//! Where answers come from, and what kind of file it is.

use super::From;
use crate::content::Problem;
use crate::store::files;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// A file or standard input, opened.
pub struct Source {
    /// As the command line names it.
    pub name: String,
    /// What to read.
    pub input: Input,
}

/// What a source holds.
pub enum Input {
    /// One answer, read whole.
    Whole(Kind, String),
    /// JSON lines, read as they come.
    Lines(Box<dyn Read + Send>),
}

/// What one answer is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A story.
    Story,
    /// Markdown or plain text.
    Prose,
}

impl Source {
    /// Opens a path, `-` being standard input, and looks what it is.
    pub fn open(path: &Path, from: Option<From>) -> Result<Self, Problem> {
        let standard = path.as_os_str() == "-";
        let name = if standard { "-".to_owned() } else { path.display().to_string() };
        let mut reader: Box<dyn Read + Send> = if standard {
            if io::stdin().is_terminal() {
                eprintln!("starcoach: reading from the keyboard; Ctrl-D on a line of its own ends it");
            }
            Box::new(io::stdin())
        } else {
            Box::new(files::open(path)?)
        };
        let end = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
        let from = match (from, end.as_str()) {
            (Some(from), _) => from,
            (None, "yaml" | "yml") => From::Yaml,
            (None, "jsonl" | "ndjson") => From::Jsonl,
            (None, "md" | "markdown" | "txt" | "text") => From::Text,
            (None, _) => {
                let start = start(&mut reader).map_err(|error| files::unreadable(&name, &error))?;
                let json = start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
                let story = start.starts_with(b"format:");
                reader = Box::new(io::Cursor::new(start).chain(reader));
                if json {
                    From::Jsonl
                } else if story {
                    From::Yaml
                } else {
                    From::Text
                }
            }
        };
        let kind = match from {
            From::Jsonl => return Ok(Self { name, input: Input::Lines(reader) }),
            From::Yaml => Kind::Story,
            From::Md | From::Text => Kind::Prose,
        };
        let text = files::read_all(&name, reader)?;
        Ok(Self { name, input: Input::Whole(kind, text) })
    }
}

/// The first bytes, as far as a first character and one line tell what it is.
fn start(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    let mut bytes = [0; 512];
    while start.len() < 4096 && !start.iter().any(|byte: &u8| !byte.is_ascii_whitespace()) {
        match reader.read(&mut bytes) {
            Ok(0) => break,
            Ok(read) => start.extend_from_slice(bytes.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    // A byte-order mark is no character of the text.
    let bom = start.starts_with("\u{feff}".as_bytes());
    Ok(if bom { start.split_off(3) } else { start })
}
