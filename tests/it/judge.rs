//! The scorecard: its parts add up, the cap and the order of gravity hold, and it cannot be gamed.

use serde_json::json;
use starcoach::app::rehearse::coach::Coach;
use starcoach::content::pattern::Weakness;
use starcoach::content::{Family, Library, Origin, library::Loaded};
use starcoach::scoring::scorecard::Part;
use starcoach::scoring::{Engine, Rubric, Scorecard, Told, Verdict, advice, judge};
use starcoach::session::Feedback;
use std::sync::Arc;

const SECTIONS: [&str; 5] = ["situation", "task", "action", "result", "reflection"];

fn rule(family: &str, polarity: &str, roles: &[&str], rule: serde_json::Value) -> Family {
    serde_json::from_value(json!({
        "format": 1, "id": family, "title": family, "about": "-", "polarity": polarity, "roles": roles,
        "rules": [rule],
    }))
    .unwrap()
}

fn families() -> Vec<Family> {
    let keep = |id: &str, phrase: &str| json!({"id": id, "phrases": [phrase], "when_negated": "keep", "say": "why", "instead": "cure"});
    let mut ownership = rule(
        "ownership",
        "signal",
        &[],
        json!({"id": "deed", "kind": "deed", "roles": ["action"], "phrases": ["{I did} .. {any}"]}),
    );
    let claim = json!({"id": "claim", "kind": "take", "phrases": ["{I} took ownership"], "needs_deeds": 2});
    ownership.rules.push(serde_json::from_value(claim).unwrap());
    ownership
        .rules
        .push(serde_json::from_value(json!({"id": "notice", "kind": "notice", "phrases": ["{I} noticed"]})).unwrap());
    vec![
        ownership,
        rule("scope-boundary", "signal", &[], keep("no-ticket", "no ticket existed")),
        rule("metric-delta", "signal", &["result", "follow-up"], keep("fell", "fell from {any} to {any}")),
        rule("systemic-insight", "signal", &["reflection"], keep("gap", "no shared {any}")),
        rule("assignment", "disqualifier", &[], keep("asked", "my manager asked me to")),
        rule("handoff", "disqualifier", &[], keep("they-fixed", "they fixed it")),
        rule("shared-decision", "disqualifier", &[], keep("we-decided", "we collectively decided")),
        rule("dilution", "warning", &["action", "follow-up"], keep("we-did", "{we did}")),
    ]
}

fn need(id: &str, family: &str, kind: Option<&str>, at_least: u32, points: u32) -> serde_json::Value {
    let mut need = json!({"id": id, "title": id, "any_of": [family], "at_least": at_least, "points": points, "missing": "say it", "follow_up": "why"});
    if let Some(kind) = kind {
        need["kind"] = json!(kind);
    }
    need
}

fn library() -> Library {
    let needs = [
        vec![need("saw", "ownership", Some("notice"), 1, 2)],
        vec![need("boundary", "scope-boundary", None, 1, 2), need("took", "ownership", Some("take"), 1, 2)],
        vec![need("deeds", "ownership", Some("deed"), 4, 4)],
        vec![need("metric", "metric-delta", None, 1, 2)],
        vec![need("insight", "systemic-insight", None, 1, 2)],
    ];
    let weights = [1, 1, 3, 2, 1];
    let guide = |(index, section): (usize, &&str)| {
        json!({
            "section": section, "weight": weights[index], "coaching": "-", "sample": "-",
            "mistake": {"text": "-", "why": "-"}, "needs": needs[index],
        })
    };
    let pattern = json!({
        "format": 1, "id": "p", "title": "Ownership", "question": "?", "competencies": [], "framework": "star",
        "about": "-", "weights_reason": "-", "default_level": "senior",
        "levels": [{"id": "senior", "title": "Senior", "total": 175, "focus": "-", "bar": "-"}],
        "disqualifiers": {"shared-decision": {"is": "warning", "why": "-"}},
        "guides": SECTIONS.iter().enumerate().map(guide).collect::<Vec<_>>(),
        "follow_ups": [
            {"id": "first", "question": "Anything else?", "probes": "-", "weak": {"text": "-", "why": "-"}, "strong": {"text": "-", "key": "-"}},
            {"id": "why", "question": "Why you?", "probes": "-", "when": ["assignment"], "weak": {"text": "-", "why": "-"}, "strong": {"text": "-", "key": "-"}},
        ],
    });
    let times = [30, 20, 90, 20, 15];
    let section = |(index, id): (usize, &&str)| json!({"id": id, "title": id, "mark": "X", "roles": [id], "target": times[index], "purpose": "say it"});
    let framework = json!({
        "format": 1, "id": "star", "title": "STAR", "about": "-",
        "sections": SECTIONS.iter().enumerate().map(section).collect::<Vec<_>>(),
    });
    let mut library = Library::default();
    let origin = Origin::Bundled;
    library
        .patterns
        .insert("p".into(), Loaded { item: serde_json::from_value(pattern).unwrap(), origin: origin.clone() });
    library.frameworks.insert("star".into(), Loaded { item: serde_json::from_value(framework).unwrap(), origin });
    library
}

