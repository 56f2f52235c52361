use super::*;
use crate::session::take::tests::header;

fn lines(events: &[(u64, u64, &str)]) -> Vec<String> {
    events.iter().map(|(n, at, event)| format!(r#"{{"n":{n},"at":{at},"event":{event}}}"#)).collect()
}

fn read(lines: &[String]) -> Reader {
    let text = format!("{}\n{}\n", serde_json::to_string(&header()).unwrap(), lines.join("\n"));
    Reader::read(text.as_bytes()).unwrap().0
}

fn flaws(reader: &Reader) -> Vec<(usize, &str)> {
    reader.flaws.iter().map(|flaw| (flaw.line, flaw.message.as_str())).collect()
}

const PUT: &str = r#"{"edit":{"at":0,"put":"ab"}}"#;
const MORE: &str = r#"{"edit":{"at":2,"put":"cd"}}"#;
const CHECKPOINT: &str = r#"{"text":{"section":"situation","text":"abxcd"}}"#;

#[test]
fn a_garbage_line_marks_its_section_until_the_next_checkpoint() {
    let mut all = lines(&[(1, 0, PUT), (2, 1, "{}"), (3, 2, MORE)]);
    all[1] = "\u{1b}[2J garbage".into();
    let reader = read(&all);
    assert_eq!(flaws(&reader), [(3, "not an entry: expected value")]);
    assert_eq!(reader.take.sections[0].text, "abcd", "the rest goes on");
    assert!(reader.take.sections[0].damaged && !reader.take.sections[1].damaged);
    all.extend(lines(&[(4, 3, CHECKPOINT)]));
    let healed = read(&all);
    assert!(!healed.take.sections[0].damaged);
    assert_eq!((healed.take.sections[0].text.as_str(), healed.take.n), ("abxcd", 4));
}

#[test]
fn a_foreign_line_between_entries_costs_no_entry() {
    let mut all = lines(&[(1, 0, PUT), (2, 2, MORE)]);
    all.insert(1, "{}".into());
    let reader = read(&all);
    assert_eq!((reader.flaws.len(), reader.take.n), (1, 2));
    assert_eq!(reader.take.sections[0].text, "abcd");
}

#[test]
fn an_empty_line_that_a_mail_program_put_in_is_no_damage() {
    let mut all = lines(&[(1, 0, PUT), (2, 2, MORE)]);
    all.push("\r\n".into());
    let reader = read(&all);
    assert_eq!((reader.flaws.len(), reader.take.n), (0, 2));
    assert!(!reader.take.sections[0].damaged);
}

#[test]
fn an_edit_outside_the_text_is_reported_and_left_out() {
    let reader = read(&lines(&[(1, 0, PUT), (2, 1, r#"{"edit":{"at":9,"put":"x"}}"#), (3, 2, MORE)]));
    assert_eq!(flaws(&reader), [(3, "an edit of 0 bytes at 9 does not fit `situation`, which has 2 bytes")]);
    assert_eq!(reader.take.sections[0].text, "abcd");
    assert!(reader.take.sections[0].damaged);
    assert_eq!(reader.entries.len(), 2);
}

#[test]
fn a_clock_going_back_and_a_number_twice_are_reported_and_left_out() {
    let reader = read(&lines(&[(1, 5, PUT), (2, 4, MORE), (2, 6, MORE), (3, 7, MORE)]));
    assert_eq!(flaws(&reader), [(3, "session time goes back from 5 to 4 ms"), (4, "entry 2 where 3 was due")]);
    assert_eq!((reader.take.sections[0].text.as_str(), reader.take.n), ("abcd", 3));
}

#[test]
fn missing_entries_are_counted_once() {
    let reader = read(&lines(&[(1, 0, PUT), (4, 2, MORE), (5, 3, CHECKPOINT)]));
    assert_eq!(flaws(&reader), [(3, "entries 2 to 3 are missing")]);
    assert_eq!(reader.take.n, 5);
}

#[test]
fn a_flood_of_flaws_is_counted_not_listed() {
    let reader = read(&vec!["x".to_owned(); 1_000]);
    assert_eq!((reader.flaws.len(), reader.untold), (TOLD, 1_000 - TOLD));
}

#[test]
fn damage_after_the_end_does_not_touch_the_frozen_text() {
    let finals = r#"{"finished":{"sections":[{"id":"situation","text":"ab","ms":0},{"id":"task","text":"","ms":0},{"id":"action","text":"","ms":0}]}}"#;
    let reader = read(&lines(&[(1, 0, PUT), (2, 1, finals), (3, 2, MORE)]));
    assert_eq!(flaws(&reader), [(4, "the answer is finished, its text and times are frozen")]);
    assert!(reader.take.sections.iter().all(|section| !section.damaged));
}

#[test]
fn foreign_newer_and_empty_files_are_refused_with_their_reason() {
    #[track_caller]
    fn refused(bytes: &[u8], words: &str) {
        let message = Reader::read(bytes).unwrap_err().to_string();
        assert!(message.contains(words), "{message}");
    }
    let header = serde_json::to_string(&header()).unwrap();
    refused(b"", "ends before its first line");
    refused(header.as_bytes(), "ends before its first line");
    refused(b"# Notes\n", "not a session file");
    refused(b"{\"format\":99,\"surprise\":1}\n", "session format 99, this one reads 1");
    refused(b"{\"format\":1,\"surprise\":1}\n", "not a session file: unknown field `surprise`");
    refused(b"\xff\xfe\n", "not a session file");
    refused(format!("{}\n", header.replace("00000007", "../../.x")).as_bytes(), "32 hexadecimal digits");
    refused(format!("{}\n", header.replace("\"task\"", "\"action\"")).as_bytes(), "different sections");
}

use proptest::prelude::*;

proptest! {
    /// Whatever happens to the bytes after the header, reading ends, and a checkpoint after the damage heals it.
    #[test]
    fn any_damage_is_survived(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let many: Vec<(u64, u64, String)> =
            (0..40).map(|i| (i + 1, i * 10, format!(r#"{{"edit":{{"at":{i},"put":"x"}}}}"#))).collect();
        let many: Vec<_> = many.iter().map(|(n, at, event)| (*n, *at, event.as_str())).collect();
        let mut damaged = lines(&many).join("\n").into_bytes();
        for (place, byte) in places {
            let at = place.index(damaged.len());
            damaged[at] = byte;
        }
        let mut file = format!("{}\n", serde_json::to_string(&header()).unwrap()).into_bytes();
        file.extend(damaged);
        file.push(b'\n');
        let (reader, _) = Reader::read(&file).unwrap();
        let after = lines(&[(reader.take.n + 1, reader.take.at, CHECKPOINT)]).join("");
        file.extend(format!("{after}\n").into_bytes());
        let (healed, whole) = Reader::read(&file).unwrap();
        prop_assert_eq!(whole, file.len());
        prop_assert!(healed.take.sections.iter().all(|section| section.text.len() <= limits::TEXT));
        prop_assert_eq!(&healed.take.sections[0].text, "abxcd");
        prop_assert!(!healed.take.sections[0].damaged);
    }
}
