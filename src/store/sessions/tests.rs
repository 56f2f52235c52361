use super::*;
use crate::scoring::Scorecard;
use crate::session::event::Honesty;
use crate::session::take::tests::header;

fn card() -> Scorecard {
    let rubric = crate::scoring::scorecard::Voice::default();
    Scorecard {
        total: 71,
        sections: Vec::new(),
        verdict: Verdict::Hire,
        capped_by: Vec::new(),
        without_cap: Verdict::Hire,
        primary_weakness: Weakness::NoMetric,
        findings: Vec::new(),
        voice: rubric,
    }
}

/// What both ways of reading say of a session that was recorded so.
#[track_caller]
fn both_ways(deeds: impl FnOnce(&mut Recorder) -> Vec<Entry>) -> Summary {
    let home = tempfile::tempdir().unwrap();
    let mut journal = Journal::new(home.path(), &header()).unwrap();
    let mut recorder = Recorder::new(header(), [], Moment::after(0)).unwrap();
    journal.append(&recorder.edit(0, 0, "I noticed it.", false, Moment::after(1_000)).unwrap()).unwrap();
    journal.append(&deeds(&mut recorder)).unwrap();
    let path = journal.path().to_owned();
    drop(journal);
    let quick = summary(&path).unwrap();
    assert_eq!(quick, of_take(&path, recorder.take()));
    quick
}

fn answered(yes: bool) -> Event {
    Event::Answered { question: Honesty::TrueAndMine, yes }
}

#[test]
fn the_ends_of_a_file_say_what_the_whole_file_says() {
    let now = Moment::after(61_000);
    let whole = both_ways(|recorder| {
        let mut entries = recorder.record(Event::Named { name: "third".into() }, now).unwrap();
        entries.extend(recorder.record(answered(false), now).unwrap());
        entries.extend(recorder.record(answered(true), now).unwrap());
        entries.extend(recorder.finish(Some(card()), now).unwrap());
        entries
    });
    assert!(whole.finished && !whole.withheld);
    assert_eq!((whole.verdict, whole.total, whole.ms, whole.words), (Some(Verdict::Hire), Some(71), 60_000, 3));
    assert_eq!(whole.name.as_deref(), Some("third"));

    let unnamed = both_ways(|recorder| {
        let mut entries = recorder.finish(None, now).unwrap();
        for name in ["a", ""] {
            entries.extend(recorder.record(Event::Named { name: name.into() }, now).unwrap());
        }
        entries
    });
    assert_eq!((unnamed.finished, unnamed.name), (true, None));
    assert!(!both_ways(|recorder| recorder.pause(now).unwrap()).finished);
}

#[test]
fn a_no_to_one_of_the_two_questions_withholds_the_verdict() {
    let now = Moment::after(61_000);
    let summary = both_ways(|recorder| {
        let mut entries = recorder.record(answered(false), now).unwrap();
        entries.extend(recorder.finish(Some(card()), now).unwrap());
        entries
    });
    assert_eq!((summary.withheld, summary.verdict), (true, None));
}
