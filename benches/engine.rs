//! The phrase engine: how long the bundled families take to be ready, and what the number of phrases costs.
#![allow(missing_docs, clippy::disallowed_methods, clippy::unwrap_used, clippy::cast_sign_loss, clippy::string_slice)]

mod samples;

use samples::Samples;
use serde_json::json;
use starcoach::content::Role;
use starcoach::content::family::{Family, WordLists};
use starcoach::scoring::{Engine, Passage};
use starcoach::store::{Dirs, bundled, content};
use std::hint::black_box;

const ROLES: [Role; 1] = [Role::Action];

fn main() {
    let home = tempfile::tempdir().unwrap();
    let dirs = Dirs::new(Some(home.path())).unwrap();
    Samples::take(200, |_| drop(black_box(content::load(&dirs)))).print("all bundled content loaded, engine ready");
    let loaded = content::load(&dirs);
    let families: Vec<&Family> = loaded.library.families.values().map(|loaded| &loaded.item).collect();
    let rules: usize = families.iter().map(|family| family.rules.len()).sum();
    Samples::take(500, |_| drop(black_box(Engine::unpack(bundled::ENGINE, &families))))
        .print(&format!("bundled families ready, {rules} rules"));
    Samples::take(200, |_| drop(black_box(Engine::build(families.iter().copied(), &loaded.library.words))))
        .print("the same compiled anew, with a family of the user");

    let text = kilobyte();
    let scan = |engine: &Engine| drop(black_box(engine.scan(Passage { text: &text, roles: &ROLES, cursor: None })));
    Samples::take(5_000, |_| scan(&loaded.engine)).print("bundled rules over 1 kB");
    let (few, many) = (synthetic(100), synthetic(10_000));
    let [few, many] = Samples::pair(5_000, || {}, [&mut |_| scan(&few), &mut |_| scan(&many)]);
    few.print("100 synthetic phrases over 1 kB");
    many.print("10,000 synthetic phrases over 1 kB");
    println!("10,000 phrases cost {:.2} times what 100 cost (p50)", many.ratio(&few));
}

/// A kilobyte of an answer.
fn kilobyte() -> String {
    let story = "I noticed that the night run lost about twelve orders a week, and nobody had asked me to look at it. \
        The service was not my team's, so I pulled the logs, traced the loss to a retry that gave up too early, and \
        wrote a small fix with a test. I agreed the time of the deploy with their lead and checked the count for two \
        weeks. Losses fell from twelve a week to zero, which is worth about $900 a week in refunds. Their template \
        now carries the alert that I added. There was no shared view of failed orders, and no team owned that gap. ";
    let mut text = story.repeat(3);
    text.truncate(1024);
    text
}

/// An engine of made-up phrases over the words of the text and others, always the same.
fn synthetic(count: usize) -> Engine {
    let text = kilobyte();
    let mut vocabulary: Vec<String> =
        text.split_whitespace().map(|word| word.trim_matches(['.', ',', '$']).to_lowercase()).collect();
    vocabulary.extend((0..400).map(|number| format!("word{number}")));
    let mut seed: u64 = 7;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        vocabulary[(seed >> 33) as usize % vocabulary.len()].clone()
    };
    let phrases: Vec<String> = (0..count).map(|_| format!("{} {} {}", next(), next(), next())).collect();
    let rules: Vec<_> = phrases
        .chunks(10)
        .enumerate()
        .map(|(index, phrases)| json!({"id": format!("rule-{index}"), "phrases": phrases}))
        .collect();
    let family: Family = serde_json::from_value(json!({
        "format": 1, "id": "synthetic", "title": "-", "about": "-", "polarity": "signal", "rules": rules,
    }))
    .unwrap();
    Engine::build([&family], &WordLists::default()).0
}
