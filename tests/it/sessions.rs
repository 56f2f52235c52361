//! The list of sessions, and what can be done with one; settings and stored rubrics.

use super::journal::{at, header, home, saved};
use starcoach::app::Remembered;
use starcoach::content::Pattern;
use starcoach::scoring::stored::{Source, StoredRubric};
use starcoach::scoring::{Engine, Rubric};
use starcoach::session::{Input, Recorder, SessionId, limits};
use starcoach::store::{Store, content};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

fn sessions(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_starcoach")).arg("--home").arg(home).arg("sessions").args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn the_list_is_newest_first_and_marks_what_was_cut_off() {
    let (_home, store) = home();
    for id in [2, 3, 1] {
        saved(&store, id, id != 3);
    }
    let (list, problems) = store.sessions();
    assert_eq!(problems, []);
    let seen: Vec<_> = list.iter().map(|session| (session.id.clone(), session.finished)).collect();
    assert_eq!(seen, [(header(3).id, false), (header(2).id, true), (header(1).id, true)]);
    assert_eq!(list[0].ms, 3_000, "the pause counts nowhere");
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_stops_nothing() {
    let (_home, store) = home();
    saved(&store, 1, true);
    fs::write(store.dirs.sessions.join("x.jsonl"), "?\n").unwrap();
    fs::create_dir(store.dirs.sessions.join("y.jsonl")).unwrap();
    let (list, problems) = store.sessions();
    assert_eq!((list.len(), problems.len()), (1, 2));
}

#[test]
fn a_session_is_found_by_the_start_of_its_id() {
    let (_home, store) = home();
    let (path, take) = saved(&store, 0x21, true);
    saved(&store, 0x22, true);
    assert_eq!(store.open_session("21").unwrap().reader.take, take);
    assert_eq!(store.open_session(path.to_str().unwrap()).unwrap().reader.take, take);
    assert!(store.open_session("2").unwrap_err().message.contains("2 sessions begin so: 22000000, 21000000"));
    assert!(store.open_session("3").unwrap_err().message.contains("no session"));
    assert!(store.open_session("").is_err());
}

#[test]
fn a_name_is_an_entry_like_any_other() {
    let (_home, store) = home();
    let (path, take) = saved(&store, 1, true);
    store.rename_session(&path, "the good\u{1b} one", at(0)).unwrap();
    assert_eq!(store.sessions().0[0].name.as_deref(), Some("the good one"));
    let stored = store.open_session(path.to_str().unwrap()).unwrap();
    assert_eq!((stored.reader.take.n, stored.problems().len()), (take.n + 1, 0));
}

#[test]
fn a_session_that_a_program_has_open_is_listed_so() {
    let (home, store) = home();
    let (path, _) = saved(&store, 1, false);
    let open = store.open_session(path.to_str().unwrap()).unwrap();
    let listed = store.sessions().0;
    assert!(listed[0].in_use && !listed[0].finished);
    assert!(text(&sessions(home.path(), &[]).stdout).contains("  open  "));
    drop(open);
    assert!(!store.sessions().0[0].in_use);
}

#[test]
fn deleting_moves_to_the_trash_overwrites_nothing_there_and_can_be_undone() {
    let (_home, store) = home();
    let (path, _) = saved(&store, 1, true);
    let first = store.delete_session(&path).unwrap();
    assert!(!path.exists());
    let before = fs::read(&first).unwrap();
    let second = store.delete_session(&saved(&store, 1, false).0).unwrap();
    assert_ne!(first, second);
    assert_eq!(fs::read(&first).unwrap(), before);
    assert_eq!((store.deleted_sessions().0.len(), store.sessions().0.len()), (2, 0));
    assert_eq!(store.find_deleted(&header(1).id).unwrap(), second);
    assert!(store.find_deleted(&header(2).id).is_err());
    assert_eq!(store.restore_session(&first).unwrap(), path);
    assert_eq!((fs::read(&path).unwrap(), store.deleted_sessions().0.len()), (before, 1));
}

#[test]
fn the_command_prints_a_table_in_which_hostile_text_is_harmless() {
    let (home, store) = home();
    assert_eq!(text(&sessions(home.path(), &[]).stdout), "No sessions yet: `starcoach` starts one.\n");
    let (path, _) = saved(&store, 1, true);
    saved(&store, 2, false);
    let raw = fs::read_to_string(&path).unwrap().replace("\"webhooks\"", "\"web\\u001b[2J\\u202e\"");
    fs::write(&path, raw).unwrap();
    let out = sessions(home.path(), &[]);
    assert!(out.status.success());
    insta::assert_snapshot!(text(&out.stdout), @r"
    id        began              pattern    story     verdict     time  name
    02000000  21 Nov 2026 09:02  ownership  webhooks  cut off     0:03
    01000000  21 Nov 2026 09:01  ownership  web�[2J�  not judged  0:04
    ");
}

#[test]
fn the_command_prints_json_and_tells_unreadable_files_by_its_exit_code() {
    let (home, store) = home();
    saved(&store, 1, true);
    fs::write(store.dirs.sessions.join("x.jsonl"), "?\n").unwrap();
    let out = sessions(home.path(), &["--json"]);
    assert_eq!(out.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let session = &json["sessions"][0];
    assert_eq!((&json["format"], &session["words"]), (&1.into(), &5.into()));
    assert_eq!(session["id"], header(1).id.0);
    assert_eq!(session["verdict"], serde_json::Value::Null);
    assert!(json["problems"][0]["message"].as_str().unwrap().contains("not a session file"));
    assert_eq!(sessions(home.path(), &["--trash"]).status.code(), Some(0));
}

#[test]
fn a_reader_that_goes_away_ends_the_command_quietly() {
    use std::process::Stdio;
    let (home, store) = home();
    saved(&store, 1, true);
    let mut command = Command::new(env!("CARGO_BIN_EXE_starcoach"));
    command.arg("--home").arg(home.path()).args(["sessions", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    assert_eq!((out.status.code(), text(&out.stderr)), (Some(0), ""));
}

#[test]
fn ids_are_random_and_valid() {
    let (_home, store) = home();
    let (one, other) = (store.new_id().unwrap(), store.new_id().unwrap());
    assert!(one.is_valid() && one != other);
    assert!(!SessionId("../../etc/passwd".into()).is_valid());
}

#[test]
fn choices_are_remembered_and_a_broken_file_means_the_defaults() {
    let (_home, store) = home();
    assert_eq!(store.settings(), (Remembered::default(), None));
    let chosen =
        Remembered { welcomed: true, input: Input::Aloud, level: Some("sde2".into()), ..Remembered::default() };
    store.save_settings(&chosen).unwrap();
    assert_eq!(store.settings(), (chosen.clone(), None));
    fs::write(&store.dirs.settings, "{\"format\":1,\"input\":").unwrap();
    let (settings, problem) = store.settings();
    assert_eq!(settings, Remembered::default());
    assert!(problem.unwrap().message.contains("damaged"));
    store.save_settings(&chosen).unwrap();
    assert_eq!(store.settings(), (chosen.clone(), None));
    let newer = "{\"format\":2,\"mood\":\"good\"}";
    fs::write(&store.dirs.settings, newer).unwrap();
    assert!(store.settings().1.unwrap().message.contains("newer"));
    assert!(store.save_settings(&chosen).is_err());
    assert_eq!(fs::read_to_string(&store.dirs.settings).unwrap(), newer);
}

#[test]
fn the_rubric_of_a_bundled_question_is_kept_and_comes_back_with_the_engine_that_is_there() {
    let (_home, store) = home();
    let loaded = store.load();
    let (library, engine) = (loaded.library, Arc::new(loaded.engine));
    let families = content::kept_families(&library);
    let source = Source { families: &families, words: &library.words };
    let rubric = Rubric::resolve(&library, Arc::clone(&engine), "missed-deadline", None, None, 150).unwrap();
    let hash = store.keep_rubric(&StoredRubric::of(&rubric, source).unwrap()).unwrap();
    let stored: StoredRubric = store.rubric(&hash).unwrap();
    let restored = stored.clone().restore(&engine, source).unwrap();
    assert!(Arc::ptr_eq(&restored.engine, &engine));
    // What is only learned from is not kept.
    let judged_by = |pattern: Pattern| Pattern { checks: Vec::new(), test: Vec::new(), ..pattern };
    assert_eq!(restored.pattern, judged_by(rubric.pattern));
    // By a program with other rules it is judged by its own.
    let own = stored.restore(&Arc::default(), Source { families: "[]", ..source }).unwrap();
    let ids = |engine: &Engine| engine.rules().map(|(_, rule)| rule.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&own.engine), ids(&engine));
}

/// What may be received is some times what the program has itself.
#[test]
fn every_bundled_question_could_be_received_from_somebody_else() {
    let (_home, store) = home();
    let loaded = store.load();
    let (library, engine) = (loaded.library, Arc::new(loaded.engine));
    let families = content::kept_families(&library);
    let twice = families.replacen(
        '[',
        &format!("[{},", families[1..families.len() - 1].replace("\"id\":\"", "\"id\":\"x-")),
        1,
    );
    for pattern in library.patterns.keys() {
        let rubric = Rubric::resolve(&library, Arc::clone(&engine), pattern, None, None, 150).unwrap();
        let source = Source { families: &twice, words: &library.words };
        let stored = StoredRubric::of(&rubric, source).unwrap();
        let (pattern, framework) = starcoach::scoring::bounds::plain(&stored).unwrap();
        assert_eq!((&pattern, &framework), (&stored.pattern, &stored.framework), "nothing of it is taken out");
        assert_eq!(starcoach::scoring::bounds::families(&stored).map(|_| ()), Ok(()), "twice as many rules");
        let twice = serde_json::to_vec(&stored).unwrap().len();
        assert!(twice < limits::RUBRIC, "{twice} bytes go along with a copy");
    }
}

#[test]
fn a_rubric_is_kept_once_and_believed_only_unchanged() {
    let (_home, store) = home();
    let rubric = serde_json::json!({"pattern": "ownership"});
    let hash = store.keep_rubric(&rubric).unwrap();
    assert_eq!(store.keep_rubric(&rubric).unwrap(), hash);
    assert_eq!(fs::read_dir(&store.dirs.rubric_store).unwrap().count(), 1);
    assert_eq!(store.rubric(&hash), Some(rubric.clone()));
    fs::write(store.dirs.rubric_store.join(format!("{hash}.json")), "{\"pattern\":\"other\"}").unwrap();
    assert_eq!(store.rubric::<serde_json::Value>(&hash), None);
    store.keep_rubric(&rubric).unwrap();
    assert_eq!(store.rubric(&hash), Some(rubric));
    assert_eq!(store.rubric::<serde_json::Value>("../settings"), None);
}

/// The figures of the closing note; run with `cargo test --release -- --ignored --nocapture figures`.
#[test]
#[ignore = "measures, asserts nothing"]
fn figures() {
    let (_home, store) = home();
    let now = starcoach::clock::now;
    let mut recorder = Recorder::new(header(1), [], at(0)).unwrap();
    let mut journal = store.journal(&header(1)).unwrap();
    let began = now();
    for i in 0..20_000 {
        let place = recorder.take().sections[0].text.len();
        journal.append(&recorder.edit(place, 0, if i % 6 == 0 { " " } else { "x" }, false, at(i)).unwrap()).unwrap();
    }
    println!("20,000 keys recorded and appended: {} ms", now().since(began));
    let (path, began) = (journal.path().to_owned(), now());
    drop(journal);
    println!("last sync: {} ms", now().since(began));
    let began = now();
    let stored = starcoach::store::journal::open(&path).unwrap();
    println!("read and folded: {} ms, {} entries", now().since(began), stored.reader.entries.len());
    drop(stored);
    fs::remove_file(&path).unwrap();
    fill(&store);
    for _ in 0..3 {
        let began = now();
        let count = store.sessions().0.len();
        println!("list of {count}: {} ms", now().since(began));
    }
}

/// 2,000 finished sessions of 1,500 keys each.
fn fill(store: &Store) {
    let mut recorder = Recorder::new(header(1), [], at(0)).unwrap();
    let mut journal = store.journal(&header(1)).unwrap();
    for i in 0..1_500_usize {
        let put = if i % 6 == 5 { " " } else { "x" };
        journal.append(&recorder.edit(i, 0, put, false, at(i as u64)).unwrap()).unwrap();
    }
    journal.append(&recorder.finish(None, at(9_000)).unwrap()).unwrap();
    let one = fs::read_to_string(journal.path()).unwrap();
    for id in 2..=2_000_u128 {
        let id = SessionId::new(id);
        fs::write(store.dirs.sessions.join(format!("{}.jsonl", id.0)), one.replacen(&header(1).id.0, &id.0, 1))
            .unwrap();
    }
}
