//! `starcoach import` makes a story of an answer, says what it could not place, and writes over nothing.

use crate::program::{Home, Run};
use crate::pty::starcoach;
use starcoach::content::Story;
use starcoach::store::Store;

const MEALS: &str = "\
# 🍲 Meals that came cold

Told to Ana in May.

### **SITUATION** (20 s)

I noticed that about *forty* meals a week came to our ward cold, and that
nobody had asked why. No ticket existed.

# ⭐ **TASK**
The kitchen was not my area. I took it on.

**Action:** I did three things.

- **Timed** the trolleys for two weeks
- Found that our lift was blocked by laundry at noon
✅ Drew a new plan and tested it on one floor

## Results & Impact
Cold meals went from forty a week to three.

## Follow-up questions
- Who paid for it?
- What next?
";

fn imported(text: &str, args: &[&str]) -> (Home, Run) {
    let home = Home::new().file("meals.md", text);
    let path = home.path("meals.md").display().to_string();
    let run = home.run(&[&["import", &path], args].concat());
    (home, run)
}

fn read(home: &Home, path: &str) -> String {
    std::fs::read_to_string(home.path(path)).unwrap().replace(&home.path("").display().to_string(), "HOME/")
}

fn story(home: &Home, id: &str) -> Story {
    Store::open(Some(&home.path(""))).unwrap().load().library.stories.remove(id).expect("a story").item
}

