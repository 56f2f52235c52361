//! A story that is being changed in the real program, which is killed or told to end.

use crate::program::Home;
use crate::pty::{Pty, starcoach};
use crate::sheet::STORY;

/// The program with the story's situation open, and these words at its end.
fn writing(home: &Home, words: &str) -> Pty {
    let pty = starcoach(&home.path(""), &[]).size(100, 30).run();
    pty.wait_text("You will be asked:").send("\t").wait_text("Mock interview");
    pty.send("b").wait_text("Meals that came cold").send("e").wait_text("spoken ~");
    pty.send("\x1b[Z").wait_text("▸Situation").send(words).wait_text(words);
    pty
}

fn story(home: &Home) -> String {
    std::fs::read_to_string(home.path("stories/meals.yaml")).unwrap()
}

#[test]
fn a_kill_loses_nothing_of_a_story_that_was_not_saved() {
    let home = Home::new().file("stories/meals.yaml", STORY);
    let mut pty = writing(&home, " and then I asked why");
    pty.signal("KILL");
    pty.end();
    assert_eq!(story(&home), STORY, "the file is as it was");
    let mut pty = starcoach(&home.path(""), &[]).size(100, 30).run();
    pty.wait_text("Not saved: Meals that came cold").send("\r");
    pty.wait_text("and then I asked why").wait_text("what you had not saved is back").send("\x13").wait_text("saved");
    pty.wait_gone("Situation*").send("\x11");
    assert!(pty.end().success());
    assert!(story(&home).contains("and then I asked why"), "{}", story(&home));
    assert_eq!(std::fs::read_dir(home.path("drafts")).unwrap().count(), 0);
    let mut pty = starcoach(&home.path(""), &[]).size(100, 30).run();
    pty.wait_text("Mock interview");
    assert!(!pty.screen().contains("Not saved"), "{}", pty.screen());
    pty.send("\x11");
    pty.end();
}

#[test]
fn a_signal_and_a_terminal_that_goes_away_save_it() {
    for end in ["TERM", "HUP", "gone"] {
        let home = Home::new().file("stories/meals.yaml", STORY);
        let mut pty = writing(&home, " and then I asked why");
        if end == "gone" {
            pty.hang_up();
        } else {
            pty.signal(end);
        }
        pty.end();
        assert!(story(&home).contains("and then I asked why"), "{end}: {}", story(&home));
        // What was kept beside it is in the file now, so it is not offered.
        let pty = starcoach(&home.path(""), &[]).size(100, 30).run();
        pty.wait_text("Mock interview");
        assert!(!pty.screen().contains("Not saved"), "{}", pty.screen());
    }
}
