//! The session file: what is written, what a cut leaves, and what a damaged one still tells.

use starcoach::clock::Moment;
use starcoach::session::{Entry, Feedback, Header, Input, Reader, Recorder, SessionId, Take};
use starcoach::store::Store;
use starcoach::store::journal::{self, ReadOnly};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// A header for session number `id`, begun `id` minutes after nine.
pub fn header(id: u8) -> Header {
    Header {
        format: starcoach::session::FORMAT,
        id: SessionId::new(u128::from(id) << 120 | u128::from(id)),
        pattern: "ownership".into(),
        framework: "star".into(),
        sections: ["situation", "task", "action"].map(str::to_owned).to_vec(),
        story: Some("webhooks".into()),
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
        began: format!("2026-11-21T09:{id:02}:00+00:00[UTC]"),
        engine: "0.1.0".into(),
        rubric: String::new(),
    }
}

pub fn at(ms: u64) -> Moment {
    Moment::after(ms)
}

pub fn home() -> (TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(Some(home.path())).unwrap();
    (home, store)
}

/// A short session with a bit of everything, in the portions in which it is appended.
pub fn portions(id: u8, finish: bool) -> (Recorder, Vec<Vec<Entry>>) {
    let mut recorder = Recorder::new(header(id), [("task", "Earlier.\n")], at(0)).unwrap();
    let mut all = Vec::new();
    for (i, c) in "Né 👩\u{200d}🚀 \"x\"".char_indices() {
        all.push(recorder.edit(i, 0, &c.to_string(), false, at(1_000 + i as u64)).unwrap());
    }
    all.push(recorder.edit(0, 1, "", false, at(2_000)).unwrap());
    all.push(recorder.enter("task", at(3_000)).unwrap());
    all.push(recorder.edit(9, 0, "pasted\nlines", true, at(3_500)).unwrap());
    all.push(recorder.pause(at(4_000)).unwrap());
    all.push(recorder.resume(at(9_000)).unwrap());
    if finish {
        all.push(recorder.finish(None, at(10_000)).unwrap());
    }
    (recorder, all)
}

/// A saved session.
pub fn saved(store: &Store, id: u8, finish: bool) -> (PathBuf, Take) {
    let (recorder, portions) = portions(id, finish);
    let mut journal = store.journal(&header(id)).unwrap();
    for entries in &portions {
        journal.append(entries).unwrap();
    }
    (journal.path().to_owned(), recorder.take().clone())
}

#[test]
fn nothing_is_on_disk_before_the_first_key_and_everything_after_each() {
    let (_home, store) = home();
    let mut journal = store.journal(&header(1)).unwrap();
    journal.save().unwrap();
    assert!(!store.dirs.sessions.exists());
    let mut folded = Take::new(header(1));
    for entries in portions(1, true).1 {
        journal.append(&entries).unwrap();
        for entry in &entries {
            folded.apply(entry).unwrap();
        }
        let reader = Reader::read(&fs::read(journal.path()).unwrap()).unwrap().0;
        assert_eq!((&reader.take, reader.flaws.len()), (&folded, 0));
    }
    journal.save().unwrap();
    assert!(journal.is_saved());
}

#[test]
fn a_file_cut_at_any_byte_is_a_true_prefix() {
    let (_home, store) = home();
    let (path, _) = saved(&store, 1, true);
    let bytes = fs::read(path).unwrap();
    let header_len = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let entries = Reader::read(&bytes).unwrap().0.entries;
    for cut in 0..=bytes.len() {
        let part = &bytes[..cut];
        let Ok((reader, whole)) = Reader::read(part) else {
            assert!(cut < header_len, "refused at {cut}");
            continue;
        };
        // A line that lacks only its end is one.
        let unended = cut > header_len && !part.ends_with(b"\n") && bytes.get(cut).is_none_or(|byte| *byte == b'\n');
        let complete = part.split(|byte| *byte == b'\n').count() - 2 + usize::from(unended);
        let mut true_take = Take::new(header(1));
        for entry in &entries[..complete] {
            true_take.apply(entry).unwrap();
        }
        assert_eq!((reader.take, reader.flaws.len(), part[..whole].last()), (true_take, 0, Some(&b'\n')), "{cut}");
    }
}

#[test]
fn a_cut_session_goes_on_where_its_last_whole_line_ended() {
    let (_home, store) = home();
    let (path, _) = saved(&store, 1, false);
    let bytes = fs::read(&path).unwrap();
    let header_len = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for cut in (header_len..bytes.len()).step_by(37) {
        fs::write(&path, &bytes[..cut]).unwrap();
        let stored = journal::open(&path).unwrap();
        let mut journal = stored.journal.unwrap();
        let (mut recorder, paused) = Recorder::reopen(stored.reader.take, at(0));
        journal.append(&paused).unwrap();
        journal.append(&recorder.edit(0, 0, "again", false, at(10)).unwrap()).unwrap();
        let (reader, whole) = Reader::read(&fs::read(&path).unwrap()).unwrap();
        assert_eq!((&reader.take, reader.flaws.len()), (recorder.take(), 0), "{cut}");
        assert_eq!(whole as u64, fs::metadata(&path).unwrap().len());
    }
}

