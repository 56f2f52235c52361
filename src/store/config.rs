//! The user's config file. A mistake in it is told and never stops the start: the rest of it holds.

use super::document::Draft;
use super::files;
use super::typed::typed;
use crate::app::{KeyMap, ThemeName};
use crate::content::{Origin, Problem};
use crate::scoring::rubric::DEFAULT_PACE;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The keys of the file.
const KEYS: [&str; 5] = ["format", "pace", "theme", "candidate", "keys"];

/// What a speaker can do, in words a minute.
pub const PACES: std::ops::RangeInclusive<u32> = 60..=300;

/// What holds: the file's values over the defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Words a minute for the spoken estimate.
    pub pace: u32,
    /// The colours; none leaves the choice to the key that changes them.
    pub theme: Option<ThemeName>,
    /// Who rehearses, as they want a coach to see it.
    pub candidate: Option<String>,
    /// Which key does what; the defaults where the file's keys cannot hold together.
    pub keys: KeyMap,
    /// The keys that the file gives a usable value.
    pub given: BTreeSet<&'static str>,
}

impl Default for Config {
    fn default() -> Self {
        Self { pace: DEFAULT_PACE, theme: None, candidate: None, keys: KeyMap::default(), given: BTreeSet::new() }
    }
}

/// A config and what is wrong with its file.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// What holds.
    pub config: Config,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
}

/// Reads the file; no file is no problem.
pub fn load(path: &Path) -> Loaded {
    let mut loaded = Loaded::default();
    if !path.exists() {
        return loaded;
    }
    let file = path.display().to_string();
    let draft = match files::read_text(path) {
        Ok(text) => Draft::open(file, Origin::File(path.to_owned()), text, &mut loaded.problems),
        Err(problem) => {
            loaded.problems.push(problem);
            None
        }
    };
    let Some(draft) = &draft else { return loaded };
    let mut problems = Vec::new();
    for (key, value) in draft.value.as_object().into_iter().flatten() {
        if let Err(faults) = loaded.config.set(key, value, draft) {
            problems.extend(faults);
        }
    }
    loaded.problems.extend(problems.into_iter().map(|problem| placed(problem, draft)));
    loaded
}

impl Config {
    fn set(&mut self, key: &str, value: &Value, draft: &Draft) -> Result<(), Vec<Problem>> {
        match key {
            "format" => return Ok(()),
            "pace" => {
                let pace = read::<u32>(key, value, draft)?;
                if !PACES.contains(&pace) {
                    let message = format!("`pace` must be {} to {} words a minute", PACES.start(), PACES.end());
                    return Err(vec![draft.problem(message).at("pace")]);
                }
                self.pace = pace;
            }
            "theme" => {
                let name = read::<String>(key, value, draft)?;
                let Some(theme) = ThemeName::ALL.into_iter().find(|theme| theme.name() == name) else {
                    let names = ThemeName::ALL.map(ThemeName::name);
                    let problem = draft.problem(format!("there is no theme `{name}`")).at("theme");
                    return Err(vec![problem.cure(format!("it may be {}", names.join(", "))).meant(&name, names)]);
                };
                self.theme = Some(theme);
            }
            "candidate" => self.candidate = Some(read::<String>(key, value, draft)?).filter(|name| !name.is_empty()),
            "keys" => self.keys = KeyMap::with(&keys(value, draft)?, &draft.file)?,
            unknown => {
                let problem = draft.problem(format!("unknown key `{unknown}`")).at(unknown);
                return Err(vec![problem.cure(format!("it may be {}", KEYS.join(", "))).meant(unknown, KEYS)]);
            }
        }
        self.given.extend(KEYS.iter().find(|name| **name == key));
        Ok(())
    }
}

