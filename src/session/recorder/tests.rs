use super::*;
use crate::session::take::tests::header;
use proptest::prelude::*;

pub(crate) fn at(ms: u64) -> Moment {
    Moment::after(ms)
}

pub(crate) fn fold(entries: &[Entry]) -> Take {
    let mut take = Take::new(header());
    for entry in entries {
        take.apply(entry).unwrap();
    }
    take
}

fn events(entries: &[Entry]) -> Vec<&Event> {
    entries.iter().map(|entry| &entry.event).collect()
}

#[test]
fn nothing_is_written_before_the_first_key() {
    let mut recorder = Recorder::new(header(), [("situation", "Earlier."), ("task", "")], at(1_000)).unwrap();
    assert_eq!(recorder.enter("task", at(2_000)).unwrap(), []);
    assert!(!recorder.has_begun());
    let entries = recorder.edit(0, 0, "I", false, at(3_500)).unwrap();
    assert!(recorder.has_begun());
    assert_eq!(entries.iter().map(|e| (e.n, e.at)).collect::<Vec<_>>(), [(1, 0), (2, 0), (3, 1_000), (4, 2_500)]);
    assert_eq!(fold(&entries), *recorder.take());
    assert_eq!(recorder.ms(1, at(4_500)), 1_000);
    assert_eq!(recorder.total_ms(at(4_500)), 1_000);
}

#[test]
fn two_hundred_edits_of_a_section_make_a_checkpoint() {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    let mut all = Vec::new();
    for i in 0..400 {
        all.extend(recorder.edit(i, 0, "x", false, at(i as u64)).unwrap());
    }
    let places: Vec<u64> = all
        .iter()
        .filter(|e| matches!(&e.event, Event::Text { text, .. } if text.len() % 200 == 0))
        .map(|e| e.n)
        .collect();
    assert_eq!(places, [202, 403]);
}

#[test]
fn leaving_a_section_restates_it_once() {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    recorder.edit(0, 0, "x", false, at(0)).unwrap();
    let text = Event::Text { section: "situation".into(), text: "x".into() };
    let to_task = Event::Entered { section: "task".into() };
    assert_eq!(events(&recorder.enter("task", at(1)).unwrap()), [&text, &to_task]);
    recorder.enter("situation", at(2)).unwrap();
    assert_eq!(events(&recorder.enter("task", at(3)).unwrap()), [&to_task], "nothing new to restate");
}

#[test]
fn a_refused_deed_leaves_no_trace() {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    recorder.edit(0, 0, "x", false, at(0)).unwrap();
    let before = recorder.take().clone();
    assert!(recorder.enter("coda", at(1)).is_err());
    assert!(recorder.edit(9, 0, "y", false, at(1)).is_err());
    assert_eq!(*recorder.take(), before);
}

#[test]
fn a_cut_off_session_goes_on_paused_from_its_last_entry() {
    let mut first = Recorder::new(header(), [], at(0)).unwrap();
    let mut all = first.edit(0, 0, "x", false, at(10_000)).unwrap();
    all.extend(first.edit(1, 0, "y", false, at(12_000)).unwrap());
    // Another run of the program: its clock starts anew.
    let (mut second, paused) = Recorder::reopen(fold(&all), at(500));
    all.extend(paused);
    assert_eq!(second.ms(0, at(400_000)), 2_000, "it stands until it is resumed");
    all.extend(second.resume(at(400_500)).unwrap());
    all.extend(second.edit(2, 0, "z", false, at(401_500)).unwrap());
    assert_eq!(second.ms(0, at(401_500)), 3_000);
    assert_eq!(fold(&all), *second.take());
    let (_, nothing) = Recorder::reopen(fold(&all[..1]), at(0));
    assert_eq!(nothing, [], "clocks that stood need no pause");
}

#[test]
fn a_jump_of_a_minute_pauses_where_the_clocks_were_last_seen() {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    recorder.edit(0, 0, "x", false, at(0)).unwrap();
    assert_eq!(recorder.wake(at(30_000)), []);
    let entries = recorder.wake(at(5_000_000));
    assert_eq!(events(&entries), [&Event::Paused]);
    assert_eq!(recorder.ms(0, at(5_000_000)), 30_000);
    recorder.resume(at(5_001_000)).unwrap();
    assert_eq!(recorder.ms(0, at(5_003_000)), 32_000);
}

