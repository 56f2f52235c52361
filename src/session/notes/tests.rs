use super::*;
use crate::session::take::tests::header;

/// A note of somebody, `minute` minutes after nine.
pub(crate) fn note(id: u128, who: u128, minute: u32, what: What) -> Note {
    Note {
        id: SessionId::new(id),
        who: Who { id: SessionId::new(who), name: format!("coach {who}") },
        wall: format!("2026-11-22T09:{minute:02}:00+00:00[UTC]"),
        what,
    }
}

fn rated(overall: u8) -> What {
    What::Rated(Rating { overall, reason: String::new(), sections: BTreeMap::new(), blind: true })
}

pub(crate) fn comment(text: &str) -> What {
    What::Comment { anchor: None, text: text.to_owned() }
}

#[test]
fn what_was_said_last_holds_in_whatever_order_it_arrived() {
    let notes = [note(1, 7, 1, rated(2)), note(2, 7, 5, rated(4)), note(3, 8, 3, rated(1))];
    let orders = [[0, 1, 2], [1, 0, 2], [2, 1, 0], [1, 2, 0]];
    for order in orders {
        let notes = Notes(order.map(|at| notes[at].clone()).to_vec());
        let ratings: Vec<u8> = notes.ratings().into_iter().map(|(_, rating)| rating.overall).collect();
        assert_eq!(ratings, [1, 4]);
        assert_eq!(notes.rating_by(&SessionId::new(7)).unwrap().overall, 4);
    }
}

#[test]
fn a_comment_is_open_until_it_is_resolved_and_again_when_it_is_opened() {
    let to = SessionId::new(1);
    let mut notes = Notes(vec![note(1, 7, 1, comment("who decided?"))]);
    assert!(notes.threads()[0].open);
    notes.0.push(note(2, 9, 2, What::Reply { to: to.clone(), text: "I did".into() }));
    notes.0.push(note(4, 7, 4, What::Resolved { to: to.clone(), open: true }));
    notes.0.push(note(3, 7, 3, What::Resolved { to, open: false }));
    let threads = notes.threads();
    assert!(threads[0].open, "the later of the two holds, though it stands before the other");
    assert_eq!(threads[0].replies[0].1, "I did");
}

#[test]
fn replies_to_a_comment_that_is_in_another_copy_are_a_thread_until_it_comes() {
    let (reply, to) = (|text: &str| What::Reply { to: SessionId::new(1), text: text.into() }, SessionId::new(1));
    let mut notes = Notes(vec![note(3, 9, 3, reply("later")), note(2, 9, 2, reply("I did"))]);
    notes.0.push(note(4, 7, 4, comment("another")));
    let threads = notes.threads();
    assert_eq!((threads.len(), threads[0].lost, threads[0].id, threads[0].text), (2, true, &to, "I did"));
    assert_eq!(threads[0].replies[0].1, "later");
    assert!(threads[0].open && !threads[1].lost);
    notes.0.push(note(5, 7, 5, What::Resolved { to: to.clone(), open: false }));
    assert!(!notes.threads()[0].open);
    notes.0.push(note(1, 7, 1, comment("who decided?")));
    let threads = notes.threads();
    assert_eq!((threads.len(), threads[0].lost, threads[0].replies.len()), (2, false, 2));
}

#[test]
fn a_coach_is_blind_until_they_rate_or_ask_to_see() {
    let (mine, other) = (SessionId::new(7), SessionId::new(8));
    let mut notes = Notes(vec![note(1, 8, 1, rated(3))]);
    assert!(notes.is_blind_for(&mine) && !notes.is_blind_for(&other));
    notes.0.push(note(2, 7, 2, What::Revealed));
    assert!(!notes.is_blind_for(&mine));
}

#[test]
fn words_are_found_where_they_moved_to() {
    let anchor = Anchor { section: "task".into(), start: 2, end: 5, quote: "the".into() };
    assert_eq!(anchor.find("xxthe"), Some(2..5));
    assert_eq!(anchor.find("the x and the"), Some(0..3));
    assert_eq!(anchor.find("nothing"), None);
}

#[test]
fn what_does_not_fit_a_session_is_refused() {
    let sections = header().sections;
    let anchored = |section: &str, start, end| What::Comment {
        anchor: Some(Anchor { section: section.into(), start, end, quote: "x".into() }),
        text: "y".into(),
    };
    let refused = [
        rated(0),
        rated(6),
        What::Predicted { overall: 9 },
        comment(&"x".repeat(limits::LABEL + 1)),
        anchored("nowhere", 0, 1),
        anchored("task", 3, 1),
        anchored("task", 0, limits::TEXT + 1),
    ];
    for what in refused {
        assert!(note(1, 7, 1, what.clone()).check(&sections).is_err(), "{what:?}");
    }
    let mut foreign = note(1, 7, 1, rated(3));
    foreign.id = SessionId("../../etc/passwd".into());
    assert!(foreign.check(&sections).is_err());
    assert!(note(1, 7, 1, anchored("task", 0, 1)).check(&sections).is_ok());
}

#[test]
fn only_what_others_noted_after_the_last_look_is_new() {
    let me = SessionId::new(9);
    let mut notes = Notes(vec![note(1, 7, 1, comment("a")), note(2, 9, 2, What::Seen)]);
    assert!(notes.unseen_by(&me).is_empty());
    notes.0.push(note(3, 9, 3, comment("mine")));
    notes.0.push(note(4, 7, 0, rated(4)));
    assert_eq!(notes.unseen_by(&me).iter().map(|note| note.id.clone()).collect::<Vec<_>>(), [SessionId::new(4)]);
}

#[test]
fn what_others_said_since_is_counted_and_to_a_blind_coach_only_what_answers_them() {
    let me = SessionId::new(7);
    let reply = |to: u128| What::Reply { to: SessionId::new(to), text: "I did".into() };
    let mut notes = Notes(vec![note(10, 8, 5, comment("not mine"))]);
    assert_eq!(notes.since(&me, true), Since::default(), "nothing was said to it yet");
    notes.0.push(note(1, 7, 20, comment("who decided?")));
    assert_eq!(notes.since(&me, false), Since::default());
    notes.0.push(note(2, 9, 30, reply(1)));
    notes.0.push(note(3, 9, 31, reply(10)));
    notes.0.push(note(4, 8, 32, comment("and when?")));
    notes.0.push(note(5, 8, 33, rated(3)));
    assert_eq!(notes.since(&me, true), Since { replies: 1, comments: 0 });
    assert_eq!(notes.since(&me, false), Since { replies: 2, comments: 1 });
    // Joined before one's own notes, and said after them; joined after them by a clock that is late.
    let joined = Notes(vec![note(2, 9, 30, reply(1)), note(1, 7, 20, comment("who?")), note(3, 9, 10, reply(1))]);
    assert_eq!(joined.since(&me, true).replies, 2);
    notes.0.push(note(6, 7, 40, What::Resolved { to: SessionId::new(1), open: false }));
    assert_eq!(notes.since(&me, false), Since::default(), "what was said before one's own last note is known");
}
