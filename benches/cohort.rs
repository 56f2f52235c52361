//! The table of a folder: sessions a second and core. With `cargo bench --bench cohort -- --many` also how much memory
//! 100,000 sessions take, which first writes a gigabyte of them.
#![allow(missing_docs, dead_code, clippy::disallowed_methods, clippy::unwrap_used, clippy::string_slice)]
#![allow(clippy::cast_sign_loss, clippy::cast_precision_loss, clippy::indexing_slicing)]

mod answers;
mod samples;
mod told;

use samples::Samples;
use starcoach::cli::report::cohort;
use starcoach::store::Store;
use std::path::Path;

const SESSIONS: usize = 2_000;
const MANY: usize = 100_000;

fn main() {
    let home = tempfile::tempdir().unwrap();
    if std::env::args().any(|argument| argument == "--many") {
        return memory(home.path());
    }
    let store = Store::open(Some(home.path())).unwrap();
    let folder = home.path().join("inbox");
    told::write(&store, &folder, SESSIONS);
    for threads in [1, std::thread::available_parallelism().map_or(1, usize::from)] {
        for as_json in [false, true] {
            let samples = Samples::take(7, |_| assert_eq!(written(&store, &folder, threads, as_json), SESSIONS));
            let format = if as_json { "json" } else { "csv" };
            samples.print(&format!("a table of {SESSIONS} sessions as {format}, {threads} threads"));
            let rate = SESSIONS as f64 / samples.at(0.5).as_secs_f64();
            println!("  {rate:.0} sessions a second, {:.0} a second and thread", rate / threads as f64);
        }
    }
}

/// How many rows were written.
fn written(store: &Store, folder: &Path, threads: usize, as_json: bool) -> usize {
    let (table, problems) = cohort::read(store, folder, threads);
    assert!(!problems);
    let mut out = Vec::new();
    table.write(&mut out, as_json).unwrap();
    String::from_utf8(out).unwrap().lines().count() - usize::from(!as_json)
}

fn memory(home: &Path) {
    let store = Store::open(Some(home)).unwrap();
    let folder = home.join("inbox");
    for count in [SESSIONS, MANY] {
        told::write(&store, &folder, count);
        // The generator's own memory is given back before the peak is taken anew.
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        let (table, _) = cohort::read(&store, &folder, std::thread::available_parallelism().map_or(1, usize::from));
        table.write(std::io::sink(), false).unwrap();
        println!("{count} sessions: {}", peak().unwrap_or_else(|| "no figure on this system".to_owned()));
    }
}

fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(|peak| format!("peak {}", peak.trim()))
}
