//! The echo of a key, and the judgement that follows it.

use crate::rehearse::plan;
use crate::stage::Stage;
use ratatui::style::Modifier;
use starcoach::app::rehearse::unjudged::REST;
use starcoach::app::{Command, Key, Msg, Screen};
use starcoach::clock::Moment;

#[test]
fn a_key_is_on_the_screen_before_it_is_judged_and_the_judgement_follows_after_a_short_rest() {
    let mut stage = Stage::of(plan(), 120, 30);
    stage.types("So: no ticket existed. ");
    let (now, rest) = (Moment::after(stage.ms), Moment::after(stage.ms + REST));
    let bold = |stage: &Stage, text: &str| {
        let screen = stage.buffer();
        let row: String = (0..70).map(|x| screen.cell((x, 4)).unwrap().symbol()).collect();
        screen.cell((row.find(text).unwrap() as u16, 4)).unwrap().modifier.contains(Modifier::BOLD)
    };
    assert!(bold(&stage, "no ticket"));
    stage.keys("home");
    // The marks move along with the text in the frame between.
    stage.app.update(Msg::Key(Key::char('-')), now);
    assert!(bold(&stage, "no ticket") && !bold(&stage, "-So"), "{}", stage.screen());
    assert_eq!(stage.app.next_wake(now), Some(rest));
    stage.app.update(Msg::Wake, rest);
    assert_ne!(stage.app.next_wake(rest), Some(rest));
    stage.keys("end left left");
    stage.app.update(Msg::Key(Key::char('s')), now);
    let listed = |stage: &Stage| stage.screen().contains("+ no ticket existed ");
    assert!(listed(&stage), "{}", stage.screen());
    stage.app.update(Msg::Wake, rest);
    assert!(!listed(&stage) && !bold(&stage, "no ticket"), "{}", stage.screen());
}

#[test]
fn a_mark_stays_while_one_types_inside_it_until_it_is_judged() {
    let mut stage = Stage::of(plan(), 120, 30);
    stage.types("No ticket existed. ");
    stage.keys("home right right right right");
    let now = Moment::after(stage.ms);
    let bold = |stage: &Stage, x: u16| stage.buffer().cell((x + 2, 4)).unwrap().modifier.contains(Modifier::BOLD);
    stage.app.update(Msg::Key(Key::char('x')), now);
    assert!(stage.screen().contains("No txicket existed."), "{}", stage.screen());
    assert!(bold(&stage, 0) && bold(&stage, 17) && !bold(&stage, 18), "{}", stage.screen());
    assert!(stage.screen().contains("+ No ticket existed"), "{}", stage.screen());
    stage.app.update(Msg::Wake, Moment::after(stage.ms + REST));
    assert!(!bold(&stage, 0) && !stage.screen().contains("+ No ticket existed"), "{}", stage.screen());
}

#[test]
fn keys_that_rush_in_are_judged_ten_times_a_second_and_a_command_finds_everything_judged() {
    let mut stage = Stage::of(plan(), 120, 30);
    let judged = |stage: &Stage| stage.screen().contains("+ no ticket existed");
    for (i, c) in "no ticket existed. And so on and on and on.".chars().enumerate() {
        stage.app.update(Msg::Key(Key::char(c)), Moment::after(i as u64 * 5));
        assert_eq!(judged(&stage), i >= 20, "at the key after {} ms", i * 5);
    }
    let mut stage = Stage::of(plan(), 120, 30);
    for c in "It went somehow. I looked. ".chars() {
        stage.app.update(Msg::Key(Key::char(c)), Moment::after(0));
    }
    assert!(!stage.screen().contains("~ it went"));
    stage.app.update(Msg::Command(Command::NextFinding), Moment::after(1));
    let Some(Screen::Rehearse(screen)) = stage.app.top() else { panic!() };
    assert_eq!(screen.desk().unwrap().selection(), Some(0..15));
}
