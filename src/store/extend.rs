//! A family that extends a bundled one: only what differs is written down, since copies drift.
//!
//! The keys that a rule gives replace those of the rule it extends; `phrases+` adds and `phrases-` takes away. Where
//! phrases are only added, `fires`, `silent` and `unless` are added too; where they are replaced or taken away, they
//! are replaced, since the old proof no longer holds.

use super::document::Draft;
use crate::content::{Family, Problem};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Merges a draft over the family that it extends, and takes `phrases+` and `phrases-` out. Rules that cannot be
/// merged are left out and reported.
pub fn resolve(draft: &mut Draft, bundled: &BTreeMap<String, Value>, problems: &mut Vec<Problem>) -> Option<()> {
    let base = match draft.value.get("extends") {
        None => None,
        Some(id) => {
            let id = id.as_str().unwrap_or_default();
            let Some(base) = bundled.get(id) else {
                let problem = draft.problem(format!("there is no bundled family `{id}` to extend")).at("extends");
                problems.push(draft.placed(problem.meant(id, bundled.keys().map(String::as_str))));
                return None;
            };
            Some(base.clone())
        }
    };
    let extends = base.is_some();
    let mut merged = base.and_then(|base| base.as_object().cloned()).unwrap_or_default();
    let mut rules: Vec<Value> = match merged.remove("rules") {
        Some(Value::Array(rules)) => rules,
        _ => Vec::new(),
    };
    let own = draft.value.as_object().cloned()?;
    for (index, rule) in own.get("rules").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let path = draft.unpruned(&format!("rules[{index}]"));
        let Some(rule) = rule.as_object() else { continue };
        let at = rules.iter().position(|base| base.get("id") == rule.get("id"));
        let result = match at.and_then(|at| rules.get_mut(at)).and_then(Value::as_object_mut) {
            Some(base) => merge(base, rule),
            None if rule.contains_key("phrases+") || rule.contains_key("phrases-") => {
                Err(lonely(rule, extends, &rules))
            }
            None => {
                rules.push(Value::Object(rule.clone()));
                Ok(())
            }
        };
        if let Err(fault) = result {
            let problem = draft.problem(fault.message).at(format!("{path}{}", fault.path));
            problems.push(draft.placed(Problem { cure: fault.cure, ..problem }));
        }
    }
    merged.extend(own.into_iter().filter(|(key, _)| key != "rules"));
    merged.insert("rules".to_owned(), Value::Array(rules));
    draft.value = Value::Object(merged);
    Some(())
}

struct Fault {
    path: String,
    message: String,
    cure: Option<String>,
}

/// `phrases+` or `phrases-` in a rule that extends nothing.
fn lonely(rule: &Map<String, Value>, extends: bool, rules: &[Value]) -> Fault {
    let key = if rule.contains_key("phrases+") { "phrases+" } else { "phrases-" };
    let id = rule.get("id").and_then(Value::as_str).unwrap_or_default();
    if !extends {
        let message = format!("`{key}` needs a family to extend");
        let cure = Some("write `phrases`, or add `extends:` with the id of a bundled family".to_owned());
        return Fault { path: format!(".{key}"), message, cure };
    }
    let known = rules.iter().filter_map(|rule| rule.get("id")?.as_str());
    let meant = Problem::new("", "").meant(id, known).cure;
    Fault { path: ".id".to_owned(), message: format!("there is no rule `{id}` to extend"), cure: meant }
}

