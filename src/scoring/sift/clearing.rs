//! Which finding takes the sting out of another one: found without a look at each of them, since a text may repeat one
//! phrase ten thousand times.

use super::{Found, Near, Sentences};
use crate::content::family::Reach;
use crate::scoring::engine::{Cleared, Engine};
use crate::scoring::finding::{RuleId, State};
use crate::scoring::text::Words;
use std::ops::Range;

impl Engine {
    /// Another finding within reach takes the sting out of one whose rule names it; of several, the first.
    pub(super) fn clear(&self, words: &Words, found: &mut [Found]) {
        let standing: Vec<(RuleId, Range<usize>)> = found
            .iter()
            .filter(|found| found.state == State::Standing)
            .map(|found| (found.rule, found.start..found.end))
            .collect();
        let clears = |found: &Found| self.rule(found.rule).filter(|rule| !rule.cleared_by.is_empty());
        let mut due: Vec<&mut Found> =
            found.iter_mut().filter(|found| found.state == State::Standing && clears(found).is_some()).collect();
        due.sort_by_key(|found| found.rule);
        let sentences = Sentences::of(words);
        for due in due.chunk_by_mut(|one, other| one.rule == other.rule) {
            let Some(rule) = due.first().and_then(|found| clears(found)) else { continue };
            let by: Vec<(Reach, Clearing)> =
                rule.cleared_by.iter().map(|by| (by.within, Clearing::of(by, &standing))).collect();
            for this in due {
                let own = this.start..this.end;
                let first = by
                    .iter()
                    .filter(|(_, by)| !by.is_empty())
                    .filter_map(|(within, by)| by.first(&Near::of(&sentences, *within, own.clone()), &standing));
                if let Some((rule, _)) = first.min().and_then(|first| standing.get(first)) {
                    this.state = State::Cleared(*rule);
                }
            }
        }
    }
}

/// Those of the standing findings that clear, by where they start.
struct Clearing {
    starts: Vec<usize>,
    /// A tree of the least number below: the leaves, which are the numbers of the findings, behind the nodes.
    least: Vec<usize>,
    /// Words of the longest.
    longest: usize,
}

impl Clearing {
    fn of(by: &Cleared, standing: &[(RuleId, Range<usize>)]) -> Self {
        let clear = standing.iter().enumerate().filter(|(_, (rule, _))| by.by.get(rule.0 as usize) == Some(&true));
        let mut clear: Vec<(usize, usize, usize)> =
            clear.map(|(number, (_, at))| (at.start, number, at.len())).collect();
        clear.sort_unstable();
        let count = clear.len();
        let mut least = vec![usize::MAX; count];
        least.extend(clear.iter().map(|(_, number, _)| *number));
        for node in (1..count).rev() {
            let below = least.get(2 * node..2 * node + 2).and_then(|both| both.iter().min()).copied();
            if let (Some(node), Some(below)) = (least.get_mut(node), below) {
                *node = below;
            }
        }
        let longest = clear.iter().map(|(.., words)| *words).max().unwrap_or(0);
        Self { starts: clear.into_iter().map(|(start, ..)| start).collect(), least, longest }
    }

    fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The first of those near, by its number.
    fn first(&self, near: &Near, standing: &[(RuleId, Range<usize>)]) -> Option<usize> {
        let Some(starts) = &near.starts else {
            let from = near.own.start.saturating_sub(self.longest);
            let here = self.places(&(from..near.own.end));
            let numbers = self.least.get(self.starts.len() + here.start..self.starts.len() + here.end);
            let shares = |number: &&usize| standing.get(**number).is_some_and(|(_, at)| near.holds(at));
            return numbers.unwrap_or_default().iter().filter(shares).min().copied();
        };
        let before = starts.start..starts.end.min(near.own.start);
        let behind = starts.start.max(near.own.end)..starts.end;
        [before, behind].iter().filter_map(|part| self.least(self.places(part))).min()
    }

    /// Those that start there, by their places among all.
    fn places(&self, starts: &Range<usize>) -> Range<usize> {
        let before = |end: usize| self.starts.partition_point(|start| *start < end);
        before(starts.start)..before(starts.end)
    }

    /// The least number of these places.
    fn least(&self, places: Range<usize>) -> Option<usize> {
        let (mut from, mut to) = (self.starts.len() + places.start, self.starts.len() + places.end);
        let mut least = None;
        let mut take = |node: usize| {
            let number = self.least.get(node).copied();
            least = [least, number].into_iter().flatten().min();
        };
        while from < to {
            if from % 2 == 1 {
                take(from);
                from += 1;
            }
            if to % 2 == 1 {
                to -= 1;
                take(to);
            }
            (from, to) = (from / 2, to / 2);
        }
        least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_one_that_a_look_at_each_would_find(
            ends in proptest::collection::vec((0..40_usize, 1..5_usize, 0..4_u32), 0..30),
            (own, words) in (0..40_usize, 1..5_usize),
            starts in proptest::option::of((0..40_usize, 0..20_usize)),
            by in proptest::collection::vec(any::<bool>(), 4),
        ) {
            let standing: Vec<(RuleId, Range<usize>)> =
                ends.into_iter().map(|(start, words, rule)| (RuleId(rule), start..start + words)).collect();
            let near = Near { own: own..own + words, starts: starts.map(|(start, words)| start..start + words) };
            let by = Cleared { by, within: Reach::Overlap };
            let clears = |(rule, at): &(RuleId, Range<usize>)| by.by[rule.0 as usize] && near.holds(at);
            prop_assert_eq!(Clearing::of(&by, &standing).first(&near, &standing), standing.iter().position(clears));
        }
    }
}
