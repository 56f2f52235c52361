use super::*;
use crate::session::notes::tests::{comment, note};
use crate::session::notes::{Rating, What};

fn rated(overall: u8) -> What {
    What::Rated(Rating { overall, reason: String::new(), sections: std::collections::BTreeMap::new(), blind: true })
}

fn row<'a>(id: u128, candidate: &str, minute: u8, notes: &'a Notes) -> Row<'a> {
    Row {
        candidate: candidate.to_owned(),
        pattern: "ownership".to_owned(),
        began: format!("2026-11-21T09:{minute:02}:00+00:00[UTC]"),
        verdict: Some(Verdict::LeaningNoHire),
        total: Some(71),
        weakness: Some(Weakness::Assignment),
        seconds: Some(61),
        target: Some(175),
        id: SessionId::new(id),
        file: format!("{id}.jsonl"),
        notes,
    }
}

fn written(cohort: &Cohort, as_json: bool) -> String {
    let mut out = Vec::new();
    cohort.write(&mut out, as_json).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn attempts_are_counted_by_candidate_and_question_in_the_order_of_time() {
    let none = Notes::default();
    let mut notes = Notes(vec![note(1, 7, 1, rated(2)), note(2, 8, 2, rated(3)), note(3, 8, 3, comment("why?"))]);
    notes.0.push(note(4, 9, 4, What::Predicted { overall: 5 }));
    let mut cohort = Cohort::default();
    cohort.add(&row(3, "Sam", 30, &notes));
    cohort.add(&row(2, "Sam", 10, &none));
    // The same session, with fewer notes and under another label.
    cohort.add(&Row { file: "3 (1).jsonl".into(), ..row(3, "Candidate 7", 30, &none) });
    cohort.add(&Row { pattern: "failure".into(), ..row(5, "Sam", 50, &none) });
    cohort.add(&row(4, "Ada", 20, &none));
    cohort.add(&row(6, "Sam", 40, &none));
    cohort.leave_out(false);
    cohort.sort();
    insta::assert_snapshot!(written(&cohort, false).replace("\r\n", "\n"), @"
    candidate,pattern,attempt,began,verdict,total,primary_weakness,seconds,target,rating,ratings,predicted,open_comments,id,file
    Ada,ownership,1,2026-11-21T09:20:00+00:00[UTC],leaning-no-hire,71,assignment,61,175,,0,,0,00000000000000000000000000000004,4.jsonl
    Sam,failure,1,2026-11-21T09:50:00+00:00[UTC],leaning-no-hire,71,assignment,61,175,,0,,0,00000000000000000000000000000005,5.jsonl
    Sam,ownership,1,2026-11-21T09:10:00+00:00[UTC],leaning-no-hire,71,assignment,61,175,,0,,0,00000000000000000000000000000002,2.jsonl
    Sam,ownership,2,2026-11-21T09:30:00+00:00[UTC],leaning-no-hire,71,assignment,61,175,2.50,2,5,1,00000000000000000000000000000003,3.jsonl
    Sam,ownership,3,2026-11-21T09:40:00+00:00[UTC],leaning-no-hire,71,assignment,61,175,,0,,0,00000000000000000000000000000006,6.jsonl
    ");
    assert_eq!(cohort.left_out(), ["1 session is not finished and has no row"]);
    assert_eq!(cohort.copies(), [("3.jsonl".into(), "3 (1).jsonl".into())]);
}

#[test]
fn a_text_is_one_cell_and_no_formula_and_steers_nothing() {
    let none = Notes::default();
    let mut cohort = Cohort::default();
    let hostile = ["=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a,\"b\"\nc", "\u{1b}[31m\u{202e}", "fine=1"];
    for (at, name) in hostile.iter().enumerate() {
        cohort.add(&row(at as u128, name, 0, &none));
    }
    let csv = written(&cohort, false);
    assert!(csv.starts_with("candidate,pattern,attempt,") && csv.ends_with("\r\n") && !csv.contains('\u{1b}'));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
    let expected = [
        "'=1+2", "'+1", "'-1", "'@SUM(A1)", "'\u{fffd}=1", "'\u{fffd}=1", "'＝1", "a,\"b\"\u{fffd}c",
        "\u{fffd}[31m\u{fffd}", "fine=1",
    ];
    assert_eq!(names, expected);
    for line in written(&cohort, true).lines() {
        assert!(!line.contains(crate::content::clean::is_hostile), "{line}");
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(hostile.contains(&row["candidate"].as_str().unwrap()), "JSON says what the file says");
    }
}

#[test]
fn a_name_that_is_a_book_is_cut() {
    let none = Notes::default();
    let mut cohort = Cohort::default();
    cohort.add(&row(1, &"é".repeat(5_000), 0, &none));
    let line: serde_json::Value = serde_json::from_str(&written(&cohort, true)).unwrap();
    assert_eq!(line["candidate"].as_str().unwrap().len(), NAME);
}
