//! Which key does what, from the table of commands and the user's config.

use super::command::{Command, Scope, TABLE};
use super::key::Key;
use super::screen::Kind;
use crate::content::Problem;
use std::collections::BTreeMap;

/// Every command's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyMap {
    keys: BTreeMap<Command, Vec<Key>>,
}

impl Default for KeyMap {
    fn default() -> Self {
        let parsed = |keys: &[&str]| keys.iter().filter_map(|key| key.parse().ok()).collect();
        Self { keys: TABLE.iter().map(|entry| (entry.command, parsed(entry.keys))).collect() }
    }
}

impl KeyMap {
    /// The defaults with the user's own keys in place: command name to keys, as in `keys:` of the config file.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, with its path in the config (`keys.quit[0]`): an unknown command, a text that is no
    /// key, two commands on one key in one scope, a command that a screen can no longer reach. The defaults then
    /// stay in force.
    pub fn with(own: &BTreeMap<String, Vec<String>>, file: &str) -> Result<Self, Vec<Problem>> {
        let mut map = Self::default();
        let mut problems = Vec::new();
        for (name, keys) in own {
            let Some(command) = Command::named(name) else {
                problems.push(unknown(name, file));
                continue;
            };
            let mut parsed = Vec::new();
            for (i, text) in keys.iter().enumerate() {
                match text.parse::<Key>() {
                    Ok(key) => parsed.push(key),
                    Err(fault) => {
                        problems.push(Problem::new(file, fault.to_string()).at(format!("keys.{name}[{i}]")));
                    }
                }
            }
            map.keys.insert(command, parsed);
        }
        if problems.is_empty() {
            problems = map.clashes(file);
        }
        if problems.is_empty() {
            problems = map.unreachable(file);
        }
        if problems.is_empty() { Ok(map) } else { Err(problems) }
    }

    /// All keys of a command.
    pub fn keys(&self, command: Command) -> &[Key] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }

    /// What a key does on a screen: the first of its scopes that knows the key. Where text is typed, a plain
    /// character is text.
    pub fn command(&self, key: Key, kind: Kind) -> Option<Command> {
        if kind.typing() && key.typed().is_some() {
            return None;
        }
        kind.scopes().iter().find_map(|&scope| self.in_scope(key, scope))
    }

    fn in_scope(&self, key: Key, scope: Scope) -> Option<Command> {
        TABLE
            .iter()
            .find(|entry| entry.scope == scope && self.keys(entry.command).contains(&key))
            .map(|entry| entry.command)
    }

    /// The key that the footer of a screen shows for a command: the first one that reaches it there.
    pub fn label(&self, command: Command, kind: Kind) -> Option<String> {
        let reaches = |key: &&Key| self.command(**key, kind) == Some(command);
        self.keys(command).iter().find(reaches).map(|key| key.label())
    }

    /// All keys that reach a command on a screen, for the help page.
    pub fn labels(&self, command: Command, kind: Kind) -> Vec<String> {
        let reaches = |key: &&Key| self.command(**key, kind) == Some(command);
        self.keys(command).iter().filter(reaches).map(|key| key.label()).collect()
    }

    fn clashes(&self, file: &str) -> Vec<Problem> {
        let mut taken: BTreeMap<(Scope, Key), &str> = BTreeMap::new();
        let mut problems = Vec::new();
        for entry in TABLE {
            for &key in self.keys(entry.command) {
                let before = taken.insert((entry.scope, key), entry.name);
                if let Some(other) = before.filter(|name| *name != entry.name) {
                    let place = entry.scope.title();
                    let message = format!("`{key}` is bound to both `{other}` and `{}` in `{place}`", entry.name);
                    problems.push(
                        Problem::new(file, message)
                            .at(format!("keys.{}", entry.name))
                            .cure(format!("give `{other}` or `{}` another key", entry.name)),
                    );
                }
            }
        }
        problems
    }

    fn unreachable(&self, file: &str) -> Vec<Problem> {
        let mut problems: Vec<Problem> = Vec::new();
        for kind in Kind::ALL {
            for entry in TABLE.iter().filter(|entry| kind.scopes().contains(&entry.scope)) {
                let told = problems.iter().any(|problem| problem.path == Some(format!("keys.{}", entry.name)));
                if !told && self.label(entry.command, kind).is_none() && !shadowed_for_good(entry.command, kind) {
                    let message = format!("no key reaches `{}` on the screen `{}`", entry.name, kind.title());
                    problems.push(
                        Problem::new(file, message)
                            .at(format!("keys.{}", entry.name))
                            .cure("give it a key that nothing else on that screen uses"),
                    );
                }
            }
        }
        problems
    }
}

