//! `starcoach config`: where the config file is, and what holds.

use super::{Done, Outcome, print};
use crate::app::command::{Scope, TABLE};
use crate::app::{KeyMap, ThemeName};
use crate::store::{Store, config};
use std::fmt::Write;

/// Prints path, values with their origin, and what is wrong with the file.
pub fn run(store: &Store) -> Outcome {
    let path = &store.dirs.config;
    let loaded = config::load(path);
    let config = &loaded.config;
    let mut out = String::new();
    let state = if path.exists() { "" } else { " (not there: the defaults hold)" };
    let _ = writeln!(out, "{}{state}\n", path.display());
    let mut row = |name: &str, value: &str, meaning: &str| {
        let origin = if config.given.contains(name) { "config.yaml" } else { "default" };
        let _ = writeln!(out, "{name:<10} {value:<16} {origin:<12} {meaning}");
    };
    row("pace", &config.pace.to_string(), "words a minute, for the spoken estimate of what you type");
    let themes = ThemeName::ALL.map(ThemeName::name).join(", ");
    row("theme", config.theme.unwrap_or_default().name(), &format!("colours: {themes}"));
    row("candidate", config.candidate.as_deref().unwrap_or("-"), "your name as a coach sees it");
    out.push_str(&keys(config));
    for problem in &loaded.problems {
        let _ = writeln!(out, "\n{problem}");
    }
    print(&out)?;
    Ok(if loaded.problems.is_empty() { Done::Fine } else { Done::Problems })
}

/// The key map as `keys:` of the config file spells it; `*` marks what the file changed.
fn keys(config: &config::Config) -> String {
    let defaults = KeyMap::default();
    let mut out = String::from("\nkeys\n");
    let mut scope: Option<Scope> = None;
    for entry in TABLE {
        if scope != Some(entry.scope) {
            let _ = writeln!(out, "\n  # {}", entry.scope.title());
            scope = Some(entry.scope);
        }
        let own = config.keys.keys(entry.command);
        let changed = if own == defaults.keys(entry.command) { ' ' } else { '*' };
        let names: Vec<String> = own.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "{changed} {:<18} {:<28} {}", entry.name, names.join(", "), entry.text);
    }
    out
}
