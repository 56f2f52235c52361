//! The pieces that a border may lie between: sentences, and parts of sentences where a text has hardly any.

use crate::content::clean::part;
use crate::scoring::text::{Break, Words};
use std::ops::Range;

/// A sentence or a part of a long one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its words, by number.
    pub words: Range<usize>,
    /// The byte offset where it begins, with its quotation mark or bullet.
    pub start: usize,
    /// Whether a sentence begins with it.
    pub sentence: bool,
    /// Whether a paragraph begins with it.
    pub paragraph: bool,
}

/// A sentence of more words is taken apart: so long are only those of transcripts without punctuation.
const LONG: usize = 60;

/// A part has so many words at most.
const MOST_WORDS: usize = 14;

/// So many words before a part may end at a comma, and before a word with which people go on.
const FEWEST: usize = 6;

/// More units are joined: the time to weigh them grows with their square.
const MOST_UNITS: usize = 400;

/// Words with which a speaker goes on where a writer begins a sentence.
const GOES_ON: &[&str] = &["so", "then", "and", "but", "because", "after", "since", "when", "what", "looking"];

/// All units of a text; the first begins at 0.
pub fn of(text: &str, words: &Words) -> Vec<Unit> {
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let sentence = words.sentence(at);
        starts.push((at, true));
        if sentence.len() > LONG {
            parts(text, words, &sentence, &mut starts);
        }
        at = sentence.end.max(at + 1);
    }
    let step = starts.len().div_ceil(MOST_UNITS).max(1);
    let kept: Vec<(usize, bool)> = starts.into_iter().step_by(step).collect();
    let ends = kept.iter().skip(1).map(|(start, _)| *start).chain([words.len()]);
    let unit = |(&(first, sentence), end): (&(usize, bool), usize)| {
        let (start, paragraph) = if first == 0 { (0, true) } else { begins(text, words, first) };
        Unit { words: first..end, start, sentence, paragraph }
    };
    kept.iter().zip(ends).map(unit).collect()
}

/// Where the parts of a long sentence begin, behind its first.
fn parts(text: &str, words: &Words, sentence: &Range<usize>, starts: &mut Vec<(usize, bool)>) {
    let mut first = sentence.start;
    for at in sentence.start + 1..sentence.end {
        let length = at - first;
        // "and then" goes on once.
        let goes_on = GOES_ON.contains(&words.form(at)) && !GOES_ON.contains(&words.form(at - 1));
        let pauses = words.before(at) >= Break::Comma || goes_on;
        let ends = words.before(at) >= Break::Clause || gap(text, words, at).contains('\n');
        if ends || (length >= FEWEST && pauses) || length >= MOST_WORDS {
            starts.push((at, false));
            first = at;
        }
    }
}

/// What stands between a word and the one before it.
fn gap<'a>(text: &'a str, words: &Words, at: usize) -> &'a str {
    let end = words.all().get(at).map_or(text.len(), |word| word.span.start);
    let start = at.checked_sub(1).and_then(|before| words.all().get(before)).map_or(0, |word| word.span.end);
    part(text, start..end)
}

/// The byte offset where the unit with that first word begins, and whether it begins a paragraph: with its line, or behind
/// the last space, so that an opening quotation mark belongs to it.
fn begins(text: &str, words: &Words, first: usize) -> (usize, bool) {
    let gap = gap(text, words, first);
    let end = words.all().get(first).map_or(text.len(), |word| word.span.start);
    let behind = |at: Option<(usize, char)>| at.map(|(at, c)| end - gap.len() + at + c.len_utf8());
    let line = behind(gap.char_indices().rfind(|(_, c)| *c == '\n'));
    let space = behind(gap.char_indices().rfind(|(_, c)| c.is_whitespace()));
    (line.or(space).unwrap_or(end), gap.split('\n').count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        let units = of(text, &Words::split(text));
        let ends = units.iter().skip(1).map(|unit| unit.start).chain([text.len()]);
        units.iter().zip(ends).map(|(unit, end)| &text[unit.start..end]).collect()
    }

    #[test]
    fn sentences_are_units_with_their_quotation_marks_and_bullets() {
        assert_eq!(
            told("It broke. “Mine,” I said.\n\n- Fixed it.\n- Told Bob"),
            ["It broke. ", "“Mine,” I said.\n\n", "- Fixed it.\n", "- Told Bob"]
        );
        assert_eq!(told(""), [""; 0]);
        assert_eq!(told(" … "), [""; 0]);
    }

    #[test]
    fn speech_without_punctuation_is_taken_apart_where_people_go_on() {
        let text = "so at work we had this report that was wrong in some place or other every monday and nobody looked \
            at it for about a year so I sat down one evening and I traced the numbers back to the import then I wrote a check \
            for it and in the end it went from nine wrong reports a month to none since last may";
        assert_eq!(
            told(text),
            [
                "so at work we had this report that was wrong in some place or ",
                "other every monday and nobody looked at it for about a year ",
                "so I sat down one evening ",
                "and I traced the numbers back to the import ",
                "then I wrote a check for it ",
                "and in the end it went from nine wrong reports a month to none ",
                "since last may",
            ]
        );
    }

    #[test]
    fn lines_end_a_unit_where_nothing_else_does() {
        let line = "one two three four five six seven eight nine ten eleven twelve\n";
        assert_eq!(told(&line.repeat(6)), [line; 6]);
    }
}
