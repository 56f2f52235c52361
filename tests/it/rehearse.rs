//! The rehearse screen, typed as keys.

use crate::stage::Stage;
use insta::assert_snapshot;
use proptest::prelude::*;
use ratatui::style::Modifier;
use starcoach::app::msg::{Mouse, MouseAction, Opened};
use starcoach::app::{Effect, Key, Kind, Msg, Plan, Screen, Size};
use starcoach::clock::Moment;
use starcoach::session::event::Event;
use starcoach::session::{Feedback, Take};

/// What these tests rehearse.
pub fn plan() -> Plan {
    Plan { pattern: "ownership".into(), ..Plan::default() }
}

const SITUATION: &str = "The delivery service belonged to another team, and no ticket existed.";
const TASK: &str = "It was not my job. My manager asked me to take a look at it. ";

/// Two sections told.
pub fn told(width: u16, height: u16) -> Stage {
    let mut stage = Stage::of(plan(), width, height);
    stage.types(SITUATION).keys("tab").types(TASK);
    stage
}

/// The take folded from what was to be written: the session as a kill at this moment would leave it.
pub fn folded(stage: &Stage) -> Take {
    let header = stage.effects.iter().find_map(|effect| match effect {
        Effect::Begin(header, _) => Some(header.as_ref().clone()),
        _ => None,
    });
    let mut take = Take::new(header.expect("a begun session"));
    for entry in stage.entries() {
        take.apply(&entry).unwrap();
    }
    take
}

fn texts(stage: &Stage) -> Vec<String> {
    folded(stage).sections.into_iter().map(|section| section.text).collect()
}

