//! What the README and the pages of `docs` say is true: pictures, keys, commands, files, sentences.

#[path = "../../examples/readme/keys.rs"]
mod keys;
#[path = "../../examples/readme/scene.rs"]
mod scene;

use crate::program::{Home, Run};
use clap::Parser;
use starcoach::cli::Cli;
use starcoach::content::family::WordLists;
use starcoach::content::{Family, Polarity, Role};
use starcoach::scoring::finding::State;
use starcoach::scoring::{Engine, Passage};
use starcoach::store::content::load_files;
use std::path::Path;

fn page(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

/// The fenced blocks of a language on a page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("\n```{language}\n");
    page.split(&fence).skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned() + "\n").collect()
}

#[test]
fn the_pictures_are_what_the_screens_draw() {
    for (name, drawn) in scene::pictures() {
        let committed = page(&format!("docs/{name}"));
        let differs = committed.lines().zip(drawn.lines()).find(|(old, new)| old != new);
        assert!(committed == drawn, "docs/{name} is old: renew it with `cargo run --example readme`\n{differs:#?}");
    }
}

#[test]
fn the_table_of_keys_is_that_of_the_commands() {
    let readme = page("README.md");
    let renewed = keys::put_into(&readme).expect("the marks around the table");
    assert!(readme == renewed, "the keys in README.md are old: renew them with `cargo run --example readme`");
}

#[test]
fn the_commands_are_those_of_the_program_and_of_the_gate() {
    let readme = page("README.md");
    let shell = blocks(&readme, "sh").concat();
    let commands: Vec<&str> = shell.lines().map(|line| line.split('#').next().unwrap().trim()).collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
    assert!(page(".ci/run").lines().any(|line| line == "cargo test"), "the gate runs other tests than the README");
    let inline = readme.split('`').filter(|code| *code == "starcoach" || code.starts_with("starcoach "));
    let mut seen = 0;
    for line in inline {
        let parsed = Cli::try_parse_from(line.split_whitespace());
        assert!(parsed.is_ok(), "`{line}`: {}", parsed.unwrap_err());
        seen += 1;
    }
    assert!(seen > 8, "{seen}");
}

#[test]
fn every_link_into_the_project_leads_somewhere() {
    for name in ["README.md", "docs/phrases.md", "docs/score.md", "docs/writing-a-rule.md", "CHANGELOG.md"] {
        let text = page(name);
        assert!(!text.is_empty(), "{name}");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let path = link.split('#').next().unwrap();
            let there = path.is_empty() || path.starts_with("http") || folder.parent().unwrap().join(path).exists();
            assert!(there, "{name} links to {link}");
        }
    }
}

/// A home that holds one file of a page, whose first line is a comment with its path.
fn home_of(block: &str) -> (Home, &str) {
    let path = block.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a first line with the path");
    (Home::new().file(path, block), path)
}

#[test]
fn every_file_that_the_pages_show_passes_the_check() {
    let mut seen = Vec::new();
    for text in [page("README.md"), page("docs/phrases.md")] {
        for block in blocks(&text, "yaml") {
            let (home, path) = home_of(&block);
            let Run { said, code } = home.run(&[if path == "config.yaml" { "config" } else { "check" }]);
            assert_eq!(code, 0, "{path}: {said}");
            seen.push(path.to_owned());
        }
    }
    assert!(seen.len() > 5, "{seen:?}");
}

#[test]
fn the_problem_that_the_readme_shows_is_what_check_prints() {
    let readme = page("README.md");
    let story = blocks(&readme, "yaml").into_iter().find(|block| block.starts_with("# stories/")).unwrap();
    let run = home_of(&story.replace("level:", "levle:")).0.run(&["check"]);
    let problem = run.said.split("\n\n").next().unwrap().replace("HOME/", "");
    let shown = blocks(&readme, "text").concat();
    let plain = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(plain(&problem), plain(&shown));
}

/// An engine of one rule with one phrase and the bundled word lists.
fn engine_of(phrase: &str, words: &WordLists) -> Engine {
    let family: Family = serde_json::from_value(serde_json::json!({
        "format": 1, "id": "shown", "title": "shown", "about": "-", "polarity": Polarity::Warning,
        "rules": [{"id": "shown", "phrases": [phrase]}],
    }))
    .unwrap();
    let (engine, problems) = Engine::build([&family], words);
    assert_eq!(problems, [], "{phrase}");
    engine
}

/// The words that stand as found in a text.
fn found<'a>(engine: &Engine, text: &'a str) -> Vec<&'a str> {
    let findings = engine.scan(Passage { text, roles: &[Role::Any], cursor: None });
    let standing = findings.into_iter().filter(|finding| finding.state == State::Standing);
    standing.map(|finding| &text[finding.span]).collect()
}

#[test]
fn every_phrase_of_the_page_on_phrases_finds_what_it_says() {
    let words = load_files(&[]).library.words;
    let mut wrong = Vec::new();
    let mut sentences = 0;
    for block in blocks(&page("docs/phrases.md"), "phrases") {
        let mut phrase = "";
        for line in block.lines().filter(|line| !line.trim().is_empty()) {
            let Some(sentence) = line.strip_prefix("  ") else {
                phrase = line;
                continue;
            };
            sentences += 1;
            let (fires, sentence) = (sentence.starts_with("+ "), &sentence[2..]);
            let plain = sentence.replace(['<', '>'], "");
            let wanted: Vec<&str> = sentence.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
            let engine = engine_of(phrase, &words);
            let found = found(&engine, &plain);
            if found != wanted || fires == wanted.is_empty() {
                wrong.push(format!("{phrase}\n  {sentence}\n  found: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(sentences > 30, "{sentences}");
}
