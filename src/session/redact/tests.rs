use super::*;
use crate::scoring::scorecard::Quoted;
use crate::session::recorder::tests::{at, fold};
use crate::session::share::tests::typed;
use crate::session::share::without_typing;
use crate::session::take::tests::header;
use crate::session::{Recorder, SessionId};

fn names(names: &[&str]) -> Names {
    Names::new(names.iter().copied()).unwrap()
}

#[track_caller]
fn becomes(of: &[&str], text: &str, wanted: &str) {
    assert_eq!(names(of).without(text).text, wanted);
}

#[test]
fn names_are_found_on_word_borders_whatever_their_case_and_accents() {
    becomes(
        &["Anna"],
        "Anna asked anna’s team, ANNA-Lena and Annapolis.",
        "[Name1] asked [Name1]’s team, [Name1]-Lena and Annapolis.",
    );
    becomes(&["José"], "jose, Jose\u{301} and JOSÉ left", "[Name1], [Name1] and [Name1] left");
    becomes(&["O'Brien"], "o’brien said", "[Name1] said");
    becomes(&["李雷"], "我问李雷了", "我问[Name1]了");
    becomes(&["Björk"], "anna_björk@example.com", "anna_[Name1]@example.com");
    becomes(&["Acme"], "ACME acme Acme", "[Name1] [Name1] [Name1]");
}

#[test]
fn a_name_of_several_words_is_found_whole_in_parts_and_over_a_line() {
    becomes(
        &["Anna Smith", "Bank of Kent"],
        "Anna\nSmith of the Bank of Kent: Smith.",
        "[Name1] of the [Name2]: [Name1].",
    );
    becomes(&["J. Smith"], "J Smith, j.smith", "[Name1], [Name1]");
}

#[test]
fn a_name_without_a_letter_is_refused() {
    assert!(Names::new(["--"]).is_err());
}

#[test]
fn a_name_typed_letter_by_letter_and_corrected_is_nowhere_in_the_copy() {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    let mut ms = 0;
    let mut entries = typed(&mut recorder, "I asked Ana<na Smith, then Smitt<h's boss Anna.", &mut ms);
    let text = recorder.take().sections[0].text.clone();
    assert_eq!(text, "I asked Anna Smith, then Smith's boss Anna.");
    let finding = Quoted {
        rule: "asked".into(),
        family: "handoff".into(),
        polarity: crate::content::Polarity::Warning,
        section: "situation".into(),
        start: 2,
        end: 12,
        text: "asked Anna".into(),
    };
    let card = Scorecard {
        total: 10,
        sections: Vec::new(),
        verdict: crate::scoring::Verdict::NoHire,
        capped_by: Vec::new(),
        without_cap: crate::scoring::Verdict::NoHire,
        primary_weakness: crate::content::pattern::Weakness::None,
        findings: vec![finding],
        voice: crate::scoring::scorecard::Voice::default(),
    };
    entries.extend(recorder.finish(Some(card), at(ms)).unwrap());
    let comment = crate::session::notes::tests::note(
        1,
        7,
        1,
        What::Comment {
            anchor: Some(Anchor { section: "situation".into(), start: 20, end: 30, quote: "then Smith".into() }),
            text: "Who is Anna?".into(),
        },
    );
    let who = comment.who.name.clone();
    entries.extend(recorder.record(Event::Noted(Box::new(comment)), at(ms)).unwrap());
    let mut copy = without_typing(&header(), &entries).unwrap();
    let mut header = header();
    header.story = Some("anna-and-the-queue".into());
    let done = redact(&names(&["Anna Smith"]), &mut header, &mut copy).unwrap();
    assert_eq!(header.story, None);
    let all = serde_json::to_string(&copy).unwrap().to_lowercase();
    assert!(!all.contains("anna") && !all.contains("smi") && !all.contains("ana"), "{all}");
    let take = fold(&copy);
    let text = &take.sections[0].text;
    assert_eq!(text, "I asked [Name1], then [Name1]'s boss [Name1].");
    let card = take.finished.clone().flatten().unwrap();
    assert_eq!(
        (card.findings[0].text.as_str(), &text[card.findings[0].start..card.findings[0].end]),
        ("asked [Name1]", "asked [Name1]")
    );
    let threads = take.notes.threads();
    assert_eq!(threads[0].anchor.unwrap().find(text), Some(17..29));
    assert_eq!((threads[0].text, threads[0].note.who.name.as_str()), ("Who is [Name1]?", who.as_str()));
    assert_eq!(threads[0].note.id, SessionId::new(1));
    assert!(done.forms.keys().any(|form| form == "Anna Smith"), "{done:?}");
}

#[test]
fn what_looks_like_a_name_and_stays_is_told() {
    assert_eq!(names(&["Anna"]).near("Annas plan for Annapolis and Ann"), ["Annas", "Annapolis"]);
}

#[test]
fn a_label_that_holds_the_name_is_refused_with_the_cure() {
    let mut header = header();
    header.candidate = Some("Anna S.".into());
    let fault = redact(&names(&["Anna"]), &mut header, &mut []).unwrap_err();
    assert!(fault.contains("--as"), "{fault}");
}
