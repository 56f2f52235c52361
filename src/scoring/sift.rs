//! From hits to findings: what guards a hit, the longest of a family, what clears it, and what is still being written.

mod clearing;

use super::engine::{Coverage, Engine, Matched, Negated, Passage, seen_by};
use super::finding::{Finding, Guard, RuleId, State};
use super::guards;
use super::text::{Break, Words};
use super::walk::Hit;
use crate::content::family::{Polarity, Reach, Status};
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words before an unfinished clause's cursor that are still open, where no punctuation tells.
const OPEN_WORDS: usize = 12;

/// A hit of a phrase of a rule.
struct Of {
    rule: RuleId,
    /// The index of the phrase in its list.
    phrase: usize,
    hit: Hit,
}

/// A hit on its way to a finding, in words.
struct Found {
    rule: RuleId,
    start: usize,
    end: usize,
    state: State,
}

impl Engine {
    /// Judges all hits of a text; tells, where asked for, which phrases made them and stopped them.
    pub(super) fn sift(
        &self,
        passage: Passage<'_>,
        words: &Words,
        hits: Vec<Hit>,
        coverage: Option<&mut Coverage>,
    ) -> Vec<Finding> {
        let mut found = self.guard(passage, words, hits, coverage);
        found.sort_by_key(|found| (Reverse(found.end - found.start), found.start, found.rule));
        self.keep_longest(&mut found);
        self.clear(words, &mut found);
        if let Some(cursor) = passage.cursor {
            self.hold_open(words, cursor, &mut found);
        }
        found.sort_by_key(|found| (found.start, found.end, found.rule));
        found
            .into_iter()
            .map(|found| Finding { rule: found.rule, span: words.span(found.start..found.end), state: found.state })
            .collect()
    }

    /// The longest hit of each rule at each word, with what its `unless` phrases and the words around it say.
    fn guard(
        &self,
        passage: Passage<'_>,
        words: &Words,
        all: Vec<Hit>,
        mut coverage: Option<&mut Coverage>,
    ) -> Vec<Found> {
        let here = seen_by(passage.roles);
        let (mut hits, mut unless) = (Vec::with_capacity(all.len()), Vec::new());
        for hit in all {
            let Some(path) = self.paths.get(hit.path as usize) else { continue };
            if self.rule(path.rule).is_some_and(|rule| rule.seen_in & here != 0) {
                let list = if path.unless { &mut unless } else { &mut hits };
                list.push(Of { rule: path.rule, phrase: path.phrase, hit });
            }
        }
        // Of two ways through the same words, the one with the shorter gap first.
        hits.sort_unstable_by_key(|Of { rule, phrase, hit }| {
            (*rule, hit.start, Reverse(hit.end), *phrase, hit.loose.reverse_bits())
        });
        unless.sort_unstable_by_key(|Of { rule, phrase, hit }| (*rule, hit.start, hit.end, *phrase));
        if let Some(coverage) = coverage.as_deref_mut() {
            coverage.phrases.extend(hits.iter().map(|of| (of.rule, of.phrase)));
            let matched = |of: &Of, unless| {
                let span = words.span(of.hit.start..of.hit.end);
                Matched { rule: of.rule, phrase: of.phrase, unless, span }
            };
            coverage.places.extend(hits.iter().map(|of| matched(of, false)));
            coverage.places.extend(unless.iter().map(|of| matched(of, true)));
        }
        hits.dedup_by_key(|of| (of.rule, of.hit.start));
        let mut found = Vec::with_capacity(hits.len());
        for hits in hits.chunk_by(|one, other| one.rule == other.rule) {
            let Some(rule) = hits.first().map(|of| of.rule) else { continue };
            let from = unless.partition_point(|of| of.rule < rule);
            let mut killers = unless.get(from..).unwrap_or_default();
            for Of { hit, .. } in hits {
                while let Some((first, rest)) = killers.split_first()
                    && first.rule == rule
                    && first.hit.end <= hit.start
                {
                    killers = rest;
                }
                let killers = killers
                    .iter()
                    .take_while(|of| of.rule == rule && of.hit.start < hit.end)
                    .filter(|of| hit.start < of.hit.end);
                if let Some(coverage) = coverage.as_deref_mut() {
                    coverage.unless.extend(killers.clone().map(|of| (rule, of.phrase)));
                }
                self.add(words, rule, hit, killers.map(|of| &of.hit).next(), &mut found);
            }
        }
        found
    }

    /// Adds a hit of a rule, and what is credited where it is denied.
    fn add(&self, words: &Words, id: RuleId, hit: &Hit, killer: Option<&Hit>, found: &mut Vec<Found>) {
        let Some(rule) = self.rule(id) else { return };
        let mut state = if let Some(killer) = killer {
            State::Guarded(Guard::Unless(words.span(killer.start..killer.end)))
        } else if words.all().get(hit.start).is_some_and(|word| word.quoted) {
            State::Guarded(Guard::Quoted)
        } else {
            State::Standing
        };
        if state == State::Standing
            && rule.negated != Negated::Keep
            && let Some(cue) = guards::unsaid(words, hit, rule.polarity)
        {
            state = State::Guarded(Guard::Negated(words.span(cue.clone())));
            if let Negated::Credit(credited) = rule.negated {
                let start = cue.start.min(hit.start);
                found.push(Found { rule: credited, start, end: hit.end, state: State::Standing });
            }
        }
        if state == State::Standing && rule.status == Status::Trial {
            state = State::Trial;
        }
        found.push(Found { rule: id, start: hit.start, end: hit.end, state });
    }

