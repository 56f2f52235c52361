//! A session handed to a coach and back: `starcoach share` and `starcoach merge`.

use super::journal::{at, header};
use super::program::Home;
use starcoach::content::Pattern;
use starcoach::scoring::Rubric;
use starcoach::scoring::stored::{Source, StoredRubric};
use starcoach::session::notes::{Anchor, DoNext, Rating, Review, What};
use starcoach::session::{Event, Mode, Note, Reader, Recorder, SessionId, Who};
use starcoach::store::{Store, content, journal};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// A home with one finished session, in which "a fool" was typed and taken out again.
pub fn home() -> (Home, Store) {
    let home = Home::new();
    let store = Store::open(Some(home.path("").as_path())).unwrap();
    let library = content::load(&store.dirs).library;
    let pattern: &Pattern = library.pattern("ownership-beyond-scope").unwrap();
    let rubric = Rubric::resolve(&library, Arc::default(), &pattern.id, None, None, 140).unwrap();
    let families = content::kept_families(&library);
    let source = Source { families: &families, words: &library.words };
    let hash = store.keep_rubric(&StoredRubric::of(&rubric, source).unwrap()).unwrap();
    let mut header = starcoach::session::Header { pattern: pattern.id.clone(), rubric: hash, ..header(1) };
    header.sections = rubric.framework.sections.iter().map(|section| section.id.clone()).collect();
    header.framework.clone_from(&rubric.framework.id);
    let mut journal = store.journal(&header).unwrap();
    let mut recorder = Recorder::new(header, [], at(0)).unwrap();
    let mut ms = 0;
    for c in "Anna Smith is a fool<<<<<<owned it, not my team.".chars() {
        ms += 100;
        let end = recorder.take().sections[0].text.len();
        let edit = if c == '<' {
            recorder.edit(end - 1, 1, "", false, at(ms))
        } else {
            recorder.edit(end, 0, &c.to_string(), false, at(ms))
        };
        journal.append(&edit.unwrap()).unwrap();
    }
    journal.append(&recorder.enter("action", at(ms + 5_000)).unwrap()).unwrap();
    journal.append(&recorder.edit(0, 0, "I noticed it, and Anna agreed.", true, at(ms + 6_000)).unwrap()).unwrap();
    journal.append(&recorder.finish(None, at(ms + 7_000)).unwrap()).unwrap();
    (home, store)
}

pub fn read(path: &Path) -> Reader {
    Reader::read(&std::fs::read(path).unwrap()).unwrap().0
}

/// A copy without its rubric, which holds all kinds of words.
fn log(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.starts_with("{\"rubric\"")).collect()
}

fn note(id: u128, who: &str, what: What) -> Note {
    Note {
        id: SessionId::new(id),
        who: Who { id: SessionId::new(who.len() as u128), name: who.to_owned() },
        wall: format!("2026-11-22T10:{:02}:00+00:00[UTC]", id % 60),
        what,
    }
}

/// A coach notes something on a file.
fn noted(path: &Path, notes: Vec<Note>) {
    let stored = journal::open(path).unwrap();
    let (mut recorder, _) = Recorder::reopen(stored.reader.take, at(0));
    let mut journal = stored.journal.unwrap();
    for note in notes {
        journal.append(&recorder.record(Event::Noted(Box::new(note)), at(0)).unwrap()).unwrap();
    }
}

fn comment(text: &str) -> What {
    What::Comment { anchor: None, text: text.to_owned() }
}

