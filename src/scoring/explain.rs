//! Why a finding counts or does not, in words and with the phrases that did it.

use super::engine::{Coverage, Engine, Matched, Negated, Passage};
use super::finding::{Finding, Guard, RuleId, State};
use super::sift::{Near, Sentences};
use super::text::Words;
use std::ops::Range;

/// The reason for a state, to follow "but": "`not` denies it".
pub fn reason(engine: &Engine, state: &State, text: &str) -> String {
    let part = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default().to_owned();
    let name = |id| engine.rule(id).map_or_else(String::new, |rule| rule.id.clone());
    match state {
        State::Standing => "it counts".to_owned(),
        State::Tentative => "its clause is still being written".to_owned(),
        State::Trial => "its rule is on trial".to_owned(),
        State::Dismissed => "it was dismissed".to_owned(),
        State::Cleared(by) => format!("`{}` clears it", name(*by)),
        State::Guarded(Guard::Unless(span)) => format!("`{}` excuses it", part(span)),
        State::Guarded(Guard::Negated(span)) => format!("`{}` denies it or makes it a condition", part(span)),
        State::Guarded(Guard::Quoted) => "it stands in a quotation".to_owned(),
        State::Guarded(Guard::Longer(by)) => format!("a longer phrase of `{}` covers it", name(*by)),
    }
}

/// A finding in whatever state, with what brought it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What was found.
    pub finding: Finding,
    /// Which of its rule's `phrases` found it; none where it is credited for another rule that is denied.
    pub phrase: Option<usize>,
    /// The rule that is denied, where this one is credited for it.
    pub credited_for: Option<RuleId>,
    /// Which of its rule's `unless` excuses it.
    pub unless: Option<usize>,
    /// Where what clears or covers it stands, by byte offsets.
    pub by: Option<Range<usize>>,
}

/// Everything that was found in a passage, in the order of the text, with the phrases that did it.
pub fn explain(engine: &Engine, passage: Passage<'_>) -> Vec<Explained> {
    let mut coverage = Coverage::default();
    let read = engine.read(passage, Some(&mut coverage));
    let explained = read.findings.iter().map(|finding| {
        let place = |unless: bool, span: &Range<usize>| {
            let same = |place: &&Matched| place.rule == finding.rule && place.unless == unless && place.span == *span;
            coverage.places.iter().find(same).map(|place| place.phrase)
        };
        let phrase = place(false, &finding.span);
        let credited_for = if phrase.is_none() { denied_for(engine, finding, &read.findings) } else { None };
        let (unless, by) = match &finding.state {
            State::Guarded(Guard::Unless(span)) => (place(true, span), None),
            State::Guarded(Guard::Longer(rule)) => (None, covering(finding, *rule, &read.findings)),
            State::Cleared(rule) => (None, clearing(engine, &read.words, finding, *rule, &read.findings)),
            _ => (None, None),
        };
        Explained { finding: finding.clone(), phrase, credited_for, unless, by }
    });
    explained.collect()
}

/// The rule whose denial credits this finding.
fn denied_for(engine: &Engine, finding: &Finding, all: &[Finding]) -> Option<RuleId> {
    let denied = all.iter().find(|other| {
        let credits = engine.rule(other.rule).map(|rule| rule.negated) == Some(Negated::Credit(finding.rule));
        credits && matches!(other.state, State::Guarded(Guard::Negated(_))) && other.span.end == finding.span.end
    });
    denied.map(|other| other.rule)
}

/// The longer finding of that rule over this one.
fn covering(finding: &Finding, rule: RuleId, all: &[Finding]) -> Option<Range<usize>> {
    let over = |other: &&Finding| {
        other.rule == rule && other.span.start < finding.span.end && finding.span.start < other.span.end
    };
    all.iter().find(over).map(|other| other.span.clone())
}

/// The finding of that rule that reaches this one.
fn clearing(engine: &Engine, words: &Words, finding: &Finding, by: RuleId, all: &[Finding]) -> Option<Range<usize>> {
    let rule = engine.rule(finding.rule)?;
    let at = |offset: usize| words.all().partition_point(|word| word.span.end <= offset);
    let in_words = |span: &Range<usize>| at(span.start)..at(span.end);
    let own = in_words(&finding.span);
    let clears = |other: &&Finding| {
        // One that is itself cleared by a third has cleared this one all the same.
        let stood = matches!(other.state, State::Standing | State::Cleared(_));
        let near = rule.cleared_by.iter().any(|clearing| {
            let named = clearing.by.get(by.0 as usize) == Some(&true);
            named && Near::of(&Sentences::of(words), clearing.within, own.clone()).holds(&in_words(&other.span))
        });
        other.rule == by && stood && near
    };
    all.iter().find(clears).map(|other| other.span.clone())
}
