use super::*;
use crate::content::Polarity::{Disqualifier, Signal, Warning};
use crate::scoring::Scorecard;
use crate::session::Entry;
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
    let quick = Told::read(&path).unwrap().short;
    assert_eq!(quick, short::Short::of_take(recorder.take()));
    quick.summary(&path, false)
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

/// The session of that number, told and judged; `after` follows the end.
fn tell(store: &Store, n: u128, header: Header, after: impl FnOnce(&mut Recorder) -> Vec<Entry>) {
    let header = Header { id: SessionId::new(n), ..header };
    let mut journal = store.journal(&header).unwrap();
    let mut recorder = Recorder::new(header, [], Moment::after(0)).unwrap();
    journal.append(&recorder.edit(0, 0, &"word ".repeat(70), false, Moment::after(1_000)).unwrap()).unwrap();
    journal.append(&after(&mut recorder)).unwrap();
}

fn judged() -> Scorecard {
    let found = |rule: &str, polarity, section: &str, text: &str| crate::scoring::scorecard::Quoted {
        rule: rule.into(),
        family: "family".into(),
        polarity,
        section: section.into(),
        start: 0,
        end: 4,
        text: text.into(),
    };
    let section = |id: &str, words, spoken| crate::scoring::scorecard::SectionScore {
        id: id.into(),
        score: 2.5,
        weight: 1,
        words,
        spoken,
        parts: Vec::new(),
    };
    Scorecard {
        sections: vec![section("situation", 70, 30), section("task", 0, 0), section("action", 0, 0)],
        findings: vec![
            found("asked", Disqualifier, "situation", "asked me to"),
            found("asked", Disqualifier, "action", "asked me to"),
            found("hedge", Warning, "action", "somehow"),
            found("deed", Signal, "action", "I built"),
        ],
        voice: crate::scoring::scorecard::Voice { own: 3, group: 1 },
        ..card()
    }
}

#[test]
fn progress_is_read_from_the_ends_of_finished_sessions() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    let (now, later) = (Moment::after(61_000), Moment::after(62_000));
    tell(&store, 1, header(), |recorder| {
        let mut entries = recorder.record(answered(true), now).unwrap();
        entries.extend(recorder.finish(Some(judged()), now).unwrap());
        let (rule, section, quote) = ("asked".into(), "action".into(), "asked me to".into());
        let dismissed = Event::Dismissed { rule, section, quote, reason: "a colleague's words".into() };
        entries.extend(recorder.record(dismissed, later).unwrap());
        entries
    });
    tell(&store, 2, header(), |recorder| {
        let mut entries = recorder.record(answered(false), now).unwrap();
        entries.extend(recorder.finish(Some(judged()), now).unwrap());
        entries
    });
    let aloud = Header { input: Input::Aloud, feedback: crate::session::Feedback::Exam, ..header() };
    tell(&store, 3, aloud, |recorder| recorder.finish(None, now).unwrap());
    let drill = Header { about: Some(SessionId::new(1)), ..header() };
    tell(&store, 4, drill, |recorder| recorder.finish(Some(judged()), now).unwrap());
    let alone = Header { framework: crate::scoring::drill::FRAMEWORK.into(), ..header() };
    tell(&store, 7, alone, |recorder| recorder.finish(Some(judged()), now).unwrap());
    let mock = InMock { id: SessionId::new(8), n: 1, of: 2 };
    let mock = Header { input: Input::Aloud, mock: Some(mock), ..header() };
    tell(&store, 8, mock, |recorder| recorder.finish(None, now).unwrap());
    tell(&store, 5, header(), |recorder| recorder.pause(now).unwrap());
    tell(&store, 6, header(), |recorder| recorder.finish(None, now).unwrap());

    let mut attempts = store.attempts();
    attempts.sort_by_key(|attempt| attempt.id.clone());
    let short = |at: &Attempt| {
        let judged = at.judged.as_ref();
        let judged = judged.map(|it| (it.total, it.verdict, it.share, it.disqualifiers, it.warnings, it.said.len()));
        let first = at.sections.first().map(|it| it.score);
        (at.id.0.trim_start_matches('0').to_owned(), at.exam, at.drill, at.seconds, first, judged)
    };
    let hire = Some(Verdict::Hire);
    assert_eq!(
        attempts.iter().map(short).collect::<Vec<_>>(),
        [
            ("1".to_owned(), false, false, 30, Some(Some(2.5)), Some((71, hire, Some(75), 1, 1, 2))),
            ("2".to_owned(), false, false, 30, Some(None), Some((71, None, Some(75), 2, 1, 3))),
            ("3".to_owned(), true, false, 60, Some(None), None),
            ("4".to_owned(), false, true, 30, Some(Some(2.5)), Some((71, hire, Some(75), 2, 1, 3))),
            ("8".to_owned(), false, false, 60, None, None),
        ],
        "one that goes on and a typed one without a judgement are none"
    );
}

