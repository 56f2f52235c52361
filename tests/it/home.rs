//! Home: what comes next, for whom one prepares, and the page for the night before.

use crate::modes::{Desk, rubric};
use crate::program::Home;
use crate::pty::starcoach;
use crate::sheet::STORY;
use crate::stage::build;
use serde_json::json;
use starcoach::app::msg::Content;
use starcoach::app::{Effect, Msg, Screen};
use starcoach::content::{Loaded, Origin};
use std::sync::Arc;

/// Two questions, of which one has an angle for a principle, and two stories of the candidate's own for that one.
fn two() -> Content {
    let mut content = build(&rubric());
    let library = Arc::get_mut(&mut content.library).unwrap();
    let ownership = library.patterns["ownership"].item.clone();
    let mut about = ownership.clone();
    (about.id, about.title, about.angles) = ("ambiguity".into(), "Ambiguity".into(), Vec::new());
    about.competencies.clear();
    library.patterns.insert("ambiguity".into(), Loaded { item: about, origin: Origin::Bundled });
    library.principles = serde_json::from_value(json!({"format": 1, "id": "principles",
        "principles": [{"id": "ownership", "title": "Ownership", "company": "Amazon"}]}))
    .unwrap();
    let mut aimed = library.stories["mine"].item.clone();
    (aimed.id, aimed.title, aimed.principles) = ("zeal".into(), "Zeal".into(), vec!["ownership".into()]);
    let origin = Origin::File("zeal.yaml".into());
    library.stories.insert("zeal".into(), Loaded { item: aimed, origin });
    content
}

fn chosen(width: u16, height: u16, interview: Option<&str>) -> Desk {
    Desk::with(two(), width, height, |common| {
        common.remembered.aims = vec!["ownership".into()];
        common.remembered.interview = interview.map(str::to_owned);
        common.remembered.asked_aims = true;
    })
}

