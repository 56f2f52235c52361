//! The answer aloud, by keys and a clock of the test's own.

use crate::stage::Stage;
use insta::assert_snapshot;
use starcoach::app::{Effect, Kind, Msg, Plan, Screen, Size};
use starcoach::session::Input;
use starcoach::session::event::Event;

fn aloud(width: u16, height: u16) -> Stage {
    let story = Some("mine".to_owned());
    Stage::of(Plan { pattern: "ownership".into(), input: Input::Aloud, story, ..Plan::default() }, width, height)
}

#[test]
fn the_picture_at_80_by_24() {
    let mut stage = aloud(80, 24);
    stage.keys("space").waits(42_000);
    assert_snapshot!(stage.screen(), @r"
    Ownership · aloud · senior 2:55 · ● saved
    “Tell me about a time you took on something outside your responsibility.”
    ┃ S Situation ▸ 0:42/0:30▲ ┃ T 0:00 ┃ A 0:00 ┃ R 0:00 ┃ L 0:00 ┃

       ██████      ██  ██  ██████
       ██  ██  ██  ██  ██      ██
       ██  ██      ██████  ██████
       ██  ██  ██      ██  ██
       ██████          ██  ██████

       target 0:30   limit 0:45   ▲ past the target

       The webhooks were lost for weeks. Nobody owned them.










    Space next section   p pause   Alt-Enter finish   Esc menu
    ");
}

#[test]
fn only_the_clock_moves_while_one_talks() {
    let mut stage = aloud(80, 24);
    stage.keys("space").waits(12_000);
    let before = stage.screen();
    stage.waits(999);
    assert_eq!(stage.screen(), before);
    stage.waits(1);
    let changed = before.lines().zip(stage.screen().lines()).filter(|(a, b)| a != b).count();
    assert!((1..=6).contains(&changed), "five rows of digits and the tab, not {changed}");
}

#[test]
fn the_footer_says_what_its_keys_do_now() {
    let mut stage = aloud(80, 24);
    assert!(stage.screen().contains("Space start   p pause"));
    assert!(stage.keys("space").screen().contains("Space next section   p pause"));
    assert!(stage.keys("p").screen().contains("Space go on   p go on"));
    assert!(stage.keys("space space space space space").screen().contains("Space finish   p pause"));
}

#[test]
fn cues_fade_from_text_to_first_words_to_nothing() {
    let mut stage = aloud(80, 24);
    let shown = |stage: &Stage| {
        let screen = stage.screen();
        ["The webhooks were lost for weeks. Nobody", "The webhooks were lost …"].map(|text| screen.contains(text))
    };
    assert_eq!(shown(&stage), [true, false]);
    assert_eq!(shown(stage.keys("c")), [false, true]);
    assert_eq!(shown(stage.keys("c")), [false, false]);
    assert_eq!(shown(stage.keys("c")), [true, false]);
}

#[test]
fn afterwards_the_candidate_checks_the_needs_and_the_times_are_kept() {
    let mut stage = aloud(80, 24);
    stage.keys("space").waits(25_000).keys("space").waits(10_000).keys("alt-enter");
    assert!(stage.screen().contains("▸ · Situation    whose job it was"), "{}", stage.screen());
    stage.waits(60_000).keys("y n y");
    assert_eq!(stage.app.top().map(Screen::kind), Some(Kind::Questions));
    stage.keys("y y");
    assert_eq!(stage.app.top().map(Screen::kind), Some(Kind::Scorecard));
    let entries = stage.entries();
    let checked: Vec<(String, bool)> = entries
        .iter()
        .filter_map(|entry| match &entry.event {
            Event::Checked { need, met } => Some((need.clone(), *met)),
            _ => None,
        })
        .collect();
    assert_eq!(checked, [("boundary".into(), true), ("mine".into(), false), ("edge".into(), true)]);
    let Event::Finished { sections, scorecard } = &entries.last().unwrap().event else { panic!("{entries:?}") };
    assert_eq!(sections.iter().map(|section| section.ms).collect::<Vec<_>>(), [25_000, 10_000, 0, 0, 0]);
    assert!(scorecard.is_none());
}

#[test]
fn the_footer_names_the_keys_of_the_check_while_it_is_made() {
    let mut stage = aloud(80, 24);
    stage.keys("space alt-enter");
    let screen = stage.screen();
    assert_eq!(screen.lines().last(), Some(" y said it   n did not   ↑ up   ↓ down   Alt-Enter finish"));
}

#[test]
fn it_can_be_left_for_the_library_and_is_kept() {
    let mut stage = aloud(80, 24);
    stage.keys("space").waits(3_000).keys("l");
    assert_eq!(stage.app.top().map(Screen::kind), Some(Kind::Home));
    assert_eq!(stage.entries().last().unwrap().event, Event::Paused);
}

#[test]
fn nothing_is_saved_before_the_clock_starts_and_a_pause_stops_it() {
    let mut stage = aloud(80, 24);
    stage.keys("c").waits(5_000);
    assert!(stage.effects.iter().all(|effect| !matches!(effect, Effect::Begin(..))));
    stage.keys("space").waits(3_000).keys("p").waits(50_000).keys("space").waits(2_000);
    assert!(stage.screen().contains("0:05"), "{}", stage.screen());
}

#[test]
fn any_size_can_be_drawn() {
    let mut stage = aloud(80, 24);
    stage.keys("space").waits(50_000);
    for stage_of_it in 0..2 {
        for (width, height) in [(1, 1), (5, 3), (30, 8), (200, 60), (34, 12), (80, 2)] {
            stage.tell(Msg::Resize(Size { width, height })).buffer();
        }
        if stage_of_it == 0 {
            stage.keys("alt-enter");
        }
    }
}
