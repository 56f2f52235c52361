use super::answer::segments;
use super::*;
use crate::content::Polarity;

fn found(number: usize, place: std::ops::Range<usize>, polarity: Polarity) -> Found {
    Found {
        number,
        rule: "rule".into(),
        family: "family".into(),
        title: "family".into(),
        polarity: Some(polarity),
        quote: String::new(),
        place: Some(place),
        say: String::new(),
        instead: String::new(),
        dismissed: None,
    }
}

fn comment(place: std::ops::Range<usize>) -> Comment {
    Comment {
        id: "1".into(),
        author: "Ada".into(),
        wall: String::new(),
        section: Some("task".into()),
        quote: "x".into(),
        place: Some(place),
        text: "x".into(),
        replies: Vec::new(),
        open: true,
        lost: false,
    }
}

#[test]
fn segments_are_the_text_whatever_overlaps_and_the_gravest_comes_first() {
    let text = "Né my boss asked";
    let findings = [found(1, 0..9, Polarity::Signal), found(2, 4..17, Polarity::Disqualifier)];
    let pieces = segments(text, &findings, &[comment(7..9)]);
    let told: Vec<(&str, &[usize], usize)> =
        pieces.iter().map(|it| (&text[it.span.clone()], it.findings.as_slice(), it.comments.len())).collect();
    assert_eq!(told, [("Né ", &[0][..], 0), ("my ", &[1, 0], 0), ("bo", &[1, 0], 1), ("ss asked", &[1], 0)]);
}

#[test]
fn a_place_that_does_not_fit_the_text_marks_nothing() {
    let findings =
        [found(1, 1..2, Polarity::Signal), found(2, 3..90, Polarity::Signal), found(3, 2..2, Polarity::Signal)];
    let pieces = segments("éa", &findings, &[]);
    assert_eq!(pieces, [Segment { span: 0..3, findings: Vec::new(), comments: Vec::new() }]);
    assert_eq!(segments("", &findings, &[]), []);
}

#[test]
fn a_time_stands_within_past_or_over() {
    let time = |seconds: u64| Time {
        judged_ms: Some(seconds * 1000),
        estimate: true,
        clock_ms: None,
        target: Some(20),
        limit: Some(30),
    };
    let told = [time(20), time(21), time(31), Time { target: None, limit: None, ..time(31) }, Time::default()];
    insta::assert_snapshot!(told.map(|time| format!("{} {}", time.judged(), time.stand())).join("\n"), @"
    ~0:20 within
    ~0:21 0:01 past its target
    ~0:31 0:11 past its target, over its limit
    ~0:31 –
    – –
    ");
}
