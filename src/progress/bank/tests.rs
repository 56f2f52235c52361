//! The matrix, on four questions and a few stories.

use super::*;
use serde_json::json;

/// Questions `a` to `d`, of which `b` has an angle for `earn-trust`, and stories by id, list of questions, origin.
fn library(stories: &[(&str, &[&str], bool, bool)]) -> Library {
    let mut library = Library::default();
    for id in ["a", "b", "c", "d"] {
        let angle = json!([{"principle": "earn-trust", "lead": "l", "emphasise": "e", "downplay": "d"}]);
        let pattern = json!({"format": 1, "id": id, "title": id, "question": "?", "competencies": [], "framework": "star",
            "about": "a", "levels": [], "default_level": "x", "guides": [], "weights_reason": "r",
            "angles": if id == "b" { angle } else { json!([]) }});
        let item = serde_json::from_value(pattern).unwrap();
        library.patterns.insert(id.to_owned(), Loaded { item, origin: Origin::Bundled });
    }
    library.principles = serde_json::from_value(json!({"format": 1, "id": "principles", "principles": [
        {"id": "ownership", "title": "Ownership", "company": "A"},
        {"id": "earn-trust", "title": "Earn Trust", "company": "A"}]}))
    .unwrap();
    for (id, patterns, own, retired) in stories {
        let item = Story {
            id: (*id).to_owned(),
            patterns: patterns.iter().map(|id| (*id).to_owned()).collect(),
            principles: vec!["ownership".to_owned()],
            retired: *retired,
            text: [("action".to_owned(), "I mended it.".to_owned())].into(),
            ..Story::default()
        };
        let origin = if *own { Origin::File("x.yaml".into()) } else { Origin::Bundled };
        library.stories.insert((*id).to_owned(), Loaded { item, origin });
    }
    library
}

fn told(story: &str, pattern: &str, day: i64) -> Told {
    Told {
        pattern: pattern.to_owned(),
        story: Some(story.to_owned()),
        day,
        verdict: None,
        weakness: None,
        drill: false,
        ladder: false,
        replies: None,
    }
}

#[test]
fn own_stories_come_first_and_retired_ones_last() {
    let library = library(&[("a1", &["a"], false, false), ("m1", &["a"], true, true), ("z1", &["b"], true, false)]);
    let bank = Bank::of(&library, &[], &[]);
    let order: Vec<&str> = bank.rows.iter().map(|row| row.story.as_str()).collect();
    assert_eq!(order, ["z1", "a1", "m1"]);
}

#[test]
fn the_first_question_of_a_story_is_the_one_it_fits_best() {
    let bank = Bank::of(&library(&[("mine", &["c", "a"], true, false)]), &[], &[]);
    assert_eq!(bank.rows[0].patterns, [Some(Fit::Also), None, Some(Fit::Best), None]);
}

#[test]
fn samples_and_retired_stories_fill_no_gap() {
    let library =
        library(&[("mine", &["a", "b"], true, false), ("old", &["c"], true, true), ("sample", &["d"], false, false)]);
    let bank = Bank::of(&library, &[], &[]);
    let gaps: Vec<&str> = bank.patterns.iter().filter(|it| it.is_gap()).map(|it| it.id.as_str()).collect();
    assert_eq!((gaps, bank.gaps()), (vec!["c", "d"], 2));
}

#[test]
fn a_possible_fit_is_told_and_closes_no_gap() {
    let mut bank = Bank::of(&library(&[("mine", &["a"], true, false)]), &[], &[]);
    bank.may_serve("mine", &["a".to_owned(), "b".to_owned()]);
    assert_eq!(bank.rows[0].patterns, [Some(Fit::Best), Some(Fit::Possible), None, None]);
    assert!(bank.patterns[1].is_gap());
}

#[test]
fn what_is_retired_or_a_sample_could_be_told_for_nothing() {
    let mut bank = Bank::of(&library(&[("old", &["a"], true, true), ("sample", &["a"], false, false)]), &[], &[]);
    for story in ["old", "sample", "gone"] {
        bank.may_serve(story, &["b".to_owned()]);
    }
    assert!(bank.rows.iter().all(|row| row.patterns[1].is_none()));
}

#[test]
fn only_a_chosen_principle_can_be_a_gap() {
    let library = library(&[("mine", &["b"], true, false)]);
    let gap = |chosen: &[&str]| {
        let chosen: Vec<String> = chosen.iter().map(|id| (*id).to_owned()).collect();
        Bank::of(&library, &chosen, &[]).principles.iter().map(Column::is_gap).collect::<Vec<bool>>()
    };
    assert_eq!(gap(&[]), [false, false]);
    assert_eq!(gap(&["ownership", "earn-trust"]), [false, true], "an angle of its question is no story for it");
    let row = &Bank::of(&library, &[], &[]).rows[0];
    assert_eq!(row.principles, [Some(Fit::Best), Some(Fit::Possible)]);
}

#[test]
fn one_story_that_carries_three_questions_is_used_too_much() {
    let overused = |stories: &[(&str, &[&str], bool, bool)]| -> Vec<Vec<usize>> {
        Bank::of(&library(stories), &[], &[]).rows.into_iter().map(|row| row.overused).collect()
    };
    assert_eq!(overused(&[("one", &["a", "b", "c"], true, false)]), [vec![0, 1, 2]]);
    assert_eq!(overused(&[("one", &["a", "b"], true, false)]), [[0_usize; 0]]);
    // Another story that fits as well takes one question off it; a sample or a retired one does not.
    let other = ("two", ["b", "a"].as_slice(), true, false);
    assert_eq!(overused(&[("one", &["a", "b", "c"], true, false), other]), [[0_usize; 0]; 2]);
    let (sample, old) = (("s", ["b"].as_slice(), false, false), ("t", ["c"].as_slice(), true, true));
    assert_eq!(overused(&[("one", &["a", "b", "c"], true, false), sample, old])[0], [0, 1, 2]);
    // Of two that both come second nobody carries the question.
    let four = overused(&[("one", &["a", "b", "c", "d"], true, false), ("two", &["b", "c", "d"], true, false)]);
    assert_eq!(four, [[0_usize; 0]; 2]);
}

#[test]
fn rehearsals_are_counted_by_story_and_question_and_go_stale() {
    let mut drill = told("mine", "a", 90);
    drill.drill = true;
    let sessions = [told("mine", "a", 70), told("mine", "b", 60), told("other", "a", 99), drill];
    let bank = Bank::of(&library(&[("mine", &["a"], true, false)]), &[], &sessions);
    let row = &bank.rows[0];
    assert_eq!(row.all, Times { count: 2, last: Some(70) });
    assert_eq!(row.told[1], Times { count: 1, last: Some(60) });
    assert!(!row.told[3].is_stale(99), "what was never told is not stale");
    assert_eq!((row.all.is_stale(83), row.all.is_stale(84)), (false, true));
}

#[test]
fn a_story_without_a_word_fills_no_gap() {
    let mut library = library(&[("mine", &["a"], true, false)]);
    assert_eq!(Bank::of(&library, &[], &[]).patterns[0].own, 1);
    library.stories.get_mut("mine").unwrap().item.text.clear();
    let bank = Bank::of(&library, &[], &[]);
    assert!(bank.rows[0].empty && bank.patterns[0].is_gap());
}
