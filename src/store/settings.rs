//! What the program remembers between runs: the last choices, so that nobody is asked twice.

use super::{Store, private, whole};
use crate::app::Remembered;
use crate::content::Problem;
use serde::{Deserialize, Serialize};
use std::io::{self, ErrorKind};

/// The version of this file.
const FORMAT: u32 = 1;
/// Bytes of this file.
const LARGEST: u64 = 64 << 10;

/// The version of a file.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

/// The file: the choices with the version beside them.
#[derive(Serialize)]
struct File<'a> {
    format: u32,
    #[serde(flatten)]
    choices: &'a Remembered,
}

impl Store {
    /// The choices of last time. A file that cannot be used is a problem, never a stop: the defaults hold then.
    pub fn settings(&self) -> (Remembered, Option<Problem>) {
        match self.read_settings() {
            Ok(choices) => (choices, None),
            Err(message) => {
                let problem = Problem::new(self.dirs.settings.display().to_string(), message)
                    .cure("your last choices are forgotten; delete the file to be rid of this message");
                (Remembered::default(), Some(problem))
            }
        }
    }

    /// Remembers the choices. A file of a newer program is left as it is, which is an error.
    pub fn save_settings(&self, choices: &Remembered) -> io::Result<()> {
        let stored = private::open_to_read(&self.dirs.settings).and_then(|mut file| private::read(&mut file, LARGEST));
        let stored = stored.ok().and_then(|bytes| serde_json::from_slice::<Format>(&bytes).ok());
        if stored.is_some_and(|stored| stored.format > FORMAT) {
            return Err(io::Error::other("the settings were written by a newer starcoach and are left as they are"));
        }
        let mut bytes = serde_json::to_vec_pretty(&File { format: FORMAT, choices })?;
        bytes.push(b'\n');
        whole::write(&self.dirs.settings, &bytes)
    }

    fn read_settings(&self) -> Result<Remembered, String> {
        let read = private::open_to_read(&self.dirs.settings).and_then(|mut file| private::read(&mut file, LARGEST));
        let bytes = match read {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Remembered::default()),
            Err(error) => return Err(format!("cannot be read: {}", super::files::reason(&error))),
            Ok(bytes) => bytes,
        };
        let value: serde_json::Value =
            serde_json::from_slice(&bytes).map_err(|error| format!("is damaged: {error}"))?;
        match value.get("format").and_then(serde_json::Value::as_u64) {
            Some(1) => serde_json::from_value(value).map_err(|error| format!("is damaged: {error}")),
            Some(newer) if newer > u64::from(FORMAT) => Err(format!("has format {newer} of a newer starcoach")),
            _ => Err("is damaged: it has no format".to_owned()),
        }
    }
}