#[test]
fn the_picture_at_120_by_40() {
    assert_snapshot!(told(120, 40).screen(), @r"
     Ownership · from memory · senior 2:55                                           typed · live · ● saved   ~0:11 of 2:55
     “Tell me about a time you took on something outside your responsibility.”                         Alt-Q other wordings
     ┃ S Situation ✓ ~0:04/0:30 ┃ T Task ▸ ~0:06/0:20 ┃ A Action 0:00/1:30 ┃ R Result 0:00/0:20 ┃ L Reflection 0:00/0:15 ┃
                                                                             │ Needs
      It was not my job. My manager asked me to take a look at it.           │  · that you took it on
                                                                             │  ✓ whose job it was       “not my job”
                                                                             │
                                                                             │ Findings
                                                                             │  + not my job                 scope boundary
                                                                             │  ! My manager asked me to     assignment
                                                                             │    This starts with an order, so ownership
                                                                             │    does not show yet.
                                                                             │    → If you chose it, start with what you
                                                                             │    saw.
                                                                             │
                                                                             │ Tip
                                                                             │  Tip for task.
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
                                                                             │
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     spoken ~0:06 ███████░░░░░░░░░░░░░░░░░│0:20   15 words   clock 0:06   I 0 · we 0
     Tab next section   Ctrl-G guide   Ctrl-P pause   Alt-R again   Alt-Enter finish   F1 all keys
    ");
}

#[test]
fn the_picture_at_80_by_24() {
    assert_snapshot!(told(80, 24).screen(), @r"
     Ownership · from memory · senior 2:55   typed · live · ● saved   ~0:11 of 2:55
     “Tell me about a time you took on something outside your responsibility.”
     ┃ S ✓ ~0:04 ┃ T Task ▸ ~0:06/0:20 ┃ A 0:00 ┃ R 0:00 ┃ L 0:00 ┃

      It was not my job. My manager asked me to take a look at it.










    ────────────────────────────────────────────────────────────────────────────────
     · that you took it on           ! My manager asked me to       assignment
     ✓ whose job it was                This starts with an order, so ownership
                                       does not show yet.
                                       → If you chose it, start with what you saw.
     → If you chose it, start with what you saw.

     spoken ~0:06 ███████░░░░░░░░░░░░░░░░░│0:20   15 words   clock 0:06   I 0 · we 0
     Tab next section   Ctrl-G guide   Ctrl-P pause   Alt-R again   Alt-Enter finish
    ");
}

#[test]
fn every_key_is_written_before_the_frame_that_shows_it() {
    let mut stage = Stage::of(plan(), 80, 24);
    assert!(stage.effects.iter().all(|effect| !matches!(effect, Effect::Begin(..))), "nothing before the first key");
    stage.types("I saw").keys("ctrl-w backspace alt-u alt-y tab").types("b");
    assert_eq!(texts(&stage)[..2], ["I".to_owned(), "b".to_owned()]);
}

#[test]
fn the_clock_starts_at_the_first_key_and_stands_while_paused() {
    let mut stage = Stage::of(plan(), 80, 24);
    stage.waits(60_000).types("a").waits(5_000);
    assert!(stage.screen().contains("clock 0:05"), "{}", stage.screen());
    stage.keys("ctrl-p").waits(30_000);
    let screen = stage.screen();
    assert!(screen.contains("clock 0:05") && screen.contains("paused · Ctrl-P"), "{screen}");
    assert!(screen.contains("Tab next section") && screen.contains("Ctrl-P go on"), "{screen}");
    stage.types("b").waits(2_000);
    assert!(stage.screen().contains("clock 0:07"), "{}", stage.screen());
}

#[test]
fn a_paused_or_untouched_screen_never_wakes_and_a_clock_wakes_once_a_second() {
    let mut stage = Stage::of(plan(), 80, 24);
    let due = |stage: &Stage| stage.app.next_wake(Moment::after(stage.ms)).map(|due| due.ms - stage.ms);
    assert_eq!(due(&stage), None);
    stage.types("a b ");
    assert_eq!(due(&stage), Some(700));
    stage.keys("ctrl-p");
    assert_eq!(due(&stage), None);
}

#[test]
fn a_warning_in_the_unfinished_clause_is_dim_until_it_settles() {
    let mut stage = Stage::of(plan(), 120, 30);
    stage.types("My manager asked me to");
    let mark = |stage: &Stage| stage.buffer().cell((3, 4)).unwrap().modifier;
    let screen = stage.screen();
    assert!(!screen.contains("! My manager"), "{screen}");
    assert!(!mark(&stage).contains(Modifier::UNDERLINED));
    stage.waits(1_600);
    let screen = stage.screen();
    assert!(screen.contains("! My manager"), "{screen}");
    assert!(mark(&stage).contains(Modifier::UNDERLINED | Modifier::BOLD), "{:?}", mark(&stage));
}

#[test]
fn an_unmet_need_is_a_fault_only_once_its_section_was_left() {
    let mut stage = Stage::of(plan(), 80, 24);
    stage.types("Nothing. ");
    assert!(stage.screen().contains(" · whose job it was"));
    stage.keys("tab shift-tab");
    assert!(stage.screen().contains(" ✗ whose job it was"), "{}", stage.screen());
}

#[test]
fn sections_keep_their_own_undo_and_clock() {
    let mut stage = Stage::of(plan(), 80, 24);
    stage.types("one").waits(2_000).keys("tab").types("two").waits(4_000).keys("shift-tab alt-u");
    assert_eq!(texts(&stage)[..2], [String::new(), "two".to_owned()]);
    assert!(stage.screen().contains("clock 0:02"), "{}", stage.screen());
}

#[test]
fn the_guide_lies_over_the_text_and_closes_by_its_key_by_esc_or_by_typing() {
    let mut stage = Stage::of(plan(), 80, 24);
    for close in ["ctrl-g", "esc"] {
        stage.keys("ctrl-g");
        assert!(stage.screen().contains("Common mistake"), "{}", stage.screen());
        stage.keys("pagedown");
        assert!(stage.screen().contains("Sample of situation."), "{}", stage.screen());
        stage.keys(close);
        assert!(!stage.screen().contains("Sample of situation."));
    }
    stage.keys("ctrl-g").types("x");
    assert_eq!(texts(&stage)[0], "x");
    stage.keys("esc");
    assert_eq!(stage.app.top().map(Screen::kind), Some(Kind::Menu), "with nothing open Esc is the menu");
}

#[test]
fn cues_are_the_first_words_of_the_candidates_own_story() {
    let mut stage = Stage::of(Plan { story: Some("mine".into()), ..plan() }, 80, 24);
    stage.keys("alt-k");
    assert!(stage.screen().contains("The webhooks were lost …"), "{}", stage.screen());
    stage.keys("esc tab alt-k");
    assert!(stage.screen().contains("· that you took it on"), "{}", stage.screen());
}

#[test]
fn a_paste_with_headings_is_split_when_the_candidate_wants_it() {
    let mut stage = Stage::of(plan(), 80, 24);
    let answer = "### **SITUATION**\nIt broke.\n\n**Action** - I mended it.\nResult: fine";
    stage.tell(Msg::Paste(answer.into()));
    assert!(stage.screen().contains("Situation, Action, Result"), "{}", stage.screen());
    stage.keys("y");
    assert_eq!(texts(&stage), ["It broke.", "", "I mended it.", "fine", ""]);
    let mut whole = Stage::of(plan(), 80, 24);
    whole.tell(Msg::Paste(answer.into())).keys("n");
    assert_eq!(texts(&whole)[0], answer);
    let pasted = |entry: &starcoach::session::Entry| matches!(&entry.event, Event::Edit { pasted: true, .. });
    assert_eq!(whole.entries().iter().map(pasted).collect::<Vec<_>>(), [false, true], "entered, and one edit");
}

#[test]
fn exam_shows_nothing_until_the_end() {
    let mut stage = Stage::of(Plan { feedback: Feedback::Exam, ..plan() }, 120, 30);
    stage.types(TASK);
    let screen = stage.screen();
    assert!(screen.contains("Exam: nothing is shown") && !screen.contains("not my job      "), "{screen}");
    assert!(!stage.buffer().content().iter().any(|cell| cell.modifier.contains(Modifier::UNDERLINED)));
}

#[test]
fn exam_shows_no_tip_either() {
    let mut stage = Stage::of(Plan { feedback: Feedback::Exam, ..plan() }, 80, 24);
    stage.types("I took it on. ");
    assert!(!stage.screen().contains("Tip"), "{}", stage.screen());
}

#[test]
fn sparse_gives_one_cue_in_twenty_seconds_the_gravest_first() {
    let mut stage = Stage::of(Plan { feedback: Feedback::Sparse, ..plan() }, 120, 30);
    stage.keys("tab").types("It was not my job. ");
    let cues = |stage: &Stage| {
        let screen = stage.screen();
        ["✓ whose job", "! My manager", "+ not my job"].map(|cue| screen.contains(cue))
    };
    assert_eq!(cues(&stage), [true, false, false]);
    stage.types("My manager asked me to. ");
    assert_eq!(cues(&stage), [true, false, false]);
    stage.waits(21_000);
    assert_eq!(cues(&stage), [true, true, false]);
    stage.waits(21_000);
    assert_eq!(cues(&stage), [true, true, true]);
}

#[test]
fn a_dismissed_finding_takes_a_reason_and_is_kept_in_the_session() {
    let mut stage = told(120, 30);
    stage.keys("alt-g alt-j").types("I quote him").keys("enter");
    let screen = stage.screen();
    assert!(!screen.contains("! My manager"), "{screen}");
    let take = folded(&stage);
    assert_eq!((take.dismissed[0].rule.as_str(), take.dismissed[0].reason.as_str()), ("asked", "I quote him"));
}

#[test]
fn a_failed_append_shows_a_banner_and_writing_goes_on() {
    let mut stage = told(80, 24);
    stage.tell(Msg::Unsaved(Some("disk full".into()))).types("x");
    let screen = stage.screen();
    assert!(screen.contains("! not saved: disk full") && screen.contains("take a look at it. x"), "{screen}");
}

#[test]
fn the_fault_at_the_cursor_is_told_before_a_graver_one() {
    let mut stage = Stage::of(plan(), 80, 24);
    stage.types("My manager asked me to look, and it went somehow. So I looked. ").waits(2_000);
    let shown = |stage: &Stage| {
        let screen = stage.screen();
        ["→ If you chose it", " → Say what you know."].map(|cure| screen.lines().nth(20).unwrap().contains(cure))
    };
    assert_eq!(shown(&stage), [true, false], "{}", stage.screen());
    stage.keys("alt-g alt-g");
    assert_eq!(shown(&stage), [false, true], "{}", stage.screen());
    stage.keys("alt-j");
    assert!(stage.screen().contains("Why does “it went somehow” not count here?"), "{}", stage.screen());
}

#[test]
fn a_session_that_another_program_has_says_so_all_the_time() {
    let mut stage = told(80, 24);
    let (take, rubric) = (folded(&stage), None);
    stage.tell(Msg::Opened(Box::new(Opened { read_only: true, ..Opened::new(take, rubric) })));
    let screen = stage.screen();
    assert!(screen.contains("· read only") && screen.contains("another program has this session open"), "{screen}");
    assert!(!screen.contains("not begun") && !screen.contains("any text goes on"), "{screen}");
}

#[test]
fn the_row_of_the_clock_has_whole_numbers_only() {
    let mut stage = told(40, 12);
    for width in 20..90 {
        stage.tell(Msg::Resize(Size { width, height: 12 }));
        let screen = stage.screen();
        let row = screen.lines().find(|line| line.contains("spoken")).unwrap();
        let whole = |text: &str| text.split(':').nth(1).is_some_and(|seconds| seconds.len() == 2);
        let clock = row.split("clock ").nth(1).and_then(|rest| rest.split_whitespace().next());
        assert!(clock.is_none_or(whole) && (!row.contains("   clock") || clock.is_some()), "{row}");
    }
    let mut stage = Stage::of(plan(), 80, 24);
    stage.types("One ");
    assert!(stage.screen().contains("   1 word   "), "{}", stage.screen());
}

#[test]
fn words_are_found_and_the_cursor_comes_back() {
    let mut stage = told(80, 24);
    stage.keys("ctrl-f").types("MY");
    assert!(stage.screen().contains("find: MY"), "{}", stage.screen());
    assert!(stage.screen().contains("of 2"), "{}", stage.screen());
    stage.keys("enter esc").types("!");
    assert_eq!(texts(&stage)[1], format!("{TASK}!"));
}

#[test]
fn the_mouse_sets_the_cursor() {
    let mut stage = told(80, 24);
    stage.tell(Msg::Mouse(Mouse { action: MouseAction::Press, column: 2, row: 4 })).types("X");
    assert!(texts(&stage)[1].contains('X') && !texts(&stage)[1].ends_with('X'), "{:?}", texts(&stage));
}

fn key() -> impl Strategy<Value = Key> {
    let named: Vec<Key> = starcoach::app::command::TABLE
        .iter()
        .filter(|entry| !matches!(entry.name, "quit" | "suspend"))
        .flat_map(|entry| entry.keys.iter().map(|key| key.parse().unwrap()))
        .collect();
    prop_oneof![3 => "[ a-z.,é漢👩]".prop_map(|s| Key::char(s.chars().next().unwrap())), 2 => proptest::sample::select(named)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_keys_on_any_size_never_panic_and_the_log_holds_the_text(
        keys in proptest::collection::vec((key(), 0u64..3_000), 0..60),
        sizes in proptest::collection::vec((1u16..130, 1u16..45), 1..5),
        feedback in proptest::sample::select(vec![Feedback::Live, Feedback::Sparse, Feedback::Exam]),
    ) {
        let mut stage = Stage::of(Plan { feedback, story: Some("mine".into()), ..plan() }, 80, 24);
        for (i, (key, pause)) in keys.into_iter().enumerate() {
            stage.waits(pause).tell(Msg::Key(key));
            if i % 12 == 0 {
                let (width, height) = sizes[i / 12 % sizes.len()];
                stage.tell(Msg::Resize(Size { width, height }));
            }
            stage.buffer();
        }
        stage.tell(Msg::Paste("Task: a\nResult: b".into())).buffer();
        if let Some(Screen::Rehearse(screen)) = stage.app.top()
            && screen.has_begun()
            && stage.effects.iter().filter(|effect| matches!(effect, Effect::Begin(..))).count() == 1
        {
            let take = folded(&stage);
            prop_assert_eq!(screen.desk().map(starcoach::app::editor::Editor::text), Some(take.sections[take.current].text.as_str()));
        }
    }
}

#[test]
fn ctrl_c_copies_a_selection_and_without_one_leaves() {
    let mut stage = told(80, 24);
    stage.keys("alt-B ctrl-c");
    assert!(matches!(stage.effects.last(), Some(Effect::Copy(text)) if text == "it. "), "{:?}", stage.effects.last());
    stage.keys("right ctrl-c");
    assert!(matches!(stage.effects.last(), Some(Effect::Quit)));
}
