//! Compiling families: phrases into the trie, faults into problems.

use super::anchor::Commonness;
use super::engine::{Engine, PathOf, RuleInfo};
use super::experts;
use super::finding::RuleId;
use super::forms;
use super::lexicon::UNKNOWN;
use super::phrase::{self, Phrase, PhraseError, Runs, Step};
use super::sapling::Sapling;
use super::trie::{ClassId, Edge, PathId};
use crate::content::Problem;
use crate::content::family::{Family, Status};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Default)]
pub(super) struct Builder {
    engine: Engine,
    phrases: Vec<(Vec<Edge>, PathId)>,
    /// The members of word lists.
    members: Vec<(ClassId, Vec<u32>)>,
    problems: Vec<Problem>,
    /// Number of each class by its family, or by nothing for those that all share, and its name.
    classes: FxHashMap<String, FxHashMap<String, ClassId>>,
    named: ClassId,
    /// Alternatives of plain words inside phrases, each a class without a name.
    nameless: FxHashMap<Rc<Runs>, ClassId>,
}

impl Builder {
    pub(super) fn class(&mut self, scope: String, name: &str) -> ClassId {
        let next = self.next_class();
        let class = *self.classes.entry(scope).or_default().entry(name.to_owned()).or_insert(next);
        self.named += ClassId::from(class == next);
        class
    }

    fn next_class(&self) -> ClassId {
        self.named + self.nameless.len() as ClassId
    }

    /// The class of these alternatives.
    fn one_of(&mut self, runs: &Rc<Runs>) -> ClassId {
        if let Some(class) = self.nameless.get(runs) {
            return *class;
        }
        let class = self.next_class();
        for run in runs.iter() {
            self.list(run, class);
        }
        self.nameless.insert(Rc::clone(runs), class);
        class
    }

    /// Adds a member to a word list.
    fn list(&mut self, run: &[Rc<str>], class: ClassId) {
        let member: Vec<u32> = run.iter().map(|word| self.engine.lexicon.number(word)).collect();
        self.members.push((class, member));
    }

    /// A path with its words and classes as numbers.
    fn edge(&mut self, family: &str, step: &Step) -> Edge {
        match step {
            Step::Word(word) => Edge::Word(self.engine.lexicon.number(word)),
            Step::Class(name) => Edge::Class(self.class_of(family, name).unwrap_or_default()),
            Step::Gap => Edge::Gap,
            Step::LongGap => Edge::LongGap,
            Step::Start => Edge::Start,
            Step::Comma => Edge::Comma,
            Step::OneOf(runs) => Edge::Class(self.one_of(runs)),
        }
    }

    pub(super) fn lists(&mut self, file: &str, scope: &str, lists: &BTreeMap<String, Vec<String>>) {
        for (name, members) in lists {
            if forms::NAMES.contains(&name.as_str()) {
                let message = format!("`{{{name}}}` is built in and cannot be a word list");
                self.problems
                    .push(Problem::new(file, message).at(format!("classes.{name}")).cure("choose another name"));
                continue;
            }
            let class = self.class(scope.to_owned(), name);
            for (index, member) in members.iter().enumerate() {
                if let Some(run) = Phrase::plain(member) {
                    self.list(&run, class);
                    continue;
                }
                let path = format!("classes.{name}[{index}]");
                match Phrase::parse(member) {
                    Ok(Phrase::Paths(paths)) if phrase::plain_runs(&paths).is_some() => {
                        for run in phrase::plain_runs(&paths).unwrap_or_default() {
                            self.list(&run, class);
                        }
                    }
                    Ok(_) => {
                        let message = "a word list holds plain words; classes, gaps and commas belong into phrases";
                        self.problems.push(Problem::new(file, message).at(path));
                    }
                    Err(error) => self.problems.push(unreadable(file, path, member, &error)),
                }
            }
        }
    }