/// `keys:` holds one key or a list of keys for each command.
fn keys(value: &Value, draft: &Draft) -> Result<BTreeMap<String, Vec<String>>, Vec<Problem>> {
    let mut keys = BTreeMap::new();
    for (command, value) in read::<BTreeMap<String, Value>>("keys", value, draft)? {
        let own = match value {
            Value::String(key) => vec![key],
            list => read::<Vec<String>>(&format!("keys.{command}"), &list, draft)?,
        };
        keys.insert(command, own);
    }
    Ok(keys)
}

fn read<T: DeserializeOwned>(key: &str, value: &Value, draft: &Draft) -> Result<T, Vec<Problem>> {
    // The key is part of the value, so that messages name it.
    typed::<BTreeMap<String, T>>(&serde_json::json!({ key: value }))
        .map_err(|fault| vec![Problem { cure: fault.cure, ..draft.problem(fault.message).at(fault.path) }])
        .and_then(|mut map| map.remove(key).ok_or_else(Vec::new))
}

/// The problem with its line.
fn placed(problem: Problem, draft: &Draft) -> Problem {
    let placed = draft.placed(problem);
    // One key may stand without a list.
    match &placed.path {
        Some(path) if placed.place.is_none() && path.ends_with("[0]") => {
            let path = path.trim_end_matches("[0]").to_owned();
            draft.placed(placed.at(path))
        }
        _ => placed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Command, Key};
    use crate::store::whole;

    fn loaded(text: &str) -> Loaded {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.yaml");
        whole::write(&path, text.as_bytes()).unwrap();
        load(&path)
    }

    #[test]
    fn no_file_means_the_defaults() {
        let loaded = load(Path::new("/nowhere/config.yaml"));
        assert_eq!((loaded.config, loaded.problems.len()), (Config::default(), 0));
    }

    #[test]
    fn values_of_the_file_win() {
        let loaded =
            loaded("format: 1\npace: 150\ntheme: light\ncandidate: Ana\nkeys:\n  quit: f9\n  redraw: [ctrl-l, f7]\n");
        assert_eq!(loaded.problems, []);
        assert_eq!((loaded.config.pace, loaded.config.theme), (150, Some(ThemeName::Light)));
        assert_eq!(loaded.config.keys.keys(Command::Quit), ["f9".parse::<Key>().unwrap()]);
        assert_eq!(loaded.config.keys.keys(Command::Redraw).len(), 2);
    }

    #[test]
    fn a_mistake_is_told_and_the_rest_holds() {
        let loaded = loaded("format: 1\npase: 150\npace: fast\ntheme: ligth\ncandidate: Ana\nkeys: x\n");
        assert_eq!(
            loaded.config,
            Config { candidate: Some("Ana".to_owned()), given: BTreeSet::from(["candidate"]), ..Config::default() }
        );
        let said: Vec<String> = loaded
            .problems
            .iter()
            .map(|problem| {
                let line = problem.place.as_ref().map_or(0, |place| place.line);
                format!("{line}: {} = {}", problem.message, problem.cure.clone().unwrap_or_default())
            })
            .collect();
        insta::assert_snapshot!(said.join("\n"), @"
        6: `keys` must be a block of keys and values, here it is text = 
        3: `pace` must be a whole number, zero or more, here it is text = 
        2: unknown key `pase` = did you mean `pace`?
        4: there is no theme `ligth` = did you mean `light`?
        ");
    }

    #[test]
    fn a_key_that_cannot_hold_has_its_line() {
        let lines = |text: &str| -> Vec<usize> {
            loaded(text).problems.iter().map(|problem| problem.place.as_ref().map_or(0, |place| place.line)).collect()
        };
        assert_eq!(lines("format: 1\nkeys:\n  quti: ctrl-q\n"), [3]);
        assert_eq!(lines("format: 1\nkeys:\n  redraw: ctrl-l\n  quit: hyper-q\n"), [4]);
        assert_eq!(lines("format: 1\nkeys:\n  redraw: [ctrl-l, hyper-q]\n"), [3]);
        assert_eq!(lines("format: 1\nkeys:\n  suspend: ctrl-q\n"), [3]);
    }
}
