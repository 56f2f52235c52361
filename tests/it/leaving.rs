//! How a rehearsal ends: finished, begun again, or left for later.

use crate::rehearse::{folded, plan, told};
use crate::stage::Stage;
use starcoach::app::{Effect, Kind, Msg, Screen};
use starcoach::session::event::Event;

#[test]
fn tab_after_the_last_section_asks_to_finish_and_the_two_questions_come_before_the_verdict() {
    let mut stage = told(80, 24);
    stage.keys("tab tab tab tab");
    assert!(stage.screen().contains("Finish the answer?"), "{}", stage.screen());
    stage.keys("y");
    assert_eq!(stage.app.top().map(Screen::kind), Some(Kind::Questions));
    stage.keys("y n");
    assert_eq!(stage.app.top().map(Screen::kind), Some(Kind::Scorecard));
    let take = folded(&stage);
    assert!(take.finished.flatten().is_some());
    assert_eq!(take.answered.iter().map(|(_, yes)| *yes).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn again_begins_a_new_session_that_knows_the_first() {
    let mut stage = told(80, 24);
    stage.tell(Msg::NextId(starcoach::session::SessionId::new(2)));
    stage.keys("alt-r").types("s").types("new");
    let begun: Vec<_> = stage
        .effects
        .iter()
        .filter_map(|effect| if let Effect::Begin(header, _) = effect { Some(header.clone()) } else { None })
        .collect();
    assert_eq!(begun.len(), 2);
    assert_eq!(begun[1].again_of.as_ref(), Some(&begun[0].id));
    let screen = stage.screen();
    assert!(screen.contains(" new") && !screen.contains("take a look") && screen.contains("S ✓ ~0:04"), "{screen}");
}

#[test]
fn a_rehearsal_can_be_left_for_the_library_and_is_kept() {
    let mut stage = told(80, 24);
    stage.keys("alt-l");
    assert_eq!(stage.app.top().map(Screen::kind), Some(Kind::Home));
    assert!(matches!(stage.effects.last(), Some(Effect::LoadSessions)), "{:?}", stage.effects.last());
    assert_eq!(stage.entries().last().unwrap().event, Event::Paused, "its clocks stand meanwhile");
}

#[test]
fn what_only_memory_has_is_not_left() {
    let mut stage = told(80, 24);
    stage.tell(Msg::Unsaved(Some("the disk is full".into()))).keys("alt-l");
    assert_eq!(stage.app.top().map(Screen::kind), Some(Kind::Rehearse));
    assert!(stage.screen().contains("not saved yet, so it stays open"), "{}", stage.screen());
}

#[test]
fn the_estimate_while_writing_is_the_time_on_the_scorecard() {
    let mut stage = Stage::of(plan(), 120, 40);
    let told = "I hadn't a ready-to-merge fix for the team's 0.3% — not yet. ";
    // What is said again is heard again.
    stage.types(told).types(told).keys("tab").types("It was late.");
    let Some(Screen::Rehearse(screen)) = stage.app.top() else { panic!("{}", stage.screen()) };
    let live: Vec<u64> = (0..5).map(|section| screen.measure(section).ms).collect();
    let whole = screen.total_ms();
    assert_eq!((screen.words(0), screen.words(1), live[0]), (26, 3, 26 * 60_000 / 140));
    assert!(stage.screen().contains("~0:12 of 2:55"), "{}", stage.screen());
    stage.keys("alt-enter y y");
    let card = folded(&stage).finished.flatten().unwrap();
    let spoken: Vec<u64> = card.sections.iter().map(|section| u64::from(section.spoken)).collect();
    assert_eq!(spoken, live.iter().map(|ms| ms / 1000).collect::<Vec<_>>());
    assert_eq!(card.sections.iter().map(|section| u64::from(section.words)).sum::<u64>() * 60_000 / 140, whole);
    let screen = stage.screen();
    assert!(screen.contains("~0:11 of 0:30") && screen.contains("~0:12 of 2:55"), "{screen}");
}
