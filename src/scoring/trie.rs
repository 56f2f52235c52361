//! All phrases of all rules in one trie over words, walked once over a text.
//!
//! Cost stays flat in the number of rules: each step looks a word up among the edges of one node.

use super::text::{Break, Words};
use super::typos::Typos;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// The most words that a gap `..` skips.
pub const GAP: usize = 4;

/// The most words that a long gap `...` skips.
pub const LONG_GAP: usize = 10;

/// The most steps from one word, some fifty times what all bundled phrases take: no family, however it was written,
/// holds the screen up.
const MOST_STEPS: u32 = 10_000;

/// Words that a gap does not pass.
const GAP_STOPS: &[&str] = &["but", "because", "although", "though", "however", "unless", "if"];

/// A word list, shape or form, by its number in the engine.
pub type ClassId = u32;

/// What a path belongs to: the number that the builder gave it.
pub type PathId = u32;

/// One step of a path, with classes as numbers.
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
}

/// The words that any phrase knows, with their numbers.
#[derive(Debug, Default, PartialEq)]
pub struct Lexicon {
    numbers: FxHashMap<Box<str>, u32>,
    /// Made from them when a text is first looked up.
    typos: OnceLock<Typos>,
}

impl Lexicon {
    /// The number of a word, a new one where it has none yet.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(word.into(), number);
        self.typos.take();
        number
    }

    /// The number of each word of a text, the highest number for those that no phrase has.
    pub fn look_up(&self, words: &Words) -> Vec<u32> {
        let typos = self.typos.get_or_init(|| Typos::of(self.numbers.iter().map(|(word, number)| (&**word, *number))));
        let number = |form| self.numbers.get(form).copied().or_else(|| typos.meant(form));
        (0..words.len()).map(|index| number(words.form(index)).unwrap_or(UNKNOWN)).collect()
    }

    /// All words in the order of their numbers.
    pub fn words(&self) -> Vec<&str> {
        let mut words: Vec<(u32, &str)> = self.numbers.iter().map(|(word, number)| (*number, &**word)).collect();
        words.sort_unstable();
        words.into_iter().map(|(_, word)| word).collect()
    }
}

impl<'a> FromIterator<&'a str> for Lexicon {
    fn from_iter<T: IntoIterator<Item = &'a str>>(words: T) -> Self {
        let numbers = words.into_iter().enumerate().map(|(number, word)| (word.into(), number as u32)).collect();
        Self { numbers, typos: OnceLock::new() }
    }
}

/// The number of a word that no phrase has.
const UNKNOWN: u32 = u32::MAX;

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
    /// For each node of the word lists, where the classes that end there lead from the root.
    pub(super) roots: Vec<Vec<u32>>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Node {
    pub(super) words: u32,
    pub(super) classes: u32,
    pub(super) ends: u32,
    /// Where a gap leads; the root, where nothing leads, stands for none.
    pub(super) gap: u32,
    pub(super) long_gap: u32,
    pub(super) start: u32,
}

/// A path that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which path.
    pub path: PathId,
    /// Its first word.
    pub start: usize,
    /// The word after its last.
    pub end: usize,
    /// Bit i is set where word `start + i` was not written by the author: it lies in a gap or was taken along by a
    /// form such as `{I}`.
    pub loose: u64,
}

/// A class found at a word: which, and where it ends (at the same word where a carried subject is not written).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassHit {
    /// Where it starts.
    pub start: usize,
    /// Which class.
    pub class: ClassId,
    /// The word behind it.
    pub end: usize,
    /// Whether its inner words may hold a negation (forms, which take adverbs along).
    pub loose: bool,
}

