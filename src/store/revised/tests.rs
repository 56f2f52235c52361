use super::*;
use crate::content::clean::clean;
use proptest::prelude::*;

const ORDER: [&str; 4] = ["situation", "task", "action", "result"];

fn order() -> Vec<String> {
    ORDER.map(str::to_owned).to_vec()
}

/// A file as people write them.
const MINE: &str = "\
# Notes: ask Ana for the numbers.
format: 1
id: mine
title: The lift   # not the final title
patterns: [ownership]
principles: []
level: senior
text:
  # Situation: where it happened.
  situation: >-   # 60 words
    The lift was blocked
    at noon.


    Every day.

  # Task: what was to be done.
  task: \"\"

  action: I drew a plan
    and I hung it up.  # check with Ana
weak:
  text:
    task: nothing
  faults: []
  primary_weakness: assignment
  thought: Hm.
";

#[track_caller]
fn change(file: &str, how: impl Fn(&mut Story)) -> String {
    let before = story_of(file).unwrap();
    let mut after = before.clone();
    how(&mut after);
    let revised = revised(file, &before, &after, &order()).unwrap();
    assert_eq!(story_of(&revised).unwrap(), after);
    revised
}

fn tell(section: &str, text: &str) -> impl Fn(&mut Story) {
    move |story: &mut Story| {
        story.text.insert(section.to_owned(), text.to_owned());
    }
}