#[test]
fn a_copy_stands_alone_and_says_what_is_in_it() {
    let (home, store) = home();
    let copy = home.path("copy.jsonl");
    let run = home.run(&["share", "01", "--as", "Anna", "--to", copy.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("not the typing: what you took out again stays with you"), "{}", run.said);
    assert!(!log(&copy).contains("fool"), "what was taken out again is not in it");
    let reader = read(&copy);
    assert_eq!((reader.flaws.len(), reader.take.header.candidate.as_deref()), (0, Some("Anna")));
    let own = read(&store.find_session("01").unwrap()).take;
    assert_eq!(reader.take.sections, own.sections, "texts, clocks and visits are the same");
    // Elsewhere, with nothing beside it, its rubric is there.
    let other = tempfile::tempdir().unwrap();
    let other = Store::open(Some(other.path())).unwrap();
    let rubric: StoredRubric = other.rubric_of(&reader).unwrap();
    assert_eq!(rubric.pattern.id, "ownership-beyond-scope");
}

#[test]
fn the_label_is_asked_once_and_a_file_is_never_written_over() {
    let (home, _) = home();
    let to = |name: &str| home.path(name).display().to_string();
    let none = home.run_with(&["share", "--to", &to("a.jsonl")], b"");
    assert!(none.code == 2 && none.said.contains("--as NAME"), "{}", none.said);
    assert_eq!(home.run(&["share", "--as", "Anna", "--to", &to("a.jsonl")]).code, 0);
    let again = home.run_with(&["share", "--to", &to("a.jsonl")], b"");
    assert!(again.code == 2 && again.said.contains("is there already"), "{}", again.said);
    assert_eq!(home.run_with(&["share", "--to", &to("b.jsonl")], b"").code, 0, "the name is known now");
    assert_eq!(read(&home.path("b.jsonl")).take.header.candidate.as_deref(), Some("Anna"));
}

#[test]
fn with_the_typing_goes_what_was_taken_out_and_that_is_said() {
    let (home, store) = home();
    let copy = home.path("copy.jsonl");
    let run = home.run(&["share", "--as", "A", "--with-typing", "--to", copy.to_str().unwrap()]);
    assert!(
        run.said.contains("the typing goes along: also what you took out again (about 6 characters)"),
        "{}",
        run.said
    );
    let own = read(&store.find_session("01").unwrap()).entries;
    assert_eq!(read(&copy).entries, own);
    let both = home.run(&["share", "--with-typing", "--redact", "Anna"]);
    assert!(both.code == 2 && both.said.contains("cannot be used with"), "{}", both.said);
}

#[test]
fn names_are_taken_out_and_what_was_found_is_told() {
    let (home, _) = home();
    let copy = home.path("copy.jsonl");
    let run = home.run(&["share", "--as", "Candidate 7", "--redact", "anna smith,Bob", "--to", copy.to_str().unwrap()]);
    assert!(run.said.contains("taken out: “Anna” ×1, “Anna Smith” ×1"), "no capitals mean every part: {}", run.said);
    let capital = home.run(&["share", "--redact", "Anna Smith", "--to", home.path("b.jsonl").to_str().unwrap()]);
    assert!(capital.said.contains("“Anna” ×"), "a part with a capital is looked for alone, too: {}", capital.said);
    let log = log(&home.path("b.jsonl")).to_lowercase();
    assert!(!log.contains("anna") && !log.contains("smith"), "{log}");
    let own_name =
        home.run(&["share", "--as", "Anna", "--redact", "Anna", "--to", home.path("c.jsonl").to_str().unwrap()]);
    assert!(own_name.code == 2 && own_name.said.contains("give another with --as"), "{}", own_name.said);
    assert!(!home.path("c.jsonl").exists());
}

#[test]
fn what_two_coaches_noted_comes_home_in_any_order_once() {
    let (home, store) = home();
    let copies: Vec<_> = ["sam.jsonl", "robin.jsonl"].map(|name| home.path(name)).to_vec();
    for copy in &copies {
        assert_eq!(home.run(&["share", "--as", "A", "--redact", "Anna", "--to", copy.to_str().unwrap()]).code, 0);
    }
    let theirs = read(&copies[0]).take.sections[2].text.clone();
    let start = theirs.find("[Name1] agreed").unwrap();
    let anchor = Anchor { section: "action".into(), start, end: theirs.len() - 1, quote: "[Name1] agreed".into() };
    let next = DoNext {
        pattern: "ownership-beyond-scope".into(),
        section: Some("action".into()),
        mode: Mode::Rehearse,
        by: Some("2026-12-01".into()),
        text: "Say what you did.".into(),
    };
    let review = Review { keep: "The start.".into(), change: String::new(), next: Some(next) };
    let rating =
        Rating { overall: 2, reason: "who acts?".into(), sections: std::collections::BTreeMap::new(), blind: true };
    noted(
        &copies[0],
        vec![
            note(1, "Sam", What::Comment { anchor: Some(anchor), text: "Who is that?".into() }),
            note(2, "Sam", What::Rated(Rating { overall: 4, reason: "too soon".into(), ..rating.clone() })),
            note(5, "Sam", What::Rated(rating)),
            note(3, "Sam", What::Reviewed(review)),
        ],
    );
    noted(&copies[1], vec![note(4, "Robin", comment("Good\u{1b}[31m."))]);
    let [sam, robin] = copies.iter().map(|copy| copy.to_str().unwrap()).collect::<Vec<_>>()[..] else { panic!() };
    let run = home.run(&["merge", robin, sam]);
    insta::assert_snapshot!(run.said, @"
    ownership-beyond-scope, from Robin:
      comment: Good�[31m.
    ownership-beyond-scope, from Sam:
      keep: The start.
      do next: rehearse ownership-beyond-scope, with an eye on action, by Tue 1 Dec 2026: Say what you did.
      rating 2 of 5: who acts?
      comment on “Anna agreed”: Who is that?
    ");
    let own = read(&store.find_session("01").unwrap());
    assert_eq!((own.flaws.len(), own.take.notes.0.len()), (0, 5));
    let threads = own.take.notes.threads();
    let found = threads[0].anchor.unwrap().find(&own.take.sections[2].text);
    assert_eq!(found.map(|span| &own.take.sections[2].text[span]), Some("Anna agreed"), "the name is back");
    let again = home.run(&["merge", sam, robin]);
    assert_eq!(
        (again.said.as_str(), again.code),
        ("ownership-beyond-scope: nothing new\nownership-beyond-scope: nothing new\n", 0)
    );
    assert_eq!(read(&store.find_session("01").unwrap()).take, own.take);
}

#[test]
fn a_byte_order_mark_and_the_line_ends_of_windows_change_nothing() {
    let (home, _) = home();
    let [copy, dos] = ["copy.jsonl", "in/dos.jsonl"].map(|name| home.path(name));
    assert_eq!(home.run(&["share", "--as", "A", "--to", copy.to_str().unwrap()]).code, 0);
    noted(&copy, vec![note(1, "Sam", comment("Why?"))]);
    let text = std::fs::read_to_string(&copy).unwrap();
    std::fs::create_dir(home.path("in")).unwrap();
    std::fs::write(&dos, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    // On a desk that has nothing but the file.
    let desk = Home::new();
    let run = |args: &[&str]| desk.run(args);
    let [copy, dos] = [&copy, &dos].map(|path| path.to_str().unwrap());
    let report = |file: &str| run(&["report", file, "--format", "json"]);
    assert_eq!((report(dos).code, report(dos).said), (0, report(copy).said));
    let row = |folder: &str| run(&["report", folder, "--format", "json"]).said.replace("dos.jsonl", "copy.jsonl");
    let table = row(home.path("in").to_str().unwrap());
    assert!(table.contains("\"target\":175") && table.contains("\"open_comments\":1"), "{table}");
    // What is noted on it stands behind its lines.
    noted(Path::new(dos), vec![note(2, "Robin", comment("How?"))]);
    let read_again = read(Path::new(dos));
    assert_eq!((read_again.flaws.len(), read_again.take.notes.0.len()), (0, 2));
    let shared = home.path("again.jsonl");
    assert_eq!(run(&["share", dos, "--to", shared.to_str().unwrap()]).code, 0);
    let written = std::fs::read(&shared).unwrap();
    assert!(written.starts_with(b"{") && !written.contains(&b'\r'), "neither is written");
    let merged = home.run(&["merge", dos]);
    assert_eq!((merged.code, merged.said.matches("comment:").count()), (0, 2), "{}", merged.said);
}

#[test]
fn copies_that_are_merged_at_once_wait_for_each_other() {
    let (home, store) = home();
    let copies: Vec<_> = (1..=8).map(|n| home.path(&format!("{n}.jsonl"))).collect();
    for (n, copy) in copies.iter().enumerate() {
        assert_eq!(home.run(&["share", "--as", "A", "--to", copy.to_str().unwrap()]).code, 0);
        noted(copy, (0..50).map(|k| note(n as u128 * 100 + k, "Sam", comment("Why?"))).collect());
    }
    let merge = |copy: &std::path::PathBuf| home.run(&["merge", copy.to_str().unwrap()]);
    let runs: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = copies.iter().map(|copy| scope.spawn(move || merge(copy))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for run in runs {
        assert_eq!(run.code, 0, "{}", run.said);
    }
    let own = read(&store.find_session("01").unwrap());
    assert_eq!((own.flaws.len(), own.take.notes.0.len()), (0, 400));
}

#[test]
fn a_folder_takes_the_copy_and_a_comma_at_an_end_is_no_name() {
    let (home, _) = home();
    std::fs::create_dir(home.path("out")).unwrap();
    let run = |args: &[&str]| home.run_in("out", args);
    std::fs::create_dir(home.path("out/d")).unwrap();
    let shared = run(&["share", "--as", "A", "--redact", ",Anna Smith, ", "--to", "d"]);
    assert!(shared.code == 0 && shared.said.contains("taken out: “Anna"), "{}", shared.said);
    assert!(shared.said.starts_with("d/a-ownership-"), "{}", shared.said);
    assert_eq!(run(&["share", "--to", "d"]).code, 0, "another name for the next");
    assert_eq!(std::fs::read_dir(home.path("out/d")).unwrap().count(), 2);
    for (args, said) in [
        (["share", "--redact", ","], "--redact holds no name"),
        (["share", "d", "--as=A"], "d is a folder"),
        (["share", "./d", "--as=A"], "./d is a folder"),
        (["share", "", "--as=A"], "the session's name is empty"),
    ] {
        let run = run(&args);
        assert!(run.code == 2 && run.said.contains(said), "{args:?}: {}", run.said);
    }
}

#[test]
fn an_open_session_is_waited_for_only_with_something_new_and_that_is_said() {
    let (home, store) = home();
    let copy = home.path("copy.jsonl");
    let copy = copy.to_str().unwrap();
    assert_eq!(home.run(&["share", "--as", "A", "--to", copy]).code, 0);
    let own = store.find_session("01").unwrap();
    let open = journal::open(&own).unwrap();
    let nothing = home.run(&["merge", copy]);
    assert_eq!((nothing.said.as_str(), nothing.code), ("ownership-beyond-scope: nothing new\n", 0));
    noted(Path::new(copy), vec![note(1, "Sam", comment("Why?"))]);
    let mut merge = Command::new(env!("CARGO_BIN_EXE_starcoach"));
    merge.arg("--home").arg(home.path("")).args(["merge", copy]).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut merge = merge.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(merge.stderr.take().unwrap()).read_line(&mut line).unwrap();
    drop(open);
    assert!(line.starts_with("waiting for ") && line.contains("open in another starcoach"), "{line}");
    assert!(merge.wait().unwrap().success());
    assert_eq!(read(&own).take.notes.0.len(), 1);
}

#[test]
fn what_does_not_belong_together_is_told_and_changes_nothing() {
    let (home, store) = home();
    let copy = home.path("copy.jsonl");
    assert_eq!(home.run(&["share", "--as", "A", "--to", copy.to_str().unwrap()]).code, 0);
    let own = store.find_session("01").unwrap();
    let itself = home.run(&["merge", own.to_str().unwrap()]);
    assert!(itself.code == 2 && itself.said.contains("is the session itself"), "{}", itself.said);
    let elsewhere = tempfile::tempdir().unwrap();
    let elsewhere = elsewhere.path().to_str().unwrap();
    let foreign = home.run(&["--home", elsewhere, "merge", copy.to_str().unwrap()]);
    assert!(foreign.code == 2, "{}", foreign.said);
    std::fs::write(home.path("x.jsonl"), "{}\n").unwrap();
    let broken = home.run(&["merge", home.path("x.jsonl").to_str().unwrap(), copy.to_str().unwrap()]);
    assert!(broken.code == 2 && broken.said.contains("nothing new"), "the other file is taken in: {}", broken.said);
    let whole = std::fs::read(&copy).unwrap();
    std::fs::write(home.path("cut.jsonl"), &whole[..whole.len() - 30]).unwrap();
    let cut = home.run(&["merge", home.path("cut.jsonl").to_str().unwrap()]);
    assert!(cut.code != 0 && cut.said.contains("ask for the"), "{}", cut.said);
    let nobody = home.run(&["share", "--as", " ", "--to", home.path("y.jsonl").to_str().unwrap()]);
    assert!(nobody.code != 0 && nobody.said.contains("holds no name"), "{}", nobody.said);
}

#[test]
fn a_bare_name_is_the_file_of_that_name_and_what_could_be_an_id_too_is_asked() {
    let (home, store) = home();
    std::fs::create_dir(home.path("in")).unwrap();
    let run = |args: &[&str]| home.run_in("in", args);
    let fine = |args: &[&str]| {
        let run = run(args);
        assert_eq!(run.code, 0, "{args:?}: {}", run.said);
    };
    fine(&["share", "01", "--as", "Anna", "--to", "anna"]);
    fine(&["share", "anna", "--to", "again"]);
    fine(&["merge", "anna"]);
    fine(&["merge", "anna", "--into", "again"]);
    fine(&["report", "anna", "--format", "md"]);
    std::fs::copy(home.path("in/anna"), home.path("in/01")).unwrap();
    for args in [["share", "01"], ["report", "01"], ["review", "01"]] {
        let asked = run(&args);
        assert_eq!(asked.code, 2);
        assert!(asked.said.contains("01: is a file here, and a session's id begins so (01000000)"), "{}", asked.said);
        assert!(asked.said.contains("`./01` is the file, more of the id the session"), "{}", asked.said);
    }
    fine(&["report", "./01", "--format", "md"]);
    fine(&["report", "010", "--format", "md"]);
    // A copy that lies beside it has all of its id.
    let own = store.find_session("010").unwrap();
    std::fs::copy(&own, own.with_file_name("copy.jsonl")).unwrap();
    let two = run(&["share", "010"]);
    assert!(
        two.said.contains("2 files hold this session") && two.said.contains("say which by its path"),
        "{}",
        two.said
    );
}

#[test]
fn a_session_that_is_being_told_is_not_shared() {
    let home = Home::new();
    let store = Store::open(Some(home.path("").as_path())).unwrap();
    super::journal::saved(&store, 1, false);
    let run = home.run(&["share", "01", "--as", "A"]);
    assert!(run.code == 2 && run.said.contains("is not finished"), "{}", run.said);
    let none = home.run(&["share", "--as", "A"]);
    assert!(none.code == 2 && none.said.contains("no finished answer"), "{}", none.said);
}
