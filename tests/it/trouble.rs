//! A full disk, a home that cannot be written, damaged files: said where it happens, the rest goes on.

use crate::pty::{Pty, program, starcoach};
use starcoach::store::Store;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const CTRL_Q: &str = "\x11";

/// The program where no file can grow past so many blocks: as on a full disk, a write then fails.
fn cramped(home: &Path, blocks: u32) -> Pty {
    let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" --home \"$1\"");
    program("/bin/sh")
        .arg("-c")
        .arg(&limited)
        .arg(env!("CARGO_BIN_EXE_starcoach"))
        .arg(&home.display().to_string())
        .env("TMPDIR", &home.display().to_string())
        .run()
}

/// A session with a few words, cut off.
fn begun(home: &Path, text: &str) -> PathBuf {
    let mut pty = starcoach(home, &["rehearse", "ownership-beyond-scope"]).run();
    pty.wait_text("○ not begun").send(text).wait_text(text).send(CTRL_Q);
    assert!(pty.end().success());
    Store::open(Some(home)).unwrap().sessions().0[0].path.clone()
}

fn text_of(file: &Path) -> String {
    let stored = starcoach::store::journal::open(file).unwrap();
    assert_eq!(stored.problems(), []);
    stored.reader.take.sections[0].text.clone()
}

#[test]
fn a_disk_that_is_full_while_typing_is_told_damages_nothing_and_is_asked_about_before_leaving() {
    let home = TempDir::new().unwrap();
    let file = begun(home.path(), "I noticed the losses.");
    let before = fs::read(&file).unwrap();

    let mut pty = cramped(home.path(), 8);
    pty.wait_text("Resume: ").send("\r").wait_text("paused ·");
    let more = (0..30).map(|n| format!(" And then {n} more.")).collect::<Vec<_>>().concat();
    pty.send(&more).wait_text("And then 29 more.");
    pty.wait_text("! not saved: file too large. Your text is still here").wait_text("spoken ~");
    let full = fs::read(&file).unwrap();
    assert!(full.starts_with(&before) && full.len() > before.len() && full.ends_with(b"\n"));

    pty.send(CTRL_Q).wait_text("Leave without saving?").send("n").wait_gone("Leave without saving?");
    pty.send(" At last.").wait_text("At last.").send(CTRL_Q).wait_text("Leave without saving?").send("y");
    assert!(pty.end().success());
    assert_eq!(pty.left_on(), [""; 0]);
    assert_eq!(fs::read(&file).unwrap(), full);
    let kept = text_of(&file);
    assert!(format!("I noticed the losses.{more}").starts_with(&kept) && kept.len() > 21, "{kept}");
}

