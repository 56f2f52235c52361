//! What the coach's desk asks for: opening and replaying a long session, listing many.
#![allow(missing_docs, dead_code, clippy::disallowed_methods, clippy::unwrap_used, clippy::string_slice)]
#![allow(clippy::cast_sign_loss, clippy::cast_precision_loss, clippy::indexing_slicing)]

mod answers;
mod replayed;
mod samples;
mod told;

use samples::Samples;
use starcoach::scoring::judge::judge;
use starcoach::scoring::stored::{Source, StoredRubric};
use starcoach::scoring::{Rubric, Told};
use starcoach::session::limits;
use starcoach::store::sessions::inbox::Inbox;
use starcoach::store::{Store, content, journal};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

const SESSIONS: usize = 10_000;

fn main() {
    let home = tempfile::tempdir().unwrap();
    // `cargo bench --bench desk -- replay` leaves the rest out, as does `-- rubric`.
    let only = |part: &str| std::env::args().any(|arg| arg == part);
    if only("replay") {
        return replayed::run(home.path());
    }
    if only("rubric") {
        return received(home.path());
    }
    opening(home.path());
    replayed::run(home.path());
    listing(home.path());
    received(home.path());
    longest(home.path());
}

/// A rubric that came along with other rules than the program's, twice as many.
fn received(home: &Path) {
    let loaded = Store::open(Some(home)).unwrap().load();
    let (library, engine) = (loaded.library, Arc::new(loaded.engine));
    let families = content::kept_families(&library);
    let inner = &families[1..families.len() - 1];
    let twice = format!("[{inner},{}]", inner.replace("\"id\":\"", "\"id\":\"x-"));
    let rubric = Rubric::resolve(&library, Arc::clone(&engine), "failure", None, None, 140).unwrap();
    for (families, name) in [(&*families, "the same"), (&*twice, "twice as many")] {
        let stored = StoredRubric::of(&rubric, Source { families, words: &library.words }).unwrap();
        let own = content::kept_families(&library);
        let source = Source { families: &own, words: &library.words };
        let bytes = serde_json::to_vec(&stored).unwrap().len();
        Samples::take(5, |_| drop(stored.clone().try_restore(&engine, source).unwrap()))
            .print(&format!("taking a rubric with {name} rules, {:.2} MB", bytes as f64 / 1e6));
    }
}

/// Judging the longest text that a section may hold, of the words that cost most.
fn longest(home: &Path) {
    let loaded = Store::open(Some(home)).unwrap().load();
    let rubric = Rubric::resolve(&loaded.library, Arc::new(loaded.engine), "ownership-beyond-scope", None, None, 140);
    let rubric = rubric.unwrap();
    let sample = "I noticed that no ticket existed, my manager asked me to, and I escalated it with a fix. ";
    for words in [
        sample, "I took it on, ", "I escalated it. ", "we decided and I ", "it was not my job ", "just ", "uh ", "I ",
        "and ", "was ", "kind of ", "(", "I just ", "was just done ", "a, ",
    ] {
        let text = words.repeat(limits::TEXT / words.len());
        let told: Vec<Told> =
            rubric.framework.sections.iter().map(|_| Told { text: text.clone(), ..Told::default() }).collect();
        Samples::take(1, |_| drop(judge(&rubric, &told))).print(&format!(
            "judging {} × 200 kB of “{}”",
            told.len(),
            words.trim()
        ));
    }
}

/// Every session below a folder, on one thread and on all.
fn listing(home: &Path) {
    let store = Store::open(Some(home)).unwrap();
    let inbox = home.join("inbox");
    told::write(&store, &inbox, SESSIONS);
    for threads in [1, std::thread::available_parallelism().map_or(1, usize::from)] {
        let (mut count, mut bytes) = (0, 0);
        let samples = Samples::take(5, |_| {
            (count, bytes) = (0, 0);
            Inbox::of(&inbox).each(threads, |received| {
                let received = received.unwrap();
                count += 1;
                bytes += received.end.unwrap().sections.iter().map(|last| last.text.len()).sum::<usize>();
                ControlFlow::Continue(())
            });
        });
        assert_eq!(count, SESSIONS);
        samples.print(&format!("an inbox of {SESSIONS} sessions, {threads} threads"));
        println!(
            "  {:.0} sessions a second, {:.1} MB of text",
            count as f64 / samples.at(0.5).as_secs_f64(),
            bytes as f64 / 1e6
        );
    }
}

/// From the file to the take and its entries.
fn opening(home: &Path) {
    let path = home.join("long.jsonl");
    let bytes = told::typed(20_000);
    println!("a session of 20,000 entries: {:.1} MB", bytes.len() as f64 / 1e6);
    std::fs::write(&path, bytes).unwrap();
    Samples::take(50, |_| {
        let stored = journal::open(&path).unwrap();
        assert!(stored.reader.entries.len() >= 20_000 && stored.reader.flaws.is_empty());
    })
    .print("opening a session of 20,000 entries");
}
