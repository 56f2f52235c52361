//! One content file: from its text to a typed item, leaving out what is wrong with it.

use super::typed::{Misshape, typed};
use super::yaml;
use crate::content::family::{Family, Rule, WordLists};
use crate::content::pattern::{Angle, FollowUp};
use crate::content::principle::{Principle, Principles};
use crate::content::story::Artefact;
use crate::content::{FORMAT, Framework, Kind, Origin, Pattern, Problem, Story};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// A file that is YAML and of our format, not yet of a type.
#[derive(Debug)]
pub struct Draft {
    /// How problems name it.
    pub file: String,
    /// Where it came from.
    pub origin: Origin,
    /// As it was written.
    pub text: String,
    /// Its values, cleaned.
    pub value: Value,
    /// Of lists that lost a faulty item: where each item that is left stood in the file.
    pub kept: BTreeMap<&'static str, Vec<usize>>,
}

/// A type that a content file can hold, with the lists of which a faulty item is left out.
pub trait Document: DeserializeOwned {
    /// List and type of its items.
    const LISTS: &'static [(&'static str, Fits)] = &[];
}

/// Tells why a value does not fit a type.
pub type Fits = fn(&Value) -> Result<(), Misshape>;

fn fits<T: DeserializeOwned>(value: &Value) -> Result<(), Misshape> {
    typed::<T>(value).map(|_| ())
}

impl Document for Framework {}
impl Document for WordLists {}
impl Document for Family {
    const LISTS: &'static [(&'static str, Fits)] = &[("rules", fits::<Rule>)];
}
impl Document for Principles {
    const LISTS: &'static [(&'static str, Fits)] = &[("principles", fits::<Principle>)];
}
impl Document for Pattern {
    const LISTS: &'static [(&'static str, Fits)] = &[("angles", fits::<Angle>), ("follow_ups", fits::<FollowUp>)];
}
impl Document for Story {
    const LISTS: &'static [(&'static str, Fits)] = &[("artefacts", fits::<Artefact>)];
}

