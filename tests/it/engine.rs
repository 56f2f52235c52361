//! The phrase engine's mechanism, on families made for the purpose.

use serde_json::json;
use starcoach::content::family::{Family, WordLists};
use starcoach::content::{Problem, Role};
use starcoach::scoring::{Engine, Passage, State, proof};

fn family(value: serde_json::Value) -> Family {
    serde_json::from_value(value).unwrap()
}

fn words() -> WordLists {
    serde_json::from_value(json!({
        "format": 1, "id": "words",
        "classes": {"boss": ["manager", "boss", "tech lead", "head nurse"]},
    }))
    .unwrap()
}

fn assignment() -> Family {
    family(json!({
        "format": 1, "id": "assignment", "title": "Assignment", "about": "-", "polarity": "disqualifier",
        "roles": ["situation", "task"],
        "rules": [
            {
                "id": "boss-asked",
                "phrases": ["my {boss} .. (asked|told) me (to|if)", "{I} was told to"],
                "unless": ["my {boss} asked me to stop"],
                "when_negated": "not-asked",
                "cleared_by": [{"families": ["beyond"], "within": "sentence"}],
            },
        ],
    }))
}

fn others() -> Vec<Family> {
    vec![
        family(json!({
            "format": 1, "id": "scope-boundary", "title": "Scope", "about": "-", "polarity": "signal",
            "rules": [
                {"id": "not-asked", "phrases": ["nobody had asked me"], "when_negated": "keep"},
                {"id": "no-ticket", "phrases": ["no [open] ticket", "no ticket existed"], "when_negated": "keep"},
            ],
        })),
        family(json!({
            "format": 1, "id": "beyond", "title": "Beyond", "about": "-", "polarity": "signal", "roles": ["action", "task"],
            "rules": [
                {"id": "more", "phrases": ["went beyond"]},
                {"id": "deed", "roles": ["action"], "phrases": ["{I did}"]},
                {"id": "cut", "roles": ["action"], "phrases": ["{I} cut .. by ({percent}|half)"]},
            ],
        })),
    ]
}

fn engine() -> Engine {
    let families: Vec<Family> = std::iter::once(assignment()).chain(others()).collect();
    let (engine, problems) = Engine::build(&families, &words());
    assert_eq!(problems, []);
    engine
}

/// What stands, as `rule: words`.
#[track_caller]
fn standing(text: &str, role: Role) -> Vec<String> {
    let engine = engine();
    let scan = engine.scan(Passage { text, roles: &[role], cursor: None });
    let stands = scan.iter().filter(|finding| finding.stands());
    stands.map(|f| format!("{}: {}", engine.rule(f.rule).unwrap().id, &text[f.span.clone()])).collect()
}

#[test]
fn a_phrase_is_found_through_gaps_case_quotes_and_line_breaks() {
    let cases = [
        "My manager asked me to",
        "MY TECH LEAD, Ana, asked me to",
        "my head nurse kindly\n   asked me to",
        "my boss told me if",
        "i was told to",
    ];
    for case in cases {
        assert_eq!(standing(&format!("{case} look."), Role::Situation), [format!("boss-asked: {case}")]);
    }
}

