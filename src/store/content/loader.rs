//! Reading content files one by one.

use crate::content::clean::clean;
use crate::content::families;
use crate::content::{Families, Family, Kind, Library, Loaded, Origin, Pattern, Problem, cross};
use crate::scoring::Engine;
use crate::store::document::{Document, Draft, kind_of};
use crate::store::{Dirs, bundled, extend, files};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

/// Files from which on a second thread is worth its start.
pub const MANY: usize = 8;

/// What was read so far.
pub struct Loader {
    pub library: Library,
    pub problems: Vec<Problem>,
    /// The engine that was compiled with the program, unpacked meanwhile.
    pub engine: Option<JoinHandle<Option<Engine>>>,
    /// The bundled families as values, once a file extends one.
    bases: BTreeMap<String, Value>,
    /// The user's files that are in use, by how problems name them.
    pub drafts: BTreeMap<String, Draft>,
    /// Rules that fail their proof stay.
    pub unproven: bool,
}

impl Loader {
    /// Nothing yet.
    pub fn start() -> Self {
        Self {
            library: Library::default(),
            problems: Vec::new(),
            engine: Some(thread::spawn(|| Engine::unpack(bundled::ENGINE))),
            bases: BTreeMap::new(),
            drafts: BTreeMap::new(),
            unproven: false,
        }
    }

    /// From the prepared JSON, families once they are asked for; a file whose JSON does not fit its type is read again as
    /// YAML for the line.
    pub fn bundled(&mut self) {
        // Empty where a family cannot be read; then all are, for the line.
        let compiled = !bundled::ENGINE.is_empty();
        if compiled {
            self.library.families = Families::bundled(families);
        }
        for file in bundled::ALL {
            let Some(kind) = file.kind() else { continue };
            let id = file.stem().to_owned();
            let library = &mut self.library;
            if compiled && kind == Kind::Family {
                continue;
            }
            let fits = match kind {
                Kind::Words => prepared(file.json).map(|item| library.words = item),
                Kind::Principles => prepared(file.json).map(|item| library.principles = item),
                Kind::Framework => prepared(file.json).map(|item| put(&mut library.frameworks, id, item)),
                Kind::Family => prepared(file.json).map(|item| put(&mut library.families, id, item)),
                Kind::Pattern => prepared(file.json).map(|item| put(&mut library.patterns, id, item)),
                Kind::Story => prepared(file.json).map(|item| put(&mut library.stories, id, item)),
            };
            if fits.is_none() {
                self.bundled_file(kind, file);
            }
        }
    }

    pub fn bundled_yaml(&mut self) {
        for file in bundled::ALL {
            if let Some(kind) = file.kind() {
                self.bundled_file(kind, file);
            }
        }
    }

    fn bundled_file(&mut self, kind: Kind, file: &bundled::Bundled) {
        let draft = Draft::open(file.shown(), Origin::Bundled, file.yaml.to_owned(), &mut self.problems);
        if let Some(draft) = draft {
            self.add(kind, draft, file.stem());
        }
    }

    pub fn folders(&mut self, dirs: &Dirs) {
        self.strays(&dirs.rubrics);
        for kind in Kind::ALL {
            let at = match kind {
                Kind::Story => dirs.stories.clone(),
                _ => dirs.rubrics.join(kind.folder().trim_start_matches("rubrics/")),
            };
            let paths = if files::is_yaml(&at) {
                Vec::from_iter(at.exists().then_some(at))
            } else {
                let (paths, problems) = files::yaml_files(&at);
                self.problems.extend(problems);
                paths
            };
            let drafts = self.all_drafts(&paths);
            self.add_all(kind, drafts);
        }
    }

    /// Files whose keys tell what they are.
    pub fn files(&mut self, paths: &[PathBuf]) {
        let mut drafts: BTreeMap<Kind, Vec<(Draft, String)>> = BTreeMap::new();
        for path in paths {
            let Some(draft) = self.draft(path) else { continue };
            let Some(kind) = kind_of(&draft.value) else {
                let cure = "it needs the keys of a story, pattern, framework, phrase family, word list or principles";
                self.problems.push(draft.problem("this is no content file").cure(cure));
                continue;
            };
            drafts.entry(kind).or_default().push((draft, stem(path)));
        }
        for (kind, drafts) in drafts {
            self.add_all(kind, drafts);
        }
    }

    /// Of two files with one id, the one that is named by it comes first.
    fn add_all(&mut self, kind: Kind, mut drafts: Vec<(Draft, String)>) {
        drafts.sort_by_key(|(draft, stem)| draft.id() != Some(stem));
        for (draft, stem) in drafts {
            self.add(kind, draft, &stem);
        }
    }

    /// YAML that lies where nobody would read it.
    fn strays(&mut self, rubrics: &Path) {
        let known = ["words.yaml", "principles.yaml", "frameworks", "phrases", "patterns"];
        let (paths, _) = files::yaml_files(rubrics);
        for path in paths {
            let first = path.strip_prefix(rubrics).ok().and_then(|below| below.components().next());
            if !first.is_some_and(|first| known.iter().any(|name| first.as_os_str() == *name)) {
                let problem = Problem::new(path.display().to_string(), "nothing reads a file in this place");
                self.problems.push(problem.cure("move it to `patterns/`, `phrases/` or `frameworks/`"));
            }
        }
    }

