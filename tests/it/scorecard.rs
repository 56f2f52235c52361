//! The two questions and the scorecard, typed as keys.

use crate::stage::{Stage, build};
use insta::assert_snapshot;
use proptest::prelude::*;
use ratatui::style::Modifier;
use serde_json::{Value, json};
use starcoach::app::msg::{Content, Opened, SessionRow, SessionState};
use starcoach::app::{Effect, Key, Kind, Msg, Plan, Size};
use starcoach::clock::Moment;
use starcoach::content::Story;
use starcoach::session::event::{Event, Honesty};
use starcoach::session::{Input, Recorder, SessionId, Take};
use std::sync::OnceLock;

const SECTIONS: [(&str, &str, u32, u32); 5] = [
    ("situation", "S", 30, 1),
    ("task", "T", 20, 1),
    ("action", "A", 90, 3),
    ("result", "R", 20, 2),
    ("reflection", "L", 15, 1),
];

/// A rubric of its own, so that no change of the bundled one can touch what is expected here.
fn content() -> Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| build(&rubric())).clone()
}

fn rubric() -> Value {
    let title = |id: &str| id[..1].to_uppercase() + &id[1..];
    let sections: Vec<Value> = SECTIONS
        .iter()
        .map(|(id, mark, target, _)| json!({"id": id, "title": title(id), "mark": mark, "roles": [id], "target": target, "purpose": "-"}))
        .collect();
    let need = |id: &str, title: &str, family: &str, at_least: u32, points: u32, follow_up: &str| {
        json!({"id": id, "title": title, "any_of": [family], "at_least": at_least, "points": points,
            "missing": format!("Say {title}, as it truly was."), "follow_up": follow_up})
    };
    let needs = [
        vec![],
        vec![need("boundary", "whose job it was", "scope-boundary", 1, 2, "why-you")],
        vec![need("steps", "three steps of your own", "ownership", 3, 3, "your-part")],
        vec![need("number", "a number before and after", "metric-delta", 1, 2, "quantify")],
        vec![need("gap", "the gap behind it", "systemic-insight", 1, 1, "why-you")],
    ];
    let guides: Vec<Value> = SECTIONS
        .iter()
        .zip(needs)
        .map(|((id, _, _, weight), needs)| {
            json!({"section": id, "weight": weight, "coaching": "-", "sample": "-", "mistake": {"text": "-", "why": "-"}, "needs": needs})
        })
        .collect();
    let follow_up = |id: &str, question: &str, probes: &str, when: &[&str]| {
        json!({"id": id, "question": question, "probes": probes, "when": when,
            "weak": {"text": "-", "why": "-"}, "strong": {"text": "-", "key": "-"}})
    };
    let family = |id: &str, title: &str, polarity: &str, roles: &[&str], phrases: &[&str], say: &str, instead: &str| {
        json!({"format": 1, "id": id, "title": title, "about": "-", "polarity": polarity, "roles": roles,
            "rules": [{"id": format!("{id}-rule"), "phrases": phrases, "when_negated": "keep", "say": say, "instead": instead}]})
    };
    json!({
        "framework": {"format": 1, "id": "star", "title": "STAR", "about": "-", "sections": sections},
        "pattern": {"format": 1, "id": "ownership", "title": "Ownership", "framework": "star",
            "question": "Tell me about a time you took on something outside your responsibility.",
            "competencies": ["ownership"], "about": "-", "weights_reason": "-", "default_level": "senior",
            "levels": [{"id": "senior", "title": "Senior", "total": 175, "focus": "-", "bar": "-"}],
            "angles": [{"principle": "bias-for-action", "lead": "-", "emphasise": "-", "downplay": "-"}],
            "guides": guides,
            "follow_ups": [
                follow_up("quantify", "By how much?", "Whether it was measured.", &["no-metric"]),
                follow_up("why-you", "Why was it you who did this?", "What moved you, and whether anybody sent you.", &["assignment"]),
                follow_up("your-part", "Which part was yours?", "Whether there is a person behind the \"we\".", &["group-action"]),
            ]},
        "families": [
            family("assignment", "Assignment", "disqualifier", &[], &["my manager asked me to"],
                "This starts with an order, so ownership does not show yet.",
                "If you chose it, start with what you saw. If it was assigned, say so in half a sentence."),
            family("scope-boundary", "Scope boundary", "signal", &[], &["no ticket existed", "not my job"], "-", "-"),
            family("ownership", "Ownership", "signal", &["action"], &["{I did} .. {any}"], "One can see you do it.", "-"),
            family("metric-delta", "Metric delta", "signal", &["result"], &["fell from {any} to {any}"], "-", "-"),
            family("systemic-insight", "Systemic insight", "signal", &["reflection"], &["no shared {any}"], "-", "-"),
            family("dilution", "Dilution", "warning", &["action"], &["{we did}"], "The group acts, so you are not seen.", "Say \"I\" for what was yours."),
        ],
        "story": {"format": 1, "id": "mine", "title": "Webhooks nobody owned", "patterns": ["ownership"], "level": "senior",
            "principles": ["ownership"], "text": {"situation": "The webhooks were lost for weeks."}}
    })
}