#[test]
fn opening_a_torn_session_to_look_changes_nothing() {
    let (_home, store) = home();
    let (path, _) = saved(&store, 1, false);
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(b"{\"n\":99,\"at");
    fs::write(&path, &bytes).unwrap();
    assert_eq!(journal::open(&path).unwrap().problems(), []);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_program_that_lets_go_is_waited_for() {
    let (_home, store) = home();
    let (path, _) = saved(&store, 1, true);
    let first = journal::open(&path).unwrap();
    assert_eq!(journal::open_within(&path, Duration::from_millis(1)).unwrap().journal.unwrap_err(), ReadOnly::InUse);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| journal::open_within(&path, Duration::from_secs(600)).unwrap());
        drop(first);
        assert!(second.join().unwrap().journal.is_ok());
    });
}

#[test]
fn the_second_program_reads_only() {
    let (_home, store) = home();
    let (path, take) = saved(&store, 1, false);
    let first = journal::open(&path).unwrap();
    assert!(first.journal.is_ok());
    let second = journal::open(&path).unwrap();
    assert_eq!(second.journal.unwrap_err(), ReadOnly::InUse);
    assert_eq!(second.reader.take, take);
    assert!(store.delete_session(&path).unwrap_err().message.contains("another starcoach"));
    assert!(store.rename_session(&path, "x", at(0)).unwrap_err().message.contains("another starcoach"));
    drop(first);
    assert!(journal::open(&path).unwrap().journal.is_ok());
}

#[cfg(unix)]
#[test]
fn sessions_are_private_to_the_user() {
    use std::os::unix::fs::PermissionsExt;
    let (_home, store) = home();
    let (path, _) = saved(&store, 1, false);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&store.dirs.sessions)), (0o600, 0o700));
    let trashed = store.delete_session(&path).unwrap();
    assert_eq!((mode(&trashed), mode(&store.dirs.trash)), (0o600, 0o700));
}

#[test]
fn a_damaged_line_is_told_with_its_number_and_the_rest_goes_on() {
    let (_home, store) = home();
    let (path, _) = saved(&store, 1, false);
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[4] = "\u{202e}rot";
    fs::write(&path, lines.join("\n") + "\n").unwrap();
    let stored = journal::open(&path).unwrap();
    let problems = stored.problems();
    assert_eq!(problems[0].file, format!("{}:5", path.display()));
    assert!(problems.iter().all(|problem| !problem.to_string().contains('\u{202e}')));
    let take = stored.reader.take;
    assert_eq!(take.sections[1].text, "Earlier.\npasted\nlines");
    assert!(!take.sections[0].damaged, "leaving the section restated it");
    assert!(take.sections[0].text.starts_with("é 👩"), "{}", take.sections[0].text);
    assert_eq!(fs::read_to_string(&path).unwrap(), lines.join("\n") + "\n", "never rewritten");
    assert!(stored.journal.is_ok(), "and it can go on");
}

#[test]
fn newer_foreign_and_odd_files_are_refused_untouched() {
    let (home, _store) = home();
    for (content, words) in [
        ("{\"format\":2,\"id\":\"?\"}\n", "newer starcoach"),
        ("Dear diary\n", "not a session file"),
        ("", "nothing to read"),
    ] {
        let path = home.path().join("odd.jsonl");
        fs::write(&path, content).unwrap();
        let problem = journal::open(&path).unwrap_err();
        assert!(problem.message.contains(words), "{problem}");
        assert!(problem.cure.is_some());
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
    assert!(journal::open(home.path()).unwrap_err().message.contains("not a file"));
    assert!(journal::open(&home.path().join("none")).unwrap_err().message.contains("cannot be read"));
}

#[test]
fn a_file_beyond_the_limit_is_refused() {
    let (_home, store) = home();
    let (path, _) = saved(&store, 1, false);
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(65 << 20).unwrap();
    assert!(journal::open(&path).unwrap_err().message.contains("larger than 64 MB"));
    assert_eq!(store.sessions().1.len(), 1);
}

#[test]
fn what_could_not_be_saved_is_saved_in_order_once_it_can_be() {
    let (_home, store) = home();
    fs::write(&store.dirs.sessions, "a file where the folder belongs").unwrap();
    let mut journal = store.journal(&header(1)).unwrap();
    let (recorder, portions) = portions(1, true);
    for entries in &portions[..5] {
        let message = journal.append(entries).unwrap_err().to_string();
        assert!(message.contains("kept in memory"), "{message}");
        assert!(!journal.is_saved());
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let rescued = journal.rescue(elsewhere.path()).unwrap().expect("it is not saved");
    let kept = Reader::read(&fs::read(&rescued).unwrap()).unwrap().0;
    assert_eq!((kept.take.n, kept.flaws.len()), (portions[..5].iter().map(Vec::len).sum::<usize>() as u64, 0));
    fs::remove_file(&store.dirs.sessions).unwrap();
    for entries in &portions[5..] {
        journal.append(entries).unwrap();
    }
    assert!(journal.is_saved());
    assert_eq!(journal.rescue(elsewhere.path()).unwrap(), None);
    let reader = Reader::read(&fs::read(journal.path()).unwrap()).unwrap().0;
    assert_eq!((&reader.take, reader.flaws.len()), (recorder.take(), 0));
}

#[test]
fn a_last_line_that_lost_its_end_on_the_way_is_no_less_an_entry() {
    let (_home, store) = home();
    let (path, take) = saved(&store, 1, true);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    assert!(store.sessions().0[0].finished, "the list reads it, too");
    let stored = journal::open(&path).unwrap();
    assert_eq!((&stored.reader.take, stored.problems().len()), (&take, 0));
    stored.journal.unwrap().save().unwrap();
    assert_eq!(fs::read(&path).unwrap(), bytes, "who only looks puts the line end back and takes nothing away");
}
