//! `starcoach schema`: JSON Schemas of everything that can be written by hand, for editors.

use super::{Done, Failure, Outcome, print};
use crate::app::ThemeName;
use crate::app::command::TABLE;
use crate::content::{FORMAT, Kind, schema};
use crate::store::{Store, config};
use clap::builder::PossibleValuesParser;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use std::path::PathBuf;

/// Which schema.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The kind of file.
    #[arg(value_name = "KIND", required_unless_present = "write", value_parser = PossibleValuesParser::new(NAMES))]
    pub kind: Option<String>,
    /// Write all of them into your own folder and print the line by which an editor finds each.
    #[arg(long, conflicts_with = "kind")]
    pub write: bool,
}

/// The kinds as the command line and the files of `schemas/` spell them.
const NAMES: [&str; 7] = ["story", "pattern", "family", "framework", "words", "principles", "config"];

/// Prints one schema, or writes all.
pub fn run(store: &Store, args: &Args) -> Outcome {
    match &args.kind {
        Some(name) => print(&format!("{:#}\n", of(name)))?,
        None => print(&write(store)?)?,
    }
    Ok(Done::Fine)
}

/// What the command line calls a kind of content.
pub fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Words => "words",
        Kind::Principles => "principles",
        Kind::Framework => "framework",
        Kind::Family => "family",
        Kind::Pattern => "pattern",
        Kind::Story => "story",
    }
}

fn of(wanted: &str) -> Value {
    Kind::ALL.into_iter().find(|kind| name(*kind) == wanted).map_or_else(of_config, schema::of)
}

fn write(store: &Store) -> Result<String, Failure> {
    let mut out = String::from("Begin a file with the line of its kind, and an editor that knows YAML completes it.\n");
    for name in NAMES {
        let failed = |error| Failure(format!("{}: cannot be written: {error}", store.schema_path(name).display()));
        store.write_schema(name, &of(name)).map_err(failed)?;
        let file = example(store, name);
        let _ = write!(out, "\n{}\n{}", file.display(), store.editor_line(name, &file));
    }
    Ok(out)
}

/// A file of that kind where it would be read.
fn example(store: &Store, wanted: &str) -> PathBuf {
    let Some(kind) = Kind::ALL.into_iter().find(|kind| name(*kind) == wanted) else { return store.dirs.config.clone() };
    let file = if matches!(kind, Kind::Words | Kind::Principles) { wanted } else { "*" };
    store.folder(kind).join(format!("{file}.yaml"))
}

/// The schema of the config file: its keys are those of the command table.
fn of_config() -> Value {
    let key = json!({ "type": "string", "description": "A key: ctrl-l, alt-q, f7, enter." });
    let keys = json!({ "anyOf": [key, { "type": "array", "items": key }] });
    let commands: Map<String, Value> = TABLE
        .iter()
        .map(|entry| {
            let mut one = keys.clone();
            one["description"] = json!(entry.text);
            (entry.name.to_owned(), one)
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "starcoach: config",
        "type": "object",
        "additionalProperties": false,
        "required": ["format"],
        "properties": {
            "format": { "description": format!("The content format, {FORMAT}."), "const": FORMAT },
            "pace": {
                "description": "Words a minute, for the spoken estimate of what you type.",
                "type": "integer",
                "minimum": config::PACES.start(),
                "maximum": config::PACES.end(),
            },
            "theme": { "description": "The colours.", "enum": ThemeName::ALL.map(ThemeName::name) },
            "candidate": { "description": "Your name as a coach sees it.", "type": "string" },
            "keys": {
                "description": "Keys of commands: one key, or a list of keys.",
                "type": "object",
                "additionalProperties": false,
                "properties": commands,
            },
        },
    })
}
