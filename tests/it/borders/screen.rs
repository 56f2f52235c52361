//! The screen on which borders are put right, typed as keys.

use crate::rehearse::{folded, plan};
use crate::stage::Stage;
use insta::assert_snapshot;
use starcoach::app::{Kind, Msg, Plan, Screen, Size};

const ANSWER: &str = "In March I noticed that our nightly export had failed eleven times. It served 300 shops. It was \
    not my job and nobody owned it. But I wanted it to stop, so I took it on. I read the logs of all eleven nights. Then \
    I wrote a check that compares both sides. I tested it on last month's files.\n\nI showed it to the owners and built \
    the replay with them. Failures fell from eleven a month to none. Two other teams now use the check. I learned that \
    nobody ever sees a job that only half fails.";

/// An answer in one box, told and finished.
fn asked(text: &str, width: u16, height: u16) -> Stage {
    let mut stage = Stage::of(Plan { one_box: true, ..plan() }, width, height);
    stage.tell(Msg::Paste(text.to_owned())).keys("alt-enter");
    assert_eq!(kind(&stage), Kind::Borders);
    stage
}

fn kind(stage: &Stage) -> Kind {
    stage.app.top().map(Screen::kind).unwrap()
}

/// The first words of each section as the screen shows them.
fn begins(stage: &Stage) -> Vec<String> {
    let names = ["Situation", "Task", "Action", "Result", "Reflection"];
    let screen = stage.screen();
    let rows = screen.lines().filter_map(|row| row.split_once('│'));
    let titled = rows.filter(|(margin, _)| names.iter().any(|name| margin.contains(name)));
    titled.map(|(_, text)| text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn the_guess_is_shown_with_its_first_border_chosen() {
    assert_snapshot!(asked(ANSWER, 80, 24).screen(), @r"
    Where does each section begin?
    This is a guess from what you told: put right what is wrong, then keep it.

      Situation  │ In March I noticed that our nightly export had failed eleven
      16 words   │ times. It served 300 shops.
    ▸ Task       │ It was not my job and nobody owned it. But I wanted it to stop,
      20 words   │ so I took it on.
      Action     │ I read the logs of all eleven nights. Then I wrote a check that
      36 words   │ compares both sides. I tested it on last month's files.
                 │
                 │ I showed it to the owners and built the replay with them.
      Result     │ Failures fell from eleven a month to none. Two other teams now
      15 words   │ use the check.
      Reflection │ I learned that nobody ever sees a job that only half fails.
      12 words   │








    Enter keep   ↓ next border   ← earlier   → later   u the guess   Esc write on
    ");
}

#[test]
fn the_borders_at_a_larger_size() {
    assert_snapshot!(asked(ANSWER, 120, 40).keys("down down").screen(), @r"
    Where does each section begin?
    This is a guess from what you told: put right what is wrong, then keep it.

      Situation  │ In March I noticed that our nightly export had failed eleven times. It served 300 shops.
      16 words   │
      Task       │ It was not my job and nobody owned it. But I wanted it to stop, so I took it on.
      20 words   │
      Action     │ I read the logs of all eleven nights. Then I wrote a check that compares both sides. I
      36 words   │ tested it on last month's files.
                 │
                 │ I showed it to the owners and built the replay with them.
    ▸ Result     │ Failures fell from eleven a month to none. Two other teams now use the check.
      15 words   │
      Reflection │ I learned that nobody ever sees a job that only half fails.
      12 words   │
























    Enter keep   ↓ next border   ← earlier   → later   u the guess   Esc write on   F1 all keys   PgDn page down
    ");
}

#[test]
fn narrow_and_low_screens_have_marks_and_no_head() {
    assert_snapshot!(asked(ANSWER, 40, 8).keys("down").screen(), @r"
      T │ It was not my job and nobody
        │ owned it. But I wanted it to
        │ stop, so I took it on.
    ▸ A │ I read the logs of all eleven
        │ nights. Then I wrote a check
        │ that compares both sides. I
        │ tested it on last month's files.
    Enter keep   ↓ next border   ← earlier
    ");
}

#[test]
fn a_border_moves_by_a_sentence_and_back_to_the_guess() {
    let mut stage = asked(ANSWER, 80, 24);
    let guessed = begins(&stage);
    assert_eq!(guessed, ["In March I", "It was not", "I read the", "Failures fell from", "I learned that"]);
    stage.keys("down right l left");
    assert_eq!(begins(&stage)[2], "Then I wrote");
    stage.keys("h h");
    assert_eq!(begins(&stage)[2], "But I wanted");
    stage.keys("u");
    assert_eq!(begins(&stage), guessed);
}

#[test]
fn a_border_moves_by_a_paragraph() {
    let mut stage = asked(ANSWER, 80, 24);
    stage.keys("down L");
    assert_eq!(begins(&stage)[2], "I showed it");
    stage.keys("down shift-left");
    assert_eq!(begins(&stage)[2..4], ["(nothing)", "I showed it"], "not past the Action");
}

#[test]
fn a_border_that_meets_the_next_leaves_its_section_empty_and_says_so() {
    let mut stage = asked(ANSWER, 80, 24);
    stage.keys("right right");
    assert_eq!(begins(&stage)[1..3], ["(nothing)", "I read the"]);
    stage.keys("right");
    assert!(stage.screen().contains("Task has no words left; move its "), "{}", stage.screen());
}

#[test]
fn enter_keeps_the_sections_and_esc_goes_back_to_writing() {
    let mut stage = asked(ANSWER, 80, 24);
    stage.keys("esc");
    assert_eq!(kind(&stage), Kind::Rehearse);
    stage.keys("alt-enter down down down left enter");
    assert_eq!(kind(&stage), Kind::Questions);
    // Until both are answered all of it is still in its box.
    stage.keys("esc");
    assert!(stage.screen().contains("In March I noticed"), "{}", stage.screen());
    stage.keys("alt-enter enter y y");
    let told: Vec<String> = folded(&stage).sections.into_iter().map(|section| section.text).collect();
    assert!(told[0].starts_with("In March") && told[0].ends_with("300 shops."), "{told:#?}");
    assert_eq!(told[3], "Failures fell from eleven a month to none.");
    assert!(told[4].starts_with("Two other teams now use the check."), "{told:#?}");
}

#[test]
fn a_long_text_scrolls_with_the_chosen_border() {
    let mut stage = asked(&ANSWER.replace("I tested it on", &"I tested it on one of the many. ".repeat(60)), 80, 24);
    for (key, title) in
        [("g", "▸ Task"), ("down", "▸ Action"), ("down", "▸ Result"), ("G", "▸ Reflection"), ("home", "▸ Task")]
    {
        assert!(stage.keys(key).screen().contains(title), "{title}: {}", stage.screen());
    }
    assert!(!stage.keys("pagedown pagedown").screen().contains("▸ Task"));
    assert!(stage.keys("down").screen().contains("▸ Action"), "the choice brings the view back");
}

#[test]
fn no_keys_at_any_size_make_it_panic() {
    for text in [ANSWER, "one", "Situation: it broke\nResult: 2", "\u{1b}[31m日本 👩\u{200d}👩. \u{202e}So."] {
        let mut stage = asked(text, 80, 24);
        for (width, height) in [(1, 1), (3, 2), (10, 5), (49, 9), (50, 10), (200, 60)] {
            stage.tell(Msg::Resize(Size { width, height }));
            for key in
                ["up", "left", "H", "down", "right", "L", "L", "G", "l", "l", "pagedown", "pageup", "u", "g", "h"]
            {
                stage.keys(key);
                assert!(!stage.screen().contains('\u{1b}'));
            }
        }
    }
}
