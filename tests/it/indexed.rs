//! The index of the saved sessions: a list from it is the list from the files, and it is never believed over them.

use super::journal::{at, header, home, saved};
use crate::pty::starcoach;
use starcoach::app::Remembered;
use starcoach::session::SessionId;
use starcoach::store::Store;
use std::fs;
use std::time::Duration;
use tempfile::TempDir;

/// Many enough to be kept; the last two are not finished.
const SESSIONS: u8 = 20;

fn many() -> (TempDir, Store) {
    let (home, store) = home();
    for id in 1..=SESSIONS {
        saved(&store, id, id <= SESSIONS - 2);
    }
    assert_eq!(store.sessions().0.len(), usize::from(SESSIONS));
    settle(&store);
    (home, store)
}

/// The index is an hour younger than the files; only so is it believed.
fn settle(store: &Store) {
    let file = fs::File::options().append(true).open(&store.dirs.index).expect("there is an index");
    let hour = Duration::from_secs(3600);
    file.set_modified(file.metadata().unwrap().modified().unwrap() + hour).unwrap();
}

/// Writes something else into the index, which shows whether it is read.
fn change(store: &Store, old: &str, new: &str) {
    let text = fs::read_to_string(&store.dirs.index).unwrap();
    assert!(text.contains(old), "{old} is not in {text}");
    fs::write(&store.dirs.index, text.replace(old, new)).unwrap();
    settle(store);
}

/// How many sessions the list takes from an index that says another story for each.
fn from_index(store: &Store) -> usize {
    change(store, "webhooks", "as-kept");
    let kept = |story: &Option<String>| story.as_deref() == Some("as-kept");
    store.sessions().0.iter().filter(|session| kept(&session.story)).count()
}

#[test]
fn a_list_from_the_index_is_the_list_from_the_files() {
    let (_home, store) = many();
    let read = starcoach::store::sessions::list(&store.dirs.sessions);
    assert!(store.listing().is_quick());
    assert_eq!(store.sessions(), read);
    assert_eq!(from_index(&store), usize::from(SESSIONS) - 2, "the unfinished ones are read");
}

#[test]
fn the_index_is_private_and_nothing_of_a_deleted_session_stays_in_it() {
    let (_home, store) = many();
    let id = header(3).id;
    assert!(fs::read_to_string(&store.dirs.index).unwrap().contains(&id.0));
    store.delete_session(&store.find_session(&id.0).unwrap()).unwrap();
    store.sessions();
    assert!(!fs::read_to_string(&store.dirs.index).unwrap().contains(&id.0));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&store.dirs.index).unwrap().permissions().mode() & 0o077, 0);
    }
}

#[test]
fn a_file_that_changed_is_read_again_and_the_others_are_not() {
    let (_home, store) = many();
    let path = store.find_session(&header(3).id.0).unwrap();
    store.rename_session(&path, "renamed", at(0)).unwrap();
    fs::copy(store.find_session(&header(4).id.0).unwrap(), store.dirs.sessions.join("copy.jsonl")).unwrap();
    fs::remove_file(store.find_session(&header(5).id.0).unwrap()).unwrap();
    let read = starcoach::store::sessions::list(&store.dirs.sessions);
    assert!(read.0.iter().any(|session| session.name.as_deref() == Some("renamed")));
    assert_eq!(store.sessions(), read);
    settle(&store);
    assert_eq!(store.sessions(), read, "what was read anew is kept");
    assert_eq!(from_index(&store), usize::from(SESSIONS) - 2);
}

#[test]
fn an_index_written_right_after_a_change_is_not_believed() {
    let (_home, store) = many();
    let text = fs::read_to_string(&store.dirs.index).unwrap();
    fs::write(&store.dirs.index, text.replace("webhooks", "as-kept")).unwrap();
    assert!(store.sessions().0.iter().all(|session| session.story.as_deref() == Some("webhooks")));
}

#[test]
fn whatever_lies_where_the_index_belongs_the_list_is_right() {
    let (_home, store) = many();
    let (read, good) = (store.sessions(), fs::read(&store.dirs.index).unwrap());
    let text = String::from_utf8(good.clone()).unwrap();
    let first = text.lines().next().unwrap().len() + 1;
    let cut: Vec<usize> = (0..good.len()).step_by(97).chain([first, first + 1, good.len() - 1]).collect();
    let cuts = cut.into_iter().map(|end| good[..end].to_vec());
    let foreign = [
        b"\xff\xfe\n".to_vec(),
        b"[]\n[]\n".to_vec(),
        text.replacen("[1,", "[2,", 1).into_bytes(),
        format!("{}[\"x\"]\nnull\n{}", &text[..first], &text[first..]).into_bytes(),
        format!("{}\n\n\n", &text[..first]).into_bytes(),
        // One line too few, so that every line stands where the other kind belongs.
        format!("{}{}", &text[..first], text[first..].split_once('\n').unwrap().1).into_bytes(),
    ];
    for (at, bytes) in cuts.chain(foreign).enumerate() {
        fs::write(&store.dirs.index, bytes).unwrap();
        settle(&store);
        assert_eq!(store.sessions(), read, "{at}");
        assert_eq!(store.attempts().len(), 0, "{at}: typed answers without a judgement count nowhere");
    }
    fs::remove_file(&store.dirs.index).unwrap();
    fs::create_dir_all(store.dirs.index.join("folder")).unwrap();
    assert_eq!(store.sessions(), read);
}

#[test]
fn a_cache_that_cannot_be_written_is_no_failure() {
    let (_home, store) = home();
    fs::write(store.dirs.index.parent().unwrap(), "a file where the folder belongs").unwrap();
    for id in 1..=SESSIONS {
        saved(&store, id, true);
    }
    assert_eq!(store.sessions().0.len(), usize::from(SESSIONS));
    assert_eq!(store.sessions().1, []);
}

#[test]
fn few_sessions_have_no_index_and_many_to_be_read_take_a_while() {
    let (_home, store) = home();
    for id in 1..=10 {
        saved(&store, id, true);
    }
    store.sessions();
    assert!(!store.dirs.index.exists());
    for id in 11..=60 {
        saved(&store, id, true);
    }
    assert!(!store.listing().is_quick());
    store.sessions();
    settle(&store);
    assert!(store.listing().is_quick());
}

#[test]
fn a_session_in_use_is_told_so_beside_an_index() {
    let (_home, store) = many();
    let id = header(SESSIONS).id;
    let open = store.open_session(&id.0).unwrap();
    let in_use = |of: &SessionId| store.sessions().0.iter().find(|session| session.id == *of).unwrap().in_use;
    assert!(in_use(&id) && open.journal.is_ok());
    drop(open);
    assert!(!in_use(&id));
}

/// A list that takes a while is read behind the first frame, and comes to the screens that wait for it.
#[test]
fn a_list_that_takes_a_while_comes_behind_the_first_frame() {
    let (home, store) = home();
    for id in 1..=100 {
        saved(&store, id, true);
    }
    assert!(!store.listing().is_quick());
    store.save_settings(&Remembered { welcomed: true, ..Remembered::default() }).unwrap();
    let mut pty = starcoach(home.path(), &[]).run();
    pty.wait_text("Check an answer I have").wait_gone("reading your sessions");
    pty.send("s").wait_text("Sessions (100)");
    pty.send("\x1b").wait_text("Check an answer I have").send("v").wait_text("No finished answer yet");
    pty.send("\x11");
    assert!(pty.end().success());
    assert!(store.dirs.index.exists());
}
