//! A trie while it grows: paths are added one by one, then it is laid out for walking.

use super::trie::{Edge, Lead, Node, PathId, Trie};

/// A trie that still grows.
#[derive(Debug)]
pub struct Sapling(Vec<Bud>);

#[derive(Debug, Default)]
struct Bud {
    /// Sorted by word.
    words: Vec<Lead>,
    /// Sorted by class.
    classes: Vec<Lead>,
    gap: u32,
    long_gap: u32,
    start: u32,
    comma: u32,
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
                Edge::Comma => self.only(at, |bud| &mut bud.comma),
                Edge::Turn => self.only(at, |bud| &mut bud.turn),
            };
        }
        if let Some(bud) = self.0.get_mut(at as usize)
            && let Err(place) = bud.ends.binary_search(&id)
        {
            bud.ends.insert(place, id);
        }
    }

    fn among(&mut self, from: u32, edges: impl Fn(&mut Bud) -> &mut Vec<Lead>, label: u32) -> u32 {
        let fresh = self.0.len() as u32;
        let Some(bud) = self.0.get_mut(from as usize) else { return 0 };
        let edges = edges(bud);
        match edges.binary_search_by_key(&label, |edge| edge.label) {
            Ok(at) => edges.get(at).map_or(0, |edge| edge.next),
            Err(at) => {
                edges.insert(at, Lead { label, next: fresh });
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

    /// Lays it out for walking over a lexicon of so many words, with the word lists that its classes stand for and the
    /// roles that the rule of each path looks at.
    pub fn grown(self, lexicon: usize, lists: &Trie, roles: impl Fn(PathId) -> u8) -> Trie {
        let mut trie = self.laid_out(lexicon);
        trie.roles = self.roles(roles).into();
        let root = self.0.first().map(|root| root.classes.as_slice()).unwrap_or_default();
        let edge = |class: &u32| root.binary_search_by_key(class, |edge| edge.label).ok().map(|edge| edge as u32);
        let view = lists.view();
        let (mut first, mut roots) = (Vec::new(), Vec::new());
        for list in 0..lists.nodes.len() as u32 {
            first.push(roots.len() as u32);
            roots.extend(view.ends(list).iter().filter_map(edge));
        }
        first.push(roots.len() as u32);
        (trie.first_root, trie.roots) = (first.into(), roots.into());
        trie.sign(lists);
        trie
    }

    /// The roles below each node. A node stands behind the one that leads to it.
    fn roles(&self, of: impl Fn(PathId) -> u8) -> Vec<u8> {
        let mut roles = vec![0; self.0.len()];
        for (at, bud) in self.0.iter().enumerate().rev() {
            let next = bud.words.iter().chain(&bud.classes).map(|lead| lead.next);
            let next = next.chain([bud.gap, bud.long_gap, bud.start, bud.comma, bud.turn]).filter(|next| *next != 0);
            let below = next.fold(0, |all, next| all | roles.get(next as usize).copied().unwrap_or_default());
            let own = bud.ends.iter().fold(0, |all, path| all | of(*path));
            if let Some(roles) = roles.get_mut(at) {
                *roles = own | below;
            }
        }
        roles
    }

    /// Lays word lists out, in which no class stands.
    pub fn laid_out(&self, lexicon: usize) -> Trie {
        let mut first = vec![0; lexicon];
        for lead in self.0.first().map(|root| root.words.as_slice()).unwrap_or_default() {
            if let Some(first) = first.get_mut(lead.label as usize) {
                *first = lead.next;
            }
        }
        let (mut nodes, mut words, mut classes, mut ends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for bud in &self.0 {
            nodes.push(Node {
                signs: 0,
                words: words.len() as u32,
                classes: classes.len() as u32,
                ends: ends.len() as u32,
                gap: bud.gap,
                long_gap: bud.long_gap,
                start: bud.start,
                comma: bud.comma,
                turn: bud.turn,
            });
            words.extend(&bud.words);
            classes.extend(&bud.classes);
            ends.extend(&bud.ends);
        }
        let (words_end, classes_end, ends_end) = (words.len() as u32, classes.len() as u32, ends.len() as u32);
        nodes.push(Node { words: words_end, classes: classes_end, ends: ends_end, ..Node::default() });
        Trie {
            nodes: nodes.into(),
            words: words.into(),
            classes: classes.into(),
            ends: ends.into(),
            first: first.into(),
            ..Trie::default()
        }
    }
}
