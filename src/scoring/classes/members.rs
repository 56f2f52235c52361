//! Of which word lists something is a member, at each place of a text: a bit for each list.

use super::{Mark, Side};
use crate::scoring::trie::View;
use rustc_hash::FxHashMap;

/// The lists of each place, as rows of bits; places with the same word share a row.
#[derive(Debug)]
pub struct Members {
    width: usize,
    bits: Vec<u64>,
    /// By border between words: the row of what lies behind it, and of what lies before it.
    behind: Vec<u32>,
    before: Vec<u32>,
}

impl Members {
    /// Of single words, each known by the node of the word lists at which it ends, and of members of several words.
    /// There are `count` classes.
    pub fn of(lists: &View<'_>, count: usize, single: &[u32], several: &[Mark]) -> Self {
        let width = count.div_ceil(64);
        let (behind, before) = (vec![0; single.len() + 1], vec![0; single.len() + 1]);
        // The first row is that of no list at all.
        let mut members = Self { width, bits: vec![0; width], behind, before };
        let mut rows: FxHashMap<u32, u32> = FxHashMap::default();
        rows.insert(0, 0);
        for (at, node) in single.iter().enumerate() {
            let row = *rows.entry(*node).or_insert_with(|| members.row(0, lists.ends(*node)));
            if let (Some(behind), Some(before)) = (members.behind.get_mut(at), members.before.get_mut(at + 1)) {
                (*behind, *before) = (row, row);
            }
        }
        for mark in several {
            let ends = lists.ends(mark.label);
            let of = |rows: &[u32], border: usize| rows.get(border).copied().unwrap_or_default();
            let behind = members.row(of(&members.behind, mark.start), ends);
            let before = members.row(of(&members.before, mark.end), ends);
            if let (Some(start), Some(end)) = (members.behind.get_mut(mark.start), members.before.get_mut(mark.end)) {
                (*start, *end) = (behind, before);
            }
        }
        members
    }

    /// A new row: those of another and these.
    fn row(&mut self, of: u32, classes: &[u32]) -> u32 {
        let from = of as usize * self.width;
        let new = self.bits.len();
        self.bits.extend_from_within(from..from + self.width);
        for class in classes {
            if let Some(bits) = self.bits.get_mut(new + *class as usize / 64) {
                *bits |= 1 << (class % 64);
            }
        }
        (new / self.width.max(1)) as u32
    }

    /// The lists at a border, on that side of it.
    pub fn at(&self, border: usize, side: Side) -> &[u64] {
        let rows = if side == Side::Right { &self.behind } else { &self.before };
        let from = rows.get(border).map_or(0, |row| *row as usize * self.width);
        self.bits.get(from..from + self.width).unwrap_or_default()
    }
}
