//! `starcoach config`: where the config file is, and what holds.

use super::{Done, Outcome, print};
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
    row("theme", config.theme.as_deref().unwrap_or("auto"), &format!("colours: {}", config::THEMES.join(", ")));
    row("candidate", config.candidate.as_deref().unwrap_or("-"), "your name as a coach sees it");
    for problem in &loaded.problems {
        let _ = writeln!(out, "\n{problem}");
    }
    print(&out)?;
    Ok(if loaded.problems.is_empty() { Done::Fine } else { Done::Problems })
}