    /// Inside a family the longest of overlapping hits wins. `found` is sorted from the longest to the shortest.
    fn keep_longest(&self, found: &mut [Found]) {
        // What stands so far, by family and first word. Inside a family none overlaps another, so those that overlap a
        // shorter one are neighbours here.
        let mut standing: BTreeMap<(u32, usize), usize> = BTreeMap::new();
        for index in 0..found.len() {
            let Some(this) = found.get(index).filter(|this| this.state == State::Standing) else { continue };
            let Some(family) = self.rule(this.rule).map(|rule| rule.family_number) else { continue };
            let before = standing.range((family, 0)..(family, this.end)).rev().map(|(_, longer)| *longer);
            let overlapping =
                before.take_while(|longer| found.get(*longer).is_some_and(|longer| longer.end > this.start));
            match overlapping.min().and_then(|winner| found.get(winner)).map(|winner| winner.rule) {
                Some(winner) => {
                    if let Some(this) = found.get_mut(index) {
                        this.state = State::Guarded(Guard::Longer(winner));
                    }
                }
                None => drop(standing.insert((family, this.start), index)),
            }
        }
    }

    /// Holds back what stands in the clause that is still being written.
    fn hold_open(&self, words: &Words, cursor: usize, found: &mut [Found]) {
        let behind = words.all().partition_point(|word| word.span.start < cursor);
        let Some(last) = behind.checked_sub(1) else { return };
        let clause = words.clause(last);
        let open = clause.end == words.len() && !words.ended;
        let from = clause.start.max(behind.saturating_sub(OPEN_WORDS));
        let unended = words.all().get(last).is_some_and(|word| word.span.end == cursor);
        for this in found.iter_mut().filter(|found| found.state == State::Standing) {
            let signal = self.rule(this.rule).is_some_and(|rule| rule.polarity == Polarity::Signal);
            let in_clause = open && this.end > from && !signal;
            let in_word = unended && this.end == last + 1 && open;
            if in_clause || in_word {
                this.state = State::Tentative;
            }
        }
    }
}

/// The sentences of a text, each as it is asked for: a long one is not looked through for every word of it.
pub(super) struct Sentences<'a> {
    words: &'a Words,
    /// The first word of each.
    starts: OnceCell<Vec<usize>>,
}

impl<'a> Sentences<'a> {
    /// Of these words.
    pub(super) fn of(words: &'a Words) -> Self {
        Self { words, starts: OnceCell::new() }
    }

    /// The one that holds a word.
    fn at(&self, word: usize) -> Range<usize> {
        let starts = self.starts.get_or_init(|| {
            let begins = |word: &usize| *word == 0 || self.words.before(*word) >= Break::Sentence;
            (0..self.words.len()).filter(begins).collect()
        });
        let next = starts.partition_point(|start| *start <= word);
        let start = next.checked_sub(1).and_then(|own| starts.get(own)).copied().unwrap_or_default();
        start..starts.get(next).copied().unwrap_or(self.words.len())
    }

    /// The end of the one behind a word that begins a sentence; the word where there is none.
    fn end_behind(&self, word: usize) -> usize {
        if word < self.words.len() { self.at(word).end } else { word }
    }
}

/// What is within reach of some words.
pub(super) struct Near {
    own: Range<usize>,
    /// The words at which something else must start; none where it must share words with them.
    starts: Option<Range<usize>>,
}

impl Near {
    /// What a reach means for these words.
    pub(super) fn of(sentences: &Sentences<'_>, reach: Reach, own: Range<usize>) -> Self {
        let words = sentences.words;
        let sentence = || sentences.at(own.start);
        let starts = match reach {
            Reach::Overlap => None,
            Reach::Clause => Some(words.clause(own.start)),
            Reach::Sentence => Some(sentence()),
            Reach::NextSentence => Some(sentence().start..sentences.end_behind(sentence().end)),
            Reach::Beside => {
                let first = sentence().start;
                let first = first.checked_sub(1).map_or(first, |last| sentences.at(last).start);
                Some(first..sentences.end_behind(sentence().end))
            }
            Reach::Before => Some(0..own.start),
            Reach::Section => Some(0..words.len()),
        };
        Self { own, starts }
    }

    /// Whether other words are. Only where words must be shared may they be.
    pub(super) fn holds(&self, other: &Range<usize>) -> bool {
        match &self.starts {
            Some(starts) => starts.contains(&other.start) && !self.own.contains(&other.start),
            None => other.start < self.own.end && self.own.start < other.end,
        }
    }
}
