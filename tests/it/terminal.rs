//! Terminal manners of the real binary.

use crate::pty::{Pty, program, starcoach};
use crate::replaced;
use starcoach::store::Store;
use tempfile::TempDir;

const CTRL_Q: &str = "\x11";
const CTRL_Z: &str = "\x1a";

fn started(home: &TempDir) -> Pty {
    let pty = starcoach(home.path(), &[]).run();
    pty.wait_text("You will be asked:");
    pty
}

#[test]
fn the_first_start_shows_a_question_and_leaving_gives_the_terminal_back() {
    let home = TempDir::new().unwrap();
    let mut pty = started(&home);
    assert!(pty.left_on().contains(&"other screen") && pty.left_on().contains(&"modes"), "{:?}", pty.left_on());
    pty.send("\t").wait_text("Check an answer I have");
    pty.send("?").wait_text("All keys: home");
    pty.send("\x1b").wait_gone("All keys: home");
    pty.send(CTRL_Q);
    assert!(pty.end().success());
    assert_eq!(pty.left_on(), [""; 0]);
}

#[test]
fn a_command_is_found_by_typing_or_pasting_a_part_of_its_name() {
    let home = TempDir::new().unwrap();
    let mut pty = started(&home);
    pty.send("\t").wait_text("Check an answer I have").send("\x1b").wait_text("Your stories against");
    pty.send("past sess").wait_text("› past sess");
    pty.send("\r").wait_text("Sessions (0)").send("\x1b").wait_text("Mock interview");
    pty.send("\x1b")
        .wait_text("Your stories against")
        .paste("leave starcoach\nand more")
        .wait_text("› leave starcoach");
    assert!(!pty.screen().contains("and more"));
    pty.send("\r");
    assert!(pty.end().success());
}

#[test]
fn the_first_screen_comes_once() {
    let home = TempDir::new().unwrap();
    let mut pty = started(&home);
    pty.send("\t").wait_text("Mock interview").send(CTRL_Q);
    pty.end();
    starcoach(home.path(), &[]).run().wait_text("Check an answer I have");
}

