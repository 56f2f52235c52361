//! The JSON Schemas accept what the program accepts, and an editor finds them without a network.

use crate::program::Home;
use boon::{Compiler, Schemas, ValidationError};
use serde_json::{Value, json};
use starcoach::content::{Kind, schema};
use starcoach::store::{bundled, yaml};

/// Why a value does not fit a schema, one line a fault. The schema itself is held to its draft.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("schema.json", schema.clone()).unwrap();
    let sound = compiler.compile("schema.json", &mut schemas).expect("a sound schema");
    let mut faults = Vec::new();
    if let Err(error) = schemas.validate(value, sound) {
        leaves(&error, &mut faults);
    }
    faults
}

fn leaves(error: &ValidationError<'_, '_>, faults: &mut Vec<String>) {
    if error.causes.is_empty() {
        faults.push(format!("{}: {}", error.instance_location, error.kind));
    }
    error.causes.iter().for_each(|cause| leaves(cause, faults));
}

#[test]
fn every_bundled_file_fits_the_schema_of_its_kind() {
    for file in bundled::ALL {
        let value = yaml::read(file.yaml).unwrap();
        assert_eq!(faults(&schema::of(file.kind().unwrap()), &value), [""; 0], "{}", file.path);
    }
}

#[test]
fn every_schema_is_a_sound_one_of_draft_2020_12_in_the_words_of_an_author() {
    let config: Value = serde_json::from_str(&Home::new().run(&["schema", "config"]).said).unwrap();
    for schema in Kind::ALL.map(schema::of).into_iter().chain([config]) {
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(!faults(&schema, &json!({})).is_empty(), "an empty file fits");
        let text = schema.to_string();
        assert!(!text.contains("::") && !text.contains("[`"), "a link of the code's documentation: {text}");
    }
}

#[test]
fn what_the_program_refuses_the_schema_refuses_as_well() {
    let story = json!({"format": 1, "id": "a", "title": "A", "patterns": ["x"], "level": "senior", "text": {}});
    let with = |key: &str, value: Value| {
        let mut story = story.clone();
        story[key] = value;
        faults(&schema::of(Kind::Story), &story).join("\n")
    };
    assert_eq!(with("title", json!("B")), "");
    assert!(with("levle", json!("senior")).contains("'levle'"));
    assert!(with("patterns", json!("x")).starts_with("/patterns: "));
    assert!(with("text", json!({"task": 7})).starts_with("/text/task: "));
    assert!(with("format", json!(2)).starts_with("/format: "));
    assert!(with("expect", json!({"primary_weakness": "no-metrik"})).starts_with("/expect"));
    let bare = faults(&schema::of(Kind::Story), &json!({"format": 1})).join("\n");
    assert!(["id", "title", "patterns", "level", "text"].iter().all(|key| bare.contains(key)), "{bare}");
}

#[test]
fn a_family_that_extends_needs_only_what_differs() {
    let family = |value| faults(&schema::of(Kind::Family), &value);
    let rules = json!([{"id": "escalated-to", "phrases+": ["{I} raised it"], "fires": ["<I raised it>."]}]);
    assert_eq!(family(json!({"format": 1, "id": "handoff", "extends": "handoff", "rules": rules})), [""; 0]);
    assert_ne!(family(json!({"format": 1, "id": "handoff", "rules": rules})), [""; 0]);
}

#[test]
fn the_config_schema_knows_every_key_of_the_file() {
    let schema: Value = serde_json::from_str(&Home::new().run(&["schema", "config"]).said).unwrap();
    let good = json!({"format": 1, "pace": 150, "theme": "light", "candidate": "Ana", "keys": {"quit": "f9", "redraw": ["ctrl-l", "f7"]}});
    assert_eq!(faults(&schema, &good), [""; 0]);
    for bad in [json!({"pace": 150}), json!({"format": 1, "pace": 5}), json!({"format": 1, "keys": {"quti": "f9"}})] {
        assert_eq!(faults(&schema, &bad).len(), 1, "{bad}");
    }
}

#[test]
fn schemas_are_written_where_the_editor_lines_point() {
    let home = Home::new();
    let run = home.run(&["schema", "--write"]);
    assert_eq!(run.code, 0, "{}", run.said);
    let mut seen = 0;
    let lines: Vec<&str> = run.said.lines().collect();
    for pair in lines.windows(2) {
        let Some(path) = pair[1].strip_prefix("# yaml-language-server: $schema=") else { continue };
        let file = home.path(pair[0].strip_prefix("HOME/").unwrap());
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        let schema = std::fs::read_to_string(file.parent().unwrap().join(path)).unwrap();
        assert!(serde_json::from_str::<Value>(&schema).unwrap()["title"].is_string());
        seen += 1;
    }
    assert_eq!(seen, 7, "{}", run.said);
    assert_eq!(home.run(&["schema", "--write"]).said, run.said);
}

#[test]
fn a_wrong_kind_names_those_that_there_are() {
    let run = Home::new().run(&["schema", "storry"]);
    assert!(run.code == 2 && run.said.contains("a similar value exists: 'story'"), "{}", run.said);
    let none = Home::new().run(&["schema"]);
    assert!(none.code == 2 && none.said.contains("<KIND>"), "{}", none.said);
}
