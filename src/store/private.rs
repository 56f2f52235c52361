//! Files and folders that only the user may read.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a folder and its parents where they are missing, closed to other users.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

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

/// Writes a whole file beside its place and puts it there in one step: after a cut there is the old one or the new.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use io::Write;
    let folder = path.parent().unwrap_or(Path::new("."));
    make_folder(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Makes sure that the names in a folder survive a power cut.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "the store touches files")]
    File::open(folder)?.sync_all()
}
