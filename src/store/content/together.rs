//! What follows from all content files together: the engine, what refers to nothing, and which rules fail their proof.

use super::Content;
use super::loader::{Loader, prepared, put};
use crate::content::{Family, Kind, Pattern, Problem, cross};
use crate::scoring::Engine;
use crate::scoring::proof::prove;
use crate::store::document::{Draft, kind_of, part};
use crate::store::{bundled, locate, yaml};

impl Loader {
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