#[test]
fn an_answer_becomes_a_story_that_reads_well() {
    let (home, run) = imported(MEALS, &["--pattern", "ownership"]);
    insta::assert_snapshot!(run.said, @"
    HOME/stories/meals-that-came-cold.yaml

      title        Meals that came cold
      question     ownership-beyond-scope
      situation    22 words
      task         10 words
      action       33 words
      result       9 words
      reflection   nothing yet: fill it in

    not in the story, since no section takes it:
      line 3         Told to Ana in May.
      lines 22-24    ## Follow-up questions …

    to judge it: starcoach check HOME/stories/meals-that-came-cold.yaml
    to rehearse it: starcoach rehearse ownership-beyond-scope --story meals-that-came-cold
    ");
    let file = read(&home, "stories/meals-that-came-cold.yaml");
    // What is listed and asked for belongs to the question, and may change with it.
    let own: Vec<&str> = file.lines().filter(|line| !line.trim_start().starts_with("# ")).collect();
    insta::assert_snapshot!(own.join("\n"), @r#"
    format: 1
    id: meals-that-came-cold
    title: Meals that came cold
    patterns: [ownership-beyond-scope]
    principles: []
    level: senior
    text:
      situation: >-
        I noticed that about forty meals a week came to our ward cold, and that nobody had asked why. No
        ticket existed.

      task: >-
        The kitchen was not my area. I took it on.

      action: |-
        I did three things.

        - Timed the trolleys for two weeks
        - Found that our lift was blocked by laundry at noon
        - Drew a new plan and tested it on one floor

      result: >-
        Cold meals went from forty a week to three.

      reflection: ""
    "#);
    assert!(
        file.starts_with("# yaml-language-server: $schema=../schemas/story.json\n# Made from meals.md. "),
        "{file}"
    );
    assert!(file.contains(" Nothing was found for it: tell it here.\n  reflection: \"\"\n"), "{file}");
}

#[test]
fn what_was_imported_passes_the_check_and_can_be_rehearsed() {
    let (home, run) = imported(MEALS, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    let path = home.path("stories/meals-that-came-cold.yaml").display().to_string();
    let check = home.run(&["check", &path]);
    assert_eq!(check.code, 0, "{}", check.said);
    let question = story(&home, "meals-that-came-cold").patterns.remove(0);
    assert!(run.said.contains(&format!("  question     {question} (it fits best; --pattern names another)\n")));
    let pty = starcoach(&home.path(""), &["rehearse", &question, "--story", "meals-that-came-cold"]).run();
    pty.wait_text("whom it hurt").send("\x1bk").wait_text("I noticed that");
}

#[test]
fn a_second_import_writes_over_nothing() {
    let (home, first) = imported(MEALS, &[]);
    let path = home.path("meals.md").display().to_string();
    let before = read(&home, "stories/meals-that-came-cold.yaml");
    let second = home.run(&["import", &path]);
    assert_eq!((first.code, second.code), (0, 0), "{}", second.said);
    assert!(second.said.starts_with("HOME/stories/meals-that-came-cold-2.yaml\n"), "{}", second.said);
    assert_eq!(read(&home, "stories/meals-that-came-cold.yaml"), before);
    let named = home.run(&["import", &path, "--id", "meals-that-came-cold"]);
    let wanted = "starcoach: HOME/stories/meals-that-came-cold.yaml is there already\nsay another `--id`, or move that file away\n";
    assert_eq!((named.said.as_str(), named.code), (wanted, 2));
    let bundled = home.run(&["import", &path, "--id", "release-engine"]);
    assert!(bundled.code == 2 && bundled.said.contains("which this one would hide"), "{}", bundled.said);
}

#[test]
fn text_without_headings_is_refused_with_the_cure_or_put_where_it_is_told() {
    let text = "I saw it, and I mended it.\n\nThen I wrote it down.\n";
    let (home, refused) = imported(text, &[]);
    insta::assert_snapshot!(refused.said, @"
    starcoach: HOME/meals.md: no heading tells which part is which
    put `## Situation`, `## Task`, `## Action`, `## Result`, `## Reflection` above the parts, or all of it into one section with `--section action`
    ");
    assert_eq!(refused.code, 2);
    assert!(!home.path("stories").exists(), "nothing is written");
    let path = home.path("meals.md").display().to_string();
    let placed = home.run(&["import", &path, "--section", "action"]);
    assert_eq!(placed.code, 0, "{}", placed.said);
    let story = story(&home, "meals");
    assert_eq!((story.title.as_str(), story.text["action"].as_str()), ("Meals", text.trim_end()));
    let unknown = home.run(&["import", &path, "--section", "acton"]);
    assert!(unknown.code == 2 && unknown.said.contains("did you mean `action`?"), "{}", unknown.said);
}

#[test]
fn it_reads_a_pipe_and_writes_where_it_is_told() {
    let home = Home::new();
    let to = home.path("my stories").display().to_string();
    let run = home.run_with(&["import", "-", "--to", &to, "--id", "cold"], MEALS.as_bytes());
    assert_eq!(run.code, 0, "{}", run.said);
    let file = read(&home, "my stories/cold.yaml");
    assert!(
        file.starts_with("# yaml-language-server: $schema=../schemas/story.json\n# Made from standard input."),
        "{file}"
    );
    assert!(home.path("schemas/story.json").exists());
    let check = home.run(&["check", &home.path("my stories/cold.yaml").display().to_string()]);
    assert_eq!(check.code, 0, "{}", check.said);
}

#[test]
fn hostile_files_are_refused_or_cleaned_and_never_half_imported() {
    let said = |bytes: &[u8]| {
        let home = Home::new();
        std::fs::write(home.path("meals.md"), bytes).unwrap();
        let run = home.run(&["import", &home.path("meals.md").display().to_string()]);
        assert!(run.code == 2 && !home.path("stories").exists(), "{}", run.said);
        run.said
    };
    assert_eq!(
        said(b"## Action\n\xff\n"),
        "starcoach: HOME/meals.md: is not UTF-8 text (line 2)\n  = save it as UTF-8\n"
    );
    assert!(said(&vec![b'a'; 2 << 20]).contains("is larger than 1 MiB"));
    assert_eq!(said(b" \n\n"), "starcoach: HOME/meals.md: the file is empty\n");
    let missing = Home::new().run(&["import", "/nowhere/at/all.md"]);
    assert!(missing.code == 2 && missing.said.contains("no such file or directory"), "{}", missing.said);
    let yaml = Home::new().run(&["import", "mine.yaml"]);
    assert!(yaml.code == 2 && yaml.said.contains("a story in YAML needs no import"), "{}", yaml.said);

    let hostile =
        "# A \u{1b}[31mtitle\u{202e}\n\n## Situation\nIt \u{0}broke: \"x\" # yes\n\n## Action\n---\n- {a: [b}\n";
    let (home, run) = imported(hostile, &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("invisible control characters were left out, in line 1, 4\n"), "{}", run.said);
    let story = story(&home, "a-31mtitle");
    assert_eq!(story.title, "A [31mtitle");
    assert_eq!(
        (story.text["situation"].as_str(), story.text["action"].as_str()),
        ("It broke: \"x\" # yes", "- {a: [b}")
    );
    assert!(!read(&home, "stories/a-31mtitle.yaml").contains(['\u{1b}', '\u{202e}', '\u{0}']));
}

#[test]
fn a_wrong_question_or_id_is_told_with_its_cure() {
    let (home, run) = imported(MEALS, &["--pattern", "ownershp-beyond-scope"]);
    assert!(run.code == 2 && run.said.contains("did you mean `ownership-beyond-scope`?"), "{}", run.said);
    let path = home.path("meals.md").display().to_string();
    let run = home.run(&["import", &path, "--id", "../Cold Meals"]);
    let wanted = "starcoach: `../Cold Meals` cannot be an id: it takes small letters, digits and hyphens\nsay `--id cold-meals`\n";
    assert_eq!((run.said.as_str(), run.code), (wanted, 2));
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told_and_nothing_is_left() {
    let home = Home::new().file("meals.md", MEALS).file("taken", "a file");
    let (from, to) = (home.path("meals.md"), home.path("taken"));
    let run = home.run(&["import", &from.display().to_string(), "--to", &to.display().to_string()]);
    assert!(run.code == 2 && run.said.contains("HOME/taken: the story cannot be written: "), "{}", run.said);
}