fn plan() -> Plan {
    Plan {
        pattern: "ownership".to_owned(),
        story: Some("mine".to_owned()),
        principle: Some("bias-for-action".to_owned()),
        ..Plan::default()
    }
}

const FIRST: [&str; 5] = [
    "The webhooks of another team got lost, about one in three hundred, for weeks.",
    "No ticket existed. My manager asked me to take a look.",
    "I pulled the logs. I compared the ids. We built the retry. I tested it.",
    "Losses fell from 12 to 1.",
    "It was a good lesson.",
];

fn told(texts: [&str; 5], width: u16, height: u16) -> Stage {
    let mut stage = Stage::on(content(), plan(), width, height);
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            stage.keys("tab");
        }
        stage.types(text);
    }
    stage
}

/// The answer told, finished, and both questions answered with yes.
fn finished(width: u16, height: u16) -> Stage {
    let mut stage = told(FIRST, width, height);
    stage.keys("alt-enter y y");
    stage
}

fn kind(stage: &Stage) -> Kind {
    stage.app.top().unwrap().kind()
}

/// The last session, folded from what was to be written.
fn take(stage: &Stage) -> Take {
    let mut take = None;
    for effect in &stage.effects {
        match effect {
            Effect::Begin(header, _) => take = Some(Take::new(header.as_ref().clone())),
            Effect::Append(entries) => entries.iter().for_each(|entry| take.as_mut().unwrap().apply(entry).unwrap()),
            _ => {}
        }
    }
    take.unwrap()
}

fn row(take: &Take) -> SessionRow {
    SessionRow {
        id: take.header.id.clone(),
        pattern: take.header.pattern.clone(),
        story: take.header.story.clone(),
        name: None,
        level: take.header.level.clone(),
        input: take.header.input,
        began: take.header.began.clone(),
        ms: 0,
        state: SessionState::Finished(None),
    }
}

#[test]
fn two_questions_come_before_the_verdict_and_go_into_the_log() {
    let mut stage = told(FIRST, 80, 24);
    stage.keys("alt-enter");
    assert!(stage.screen().contains("outside your responsibility"), "{}", stage.screen());
    stage.keys("esc");
    assert_eq!(kind(&stage), Kind::Rehearse);
    stage.types("!").keys("alt-enter y y");
    assert_eq!(kind(&stage), Kind::Scorecard);
    let take = take(&stage);
    assert_eq!(take.answered, [(Honesty::OnQuestion, true), (Honesty::TrueAndMine, true)]);
    assert!(matches!(&take.finished, Some(Some(card)) if card.capped_by == ["assignment"]));
    let last: Vec<Event> = stage.entries().into_iter().rev().take(3).map(|entry| entry.event).collect();
    assert!(matches!(last[0], Event::Finished { .. }) && matches!(last[2], Event::Answered { .. }));
}

