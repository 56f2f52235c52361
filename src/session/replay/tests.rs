use super::*;
use crate::session::Recorder;
use crate::session::limits;
use crate::session::recorder::tests::{at, carry_out, deeds};
use crate::session::take::tests::header;
use proptest::prelude::*;

/// The fold of the entries up to a session time.
fn folded(entries: &[Entry], at: u64) -> Take {
    let mut take = Take::new(header());
    for entry in entries.iter().filter(|entry| entry.at <= at) {
        take.n = entry.n - 1;
        take.apply(entry).unwrap();
    }
    take
}

#[test]
fn numbers_of_lost_entries_are_not_missed() {
    let edit = |at: usize| Event::Edit { at, cut: 0, put: "x".into(), pasted: false };
    let entries = vec![Entry { n: 1, at: 0, event: edit(0) }, Entry { n: 7, at: 900, event: edit(1) }];
    let mut replay = Replay::new(header(), Arc::new(entries));
    assert_eq!(replay.seek(899).sections[0].text, "x");
    assert_eq!(replay.next_at(), Some(900));
    assert_eq!(replay.seek(900).sections[0].text, "xx");
    assert_eq!((replay.take().n, replay.next_at()), (7, None));
}

#[test]
fn the_cursor_stands_behind_the_last_change() {
    let mut recorder = Recorder::new(header(), [("task", "Earlier.")], at(0)).unwrap();
    let mut entries = recorder.edit(0, 0, "It went well.", false, at(0)).unwrap();
    entries.extend(recorder.edit(3, 4, "was", false, at(100)).unwrap());
    entries.extend(recorder.enter("task", at(200)).unwrap());
    let mut replay = Replay::new(header(), Arc::new(entries));
    for (at, cursor) in [(0, 13), (100, 6), (200, 8)] {
        replay.seek(at);
        assert_eq!(replay.cursor(), cursor, "at {at}");
    }
}

/// A hostile log: every section is full, and each entry changes the start of one.
#[test]
fn what_is_kept_of_large_texts_is_bounded() {
    let ids: Vec<String> = (0..limits::SECTIONS).map(|n| format!("s{n}")).collect();
    let header = Header { sections: ids.clone(), ..header() };
    let full = ids.iter().map(|id| Event::Text { section: id.clone(), text: "x".repeat(limits::TEXT - 9) });
    let edits = (0..3_000).map(|n| {
        let (cut, put) = if n % 2 == 0 { (0, "y".to_owned()) } else { (1, String::new()) };
        Event::Edit { at: 0, cut, put, pasted: false }
    });
    let entries = (1..).zip(full.chain(edits)).map(|(n, event)| Entry { n, at: n, event }).collect();
    let mut replay = Replay::new(header, Arc::new(entries));
    replay.seek(u64::MAX);
    assert!(replay.bytes <= BYTES && replay.kept.len() <= KEPT);
    assert_eq!(replay.bytes, replay.kept.iter().map(|(_, take)| bytes(take)).sum::<usize>());
    assert!(replay.kept.len() > 2, "some are kept all the same");
}

proptest! {
    /// Wherever one goes, in whatever order: it is the fold of what came before.
    #[test]
    fn seeking_is_folding(deeds in deeds(), places in proptest::collection::vec(any::<prop::sample::Index>(), 1..30), apart in 1..4_000_usize) {
        let mut recorder = Recorder::new(header(), [("task", "Earlier.")], at(7)).unwrap();
        let (mut entries, mut ms) = (Vec::new(), 7);
        for (passed, deed) in deeds {
            ms += passed;
            entries.extend(carry_out(&mut recorder, deed, at(ms)).unwrap_or_default());
        }
        let end = entries.last().map_or(0, |entry| entry.at) as usize;
        let mut replay = Replay::new(header(), Arc::new(entries.clone()));
        replay.apart = apart;
        for place in places {
            let at = place.index(end + 2) as u64;
            prop_assert_eq!(replay.seek(at), &folded(&entries, at));
            prop_assert!(replay.kept.is_sorted_by_key(|(applied, _)| *applied));
        }
    }
}
