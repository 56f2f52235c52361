//! What phrase families say of each other. Their phrases, ids and proofs are the engine's to check.

use super::Found;
use crate::content::{Family, Library};

pub(super) fn check(family: &Family, library: &Library, found: &mut Found) {
    let rules = || library.families.values().flat_map(|loaded| &loaded.item.rules).map(|rule| rule.id.as_str());
    for (i, rule) in family.rules.iter().enumerate() {
        if !matches!(rule.when_negated.as_str(), "drop" | "keep") {
            let names: Vec<&str> = ["drop", "keep"].into_iter().chain(rules()).collect();
            found.expect(format!("rules[{i}].when_negated"), "rule", &rule.when_negated, names);
        }
        for (j, clearing) in rule.cleared_by.iter().enumerate() {
            for (k, id) in clearing.families.iter().enumerate() {
                let path = format!("rules[{i}].cleared_by[{j}].families[{k}]");
                found.expect(path, "family", id, library.families.keys().map(String::as_str));
            }
        }
    }
}
