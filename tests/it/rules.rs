//! Every bundled rule proves itself, as `starcoach check` does for a user's.

use starcoach::scoring::proof;
use starcoach::store::content::load_files;
use std::fmt::Write;

#[test]
fn every_bundled_rule_finds_its_sentences_and_stays_silent_on_their_lookalikes() {
    let content = load_files(&[]);
    let mut report = String::new();
    for problem in &content.library.problems {
        writeln!(report, "{problem:?}").unwrap();
    }
    for (id, loaded) in &content.library.families {
        for problem in proof::prove(&content.engine, &loaded.item).problems {
            let (path, cure) = (problem.path.unwrap_or_default(), problem.cure.unwrap_or_default());
            writeln!(report, "{id} {path}: {}; {cure}", problem.message).unwrap();
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
