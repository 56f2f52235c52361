//! `starcoach explain` says of every finding whether it counts, why, and which phrase of which file did it.

use crate::program::{Home, Run};

/// A family of the test's own, so that no change of a bundled one can touch what is expected here.
const FAMILY: &str = r#"format: 1
id: flim
title: flim
about: For tests.
polarity: warning
roles: [action, result]
rules:
  - id: flims
    phrases: ["{I} flimmed it [twice]", "flim of the {boss}"]
    unless: ["flimmed it .. with glue"]
    cleared_by: [{rules: [glued], within: next-sentence}]
    say: s
    instead: i
    fires: ["<I flimmed it>.", "<I flimmed it twice>.", "The <flim of the boss>."]
    silent: ["I flimmed it for good with glue."]
  - id: glued
    phrases: ["the glue held"]
    status: on
    say: s
    instead: i
    fires: ["<The glue held>."]
    silent: ["The glue fell."]
  - id: tried
    phrases: ["perhaps flim"]
    status: trial
    say: s
    instead: i
    fires: ["<Perhaps flim>."]
    silent: ["Flim."]
"#;

fn explained(args: &[&str]) -> Run {
    let home = Home::new().file("rubrics/phrases/flim.yaml", FAMILY);
    home.run(&[&["explain"], args].concat())
}

#[track_caller]
fn said(sentence: &str) -> String {
    let run = explained(&[sentence, "--role", "action", "--family", "flim"]);
    assert_eq!(run.code, 0, "{}", run.said);
    run.said
}