/// The lines that went and came.
fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let end = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let gone = old[same..old.len() - end].iter().map(|line| format!("-{line}"));
    gone.chain(new[same..new.len() - end].iter().map(|line| format!("+{line}"))).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_block_is_written_anew_and_its_comments_stay() {
    let text = "The lift was blocked at noon, since forty baskets of laundry came up with it at the very same time as the meals did.\n\nEvery day.";
    insta::assert_snapshot!(difference(MINE, &change(MINE, tell("situation", text))), @r"
    -    The lift was blocked
    -    at noon.
    +    The lift was blocked at noon, since forty baskets of laundry came up with it at the very same
    +    time as the meals did.
    ");
    insta::assert_snapshot!(difference(MINE, &change(MINE, tell("situation", "- one\n- two"))), @r"
    -  situation: >-   # 60 words
    -    The lift was blocked
    -    at noon.
    -
    -
    -    Every day.
    +  situation: |-   # 60 words
    +    - one
    +    - two
    ");
    insta::assert_snapshot!(difference(MINE, &change(MINE, tell("situation", ""))), @r#"
    -  situation: >-   # 60 words
    -    The lift was blocked
    -    at noon.
    -
    -
    -    Every day.
    +  situation: ""   # 60 words
    "#);
}

#[test]
fn plain_and_quoted_texts_become_blocks_that_keep_the_comment_of_their_line() {
    insta::assert_snapshot!(difference(MINE, &change(MINE, tell("task", "Meals should be hot: at noon."))), @r#"
    -  task: ""
    +  task: >-
    +    Meals should be hot: at noon.
    "#);
    insta::assert_snapshot!(difference(MINE, &change(MINE, tell("action", "I asked."))), @r"
    -  action: I drew a plan
    -    and I hung it up.  # check with Ana
    +  action: >-  # check with Ana
    +    I asked.
    ");
}

#[test]
fn a_section_that_was_missing_comes_after_the_one_before_it() {
    insta::assert_snapshot!(difference(MINE, &change(MINE, tell("result", "Hot meals."))), @r"
    +  result: >-
    +    Hot meals.
    ");
    let first =
        MINE.replace("  situation: >-   # 60 words\n    The lift was blocked\n    at noon.\n\n\n    Every day.\n", "");
    insta::assert_snapshot!(difference(&first, &change(&first, tell("situation", "At noon."))), @r"
    +  situation: >-
    +    At noon.
    ");
}

#[test]
fn texts_in_braces_are_written_in_quotes_and_empty_braces_go() {
    let head = "format: 1\nid: mine\ntitle: T\npatterns: []\nlevel: x\n";
    let flow = format!("{head}text: {{situation: a, action: \"b\"}} # c\n");
    assert_eq!(change(&flow, tell("action", "x\ny")), format!("{head}text: {{situation: a, action: \"x\\ny\"}} # c\n"));
    assert_eq!(
        change(&flow, tell("task", "x")),
        format!("{head}text: {{situation: a, task: \"x\", action: \"b\"}} # c\n")
    );
    let empty = format!("{head}text: {{}} # c\n");
    assert_eq!(change(&empty, tell("task", "x")), format!("{head}text: # c\n  task: >-\n    x\n"));
}

#[test]
fn an_empty_block_of_a_template_is_filled() {
    let head = "format: 1\nid: mine\ntitle: T\npatterns: []\nlevel: x\n";
    let file = format!("{head}text:\n  # One.\n  situation: >-\n\n  # Two.\n  task: >-\n\n#retired: true\n");
    let told = change(&file, tell("situation", "At noon."));
    assert_eq!(told, file.replacen(">-\n", ">-\n    At noon.\n", 1));
    assert!(change(&told, tell("task", "Hot meals.")).ends_with("  task: >-\n    Hot meals.\n\n#retired: true\n"));
}

#[test]
fn the_title_is_written_on_its_line() {
    let retitled = |title: &str| difference(MINE, &change(MINE, |story| title.clone_into(&mut story.title)));
    assert_eq!(
        retitled("Laundry"),
        "-title: The lift   # not the final title\n+title: Laundry   # not the final title"
    );
    assert!(retitled("Laundry: [the] #1, \"again\"").contains("+title: \"Laundry"));
}

#[test]
fn retiring_adds_a_line_and_bringing_back_takes_it_away() {
    let old = change(MINE, |story| story.retired = true);
    assert_eq!(difference(MINE, &old), "+retired: true");
    assert!(old.contains("level: senior\nretired: true\ntext:"));
    assert_eq!(change(&old, |story| story.retired = false), MINE);
    let with_comment = old.replace("retired: true", "retired: true # for now");
    let back = change(&with_comment, |story| story.retired = false);
    assert!(back.contains("retired: false # for now"));
    assert_eq!(change(&back, |story| story.retired = true), with_comment);
    let last = format!("{MINE}retired: true");
    assert_eq!(change(&last, |story| story.retired = false), MINE.trim_end());
}

#[test]
fn line_ends_and_the_byte_order_mark_of_the_file_stay() {
    let file = format!("\u{feff}{}", MINE.replace('\n', "\r\n"));
    let revised = change(&file, tell("task", "One.\n\nTwo."));
    assert!(revised.starts_with('\u{feff}') && revised.contains("  task: >-\r\n    One.\r\n\r\n\r\n    Two.\r\n"));
    assert!(!revised.replace("\r\n", "").contains('\n'));
}

#[test]
fn several_changes_are_one() {
    let revised = change(MINE, |story| {
        story.title = "Laundry".to_owned();
        story.retired = true;
        tell("task", "Hot meals.")(story);
        tell("result", "They were.")(story);
    });
    assert!(revised.contains("# check with Ana\n  result: >-\n    They were.\nweak:"), "{revised}");
}

#[test]
fn a_file_that_changed_meanwhile_is_left_alone_and_so_is_one_that_is_broken() {
    let before = story_of(MINE).unwrap();
    let mut after = before.clone();
    tell("task", "x")(&mut after);
    let other = MINE.replace("The lift ", "The stairs ");
    assert!(revised(&other, &before, &after, &order()).unwrap_err().contains("changed outside"));
    let comment = MINE.replace("# Notes: ask Ana", "# Notes: asked Ana");
    assert!(revised(&comment, &before, &after, &order()).is_ok(), "another comment is no other story");
    let broken = MINE.replace("task: \"\"", "task: \"");
    let said = revised(&broken, &before, &after, &order()).unwrap_err();
    assert!(said.contains("no story as it stands: ") && said.contains("line "), "{said}");
}

#[test]
fn nothing_but_title_texts_and_retirement_can_be_changed() {
    let before = story_of(MINE).unwrap();
    let after = Story { level: "sde1".to_owned(), ..before.clone() };
    assert!(revised(MINE, &before, &after, &order()).unwrap_err().contains("only title"));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this is the store")]
fn a_refusal_leaves_every_byte_of_the_file() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    let path = home.path().join("mine.yaml");
    std::fs::write(&path, MINE).unwrap();
    let before = story_of(MINE).unwrap();
    let mut after = before.clone();
    tell("task", "Hot meals.")(&mut after);
    let stale = Story { title: "Another".to_owned(), ..before.clone() };
    assert!(store.revise_story(&path, &stale, &after, &order()).is_err());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), MINE);
    store.revise_story(&path, &before, &after, &order()).unwrap();
    assert_eq!(story_of(&std::fs::read_to_string(&path).unwrap()).unwrap(), after);
}

proptest! {
    #[test]
    fn any_text_comes_back_and_every_other_byte_stays(
        text in "([ -~]|\\PC|[a-z]{1,9} |- |# |: |\n| |[\u{fffe}\u{fffd}\u{a0}\u{85}]){0,120}",
        at in 0_usize..4, crlf: bool, blanks in 0_usize..4,
    ) {
        let text = clean(&text);
        let mut file = MINE.replace("\n  # Task", &format!("{}\n  # Task", "\n".repeat(blanks)));
        if crlf { file = file.replace('\n', "\r\n"); }
        let before = story_of(&file).unwrap();
        let mut after = before.clone();
        let section = ORDER[at];
        after.text.insert(section.to_owned(), text.clone());
        let revised = revised(&file, &before, &after, &order()).unwrap();
        prop_assert_eq!(&story_of(&revised).unwrap(), &after);
        // What stands before the section's key, and from the next line of the file that is not its own.
        let (from, to) = match section {
            "situation" => ("  situation:", "  # Task:"),
            "task" => ("  task:", "  action:"),
            "action" => ("  action:", "weak:"),
            _ => ("weak:", "weak:"),
        };
        prop_assert!(revised.starts_with(&file[..file.find(from).unwrap()]), "{}", revised);
        prop_assert!(revised.ends_with(&file[file.rfind(to).unwrap()..]), "{}", revised);
        for comment in ["# 60 words", "# check with Ana"] {
            prop_assert!(revised.contains(comment), "{}", revised);
        }
    }
}
