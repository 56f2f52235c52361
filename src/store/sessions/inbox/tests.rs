use super::*;
use crate::clock::Moment;
use crate::session::take::tests::header;
use crate::session::{Header, Recorder};
use crate::store::journal::Journal;

/// A finished session of that number in a folder, told by somebody.
fn tell(folder: &Path, n: u128, candidate: &str) {
    let header = Header { id: SessionId::new(n), candidate: Some(candidate.into()), ..header() };
    let mut journal = Journal::new(folder, &header).unwrap();
    let mut recorder = Recorder::new(header, [], Moment::after(0)).unwrap();
    journal.append(&recorder.edit(0, 0, "I saw it.", false, Moment::after(1_000)).unwrap()).unwrap();
    journal.append(&recorder.finish(None, Moment::after(9_000)).unwrap()).unwrap();
}

/// What an inbox passes on: the number of each session, or the name of each file that is a problem.
fn told(received: &Result<Received, Problem>) -> String {
    match received {
        Ok(received) => received.summary.id.0.trim_start_matches('0').to_owned(),
        Err(problem) => Path::new(&problem.file).file_name().unwrap().to_string_lossy().into_owned(),
    }
}

fn all(folder: &Path, threads: usize) -> Vec<String> {
    let mut seen = Vec::new();
    Inbox::of(folder).each(threads, |received| {
        seen.push(told(&received));
        ControlFlow::Continue(())
    });
    assert_eq!(seen, Inbox::of(folder).map(|received| told(&received)).collect::<Vec<_>>());
    seen
}

#[test]
fn every_session_below_a_folder_comes_once_in_the_order_of_its_path() {
    let folder = tempfile::tempdir().unwrap();
    for (n, at) in [(3, "b"), (1, "a"), (2, "a/x"), (5, ""), (4, "b/c/d"), (6, ".hidden")] {
        tell(&folder.path().join(at), n, "Ana");
    }
    let write = |name: &str| crate::store::whole::write(&folder.path().join(name), b"?\n").unwrap();
    write("a/zz.jsonl");
    write("a/notes.txt");
    write("a/.part.jsonl");
    for threads in [1, 2, 7] {
        assert_eq!(all(folder.path(), threads), ["5", "1", "2", "zz.jsonl", "3", "4"], "{threads}");
    }
}

#[test]
fn what_is_needed_of_each_comes_along() {
    let folder = tempfile::tempdir().unwrap();
    tell(folder.path(), 1, "Ana");
    let received = Inbox::of(folder.path()).next().unwrap().unwrap();
    assert_eq!(received.summary.candidate.as_deref(), Some("Ana"));
    let end = received.end.unwrap();
    assert_eq!((end.sections[0].text.as_str(), end.sections[0].ms), ("I saw it.", 8_000));
}

#[test]
fn it_ends_where_enough_was_seen() {
    let folder = tempfile::tempdir().unwrap();
    (1..=9).for_each(|n| tell(folder.path(), n, "Ana"));
    let mut seen = 0;
    Inbox::of(folder.path()).each(2, |_| {
        seen += 1;
        if seen == 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(seen, 4);
}

#[test]
fn a_folder_that_is_not_there_is_a_problem_and_an_empty_one_is_none() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(all(folder.path(), 2), [""; 0]);
    assert_eq!(all(&folder.path().join("gone"), 2), ["gone"]);
    tell(&folder.path().join("deep/1/2/3/4/5/6/7"), 1, "Ana");
    tell(&folder.path().join("deep/1/2/3/4/5/6/7/8"), 2, "Ana");
    assert_eq!(all(folder.path(), 1), ["1"], "deeper than eight folders nothing is read");
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends_and_a_link_to_nowhere_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    tell(&folder.path().join("a"), 1, "Ana");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/back")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a"), folder.path().join("b")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("z.jsonl")).unwrap();
    assert_eq!(all(folder.path(), 2), ["1", "z.jsonl"]);
}
