//! A coach's desk: blind first, then rated, commented on and handed back.

mod desk;
mod inbox;
mod name;
mod notes;
mod ways;

use crate::modes::{Desk, rubric};
use crate::stage::build;
use serde_json::json;
use starcoach::app::{Effect, Msg, Screen};
use starcoach::clock::Moment;
use starcoach::session::notes::{Anchor, Rating, Review, What};
use starcoach::session::{Event, Mode, Note, Notes, SessionId, Who};
use std::collections::BTreeMap;

/// What the program judges of the answer below: nothing of it may be seen by a coach who is blind.
const JUDGED: [&str; 12] =
    ["machine", "hire", "fix first", "verdict", "started it", "of 5", "4.", "3.", "2.", "1.", "Needs", "whose job"];

/// A finished session of Ann's, open in a coach's review, on a screen of that size.
fn reviewed(width: u16, height: u16) -> Desk {
    let mut value = rubric();
    value["pattern"]["scale"] = json!({"one": "Somebody else did it.", "three": "Own steps without a number.",
        "five": "Own steps, a number, and what it changed."});
    let mut desk = Desk::with(build(&value), width, height, |common| common.candidate = Some("Ann Smith".into()));
    desk.keys("end r enter").rehearses(&[
        "No ticket existed and it was not my job.",
        "My manager asked me to look. I took it on.",
        "I counted the losses.\n\nThen I wrote a tool, and it went somehow.",
        "It held.",
        "I learned to count.",
    ]);
    desk.sessions[0].0.header.candidate = Some("Ann Smith".into());
    desk.keys("l s v");
    assert!(matches!(desk.top(), Screen::Review(_)), "{}", desk.screen());
    desk
}

/// What was noted so far.
fn notes(desk: &Desk) -> &Notes {
    &desk.takes()[0].notes
}

/// Somebody else notes something.
fn by_ben(desk: &mut Desk, id: u128, what: What) {
    let who = Who { id: SessionId::new(77), name: "Ben".to_owned() };
    let note = Note { id: SessionId::new(id), who, wall: Moment::after(desk.ms).wall(), what };
    let take = &mut desk.sessions[0].0;
    let entry = starcoach::session::Entry { n: take.n + 1, at: take.at, event: Event::Noted(Box::new(note)) };
    take.apply(&entry).unwrap();
}

#[test]
fn a_coach_sees_text_clocks_and_pauses_before_they_rate_and_nothing_that_was_judged() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut desk = reviewed(width, height);
        let verdict = desk.takes()[0].finished.as_ref().unwrap().as_ref().unwrap();
        assert!(!verdict.findings.is_empty(), "there is something to hide");
        by_ben(
            &mut desk,
            1,
            What::Rated(Rating { overall: 5, reason: "Wow".into(), sections: BTreeMap::new(), blind: true }),
        );
        by_ben(&mut desk, 2, What::Comment { anchor: None, text: "Not bad at all".into() });
        by_ben(&mut desk, 3, What::Reviewed(Review { keep: "The start".into(), ..Review::default() }));
        desk.keys("esc v");
        let screen = desk.screen();
        for told in [
            "Ann Smith",
            "blind: text, clocks and pauses only",
            "My manager asked me to look.",
            "~0:03 of 0:30",
            "clock 0:03",
        ] {
            assert!(screen.contains(told), "{told} at {width}: {screen}");
        }
        for judged in JUDGED.into_iter().chain(["Ben", "Wow", "Not bad", "The start"]) {
            assert!(!screen.contains(judged), "{judged} at {width}: {screen}");
        }
        let plain = desk.cells("My manager asked me to look.");
        assert!(plain[0].modifier.is_empty() && plain[12].modifier.is_empty(), "no highlight");
    }
}

