//! What is larger, deeper or odder than a session may be is refused or left out, and all of it is bounded.

use super::*;

fn header_with(key: &str, value: Value) -> Vec<u8> {
    let mut lines = good(true);
    let mut header: Value = serde_json::from_str(&lines[0]).unwrap();
    header[key] = value;
    lines[0] = format!("{header}\n");
    lines.concat().into_bytes()
}

#[test]
fn an_id_that_is_a_path_and_labels_of_a_megabyte_are_refused() {
    let long = json!("x".repeat(1 << 20));
    for (key, value) in [
        ("id", json!("../../x")),
        ("id", json!("/etc/passwd")),
        ("id", long.clone()),
        ("pattern", long.clone()),
        ("framework", long.clone()),
        ("level", long.clone()),
        ("story", long.clone()),
        ("principle", long.clone()),
        ("candidate", long.clone()),
        ("began", long.clone()),
        ("engine", long.clone()),
        ("rubric", long.clone()),
        ("again_of", long.clone()),
        ("about", json!("../x")),
        ("asked", long),
        ("sections", json!((0..33).map(|n| n.to_string()).collect::<Vec<_>>())),
    ] {
        assert!(read(&header_with(key, value)).is_none(), "{key}");
    }
}

/// A rubric whose hash is a path is not looked for.
#[test]
fn a_rubric_is_only_found_by_a_hash() {
    let (_home, store) = home();
    for hash in ["../../settings", "", "/etc/passwd", &"z".repeat(64)] {
        assert!(!store.keeps_rubric(hash) && store.rubric::<Value>(hash).is_none());
    }
}

fn entry(n: u64, event: &Value) -> String {
    line(&json!({"n": n, "at": n, "event": event}))
}

#[test]
fn a_million_entries_are_read_and_no_more() {
    let mut bytes = good(false)[0].clone().into_bytes();
    for n in 1..=limits::ENTRIES + 2 {
        bytes.extend(entry(n, &json!("paused")).bytes());
    }
    assert!(bytes.len() as u64 <= limits::FILE);
    let (reader, _) = Reader::read(&bytes).unwrap();
    assert_eq!((reader.take.n, reader.flaws.len()), (limits::ENTRIES, 2));
}

#[test]
fn thirty_two_sections_of_the_largest_text_are_read() {
    let ids: Vec<String> = (0..limits::SECTIONS).map(|n| format!("s{n}")).collect();
    let header = Header { sections: ids.clone(), ..header(1) };
    let (mut bytes, mut n) = (line(&header).into_bytes(), 0);
    let mut add = |event: Value| {
        n += 1;
        bytes.extend(entry(n, &event).bytes());
    };
    for id in &ids {
        add(json!({"text": {"section": id, "text": "a ".repeat(limits::TEXT / 2)}}));
        add(json!({"text": {"section": id, "text": "a ".repeat(limits::TEXT / 2 + 1)}}));
    }
    let finals: Vec<Value> =
        ids.iter().map(|id| json!({"id": id, "text": "I saw it. ".repeat(limits::TEXT / 10), "ms": 1})).collect();
    add(json!({"finished": {"sections": finals}}));
    let (reader, summary) = read(&bytes).unwrap();
    assert_eq!(reader.flaws.len() + reader.untold, limits::SECTIONS, "each of those that are too long");
    let told: usize = reader.take.sections.iter().map(|section| section.text.len()).sum();
    assert_eq!((told, summary.is_some()), (limits::SECTIONS * limits::TEXT, true));
}

#[test]
fn odd_bytes_are_told_by_their_lines_and_the_rest_is_read() {
    let lines = good(true);
    let deep = "[".repeat(100_000);
    let huge = format!("{{\"n\":2,\"at\":0,\"event\":{{\"named\":{{\"name\":\"{}\"}}}}}}", "x".repeat(limits::LINE));
    for odd in [&b"\xff\xfe\x00"[..], deep.as_bytes(), huge.as_bytes(), b"{}", b"null"] {
        let bytes = [lines[0].as_bytes(), odd, b"\n", lines[1..].concat().as_bytes()].concat();
        let (reader, _) = read(&bytes).unwrap();
        assert!(!reader.flaws.is_empty() && reader.take.finished.is_some());
        assert!(reader.flaws.iter().all(|flaw| flaw.message.len() < 500), "{:?}", reader.flaws);
    }
}

#[test]
fn an_answer_of_hostile_words_is_judged_in_bounded_time() {
    let rubric = rubric();
    for words in [
        "I took it on. ", "no ticket existed ", "it went somehow, ", "a", "(", "I ", "I just ", "uh ", "kind of ",
        "\u{301}", "👩\u{200d}🚀", "don't",
    ] {
        let told = Told { text: words.repeat(limits::TEXT / words.len()), ..Told::default() };
        judge(&rubric, &[told]);
    }
}