impl Trie {
    fn node(&self, node: u32) -> Option<Edges<'_>> {
        let (this, next) = (self.nodes.get(node as usize)?, self.nodes.get(node as usize + 1)?);
        Some(Edges {
            words: self.words.get(this.words as usize..next.words as usize)?,
            classes: self.classes.get(this.classes as usize..next.classes as usize)?,
            gap: this.gap,
            long_gap: this.long_gap,
            start: this.start,
        })
    }

    pub(super) fn ends(&self, node: u32) -> &[PathId] {
        let begin = |node: u32| self.nodes.get(node as usize).map(|node| node.ends as usize);
        let range = begin(node).zip(begin(node + 1)).map(|(begin, end)| begin..end);
        range.and_then(|range| self.ends.get(range)).unwrap_or_default()
    }

    /// Every path from every word.
    pub fn walk(&self, words: &Words, known: &[u32], classes: &Classes<'_>) -> Vec<Hit> {
        let mut walk = Walk { trie: self, words, known, classes, begin: 0, left: 0, hits: Vec::new() };
        for begin in 0..words.len() {
            (walk.begin, walk.left) = (begin, MOST_STEPS);
            walk.root();
        }
        walk.hits
    }
}

/// The classes found in a text, by the word at which they start.
#[derive(Debug)]
pub struct Classes<'a> {
    lists: &'a Trie,
    /// Members of word lists: the word behind, and the node of the lists whose `ends` are the classes.
    members: Vec<(usize, u32)>,
    /// Where the members of each word begin.
    first_member: Vec<usize>,
    /// Shapes and forms, by start.
    forms: Vec<ClassHit>,
    /// Where the forms of each word begin.
    first_form: Vec<usize>,
}

impl<'a> Classes<'a> {
    /// Finds the members of word lists in a text and adds its shapes and forms.
    pub fn find(lists: &'a Trie, words: &Words, known: &[u32], mut forms: Vec<ClassHit>) -> Self {
        let mut members = Vec::with_capacity(words.len() * 2);
        let mut first_member = Vec::with_capacity(words.len() + 1);
        for begin in 0..words.len() {
            first_member.push(members.len());
            let mut node = 0;
            for at in begin..words.len() {
                let word = known.get(at).copied().unwrap_or(UNKNOWN);
                let broken = at > begin && words.before(at) > Break::Comma;
                let edges = lists.node(node).filter(|_| !broken);
                let Some(next) = edges.and_then(|edges| edges.next(word)) else { break };
                node = next;
                if !lists.ends(node).is_empty() {
                    members.push((at + 1, node));
                }
            }
        }
        first_member.push(members.len());
        forms.sort_unstable_by_key(|hit| (hit.start, hit.class, hit.end));
        let first_form = (0..=words.len()).map(|word| forms.partition_point(|hit| hit.start < word)).collect();
        Self { lists, members, first_member, forms, first_form }
    }

    fn members_at(&self, word: usize) -> &[(usize, u32)] {
        bucket(&self.members, &self.first_member, word)
    }

    fn forms_at(&self, word: usize) -> &[ClassHit] {
        bucket(&self.forms, &self.first_form, word)
    }
}

fn bucket<'a, T>(all: &'a [T], first: &[usize], word: usize) -> &'a [T] {
    let border = |word: usize| first.get(word).copied().unwrap_or(all.len());
    all.get(border(word)..border(word + 1)).unwrap_or_default()
}

/// What leads away from a node.
#[derive(Clone, Copy)]
struct Edges<'a> {
    words: &'a [(u32, u32)],
    classes: &'a [(ClassId, u32)],
    gap: u32,
    long_gap: u32,
    start: u32,
}

impl Edges<'_> {
    /// Where a word leads.
    fn next(&self, word: u32) -> Option<u32> {
        let edge = self.words.binary_search_by_key(&word, |edge| edge.0).ok()?;
        self.words.get(edge).map(|edge| edge.1)
    }

    /// Where a class leads.
    fn through(&self, class: ClassId) -> Option<u32> {
        let edge = self.classes.binary_search_by_key(&class, |edge| edge.0).ok()?;
        self.classes.get(edge).map(|edge| edge.1)
    }
}

struct Walk<'a> {
    trie: &'a Trie,
    words: &'a Words,
    known: &'a [u32],
    classes: &'a Classes<'a>,
    begin: usize,
    /// Steps that may still be taken from this word.
    left: u32,
    hits: Vec<Hit>,
}