#[test]
fn a_no_withholds_the_verdict_says_which_and_still_shows_the_parts() {
    let mut stage = told(FIRST, 120, 40);
    stage.keys("alt-enter n n");
    let screen = stage.screen();
    assert!(screen.contains("No verdict:") && !screen.contains("leaning no hire"), "{screen}");
    assert!(screen.contains("does not answer the question") && screen.contains("not every fact is true"), "{screen}");
    assert!(screen.contains("Fix first"), "{screen}");
    stage.keys("p");
    assert!(stage.screen().contains("Whole answer"), "{}", stage.screen());
}

#[test]
fn the_verdict_at_120_by_40() {
    assert_snapshot!(finished(120, 40).screen(), @r"
    Ownership (Senior, told for bias-for-action)
    [Verdict]  Findings   Parts

    What already works
      + “Losses fell from 12 to 1”
        metric delta, in Result

    Fix first: somebody else started it
      ! “My manager asked me to take a look”
        in Task
        This starts with an order, so ownership does not show yet.
        → If you chose it, start with what you saw. If it was assigned, say so in half a sentence.

    They would ask next
      ? “Why was it you who did this?”
        It probes: What moved you, and whether anybody sent you.

    This answer, for Ownership (Senior, told for bias-for-action): leaning no hire because of one
    phrase; without it: hire

    Time, as your words would take aloud at 140 a minute
      S Situation    ████░░░░░░░░░░░░░░░░│  ~0:06 of 0:30             clock 0:07
      T Task         ████░░░░░░░░░░░░░░░░│  ~0:04 of 0:20             clock 0:05
      A Action       █░░░░░░░░░░░░░░░░░░░│  ~0:06 of 1:30             clock 0:07
      R Result       ██░░░░░░░░░░░░░░░░░░│  ~0:02 of 0:20             clock 0:02
      L Reflection   ██░░░░░░░░░░░░░░░░░░│  ~0:02 of 0:15             clock 0:02
      = Whole        ██░░░░░░░░░░░░░░░░░░│  ~0:21 of 2:55             clock 0:24












    Tab pages   Enter edit here   a again   s save story   l library   F1 all keys   e edit   x dismiss
    ");
}

#[test]
fn the_verdict_at_80_by_24() {
    assert_snapshot!(finished(80, 24).screen(), @r"
    Ownership (Senior, told for bias-for-action)
    [Verdict]  Findings   Parts    ↓ 5 more

    What already works
      + “Losses fell from 12 to 1”
        metric delta, in Result

    Fix first: somebody else started it
      ! “My manager asked me to take a look”
        in Task
        This starts with an order, so ownership does not show yet.
        → If you chose it, start with what you saw. If it was assigned, say so in
          half a sentence.

    They would ask next
      ? “Why was it you who did this?”
        It probes: What moved you, and whether anybody sent you.

    This answer, for Ownership (Senior, told for bias-for-action): leaning no hire
    because of one phrase; without it: hire

    Time, as your words would take aloud at 140 a minute
      S Situation    ████░░░░░░░░░░░░░░░░│  ~0:06 of 0:30             clock 0:07
    Tab pages   Enter edit here   a again   s save story   l library   F1 all keys
    ");
}

#[test]
fn below_the_verdict_at_80_by_24() {
    assert_snapshot!(finished(80, 24).keys("G").screen(), @r"
    Ownership (Senior, told for bias-for-action)
    [Verdict]  Findings   Parts

      ! “My manager asked me to take a look”
        in Task
        This starts with an order, so ownership does not show yet.
        → If you chose it, start with what you saw. If it was assigned, say so in
          half a sentence.

    They would ask next
      ? “Why was it you who did this?”
        It probes: What moved you, and whether anybody sent you.

    This answer, for Ownership (Senior, told for bias-for-action): leaning no hire
    because of one phrase; without it: hire

    Time, as your words would take aloud at 140 a minute
      S Situation    ████░░░░░░░░░░░░░░░░│  ~0:06 of 0:30             clock 0:07
      T Task         ████░░░░░░░░░░░░░░░░│  ~0:04 of 0:20             clock 0:05
      A Action       █░░░░░░░░░░░░░░░░░░░│  ~0:06 of 1:30             clock 0:07
      R Result       ██░░░░░░░░░░░░░░░░░░│  ~0:02 of 0:20             clock 0:02
      L Reflection   ██░░░░░░░░░░░░░░░░░░│  ~0:02 of 0:15             clock 0:02
      = Whole        ██░░░░░░░░░░░░░░░░░░│  ~0:21 of 2:55             clock 0:24
    Tab pages   Enter edit here   a again   s save story   l library   F1 all keys
    ");
}

#[test]
fn the_findings_with_reason_and_cure() {
    assert_snapshot!(finished(80, 24).keys("tab down").screen(), @r#"
    Ownership (Senior, told for bias-for-action)
     Verdict  [Findings]  Parts

     ! “My manager asked me to”  assignment, Task
    ▸~ “We built”  dilution, Action
        The group acts, so you are not seen.
        → Say "I" for what was yours.
     + “No ticket existed”  scope boundary, Task
     + “I pulled the logs”  ownership, Action
     + “I compared the ids”  ownership, Action
     + “I tested it”  ownership, Action
     + “fell from 12 to 1”  metric delta, Result











    Tab pages   Enter edit here   a again   s save story   l library   F1 all keys
    "#);
}

#[test]
fn the_parts_that_add_up() {
    assert_snapshot!(finished(120, 40).keys("p").screen(), @r"
    Ownership (Senior, told for bias-for-action)
     Verdict   Findings  [Parts]

    Situation: 3.0 of 5, weight 1 of 8
      = 3, as nothing is asked for here

    Task: 5.0 of 5, weight 1 of 8
      ✓ 2 of 2  whose job it was
                “No ticket existed”
      = 1 + 4 × 2/2 = 5

    Action: 4.8 of 5, weight 3 of 8
      ✓ 3 of 3  three steps of your own
                “I pulled the logs”  “I compared the ids”  “I tested it”
      ~ −0.25    Dilution  “We built”
      = 1 + 4 × 3/3 − 0.25 = 4.75 ≈ 4.8

    Result: 5.0 of 5, weight 2 of 8
      ✓ 2 of 2  a number before and after
                “fell from 12 to 1”
      = 1 + 4 × 2/2 = 5

    Reflection: 1.0 of 5, weight 1 of 8
      ✗ 0 of 1  the gap behind it
                Say the gap behind it, as it truly was.
      = 1 + 4 × 0/1 = 1

    Whole answer: 79 of 100
      mean by weight: (1 × 3.0 + 1 × 5.0 + 3 × 4.8 + 2 × 5.0 + 1 × 1.0) / 8 = 4.17
      25 × (4.17 − 1) = 79

      Who acts in Task and Action: I 3 · we 1 (75% yours)







    Tab pages   Enter edit here   a again   s save story   l library   F1 all keys   e edit   x dismiss
    ");
}

#[test]
fn without_colours_the_phrase_still_looks_different_from_its_sentence() {
    let stage = finished(80, 24);
    let buffer = stage.buffer();
    assert!(buffer.content().iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
    let row = stage.screen().lines().position(|line| line.contains("My manager asked me to")).unwrap() as u16;
    let line = stage.screen().lines().nth(row.into()).unwrap().to_owned();
    let looks = |words: &str| {
        let column = line[..line.find(words).unwrap()].chars().count() as u16;
        buffer.cell((column, row)).unwrap().modifier
    };
    assert_eq!(looks("My manager"), Modifier::BOLD | Modifier::UNDERLINED);
    assert_eq!(looks("take a look"), Modifier::empty());
}

#[test]
fn enter_opens_a_new_session_at_the_phrase_with_the_text_kept() {
    let mut stage = finished(80, 24);
    let first = take(&stage);
    stage.tell(Msg::NextId(SessionId::new(2)));
    stage.keys("enter");
    assert_eq!(kind(&stage), Kind::Rehearse);
    stage.types("Well, ");
    let second = take(&stage);
    assert_eq!(second.header.again_of, Some(first.header.id));
    assert_eq!(second.sections[1].text, "No ticket existed. Well, My manager asked me to take a look.");
    assert_eq!(second.sections[4].text, FIRST[4]);
    assert_eq!(second.header.principle.as_deref(), Some("bias-for-action"));
}

#[test]
fn again_starts_empty_for_all_or_for_one_section() {
    for (keys, texts, current) in [
        ("a enter", ["", "x", "", "", ""], 0),
        ("a down down enter", [FIRST[0], "x", FIRST[2], FIRST[3], FIRST[4]], 1),
        ("e enter", FIRST, 0),
        ("e down down down enter", FIRST, 2),
    ] {
        let mut stage = finished(80, 24);
        stage.tell(Msg::NextId(SessionId::new(2))).keys(keys);
        assert_eq!(kind(&stage), Kind::Rehearse, "{keys}");
        stage.types("x");
        let take = take(&stage);
        assert_eq!(take.current, current, "{keys}");
        for (index, section) in take.sections.iter().enumerate() {
            let expected = if index == current { section.text.replace('x', "") } else { section.text.clone() };
            let wanted = texts[index].replace('x', "");
            assert_eq!(expected, if keys.starts_with('e') { FIRST[index].to_owned() } else { wanted }, "{keys}");
        }
    }
    let mut stage = finished(80, 24);
    stage.keys("a esc");
    assert_eq!(kind(&stage), Kind::Scorecard);
    assert!(!stage.screen().contains("from an empty page"));
}

#[test]
fn the_next_scorecard_says_what_changed_since() {
    let mut stage = finished(80, 24);
    let first = take(&stage);
    stage.tell(Msg::NextId(SessionId::new(2))).keys("e enter tab");
    // All but the first sentence of the Task goes, and with it the order.
    stage.keys("ctrl-a ctrl-home ctrl-k").types("It was not my job. I took it up.");
    stage.keys("alt-enter y y");
    let second = take(&stage);
    stage.tell(Msg::Sessions(vec![row(&second), row(&first)]));
    assert!(matches!(stage.effects.last(), Some(Effect::Recall(id)) if *id == first.header.id));
    stage.tell(Msg::Recalled(Box::new(first)));
    assert!(stage.screen().contains("Since last time: 1 fixed, 2 left, 0 new, "), "{}", stage.screen());
    assert!(stage.screen().contains("fixed ! “My manager asked me to” assignment"), "{}", stage.screen());
    // A dismissal takes the words out of the count, and does not call them fixed.
    stage.keys("tab x").types("I did it.").keys("enter shift-tab");
    assert!(stage.screen().contains("Since last time: 1 fixed, 1 left, 0 new, "), "{}", stage.screen());
}

#[test]
fn without_again_the_last_session_of_the_same_story_is_the_one_before() {
    let mut stage = finished(80, 24);
    let own = take(&stage);
    let other = |id: u128, story: Option<&str>, state: SessionState| SessionRow {
        id: SessionId::new(id),
        story: story.map(str::to_owned),
        state,
        ..row(&own)
    };
    let rows = vec![
        other(9, Some("mine"), SessionState::Finished(None)),
        row(&own),
        other(8, None, SessionState::Finished(None)),
        other(7, Some("mine"), SessionState::CutOff),
        other(6, Some("mine"), SessionState::Finished(None)),
    ];
    stage.tell(Msg::Sessions(rows));
    assert!(matches!(stage.effects.last(), Some(Effect::Recall(id)) if *id == SessionId::new(6)));
}

#[test]
fn a_dismissal_with_a_reason_rescores_at_once_and_tells_what_was_judged_then() {
    let mut stage = finished(80, 24);
    stage.keys("x");
    assert_eq!(kind(&stage), Kind::Scorecard);
    stage.keys("tab x").types("It was a joke.").keys("enter");
    assert!(stage.screen().contains("because: It was a joke."), "{}", stage.screen());
    assert_eq!(take(&stage).dismissed[0].quote, "My manager asked me to");
    stage.keys("shift-tab");
    let screen = stage.screen();
    assert!(screen.contains(": hire") && !screen.contains("leaning no hire because"), "{screen}");
    assert!(screen.contains("(as judged then: 79, leaning no hire; now 79)"), "{screen}");
    stage.keys("tab x").keys("enter");
    assert_eq!(take(&stage).dismissed.len(), 1);
}

#[test]
fn the_answer_becomes_a_story_of_ones_own() {
    let mut stage = finished(80, 24);
    stage.keys("s").types(" 2!").keys("enter");
    let story: Story = stage
        .effects
        .iter()
        .find_map(|effect| match effect {
            Effect::SaveStory(story) => Some(story.as_ref().clone()),
            _ => None,
        })
        .unwrap();
    assert_eq!((story.id.as_str(), story.title.as_str()), ("webhooks-nobody-owned-2", "Webhooks nobody owned 2!"));
    assert_eq!((story.patterns, story.level.as_str()), (vec!["ownership".to_owned()], "senior"));
    assert_eq!(story.principles, ["bias-for-action", "ownership"]);
    assert_eq!(story.text["result"], "Losses fell from 12 to 1.");
    assert!(matches!(stage.effects.last(), Some(Effect::Reload)));
}

fn opened(stage: &mut Stage, take: Take, read_only: bool) {
    let opened = Opened { take, rubric: None, read_only, damage: Vec::new() };
    stage.tell(Msg::Opened(Box::new(opened)));
}

#[test]
fn a_stored_judgement_is_shown_as_it_was_with_one_line_of_what_is_judged_now() {
    let mut old = take(&finished(80, 24));
    let Some(Some(card)) = &mut old.finished else { panic!("finished") };
    (card.total, card.capped_by) = (12, Vec::new());
    card.verdict = starcoach::scoring::Verdict::NoHire;
    let mut stage = Stage::on(content(), plan(), 80, 24);
    opened(&mut stage, old, true);
    let screen = stage.screen();
    assert!(
        screen.contains("no hire") && screen.contains("(scored again with this version: 79, leaning no hire)"),
        "{screen}"
    );
    stage.keys("tab x");
    assert_eq!(kind(&stage), Kind::Scorecard);
    assert!(stage.screen().contains("can only be read"), "{}", stage.screen());
}

/// An answer aloud: a minute in the first section, and what the candidate says of the needs.
fn aloud() -> Take {
    let mut header = take(&finished(80, 24)).header;
    header.input = Input::Aloud;
    let mut recorder = Recorder::new(header, [], Moment::after(0)).unwrap();
    recorder.resume(Moment::after(0)).unwrap();
    recorder.enter("task", Moment::after(50_000)).unwrap();
    recorder.pause(Moment::after(60_000)).unwrap();
    for (need, met) in [("boundary", true), ("steps", true), ("number", false), ("gap", false)] {
        recorder.record(Event::Checked { need: need.to_owned(), met }, Moment::after(60_000)).unwrap();
    }
    recorder.finish(None, Moment::after(61_000)).unwrap();
    recorder.take().clone()
}

#[test]
fn an_answer_aloud_shows_times_the_check_and_the_gap_to_close_first() {
    let mut stage = Stage::on(content(), plan(), 80, 24);
    opened(&mut stage, aloud(), false);
    assert_snapshot!(stage.screen(), @r"
    Ownership (Senior, told for bias-for-action)
    [Verdict]  Parts    ↓ 1 more

    What already works
      ✓ you said: whose job it was

    Fix first
      ✗ Result: a number before and after
        → Say a number before and after, as it truly was.

    They would ask next
      ? “By how much?”
        It probes: Whether it was measured.

    No verdict: nothing was written to judge. By your own check you said 2 of the
    4 things that this question needs.

    Time
      S Situation    ████████████████████│   0:50 of 0:30 ‼ 0:20 over
      T Task         ██████████░░░░░░░░░░│   0:10 of 0:20
      A Action       ░░░░░░░░░░░░░░░░░░░░│   0:00 of 1:30
      R Result       ░░░░░░░░░░░░░░░░░░░░│   0:00 of 0:20
      L Reflection   ░░░░░░░░░░░░░░░░░░░░│   0:00 of 0:15
    Tab pages   Enter edit here   a again   s save story   l library   F1 all keys
    ");
}

#[test]
fn the_check_of_an_answer_aloud_takes_the_place_of_the_parts() {
    let mut stage = Stage::on(content(), plan(), 80, 24);
    opened(&mut stage, aloud(), false);
    assert_snapshot!(stage.keys("p").screen(), @r"
    Ownership (Senior, told for bias-for-action)
     Verdict  [Parts]

    Situation

    Task
      ✓ whose job it was

    Action
      ✓ three steps of your own

    Result
      ✗ a number before and after
          Say a number before and after, as it truly was.

    Reflection
      ✗ the gap behind it
          Say the gap behind it, as it truly was.





    Tab pages   Enter edit here   a again   s save story   l library   F1 all keys
    ");
    stage.keys("s");
    assert!(stage.screen().contains("there is no text to save"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_stored_judgement_can_be_read(start in 0..400_usize, end in 0..400_usize, section in 0..6_usize, text in "\\PC{0,20}", weight: u32, of: u32, score in -1e9..1e9_f64) {
        let mut take = finished_take();
        let Some(Some(card)) = &mut take.finished else { panic!("finished") };
        for finding in &mut card.findings {
            (finding.start, finding.end) = (start, end);
            finding.text = if section % 2 == 0 { text.clone() } else { String::new() };
            finding.section = FIRST.get(section).map_or("none", |_| SECTIONS[section].0).to_owned();
        }
        for told in &mut card.sections {
            (told.weight, told.score) = (weight, score);
            for part in &mut told.parts {
                if let starcoach::scoring::scorecard::Part::Need { of: possible, points, .. } = part {
                    (*possible, *points) = (of, score);
                }
            }
        }
        let mut stage = Stage::on(content(), plan(), 80, 24);
        opened(&mut stage, take, false);
        for key in ["tab", "down", "p", "p", "enter"] {
            stage.keys(key).screen();
        }
    }

    #[test]
    fn any_keys_on_any_screen_never_panic(keys in proptest::collection::vec(0..22_usize, 0..40), width in 1_u16..130, height in 1_u16..45) {
        let names = [
            "tab", "shift-tab", "enter", "e", "a", "x", "s", "p", "l", "up", "down", "pagedown", "pageup", "home",
            "end", "esc", "y", "n", "q", "ctrl-z", "alt-enter", "space",
        ];
        let mut stage = Stage::on(content(), plan(), 80, 24);
        opened(&mut stage, if width % 5 == 0 { aloud() } else { finished_take() }, false);
        stage.tell(Msg::Resize(Size { width, height }));
        for key in keys {
            stage.tell(Msg::Key(names[key].parse::<Key>().unwrap()));
            stage.screen();
        }
    }
}

fn finished_take() -> Take {
    static TAKE: OnceLock<Take> = OnceLock::new();
    TAKE.get_or_init(|| take(&finished(80, 24))).clone()
}

#[test]
fn the_bundled_story_says_what_helps_before_it_judges() {
    let home = tempfile::TempDir::new().unwrap();
    let loaded = starcoach::store::Store::open(Some(home.path())).unwrap().load();
    let content = Content { library: loaded.library.into(), engine: loaded.engine.into() };
    let text = content.library.story("webhooks-nobody-owned").unwrap().text.clone();
    let plan = Plan { pattern: "ownership-beyond-scope".to_owned(), text, ..Plan::default() };
    let mut stage = Stage::on(content, plan, 120, 60);
    stage.types("x").keys("backspace alt-enter y y");
    let screen = stage.screen();
    let order = ["What already works", "Fix first", "They would ask next", "This answer, for Ownership", "Time, as"];
    let at = order.map(|heading| screen.find(heading));
    assert!(at.is_sorted() && at[0].is_some(), "{screen}");
    assert!(!screen.contains("because of"), "a strong story is capped:\n{screen}");
}
