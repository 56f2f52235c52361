//! Which words and forms may come next, as a few bits: two sets that share no bit share nothing.
//!
//! At most places of a text nothing stands that a phrase goes on with. A place has one word and a form or two, so its
//! set is small, and what most nodes lead on with is a few words: the two seldom share a bit by chance.

use super::classes::Side;
use super::forms;
use super::lexicon::UNKNOWN;
use super::trie::{ClassId, Edges, Trie};

/// Some words and forms. A form has a bit of its own, words share the others.
pub type Signs = u128;

const WORDS: u32 = Signs::BITS - forms::NAMES.len() as u32;

/// The sign of a word; none of one that no phrase has.
pub fn word(word: u32) -> Signs {
    if word == UNKNOWN {
        return 0;
    }
    let hash = word.wrapping_mul(0x9e37_79b9);
    1 << ((u64::from(hash) * u64::from(WORDS)) >> 32)
}

/// The sign of a form.
pub fn form(class: ClassId) -> Signs {
    1 << (WORDS + class)
}

/// What the nodes of a trie of phrases lead on with. Follows from the trie and from the word lists.
#[derive(Debug, Default, PartialEq)]
pub struct Leads {
    /// By node.
    nodes: Vec<Signs>,
    /// For each of the trie's `classes`.
    pub(super) edges: Vec<Signs>,
    /// By class, the words with which its members begin and end.
    begins: Vec<Signs>,
    ends: Vec<Signs>,
    /// For each class that leads on from the root.
    pub(super) gates: Vec<Gate>,
}

/// What must stand around an anchor for any of its paths to go on.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Gate {
    /// Whether a path may end at the anchor or asks for no words next.
    open: bool,
    /// Right behind it and a gap behind it, right before it and a gap before it.
    behind: Signs,
    far_behind: Signs,
    before: Signs,
    far_before: Signs,
}

impl Gate {
    /// Whether any path may go on, by what stands there.
    #[inline]
    pub fn opens(&self, behind: Signs, far_behind: Signs, before: Signs, far_before: Signs) -> bool {
        self.open
            || self.behind & behind != 0
            || self.far_behind & far_behind != 0
            || self.before & before != 0
            || self.far_before & far_before != 0
    }
}

impl Leads {
    /// Those of a trie of phrases over word lists.
    pub fn of(phrases: &Trie, lists: &Trie) -> Self {
        let mut leads = Self::default();
        for (first, node) in lists.first.iter().enumerate().filter(|(_, node)| **node != 0) {
            leads.members(lists, *node, word(first as u32), word(first as u32));
        }
        let count = phrases.nodes.len();
        leads.nodes = vec![0; count];
        leads.edges.reserve(phrases.classes.len());
        // A node stands behind the one that leads to it.
        let mut left = vec![false; count];
        for node in 0..count as u32 {
            let Some(edges) = phrases.node(node) else { break };
            let side = left.get(node as usize).copied().unwrap_or_default();
            let place = if side { Side::Left } else { Side::Right };
            let mut signs = 0;
            for (next_word, next) in edges.words() {
                signs |= word(*next_word);
                set(&mut left, *next, side);
            }
            for (class, next) in edges.classes() {
                let sign = leads.class(*class, place);
                leads.edges.push(sign);
                signs |= sign;
                set(&mut left, *next, side);
            }
            let turn = edges.node.turn;
            for (next, side) in
                [(edges.node.gap, side), (edges.node.long_gap, side), (edges.node.start, side), (turn, true)]
            {
                if next != 0 {
                    set(&mut left, next, side);
                }
            }
            if let Some(own) = leads.nodes.get_mut(node as usize) {
                *own = signs;
            }
        }
        let roots = phrases.node(0).map(Edges::classes).unwrap_or_default();
        leads.gates = roots.iter().map(|(_, root)| leads.gate(phrases, *root)).collect();
        leads
    }

    /// What a node leads on with.
    #[inline]
    pub fn node(&self, node: u32) -> Signs {
        self.nodes.get(node as usize).copied().unwrap_or_default()
    }

    /// What a class begins with on the right of something, or ends with on the left of it.
    fn class(&self, class: ClassId, side: Side) -> Signs {
        if forms::is_form(class) {
            return form(class);
        }
        let signs = if side == Side::Right { &self.begins } else { &self.ends };
        signs.get(class as usize).copied().unwrap_or_default()
    }

    /// The members of word lists from a node on, with the signs of their first word and of the last so far.
    fn members(&mut self, lists: &Trie, node: u32, first: Signs, last: Signs) {
        let Some(edges) = lists.node(node) else { return };
        for class in edges.ends() {
            for (signs, sign) in [(&mut self.begins, first), (&mut self.ends, last)] {
                if signs.len() <= *class as usize {
                    signs.resize(*class as usize + 1, 0);
                }
                if let Some(signs) = signs.get_mut(*class as usize) {
                    *signs |= sign;
                }
            }
        }
        for (next_word, next) in edges.words() {
            self.members(lists, *next, first, word(*next_word));
        }
    }

    fn gate(&self, phrases: &Trie, root: u32) -> Gate {
        let Some(edges) = phrases.node(root) else { return Gate::default() };
        let turn = phrases.node(edges.node.turn).filter(|_| edges.node.turn != 0);
        let far = |gap: u32| if gap == 0 { 0 } else { self.node(gap) };
        let ends = |node: Edges<'_>| !node.ends().is_empty() || node.node.start != 0;
        Gate {
            open: ends(edges) || turn.is_some_and(ends),
            behind: self.node(root),
            far_behind: far(edges.node.gap) | far(edges.node.long_gap),
            before: far(edges.node.turn),
            far_before: turn.map_or(0, |turn| far(turn.node.gap) | far(turn.node.long_gap)),
        }
    }
}

fn set(sides: &mut [bool], node: u32, left: bool) {
    if let Some(side) = sides.get_mut(node as usize) {
        *side = left;
    }
}
