//! A session played again, driven by keys.

use crate::modes::Desk;
use crate::stage::Stage;
use insta::assert_snapshot;
use starcoach::app::msg::Opened;
use starcoach::app::replay::Replay;
use starcoach::app::{Effect, Go, Msg, Screen, Size};
use starcoach::clock::Moment;
use starcoach::content::Polarity;
use starcoach::scoring::Rubric;
use starcoach::scoring::judge::Reading;
use starcoach::session::moments::{Appearance, appearances};
use starcoach::session::share::without_typing;
use starcoach::session::{Entry, Take};
use std::sync::Arc;

/// An answer in two sections, with a pause, a silence and words that are taken out again.
fn told(width: u16, height: u16) -> Stage {
    let mut desk = Desk::new(width, height);
    desk.keys("r enter").types("My manager asked me to look. ");
    desk.keys("ctrl-u").types("No ticket existed. ");
    desk.ms += 6_000;
    desk.types("It was slow. ").keys("tab").types("I took it on. ");
    desk.keys("ctrl-p");
    desk.ms += 60_000;
    desk.keys("ctrl-p").types("It went somehow. ");
    desk.keys("alt-enter y y");
    desk
}

fn log(desk: &Stage) -> (Take, Vec<Entry>, Arc<Rubric>) {
    let (take, rubric) = desk.sessions[0].clone();
    (take, desk.logs[0].clone(), rubric)
}

/// What appeared and when in told time, what went again with when it went.
fn said(found: &[Appearance]) -> Vec<(String, Polarity, u64, Option<u64>)> {
    found.iter().map(|one| (one.quote.clone(), one.polarity, one.from, one.to)).collect()
}

#[test]
fn each_finding_is_found_where_it_appeared_and_where_it_went() {
    let (take, entries, rubric) = log(&told(80, 24));
    let found = appearances(&take.header, &entries, &rubric).all;
    let [asked, ticket, took, somehow] = &said(&found)[..] else { panic!("{found:?}") };
    assert_eq!((asked.0.as_str(), asked.1), ("My manager asked me to", Polarity::Disqualifier));
    assert_eq!(asked.3, Some(2_900), "it went with the line that was taken out");
    assert_eq!((ticket.0.as_str(), ticket.3), ("No ticket existed", None));
    assert_eq!((took.0.as_str(), took.3), ("I took it on", None));
    assert_eq!((somehow.0.as_str(), somehow.1, somehow.3), ("It went somehow", Polarity::Warning, None));
    assert!(found.is_sorted_by_key(|one| one.from));
}

#[test]
fn of_a_copy_without_the_typing_they_are_found_by_visits() {
    let (take, entries, rubric) = log(&told(80, 24));
    let copy = without_typing(&take.header, &entries).unwrap();
    let found = appearances(&take.header, &copy, &rubric).all;
    let quotes: Vec<&str> = found.iter().map(|one| one.quote.as_str()).collect();
    assert_eq!(quotes, ["No ticket existed", "I took it on", "It went somehow"], "what was taken out is not in it");
}

#[test]
fn sections_come_along_as_they_were_left_so_that_a_jump_reads_one() {
    let (take, entries, rubric) = log(&told(80, 24));
    let found = appearances(&take.header, &entries, &rubric);
    let left: Vec<(usize, &str)> = found.left.iter().map(|(at, read)| (*at, read.told().text.as_str())).collect();
    assert!(
        left.contains(&(0, "No ticket existed. It was slow. "))
            && left.contains(&(1, "I took it on. It went somehow. ")),
        "{left:?}"
    );
    for (at, read) in &found.left {
        assert_eq!(read.told().cursor, None, "nobody writes there any more");
        let anew = Reading::of(&rubric, &rubric.framework.sections[*at], read.told().clone());
        assert_eq!(read.findings(), anew.findings());
    }
}