#[test]
fn a_gap_stays_inside_its_clause() {
    for text in [
        "My manager was out; she asked me to stay.",
        "My manager left. Ana asked me to stay.",
        "My manager, who asked me to",
    ] {
        assert_eq!(standing(text, Role::Situation), [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_long_gap_passes_into_the_next_sentence_and_no_further() {
    let rule = json!({"id": "before-now", "phrases": ["used to take ... now {number}"]});
    let rules = family(json!({
        "format": 1, "id": "metric", "title": "-", "about": "-", "polarity": "signal", "rules": [rule],
    }));
    let engine = Engine::build([&rules], &words()).0;
    let found = |text: &str| engine.scan(Passage { text, roles: &[], cursor: None }).len();
    assert_eq!(found("It used to take 40 minutes, but now 5."), 1);
    assert_eq!(found("It used to take us 40 minutes a room. With the new list now 5."), 1);
    assert_eq!(found("It used to take 40 minutes. I wrote a list. Now 5 of us use it."), 0);
    assert_eq!(found("It used to take one two three four five six seven eight nine ten eleven now 5."), 0);
}

#[test]
fn no_family_however_written_holds_a_text_up() {
    // Members of one to eight words make each class a choice of eight.
    let runs: Vec<String> = (1..=8).map(|words| vec!["a"; words].join(" ")).collect();
    let rule = json!({"id": "evil", "phrases": ["{a} ".repeat(12) + "zebra"]});
    let rules = family(json!({
        "format": 1, "id": "evil", "title": "-", "about": "-", "polarity": "signal",
        "classes": {"a": runs}, "rules": [rule],
    }));
    let (engine, problems) = Engine::build([&rules], &words());
    assert_eq!(problems, []);
    assert_eq!(engine.scan(Passage { text: &"a ".repeat(120), roles: &[], cursor: None }), []);
}

#[test]
fn an_unless_phrase_excuses_what_it_overlaps() {
    assert_eq!(standing("My manager asked me to stop.", Role::Situation), [] as [&str; 0]);
}

#[test]
fn a_denied_hit_is_dropped_or_credits_another_rule() {
    assert_eq!(standing("My manager never asked me to look.", Role::Situation).len(), 1);
    assert!(standing("My manager never asked me to look.", Role::Situation)[0].starts_with("not-asked"));
    for text in
        ["I did not wait until my manager asked me to.", "If my boss had asked me to", "Not that my boss told me to"]
    {
        assert!(!standing(text, Role::Situation).iter().any(|found| found.starts_with("boss-asked")), "{text}");
    }
}

#[test]
fn a_denial_ends_with_its_clause() {
    for text in [
        "Nobody looked, but my manager asked me to.",
        "I did nothing until my manager asked me to.",
        "Not only did it break, my boss told me to go.",
    ] {
        assert!(standing(text, Role::Situation).iter().any(|found| found.starts_with("boss-asked")), "{text}");
    }
}

#[test]
fn quotations_are_not_the_candidates_words() {
    assert_eq!(standing("She said “my manager asked me to go”.", Role::Situation), [] as [&str; 0]);
}

#[test]
fn the_longest_hit_of_a_family_wins() {
    assert_eq!(
        standing("No open ticket. No ticket existed.", Role::Situation),
        ["no-ticket: No open ticket", "no-ticket: No ticket existed"]
    );
    assert_eq!(standing("I cut the bill by half.", Role::Action), ["cut: I cut the bill by half"]);
}

#[test]
fn roles_scope_rules_and_unknown_roles_silence_those_of_one() {
    assert_eq!(standing("I rebuilt it.", Role::Situation), [] as [&str; 0]);
    assert_eq!(standing("I rebuilt it.", Role::Any), [] as [&str; 0]);
    assert_eq!(standing("I was told to.", Role::Any).len(), 1);
}

#[test]
fn a_cleared_finding_says_what_cleared_it() {
    let engine = engine();
    let text = "I was told to, and I went beyond.";
    let scan = engine.scan(Passage { text, roles: &[Role::Task], cursor: None });
    let cleared = scan.iter().any(|finding| matches!(finding.state, State::Cleared(_)));
    assert!(cleared, "{scan:?}");
}

#[test]
fn an_unfinished_clause_holds_disqualifiers_back() {
    let engine = engine();
    let state = |text: &str, cursor: usize| {
        let scan = engine.scan(Passage { text, roles: &[Role::Task], cursor: Some(cursor) });
        scan.first().map(|finding| finding.state.clone())
    };
    let open = "It broke. I was told to go";
    assert_eq!(state(open, open.len()), Some(State::Tentative));
    let closed = "It broke. I was told to go.";
    assert_eq!(state(closed, closed.len()), Some(State::Standing));
    assert_eq!(state(open, 4), Some(State::Standing), "the cursor is elsewhere");
}

#[test]
fn a_word_counts_once_it_is_ended() {
    let engine = engine();
    let state = |text: &str| {
        let scan = engine.scan(Passage { text, roles: &[Role::Task], cursor: Some(text.len()) });
        scan.first().map(|finding| finding.state.clone())
    };
    assert_eq!(state("no ticket"), Some(State::Tentative));
    assert_eq!(state("no ticket "), Some(State::Standing));
}

#[test]
fn a_faulty_rule_is_left_out_and_reported_with_its_path() {
    let broken = family(json!({
        "format": 1, "id": "broken", "title": "B", "about": "-", "polarity": "warning",
        "rules": [
            {"id": "open", "phrases": ["my {boss asked"]},
            {"id": "unknown", "phrases": ["my {bos} asked"]},
            {"id": "regex", "phrases": ["/a(/"]},
            {"id": "empty"},
            {"id": "good", "phrases": ["fine"], "fires": ["it is <fine>"], "silent": ["it is not fine"]},
        ],
    }));
    let (engine, problems) = Engine::build([&broken], &words());
    let paths: Vec<&str> = problems.iter().filter_map(|problem| problem.path.as_deref()).collect();
    assert_eq!(paths, ["rules[0].phrases[0]", "rules[1].phrases[0]", "rules[2].phrases[0]", "rules[3]"]);
    assert_eq!(problems[1].cure.as_deref(), Some("did you mean `{boss}`?"));
    assert_eq!(engine.rules().count(), 1);
}

fn proof_of(rule: serde_json::Value) -> Vec<Problem> {
    let family = family(json!({
        "format": 1, "id": "f", "title": "F", "about": "-", "polarity": "warning", "rules": [rule],
    }));
    let (engine, problems) = Engine::build([&family], &words());
    assert_eq!(problems, []);
    proof::prove(&engine, &family).problems
}

#[test]
fn a_sound_rule_proves_itself() {
    let problems = proof_of(json!({
        "id": "r", "phrases": ["it went well"], "unless": ["it went well over"],
        "fires": ["Then <it went well>."], "silent": ["It did not go well.", "It went well over budget."],
    }));
    assert_eq!(problems, []);
}

#[test]
fn proofs_find_mute_noisy_unexercised_and_unproven() {
    let message = |rule| proof_of(rule).iter().map(|p| p.message.clone()).collect::<Vec<_>>().join("\n");
    let mute = message(json!({"id": "r", "phrases": ["fine"], "fires": ["It is <good>.", "<fine>"], "silent": ["x"]}));
    assert!(mute.starts_with("mute: rule `r` does not find `good`"), "{mute}");
    let noisy = message(json!({"id": "r", "phrases": ["fine"], "fires": ["<fine>"], "silent": ["fine"]}));
    assert!(noisy.starts_with("noisy: rule `r` finds `fine`"), "{noisy}");
    let unexercised = message(json!({"id": "r", "phrases": ["fine", "good"], "fires": ["<fine>"], "silent": ["x"]}));
    assert!(unexercised.contains("exercises this phrase"), "{unexercised}");
    let useless =
        message(json!({"id": "r", "phrases": ["fine"], "unless": ["poor"], "fires": ["<fine>"], "silent": ["x"]}));
    assert!(useless.contains("needs this `unless`"), "{useless}");
    let unproven = message(json!({"id": "r", "phrases": ["fine"], "fires": ["<fine>"]}));
    assert!(unproven.contains("has no `silent` sentence"), "{unproven}");
}

proptest::proptest! {
    #[test]
    fn offsets_are_on_character_borders_for_any_text(text in "(\\PC|my manager asked me to |I |cut |\n){0,40}") {
        let engine = engine();
        for cursor in [None, Some(text.len() / 2), Some(text.len())] {
            let scan = engine.scan(Passage { text: &text, roles: &[Role::Situation, Role::Action], cursor });
            for finding in scan {
                proptest::prop_assert!(text.get(finding.span.clone()).is_some());
            }
        }
    }
}

#[test]
fn a_finer_name_for_the_same_words_clears_the_coarser_one() {
    let coarse = family(json!({
        "format": 1, "id": "coarse", "title": "Coarse", "about": "-", "polarity": "signal",
        "rules": [{"id": "did", "phrases": ["{I did}"], "cleared_by": [{"families": ["fine"], "within": "overlap"}]}],
    }));
    let fine = family(json!({
        "format": 1, "id": "fine", "title": "Fine", "about": "-", "polarity": "signal",
        "rules": [{"id": "checked", "phrases": ["checked it again"]}],
    }));
    let (engine, problems) = Engine::build(&[coarse, fine], &words());
    assert_eq!(problems, []);
    let text = "I rebuilt the shelf. Later I checked it again.";
    let found = engine.scan(Passage { text, roles: &[Role::Action], cursor: None });
    let standing: Vec<&str> =
        found.iter().filter(|found| found.stands()).map(|found| &text[found.span.clone()]).collect();
    assert_eq!(standing, ["I rebuilt", "checked it again"]);
}

#[test]
fn a_comma_at_the_end_of_a_phrase_opens_no_border_before_it() {
    let family = family(json!({
        "format": 1, "id": "f", "title": "f", "about": "-", "polarity": "warning",
        "rules": [{"id": "r", "phrases": ["the quagga ,"], "fires": ["the one, the other, <the quagga>, the end"]}],
    }));
    let (engine, problems) = Engine::build([&family], &words());
    assert_eq!(problems, []);
    let found = |text: &str| engine.scan(Passage { text, roles: &[Role::Action], cursor: None }).len();
    let texts = ["the quagga, yes", "the quagga.", "the quagga runs", "the: quagga, yes", "Not the. Quagga, yes."];
    assert_eq!(texts.map(found), [1, 1, 0, 0, 0]);
}
