//! How near a rule's phrases came to a text in which it found nothing.

use super::engine::{Engine, Passage};
use super::phrase::{Phrase, Step};
use crate::content::Role;
use crate::content::family::{Family, Polarity, Rule, Status, WordLists};
use std::collections::HashMap;
use std::ops::Range;

/// The largest part of a phrase that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The phrase, by its index in the rule.
    pub phrase: usize,
    /// Where the part stands, by byte offsets.
    pub span: Range<usize>,
    /// What the phrase wants before it, in the phrase syntax; empty where nothing is missing.
    pub before: String,
    /// What it wants after it.
    pub after: String,
}

/// The most parts that are tried.
const MOST: usize = 20_000;

/// For each phrase of a rule the largest part of it that the text holds, the best first. Phrases of which no two
/// words are there are left out, and so are regular expressions.
pub fn nearest(family: &Family, rule: &Rule, words: &WordLists, text: &str) -> Vec<Near> {
    let parts = parts(rule);
    let family = Family {
        roles: Vec::new(),
        polarity: Polarity::Warning,
        rules: parts.iter().enumerate().map(|(number, part)| part.rule(number)).collect(),
        ..family.clone()
    };
    let (engine, _) = Engine::build([&family], words);
    let mut best: HashMap<usize, (usize, Near)> = HashMap::new();
    for finding in engine.scan(Passage { text, roles: &[Role::Any], cursor: None }) {
        let number = engine.rule(finding.rule).and_then(|rule| rule.id.parse::<usize>().ok());
        let Some(part) = number.and_then(|number| parts.get(number)) else { continue };
        if best.get(&part.phrase).is_none_or(|(size, _)| part.size > *size) {
            let near = Near {
                phrase: part.phrase,
                span: finding.span,
                before: part.before.clone(),
                after: part.after.clone(),
            };
            best.insert(part.phrase, (part.size, near));
        }
    }
    let mut best: Vec<(usize, Near)> = best.into_values().filter(|(size, _)| *size > 1).collect();
    best.sort_by_key(|(size, near)| (std::cmp::Reverse(*size), near.phrase));
    best.into_iter().map(|(_, near)| near).collect()
}

/// Some steps of a phrase that follow each other.
struct Part {
    phrase: usize,
    written: String,
    before: String,
    after: String,
    /// Words and classes in it.
    size: usize,
}

impl Part {
    fn rule(&self, number: usize) -> Rule {
        Rule {
            id: number.to_string(),
            kind: None,
            phrases: vec![self.written.clone()],
            phrases_added: Vec::new(),
            phrases_removed: Vec::new(),
            unless: Vec::new(),
            when_negated: "keep".to_owned(),
            cleared_by: Vec::new(),
            needs_deeds: 0,
            roles: None,
            status: Status::On,
            say: String::new(),
            instead: String::new(),
            fires: Vec::new(),
            silent: Vec::new(),
        }
    }
}

fn parts(rule: &Rule) -> Vec<Part> {
    let mut parts: HashMap<(usize, String), Part> = HashMap::new();
    for (phrase, text) in rule.phrases.iter().enumerate() {
        let Ok(Phrase::Paths(paths)) = Phrase::parse(text) else { continue };
        for path in &paths {
            for (from, to) in (0..path.len()).flat_map(|from| (from + 1..=path.len()).map(move |to| (from, to))) {
                let Some(run) = path.get(from..to).filter(|run| !ends_open(run)) else { continue };
                if parts.len() >= MOST {
                    break;
                }
                let written = written(run);
                parts.entry((phrase, written.clone())).or_insert_with(|| Part {
                    phrase,
                    written,
                    before: self::written(path.get(..from).unwrap_or_default()),
                    after: self::written(path.get(to..).unwrap_or_default()),
                    size: run.iter().filter(|step| !is_space(step)).count(),
                });
            }
        }
    }
    let mut parts: Vec<Part> = parts.into_values().collect();
    parts.sort_by(|a, b| (a.phrase, &a.written).cmp(&(b.phrase, &b.written)));
    parts
}

fn is_space(step: &Step) -> bool {
    matches!(step, Step::Gap | Step::LongGap | Step::Start | Step::Comma)
}

/// Whether a run cannot be a phrase of its own, since a gap needs a word on both sides.
fn ends_open(run: &[Step]) -> bool {
    let gap = |step: Option<&Step>| matches!(step, Some(Step::Gap | Step::LongGap));
    gap(run.first()) || run.last().is_some_and(is_space)
}

/// Steps in the phrase syntax again.
fn written(steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        let step = match step {
            Step::Word(word) => word.to_string(),
            Step::Class(name) => format!("{{{name}}}"),
            Step::Gap => "..".to_owned(),
            Step::LongGap => "...".to_owned(),
            Step::Start => "^".to_owned(),
            Step::Comma => ",".to_owned(),
            Step::OneOf(runs) => {
                let runs: Vec<String> = runs.iter().map(|run| run.join(" ").replace(" '", "'")).collect();
                format!("({})", runs.join("|"))
            }
        };
        if !out.is_empty() && !step.starts_with('\'') {
            out.push(' ');
        }
        out.push_str(&step);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_largest_part_of_a_phrase_tells_what_it_still_wants() {
        let family: Family = serde_json::from_value(json!({
            "format": 1, "id": "f", "title": "f", "about": "-", "polarity": "warning", "classes": {"boss": ["manager"]},
            "rules": [{"id": "r", "phrases": ["my {boss} .. (asked|told) me to", "I was told", "by [the] {boss}"]}],
        }))
        .unwrap();
        let text = "Our manager kindly told me that I was ill.";
        let near = nearest(&family, &family.rules[0], &WordLists::default(), text);
        let told: Vec<_> = near.iter().map(|near| (&text[near.span.clone()], &*near.before, &*near.after)).collect();
        assert_eq!(told, [("manager kindly told me", "my", "to"), ("I was", "", "told")]);
    }
}
