//! Long streams: order, bounds, pipes that close.

use super::{Bench, score};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};

/// So many lines, short and long by turns, so that threads finish out of turn.
fn lines(count: usize) -> String {
    let mut input = String::new();
    for id in 0..count {
        let text = "I pulled the logs and traced the loss. ".repeat(if id % 97 == 0 { 400 } else { id % 5 });
        writeln!(input, "{}", json!({"id": id, "text": text, "role": "action"})).unwrap();
    }
    input
}

#[test]
fn many_threads_keep_the_order_and_the_bytes() {
    let input = lines(4_000);
    let one = score(&["--jobs", "1"], &input);
    let many = score(&["--jobs", "8"], &input);
    assert!(one.out == many.out, "eight threads wrote something else than one");
    let ids: Vec<Value> = many.values().into_iter().map(|mut value| value["id"].take()).collect();
    assert_eq!(ids, (0..4_000).map(|id| json!(id)).collect::<Vec<_>>());
    assert_eq!((one.code, many.code), (0, 0));
}

#[test]
fn a_huge_line_is_told_and_left_out() {
    let huge = "x".repeat(3 << 20);
    let long = "x".repeat((1 << 20) + 10);
    let input = format!(
        "{{\"id\":1,\"text\":\"a\"}}\n{{\"id\":2,\"text\":\"{huge}\"}}\n{{\"id\":3,\"text\":\"{long}\"}}\n{{\"id\":4,\"text\":\"b\"}}\n{{\"id\":5}}\n{huge}"
    );
    for jobs in ["1", "4"] {
        let ran = score(&["--jobs", jobs], &input);
        insta::allow_duplicates! {
            insta::assert_snapshot!(ran.out, @r#"
            {"id":1,"findings":[]}
            {"error":"longer than 1 MiB; it was not read","line":2}
            {"error":"longer than 1 MiB; it was not read","line":3}
            {"id":4,"findings":[]}
            {"error":"`text` or `sections` is missing","line":5,"id":5}
            {"error":"longer than 1 MiB; it was not read","line":6}
            "#);
        }
        assert_eq!(ran.code, 2);
    }
}

#[test]
fn a_line_within_the_bound_is_scored() {
    let text = format!("I pulled it. {}", "x ".repeat(300_000));
    let ran = score(&[], &json!({"id": 1, "text": text, "role": "action"}).to_string());
    assert_eq!(ran.values()[0]["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let bench = Bench::new().file("in.jsonl", &lines(4_000));
    let mut child = bench.command(&["in.jsonl"]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    drop(out);
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert!(first.starts_with("{\"id\":0,"), "{first}");
    assert_eq!((err.as_str(), child.wait().unwrap().code()), ("", Some(0)));
}

#[test]
fn a_closed_pipe_ends_it_though_more_input_may_come() {
    let bench = Bench::new();
    let mut child = bench.command(&["--jobs", "4"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"{\"id\":1,\"text\":\"a\"}\n").unwrap();
    // Standard input stays open.
    assert_eq!(child.wait().unwrap().code(), Some(0));
    drop(stdin);
}

#[test]
fn one_who_sends_a_line_gets_its_answer_before_the_next() {
    let bench = Bench::new();
    let mut child = bench.command(&["-"]).spawn().unwrap();
    let (mut stdin, mut out) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in 0..3 {
        writeln!(stdin, "{{\"id\":{id},\"text\":\"a\"}}").unwrap();
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert_eq!(line, format!("{{\"id\":{id},\"findings\":[]}}\n"));
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