/// Commands that a screen replaces by one of its own: a list inside a text field has no use for a page's motions.
fn shadowed_for_good(command: Command, kind: Kind) -> bool {
    let replaced = match command {
        Command::Open => matches!(kind, Kind::Story | Kind::Problems | Kind::Borders | Kind::Scorecard),
        _ => false,
    };
    replaced || (kind.typing() && matches!(command, Command::First | Command::Last))
}

fn unknown(name: &str, file: &str) -> Problem {
    let near = TABLE
        .iter()
        .map(|entry| (strsim::damerau_levenshtein(entry.name, name), entry.name))
        .filter(|(distance, _)| *distance <= 3)
        .min();
    let problem = Problem::new(file, format!("there is no command `{name}`")).at(format!("keys.{name}"));
    match near {
        Some((_, near)) => problem.cure(format!("did you mean `{near}`?")),
        None => problem.cure("`starcoach config` lists all commands with their keys"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
        pairs.iter().map(|(name, key)| ((*name).to_owned(), vec![(*key).to_owned()])).collect()
    }

    fn faults(pairs: &[(&str, &str)]) -> String {
        let problems = KeyMap::with(&own(pairs), "config.yaml").unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_defaults_have_no_clash_and_reach_every_command() {
        assert_eq!(KeyMap::with(&BTreeMap::new(), "config.yaml"), Ok(KeyMap::default()));
        for entry in TABLE {
            assert_eq!(KeyMap::default().keys(entry.command).len(), entry.keys.len(), "{}", entry.name);
        }
    }

    #[test]
    fn leaving_help_and_the_menu_or_a_way_back_are_reachable_on_every_screen() {
        let keys = KeyMap::default();
        for kind in Kind::ALL {
            assert!(keys.label(Command::Quit, kind).is_some(), "{kind:?}");
            assert!(keys.label(Command::Help, kind).is_some(), "{kind:?}");
            assert!(keys.label(Command::Menu, kind).is_some(), "{kind:?}");
        }
    }

    #[test]
    fn every_function_key_has_a_plain_alternative() {
        for entry in TABLE {
            let functional = |key: &&str| key.starts_with('f') && key.len() > 1;
            let plain = entry.keys.iter().filter(|key| !functional(key)).count();
            assert!(plain > 0, "{}", entry.name);
        }
    }

    #[test]
    fn a_users_key_replaces_the_default() {
        let keys = KeyMap::with(&own(&[("sessions", "x")]), "config.yaml").unwrap();
        assert_eq!(keys.command(Key::char('x'), Kind::Home), Some(Command::ShowSessions));
        assert_eq!(keys.command(Key::char('s'), Kind::Home), None);
        assert_eq!(keys.label(Command::ShowSessions, Kind::Home), Some("x".to_owned()));
    }

    #[test]
    fn two_commands_on_one_key_in_one_scope_are_an_error_that_names_both() {
        let fault = faults(&[("sessions", "c")]);
        assert!(fault.contains("`c` is bound to both `check-answer` and `sessions`"), "{fault}");
    }

    #[test]
    fn quit_cannot_be_hidden() {
        let fault = faults(&[("quit", "x")]);
        assert!(fault.contains("no key reaches `quit`"), "{fault}");
    }

    #[test]
    fn unknown_commands_and_keys_are_named_with_a_cure() {
        let fault = faults(&[("qit", "ctrl-x"), ("help", "hyper-h")]);
        assert!(fault.contains("did you mean `quit`?"), "{fault}");
        assert!(fault.contains("`hyper-h` is not a key") && fault.contains("keys.help[0]"), "{fault}");
    }
}
