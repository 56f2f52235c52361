use super::*;

fn deeds(text: &str, actor: Actor) -> Vec<String> {
    let words = Words::split(text);
    let found = find(&words);
    let of = |deed: &&Deed| deed.actor == actor && deed.concrete;
    found.deeds.iter().filter(of).map(|deed| text[words.span(deed.start..deed.end)].to_owned()).collect()
}

#[test]
fn a_written_i_takes_adverbs_auxiliaries_and_brackets_along() {
    let text = "I immediately rang them. I had already rebuilt it. I've traced it. I, as the newest nurse, moved it.";
    assert_eq!(
        deeds(text, Actor::I),
        ["I immediately rang", "I had already rebuilt", "I've traced", "I, as the newest nurse, moved"]
    );
}

#[test]
fn a_subject_is_carried_over_and_and_over_commas() {
    assert_eq!(deeds("I wrote a script and ran it, then checked it.", Actor::I), ["I wrote", "ran", "checked"]);
    assert_eq!(deeds("i wrote a script and ran it then checked it", Actor::I), ["i wrote", "ran", "checked"]);
}

#[test]
fn another_subject_in_between_takes_over() {
    assert_eq!(deeds("I saw that the service failed and restarted.", Actor::I), [] as [&str; 0]);
    assert_eq!(deeds("I told them the index was gone, and rebuilt it.", Actor::I), ["rebuilt"]);
    assert_eq!(deeds("I led the design; Ana wrote the migration.", Actor::I), ["I led"]);
    assert_eq!(deeds("I traced one lost event and found it.", Actor::I), ["I traced", "found"]);
}

#[test]
fn a_note_or_bullet_implies_the_candidate() {
    assert_eq!(deeds("Pulled historicals. Proposed three options.", Actor::I), ["Pulled", "Proposed"]);
    assert_eq!(deeds("- Rolled back the release", Actor::I), ["Rolled"]);
    assert_eq!(deeds("Delayed events cost us money. Failed payments piled up.", Actor::I), [] as [&str; 0]);
}

#[test]
fn ability_is_a_deed_and_states_are_none() {
    assert_eq!(deeds("I was able to reproduce it. I managed to fix it.", Actor::I).len(), 2);
    assert_eq!(deeds("I felt tired. I had time. I wanted a fix. I escalated it.", Actor::I), [] as [&str; 0]);
}

#[test]
fn beginnings_are_deeds_by_what_was_begun() {
    assert_eq!(deeds("I started counting. I began to measure it. I kept calling.", Actor::I).len(), 3);
    assert_eq!(deeds("I started thinking. I started late. I went to school.", Actor::I), [] as [&str; 0]);
}

#[test]
fn an_own_auxiliary_keeps_the_subject() {
    assert_eq!(deeds("I was doing the returns and marked two.", Actor::I), ["marked"]);
    assert_eq!(deeds("I was tired and stressed.", Actor::I), [] as [&str; 0]);
}

#[test]
fn the_group_and_others_are_told_apart() {
    assert_eq!(deeds("We built it. The team tested it. Everyone packed boxes.", Actor::We).len(), 3);
    assert_eq!(deeds("They fixed it. The Platform team rewrote it.", Actor::They).len(), 2);
    assert_eq!(deeds("I showed the team how it worked.", Actor::We), [] as [&str; 0]);
}

#[test]
fn what_had_been_before_keeps_no_subject() {
    assert_eq!(deeds("I wrote down what we had planned and printed it.", Actor::I), ["I wrote", "printed"]);
}

#[test]
fn everybody_of_a_place_is_the_group() {
    assert_eq!(deeds("Everyone in the office typed the forms.", Actor::We), ["Everyone in the office typed"]);
    assert_eq!(deeds("Everybody on the ward was tired.", Actor::We), [] as [&str; 0]);
}
