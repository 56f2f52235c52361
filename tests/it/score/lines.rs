//! JSON lines in, JSON lines out: the contract.

use super::{ASSIGNED, Bench, score};
use serde_json::{Value, json};

#[test]
fn a_passage_gets_its_findings_with_offsets_in_bytes() {
    let text = "Café — 😀. My manager asked me to look.";
    let ran = score(&[], &format!("{}\n", json!({"id": "a", "text": text})));
    let value = &ran.values()[0];
    let found = &value["findings"][0];
    let (start, end) = (found["start"].as_u64().unwrap() as usize, found["end"].as_u64().unwrap() as usize);
    assert_eq!(&text[start..end], "My manager asked me to look");
    assert_eq!(
        *value,
        json!({"id": "a", "findings": [{"family": "assignment", "rule": found["rule"], "polarity": "disqualifier",
            "section": null, "start": start, "end": end, "text": "My manager asked me to look"}]})
    );
    assert_eq!((ran.err.as_str(), ran.code), ("", 1));
}

#[test]
fn a_passage_has_the_role_that_its_line_gives_it() {
    let ran = score(
        &["-"],
        "{\"id\":1,\"text\":\"We rebuilt it.\",\"role\":\"action\"}\n{\"id\":2,\"text\":\"We rebuilt it.\",\"role\":null}\n",
    );
    let values = ran.values();
    assert_eq!(values[0]["findings"][0]["family"], "dilution");
    assert_eq!(values[0]["findings"][0]["section"], "action");
    assert_eq!(values[1], json!({"id": 2, "findings": []}));
    assert_eq!(ran.code, 0);
    let forced = score(&["--role", "action"], "{\"id\":2,\"text\":\"We rebuilt it.\"}");
    assert_eq!(forced.values()[0]["findings"][0]["family"], "dilution");
}

/// A whole answer with a fault or two.
fn answer() -> Value {
    json!({"id": "w", "sections": {
        "situation": "I noticed that the run lost ten orders a week. My manager asked me to look.",
        "task": "It was not my team's job, and I took it on.",
        "action": "I pulled the logs. I traced the loss. I wrote a check. We fixed the rest.",
        "result": "Losses fell from ten a week to zero.",
        "reflection": "There was no shared view of it."}})
}

#[test]
fn a_whole_answer_gets_a_scorecard_whose_parts_add_up() {
    let ran = score(&[], &answer().to_string());
    let value = &ran.values()[0];
    let card = &value["scorecard"];
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(value), ["findings", "id", "scorecard"]);
    assert_eq!(keys(card), ["capped_by", "disqualified", "primary_weakness", "sections", "total", "verdict"]);
    assert_eq!(card["primary_weakness"], "assignment");
    assert_eq!((&card["capped_by"], &card["disqualified"]), (&json!(["assignment"]), &json!(true)));
    assert_eq!(card["verdict"], "leaning-no-hire");
    let sections = card["sections"].as_object().unwrap();
    assert_eq!(sections.len(), 5);
    let (mut sum, mut weights) = (0.0, 0.0);
    for (id, section) in sections {
        let parts = section["parts"].as_array().unwrap();
        let told: f64 = parts.iter().map(|part| part["score"].as_f64().unwrap()).sum();
        let score = section["score"].as_f64().unwrap();
        assert!((told - score).abs() < 1e-6, "{id}: {parts:?}");
        sum += score * section["weight"].as_f64().unwrap();
        weights += section["weight"].as_f64().unwrap();
    }
    assert_eq!(card["total"].as_f64().unwrap(), (25.0 * (sum / weights - 1.0)).round());
    let kinds: Vec<&str> =
        sections["action"]["parts"].as_array().unwrap().iter().map(|part| part["part"].as_str().unwrap()).collect();
    assert_eq!(kinds[..3], ["base", "need", "warning"]);
}

