//! Texts of stories that were changed and not saved yet, one file a story.

use super::{Store, private, whole};
use crate::content::{Draft, naming};
use std::io::{self, ErrorKind, Write};
use tempfile::NamedTempFile;

/// Bytes of one, at most.
const LARGEST: u64 = 4 << 20;

impl Store {
    /// Keeps a draft in the place of an earlier one of its story. It is there whenever the program is killed; it is not
    /// forced to the disk, since that would delay every key.
    pub fn keep_draft(&self, draft: &Draft) -> io::Result<()> {
        let folder = &self.dirs.drafts;
        whole::make_folder(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec(draft)?)?;
        file.persist(folder.join(format!("{}.json", draft.story))).map_err(|error| error.error)?;
        Ok(())
    }

    /// Takes a story's draft away; none is as good.
    #[expect(clippy::disallowed_methods, reason = "the store touches files")]
    pub fn drop_draft(&self, story: &str) -> io::Result<()> {
        match std::fs::remove_file(self.dirs.drafts.join(format!("{story}.json"))) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// All drafts. A file that cannot be read stays where it is and is not offered.
    pub fn drafts(&self) -> Vec<Draft> {
        let Ok(files) = std::fs::read_dir(&self.dirs.drafts) else { return Vec::new() };
        let json = files
            .filter_map(|file| Some(file.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|end| end == "json"));
        let read = json.filter_map(|path| {
            let bytes = private::open_to_read(&path).and_then(|mut file| private::read(&mut file, LARGEST)).ok()?;
            let draft: Draft = serde_json::from_slice(&bytes).ok()?;
            // The id becomes a file's name again.
            let own = path.file_stem().is_some_and(|stem| stem == draft.story.as_str());
            (own && naming::is_id(&draft.story)).then_some(draft)
        });
        read.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::draft::Changed;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "this is the store")]
    fn a_draft_is_kept_until_it_is_dropped_and_a_damaged_one_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(Some(dir.path())).unwrap();
        let changed = |text: &str| Changed { text: text.into(), before: Some("before".into()) };
        let draft = |text: &str| Draft {
            story: "mine".into(),
            pattern: "ownership".into(),
            texts: [("action".to_owned(), changed(text))].into(),
        };
        store.keep_draft(&draft("I count")).unwrap();
        store.keep_draft(&draft("I counted")).unwrap();
        std::fs::write(dir.path().join("drafts/other.json"), "{").unwrap();
        assert_eq!(store.drafts(), [draft("I counted")]);
        store.drop_draft("mine").unwrap();
        store.drop_draft("mine").unwrap();
        assert_eq!(store.drafts(), []);
        assert!(dir.path().join("drafts/other.json").exists());
    }
}