#[test]
fn an_end_that_is_longer_than_what_is_read_at_once_is_read_whole() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    tell(&store, 1, header(), |recorder| {
        let mut entries = recorder.edit(0, 0, &"long ".repeat(20_000), false, Moment::after(2_000)).unwrap();
        entries.extend(recorder.finish(Some(judged()), Moment::after(61_000)).unwrap());
        entries
    });
    assert_eq!(store.attempts().len(), 1);
    assert!(store.sessions().0[0].finished);
}

#[test]
fn targets_and_pace_are_those_of_the_rubric_that_was_kept() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    let library = store.load().library;
    let engine = std::sync::Arc::default();
    let rubric =
        crate::scoring::Rubric::resolve(&library, engine, "ownership-beyond-scope", Some("senior"), None, 70).unwrap();
    let source = crate::scoring::stored::Source { families: "[]", words: &library.words };
    let kept = store.keep_rubric(&crate::scoring::stored::StoredRubric::of(&rubric, source).unwrap()).unwrap();
    tell(&store, 1, Header { rubric: kept, ..header() }, |recorder| {
        recorder.finish(Some(judged()), Moment::after(61_000)).unwrap()
    });
    let attempt = store.attempts().remove(0);
    assert_eq!((attempt.seconds, attempt.target), (60, Some(rubric.level.total)), "70 words at 70 a minute");
    assert_eq!(attempt.sections[0].target, Some(rubric.times[0].target));
}

#[test]
fn progress_from_the_index_is_progress_from_the_files() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    for n in 1..=20 {
        tell(&store, n, header(), |recorder| recorder.finish(Some(judged()), Moment::after(61_000)).unwrap());
    }
    let sorted = || {
        let mut attempts = store.attempts();
        attempts.sort_by_key(|attempt| attempt.id.clone());
        attempts
    };
    let read = sorted();
    settle(&store);
    assert_eq!((read.len(), sorted()), (20, read));
    let text = read_index(&store).replace("\"total\":71", "\"total\":72");
    super::super::whole::write(&store.dirs.index, text.as_bytes()).unwrap();
    settle(&store);
    assert!(sorted().iter().all(|it| it.judged.as_ref().unwrap().total == 72), "the index is not used");
}

#[test]
fn times_that_were_missing_are_found_once_their_rubric_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    let library = store.load().library;
    let engine = std::sync::Arc::default();
    let rubric = crate::scoring::Rubric::resolve(&library, engine, "failure", None, None, 70).unwrap();
    let source = crate::scoring::stored::Source { families: "[]", words: &library.words };
    let stored = crate::scoring::stored::StoredRubric::of(&rubric, source).unwrap();
    let hash = super::super::rubrics::hash(&serde_json::to_vec(&stored).unwrap());
    for n in 1..=20 {
        let header = Header { rubric: hash.clone(), ..header() };
        tell(&store, n, header, |recorder| recorder.finish(Some(judged()), Moment::after(61_000)).unwrap());
    }
    assert!(store.attempts().iter().all(|attempt| attempt.target.is_none()));
    settle(&store);
    assert_eq!(store.keep_rubric(&stored).unwrap(), hash);
    assert!(store.attempts().iter().all(|attempt| attempt.target == Some(rubric.level.total)));
}

/// The index is an hour younger than the files; only so is it believed.
fn settle(store: &Store) {
    let file = private::open(&store.dirs.index).unwrap();
    let hour = std::time::Duration::from_secs(3600);
    file.set_modified(file.metadata().unwrap().modified().unwrap() + hour).unwrap();
}

fn read_index(store: &Store) -> String {
    let mut file = private::open_to_read(&store.dirs.index).unwrap();
    String::from_utf8(private::read(&mut file, 1 << 20).unwrap()).unwrap()
}
