//! What is quoted of a story, in phrases that can be read alone: its first line, and its numbers.

use super::{OPENING, QUOTE, line};
use crate::content::Story;
use crate::content::clean::part;
use crate::content::family::Polarity;
use crate::scoring::scorecard::Quoted;
use crate::scoring::text::words::Break;
use crate::scoring::text::{Words, sentences, shapes};
use crate::scoring::{Rubric, Scorecard};
use std::ops::Range;

/// Quotes of numbers, at most.
const NUMBERS: usize = 4;
/// Bytes of one, at most.
const NUMBER: usize = 140;
/// A phrase of fewer words says too little.
const FEWEST: usize = 4;

/// The families whose findings are an answer's numbers.
pub(super) const METRIC: &str = "metric-delta";
pub(super) const IMPACT: &str = "business-impact";

/// Words that lead a clause on from the one before it, and say nothing alone.
const LEADING: [&str; 9] = ["and", "but", "so", "which", "that", "because", "while", "then", "or"];
/// Words that stand for something that was named before.
const STANDING_FOR: [&str; 10] = ["it", "they", "this", "that", "these", "those", "he", "she", "its", "their"];

/// Verbs that say nothing without what they are said of.
const BEING: [&str; 6] = ["is", "are", "was", "were", "has", "had"];

/// The line to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The first sentence that the engine finds no fault in; nothing where the first section has none.
    pub line: Option<String>,
    /// What is wrong with the first one: the words, and the title of their family.
    pub fault: Option<(String, String)>,
}

/// The first clean sentence of the first section that is told; nothing where none is.
pub(super) fn opening(rubric: &Rubric, card: &Scorecard, story: &Story) -> Option<Opening> {
    let sections = rubric.framework.sections.iter().filter_map(|section| Some((section, story.text.get(&section.id)?)));
    let (section, text) = sections.into_iter().find(|(_, text)| !text.trim().is_empty())?;
    let fault = |sentence: &Range<usize>| {
        let faults = card.findings.iter().filter(|it| it.polarity != Polarity::Signal && it.section == section.id);
        faults.into_iter().find(|it| it.start < sentence.end && sentence.start < it.end)
    };
    let sentences = sentences(text);
    let clean = sentences.iter().find(|sentence| fault(sentence).is_none());
    let clean = clean.map(|sentence| line(part(text, sentence.clone()).trim(), OPENING)).filter(|it| !it.is_empty());
    let fault = sentences.first().and_then(fault).map(|found| {
        let title = rubric.engine.family_title(&found.family).unwrap_or(&found.family);
        (line(&found.text, QUOTE), line(&title.to_lowercase(), QUOTE))
    });
    (clean.is_some() || fault.is_some()).then_some(Opening { line: clean, fault })
}

/// The numbers in the order of the answer, as phrases that can be understood alone; the measured changes before others
/// where there are too many.
pub(super) fn numbers(card: &Scorecard, story: &Story) -> Vec<String> {
    let found = card.findings.iter().filter(|quote| quote.family == METRIC || quote.family == IMPACT);
    let phrase =
        |quote: &Quoted| phrase(story.text.get(&quote.section)?, quote.start..quote.end, quote.family == IMPACT);
    let mut phrases: Vec<(usize, bool, Phrase)> = Vec::new();
    for (at, quote) in found.enumerate() {
        let Some(phrase) = phrase(quote) else { continue };
        let metric = quote.family == METRIC;
        if let Some((_, known, _)) = phrases.iter_mut().find(|(.., it)| it.text.contains(&phrase.text)) {
            *known |= metric;
            continue;
        }
        phrases.retain(|(.., it)| !phrase.text.contains(&it.text));
        phrases.push((at, metric, phrase));
    }
    if phrases.iter().any(|(.., phrase)| phrase.alone) {
        phrases.retain(|(.., phrase)| phrase.alone);
    }
    phrases.sort_by_key(|(at, metric, _)| (!metric, *at));
    phrases.truncate(NUMBERS);
    phrases.sort_by_key(|(at, ..)| *at);
    phrases.into_iter().map(|(.., phrase)| phrase.text).collect()
}

struct Phrase {
    text: String,
    /// Whether it names what it is about.
    alone: bool,
}

