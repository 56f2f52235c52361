//! The test, and what is due.

use super::Desk;
use starcoach::app::{Msg, Screen};
use starcoach::progress::study::{Entry, Event, Study};

/// The key of the right option, or of another one.
fn option(desk: &Desk, right: bool) -> String {
    let shown = desk.screen();
    let is_right = |line: &&str| line.contains("right ") && line.contains(|c: char| c.is_ascii_digit());
    let line = shown.lines().find(is_right).unwrap_or_else(|| panic!("{shown}"));
    let number = line.chars().find(char::is_ascii_digit).unwrap().to_digit(10).unwrap();
    if right { number.to_string() } else { (number % 4 + 1).to_string() }
}

fn answer(desk: &mut Desk, right: bool) {
    let key = option(desk, right);
    desk.keys(&key).keys("enter");
}

#[test]
fn each_answer_is_explained_and_what_was_wrong_comes_back() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end t");
    assert!(desk.screen().contains("What is one?") && desk.screen().contains("1 of 3"), "{}", desk.screen());
    let wrong = option(&desk, false);
    desk.keys(&wrong);
    let said = desk.screen();
    assert!(said.contains("How one gets there") && said.contains("2. Say it."), "{said}");
    desk.keys("enter");
    answer(&mut desk, true);
    answer(&mut desk, true);
    assert!(desk.screen().contains("once more what was wrong: 1 left"), "{}", desk.screen());
    answer(&mut desk, true);
    insta::assert_snapshot!(desk.screen(), @"
    │ Test: Ownership
    │ ○●●
    │
    │ 2 of 3 at the first try: this question is weak.
    │ Strong is 80 % and more. Only the first try counts.
    │
    │   easy    0 of 1  ○
    │   medium  1 of 1  ●
    │   hard    1 of 1  ●
    │
    │ Learn next
    │   → Ownership, Situation
    │
    │ What was wrong
    │   ✗ What is one?
    │     right one
    │
    │ It comes back by itself: after 1, 3, 7, 14 days while you know it.
    │
    │ l learn   Esc back   ↓ down   F1 all keys
    ");
    let tested = Event::Tested { pattern: "ownership".to_owned(), right: 2, of: 3 };
    assert_eq!(desk.learned().last(), Some(&tested), "the second try counts nowhere");
    assert_eq!(desk.learned().len(), 4);
    desk.keys("l");
    assert!(matches!(desk.top(), Screen::Learn(_)) && desk.screen().contains("Situation"), "{}", desk.screen());
}

#[test]
fn a_test_without_a_fault_says_strong() {
    let mut desk = Desk::new(120, 40);
    desk.keys("end t");
    for _ in 0..3 {
        answer(&mut desk, true);
    }
    let said = desk.screen();
    assert!(said.contains("3 of 3 at the first try: this question is strong."), "{said}");
    assert!(!said.contains("Learn next"), "{said}");
}

#[test]
fn a_test_that_is_left_counts_its_answers_and_no_result() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end t");
    answer(&mut desk, true);
    desk.keys("esc");
    assert!(matches!(desk.learned().as_slice(), [Event::Answered { right: true, .. }]), "{:?}", desk.learned());
}

/// A desk on which something was asked days ago.
fn later(days: u64, events: Vec<Event>) -> Desk {
    let mut desk = Desk::new(80, 24);
    let wall = starcoach::clock::Moment::after(0).wall();
    let entries: Vec<Entry> = events.into_iter().map(|event| Entry { wall: wall.clone(), event }).collect();
    desk.app.common.study = Study::of(&entries);
    desk.ms = days * 86_400_000;
    desk.tell(Msg::Focus(false));
    desk
}

#[test]
fn what_was_asked_is_due_the_next_day_and_not_on_the_same() {
    let asked = || vec![Event::Answered { pattern: "ownership".to_owned(), question: "two".to_owned(), right: true }];
    assert!(!later(0, asked()).screen().contains("due today"));
    let mut desk = later(1, asked());
    assert!(desk.screen().contains("Recall: 1 due today"), "{}", desk.screen());
    desk.keys("u");
    assert!(desk.screen().contains("What is two?"), "{}", desk.screen());
    answer(&mut desk, true);
    assert!(desk.screen().contains("1 of 1 remembered."), "{}", desk.screen());
    desk.keys("enter");
    assert!(!desk.screen().contains("due today"), "{}", desk.screen());
}

#[test]
fn a_story_is_named_within_ten_seconds() {
    let mut desk = later(1, vec![Event::Recalled { story: "mine".to_owned(), right: true }]);
    desk.keys("u");
    let asked = desk.screen();
    assert!(asked.contains("Which story, and what is its first line? Say it aloud: 10 s"), "{asked}");
    assert!(!asked.contains("Webhooks"), "{asked}");
    desk.waits(3_000);
    assert!(desk.screen().contains("Say it aloud: 7 s"), "{}", desk.screen());
    desk.waits(8_000);
    let shown = desk.screen();
    assert!(shown.contains("Webhooks") && shown.contains("“The webhooks were lost for weeks.”"), "{shown}");
    desk.keys("n");
    assert!(desk.screen().contains("once more what was wrong: 1 left"), "{}", desk.screen());
    desk.keys("enter y");
    assert!(desk.screen().contains("0 of 1 remembered."), "{}", desk.screen());
    assert_eq!(desk.learned(), [Event::Recalled { story: "mine".to_owned(), right: false }]);
}

#[test]
fn a_story_that_was_told_yesterday_is_to_be_recalled_today() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end r enter").rehearses(&["It was not my job."]).keys("l");
    assert!(!desk.screen().contains("due today"), "{}", desk.screen());
    desk.ms += 86_400_000;
    desk.tell(Msg::Focus(false));
    assert!(desk.screen().contains("Recall: 1 due today"), "{}", desk.screen());
}

#[test]
fn who_leaves_while_what_was_wrong_comes_back_has_the_result() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end t");
    for right in [false, true, true] {
        answer(&mut desk, right);
    }
    desk.keys("esc");
    assert!(desk.screen().contains("2 of 3 at the first try: this question is weak."), "{}", desk.screen());
}
