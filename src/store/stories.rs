//! Saving a story of the user's.

use super::{Store, whole, yaml};
use crate::content::Story;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

impl Store {
    /// Writes a story to a new file, never over one that exists: its id gets a number where it is taken.
    pub fn save_story(&self, story: &Story) -> io::Result<PathBuf> {
        for number in 1..1000 {
            let id = if number == 1 { story.id.clone() } else { format!("{}-{number}", story.id) };
            let path = self.dirs.stories.join(format!("{id}.yaml"));
            if !path.exists() {
                let text = yaml::write(&Story { id, ..story.clone() }).map_err(io::Error::other)?;
                whole::write(&path, text.as_bytes())?;
                return Ok(path);
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Origin;
    use std::collections::BTreeMap;

    #[test]
    fn a_saved_story_is_read_again_as_it_was_and_never_written_over() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(Some(home.path())).unwrap();
        let text = "I saw it: \"100%\" of it.\n\n- and 'so' on # not a comment\n  indented\nyes\n";
        let mine = Story {
            format: 1,
            id: "mine".to_owned(),
            title: "Mine: the first".to_owned(),
            patterns: vec!["ownership-beyond-scope".to_owned()],
            principles: Vec::new(),
            level: "senior".to_owned(),
            text: BTreeMap::from([("situation".to_owned(), text.to_owned())]),
            expect: None,
            weak: None,
            artefacts: Vec::new(),
        };
        let first = store.save_story(&mine).unwrap();
        let second = store.save_story(&mine).unwrap();
        assert_ne!(first, second);
        let library = store.load().library;
        let told: Vec<String> =
            library.problems.iter().map(ToString::to_string).filter(|it| it.contains("mine")).collect();
        assert_eq!(told, [""; 0]);
        let loaded = &library.stories["mine"];
        assert_eq!((&loaded.item, &loaded.origin), (&mine, &Origin::File(first)));
    }
}