    pub(super) fn family(&mut self, family: &Family) {
        for (index, rule) in family.rules.iter().enumerate() {
            if rule.status == Status::Off {
                continue;
            }
            if let Some(other) = self.engine.rules.iter().find(|other| other.id == rule.id) {
                let message = format!("rule `{}` is also in family `{}`", rule.id, other.family);
                let path = format!("rules[{index}].id");
                self.problems
                    .push(Problem::new(&family.id, message).at(path).cure("rule ids are unique in all families"));
                continue;
            }
            let id = RuleId(self.engine.rules.len() as u32);
            let before = self.problems.len();
            let phrases = self.phrases(family, index, "phrases", &rule.phrases);
            let unless = self.phrases(family, index, "unless", &rule.unless);
            if phrases.is_empty() && self.problems.len() == before {
                let message = format!("rule `{}` has no phrase, so it can never fire", rule.id);
                self.problems.push(Problem::new(&family.id, message).at(format!("rules[{index}]")));
            }
            if self.problems.len() > before {
                continue;
            }
            for (list, is_unless) in [(phrases, false), (unless, true)] {
                for (at, phrase) in list.into_iter().enumerate() {
                    self.add(family, PathOf { rule: id, phrase: at, unless: is_unless }, phrase);
                }
            }
            self.engine.rules.push(RuleInfo::of(family, rule));
        }
    }

    /// Reads phrases and reports those that cannot be read or name unknown classes.
    fn phrases(&mut self, family: &Family, rule: usize, list: &str, phrases: &[String]) -> Vec<Compiled> {
        let mut read = Vec::new();
        for (index, text) in phrases.iter().enumerate() {
            let path = format!("rules[{rule}].{list}[{index}]");
            match Phrase::parse(text) {
                Ok(Phrase::Paths(paths)) => {
                    let unknown = paths.iter().flatten().find_map(|step| match step {
                        Step::Class(name) if self.class_of(&family.id, name).is_none() => Some(name.to_string()),
                        _ => None,
                    });
                    match unknown {
                        Some(name) => self.unknown_class(&family.id, path, &name),
                        None => read.push(Compiled::Paths(paths)),
                    }
                }
                Ok(Phrase::Regex(source)) => match experts::compile(&source) {
                    Ok(_) => read.push(Compiled::Regex(source.clone())),
                    Err(error) => {
                        let reason = error.to_string();
                        let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ");
                        let message = format!("`{text}` is no regular expression: {reason}");
                        self.problems.push(Problem::new(&family.id, message).at(path));
                    }
                },
                Err(error) => self.problems.push(unreadable(&family.id, path, text, &error)),
            }
        }
        read
    }

    fn class_of(&self, family: &str, name: &str) -> Option<ClassId> {
        let of = |scope: &str| self.classes.get(scope).and_then(|classes| classes.get(name));
        of(family).or_else(|| of("")).copied()
    }

    fn unknown_class(&mut self, family: &str, path: String, name: &str) {
        let known = ["", family].into_iter().filter_map(|scope| self.classes.get(scope)).flat_map(FxHashMap::keys);
        let close = known
            .map(|known| (strsim::damerau_levenshtein(known, name), known))
            .min()
            .filter(|(distance, _)| *distance <= 2)
            .map_or_else(
                || "name it under `classes:` or in rubrics/words.yaml".to_owned(),
                |(_, known)| format!("did you mean `{{{known}}}`?"),
            );
        let message = format!("there is no class `{{{name}}}`");
        self.problems.push(Problem::new(family, message).at(path).cure(close));
    }

