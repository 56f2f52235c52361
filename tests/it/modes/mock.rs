//! The mock interview.

use super::Desk;
use starcoach::app::Screen;
use starcoach::session::Feedback;

#[test]
fn it_goes_from_thinking_over_one_box_and_its_sections_to_follow_ups_and_one_scorecard() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview
    │ Nothing is shown until the end. Follow-ups come from your gaps.
    │
    │ ▸ Questions   ‹ 3 ›
    │                 drawn at random, in words you may not know yet
    │   Principle     any
    │   Level         senior
    │   To think      30 s
    │   Answer        typed
    │
    │ Enter start   ↓ next row   → change   Esc back   F1 all keys
    ");
    desk.keys("enter");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview · question 1 of 1
    │
    │  “When did you go beyond your role?”
    │
    │    ██████      ██████  ██████
    │    ██  ██  ██      ██  ██  ██
    │    ██  ██      ██████  ██  ██
    │    ██  ██  ██      ██  ██  ██
    │    ██████      ██████  ██████
    │
    │  Choose one story. What was at stake, what did you do, what changed?
    │
    │ Enter begin   Esc leave   F1 all keys
    ");
    desk.waits(31_000);
    assert!(matches!(desk.top(), Screen::Rehearse(_)), "the answer begins by itself: {}", desk.screen());
    assert!(desk.screen().contains("┃ A Answer ▸ 0:00/2:55 ┃"), "{}", desk.screen());
    desk.types("Situation: It broke in May. Action: I took it on.").keys("tab y");
    assert!(matches!(desk.top(), Screen::Borders(_)), "{}", desk.screen());
    desk.keys("enter y y");
    assert!(desk.screen().contains("“How about"), "{}", desk.screen());
    assert!(!desk.screen().contains("scope boundary"), "nothing is shown: {}", desk.screen());
    desk.types("No ticket existed.").keys("tab").types("I saw it.").keys("tab");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview: 1 question
    │
    │ The loop: no hire. 0 of 1 judged answers would be a hire.
    │ It is the middle verdict of the answers after their follow-ups, on these
    │ rubrics; people decide otherwise.
    │
    │ 1 “When did you go beyond your role?”
    │   Ownership: no hire (10 of 100), and the same after the follow-ups (20)
    │   ✗ fix first: a section is empty
    │   + “I took it on”
    │   Follow-ups: 2 of 2 answered
    │
    │ Enter open   ↓ down   PgDn page down   Esc back   F1 all keys
    ");
    let takes = desk.takes();
    assert_eq!(takes.len(), 2);
    assert!(takes.iter().all(|take| take.header.feedback == Feedback::Exam));
    let place = takes[0].header.mock.as_ref().unwrap();
    assert_eq!((place.n, place.of), (1, 1));
    assert_eq!(takes[1].header.mock.as_ref(), Some(place), "its follow-ups say where they belong");
    assert!(takes[0].finished.is_some() && takes[0].words() > 5, "its sections are kept");
}

#[test]
fn an_answer_is_opened_over_the_scorecard_of_all_which_stays() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m enter enter").types("It broke in May.").keys("tab y enter y y");
    desk.types("No ticket existed.").keys("tab").types("I saw it.").keys("tab");
    assert!(matches!(desk.top(), Screen::Debrief(_)), "{}", desk.screen());
    desk.keys("enter");
    assert!(matches!(desk.top(), Screen::Scorecard(_)), "{}", desk.screen());
    desk.keys("l");
    assert!(matches!(desk.top(), Screen::Debrief(_)), "{}", desk.screen());
    desk.keys("esc");
    assert!(matches!(desk.top(), Screen::Home(_)), "{}", desk.screen());
}

#[test]
fn a_key_over_the_time_to_think_stops_nothing_and_costs_nothing() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m enter f1").waits(60_000);
    assert!(matches!(desk.top(), Screen::Help(_)), "{}", desk.screen());
    assert_eq!(desk.app.next_wake(starcoach::clock::Moment::after(desk.ms)), None);
    desk.keys("esc").waits(100);
    assert!(matches!(desk.top(), Screen::Rehearse(_)), "{}", desk.screen());
}

