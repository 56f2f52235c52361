//! The real binary on a real terminal: key to screen beside `vim -u NONE` in the same run, start to first frame,
//! memory at rest, and what an idle program costs.
//!
//! Linux tells memory and wake-ups in /proc; elsewhere those lines are left out. `vim` is left out where there is none.
#![allow(missing_docs, dead_code, clippy::disallowed_methods, clippy::unwrap_used, clippy::panic, clippy::string_slice)]
#![allow(clippy::cast_sign_loss, clippy::cast_precision_loss, clippy::indexing_slicing)]

mod answers;
#[path = "../tests/it/pty/mod.rs"]
mod pty;
mod samples;
mod told;

use pty::{Pty, program, starcoach};
use samples::Samples;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

const SIZE: (u16, u16) = (120, 40);
const KEYS: usize = 400;
const SESSIONS: usize = 2_000;
const IDLE: Duration = Duration::from_secs(10);
/// Between the echo of a key and the next key: a hand that rests on a key makes about thirty a second.
const HELD: Duration = Duration::from_millis(30);

fn main() {
    let home = tempfile::tempdir().unwrap();
    // `cargo bench --bench terminal -- keys` leaves the rest out, and `-- sessions` all but the home of many sessions.
    if std::env::args().any(|arg| arg == "sessions") {
        return first_home_of_sessions();
    }
    let all = std::env::args().all(|arg| arg != "keys");
    if all {
        first_frame(home.path());
        first_home("start to home");
        first_home_of_many();
        first_home_of_sessions();
    }
    let coach = rehearsal(home.path());
    let text = answer(300);
    coach.paste(&text).wait_text("the end");
    keys(&coach, home.path());
    if !all {
        return;
    }
    memory(&coach);
    idle_with_a_clock(&coach);
    drop(coach);
    let library = starcoach(home.path(), &[]).size(SIZE.0, SIZE.1).run();
    library.wait_text("Check an answer");
    memory(&library);
    idle(&library, "idle, no clock running");
}

/// From the start of the process to its first full frame, on bundled content.
fn first_frame(home: &Path) {
    // They end after the measurement: closing a terminal waits for its program.
    let mut runs = Vec::new();
    let seen = |_| {
        let run = starcoach(home, &["rehearse", "ownership-beyond-scope"]).size(SIZE.0, SIZE.1).run();
        run.wait_text("Situation");
        runs.push(run);
    };
    Samples::take(50, seen).print("start to first full frame, with the terminal's part");
}

/// From the start of the process to the first full frame of home.
fn first_home(name: &str) {
    let home = tempfile::tempdir().unwrap();
    started(home.path(), name);
}

/// The same with 200 stories and 50 questions of the user's own.
fn first_home_of_many() {
    let home = tempfile::tempdir().unwrap();
    let (stories, patterns) = (home.path().join("stories"), home.path().join("rubrics/patterns"));
    std::fs::create_dir_all(&stories).unwrap();
    std::fs::create_dir_all(&patterns).unwrap();
    let own = |yaml: &str, old: &str, new: &str| yaml.replacen(&format!("id: {old}\n"), &format!("id: {new}\n"), 1);
    let pattern = include_str!("../rubrics/patterns/missed-deadline.yaml");
    let story = include_str!("../stories/missed-deadline-invoice-export.yaml");
    for n in 0..50 {
        let id = format!("own-{n}");
        std::fs::write(patterns.join(format!("{id}.yaml")), own(pattern, "missed-deadline", &id)).unwrap();
    }
    for n in 0..200 {
        let id = format!("own-{n}");
        let text = own(story, "missed-deadline-invoice-export", &id);
        let text = text.replacen("patterns: [missed-deadline]", &format!("patterns: [own-{}]", n % 50), 1);
        std::fs::write(stories.join(format!("{id}.yaml")), text).unwrap();
    }
    // The first start reads all of them and keeps what it read; that is believed once it is older than a change may be.
    let kept = home.path().join("cache/content.jsonl");
    let run = |_| {
        let _ = std::fs::remove_file(&kept);
        starcoach(home.path(), &[]).size(SIZE.0, SIZE.1).run().wait_text("starcoach");
    };
    Samples::take(5, run).print("start to home, 200 stories and 50 questions of one's own, each read anew");
    settle(&kept);
    started(home.path(), "start to home, 200 stories and 50 questions of one's own");
}

/// The same with 2,000 finished sessions: the first frame, and the one with the list, which tells its length. Then what
/// progress makes of them.
fn first_home_of_sessions() {
    let home = tempfile::tempdir().unwrap();
    let store = starcoach::store::Store::open(Some(home.path())).unwrap();
    told::write(&store, &store.dirs.sessions, SESSIONS);
    let welcomed = starcoach::app::Remembered { welcomed: true, ..Default::default() };
    store.save_settings(&welcomed).unwrap();
    let listed = format!("Sessions ({SESSIONS})");
    let index = home.path().join("cache/sessions.jsonl");
    let shown = |cold: bool, count: usize, name: &str| {
        let mut runs = Vec::new();
        let start = |runs: &mut Vec<Pty>| {
            if cold {
                let _ = std::fs::remove_file(&index);
            }
            let run = starcoach(home.path(), &[]).size(SIZE.0, SIZE.1).run();
            run.wait_text("starcoach");
            runs.push(run);
        };
        Samples::take(count, |_| start(&mut runs)).print(&format!("start to home, 2,000 sessions, {name}"));
        let with_list = |_| {
            start(&mut runs);
            let run = &runs[runs.len() - 1];
            run.send("s");
            run.wait_text(&listed);
        };
        Samples::take(count, with_list).print(&format!("start to the list of 2,000 sessions, {name}"));
    };
    shown(true, 5, "cold");
    settle(&index);
    shown(false, 30, "warm");
    let run = starcoach(home.path(), &[]).size(SIZE.0, SIZE.1).run();
    run.wait_text("starcoach");
    let progress = |_| {
        run.send("v");
        run.wait_text("drills not counted");
        run.send("\u{1b}");
        run.wait_text("Questions");
    };
    Samples::take(10, progress).print("home to the progress of 2,000 sessions and back, warm");
}

