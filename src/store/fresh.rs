//! New content files, which never take the place of another.

use super::{Store, whole};
use crate::content::{Kind, schema};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

impl Store {
    /// The user's folder for files of a kind; for kinds of one file, the folder in which that lies.
    pub fn folder(&self, kind: Kind) -> PathBuf {
        match kind {
            Kind::Story => self.dirs.stories.clone(),
            Kind::Words | Kind::Principles => self.dirs.rubrics.clone(),
            kind => self.dirs.rubrics.join(kind.folder().trim_start_matches("rubrics/")),
        }
    }

    /// Writes a new file into a folder, with what `text` makes of its id and of the line by which an editor finds the
    /// schema of that name. Its id gets a number where a file has it.
    pub fn new_file(
        &self,
        kind: Kind,
        schema_name: &str,
        folder: &Path,
        id: &str,
        text: impl Fn(&str, &str) -> Result<String, String>,
    ) -> io::Result<PathBuf> {
        self.write_schema(schema_name, &schema::of(kind))?;
        for number in 1..1000 {
            let id = if number == 1 { id.to_owned() } else { format!("{id}-{number}") };
            let path = folder.join(format!("{id}.yaml"));
            if path.exists() {
                continue;
            }
            let text = text(&id, &self.editor_line(schema_name, &path)).map_err(io::Error::other)?;
            match whole::write_new(&path, text.as_bytes()) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                result => return result.map(|()| path),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }
}