#[test]
fn told_aloud_it_shows_what_the_checks_say_and_books_no_time_on_a_section() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m up right enter enter space").waits(130_000).keys("space y n n y y");
    desk.keys("space").waits(20_000).keys("space space y");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview: 1 question
    │
    │ No verdict on the loop: nothing was written that the rules could judge.
    │ By your own check you said 1 of the 3 things that they listen for.
    │
    │ 1 “When did you go beyond your role?”
    │   Ownership: told aloud in 2:10 of 2:55
    │   By your own check you said 1 of the 3 things that it needs.
    │   ✗ fix first: Task: that you took it on
    │   + you said: whose job it was
    │   Follow-ups: 1 of 2 answered
    │
    │ Enter open   ↓ down   PgDn page down   Esc back   F1 all keys
    ");
    desk.keys("enter");
    insta::assert_snapshot!(desk.screen(), @"
    │ Ownership (senior)
    │ [Verdict]  Parts
    │
    │ What already works
    │   ✓ you said: whose job it was
    │
    │ Fix first
    │   ✗ Task: that you took it on
    │     → Say that you took it on.
    │
    │ They would ask next
    │   ? “How about why?”
    │     It probes: Whether there is why.
    │
    │ No verdict: nothing was written to judge. By your own check you said 1 of the
    │ 3 things that this question needs.
    │
    │ Time
    │   = Whole        ██████████████░░░░░░│   2:10 of 2:55
    │   Told in one breath, so the time of each section is not known.
    │
    │ Tab pages   Enter edit here   d follow-ups   a again   s save story   l home
    ");
}

#[test]
fn a_typed_answer_has_one_clock_for_all_of_it() {
    let mut desk = Desk::new(120, 40);
    desk.keys("m enter enter").types("Situation: It broke in May. Action: I took it on.").keys("tab y enter y y");
    desk.keys("alt-enter y enter");
    let screen = desk.screen();
    let clocks: Vec<&str> = screen.lines().filter(|row| row.contains(" clock ")).collect();
    assert!(matches!(clocks.as_slice(), [whole] if whole.contains("= Whole")), "{screen}");
}

#[test]
fn no_key_is_named_that_does_nothing_in_it() {
    let mut desk = Desk::new(120, 40);
    desk.keys("m enter enter");
    assert!(!desk.screen().contains("other wordings"), "{}", desk.screen());
    desk.keys("alt-q");
    assert!(desk.screen().contains("there is only the question"), "{}", desk.screen());
}

#[test]
fn follow_ups_aloud_ask_about_what_was_not_ticked_and_say_what_was_supplied() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m up right enter enter space").waits(130_000).keys("space n y alt-enter y y");
    assert!(desk.screen().contains("How about boundary?"), "the gap comes first: {}", desk.screen());
    desk.keys("space").waits(20_000).keys("space").waits(9_000).keys("space y");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview: 1 question
    │
    │ No verdict on the loop: nothing was written that the rules could judge.
    │ By your own check you said 1 of the 3 things that they listen for.
    │
    │ 1 “When did you go beyond your role?”
    │   Ownership: told aloud in 2:10 of 2:55
    │   By your own check you said 1 of the 3 things that it needs, and 1 more when
    │   asked.
    │   ✗ fix first: Situation: whose job it was
    │   + you said: that you took it on
    │   + supplied when asked: whose job it was
    │   Follow-ups: 2 of 2 answered
    │
    │ Enter open   ↓ down   PgDn page down   Esc back   F1 all keys
    ");
    let takes = desk.takes();
    assert_eq!(takes[1].header.about.as_ref(), Some(&takes[0].header.id));
    desk.keys("esc s enter");
    insta::assert_snapshot!(desk.screen(), @"
    │ Follow-ups: Ownership (senior)
    │
    │ Asked after an answer aloud, first about what you did not tick there. What you
    │ tick after a reply is supplied.
    │
    │ 1 “How about boundary?”
    │   Replied aloud.
    │   + supplied when asked, by your own check: whose job it was
    │   It probes: Whether there is boundary.
    │   weak   “My manager asked me to.”
    │          It was an order.
    │   strong “No ticket existed, so I took it on.”
    │          Key: nobody had it
    │
    │ 2 “How about why?”
    │   Replied aloud.
    │   It probes: Whether there is why.
    │   weak   “My manager asked me to.”
    │          It was an order.
    │   strong “No ticket existed, so I took it on.”
    │          Key: nobody had it
    │
    │ PgDn page down   a again   r rehearse   Esc back   F1 all keys
    ");
}

