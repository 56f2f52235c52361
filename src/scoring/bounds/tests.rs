use super::*;
use crate::scoring::judge::judge;
use crate::scoring::stored::Source;
use crate::scoring::{Engine, Rubric, Told};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

/// A small rubric that is in order.
fn good() -> Value {
    let section = |id: &str| json!({"id": id, "title": id, "mark": "S", "roles": ["situation"], "target": 30, "limit": 45, "purpose": "What happened."});
    let need = json!({"id": "n", "title": "number", "any_of": ["metric-delta"], "points": 2, "at_least": 1, "missing": "Name one."});
    let guide = |id: &str| {
        json!({"section": id, "weight": 2, "coaching": "Tell it.", "mistake": {"text": "a", "why": "b"}, "sample": "I did.",
            "needs": [need]})
    };
    json!({
        "format": 1,
        "pattern": {
            "format": 1, "id": "p", "title": "P", "question": "Why?", "competencies": ["c"], "framework": "f", "about": "x",
            "levels": [{"id": "l", "title": "L", "total": 90, "focus": "f", "bar": "b"}], "default_level": "l",
            "guides": [guide("a"), guide("b")], "weights_reason": "none",
            "follow_ups": [{"id": "u", "question": "And?", "probes": "p", "weak": {"text": "a", "why": "b"},
                "strong": {"text": "s", "key": "k"}}],
        },
        "framework": {"format": 1, "id": "f", "title": "F", "about": "x", "sections": [section("a"), section("b")]},
        "level": "l", "principle": null, "pace": 140,
        "words": {"format": 1, "id": "words", "classes": {"boss": ["manager", "boss"]}},
        "families": [{"format": 1, "id": "metric-delta", "title": "M", "about": "x", "polarity": "signal", "rules": [
            {"id": "r", "phrases": ["I [then] (saw|found) it", "my {boss} .. asked", "/p9\\d/"], "unless": ["saw it not"]}]}],
    })
}

fn restore(value: &Value) -> Result<Rubric, Unfit> {
    let words = WordLists::default();
    let source = Source { families: "", words: &words };
    let stored: StoredRubric = serde_json::from_str(&value.to_string()).map_err(|it| Unfit::new(it.to_string()))?;
    stored.try_restore(&Arc::new(Engine::default()), source)
}

/// Judges answers by it, and asks for all that is said of them.
fn judged(rubric: &Rubric) {
    for text in ["", "I saw it. My boss, Ana, asked me. p95 p99", &"I then found it, a a a. ".repeat(400)] {
        let told = vec![Told { text: text.to_owned(), ..Told::default() }; rubric.framework.sections.len()];
        let card = judge(rubric, &told).scorecard;
        let _ = crate::scoring::advice::works(&card);
        let _ = crate::scoring::advice::fix_first(rubric, &card);
        let _ = crate::scoring::advice::ask_next(rubric, &card);
        let _ = crate::scoring::advice::next_gain(rubric, &card);
        let _ = crate::scoring::advice::gap(rubric, &[("n".to_owned(), false)]);
    }
    let _ = rubric.framework.times(u32::MAX);
}

/// Puts a value at a JSON pointer.
fn with(at: &str, value: Value) -> Value {
    let mut rubric = good();
    *rubric.pointer_mut(at).unwrap_or_else(|| panic!("{at} is not there")) = value;
    rubric
}

#[test]
fn a_rubric_in_order_is_restored_and_judges() {
    let rubric = restore(&good()).unwrap();
    let told = [Told { text: "I saw it. p99".into(), ..Told::default() }, Told::default()];
    assert_eq!(judge(&rubric, &told).scorecard.findings.len(), 2);
    judged(&rubric);
}

