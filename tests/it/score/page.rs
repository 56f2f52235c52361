//! What `docs/score.md` shows is what the program does.

use super::{Bench, score};
use serde_json::Value;
use std::path::Path;

/// What the page says now, with every block of output as the program writes it today.
fn renewed(page: &str) -> String {
    let mut out = String::new();
    let (mut lines, mut bench) = (String::new(), Bench::new());
    for (at, piece) in page.split("\n```").enumerate() {
        if at > 0 {
            out.push_str("\n```");
        }
        let Some((kind, text)) = piece.split_once('\n').filter(|_| at % 2 == 1) else {
            out.push_str(piece);
            continue;
        };
        let fresh = match kind {
            "markdown" => {
                bench = bench.file("answer.md", &format!("{text}\n"));
                text.to_owned()
            }
            "jsonl" => {
                text.clone_into(&mut lines);
                text.to_owned()
            }
            "text" => bench.run(&["answer.md"], "").out,
            "unix" => bench.run(&["answer.md", "--format", "unix"], "").out,
            "json" => {
                let values = score(&[], &lines).values();
                // The page may break what the program writes on one line.
                let same = shown(text) == values;
                if same { text.to_owned() } else { values.iter().map(laid_out).collect::<Vec<_>>().join("\n") }
            }
            other => panic!("a block of {other}"),
        };
        out.push_str(kind);
        out.push('\n');
        out.push_str(fresh.trim_end());
    }
    out
}

fn shown(text: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(text).into_iter().map_while(Result::ok).collect()
}

/// A finding or a part of a score on a line.
fn laid_out(value: &Value) -> String {
    let text = value.to_string();
    if text.len() > 120 {
        text.replace("{\"family\"", "\n  {\"family\"").replace("{\"of\"", "\n    {\"of\"")
    } else {
        text
    }
}

#[test]
fn the_page_shows_what_the_program_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/score.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let renewed = renewed(&page);
    if std::env::var_os("RENEW").is_some() {
        std::fs::write(&path, &renewed).unwrap();
    }
    let differs = page.lines().zip(renewed.lines()).find(|(old, new)| old != new);
    assert!(page == renewed, "docs/score.md is old: renew it with `RENEW=1 cargo test score::page`\n{differs:#?}");
    assert!(page.matches("```").count() > 12);
}
