//! All phrases of all rules in one trie over words.
//!
//! Each path stands in it from its **anchor**, the rarest of its words, first to the right and then, behind a turn, to the
//! left: "my {boss} .. asked me" is `asked me`, turn, `.. {boss} my`. So a text pays for the phrases whose rarest word
//! it holds, and neither for those that begin with "I" nor for those that begin with any word at all.

use super::signs::{Gate, Leads, Signs};
use serde::{Deserialize, Serialize};

/// A word list, shape or form, by its number in the engine.
pub type ClassId = u32;

/// What a path belongs to: the number that the builder gave it.
pub type PathId = u32;

/// One step of a path, with words and classes as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// A word, by its number in the lexicon.
    Word(u32),
    /// A word list, shape or form.
    Class(ClassId),
    /// A gap inside the clause.
    Gap,
    /// A gap that may pass into the next sentence.
    LongGap,
    /// The start of a sentence or bullet.
    Start,
    /// From here on the path goes to the left of its anchor.
    Turn,
}

/// The trie of all paths, grown by `Sapling`.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trie {
    /// Where the edges and ends of each node begin; those of the next node end them, so there is one more at the end.
    pub(super) nodes: Vec<Node>,
    /// Words and where they lead, sorted by word inside a node.
    pub(super) words: Vec<(u32, u32)>,
    /// Classes and where they lead, sorted likewise.
    pub(super) classes: Vec<(ClassId, u32)>,
    /// The paths that end at a node, sorted.
    pub(super) ends: Vec<PathId>,
    /// Where each word of the lexicon leads from the root, which has too many edges to search; 0 for nowhere.
    pub(super) first: Vec<u32>,
    /// For each node of the word lists, which of the root's classes end there: a range of `roots`.
    pub(super) first_root: Vec<u32>,
    pub(super) roots: Vec<u32>,
    /// What each node leads on with.
    #[serde(skip)]
    pub(super) leads: Leads,
}

/// A node. Of a gap, a start or a turn there is one at most; the root, where nothing leads, stands for none.
#[derive(Debug, Default, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Node {
    pub(super) words: u32,
    pub(super) classes: u32,
    pub(super) ends: u32,
    pub(super) gap: u32,
    pub(super) long_gap: u32,
    pub(super) start: u32,
    pub(super) turn: u32,
}

/// What a node holds and where it leads.
#[derive(Clone, Copy)]
pub(super) struct Edges<'a> {
    trie: &'a Trie,
    pub(super) node: &'a Node,
    next: &'a Node,
}

impl Trie {
    /// Completes a trie of phrases over these word lists.
    pub(super) fn sign(&mut self, lists: &Self) {
        self.leads = Leads::of(self, lists);
    }

    /// What is known beforehand of where a node leads.
    pub(super) fn leads(&self) -> &Leads {
        &self.leads
    }

    pub(super) fn node(&self, node: u32) -> Option<Edges<'_>> {
        let at = node as usize;
        let [node, next] = self.nodes.get(at..at + 2)? else { return None };
        Some(Edges { trie: self, node, next })
    }

    /// The paths that end at a node.
    pub(super) fn ends(&self, node: u32) -> &[PathId] {
        self.node(node).map(Edges::ends).unwrap_or_default()
    }

    /// Where a word leads from the root.
    pub(super) fn first(&self, word: u32) -> Option<u32> {
        self.first.get(word as usize).copied().filter(|node| *node != 0)
    }

    /// Where the classes that end at a node of the word lists lead from the root, each behind its gate.
    pub(super) fn roots(&self, list: u32) -> impl Iterator<Item = (u32, &Gate)> {
        let at = list as usize;
        let range = match self.first_root.get(at..at + 2) {
            Some([start, end]) => (*start, *end),
            _ => (0, 0),
        };
        let classes = self.node(0).map(Edges::classes).unwrap_or_default();
        let root = |edge: &u32| Some((classes.get(*edge as usize)?.1, self.leads.gates.get(*edge as usize)?));
        part(&self.roots, range.0, range.1).iter().filter_map(root)
    }
}

impl<'a> Edges<'a> {
    /// Words and where they lead.
    pub(super) fn words(self) -> &'a [(u32, u32)] {
        part(&self.trie.words, self.node.words, self.next.words)
    }

    /// Classes and where they lead.
    pub(super) fn classes(self) -> &'a [(ClassId, u32)] {
        part(&self.trie.classes, self.node.classes, self.next.classes)
    }

    /// The same with the signs of each class.
    pub(super) fn signed_classes(self) -> impl Iterator<Item = (Signs, ClassId, u32)> {
        let signs = part(&self.trie.leads.edges, self.node.classes, self.next.classes);
        signs.iter().zip(self.classes()).map(|(signs, (class, next))| (*signs, *class, *next))
    }

    /// The paths that end here.
    pub(super) fn ends(self) -> &'a [PathId] {
        part(&self.trie.ends, self.node.ends, self.next.ends)
    }

    /// Where a word leads.
    pub(super) fn next(self, word: u32) -> Option<u32> {
        match self.words() {
            [] => None,
            [(only, next)] => (*only == word).then_some(*next),
            words => {
                words.binary_search_by_key(&word, |edge| edge.0).ok().and_then(|at| words.get(at)).map(|edge| edge.1)
            }
        }
    }
}

fn part<T>(all: &[T], start: u32, end: u32) -> &[T] {
    all.get(start as usize..end as usize).unwrap_or_default()
}
