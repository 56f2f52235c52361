//! Bad input: each fault has its clear message, and the rest loads.

use crate::program::Home;

const STORY: &str = "format: 1\nid: mine\ntitle: Mine\npatterns: [ownership-beyond-scope]\nlevel: senior\ntext: {}\n";

/// Checks one story and returns what was printed of it, without the summary.
#[track_caller]
fn told_of_story(text: &str) -> String {
    told(&Home::new().file("stories/mine.yaml", text))
}

/// The problems of the home's own files.
#[track_caller]
fn told(home: &Home) -> String {
    let run = home.run(&["check"]);
    assert_eq!(run.code, 1, "{}", run.said);
    let own: Vec<&str> = run.said.split("\n\n").filter(|problem| problem.starts_with("HOME")).collect();
    own.join("\n\n")
}

#[test]
fn an_alias_bomb_is_refused() {
    let line = |(name, before): (&str, &str)| format!("{name}: &{name} [{}]", vec![format!("*{before}"); 9].join(", "));
    let lines: Vec<String> =
        ["b", "c", "d", "e", "f", "g"].into_iter().zip(["a", "b", "c", "d", "e", "f"]).map(line).collect();
    let bomb = format!("format: 1\nid: mine\na: &a [x, x]\n{}\n", lines.join("\n"));
    insta::assert_snapshot!(told_of_story(&bomb), @"
    HOME/stories/mine.yaml:4:8: aliases (`*name`) are not read here
      |
    4 | b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
      |        ^
      = write the text out at each place
    ");
}

#[test]
fn deep_nesting_is_refused() {
    insta::assert_snapshot!(told_of_story(&format!("format: 1\nid: mine\ntext: {}", "[".repeat(10_000))), @"
    HOME/stories/mine.yaml:3:262: nested deeper than 32 levels
      |
    3 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      |                                      ^
    ");
    let steps: Vec<String> = (0..200).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(told_of_story(&steps.concat()).contains("nested deeper than 32 levels"));
}

#[test]
fn a_file_of_100_megabytes_is_refused_unread() {
    let home = Home::new().file("stories/mine.yaml", "");
    std::fs::File::create(home.path("stories/mine.yaml")).unwrap().set_len(100 << 20).unwrap();
    insta::assert_snapshot!(told(&home), @"
    HOME/stories/mine.yaml: is larger than 1 MiB, which no content file is; it was not read
      = split it, or move it out of this folder
    ");
}

#[test]
fn an_unknown_key_names_the_one_that_was_meant() {
    insta::assert_snapshot!(told_of_story(&STORY.replace("level:", "levle:")), @"
    HOME/stories/mine.yaml:5:1: unknown key `levle`
      |
    5 | levle: senior
      | ^^^^^
      = did you mean `level`?
    ");
}

#[test]
fn a_wrong_type_is_told_in_plain_words() {
    insta::assert_snapshot!(told_of_story(&STORY.replace("[ownership-beyond-scope]", "ownership-beyond-scope")), @"
    HOME/stories/mine.yaml:4:11: `patterns` must be a list, here it is text
      |
    4 | patterns: ownership-beyond-scope
      |           ^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn a_newer_format_is_refused_and_the_file_is_left_alone() {
    let text = STORY.replace("format: 1", "format: 2");
    let home = Home::new().file("stories/mine.yaml", &text);
    insta::assert_snapshot!(told(&home), @"
    HOME/stories/mine.yaml:1:9: this file has format 2, and this version reads format 1
      |
    1 | format: 2
      |         ^
      = update starcoach; the file was left as it is
    ");
    assert_eq!(std::fs::read_to_string(home.path("stories/mine.yaml")).unwrap(), text);
}

#[test]
fn two_files_of_one_id_are_both_named() {
    let home = Home::new().file("stories/mine.yaml", STORY).file("stories/old/mine.yml", STORY);
    insta::assert_snapshot!(told(&home), @"
    HOME/stories/old/mine.yml:2:5: the id `mine` is also that of HOME/stories/mine.yaml, which is used
      |
    2 | id: mine
      |     ^^^^
      = give one of them another id and file name
    ");
}

#[test]
fn an_id_that_is_not_the_files_name_is_told() {
    insta::assert_snapshot!(told(&Home::new().file("stories/other.yaml", STORY)), @"
    HOME/stories/other.yaml:2:5: the id `mine` is not the file's name
      |
    2 | id: mine
      |     ^^^^
      = write `id: other`, or rename the file to `mine.yaml`
    ");
}

#[test]
fn a_folder_that_cannot_be_read_is_told() {
    insta::assert_snapshot!(told(&Home::new().file("stories", "I am a file")), @"
    HOME/stories: is a file where a folder is expected
      = move it away
    ");
}

#[test]
fn escape_sequences_never_reach_the_terminal() {
    let said = told_of_story(&STORY.replace("title: Mine", "title: \"\\e[2JMine\""));
    insta::assert_snapshot!(said, @r#"
    HOME/stories/mine.yaml:3:8: invisible control characters in this text were left out
      |
    3 | title: "\e[2JMine"
      |        ^^^^^^^^^^^
      = delete them: they can garble a terminal
    "#);
    let raw = told_of_story(&STORY.replace("title: Mine", "title: \u{1b}[2JMine"));
    assert!(!raw.contains('\u{1b}'), "{raw:?}");
    assert!(raw.contains("a control character, which YAML does not allow"), "{raw}");
}

#[test]
fn a_faulty_rule_is_left_out_and_the_rest_of_its_file_works() {
    let rule = |id: &str, more: &str| {
        format!(
            "  - id: {id}\n    phrases: [flim {id}]\n    say: s\n    instead: i\n    fires: [\"We <flim {id}> it.\"]\n    silent: [\"We flam it.\"]\n{more}"
        )
    };
    let family = format!(
        "format: 1\nid: flim\ntitle: Flim\nabout: A test.\npolarity: warning\nrules:\n{}{}{}",
        rule("one", ""),
        rule("two", "    clearedby: []\n"),
        rule("three", "")
    );
    let home = Home::new().file("rubrics/phrases/flim.yaml", &family);
    insta::assert_snapshot!(told(&home), @"
    HOME/rubrics/phrases/flim.yaml:19:5: unknown key `clearedby`
       |
    19 |     clearedby: []
       |     ^^^^^^^^^
      = did you mean `cleared_by`?
    ");
    let library = starcoach::store::Store::open(Some(&home.path(""))).unwrap().load().library;
    let rules: Vec<&str> = library.families["flim"].item.rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(rules, ["one", "three"]);
}

#[test]
fn a_file_that_is_not_yaml_points_at_its_line() {
    insta::assert_snapshot!(told_of_story("format: 1\nid: mine\ntitle: \"open\nlevel: senior\n"), @"
    HOME/stories/mine.yaml:4:1: invalid indentation in multiline quoted scalar
      |
    4 | level: senior
      | ^
      = is a quotation mark left open above?
    ");
}

#[test]
fn a_file_where_nothing_reads_it_is_told() {
    insta::assert_snapshot!(told(&Home::new().file("rubrics/pattern/mine.yaml", STORY)), @"
    HOME/rubrics/pattern/mine.yaml: nothing reads a file in this place
      = move it to `patterns/`, `phrases/` or `frameworks/`
    ");
}

const DRAFT: &str = "format: 1\nid: mine\ntitle: Mine\npatterns: [ownership-beyond-scope]\nlevel: senior\ntext:\n  action: We escalated it to the vendor.\n";

#[test]
fn a_weak_draft_of_ones_own_is_a_remark_and_no_problem() {
    let run = Home::new().file("stories/mine.yaml", DRAFT).run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("\nno problems and 1 remark in "), "{}", run.said);
    insta::assert_snapshot!(run.said.split("\n\n").next().unwrap(), @"
    HOME/stories/mine.yaml:6:1: remark: this telling is judged no hire: the primary weakness is `handoff`
      |
    6 | text:
      | ^^^^
      = nothing is wrong with the file; rehearse it, or say what it is with `expect: {primary_weakness: ...}`
    ");
}

#[test]
fn a_story_that_claims_to_be_strong_must_be() {
    insta::assert_snapshot!(told_of_story(&format!("{DRAFT}expect: {{primary_weakness: none}}\n")), @"
    HOME/stories/mine.yaml:8:28: expected the primary weakness `none`, found `handoff`
      |
    8 | expect: {primary_weakness: none}
      |                            ^^^^
    ");
}

#[test]
fn what_cannot_be_checked_at_all_ends_with_2() {
    let run = Home::new().run(&["check", "/nowhere/x.yaml"]);
    assert_eq!((run.code, run.said.as_str()), (2, "starcoach: /nowhere/x.yaml: no such file or folder\n"));
}

#[test]
fn a_broken_config_is_told_and_the_rest_of_it_holds() {
    let home = Home::new().file("config.yaml", "format: 1\npaec: 150\ncandidate: Ana\n");
    let run = home.run(&["config"]);
    assert_eq!(run.code, 1);
    assert!(run.said.contains("unknown key `paec`") && run.said.contains("did you mean `pace`?"), "{}", run.said);
    assert!(run.said.contains("Ana"), "{}", run.said);
}

#[test]
fn paths_names_every_folder() {
    let run = Home::new().file("stories/mine.yaml", STORY).run(&["paths"]);
    assert_eq!(run.code, 0);
    assert!(run.said.contains("HOME/stories") && run.said.contains("HOME/sessions"), "{}", run.said);
}

#[test]
fn a_pattern_that_does_not_exist_names_the_one_that_was_meant() {
    insta::assert_snapshot!(told_of_story(&STORY.replace("ownership-beyond", "ownership-beyon")), @"
    HOME/stories/mine.yaml:4:12: there is no pattern `ownership-beyon-scope`
      |
    4 | patterns: [ownership-beyon-scope]
      |            ^^^^^^^^^^^^^^^^^^^^^
      = did you mean `ownership-beyond-scope`?
    ");
}

#[test]
fn named_files_are_checked_against_the_bundled_content() {
    let home = Home::new().file("here/mine.yaml", &STORY.replace("senior", "senoir"));
    let run = home.run(&["check", home.path("here").to_str().unwrap()]);
    assert_eq!(run.code, 1);
    let own = run.said.split("\n\n").find(|problem| problem.starts_with("HOME")).unwrap();
    insta::assert_snapshot!(own, @"
    HOME/here/mine.yaml:5:8: there is no level `senoir`
      |
    5 | level: senoir
      |        ^^^^^^
      = did you mean `senior`?
    ");
}

#[test]
fn a_phrase_that_does_not_parse_is_shown_with_a_caret_in_it() {
    let family = "format: 1\nid: flim\ntitle: Flim\nabout: A test.\npolarity: warning\nrules:\n  - id: one\n    phrases: [\"flim (a|b flam\"]\n";
    insta::assert_snapshot!(told(&Home::new().file("rubrics/phrases/flim.yaml", family)), @r#"
    HOME/rubrics/phrases/flim.yaml:8:21: phrase `flim (a|b flam`: an opened bracket is not closed by `)`
      |
    8 |     phrases: ["flim (a|b flam"]
      |                     ^
      = close it
    "#);
}

#[test]
fn a_rule_that_does_not_do_what_it_proves_is_told() {
    let family = "format: 1\nid: flim\ntitle: Flim\nabout: A test.\npolarity: warning\nrules:\n  - id: one\n    phrases: [flim it]\n    say: s\n    instead: i\n    fires: [\"We <flam it>.\"]\n    silent: [\"We flim it.\", {text: \"They flim it twice.\", in: task}]\n";
    insta::assert_snapshot!(told(&Home::new().file("rubrics/phrases/flim.yaml", family)), @r#"
    HOME/rubrics/phrases/flim.yaml:8:15: no `fires` sentence of rule `one` exercises this phrase
      |
    8 |     phrases: [flim it]
      |               ^^^^^^^
      = add a sentence for it, or drop the phrase

    HOME/rubrics/phrases/flim.yaml:11:17: mute: rule `one` does not find `flam it` here; nothing was found
       |
    11 |     fires: ["We <flam it>."]
       |                 ^^^^^^^^^
      = mend the phrases, the sentence or its span

    HOME/rubrics/phrases/flim.yaml:12:18: noisy: rule `one` finds `flim it` where it must stay silent
       |
    12 |     silent: ["We flim it.", {text: "They flim it twice.", in: task}]
       |                  ^^^^^^^
      = narrow the phrases, or add an `unless`

    HOME/rubrics/phrases/flim.yaml:12:42: noisy: rule `one` finds `flim it` where it must stay silent
       |
    12 |     silent: ["We flim it.", {text: "They flim it twice.", in: task}]
       |                                          ^^^^^^^
      = narrow the phrases, or add an `unless`
    "#);
}

#[test]
fn a_word_list_of_the_users_own_has_its_line() {
    let words = "format: 1\nid: words\nclasses:\n  boss: [manager]\n  flim: [\"a (b\"]\n";
    insta::assert_snapshot!(told(&Home::new().file("rubrics/words.yaml", words)), @r#"
    HOME/rubrics/words.yaml:5:13: phrase `a (b`: an opened bracket is not closed by `)`
      |
    5 |   flim: ["a (b"]
      |             ^
      = close it
    "#);
}

#[test]
fn a_rule_of_a_family_that_extends_has_the_line_of_its_own_file() {
    let family = "format: 1\nid: handoff\nextends: handoff\nrules:\n  - id: mine\n    phrases: [\"flim {bos}\"]\n    say: s\n    instead: i\n    fires: [\"We <flim boss>.\"]\n    silent: [\"We flim it.\"]\n";
    insta::assert_snapshot!(told(&Home::new().file("rubrics/phrases/handoff.yaml", family)), @r#"
    HOME/rubrics/phrases/handoff.yaml:6:15: there is no class `{bos}`
      |
    6 |     phrases: ["flim {bos}"]
      |               ^^^^^^^^^^^^
      = did you mean `{boss}`?
    "#);
}

#[test]
fn a_sample_that_is_fatal_or_meets_no_need_is_told() {
    let page = include_str!("../../docs/phrases.md");
    let pattern = page.split("```yaml\n").find(|block| block.starts_with("# rubrics/patterns/")).unwrap();
    let pattern = pattern.split("```").next().unwrap();
    let sample = "I measured the flow, I closed the small basin, and I checked the water every hour.";
    assert!(pattern.contains(sample));
    let weak = pattern.replace(sample, "I escalated it to the vendor, and they fixed it.");
    insta::assert_snapshot!(told(&Home::new().file("rubrics/patterns/quick-decision.yaml", &weak)), @"
    HOME/rubrics/patterns/quick-decision.yaml:28:13: this should be a strong text, and `I escalated it to the vendor` is fatal here (hand-off)
       |
    28 |     sample: I escalated it to the vendor, and they fixed it.
       |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = mend the text, or the rule `escalated-to`

    HOME/rubrics/patterns/quick-decision.yaml:28:47: this should be a strong text, and `they fixed it` is fatal here (hand-off)
       |
    28 |     sample: I escalated it to the vendor, and they fixed it.
       |                                               ^^^^^^^^^^^^^
      = mend the text, or the rule `others-solved`

    HOME/rubrics/patterns/quick-decision.yaml:28:13: this sample meets no need of its section
       |
    28 |     sample: I escalated it to the vendor, and they fixed it.
       |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = show one of `own-steps` in it
    ");
}