impl Walk<'_> {
    fn from(&mut self, node: u32, at: usize, loose: u64) {
        let trie = self.trie;
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        if at > self.begin {
            for &path in trie.ends(node) {
                self.hits.push(Hit { path, start: self.begin, end: at, loose });
            }
        }
        let Some(edges) = trie.node(node) else { return };
        if edges.start != 0 && self.words.before(at) == Break::Sentence {
            self.from(edges.start, at, loose);
        }
        if at >= self.words.len() {
            return;
        }
        if edges.long_gap != 0 {
            self.long_gap(edges.long_gap, at, loose);
        }
        if at > self.begin && self.words.before(at) > Break::Comma {
            return;
        }
        self.steps(edges, at, loose);
        if edges.gap != 0 {
            self.gap(edges.gap, at, loose);
        }
    }

    /// The first step: where each member of a word list leads is known beforehand.
    fn root(&mut self) {
        let (trie, classes, at) = (self.trie, self.classes, self.begin);
        let Some(root) = trie.node(0) else { return };
        if root.start != 0 && self.words.before(at) == Break::Sentence {
            self.from(root.start, at, 0);
        }
        if let Some(next) = self.known.get(at).and_then(|word| root.next(*word)) {
            self.from(next, at + 1, 0);
        }
        for &(end, node) in classes.members_at(at) {
            for &next in trie.roots.get(node as usize).map(Vec::as_slice).unwrap_or_default() {
                self.from(next, end, 0);
            }
        }
        self.forms(root, at, 0);
    }

    fn steps(&mut self, node: Edges<'_>, at: usize, loose: u64) {
        if let Some(next) = self.known.get(at).and_then(|word| node.next(*word)) {
            self.from(next, at + 1, loose);
        }
        if node.classes.is_empty() {
            return;
        }
        let classes = self.classes;
        for &(end, member) in classes.members_at(at) {
            let ends = classes.lists.ends(member);
            // Both lists are sorted by class; the shorter one is looked up in the longer.
            if node.classes.len() < ends.len() {
                for &(class, next) in node.classes {
                    if ends.binary_search(&class).is_ok() {
                        self.from(next, end, loose);
                    }
                }
            } else {
                for &class in ends {
                    if let Some(next) = node.through(class) {
                        self.from(next, end, loose);
                    }
                }
            }
        }
        self.forms(node, at, loose);
    }

    fn forms(&mut self, node: Edges<'_>, at: usize, loose: u64) {
        let classes = self.classes;
        for hit in classes.forms_at(at) {
            if let Some(next) = node.through(hit.class) {
                let inner = if hit.loose { self.bits(at, hit.end) } else { 0 };
                self.from(next, hit.end, loose | inner);
            }
        }
    }

    /// Skips up to [`GAP`] words of the clause; commas only in pairs ("my manager, Ana, asked me").
    fn gap(&mut self, next: u32, at: usize, loose: u64) {
        let Some(node) = self.trie.node(next) else { return };
        let mut commas = 0;
        for to in at..=at + GAP {
            if to >= self.words.len() || self.words.before(to) > Break::Comma {
                return;
            }
            commas += usize::from(self.words.before(to) == Break::Comma);
            if commas != 1 {
                self.steps(node, to, loose | self.bits(at, to));
            }
            if GAP_STOPS.contains(&self.words.form(to)) {
                return;
            }
        }
    }

    /// Skips up to [`LONG_GAP`] words, of the next sentence too but not of the one after it.
    fn long_gap(&mut self, next: u32, at: usize, loose: u64) {
        let Some(node) = self.trie.node(next) else { return };
        let mut sentences = 0;
        for to in at..=at + LONG_GAP {
            sentences += usize::from(self.words.before(to) == Break::Sentence);
            if to >= self.words.len() || sentences > 1 {
                return;
            }
            self.steps(node, to, loose | self.bits(at, to));
        }
    }

    fn bits(&self, from: usize, to: usize) -> u64 {
        (from..to)
            .filter_map(|word| word.checked_sub(self.begin))
            .filter(|bit| *bit < 64)
            .fold(0, |bits, bit| bits | 1 << bit)
    }
}
