//! A new user learns, rehearses, drills and tests one question, on the real screen.

use crate::pty::{Pty, starcoach};
use starcoach::progress::study::Event;
use starcoach::scoring::Verdict;
use starcoach::store::Store;
use tempfile::TempDir;

const ALT_ENTER: &str = "\x1b\r";
const CTRL_Q: &str = "\x11";

/// The number of the option with these words.
fn option(pty: &Pty, words: &str) -> String {
    let screen = pty.screen();
    let line = screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{screen}"));
    line.chars().find(char::is_ascii_digit).unwrap().to_string()
}

/// How many pages the walkthrough has, as it says itself.
fn pages_of(pty: &Pty) -> usize {
    let screen = pty.screen();
    let (_, rest) = screen.split_once(" 1 of ").unwrap();
    rest.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn a_new_user_learns_rehearses_drills_and_tests_one_question() {
    let home = TempDir::new().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    let library = store.load().library;
    let pattern = library.pattern("ownership-beyond-scope").unwrap();
    let worked = library.story("webhooks-nobody-owned").unwrap();
    let mut pty = starcoach(home.path(), &[]).size(120, 40).run();
    pty.wait_text("You will be asked:").send("\t").wait_text("Next: learn Ownership beyond your scope");

    // Learn: every page, to the rehearsal.
    pty.send("l").wait_text("What it asks for").wait_text("↓");
    let pages = pages_of(&pty);
    for page in 2..=pages {
        pty.send("n").wait_text(&format!(" {page} of {pages}"));
    }
    pty.send("n").wait_text("Enter start");

    // Rehearse: the whole story, pasted section by section.
    pty.send("\r").wait_text("○ not begun");
    for (n, id) in ["situation", "task", "action", "result", "reflection"].into_iter().enumerate() {
        if n > 0 {
            pty.send("\t");
        }
        let text = &worked.text[id];
        pty.paste(text);
        let words: Vec<&str> = text.split_whitespace().collect();
        pty.wait_text(words[words.len() - 1]);
    }
    pty.send(ALT_ENTER).wait_text("1 of 2 ·").send("y").wait_text("2 of 2 ·").send("y");
    pty.wait_text("What already works").wait_text("strong hire");

    // Drill: an order that comes out decides.
    pty.send("d").wait_text("those your answer left open first");
    pty.send("\r").wait_text("Reply as you would in the room.");
    pty.paste("My manager asked me to look into it.").wait_text("look into it.");
    for question in 2..=5 {
        pty.send("\t").wait_text("A strong reply").send("\t");
        if question < 5 {
            pty.wait_text(&format!("{question} Question {question} ▸")).paste("I traced it and I fixed it myself.");
            pty.wait_text("I fixed it myself.");
        }
    }
    pty.wait_text("After your replies: leaning no hire").wait_text("reveals: ");
    pty.send("q").wait_text("Next: ");

    // Test: all of it right.
    pty.send("G").send("\x1b[H").wait_text("Next: ").send("t").wait_text("Test: ");
    let tested = pattern.test.iter().map(|question| (question.difficulty, question));
    let mut questions: Vec<_> = tested.collect();
    questions.sort_by_key(|(difficulty, _)| *difficulty);
    for (n, (_, question)) in questions.iter().enumerate() {
        pty.wait_text(&format!("{} of 10", n + 1));
        let start: Vec<&str> = question.right.split_whitespace().take(5).collect();
        // The terminal may hold half of a frame: the number stands before the words.
        pty.wait_text(&start.join(" "));
        let key = option(&pty, &start.join(" "));
        pty.send(&key).wait_text("How one gets there").send("\r");
    }
    pty.wait_text("10 of 10 at the first try: this question is strong.").send("\r");
    pty.wait_text("Mock interview").send(CTRL_Q);
    assert!(pty.end().success());

    let (entries, problems) = store.study();
    assert_eq!(problems, []);
    assert!(matches!(&entries.last().unwrap().event, Event::Tested { right: 10, of: 10, .. }));
    let (sessions, _) = store.sessions();
    assert_eq!(sessions.len(), 2, "an answer and a drill");
    let (drills, answers): (Vec<_>, Vec<_>) = sessions.iter().partition(|session| session.drill);
    assert_eq!(drills[0].about.as_ref(), Some(&answers[0].id));
    assert_eq!(answers[0].verdict, Some(Verdict::StrongHire));
    assert_eq!(drills[0].verdict, Some(Verdict::LeaningNoHire));
}