pub fn rubric() -> Rubric {
    let (engine, problems) = Engine::build(&families(), &starcoach::content::family::WordLists::default());
    assert_eq!(problems, []);
    Rubric::resolve(&library(), Arc::new(engine), "p", None, None, 140).unwrap()
}

pub const STRONG: [&str; 5] = [
    "I noticed that parcels got lost.",
    "No ticket existed. I took ownership.",
    "I pulled the lists. I counted the shelves. I rebuilt the labels. I trained the crew.",
    "Losses fell from 12 to 1.",
    "There was no shared view of it.",
];

fn told(texts: [&str; 5]) -> Vec<Told> {
    texts.iter().map(|text| Told { text: (*text).to_owned(), ..Told::default() }).collect()
}

pub fn with(section: usize, text: &str) -> [String; 5] {
    let mut texts = STRONG.map(str::to_owned);
    text.clone_into(&mut texts[section]);
    texts
}

#[track_caller]
pub fn card(texts: &[String; 5]) -> Scorecard {
    judge(&rubric(), &told([&texts[0], &texts[1], &texts[2], &texts[3], &texts[4]])).scorecard
}

pub fn strong() -> Scorecard {
    card(&STRONG.map(str::to_owned))
}

#[test]
fn a_complete_answer_gets_all_points_and_no_weakness() {
    let card = strong();
    assert_eq!((card.total, card.verdict, card.primary_weakness), (100, Verdict::StrongHire, Weakness::None));
    assert_eq!(advice::works(&card).unwrap().section, "action");
    assert!(advice::fix_first(&rubric(), &card).is_none());
}

#[test]
fn the_parts_add_up_to_the_score_and_the_scores_to_the_total() {
    for texts in [
        STRONG.map(str::to_owned),
        with(2, "I pulled the lists. We built it. We fixed it."),
        with(3, ""),
        with(1, "Hm."),
    ] {
        let card = card(&texts);
        for section in &card.sections {
            let (mut given, mut of, mut cost) = (0.0, 0, 0.0);
            for part in &section.parts {
                match part {
                    Part::Need { points, of: possible, .. } => {
                        given += points;
                        of += possible;
                    }
                    Part::Supplied { .. } => panic!("nothing was asked"),
                    Part::Warning { cost: one, .. } => cost += one,
                    Part::Empty => {}
                }
            }
            let score = if of == 0 { 1.0 } else { (1.0 + 4.0 * given / f64::from(of) - cost).max(1.0) };
            assert!((section.score - (score * 10.0).round() / 10.0).abs() < 1e-9, "{section:?}");
        }
        let weights: u32 = card.sections.iter().map(|section| section.weight).sum();
        let sum: f64 = card.sections.iter().map(|section| section.score * f64::from(section.weight)).sum();
        assert_eq!(f64::from(card.total), (25.0 * (sum / f64::from(weights) - 1.0)).round());
    }
}

#[test]
fn one_fatal_family_caps_at_leaning_no_hire_and_two_at_no_hire() {
    let one = card(&with(0, "I noticed it and my manager asked me to look."));
    assert_eq!((one.verdict, one.without_cap), (Verdict::LeaningNoHire, Verdict::StrongHire));
    assert_eq!(one.capped_by, ["assignment"]);
    assert_eq!(advice::verdict_line(&one), "leaning no hire because of one phrase; without it: strong hire");
    let two = card(&with(0, "I noticed it, my manager asked me to look, and they fixed it."));
    assert_eq!(two.verdict, Verdict::NoHire);
    assert_eq!(two.capped_by, ["assignment", "handoff"]);
}

