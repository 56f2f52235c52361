//! Follow-ups.

use super::Desk;
use starcoach::app::msg::SessionState;
use starcoach::app::{Effect, Msg, Screen};
use starcoach::scoring::Verdict;
use starcoach::session::Feedback;

/// An answer that lacks whose job it was, told and judged.
fn told(desk: &mut Desk) {
    desk.keys("end r enter")
        .rehearses(&["It broke in May.", "I took it on.", "I mended it.", "It went from 3 to 0.", "So."]);
    assert!(matches!(desk.top(), Screen::Scorecard(_)), "{}", desk.screen());
}

#[test]
fn the_gap_of_the_answer_is_asked_about_first_and_a_good_reply_fills_it() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("d enter");
    assert!(desk.screen().contains("“How about boundary?”"), "{}", desk.screen());
    desk.types("No ticket existed.").keys("tab");
    let samples = desk.screen();
    insta::assert_snapshot!(samples, @"
    │ Ownership · senior 1:30                 typed · live · ● saved   ~0:01 of 1:30
    │ “How about boundary?”                                     Alt-Q other wordings
    │ ┃ 1 Question 1 ▸ ~0:01/0:45 ┃ 2 Question 2 0:00/0:45 ┃
    │
    │  Your reply
    │    No ticket existed.
    │
    │  Key
    │    nobody had it
    │
    │  A strong reply
    │    No ticket existed, so I took it on.
    │
    │  A weak one, and why
    │    My manager asked me to.
    │── ↑ ↓ · Esc closes ────────────────────────────────────────────────────────────
    │ ✓ whose job it was              + No ticket existed            scope boundary
    │
    │ Tip: It probes: Whether there is boundary.
    │
    │ spoken ~0:01 ░░░░░░░░░░░░░░░░░░░░░░░░│0:45   3 words   clock 0:01   I 0 · we 0
    │ Tab next section   Ctrl-G guide   Ctrl-P go on   Alt-R again   Alt-Enter finish
    ");
    let own = desk.cells("No ticket existed. ");
    assert_ne!(own[0].modifier, own[17].modifier, "its words are marked, its full stop is not");
    desk.keys("tab");
    assert!(desk.screen().contains("“How about why?”"), "{}", desk.screen());
    desk.types("I saw it.").keys("tab tab");
    insta::assert_snapshot!(desk.screen(), @"
    │ Follow-ups: Ownership (senior)
    │
    │ The verdict stays: leaning no hire.  (40 → 55 of 100)
    │
    │ 1 “How about boundary?”
    │   No ticket existed.
    │   + supplied when asked: whose job it was (“No ticket existed”); it counts
    │     half
    │   + supplied when asked: whose job it was (“No ticket existed”); it counts
    │     half
    │   It probes: Whether there is boundary.
    │   weak   “My manager asked me to.”
    │          It was an order.
    │   strong “No ticket existed, so I took it on.”
    │          Key: nobody had it
    │
    │ 2 “How about why?”
    │   I saw it.
    │   It probes: Whether there is why.
    │   weak   “My manager asked me to.”
    │          It was an order.
    │   strong “No ticket existed, so I took it on.”
    │          Key: nobody had it
    │ PgDn page down   a again   r rehearse   Esc back   F1 all keys
    ");
    let drill = desk.takes().pop().unwrap();
    assert_eq!(drill.header.about.as_ref(), Some(&desk.takes()[0].header.id));
    assert_eq!(drill.sections.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["boundary", "why"]);
}

#[test]
fn an_order_that_is_revealed_lowers_the_verdict_with_its_cause() {
    let mut desk = Desk::new(120, 40);
    told(&mut desk);
    desk.keys("d enter").types("My manager asked me to.").keys("tab tab").types("Nothing.").keys("tab tab");
    let said = desk.screen();
    assert!(said.contains("! reveals: assignment (“My manager asked me to”)"), "{said}");
    let card = desk.takes().pop().unwrap().finished.clone().unwrap().unwrap();
    assert!(card.verdict <= Verdict::LeaningNoHire, "{:?}", card.verdict);
}

#[test]
fn the_clock_stands_while_samples_are_read_and_goes_on_with_the_next_question() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("d enter").types("No ticket existed.").keys("tab");
    let before = desk.takes().pop().unwrap().sections[0].ms;
    desk.waits(30_000).keys("tab").waits(2_000).types("x");
    let drill = desk.takes().pop().unwrap();
    assert_eq!(drill.sections[0].ms, before);
    assert!(drill.sections[1].ms >= 2_000, "{}", drill.sections[1].ms);
}

