//! What follows the scorecard: edit, again, since last time, dismissing, a story of one's own.

use super::told::*;
use super::*;

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
    stage.tell(Msg::Recalled(Box::new(Opened { read_only: true, ..Opened::new(first, None) })));
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

#[test]
fn an_answer_without_a_story_offers_its_first_words_as_a_title() {
    let mut stage = finished(80, 24);
    let mut take = take(&stage);
    take.header.story = None;
    opened(&mut stage, take, false);
    stage.keys("s").keys("enter");
    let saved = stage.effects.iter().find_map(|effect| match effect {
        Effect::SaveStory(story) => Some(story.title.clone()),
        _ => None,
    });
    assert_eq!(saved.as_deref(), Some("The webhooks of another team got"));
}

#[test]
fn a_stored_judgement_is_shown_as_it_was_with_one_line_of_what_is_judged_now() {
    let mut old = take(&finished(80, 24));
    let Some(Some(card)) = &mut old.finished else { panic!("finished") };
    (card.total, card.capped_by) = (12, Vec::new());
    card.verdict = starcoach::scoring::Verdict::NoHire;
    let mut stage = Stage::planned(content(), plan(), 80, 24);
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
