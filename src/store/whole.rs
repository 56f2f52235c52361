//! Whole files, written so that a crash or a full disk leaves the old file or the new one, never half of one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a file beside its place, syncs it and renames it there. Folders are made as needed; both are private to
/// the user. On an error the old file is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = beside(path, bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    settle(path);
    Ok(())
}

/// The same for a file that can be made again: after a crash of the system it may be empty or cut off.
pub fn write_unsynced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    temporary(path, bytes)?.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The same for a file that must not be there yet; where one is, the error is [`io::ErrorKind::AlreadyExists`].
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = beside(path, bytes)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    settle(path);
    Ok(())
}

/// The same for a file of the user's own making: it stays where a link leads to, and who may read it stays as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &fs::canonicalize(path)?;
    let file = beside(path, bytes)?;
    file.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    file.persist(path).map_err(|error| error.error)?;
    settle(path);
    Ok(())
}

/// The folder that a file lies in; a bare name lies in the one where the program was started.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let file = temporary(path, bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn temporary(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    make_folder(folder(path))?;
    let mut file = NamedTempFile::new_in(folder(path))?;
    file.write_all(bytes)?;
    Ok(file)
}

/// The rename is safe on disk only once the folder is; some file systems cannot sync one, which is no failure.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
fn settle(path: &Path) {
    let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
}

/// Makes a folder that only the user can read, with those above it.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| match folder.ancestors().find(|place| place.exists() && !place.is_dir()) {
        Some(file) => io::Error::other(format!("{} is a file where a folder belongs", file.display())),
        None => error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn a_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/settings.json");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn a_new_file_never_takes_the_place_of_another() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("story.yaml");
        write_new(&path, b"one").unwrap();
        assert_eq!(write_new(&path, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn a_file_of_the_users_making_keeps_its_link_and_its_readers() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (path, link) = (dir.path().join("story.yaml"), dir.path().join("link.yaml"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace(&link, b"two").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/x");
        write(&path, b"x").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
        assert_eq!(fs::metadata(dir.path().join("new")).unwrap().permissions().mode() & 0o077, 0);
    }
}
