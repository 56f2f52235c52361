//! Changing the texts of a story inside the program.

use super::*;

/// The webhooks, opened.
fn revising(width: u16, height: u16) -> Stage {
    let mut stage = bank(width, height);
    stage.keys("down e");
    stage
}

/// The library after somebody changed a section of the webhooks.
fn changed(section: &str, text: &str) -> Msg {
    let mut all = stories();
    all[0].0.text.insert(section.to_owned(), text.to_owned());
    Msg::Reloaded(Box::new(content(all)))
}

fn revisions(stage: &Stage) -> usize {
    stage.effects.iter().filter(|effect| matches!(effect, Effect::Revise(_))).count()
}

#[test]
fn the_text_is_shown_with_its_signals_and_its_length() {
    let mut stage = revising(80, 24);
    stage.keys("tab").types(" I");
    insta::assert_snapshot!(shown(&stage), @r"
    │ Webhooks nobody owned
    │  Situation ▸Action*
    │
    │ I found the fault by counting, and I wrote the tool that replays what was
    │ lost. I
    │
    │────────────────────────────────────────────────────────────────────────────────
    │ spoken ~0:07 of 0:30 · 17 words
    │ Ctrl-S save   Tab next section   Alt-U undo   Esc back   F1 all keys
    ");
}

#[test]
fn the_texts_at_a_larger_size() {
    insta::assert_snapshot!(shown(&revising(120, 40)), @r"
    │ Webhooks nobody owned
    │ ▸Situation  Action
    │
    │ Nobody owned the webhooks, and they were lost for weeks.
    │
    │────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    │ spoken ~0:04 of 0:30 · 10 words
    │ Ctrl-S save   Tab next section   Alt-U undo   Esc back   F1 all keys
    ");
}

#[test]
fn the_first_empty_section_is_where_one_begins() {
    let mut stage = bank(80, 24);
    stage.keys("e");
    assert!(
        stage.screen().contains("▸Result ·") && stage.screen().contains("What result holds."),
        "{}",
        stage.screen()
    );
}

#[test]
fn saving_changes_only_the_sections_that_were_changed() {
    let mut stage = revising(80, 24);
    stage.keys("ctrl-s");
    assert!(revisions(&stage) == 0 && stage.screen().contains("nothing was changed"));
    stage.types(" Yes.").keys("ctrl-s");
    let Some(Effect::Revise(revision)) = stage.effects.last().cloned() else { panic!("{:?}", stage.effects.last()) };
    let mut after = revision.before.clone();
    after.text.insert("situation".into(), "Nobody owned the webhooks, and they were lost for weeks. Yes.".into());
    assert_eq!(revision.after, after);
    assert!(stage.screen().contains("Situation*"));
    stage.tell(changed("situation", &after.text["situation"]));
    assert!(!stage.screen().contains("Situation*"));
    stage.keys("esc");
    assert_eq!(kind(&stage), Kind::Bank);
}

#[test]
fn leaving_with_changes_asks_first() {
    let mut stage = revising(80, 24);
    stage.types("x").keys("esc");
    assert!(stage.screen().contains("Leave and lose what you changed?"), "{}", stage.screen());
    stage.keys("n");
    assert_eq!(kind(&stage), Kind::Revise);
    stage.keys("ctrl-q");
    assert!(stage.screen().contains("Leave with “Webhooks nobody owned” not saved?"), "{}", stage.screen());
    stage.keys("n ctrl-q y");
    assert!(matches!(stage.effects.last(), Some(Effect::Quit)));
    assert!(stage.effects.iter().any(|effect| matches!(effect, Effect::KeepDraft(_))), "it is kept with every key");
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::DropDraft(_))), "it is offered again");
}

#[test]
fn what_ends_the_program_without_a_question_saves_first() {
    let mut stage = revising(80, 24);
    stage.types("x").tell(Msg::Ending);
    assert_eq!(revisions(&stage), 1);
}

#[test]
fn a_change_outside_is_followed_where_nothing_was_changed_here() {
    let mut stage = revising(80, 24);
    stage.keys("tab").types(" Mine.").tell(changed("situation", "From outside."));
    stage.keys("ctrl-s");
    let Some(Effect::Revise(revision)) = stage.effects.last() else { panic!("{:?}", stage.effects.last()) };
    assert_eq!(revision.before.text["situation"], "From outside.");
    assert_eq!(revision.after.text["situation"], "From outside.");
    assert!(revision.after.text["action"].ends_with("lost. Mine."));
}

