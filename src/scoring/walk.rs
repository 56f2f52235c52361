//! The walk of the trie over a text: from each word that is the anchor of some phrases, along them.

use super::classes::{Classes, Side};
use super::forms::{is_form, is_loose};
use super::signs;
use super::text::{Break, Words};
use super::trie::{ClassId, Edges, Lead, Node, PathId, Trie, View};

/// The most words that a gap `..` skips.
pub const GAP: usize = 4;

/// The most words that a long gap `...` skips.
pub const LONG_GAP: usize = 10;

/// The most steps from one anchor, some hundred times what all bundled phrases take: no family, however it was written,
/// holds the screen up.
const MOST_STEPS: u32 = 10_000;

/// The most steps in a whole text: so many, and so many more for each word. Bundled phrases take about ten a word.
const MOST_IN_ALL: (u64, u64) = (1_000_000, 200);

/// What a path that was found costs in steps, since it is kept.
const HIT: u32 = 8;

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

/// Every path of a trie in a text, whose words are known by these numbers; only those of rules that look at these roles,
/// and some others.
pub fn walk(trie: &Trie, words: &Words, known: &[u32], classes: &Classes<'_>, roles: u8) -> Vec<Hit> {
    let trie = &trie.view();
    let root = trie.node(0).map(Edges::classes).unwrap_or_default();
    let forms = root.get(..root.partition_point(|lead| is_form(lead.label))).unwrap_or_default();
    let stops: Vec<bool> = (0..words.len()).map(|word| stops_a_gap(words.form(word))).collect();
    let mut walk =
        Walk { trie, roles, forms, stops: &stops, words, known, classes, anchor: 0, left: 0, hits: Vec::new() };
    let mut in_all = MOST_IN_ALL.0 + MOST_IN_ALL.1 * known.len() as u64;
    for (anchor, word) in known.iter().enumerate() {
        let given = MOST_STEPS.min(u32::try_from(in_all).unwrap_or(MOST_STEPS));
        (walk.anchor, walk.left) = (anchor, given);
        walk.root(*word);
        in_all -= u64::from(given - walk.left);
    }
    walk.hits
}

/// The words that are found so far.
#[derive(Clone, Copy)]
struct Found {
    start: usize,
    end: usize,
    /// As in a hit, but bit [`ANCHOR`] stands for the anchor.
    loose: u128,
    /// The phrase has the mark that parts the clauses at the border.
    marked: bool,
}

/// Which bit of the loose words stands for the anchor: as many lie before it as behind it.
const ANCHOR: usize = 64;

struct Walk<'a> {
    trie: &'a View<'a>,
    roles: u8,
    /// Where shapes and forms lead from the root.
    forms: &'a [Lead],
    words: &'a Words,
    /// For each word whether a gap does not pass it.
    stops: &'a [bool],
    known: &'a [u32],
    classes: &'a Classes<'a>,
    anchor: usize,
    /// Steps that may still be taken from this anchor.
    left: u32,
    hits: Vec<Hit>,
}

