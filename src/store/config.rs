//! The user's config file. A mistake in it is told and never stops the start: the rest of it holds.

use super::document::Draft;
use super::files;
use super::typed::typed;
use crate::content::{Origin, Problem};
use crate::scoring::rubric::DEFAULT_PACE;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The keys of the file.
const KEYS: [&str; 5] = ["format", "pace", "theme", "candidate", "keys"];

/// The names of the colour themes.
pub const THEMES: [&str; 4] = ["auto", "light", "high-contrast", "mono"];

/// What a speaker can do, in words a minute.
const PACES: std::ops::RangeInclusive<u32> = 60..=300;

/// What holds: the file's values over the defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Words a minute for the spoken estimate.
    pub pace: u32,
    /// One of [`THEMES`]; none leaves the choice to the screen's key.
    pub theme: Option<String>,
    /// Who rehearses, as they want a coach to see it.
    pub candidate: Option<String>,
    /// Command name to keys, unchecked: the key map knows the commands.
    pub keys: BTreeMap<String, Vec<String>>,
    /// The keys that the file gives a usable value.
    pub given: BTreeSet<&'static str>,
}

impl Default for Config {
    fn default() -> Self {
        Self { pace: DEFAULT_PACE, theme: None, candidate: None, keys: BTreeMap::new(), given: BTreeSet::new() }
    }
}

/// A config with the file that it was read from, for problems that are found later.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What holds.
    pub config: Config,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
    draft: Option<Draft>,
}

/// Reads the file; no file is no problem.
pub fn load(path: &Path) -> Loaded {
    let mut loaded = Loaded::default();
    if !path.exists() {
        return loaded;
    }
    let file = path.display().to_string();
    match files::read_text(path) {
        Err(problem) => loaded.problems.push(problem),
        Ok(text) => {
            loaded.draft = Draft::open(file, Origin::File(path.to_owned()), text, &mut loaded.problems);
        }
    }
    let Some(draft) = &loaded.draft else { return loaded };
    let mut problems = Vec::new();
    for (key, value) in draft.value.as_object().into_iter().flatten() {
        if let Err(problem) = loaded.config.set(key, value, draft) {
            problems.push(problem);
        }
    }
    for problem in problems {
        let problem = loaded.placed(problem);
        loaded.problems.push(problem);
    }
    loaded
}

impl Config {
    fn set(&mut self, key: &str, value: &Value, draft: &Draft) -> Result<(), Problem> {
        match key {
            "format" => return Ok(()),
            "pace" => {
                let pace = read::<u32>(key, value, draft)?;
                if !PACES.contains(&pace) {
                    let message = format!("`pace` must be {} to {} words a minute", PACES.start(), PACES.end());
                    return Err(draft.problem(message).at("pace"));
                }
                self.pace = pace;
            }
            "theme" => {
                let name = read::<String>(key, value, draft)?;
                if !THEMES.contains(&name.as_str()) {
                    let problem = draft.problem(format!("there is no theme `{name}`")).at("theme");
                    let problem = problem.cure(format!("it may be {}", THEMES.join(", ")));
                    return Err(problem.meant(&name, THEMES));
                }
                self.theme = Some(name);
            }
            "candidate" => self.candidate = Some(read::<String>(key, value, draft)?).filter(|name| !name.is_empty()),
            "keys" => self.keys = keys(value, draft)?,
            unknown => {
                let problem = draft.problem(format!("unknown key `{unknown}`")).at(unknown);
                return Err(problem.cure(format!("it may be {}", KEYS.join(", "))).meant(unknown, KEYS));
            }
        }
        self.given.extend(KEYS.iter().find(|name| **name == key));
        Ok(())
    }
}

/// `keys:` holds one key or a list of keys for each command.
fn keys(value: &Value, draft: &Draft) -> Result<BTreeMap<String, Vec<String>>, Problem> {
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

fn read<T: DeserializeOwned>(key: &str, value: &Value, draft: &Draft) -> Result<T, Problem> {
    // The key is part of the value, so that messages name it.
    typed::<BTreeMap<String, T>>(&serde_json::json!({ key: value }))
        .map_err(|fault| Problem { cure: fault.cure, ..draft.problem(fault.message).at(fault.path) })
        .and_then(|mut map| map.remove(key).ok_or_else(|| draft.problem("empty").at(key)))
}

impl Loaded {
    /// A problem found later (a key on two commands), with its line.
    pub fn placed(&self, problem: Problem) -> Problem {
        let Some(draft) = &self.draft else { return problem };
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
}

#[cfg(test)]
mod tests {
    use super::*;
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
            loaded("format: 1\npace: 150\ntheme: light\ncandidate: Ana\nkeys:\n  quit: ctrl-q\n  help: [f1, \"?\"]\n");
        assert_eq!(loaded.problems, []);
        assert_eq!((loaded.config.pace, loaded.config.theme.as_deref()), (150, Some("light")));
        assert_eq!(loaded.config.keys["help"], ["f1", "?"]);
        assert_eq!(loaded.config.keys["quit"], ["ctrl-q"]);
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
}
