//! The scorecard of a mock interview: when it is shown, and what it says of what is missing or changed since.

use super::*;

#[test]
fn its_scorecard_is_opened_from_the_sessions_and_before_the_next_one() {
    let mut desk = begun();
    told(&mut desk, |_, _| {});
    let shown = desk.screen();
    desk.dies().keys("s");
    insta::assert_snapshot!(desk.screen(), @"
    │ Sessions (4)
    │
    │   Date               Name and question                  Verdict           Time
    │   1 Jan 2026 00:00   mock 2/2 · follow-ups: Outage ·…   no hire           0:03
    │   1 Jan 2026 00:00   mock 2/2 · Outage                  no hire           0:06
    │   1 Jan 2026 00:00   mock 1/2 · follow-ups: Ownership…  no hire           0:02
    │   1 Jan 2026 00:00   mock 1/2 · Ownership               no hire           0:04
    │
    │ Enter open   m its mock interview   n rename   d delete   Esc back
    ");
    desk.keys("down m");
    assert_eq!(desk.screen(), shown);
    desk.keys("esc esc m");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview
    │ Nothing is shown until the end. Follow-ups come from your gaps.
    │
    │ ▸ Questions   ‹ 2 ›
    │                 drawn at random, in words you may not know yet
    │   Principle     any
    │   Level         senior
    │   To think      30 s
    │   Answer        typed
    │
    │ Last one: Thu 1 Jan 2026. m shows its scorecard.
    │
    │ Enter start   ↓ next row   → change   Esc back   F1 all keys
    ");
    desk.keys("m");
    assert_eq!(desk.screen(), shown);
    let ended = desk.learned().iter().filter(|event| format!("{event:?}").contains("MockEnded")).count();
    assert_eq!(ended, 1, "looking at it again ends nothing");
}

#[test]
fn nothing_is_shown_of_one_that_is_not_over() {
    let mut desk = begun();
    desk.keys("enter").types(FIRST).keys("alt-enter enter y y alt-l l");
    assert!(desk.screen().contains("Next: learn Conflict") && !desk.screen().contains("hire"), "{}", desk.screen());
    desk.keys("s");
    assert!(desk.screen().contains("shown at the end") && !desk.screen().contains("hire"), "{}", desk.screen());
    desk.keys("enter");
    assert!(desk.screen().contains("question 1 of 2 · follow-ups"), "{}", desk.screen());
    desk.keys("alt-enter y esc x esc");
    assert!(desk.screen().contains("no hire"), "once it is over it counts: {}", desk.screen());
}

#[test]
fn a_question_that_is_passed_is_told_as_not_answered() {
    let mut desk = begun();
    desk.keys("enter tab");
    assert!(desk.screen().contains("Nothing is told yet. Pass this question?"), "{}", desk.screen());
    desk.keys("esc alt-enter y");
    assert!(desk.screen().contains("question 2 of 2"), "{}", desk.screen());
    desk.dies();
    assert_eq!(offered(&desk), "… Mock interview, question 2 of 2");
    desk.keys("enter enter").types(SECOND).keys("alt-enter enter y y").types("No ticket existed.").keys("tab");
    desk.types("I saw it.").keys("tab");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview: 1 of 2 questions answered
    │
    │ The loop: no hire. 0 of 1 judged answers would be a hire.
    │ It is the middle verdict of the answers after their follow-ups, on these
    │ rubrics; people decide otherwise.
    │
    │ 1 “When did you go beyond your role?”
    │   Ownership: you passed it, so it counts as not answered.
    │
    │ 2 “Tell me about your Outage.”
    │   Outage: no hire (10 of 100), and the same after the follow-ups (20)
    │   ✗ fix first: somebody else started it
    │   + “no ticket existed”
    │   Follow-ups: 2 of 2 answered
    │
    │ Enter open   ↓ down   PgDn page down   Esc back   F1 all keys
    ");
    let shown = desk.screen();
    assert_eq!(desk.dies().keys("m m").screen(), shown);
}

#[test]
fn passed_aloud_and_alone_it_has_a_scorecard_too() {
    let mut desk = Desk::on(three(), 80, 24);
    desk.keys("m left left up right enter enter f");
    assert!(desk.screen().contains("Nothing is told yet. Pass this question?"), "{}", desk.screen());
    desk.keys("y");
    assert!(desk.screen().contains("Mock interview: 0 of 1 question answered"), "{}", desk.screen());
    assert!(desk.screen().contains("you passed it, so it counts as not answered"), "{}", desk.screen());
}

#[test]
fn an_answer_that_was_deleted_is_said_to_be_so() {
    let mut desk = begun();
    told(&mut desk, |_, _| {});
    desk.sessions.remove(2);
    desk.dies().keys("s down down m");
    let shown = desk.screen();
    assert!(shown.contains("Mock interview: 2 questions; one answer was deleted since"), "{shown}");
    assert!(shown.contains("its answer was deleted since"), "{shown}");
    desk.keys("esc");
    assert!(matches!(desk.top(), Screen::Sessions(_)), "it leads back to the list: {}", desk.screen());
}

#[test]
fn the_scorecard_says_why_the_verdict_changed_and_opens_the_replies() {
    let mut desk = Desk::new(80, 24);
    desk.keys("m enter enter");
    desk.types(
        "Situation: It broke.\nTask: I took it on.\nAction: I took it on.\nResult: It held.\nReflection: It did.",
    );
    desk.keys("alt-enter enter y y").types("I saw it.").keys("tab").types("It was late.");
    desk.keys("tab");
    insta::assert_snapshot!(desk.screen(), @"
    │ Mock interview: 1 question
    │
    │ The loop: no hire. 0 of 1 judged answers would be a hire.
    │ It is the middle verdict of the answers after their follow-ups, on these
    │ rubrics; people decide otherwise.
    │
    │ 1 “When did you go beyond your role?”
    │   Ownership: leaning no hire (40 of 100), after the follow-ups no hire (40)
    │   One gap was asked about in vain: it costs a step of the verdict.
    │   ✗ fix first: whose job it was is not said
    │   + “I took it on”
    │   Follow-ups: 2 of 2 answered
    │
    │ Enter open   ↓ down   PgDn page down   Esc back   F1 all keys
    ");
    desk.keys("down enter");
    assert!(matches!(desk.top(), Screen::Drilled(_)), "{}", desk.screen());
    desk.keys("esc");
    assert!(matches!(desk.top(), Screen::Debrief(_)), "{}", desk.screen());
}
