//! Stories of one's own are begun, copied, given another title and retired.

use super::*;

#[test]
fn a_new_story_gets_a_title_and_a_question_and_is_opened_once_it_is_there() {
    let mut stage = bank(80, 24);
    stage.keys("n").types("My noon").keys("enter");
    insta::assert_snapshot!(shown(&stage), @"
    │ Story bank, by question   2 stories of yours, 2 gaps   Tab principles
    │
    │                                                   1  2  3  4    told     last
    │   stories of your own                            [!] !  1  1
    │   The lift at noon                               [·] ·  ·  ●          not yet
    │   Webho╭──────────────────────────────────────────────────────────────╮ d ago
    │   The r│ Which question does “My noon” answer best?                   │sample
    │        │                                                              │
    │        │  A missed deadline                                           │
    │        │  A disagreement                                              │
    │        │  Beyond your role                                            │
    │        │  A slip of your own                                          │
    │        ╰──────────────────────────────────────────────────────────────╯
    │
    │ ● fits best  ○ fits too  ? its text would do  ! none of yours  ~ long ago
    │ 1 A missed deadline · “Tell me about a missed deadline.”
    │ not for this question · not rehearsed yet · a gap: “Webhooks nobody owned”
    │ could be told for it, or n begins a story
    │ Enter choose   ↓ down   Esc back   F1 all keys
    ");
    stage.keys("down enter");
    let Some(Effect::NewStory(new)) = stage.effects.last().cloned() else { panic!("{:?}", stage.effects.last()) };
    assert_eq!(
        (new.id.as_str(), new.title.as_str(), new.patterns.as_slice()),
        ("my-noon", "My noon", &["disagreement".to_owned()][..])
    );
    assert_eq!(new.text.iter().map(|(id, text)| format!("{id}={text}")).collect::<Vec<_>>(), ["action=", "situation="]);
    assert_eq!(kind(&stage), Kind::Bank);
    let mut all = stories();
    all.push((*new, true));
    stage.tell(Msg::Reloaded(Box::new(content(all)))).tell(Msg::Written("my-noon".into()));
    assert_eq!(kind(&stage), Kind::Revise);
    assert!(stage.screen().contains("What situation holds."), "{}", stage.screen());
    stage.keys("esc");
    assert!(stage.screen().contains("My noon"));
}

#[test]
fn a_story_without_a_title_and_one_without_a_question_is_none() {
    let mut stage = bank(80, 24);
    stage.keys("n space enter");
    assert!(stage.screen().contains("a story needs a title"), "{}", stage.screen());
    stage.keys("n x enter esc");
    assert_eq!(kind(&stage), Kind::Bank);
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::NewStory(_))));
}

#[test]
fn a_sample_is_copied_and_never_changed() {
    let mut stage = bank(80, 24);
    stage.keys("down down e t x E");
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::Revise(_) | Effect::Edit(_))));
    assert_eq!(kind(&stage), Kind::Bank);
    stage.keys("c").types(", mine").keys("enter");
    let Some(Effect::NewStory(copy)) = stage.effects.last() else { panic!("{:?}", stage.effects.last()) };
    assert_eq!(
        (copy.id.as_str(), copy.title.as_str()),
        ("the-release-that-stuck-mine", "The release that stuck, mine")
    );
    assert_eq!(copy.text, story("sample", "", &[]).text);
    let mut all = stories();
    all.push(((**copy).clone(), true));
    let id = copy.id.clone();
    stage.tell(Msg::Reloaded(Box::new(content(all)))).tell(Msg::Written(id));
    assert_eq!(kind(&stage), Kind::Bank);
}

#[test]
fn a_title_is_written_with_the_keys_of_every_text_on_one_line() {
    let mut stage = bank(80, 24);
    stage.keys("t ctrl-left ctrl-w").types("queue before ").keys("home").types("x").keys("backspace");
    let screen = stage.screen();
    assert!(screen.contains("│ The lift queue before noon ") || screen.contains("queue before noon"), "{screen}");
    stage.keys("alt-a").tell(Msg::Paste("Two\nlines".into()));
    assert!(stage.screen().contains("│ Two lines "), "{}", stage.screen());
    stage.keys("alt-u alt-u").keys("end ctrl-u").types("Said").keys("ctrl-y enter");
    let title = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::Revise(revision) => Some(revision.after.title.clone()),
        _ => None,
    });
    assert!(title.is_some_and(|title| title.starts_with("Said")), "{}", stage.screen());
}

#[test]
fn a_long_title_shows_the_part_with_the_cursor_also_on_a_narrow_screen() {
    for width in [80, 30] {
        let mut stage = bank(width, 24);
        stage.keys("n").types(&format!("{}end", "long words ".repeat(12)));
        assert!(stage.screen().contains("end"), "{}", stage.screen());
        stage.keys("ctrl-home");
        assert!(stage.screen().contains("long words long"), "{}", stage.screen());
    }
}

#[test]
fn another_title_keeps_the_id() {
    let mut stage = bank(80, 24);
    stage.keys("down t ctrl-u").types("Webhooks, found").keys("enter");
    let Some(Effect::Revise(revision)) = stage.effects.last() else { panic!("{:?}", stage.effects.last()) };
    let before = story("webhooks", "Webhooks nobody owned", &["ownership"]);
    let after = Story { title: "Webhooks, found".into(), ..before.clone() };
    assert_eq!((&revision.path, &revision.before, &revision.after), (&path("webhooks"), &before, &after));
}

#[test]
fn a_retired_story_goes_to_the_end_counts_for_nothing_and_is_not_offered() {
    let mut stage = bank(80, 24);
    stage.keys("down x");
    let Some(Effect::Revise(revision)) = stage.effects.last().cloned() else { panic!("{:?}", stage.effects.last()) };
    assert!(revision.after.retired && !revision.before.retired);
    let mut all = stories();
    all[0].0.retired = true;
    stage.tell(Msg::Reloaded(Box::new(content(all)))).waits(100);
    insta::assert_snapshot!(shown(&stage), @"
    │ Story bank, by question   1 story of yours, 3 gaps   Tab principles
    │
    │                                                   1  2  3  4    told     last
    │   stories of your own                            [!] !  !  1
    │   The lift at noon                                ·  ·  ·  ●          not yet
    │   The release that stuck                          ●  ·  ○  ·           sample
    │   Webhooks nobody owned                          [·] ·  ●  ·          retired
    │
    │ ● fits best  ○ fits too  ? its text would do  ! none of yours  ~ long ago
    │ 1 A missed deadline · “Tell me about a missed deadline.”
    │ retired: it fills no gap; x brings it back · told for other questions twice,
    │ last 3 days ago · a gap: n begins a story for it
    │ Enter read   r rehearse   n new   e edit   Tab other page   Esc back
    ");
    stage.keys("r");
    assert!(stage.screen().contains("this story is retired; x brings it back"), "{}", stage.screen());
    stage.keys("x");
    assert!(matches!(stage.effects.last(), Some(Effect::Revise(it)) if !it.after.retired));
    let library = &stage.app.common.library;
    assert_eq!(library.stories_for("ownership").map(|it| it.item.id.as_str()).collect::<Vec<_>>(), ["sample"]);
}
