//! Made-up sessions as the program writes them: answers judged by the bundled rules, in files of 5 to 15 kB, and a long one
//! that was typed key by key.

use crate::answers::{self, Dice};
use starcoach::clock::Moment;
use starcoach::scoring::Rubric;
use starcoach::scoring::judge::judge;
use starcoach::scoring::stored::{Source, StoredRubric};
use starcoach::session::{Entry, FORMAT, Feedback, Header, Input, Recorder, SessionId};
use starcoach::store::{Store, content};
use std::path::Path;
use std::sync::Arc;

/// Different answers; further sessions tell them again under another id, at another time.
const ANSWERS: usize = 200;
const PATTERNS: [&str; 3] = ["ownership-beyond-scope", "missed-deadline", "failure"];

/// A standard with the hash that it is kept under.
struct Standard {
    rubric: Rubric,
    hash: String,
}

/// Writes so many finished sessions into `folder`, by a hundred candidates, judged by rubrics that `store` keeps.
pub fn write(store: &Store, folder: &Path, count: usize) {
    std::fs::create_dir_all(folder).unwrap();
    let (standards, mut dice) = (standards(store), Dice::new(7));
    let told: Vec<(Header, Vec<u8>)> =
        (0..ANSWERS.min(count)).map(|n| finished(&standards[n % standards.len()], &mut dice, n)).collect();
    for n in 0..count {
        let (header, entries) = &told[n % told.len()];
        let header = Header {
            id: SessionId::new(n as u128 + 1),
            candidate: Some(format!("Candidate {}", n % 100)),
            began: format!(
                "2026-{:02}-{:02}T{:02}:30:00+01:00[Europe/Berlin]",
                n / 700 % 12 + 1,
                n / 24 % 28 + 1,
                n % 24
            ),
            ..header.clone()
        };
        let mut bytes = line(&header);
        bytes.extend_from_slice(entries);
        std::fs::write(folder.join(format!("{}.jsonl", header.id.0)), bytes).unwrap();
    }
}

/// The bytes of a session of so many entries: an answer that was typed key by key, with what a hand takes back.
pub fn typed(entries: usize) -> Vec<u8> {
    let ids = ["situation", "task", "action", "result", "reflection"];
    let header = header("ownership-beyond-scope", "star", ids.map(str::to_owned).to_vec(), String::new());
    let mut recorder = Recorder::new(header.clone(), [], Moment::after(0)).unwrap();
    let text: Vec<char> = "I noticed that the invoice run lost 40 orders a week — nobody had asked. ".chars().collect();
    let (mut bytes, mut now) = (line(&header), 0);
    while recorder.take().n < entries as u64 {
        let n = recorder.take().n as usize;
        now += 140;
        let at = recorder.take().sections[recorder.take().current].text.len();
        let moment = Moment::after(now);
        let made = if n % 4_000 == 3_999 {
            recorder.enter(ids[n / 4_000 % ids.len()], moment)
        } else if n % 9 == 8
            && at > 0
            && recorder.take().sections[recorder.take().current].text.is_char_boundary(at - 1)
        {
            recorder.edit(at - 1, 1, "", false, moment)
        } else {
            recorder.edit(at, 0, &text[n % text.len()].to_string(), false, moment)
        };
        bytes.extend(made.unwrap().iter().flat_map(line));
    }
    bytes
}

fn standards(store: &Store) -> Vec<Standard> {
    let loaded = store.load();
    let families = content::kept_families(&loaded.library);
    let source = Source { families: &families, words: &loaded.library.words };
    let engine = Arc::new(loaded.engine);
    let of = |pattern: &str| {
        let rubric = Rubric::resolve(&loaded.library, Arc::clone(&engine), pattern, None, None, 140)?;
        let hash = store.keep_rubric(&StoredRubric::of(&rubric, source).unwrap()).unwrap();
        Some(Standard { rubric, hash })
    };
    PATTERNS.iter().filter_map(|pattern| of(pattern)).collect()
}

/// One finished session: its header, and its entries as they lie in a file.
fn finished(standard: &Standard, dice: &mut Dice, n: usize) -> (Header, Vec<u8>) {
    let Standard { rubric, hash } = standard;
    let ids = rubric.framework.sections.iter().map(|section| section.id.clone()).collect();
    let header = header(&rubric.pattern.id, &rubric.framework.id, ids, hash.clone());
    let mut recorder = Recorder::new(header.clone(), [], Moment::after(0)).unwrap();
    let (answer, _) = answers::answer(dice, n);
    let (mut entries, mut now): (Vec<Entry>, u64) = (Vec::new(), 0);
    for section in &header.sections {
        entries.extend(recorder.enter(section, Moment::after(now)).unwrap());
        let text = answer["sections"][section].as_str().unwrap_or("I wrote it down. I told them.");
        for sentence in text.split_inclusive(". ") {
            now += 400 * sentence.len() as u64;
            let at = recorder.take().sections[recorder.take().current].text.len();
            entries.extend(recorder.edit(at, 0, sentence, false, Moment::after(now)).unwrap());
        }
    }
    let card = judge(rubric, &recorder.take().told()).scorecard;
    entries.extend(recorder.finish(Some(card), Moment::after(now + 1_000)).unwrap());
    (header, entries.iter().flat_map(line).collect())
}

fn header(pattern: &str, framework: &str, sections: Vec<String>, rubric: String) -> Header {
    Header {
        format: FORMAT,
        id: SessionId::new(1),
        pattern: pattern.to_owned(),
        framework: framework.to_owned(),
        sections,
        story: None,
        level: "senior".to_owned(),
        principle: None,
        input: Input::Typed,
        feedback: Feedback::Live,
        candidate: None,
        again_of: None,
        about: None,
        length: None,
        asked: None,
        mock: None,
        began: "2026-11-21T09:30:00+01:00[Europe/Berlin]".to_owned(),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        rubric,
    }
}

fn line(value: &impl serde::Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap();
    bytes.push(b'\n');
    bytes
}
