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

#[test]
fn roles_names_departments_and_other_teams_are_others() {
    for (text, deed) in [
        ("I rang, and then the network people took it from there.", "the network people took"),
        ("Marta rebuilt the roster while I sat there.", "Marta rebuilt"),
        ("Once it was in, their lead found the cause.", "their lead found"),
        ("A colleague from IT fixed it.", "A colleague from IT fixed"),
        ("The owner of the van repaired it.", "The owner of the van repaired"),
        ("So support fixed it.", "support fixed"),
        ("The night shift at the other depot moved it.", "The night shift at the other depot moved"),
        ("Two days later somebody over there had pushed a patch.", "Two days later somebody over there had pushed"),
        ("I told the vendor, who patched it.", "who patched"),
    ] {
        let found = deeds(text, Actor::They);
        assert!(found.iter().any(|found| deed.ends_with(found.as_str())), "{text}: {found:?}");
    }
    for text in [
        "The pump failed.",
        "The scanner stopped and the server crashed.",
        "Latency hit the limit.",
        "The folder emptied.",
    ] {
        assert_eq!(deeds(text, Actor::They), [] as [&str; 0], "{text}");
    }
}

#[test]
fn i_and_somebody_are_the_group() {
    for text in [
        "Me and Ana rebuilt it.",
        "Ana and I rebuilt it.",
        "My team and I rebuilt it.",
        "Afterwards us four rebuilt it.",
        "Both of us rebuilt it.",
        "The whole kitchen rebuilt it.",
        "The art crew rebuilt it.",
    ] {
        assert_eq!(deeds(text, Actor::We).len(), 1, "{text}");
        assert_eq!(deeds(text, Actor::I), [] as [&str; 0], "{text}");
    }
    assert_eq!(deeds("That kept us busy all week, and I rebuilt it.", Actor::I), ["I rebuilt"]);
}

#[test]
fn a_subject_may_stand_behind_its_verb_or_in_front_of_a_who() {
    assert_eq!(deeds("Only then did I choose the lower rate and start the drip.", Actor::I), ["I choose"]);
    assert_eq!(deeds("It was me who rewired it.", Actor::I), ["me who rewired"]);
    assert_eq!(deeds("I was the one who repaired it.", Actor::I), ["the one who repaired"]);
    assert_eq!(deeds("Every line was checked by me.", Actor::I), ["checked by me"]);
    for text in ["Nor did I repair it.", "Had I repaired it, it would run.", "She said that I repaired it."] {
        assert_eq!(deeds(text, Actor::I), [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_group_in_a_subordinate_clause_takes_no_verb_over() {
    let text = "I printed the rule that we lock it before we reach in, and taped it to the guard.";
    assert_eq!(deeds(text, Actor::I), ["I printed", "taped"]);
}

#[test]
fn verbs_of_little_meaning_lead_to_the_deed() {
    assert_eq!(deeds("I used the hours to relabel every box.", Actor::I), ["I used the hours to relabel"]);
    assert_eq!(deeds("I spent the night sorting the files.", Actor::I), ["I spent the night sorting"]);
    assert_eq!(deeds("I sat in the archive all day, comparing the lists.", Actor::I), ["comparing"]);
    assert_eq!(deeds("so i go down there and pull the plug", Actor::I), ["pull"]);
    assert_eq!(deeds("I basically you know cut the strap.", Actor::I), ["I basically you know cut"]);
    assert_eq!(
        deeds("I sort of rewrote it. I pressure-tested each joint.", Actor::I),
        ["I sort of rewrote", "I pressure-tested"]
    );
    assert_eq!(deeds("I usually go down there and pull the plug.", Actor::I), [] as [&str; 0]);
}

#[test]
fn participles_in_a_list_and_infinitives_are_no_steps() {
    assert_eq!(deeds("I saw that the files were copied, checked and locked.", Actor::I), [] as [&str; 0]);
    assert_eq!(deeds("I wanted to sell two tractors and put drains in.", Actor::I), [] as [&str; 0]);
    assert_eq!(deeds("I grabbed the nearest extinguisher and sprayed.", Actor::I), ["I grabbed"]);
}

#[test]
fn passives_hide_who_did_a_step_unless_they_name_him_or_tell_a_state() {
    let hidden = |text: &str| {
        let words = Words::split(text);
        find(&words).hidden.into_iter().map(|passive| text[words.span(passive)].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        hidden("The shelves were tidied and the stock was quietly removed."),
        ["were tidied", "was quietly removed"]
    );
    assert_eq!(hidden("It got rolled back by Friday. All had been rewired."), ["got rolled", "been rewired"]);
    assert_eq!(
        hidden("- Old valves taken out, pipework flushed, new gauge fitted"),
        ["Old valves taken", "pipework flushed", "new gauge fitted"]
    );
    assert_eq!(
        hidden("The order was cancelled and a new one placed. The valves got replaced one by one."),
        ["was cancelled", "a new one placed", "got replaced"]
    );
    assert_eq!(
        hidden("- Old breakers taken out, board relabelled, certificate issued"),
        ["Old breakers taken", "board relabelled", "certificate issued"]
    );
    for text in [
        "- Customers complained",
        "- Dana tested it, Tom signed it",
        "- Rolled back, checked, shipped",
        "It was rewired by me.",
        "It was cut by Mr Hanley.",
        "The vote was set for Friday.",
        "I was worried.",
        "The shop was closed.",
        "I made sure that it was renamed.",
        "It had been fitted in 1998.",
        "The list that was printed there helped.",
        "I was told, and the others cheered.",
        "It was Monday, the list was out and the error rate dropped to 0.1%.",
    ] {
        assert_eq!(hidden(text), [] as [String; 0], "{text}");
    }
}
