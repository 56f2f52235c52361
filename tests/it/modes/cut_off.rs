//! A mock interview that is cut off, left for later, or ended.

mod debrief;

use super::{Desk, content};
use starcoach::app::msg::Content;
use starcoach::app::{Effect, Screen};
use starcoach::content::{Loaded, Origin};
use starcoach::session::Take;
use std::sync::Arc;

/// Two questions more, so that an interview has several.
fn three() -> Content {
    let Content { library, engine } = content();
    let mut library = Arc::unwrap_or_clone(library);
    let first = library.patterns.values().next().unwrap().item.clone();
    for (id, title) in [("outage", "Outage"), ("conflict", "Conflict")] {
        let mut item = first.clone();
        (item.id, item.title, item.wordings) = (id.to_owned(), title.to_owned(), Vec::new());
        item.question = format!("Tell me about your {title}.");
        library.patterns.insert(id.to_owned(), Loaded { item, origin: Origin::Bundled });
    }
    Content { library: Arc::new(library), engine }
}

/// An interview of two questions, at the time to think before the first.
fn begun() -> Desk {
    let mut desk = Desk::on(three(), 80, 24);
    desk.keys("m left enter");
    assert!(desk.screen().contains("question 1 of 2"), "{}", desk.screen());
    desk
}

/// The row of home that goes on with it, once it is chosen without a key.
#[track_caller]
fn offered(desk: &Desk) -> String {
    let screen = desk.screen();
    let row = screen.lines().find(|row| row.contains("Mock interview, ")).unwrap_or_else(|| panic!("{screen}"));
    row.trim_start_matches('│').trim().split("  ").next().unwrap().to_owned()
}

const FIRST: &str = "Situation: It broke in May. Action: I took it on.";
const SECOND: &str = "Situation: My manager asked me to. Action: no ticket existed.";

/// Goes through a whole interview; at each stage that is told, `cut` may do something.
fn told(desk: &mut Desk, cut: impl Fn(&mut Desk, &str)) {
    cut(desk, "question 1 of 2");
    desk.keys("enter").types("Situation: It broke");
    cut(desk, "question 1 of 2");
    desk.types(FIRST.strip_prefix("Situation: It broke").unwrap()).keys("alt-enter");
    assert!(matches!(desk.top(), Screen::Borders(_)), "{}", desk.screen());
    cut(desk, "question 1 of 2");
    desk.keys(if matches!(desk.top(), Screen::Borders(_)) { "enter y" } else { "alt-enter enter y" });
    cut(desk, "question 1 of 2");
    desk.keys(if matches!(desk.top(), Screen::Questions(_)) { "y" } else { "alt-enter enter y y" });
    assert!(desk.screen().contains("How about"), "its follow-ups: {}", desk.screen());
    cut(desk, "after question 1 of 2");
    desk.types("No ticket");
    cut(desk, "follow-ups to 1 of 2");
    desk.types(" existed.").keys("tab").types("I saw it.");
    cut(desk, "follow-ups to 1 of 2");
    desk.keys("tab");
    assert!(desk.screen().contains("question 2 of 2"), "{}", desk.screen());
    cut(desk, "question 2 of 2");
    desk.keys("enter").types(SECOND);
    cut(desk, "question 2 of 2");
    desk.keys("alt-enter enter y y");
    cut(desk, "after question 2 of 2");
    desk.types("It was an order.").keys("tab").types("Later I saw it.").keys("tab");
    assert!(matches!(desk.top(), Screen::Debrief(_)), "{}", desk.screen());
}

/// What was told, by the words of each section, without what differs from run to run.
fn texts(desk: &Desk) -> Vec<(String, u32, u32, Vec<String>)> {
    let one = |take: &&Take| {
        let place = take.header.mock.clone().unwrap();
        let texts = take.sections.iter().map(|section| section.text.clone()).collect();
        (take.header.asked.clone().unwrap_or_default(), place.n, place.of, texts)
    };
    desk.takes().iter().map(one).collect()
}

