//! `starcoach review` on a terminal, with files.

use crate::program::Home;
use crate::pty::starcoach;
use crate::share::{home, read};
use serde_json::Value;
use starcoach::session::notes::What;
use starcoach::store::Store;

#[test]
fn a_shared_file_is_reviewed_and_all_of_it_is_there_when_it_is_opened_again() {
    let (candidate, _) = home();
    let coach = tempfile::tempdir().unwrap();
    let file = coach.path().join("in/anna.jsonl");
    let shared = candidate.run(&["share", "01", "--as", "Anna", "--to", file.to_str().unwrap()]);
    assert_eq!(shared.code, 0, "{}", shared.said);

    let desk = coach.path().join("home");
    let mut pty = starcoach(&desk, &["review", file.to_str().unwrap()]).run();
    pty.wait_text("Anna · ").wait_text("Your name").send("Cora\rr").wait_text("Your rating of the whole answer");
    pty.send("2\r").wait_text("you rated it 2 of 5");
    pty.send("C").wait_text("Comment on the whole answer").send("Slower, please.\u{13}").wait_text("commented");
    pty.send("p").wait_text("Private notes").send("Tense.\u{13}").wait_text("only for you");
    pty.send("\u{11}");
    assert!(pty.end().success());

    let take = read(&file).take;
    assert!(
        take.notes.0.iter().any(|note| matches!(&note.what, What::Comment { text, .. } if text == "Slower, please."))
    );
    let private = std::fs::read_to_string(file.with_file_name("anna.notes.md")).unwrap();
    assert_eq!(private, "Tense.\n");
    assert!(!std::fs::read_to_string(&file).unwrap().contains("Tense."));

    let folder = file.parent().unwrap().to_str().unwrap();
    let mut pty = starcoach(&desk, &["review", folder]).run();
    pty.wait_text("Anna · all reviewed").wait_text("reviewed").send("\r");
    pty.wait_text("you rated it 2 of 5 · 1 open comment").send("o").wait_text("Slower, please.");
    pty.send("\u{1b}").wait_gone("Slower, please.").send("\u{1b}").wait_text("Anna · all reviewed");
    pty.send("\u{11}");
    assert!(pty.end().success());
}

#[test]
fn a_file_that_is_replaced_under_review_has_what_was_noted_and_what_came_with_it() {
    let (candidate, _) = home();
    let coach = tempfile::tempdir().unwrap();
    let file = coach.path().join("in/anna.jsonl");
    assert_eq!(candidate.run(&["share", "01", "--as", "Anna", "--to", file.to_str().unwrap()]).code, 0);
    let synced = coach.path().join("synced.jsonl");
    std::fs::copy(&file, &synced).unwrap();
    let note = |desk: &str, file: &std::path::Path, name: &str| {
        let pty = starcoach(&coach.path().join(desk), &["review", file.to_str().unwrap()]).run();
        pty.wait_text("Your name").send(&format!("{name}\r")).wait_gone("Your name");
        pty.send("C").wait_text("Comment on the whole").send(&format!("{name} was here.\u{13}")).wait_text("commented");
        pty
    };
    let mut pty = note("bens", &synced, "Ben");
    pty.send("\u{11}");
    assert!(pty.end().success());
    let mut pty = note("coras", &file, "Cora");
    std::fs::rename(&synced, &file).unwrap();
    pty.send("C").wait_text("Comment on the whole").send("And again.\u{13}").wait_text("another program changed");
    pty.wait_text("blind: text, clocks and pauses only, until you rate · 2 open comments");
    pty.send("C").wait_text("Comment on the whole").send("Then more.\u{13}").wait_text("commented");
    pty.send("\u{11}");
    assert!(pty.end().success());
    let read = read(&file);
    assert_eq!(read.flaws, []);
    let texts: Vec<&str> = read.take.notes.threads().iter().map(|thread| thread.text).collect();
    for text in ["Ben was here.", "Cora was here.", "And again.", "Then more."] {
        assert!(texts.contains(&text), "{texts:?}");
    }
}

#[test]
fn why_the_rules_in_a_file_are_not_used_is_said() {
    let (candidate, _) = home();
    let coach = tempfile::tempdir().unwrap();
    let file = coach.path().join("anna.jsonl");
    assert_eq!(candidate.run(&["share", "01", "--as", "Anna", "--to", file.to_str().unwrap()]).code, 0);
    let text = std::fs::read_to_string(&file).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines[1]["rubric"]["pace"] = 9_999_999.into();
    let elsewhere = Store::open(Some(coach.path().join("elsewhere").as_path())).unwrap();
    lines[0]["rubric"] = elsewhere.keep_rubric(&lines[1]["rubric"]).unwrap().into();
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    std::fs::write(&file, text.join("\n") + "\n").unwrap();

    let why = "its rubric has 9999999 words a minute";
    let mut pty = starcoach(&coach.path().join("home"), &["review", file.to_str().unwrap()]).run();
    pty.wait_text("the rules of this session are not used").wait_text(why).send("\u{11}");
    assert!(pty.end().success());
    let report = Home::new().run(&["report", file.to_str().unwrap(), "--format", "md"]);
    assert!(report.said.contains(why), "{}", report.said);
}

#[test]
fn what_cannot_be_reviewed_is_said_before_the_screen_changes() {
    let home = Home::new().file("sessions/ann.jsonl", "no session\n");
    let path = home.path("sessions/anm.jsonl");
    for (args, said) in [
        (["review", path.to_str().unwrap()], "did you mean"),
        (["review", home.path("sessions/ann.jsonl").to_str().unwrap()], "ann.jsonl"),
        (["review", "abcdef"], "no session has this id"),
    ] {
        let mut pty = starcoach(&home.path(""), &args).run();
        pty.wait_text(said);
        assert!(!pty.end().success());
    }
}
