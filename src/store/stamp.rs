//! What the system tells of a file, by which one that has changed is known without being read.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// A file that changed this short before it was looked at may change again without another time: some file systems
/// count in steps of two seconds.
const STEP: Duration = Duration::from_secs(2);

/// Size in bytes; when its text changed, and where the system tells it anything else of it, in ns since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(u64, u64, u64);

impl Stamp {
    /// Nothing where the system does not tell the time, or one before 1970.
    pub fn of(meta: &Metadata) -> Option<Self> {
        let written = meta.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let ns = |time: Duration| u64::try_from(time.as_nanos()).ok();
        Some(Self(meta.len(), ns(written)?, ns(touched(meta))?))
    }

    /// When it changed last.
    pub fn changed(self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_nanos(self.1.max(self.2))
    }

    /// Whether any change since would show: `seen` is the time of a file that was written after this was looked at.
    pub fn is_settled(self, seen: SystemTime) -> bool {
        is_settled(self.changed(), seen)
    }
}

/// The same for the last change of several files.
pub fn is_settled(changed: SystemTime, seen: SystemTime) -> bool {
    seen.duration_since(changed).is_ok_and(|since| since > STEP)
}

/// When anything of the file changed: its text, its rights, its owner. No program can set it.
#[cfg(unix)]
fn touched(meta: &Metadata) -> Duration {
    use std::os::unix::fs::MetadataExt;
    Duration::new(meta.ctime().try_into().unwrap_or_default(), meta.ctime_nsec().try_into().unwrap_or_default())
}

#[cfg(not(unix))]
fn touched(_: &Metadata) -> Duration {
    Duration::ZERO
}