#[test]
fn chosen_principles_are_named_with_the_date_and_choose_what_comes_next() {
    let desk = chosen(80, 24, Some("2026-01-11"));
    insta::assert_snapshot!(desk.screen(), @"
    │ starcoach   interview in 10 days, Sun 11 Jan 2026    b story bank   v progress
    │ You prepare 1 of 2 questions, for Ownership (i changes it).
    │ 0 of 1 questions strong; one every 7 days, and 3 days stay for mock interview…
    │
    │ ▸ Next: learn Ownership                  new to you; for Ownership
    │ ◉ Mock interview                         as in the room, and one scorecard
    │ ▤ Night-before sheet                     your stories on one page
    │ ✎ Check an answer I have                 paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet L R D T  ▸ next
    │ Ambiguity                           ▸ · · ·  learn: new to you
    │ Ownership                           ▸ · · ·  learn: new to you
    │
    │ senior 2:55 · “Tell me about a time you took on something outside your respon…
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions
    ");
    // Without them the first question is the first one of all.
    let all = Desk::on(two(), 80, 24);
    assert!(!all.screen().contains("You prepare"), "{}", all.screen());
}

#[test]
fn what_comes_next_is_told_with_a_story_for_the_principles_and_judged_for_them() {
    let mut desk = chosen(120, 40, None);
    desk.keys("end l").keys("right right right right right right right right right right right esc");
    let home = desk.keys("home").screen();
    assert!(home.contains("With “Zeal”, which shows what you prepare for"), "{home}");
    let setup = desk.keys("enter").screen();
    insta::assert_snapshot!(setup, @"
    │ Ownership
    │ “Tell me about a time you took on something outside your responsibility.”
    │
    │ ▸ Story       ‹ Zeal ›
    │                 a story from your own files
    │   Begin         from memory
    │   Level         senior
    │   Length        the level's 2:55
    │   Principle     Ownership
    │   Answer        typed
    │   Coaching      live
    │
    │ Enter start   ↓ next row   → change   Esc back   F1 all keys
    ");
}

#[test]
fn the_page_for_the_night_before_is_read_from_home() {
    let mut desk = Desk::new(80, 24);
    assert!(desk.screen().contains("▤ Night-before sheet"), "{}", desk.screen());
    insta::assert_snapshot!(desk.keys("n").screen(), @"
    │ Night-before sheet   w writes it as a page to print
    │ Your stories
    │ Every question has a story.
    │
    │  1  Webhooks
    │     answers   Ownership
    │     open with “The webhooks were lost for weeks.”
    │     never     anything that sounds like “assignment”. Then it was an order.
    │     they ask  “How about boundary?”
    │     the point nobody had it
    │
    │ w write   PgDn page down   Esc back   F1 all keys
    ");
    assert!(desk.keys("esc").screen().contains("▤ Night-before sheet"));
    let by_row = desk.keys("home down down down enter").screen();
    assert!(by_row.contains("1  Webhooks"), "{by_row}");
}

#[test]
fn the_page_fits_a_narrow_screen_and_scrolls_on_a_low_one() {
    let mut desk = Desk::new(40, 8);
    let first = desk.keys("n").screen();
    assert!(first.contains("↓") && first.lines().all(|row| row.chars().count() <= 41), "{first}");
    let last = desk.keys("end").screen();
    assert!(last.contains("the point nobody had it") && !last.contains("↓"), "{last}");
}

#[test]
fn one_key_writes_the_page_and_asks_before_it_takes_the_place_of_another_file() {
    let mut desk = Desk::new(80, 24);
    desk.keys("n w");
    assert!(matches!(desk.effects.last(), Some(Effect::WriteSheet { over: false })));
    desk.tell(Msg::SheetInTheWay("/home/me/sheet.html".into()));
    let asked = desk.screen();
    assert!(asked.contains("Write over /home/me/sheet.html?") && asked.contains("is not a page that"), "{asked}");
    let written =
        |desk: &Desk| desk.effects.iter().filter(|it| matches!(it, Effect::WriteSheet { over: true })).count();
    desk.keys("n");
    assert_eq!(written(&desk), 0);
    desk.tell(Msg::SheetInTheWay("/home/me/sheet.html".into())).keys("y");
    assert_eq!(written(&desk), 1);
    desk.tell(Msg::SheetWritten("/home/me/sheet.html".into()));
    assert!(desk.screen().contains("Written to /home/me/sheet.html"), "{}", desk.screen());
    assert!(desk.keys("down").screen().contains("Written to /home/me/sheet.html"), "it stays");
}

#[test]
fn without_a_story_the_page_says_how_to_make_one_here() {
    let mut content = build(&rubric());
    Arc::get_mut(&mut content.library).unwrap().stories.clear();
    let mut desk = Desk::on(content, 80, 24);
    insta::assert_snapshot!(desk.keys("n").screen(), @"
    │ Night-before sheet
    │ Your stories
    │ The question has no story yet.
    │
    │ You have no story of your own for this page. Begin one in the story bank: Esc,
    │ b and there n. An answer that you told here is kept as a story from its
    │ scorecard, with s.
    │
    │ w write   PgDn page down   Esc back   F1 all keys
    ");
    assert!(desk.keys("w").screen().contains("there is no story to write a page of"), "{}", desk.screen());
    assert!(!desk.effects.iter().any(|it| matches!(it, Effect::WriteSheet { .. })));
}

#[test]
fn in_the_last_two_days_the_page_comes_next() {
    // The clock of the tests begins on 1 January 2026.
    let first = |day: &str| {
        let desk = chosen(80, 24, Some(day));
        let screen = desk.screen();
        screen.lines().find(|row| row.contains('▸')).unwrap().to_owned()
    };
    let rows = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"].map(first);
    insta::assert_snapshot!(rows.join("\n"), @"
    │ ▸ Next: read your night-before sheet     the interview is today
    │ ▸ Next: read your night-before sheet     the interview is tomorrow
    │ ▸ Next: read your night-before sheet     2 days to the interview
    │ ▸ Next: learn Ownership                  new to you; for Ownership
    ");
    let mut desk = chosen(80, 24, Some("2026-01-02"));
    assert!(matches!(desk.keys("enter").top(), Screen::Sheet(_)));
}

#[test]
fn without_a_story_the_last_two_days_have_room_for_one_answer() {
    let first = |day: &str| {
        let mut content = two();
        Arc::get_mut(&mut content.library).unwrap().stories.clear();
        let desk = Desk::with(content, 80, 24, |common| common.remembered.interview = Some(day.to_owned()));
        desk.screen().lines().take(5).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(first("2026-01-02"), @"
    │ starcoach   interview tomorrow, Fri 2 Jan 2026       b story bank   v progress
    │ There is time for one story: tell an answer, and keep it from its scorecard.
    │
    │ ▸ Next: rehearse Ownership               tell one answer, and keep it
    │ ◷ When is your interview?                plan backwards from its date
    ");
    let mut over = chosen(80, 24, Some("2025-12-31"));
    insta::assert_snapshot!(over.screen(), @"
    │ starcoach                               b story bank   v progress   s sessions
    │ You prepare 1 of 2 questions, for Ownership (i changes it).
    │ The interview of Wed 31 Dec 2025 is over: set the day of the next one.
    │
    │ ▸ Next: learn Ownership                  new to you; for Ownership
    │ ◷ When is your interview?                plan backwards from its date
    │ ◉ Mock interview                         as in the room, and one scorecard
    │ ▤ Night-before sheet                     your stories on one page
    │ ✎ Check an answer I have                 paste it, see it marked
    │ Questions  ✓ done ~ begun · not yet L R D T  ▸ next
    │ Ambiguity                           ▸ · · ·  learn: new to you
    │ Ownership                           ▸ · · ·  learn: new to you
    │
    │ senior 2:55 · “Tell me about a time you took on something outside your respon…
    │ Enter open   l learn   r rehearse   d drill   t test   F1 all keys   s sessions
    ");
    over.keys("down enter");
    assert!(matches!(over.top(), Screen::Prompt(_)), "it asks for the next day: {}", over.screen());
}

#[test]
fn the_real_program_writes_the_page_again_and_leaves_other_files_alone() {
    let home = Home::new().file("stories/meals.yaml", STORY);
    let page = home.path("sheet.html");
    let mut pty = starcoach(&home.path(""), &[]).size(100, 30).run();
    pty.wait_text("You will be asked:")
        .send("\t")
        .wait_text("Night-before sheet")
        .send("n")
        .wait_text("forty meals a week");
    pty.send("w").wait_text("Written to ").wait_text("sheet.html");
    let ours = std::fs::read_to_string(&page).unwrap();
    assert!(ours.starts_with("<!doctype html>") && ours.contains("I noticed that forty meals"), "{ours}");
    std::fs::write(&page, ours.replace("forty meals", "fifty meals")).unwrap();
    // A key is taken once what the one before asked for is done.
    let is_done = || {
        pty.send("?").wait_text("All keys:").send("\x1b").wait_gone("All keys:");
    };
    pty.send("w");
    is_done();
    let again = || std::fs::read_to_string(&page).unwrap() == ours;
    assert!(again());
    std::fs::write(&page, "a letter").unwrap();
    pty.send("w").wait_text("Write over ").send("n").wait_gone("Write over ");
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "a letter");
    pty.send("w").wait_text("Write over ").send("y").wait_gone("Write over ");
    is_done();
    assert!(again());
    pty.send("\x11");
    assert!(pty.end().success());
}

#[test]
fn an_answer_that_takes_far_more_than_its_rung_is_told_so_first() {
    let mut desk = Desk::new(80, 24);
    let long = "I took it on and I mended it in the night. ".repeat(9);
    desk.keys("end r down down down right enter").rehearses(&[&long]);
    let said = desk.screen();
    assert!(said.contains("Fix first: it is too long") && said.contains("aloud and has 0:30."), "{said}");
    assert!(said.contains("Fix next"), "{said}");
    let mut desk = Desk::new(80, 24);
    desk.keys("end r down down down right enter").rehearses(&["I took it on and I mended it in the night."]);
    assert!(!desk.screen().contains("too long") && desk.screen().contains("Fix first"), "{}", desk.screen());
}

#[test]
fn an_answer_on_the_ladder_of_lengths_is_known_by_it_and_is_no_answer_at_full_length() {
    let mut desk = Desk::new(80, 24);
    desk.keys("end r down down down right enter").rehearses(&["It was not my job."]);
    assert!(desk.screen().starts_with("│ Ownership (senior, in 30 s)"), "{}", desk.screen());
    let home = desk.keys("l").screen();
    assert!(home.contains("rehearse: told on the ladder only"), "{home}");
    let list = desk.keys("s").screen();
    assert!(list.contains("  30 s · Webhooks · Ownership"), "{list}");
    desk.keys("esc end r").keys("enter").rehearses(&["It was not my job."]);
    assert!(desk.screen().starts_with("│ Ownership (senior)"), "{}", desk.screen());
    assert!(desk.keys("l").screen().contains("rehearse: last time"), "{}", desk.screen());
}
