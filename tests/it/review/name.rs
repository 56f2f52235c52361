//! A coach's name is asked for before a key can be taken for it.

use super::inbox::received;
use super::{notes, reviewed};
use crate::modes::Desk;
use starcoach::app::msg::Opened;
use starcoach::app::{App, Effect, Msg, Screen};

/// The same program, begun at a coach's desk.
fn sits_down(desk: &mut Desk, begin: starcoach::app::Desk) {
    let (app, effects) = App::at_desk(desk.app.common.clone(), begin);
    desk.app = app;
    desk.effects.extend(effects);
}

/// What the store answers to the review that was asked for last.
fn opens(desk: &mut Desk, own: bool) {
    let asked = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Review(wanted) => Some(wanted.clone()),
        _ => None,
    });
    let (take, rubric) = desk.sessions[0].clone();
    let entries = desk.logs[0].clone().into();
    let opened = Opened { own, entries, ..Opened::new(take, Some(rubric)) };
    desk.tell(Msg::Review(asked.unwrap(), "ann.jsonl".into(), Box::new(opened), None));
}

fn review() -> starcoach::app::Desk {
    starcoach::app::Desk::Review("ann.jsonl".into())
}

#[test]
fn a_new_coach_is_asked_when_the_review_opens_and_no_key_is_taken_for_the_name() {
    let mut desk = reviewed(80, 24);
    sits_down(&mut desk, review());
    opens(&mut desk, false);
    insta::assert_snapshot!(desk.screen(), @"
    │ Ann Smith · Ownership · 1 Jan 2026 00:00 · senior · story: Webhooks
    │ “Tell me about a time you took on something outside your responsibility.”
    │ blind: text, clocks and pauses only, until you rate
    │────────────────────────────────────────────────────────────────────────────────
    │ Situation   ~0:03 of 0:30 · 9 words · clock 0:03
    │   No ticket existed and it was not my job.
    │        ╭──────────────────────────────────────────────────────────────╮
    │ Task   │ Your name, as the candidate will see it                      │
    │   My ma│ It stands beside all that you note. Esc leaves it for later. │
    │        │                                                              │
    │ Action ╰──────────────────────────────────────────────────────────────╯
    │   I counted the losses.
    │
    │   Then I wrote a tool, and it went somehow.
    │
    │ Result   ~0:00 of 0:20 · 2 words · clock 0:00
    │   It held.
    │
    │ Reflection   ~0:01 of 0:15 · 4 words · clock 0:01
    │   I learned to count.
    │
    │ S────────────────T──────────────────A────────────────────────────R───L────────
    │
    │ Enter done   Esc back
    ");
    desk.types("Cora").keys("enter r 4 enter");
    assert_eq!((notes(&desk).0[0].who.name.as_str(), notes(&desk).ratings()[0].1.overall), ("Cora", 4));
    // Who is known is not asked again.
    sits_down(&mut desk, review());
    opens(&mut desk, false);
    assert!(matches!(desk.top(), Screen::Review(_)), "{}", desk.screen());
}

#[test]
fn a_name_left_for_later_is_asked_for_by_the_first_note_which_then_goes_on() {
    let mut desk = reviewed(80, 24);
    sits_down(&mut desk, review());
    opens(&mut desk, false);
    desk.keys("esc r").types("Cora").keys("enter");
    assert!(matches!(desk.top(), Screen::Rate(_)), "{}", desk.screen());
    desk.keys("2 enter");
    assert_eq!(notes(&desk).0[0].who.name, "Cora");
}

#[test]
fn a_name_is_changed_by_a_key_and_notes_keep_the_one_they_have() {
    let mut desk = reviewed(80, 24);
    desk.keys("r").keys("esc i").types("Cora").keys("enter");
    assert!(matches!(desk.top(), Screen::Review(_)), "the rating was left: {}", desk.screen());
    assert!(desk.screen().contains("what you note is by Cora"), "{}", desk.screen());
    desk.keys("r 2 enter i");
    assert!(desk.screen().contains("What you noted before keeps the name it has."), "{}", desk.screen());
    desk.types(" Bell").keys("enter r 3 enter");
    let by: Vec<_> = notes(&desk).0.iter().map(|note| (note.who.name.as_str(), &note.who.id)).collect();
    assert_eq!((by[0].0, by[1].0), ("Cora", "Cora Bell"));
    assert_eq!(by[0].1, by[1].1, "it is the same person");
    assert_eq!(notes(&desk).ratings().len(), 1);
}

#[test]
fn an_inbox_asks_at_once_and_only_once() {
    let mut desk = reviewed(80, 24);
    let all = vec![received(&desk, 1, Some("Ann Smith"), 1)];
    sits_down(&mut desk, starcoach::app::Desk::Inbox("in".into()));
    desk.tell(Msg::Inbox("in".into(), all));
    assert!(desk.screen().contains("Your name, as the candidate will see it"), "{}", desk.screen());
    desk.keys("esc enter");
    opens(&mut desk, false);
    assert!(matches!(desk.top(), Screen::Review(_)), "{}", desk.screen());
    desk.keys("esc i").types("Cora").keys("enter");
    assert!(matches!(desk.top(), Screen::Inbox(_)), "{}", desk.screen());
    assert_eq!(desk.app.common.me().unwrap().name, "Cora");
}

#[test]
fn who_looks_at_answers_of_their_own_is_not_asked() {
    let mut desk = reviewed(80, 24);
    sits_down(&mut desk, starcoach::app::Desk::Own("sessions".into()));
    assert!(matches!(desk.top(), Screen::Inbox(_)), "{}", desk.screen());
    sits_down(&mut desk, review());
    opens(&mut desk, true);
    assert!(matches!(desk.top(), Screen::Review(_)), "{}", desk.screen());
}