/// The clauses in which something was found, with the one before where they say too little; nothing where there is no
/// amount in them. What something was worth is understood without what brought it.
fn phrase(text: &str, found: Range<usize>, worth: bool) -> Option<Phrase> {
    let words = Words::split(text);
    let all = words.all();
    let first = all.iter().position(|word| word.span.end > found.start)?;
    let last = all.iter().rposition(|word| word.span.start < found.end)?;
    // Of what reaches over the end of a sentence the longer part counts.
    let parts = sentences_between(&words, first..(last + 1).max(first + 1));
    let part_of = parts.into_iter().max_by_key(ExactSizeIterator::len)?;
    let clause = |at: usize| words.clause(at);
    let mut span = clause(part_of.start).start..clause(part_of.end.saturating_sub(1)).end;
    let bytes = |span: &Range<usize>| words.span(span.clone()).len();
    if bytes(&span) > NUMBER {
        span = shortened(&words, &part_of, &span)?;
    }
    let says_too_little = |span: &Range<usize>| {
        let bare = bare(&words, span);
        bare.len() < FEWEST || !names_its_subject(&words, &bare)
    };
    // What it stands for is in a clause before it, or in the whole sentence before.
    let sentence = words.sentence(part_of.start);
    let first = sentence.start.checked_sub(1).map_or(0, |last| words.sentence(last).start);
    while says_too_little(&span) && span.start > first {
        let start = if span.start == sentence.start { first } else { clause(span.start - 1).start };
        let longer = start..span.end;
        if bytes(&longer) > NUMBER {
            break;
        }
        span = longer;
    }
    let span = bare(&words, &span);
    let amounts = shapes::find(&words);
    let says = |it: &shapes::Shaped| span.start <= it.start && it.end <= span.end && words.form(it.start) != "one";
    if span.len() < FEWEST || !amounts.iter().any(says) {
        return None;
    }
    let mut alone = names_its_subject(&words, &span);
    let mut span = span;
    if worth && !alone && STANDING_FOR.contains(&words.form(span.start)) && !BEING.contains(&words.form(span.start + 1))
    {
        span.start += 1;
        alone = span.len() > FEWEST;
    }
    let bytes = words.span(span.clone());
    // A sign of what the last word measures, and a bracket that was opened, belong to it.
    let rest = part(text, bytes.end..text.len());
    let sign = rest.find(|c: char| !"%€$£".contains(c)).unwrap_or(rest.len());
    let quote = part(text, bytes.start..bytes.end + sign);
    let text = line(quote.trim_matches(|c: char| "“”\"()".contains(c)), NUMBER);
    Some(Phrase { text, alone })
}

/// A run of words, cut where sentences end.
fn sentences_between(words: &Words, run: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = run.start;
    while at < run.end {
        let end = words.sentence(at).end.clamp(at + 1, run.end);
        parts.push(at..end);
        at = end;
    }
    parts
}

/// What was found with the words around it that fit, where its clause is too long.
fn shortened(words: &Words, found: &Range<usize>, clause: &Range<usize>) -> Option<Range<usize>> {
    let fits = |span: &Range<usize>| words.span(span.clone()).len() <= NUMBER;
    let ends = (found.end..=clause.end).rev().map(|end| found.start..end);
    let whole_end = ends.into_iter().find(|span| fits(span) && ends_well(words, span.end))?;
    let mut starts = (clause.start..=found.start).map(|start| start..whole_end.end);
    starts
        .find(|span| fits(span) && (span.start == clause.start || words.before(span.start) > Break::None))
        .or(Some(whole_end))
}

/// Whether a phrase may end before a word: not within "from 40 minutes to", and not between an amount and its unit.
fn ends_well(words: &Words, end: usize) -> bool {
    const OPEN: [&str; 14] =
        ["to", "from", "of", "in", "a", "an", "the", "per", "about", "by", "at", "and", "for", "with"];
    let last = end.checked_sub(1).map_or("", |last| words.form(last));
    let is_amount = |at: usize| shapes::find(words).iter().any(|it| it.end == at && it.shape == shapes::Shape::Number);
    let cut = is_amount(end) && words.before(end) == Break::None;
    !cut && !OPEN.contains(&last)
}

/// A run of words without those that only lead on from a clause before it.
fn bare(words: &Words, span: &Range<usize>) -> Range<usize> {
    let leads =
        |at: usize| LEADING.contains(&words.form(at)) && (at != span.start || words.before(at) < Break::Sentence);
    let start = span.clone().find(|at| !leads(*at)).unwrap_or(span.end);
    start..span.end
}

/// Whether it begins neither with its verb nor with a word for what was named before.
fn names_its_subject(words: &Words, span: &Range<usize>) -> bool {
    let first = words.form(span.start);
    let is_verb = words.is_past(span.start) || BEING.contains(&first);
    let verb_first = is_verb && words.before(span.start) < Break::Sentence;
    !verb_first && !STANDING_FOR.contains(&first)
}
