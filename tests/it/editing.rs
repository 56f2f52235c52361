//! Story files of the real program: in its own editor, and in the user's.

use crate::pty::{Pty, starcoach};
use std::path::PathBuf;
use tempfile::TempDir;

const CTRL_Q: &str = "\x11";
const CTRL_S: &str = "\x13";

const MINE: &str = "\
# Notes: ask Ana.
format: 1
id: mine
title: The lift at noon   # a working title
patterns: [ownership-beyond-scope]
level: senior
text:
  situation: >-   # short
    The lift was
    blocked.
  task: \"\"
";

/// A home with one story, the program in it with that editor, and the bank on the screen.
fn bank(home: &TempDir, editor: &str) -> Pty {
    std::fs::create_dir_all(home.path().join("stories")).unwrap();
    if !mine(home).exists() {
        std::fs::write(mine(home), MINE).unwrap();
    }
    let pty = starcoach(home.path(), &[]).env("EDITOR", editor).env("VISUAL", "").run();
    pty.wait_text("You will be asked:").send("\t").wait_text("Check an answer I have");
    pty.send("b").wait_text("Story bank, by question").wait_text("The lift at noon");
    pty
}

fn mine(home: &TempDir) -> PathBuf {
    home.path().join("stories/mine.yaml")
}

fn file(home: &TempDir) -> String {
    std::fs::read_to_string(mine(home)).unwrap()
}

/// A script that stands in for an editor.
fn script(home: &TempDir, lines: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let path = home.path().join("my editor");
    std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    format!("'{}' -x", path.display())
}

#[test]
fn the_users_editor_has_the_terminal_and_the_keys_and_what_it_wrote_is_read_again() {
    let home = TempDir::new().unwrap();
    // It asks on the terminal, so that only keys which nobody else takes can answer.
    let ask = "printf 'instead of %s? ' \"$(sed -n 's/^title: //p' \"$2\")\"; read -r title";
    let editor = script(&home, &format!("{ask}; sed -i \"s/^title: .*/title: $title/\" \"$2\""));
    let mut pty = bank(&home, &editor);
    let mut before = "The lift at noon   # a working title";
    for title in ["Laundry and meals", "Forty baskets"] {
        pty.send("E").wait_taken(false).wait_text(&format!("instead of {before}?"));
        pty.send(&format!("{title}\r")).wait_taken(true).wait_text(title).wait_text("read again");
        assert_eq!(file(&home), MINE.replace("The lift at noon   # a working title", title));
        before = title;
        pty.send("n").wait_text("Title of the new story").send("\x1b").wait_gone("Title of the new story");
    }
    pty.send(CTRL_Q);
    assert!(pty.end().success());
    assert_eq!(pty.left_on(), [""; 0]);
}

#[test]
fn an_editor_that_is_not_there_or_fails_or_breaks_the_file_is_told() {
    let home = TempDir::new().unwrap();
    let mut pty = bank(&home, "no-such-editor-anywhere");
    pty.send("E").wait_text("`no-such-editor-anywhere` is not there").send(CTRL_Q);
    pty.end();
    let mut pty = bank_again(&home, "false");
    pty.send("E").wait_text("`false` ended with a fault").send(CTRL_Q);
    pty.end();
    let mut pty = bank_again(&home, "");
    pty.send("E").wait_text("no editor is named: set EDITOR or VISUAL").send(CTRL_Q);
    pty.end();
    let mut pty = bank_again(&home, &script(&home, "echo 'levl: x' >> \"$2\""));
    pty.send("E").wait_text("its last good version stays").wait_text("The lift at noon").send(CTRL_Q);
    pty.end();
}

/// The same home once more; the welcome comes only once.
fn bank_again(home: &TempDir, editor: &str) -> Pty {
    let pty = starcoach(home.path(), &[]).env("EDITOR", editor).env("VISUAL", "").run();
    pty.wait_text("Check an answer I have").send("b").wait_text("Story bank, by question");
    pty
}

#[test]
fn a_signal_ends_the_program_while_the_editor_is_open() {
    let home = TempDir::new().unwrap();
    let mut pty = bank(&home, &script(&home, "printf 'open '; read -r line"));
    pty.send("E").wait_text("open").signal("TERM");
    assert_eq!(pty.child_end().signal(), Some("Terminated"));
}

#[test]
fn a_text_is_changed_in_the_program_and_the_rest_of_the_file_stays() {
    let home = TempDir::new().unwrap();
    let mut pty = bank(&home, "");
    // The first empty section is open.
    pty.send("e").wait_text("▸Task").send("Meals should be hot.").wait_text("Task*");
    pty.send("\x1b[Z").wait_text("▸Situation").send(" Every day.").wait_text("Situation*").send(CTRL_S);
    pty.wait_text("saved").wait_gone("Situation*");
    let told =
        "  situation: >-   # short\n    The lift was blocked. Every day.\n  task: >-\n    Meals should be hot.\n";
    let before = MINE.split("  situation:").next().unwrap();
    assert_eq!(file(&home), format!("{before}{told}"));
    // Somebody else writes it meanwhile: nothing is lost on either side.
    std::fs::write(mine(&home), file(&home).replace("level: senior", "level: sde2")).unwrap();
    pty.send(" More.").wait_text("Situation*").send(CTRL_S).wait_text("was changed outside meanwhile");
    assert!(file(&home).contains("level: sde2") && !file(&home).contains("More."));
    pty.send(CTRL_S).wait_text("saved");
    assert!(file(&home).contains("level: sde2") && file(&home).contains("Every day. More."));
    pty.send("\x1b").wait_text("Story bank").send("x").wait_text("retired");
    assert!(file(&home).contains("level: sde2\nretired: true\ntext:"));
    pty.send(CTRL_Q);
    assert!(pty.end().success());
}

#[test]
fn a_new_story_is_written_from_a_template_that_passes_the_check() {
    let home = TempDir::new().unwrap();
    let mut pty = bank(&home, "");
    pty.send("n").wait_text("Title of the new story").send("My noon: the lift\r").wait_text("answer best?");
    pty.send("\r").wait_text("▸").wait_text("My noon: the lift");
    let path = home.path().join("stories/my-noon-the-lift.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# yaml-language-server: $schema="), "{text}");
    assert!(text.contains("title: \"My noon: the lift\"") && text.contains(": \"\"\n"), "{text}");
    pty.send(CTRL_Q);
    assert!(pty.end().success());
    let check = std::process::Command::new(env!("CARGO_BIN_EXE_starcoach")).arg("check").arg(&path).output().unwrap();
    let said = String::from_utf8(check.stdout).unwrap();
    let of_it: Vec<&str> = said.lines().filter(|line| line.contains("my-noon")).collect();
    assert!(of_it.iter().all(|line| line.contains(": remark: this telling is judged no hire")), "{said}");
}
