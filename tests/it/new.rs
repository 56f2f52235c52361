//! `starcoach new` writes files that pass the check as they are, explain every key, and take the place of none.

use crate::program::Home;
use serde_json::Value;
use starcoach::app::home::{Row, View};
use starcoach::app::msg::Content;
use starcoach::app::{Common, mock};
use starcoach::clock::Moment;
use starcoach::content::{Kind, Pattern, Story, schema};
use starcoach::store::{Store, yaml};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

fn read(home: &Home, path: &str) -> String {
    std::fs::read_to_string(home.path(path)).unwrap()
}

/// What the real check says of a home beyond what it says of an empty one. A remark is no fault of a draft.
fn faults(home: &Home, args: &[&str]) -> Vec<String> {
    static BUNDLED: OnceLock<Vec<String>> = OnceLock::new();
    let told = |home: &Home, args: &[&str]| {
        let said = home.run(&[&["check"], args].concat()).said;
        let problems = said.split("\n\n").filter(|part| !part.contains(": remark: ")).map(str::to_owned);
        let mut problems: Vec<String> = problems.collect();
        assert!(problems.pop().is_some_and(|summary| summary.contains("phrase families")), "{said}");
        problems
    };
    let bundled = BUNDLED.get_or_init(|| told(&Home::new(), &[]));
    told(home, args).into_iter().filter(|problem| !bundled.contains(problem)).collect()
}

/// The template as a value, with the keys in it that are commented out when `all` of them are wanted.
fn value(text: &str, all: bool) -> Value {
    let used = |line: &str| match line.trim_start().strip_prefix('#') {
        Some(rest) if all && !rest.starts_with(' ') => line.replacen('#', "", 1),
        // The lines below a key that is commented out begin with blanks.
        Some(rest) if all && line.starts_with('#') && rest.starts_with("  ") => rest.to_owned(),
        _ => line.to_owned(),
    };
    yaml::read(&text.lines().map(used).collect::<Vec<_>>().join("\n"))
        .unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

/// The paths of all keys that a schema knows, such as `levels[].thresholds.hire`.
fn known(schema: &Value, at: &Value, path: &str, out: &mut BTreeSet<String>) {
    if let Some(name) = at["$ref"].as_str() {
        return known(schema, &schema["$defs"][name.rsplit('/').next().unwrap()], path, out);
    }
    for one in ["anyOf", "oneOf", "allOf"].iter().filter_map(|key| at[key].as_array()).flatten() {
        known(schema, one, path, out);
    }
    if at["items"].is_object() {
        known(schema, &at["items"], &format!("{path}[]"), out);
    }
    for (key, below) in at["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        known(schema, below, &path, out);
        out.insert(path);
    }
}

/// The paths of all keys of a value.
fn told(value: &Value, path: &str, out: &mut BTreeSet<String>) {
    for item in value.as_array().into_iter().flatten() {
        told(item, &format!("{path}[]"), out);
    }
    for (key, below) in value.as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        told(below, &path, out);
        out.insert(path);
    }
}

/// The keys of a kind that a template leaves out.
fn left_out(kind: Kind, value: &Value) -> Vec<String> {
    let (mut all, mut here) = (BTreeSet::new(), BTreeSet::new());
    let schema = schema::of(kind);
    known(&schema, &schema, "", &mut all);
    assert!(all.len() > 10, "{all:?}");
    told(value, "", &mut here);
    // A question is the same in both places.
    here.extend(here.clone().iter().map(|path| path.replace(".test[]", ".checks[]")));
    all.difference(&here).cloned().collect()
}