#[test]
fn a_signal_gives_the_terminal_back_and_ends_the_program_as_it_asks() {
    for (name, told) in [("TERM", "Terminated"), ("HUP", "Hangup"), ("INT", "Interrupt")] {
        let home = TempDir::new().unwrap();
        let mut pty = started(&home);
        pty.signal(name);
        assert_eq!(pty.end().signal(), Some(told));
        assert_eq!(pty.left_on(), [""; 0], "{name}");
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_program() {
    let home = TempDir::new().unwrap();
    let mut pty = started(&home);
    pty.hang_up();
    assert_eq!(pty.end().signal(), Some("Hangup"));
}

#[test]
fn the_screen_follows_the_size_of_the_terminal() {
    let home = TempDir::new().unwrap();
    let mut pty = started(&home);
    pty.resize(120, 40).wait_text("Ctrl-Q leave");
    for (columns, rows) in [(20, 5), (1, 1), (200, 60)] {
        pty.resize(columns, rows);
    }
    pty.wait_text("You will be asked: “Tell me about a time you took on something");
    pty.send(CTRL_Q);
    assert!(pty.end().success());
}

/// A shell that knows the folder as `HOME_OF_TEST`.
fn shell(home: &TempDir) -> Pty {
    let home = home.path().display().to_string();
    program("/bin/sh").arg("-i").env("PS1", "ready> ").env("HOME_OF_TEST", &home).run()
}

#[test]
fn ctrl_z_stops_the_program_and_fg_brings_the_screen_back() {
    let home = TempDir::new().unwrap();
    let mut pty = shell(&home);
    pty.wait_text("ready>");
    pty.send(&format!("{} --home \"$HOME_OF_TEST\"\r", env!("CARGO_BIN_EXE_starcoach")));
    pty.wait_text("You will be asked:").send(CTRL_Z).wait_taken(false).wait_text("Stopped");
    pty.send("fg; echo left-$?\r").wait_taken(true).wait_text("You will be asked:");
    pty.send("\t").wait_text("Check an answer I have");
    pty.send(CTRL_Q).wait_text("left-0").send("exit\r");
    pty.end();
    assert_eq!(pty.left_on(), [""; 0]);
}

#[test]
fn ctrl_z_without_a_shell_says_so_and_the_program_goes_on() {
    let home = TempDir::new().unwrap();
    let mut pty = started(&home);
    pty.send("\t").wait_text("Check an answer I have").send(CTRL_Z).wait_text("there is no shell to go back to");
    pty.send("s").wait_text("Sessions (0)").send(CTRL_Q);
    assert!(pty.end().success());
}

#[test]
fn ctrl_z_in_a_rehearsal_stops_its_clock_and_keeps_its_text() {
    let home = TempDir::new().unwrap();
    let mut pty = shell(&home);
    let start =
        format!("{} --home \"$HOME_OF_TEST\" rehearse ownership-beyond-scope\r", env!("CARGO_BIN_EXE_starcoach"));
    pty.wait_text("ready>").send(&start).wait_text("○ not begun");
    pty.send("I noticed the losses.").wait_text("I noticed the losses.").wait_text("clock 0:00");
    pty.send(CTRL_Z).wait_taken(false).wait_text("Stopped");
    // Another program reads the file meanwhile: all is in it, and its last word is the pause.
    let store = Store::open(Some(home.path())).unwrap();
    let take = store.open_session(&store.sessions().0[0].id.0).unwrap().reader.take;
    assert_eq!((take.sections[0].text.as_str(), take.running), ("I noticed the losses.", false));
    pty.send("fg; echo left-$?\r").wait_taken(true).wait_text("I noticed the losses.").wait_text("paused ·");
    pty.send(" All").wait_text("I noticed the losses. All").wait_gone("paused ·");
    pty.send(CTRL_Q).wait_text("left-0").send("exit\r");
    pty.end();
    let after = store.open_session(&take.header.id.0).unwrap().reader.take;
    assert_eq!(after.sections[0].text, "I noticed the losses. All");
    assert_eq!(pty.left_on(), [""; 0]);
}

#[test]
fn without_colours_marked_words_are_still_marked() {
    let home = TempDir::new().unwrap();
    let plain = starcoach(home.path(), &[]).env("NO_COLOR", "1").run();
    plain.wait_text("You will be asked:");
    let title = plain.style("starcoach");
    assert!(title.bold && !title.coloured, "{title:?}");
}

#[test]
fn where_there_is_no_terminal_the_error_names_what_works() {
    let home = TempDir::new().unwrap();
    let mut pty = starcoach(home.path(), &[]).env("TERM", "dumb").run();
    pty.wait_text("TERM=dumb").wait_text("starcoach check, score, explain, import, sessions, share, merge, report");
    assert_eq!(pty.end().exit_code(), 2);

    let output = std::process::Command::new(env!("CARGO_BIN_EXE_starcoach")).arg("--home").arg(home.path()).output();
    let output = output.unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("needs a terminal") && said.contains("starcoach check"), "{said}");
}

#[test]
fn an_unknown_question_is_told_before_the_screen_is_taken() {
    let home = TempDir::new().unwrap();
    let mut pty = starcoach(home.path(), &["rehearse", "mised-deadline"]).size(100, 24).run();
    pty.wait_text("there is no question `mised-deadline` did you mean `missed-deadline`?");
    assert_eq!(pty.end().exit_code(), 2);
}

#[test]
fn the_start_of_an_id_is_enough_where_only_one_begins_so() {
    let home = TempDir::new().unwrap();
    let pty = starcoach(home.path(), &["rehearse", "missed", "--story", "web"]).run();
    pty.wait_text("A missed deadline");
}

#[test]
fn a_file_that_is_replaced_before_ctrl_z_has_the_notes_made_after_fg() {
    let (candidate, _) = crate::share::home();
    let coach = TempDir::new().unwrap();
    let (file, other) = (coach.path().join("anna.jsonl"), coach.path().join("other.jsonl"));
    assert_eq!(candidate.run(&["share", "01", "--as", "Anna", "--to", file.to_str().unwrap()]).code, 0);
    std::fs::copy(&file, &other).unwrap();
    let (mut theirs, mut take) = replaced::review(&other);
    for id in 1..=3 {
        theirs.append(&replaced::comment(&mut take, id, &format!("theirs {id}"))).unwrap();
    }
    drop(theirs);
    let mut pty = shell(&coach);
    let start = format!("cd \"$HOME_OF_TEST\"; {} --home desk review anna.jsonl\r", env!("CARGO_BIN_EXE_starcoach"));
    pty.wait_text("ready>").send(&start).wait_text("Your name").send("Cora\r").wait_gone("Your name");
    pty.send("C").wait_text("Comment on the whole").send("mine, before\x13").wait_text("commented");
    std::fs::rename(&other, &file).unwrap();
    pty.send(CTRL_Z).wait_taken(false).wait_text("Stopped");
    pty.send("fg; echo left-$?\r").wait_taken(true).wait_text("another program changed this file");
    pty.send("C").wait_text("Comment on the whole").send("mine, after\x13").wait_text("commented");
    pty.send(CTRL_Q).wait_text("left-0").send("exit\r");
    pty.end();
    assert_eq!(replaced::comments(&file), ["mine, after", "mine, before", "theirs 1", "theirs 2", "theirs 3"]);
}