#[test]
fn a_follow_up_aloud_that_nobody_saw_has_no_reply_and_nothing_to_tick() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m up right enter enter space").waits(130_000).keys("space n n n y y");
    desk.keys("space").waits(20_000).keys("f");
    assert!(desk.screen().contains("Question 2 has no reply. Finish without it?"), "{}", desk.screen());
    desk.keys("esc space").waits(1_000).keys("f y");
    assert!(desk.screen().contains("▸ · Question 1") && !desk.screen().contains("· Question 2"), "{}", desk.screen());
    desk.keys("n esc s enter");
    let said = desk.screen();
    assert!(said.contains("1 of 2 answered") && said.contains("Not asked."), "{said}");
    assert!(said.contains("✗ leaves open, by your own check: whose job it was"), "{said}");
}

#[test]
fn what_was_not_ticked_aloud_counts_as_not_said_on_both_pages() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m up right enter enter space").waits(130_000).keys("space y alt-enter y y");
    desk.keys("space").waits(20_000).keys("space").waits(9_000).keys("space alt-enter");
    let said = desk.screen();
    assert!(said.contains("you said 1 of the 3 things") && said.contains("✗ fix first: Task"), "{said}");
    let card = desk.keys("enter").screen();
    assert!(card.contains("you said 1 of the\n│ 3 things") && card.contains("Fix first"), "{card}");
}

#[test]
fn follow_ups_end_only_after_asking_where_a_reply_is_empty() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m enter enter").types("Situation: It broke. Action: I took it on.").keys("alt-enter enter y y");
    desk.keys("alt-enter");
    assert!(desk.screen().contains("Questions 1 and 2 have no reply. Finish without them?"), "{}", desk.screen());
    desk.keys("esc").types("No ticket existed.").keys("tab tab");
    assert!(desk.screen().contains("Question 2 has no reply. Finish without it?"), "{}", desk.screen());
    desk.keys("n").types("I saw it.").keys("tab");
    assert!(matches!(desk.top(), Screen::Debrief(_)), "{}", desk.screen());
}

#[test]
fn borders_that_were_placed_stay_while_the_text_is_the_same() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m enter enter").types("Situation: It broke. It was May. Action: I took it on.").keys("tab");
    let said = desk.screen();
    assert!(said.contains("Finish the answer?") && said.contains("still go back to write"), "{said}");
    desk.keys("y left");
    let placed = desk.screen();
    desk.keys("enter esc tab y");
    assert_eq!(desk.screen(), placed, "after the first of the two questions");
    desk.keys("right");
    let moved = desk.screen();
    assert_ne!(moved, placed);
    desk.keys("esc tab y");
    assert_eq!(desk.screen(), moved, "after going back without keeping them");
    desk.keys("esc").types(" So I did.").keys("tab y u");
    let guessed = desk.screen();
    desk.keys("esc").types(" And again.").keys("tab y");
    assert!(!guessed.contains("And again.") && desk.screen().contains("And again."), "{}", desk.screen());
}

#[test]
fn help_and_menu_name_what_works_in_it_and_alt_l_asks_everywhere() {
    let mut desk = Desk::new(80, 60);
    let help = desk.keys("m enter f1").screen();
    assert!(help.contains("Begin the answer now") && !help.contains("Open what is chosen"), "{help}");
    desk.keys("esc alt-l");
    assert!(desk.screen().contains("Leave the mock interview?"), "{}", desk.screen());
    let help = desk.keys("esc enter f1").screen();
    assert!(help.contains("Finish the answer") && !help.contains("Other ways to ask the question"), "{help}");
    let menu = desk.keys("esc esc").screen();
    assert!(menu.contains("Finish the answer") && !menu.contains("common mistake"), "{menu}");
    desk.keys("esc").types("Situation: It broke. It was May. Action: I took it on.").keys("alt-enter left");
    let placed = desk.screen();
    desk.keys("alt-l");
    assert!(desk.screen().contains("Leave the mock interview?"), "{}", desk.screen());
    assert_eq!(desk.keys("esc alt-enter").screen(), placed);
}

#[test]
fn the_text_has_the_room_of_what_is_not_shown_in_an_exam() {
    for (width, height, rows) in [(80, 24, 15), (120, 40, 31)] {
        let mut desk = Desk::new(width, height);
        desk.keys("m enter enter").types("It broke.");
        let before = desk.screen();
        assert_eq!(desk.keys("alt-n").screen(), before, "there are no findings to give room to");
        for _ in 1..rows {
            desk.keys("enter").types("More.");
        }
        assert!(desk.screen().contains("It broke."), "at {width}×{height}: {}", desk.screen());
        assert!(desk.screen().contains("Exam: nothing is shown until the end."), "{}", desk.screen());
    }
}
