//! The test, and what is due.

use super::Desk;
use starcoach::app::{Effect, Msg, Screen};
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
    assert_eq!(desk.learned().len(), 5);
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
    let learned = desk.learned();
    assert!(matches!(learned.as_slice(), [Event::Began { .. }, Event::Answered { right: true, .. }]), "{learned:?}");
}

/// The same desk after a kill: the program starts anew on what was written.
fn killed(desk: &Desk, ms: u64) -> Desk {
    let mut next = Desk::new(80, 24);
    let written = desk.effects.iter().filter_map(|effect| match effect {
        Effect::Study(entries) => Some(entries.clone()),
        _ => None,
    });
    // What was written is read from its lines.
    let lines: Vec<String> = written.flatten().map(|entry| serde_json::to_string(&entry).unwrap()).collect();
    let entries: Vec<Entry> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    next.app.common.study = Study::of(&entries);
    next.ms = ms;
    next
}

/// The options of the question on the screen, in their rows.
fn options(desk: &Desk) -> Vec<String> {
    let rows = desk.screen();
    let options = rows.lines().filter_map(|line| {
        let line = line.trim_start_matches(['│', ' ', '▸']);
        line.strip_prefix(['1', '2', '3', '4'])?.strip_prefix(' ').map(str::to_owned)
    });
    options.take(4).collect()
}

#[test]
fn a_test_that_is_left_goes_on_at_its_question_with_the_same_order_also_after_a_kill() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end t");
    answer(&mut desk, false);
    let (asked, order) = (desk.screen(), options(&desk));
    assert!(asked.contains("What is two?") && order.len() == 4, "{asked}");
    let mut killed = killed(&desk, 3 * 86_400_000);
    desk.keys("esc");
    assert!(desk.screen().contains("kept: the test goes on at this question"), "{}", desk.screen());
    for desk in [&mut desk, &mut killed] {
        desk.keys("end enter");
        assert!(desk.screen().contains("left at question 2 of 3"), "{}", desk.screen());
        desk.keys("t");
        let offered = desk.screen();
        assert!(offered.contains("You left this test on Thu 1 Jan 2026, at question 2 of 3."), "{offered}");
        assert!(offered.contains("Going on keeps what you answered: 0 of 1 right"), "{offered}");
        assert!(offered.contains("Enter go on   a begin again"), "{offered}");
        desk.keys("enter");
        assert!(desk.screen().contains("What is two?") && desk.screen().contains("2 of 3"), "{}", desk.screen());
        assert_eq!(options(desk), order);
        answer(desk, true);
        answer(desk, true);
        assert!(desk.screen().contains("once more what was wrong: 1 left"), "{}", desk.screen());
        answer(desk, true);
        assert!(desk.screen().contains("2 of 3 at the first try: this question is weak."), "{}", desk.screen());
        let tested = Event::Tested { pattern: "ownership".to_owned(), right: 2, of: 3 };
        assert_eq!(desk.learned().last(), Some(&tested));
        desk.keys("enter t");
        assert!(desk.screen().contains("What is one?"), "the next test begins at its start: {}", desk.screen());
    }
}

#[test]
fn a_test_taken_again_has_its_options_in_other_places() {
    let mut desk = Desk::new(80, 24);
    let mut before: Vec<String> = Vec::new();
    for round in 0..4 {
        desk.ms += 60_000;
        desk.keys("home end t");
        let mut rights = Vec::new();
        for _ in 0..3 {
            rights.push(option(&desk, true));
            answer(&mut desk, true);
        }
        desk.keys("esc");
        assert!(before.iter().zip(&rights).all(|(was, is)| was != is), "{round}: {before:?} {rights:?}");
        before = rights;
    }
}

#[test]
fn a_test_begun_again_forgets_the_one_that_was_left() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end t");
    answer(&mut desk, true);
    let order = options(&desk);
    desk.keys("esc t a");
    assert!(desk.screen().contains("What is one?") && desk.screen().contains("1 of 3"), "{}", desk.screen());
    answer(&mut desk, true);
    assert_ne!(options(&desk), order);
    assert!(desk.screen().contains("2 of 3"), "{}", desk.screen());
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
    let asked = || {
        vec![Event::Answered { pattern: "ownership".to_owned(), question: "two".to_owned(), right: true, test: None }]
    };
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