#[test]
fn a_new_story_passes_the_check_and_has_the_sections_of_its_question() {
    let home = Home::new();
    let run = home.run(&["new", "story", "Meals that came cold: forty a week", "--pattern", "ownership"]);
    insta::assert_snapshot!(run.said, @"
    HOME/stories/meals-that-came-cold-forty-a-week.yaml

    for the question ownership-beyond-scope: Tell me about a time you took on something that was outside your responsibility.
    open it in your editor and fill it in, then: starcoach check HOME/stories/meals-that-came-cold-forty-a-week.yaml
    to rehearse it: starcoach rehearse ownership-beyond-scope --story meals-that-came-cold-forty-a-week
    ");
    assert_eq!(run.code, 0);
    let file = read(&home, "stories/meals-that-came-cold-forty-a-week.yaml");
    assert!(file.starts_with("# yaml-language-server: $schema=../schemas/story.json\n"), "{file}");
    assert!(home.path("schemas/story.json").exists());
    let story: Story = serde_json::from_value(value(&file, false)).unwrap();
    assert_eq!(story.title, "Meals that came cold: forty a week");
    assert_eq!(story.patterns, ["ownership-beyond-scope"]);
    let sections = ["action", "reflection", "result", "situation", "task"];
    assert!(story.text.keys().eq(sections.iter()) && story.text.values().all(String::is_empty), "{:?}", story.text);
    assert_eq!(faults(&home, &[]), [""; 0]);
}

#[test]
fn without_a_question_the_story_gets_one_that_has_none_and_says_why() {
    let home = Home::new();
    let first = home.run(&["new", "story", "One"]).said;
    insta::assert_snapshot!(first, @"
    HOME/stories/one.yaml

    for the question ownership-beyond-scope: Tell me about a time you took on something that was outside your responsibility.
    (you have no story for it; --pattern names another)
    open it in your editor and fill it in, then: starcoach check HOME/stories/one.yaml
    to rehearse it: starcoach rehearse ownership-beyond-scope --story one
    ");
    let file = read(&home, "stories/one.yaml");
    assert!(
        file.contains(
            "# You named none, so `ownership-beyond-scope` was taken: you have no story for it. It is a choice"
        ),
        "{file}"
    );
    assert!(!home.run(&["new", "story", "--pattern", "ownership", "--stdout"]).said.contains("You named none"));
    // The next one is for another question.
    let second = home.run(&["new", "story", "Two"]).said;
    assert!(!second.contains("for the question ownership-beyond-scope"), "{second}");
    std::fs::write(home.path("settings.json"), r#"{"format": 1, "aims": ["dive-deep"]}"#).unwrap();
    let aimed = home.run(&["new", "story", "Three"]).said;
    assert!(aimed.contains("(you have no story for it, and it is about a principle that you prepare; "), "{aimed}");
    assert_eq!(faults(&home, &[]), [""; 0]);
}

#[test]
fn a_pattern_that_nobody_changed_is_a_template_and_offered_nowhere() {
    let home = Home::new();
    home.run(&["new", "pattern", "Simpler"]);
    let offered = || {
        let loaded = Store::open(Some(&home.path(""))).unwrap().load();
        let engine = Arc::new(loaded.engine);
        let common = Common::new(Content { library: Arc::new(loaded.library), engine });
        let all = mock::draw(&common, &[], 99, "seed").into_iter().any(|asked| asked.pattern == "simpler");
        let told = View::of(&common, Moment::after(0)).rows.contains(&Row::Pattern("simpler".to_owned()));
        (told, all)
    };
    assert_eq!(offered(), (false, false));
    let said = home.run(&["check"]).said;
    assert!(said.contains("remark: this is still the template") && said.contains("simpler.yaml:"), "{said}");
    let file = read(&home, "rubrics/patterns/simpler.yaml");
    assert!(file.contains("# As long as `question` and `about` stand as they are it is a template"), "{file}");
    let own = file.replace("a time you made something simpler.", "a time you took a step out.");
    std::fs::write(home.path("rubrics/patterns/simpler.yaml"), own).unwrap();
    assert_eq!(offered(), (true, true));
    assert!(!home.run(&["check"]).said.contains("still the template"));
}

#[test]
fn every_question_gives_a_template_that_passes_the_check() {
    let home = Home::new();
    let patterns: Vec<String> = starcoach::store::content::load_files(&[]).library.patterns.into_keys().collect();
    for pattern in &patterns {
        let run = home.run(&["new", "story", "--pattern", pattern]);
        assert_eq!(run.code, 0, "{}", run.said);
    }
    assert_eq!(faults(&home, &[]), [""; 0]);
    assert!(home.path(&format!("stories/my-story-{}.yaml", patterns.len())).exists());
}

#[test]
fn the_keys_that_a_story_may_have_are_there_to_be_taken_into_use() {
    let file = Home::new().run(&["new", "story", "--stdout"]).said;
    let used = value(&file, true);
    assert_eq!(left_out(Kind::Story, &used), [""; 0], "{file}");
    let id = used["id"].as_str().unwrap().to_owned();
    let written = serde_json::to_string(&used).unwrap();
    // What is shown as an example holds: only the text is still to be told.
    let home = Home::new().file(&format!("stories/{id}.yaml"), &written);
    let judged = ["expected the primary", "is not marked as a signal", "the weak telling should"];
    let other: Vec<String> = faults(&home, &[]);
    let other: Vec<&String> = other.iter().filter(|fault| !judged.iter().any(|words| fault.contains(words))).collect();
    assert_eq!(other, [""; 0]);
}

#[test]
fn a_new_pattern_passes_the_check_and_leaves_no_key_out() {
    let home = Home::new();
    let run = home.run(&["new", "pattern", "simpler"]);
    insta::assert_snapshot!(run.said, @"
    HOME/rubrics/patterns/simpler.yaml

    open it in your editor and fill it in, then: starcoach check HOME/rubrics/patterns/simpler.yaml
    to rehearse it: starcoach rehearse simpler
    ");
    let file = read(&home, "rubrics/patterns/simpler.yaml");
    assert!(file.starts_with("# yaml-language-server: $schema=../../schemas/pattern.json\n"), "{file}");
    let value = value(&file, false);
    assert_eq!(left_out(Kind::Pattern, &value), [""; 0]);
    let pattern: Pattern = serde_json::from_value(value).unwrap();
    assert_eq!((pattern.id.as_str(), pattern.title.as_str()), ("simpler", "Simpler"));
    assert!(pattern.guides.iter().all(|guide| guide.needs.len() == 1));
    let counts = [pattern.angles.len(), pattern.follow_ups.len(), pattern.checks.len(), pattern.test.len()];
    assert_eq!(counts, [1, 2, 1, 1]);
    let path = home.path("rubrics/patterns/simpler.yaml").display().to_string();
    assert_eq!((faults(&home, &[]), faults(&home, &[&path])), (Vec::new(), Vec::new()));
    let story = home.run(&["new", "story", "--pattern", "simpler"]);
    assert!(story.code == 0 && story.said.contains("then: starcoach check\n"), "{}", story.said);
    assert_eq!(faults(&home, &[]), [""; 0]);
}

#[test]
fn a_new_family_passes_the_check_and_leaves_no_key_out() {
    let home = Home::new();
    let run = home.run(&["new", "family", "Announced: twice"]);
    insta::assert_snapshot!(run.said, @r#"
    HOME/rubrics/phrases/announced-twice.yaml

    open it in your editor and fill it in, then: starcoach check HOME/rubrics/phrases/announced-twice.yaml
    to try it on a sentence: starcoach explain --role action "As I said before, it ran."
    "#);
    let file = read(&home, "rubrics/phrases/announced-twice.yaml");
    assert_eq!(left_out(Kind::Family, &value(&file, true)), [""; 0]);
    assert_eq!(faults(&home, &[]), [""; 0]);
    let second = home.run(&["new", "family", "Announced: twice"]);
    assert!(second.said.starts_with("HOME/rubrics/phrases/announced-twice-2.yaml\n"), "{}", second.said);
    assert_eq!(faults(&home, &[]), [""; 0], "the rules of two new families have ids of their own");
    let sentence = home.run(&["explain", "--role", "action", "As I said before, it ran."]);
    assert!(sentence.said.contains("Announced: twice"), "{}", sentence.said);
}

#[test]
fn every_key_of_a_template_is_explained_in_the_line_above() {
    for kind in ["story", "pattern", "family"] {
        let file = Home::new().run(&["new", kind, "--stdout"]).said;
        let mut explained = BTreeSet::new();
        let mut wrong = Vec::new();
        let mut above = "";
        for line in file.lines() {
            let bare = line.trim_start().trim_start_matches('#').trim_start().trim_start_matches("- ");
            let key = bare.split_once(':').map(|(key, _)| key).filter(|key| {
                !line.trim_start().starts_with("# ") && key.chars().all(|c| c.is_ascii_lowercase() || "_+-".contains(c))
            });
            if let Some(key) = key {
                let told = above.trim_start().starts_with("# ") || above.trim_end().ends_with(':');
                // In `text` and `answer` the keys are the sections.
                let is_section = ["situation", "task", "action", "result", "reflection"].contains(&key);
                if !told && !is_section && !explained.contains(key) {
                    wrong.push(format!("{kind}: {line}"));
                }
                explained.insert(key.to_owned());
            }
            above = line;
        }
        assert_eq!(wrong, [""; 0]);
        assert!(file.lines().skip(1).all(|line| line.chars().count() <= 120), "{file}");
    }
}

#[test]
fn nothing_is_written_over() {
    let home = Home::new();
    for kind in ["story", "pattern", "family"] {
        assert_eq!(home.run(&["new", kind, "mine"]).code, 0);
        let run = home.run(&["new", kind, "mine"]);
        let wanted = "mine.yaml is there already\nsay another id, or move that file away\n";
        assert!(run.code == 2 && run.said.ends_with(wanted), "{}", run.said);
    }
    let taken = [("story", "release-engine"), ("pattern", "missed-deadline"), ("family", "filler")];
    for (kind, id) in taken {
        let run = home.run(&["new", kind, id]);
        assert!(run.code == 2 && run.said.contains("which this one would hide"), "{}", run.said);
    }
    let titled = home.run(&["new", "story", "Release engine"]);
    assert!(titled.said.starts_with("HOME/stories/release-engine-2.yaml\n"), "{}", titled.said);
}

#[test]
fn a_wrong_question_names_the_one_that_was_meant() {
    let home = Home::new();
    let run = home.run(&["new", "story", "--pattern", "ownershp-beyond-scope"]);
    assert!(run.code == 2 && run.said.contains("did you mean `ownership-beyond-scope`?"), "{}", run.said);
    assert!(!home.path("stories").exists(), "nothing is written");
    let run = home.run(&["new", "pattern", "--pattern", "ownership"]);
    assert!(run.code == 2 && run.said.contains("`--pattern` is for a story"), "{}", run.said);
    let run = home.run(&["new", "storry"]);
    assert!(run.code == 2 && run.said.contains("a similar value exists: 'story'"), "{}", run.said);
}

#[test]
fn it_goes_where_it_is_told_or_to_standard_output() {
    let home = Home::new();
    let printed = home.run(&["new", "story", "Cold", "--stdout"]);
    assert!(printed.code == 0 && printed.said.contains("\nid: cold\n"), "{}", printed.said);
    assert!(!home.path("stories").exists() && !home.path("schemas").exists(), "nothing is written");
    let to = home.path("my stories").display().to_string();
    let run = home.run(&["new", "story", "Cold \u{1b}[31m", "--to", &to]);
    assert!(run.said.starts_with("HOME/my stories/cold-31m.yaml\n") && !run.said.contains("rehearse"), "{}", run.said);
    assert_eq!(faults(&home, &[&Path::new(&to).join("cold-31m.yaml").display().to_string()]), [""; 0]);
}