    fn add(&mut self, family: &Family, path_of: PathOf, phrase: Compiled) {
        let id = self.engine.paths.len() as u32;
        self.engine.paths.push(path_of);
        match phrase {
            Compiled::Paths(paths) => {
                // The paths of a phrase share their alternatives: each is resolved once.
                let mut seen: Vec<(*const Runs, Edge)> = Vec::new();
                for path in &paths {
                    let mut edges = Vec::with_capacity(path.len());
                    for step in path {
                        let Step::OneOf(runs) = step else {
                            edges.push(self.edge(&family.id, step));
                            continue;
                        };
                        let known = seen.iter().find(|(known, _)| std::ptr::eq(*known, Rc::as_ptr(runs)));
                        let edge = known.map_or_else(|| self.edge(&family.id, step), |(_, edge)| *edge);
                        seen.push((Rc::as_ptr(runs), edge));
                        edges.push(edge);
                    }
                    self.phrases.push((edges, id));
                }
            }
            Compiled::Regex(source) => self.engine.experts.add(id, &source),
        }
    }

    /// Links the rules, looks for those that should clear another, and lays the
    /// tries out.
    pub(super) fn finish(mut self, families: &[&Family]) -> (Engine, Vec<Problem>) {
        for (family, index) in self.engine.link(families) {
            let Some(rule) = family.rules.get(index) else { continue };
            let message = format!("there is no rule `{}` to credit", rule.when_negated);
            let problem = Problem::new(&family.id, message).at(format!("rules[{index}].when_negated"));
            self.problems.push(problem.cure("write `drop`, `keep` or the id of a rule"));
        }
        self.clearings(families);
        let known = self.engine.lexicon.len();
        let mut commonness = Commonness::of(families, &self.engine.lexicon, &self.members);
        let numbers = commonness.renumber();
        let number = |word: u32| numbers.get(word as usize).copied().unwrap_or(UNKNOWN);
        self.engine.lexicon.renumber(number);
        let mut lists = Sapling::default();
        for (class, member) in &self.members {
            lists.add(member.iter().map(|word| Edge::Word(number(*word))), *class);
        }
        let mut phrases = Sapling::default();
        for (path, id) in &mut self.phrases {
            for edge in path.iter_mut() {
                if let Edge::Word(word) = edge {
                    *word = number(*word);
                }
            }
            phrases.add(commonness.anchored(path), *id);
        }
        self.engine.classes = self.next_class() as usize;
        self.engine.lists = lists.laid_out(known);
        let roles = |path: PathId| {
            let rule = self.engine.paths.get(path as usize).and_then(|path| self.engine.rule(path.rule));
            rule.map_or(u8::MAX, |rule| rule.seen_in)
        };
        self.engine.phrases = phrases.grown(known, &self.engine.lists, roles);
        (self.engine, self.problems)
    }

    fn clearings(&mut self, families: &[&Family]) {
        let known: FxHashSet<&str> =
            families.iter().flat_map(|family| &family.rules).map(|rule| rule.id.as_str()).collect();
        for family in families {
            for (index, rule) in family.rules.iter().enumerate() {
                for (at, clearing) in rule.cleared_by.iter().enumerate() {
                    for unknown in clearing.rules.iter().filter(|id| !known.contains(id.as_str())) {
                        let path = format!("rules[{index}].cleared_by[{at}].rules");
                        let message = format!("there is no rule `{unknown}` that could clear this one");
                        self.problems
                            .push(Problem::new(&family.id, message).at(path).meant(unknown, known.iter().copied()));
                    }
                }
            }
        }
    }
}

enum Compiled {
    Paths(Vec<Vec<Step>>),
    Regex(String),
}

fn unreadable(file: &str, path: String, phrase: &str, error: &PhraseError) -> Problem {
    let at = error.at.min(phrase.len().saturating_sub(1));
    let start = (0..=at).rev().find(|&at| phrase.is_char_boundary(at)).unwrap_or(0);
    let end = (start + 1..=phrase.len()).find(|&at| phrase.is_char_boundary(at)).unwrap_or(start);
    let message = format!("phrase `{phrase}`: {}", error.message);
    Problem::new(file, message).at(path).within(start..end).cure(error.cure)
}