#[test]
fn an_answer_that_nothing_caps_says_nothing_of_a_cap() {
    let mut answer = answer();
    answer["sections"]["situation"] = json!("I noticed that the run lost ten orders a week.");
    let ran = score(&[], &answer.to_string());
    let card = &ran.values()[0]["scorecard"];
    assert_eq!((card.get("capped_by"), &card["disqualified"]), (None, &json!(false)));
    assert_eq!(ran.code, 0);
    answer["sections"].as_object_mut().unwrap().remove("reflection");
    let card = score(&[], &answer.to_string()).values()[0]["scorecard"].clone();
    assert_eq!(card["primary_weakness"], "missing-section");
    assert_eq!(
        card["sections"]["reflection"],
        json!({"score": 1.0, "weight": 1, "parts": [
        {"part": "base", "score": 1.0}, {"part": "empty", "score": 0.0}]})
    );
}

#[test]
fn every_fatal_family_names_its_weakness() {
    for (text, weakness) in [
        ("My manager asked me to look into it.", "assignment"),
        ("We collectively decided to rebuild it.", "shared-decision"),
        ("I escalated it to the platform team and they fixed it.", "handoff"),
    ] {
        let ran = score(&[], &json!({"id": 1, "sections": {"action": text}}).to_string());
        let card = &ran.values()[0]["scorecard"];
        assert_eq!((&card["primary_weakness"], &card["capped_by"], ran.code), (&json!(weakness), &Value::Null, 1));
        assert_eq!(card["disqualified"], true, "{text}");
    }
}

#[test]
fn pattern_and_level_are_those_of_the_line_and_then_of_the_command() {
    let line = |more: &str| format!("{{\"id\":1,\"sections\":{{\"action\":\"{ASSIGNED}\"}}{more}}}\n");
    let input =
        [line(""), line(",\"pattern\":\"missed-deadline\",\"level\":null"), line(",\"level\":\"IC3\"")].concat();
    // A date is usually given by somebody, so there an order is none of our business.
    let fatal = |args: &[&str], input: &str| -> Vec<bool> {
        score(args, input).values().iter().map(|it| it["scorecard"]["disqualified"].as_bool().unwrap()).collect()
    };
    assert_eq!(fatal(&[], &input), [true, false, true]);
    assert_eq!(fatal(&["--pattern", "missed-deadline"], &input), [false, false, false]);
    let own = line(",\"pattern\":\"ownership-beyond-scope\"");
    assert_eq!(fatal(&["--pattern", "missed-deadline"], &own), [true]);
}

#[test]
fn json_adds_reason_and_cure() {
    let line = json!({"id": "a", "text": ASSIGNED}).to_string();
    let plain = &score(&["--format", "jsonl"], &line).values()[0];
    let reasoned = &score(&["--format", "json"], &line).values()[0];
    let mut found = reasoned["findings"][0].as_object().unwrap().clone();
    let told = |text: Option<Value>| text.unwrap().as_str().unwrap().len() > 20;
    assert!(told(found.remove("reason")) && told(found.remove("cure")));
    assert_eq!(Value::Object(found), plain["findings"][0]);
}

