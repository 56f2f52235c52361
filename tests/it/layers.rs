//! The layer table of the crate's page holds: what each module may import, and who may know the terminal or files.

use std::path::{Path, PathBuf};

/// Each layer and what it may import, from the table of the crate's page.
fn table() -> Vec<(String, Vec<String>)> {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let named = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<String>>();
    let rows = page.lines().skip_while(|line| !line.contains("| layer | may import |")).skip(2);
    let rows = rows.map_while(|line| line.strip_prefix("//! |")).map(|row| row.split_once('|').unwrap());
    rows.map(|(layer, allowed)| (named(layer).remove(0), named(allowed))).collect()
}

/// Words of the terminal, and the only places that may use them.
const TERMINAL: (&[&str], &[&str]) = (&["ratatui", "crossterm"], &["ui/", "cli/practice.rs", "cli/practice/"]);

/// Words of the file system, and the only places that may use them.
const FILES: (&[&str], &[&str]) = (&["std::fs", "fs::", "tempfile::", "File::"], &["store/"]);

/// The code of every file of `src`, without comments and without its tests, by path below `src`.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let named = |path: &PathBuf| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|path| (named(path), code(&std::fs::read_to_string(path).unwrap()))).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

/// Tests stand last in a file, and may use what they like.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//")).collect()
}

fn layer(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap()
}

/// The paths below `crate::` that a text names, those in braces too: `app::keymap::KeyMap`.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, word) in code.match_indices("crate::") {
        let mut rest = &code[at + word.len()..];
        branches("", &mut rest, &mut found);
    }
    found
}

/// Reads one path, or a list of them in braces, and adds each with what stands before it.
fn branches(before: &str, rest: &mut &str, found: &mut Vec<String>) {
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
    let path = format!("{before}{}", &rest[..end]);
    *rest = &rest[end..];
    if !rest.starts_with('{') {
        found.push(path.trim_end_matches(':').trim_end_matches("::self").to_owned());
        return;
    }
    while !rest.starts_with('}') && !rest.is_empty() {
        *rest = rest[1..].trim_start();
        if !rest.starts_with('}') {
            branches(&path, rest, found);
            *rest = rest.trim_start();
        }
    }
    *rest = rest.get(1..).unwrap_or_default();
}

#[test]
fn a_layer_imports_only_what_the_table_allows() {
    let table = table();
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let layer = layer(&file);
        if matches!(layer, "lib" | "main") {
            continue;
        }
        let (_, allowed) = table.iter().find(|(name, _)| name == layer).unwrap_or_else(|| {
            panic!("{file} is in no layer of the table");
        });
        for path in imports(&code) {
            let below = |allowed: &String| path == *allowed || path.starts_with(&format!("{allowed}::"));
            if !path.starts_with(layer) && !allowed.iter().any(below) {
                wrong.push(format!("{file} imports crate::{path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn only_in(words: &[&str], places: &[&str]) {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        for word in words.iter().filter(|_| !places.iter().any(|place| file.starts_with(place))) {
            let starts_a_name = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if code.match_indices(word).any(|(at, _)| starts_a_name(at)) {
                wrong.push(format!("{file} names {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_screen_and_the_driver_know_the_terminal() {
    only_in(TERMINAL.0, TERMINAL.1);
}

#[test]
fn only_the_store_touches_files() {
    only_in(FILES.0, FILES.1);
}

#[test]
fn the_reader_of_imports_sees_paths_lists_and_nested_lists() {
    let code = "use crate::content::Role;\nuse crate::{app::key::Key, scoring::{self, Engine}, ui,\n};\nlet x = crate::store::f();\n";
    assert_eq!(imports(code), ["content::Role", "app::key::Key", "scoring", "scoring::Engine", "ui", "store::f"]);
}

#[test]
fn the_table_names_every_module_of_the_crate() {
    let mut named: Vec<String> = table().into_iter().map(|(layer, _)| layer).collect();
    named.sort();
    assert_eq!(named, ["app", "cli", "clock", "content", "progress", "report", "scoring", "session", "store", "ui"]);
}
