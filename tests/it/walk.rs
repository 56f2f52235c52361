//! The page that follows a misread sentence to its rule is played as it stands: its files are written, its commands run.

use crate::program::Home;

/// A fenced block: its language and its lines.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut parts = page.split("\n```");
    parts.next();
    while let (Some(block), rest) = (parts.next(), parts.next()) {
        let (language, text) = block.split_once('\n').unwrap();
        assert!(rest.is_some(), "a block is not closed: {block}");
        blocks.push((language.to_owned(), format!("{text}\n")));
    }
    blocks
}

/// The words of a command line, those in quotes together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate().flat_map(|(at, part)| {
        if at % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
    });
    parts.collect()
}

/// Whether something was printed as it is shown; `…` stands for the rest.
fn is_shown(printed: &str, shown: &str) -> bool {
    match shown.split_once('…') {
        Some((start, _)) => printed.starts_with(start),
        None => printed.trim_end() == shown.trim_end(),
    }
}

#[test]
fn the_page_on_writing_a_rule_says_what_happens() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/writing-a-rule.md")).unwrap();
    let mut home = Home::new();
    let mut commands = 0;
    for (language, text) in blocks(&page) {
        if language == "yaml" {
            let path =
                text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a first line with the path");
            home = home.file(path, &text);
            continue;
        }
        assert_eq!(language, "console");
        for play in text.split("$ starcoach ").skip(1) {
            let (line, shown) = play.split_once('\n').unwrap();
            let line = words(line);
            let run = home.run(&line.iter().map(String::as_str).collect::<Vec<_>>());
            let printed = run.said.replace("HOME/", "");
            assert!(is_shown(&printed, shown), "{line:?} printed\n{printed}\nand the page shows\n{shown}");
            commands += 1;
        }
    }
    assert!(commands > 4, "{commands}");
}
