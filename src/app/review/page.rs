//! The page of a review: what was said about the answer, then the answer, section by section.

use super::{Review, Shown, Spot};
use crate::app::Common;
use crate::app::paper::{Ink, Paper, Row};
use crate::app::rehearse::measure::clock;
use crate::app::scorecard::times;
use crate::app::wrap::wrap;
use crate::content::clean::{part, visible};
use crate::scoring::length::words;
use crate::session::Input;
use std::fmt::Write;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Columns before the text of a section.
const INDENT: usize = 2;

/// The page, and where its words stand.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Row>,
    /// For each section the row and column of each of its words; of its head where it has none.
    pub places: Vec<Vec<(usize, usize)>>,
}

impl Page {
    /// Row and column of a word.
    pub fn place(&self, spot: Spot) -> Option<(usize, usize)> {
        self.places.get(spot.section)?.get(spot.word).copied()
    }
}

/// A text with the numbers of comments put in, and how its parts look.
struct Dressed {
    text: String,
    /// Byte offsets in the text as it was told, and how many bytes were put in there.
    put: Vec<(usize, usize)>,
    /// Byte ranges of this text; the later ones lie over the earlier ones.
    looks: Vec<(Range<usize>, Ink)>,
}

impl Dressed {
    /// Puts `[n]` behind the words of comments, which are given with their ends.
    fn of(told: &str, mut numbers: Vec<(usize, usize)>) -> Self {
        numbers.sort_unstable();
        let (mut text, mut put, mut looks, mut done) = (String::new(), Vec::new(), Vec::new(), 0);
        for (end, number) in numbers {
            text.push_str(part(told, done..end));
            let sign = format!("[{number}]");
            looks.push((text.len()..text.len() + sign.len(), Ink::Strong));
            text.push_str(&sign);
            put.push((end, sign.len()));
            done = end;
        }
        text.push_str(part(told, done..told.len()));
        Self { text, put, looks }
    }

    /// Where a byte of the told text stands here: what was put in at its own place stands before a start and after an
    /// end.
    fn at(&self, told: usize, end: bool) -> usize {
        let before = self.put.iter().filter(|(at, _)| if end { *at < told } else { *at <= told });
        told + before.map(|(_, len)| len).sum::<usize>()
    }

    fn look(&mut self, told: &Range<usize>, ink: Ink) {
        self.looks.push((self.at(told.start, false)..self.at(told.end, true), ink));
    }

    /// A row of it, cut where its looks change.
    fn row(&self, row: &Range<usize>) -> Vec<(String, Ink)> {
        let near: Vec<_> = self.looks.iter().filter(|(it, _)| it.start < row.end && it.end > row.start).collect();
        let mut cuts: Vec<usize> = near.iter().flat_map(|(it, _)| [it.start, it.end]).collect();
        cuts.extend([row.start, row.end]);
        cuts.retain(|cut| (row.start..=row.end).contains(cut));
        cuts.sort_unstable();
        cuts.dedup();
        let pieces = cuts.iter().zip(cuts.iter().skip(1)).map(|(from, to)| {
            let over = near.iter().rev().find(|(it, _)| it.start <= *from && *to <= it.end);
            (visible(part(&self.text, *from..*to)), over.map_or(Ink::Text, |(_, ink)| *ink))
        });
        pieces.collect()
    }
}

impl Review {
    /// The page in so many columns.
    pub fn page(&self, common: &Common, width: usize) -> Page {
        let mut paper = Paper::new(width);
        self.reviews(&mut paper, common);
        self.views(&mut paper, common);
        let shown = self.shown(common);
        let mut places = Vec::new();
        for index in 0..self.take.sections.len() {
            places.push(self.section(&mut paper, index, &shown, common, width));
        }
        Page { rows: paper.rows, places }
    }