/// What was kept is believed once it is older than a change may be.
fn settle(kept: &Path) {
    let file = std::fs::File::options().append(true).open(kept).unwrap();
    file.set_modified(file.metadata().unwrap().modified().unwrap() + Duration::from_secs(3600)).unwrap();
}

fn started(home: &Path, name: &str) {
    let mut runs = Vec::new();
    let seen = |_| {
        let run = starcoach(home, &[]).size(SIZE.0, SIZE.1).run();
        run.wait_text("starcoach");
        runs.push(run);
    };
    Samples::take(30, seen).print(name);
}

fn rehearsal(home: &Path) -> Pty {
    let run = starcoach(home, &["rehearse", "ownership-beyond-scope"]).size(SIZE.0, SIZE.1).run();
    run.wait_text("Situation");
    run
}

/// The same keys typed into both programs, each waited for on the screen: the next one at once, which no hand does, and
/// as quick as a hand on a key makes them.
fn keys(coach: &Pty, home: &Path) {
    let vim = vim(home);
    for (pause, count, name) in [(Duration::ZERO, KEYS, "at once"), (HELD, KEYS / 4, "30 ms apart")] {
        keys_apart(coach, vim.as_ref(), pause, count, name);
    }
}

fn keys_apart(coach: &Pty, vim: Option<&Pty>, pause: Duration, count: usize, name: &str) {
    let type_one = |run: &Pty, index: usize| {
        // A mark that is on the screen nowhere else, typed key by key, taken away again.
        let key = char::from(b'a' + (index % 26) as u8);
        let before = run.cursor();
        run.send(&key.to_string());
        run.wait_cursor(|now| now != before);
    };
    let Some(vim) = vim else { return println!("vim is not installed; no comparison") };
    let (mut ours, mut theirs) = (|index| type_one(coach, index), |index| type_one(vim, index));
    let [ours, theirs] = Samples::pair(count, || rest(pause), [&mut ours, &mut theirs]);
    ours.print(&format!("key to screen, 300 words, {name}: starcoach"));
    theirs.print(&format!("key to screen, 300 words, {name}: vim -u NONE"));
    println!("ratio of the medians: {:.2}", ours.ratio(&theirs));
}

fn vim(home: &Path) -> Option<Pty> {
    let file = home.join("answer.txt");
    std::fs::write(&file, answer(300)).unwrap();
    std::process::Command::new("vim").arg("--version").output().ok()?;
    let run = program("vim").arg("-u").arg("NONE").arg("-c").arg("set wrap linebreak").arg(&file.to_string_lossy());
    let run = run.size(SIZE.0, SIZE.1).run();
    run.wait_text("the end");
    run.send("Go");
    Some(run)
}

fn memory(run: &Pty) {
    if let Some(kilobytes) = status(run, "VmRSS:") {
        let own = status(run, "RssAnon:").unwrap_or_default();
        let mib = |kilobytes| kilobytes as f64 / 1024.0;
        println!("memory at rest: {:.1} MiB, of which {:.1} MiB are no pages of files", mib(kilobytes), mib(own));
    }
}

/// A running clock draws once a second: the share of a core that it takes.
fn idle_with_a_clock(run: &Pty) {
    run.send("x");
    idle(run, "idle, a clock running");
}

fn idle(run: &Pty, name: &str) {
    rest(Duration::from_secs(3));
    let (before, woken) = (processor(run), wakes(run));
    rest(IDLE);
    let (Some(before), Some(after)) = (before, processor(run)) else { return };
    let share = (after - before) as f64 / (IDLE.as_secs_f64() * 100.0) * 100.0;
    let wakes = wakes(run).unwrap_or(0) - woken.unwrap_or(0);
    println!("{name}: {share:.2}% of a core, {wakes} wake-ups in {} s", IDLE.as_secs());
}

fn rest(time: Duration) {
    let (_keep, never) = mpsc::channel::<()>();
    let _ = never.recv_timeout(time);
}

/// Hundredths of a second of processor time.
fn processor(run: &Pty) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", run.id())).ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

/// Voluntary switches of all threads: how often the program woke up.
fn wakes(run: &Pty) -> Option<u64> {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", run.id())).ok()?;
    let each = tasks.flatten().filter_map(|task| {
        let status = std::fs::read_to_string(task.path().join("status")).ok()?;
        line(&status, "voluntary_ctxt_switches:")
    });
    Some(each.sum())
}

fn status(run: &Pty, name: &str) -> Option<u64> {
    line(&std::fs::read_to_string(format!("/proc/{}/status", run.id())).ok()?, name)
}

fn line(status: &str, name: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

/// An answer of about so many words that ends in "the end".
fn answer(words: usize) -> String {
    let sentence =
        "I noticed a small drop in orders and nobody had asked me to look, so I pulled the logs and traced it. ";
    let mut text = sentence.repeat(words / 21);
    text.push_str("That was the end");
    text
}