/// Lays the keys of `own` over those of `base`.
fn merge(base: &mut Map<String, Value>, own: &Map<String, Value>) -> Result<(), Fault> {
    let mut phrases = list(base, "phrases");
    for (index, gone) in list(own, "phrases-").iter().enumerate() {
        let Some(at) = phrases.iter().position(|phrase| phrase == gone) else {
            let gone = gone.as_str().unwrap_or_default();
            let known = phrases.iter().filter_map(Value::as_str);
            return Err(Fault {
                path: format!(".phrases-[{index}]"),
                message: format!("the rule has no phrase `{gone}` to take away"),
                cure: Problem::new("", "").meant(gone, known).cure,
            });
        };
        phrases.remove(at);
    }
    let only_adds = !own.contains_key("phrases") && !own.contains_key("phrases-");
    for (key, value) in own {
        match (key.as_str(), value) {
            ("phrases+" | "phrases-", _) => {}
            ("phrases", Value::Array(own)) => phrases.clone_from(own),
            ("fires" | "silent" | "unless", Value::Array(more)) if only_adds => {
                let mut all = list(base, key);
                all.extend(more.iter().cloned());
                base.insert(key.clone(), json!(all));
            }
            _ => {
                base.insert(key.clone(), value.clone());
            }
        }
    }
    phrases.extend(list(own, "phrases+"));
    base.insert("phrases".to_owned(), json!(phrases));
    Ok(())
}

fn list(map: &Map<String, Value>, key: &str) -> Vec<Value> {
    map.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
}

/// A family as values, for others to extend.
pub fn as_base(family: &Family) -> Value {
    serde_json::to_value(family).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Origin;

    const BASE: &str = r#"{"format": 1, "id": "handoff", "title": "Hand-off", "about": "x", "polarity": "disqualifier",
        "rules": [{"id": "escalated", "phrases": ["I escalated", "I passed it"], "say": "why", "instead": "do",
                   "fires": ["<I escalated>."], "silent": ["I did."]}]}"#;

    fn merged(text: &str) -> (Value, Vec<String>) {
        let mut problems = Vec::new();
        let bundled = BTreeMap::from([("handoff".to_owned(), serde_json::from_str(BASE).unwrap())]);
        let mut draft = Draft::open("f".to_owned(), Origin::Bundled, text.to_owned(), &mut problems).unwrap();
        resolve(&mut draft, &bundled, &mut problems);
        let problems = problems
            .iter()
            .map(|problem| format!("{}: {}", problem.place.as_ref().map_or(0, |place| place.line), problem.message));
        (draft.value, problems.collect())
    }

    #[test]
    fn a_file_that_extends_writes_down_only_what_differs() {
        let (value, problems) = merged(
            "format: 1\nid: handoff\nextends: handoff\nrules:\n  - id: escalated\n    phrases+: [I raised it]\n    phrases-: [I passed it]\n  - id: mine\n    phrases: [x]\n",
        );
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(value["title"], "Hand-off");
        assert_eq!(value["rules"][0]["phrases"], json!(["I escalated", "I raised it"]));
        assert_eq!(value["rules"][0]["say"], "why");
        assert_eq!(value["rules"][1]["id"], "mine");
    }

    #[test]
    fn examples_are_added_where_phrases_are_only_added() {
        let (value, _) = merged(
            "format: 1\nid: handoff\nextends: handoff\nrules:\n  - id: escalated\n    phrases+: [I raised it]\n    fires: [<I raised it>]\n",
        );
        assert_eq!(value["rules"][0]["fires"], json!(["<I escalated>.", "<I raised it>"]));
    }

    #[test]
    fn what_is_not_there_cannot_be_extended() {
        let said = |rules: &str| merged(&format!("format: 1\nid: handoff\nextends: handoff\nrules:\n{rules}")).1;
        assert_eq!(said("  - id: escalatd\n    phrases+: [a]\n"), ["5: there is no rule `escalatd` to extend"]);
        assert_eq!(
            said("  - id: escalated\n    phrases-: [I passed]\n"),
            ["6: the rule has no phrase `I passed` to take away"]
        );
        assert_eq!(
            merged("format: 1\nid: a\nextends: handof\nrules: []\n").1,
            ["3: there is no bundled family `handof` to extend"]
        );
        assert_eq!(
            merged("format: 1\nid: a\nrules:\n  - id: x\n    phrases+: [a]\n").1,
            ["5: `phrases+` needs a family to extend"]
        );
    }
}
