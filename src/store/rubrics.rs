//! The rubrics that sessions were judged by, each stored once under the SHA-256 of its bytes.

use super::{Store, private, whole};
use crate::scoring::stored::StoredRubric;
use crate::session::{Reader, limits};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::io::{self, Seek, SeekFrom};
use std::path::Path;
use std::path::PathBuf;

/// Bytes of a stored rubric.
const LARGEST: u64 = limits::RUBRIC as u64;

/// Bytes at the start of a session file in which its header ends.
const HEADER: u64 = 64 << 10;

/// How the line begins on which a copy carries its rubric.
const CARRIED: &[u8] = b"{\"rubric\":";

impl Store {
    /// Keeps a rubric and returns the hash that names it, 64 hexadecimal digits for the session's header.
    pub fn keep_rubric(&self, rubric: &impl Serialize) -> io::Result<String> {
        let bytes = serde_json::to_vec(rubric)?;
        if bytes.len() as u64 > LARGEST {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                format!("a rubric is smaller than {} MiB", LARGEST >> 20),
            ));
        }
        let hash = hash(&bytes);
        let path = self.dirs.rubric_store.join(format!("{hash}.json"));
        // A file cut by a full disk, or changed since, is put right.
        if private::open_to_read(&path).and_then(|mut file| private::read(&mut file, LARGEST)).ok().as_ref()
            != Some(&bytes)
        {
            whole::write(&path, &bytes)?;
        }
        Ok(hash)
    }

    /// Whether a file of that hash is there.
    pub fn keeps_rubric(&self, hash: &str) -> bool {
        self.rubric_path(hash).is_some_and(|path| path.is_file())
    }

    /// Where a rubric lies; nothing for what is no hash, which could name any file.
    fn rubric_path(&self, hash: &str) -> Option<PathBuf> {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| self.dirs.rubric_store.join(format!("{hash}.json")))
    }

    /// The rubric of that hash, where it is kept and unchanged.
    pub fn rubric<T: DeserializeOwned>(&self, hash_of_it: &str) -> Option<T> {
        let bytes = self.rubric_bytes(hash_of_it)?;
        serde_json::from_slice(&bytes).ok()
    }

    /// The rubric of a session: the one that is kept, or else the one that its file carries, where that is unchanged.
    pub fn rubric_of<T: DeserializeOwned>(&self, session: &Reader) -> Option<T> {
        self.rubric(&session.take.header.rubric).or_else(|| serde_json::from_str(carried(session)?).ok())
    }

    /// The rubric of a session as JSON, byte for byte as its hash was made: the one that is kept, or else the one that
    /// its file carries.
    pub fn rubric_text(&self, session: &Reader) -> Option<String> {
        let kept = self.rubric_bytes(&session.take.header.rubric);
        let kept = kept.and_then(|bytes| String::from_utf8(bytes).ok());
        kept.or_else(|| carried(session).map(str::to_owned))
    }

    /// The words a minute and the seconds of the whole answer in the rubric of that hash: one that is kept, or one that
    /// this session file carries, where that is unchanged.
    pub fn pace_and_target(&self, hash_of_it: &str, file: &Path) -> Option<(u32, u32)> {
        let carried = || {
            let mut file = private::open_to_read(file).ok()?;
            let start = private::read(&mut file, HEADER).ok()?;
            let line = start.iter().position(|byte| *byte == b'\n')? + 1;
            if !start.get(line..)?.starts_with(CARRIED) {
                return None;
            }
            file.seek(SeekFrom::Start((line + CARRIED.len()) as u64)).ok()?;
            let bytes = private::read(&mut file, LARGEST).ok()?;
            let line = bytes.split(|byte| *byte == b'\n').next().filter(|line| line.len() < bytes.len())?;
            let rubric = line.trim_ascii_end().strip_suffix(b"}")?;
            if hash(rubric) == hash_of_it { serde_json::from_slice(rubric).ok() } else { None }
        };
        let stored: StoredRubric = self.rubric(hash_of_it).or_else(carried)?;
        let total = stored.pattern.level(&stored.level)?.total;
        Some((stored.pace, total))
    }

    /// The rubric of that hash as it is kept, where it is unchanged.
    pub fn rubric_bytes(&self, hash_of_it: &str) -> Option<Vec<u8>> {
        let path = self.rubric_path(hash_of_it)?;
        let bytes = private::read(&mut private::open_to_read(&path).ok()?, LARGEST).ok()?;
        (hash(&bytes) == hash_of_it).then_some(bytes)
    }
}

/// The rubric that a session's file carries, where it is the one that its header names.
fn carried(session: &Reader) -> Option<&str> {
    let text = session.rubric.as_ref()?.get();
    (hash(text.as_bytes()) == session.take.header.rubric).then_some(text)
}

/// SHA-256 in hex.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