#[test]
fn a_bad_line_says_what_is_wrong_and_the_rest_goes_on() {
    let lines = [
        r#"{"id":"ok","text":"fine"}"#,
        r#"{"id":"a","text":1}"#,
        "",
        r#"{"id":"b","text":"x","role":"acton"}"#,
        r#"{"id":"c","sectoins":{}}"#,
        r#"{"id":"d","sections":{"situatoin":"x"}}"#,
        r#"{"id":"e","sections":{},"pattern":"missed-deadlin"}"#,
        r#"{"id":"f","sections":{},"level":"sde4"}"#,
        r#"{"id":"g","sections":{},"role":"task"}"#,
        r#"{"id":"h","text":"x","sections":{}}"#,
        r#"{"id":"i"}"#,
        r#"{"text":"x"}"#,
        r#"{"id":[],"text":"x"}"#,
        r#"{"id":"j","text":"x"} more"#,
        r#"{"id":"k","text":"x","text":"y"}"#,
        r#"{"id":"l","sections":{"task":"x","task":"y"}}"#,
        r#"{"id":"m","text":"\ud800"}"#,
        "[1]",
        "not json",
        r#"{"id":"last","text":"fine","source":{"deep":[[1]]}}"#,
    ];
    let ran = score(&[], &lines.join("\n"));
    insta::assert_snapshot!(ran.out, @r#"
    {"id":"ok","findings":[]}
    {"error":"text as `text` expected, here it is integer `1`","line":2,"id":"a"}
    {"error":"there is no role `acton`; did you mean `action`?","line":4,"id":"b"}
    {"error":"unknown key `sectoins`; did you mean `sections`?","line":5,"id":"c"}
    {"error":"there is no section `situatoin`; did you mean `situation`?","line":6,"id":"d"}
    {"error":"there is no pattern `missed-deadlin`; did you mean `missed-deadline`?","line":7,"id":"e"}
    {"error":"there is no level `sde4`; did you mean `sde1`?","line":8,"id":"f"}
    {"error":"`role` goes with `text`; a section has the role that its framework gives it","line":9,"id":"g"}
    {"error":"`text` and `sections` together; a line has one of them","line":10,"id":"h"}
    {"error":"`text` or `sections` is missing","line":11,"id":"i"}
    {"error":"`id` is missing","line":12}
    {"error":"`id` must be text or a number","line":13}
    {"error":"this is not JSON: trailing characters at column 23","line":14,"id":"j"}
    {"error":"the key `text` stands here a second time","line":15,"id":"k"}
    {"error":"the section `task` stands here a second time","line":16,"id":"l"}
    {"error":"this is not JSON: unexpected end of hex escape at column 25","line":17,"id":"m"}
    {"error":"an object with `id` and `text` or `sections` expected, here it is sequence","line":18}
    {"error":"this is not JSON: expected ident at column 2","line":19}
    {"id":"last","findings":[]}
    "#);
    assert_eq!((ran.err.as_str(), ran.code), ("", 2));
}

#[test]
fn the_same_pattern_for_all_lines_must_exist() {
    let ran = score(&["--pattern", "missed-deadlin"], "{}");
    assert_eq!((ran.out.as_str(), ran.code), ("", 2));
    insta::assert_snapshot!(ran.err, @"starcoach: there is no pattern `missed-deadlin`; did you mean `missed-deadline`?");
}

#[test]
fn exit_codes_tell_what_was_found() {
    let warned = r#"{"id":1,"text":"We rebuilt it.","role":"action"}"#;
    let assigned = format!(r#"{{"id":1,"text":"{ASSIGNED}"}}"#);
    for (args, input, code) in [
        (&[][..], r#"{"id":1,"text":"I rebuilt it."}"#, 0),
        (&[], warned, 0),
        (&["--fail-on", "warning"], warned, 1),
        (&["--fail-on", "warning"], r#"{"id":1,"text":"I rebuilt it."}"#, 0),
        (&[], &assigned, 1),
        (&[], "{}", 2),
        (&[], &format!("{assigned}\n{{}}"), 2),
        (&["nowhere.md"], "", 2),
        (&[], "", 0),
    ] {
        assert_eq!(score(args, input).code, code, "{args:?} {input}");
    }
}

#[test]
fn what_could_steer_a_terminal_is_escaped_and_means_the_same() {
    let text = "My manager \u{202e}\u{9b}asked me to look.";
    let ran = score(&[], &json!({"id": "a", "text": text}).to_string());
    assert!(!ran.out.contains(['\u{202e}', '\u{9b}']), "{}", ran.out);
    let found = &ran.values()[0]["findings"][0];
    let span = found["start"].as_u64().unwrap() as usize..found["end"].as_u64().unwrap() as usize;
    assert_eq!(found["text"], text[span]);
}

#[test]
fn unix_points_into_the_line_of_json_behind_escapes() {
    let input =
        "\n{\"id\":\"a\",\"text\":\"\\u00e9 \\\"x\\\" \\ud83d\\ude00 My manager asked me to look.\"}\n{\"id\":1}";
    let bench = Bench::new().file("in.jsonl", input);
    let ran = bench.run(&["in.jsonl", "--format", "unix"], "");
    let lines: Vec<&str> = ran.out.lines().collect();
    let column = input.lines().nth(1).unwrap().find("My manager").unwrap() + 1;
    assert!(lines[0].starts_with(&format!("in.jsonl:2:{column}: assignment: ")), "{lines:?}");
    assert_eq!(lines[1], "in.jsonl:3:1: error: `text` or `sections` is missing");
    assert_eq!((lines.len(), ran.code), (2, 2));
}