#[test]
fn a_rating_has_anchors_and_then_coach_and_machine_stand_side_by_side() {
    let mut desk = reviewed(80, 24);
    desk.keys("r");
    assert!(desk.screen().contains("Your name, as the candidate will see it"), "{}", desk.screen());
    desk.types("Cora").keys("enter");
    insta::assert_snapshot!(desk.screen(), @"
    │ Your rating of the whole answer
    │
    │   1 Somebody else did it.
    │   2 between the two
    │   3 Own steps without a number.
    │   4 between the two
    │   5 Own steps, a number, and what it changed.
    │
    │ ▸ The whole answer   ·
    │
    │ Sections, where you like
    │   Situation          ·
    │   Task               ·
    │   Action             ·
    │   Result             ·
    │   Reflection         ·
    │
    │ 1 …5 choose   ↓ down   w why   Enter save   Esc back   F1 all keys
    ");
    desk.keys("enter");
    assert!(desk.screen().contains("rate the whole answer first"), "{}", desk.screen());
    desk.keys("2 down down 4 enter");
    let rating = notes(&desk).ratings()[0].1.clone();
    assert_eq!((rating.overall, rating.blind, rating.sections["task"].rating), (2, true, 4));
    insta::assert_snapshot!(desk.screen(), @"
    │ Ann Smith · Ownership · 1 Jan 2026 00:00 · senior · story: Webhooks
    │ “Tell me about a time you took on something outside your responsibility.”
    │ you rated it 2 of 5
    │────────────────────────────────────────────────────────────────────────────────
    │ The whole
    │   you       2 of 5
    │   machine   3.4  leaning no hire · fix first: somebody else started it
    │   you 2, machine 3.4: you rate it 1.4 lower
    │
    │ Situation   ~0:03 of 0:30 · 9 words · clock 0:03
    │   machine 5.0
    │   No ticket existed and it was not my job.
    │
    │ Task   ~0:04 of 0:20 · 10 words · clock 0:04
    │   you 4 · machine 3.0
    │   My manager asked me to look. I took it on.
    │     ! “My manager asked me to” assignment. This starts with an order, so
    │       ownership does not show yet.
    │     ✗ not told: whose job it was
    │
    │ Action   ~0:05 of 1:30 · 13 words · clock 0:06
    │ S────────────────T──────────────────A────────────────────────────R───L────────
    │
    │ rated; what was judged stands beside it
    ");
    let flagged = desk.cells("My manager asked me to look.");
    assert!(!flagged[0].modifier.is_empty(), "what was found is marked now");
    desk.keys("r 5 enter");
    assert_eq!(notes(&desk).ratings()[0].1.overall, 5, "the later one holds");
    assert!(!notes(&desk).ratings()[0].1.blind, "the judgement was seen by then");
}

#[test]
fn looking_without_a_rating_is_asked_for_and_logged() {
    let mut desk = reviewed(80, 24);
    desk.keys("m").types("Cora").keys("enter");
    assert!(desk.screen().contains("written into the session"), "{}", desk.screen());
    desk.keys("n");
    assert!(!desk.screen().contains("machine"), "no is no: {}", desk.screen());
    desk.keys("m y");
    assert!(desk.screen().contains("machine"), "{}", desk.screen());
    assert!(notes(&desk).0.iter().any(|note| note.what == What::Revealed && note.who.name == "Cora"));
    desk.keys("r 3 enter");
    assert!(!notes(&desk).ratings()[0].1.blind);
}

#[test]
fn words_are_selected_and_commented_on_replied_to_and_resolved() {
    let mut desk = reviewed(120, 40);
    // From “My” on: six words.
    desk.keys("tab v right right right right right c").types("Cora").keys("enter");
    assert!(desk.screen().contains("“My manager asked me to look.”"), "{}", desk.screen());
    desk.types("Who began?").keys("enter").types("Say it.").keys("ctrl-s");
    let threads = notes(&desk).threads();
    let anchor = Anchor { section: "task".into(), start: 0, end: 28, quote: "My manager asked me to look.".into() };
    assert_eq!((threads[0].anchor, threads[0].text), (Some(&anchor), "Who began?\nSay it."));
    desk.keys("c").keys("alt-s down enter ctrl-s");
    assert_eq!(notes(&desk).threads()[1].text, "Which number?", "a saved comment was put in");
    desk.keys("n a").types("I asked myself.").keys("ctrl-s");
    assert_eq!(notes(&desk).threads()[0].replies[0].1, "I asked myself.");
    insta::assert_snapshot!(desk.screen(), @"
    │ Ann Smith · Ownership · 1 Jan 2026 00:00 · senior · story: Webhooks
    │ “Tell me about a time you took on something outside your responsibility.”
    │
    │ blind: text, clocks and pauses only, until you rate · 2 open comments
    │────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    │ Situation   ~0:03 of 0:30 · 9 words · clock 0:03                            │ [1] you · today
    │   No ticket existed and it was not my job.                                  │   “My manager asked me to look.”
    │                                                                             │   Who began?
    │ Task [2]   ~0:04 of 0:20 · 10 words · clock 0:04                            │   Say it.
    │   My manager asked me to look.[1] I took it on.                             │   ↳ you · today
    │                                                                             │     I asked myself.
    │ Action   ~0:05 of 1:30 · 13 words · clock 0:06                              │
    │   I counted the losses.                                                     │ [2] you · today
    │                                                                             │   on Task
    │   Then I wrote a tool, and it went somehow.                                 │   Which number?
    │                                                                             │
    │ Result   ~0:00 of 0:20 · 2 words · clock 0:00                               │
    │   It held.                                                                  │
    │                                                                             │
    │ Reflection   ~0:01 of 0:15 · 4 words · clock 0:01                           │
    │   I learned to count.                                                       │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │                                                                             │
    │ S─────────────────────────T────────────────────────────A───────────────────────────────────────────R────L─────────────
    │
    │ replied
    ");
    desk.keys("x");
    assert!(!notes(&desk).threads()[0].open);
    assert!(!desk.screen().contains("Who began?"), "{}", desk.screen());
    desk.keys("z");
    assert!(desk.screen().contains("· resolved"), "{}", desk.screen());
    desk.keys("n x");
    assert!(notes(&desk).threads()[0].open);
}

#[test]
fn on_a_small_screen_the_comments_take_the_place_of_the_answer() {
    let mut desk = reviewed(80, 24);
    desk.keys("C").types("Cora").keys("enter").types("Good pace.").keys("ctrl-s");
    assert!(!desk.screen().contains("Good pace."), "{}", desk.screen());
    desk.keys("o");
    insta::assert_snapshot!(desk.screen(), @"
    │ Ann Smith · Ownership · 1 Jan 2026 00:00 · senior · story: Webhooks
    │ “Tell me about a time you took on something outside your responsibility.”
    │ blind: text, clocks and pauses only, until you rate · 1 open comment
    │────────────────────────────────────────────────────────────────────────────────
    │ [1] you · today
    │   on the whole answer
    │   Good pace.
    │
    │ S────────────────T──────────────────A────────────────────────────R───L────────
    │
    │ ↓ down   a answer it   x resolve   z resolved   o answer   F1 all keys
    ");
    desk.keys("esc");
    assert!(desk.screen().contains("My manager"), "{}", desk.screen());
}

#[test]
fn what_is_written_is_not_lost_by_a_slip() {
    let mut desk = reviewed(80, 24);
    desk.keys("c").types("Cora").keys("enter").types("Half a").keys("esc");
    assert!(desk.screen().contains("again throws it away"), "{}", desk.screen());
    desk.types(" thought.").keys("ctrl-q");
    assert!(desk.screen().contains("Leave without noting it?"), "{}", desk.screen());
    desk.keys("n").tell(Msg::Paste("x".repeat(5_000))).keys("ctrl-s");
    assert!(desk.screen().contains("longer than the 4096 that fit"), "{}", desk.screen());
    assert!(notes(&desk).0.is_empty());
    desk.keys("alt-u ctrl-s");
    assert_eq!(notes(&desk).threads()[0].text, "Half a thought.");
}

#[test]
fn a_review_says_what_to_keep_to_change_and_to_do_next_and_stands_first() {
    let mut desk = reviewed(80, 24);
    desk.keys("w").types("Cora").keys("enter enter").types("The count.").keys("ctrl-s");
    // What is typed on a row of words is its text, though `q` and `s` are keys elsewhere.
    desk.keys("down").types("quite who began it.").keys("ctrl-s");
    desk.keys("f1").keys("f1");
    desk.keys("down down right right down right");
    assert!(desk.screen().contains("a drill has no sections: this one is left out"), "{}", desk.screen());
    desk.keys("left down enter").types("soon").keys("enter");
    assert!(desk.screen().contains("is no day"), "{}", desk.screen());
    desk.keys("backspace backspace backspace backspace").types("2026-12-04").keys("enter");
    insta::assert_snapshot!(desk.screen(), @"
    │ What to keep, what to change, what to do next
    │
    │   Keep          The count.
    │   Change        quite who began it.
    │   Do next       Ownership
    │     section     Task
    │     how         rehearse
    │ ▸   by          2026-12-04
    │                 a day such as 2026-12-04; may stay empty
    │     in words    ·
    │
    │ Enter write   → choose   ↓ down   Ctrl-S save   Esc back   F1 all keys
    ");
    desk.keys("ctrl-s");
    let review = notes(&desk).reviews()[0].1.clone();
    let next = review.next.unwrap();
    assert_eq!((review.keep.as_str(), review.change.as_str()), ("The count.", "quite who began it."));
    assert_eq!(
        (next.section.as_deref(), next.mode, next.by.as_deref()),
        (Some("task"), Mode::Rehearse, Some("2026-12-04"))
    );
    insta::assert_snapshot!(desk.screen(), @"
    │ Ann Smith · Ownership · 1 Jan 2026 00:00 · senior · story: Webhooks
    │ “Tell me about a time you took on something outside your responsibility.”
    │ blind: text, clocks and pauses only, until you rate
    │────────────────────────────────────────────────────────────────────────────────
    │ Review by you
    │   keep   The count.
    │   change quite who began it.
    │   next   rehearse Ownership, with an eye on Task, by Fri 4 Dec 2026
    │
    │ Situation   ~0:03 of 0:30 · 9 words · clock 0:03
    │   No ticket existed and it was not my job.
    │
    │ Task   ~0:04 of 0:20 · 10 words · clock 0:04
    │   My manager asked me to look. I took it on.
    │
    │ Action   ~0:05 of 1:30 · 13 words · clock 0:06
    │   I counted the losses.
    │
    │   Then I wrote a tool, and it went somehow.
    │
    │ Result   ~0:00 of 0:20 · 2 words · clock 0:00
    │ S────────────────T──────────────────A────────────────────────────R───L────────
    │
    │ the review stands at the top
    ");
}

#[test]
fn a_file_that_cannot_be_written_is_read_only_and_says_so() {
    let mut desk = reviewed(80, 24);
    let Some(Screen::Review(_)) = desk.app.top() else { panic!() };
    desk.disk = false;
    let wanted = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Review(wanted) => Some(wanted.clone()),
        _ => None,
    });
    let (take, rubric) = desk.sessions[0].clone();
    let opened = starcoach::app::msg::Opened {
        own: false,
        read_only: true,
        ..starcoach::app::msg::Opened::new(take, Some(rubric))
    };
    desk.keys("esc").tell(Msg::Review(wanted.unwrap(), "ann.jsonl".into(), Box::new(opened), None));
    assert!(desk.screen().contains("read only: nothing can be noted"), "{}", desk.screen());
    let before = desk.effects.len();
    desk.keys("c r w m x");
    assert!(desk.screen().contains("nothing can be noted"), "{}", desk.screen());
    assert!(desk.effects[before..].iter().all(|effect| !matches!(effect, Effect::Append(_))));
}

#[test]
fn private_notes_go_beside_the_file_and_never_into_the_session() {
    let mut desk = reviewed(80, 24);
    desk.keys("p").types("Tense.").keys("ctrl-s");
    let kept = desk.effects.iter().find_map(|effect| match effect {
        Effect::KeepPrivate { session, before, text } => Some((session.clone(), before.clone(), text.clone())),
        _ => None,
    });
    assert_eq!(kept, Some(("ann.jsonl".into(), String::new(), "Tense.".into())));
    // What could not be saved is on the screen again.
    desk.tell(Msg::NotKept("Fast.".into(), "Fast. Tense.".into()));
    assert!(desk.screen().contains("Fast. Tense."), "{}", desk.screen());
    desk.keys("ctrl-s");
    let Some(Effect::KeepPrivate { before, text, .. }) = desk.effects.last() else { panic!("not kept") };
    assert_eq!((before.as_str(), text.as_str()), ("Fast.", "Fast. Tense."));
    assert!(notes(&desk).0.is_empty());
}
