use super::*;
use crate::session::recorder::tests::{at, carry_out, deeds};
use crate::session::take::tests::header;
use crate::session::{Recorder, Take};
use proptest::prelude::*;

fn log(events: impl IntoIterator<Item = (u64, Event)>) -> Vec<Entry> {
    (1..).zip(events).map(|(n, (at, event))| Entry { n, at, event }).collect()
}

fn edit(at: usize, cut: usize, put: &str) -> Event {
    Event::Edit { at, cut, put: put.into(), pasted: false }
}

fn entered(section: &str) -> Event {
    Event::Entered { section: section.into() }
}

/// Two sections, a pause of ten seconds in the second one, a silence and a deletion.
fn told() -> Timeline {
    let entries = log([
        (0, entered("situation")),
        (2_000, edit(0, 0, "I noticed that")),
        (7_000, edit(14, 0, " x")),
        (8_000, edit(2, 14, "")),
        (10_000, entered("task")),
        (11_000, Event::Paused),
        (21_000, Event::Resumed { wall: "later".into() }),
        (23_000, Event::Edit { at: 0, cut: 0, put: "I took it on.".into(), pasted: true }),
        (24_000, Event::Finished { sections: Vec::new(), scorecard: None }),
        (99_000, Event::Named { name: "later".into() }),
    ]);
    Timeline::of(&header(), &entries)
}

#[test]
fn time_runs_from_the_first_key_and_stands_while_the_clocks_do() {
    let line = told();
    assert_eq!(line.length, 12_000);
    assert_eq!(line.visits, [Visit { section: 0, from: 0, to: 8_000 }, Visit { section: 1, from: 8_000, to: 12_000 }]);
    assert_eq!(line.stops, [Stop { section: 1, at: 9_000, ms: 10_000 }]);
    let signs: Vec<(u64, u64, Trace)> = line.signs.iter().map(|sign| (sign.from(), sign.at, sign.trace)).collect();
    let sections: Vec<usize> = line.signs.iter().map(|sign| sign.section).collect();
    assert_eq!(sections, [0, 0, 1], "a sign belongs to the section that was told then");
    assert_eq!(
        signs,
        [
            (0, 5_000, Trace::Silence { ms: 5_000 }),
            (6_000, 6_000, Trace::Deleted { bytes: 14 }),
            (11_000, 11_000, Trace::Pasted { bytes: 13 }),
        ]
    );
}

#[test]
fn both_times_lead_to_each_other_and_a_pause_is_one_instant() {
    let line = told();
    let places = [0, 2_000, 5_000, 10_999, 11_000, 15_000, 21_000, 22_000, 24_000, 99_000];
    let as_told = [0, 0, 3_000, 8_999, 9_000, 9_000, 9_000, 10_000, 12_000, 12_000];
    assert_eq!(places.map(|at| line.told(at)), as_told);
    assert_eq!(
        [0, 8_999, 9_000, 9_001, 12_000, 90_000].map(|told| line.at(told)),
        [2_000, 10_999, 21_000, 21_001, 24_000, 24_000]
    );
}

#[test]
fn one_goes_from_visit_to_visit_and_from_silence_to_silence() {
    let line = told();
    assert_eq!([0, 7_999, 8_000].map(|told| line.next_visit(told)), [Some(8_000), Some(8_000), None]);
    assert_eq!(
        [500, 3_000, 8_500, 9_500].map(|told| line.visit_before(told, 1_000)),
        [None, Some(0), Some(0), Some(8_000)]
    );
    assert_eq!(line.next_silence(0), None, "the only one began there");
    let late = log([(0, edit(0, 0, "x")), (1_000, edit(1, 0, "y")), (6_000, edit(2, 0, "z"))]);
    assert_eq!(Timeline::of(&header(), &late).next_silence(0), Some(1_000));
}

#[test]
fn an_answer_without_a_clock_has_no_length() {
    let whole = log([
        (0, entered("situation")),
        (0, Event::Text { section: "situation".into(), text: "All of it.".into() }),
        (5_000, Event::Finished { sections: Vec::new(), scorecard: None }),
    ]);
    let line = Timeline::of(&header(), &whole);
    assert_eq!((line.length, line.visits.len(), line.at(0)), (0, 0, 5_000));
    assert_eq!(Timeline::of(&header(), &[]), Timeline::default());
}

#[test]
fn a_million_entries_make_a_timeline_that_can_be_drawn() {
    let back_and_forth = (0..1_000_000_u64).map(|n| match n % 4 {
        0 => (n * 5_000, edit(0, 0, "a long pasted text")),
        1 => (n * 5_000, Event::Edit { at: 0, cut: 18, put: "b".into(), pasted: true }),
        2 => (n * 5_000, Event::Paused),
        _ => (n * 5_000, if n % 8 == 3 { entered("task") } else { entered("situation") }),
    });
    let line = Timeline::of(&header(), &log(back_and_forth.collect::<Vec<_>>()));
    assert!(line.visits.len() <= MOST && line.stops.len() <= MOST && line.signs.len() <= 3 * MOST);
}

proptest! {
    /// Told time is what the clocks show together, and every told time has a session time of its own.
    #[test]
    fn told_time_is_that_of_the_clocks(deeds in deeds(), places in proptest::collection::vec(0..2_000_000_u64, 9)) {
        let mut recorder = Recorder::new(header(), [("task", "Earlier.")], at(7)).unwrap();
        let (mut entries, mut ms) = (Vec::new(), 7);
        for (passed, deed) in deeds {
            ms += passed;
            entries.extend(carry_out(&mut recorder, deed, at(ms)).unwrap_or_default());
        }
        let line = Timeline::of(&header(), &entries);
        let mut take = Take::new(header());
        for entry in &entries {
            take.apply(entry).unwrap();
            if take.finished.is_none() {
                prop_assert_eq!(line.told(entry.at), take.total_ms(entry.at));
            }
        }
        prop_assert_eq!(line.visits.iter().map(|visit| visit.to - visit.from).sum::<u64>(), line.length);
        prop_assert!(line.signs.is_sorted_by_key(|sign| sign.at));
        for told in places {
            let at = line.at(told);
            prop_assert_eq!(line.told(at), told.min(line.length));
        }
    }
}
