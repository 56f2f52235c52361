//! Which part of a phrase it is looked for by: the rarest, since only where that stands is the rest compared.
//!
//! How common a word is, the sentences tell by which the rules prove themselves. It decides how fast a text is read, never
//! what is found in it.

use super::forms;
use super::lexicon::Lexicon;
use super::trie::{ClassId, Edge};
use crate::content::family::Family;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How many of a hundred thousand words are this one.
#[derive(Debug)]
pub struct Commonness {
    words: Vec<u32>,
    lists: FxHashMap<ClassId, u32>,
}

impl Commonness {
    /// Counts the words of all proofs. A word list is as common as its members together, a member as its rarest word.
    pub fn of(families: &[&Family], lexicon: &Lexicon, members: &[(ClassId, Vec<u32>)]) -> Self {
        let mut words = vec![0; lexicon.len()];
        let mut all: u32 = 1;
        for rule in families.iter().flat_map(|family| &family.rules) {
            for sentence in rule.fires.iter().chain(&rule.silent) {
                for word in sentence.text().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                    all += 1;
                    if let Some(count) = lexicon.get(&word.to_lowercase()).and_then(|word| words.get_mut(word as usize))
                    {
                        *count += 1;
                    }
                }
            }
        }
        for count in &mut words {
            // One more than were seen: what no proof holds is rare, not unheard of.
            *count = ((u64::from(*count) + 1) * 100_000 / u64::from(all)) as u32;
        }
        let rarest = |member: &[u32]| member.iter().filter_map(|word| words.get(*word as usize)).min().copied();
        let mut lists = FxHashMap::default();
        for (class, member) in members {
            let common: &mut u32 = lists.entry(*class).or_default();
            *common = common.saturating_add(rarest(member).unwrap_or_default());
        }
        Self { words, lists }
    }

    /// Numbers the words anew, the commonest first; tells the new number of each.
    pub fn renumber(&mut self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.words.len() as u32).collect();
        order.sort_by_key(|word| Reverse(self.words.get(*word as usize).copied()));
        let mut numbers = vec![0; order.len()];
        for (number, word) in order.iter().enumerate() {
            if let Some(new) = numbers.get_mut(*word as usize) {
                *new = number as u32;
            }
        }
        self.words.sort_unstable_by_key(|count| Reverse(*count));
        numbers
    }

    /// A path in the order in which it is walked: its rarest part, what is to the right of it, a turn, what is to the left.
    pub fn anchored(&self, path: &[Edge]) -> Vec<Edge> {
        let anchors = path.iter().enumerate().filter_map(|(at, edge)| Some((self.edge(*edge)?, at)));
        let (before, from) = path.split_at(anchors.min().map_or(0, |(_, at)| at));
        let turn = (!before.is_empty()).then_some(Edge::Turn);
        from.iter().copied().chain(turn).chain(before.iter().rev().copied()).collect()
    }

    /// How common what is looked for by an edge is; nothing for an edge that is no place to begin at.
    fn edge(&self, edge: Edge) -> Option<u32> {
        match edge {
            Edge::Word(word) => self.words.get(word as usize).copied(),
            Edge::Class(class) => forms::COMMON.get(class as usize).or_else(|| self.lists.get(&class)).copied(),
            Edge::Gap | Edge::LongGap | Edge::Start | Edge::Comma | Edge::Turn => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: ClassId = forms::NAMES.len() as ClassId;

    fn commonness() -> Commonness {
        Commonness { words: vec![5_000, 10, 300], lists: [(LIST, 100)].into_iter().collect() }
    }

    #[test]
    fn a_path_is_walked_from_its_rarest_part_to_the_right_and_then_to_the_left() {
        let [the, ticket, was] = [0, 1, 2].map(Edge::Word);
        let path = [Edge::Start, the, Edge::Gap, ticket, was];
        assert_eq!(commonness().anchored(&path), [ticket, was, Edge::Turn, Edge::Gap, the, Edge::Start]);
        assert_eq!(commonness().anchored(&[ticket, was]), [ticket, was]);
    }

    #[test]
    fn lists_and_forms_are_anchors_where_they_are_rarer_than_the_words() {
        let (was, list, any) = (Edge::Word(2), Edge::Class(LIST), Edge::Class(forms::ANY));
        assert_eq!(commonness().anchored(&[any, was, list]), [list, Edge::Turn, was, any]);
        assert_eq!(commonness().anchored(&[any, was]), [was, Edge::Turn, any]);
    }
}