#[test]
fn a_section_that_was_changed_in_both_places_is_written_over_only_when_told() {
    let mut stage = revising(80, 24);
    stage.types(" Mine.").tell(changed("situation", "From outside."));
    assert!(stage.screen().contains("“Situation” was changed outside too; yours is still here"), "{}", stage.screen());
    stage.keys("ctrl-s");
    assert!(stage.screen().contains("Write yours over it?") && revisions(&stage) == 0, "{}", stage.screen());
    stage.keys("n ctrl-s y");
    let Some(Effect::Revise(revision)) = stage.effects.last() else { panic!("{:?}", stage.effects.last()) };
    assert_eq!(revision.before.text["situation"], "From outside.");
    assert!(revision.after.text["situation"].ends_with("weeks. Mine."));
}

#[test]
fn words_are_copied_pasted_and_taken_back_as_in_a_rehearsal() {
    let mut stage = revising(80, 24);
    stage.keys("alt-a alt-c");
    assert!(matches!(stage.effects.last(), Some(Effect::Copy(text)) if text.starts_with("Nobody owned")));
    stage.keys("ctrl-x").tell(Msg::Paste("Pasted.".into()));
    assert!(stage.screen().contains(" Pasted."), "{}", stage.screen());
    stage.keys("alt-u alt-u");
    assert!(stage.screen().contains("Nobody owned the webhooks"), "{}", stage.screen());
}

/// The draft that was to be kept last, by section; nothing where it was dropped after that.
fn draft(stage: &Stage) -> Option<Vec<(String, String)>> {
    stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDraft(draft) => {
            Some(Some(draft.texts.iter().map(|(id, changed)| (id.clone(), changed.text.clone())).collect()))
        }
        Effect::DropDraft(_) => Some(None),
        _ => None,
    })?
}

#[test]
fn what_is_not_saved_is_kept_with_every_key_until_it_is_saved_or_given_up() {
    let mut stage = revising(80, 24);
    assert!(!stage.effects.iter().any(|it| matches!(it, Effect::KeepDraft(_) | Effect::DropDraft(_))));
    stage.types(" I").keys("tab").types("!");
    let [(action, text), (situation, other)] = draft(&stage).unwrap().try_into().unwrap();
    assert_eq!((action.as_str(), situation.as_str()), ("action", "situation"));
    assert!(text.ends_with("lost.!") && other.ends_with("weeks. I"), "{text} {other}");
    // Taken back by hand, nothing is left to keep.
    stage.keys("backspace shift-tab backspace backspace");
    assert_eq!(draft(&stage), None);
    stage.types("x").tell(changed("situation", "Nobody owned the webhooks, and they were lost for weeks.x"));
    assert_eq!(draft(&stage), None, "it was saved");
    stage.types("y").keys("esc y");
    assert!(matches!(stage.effects.last(), Some(Effect::DropDraft(story)) if story == "webhooks"), "it was given up");
    assert_eq!(stage.app.common.drafts.len(), 0);
    stage.keys("e").types("z").keys("ctrl-q y");
    assert!(matches!(stage.effects.last(), Some(Effect::Quit)));
    assert!(draft(&stage).is_some(), "who leaves the program finds it on home");
}

#[test]
fn a_draft_is_offered_on_home_and_opens_as_it_was_left() {
    let mut stage = revising(80, 24);
    stage.keys("tab").types(" And");
    let kept = stage.app.common.drafts.clone();
    let mut later = bank(80, 24);
    later.app.common.drafts = kept.clone();
    later.keys("esc home");
    assert!(later.screen().contains("… Not saved: Webhooks nobody owned"), "{}", later.screen());
    later.keys("enter");
    let shown = later.screen();
    assert!(shown.contains("▸Action*") && shown.contains("lost. And"), "{shown}");
    assert!(shown.contains("what you had not saved is back; Ctrl-S saves it"), "{shown}");
    later.keys("ctrl-s");
    let Some(Effect::Revise(revision)) = later.effects.iter().rfind(|it| matches!(it, Effect::Revise(_))) else {
        panic!()
    };
    assert!(revision.after.text["action"].ends_with("lost. And"));
    // Changed outside meanwhile, it is not written over unasked.
    let mut outside = bank(80, 24);
    outside.tell(changed("action", "Somebody else wrote this."));
    outside.app.common.drafts = kept;
    outside.keys("down e ctrl-s");
    assert!(outside.screen().contains("“Action” was changed outside too"), "{}", outside.screen());
}
