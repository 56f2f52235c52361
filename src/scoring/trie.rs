//! All phrases of all rules in one trie over words.
//!
//! Each path stands in it from its **anchor**, the rarest of its words, first to the right and then, behind a turn, to the
//! left: "my {boss} .. asked me" is `asked me`, turn, `.. {boss} my`. So a text pays for the phrases whose rarest word
//! it holds, and neither for those that begin with "I" nor for those that begin with any word at all.
//!
//! It is a few tables of numbers, since those can be used as they lie in the program's file.

use super::signs::{Gate, Signs};
use std::borrow::Cow;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

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
    /// A comma, or more than a comma.
    Comma,
    /// From here on the path goes to the left of its anchor.
    Turn,
}

/// Rows of a table, built or as they lie in the program.
pub(super) type Rows<T> = Cow<'static, [T]>;

/// The trie of all paths, grown by `Sapling`.
#[derive(Debug, Default, PartialEq)]
pub struct Trie {
    /// The edges and ends of a node end where those of the next begin, so there is one more at the end.
    pub(super) nodes: Rows<Node>,
    /// Words and where they lead, sorted by word inside a node.
    pub(super) words: Rows<Lead>,
    /// Classes and where they lead, sorted likewise.
    pub(super) classes: Rows<Lead>,
    /// The paths that end at a node, sorted.
    pub(super) ends: Rows<PathId>,
    /// Where each word of the lexicon leads from the root, which has too many edges to search; 0 for nowhere.
    pub(super) first: Rows<u32>,
    /// For each node of the word lists, which of the root's classes end there: a range of `roots`.
    pub(super) first_root: Rows<u32>,
    pub(super) roots: Rows<u32>,
    /// For each class that leads on from the root.
    pub(super) gates: Rows<Gate>,
    /// For each node the roles, as bits, that the rules of the paths below it look at.
    pub(super) roles: Rows<u8>,
}

/// A node. Of a gap, a start, a comma or a turn there is one at most; the root, where nothing leads, stands for none.
#[derive(Debug, Default, Clone, Copy, PartialEq, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(super) struct Node {
    /// What it leads on with.
    pub(super) signs: Signs,
    /// Where its words, classes and ends begin.
    pub(super) words: u32,
    pub(super) classes: u32,
    pub(super) ends: u32,
    pub(super) gap: u32,
    pub(super) long_gap: u32,
    pub(super) start: u32,
    pub(super) comma: u32,
    pub(super) turn: u32,
}

/// A word or class, and the node where it leads.
#[derive(Debug, Clone, Copy, PartialEq, FromBytes, IntoBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(super) struct Lead {
    pub(super) label: u32,
    pub(super) next: u32,
}

/// A trie to be walked: its tables, wherever they lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) nodes: &'a [Node],
    words: &'a [Lead],
    classes: &'a [Lead],
    ends: &'a [PathId],
    pub(super) first: &'a [u32],
    first_root: &'a [u32],
    roots: &'a [u32],
    gates: &'a [Gate],
    pub(super) roles: &'a [u8],
}

/// What a node holds and where it leads.
#[derive(Clone, Copy)]
pub(super) struct Edges<'a> {
    trie: &'a View<'a>,
    pub(super) node: &'a Node,
    next: &'a Node,
}

impl Trie {
    pub(super) fn view(&self) -> View<'_> {
        View {
            nodes: &self.nodes,
            words: &self.words,
            classes: &self.classes,
            ends: &self.ends,
            first: &self.first,
            first_root: &self.first_root,
            roots: &self.roots,
            gates: &self.gates,
            roles: &self.roles,
        }
    }
}

impl<'a> View<'a> {
    #[inline]
    pub(super) fn node(&'a self, node: u32) -> Option<Edges<'a>> {
        let at = node as usize;
        let [node, next] = self.nodes.get(at..at + 2)? else { return None };
        Some(Edges { trie: self, node, next })
    }

    /// Whether a rule of a path below a node looks at any of these roles.
    #[inline]
    pub(super) fn looks_at(&self, node: u32, roles: u8) -> bool {
        self.roles.get(node as usize).is_some_and(|below| below & roles != 0)
    }

    /// The paths that end at a node.
    #[inline]
    pub(super) fn ends(&self, node: u32) -> &'a [PathId] {
        let at = node as usize;
        let Some([node, next]) = self.nodes.get(at..at + 2) else { return &[] };
        part(self.ends, node.ends, next.ends)
    }

    /// Where a word leads from the root.
    #[inline]
    pub(super) fn first(&self, word: u32) -> Option<u32> {
        self.first.get(word as usize).copied().filter(|node| *node != 0)
    }

    /// The gates of the classes that end at a node of the word lists and lead on from the root.
    #[inline]
    pub(super) fn roots(&self, list: u32) -> impl Iterator<Item = &'a Gate> {
        let at = list as usize;
        let range = match self.first_root.get(at..at + 2) {
            Some([start, end]) => (*start, *end),
            _ => (0, 0),
        };
        let gates = self.gates;
        part(self.roots, range.0, range.1).iter().filter_map(|edge| gates.get(*edge as usize))
    }
}

impl<'a> Edges<'a> {
    /// Words and where they lead.
    #[inline]
    pub(super) fn words(self) -> &'a [Lead] {
        part(self.trie.words, self.node.words, self.next.words)
    }

    /// Classes and where they lead.
    #[inline]
    pub(super) fn classes(self) -> &'a [Lead] {
        part(self.trie.classes, self.node.classes, self.next.classes)
    }

    /// The paths that end here.
    #[inline]
    pub(super) fn ends(self) -> &'a [PathId] {
        part(self.trie.ends, self.node.ends, self.next.ends)
    }

    /// Where a word leads.
    #[inline]
    pub(super) fn next(self, word: u32) -> Option<u32> {
        match self.words() {
            [] => None,
            [only] => (only.label == word).then_some(only.next),
            words => {
                let at = words.binary_search_by_key(&word, |edge| edge.label).ok()?;
                words.get(at).map(|edge| edge.next)
            }
        }
    }
}

#[inline]
fn part<T>(all: &[T], start: u32, end: u32) -> &[T] {
    all.get(start as usize..end as usize).unwrap_or_default()
}