#[test]
fn what_is_too_much_is_refused_with_the_reason() {
    let rule = |id: usize, phrase: &str| json!({"id": format!("r{id}"), "phrases": [phrase]});
    let rules = |list: Vec<Value>| json!([{"format": 1, "id": "m", "title": "M", "about": "x", "polarity": "signal", "rules": list}]);
    let many = |count: usize, phrase: &str| rules((0..count).map(|id| rule(id, phrase)).collect());
    let wide = format!("{} it", "[{boss}] ".repeat(8));
    let sections: Vec<Value> = (0..10_000)
        .map(|id| json!({"id": id.to_string(), "title": "t", "mark": "m", "roles": [], "target": 1, "purpose": "p"}))
        .collect();
    let phrases: Vec<String> = (0..100_000).map(|id| format!("word{id} it")).collect();
    for (at, value, reason) in [
        ("/pattern/levels/0/total", json!(0), "0 seconds"),
        ("/pattern/levels/0/total", json!(u32::MAX), "seconds for the whole answer"),
        ("/pattern/levels", json!([]), "does not have its level"),
        ("/pattern/guides/0/weight", json!(u32::MAX), "weight"),
        ("/pattern/guides/0/needs/0/points", json!(u32::MAX), "points"),
        ("/pattern/guides/0/needs/0/at_least", json!(u32::MAX), "findings for a need"),
        ("/pattern/title", json!("x".repeat(1 << 20)), "bytes"),
        ("/pattern/question", json!("x".repeat(30_000)), "bytes in one text"),
        ("/framework/sections", json!(sections), "sections"),
        ("/framework/sections", json!([]), "no sections"),
        ("/framework/sections/1/id", json!("a"), "a name of their own"),
        ("/framework/sections/0/target", json!(u32::MAX), "seconds for a section"),
        ("/framework/sections/0/limit", json!(u32::MAX), "seconds for a section"),
        ("/pace", json!(u32::MAX), "words a minute"),
        ("/families", many(1_001, "I saw it"), "rules"),
        ("/families", many(700, &wide), "ways to read its phrases"),
        ("/families/0/rules/0/phrases", json!(phrases), "phrases"),
        ("/families/0/rules/0/phrases", json!(vec![format!("/{}/", "a".repeat(900)); 10]), "regular expressions"),
        ("/families/0/rules", json!("none"), "cannot be read"),
        ("/words/classes/boss", json!(vec!["word"; 500_000]), "words in its lists"),
        ("/words/classes/boss", json!(vec!["(a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d)"; 2_000]), "words in its lists"),
    ] {
        let refused = restore(&with(at, value)).map(|_| ()).expect_err(at).to_string();
        assert!(refused.contains(reason), "{at}: {refused}");
    }
}

/// As much as is let in.
#[test]
fn the_largest_lists_are_compiled() {
    let mut rubric = with("/words/classes/boss", json!(vec!["word"; 100_000]));
    rubric["words"]["classes"]["all"] = json!((0..100_000).map(|n| format!("word{n}")).collect::<Vec<_>>());
    judged(&restore(&rubric).unwrap());
}

#[test]
fn what_is_hostile_in_its_texts_is_taken_out() {
    let rubric = restore(&with("/pattern/question", json!("Why\u{1b}[2J \u{202e}so\u{7}?"))).unwrap();
    assert_eq!(rubric.pattern.question, "Why[2J so?");
    let mut families = good();
    families["families"][0]["rules"][0]["say"] = json!("\u{9b}31m");
    let rubric = restore(&families).unwrap();
    assert!(rubric.engine.rules().all(|(_, rule)| !rule.say.contains(is_hostile)));
    let mut keys = good();
    keys["pattern"]["disqualifiers"] = json!({"\u{1b}x": {"is": "off", "why": "w"}});
    assert!(restore(&keys).is_err());
}

#[test]
fn phrases_that_explode_are_left_out_or_refused() {
    for phrase in [
        &"[a] ".repeat(200),
        &format!("{}x{}", "(".repeat(400), ")".repeat(400)),
        &format!("({}) it", vec!["{boss}"; 140].join("|")),
        "/(a*)*$/",
        "/(a{900}){900}/",
        &format!("/{}/", "a?".repeat(400) + &"a".repeat(100)),
        "/x*/",
        "{boss} ... {boss} ... {boss} .. it",
    ] {
        let rubric = with("/families/0/rules/0/phrases", json!([phrase, "I saw it"]));
        if let Ok(rubric) = restore(&rubric) {
            judged(&rubric);
        }
    }
}

#[test]
fn many_phrases_on_every_word_of_a_long_text_end() {
    let phrases: Vec<String> =
        (0..1_500).map(|n| format!("a {} a .. a .. a", ["a", "b", "a a"][n % 3].repeat(1 + n % 7))).collect();
    let rubric = restore(&with("/families/0/rules/0/phrases", json!(phrases))).unwrap();
    let told = Told { text: "a ".repeat(100_000), ..Told::default() };
    let judged = judge(&rubric, &[told, Told::default()]);
    assert!(judged.findings.iter().map(Vec::len).sum::<usize>() <= 100_000);
}

/// What stands at any place of a JSON value, by its pointer.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, item)| places(item, &format!("{at}/{index}"), all));
        }
        Value::Object(map) => map.iter().for_each(|(key, item)| places(item, &format!("{at}/{key}"), all)),
        _ => {}
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!({})),
        Just(json!([])),
        Just(json!("")),
        Just(json!(0)),
        Just(json!(1)),
        Just(json!(u32::MAX)),
        Just(json!(86_400)),
        Just(json!(-1)),
        Just(json!(1e300)),
        Just(json!("a")),
        Just(json!("drop")),
        Just(json!(["a", "b"])),
        Just(json!(["{boss} (saw|found) [it]", "/a*/", "("])),
        "\\PC{0,12}".prop_map(|text| json!(text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_change_is_refused_or_judges(changes in prop::collection::vec((any::<prop::sample::Index>(), any_value()), 1..4)) {
        let mut rubric = good();
        for (place, value) in changes {
            let mut all = Vec::new();
            places(&rubric, "", &mut all);
            let at = place.get(&all).clone();
            if let Some(item) = rubric.pointer_mut(&at) {
                *item = value;
            }
        }
        if let Ok(rubric) = restore(&rubric) {
            judged(&rubric);
        }
    }
}
