//! Answers that are not like the others: at another length, aloud, or by another standard.

use super::*;

#[test]
fn an_answer_on_the_ladder_has_a_line_of_its_own_that_says_so() {
    let mut attempts: Vec<Attempt> = vec![answer(1, 40), answer(2, 52)];
    attempts.push(answer(3, 90));
    attempts[2].standard.length = Some(60);
    let mut stage = stage(attempts, 80, 24);
    let list = shown(&stage);
    assert!(list.contains("│ Ownership                    ▃▄            2               leaning no hire 52"), "{list}");
    assert!(list.contains("│   in 60 s, with coaching     ▇             1               hire 90"), "{list}");
    let page = shown(stage.keys("down enter"));
    assert!(page.starts_with("│ Progress · Ownership · in 60 s, with coaching\n"), "{page}");
    assert!(page.contains("Told in 60 s, on the ladder of lengths: never mixed with answers at full"), "{page}");
}

#[test]
fn answers_aloud_have_times_and_no_scores() {
    let mut stage = stage(practice(), 80, 24);
    let screen = shown(stage.keys("down down enter"));
    assert!(screen.contains("Ownership · aloud\n│ from answer to answer   7 of 8"), "{screen}");
    assert!(screen.contains("1:50   of 2:55") && !screen.contains('~') && !screen.contains("Score"), "{screen}");
    let sections = shown(stage.keys("tab"));
    assert!(sections.contains("Situation") && sections.contains("Times") && !sections.contains("Scores"), "{sections}");
    assert!(shown(stage.keys("tab")).contains("with coaching\n│ from answer to answer   1 of 8"), "round it goes");
}

#[test]
fn a_new_rubric_is_told_and_what_was_before_stands_apart() {
    let mut renewed = practice();
    for answer in renewed.iter_mut().filter(|it| it.day > date("2026-11-03").unwrap() && !it.exam) {
        answer.standard.rubric = "b".repeat(64);
    }
    let mut stage = stage(renewed, 80, 24);
    assert!(shown(&stage).contains(" ┆▆▆           2               hire 76"), "{}", shown(&stage));
    insta::assert_snapshot!(shown(stage.keys("enter G")), @"
    │ Progress · Ownership · with coaching
    │ from answer to answer   1 of 8  █░░░░░░░
    │
    │ New rubric from here: the 3 answers before are not compared with these.
    │
    │ Score            ▃▃ ▄▄                    first 71   last 76   best 76
    │ of 100           ██ ██                    +5 since the first, maybe chance
    │
    │ Time             ▄▄┄▃▃┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  first ~2:50   last ~2:35   of 2:55
    │ in time 2 of 2   ██ ██                    −0:15 since the first, maybe chance
    │
    │ I share          ▅▅ ▆▆                    first 80   last 90   best 90
    │ % of I and we    ██ ██                    +10 since the first, maybe chance
    │
    │ Disqualifiers                             first 0   last 0   best 0
    │ in each answer   ·· ··                    the same as the first
    │
    │ Warnings                                  first 1   last 1   best 1
    │ in each answer   ▄▄ ▄▄                    the same as the first
    │
    │ Not compared with these: for another level or principle, or by other rules
    │   ▃▄▅ 3 answers · senior · Sun 1 Nov 2026 to Tue 3 Nov 2026 · score 40 at
    │       first, 58 at last
    │ Tab pages   PgDn page down   Shift-Tab page before   Esc back   F1 all keys
    ");
}

#[test]
fn another_standard_between_stands_apart_too() {
    let mut mixed = practice();
    mixed[2].standard.level = "sde2".to_owned();
    let mut stage = stage(mixed, 80, 24);
    let screen = shown(stage.keys("enter"));
    assert!(screen.contains("4 answers · senior"), "{screen}");
    assert!(screen.contains("Between these are answers that cannot be compared with them"), "{screen}");
    let below = shown(stage.keys("G"));
    assert!(below.contains("▅ 1 answer · sde2 · Tue 3 Nov 2026 · score 58"), "{below}");
}
