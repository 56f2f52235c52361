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

mod afterwards;
mod told;

use told::*;

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
    assert_snapshot!(finished(120, 40).screen(), @"
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












    Tab pages   Enter edit here   d follow-ups   a again   s save story   l home   F1 all keys   e edit   x dismiss
    ");
}

#[test]
fn the_verdict_at_80_by_24() {
    assert_snapshot!(finished(80, 24).screen(), @"
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
    Tab pages   Enter edit here   d follow-ups   a again   s save story   l home
    ");
}

#[test]
fn below_the_verdict_at_80_by_24() {
    assert_snapshot!(finished(80, 24).keys("G").screen(), @"
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
    Tab pages   Enter edit here   d follow-ups   a again   s save story   l home
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











    Tab pages   Enter edit here   d follow-ups   a again   s save story   l home
    "#);
}

#[test]
fn the_parts_that_add_up() {
    assert_snapshot!(finished(120, 40).keys("p").screen(), @"
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







    Tab pages   Enter edit here   d follow-ups   a again   s save story   l home   F1 all keys   e edit   x dismiss
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
fn an_answer_aloud_shows_times_the_check_and_the_gap_to_close_first() {
    let mut stage = Stage::planned(content(), plan(), 80, 24);
    opened(&mut stage, aloud(), false);
    assert_snapshot!(stage.screen(), @"
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
    Tab pages   Enter edit here   d follow-ups   a again   s save story   l home
    ");
}

#[test]
fn the_check_of_an_answer_aloud_takes_the_place_of_the_parts() {
    let mut stage = Stage::planned(content(), plan(), 80, 24);
    opened(&mut stage, aloud(), false);
    assert_snapshot!(stage.keys("p").screen(), @"
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





    Tab pages   Enter edit here   d follow-ups   a again   s save story   l home
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
        let mut stage = Stage::planned(content(), plan(), 80, 24);
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
        let mut stage = Stage::planned(content(), plan(), 80, 24);
        opened(&mut stage, if width % 5 == 0 { aloud() } else { finished_take() }, false);
        stage.tell(Msg::Resize(Size { width, height }));
        for key in keys {
            stage.tell(Msg::Key(names[key].parse::<Key>().unwrap()));
            stage.screen();
        }
    }
}

#[test]
fn the_bundled_story_says_what_helps_before_it_judges() {
    let home = tempfile::TempDir::new().unwrap();
    let loaded = starcoach::store::Store::open(Some(home.path())).unwrap().load();
    let content = Content { library: loaded.library.into(), engine: loaded.engine.into() };
    let text = content.library.story("webhooks-nobody-owned").unwrap().text.clone();
    let plan = Plan { pattern: "ownership-beyond-scope".to_owned(), text, ..Plan::default() };
    let mut stage = Stage::planned(content, plan, 120, 60);
    stage.types("x").keys("backspace alt-enter y y");
    let screen = stage.screen();
    let order = ["What already works", "Fix first", "They would ask next", "This answer, for Ownership", "Time, as"];
    let at = order.map(|heading| screen.find(heading));
    assert!(at.is_sorted() && at[0].is_some(), "{screen}");
    assert!(!screen.contains("because of"), "a strong story is capped:\n{screen}");
}
