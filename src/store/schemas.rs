//! The schemas of content files as files of their own, for editors: they work without a network.

use super::{Store, whole};
use serde_json::Value;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf, absolute};

impl Store {
    /// Where the schema of that name lies, whether it is there or not.
    pub fn schema_path(&self, name: &str) -> PathBuf {
        self.dirs.schemas.join(format!("{name}.json"))
    }

    /// Writes a schema there, unless it is there already as it is.
    pub fn write_schema(&self, name: &str, schema: &Value) -> io::Result<PathBuf> {
        let path = self.schema_path(name);
        let text = format!("{schema:#}\n");
        if !super::files::read_text(&path).is_ok_and(|old| old == text) {
            whole::write(&path, text.as_bytes())?;
        }
        Ok(path)
    }

    /// The comment by which an editor finds the schema of that name from a file: relative where both lie in the
    /// user's folder, so that the folder can be moved.
    pub fn editor_line(&self, name: &str, file: &Path) -> String {
        let schema = whole_path(&self.schema_path(name));
        let base = whole_path(&self.dirs.schemas);
        let inside = base.parent().and_then(|data| whole_path(file).strip_prefix(data).map(Path::to_owned).ok());
        let shown = match inside {
            Some(inside) => {
                let up = inside.components().count().saturating_sub(1);
                format!("{}schemas/{name}.json", "../".repeat(up))
            }
            None => address(&schema),
        };
        format!("# yaml-language-server: $schema={shown}\n")
    }
}

fn whole_path(path: &Path) -> PathBuf {
    absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// A path as it is, or as an address where a blank would end it.
fn address(path: &Path) -> String {
    let path = path.display().to_string();
    if !path.contains(char::is_whitespace) {
        return path;
    }
    let mut out = String::from("file://");
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_relative_inside_the_users_folder_and_whole_outside() {
        let line = |home: &str, file: &str| {
            let store = Store::open(Some(Path::new(home))).unwrap();
            let line = store.editor_line("story", Path::new(file));
            line.trim_end().split_once('=').unwrap().1.to_owned()
        };
        assert_eq!(line("/h", "/h/stories/mine.yaml"), "../schemas/story.json");
        assert_eq!(line("/h", "/h/rubrics/patterns/x.yaml"), "../../schemas/story.json");
        assert_eq!(line("/h", "/elsewhere/mine.yaml"), "/h/schemas/story.json");
        assert_eq!(line("/my home", "/elsewhere/mine.yaml"), "file:///my%20home/schemas/story.json");
    }
}
