//! Which words and forms may come next, as a few bits: two sets that share no bit share nothing.
//!
//! At most places of a text nothing stands that a phrase goes on with. A form and each of the commonest words has a bit
//! of its own, the other words share the rest. A place has one word and a form or two, so its set is small, and the
//! two seldom share a bit by chance.

use super::classes::Side;
use super::forms;
use super::lexicon::UNKNOWN;
use super::trie::{ClassId, Edges, Node, Trie, View};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

/// Some words and forms.
pub type Signs = u128;

const WORDS: u32 = Signs::BITS - forms::NAMES.len() as u32;

/// How many words have a bit of their own: the first of the lexicon, which are the commonest.
const OWN: u32 = 64;

/// The sign of a word; none of one that no phrase has.
pub fn word(word: u32) -> Signs {
    if word < OWN {
        return 1 << word;
    }
    if word == UNKNOWN {
        return 0;
    }
    let hash = word.wrapping_mul(0x9e37_79b9);
    1 << (OWN + ((u64::from(hash) * u64::from(WORDS - OWN)) >> 32) as u32)
}

/// The sign of a form.
pub fn form(class: ClassId) -> Signs {
    1 << (WORDS + class)
}

/// What must stand around an anchor for any of its paths to go on.
#[derive(Debug, Default, Clone, Copy, PartialEq, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub struct Gate {
    /// Right behind it and a gap behind it, right before it and a gap before it.
    behind: Signs,
    far_behind: Signs,
    before: Signs,
    far_before: Signs,
    /// Not 0 where a path may end at the anchor or asks for no words next.
    open: u32,
    /// Where it leads.
    pub(super) next: u32,
    /// The roles, as bits, that the rules of its paths look at.
    roles: u32,
    /// Nothing: a row of a table has no gaps.
    rest: u32,
}

impl Gate {
    /// Whether any path may go on in a section of these roles, by what stands there.
    #[inline]
    pub fn opens(&self, roles: u8, behind: Signs, far_behind: Signs, before: Signs, far_before: Signs) -> bool {
        if self.roles & u32::from(roles) == 0 {
            return false;
        }
        let signs = Signs::from(self.open)
            | (self.behind & behind)
            | (self.far_behind & far_behind)
            | (self.before & before)
            | (self.far_before & far_before);
        signs != 0
    }

    fn of(phrases: &View<'_>, root: u32) -> Self {
        let node = |at: u32| phrases.nodes.get(at as usize).filter(|_| at != 0).copied().unwrap_or_default();
        let (right, left) = (node(root), node(node(root).turn));
        let far = |from: &Node| node(from.gap).signs | node(from.long_gap).signs;
        let open = |at: u32, node: &Node| node.start != 0 || node.comma != 0 || !phrases.ends(at).is_empty();
        Self {
            behind: right.signs,
            far_behind: far(&right),
            before: left.signs,
            far_before: far(&left),
            open: u32::from(open(root, &right) || (right.turn != 0 && open(right.turn, &left))),
            next: root,
            roles: u32::from(phrases.roles.get(root as usize).copied().unwrap_or_default()),
            rest: 0,
        }
    }
}

/// By class, the words with which its members begin and end.
#[derive(Debug, Default)]
struct Lists {
    begins: Vec<Signs>,
    ends: Vec<Signs>,
}

impl Trie {
    /// Completes a trie of phrases over these word lists.
    pub(super) fn sign(&mut self, lists: &Self) {
        let mut classes = Lists::default();
        let (lists, phrases) = (&lists.view(), &self.view());
        for (first, node) in lists.first.iter().enumerate().filter(|(_, node)| **node != 0) {
            classes.members(lists, *node, word(first as u32), word(first as u32));
        }
        let mut all = Vec::with_capacity(phrases.nodes.len());
        // A node stands behind the one that leads to it.
        let mut left = vec![false; phrases.nodes.len()];
        for at in 0..phrases.nodes.len() as u32 {
            let Some(edges) = phrases.node(at) else { break };
            let is_left = left.get(at as usize).copied().unwrap_or_default();
            let side = if is_left { Side::Left } else { Side::Right };
            let signs = edges.words().iter().map(|lead| word(lead.label));
            let signs = signs.chain(edges.classes().iter().map(|lead| classes.signs(lead.label, side)));
            all.push(signs.fold(0, |all, signs| all | signs));
            let Node { gap, long_gap, start, comma, turn, .. } = *edges.node;
            let next = edges.words().iter().chain(edges.classes()).map(|lead| lead.next);
            let next = next.chain([gap, long_gap, start, comma]).map(|next| (next, is_left)).chain([(turn, true)]);
            for (next, is_left) in next.filter(|(next, _)| *next != 0) {
                if let Some(left) = left.get_mut(next as usize) {
                    *left = is_left;
                }
            }
        }
        for (node, signs) in self.nodes.to_mut().iter_mut().zip(all) {
            node.signs = signs;
        }
        let signed = self.view();
        let roots = signed.node(0).map(Edges::classes).unwrap_or_default();
        self.gates = roots.iter().map(|root| Gate::of(&signed, root.next)).collect();
    }
}

impl Lists {
    /// What a class begins with on the right of something, or ends with on the left of it.
    fn signs(&self, class: ClassId, side: Side) -> Signs {
        if forms::is_form(class) {
            return form(class);
        }
        let signs = if side == Side::Right { &self.begins } else { &self.ends };
        signs.get(class as usize).copied().unwrap_or_default()
    }

    /// The members of word lists from a node on, with the signs of their first word and of the last so far.
    fn members(&mut self, lists: &View<'_>, node: u32, first: Signs, last: Signs) {
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
        for lead in edges.words() {
            self.members(lists, lead.next, first, word(lead.label));
        }
    }
}
