//! The file of a session is replaced, rewritten or taken away by another program while it is open.

use super::journal::{home, saved};
use super::share::read;
use starcoach::clock::{self, Moment};
use starcoach::session::notes::What;
use starcoach::session::{Entry, Event, Note, Recorder, SessionId, Take, Who};
use starcoach::store::journal::{Journal, open};
use std::fs;
use std::path::{Path, PathBuf};

/// A comment on the whole, as the entry that follows.
pub fn comment(take: &mut Take, id: u128, text: &str) -> Vec<Entry> {
    let who = Who { id: SessionId::new(9), name: "Cora".into() };
    let what = What::Comment { anchor: None, text: text.into() };
    let note = Note { id: SessionId::new(id), who, wall: Moment::after(0).wall(), what };
    let now = clock::now();
    let (mut recorder, mut entries) = Recorder::reopen(take.clone(), now);
    entries.extend(recorder.record(Event::Noted(Box::new(note)), now).unwrap());
    *take = recorder.take().clone();
    entries
}

/// Opens it as a review does.
pub fn review(path: &Path) -> (Journal, Take) {
    let stored = open(path).unwrap();
    (stored.journal.unwrap().joining(), stored.reader.take)
}

/// The comments that stand in a file, which must be whole.
pub fn comments(path: &Path) -> Vec<String> {
    let reader = read(path);
    assert_eq!(reader.flaws, []);
    let mut texts: Vec<String> = reader.take.notes.threads().iter().map(|thread| thread.text.to_owned()).collect();
    texts.sort();
    texts
}

/// A copy of a session on which somebody else noted something.
fn theirs(folder: &Path, path: &Path) -> PathBuf {
    let other = folder.join("other.jsonl");
    fs::copy(path, &other).unwrap();
    let (mut theirs, mut take) = review(&other);
    theirs.append(&comment(&mut take, 1, "theirs")).unwrap();
    other
}

#[test]
fn notes_follow_the_name_when_another_file_gets_it_and_what_came_with_that_stays() {
    let (home, store) = home();
    let (path, _) = saved(&store, 1, true);
    let other = theirs(home.path(), &path);
    let (mut journal, mut take) = review(&path);
    journal.append(&comment(&mut take, 2, "mine, before")).unwrap();
    assert!(journal.joined().is_none());
    fs::rename(&other, &path).unwrap();
    journal.append(&comment(&mut take, 3, "mine, after")).unwrap();
    assert_eq!(comments(&path), ["mine, after", "mine, before", "theirs"]);
    let mut now = journal.joined().expect("it is told").take;
    assert_eq!(now, read(&path).take);
    journal.append(&comment(&mut now, 4, "next")).unwrap();
    assert!(journal.joined().is_none(), "once");
    assert_eq!(comments(&path).len(), 4);
}

#[test]
fn notes_written_before_are_put_back_when_the_session_is_left() {
    let (home, store) = home();
    let (path, _) = saved(&store, 1, true);
    let old = home.path().join("old.jsonl");
    fs::copy(&path, &old).unwrap();
    let before = fs::read(&path).unwrap();
    let (mut journal, mut take) = review(&path);
    journal.append(&comment(&mut take, 1, "mine")).unwrap();
    fs::rename(&old, &path).unwrap();
    journal.save().unwrap();
    assert_eq!(comments(&path), ["mine"]);
    // An editor that writes into the same file an old text of it.
    fs::write(&path, before).unwrap();
    journal.save().unwrap();
    assert_eq!(comments(&path), ["mine"]);
    drop(journal);
    assert!(open(&path).unwrap().journal.is_ok(), "it is let go of");
}

#[test]
fn where_it_cannot_be_joined_notes_wait_and_are_rescued() {
    let (home, store) = home();
    let (path, _) = saved(&store, 1, true);
    let (another, _) = saved(&store, 2, true);
    let aside = home.path().join("aside.jsonl");
    let (mut journal, mut take) = review(&path);
    fs::rename(&path, &aside).unwrap();
    let fault = journal.append(&comment(&mut take, 1, "mine")).unwrap_err();
    assert!(fault.reason().contains("another program changed its file"), "{fault}");
    fs::copy(&another, &path).unwrap();
    let fault = journal.save().unwrap_err();
    assert!(fault.reason().contains("put another file in its place"), "{fault}");
    let place = journal.rescue(&home.path().join("tmp")).unwrap().unwrap();
    assert_eq!((read(&place).take.header.id, comments(&place)), (take.header.id, vec!["mine".to_owned()]));
    assert_eq!(comments(&path), Vec::<String>::new(), "the other session is left alone");
    let again = journal.rescue(&home.path().join("tmp")).unwrap().unwrap();
    assert_ne!(again, place, "what was rescued before stays");
    assert_eq!((comments(&place), comments(&again)), (vec!["mine".to_owned()], vec!["mine".to_owned()]));
    fs::rename(&aside, &path).unwrap();
    journal.save().unwrap();
    assert_eq!(comments(&path), ["mine"]);
    assert_eq!(journal.rescue(home.path()).unwrap(), None);
}

#[test]
fn what_another_program_writes_over_a_line_that_was_cut_off_stays() {
    let (home, store) = home();
    let (path, _) = saved(&store, 1, true);
    let other = theirs(home.path(), &path);
    let whole = fs::read(&other).unwrap();
    fs::write(&path, &whole[..whole.len() - 10]).unwrap();
    let (mut journal, mut take) = review(&path);
    assert!(take.notes.threads().is_empty());
    fs::write(&path, &whole).unwrap();
    journal.append(&comment(&mut take, 2, "mine")).unwrap();
    assert_eq!(comments(&path), ["mine", "theirs"]);
}

#[test]
fn an_answer_that_is_being_told_is_kept_in_memory() {
    let (home, store) = home();
    let (path, take) = saved(&store, 1, false);
    let stored = open(&path).unwrap();
    let mut journal = stored.journal.unwrap();
    fs::rename(&path, home.path().join("aside.jsonl")).unwrap();
    let now = clock::now();
    let (mut recorder, mut entries) = Recorder::reopen(take, now);
    entries.extend(recorder.resume(now).unwrap());
    let fault = journal.append(&entries).unwrap_err();
    assert!(fault.reason().contains("moved or changed"), "{fault}");
    let place = journal.rescue(&home.path().join("tmp")).unwrap().unwrap();
    assert_eq!(read(&place).take, *recorder.take());
}
