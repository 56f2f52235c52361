//! Reading files that somebody else wrote, without trusting their size or kind.

use crate::content::Problem;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A content file is smaller than this; the largest bundled one has 30 kB.
pub const LARGEST: u64 = 1 << 20;

/// Folders below the user's folder are read to this depth.
const DEEPEST: usize = 8;

/// Reads a whole text file of at most [`LARGEST`] bytes.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
pub fn read_text(path: &Path) -> Result<String, Problem> {
    let name = path.display().to_string();
    let io = |error: std::io::Error| unreadable(&name, &error);
    let meta = fs::metadata(path).map_err(io)?;
    if !meta.is_file() {
        return Err(Problem::new(&name, "is not a regular file"));
    }
    if meta.len() > LARGEST {
        return Err(too_large(&name));
    }
    read_all(&name, File::open(path).map_err(io)?)
}

/// Opens whatever can be read from: a file, a pipe, a device.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
pub fn open(path: &Path) -> Result<impl Read + Send + 'static, Problem> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
    match file.metadata() {
        Ok(meta) if meta.is_dir() => Err(Problem::new(&name, "is a folder").cure("name the files in it")),
        _ => Ok(file),
    }
}

/// Reads a text of at most [`LARGEST`] bytes to its end. `name` is how problems name it.
pub fn read_all(name: &str, from: impl Read) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(name));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = valid.split(|&byte| byte == b'\n').count();
        Problem::new(name, format!("is not UTF-8 text (line {line})")).cure("save it as UTF-8")
    })
}

/// Why a file cannot be read.
pub fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    Problem::new(name, format!("cannot be read: {}", reason(error)))
}

fn too_large(name: &str) -> Problem {
    Problem::new(name, "is larger than 1 MiB, which no content file is; it was not read")
        .cure("split it, or move it out of this folder")
}

/// The YAML files in a folder and its subfolders, in the order of their names. No folder, no files.
pub fn yaml_files(folder: &Path) -> (Vec<PathBuf>, Vec<Problem>) {
    let mut found = Found::default();
    match fs::metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Ok(meta) if !meta.is_dir() => found.problems.push(
            Problem::new(folder.display().to_string(), "is a file where a folder is expected").cure("move it away"),
        ),
        _ => found.read(folder, 0),
    }
    found.files.sort();
    (found.files, found.problems)
}

#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    problems: Vec<Problem>,
    /// Folders by their real path, so that a loop of links ends.
    seen: BTreeSet<PathBuf>,
}

impl Found {
    fn read(&mut self, folder: &Path, depth: usize) {
        if depth > DEEPEST || !fs::canonicalize(folder).is_ok_and(|real| self.seen.insert(real)) && depth > 0 {
            return;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("this folder cannot be read: {}", reason(&error));
                self.problems.push(Problem::new(folder.display().to_string(), message));
                return;
            }
        };
        for entry in entries {
            let path = match entry {
                Ok(entry) => entry.path(),
                Err(error) => {
                    let message = format!("this folder cannot be read: {}", reason(&error));
                    self.problems.push(Problem::new(folder.display().to_string(), message));
                    continue;
                }
            };
            let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if hidden {
                continue;
            }
            if is_yaml(&path) {
                self.files.push(path);
            } else if path.is_dir() {
                self.read(&path, depth + 1);
            }
        }
    }
}

/// Whether a file is named as YAML.
pub fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

/// What went wrong, without the number that the system adds.
pub fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let end = text.find(" (os error").unwrap_or(text.len());
    text.get(..end).unwrap_or(&text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn a_huge_file_is_refused_before_it_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("big.yaml");
        File::create(&path).unwrap().set_len(100 << 20).unwrap();
        assert!(read_text(&path).unwrap_err().message.contains("larger than 1 MiB"));
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_ends() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("a")).unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("a/back")).unwrap();
        fs::copy("Cargo.toml", dir.path().join("a/x.yaml")).unwrap();
        let (files, problems) = yaml_files(dir.path());
        assert_eq!((files.len(), problems.len()), (1, 0));
    }
}
