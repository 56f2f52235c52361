//! What is said again and again: the rules that fire in several answers, and with which words.

use super::attempt::{Attempt, Said};
use crate::content::Polarity;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A fault of several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Habit {
    /// The rule's id.
    pub rule: String,
    /// The family's id.
    pub family: String,
    /// Warning or disqualifier: the graver where answers differ.
    pub polarity: Polarity,
    /// Answers that have it.
    pub answers: u32,
    /// Typed answers that could have it.
    pub of: u32,
    /// Whether the newest of these has it.
    pub lately: bool,
    /// The wordings, the most frequent first, each with the answers that have it; as they were written last.
    pub wordings: Vec<(String, u32)>,
}

/// The faults that at least two answers have, disqualifiers and the most frequent first. The answers are told the
/// oldest first; how often one has a fault does not count. Only what was said is counted, no score is compared.
pub fn habits<'a>(answers: impl IntoIterator<Item = &'a Attempt>) -> Vec<Habit> {
    let judged: Vec<_> = answers.into_iter().filter_map(|answer| answer.judged.as_ref()).collect();
    let mut found: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    for (number, judged) in judged.iter().enumerate() {
        for said in &judged.said {
            found.entry(&said.rule).or_default().add(said, number);
        }
    }
    let last = judged.len().checked_sub(1);
    let habit = |(rule, found): (&str, Found<'_>)| {
        let mut wordings: Vec<Wording<'_>> = found.wordings.into_values().collect();
        wordings.sort_by(|a, b| (b.in_answers.len(), b.quote).cmp(&(a.in_answers.len(), a.quote)));
        Habit {
            rule: rule.to_owned(),
            family: found.family.to_owned(),
            polarity: found.polarity.unwrap_or(Polarity::Warning),
            answers: found.in_answers.len() as u32,
            of: judged.len() as u32,
            lately: found.in_answers.last().copied() == last,
            wordings: wordings.iter().map(|it| (it.quote.to_owned(), it.in_answers.len() as u32)).collect(),
        }
    };
    let mut habits: Vec<Habit> = found.into_iter().filter(|(_, it)| it.in_answers.len() > 1).map(habit).collect();
    habits.sort_by_key(|habit| Reverse((habit.polarity, habit.answers)));
    habits
}

#[derive(Default)]
struct Found<'a> {
    family: &'a str,
    polarity: Option<Polarity>,
    in_answers: Vec<usize>,
    wordings: BTreeMap<String, Wording<'a>>,
}

#[derive(Default)]
struct Wording<'a> {
    quote: &'a str,
    in_answers: Vec<usize>,
}

impl<'a> Found<'a> {
    fn add(&mut self, said: &'a Said, answer: usize) {
        self.family = &said.family;
        self.polarity = self.polarity.max(Some(said.polarity));
        note(&mut self.in_answers, answer);
        let wording = self.wordings.entry(said.quote.to_lowercase()).or_default();
        wording.quote = &said.quote;
        note(&mut wording.in_answers, answer);
    }
}

/// Notes an answer once; they come in their order.
fn note(answers: &mut Vec<usize>, answer: usize) {
    if answers.last() != Some(&answer) {
        answers.push(answer);
    }
}