impl Draft {
    /// Reads a text as a file of our format.
    pub fn open(file: String, origin: Origin, text: String, problems: &mut Vec<Problem>) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let mut value = match yaml::read(&text) {
            Ok(value) => value,
            Err(fault) => {
                let mut problem = Problem::new(file, fault.message);
                problem.place = fault.place;
                problem.cure = fault.cure.map(str::to_owned);
                problems.push(problem);
                return None;
            }
        };
        let hostile = yaml::clean(&mut value);
        let mut draft = Self { file, origin, text, value, kept: BTreeMap::new() };
        if let Some(problem) = draft.wrong_as_a_whole() {
            problems.push(draft.placed(problem));
            return None;
        }
        for path in hostile {
            let problem = draft.problem("invisible control characters in this text were left out").at(path);
            problems.push(draft.placed(problem.cure("delete them: they can garble a terminal")));
        }
        draft.kept.clear();
        Some(draft)
    }

    fn wrong_as_a_whole(&self) -> Option<Problem> {
        if self.value.is_null() {
            return Some(self.problem("the file is empty"));
        }
        let Some(map) = self.value.as_object() else {
            return Some(self.problem("the file must be a block of keys and values").at(""));
        };
        match map.get("format") {
            None => {
                Some(self.problem("`format` is missing").at("").cure(format!("begin the file with `format: {FORMAT}`")))
            }
            Some(format) if format.as_u64() == Some(u64::from(FORMAT)) => None,
            Some(format) if format.as_u64().is_some_and(|n| n > u64::from(FORMAT)) => Some(
                self.problem(format!("this file has format {format}, and this version reads format {FORMAT}"))
                    .at("format")
                    .cure("update starcoach; the file was left as it is"),
            ),
            Some(_) => Some(self.problem(format!("`format` must be {FORMAT}")).at("format")),
        }
    }

    /// The id that the file gives itself.
    pub fn id(&self) -> Option<&str> {
        self.value.get("id").and_then(Value::as_str)
    }

    /// Reports an id that is not the file's name.
    pub fn expect_id(&self, stem: &str, problems: &mut Vec<Problem>) {
        if let Some(id) = self.id().filter(|id| *id != stem) {
            let message = format!("the id `{id}` is not the file's name");
            let problem = self.problem(message).at("id");
            problems.push(self.placed(problem.cure(format!("write `id: {stem}`, or rename the file to `{id}.yaml`"))));
        }
    }

    /// Takes faulty items out of the lists that can do without them.
    pub fn prune<T: Document>(&mut self, problems: &mut Vec<Problem>) {
        for &(list, fits) in T::LISTS {
            let Some(Value::Array(items)) = self.value.get_mut(list) else { continue };
            let faults: Vec<Option<Misshape>> = items.iter().map(|item| fits(item).err()).collect();
            if faults.iter().all(Option::is_none) {
                continue;
            }
            let mut wanted = faults.iter().map(Option::is_none);
            items.retain(|_| wanted.next().unwrap_or(true));
            for (index, fault) in faults.iter().enumerate() {
                let Some(fault) = fault else { continue };
                let dot = if fault.path.is_empty() || fault.path.starts_with('[') { "" } else { "." };
                let fault = Misshape { path: format!("{list}[{index}]{dot}{}", fault.path), ..fault.clone() };
                problems.push(self.placed(self.misshape(fault)));
            }
            let kept = faults.iter().enumerate().filter(|(_, fault)| fault.is_none()).map(|(index, _)| index);
            self.kept.insert(list, kept.collect());
        }
    }

    /// The item, once faulty parts were pruned.
    pub fn item<T: Document>(&self, problems: &mut Vec<Problem>) -> Option<T> {
        match typed(&self.value) {
            Ok(item) => Some(item),
            Err(fault) => {
                problems.push(self.placed(self.misshape(fault)));
                None
            }
        }
    }

    /// A problem of this file.
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        Problem::new(self.file.clone(), message)
    }

    fn misshape(&self, fault: Misshape) -> Problem {
        let place = if fault.of_key { yaml::find(&self.text, &fault.path, &yaml::Part::Key) } else { None };
        let problem = self.problem(fault.message).at(fault.path);
        Problem { cure: fault.cure, place, ..problem }
    }

    /// The problem with its line, its path being that of the file as written.
    pub fn placed(&self, mut problem: Problem) -> Problem {
        if let (None, Some(path)) = (&problem.place, &problem.path) {
            problem.place = yaml::find(&self.text, path, &part(&problem));
        }
        problem
    }

    /// The path in the file of a path in the pruned item.
    pub fn unpruned(&self, path: &str) -> String {
        for (list, kept) in &self.kept {
            if let Some(rest) = path.strip_prefix(list).and_then(|rest| rest.strip_prefix('['))
                && let Some((index, rest)) = rest.split_once(']')
                && let Some(original) = index.parse::<usize>().ok().and_then(|index| kept.get(index))
            {
                return format!("{list}[{original}]{rest}");
            }
        }
        path.to_owned()
    }
}

/// The part of its value that a problem is about.
pub fn part(problem: &Problem) -> yaml::Part {
    problem.within.clone().map_or(yaml::Part::Whole, yaml::Part::Bytes)
}

/// What a file holds, told by its keys.
pub fn kind_of(value: &Value) -> Option<Kind> {
    let has = |key: &str| value.get(key).is_some();
    if has("rules") || has("polarity") || has("extends") {
        Some(Kind::Family)
    } else if has("sections") {
        Some(Kind::Framework)
    } else if has("guides") || has("question") {
        Some(Kind::Pattern)
    } else if has("text") || has("patterns") {
        Some(Kind::Story)
    } else if has("classes") {
        Some(Kind::Words)
    } else if has("principles") {
        Some(Kind::Principles)
    } else {
        None
    }
}