#[test]
fn it_is_the_rehearsal_with_a_timeline() {
    let mut desk = told(80, 24);
    assert_snapshot!(desk.keys("r").screen(), @"
    │ Ownership · senior 2:55                         typed · replay   ~0:00 of 2:55
    │ “Tell me about a time you took on something outside your responsibility.”
    │ ┃ S Situation ▸ ~0:00/0:30 ┃ T 0:00 ┃ A 0:00 ┃ R 0:00 ┃ L 0:00 ┃
    │  M
    │
    │── replay stands · ×1 · 0:00 of 0:15 ───────────────────────────────────────────
    │ · whose job it was
    │
    │ Tip: Tip for situation.
    │ spoken ~0:00 ░░░░░░░░░░░░░░░░░░░░░░░░│0:30   1 word   clock 0:00   I 0 · we 0
    │ ●────────────────────────────────────────────────────────────T────────────────
    │               ×         ································             ‖
    │              !         +                                            +        ~
    │ Space play   x ×1 ×4   → 5 s on   Tab next section   f next finding
    ");
    assert_snapshot!(desk.keys("f").screen(), @"
    │ Ownership · senior 2:55                         typed · replay   ~0:02 of 2:55
    │ “Tell me about a time you took on something outside your responsibility.”
    │ ┃ S Situation ▸ ~0:02/0:30 ┃ T 0:00 ┃ A 0:00 ┃ R 0:00 ┃ L 0:00 ┃
    │  My manager asked me to look.
    │
    │── replay stands · ×1 · 0:02 of 0:15 ───────────────────────────────────────────
    │ · whose job it was              ! My manager asked me to       assignment
    │                                   This starts with an order, so ownership
    │                                   does not show yet.
    │                                   → If you chose it, start with what you saw.
    │ → If you chose it, start with what you saw.
    │ spoken ~0:02 ██░░░░░░░░░░░░░░░░░░░░░░│0:30   6 words   clock 0:02   I 0 · we 0
    │ S━━━━━━━━━━━━●───────────────────────────────────────────────T────────────────
    │               ×         ································             ‖
    │              !         +                                            +        ~
    │ 0:02 ! “My manager asked me to” assignment; it goes at 0:02
    ");
    assert_snapshot!(desk.keys("end").screen(), @"
    │ Ownership · senior 2:55                         typed · replay   ~0:05 of 2:55
    │ “Tell me about a time you took on something outside your responsibility.”
    │ ┃ S ✓ ~0:02 ┃ T Task ▸ ~0:03/0:20 ┃ A 0:00 ┃ R 0:00 ┃ L 0:00 ┃
    │  I took it on. It went somehow.
    │
    │── replay at its end · ×1 · 0:15 of 0:15 ───────────────────────────────────────
    │ ✓ that you took it on           + I took it on                 ownership
    │ · whose job it was              ~ It went somehow              hedge
    │                                   Vague.
    │                                   → Say what you know.
    │ → Say what you know.
    │ spoken ~0:03 ███░░░░░░░░░░░░░░░░░░░░░│0:20   7 words   clock 0:03   I 1 · we 0
    │ S━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━T━━━━━━━━━━━━━━━●
    │               ×         ································             ‖
    │              !         +                                            +        ~
    │ Space play   x ×1 ×4   → 5 s on   Tab next section   f next finding
    ");
}

#[test]
fn a_wide_screen_has_needs_and_findings_beside_the_text() {
    let mut desk = told(120, 40);
    assert_snapshot!(desk.keys("r tab").screen(), @"
    │ Ownership · senior 2:55                                                                 typed · replay   ~0:02 of 2:55
    │ “Tell me about a time you took on something outside your responsibility.”
    │ ┃ S Situation ✓ ~0:02/0:30 ┃ T Task ▸ 0:00/0:20 ┃ A Action 0:00/1:30 ┃ R Result 0:00/0:20 ┃ L Reflection 0:00/0:15 ┃
    │                                                                         │ Needs
    │  nothing is written here yet                                            │  · that you took it on
    │                                                                         │  · whose job it was
    │                                                                         │
    │                                                                         │ Findings
    │                                                                         │
    │                                                                         │ Tip
    │                                                                         │  Tip for task.
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │                                                                         │
    │── replay stands · ×1 · 0:12 of 0:15 ───────────────────────────────────────────────────────────────────────────────────
    │ spoken 0:00 ░░░░░░░░░░░░░░░░░░░░░░░░│0:20   0 words   clock 0:00   I 0 · we 0
    │ S━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━●────────────────────────
    │                      ×              ·················································                   ‖
    │                      !             +                                                                   +             ~
    │ Space play   x ×1 ×4   → 5 s on   Tab next section   f next finding   s next silence   Esc back   F1 all keys
    ");
}

/// What the line above the timeline says.
fn place(desk: &Stage) -> String {
    let screen = desk.screen();
    let line = screen.lines().find(|line| line.contains("── replay")).unwrap().to_owned();
    line.trim_matches(['│', '─', ' ']).trim_start_matches("replay ").to_owned()
}

#[test]
fn it_plays_as_fast_as_it_was_or_four_times_and_leaves_pauses_out() {
    let mut desk = told(80, 24);
    desk.keys("r space").waits(1_000);
    assert_eq!(place(&desk), "▸ plays · ×1 · 0:01 of 0:15");
    assert!(desk.screen().contains("My manager"), "{}", desk.screen());
    desk.keys("x").waits(2_000);
    assert_eq!(place(&desk), "▸ plays · ×4 · 0:09 of 0:15");
    desk.waits(60_000);
    assert_eq!(place(&desk), "at its end · ×4 · 0:15 of 0:15");
    assert_eq!(desk.app.next_wake(Moment::after(desk.ms)), None, "nothing changes by itself any more");
    desk.keys("space x").waits(300);
    assert_eq!(place(&desk), "▸ plays · ×1 · 0:00 of 0:15", "from the start again");
}

#[test]
fn keys_lead_to_sections_silences_and_tenths() {
    let mut desk = told(80, 24);
    let mut at = |keys: &str| place(desk.keys(keys)).replace("stands · ×1 · ", "");
    assert_eq!(at("r tab"), "0:12 of 0:15");
    assert_eq!(at("tab"), "0:12 of 0:15", "there is no section after it");
    assert_eq!(at("shift-tab"), "0:00 of 0:15", "back from its start to the one before");
    assert_eq!(at("s"), "0:04 of 0:15");
    assert_eq!(at("5"), "0:07 of 0:15");
    assert_eq!(at("right left left"), "0:02 of 0:15");
    assert_eq!(at("home"), "0:00 of 0:15");
}

#[test]
fn esc_leads_back_and_nothing_was_written() {
    let mut desk = told(80, 24);
    let entries = desk.entries().len();
    desk.keys("r space").waits(3_000);
    desk.keys("esc");
    assert!(matches!(desk.app.top(), Some(Screen::Scorecard(_))));
    assert_eq!(desk.entries().len(), entries);
}

/// Opens a replay for a coach who has not rated.
fn blind(desk: &mut Stage) {
    let reply = Replay::open(&desk.read(0, true), true, &mut desk.app.common, Moment::after(desk.ms));
    assert!(!reply.effects.iter().any(|effect| matches!(effect, Effect::FindAppearances(..))), "nothing is looked for");
    desk.goes(reply);
}

#[test]
fn blind_it_shows_text_clocks_and_pauses_alone() {
    let mut desk = told(120, 40);
    blind(&mut desk);
    let (take, entries, rubric) = log(&desk);
    let found = Arc::new(appearances(&take.header, &entries, &rubric));
    desk.tell(Msg::Appearances(take.header.id, found));
    assert_snapshot!(desk.keys("end f").screen(), @"
    │ Ownership · senior 2:55                                                                 typed · replay   ~0:05 of 2:55
    │ “Tell me about a time you took on something outside your responsibility.”
    │ ┃ S Situation ~0:02/0:30 ┃ T Task ▸ ~0:03/0:20 ┃ A Action 0:00/1:30 ┃ R Result 0:00/0:20 ┃ L Reflection 0:00/0:15 ┃
    │
    │  I took it on. It went somehow.
    │
    │── replay at its end · ×1 · 0:15 of 0:15 · blind until you have rated ──────────────────────────────────────────────────
    │ Blind: nothing that was judged is shown until you have rated.
    │ spoken ~0:03 ███░░░░░░░░░░░░░░░░░░░░░│0:20   7 words   clock 0:03
    │ S━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━T━━━━━━━━━━━━━━━━━━━━━━━●
    │                      ×              ·················································                   ‖
    │ blind: what was found is shown once you have rated this answer
    ");
    for place in 0..10 {
        let screen = desk.keys(&place.to_string()).screen();
        for word in ["Needs", "Findings", "assignment", "took it on  ", "✓", "✗", "I 1", "scope boundary"] {
            assert!(!screen.contains(word), "{word}: {screen}");
        }
        let styled = desk
            .buffer()
            .content()
            .iter()
            .filter(|cell| cell.modifier.contains(ratatui::style::Modifier::UNDERLINED))
            .count();
        assert_eq!(styled, 0, "no word is marked");
    }
}

/// A copy for a coach has no typing: each visit to a section has the text with which it was left.
#[test]
fn of_a_copy_without_the_typing_a_text_stands_while_its_section_is_told() {
    let mut desk = told(80, 24);
    let (take, entries, rubric) = log(&desk);
    let entries = Arc::new(without_typing(&take.header, &entries).unwrap());
    let opened = Opened { entries, ..Opened::new(take, Some(rubric)) };
    let reply = Replay::open(&opened, false, &mut desk.app.common, Moment::after(desk.ms));
    desk.goes(reply);
    assert!(desk.screen().contains("No ticket existed."), "{}", desk.screen());
    assert!(desk.keys("tab").screen().contains("T Task ▸"), "{}", desk.screen());
    assert!(desk.keys("end").screen().contains("It went somehow."), "{}", desk.screen());
}

/// What is read from elsewhere may be as large and odd as it likes.
#[test]
fn a_tiny_screen_and_an_empty_log_are_no_trouble() {
    let mut desk = told(80, 24);
    let (take, _, rubric) = log(&desk);
    let reply = Replay::open(&Opened::new(take, Some(rubric)), false, &mut desk.app.common, Moment::after(0));
    assert!(matches!(reply.go, Go::Stay), "there is nothing to replay");
    desk.keys("r");
    for (width, height) in [(1, 1), (3, 2), (20, 5), (40, 11), (200, 60)] {
        desk.tell(Msg::Resize(Size { width, height }));
        desk.keys("f s tab 9 x space").waits(200).screen();
    }
}