impl Walk<'_> {
    /// All that is anchored at a word: at itself, or at a class that starts there.
    fn root(&mut self, word: u32) {
        let (trie, classes, at) = (self.trie, self.classes, self.anchor);
        let none = Found { start: at, end: at, loose: 0, marked: false };
        if let Some(next) = trie.first(word) {
            self.from(next, Side::Right, Found { end: at + 1, ..none });
        }
        let (before, far_before) = (classes.signs(at, Side::Left), classes.signs_within(at, Side::Left, LONG_GAP));
        for (end, list) in classes.members(at) {
            let (behind, far_behind) =
                (classes.signs(end, Side::Right), classes.signs_within(end, Side::Right, LONG_GAP));
            for gate in trie.roots(list) {
                if gate.opens(self.roles, behind, far_behind, before, far_before) {
                    self.from(gate.next, Side::Right, Found { end, ..none });
                }
            }
        }
        let here = classes.signs(at, Side::Right);
        for &Lead { label: class, next } in self.forms.iter().filter(|lead| signs::form(lead.label) & here != 0) {
            classes.beside(at, Side::Right, class, |end| {
                self.from(next, Side::Right, self.with(none, Side::Right, class, end));
            });
        }
    }

    /// Goes on from a node, to one side of what is found.
    fn from(&mut self, node: u32, side: Side, found: Found) {
        if !self.trie.looks_at(node, self.roles) {
            return;
        }
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        let Some(edges) = self.trie.node(node) else { return };
        if found.end > found.start {
            for &path in edges.ends() {
                let Some(left) = self.left.checked_sub(HIT) else { return };
                self.left = left;
                self.hits.push(self.hit(path, found));
            }
        }
        let Node { signs, turn, start, comma, long_gap, gap, .. } = *edges.node;
        if turn != 0 {
            self.from(turn, Side::Left, Found { marked: false, ..found });
        }
        if start != 0 && self.words.before(found.start) == Break::Sentence {
            self.from(start, side, found);
        }
        let border = found.border(side);
        let mark = self.words.before(border);
        if comma != 0 && mark >= Break::Comma {
            self.from(comma, side, Found { marked: mark < Break::Sentence, ..found });
        }
        if long_gap != 0 {
            self.gap(long_gap, side, found, LONG_GAP);
        }
        if gap != 0 {
            self.gap(gap, side, found, GAP);
        }
        // Words of one phrase stand in one clause. A subject that is not written may stand before the first of them.
        if self.classes.signs(border, side) & signs == 0 {
            return;
        }
        let apart = mark > Break::Comma && !found.marked;
        if side == Side::Left || !apart || found.start == found.end {
            self.steps(edges, side, found, border, apart && side == Side::Left);
        }
    }

    /// The words and classes that lie next to a border, to one side of what is found; only those that are not written
    /// where the border parts clauses.
    fn steps(&mut self, node: Edges<'_>, side: Side, found: Found, border: usize, unwritten: bool) {
        if let Some(word) = side.word(border).filter(|_| !unwritten)
            && let Some(next) = self.known.get(word).and_then(|word| node.next(*word))
        {
            self.from(next, side, found.up_to(side, side.behind(word)));
        }
        let classes = self.classes;
        let here = classes.place(border, side);
        for &Lead { label: class, next } in node.classes() {
            if !here.holds(class) {
                continue;
            }
            classes.beside(border, side, class, |far| {
                if !unwritten || far == border {
                    self.from(next, side, self.with(found, side, class, far));
                }
            });
        }
    }

    /// Skips words: a short gap those of the clause, with commas only in pairs ("my manager, Ana, asked me"), a long one
    /// those of the next sentence too but not of the one after it.
    fn gap(&mut self, next: u32, side: Side, found: Found, most: usize) {
        let Some(node) = self.trie.node(next) else { return };
        let signs = node.node.signs;
        if self.classes.signs_within(found.border(side), side, most) & signs == 0 {
            return;
        }
        let (mut commas, mut sentences) = (0, 0);
        let mut border = found.border(side);
        for _ in 0..=most {
            let Some(word) = side.word(border).filter(|word| *word < self.words.len()) else { return };
            let before = self.words.before(border);
            commas += usize::from(before == Break::Comma);
            sentences += usize::from(before == Break::Sentence);
            let short = most == GAP;
            if sentences > 1 || (short && before > Break::Comma) {
                return;
            }
            if (!short || commas != 1) && self.classes.signs(border, side) & signs != 0 {
                let skipped = Found { loose: found.loose | self.bits(found.border(side), border), ..found };
                self.steps(node, side, skipped, border, false);
            }
            if short && self.stops.get(word) == Some(&true) {
                return;
            }
            border = side.behind(word);
        }
    }

    /// What is found, with a class that reaches as far as a border.
    fn with(&self, found: Found, side: Side, class: ClassId, far: usize) -> Found {
        let inner = if is_loose(class) { self.bits(found.border(side), far) } else { 0 };
        Found { loose: found.loose | inner, ..found.up_to(side, far) }
    }

    /// The bits of the words between two borders, in either order.
    fn bits(&self, one: usize, other: usize) -> u128 {
        let up_to = |word: usize| match (word + ANCHOR).saturating_sub(self.anchor) {
            bit if bit < 2 * ANCHOR => (1u128 << bit) - 1,
            _ => u128::MAX,
        };
        up_to(one) ^ up_to(other)
    }

    fn hit(&self, path: PathId, found: Found) -> Hit {
        let before = self.anchor - found.start;
        let loose = match ANCHOR.checked_sub(before) {
            Some(shift) => found.loose >> shift,
            None => found.loose.checked_shl((before - ANCHOR) as u32).unwrap_or(0),
        };
        Hit { path, start: found.start, end: found.end, loose: loose as u64 }
    }
}

/// Whether a gap does not pass a word.
fn stops_a_gap(form: &str) -> bool {
    matches!(form, "but" | "because" | "although" | "though" | "however" | "unless" | "if")
}

impl Found {
    fn border(self, side: Side) -> usize {
        match side {
            Side::Right => self.end,
            Side::Left => self.start,
        }
    }

    fn up_to(self, side: Side, border: usize) -> Self {
        match side {
            Side::Right => Self { end: border, marked: false, ..self },
            Side::Left => Self { start: border, marked: false, ..self },
        }
    }
}
