//! The same text and the same 100 phrases for several programs.

use super::answers::{Dice, answer, phrases};
use super::{ANSWERS, SEED};
use serde_json::json;
use starcoach::store::bundled;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes the text with a passage on each line, the passages as JSON lines, the phrases, a home in which starcoach
/// knows no other rule, and a style of Vale.
pub fn write(folder: &Path) {
    let open = |name: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        BufWriter::new(File::create(path).unwrap())
    };
    let (mut text, mut lines, mut sample) = (open("text.txt"), open("passages.jsonl"), open("sample.txt"));
    let mut dice = Dice::new(SEED);
    for id in 0..ANSWERS {
        let (answer, _) = answer(&mut dice, id);
        for (section, told) in answer["sections"].as_object().unwrap() {
            let told = told.as_str().unwrap();
            writeln!(text, "{told}").unwrap();
            writeln!(lines, "{}", json!({"id": format!("{id}-{section}"), "text": told})).unwrap();
            if id % 100 == 0 {
                writeln!(sample, "{told}").unwrap();
            }
        }
    }
    let phrases = phrases(100);
    assert_eq!(phrases.len(), 100);
    writeln!(open("phrases.txt"), "{}", phrases.join("\n")).unwrap();
    for file in bundled::ALL.iter().filter(|file| file.path.starts_with("rubrics/phrases/")) {
        let about = "title: none\nabout: None.\npolarity: signal\nrules: []\n";
        write!(open(&format!("home/{}", file.path)), "format: 1\nid: {}\n{about}", file.stem()).unwrap();
    }
    let mut rules = String::new();
    for (number, phrase) in phrases.iter().enumerate() {
        let proof = format!("fires: [\"<{phrase}>\"]\n    silent: [\"nothing of it\"]");
        write!(rules, "  - id: p{number}\n    when_negated: keep\n    phrases: [\"{phrase}\"]\n    {proof}\n").unwrap();
    }
    let head = "format: 1\nid: plain\ntitle: plain\nabout: A hundred phrases.\npolarity: signal\nrules:\n";
    write!(open("home/rubrics/phrases/plain.yaml"), "{head}{rules}").unwrap();
    let tokens = phrases.join("\n  - ");
    let rule = "extends: existence\nmessage: \"'%s'\"\nlevel: warning\nignorecase: true\ntokens:\n  - ";
    writeln!(open("vale/styles/Plain/Phrases.yml"), "{rule}{tokens}").unwrap();
    write!(open("vale/.vale.ini"), "StylesPath = styles\nMinAlertLevel = warning\n[*]\nBasedOnStyles = Plain\n")
        .unwrap();
}