#[test]
fn killed_at_any_stage_it_goes_on_to_the_same_scorecard() {
    let mut whole = begun();
    told(&mut whole, |_, _| {});
    let mut killed = begun();
    told(&mut killed, |desk, stands| {
        let ms = desk.takes().last().map(|take| take.total_ms(take.at));
        desk.dies();
        assert_eq!(offered(desk), format!("… Mock interview, {stands}"));
        assert!(!desk.screen().contains("Resume"), "one row for all of it: {}", desk.screen());
        desk.keys("enter");
        assert_eq!(desk.takes().last().map(|take| take.total_ms(take.at)), ms, "an hour away counts nowhere");
    });
    assert_eq!(killed.screen(), whole.screen());
    assert_eq!(texts(&killed), texts(&whole));
    assert!(killed.takes().iter().all(|take| take.finished.is_some()));
    killed.dies();
    assert!(!killed.screen().contains("Mock interview, "), "it is over: {}", killed.screen());
}

#[test]
fn killed_before_the_scorecard_it_shows_it() {
    let mut desk = begun();
    told(&mut desk, |_, _| {});
    let shown = desk.screen();
    desk.effects.retain(|effect| {
        let Effect::Study(entries) = effect else { return true };
        !format!("{entries:?}").contains("MockEnded")
    });
    desk.dies();
    assert_eq!(offered(&desk), "… Mock interview, after question 2 of 2");
    assert_eq!(desk.keys("enter").screen(), shown);
}

#[test]
fn it_is_left_only_after_asking_and_offered_again() {
    let mut desk = begun();
    desk.keys("esc");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview · question 1 of 2
    │
    │  “When did you go beyond your role?”
    │
    │    ██████      ██████  ██████
    │    ██  ╭──────────────────────────────────────────────────────────────╮
    │    ██  │ Leave the mock interview?                                    │
    │    ██  │ l  go on later: home offers it first                         │
    │    ████│ x  end it here                                               │
    │        │ Esc  stay                                                    │
    │  Choose│                                                              │
    │        │ What you told is saved either way.                           │
    │        ╰──────────────────────────────────────────────────────────────╯
    │
    │ l go on later   x end it here   Esc stay
    ");
    desk.keys("esc enter").types("It broke.").keys("alt-l");
    assert!(desk.screen().contains("Leave the mock interview?"), "{}", desk.screen());
    desk.keys("q").types(" It broke again.").keys("alt-l l");
    assert!(matches!(desk.top(), Screen::Home(_)), "{}", desk.screen());
    insta::assert_snapshot!(desk.screen(), @"
    │ starcoach                               b story bank   v progress   s sessions
    │
    │ … Mock interview, question 1 of 2        go on; drawn Thu 1 Jan 2026
    │ ▸ Next: learn Conflict                   new to you
    │ ◷ When is your interview?                plan backwards from its date
    │ ◉ Mock interview                         as in the room, and one scorecard
    │ ▤ Night-before sheet                     your stories on one page
    │ ✎ Check an answer I have                 paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet L R D T  ▸ next
    │ Conflict                            ▸ · · ·  learn: new to you
    │ Outage                              ▸ · · ·  learn: new to you
    │ Ownership                           ▸ · · ·  learn: new to you
    │
    │ It goes on where it ended, to its one scorecard.
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions
    ");
    desk.keys("enter");
    assert!(desk.screen().contains("It broke. It broke again."), "{}", desk.screen());
    assert!(desk.screen().contains("Mock interview · question 1 of 2"), "{}", desk.screen());
}

#[test]
fn one_that_is_left_before_it_has_an_answer_is_another_than_the_next() {
    let mut desk = begun();
    desk.keys("esc l m enter esc l");
    assert_eq!(desk.screen().matches("Mock interview, question 1 of 2").count(), 2, "{}", desk.screen());
    desk.keys("enter esc x");
    assert_eq!(desk.screen().matches("Mock interview, question 1 of 2").count(), 1, "{}", desk.screen());
}

#[test]
fn one_that_is_ended_shows_what_was_answered_and_is_not_offered_again() {
    let mut desk = begun();
    desk.keys("enter").types(FIRST).keys("alt-enter enter y y alt-enter y");
    desk.keys("enter").types("Half of it").keys("alt-l x");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview: 1 of 2 questions answered
    │
    │ The loop: no hire. 0 of 1 judged answers would be a hire.
    │ It is the middle verdict of the answers after their follow-ups, on these
    │ rubrics; people decide otherwise.
    │
    │ 1 “When did you go beyond your role?”
    │   Ownership: no hire (10 of 100), and the same after the follow-ups (10)
    │   ✗ fix first: a section is empty
    │   + “I took it on”
    │   Follow-ups: 0 of 2 answered
    │
    │ Enter open   ↓ down   PgDn page down   Esc back   F1 all keys
    ");
    desk.keys("esc");
    let home = desk.screen();
    assert!(!home.contains("Mock interview, ") && !home.contains("Resume"), "{home}");
    let home = desk.dies().screen();
    assert!(!home.contains("Mock interview, ") && !home.contains("Resume"), "{home}");
    // Its half answer can still be finished alone.
    desk.keys("s enter");
    assert!(desk.screen().contains("Half of it"), "{}", desk.screen());
    desk.types(" and the rest.").keys("alt-enter enter y y");
    assert!(matches!(desk.top(), Screen::Scorecard(_)), "{}", desk.screen());
}

#[test]
fn replies_that_were_deleted_are_asked_for_again() {
    let mut desk = begun();
    desk.keys("enter").types(FIRST).keys("alt-enter enter y y").types("It was mine.").keys("alt-enter y");
    assert!(desk.screen().contains("question 2 of 2"), "{}", desk.screen());
    desk.sessions.pop();
    desk.dies();
    assert_eq!(offered(&desk), "… Mock interview, after question 1 of 2");
    assert!(desk.keys("enter").screen().contains("question 1 of 2 · follow-ups"), "{}", desk.screen());
}

#[test]
fn the_sessions_go_on_with_an_interview_that_is_not_over() {
    let mut desk = begun();
    desk.keys("enter").types("It broke").keys("alt-l l s enter");
    assert!(desk.screen().contains("Mock interview · question 1 of 2"), "{}", desk.screen());
    desk.keys("alt-l l s m");
    assert!(desk.screen().contains("Mock interview · question 1 of 2"), "{}", desk.screen());
}

#[test]
fn leaving_the_program_asks_and_keeps_it() {
    let mut desk = begun();
    desk.keys("enter").types("It broke").keys("ctrl-q");
    assert!(desk.screen().contains("Leave in the middle of a mock interview?"), "{}", desk.screen());
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Quit)));
    desk.keys("n").types(" in May").keys("ctrl-q y");
    assert!(matches!(desk.effects.last(), Some(Effect::Quit)));
    desk.dies();
    assert_eq!(offered(&desk), "… Mock interview, question 1 of 2");
    assert!(desk.keys("enter").screen().contains("It broke in May"), "{}", desk.screen());
}

