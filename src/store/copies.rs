//! Copies of sessions to hand over: one file that needs nothing beside it.

use super::whole;
use crate::session::{Entry, Header};
use std::io;
use std::path::Path;

/// What a copy is made of.
#[derive(Debug, Clone, Copy)]
pub struct Copy<'a> {
    /// The first line.
    pub header: &'a Header,
    /// The rubric as it is kept, where it still is.
    pub rubric: Option<&'a str>,
    /// The lines after it.
    pub entries: &'a [Entry],
}

impl Copy<'_> {
    /// Writes it to a file that must not be there yet; where one is, the error is [`io::ErrorKind::AlreadyExists`].
    /// Returns its size in bytes.
    pub fn write(&self, path: &Path) -> io::Result<usize> {
        let mut bytes = serde_json::to_vec(self.header)?;
        bytes.push(b'\n');
        if let Some(rubric) = self.rubric {
            bytes.extend_from_slice(b"{\"rubric\":");
            bytes.extend_from_slice(rubric.as_bytes());
            bytes.extend_from_slice(b"}\n");
        }
        for entry in self.entries {
            serde_json::to_writer(&mut bytes, entry)?;
            bytes.push(b'\n');
        }
        whole::write_new(path, &bytes).map(|()| bytes.len())
    }
}
