//! What comes with the program is complete: every question can be learned, rehearsed, drilled and tested. That its samples
//! do what they say is proved by `check`, which `bundled` runs.

use starcoach::content::pattern::Weakness;
use starcoach::content::quiz::Difficulty;
use starcoach::content::{Library, Pattern};
use starcoach::scoring::{samples, weakness};
use starcoach::store::{Dirs, content};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| content::load(&Dirs::new(Some(Path::new("/nowhere/at/all"))).unwrap()).library)
}

fn patterns() -> impl Iterator<Item = &'static Pattern> {
    library().patterns.values().map(|loaded| &loaded.item)
}

/// Every pattern of which something does not hold.
#[track_caller]
fn all(holds: impl Fn(&Pattern) -> bool) {
    let lacking: Vec<&str> = patterns().filter(|pattern| !holds(pattern)).map(|pattern| pattern.id.as_str()).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn the_questions_of_the_field_are_there() {
    let ids: Vec<&str> = library().patterns.keys().map(String::as_str).collect();
    insta::assert_snapshot!(ids.join("\n"), @"
    ambiguity
    communication-gap
    customer-obsession
    delegation-gone-wrong
    failure
    missed-deadline
    one-big-mistake
    ownership-beyond-scope
    pipeline-failure
    project-deep-dive
    security-incident
    significant-disagreement
    ");
    let frameworks: Vec<&str> = library().frameworks.keys().map(String::as_str).collect();
    assert_eq!(frameworks, ["carl", "deep-dive", "disagreement", "mistake", "soar", "star", "star-reflection"]);
}

#[test]
fn every_question_says_what_it_asks_for() {
    all(|pattern| pattern.expects.len() >= 4 && pattern.takeaways.len() >= 3 && pattern.wordings.len() >= 4);
    all(|pattern| pattern.about.split_whitespace().count() >= 40);
    all(|pattern| pattern.angles.len() >= 3);
    all(|pattern| pattern.disqualifiers.len() == 3 && pattern.disqualifiers.values().all(|it| it.why.len() > 40));
}

#[test]
fn every_level_has_a_focus_a_bar_a_lesson_and_its_names_elsewhere() {
    all(|pattern| {
        pattern.levels.len() >= 3
            && pattern.levels.iter().all(|level| {
                let texts = [&level.focus, &level.bar, &level.reflection];
                texts.iter().all(|text| text.len() > 20) && level.aliases.len() >= 3
            })
    });
    for pattern in patterns() {
        assert_eq!(pattern.level("IC5").map(|level| level.id.as_str()), Some("senior"), "{}", pattern.id);
        assert_eq!(pattern.level("l3").map(|level| level.id.as_str()), Some("sde1"), "{}", pattern.id);
    }
}

#[test]
fn the_targets_of_the_sections_add_up_to_the_time_of_each_level() {
    for pattern in patterns() {
        let framework = library().framework_of(pattern).unwrap();
        for level in &pattern.levels {
            let sum: u32 = framework.times(level.total).iter().map(|time| time.target).sum();
            assert_eq!(sum, level.total, "{} {}", pattern.id, level.id);
        }
    }
}

#[test]
fn every_question_is_taught_by_a_story_told_well_and_badly() {
    for pattern in patterns() {
        let story = samples::worked(library(), &pattern.id).unwrap_or_else(|| panic!("{} has none", pattern.id));
        let weak = story.weak.as_ref().unwrap();
        assert!(weak.faults.len() >= 4 && weak.thought.len() > 60, "{}", story.id);
        assert!(!story.signals.is_empty(), "{} names no phrases that carry it", story.id);
        let framework = library().framework_of(pattern).unwrap();
        for section in &framework.sections {
            assert!(story.text.contains_key(&section.id) && weak.text.contains_key(&section.id), "{}", story.id);
        }
    }
}

#[test]
fn follow_ups_come_from_every_gap() {
    all(|pattern| pattern.follow_ups.len() >= if pattern.framework == "deep-dive" { 8 } else { 4 });
    all(|pattern| pattern.guides.iter().flat_map(|guide| &guide.needs).all(|need| need.follow_up.is_some()));
    for pattern in patterns() {
        let provoked: BTreeSet<&str> = pattern
            .guides
            .iter()
            .flat_map(|guide| &guide.needs)
            .filter_map(|need| need.follow_up.as_deref())
            .chain(pattern.follow_ups.iter().filter(|it| !it.when.is_empty()).map(|it| it.id.as_str()))
            .collect();
        let never: Vec<&str> =
            pattern.follow_ups.iter().map(|it| it.id.as_str()).filter(|id| !provoked.contains(id)).collect();
        assert!(never.is_empty(), "{}: nothing provokes {never:?}", pattern.id);
        let open: Vec<Weakness> = weakness::order(pattern)
            .into_iter()
            .filter(|weakness| pattern.follow_ups.iter().all(|it| !it.when.contains(weakness)))
            .collect();
        assert!(open.is_empty(), "{}: nothing is asked after {open:?}", pattern.id);
    }
}

#[test]
fn a_test_has_ten_questions_of_every_difficulty() {
    for pattern in patterns() {
        assert!(pattern.checks.len() >= 3, "{}", pattern.id);
        assert_eq!(pattern.test.len(), 10, "{}", pattern.id);
        for difficulty in Difficulty::ALL {
            let count = pattern.test.iter().filter(|question| question.difficulty == difficulty).count();
            assert!(count >= 2, "{}: {count} are {}", pattern.id, difficulty.title());
        }
        for question in pattern.checks.iter().chain(&pattern.test) {
            assert!(question.wrong.iter().all(|wrong| wrong.why.len() > 20), "{} {}", pattern.id, question.id);
        }
        let proved = pattern.checks.iter().chain(&pattern.test).filter(|question| question.engine.is_some()).count();
        assert!(proved >= 5, "{}: the engine has a say in {proved} questions only", pattern.id);
    }
}

#[test]
fn the_right_option_cannot_be_told_by_its_length() {
    let questions = || patterns().flat_map(|pattern| &pattern.test);
    let rank = |question: &starcoach::content::quiz::MultipleChoice| {
        question.wrong.iter().filter(|wrong| wrong.text.len() > question.right.len()).count()
    };
    let longest = questions().filter(|question| rank(question) == 0).count();
    let all = questions().count();
    assert!(longest * 100 <= all * 35, "{longest} of {all} right options are the longest");
}

#[test]
fn the_stories_hold_the_facts_of_the_field() {
    let facts = [
        ("webhooks-nobody-owned", vec!["0.3%", "dead-letter", "race condition", "$8,000", "SLO"]),
        ("release-engine-failure", vec!["canary", "four", "rolled", "idempotent", "SRE"]),
        ("promotion-before-the-peak", vec!["4.7%", "2.1%", "throttle", "kill switch", "orders fulfilled"]),
        ("dropped-index", vec!["index", "p95", "15 minutes", "two reviewers", "runbook"]),
        ("eta-prediction", vec!["P90", "in 45", "99.97%", "6.5%", "60%"]),
    ];
    for (id, facts) in facts {
        let story = library().story(id).unwrap_or_else(|| panic!("no story {id}"));
        let told: Vec<&str> = story.text.values().map(String::as_str).collect();
        let told = told.join(" ").to_lowercase();
        let missing: Vec<&&str> = facts.iter().filter(|fact| !told.contains(&fact.to_lowercase())).collect();
        assert!(missing.is_empty(), "{id} lacks {missing:?}");
    }
    for id in ["promotion-before-the-peak", "eta-prediction", "dropped-index"] {
        assert!(library().story(id).unwrap().artefacts.len() >= 2, "{id}");
    }
}
