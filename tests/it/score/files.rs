//! Answers as people have them: Markdown, plain text, stories; and how they are shown.

use super::{ASSIGNED, Bench, score};
use serde_json::json;

/// Headings of every kind, emoji and accents before the words, bullets with bare verbs, a quoted closing.
const ANSWER: &str = "# 🚀 Four upgrades\n\n### **SITUATION**\n\n🧭 Née in May: I noticed that four upgrades got *stuck*, and \
    my manager kindly **asked me to** look.\n\n# ⭐ **TASK**\n1. It was not my team's code.\n\n**Action** -\n- Pulled \
    detailed workflow logs\n- Reproduced it on **the exact** setup\n\nResults:\n✅ Errors went from 12 a week to \
    zero.\n\n## Closing Statement\n> “There was no shared view of the state.”\n\n## Follow-ups\nNone yet.\n";

#[test]
fn an_answer_in_markdown_is_scored_by_section_with_places_in_the_file() {
    let bench = Bench::new().file("answer.md", ANSWER);
    let ran = bench.run(&["answer.md", "--format", "jsonl"], "");
    let value = &ran.values()[0];
    let mut found = Vec::new();
    for it in value["findings"].as_array().unwrap() {
        let (start, end) = (it["start"].as_u64().unwrap() as usize, it["end"].as_u64().unwrap() as usize);
        assert_eq!(it["text"], ANSWER[start..end]);
        let line = ANSWER.lines().nth(it["line"].as_u64().unwrap() as usize - 1).unwrap();
        let column = it["column"].as_u64().unwrap() as usize;
        let there: String = line.chars().skip(column - 1).collect();
        assert!(there.starts_with(it["text"].as_str().unwrap()), "{there}");
        found.push(format!(
            "{}: {}: {}",
            it["section"].as_str().unwrap(),
            it["family"].as_str().unwrap(),
            &ANSWER[start..end]
        ));
    }
    for wanted in [
        "situation: ownership: I noticed",
        "situation: assignment: my manager kindly **asked me to",
        "task: scope-boundary: was not my team's code",
        "action: ownership: Pulled",
        "action: ownership: Reproduced",
        "result: metric-delta: went from 12 a week to zero",
        "reflection: systemic-insight: There was no shared view of",
    ] {
        assert!(found.iter().any(|it| it.starts_with(wanted)), "{wanted} in {found:#?}");
    }
    assert_eq!(value["id"], "answer.md");
    assert_eq!(value["scorecard"]["primary_weakness"], "assignment");
    assert_eq!(value["unplaced"], json!([{"line": 20, "text": "## Follow-ups"}]));
    assert_eq!((ran.err.as_str(), ran.code), ("", 1));
}

#[test]
fn the_same_answer_scores_the_same_from_every_source() {
    let bench =
        Bench::new().file("answer", ANSWER).file("answer.txt", ANSWER).file("bom.md", &format!("\u{feff}{ANSWER}"));
    let card = |args: &[&str], input: &str| {
        let args = [args, &["--format", "jsonl"]].concat();
        bench.run(&args, input).values()[0]["scorecard"].clone()
    };
    let one = card(&["answer.txt"], "");
    assert_eq!(one["verdict"], "leaning-no-hire");
    for (args, input) in [
        (&["answer"][..], ""),
        (&["bom.md"], ""),
        (&["-"], ANSWER),
        (&[], ANSWER),
        (&["--from", "md"], ANSWER),
        (&[], &ANSWER.replace('\n', "\r\n")),
    ] {
        assert_eq!(card(args, input), one, "{args:?}");
    }
}

#[test]
fn a_byte_order_mark_counts_in_the_offsets() {
    let text = format!("\u{feff}{ASSIGNED}");
    let ran = Bench::new().file("a.md", &text).run(&["a.md", "--format", "jsonl"], "");
    let found = &ran.values()[0]["findings"][0];
    assert_eq!((&found["start"], &found["end"], &found["column"]), (&json!(3), &json!(30), &json!(1)));
}

#[test]
fn a_text_without_headings_is_a_passage_of_unknown_role() {
    let text = "We rebuilt it.\nMy manager asked me to.\n";
    let ran = score(&["--format", "jsonl"], text);
    let value = &ran.values()[0];
    assert_eq!(
        (&value["findings"][0]["family"], &value["findings"][0]["section"]),
        (&json!("assignment"), &json!(null))
    );
    assert_eq!((value["findings"].as_array().unwrap().len(), value.get("scorecard")), (1, None));
    let action = score(&["--format", "jsonl", "--role", "action"], text);
    assert_eq!(action.values()[0]["findings"][0]["family"], "dilution");
}

/// A story whose texts are written in every way that YAML has.
const STORY: &str = "format: 1\nid: mine\ntitle: Mine\npatterns: [ownership-beyond-scope]\nlevel: senior\ntext:\n  situation: >-\n    \
    I noticed it, and é\n    my manager\n    asked me to look.\n  task: \"It was \\\"big\\\" and no ticket existed.\"\n  \
    action: |\n    - Pulled it\n\n      We rebuilt it.\n  result: Losses fell from ten to\n    zero.\n  reflection: \
    'It''s late. There was no shared view of it.'\n";