#[test]
fn in_a_home_that_cannot_be_written_one_rehearses_in_memory() {
    let dir = TempDir::new().unwrap();
    let home = dir.path().join("home");
    fs::write(&home, "a file").unwrap();
    let elsewhere = TempDir::new().unwrap();
    let there = elsewhere.path().display().to_string();
    let mut pty = starcoach(&home, &[]).env("TMPDIR", &there).size(240, 30).run();
    pty.wait_text("You will be asked:").send("\r").wait_text("○ not begun");
    pty.wait_text("your choices cannot be saved:").wait_text("home is a file where a folder belongs");
    pty.send("I noticed it.").wait_text("! not saved:").wait_text("home is a file where a folder belongs");
    pty.send("\x1b\r").wait_text("1 of 2 ·").send("y").wait_text("2 of 2 ·").send("y");
    pty.wait_text("What already works").wait_text("! not saved:");
    pty.send("l").wait_text("starcoach ! 6 problems in your files").wait_text("! not saved:");
    pty.send(CTRL_Q).wait_text("Leave without saving?").send(CTRL_Q);
    pty.wait_text("an answer could not be saved where it belongs; all of it is in");
    assert!(pty.end().success());
    let rescued = fs::read_dir(elsewhere.path().join("starcoach")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(text_of(&rescued), "I noticed it.");
    assert_eq!(fs::read(&home).unwrap(), b"a file");
}

#[test]
fn an_answer_that_cannot_be_saved_at_a_signal_is_put_elsewhere_and_told() {
    let (dir, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let home = dir.path().join("home");
    fs::write(&home, "a file").unwrap();
    let there = elsewhere.path().display().to_string();
    let mut pty = starcoach(&home, &["rehearse", "ownership-beyond-scope"]).env("TMPDIR", &there).size(240, 30).run();
    pty.wait_text("○ not begun").send("I noticed it.").wait_text("I noticed it.").wait_text("! not saved:");
    pty.signal("TERM");
    pty.wait_text("an answer could not be saved where it belongs; all of it is in");
    assert_eq!(pty.end().signal(), Some("Terminated"));
    let rescued = fs::read_dir(elsewhere.path().join("starcoach")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(text_of(&rescued), "I noticed it.");
}

#[test]
fn a_copy_of_a_session_is_a_row_of_its_own() {
    let home = TempDir::new().unwrap();
    let own = begun(home.path(), "I noticed it.");
    let copy = own.with_file_name("old-copy.jsonl");
    fs::copy(&own, &copy).unwrap();
    let mut pty = starcoach(home.path(), &[]).run();
    pty.wait_text("Resume:").send("s").wait_text("Sessions (2)").send("d").wait_text("to the trash?").send("y");
    pty.wait_text("Sessions (1)").send(CTRL_Q);
    assert!(pty.end().success());
    assert!(!own.exists() && copy.exists());
}

#[test]
fn an_answer_that_could_not_be_saved_is_kept_when_the_next_one_begins() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("sessions"), "a file").unwrap();
    let mut pty = starcoach(home.path(), &["rehearse", "ownership-beyond-scope"]).size(140, 30).run();
    pty.wait_text("○ not begun").send("I noticed it.").wait_text("I noticed it.").wait_text("! not saved:");
    pty.send("\x1br").wait_text("a the whole answer again").send("a").wait_text("0 words");
    fs::remove_file(home.path().join("sessions")).unwrap();
    pty.send("I took it on.").wait_text("I took it on.").wait_text("● saved").send(CTRL_Q);
    assert!(pty.end().success());
    let sessions = Store::open(Some(home.path())).unwrap().sessions().0;
    let mut texts: Vec<_> = sessions.iter().map(|session| text_of(&session.path)).collect();
    texts.sort();
    assert_eq!(texts, ["I noticed it.", "I took it on."]);
}

#[test]
fn torn_foreign_and_damaged_session_files_are_told_and_the_others_work() {
    let home = TempDir::new().unwrap();
    let good = begun(home.path(), "I noticed it.");
    let lines = fs::read_to_string(&good).unwrap();
    let id = good.file_stem().unwrap().to_str().unwrap();
    let file = |name: &str, text: &str| fs::write(good.with_file_name(format!("{name}.jsonl")), text).unwrap();
    let (a, b) = ("a".repeat(32), "b".repeat(32));
    let torn = lines.replacen(id, &a, 1);
    file(&a, &torn[..torn.len() - 9]);
    // In a century to come, so that it is the first in the list.
    let hurt = lines.replacen(id, &b, 1).replacen("\"began\":\"20", "\"began\":\"21", 1);
    let hurt: Vec<_> = hurt.lines().enumerate().map(|(i, line)| if i == 5 { "{?}" } else { line }).collect();
    file(&b, &(hurt.join("\n") + "\n"));
    file("empty", "");
    file("foreign", "{\"hello\": \"\u{1b}[31mworld\"}\n");
    file("newer", &lines.replacen("\"format\":1", "\"format\":9", 1));
    fs::create_dir(good.with_file_name("folder.jsonl")).unwrap();

    let mut pty = starcoach(home.path(), &[]).size(140, 30).run();
    pty.wait_text("Check an answer I have").send("s").wait_text("Sessions (7)");
    for name in ["empty", "folder", "foreign", "newer"] {
        pty.wait_text(&format!("! {name}.jsonl unreadable"));
    }
    for why in [
        "! written by a newer starcoach (session format 9, this one reads 1)",
        "! this is not a session file:",
        "! cannot be read: it is not a file",
        "! the file ends before its first line does",
    ] {
        pty.send(if why.contains("newer") { "G\r" } else { "k\r" }).wait_text(why);
    }
    pty.send("g\r").wait_text("paused ·").wait_text(&format!("{b}.jsonl:6:")).send(CTRL_Q);
    assert!(pty.end().success());

    let out = Command::new(env!("CARGO_BIN_EXE_starcoach")).arg("--home").arg(home.path()).arg("sessions").output();
    let out = out.unwrap();
    let (listed, told) = (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap());
    assert_eq!(out.status.code(), Some(1));
    assert!(listed.lines().count() == 4 && listed.contains("cut off, damaged"), "{listed}");
    for name in ["empty.jsonl: ", "folder.jsonl: ", "foreign.jsonl: ", "newer.jsonl: "] {
        assert!(told.contains(name) && !told.contains('\u{1b}'), "{told}");
    }
    assert_eq!(text_of(&good), "I noticed it.");
    assert_eq!(text_of(&good.with_file_name(format!("{a}.jsonl"))), "I noticed it.");
}

#[test]
fn a_broken_story_is_shown_in_the_library_and_stops_nothing() {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("stories")).unwrap();
    fs::write(home.path().join("stories/mine.yaml"), "format: 1\nid: mine\ntitel: Mine\n").unwrap();
    let mut pty = starcoach(home.path(), &[]).run();
    pty.wait_text("You will be asked:")
        .send("\t")
        .wait_text("starcoach ! 1 problem in your files (p)")
        .wait_text("Ownership beyond your scope");
    pty.send("p").wait_text("mine.yaml:3").wait_text("titel").wait_text("title");
    pty.send(CTRL_Q);
    assert!(pty.end().success());
}

#[test]
fn a_damaged_rubric_is_told_and_the_session_is_judged_by_the_rules_of_today() {
    let home = TempDir::new().unwrap();
    begun(home.path(), "I noticed the losses.");
    let store = Store::open(Some(home.path())).unwrap();
    let kept = fs::read_dir(&store.dirs.rubric_store).unwrap().next().unwrap().unwrap().path();
    fs::write(&kept, "{").unwrap();
    let mut pty = starcoach(home.path(), &[]).run();
    pty.wait_text("Resume: ").send("\r").wait_text("the rules of this session are damaged or gone");
    pty.wait_text("I noticed the losses.").send(CTRL_Q);
    assert!(pty.end().success());
}
