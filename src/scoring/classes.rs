//! Where the classes of phrases stand in a text: word lists, shapes and forms.

mod members;

use self::members::Members;
use super::forms::{self, ANY, DID};
use super::lexicon::UNKNOWN;
use super::signs::{self, Signs};
use super::text::{Actors, Break, Words};
use super::trie::{ClassId, View};
use super::walk::{GAP, LONG_GAP};

/// A class found at some words: where it starts and ends (at the same word where a carried subject is not written), and
/// what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its first word.
    pub start: usize,
    /// The word behind it.
    pub end: usize,
    /// The class, or the node of the word lists whose `ends` are the classes.
    pub label: u32,
}

/// Marks by the word at which they start, and by the word before which they end.
#[derive(Debug, Default)]
struct Marks {
    by_start: Vec<Mark>,
    starts: Vec<u32>,
    by_end: Vec<Mark>,
    ends: Vec<u32>,
}

/// The side of a phrase's anchor on which it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Behind what was found.
    Right,
    /// Before it.
    Left,
}

impl Side {
    /// The word next to a border between words, if one can be there.
    pub fn word(self, border: usize) -> Option<usize> {
        match self {
            Self::Right => Some(border),
            Self::Left => border.checked_sub(1),
        }
    }

    /// The border on the far side of a word.
    pub fn behind(self, word: usize) -> usize {
        match self {
            Self::Right => word + 1,
            Self::Left => word,
        }
    }
}

/// The classes of a text.
#[derive(Debug)]
pub struct Classes<'a> {
    words: &'a Words,
    lists: &'a View<'a>,
    /// For each word the node of the word lists at which it ends as a member; 0 for none.
    single: Vec<u32>,
    /// Members of several words.
    several: Marks,
    /// Shapes and forms, without those that are a matter of one word.
    forms: Marks,
    behind: Around,
    before: Around,
    members: Members,
}

/// What stands at a border between words, to one side of it.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    signs: Signs,
    members: &'a [u64],
}

impl Place<'_> {
    /// Whether a class does.
    #[inline]
    pub fn holds(self, class: ClassId) -> bool {
        if forms::is_form(class) {
            return self.signs & signs::form(class) != 0;
        }
        self.members.get(class as usize / 64).is_some_and(|bits| bits >> (class % 64) & 1 != 0)
    }
}

/// For each border between words the signs of what lies on one side of it.
#[derive(Debug)]
struct Around {
    /// Right there.
    next: Vec<Signs>,
    /// There or behind a gap.
    gap: Vec<Signs>,
    /// There or behind a long gap.
    long_gap: Vec<Signs>,
}

impl<'a> Classes<'a> {
    /// Finds all of a text, whose words are known by these numbers. There are `count` classes.
    pub fn find(lists: &'a View<'a>, count: usize, words: &'a Words, known: &[u32], actors: &Actors) -> Self {
        let mut single = Vec::with_capacity(words.len());
        let mut several = Vec::new();
        for (start, word) in known.iter().enumerate() {
            let first = lists.first(*word).unwrap_or(0);
            single.push(if lists.ends(first).is_empty() { 0 } else { first });
            let mut node = first;
            let mut end = start + 1;
            while node != 0
                && words.before(end) <= Break::Comma
                && let Some(next) =
                    lists.node(node).and_then(|node| node.next(known.get(end).copied().unwrap_or(UNKNOWN)))
            {
                (node, end) = (next, end + 1);
                if !lists.ends(node).is_empty() {
                    several.push(Mark { start, end, label: node });
                }
            }
        }
        let forms = forms::find(words, actors);
        let (mut behind, mut before) = (vec![0; words.len() + 1], vec![0; words.len() + 1]);
        let mut sign = |start: usize, end: usize, signs: Signs| {
            if let Some(behind) = behind.get_mut(start) {
                *behind |= signs;
            }
            if let Some(before) = before.get_mut(end) {
                *before |= signs;
            }
        };
        for (at, (word, info)) in known.iter().zip(words.all()).enumerate() {
            let deed = if info.verb.deed { signs::form(DID) } else { 0 };
            sign(at, at + 1, signs::word(*word) | signs::form(ANY) | deed);
        }
        for mark in &forms {
            sign(mark.start, mark.end, signs::form(mark.label));
        }
        let (behind, before) = (Around::of(behind, Side::Right), Around::of(before, Side::Left));
        let members = Members::of(lists, count, &single, &several);
        let (several, forms) = (Marks::of(&several, words.len()), Marks::of(&forms, words.len()));
        Self { words, lists, single, several, forms, behind, before, members }
    }

    /// The signs of what lies next to a border between words, on that side of it.
    pub fn signs(&self, border: usize, side: Side) -> Signs {
        at(&self.side(side).next, border)
    }

