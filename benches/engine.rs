//! The phrase engine: how long the bundled families take to be ready, and what the number of phrases costs.
#![allow(missing_docs, clippy::disallowed_methods, clippy::unwrap_used, clippy::cast_sign_loss, clippy::string_slice)]
#![allow(clippy::cast_precision_loss)]

mod samples;

use samples::Samples;
use serde_json::json;
use starcoach::content::Library;
use starcoach::content::Role;
use starcoach::content::family::{Family, WordLists};
use starcoach::scoring::rubric::DEFAULT_PACE;
use starcoach::scoring::{Engine, Passage, Rubric, Told, judge};
use starcoach::store::{Dirs, bundled, content};
use std::hint::black_box;
use std::sync::Arc;

const ROLES: [Role; 1] = [Role::Action];

fn main() {
    let home = tempfile::tempdir().unwrap();
    let dirs = Dirs::new(Some(home.path())).unwrap();
    Samples::take(200, |_| drop(black_box(content::load(&dirs)))).print("all bundled content loaded, engine ready");
    let loaded = content::load(&dirs);
    let families: Vec<&Family> = loaded.library.families.values().map(|loaded| &loaded.item).collect();
    let rules: usize = families.iter().map(|family| family.rules.len()).sum();
    Samples::take(500, |_| drop(black_box(Engine::unpack(bundled::ENGINE))))
        .print(&format!("bundled families ready, {rules} rules"));
    Samples::take(200, |_| drop(black_box(Engine::build(families.iter().copied(), &loaded.library.words))))
        .print("the same compiled anew, with a family of the user");

    let text = kilobyte();
    let scan = |engine: &Engine| drop(black_box(engine.scan(Passage { text: &text, roles: &ROLES, cursor: None })));
    Samples::take(5_000, |_| scan(&loaded.engine)).print("bundled rules over 1 kB");
    whole_answers(&loaded.library, loaded.engine);
    let (few, many) = (synthetic(100), synthetic(10_000));
    let [few, many] = Samples::pair(5_000, || {}, [&mut |_| scan(&few), &mut |_| scan(&many)]);
    few.print("100 synthetic phrases over 1 kB");
    many.print("10,000 synthetic phrases over 1 kB");
    println!("10,000 phrases cost {:.2} times what 100 cost (p50)", many.ratio(&few));
}

/// Answers read and judged, as `score` does it: scorecards per second, and what a kilobyte of text costs.
fn whole_answers(library: &Library, engine: Engine) {
    let rubric =
        Rubric::resolve(library, Arc::new(engine), "ownership-beyond-scope", None, None, DEFAULT_PACE).unwrap();
    let told: Vec<Told> = SECTIONS.iter().map(|text| Told { text: (*text).to_owned(), ..Told::default() }).collect();
    let bytes: usize = SECTIONS.iter().map(|text| text.len()).sum();
    let samples = Samples::take(5_000, |_| drop(black_box(judge(&rubric, &told))));
    samples.print(&format!("a whole answer of {bytes} bytes read and judged"));
    let per_kilobyte = samples.at(0.5).as_secs_f64() * 1e9 / bytes as f64;
    println!(
        "a kilobyte of answer costs {per_kilobyte:.1} µs, so one core judges {:.1} MB a second",
        1e3 / per_kilobyte
    );
    // As much for each kilobyte, however long the text is.
    for kilobytes in [20, 200] {
        let text = "Then the night shift dropped the ball. ".repeat(kilobytes * 1000 / 39);
        let told = [Told::default(), Told::default(), Told { text, ..Told::default() }];
        Samples::take(20, |_| drop(black_box(judge(&rubric, &told))))
            .print(&format!("one phrase for {kilobytes} kB, read and judged"));
    }
}

/// An answer in the sections of STAR with reflection.
const SECTIONS: [&str; 5] = [
    "The cold store of our clinic lost vaccines twice in spring, and each time the log showed nothing. The store was run \
        by another department, not my team, and no ticket existed. My manager had not asked me to look into it.",
    "I decided to find out what happened at night, because eleven doses a week were thrown away and nobody counted them.",
    "I borrowed a logger from the lab and read the temperature every five minutes for nine nights. I noticed that it \
        rose each Tuesday at four, when the door was opened for the delivery. I compared two ways to stop it: a second \
        lock costs more, a curtain is cheap but gets torn. I chose the curtain and built the first one myself. I think \
        it was a bit crooked. We tested it together for a week, and then I wrote down how to hang it and agreed with \
        their head nurse who replaces it.",
    "Losses fell from eleven doses a week to zero within a month, which saves about $900 a week. The other two clinics \
        have copied the curtain since, and it went well.",
    "There was no alarm for slow changes and no one owned the log, so nobody could see it. I learned that communication \
        is important. Next time I would measure before I ask.",
];

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