    fn section(
        &self,
        paper: &mut Paper,
        index: usize,
        shown: &[Shown<'_>],
        common: &Common,
        width: usize,
    ) -> Vec<(usize, usize)> {
        let Some(told) = self.take.sections.get(index) else { return Vec::new() };
        paper.gap();
        let here = shown.iter().filter(|one| one.thread.anchor.is_some_and(|anchor| anchor.section == told.id));
        let (mut numbers, mut spans, mut whole) = (Vec::new(), Vec::new(), String::new());
        for one in here {
            match one.thread.anchor.and_then(|anchor| anchor.find(&told.text)) {
                Some(span) => {
                    numbers.push((span.end, one.number));
                    spans.push(span);
                }
                None => {
                    let _ = write!(whole, " [{}]", one.number);
                }
            }
        }
        let head = paper.rows.len();
        let chosen = self.spot.section == index && told.text.trim().is_empty();
        let ink = if chosen { Ink::Chosen } else { Ink::Strong };
        let mut title = vec![(visible(&self.section_title(index)), ink), (whole, Ink::Strong)];
        let times = self.times(index);
        if title.iter().chain(&times).map(|(text, _)| text.width()).sum::<usize>() > width {
            paper.row(title);
            paper.row(times);
        } else {
            title.extend(times);
            paper.row(title);
        }
        self.section_views(paper, index, common);
        if told.damaged {
            paper.say(INDENT, "The file was damaged here: words may be missing.", Ink::Dim);
        }
        if told.text.trim().is_empty() {
            let nothing = if self.take.header.input == Input::Aloud {
                "Told aloud: no words were kept."
            } else {
                "Nothing was written here."
            };
            paper.say(INDENT, nothing, Ink::Dim);
            return vec![(head, 0)];
        }
        let mut dressed = Dressed::of(&told.text, numbers);
        for found in self.findings(&told.id, common) {
            dressed.look(&found.0, Ink::Words(found.1));
        }
        for span in &spans {
            if self.findings(&told.id, common).is_empty() {
                dressed.look(span, Ink::Strong);
            }
        }
        if let Some((_, span)) = self.selected().filter(|(section, _)| *section == index) {
            dressed.look(&span, Ink::Chosen);
        }
        let words = self.words.get(index).map(Vec::as_slice).unwrap_or_default();
        let mut words = words.iter().map(|word| dressed.at(word.start, false)).peekable();
        let mut places = Vec::new();
        for row in wrap(&dressed.text, width.saturating_sub(INDENT)) {
            while let Some(at) = words.next_if(|at| *at < row.end) {
                let column = part(&dressed.text, row.start..at.max(row.start)).width();
                places.push((paper.rows.len(), INDENT + column));
            }
            let mut parts = vec![(" ".repeat(INDENT), Ink::Text)];
            parts.extend(dressed.row(&row));
            paper.row(parts);
        }
        places.extend(words.map(|_| (paper.rows.len().saturating_sub(1), INDENT)));
        self.faults(paper, &told.id, common);
        places
    }

    /// How long a section is, against its target, and what happened while it was told.
    fn times(&self, index: usize) -> Vec<(String, Ink)> {
        let Some(told) = self.take.sections.get(index) else { return Vec::new() };
        let mut parts = Vec::new();
        let typed = self.take.header.input == Input::Typed;
        let in_one = self.take.header.is_told_in_one();
        if let Some(rubric) = self.rubric.as_ref().filter(|_| typed || !in_one) {
            let measure = times::measure(&self.take, index, rubric);
            let pressure = measure.pressure();
            let about = if typed && measure.ms > 0 { "~" } else { "" };
            let time = format!("   {about}{}{}", clock(measure.ms), pressure.sign());
            parts.push((time, Ink::Time(pressure)));
            parts.push((format!(" of {}", clock(u64::from(measure.time.target) * 1000)), Ink::Dim));
        }
        let mut more = String::new();
        if typed {
            let _ = write!(more, " · {} words", words(&told.text));
            if !in_one {
                let _ = write!(more, " · clock {}", clock(told.ms));
            }
        }
        let traces = self.traces.get(index).map(String::as_str).unwrap_or_default();
        if !traces.is_empty() {
            let _ = write!(more, " · {traces}");
        }
        parts.push((more, Ink::Dim));
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_comment_stands_behind_its_words_and_moves_what_follows() {
        let mut dressed = Dressed::of("one two three", vec![(7, 2), (3, 1)]);
        assert_eq!(dressed.text, "one[1] two[2] three");
        assert_eq!((dressed.at(4, false), dressed.at(7, true), dressed.at(8, false)), (7, 10, 14));
        dressed.look(&(4..7), Ink::Chosen);
        let row = dressed.row(&(0..dressed.text.len()));
        assert_eq!(row[3], ("two".to_owned(), Ink::Chosen));
    }
}