#[test]
fn the_choices_are_those_of_last_time() {
    let mut desk = begun();
    desk.keys("esc x m left down right down down right down right enter esc x");
    assert!(matches!(desk.top(), Screen::Home(_)), "{}", desk.screen());
    insta::assert_snapshot!(desk.dies().keys("m").screen(), @"
    │ Mock interview
    │ Nothing is shown until the end. Follow-ups come from your gaps.
    │
    │ ▸ Questions   ‹ 1 ›
    │                 drawn at random, in words you may not know yet
    │   Principle     any
    │   Level         senior
    │   To think      60 s
    │   Answer        aloud
    │
    │ Enter start   ↓ next row   → change   Esc back   F1 all keys
    ");
}

#[test]
fn one_aloud_goes_on_with_its_clock_and_its_checks() {
    let mut desk = Desk::on(three(), 80, 24);
    desk.keys("m left left up right enter enter space").waits(64_000).dies();
    assert_eq!(offered(&desk), "… Mock interview, question 1 of 1");
    desk.keys("enter");
    assert!(desk.screen().contains("Mock interview · question 1 of 1 · aloud"), "{}", desk.screen());
    assert!(desk.screen().contains("l leave   Esc menu"), "{}", desk.screen());
    assert!(desk.screen().contains("1:00/2:55"), "{}", desk.screen());
    desk.keys("space").waits(30_000).keys("space y y").dies().keys("enter alt-enter");
    assert!(desk.screen().contains("✓ Situation"), "{}", desk.screen());
    desk.keys("alt-enter y y");
    assert!(desk.screen().contains("question 1 of 1 · follow-ups · aloud · 1:30 · ○ not begun"), "{}", desk.screen());
    assert_eq!(desk.screen().matches("How about").count(), 1, "only the question: {}", desk.screen());
    desk.keys("space").waits(5_000).dies();
    assert_eq!(offered(&desk), "… Mock interview, follow-ups to 1 of 1");
    desk.keys("enter space").waits(5_000).keys("space space y");
    assert!(matches!(desk.top(), Screen::Debrief(_)), "{}", desk.screen());
    let ms = desk.takes()[0].total_ms(desk.takes()[0].at);
    assert_eq!(ms, 90_000, "of what was told, a kill cost the last seconds");
}
