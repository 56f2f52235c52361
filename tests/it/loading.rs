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

/// Ten stories of one's own, and one file that is none.
fn ten() -> Home {
    let story = starcoach::store::bundled::of("bundled:stories/dropped-index.yaml").expect("the story is bundled").yaml;
    let own = |n: usize| story.replacen("id: dropped-index\n", &format!("id: own-{n}\n"), 1);
    let home = (0..10).fold(Home::new(), |home, n| home.file(&format!("stories/own-{n}.yaml"), &own(n)));
    home.file("stories/torn.yaml", "format: 1\ntitle: \"open\n")
}

/// What was kept is an hour older than its files were then; only so is it trusted.
fn settle(home: &Home) -> std::path::PathBuf {
    let kept = home.path("cache/content.jsonl");
    let file = std::fs::File::options().append(true).open(&kept).expect("the content was kept");
    let hour = std::time::Duration::from_secs(3600);
    file.set_modified(file.metadata().unwrap().modified().unwrap() + hour).unwrap();
    kept
}

/// Writes another title into what was kept, which shows whether it is read.
fn mark(home: &Home) {
    let kept = home.path("cache/content.jsonl");
    let text = std::fs::read_to_string(&kept).unwrap();
    let title = starcoach::store::content::load_files(&[]).library.story("dropped-index").unwrap().title.clone();
    assert!(text.contains(&title));
    std::fs::write(&kept, text.replacen(&title, "As it was kept", 1)).unwrap();
    settle(home);
}

fn is_kept(library: &Library) -> bool {
    library.stories.values().any(|story| story.item.title == "As it was kept")
}

#[test]
fn many_files_are_kept_as_they_were_read_and_read_from_there_with_their_problems() {
    let home = ten();
    let first = library(&home);
    settle(&home);
    let second = library(&home);
    assert_eq!(first.stories, second.stories);
    assert_eq!(first.patterns, second.patterns);
    assert_eq!(first.frameworks, second.frameworks);
    assert_eq!(first.principles, second.principles);
    assert_eq!(first.problems, second.problems);
    assert_eq!(second.problems.len(), 1);
    mark(&home);
    assert!(is_kept(&library(&home)), "what was kept is not used");
}

#[test]
fn what_was_kept_is_not_believed_once_a_file_is_another() {
    type Change = fn(Home) -> Home;
    let changes: [(&str, Change); 5] = [
        ("another text", |home| {
            let text = std::fs::read_to_string(home.path("stories/own-3.yaml")).unwrap();
            home.file("stories/own-3.yaml", &text.replacen("own-3", "own-4", 1))
        }),
        ("one more", |home| home.file("rubrics/frameworks/short.yaml", FRAMEWORK)),
        ("one less", |home| {
            std::fs::remove_file(home.path("stories/own-7.yaml")).unwrap();
            home
        }),
        ("another name", |home| {
            std::fs::rename(home.path("stories/own-7.yaml"), home.path("stories/own-77.yaml")).unwrap();
            home
        }),
        ("cut off", |home| {
            let kept = home.path("cache/content.jsonl");
            let text = std::fs::read_to_string(&kept).unwrap();
            std::fs::write(&kept, &text[..text.len() - 10]).unwrap();
            settle(&home);
            home
        }),
    ];
    for (what, change) in changes {
        let home = ten();
        library(&home);
        mark(&home);
        let home = change(home);
        assert!(!is_kept(&library(&home)), "{what}");
    }
}

#[test]
fn what_was_kept_right_after_a_change_is_not_believed() {
    let home = ten();
    library(&home);
    let kept = home.path("cache/content.jsonl");
    let text = std::fs::read_to_string(&kept).unwrap();
    std::fs::write(&kept, text.replacen("\"title\":\"", "\"title\":\"As it was kept", 1)).unwrap();
    assert!(!library(&home).stories.values().any(|story| story.item.title.starts_with("As it was kept")));
}

#[test]
fn few_files_are_not_kept() {
    let home = Home::new().file("rubrics/frameworks/short.yaml", FRAMEWORK);
    library(&home);
    assert!(!home.path("cache").exists());
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