#[test]
fn a_disqualifier_that_is_a_warning_here_costs_points_and_caps_nothing() {
    let card = card(&with(1, "No ticket existed. I took ownership. We collectively decided."));
    assert_eq!((card.verdict, card.capped_by.len()), (Verdict::Hire, 0));
    assert_eq!(card.sections[1].score, 4.8);
    assert_eq!(card.primary_weakness, Weakness::SharedDecision);
}

#[test]
fn the_gravest_weakness_comes_first() {
    let cases: [(usize, &str, Weakness); 6] = [
        (0, "My manager asked me to, and they fixed it.", Weakness::Assignment),
        (0, "I noticed it, then they fixed it.", Weakness::Handoff),
        (3, "", Weakness::MissingSection),
        (2, "We pulled it. We counted it. I rebuilt it.", Weakness::GroupAction),
        (3, "It got better.", Weakness::NoMetric),
        (1, "It was late. I took ownership.", Weakness::NoScopeBoundary),
    ];
    for (section, text, weakness) in cases {
        assert_eq!(card(&with(section, text)).primary_weakness, weakness, "{text}");
    }
    let background = "Now the belt at this dock is old. Its rollers came in May from the north. ";
    let more = "The belt at the next dock is worse, and the one behind it was never fitted with new rollers at all. ";
    let even_more =
        "All of that was bought by the yard that ran the hall in the years before we moved in with our trucks. ";
    let long = format!("I noticed that parcels got lost. {background}{more}{even_more}");
    assert_eq!(card(&with(0, &long)).primary_weakness, Weakness::LongSituation);
}

#[test]
fn the_cure_and_the_next_question_follow_from_the_weakness() {
    let rubric = rubric();
    let no_metric = card(&with(3, "It got better."));
    assert_eq!(advice::fix_first(&rubric, &no_metric).unwrap().instead, "say it");
    let assigned = card(&with(0, "My manager asked me to look."));
    let fix = advice::fix_first(&rubric, &assigned).unwrap();
    assert_eq!((fix.quote.unwrap().text.as_str(), fix.instead.as_str()), ("My manager asked me to", "cure"));
    assert_eq!(advice::ask_next(&rubric, &assigned).unwrap().id, "why");
}

#[test]
fn saying_it_again_never_raises_a_score() {
    let base = card(&with(2, "I pulled the lists.")).total;
    assert_eq!(card(&with(2, &"I pulled the lists. ".repeat(500))).total, base);
    let paragraph = "I pulled the lists and I counted all of the shelves.";
    let once = card(&with(2, paragraph));
    let twice = card(&with(2, &format!("{paragraph}\n\n{paragraph}")));
    assert_eq!((once.total, once.sections[2].score), (twice.total, twice.sections[2].score));
    // It takes twice the time all the same.
    assert_eq!(once.sections[2].words * 2, twice.sections[2].words);
}

#[test]
fn what_weakens_an_answer_holds_its_verdict_down_whatever_its_points() {
    let blank = card(&with(0, ""));
    assert_eq!(blank.primary_weakness, Weakness::MissingSection);
    assert_eq!((blank.verdict, blank.without_cap), (Verdict::LeaningNoHire, Verdict::StrongHire));
    let line = advice::verdict_line(&blank);
    assert_eq!(line, "leaning no hire because of this: a section is empty");
    assert_eq!(strong().verdict, Verdict::StrongHire);
}

#[test]
fn nobody_says_what_an_answer_would_be_where_too_little_of_it_is_told() {
    let ordered = "I noticed it and my manager asked me to look.";
    let mut gap = with(0, ordered);
    gap[4].clear();
    assert_eq!(advice::verdict_line(&card(&gap)), "leaning no hire because of one phrase, and a section is empty");
    gap[1].clear();
    let line = advice::verdict_line(&card(&gap));
    assert!(line.ends_with("because of one phrase, and 2 sections are empty"), "{line}");
    let mut short = card(&with(0, ordered));
    for section in &mut short.sections {
        section.words = 5;
    }
    let line = advice::verdict_line(&short);
    assert_eq!(line, "leaning no hire because of one phrase; 25 words are too few to tell more");
}

