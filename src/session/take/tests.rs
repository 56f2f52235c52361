use super::*;
use crate::session::{Feedback, Input, SessionId};

pub(crate) fn header() -> Header {
    Header {
        format: crate::session::FORMAT,
        id: SessionId::new(7),
        pattern: "ownership".into(),
        framework: "star".into(),
        sections: ["situation", "task", "action"].map(str::to_owned).to_vec(),
        story: None,
        level: "senior".into(),
        principle: None,
        input: Input::Typed,
        feedback: Feedback::Live,
        candidate: None,
        again_of: None,
        about: None,
        length: None,
        asked: None,
        mock: None,
        began: "2026-11-21T09:30:00+01:00[Europe/Berlin]".into(),
        engine: "0.1.0".into(),
        rubric: String::new(),
    }
}

fn edit(at: usize, cut: usize, put: &str) -> Event {
    Event::Edit { at, cut, put: put.into(), pasted: false }
}

fn entered(section: &str) -> Event {
    Event::Entered { section: section.into() }
}

fn resumed() -> Event {
    Event::Resumed { wall: "later".into() }
}

/// A take after events at their session times.
#[track_caller]
fn after(events: impl IntoIterator<Item = (u64, Event)>) -> Take {
    let mut take = Take::new(header());
    for (at, event) in events {
        let n = take.n + 1;
        take.apply(&Entry { n, at, event }).unwrap();
    }
    take
}

fn clocks(take: &Take) -> Vec<u64> {
    take.sections.iter().map(|s| s.ms).collect()
}

#[track_caller]
fn refuses(take: &Take, at: u64, event: Event, words: &str) {
    let mut tried = take.clone();
    let misfit = tried.apply(&Entry { n: take.n + 1, at, event }).unwrap_err();
    assert!(misfit.message.contains(words), "{misfit}");
    assert_eq!(&tried, take, "a refused entry changes nothing");
}

#[test]
fn the_clock_starts_at_the_first_key_and_follows_the_section() {
    let take = after([
        (0, entered("situation")),
        (0, Event::Text { section: "situation".into(), text: "Earlier.".into() }),
        (5_000, edit(8, 0, " Now")),
        (7_000, entered("task")),
        (8_500, edit(0, 0, "I")),
        (9_000, entered("situation")),
    ]);
    assert_eq!(clocks(&take), [2_000, 2_000, 0]);
    assert_eq!(take.ms(0, 9_400), 2_400, "the current clock runs on");
    assert_eq!(take.ms(1, 9_400), 2_000);
    assert_eq!(take.total_ms(9_400), 4_400);
    assert_eq!(take.sections.iter().map(|s| s.visits).collect::<Vec<_>>(), [2, 1, 0]);
}

#[test]
fn pauses_stop_every_clock_and_an_edit_does_not_end_a_pause() {
    let take = after([
        (0, entered("situation")),
        (0, edit(0, 0, "a")),
        (1_000, Event::Paused),
        (4_000, edit(1, 0, "b")),
        (5_000, entered("task")),
        (9_000, resumed()),
        (9_500, edit(0, 0, "c")),
    ]);
    assert_eq!(clocks(&take), [1_000, 500, 0]);
}

#[test]
fn an_answer_aloud_begins_with_resumed() {
    let take = after([(0, entered("situation")), (3_000, resumed()), (33_000, entered("task"))]);
    assert_eq!(clocks(&take), [30_000, 0, 0]);
}

#[test]
fn edits_outside_the_text_or_inside_a_character_are_refused() {
    let take = after([(0, edit(0, 0, "né"))]);
    refuses(&take, 1, edit(4, 0, "x"), "does not fit");
    refuses(&take, 1, edit(2, 0, "x"), "does not fit");
    refuses(&take, 1, edit(1, 1, ""), "does not fit");
    refuses(&take, 1, edit(1, usize::MAX, ""), "does not fit");
    refuses(&take, 1, edit(0, 0, &"x".repeat(limits::TEXT)), "200 kB");
}

#[test]
fn numbers_have_no_gaps_and_time_never_goes_back() {
    let mut take = after([(5, edit(0, 0, "a"))]);
    for n in [0, 1, 3] {
        assert!(take.apply(&Entry { n, at: 9, event: Event::Paused }).is_err(), "{n}");
    }
    refuses(&take, 4, Event::Paused, "goes back from 5 to 4");
    refuses(&take, 9, entered("coda"), "no section `coda`");
    refuses(&take, 9, Event::Text { section: "coda".into(), text: String::new() }, "no section");
}

fn finished(texts: [&str; 3], ms: u64) -> Event {
    let ids = ["situation", "task", "action"];
    let finals = ids.into_iter().zip(texts).map(|(id, text)| Final { id: id.into(), text: text.into(), ms });
    Event::Finished { sections: finals.collect(), scorecard: None }
}

#[test]
fn after_the_end_the_text_is_frozen_and_names_may_still_change() {
    let mut take = after([(0, edit(0, 0, "a")), (900, finished(["a", "", ""], 300))]);
    assert_eq!(clocks(&take), [300, 300, 300]);
    assert_eq!(take.ms(0, 5_000), 300, "no clock runs after the end");
    refuses(&take, 901, edit(0, 0, "b"), "finished");
    refuses(&take, 901, resumed(), "finished");
    take.apply(&Entry { n: 3, at: 901, event: Event::Named { name: "good one".into() } }).unwrap();
    assert_eq!(take.name.as_deref(), Some("good one"));
    take.apply(&Entry { n: 4, at: 901, event: Event::Named { name: String::new() } }).unwrap();
    assert_eq!(take.name, None);
}

#[test]
fn final_clocks_cannot_show_more_than_the_session() {
    let take = after([(0, edit(0, 0, "a"))]);
    refuses(&take, 900, finished(["a", "", ""], 301), "more than the time");
    refuses(&take, 900, finished(["a", "", ""], u64::MAX), "more than the time");
    refuses(&take, 900, Event::Finished { sections: Vec::new(), scorecard: None }, "not those");
}

#[test]
fn a_later_answer_to_the_same_question_replaces_the_earlier() {
    let no = Event::Answered { question: Honesty::OnQuestion, yes: false };
    let yes = Event::Answered { question: Honesty::OnQuestion, yes: true };
    assert_eq!(after([(0, no), (1, yes)]).answered, [(Honesty::OnQuestion, true)]);
}

#[test]
fn labels_and_counts_are_bounded() {
    let take = after([]);
    refuses(&take, 0, Event::Named { name: "x".repeat(limits::LABEL + 1) }, "label");
    let needs = (0..limits::NOTES).map(|i| (0, Event::Checked { need: i.to_string(), met: true }));
    refuses(&after(needs), 0, Event::Checked { need: "one more".into(), met: true }, "more than 1000");
}

#[test]
fn a_full_session_takes_no_more_notes_but_that_they_were_seen() {
    use crate::session::notes::tests::{comment, note};
    let mut take = after([(5, edit(0, 0, "ab")), (9, finished(["ab", "", ""], 1))]);
    take.notes.0 = (0..limits::NOTED as u128).map(|id| note(id, 7, 1, comment("x"))).collect();
    let noted = |id: u128, what: What| Event::Noted(Box::new(note(id, 9, 2, what)));
    refuses(&take, 9, noted(9_000, comment("y")), "no more fit: note it on a later attempt");
    let seen = Entry { n: take.n + 1, at: 9, event: noted(9_001, What::Seen) };
    take.apply(&seen).unwrap();
    refuses(&take, 9, noted(9_002, What::Seen), "no more fit");
}
