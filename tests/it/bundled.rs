//! What is inside the program is what lies in the folders (invariant 8), and nothing is wrong with it.

use crate::program::Home;
use starcoach::scoring::Engine;
use starcoach::store::{Dirs, bundled, content};
use std::path::{Path, PathBuf};

fn no_user() -> Dirs {
    Dirs::new(Some(Path::new("/nowhere/at/all"))).unwrap()
}

fn yaml_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(yaml_below(&path));
        } else if path.extension().is_some_and(|end| end == "yaml") {
            files.push(path);
        }
    }
    files
}

#[test]
fn every_file_of_the_folders_is_bundled_as_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = yaml_below(&root.join("rubrics"));
    files.extend(yaml_below(&root.join("stories")));
    assert_eq!(files.len(), bundled::ALL.len());
    for file in bundled::ALL {
        assert_eq!(std::fs::read_to_string(root.join(file.path)).unwrap(), file.yaml, "{}", file.path);
        assert!(file.kind().is_some(), "{} lies where nothing reads it", file.path);
    }
}

#[test]
fn the_prepared_content_reads_equal_to_the_yaml() {
    let fast = content::load(&no_user()).library;
    let slow = content::load_slowly(&no_user()).library;
    assert_eq!(fast.frameworks, slow.frameworks);
    assert_eq!(fast.families, slow.families);
    assert_eq!(fast.words, slow.words);
    assert_eq!(fast.patterns, slow.patterns);
    assert_eq!(fast.stories, slow.stories);
    assert_eq!(fast.principles, slow.principles);
}

#[test]
fn the_engine_compiled_with_the_program_is_that_of_its_phrases() {
    let library = content::load(&no_user()).library;
    let families: Vec<_> = library.families.values().map(|loaded| &loaded.item).collect();
    let (fresh, problems) = Engine::build(families.iter().copied(), &library.words);
    assert_eq!(problems, []);
    assert!(fresh.pack().unwrap() == bundled::ENGINE, "they differ");
    let prepared = Engine::unpack(bundled::ENGINE).expect("it can be read");
    assert_eq!(
        format!("{:?}", fresh.rules().collect::<Vec<_>>()),
        format!("{:?}", prepared.rules().collect::<Vec<_>>())
    );
    assert!(prepared.pack().unwrap() == bundled::ENGINE, "what was read differs from what was written");
}

#[test]
fn an_engine_is_not_read_from_cut_bytes() {
    assert!(Engine::unpack(&[]).is_none());
    for cut in (0..bundled::ENGINE.len()).step_by(9_973) {
        assert!(Engine::unpack(&bundled::ENGINE[..cut]).is_none(), "cut at {cut}");
    }
}

#[test]
fn nothing_is_wrong_with_what_is_bundled() {
    let families = [
        "assignment", "business-impact", "dilution", "handoff", "metric-delta", "ownership", "scope-boundary",
        "second-order", "shared-decision", "systemic-insight",
    ];
    let library = content::load_slowly(&no_user()).library;
    assert_eq!(library.problems, []);
    assert!(families.iter().all(|id| library.families.contains_key(*id)), "{:?}", library.families.keys());
    let run = Home::new().run(&["check"]);
    assert!(run.code == 0 && run.said.starts_with("no problems in "), "{}", run.said);
}

#[test]
fn every_question_says_what_a_rating_sounds_like() {
    let library = content::load(&no_user()).library;
    for pattern in library.patterns.values().map(|loaded| &loaded.item) {
        let scale = pattern.scale.as_ref().unwrap_or_else(|| panic!("{} has no scale", pattern.id));
        for text in [&scale.one, &scale.three, &scale.five] {
            assert!((40..=160).contains(&text.chars().count()), "{}: {text}", pattern.id);
        }
    }
}

#[test]
fn no_explanation_names_an_option_by_its_place() {
    for pattern in content::load(&no_user()).library.patterns.values().map(|loaded| &loaded.item) {
        for item in pattern.checks.iter().chain(&pattern.test) {
            let said = item.steps.iter().chain(item.wrong.iter().map(|wrong| &wrong.why)).chain([&item.hint]);
            for text in said.map(|text| text.to_lowercase()) {
                let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
                let places = ["a", "b", "c", "d", "1", "2", "3", "4"];
                let named = words.windows(2).any(|two| two[0] == "option" && places.contains(&two[1]))
                    || words.windows(2).any(|two| ["first", "last"].contains(&two[0]) && two[1] == "option");
                assert!(!named, "{} {}: {text}", pattern.id, item.id);
            }
        }
    }
}