#[test]
fn a_saved_answer_is_drilled_from_home_and_without_one_the_question_itself() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end d enter");
    assert!(desk.screen().contains("“How about why?”"), "in the file's order: {}", desk.screen());
    desk.keys("alt-l");
    told(&mut desk);
    desk.keys("l end d enter");
    assert!(desk.screen().contains("“How about boundary?”"), "by its gaps: {}", desk.screen());
}

#[test]
fn a_drill_counts_as_one_and_not_as_an_answer() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("d enter").types("No ticket existed.").keys("tab tab").types("I saw it.").keys("tab tab esc");
    let rows = &desk.app.common.sessions;
    assert_eq!(rows.iter().filter(|row| row.drill).count(), 1);
    assert!(desk.screen().contains("✓ ▸") || desk.screen().contains("▸ ✓"), "the drill is done: {}", desk.screen());
}

#[test]
fn silence_leaves_the_gap_open_as_a_reply_about_something_else_does() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("d enter tab tab y");
    assert!(matches!(desk.top(), Screen::Drilled(_)), "{}", desk.screen());
    let said = desk.screen();
    assert!(said.contains("leaves open what was asked about: whose job it was"), "{said}");
    assert!(said.contains("No reply."), "{said}");
}

#[test]
fn before_a_reply_the_guide_gives_no_sample_away() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("d enter ctrl-g");
    let guide = desk.screen();
    assert!(guide.contains("It probes:") && !guide.contains("No ticket existed, so I took it on."), "{guide}");
}

#[test]
fn a_drill_that_ended_by_silence_is_not_drilled() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end d enter alt-enter y");
    assert!(desk.screen().contains("0 of 2 answered: this question counts as drilled once"), "{}", desk.screen());
    desk.keys("esc");
    assert!(desk.screen().contains("▸ · · ·"), "{}", desk.screen());
    desk.keys("end d enter").types("I saw it.").keys("alt-enter y");
    assert!(desk.screen().contains("1 of 2 answered"), "{}", desk.screen());
    desk.keys("esc");
    assert!(desk.screen().contains("▸ · ~ ·"), "{}", desk.screen());
    desk.keys("end enter");
    assert!(desk.screen().contains("last drilled Thu 1 Jan 2026, 1 of 2 answered"), "{}", desk.screen());
    desk.keys("d enter").types("I saw it.").keys("tab tab").types("So I did.").keys("alt-enter");
    assert!(!desk.screen().contains("counts as drilled once"), "{}", desk.screen());
    desk.keys("esc end");
    assert!(desk.screen().contains("▸ · ✓ ·"), "{}", desk.screen());
}

#[test]
fn a_drill_aloud_counts_what_was_spoken_for_a_while() {
    let mut desk = Desk::new(80, 24);
    let plan = starcoach::app::Plan {
        pattern: "ownership".to_owned(),
        input: starcoach::session::Input::Aloud,
        drill: Some(starcoach::app::drill::all("ownership", &desk.app.common)),
        ..starcoach::app::Plan::default()
    };
    let (app, effects) = starcoach::app::App::start(desk.app.common.clone(), Some(plan), super::Moment::after(0));
    (desk.app, desk.effects) = (app, effects);
    desk.keys("space").waits(20_000).keys("space").waits(500).keys("f y f");
    let said = desk.screen();
    assert!(
        said.contains("1 of 2 answered") && said.contains("Replied aloud.") && said.contains("No reply."),
        "{said}"
    );
}

#[test]
fn what_was_replied_aloud_to_a_typed_answer_is_not_judged_and_shows_what_was_ticked() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("d down down right enter space").waits(20_000).keys("space").waits(20_000).keys("f y n f");
    let said = desk.screen();
    for told in ["nothing is judged and the verdict of the answer stays", "by your own check: whose job it was"] {
        assert!(said.contains(told), "{told}: {said}");
    }
    assert!(!said.contains("in vain"), "{said}");
}

#[test]
fn a_question_says_how_many_follow_ups_a_drill_will_ask() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end enter");
    assert!(desk.screen().contains("asks all 2; after an answer of yours, by its gaps"), "{}", desk.screen());
    desk.keys("esc");
    told(&mut desk);
    desk.keys("l end enter");
    assert!(desk.screen().contains("asks all 2, those your answer left open first"), "{}", desk.screen());
    let content = starcoach::store::content::load(&starcoach::store::Dirs::new(Some("/nowhere".as_ref())).unwrap());
    let pattern = content.library.pattern("ownership-beyond-scope").unwrap();
    let of = pattern.follow_ups.len();
    assert!(of > 6, "{of}");
    assert_eq!(
        starcoach::app::drill::asks(pattern, true),
        format!("asks 4 of {of}, those your answer left open first")
    );
    assert!(starcoach::app::drill::asks(pattern, false).starts_with(&format!("asks 6 of {of};")));
}

