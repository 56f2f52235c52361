//! The table of keys of the README, from the table of commands.

use starcoach::app::command::{Scope, TABLE};
use starcoach::app::{Key, KeyMap};
use std::fmt::Write;

const BEGIN: &str = "<!-- keys: made by `cargo run --example readme` -->\n";
const END: &str = "<!-- end of keys -->\n";

/// Scopes that are shown at once; the others fold out.
const FIRST: [Scope; 4] = [Scope::Rehearse, Scope::Aloud, Scope::Scorecard, Scope::Anywhere];

/// The README with the table as it is now; nothing where its place is not marked.
pub fn put_into(readme: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{}{END}{after}", table()))
}

fn table() -> String {
    let mut others: Vec<Scope> = Vec::new();
    for entry in TABLE.iter().filter(|entry| !FIRST.contains(&entry.scope)) {
        if others.last() != Some(&entry.scope) {
            others.push(entry.scope);
        }
    }
    let mut out = String::from("\n");
    for scope in FIRST {
        rows(&mut out, scope);
    }
    out.push_str("<details><summary>All other keys: home, learning, testing, story bank, writing</summary>\n\n");
    for scope in others {
        rows(&mut out, scope);
    }
    out.push_str("</details>\n\n");
    out
}

fn rows(out: &mut String, scope: Scope) {
    let keys = KeyMap::default();
    let _ = writeln!(out, "| {} | |\n| --- | --- |", scope.title());
    for entry in TABLE.iter().filter(|entry| entry.scope == scope) {
        let labels: Vec<String> = keys.keys(entry.command).iter().map(label).collect();
        let _ = writeln!(out, "| {} | {} |", labels.join(" "), entry.text);
    }
    out.push('\n');
}

fn label(key: &Key) -> String {
    format!("`{}`", key.label())
}
