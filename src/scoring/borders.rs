//! Where the sections of an answer begin that was told in one piece.
//!
//! Headings win. Without them each sentence is weighed for each section by what was found in it (its cues), and the
//! borders are those under which sentences and lengths fit their sections best. It is a guess for a person to
//! correct, so it never fails: the worst text gets borders too.

mod cues;
mod units;

use super::rubric::Rubric;
use super::text::Words;
use super::{Passage, Scan};
use crate::content::clean::part;
use crate::content::{Role, Section, headings};
use cues::Weigher;
use std::ops::Range;
use units::Unit;

/// What an empty section costs, in the unit of [`cues`].
const EMPTY: f64 = 4.0;

/// What it costs if it is the first one: everybody begins at the beginning, and few leave it out.
const NO_BEGINNING: f64 = 9.0;

/// What a section costs that takes e times its share of the words, or an e-th; twice as far off costs four times that.
const OFF_LENGTH: f64 = 0.6;

/// How much of the expected lengths is the same for all sections: people are less uneven than their targets.
const EVEN: f64 = 0.3;

/// What a border inside a sentence costs.
const INSIDE: f64 = 2.0;

/// What a border at a new paragraph gains.
const PARAGRAPH: f64 = 1.5;

/// The byte offsets where the second and all later sections begin: one less than there are sections, ascending, each at
/// the start of a sentence, or of a clause where the text has no sentences. Equal offsets leave a section empty, the text's
/// length all that follow.
pub fn guess(rubric: &Rubric, text: &str) -> Vec<usize> {
    let sections = &rubric.framework.sections;
    let titled = titled(text, sections);
    let Some(&(first, start)) = titled.first() else { return weigh(rubric, 0..sections.len(), text) };
    // What stands before the first heading belongs to the sections before it.
    let mut borders = if first > 1 { weigh(rubric, 0..first, part(text, 0..start)) } else { Vec::new() };
    borders.resize(first.saturating_sub(1), start);
    for next in first.max(1)..sections.len() {
        let begins = titled.iter().find(|(section, _)| *section >= next).map_or(text.len(), |(_, start)| *start);
        borders.push(begins);
    }
    borders
}

/// The text of each section, without blank ends and without the lines of its headings. Offsets that are no borders of
/// characters are moved to the one before.
pub fn split(rubric: &Rubric, text: &str, borders: &[usize]) -> Vec<String> {
    let sections = &rubric.framework.sections;
    let found = if headings::split(text, sections).is_empty() { Vec::new() } else { headings::pieces(text, sections) };
    let titles: Vec<Range<usize>> =
        found.into_iter().filter(|piece| piece.section.is_some()).map(|piece| title(&piece)).collect();
    let mut texts = Vec::with_capacity(sections.len());
    let mut start = 0;
    for at in 0..sections.len() {
        let end = borders.get(at).map_or(text.len(), |end| floor(text, *end)).max(start);
        texts.push(without(text, start..end, &titles));
        start = end;
    }
    texts
}

/// Every offset at which a border may lie: the starts of sentences, of clauses where the text has no sentences, and the
/// end of the text. The second value says whether a paragraph begins there.
pub fn stops(text: &str) -> Vec<(usize, bool)> {
    let units = units::of(text, &Words::split(text));
    let mut stops: Vec<(usize, bool)> = units.iter().map(|unit| (unit.start, unit.paragraph)).collect();
    if stops.is_empty() {
        stops.push((0, true));
    }
    if !text.is_empty() {
        stops.push((text.len(), true));
    }
    stops
}

/// The sections that have a heading, as far as they follow each other in the framework's order, and where that begins.
fn titled(text: &str, sections: &[Section]) -> Vec<(usize, usize)> {
    let mut titled: Vec<(usize, usize)> = Vec::new();
    for piece in headings::split(text, sections) {
        let Some(section) = piece.section else { continue };
        if titled.last().is_none_or(|(last, _)| *last < section) {
            titled.push((section, piece.heading.start));
        }
    }
    titled
}

