//! A trie while it grows: paths are added one by one, then it is laid out for walking.

use super::trie::{Edge, Node, PathId, Trie};

/// A trie that still grows.
#[derive(Debug)]
pub struct Sapling(Vec<Bud>);

#[derive(Debug, Default)]
struct Bud {
    /// Sorted by word.
    words: Vec<(u32, u32)>,
    /// Sorted by class.
    classes: Vec<(u32, u32)>,
    gap: u32,
    long_gap: u32,
    start: u32,
    turn: u32,
    ends: Vec<PathId>,
}

impl Default for Sapling {
    fn default() -> Self {
        Self(vec![Bud::default()])
    }
}

impl Sapling {
    /// Adds a path.
    pub fn add(&mut self, path: impl IntoIterator<Item = Edge>, id: PathId) {
        let mut at = 0;
        for edge in path {
            at = match edge {
                Edge::Word(word) => self.among(at, |bud| &mut bud.words, word),
                Edge::Class(class) => self.among(at, |bud| &mut bud.classes, class),
                Edge::Gap => self.only(at, |bud| &mut bud.gap),
                Edge::LongGap => self.only(at, |bud| &mut bud.long_gap),
                Edge::Start => self.only(at, |bud| &mut bud.start),
                Edge::Turn => self.only(at, |bud| &mut bud.turn),
            };
        }
        if let Some(bud) = self.0.get_mut(at as usize)
            && let Err(place) = bud.ends.binary_search(&id)
        {
            bud.ends.insert(place, id);
        }
    }

    fn among(&mut self, from: u32, edges: impl Fn(&mut Bud) -> &mut Vec<(u32, u32)>, label: u32) -> u32 {
        let fresh = self.0.len() as u32;
        let Some(bud) = self.0.get_mut(from as usize) else { return 0 };
        let edges = edges(bud);
        match edges.binary_search_by_key(&label, |edge| edge.0) {
            Ok(at) => edges.get(at).map_or(0, |edge| edge.1),
            Err(at) => {
                edges.insert(at, (label, fresh));
                self.0.push(Bud::default());
                fresh
            }
        }
    }

    fn only(&mut self, from: u32, edge: impl Fn(&mut Bud) -> &mut u32) -> u32 {
        let fresh = self.0.len() as u32;
        let Some(bud) = self.0.get_mut(from as usize) else { return 0 };
        let edge = edge(bud);
        if *edge == 0 {
            *edge = fresh;
            self.0.push(Bud::default());
            return fresh;
        }
        *edge
    }

    /// Lays it out for walking over a lexicon of so many words, with the word lists that its classes stand for.
    pub fn grown(self, lexicon: usize, lists: &Trie) -> Trie {
        let mut trie = self.laid_out(lexicon);
        let root = self.0.first().map(|root| root.classes.as_slice()).unwrap_or_default();
        let edge = |class: &u32| root.binary_search_by_key(class, |edge| edge.0).ok().map(|edge| edge as u32);
        for list in 0..lists.nodes.len() as u32 {
            trie.first_root.push(trie.roots.len() as u32);
            trie.roots.extend(lists.ends(list).iter().filter_map(edge));
        }
        trie.first_root.push(trie.roots.len() as u32);
        trie.sign(lists);
        trie
    }

    /// Lays word lists out, in which no class stands.
    pub fn laid_out(&self, lexicon: usize) -> Trie {
        let mut trie = Trie { first: vec![0; lexicon], ..Trie::default() };
        for (word, next) in self.0.first().map(|root| root.words.as_slice()).unwrap_or_default() {
            if let Some(first) = trie.first.get_mut(*word as usize) {
                *first = *next;
            }
        }
        for bud in &self.0 {
            trie.nodes.push(Node {
                gap: bud.gap,
                long_gap: bud.long_gap,
                start: bud.start,
                turn: bud.turn,
                ..here(&trie)
            });
            trie.words.extend(&bud.words);
            trie.classes.extend(&bud.classes);
            trie.ends.extend(&bud.ends);
        }
        trie.nodes.push(here(&trie));
        trie
    }
}

/// A node whose edges and ends begin where those of the others end.
fn here(trie: &Trie) -> Node {
    Node {
        words: trie.words.len() as u32,
        classes: trie.classes.len() as u32,
        ends: trie.ends.len() as u32,
        ..Node::default()
    }
}
