use super::*;
use crate::session::notes::tests::{comment, note};
use crate::session::recorder::tests::{at, fold};
use crate::session::redact::{Names, redact};
use crate::session::share::without_typing;
use crate::session::take::tests::header;
use crate::session::{Note, SessionId};
use proptest::prelude::*;

/// A finished session of one text, as entries.
fn told(text: &str) -> Vec<Entry> {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    let mut entries = recorder.edit(0, 0, text, false, at(0)).unwrap();
    entries.extend(recorder.finish(None, at(9)).unwrap());
    entries
}

fn with(take: &Take, notes: &[Note]) -> Take {
    let (mut recorder, _) = Recorder::reopen(take.clone(), at(0));
    let (_, misfit) = record(&mut recorder, notes.to_vec(), at(1));
    assert_eq!(misfit, None);
    recorder.take().clone()
}

fn on(start: usize, end: usize, quote: &str) -> What {
    let anchor = Anchor { section: "situation".into(), start, end, quote: quote.into() };
    What::Comment { anchor: Some(anchor), text: "who?".into() }
}

#[test]
fn a_comment_on_a_copy_without_names_finds_its_words_in_the_session() {
    let entries = told("Anna asked Bob, and Anna asked me to look.");
    let own = fold(&entries);
    let mut copy = without_typing(&header(), &entries).unwrap();
    redact(&Names::new(["Anna"]).unwrap(), &mut header(), &mut copy).unwrap();
    let copy = fold(&copy);
    let text = &copy.sections[0].text;
    let start = text.rfind("[Name1] asked").unwrap();
    let second = note(1, 7, 1, on(start, start + 13, "[Name1] asked"));
    let look = note(2, 7, 2, on(text.find("look").unwrap(), text.find("look").unwrap() + 4, "look"));
    let only = note(3, 7, 3, on(0, 7, "[Name1]"));
    let copy = with(&copy, &[second, look, only]);
    let merged = with(&own, &news(&own, &copy).unwrap());
    let quotes: Vec<Option<&str>> = merged
        .notes
        .threads()
        .iter()
        .map(|thread| thread.anchor.unwrap().find(&own.sections[0].text).map(|span| &own.sections[0].text[span]))
        .collect();
    assert_eq!(quotes, [Some("Anna asked"), Some("look"), Some("Anna")]);
}

#[test]
fn another_session_and_an_unfinished_one_are_told_apart() {
    let own = fold(&told("x"));
    let mut other = own.clone();
    other.header.id = SessionId::new(8);
    assert_eq!(news(&own, &other), Err(Apart::Others));
    let unfinished = Take { finished: None, ..own.clone() };
    assert_eq!(news(&own, &unfinished), Err(Apart::Unfinished));
}

proptest! {
    /// Copies that were noted on by several people join into the same in any order, and twice adds nothing.
    #[test]
    fn notes_join_in_any_order_and_twice_without_harm(
        ids in proptest::collection::vec((0..12_u128, 0..3_u128, 0..50_u32), 0..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let own = fold(&told("I noticed it."));
        let mut seen = std::collections::BTreeSet::new();
        let all: Vec<Note> = ids.into_iter().filter(|(id, ..)| seen.insert(*id))
            .map(|(id, who, minute)| note(id, who, minute, comment(&format!("{id}")))).collect();
        let cut = cut.index(all.len() + 1);
        let (a, b) = (with(&own, &all[..cut]), with(&own, &all[cut..]));
        let ab = with(&with(&own, &news(&own, &a).unwrap()), &news(&with(&own, &news(&own, &a).unwrap()), &b).unwrap());
        let ba = with(&with(&own, &news(&own, &b).unwrap()), &news(&with(&own, &news(&own, &b).unwrap()), &a).unwrap());
        prop_assert_eq!(ab.notes.threads(), ba.notes.threads());
        prop_assert_eq!(ab.notes.0.len(), all.len());
        prop_assert_eq!(news(&ab, &a).unwrap(), vec![]);
        prop_assert_eq!(news(&ab, &ba).unwrap(), vec![]);
    }
}