/// The bytes of a heading, up to the text that stands under or behind it.
fn title(piece: &headings::Piece) -> Range<usize> {
    piece.heading.start..piece.text.start.max(piece.heading.start)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn without(text: &str, span: Range<usize>, titles: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for title in titles {
        let (start, end) = (title.start.clamp(at, span.end), title.end.clamp(at, span.end));
        out.push_str(part(text, at..start));
        at = end;
    }
    out.push_str(part(text, at..span.end));
    out.trim().to_owned()
}

/// The same as [`guess`] for some of the sections, by what was found in the text.
fn weigh(rubric: &Rubric, which: Range<usize>, text: &str) -> Vec<usize> {
    const ROLES: [Role; 5] = [Role::Situation, Role::Task, Role::Action, Role::Result, Role::Reflection];
    let scan: Scan = rubric.engine.read(Passage { text, roles: &ROLES, cursor: None }, None);
    let units = units::of(text, &scan.words);
    let sections = rubric.framework.sections.get(which.clone()).unwrap_or_default();
    let scale = Weigher { rubric, scan: &scan };
    let weighed: Vec<Vec<f64>> = units.iter().map(|unit| scale.sections(unit, sections)).collect();
    let targets = rubric.times.get(which).unwrap_or_default().iter().map(|time| f64::from(time.target));
    let shares = shares(targets.collect());
    let chosen = best(&units, &weighed, &shares);
    chosen.into_iter().map(|unit| units.get(unit).map_or(text.len(), |unit| unit.start)).collect()
}

/// The part of the words that each section is expected to take.
fn shares(targets: Vec<f64>) -> Vec<f64> {
    let (sum, count) = (targets.iter().sum::<f64>().max(1.0), targets.len() as f64);
    targets.into_iter().map(|target| (1.0 - EVEN) * target / sum + EVEN / count).collect()
}

/// The first unit of each section but the first, so that all in all the weights are highest. A dynamic programme: the best
/// way to tell some sections in some units is the best one to tell the last of them in the last of these, and the others in
/// what is before.
fn best(units: &[Unit], weighed: &[Vec<f64>], shares: &[f64]) -> Vec<usize> {
    let (count, all) = (units.len(), units.iter().map(|unit| unit.words.len()).sum::<usize>().max(1) as f64);
    let mut words = vec![0.0];
    words.extend(units.iter().scan(0.0, |sum, unit| {
        *sum += unit.words.len() as f64 / all;
        Some(*sum)
    }));
    // The best sum for so many units told in the sections up to this one; and for each section where it began then.
    let mut sums: Vec<f64> = std::iter::once(0.0).chain(std::iter::repeat_n(f64::NEG_INFINITY, count)).collect();
    let mut ways: Vec<Vec<usize>> = Vec::with_capacity(shares.len());
    for (section, share) in shares.iter().enumerate() {
        let mut told = vec![0.0];
        told.extend(weighed.iter().scan(0.0, |sum, weights| {
            *sum += weights.get(section).copied().unwrap_or_default();
            Some(*sum)
        }));
        let reached = |end: usize, start: usize| -> Option<f64> {
            let before = sums.get(start)?;
            if start == end {
                return Some(before - if section == 0 { NO_BEGINNING } else { EMPTY });
            }
            let length = (words.get(end)? - words.get(start)?) / share;
            let border = if section == 0 { 0.0 } else { units.get(start).map_or(0.0, border) };
            Some(before + told.get(end)? - told.get(start)? - OFF_LENGTH * length.ln().powi(2) + border)
        };
        let mut next = Vec::with_capacity(count + 1);
        let mut way = Vec::with_capacity(count + 1);
        for end in 0..=count {
            let sums = (0..=end).map(|start| (start, reached(end, start).unwrap_or(f64::NEG_INFINITY)));
            let (start, sum) = sums.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((end, f64::NEG_INFINITY));
            next.push(sum);
            way.push(start);
        }
        sums = next;
        ways.push(way);
    }
    let mut chosen = Vec::with_capacity(ways.len());
    let mut at = count;
    for way in ways.iter().skip(1).rev() {
        at = way.get(at).copied().unwrap_or_default();
        chosen.push(at);
    }
    chosen.reverse();
    chosen
}

fn border(unit: &Unit) -> f64 {
    match (unit.paragraph, unit.sentence) {
        (true, _) => PARAGRAPH,
        (false, true) => 0.0,
        (false, false) => -INSIDE,
    }
}
