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
    ends: Vec<PathId>,
}

impl Default for Sapling {
    fn default() -> Self {
        Self(vec![Bud::default()])
    }
}

impl Sapling {
    /// Adds a path.
    pub fn add(&mut self, path: &[Edge], id: PathId) {
        let mut at = 0;
        for edge in path {
            at = match edge {
                Edge::Word(word) => self.among(at, |bud| &mut bud.words, *word),
                Edge::Class(class) => self.among(at, |bud| &mut bud.classes, *class),
                Edge::Gap => self.only(at, |bud| &mut bud.gap),
                Edge::LongGap => self.only(at, |bud| &mut bud.long_gap),
                Edge::Start => self.only(at, |bud| &mut bud.start),
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

    /// Lays it out for walking, with the word lists that its classes stand for.
    pub fn grown(self, lists: &Trie) -> Trie {
        let mut trie = self.laid_out();
        let root: Vec<(u32, u32)> = self.0.first().map(|root| root.classes.clone()).unwrap_or_default();
        let next = |class: &u32| {
            let edge = root.binary_search_by_key(class, |edge| edge.0).ok()?;
            root.get(edge).map(|edge| edge.1)
        };
        trie.roots =
            (0..lists.nodes.len() as u32).map(|node| lists.ends(node).iter().filter_map(next).collect()).collect();
        trie
    }

    /// Lays word lists out, in which no class stands.
    pub fn laid_out(&self) -> Trie {
        let mut trie = Trie::default();
        for bud in &self.0 {
            trie.nodes.push(Node {
                words: trie.words.len() as u32,
                classes: trie.classes.len() as u32,
                ends: trie.ends.len() as u32,
                gap: bud.gap,
                long_gap: bud.long_gap,
                start: bud.start,
            });
            trie.words.extend(&bud.words);
            trie.classes.extend(&bud.classes);
            trie.ends.extend(&bud.ends);
        }
        trie.nodes.push(Node {
            words: trie.words.len() as u32,
            classes: trie.classes.len() as u32,
            ends: trie.ends.len() as u32,
            ..Node::default()
        });
        trie
    }
}
