use super::*;
use crate::session::recorder::tests::{at, carry_out, deeds, fold};
use crate::session::take::tests::header;
use crate::session::{Recorder, Trace};
use proptest::prelude::*;

/// A log in which `typed` is typed letter by letter; `<` takes the last one out again.
pub(crate) fn typed(recorder: &mut Recorder, typed: &str, ms: &mut u64) -> Vec<Entry> {
    let mut entries = Vec::new();
    for c in typed.chars() {
        *ms += 100;
        let text = &recorder.take().sections[recorder.take().current].text;
        let (end, last) = (text.len(), text.chars().last().map_or(0, char::len_utf8));
        entries.extend(match c {
            '<' => recorder.edit(end - last, last, "", false, at(*ms)).unwrap(),
            c => recorder.edit(end, 0, &c.to_string(), false, at(*ms)).unwrap(),
        });
    }
    entries
}

#[test]
fn what_was_taken_out_again_is_not_in_a_copy_but_that_it_was() {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    let mut ms = 0;
    let mut entries = typed(&mut recorder, "My boss is a fool<<<<<<<<<<<<<<<< I noticed it.", &mut ms);
    ms += 5_000;
    entries.extend(recorder.edit(0, 0, "Well, ", true, at(ms)).unwrap());
    entries.extend(recorder.finish(None, at(ms + 1_000)).unwrap());
    let copy = without_typing(&header(), &entries).unwrap();
    let text = serde_json::to_string(&copy).unwrap();
    assert!(!text.contains("fool") && !text.contains("boss") && text.contains("Well, M I noticed it."), "{text}");
    let traces: Vec<Event> =
        copy.iter().map(|entry| entry.event.clone()).filter(|e| matches!(e, Event::Traced(_))).collect();
    assert_eq!(
        traces,
        [Trace::Deleted { bytes: 16 }, Trace::Silence { ms: 5_000 }, Trace::Pasted { bytes: 6 }].map(Event::Traced)
    );
}

#[test]
fn what_the_candidate_has_seen_stays_at_home() {
    use crate::session::notes::tests::{comment, note};
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    let mut entries = recorder.edit(0, 0, "x", false, at(0)).unwrap();
    entries.extend(recorder.finish(None, at(1)).unwrap());
    for note in [note(1, 7, 1, comment("who decided?")), note(2, 9, 2, What::Seen)] {
        entries.extend(recorder.record(Event::Noted(Box::new(note)), at(2)).unwrap());
    }
    for copy in [without_typing(&header(), &entries).unwrap(), with_typing(&entries)] {
        let notes = fold(&copy).notes;
        assert_eq!(notes.threads().len(), 1);
        assert!(notes.0.iter().all(|note| note.what != What::Seen));
    }
}

proptest! {
    /// A copy is the same session: only how it was typed is gone.
    #[test]
    fn a_copy_folds_into_the_session_it_was_made_of(deeds in deeds()) {
        let mut recorder = Recorder::new(header(), [("task", "Earlier.")], at(7)).unwrap();
        let (mut entries, mut ms) = (Vec::new(), 7);
        for (passed, deed) in deeds {
            ms += passed;
            entries.extend(carry_out(&mut recorder, deed, at(ms)).unwrap_or_default());
        }
        // Only what is finished is handed over.
        entries.extend(recorder.finish(None, at(ms)).unwrap_or_default());
        let original = fold(&entries);
        let copy = without_typing(&header(), &entries).unwrap();
        let edits = copy.iter().filter(|entry| matches!(entry.event, Event::Edit { .. })).count();
        prop_assert_eq!(edits, 0);
        let folded = Take { n: original.n, at: original.at, ..fold(&copy) };
        prop_assert_eq!(&folded, &original);
        // A copy of a copy is that copy.
        prop_assert_eq!(without_typing(&header(), &copy).unwrap(), copy);
        let all = Take { n: original.n, ..fold(&with_typing(&entries)) };
        prop_assert_eq!(all, original);
    }
}

#[test]
fn what_a_session_started_from_or_was_dismissed_in_it_is_not_told_once_it_is_gone() {
    let mut recorder = Recorder::new(header(), [("situation", "My boss is a fool. I noticed.")], at(0)).unwrap();
    let dismissed = Event::Dismissed {
        rule: "blame".into(),
        section: "situation".into(),
        quote: "boss is a fool".into(),
        reason: "a quote".into(),
    };
    let mut entries = recorder.record(dismissed, at(1)).unwrap();
    entries.extend(recorder.edit(0, 19, "", false, at(2)).unwrap());
    entries.extend(recorder.finish(None, at(3)).unwrap());
    let copy = serde_json::to_string(&without_typing(&header(), &entries).unwrap()).unwrap();
    assert!(!copy.contains("fool") && copy.contains("I noticed."), "{copy}");
    assert!(serde_json::to_string(&with_typing(&entries)).unwrap().contains("fool"), "all of it goes with the typing");
}
