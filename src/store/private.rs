//! Files that only the user may read.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a file that must not exist, for appending.
#[expect(clippy::disallowed_methods, reason = "the store touches files")]
pub fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Takes away a file that this program made a moment ago and that nothing was written to.
pub fn discard(path: &Path) {
    #[expect(clippy::disallowed_methods, reason = "the store touches files")]
    // An empty file that stays is no loss.
    let _ = std::fs::remove_file(path);
}

/// Opens a file to read it and append to it.
#[expect(clippy::disallowed_methods, reason = "the store touches files")]
pub fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).append(true).open(path)
}

/// Opens a file to read it.
#[expect(clippy::disallowed_methods, reason = "the store touches files")]
pub fn open_to_read(path: &Path) -> io::Result<File> {
    // Opening a named pipe would wait for ever, and a folder reads as an odd error.
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
    }
    File::open(path)
}

/// Reads a file up to `limit` bytes and one more, so that the caller sees when it is longer.
pub fn read(file: &mut File, limit: u64) -> io::Result<Vec<u8>> {
    use io::Read;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes sure that the names in a folder survive a power cut.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "the store touches files")]
    File::open(folder)?.sync_all()
}
