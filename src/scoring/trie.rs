//! All phrases of all rules in one trie over words, walked once over a text.
//!
//! Cost stays flat in the number of rules: each step looks a word up among the edges of one node.

use super::text::{Break, Words};
use rustc_hash::FxHashMap;

/// The most words that a gap `..` skips.
pub const GAP: usize = 4;

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
    /// The start of a sentence or bullet.
    Start,
}

/// The words that any phrase knows, with their numbers.
#[derive(Debug, Default)]
pub struct Lexicon(FxHashMap<Box<str>, u32>);

impl Lexicon {
    /// The number of a word, a new one where it has none yet.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.0.get(word) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(word.into(), number);
        number
    }

    /// The number of each word of a text, the highest number for those that no phrase has.
    pub fn look_up(&self, words: &Words) -> Vec<u32> {
        (0..words.len()).map(|index| self.0.get(words.form(index)).copied().unwrap_or(UNKNOWN)).collect()
    }
}

/// The number of a word that no phrase has.
const UNKNOWN: u32 = u32::MAX;

/// The trie of all paths.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
    /// For each node of the word lists, where the classes that end there lead from the root.
    roots: Vec<Vec<u32>>,
}

#[derive(Debug, Default)]
struct Node {
    /// Sorted by word.
    words: Vec<(u32, u32)>,
    classes: Vec<(ClassId, u32)>,
    gap: Option<u32>,
    start: Option<u32>,
    ends: Vec<PathId>,
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

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], roots: Vec::new() }
    }
}

impl Trie {
    /// Adds a path.
    pub fn add(&mut self, path: &[Edge], id: PathId) {
        let mut node = 0;
        for step in path {
            node = match step {
                Edge::Word(word) => self.edge(node, |node| &mut node.words, *word),
                Edge::Class(class) => self.edge(node, |node| &mut node.classes, *class),
                Edge::Gap => self.single(node, |node| &mut node.gap),
                Edge::Start => self.single(node, |node| &mut node.start),
            };
        }
        if let Some(node) = self.nodes.get_mut(node as usize)
            && !node.ends.contains(&id)
        {
            node.ends.push(id);
        }
    }

    fn edge(&mut self, from: u32, edges: impl Fn(&mut Node) -> &mut Vec<(u32, u32)>, label: u32) -> u32 {
        let fresh = self.nodes.len() as u32;
        let Some(node) = self.nodes.get_mut(from as usize) else { return 0 };
        let edges = edges(node);
        match edges.binary_search_by_key(&label, |edge| edge.0) {
            Ok(at) => edges.get(at).map_or(0, |edge| edge.1),
            Err(at) => {
                edges.insert(at, (label, fresh));
                self.nodes.push(Node::default());
                fresh
            }
        }
    }

    fn single(&mut self, from: u32, edge: impl Fn(&mut Node) -> &mut Option<u32>) -> u32 {
        let fresh = self.nodes.len() as u32;
        let Some(node) = self.nodes.get_mut(from as usize) else { return 0 };
        if let Some(to) = *edge(node) {
            return to;
        }
        *edge(node) = Some(fresh);
        self.nodes.push(Node::default());
        fresh
    }

    /// Makes ready for walking with these word lists. Must follow the last path.
    pub fn freeze(&mut self, lists: &mut Self) {
        for node in &mut lists.nodes {
            node.ends.sort_unstable();
        }
        let root = self.nodes.first().map(|root| root.classes.as_slice()).unwrap_or_default();
        let next = |class: &ClassId| {
            let edge = root.binary_search_by_key(class, |edge| edge.0).ok()?;
            root.get(edge).map(|edge| edge.1)
        };
        self.roots = lists.nodes.iter().map(|node| node.ends.iter().filter_map(next).collect()).collect();
    }

    /// Every path from every word.
    pub fn walk(&self, words: &Words, known: &[u32], classes: &Classes<'_>) -> Vec<Hit> {
        let mut walk = Walk { trie: self, words, known, classes, begin: 0, hits: Vec::new() };
        for begin in 0..words.len() {
            walk.begin = begin;
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
            let mut node = lists.nodes.first();
            for at in begin..words.len() {
                let word = known.get(at).copied().unwrap_or(UNKNOWN);
                let broken = at > begin && words.before(at) > Break::Comma;
                let Some(next) = node.filter(|_| !broken).and_then(|node| node.next(word)) else { break };
                node = lists.nodes.get(next as usize);
                if node.is_some_and(|node| !node.ends.is_empty()) {
                    members.push((at + 1, next));
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

impl Node {
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
    hits: Vec<Hit>,
}

impl Walk<'_> {
    fn from(&mut self, node: u32, at: usize, loose: u64) {
        let trie = self.trie;
        let Some(node) = trie.nodes.get(node as usize) else { return };
        if at > self.begin {
            for &path in &node.ends {
                self.hits.push(Hit { path, start: self.begin, end: at, loose });
            }
        }
        if let Some(next) = node.start
            && self.words.before(at) == Break::Sentence
        {
            self.from(next, at, loose);
        }
        if at >= self.words.len() || (at > self.begin && self.words.before(at) > Break::Comma) {
            return;
        }
        self.steps(node, at, loose);
        if let Some(next) = node.gap {
            self.gap(next, at, loose);
        }
    }

    /// The first step: where each member of a word list leads is known beforehand.
    fn root(&mut self) {
        let (trie, classes, at) = (self.trie, self.classes, self.begin);
        let Some(root) = trie.nodes.first() else { return };
        if let Some(next) = root.start.filter(|_| self.words.before(at) == Break::Sentence) {
            self.from(next, at, 0);
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

    fn steps(&mut self, node: &Node, at: usize, loose: u64) {
        if let Some(next) = self.known.get(at).and_then(|word| node.next(*word)) {
            self.from(next, at + 1, loose);
        }
        if node.classes.is_empty() {
            return;
        }
        let classes = self.classes;
        for &(end, member) in classes.members_at(at) {
            let ends = classes.lists.nodes.get(member as usize).map(|node| node.ends.as_slice()).unwrap_or_default();
            // Both lists are sorted by class; the shorter one is looked up in the longer.
            if node.classes.len() < ends.len() {
                for &(class, next) in &node.classes {
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

    fn forms(&mut self, node: &Node, at: usize, loose: u64) {
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
        let Some(node) = self.trie.nodes.get(next as usize) else { return };
        let mut commas = 0;
        for skipped in 0..=GAP {
            let to = at + skipped;
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

    fn bits(&self, from: usize, to: usize) -> u64 {
        (from..to)
            .filter_map(|word| word.checked_sub(self.begin))
            .filter(|bit| *bit < 64)
            .fold(0, |bits, bit| bits | 1 << bit)
    }
}
