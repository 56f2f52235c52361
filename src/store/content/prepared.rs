//! The user's files as they were read last: where there are many, a start reads them from one file of JSON, and no YAML.
//!
//! It is thrown away and made again when a file, its name, its size or its times, or the program is another. Whoever
//! deletes it loses nothing but a tenth of a second.

use super::Content;
use super::loader::{Loader, MANY};
use crate::content::{Framework, Loaded, Origin, Pattern, Principles, Story};
use crate::store::stamp::{self, Stamp};
use crate::store::{Dirs, files, whole};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Larger than this it is not read: a thousand questions have 40 MB.
const LARGEST: u64 = 64 << 20;

/// The files that content is read from, as they are now.
#[derive(Debug)]
pub struct Files {
    /// Tells them from any others: the first line of what is kept of them.
    head: String,
    /// When the last of them changed.
    changed: SystemTime,
}

/// One item of a file of the user's own.
#[expect(clippy::large_enum_variant, reason = "there is one of them at a time")]
#[derive(Debug, Serialize, Deserialize)]
enum Item<'a> {
    Framework(String, Cow<'a, Loaded<Framework>>),
    Pattern(String, Cow<'a, Loaded<Pattern>>),
    Story(String, Cow<'a, Loaded<Story>>),
    /// The principles of the program and the user's, together.
    Principles(Cow<'a, Principles>),
}

impl Files {
    /// Nothing where there are few, or where one cannot be seen: then they are read themselves.
    pub fn of(dirs: &Dirs) -> Option<Self> {
        let mut paths = Vec::new();
        for folder in [&dirs.rubrics, &dirs.stories] {
            let (found, problems) = files::yaml_files(folder);
            if !problems.is_empty() {
                return None;
            }
            paths.extend(found);
        }
        if paths.len() < MANY {
            return None;
        }
        // Another program may read the same files otherwise.
        let program = std::env::current_exe().ok()?;
        let stamped = |path: PathBuf| Some((Stamp::of(&fs::metadata(&path).ok()?)?, path));
        let stamps: Vec<(Stamp, PathBuf)> =
            std::iter::once(program).chain(paths).map(stamped).collect::<Option<_>>()?;
        let changed = stamps.iter().skip(1).map(|(stamp, _)| stamp.changed()).max()?;
        Some(Self { head: serde_json::to_string(&stamps).ok()?, changed })
    }

    /// What was kept of just these files.
    pub fn kept(&self, path: &Path) -> Option<Content> {
        let text = read(path, self.changed)?;
        let rest = text.strip_prefix(self.head.as_str())?.strip_prefix('\n')?;
        let (problems, items) = rest.split_once('\n')?;
        let mut loader = Loader::start();
        loader.problems = serde_json::from_str(problems).ok()?;
        let items = parsed(items)?;
        loader.bundled();
        let library = &mut loader.library;
        for item in items {
            match item {
                Item::Framework(id, item) => drop(library.frameworks.insert(id, item.into_owned())),
                Item::Pattern(id, item) => drop(library.patterns.insert(id, item.into_owned())),
                Item::Story(id, item) => drop(library.stories.insert(id, item.into_owned())),
                Item::Principles(item) => library.principles = item.into_owned(),
            }
        }
        Some(loader.finish())
    }

    /// Keeps what was read of these files. Where that cannot be done the next start reads them again, which is no failure.
    pub fn keep(&self, path: &Path, content: &Content) {
        // Phrases of one's own are compiled at each start.
        if content.proved
            && let Ok(bytes) = self.text(content)
        {
            let _ = whole::write_unsynced(path, &bytes);
        }
    }

    fn text(&self, content: &Content) -> serde_json::Result<Vec<u8>> {
        let library = &content.library;
        let mut bytes = self.head.clone().into_bytes();
        bytes.push(b'\n');
        serde_json::to_writer(&mut bytes, &library.problems)?;
        bytes.push(b'\n');
        let frameworks = own(&library.frameworks).map(|(id, item)| Item::Framework(id, item));
        let patterns = own(&library.patterns).map(|(id, item)| Item::Pattern(id, item));
        let stories = own(&library.stories).map(|(id, item)| Item::Story(id, item));
        let principles = std::iter::once(Item::Principles(Cow::Borrowed(&library.principles)));
        for item in frameworks.chain(patterns).chain(stories).chain(principles) {
            serde_json::to_writer(&mut bytes, &item)?;
            bytes.push(b'\n');
        }
        Ok(bytes)
    }
}

fn own<T: Clone>(all: &BTreeMap<String, Loaded<T>>) -> impl Iterator<Item = (String, Cow<'_, Loaded<T>>)> {
    let own = all.iter().filter(|(_, loaded)| loaded.origin != Origin::Bundled);
    own.map(|(id, loaded)| (id.clone(), Cow::Borrowed(loaded)))
}

/// The items of these lines, on two threads.
fn parsed(lines: &str) -> Option<Vec<Item<'static>>> {
    let all = |lines: &[&str]| lines.iter().map(|line| serde_json::from_str(line).ok()).collect::<Option<Vec<_>>>();
    let lines: Vec<&str> = lines.lines().collect();
    let (first, second) = lines.split_at(lines.len() / 2);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| all(first));
        let second = all(second)?;
        let mut items = first.join().ok()??;
        items.extend(second);
        Some(items)
    })
}

/// The text of a file, unless it was written when one of those that it is about could still change unseen.
#[expect(clippy::disallowed_methods, reason = "this is the store")]
fn read(path: &Path, changed: SystemTime) -> Option<String> {
    let file = File::open(path).ok()?;
    let meta = file.metadata().ok()?;
    if !stamp::is_settled(changed, meta.modified().ok()?) || !meta.is_file() || meta.len() > LARGEST {
        return None;
    }
    let mut text = String::with_capacity(meta.len() as usize);
    file.take(LARGEST).read_to_string(&mut text).ok()?;
    Some(text)
}
