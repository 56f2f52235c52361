//! A whole answer on the real screen: told section by section, finished, judged, and found again.

use crate::pty::{Pty, starcoach};
use serde_json::{Value, json};
use starcoach::store::Store;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const CTRL_Q: &str = "\x11";
const ALT_ENTER: &str = "\x1b\r";
/// The sections with their titles.
const SECTIONS: [(&str, &str); 5] = [
    ("situation", "Situation"),
    ("task", "Task"),
    ("action", "Action"),
    ("result", "Result"),
    ("reflection", "Reflection"),
];

fn store(home: &Path) -> Store {
    Store::open(Some(home)).unwrap()
}

/// The bundled story about webhooks, by section.
fn webhooks(home: &Path) -> BTreeMap<String, String> {
    store(home).load().library.story("webhooks-nobody-owned").unwrap().text.clone()
}

/// Types a section in chunks, or pastes it, and waits for its last words.
fn tell(pty: &Pty, text: &str, pasted: bool) {
    if pasted {
        pty.paste(text);
    } else {
        let keys: Vec<char> = text.chars().map(|c| if c == '\n' { '\r' } else { c }).collect();
        for chunk in keys.chunks(40) {
            pty.send(&chunk.iter().collect::<String>());
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    pty.wait_text(&words[words.len() - 4..].join(" "));
}

fn listed(home: &Path) -> Value {
    let out = Command::new(env!("CARGO_BIN_EXE_starcoach"))
        .arg("--home")
        .arg(home)
        .args(["sessions", "--json"])
        .output()
        .unwrap();
    assert!(out.status.success());
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn the_webhook_answer_is_coached_while_typed_judged_at_the_end_and_found_again() {
    let home = TempDir::new().unwrap();
    let story = webhooks(home.path());
    let mut pty = starcoach(home.path(), &[]).run();
    pty.wait_text("You will be asked:").send("\r").wait_text("○ not begun").wait_text("· you saw it yourself");
    for (i, (id, title)) in SECTIONS.into_iter().enumerate() {
        if i > 0 {
            pty.send("\t");
        }
        pty.wait_text(&format!("{title} ▸"));
        tell(&pty, story[id].trim_end(), id == "action");
        // The last figure of the screen's fullest line is not cut off.
        if id == "action" {
            pty.wait_text("I 13 · we 0");
        }
        if i == 0 {
            pty.wait_text("● saved").wait_text("✓ you saw it yourself").wait_text("✓ nobody had asked");
            let signal = pty.style("I noticed");
            assert!(signal.bold && signal.coloured, "{signal:?}");
            let plain = pty.style("on our payments dashboard");
            assert!(!plain.bold && !plain.underline, "{plain:?}");
        }
    }
    pty.send(ALT_ENTER).wait_text("1 of 2 ·").send("y").wait_text("2 of 2 ·").send("y");
    pty.wait_text("What already works").wait_text("strong hire").send(CTRL_Q);
    assert!(pty.end().success());
    assert_eq!(pty.left_on(), [""; 0]);

    let list = listed(home.path());
    let session = &list["sessions"][0];
    assert_eq!((list["sessions"].as_array().unwrap().len(), &list["problems"]), (1, &json!([])));
    for (field, value) in [
        ("pattern", json!("ownership-beyond-scope")),
        ("finished", json!(true)),
        ("verdict", json!("strong-hire")),
        ("damaged", json!(false)),
    ] {
        assert_eq!(session[field], value, "{field}");
    }
    let stored = store(home.path()).open_session(session["id"].as_str().unwrap()).unwrap();
    for section in &stored.reader.take.sections {
        assert_eq!(section.text, story[&section.id].trim_end(), "{}", section.id);
    }
    drop(stored);

    let mut pty = starcoach(home.path(), &[]).size(120, 30).run();
    pty.wait_text("Check an answer I have").wait_text("Next: drill Ownership beyond your scope");
    pty.send("s").wait_text("Sessions (1)").wait_text("Ownership beyond your scope").wait_text("strong hire");
    pty.send("\r").wait_text("What already works").send(CTRL_Q);
    assert!(pty.end().success());
}