#[test]
fn after_a_drill_nobody_says_what_an_answer_with_a_gap_would_be() {
    let mut desk = Desk::new(120, 40);
    desk.keys("end r enter")
        .rehearses(&["No ticket existed.", "I took it on.", "I mended it.", "It went from 3 to 0."]);
    desk.keys("d enter");
    for _ in 0..2 {
        desk.types("No ticket existed. I took it on.").keys("tab tab");
    }
    let said = desk.screen();
    assert!(said.contains("A section of the answer is empty, and no reply makes up for that."), "{said}");
    assert!(!said.contains("without"), "{said}");
}

#[test]
fn a_drill_begins_with_its_choices_which_are_remembered() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("d");
    insta::assert_snapshot!(desk.screen(), @"
    │ Drill: Ownership
    │ What they ask after the answer, one question after the other.
    │
    │ ▸ Answer      ‹ 1 Jan 2026 00:00, leaning no hire ›
    │                 asks all 2, those your answer left open first
    │   Level         senior
    │   Reply         typed
    │   Coaching      live
    │
    │ Enter start   ↓ next row   → change   Esc back   F1 all keys
    ");
    desk.keys("down down down right right");
    assert!(desk.screen().contains("‹ exam ›") && desk.screen().contains("nothing until the end"), "{}", desk.screen());
    desk.keys("enter").types("I saw it.").keys("tab").types("So I did.").keys("tab");
    assert!(matches!(desk.top(), Screen::Drilled(_)), "an exam shows no samples: {}", desk.screen());
    let Some(Effect::Remember(remembered)) = desk.effects.iter().rfind(|it| matches!(it, Effect::Remember(_))) else {
        panic!("it is not remembered")
    };
    assert_eq!(remembered.drill_feedback, Feedback::Exam);
    assert_eq!(remembered.feedback, Feedback::Live, "a rehearsal has its own");
    desk.keys("esc end d");
    assert!(desk.screen().contains("Coaching      exam"), "{}", desk.screen());
    desk.keys("left");
    assert!(desk.screen().contains("‹ none ›") && desk.screen().contains("asks all 2; after"), "{}", desk.screen());
    desk.keys("down down right enter");
    assert!(matches!(desk.top(), Screen::Aloud(_)), "{}", desk.screen());
    assert!(desk.screen().contains("How about why?"), "in the file's order: {}", desk.screen());
}

#[test]
fn an_answer_that_cannot_be_read_is_passed_over_and_the_page_says_why() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("l");
    told(&mut desk);
    desk.keys("l");
    // The latest is gone; the list still has it.
    let latest = desk.sessions.pop().unwrap().0.header.id;
    desk.keys("end d");
    let said = desk.screen();
    assert!(said.contains("! the answer of 1 Jan 2026 00:00, leaning no hire is passed over: it is gone"), "{said}");
    assert!(said.contains("asks all 2, those your answer left open first"), "{said}");
    desk.keys("enter").types("No ticket existed.").keys("alt-enter");
    let drill = desk.takes().pop().unwrap();
    let about = drill.header.about.clone().unwrap();
    assert_ne!(about, latest);
    assert_eq!(about, desk.takes()[0].header.id);
}

#[test]
fn without_an_answer_that_can_be_read_the_questions_alone_are_asked() {
    let mut desk = Desk::new(80, 24);
    told(&mut desk);
    desk.keys("l");
    desk.sessions.clear();
    desk.keys("end d");
    assert!(desk.screen().contains("is passed over: it is gone"), "{}", desk.screen());
    assert!(desk.screen().contains("‹ none ›"), "{}", desk.screen());
    desk.keys("enter");
    assert!(desk.screen().contains("“How about why?”"), "{}", desk.screen());
}

#[test]
fn a_list_with_unreadable_files_says_so_where_no_answer_is_left() {
    let mut desk = Desk::new(80, 24);
    let mut row = super::row(&{
        told(&mut desk);
        desk.takes()[0].clone()
    });
    desk.keys("l");
    (row.pattern, row.weakness) = (String::new(), None);
    row.state = SessionState::Unreadable("line 3 is damaged".to_owned());
    desk.tell(Msg::Sessions(vec![row])).keys("end d");
    let said = desk.screen();
    assert!(said.contains("by its gaps; 1 file") && said.contains("of your sessions cannot be read"), "{said}");
}
