//! What the coach's desk asks of the store: opening a long session, listing many.
#![allow(missing_docs, dead_code, clippy::disallowed_methods, clippy::unwrap_used, clippy::string_slice)]
#![allow(clippy::cast_sign_loss, clippy::cast_precision_loss, clippy::indexing_slicing)]

mod answers;
mod samples;
mod told;

use samples::Samples;
use starcoach::store::journal;
use std::path::Path;

fn main() {
    let home = tempfile::tempdir().unwrap();
    opening(home.path());
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