    /// The files read, on two threads where there are many: parsing is most of what they cost.
    fn all_drafts(&mut self, paths: &[PathBuf]) -> Vec<(Draft, String)> {
        let read = |paths: &[PathBuf]| -> Vec<_> { paths.iter().map(|path| (open(path), stem(path))).collect() };
        let (first, second) = paths.split_at(if paths.len() < MANY { 0 } else { paths.len() / 2 });
        let opened = thread::scope(|scope| {
            let first = scope.spawn(|| read(first));
            let second = read(second);
            // A thread that panicked has read nothing.
            let mut all = first.join().unwrap_or_default();
            all.extend(second);
            all
        });
        let mut drafts = Vec::new();
        for ((draft, problems), stem) in opened {
            self.problems.extend(problems);
            drafts.extend(draft.map(|draft| (draft, stem)));
        }
        drafts
    }

    fn draft(&mut self, path: &Path) -> Option<Draft> {
        let (draft, problems) = open(path);
        self.problems.extend(problems);
        draft
    }

    /// Puts a file's item into the library, unless another of the user's files has its id.
    fn add(&mut self, kind: Kind, mut draft: Draft, stem: &str) {
        draft.expect_id(stem, &mut self.problems);
        match kind {
            Kind::Words => {
                if let Some(more) = self.item::<crate::content::family::WordLists>(&mut draft) {
                    let words = &mut self.library.words;
                    (words.format, words.id) = (more.format, more.id);
                    words.classes.extend(more.classes);
                }
            }
            Kind::Principles => {
                if let Some(more) = self.item::<crate::content::Principles>(&mut draft) {
                    let principles = &mut self.library.principles;
                    (principles.format, principles.id) = (more.format, more.id);
                    let all = &mut principles.principles;
                    all.retain(|old| more.principles.iter().all(|new| new.id != old.id));
                    all.extend(more.principles);
                }
            }
            Kind::Framework => {
                if let Some(item) = self.item::<crate::content::Framework>(&mut draft) {
                    let problems = cross::framework(&item, &draft.file);
                    if !problems.is_empty() {
                        self.problems.extend(problems.into_iter().map(|problem| draft.placed(problem)));
                        return;
                    }
                    let (id, origin) = (item.id.clone(), draft.origin.clone());
                    place(&mut self.library.frameworks, id, item, origin, &draft, &mut self.problems);
                }
            }
            Kind::Family => self.add_family(&mut draft),
            Kind::Pattern => {
                if let Some(item) = self.item::<Pattern>(&mut draft) {
                    let (id, origin) = (item.id.clone(), draft.origin.clone());
                    place(&mut self.library.patterns, id, item, origin, &draft, &mut self.problems);
                }
            }
            Kind::Story => {
                if let Some(item) = self.item::<crate::content::Story>(&mut draft) {
                    let (id, origin) = (item.id.clone(), draft.origin.clone());
                    place(&mut self.library.stories, id, item, origin, &draft, &mut self.problems);
                }
            }
        }
        self.drafts.insert(draft.file.clone(), draft);
    }

    fn add_family(&mut self, draft: &mut Draft) {
        draft.prune::<Family>(&mut self.problems);
        if self.bases.is_empty() && draft.value.get("extends").is_some() {
            let bundled = self.library.families.iter().filter(|(_, loaded)| loaded.origin == Origin::Bundled);
            self.bases = bundled.map(|(id, loaded)| (id.clone(), extend::as_base(&loaded.item))).collect();
        }
        if extend::resolve(draft, &self.bases, &mut self.problems).is_none() {
            return;
        }
        if let Some(item) = draft.item::<Family>(&mut self.problems) {
            let (id, origin) = (item.id.clone(), draft.origin.clone());
            place(&mut self.library.families, id, item, origin, draft, &mut self.problems);
        }
    }

    fn item<T: Document>(&mut self, draft: &mut Draft) -> Option<T> {
        // Only where something does not fit is it worth to look for what.
        if let Some(item) = draft.item(&mut Vec::new()) {
            return Some(item);
        }
        draft.prune::<T>(&mut self.problems);
        draft.item(&mut self.problems)
    }
}

/// The bundled families.
fn families() -> families::ById {
    let mut all = families::ById::new();
    for file in bundled::ALL.iter().filter(|file| file.kind() == Some(Kind::Family)) {
        if let Some(family) = prepared(file.json) {
            put(&mut all, file.stem().to_owned(), family);
        }
    }
    all
}

/// An item of the JSON that was prepared when the program was built.
pub fn prepared<T: Document>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

/// Puts a bundled item into its map.
pub fn put<T>(map: &mut BTreeMap<String, Loaded<T>>, id: String, item: T) {
    map.insert(id, Loaded { item, origin: Origin::Bundled });
}

/// The user's item wins over the bundled one; of two of the user's, the first stays and both are named.
fn place<T>(
    map: &mut BTreeMap<String, Loaded<T>>,
    id: String,
    item: T,
    origin: Origin,
    draft: &Draft,
    problems: &mut Vec<Problem>,
) {
    if let Some(Loaded { origin: Origin::File(first), .. }) = map.get(&id) {
        let message = format!("the id `{id}` is also that of {}, which is used", first.display());
        problems.push(draft.placed(draft.problem(message).at("id").cure("give one of them another id and file name")));
        return;
    }
    map.insert(id, Loaded { item, origin });
}

/// A file as a draft, with what is wrong with it.
fn open(path: &Path) -> (Option<Draft>, Vec<Problem>) {
    let mut problems = Vec::new();
    let draft = match files::read_text(path) {
        Ok(text) => Draft::open(path.display().to_string(), Origin::File(path.to_owned()), text, &mut problems),
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    (draft, problems)
}

fn stem(path: &Path) -> String {
    clean(&path.file_stem().unwrap_or_default().to_string_lossy())
}
