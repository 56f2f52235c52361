//! What a coach noted shows on the candidate's home: what is new, and what to do next until it is done.

use crate::modes::{Desk, rubric};
use crate::stage::build;
use starcoach::app::{Effect, Msg, Screen};
use starcoach::clock::Moment;
use starcoach::session::notes::{DoNext, Rating, Review, What};
use starcoach::session::{Entry, Event, Mode, Note, SessionId, Who};

fn note(id: u128, who: &str, ms: u64, what: What) -> Note {
    let who = Who { id: SessionId::new(who.len() as u128), name: who.to_owned() };
    Note { id: SessionId::new(id), who, wall: Moment::after(ms).wall(), what }
}

fn review(id: u128, ms: u64, mode: Mode) -> Note {
    let next = DoNext {
        pattern: "ownership".into(),
        section: Some("action".into()),
        mode,
        by: Some("2026-01-09".into()),
        text: "Say what \u{1b}[31myou did.".into(),
    };
    let review = Review { keep: "The start.".into(), change: "Who acts?".into(), next: Some(next) };
    note(id, "Sam", ms, What::Reviewed(review))
}

/// One answer was told, and a coach noted something on it an hour later.
fn noted(width: u16, height: u16, notes: &[Note]) -> Desk {
    let mut desk = Desk::on(build(&rubric()), width, height);
    desk.keys("end r enter")
        .rehearses(&["No ticket existed.", "I took it on.", "I fixed it.", "It held.", "I learned."]);
    desk.keys("esc esc");
    desk.ms = 3_600_000;
    for one in notes {
        take_in(&mut desk, one);
    }
    desk.dies();
    desk
}

fn take_in(desk: &mut Desk, note: &Note) {
    let take = &mut desk.sessions[0].0;
    let entry = Entry { n: take.n + 1, at: take.at, event: Event::Noted(Box::new(note.clone())) };
    take.apply(&entry).unwrap();
}

#[test]
fn a_review_that_came_back_is_told_with_what_it_asks_for() {
    let rating = Rating { overall: 3, reason: String::new(), sections: std::collections::BTreeMap::new(), blind: true };
    let notes = [
        review(11, 3_600_000, Mode::Rehearse),
        note(12, "Sam", 3_600_000, What::Rated(rating)),
        note(13, "Sam", 3_600_000, What::Comment { anchor: None, text: "Good.".into() }),
    ];
    let mut desk = noted(80, 24, &notes);
    insta::assert_snapshot!(desk.screen(), @"
    │ starcoach                               b story bank   v progress   s sessions
    │
    │ » From Sam: Webhooks                     review, rating 3 of 5, 1 comment
    │ ▸ Sam asks: rehearse Ownership           by Fri 9 Jan 2026; mind the Action; S…
    │ ▸ Next: drill Ownership                  told; now the questions that come aft…
    │ ◷ When is your interview?                plan backwards from its date
    │ ◉ Mock interview                         as in the room, and one scorecard
    │ ▤ Night-before sheet                     your stories on one page
    │ ✎ Check an answer I have                 paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet L R D T  ▸ next
    │ Ownership                           · ✓ ▸ ·  drill: told; now the questions th…
    │
    │ What your coach noted on it: keep, change, do next, rating and comments.
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions
    ");
    let at = desk.keys("down").screen();
    assert!(at.contains("“Say what �[31myou did.”"), "{at}");
    desk.keys("enter");
    assert!(matches!(desk.top(), Screen::Setup(_)), "{}", desk.screen());
}

#[test]
fn what_was_asked_for_goes_once_it_was_done() {
    let mut desk = noted(80, 24, &[review(11, 3_600_000, Mode::Rehearse)]);
    assert!(desk.screen().contains("Sam asks: rehearse"), "{}", desk.screen());
    desk.keys("end r enter")
        .rehearses(&["No ticket existed.", "I took it on.", "I fixed it.", "It held.", "I learned."]);
    desk.keys("esc esc");
    assert!(!desk.screen().contains("Sam asks"), "{}", desk.screen());
}

#[test]
fn an_answer_told_before_is_not_what_was_asked_for_and_old_requests_end() {
    let mut desk = noted(80, 24, &[review(11, 86_400_000 * 2, Mode::Drill)]);
    assert!(desk.screen().contains("Sam asks: drill"), "{}", desk.screen());
    desk.ms += 86_400_000 * 45;
    desk.tell(Msg::Wake);
    assert!(!desk.screen().contains("Sam asks"), "{}", desk.screen());
}

#[test]
fn what_was_seen_is_not_new() {
    let notes =
        [note(13, "Sam", 0, What::Comment { anchor: None, text: "Good.".into() }), note(14, "Me", 1, What::Seen)];
    let desk = noted(80, 24, &notes);
    assert!(!desk.screen().contains("From Sam"), "{}", desk.screen());
}

#[test]
fn a_copy_for_a_coach_is_a_key_and_the_name_is_asked_once() {
    let mut desk = noted(80, 24, &[]);
    let asked = desk.keys("s h").screen();
    assert!(asked.contains("Your name as the coach should see it"), "{asked}");
    let asked = desk.types("Anna").keys("enter").screen();
    assert!(asked.contains("Write a copy for a coach, as Anna?") && asked.contains("Not the typing"), "{asked}");
    let shared =
        |desk: &Desk| desk.effects.iter().filter(|it| matches!(it, Effect::Share(_, label) if label == "Anna")).count();
    desk.keys("y");
    assert_eq!(shared(&desk), 1);
    desk.keys("h n h y");
    assert_eq!(shared(&desk), 2, "no writes nothing, and the name is known");
}

#[test]
fn a_long_name_of_a_row_takes_what_the_rest_of_it_does_not_need() {
    let mut asked = review(11, 3_600_000, Mode::Rehearse);
    asked.who.name = "Cordelia Langenscheidt-Whitby".to_owned();
    let What::Reviewed(review) = &mut asked.what else { unreachable!() };
    let next = review.next.as_mut().unwrap();
    (next.by, next.section, next.text) = (None, None, String::new());
    let desk = noted(80, 24, &[asked]);
    assert!(desk.screen().contains("▸ Cordelia Langenscheidt-Whitby asks: rehearse Ownership"), "{}", desk.screen());
}
