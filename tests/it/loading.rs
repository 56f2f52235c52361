//! The user's content over what is bundled: the good wins, the bad falls back.

use crate::program::Home;
use proptest::prelude::*;
use starcoach::content::{Library, Origin};
use starcoach::store::Store;

const FRAMEWORK: &str = "format: 1\nid: short\ntitle: Short\nabout: x\nsections:\n  - id: all\n    title: All\n    mark: A\n    roles: [any]\n    target: 60\n    purpose: x\n";

fn library(home: &Home) -> Library {
    Store::open(Some(&home.path(""))).unwrap().load().library
}

fn bundled_pattern() -> &'static str {
    let file = starcoach::store::bundled::of("bundled:rubrics/patterns/ownership-beyond-scope.yaml");
    file.expect("the pattern is bundled").yaml
}

#[test]
fn a_pattern_of_the_users_own_wins_over_the_bundled_one() {
    let text = bundled_pattern().replacen("title: ", "title: My ", 1);
    let library = library(&Home::new().file("rubrics/patterns/ownership-beyond-scope.yaml", &text));
    let loaded = &library.patterns["ownership-beyond-scope"];
    assert!(loaded.item.title.starts_with("My "));
    assert!(matches!(loaded.origin, Origin::File(_)));
}

#[test]
fn a_broken_pattern_of_the_users_own_leaves_the_bundled_one() {
    for (good, bad) in [("guides:", "guids:"), ("framework: star", "framework: tsar")] {
        let text = bundled_pattern().replacen(good, bad, 1);
        assert_ne!(text, bundled_pattern());
        let library = library(&Home::new().file("rubrics/patterns/ownership-beyond-scope.yaml", &text));
        let loaded = &library.patterns["ownership-beyond-scope"];
        assert_eq!(loaded.origin, Origin::Bundled, "{bad}");
        assert!(library.problems.iter().any(|problem| problem.file.ends_with("ownership-beyond-scope.yaml")), "{bad}");
    }
}

#[test]
fn a_rule_that_fails_its_proof_is_left_out_and_the_others_work() {
    let family = "format: 1\nid: flim\ntitle: Flim\nabout: A test.\npolarity: warning\nrules:\n  - id: noisy\n    phrases: [flim it]\n    say: s\n    fires: [\"We <flim it>.\"]\n    silent: [\"They flim it.\"]\n  - id: sound\n    phrases: [flum it]\n    say: s\n    fires: [\"We <flum it>.\"]\n    silent: [\"We flim it.\"]\n";
    let content = Store::open(Some(&Home::new().file("rubrics/phrases/flim.yaml", family).path(""))).unwrap().load();
    assert_eq!(content.engine.find_rule("noisy"), None);
    assert!(content.engine.find_rule("sound").is_some());
    assert_eq!(content.library.problems.len(), 1);
}

#[test]
fn a_framework_without_time_is_left_out() {
    let home = Home::new().file("rubrics/frameworks/short.yaml", &FRAMEWORK.replace("target: 60", "target: 0"));
    assert!(!library(&home).frameworks.contains_key("short"));
    let home = Home::new().file("rubrics/frameworks/short.yaml", FRAMEWORK);
    assert!(library(&home).frameworks.contains_key("short"));
}

#[test]
fn word_lists_and_principles_of_the_users_own_are_added() {
    let home = Home::new().file("rubrics/words.yaml", "format: 1\nid: words\nclasses:\n  flim: [flam, flum]\n").file(
        "rubrics/principles.yaml",
        "format: 1\nid: principles\nprinciples:\n  - {id: kindness, title: Kindness, company: Ours}\n",
    );
    let library = library(&home);
    assert!(library.words.classes.contains_key("flim") && library.words.classes.len() > 1);
    assert!(library.principles.get("kindness").is_some() && library.principles.principles.len() > 1);
}

proptest! {
    // Each case loads everything that is bundled.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_text_stops_the_loading(text in "(format: 1\n)?([a-z]{1,8}: [\\PC\n]{0,20}\n|  - [\\PC]{0,12}\n|\\PC{0,20}\n){0,8}") {
        let home = Home::new().file("stories/mine.yaml", &text).file("rubrics/phrases/mine.yaml", &text);
        let library = library(&home);
        let told = |folder: &str| library.problems.iter().any(|problem| problem.file.contains(folder));
        prop_assert!(told("stories/mine.yaml") && told("phrases/mine.yaml"));
        for problem in &library.problems {
            prop_assert!(problem.to_string().lines().count() >= 1);
        }
    }
}
