//! Reading content files one by one, and what follows from all of them together.

use super::Content;
use crate::content::clean::clean;
use crate::content::families;
use crate::content::{Families, Family, Kind, Library, Loaded, Origin, Pattern, Problem, cross};
use crate::scoring::Engine;
use crate::scoring::proof::prove;
use crate::store::document::{Document, Draft, kind_of, part};
use crate::store::{Dirs, bundled, extend, files, locate, yaml};
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
    engine: Option<JoinHandle<Option<Engine>>>,
    /// The bundled families as values, once a file extends one.
    bases: BTreeMap<String, Value>,
    /// The user's files that are in use, by how problems name them.
    drafts: BTreeMap<String, Draft>,
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

    /// Compiles the families and checks everything against each other.
    pub fn finish(mut self) -> Content {
        self.without_unusable_patterns();
        // What is bundled was checked when it was built.
        let crossed = if self.drafts.is_empty() { Vec::new() } else { cross::check(&self.library) };
        let compiled = self.compiled();
        let proved = compiled.is_some();
        let (engine, faults) = compiled.map_or_else(|| self.build(), |engine| (engine, Vec::new()));
        let placed: Vec<Problem> = crossed.into_iter().map(|problem| self.placed(problem)).collect();
        let faults: Vec<Problem> = faults.into_iter().map(|problem| self.of_engine(problem)).collect();
        self.problems.extend(placed);
        self.problems.extend(faults);
        let engine = if self.prove(&engine) { self.build().0 } else { engine };
        let line = |problem: &Problem| problem.place.as_ref().map_or(0, |place| place.line);
        self.problems.sort_by(|a, b| (a.file.as_str(), line(a)).cmp(&(b.file.as_str(), line(b))));
        self.library.problems = self.problems;
        Content { library: self.library, engine, proved }
    }

    /// The engine names families, and `words` for the lists that all share.
    fn of_engine(&self, mut problem: Problem) -> Problem {
        if problem.file != "words" {
            return locate::in_family(&self.library, problem);
        }
        let path = problem.path.as_deref().unwrap_or_default();
        let list = path.strip_prefix("classes.").and_then(|rest| rest.split('[').next()).unwrap_or_default();
        let holds =
            |draft: &&Draft| kind_of(&draft.value) == Some(Kind::Words) && draft.value["classes"].get(list).is_some();
        problem.file =
            self.drafts.values().find(holds).map_or_else(|| Kind::Words.bundled(""), |draft| draft.file.clone());
        self.placed(problem)
    }

    /// The engine of all families.
    fn build(&self) -> (Engine, Vec<Problem>) {
        let families: Vec<&Family> = self.library.families.values().map(|loaded| &loaded.item).collect();
        Engine::build(families.iter().copied(), &self.library.words)
    }

    /// The engine that was compiled with the program; nothing where a file changes its families.
    fn compiled(&mut self) -> Option<Engine> {
        let engine = self.engine.take()?;
        let changed = |draft: &Draft| matches!(kind_of(&draft.value), Some(Kind::Family | Kind::Words));
        // Without it the phrases are compiled now.
        if self.drafts.values().any(changed) { None } else { engine.join().ok().flatten() }
    }

    /// Runs the proof of the families that were read from YAML now; what is bundled was proved when it was built.
    /// A rule that fails is reported and left out; says whether any did.
    fn prove(&mut self, engine: &Engine) -> bool {
        if self.library.families.are_bundled() {
            return false;
        }
        let mut failed = Vec::new();
        for (id, loaded) in &self.library.families {
            if !self.drafts.contains_key(&loaded.file(Kind::Family, id)) {
                continue;
            }
            let proof = prove(engine, &loaded.item);
            let problems = proof.problems.into_iter().map(|problem| locate::in_family(&self.library, problem));
            self.problems.extend(problems);
            failed.extend(proof.failed.into_iter().map(|rule| (id.clone(), rule)));
        }
        if self.unproven {
            return false;
        }
        for (family, rule) in &failed {
            if let Some(loaded) = self.library.families.get_mut(family) {
                loaded.item.rules.retain(|own| own.id != *rule);
            }
        }
        !failed.is_empty()
    }

    /// A pattern without framework or level cannot be rehearsed; the bundled one of its id comes back.
    fn without_unusable_patterns(&mut self) {
        let library = &self.library;
        let unusable = |pattern: &Pattern| pattern.levels.is_empty() || library.framework_of(pattern).is_none();
        let gone: Vec<String> =
            library.patterns.iter().filter(|(_, l)| unusable(&l.item)).map(|(id, _)| id.clone()).collect();
        for id in gone {
            // Its own problems are told before it goes.
            let file = self.library.patterns.get(&id).map(|loaded| loaded.file(Kind::Pattern, &id)).unwrap_or_default();
            let own = cross::check(&self.library).into_iter().filter(|problem| problem.file == file);
            let own: Vec<Problem> = own.map(|problem| self.placed(problem)).collect();
            self.problems.extend(own);
            self.library.patterns.remove(&id);
            let bundled = bundled::of(&Kind::Pattern.bundled(&id)).filter(|_| !file.starts_with("bundled:"));
            if let Some(item) = bundled.and_then(|file| prepared(file.json)) {
                put(&mut self.library.patterns, id, item);
            }
        }
    }

    /// A problem of the library, with its line in the file that it came from.
    fn placed(&self, mut problem: Problem) -> Problem {
        let Some(path) = problem.path.clone() else { return problem };
        if path.starts_with("rules[") {
            return locate::in_family(&self.library, problem);
        }
        if let Some(draft) = self.drafts.get(&problem.file) {
            problem.path = Some(draft.unpruned(&path));
            return draft.placed(problem);
        }
        if let Some(file) = bundled::of(&problem.file) {
            problem.place = yaml::find(file.yaml, &path, &part(&problem));
        }
        problem
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

fn prepared<T: Document>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

fn put<T>(map: &mut BTreeMap<String, Loaded<T>>, id: String, item: T) {
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
