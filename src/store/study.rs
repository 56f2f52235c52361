//! The study log on the disk: one line of JSON an entry, only ever added to.

use super::{Store, private};
use crate::content::Problem;
use crate::progress::study::Entry;
use std::io::{self, ErrorKind, Write};

/// Bytes of the log that are read: some hundred thousand answers.
const LARGEST: u64 = 64 << 20;

impl Store {
    /// Every entry that can be read. A damaged line is a problem and the others still count; the end of a write that
    /// was cut off is no line yet.
    pub fn study(&self) -> (Vec<Entry>, Vec<Problem>) {
        let file = || self.dirs.study.display().to_string();
        let bytes = match private::open_to_read(&self.dirs.study).and_then(|mut it| private::read(&mut it, LARGEST)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return (Vec::new(), Vec::new()),
            Err(error) => {
                let message = format!("cannot be read: {}", super::files::reason(&error));
                return (Vec::new(), vec![Problem::new(file(), message)]);
            }
            Ok(bytes) => bytes,
        };
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let mut entries = Vec::new();
        let mut problems = Vec::new();
        let lines = bytes.get(..whole).unwrap_or_default().split(|byte| *byte == b'\n').enumerate();
        for (n, line) in lines.filter(|(_, line)| !line.is_empty()) {
            match serde_json::from_slice(line) {
                Ok(entry) => entries.push(entry),
                Err(error) => {
                    let message = format!("line {} of the study log is damaged: {error}", n + 1);
                    let cure = "delete the line to be rid of this message; the others count";
                    problems.push(Problem::new(file(), message).cure(cure));
                }
            }
        }
        problems.truncate(1);
        (entries, problems)
    }

    /// Adds entries to the log.
    pub fn add_study(&self, entries: &[Entry]) -> io::Result<()> {
        let path = &self.dirs.study;
        let mut lines = Vec::new();
        for entry in entries {
            serde_json::to_writer(&mut lines, entry)?;
            lines.push(b'\n');
        }
        let mut file = match private::create(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => private::open(path)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                super::whole::make_folder(path.parent().unwrap_or(path))?;
                private::create(path)?
            }
            made => made?,
        };
        // What another program cut off must not swallow this line.
        if ends_inside_a_line(&mut file)? {
            lines.insert(0, b'\n');
        }
        file.write_all(&lines)?;
        file.sync_data()
    }
}

fn ends_inside_a_line(file: &mut std::fs::File) -> io::Result<bool> {
    use io::{Read, Seek, SeekFrom};
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::study::Event;
    use std::path::Path;

    fn entry(right: bool) -> Entry {
        let event = Event::Recalled { story: "mine".to_owned(), right };
        Entry { wall: "2026-11-22T09:00:00+00:00[UTC]".to_owned(), event }
    }

    fn store(home: &Path) -> Store {
        Store::open(Some(home)).unwrap()
    }

    #[test]
    fn what_is_added_is_read_back_in_its_order() {
        let home = tempfile::tempdir().unwrap();
        let store = store(&home.path().join("new/home"));
        assert_eq!(store.study(), (vec![], vec![]));
        store.add_study(&[entry(true)]).unwrap();
        store.add_study(&[entry(false), entry(true)]).unwrap();
        assert_eq!(store.study().0, [entry(true), entry(false), entry(true)]);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "damage is done by hand")]
    fn a_line_cut_off_costs_itself_only() {
        let home = tempfile::tempdir().unwrap();
        let store = store(home.path());
        store.add_study(&[entry(true)]).unwrap();
        let text = std::fs::read_to_string(&store.dirs.study).unwrap();
        std::fs::write(&store.dirs.study, format!("{text}{}", &text[..20])).unwrap();
        assert_eq!(store.study(), (vec![entry(true)], vec![]));
        store.add_study(&[entry(false)]).unwrap();
        let (entries, problems) = store.study();
        assert_eq!(entries, [entry(true), entry(false)]);
        assert!(problems[0].message.starts_with("line 2 of the study log is damaged"), "{problems:?}");
    }
}