#[test]
fn finishing_keeps_texts_times_and_says_the_name_again() {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    recorder.edit(0, 0, "x", false, at(0)).unwrap();
    recorder.record(Event::Named { name: "first try".into() }, at(1)).unwrap();
    let entries = recorder.finish(None, at(2_000)).unwrap();
    let Event::Finished { sections, .. } = &entries[0].event else { panic!("{entries:?}") };
    assert_eq!(sections[0], Final { id: "situation".into(), text: "x".into(), ms: 2_000 });
    assert_eq!(entries[1].event, Event::Named { name: "first try".into() });
    assert!(recorder.edit(0, 0, "y", false, at(3_000)).is_err());
}

/// Something that a candidate might do, with its milliseconds after the last.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    Enter(usize),
    Edit(prop::sample::Index, prop::sample::Index, String, bool),
    Replace(usize, String),
    Pause,
    Resume,
    Wake,
    Name(String),
    Check(u8, bool),
    Finish,
}

pub(crate) fn deeds() -> impl Strategy<Value = Vec<(u64, Deed)>> {
    let place = any::<prop::sample::Index>;
    let deed = prop_oneof![
        2 => (0..4_usize).prop_map(Deed::Enter),
        20 => (place(), place(), "\\PC{0,3}", any::<bool>()).prop_map(|(a, b, put, p)| Deed::Edit(a, b, put, p)),
        1 => (0..3_usize, "\\PC{0,20}").prop_map(|(section, text)| Deed::Replace(section, text)),
        1 => Just(Deed::Pause),
        1 => Just(Deed::Resume),
        1 => Just(Deed::Wake),
        1 => "\\PC{0,5}".prop_map(Deed::Name),
        1 => (0..3_u8, any::<bool>()).prop_map(|(need, met)| Deed::Check(need, met)),
        1 => Just(Deed::Finish),
    ];
    proptest::collection::vec((prop_oneof![9 => 0..900_u64, 1 => 0..200_000_u64], deed), 0..300)
}

/// A span of whole characters.
fn span(text: &str, one: prop::sample::Index, other: prop::sample::Index) -> (usize, usize) {
    let borders: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let (a, b) = (*one.get(&borders), *other.get(&borders));
    (a.min(b), a.max(b) - a.min(b))
}

pub(crate) fn carry_out(recorder: &mut Recorder, deed: Deed, now: Moment) -> Result<Vec<Entry>, Misfit> {
    let section = |i: usize| ["situation", "task", "action", "coda"][i];
    match deed {
        Deed::Enter(i) => recorder.enter(section(i), now),
        Deed::Edit(one, other, put, pasted) => {
            let (at, cut) = span(&recorder.take().sections[recorder.take().current].text, one, other);
            recorder.edit(at, cut, &put, pasted, now)
        }
        Deed::Replace(i, text) => recorder.replace(section(i), &text, now),
        Deed::Pause => recorder.pause(now),
        Deed::Resume => recorder.resume(now),
        Deed::Wake => Ok(recorder.wake(now)),
        Deed::Name(name) => recorder.record(Event::Named { name }, now),
        Deed::Check(need, met) => recorder.record(Event::Checked { need: need.to_string(), met }, now),
        Deed::Finish => recorder.finish(None, now),
    }
}

proptest! {
    /// The live take equals the take folded from the log after every entry (invariant 4).
    #[test]
    fn the_live_take_equals_the_folded_one(deeds in deeds()) {
        let mut recorder = Recorder::new(header(), [("task", "Earlier.")], at(7)).unwrap();
        let (mut folded, mut ms) = (Take::new(header()), 7);
        for (passed, deed) in deeds {
            ms += passed;
            let before = recorder.clone();
            if let Ok(entries) = carry_out(&mut recorder, deed, at(ms)) {
                for entry in &entries {
                    // As the file has it, so that the format itself is part of the promise.
                    let line = serde_json::to_string(entry).unwrap();
                    folded.apply(&serde_json::from_str(&line).unwrap()).unwrap();
                }
            } else {
                prop_assert_eq!(recorder.take(), before.take());
            }
            if recorder.has_begun() {
                prop_assert_eq!(recorder.take(), &folded);
            }
            prop_assert!(recorder.total_ms(at(ms)) <= recorder.at(at(ms)));
        }
    }
}