#[test]
fn what_counts_is_shown_with_its_phrase_and_file() {
    insta::assert_snapshot!(said("In May I flimmed it twice."), @"
      In May I flimmed it twice.
             ^^^^^^^^^^^^^^^^^^ 1

    1 warning: flim, rule flims, counts
        found by  {I} flimmed it [twice]
                  HOME/rubrics/phrases/flim.yaml:9

    At role action look: flim.
    ");
}

#[test]
fn what_an_unless_excuses_names_the_unless() {
    insta::assert_snapshot!(said("I flimmed it for good with glue."), @"
      I flimmed it for good with glue.
      ~~~~~~~~~~~~ 1

    1 warning: flim, rule flims, does not count: `flimmed it for good with glue` excuses it
        found by  {I} flimmed it [twice]
                  HOME/rubrics/phrases/flim.yaml:9
        unless    flimmed it .. with glue
                  HOME/rubrics/phrases/flim.yaml:10

    At role action look: flim.
    ");
}

#[test]
fn what_is_denied_or_quoted_says_so() {
    let denied = said("There was never a flim of the manager.");
    assert!(denied.contains("rule flims, does not count: `never` denies it or makes it a condition\n"), "{denied}");
    let quoted = said("He wrote \"flim of the manager\" on it.");
    assert!(quoted.contains("rule flims, does not count: it stands in a quotation\n"), "{quoted}");
}

#[test]
fn what_is_cleared_names_the_words_that_clear_it() {
    insta::assert_snapshot!(said("I flimmed it. The glue held."), @"
      I flimmed it. The glue held.
      ~~~~~~~~~~~~ 1
                    ^^^^^^^^^^^^^ 2

    1 warning: flim, rule flims, does not count: `glued` clears it
        by        “The glue held”
        found by  {I} flimmed it [twice]
                  HOME/rubrics/phrases/flim.yaml:9

    2 warning: flim, rule glued, counts
        found by  the glue held
                  HOME/rubrics/phrases/flim.yaml:17

    At role action look: flim.
    ");
}

#[test]
fn a_rule_on_trial_is_told_and_does_not_count() {
    let said = said("Perhaps flim.");
    assert!(said.contains("1 warning: flim, rule tried, does not count: its rule is on trial\n"), "{said}");
}

#[test]
fn a_finding_in_place_of_a_denied_one_names_the_rule_that_is_denied() {
    let rule = "  - id: unasked\n    phrases: [\"(nobody|no one) flammed me\"]\n    say: s\n    instead: i\n    fires: [\"<Nobody flammed me>.\"]\n    silent: [\"They flammed me.\"]\n  - id: asked\n    phrases: [\"flammed me to\"]\n    when_negated: unasked\n    say: s\n    instead: i\n    fires: [\"They <flammed me to> go.\"]\n    silent: [\"Never flammed me to go.\"]\n";
    let home = Home::new().file("rubrics/phrases/flim.yaml", &format!("{FAMILY}{rule}"));
    let run = home.run(&["explain", "They never flammed me to go.", "--role", "action", "--family", "flim"]);
    assert!(
        run.said.contains("rule unasked, counts\n    credited  because rule asked is denied here\n"),
        "{}",
        run.said
    );
    assert!(run.said.contains("rule asked, does not count: `never` denies it"), "{}", run.said);
}

#[test]
fn a_family_that_does_not_look_here_says_where_it_looks() {
    let run = explained(&["I flimmed it.", "--role", "task", "--family", "flim"]);
    insta::assert_snapshot!(run.said, @"
      I flimmed it.

    Nothing is found here.

    No family asked for looks at role task.
    Only elsewhere: flim (action, result).
    ");
}

#[test]
fn a_rule_that_finds_nothing_says_which_words_are_missing() {
    let run = explained(&["Then my flimmed it twice.", "--role", "action", "--rule", "flims"]);
    insta::assert_snapshot!(run.said, @"
      Then my flimmed it twice.

    Nothing is found here.

    The phrases of rule flims that come nearest:
        {I} flimmed it [twice]
          HOME/rubrics/phrases/flim.yaml:9
          has       “flimmed it twice”
          and wants, before it, {I}
    ");
    let elsewhere = explained(&["I flimmed it.", "--role", "task", "--rule", "flims"]).said;
    assert!(elsewhere.contains("Rule flims does not look at role task; it looks at action, result.\n"), "{elsewhere}");
}

#[test]
fn without_a_role_the_families_of_one_role_stay_silent_and_are_named() {
    let said = explained(&["It rained."]).said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("At role any look: accountability, "), "{said}");
    assert!(said.contains("Only elsewhere: ") && said.contains("systemic-insight (reflection, follow-up)"), "{said}");
}

#[test]
fn the_sentence_may_come_from_a_file_or_through_a_pipe() {
    let home = Home::new().file("rubrics/phrases/flim.yaml", FAMILY).file("it.txt", "One.\n\nI flimmed it.\n");
    let options = ["--role", "action", "--family", "flim"];
    let path = home.path("it.txt").display().to_string();
    let file = home.run(&[&["explain", "--file", &path], options.as_slice()].concat());
    let piped = home.run_with(&[&["explain"], options.as_slice()].concat(), b"One.\n\nI flimmed it.\n");
    assert!(file.said.starts_with("  One.\n\n  I flimmed it.\n  ^^^^^^^^^^^^ 1\n"), "{}", file.said);
    assert_eq!(file.said, piped.said);
}

#[test]
fn rules_of_files_can_be_tried_without_putting_them_anywhere() {
    let home = Home::new().file("draft.yaml", &FAMILY.replace("flims", "drafted"));
    let path = home.path("draft.yaml").display().to_string();
    let run = home.run(&["explain", "I flimmed it.", "--role", "action", "--with", &path]);
    assert!(run.said.contains("warning: flim, rule drafted, counts\n"), "{}", run.said);
}

#[test]
fn a_wrong_name_is_told_with_what_was_meant() {
    for (args, wanted) in [
        (
            ["--family", "flam"],
            "starcoach: there is no family `flam`\ndid you mean `flim`?\nthere are: accountability, ",
        ),
        (["--rule", "flimms"], "starcoach: there is no rule `flimms`\ndid you mean `flims`?\n"),
    ] {
        let run = explained(&["x", args[0], args[1]]);
        assert!(run.said.starts_with(wanted) && run.code == 2, "{}", run.said);
    }
    let run = explained(&["x", "--role", "acton"]);
    assert!(run.code == 2 && run.said.contains("'acton'") && run.said.contains("'action'"), "{}", run.said);
}

#[test]
fn nothing_hostile_reaches_the_terminal_and_no_colour_reaches_a_pipe() {
    let said = said("I \u{1b}[31mflimmed\u{202e} it. \u{7}");
    assert!(!said.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{said:?}");
}

#[test]
fn what_cannot_be_read_is_told_and_ends_with_2() {
    let home = Home::new().file("big.txt", "").file("bad.txt", "");
    std::fs::File::create(home.path("big.txt")).unwrap().set_len(5 << 20).unwrap();
    std::fs::write(home.path("bad.txt"), b"ok\n\xff\n").unwrap();
    for (name, wanted) in [
        ("big.txt", "is larger than 1 MiB"),
        ("bad.txt", "is not UTF-8 text (line 2)"),
        ("none.txt", "cannot be read: no such file or directory"),
    ] {
        let run = home.run(&["explain", "--file", &home.path(name).display().to_string()]);
        assert!(run.code == 2 && run.said.contains(wanted), "{name}: {}", run.said);
    }
    let empty = home.run_with(&["explain"], b" \n");
    assert_eq!((empty.said.as_str(), empty.code), ("starcoach: there is nothing to explain: the text is empty\n", 2));
}

#[test]
fn a_rule_that_fails_its_proof_is_explained_all_the_same() {
    let home = Home::new().file("rubrics/phrases/flim.yaml", &FAMILY.replace("<The glue held>", "<The glue>"));
    let run = home.run(&["explain", "The glue held.", "--role", "action", "--family", "flim"]);
    let note = "starcoach: 2 problems in your files; see `starcoach check`\n";
    assert!(run.said.ends_with(note) && run.said.contains("rule glued, counts\n"), "{}", run.said);
}