#[test]
fn a_story_is_scored_and_each_finding_has_its_place_in_the_file() {
    let bench = Bench::new().file("mine.yaml", STORY);
    let ran = bench.run(&["mine.yaml", "--format", "unix"], "");
    let places: Vec<&str> = ran.out.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["mine.yaml:9:5", "mine.yaml:15:7"], "{}", ran.out);
    let json = bench.run(&["mine.yaml", "--format", "jsonl"], "").values().remove(0);
    let findings = json["findings"].as_array().unwrap();
    for words in [
        "my manager\n    asked me to look",
        "no ticket existed",
        "Pulled",
        "We rebuilt",
        "fell from ten to\n    zero",
        "There was no shared view of",
    ] {
        let found =
            findings.iter().find(|found| found["text"] == words).unwrap_or_else(|| panic!("{words:?}: {json:#}"));
        assert_eq!(found["start"], STORY.find(words).unwrap(), "{words}");
        assert_eq!(found["end"], STORY.find(words).unwrap() + words.len(), "{words}");
    }
}

#[test]
fn a_story_that_cannot_be_read_is_told_and_the_next_file_is_scored() {
    let bench = Bench::new()
        .file("bad.yaml", &STORY.replace("level:", "levle:"))
        .file("family.yaml", "format: 1\nid: x\nrules: []\n")
        .file("ok.md", "fine\n");
    let ran = bench.run(&["bad.yaml", "nowhere.md", "family.yaml", ".", "ok.md", "--format", "jsonl"], "");
    assert_eq!(ran.values(), [json!({"id": "ok.md", "findings": []})]);
    insta::assert_snapshot!(ran.err, @"
    bad.yaml:5:1: unknown key `levle`
      |
    5 | levle: senior
      | ^^^^^
      = did you mean `level`?
    nowhere.md: cannot be read: no such file or directory
    family.yaml: this is a phrase family, and no story
    .: is a folder
      = name the files in it
    ");
    assert_eq!(ran.code, 2);
}

#[test]
fn the_bundled_story_told_as_it_was_given_points_at_its_lines() {
    let story = include_str!("../../../stories/webhooks-nobody-owned.yaml");
    let bench = Bench::new().file("webhooks-nobody-owned.yaml", story);
    let ran = bench.run(&["webhooks-nobody-owned.yaml", "--format", "jsonl"], "");
    let value = &ran.values()[0];
    for found in value["findings"].as_array().unwrap() {
        let span = found["start"].as_u64().unwrap() as usize..found["end"].as_u64().unwrap() as usize;
        assert_eq!(found["text"], story[span]);
    }
    assert_eq!(value["scorecard"]["primary_weakness"], "none");
    assert_eq!(ran.code, 0);
}

#[test]
fn a_person_sees_the_line_the_caret_the_reason_and_the_cure() {
    let ran = score(&["-"], "日本で: my manager asked me to look. Nobody had asked.\n");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[2], "-:1:6: disqualifier: assignment");
    assert_eq!(lines[4], "1 | 日本で: my manager asked me to look. Nobody had asked.");
    // Three wide characters before it, so three columns more than characters.
    assert_eq!(lines[5], "  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^");
    assert!(lines[6].starts_with("  This "), "{}", lines[6]);
    assert!(lines[7].starts_with("  → "), "{}", lines[7]);
    assert!(ran.out.contains("+ scope boundary: “Nobody had asked”"), "{}", ran.out);
    assert!(lines.iter().all(|line| line.chars().count() <= 120), "{}", ran.out);
    assert_eq!(ran.code, 1);
}

#[test]
fn a_whole_answer_is_summed_up_in_the_order_that_helps() {
    let ran = score(&[], ANSWER);
    let mut last = 0;
    for words in [
        "disqualifier: assignment",
        "What already works",
        "Fix first: somebody else started it",
        "They would ask next",
        "This answer, for Ownership beyond your scope (Senior): leaning no hire because of one phrase; without it: ",
        "Line 20 and what follows belong to no section: ## Follow-ups",
    ] {
        let at = ran.out.find(words).unwrap_or_else(|| panic!("{words} in {}", ran.out));
        assert!(at > last, "{words} stands too early");
        last = at;
    }
}

#[test]
fn colours_are_for_terminals_unless_they_are_asked_for() {
    let coloured = |args: &[&str], no_color: bool| {
        let bench = Bench::new().file("a.md", ASSIGNED);
        let mut command = bench.command(&[&["a.md"], args].concat());
        if no_color {
            command.env("NO_COLOR", "1");
        }
        String::from_utf8(command.output().unwrap().stdout).unwrap().contains('\u{1b}')
    };
    assert!(!coloured(&[], false));
    assert!(coloured(&["--color", "always"], true));
    assert!(!coloured(&["--color", "never"], false));
}

#[test]
fn escape_sequences_of_a_file_never_reach_the_terminal() {
    for format in ["text", "unix", "jsonl", "json"] {
        let ran = score(&["--format", format], "\u{1b}[31mred\u{9b}0m My manager asked me to look.\u{1b}[0m\n");
        assert!(!ran.out.contains(['\u{1b}', '\u{9b}']), "{format}: {}", ran.out);
        assert_eq!(ran.code, 1, "{format}");
    }
}
