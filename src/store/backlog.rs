//! Lines on their way to a file that may refuse them.

use crate::session::limits;
use std::fs::File;
use std::io::{self, Write};

/// Where lines go. A seam: tests give one that fails.
pub trait Sink: Write {
    /// Shortens the file to `len` bytes.
    fn cut(&mut self, len: u64) -> io::Result<()>;
}

impl Sink for File {
    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }
}

/// What is not written yet. Lines leave in their order, and whole or not at all.
#[derive(Debug, Default)]
pub struct Backlog {
    waiting: Vec<u8>,
    /// How many lines these are.
    lines: usize,
    /// Bytes of the file's complete lines.
    whole: u64,
    /// Set when a part of a line may stand behind those.
    torn: bool,
    /// How many bytes the file had with it, where that is known: nobody else wrote to it while it has as many.
    seen: Option<u64>,
}

impl Backlog {
    /// For a file with so many bytes of complete lines, and so many bytes in all.
    pub fn after(whole: u64, all: u64) -> Self {
        Self { whole, torn: all > whole, seen: Some(all), ..Self::default() }
    }

    /// Adds a line.
    pub fn push(&mut self, line: &impl serde::Serialize) -> io::Result<()> {
        let before = self.waiting.len();
        if let Err(error) = serde_json::to_writer(&mut self.waiting, line) {
            self.waiting.truncate(before);
            return Err(error.into());
        }
        self.waiting.push(b'\n');
        self.lines += 1;
        Ok(())
    }

    /// Adds a line as it is, without its line end.
    pub fn push_line(&mut self, line: &[u8]) {
        self.waiting.extend_from_slice(line);
        self.waiting.push(b'\n');
        self.lines += 1;
    }

    /// Whether everything reached the file.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether a file of so many bytes is the one that was written, and nobody else wrote to it.
    pub fn follows(&self, len: u64) -> bool {
        if self.torn { self.seen.is_none_or(|seen| seen == len) } else { len == self.whole }
    }

    /// What waits, and how many bytes of the file stand before it.
    pub fn behind(&self) -> (u64, &[u8]) {
        (self.whole, &self.waiting)
    }

    /// How many lines wait.
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// Writes all that waits, in one piece. After a failure everything waits on, and what was written of it is cut
    /// off now or before the next attempt.
    pub fn write(&mut self, sink: &mut impl Sink) -> io::Result<()> {
        if self.torn {
            sink.cut(self.whole)?;
            self.torn = false;
        }
        if self.waiting.is_empty() {
            return Ok(());
        }
        let after = self.whole + self.waiting.len() as u64;
        if after > limits::FILE {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the session has reached its 64 MB"));
        }
        if let Err(error) = sink.write_all(&self.waiting) {
            // How much of it got there is not known then.
            (self.torn, self.seen) = (sink.cut(self.whole).is_err(), None);
            return Err(error);
        }
        self.whole = after;
        self.waiting.clear();
        self.lines = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk with little room, which may also refuse to shorten.
    #[derive(Default)]
    struct Disk {
        bytes: Vec<u8>,
        room: usize,
        stuck: bool,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let free = self.room.saturating_sub(self.bytes.len()).min(bytes.len());
            if free == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.bytes.extend(&bytes[..free]);
            Ok(free)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Sink for Disk {
        fn cut(&mut self, len: u64) -> io::Result<()> {
            if self.stuck {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.bytes.truncate(len as usize);
            Ok(())
        }
    }

    fn text(disk: &Disk) -> &str {
        std::str::from_utf8(&disk.bytes).unwrap()
    }

    #[test]
    fn a_full_disk_keeps_whole_lines_and_later_gets_the_rest_in_order() {
        for stuck in [false, true] {
            let mut disk = Disk { room: 8, stuck, ..Disk::default() };
            let mut backlog = Backlog::default();
            backlog.push(&"one").unwrap();
            backlog.write(&mut disk).unwrap();
            backlog.push(&"two").unwrap();
            assert_eq!(backlog.write(&mut disk).unwrap_err().kind(), io::ErrorKind::StorageFull);
            assert_eq!(text(&disk), if stuck { "\"one\"\n\"t" } else { "\"one\"\n" });
            backlog.push(&"three").unwrap();
            assert!(backlog.write(&mut disk).is_err());
            assert!(!backlog.is_empty());
            (disk.room, disk.stuck) = (1_000, false);
            backlog.write(&mut disk).unwrap();
            assert_eq!(text(&disk), "\"one\"\n\"two\"\n\"three\"\n");
            assert!(backlog.is_empty());
        }
    }

    #[test]
    fn a_torn_end_is_cut_before_anything_is_added() {
        let mut disk = Disk { bytes: b"\"one\"\n\"tw".to_vec(), room: 100, stuck: false };
        let mut backlog = Backlog::after(6, 9);
        backlog.push(&"three").unwrap();
        backlog.write(&mut disk).unwrap();
        assert_eq!(text(&disk), "\"one\"\n\"three\"\n");
    }

    #[test]
    fn a_file_never_grows_past_its_limit() {
        let mut backlog = Backlog::after(limits::FILE - 3, limits::FILE - 3);
        backlog.push(&"one").unwrap();
        let mut disk = Disk { room: 100, ..Disk::default() };
        assert_eq!(backlog.write(&mut disk).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(text(&disk), "");
    }
}
