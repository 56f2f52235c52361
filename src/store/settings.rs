//! What the program remembers between runs: the last choices, so that nobody is asked twice.

use super::{Store, private};
use crate::content::Problem;
use crate::session::{Feedback, Input};
use serde::{Deserialize, Serialize};
use std::io::{self, ErrorKind};

/// The version of this file.
const FORMAT: u32 = 1;
/// Bytes of this file.
const LARGEST: u64 = 64 << 10;

/// The remembered choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The version of this file.
    pub format: u32,
    /// Whether the first-run screen was seen.
    pub welcomed: bool,
    /// The last level's id.
    pub level: Option<String>,
    /// The last principle's id.
    pub principle: Option<String>,
    /// Typed or aloud.
    pub input: Input,
    /// How much is shown while answering.
    pub feedback: Feedback,
    /// Who rehearses, as they want a coach to see it.
    pub candidate: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: FORMAT,
            welcomed: false,
            level: None,
            principle: None,
            input: Input::default(),
            feedback: Feedback::default(),
            candidate: None,
        }
    }
}

impl Store {
    /// The remembered choices. A file that cannot be used is a problem, never a stop: the defaults hold then.
    pub fn settings(&self) -> (Settings, Option<Problem>) {
        match self.read_settings() {
            Ok(settings) => (settings, None),
            Err(message) => {
                let problem = Problem::new(self.dirs.settings.display().to_string(), message)
                    .cure("your last choices are forgotten; delete the file to be rid of this message");
                (Settings::default(), Some(problem))
            }
        }
    }

    /// Remembers the choices. A file of a newer program is left as it is, which is an error.
    pub fn save_settings(&self, settings: &Settings) -> io::Result<()> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let stored = private::open_to_read(&self.dirs.settings).and_then(|mut file| private::read(&mut file, LARGEST));
        let stored = stored.ok().and_then(|bytes| serde_json::from_slice::<Format>(&bytes).ok());
        if stored.is_some_and(|stored| stored.format > FORMAT) {
            return Err(io::Error::other("the settings were written by a newer starcoach and are left as they are"));
        }
        let mut bytes = serde_json::to_vec_pretty(&Settings { format: FORMAT, ..settings.clone() })?;
        bytes.push(b'\n');
        private::replace(&self.dirs.settings, &bytes)
    }

    fn read_settings(&self) -> Result<Settings, String> {
        let read = private::open_to_read(&self.dirs.settings).and_then(|mut file| private::read(&mut file, LARGEST));
        let bytes = match read {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Settings::default()),
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
