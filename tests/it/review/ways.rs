//! Ways through a review: keys that work where a coach reaches for them, and signs that are explained.

use super::{notes, reviewed};
use starcoach::app::msg::Opened;
use starcoach::app::{Effect, Msg, Screen};
use starcoach::scoring::Verdict;
use starcoach::session::Mode;

#[test]
fn the_later_attempt_is_rated_from_where_both_stand_side_by_side() {
    let mut desk = reviewed(80, 24);
    desk.keys("r").types("Cora").keys("enter esc");
    let wanted = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Review(wanted) => Some(wanted.clone()),
        _ => None,
    });
    let (take, rubric) = desk.sessions[0].clone();
    let opened = Opened { own: false, ..Opened::new(take, Some(rubric)) };
    let before = Some(Box::new(opened.clone()));
    let wanted = wanted.unwrap();
    desk.keys("esc").tell(Msg::Review(wanted.clone(), "ann.jsonl".into(), Box::new(opened.clone()), before));
    assert!(desk.screen().contains("blind until you have rated"), "{}", desk.screen());
    assert!(desk.screen().lines().last().unwrap().contains("r rate"), "{}", desk.screen());
    desk.keys("r");
    assert!(matches!(desk.top(), Screen::Rate(_)), "{}", desk.screen());
    desk.keys("2 enter");
    assert_eq!(notes(&desk).ratings()[0].1.overall, 2);
    assert!(notes(&desk).ratings()[0].1.blind);
    desk.keys("=");
    assert!(desk.screen().contains("blind until you have rated both"), "the earlier one is not: {}", desk.screen());
    assert!(!desk.screen().contains("Score"), "{}", desk.screen());
    let mut rated = opened;
    rated.take.notes = notes(&desk).clone();
    let before = Some(Box::new(rated.clone()));
    desk.keys("esc esc").tell(Msg::Review(wanted, "ann.jsonl".into(), Box::new(rated), before));
    assert!(desk.screen().contains("Score") && !desk.screen().contains("blind"), "{}", desk.screen());
}

#[test]
fn the_signs_of_the_time_below_the_answer_are_explained() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut desk = reviewed(width, height);
        let help = desk.keys("f1").screen();
        for said in ["S──T──A", "nothing was typed for 3 s", "the clocks stood", "text was deleted, and pasted"]
        {
            assert!(help.contains(said), "{said}: {help}");
        }
    }
}

#[test]
fn the_reason_of_a_rating_ends_with_the_key_that_ends_every_text() {
    let mut desk = reviewed(80, 24);
    desk.keys("r").types("Cora").keys("enter 2 w").types("No numbers.").keys("ctrl-s");
    assert!(matches!(desk.top(), Screen::Rate(_)), "{}", desk.screen());
    desk.keys("ctrl-s");
    let rating = notes(&desk).ratings()[0].1;
    assert_eq!((rating.overall, rating.reason.as_str()), (2, "No numbers."));
}

#[test]
fn coach_and_machine_side_by_side_say_what_holds_the_verdict_down_and_what_it_would_be() {
    let mut desk = reviewed(80, 24);
    let card = desk.sessions[0].0.finished.as_mut().unwrap().as_mut().unwrap();
    (card.total, card.verdict, card.without_cap) = (75, Verdict::LeaningNoHire, Verdict::Hire);
    card.capped_by = vec!["assignment".into()];
    card.sections[0].words = 60;
    desk.keys("esc v r").types("Cora").keys("enter 4 enter");
    let screen = desk.screen();
    let at = screen.find("  machine").unwrap();
    insta::assert_snapshot!(screen[at..].lines().take(3).collect::<Vec<_>>().join("\n"), @"
      machine   4.0  leaning no hire because of one phrase (assignment); without
    │             it: hire · fix first: somebody else started it
    │   you 4, machine 4.0: the same
    ");
}

#[test]
fn a_drill_is_asked_for_without_a_section() {
    let mut desk = reviewed(80, 24);
    desk.keys("w").types("Cora").keys("enter down down down right right down right");
    assert!(desk.screen().contains("section     all of it"), "{}", desk.screen());
    desk.keys("up right");
    assert!(desk.screen().contains("a drill has no sections"), "{}", desk.screen());
    desk.keys("ctrl-s");
    let next = notes(&desk).reviews()[0].1.next.clone().unwrap();
    assert_eq!((next.mode, next.section), (Mode::Drill, None));
}
