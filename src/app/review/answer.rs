//! The words of an answer, and ways from one to another.

use super::{Page, Review, Room};
use crate::app::{Command, Common};
use crate::content::clean::part;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The words of one section, as byte ranges.
pub type Words = Vec<Range<usize>>;

/// A word of the answer. A section without words has one place, at its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spot {
    /// The section's number.
    pub section: usize,
    /// The word's number in it.
    pub word: usize,
}

/// The words of a text: what stands between blanks, with its marks.
pub fn words(text: &str) -> Words {
    let mut words: Words = Vec::new();
    for (at, piece) in text.split_word_bound_indices() {
        if piece.chars().all(char::is_whitespace) {
            continue;
        }
        let marks = !piece.chars().any(char::is_alphanumeric);
        match words.last_mut().filter(|last| last.end == at && marks) {
            Some(last) => last.end = at + piece.len(),
            None => words.push(at..at + piece.len()),
        }
    }
    words
}

impl Review {
    /// The chosen words, as their section and a byte range in it; nothing in a section without words.
    pub(super) fn selected(&self) -> Option<(usize, Range<usize>)> {
        let words = self.words.get(self.spot.section)?;
        let other = self.other.unwrap_or(self.spot.word);
        let (first, last) = (self.spot.word.min(other), self.spot.word.max(other));
        Some((self.spot.section, words.get(first)?.start..words.get(last)?.end))
    }

    /// Whether words were selected, and not only one chosen.
    pub(super) fn is_selecting(&self) -> bool {
        self.other.is_some()
    }

    /// The word that a byte offset of a section falls on.
    pub(super) fn word_at(&self, section: usize, at: usize) -> usize {
        let words = self.words.get(section).map(Vec::as_slice).unwrap_or_default();
        words.partition_point(|word| word.end <= at).min(words.len().saturating_sub(1))
    }

    /// Moves by a command; what is selected grows inside its section.
    pub(super) fn motion(&mut self, command: Command, common: &Common) {
        let room = Room::of(common.size);
        let before = self.spot;
        let step = match command {
            Command::SelectOn | Command::SelectBack => {
                self.other.get_or_insert(before.word);
                if command == Command::SelectOn { Command::ReviewRight } else { Command::ReviewLeft }
            }
            other => other,
        };
        match step {
            Command::ReviewRight => self.next_word(),
            Command::ReviewLeft => self.word_before(),
            Command::SectionOn => self.enter_section(before.section + 1),
            Command::SectionBack => {
                let at_start = before.word == 0;
                self.enter_section(if at_start { before.section.saturating_sub(1) } else { before.section });
            }
            Command::ParagraphOn => self.paragraph(true),
            Command::ParagraphBack => self.paragraph(false),
            Command::Up => self.rows(-1, common),
            Command::Down => self.rows(1, common),
            Command::PageUp => self.rows(-room.height.saturating_sub(2).max(1).cast_signed(), common),
            Command::PageDown => self.rows(room.height.saturating_sub(2).max(1).cast_signed(), common),
            Command::First => {
                self.enter_section(0);
                self.top = 0;
            }
            Command::Last => {
                self.enter_section(self.words.len().saturating_sub(1));
                self.spot.word = self.last_word(self.spot.section);
            }
            _ => return,
        }
        if self.other.is_some() && self.spot.section != before.section {
            let back = (self.spot.section, self.spot.word) < (before.section, before.word);
            self.spot = Spot { section: before.section, word: if back { 0 } else { self.last_word(before.section) } };
        }
        self.chosen = None;
        if step != Command::First {
            self.follow(common);
        }
    }

    fn last_word(&self, section: usize) -> usize {
        self.words.get(section).map_or(0, |words| words.len().saturating_sub(1))
    }

    fn next_word(&mut self) {
        if self.spot.word < self.last_word(self.spot.section) {
            self.spot.word += 1;
        } else {
            self.enter_section(self.spot.section + 1);
        }
    }

    fn word_before(&mut self) {
        if self.spot.word > 0 {
            self.spot.word -= 1;
        } else if self.spot.section > 0 {
            let section = self.spot.section - 1;
            self.spot = Spot { section, word: self.last_word(section) };
        }
    }

    fn enter_section(&mut self, section: usize) {
        if section < self.words.len() {
            self.spot = Spot { section, word: 0 };
        }
    }

    /// To the start of the paragraph after this one, or of this one or the one before it.
    fn paragraph(&mut self, on: bool) {
        let start = self.spot;
        loop {
            let before = self.spot;
            if on {
                self.next_word();
            } else {
                self.word_before();
            }
            if self.spot == before || self.begins_paragraph(self.spot) && self.spot != start {
                return;
            }
        }
    }

    fn begins_paragraph(&self, spot: Spot) -> bool {
        let Some(before) = spot.word.checked_sub(1) else { return true };
        let (Some(words), Some(told)) = (self.words.get(spot.section), self.take.sections.get(spot.section)) else {
            return true;
        };
        let between = words.get(before).zip(words.get(spot.word)).map(|(a, b)| a.end..b.start);
        between.is_some_and(|gap| part(&told.text, gap).contains('\n'))
    }

    /// So many rows down, to the word nearest to the column; from the first one the page goes on up.
    fn rows(&mut self, by: isize, common: &Common) {
        let page = self.page(common, Room::of(common.size).width);
        let Some((row, column)) = page.place(self.spot) else { return };
        let aim = row.saturating_add_signed(by);
        let places = page.places.iter().enumerate().flat_map(|(section, places)| {
            places.iter().enumerate().map(move |(word, (row, column))| (Spot { section, word }, *row, *column))
        });
        let onward = places.filter(|(_, at, _)| if by > 0 { *at > row } else { *at < row });
        let near = onward.min_by_key(|(_, at, at_column)| (at.abs_diff(aim), at_column.abs_diff(column)));
        match near {
            Some((spot, ..)) => self.spot = spot,
            None if by < 0 => self.top = self.top.saturating_sub(by.unsigned_abs()),
            None => {}
        }
    }

    /// Scrolls as little as needed for the chosen word to be in sight.
    pub(super) fn follow(&mut self, common: &Common) {
        let room = Room::of(common.size);
        let page: Page = self.page(common, room.width);
        let Some((row, _)) = page.place(self.spot) else { return };
        // Its heading too, where it is the first row of a section.
        let least = (row + 3).saturating_sub(room.height);
        let most = row.saturating_sub(2);
        let first = page.places.iter().flatten().map(|(row, _)| *row).min().unwrap_or(0);
        if row > first {
            self.top = self.top.clamp(least.min(most), most);
        } else {
            self.top = self.top.min(most).max(least.min(most));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_carry_their_marks_and_stay_on_borders() {
        let text = "No ticket existed, “so” I’d go.\n日本 – x";
        let words: Vec<&str> = words(text).into_iter().map(|word| &text[word]).collect();
        assert_eq!(words, ["No", "ticket", "existed,", "“", "so”", "I’d", "go.", "日", "本", "–", "x"]);
    }
}