#[test]
fn what_may_be_said_elsewhere_counts_there_too() {
    let score = |also_in: serde_json::Value| {
        let mut rubric = rubric();
        rubric.pattern.guides[1].needs[0].also_in = serde_json::from_value(also_in).unwrap();
        let texts = ["I noticed that parcels got lost and no ticket existed.", "I took ownership.", "-", "-", "-"];
        judge(&rubric, &told(texts)).scorecard.sections[1].score
    };
    assert!(score(json!(["situation"])) > score(json!([])));
    assert_eq!(score(json!(["reflection"])), score(json!([])));
}

#[test]
fn the_same_step_in_other_adverbs_is_one_step_and_the_same_verb_on_another_thing_is_two() {
    let action = |text: &str| card(&with(2, text)).sections[2].score;
    let one = action("I rebuilt the shelf.");
    assert_eq!(action("I rebuilt the shelf. Then I carefully rebuilt the shelf. I quickly rebuilt the shelf."), one);
    assert!(action("I rebuilt the shelf. I rebuilt the door.") > one);
}

#[test]
fn verbs_without_anything_done_are_no_steps() {
    let told = card(&with(2, "I wrote it. I fixed it. I tested it. I built it."));
    let listed = card(&with(2, "I wrote I fixed I tested I built"));
    assert!(listed.sections[2].score < told.sections[2].score);
}

#[test]
fn a_word_or_filler_text_scores_nothing() {
    for text in ["", "I", "Lorem ipsum dolor sit amet, consectetur adipiscing elit."] {
        let texts = [text; 5].map(str::to_owned);
        assert_eq!(card(&texts).total, 0, "{text}");
    }
}

#[test]
fn a_claim_without_deeds_counts_half() {
    let points = |texts: &[String; 5]| match &card(texts).sections[1].parts[1] {
        Part::Need { points, .. } => *points,
        other => panic!("{other:?}"),
    };
    assert_eq!(points(&STRONG.map(str::to_owned)), 2.0);
    assert_eq!(points(&with(2, "I was there.")), 1.0);
}

#[test]
fn a_dismissed_finding_does_not_count() {
    let rubric = rubric();
    let mut told = told(STRONG);
    told[0].text.push_str(" My manager asked me to.");
    told[0].dismissed.push(("asked".to_owned(), "My manager asked me to".to_owned()));
    assert_eq!(judge(&rubric, &told).scorecard.verdict, Verdict::StrongHire);
}

proptest::proptest! {
    #[test]
    fn judging_never_panics_and_says_the_same_twice(texts in proptest::array::uniform5("(\\PC|I noticed |we built |. |\n){0,30}")) {
        let rubric = rubric();
        let told: Vec<Told> = texts.iter().map(|text| Told { text: text.clone(), cursor: Some(text.len()), ..Told::default() }).collect();
        let judged = judge(&rubric, &told);
        proptest::prop_assert!(judged.scorecard.total <= 100);
        proptest::prop_assert_eq!(judge(&rubric, &told), judged);
    }

    #[test]
    fn what_the_coach_keeps_of_the_sections_never_changes_its_judgement(
        edits in proptest::collection::vec((0usize..5, "(I noticed |we built |my manager asked me to |no ticket existed|. ){0,6}", 0u8..4), 1..12)
    ) {
        let rubric = Arc::new(rubric());
        let mut coach = Coach::new(Arc::clone(&rubric), Feedback::Live);
        let mut told = vec![Told::default(); 5];
        for (section, text, how) in edits {
            match how {
                0 => told[section].cursor = Some(0),
                1 => told[section].dismissed.push(("asked".to_owned(), "my manager asked me to".to_owned())),
                _ => told[section] = Told { cursor: (how == 2).then_some(text.len()), text, ..Told::default() },
            }
            coach.judge(told.clone());
            proptest::prop_assert_eq!(&coach.judged, &judge(&rubric, &told));
            // The marks stand where the judgement has them.
            for (section, told) in told.iter().enumerate() {
                let mut notes = coach.notes(section);
                proptest::prop_assert!(notes.all(|note| told.text.get(note.span.clone()) == Some(note.quote.as_str())));
            }
        }
    }
}