    /// The same with what lies behind a gap of at most so many words, which is one of the two that there are.
    pub fn signs_within(&self, border: usize, side: Side, most: usize) -> Signs {
        let around = self.side(side);
        at(if most == GAP { &around.gap } else { &around.long_gap }, border)
    }

    fn side(&self, side: Side) -> &Around {
        if side == Side::Right { &self.behind } else { &self.before }
    }

    /// What lies next to a border between words, on that side of it.
    pub fn place(&self, border: usize, side: Side) -> Place<'_> {
        Place { signs: self.signs(border, side), members: self.members.at(border, side) }
    }

    /// Tells where a class that is held by a place ends on its other side, each way in which it does.
    pub fn beside(&self, border: usize, side: Side, class: ClassId, mut tell: impl FnMut(usize)) {
        let word = side.word(border).filter(|word| *word < self.words.len());
        let far = |mark: &Mark| if side == Side::Right { mark.end } else { mark.start };
        if class == ANY || class == DID {
            if let Some(word) = word.filter(|word| class == ANY || self.words.is_deed(*word)) {
                tell(side.behind(word));
            }
        } else if forms::is_form(class) {
            for mark in self.forms.beside(border, side).iter().filter(|mark| mark.label == class) {
                tell(far(mark));
            }
        } else if self.several.beside(border, side).is_empty() {
            tell(side.behind(word.unwrap_or_default()));
        } else {
            let holds = |list: u32| list != 0 && self.lists.ends(list).binary_search(&class).is_ok();
            if let Some(word) = word.filter(|word| self.single.get(*word).is_some_and(|list| holds(*list))) {
                tell(side.behind(word));
            }
            for mark in self.several.beside(border, side).iter().filter(|mark| holds(mark.label)) {
                tell(far(mark));
            }
        }
    }

    /// The members of word lists that start at a word: the word behind, and the node of the lists.
    pub fn members(&self, word: usize) -> impl Iterator<Item = (usize, u32)> {
        let single = self.single.get(word).copied().filter(|list| *list != 0).map(|list| (word + 1, list));
        let several = self.several.beside(word, Side::Right).iter().map(|mark| (mark.end, mark.label));
        single.into_iter().chain(several)
    }
}

impl Around {
    fn of(next: Vec<Signs>, side: Side) -> Self {
        let (gap, long_gap) = (within(&next, side, GAP), within(&next, side, LONG_GAP));
        Self { next, gap, long_gap }
    }
}

/// The signs of each border and of so many more to one side of it.
fn within(next: &[Signs], side: Side, most: usize) -> Vec<Signs> {
    let mut all = next.to_vec();
    let mut width = 1;
    while width <= most {
        // Twice as many at each turn: those of a border and those of where these end.
        let step = width.min(most + 1 - width);
        let borders = all.len().saturating_sub(step);
        for border in 0..borders {
            let (here, there) = match side {
                Side::Right => (border, border + step),
                Side::Left => (all.len() - 1 - border, all.len() - 1 - border - step),
            };
            let more = all.get(there).copied().unwrap_or_default();
            if let Some(here) = all.get_mut(here) {
                *here |= more;
            }
        }
        width += step;
    }
    all
}

fn at(signs: &[Signs], border: usize) -> Signs {
    signs.get(border).copied().unwrap_or_default()
}

impl Marks {
    fn of(marks: &[Mark], words: usize) -> Self {
        if marks.is_empty() {
            return Self::default();
        }
        let (by_end, ends) = sorted(marks, words, |mark| mark.end);
        let (by_start, starts) = sorted(marks, words, |mark| mark.start);
        Self { by_start, starts, by_end, ends }
    }

    fn beside(&self, border: usize, side: Side) -> &[Mark] {
        let (marks, first) = match side {
            Side::Right => (&self.by_start, &self.starts),
            Side::Left => (&self.by_end, &self.ends),
        };
        let at = |border: usize| first.get(border).map(|first| *first as usize);
        let range = at(border).zip(at(border + 1)).map(|(start, end)| start..end);
        range.and_then(|range| marks.get(range)).unwrap_or_default()
    }
}

/// Marks sorted by a border between words, and where those of each border begin.
fn sorted(marks: &[Mark], words: usize, border: impl Fn(&Mark) -> usize) -> (Vec<Mark>, Vec<u32>) {
    // How many lie at each border, then where those end, then, as each is put before the last of them, where they begin.
    let mut first = vec![0; words + 2];
    for mark in marks {
        if let Some(count) = first.get_mut(border(mark)) {
            *count += 1;
        }
    }
    let mut all = 0;
    for count in &mut first {
        all += *count;
        *count = all;
    }
    let mut sorted = marks.to_vec();
    for mark in marks.iter().rev() {
        if let Some(place) = first.get_mut(border(mark)) {
            *place -= 1;
            if let Some(slot) = sorted.get_mut(*place as usize) {
                *slot = *mark;
            }
        }
    }
    (sorted, first)
}
