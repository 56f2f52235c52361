//! Splitting a text into words, once.
//!
//! Case, apostrophes, contractions (hadn't = had not), the possessive 's, hyphens, line breaks and runs of space are
//! folded here and nowhere else. Offsets are bytes of the original text, on character borders.

use super::split::Splitter;
use super::verbs;
use std::ops::Range;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Nothing but space, a line break or a hyphen.
    None,
    /// A comma.
    Comma,
    /// A semicolon, colon, dash or bracket.
    Clause,
    /// The end of a sentence, a blank line, or the start of a bullet.
    Sentence,
}

/// The most words to either side that belong to a clause: a transcript without punctuation has no others to end at, and
/// each of its words may ask.
pub(super) const FARTHEST: usize = 200;

/// One word of a text.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Word {
    /// Byte offsets in the text.
    pub span: Range<usize>,
    /// Where its folded form stands in [`Words::forms`].
    pub(super) form: Range<usize>,
    /// What stands before it.
    pub before: Break,
    /// Whether it is the first of a bullet or numbered item.
    pub bullet: bool,
    /// Whether it stands inside double quotation marks.
    pub quoted: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether its sentence is a question.
    pub question: bool,
    /// What its form can be.
    pub verb: verbs::Form,
}

/// The words of a text.
#[derive(Debug, Default)]
pub struct Words {
    pub(super) forms: String,
    pub(super) list: Vec<Word>,
    /// Whether a clause or sentence mark follows the last word.
    pub ended: bool,
}

impl Words {
    /// Splits a text.
    pub fn split(text: &str) -> Self {
        let mut words = Splitter::new(text).run();
        words.mark_questions(text);
        words
    }

    /// Room for a text of so many bytes: five and a half a word, with its space.
    pub(super) fn sized(bytes: usize) -> Self {
        Self { forms: String::with_capacity(bytes), list: Vec::with_capacity(bytes / 5 + 1), ended: false }
    }

    /// All words.
    pub fn all(&self) -> &[Word] {
        &self.list
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The folded form of a word; empty past the end.
    pub fn form(&self, index: usize) -> &str {
        self.list.get(index).and_then(|word| self.forms.get(word.form.clone())).unwrap_or_default()
    }

    /// Whether a word is a past tense or participle by its form.
    pub fn is_past(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|word| word.verb.past)
    }

    /// Whether a word is a concrete deed by its form.
    pub fn is_deed(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|word| word.verb.deed)
    }

    /// Whether a word may stand between a subject and its verb.
    pub fn is_adverb(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|word| word.verb.adverb)
    }

    /// What stands before a word; the end of a sentence past the end.
    pub fn before(&self, index: usize) -> Break {
        self.list.get(index).map_or(Break::Sentence, |word| word.before)
    }

    /// The byte span from one word up to, not including, another.
    pub fn span(&self, words: Range<usize>) -> Range<usize> {
        let start = self.list.get(words.start).map_or(0, |word| word.span.start);
        let end = words.end.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |word| word.span.end);
        start..end.max(start)
    }

    /// Words of the sentence that holds a word.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        self.between(index, Break::Sentence, usize::MAX)
    }

    /// Words of the sentence behind one; none behind the last.
    pub fn next_sentence(&self, sentence: &Range<usize>) -> Range<usize> {
        if sentence.end < self.list.len() { self.sentence(sentence.end) } else { sentence.end..sentence.end }
    }

    /// Words of the clause that holds a word, as far as punctuation shows it.
    pub fn clause(&self, index: usize) -> Range<usize> {
        self.between(index, Break::Comma, FARTHEST)
    }

    fn between(&self, index: usize, at_least: Break, most: usize) -> Range<usize> {
        let mut start = index.min(self.list.len());
        let first = start.saturating_sub(most);
        while start > first && self.before(start) < at_least {
            start -= 1;
        }
        let mut end = (index + 1).min(self.list.len());
        let last = self.list.len().min(end.saturating_add(most));
        while end < last && self.before(end) < at_least {
            end += 1;
        }
        start..end
    }

    fn mark_questions(&mut self, text: &str) {
        if !text.contains('?') {
            return;
        }
        let mut first = 0;
        for index in 1..=self.list.len() {
            if self.before(index) < Break::Sentence {
                continue;
            }
            let end = self.list.get(index - 1).map_or(0, |word| word.span.end);
            let mark = text.get(end..).unwrap_or_default().trim_start_matches(['"', '”', ')', ' ']);
            if mark.starts_with('?') {
                for word in self.list.iter_mut().take(index).skip(first) {
                    word.question = true;
                }
            }
            first = index;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        let words = Words::split(text);
        (0..words.len()).map(|i| words.form(i).to_owned()).collect()
    }

    #[test]
    fn contractions_are_folded_whatever_their_apostrophe() {
        for text in ["I hadn't", "I hadn’t", "I hadnt", "I HADN'T"] {
            assert_eq!(forms(text), ["i", "had", "not"], "{text}");
        }
        assert_eq!(forms("can't won't cannot I've"), ["can", "not", "will", "not", "can", "not", "i", "have"]);
    }

    #[test]
    fn a_possessive_is_a_word_of_its_own() {
        assert_eq!(forms("not my team’s job"), ["not", "my", "team", "'s", "job"]);
    }

    #[test]
    fn hyphens_join_prefixes_and_part_the_rest() {
        assert_eq!(forms("ready-to-merge, re-labelled"), ["ready", "to", "merge", "relabelled"]);
    }

    #[test]
    fn numbers_keep_sign_unit_and_separators() {
        assert_eq!(forms("0.3% of $8,000 in 120ms."), ["0.3%", "of", "$8,000", "in", "120ms"]);
    }

    #[test]
    fn spans_are_those_of_the_original_text() {
        let text = "“É hadn’t”";
        let words = Words::split(text);
        let parts: Vec<&str> = words.all().iter().map(|w| &text[w.span.clone()]).collect();
        assert_eq!(parts, ["É", "had", "n’t"]);
        assert!(words.all().iter().all(|w| w.quoted));
    }

    #[test]
    fn sentences_end_at_marks_blank_lines_and_bullets_but_not_at_line_breaks() {
        let words = Words::split("one\ntwo. Three\n\nfour\n- five e.g. six node.js");
        let starts: Vec<&str> =
            (0..words.len()).filter(|&i| words.before(i) == Break::Sentence).map(|i| words.form(i)).collect();
        assert_eq!(starts, ["one", "three", "four", "five"]);
    }

    #[test]
    fn a_question_marks_its_whole_sentence() {
        let words = Words::split("I waited. Was I asked to? No.");
        let asked: Vec<bool> = words.all().iter().map(|w| w.question).collect();
        assert_eq!(asked, [false, false, true, true, true, true, false]);
    }

    #[test]
    fn a_quotation_mark_left_alone_quotes_nothing() {
        let quoted = |text: &str| Words::split(text).list.iter().filter(|word| word.quoted).count();
        assert_eq!(quoted("she said “go on” and I went"), 2);
        assert_eq!(quoted("a 5\" pipe, and the rest"), 0);
        assert_eq!(quoted("“go on and I went\n\n”"), 0);
    }

    proptest::proptest! {
        #[test]
        fn spans_lie_on_character_borders_and_never_overlap(text in "\\PC{0,80}") {
            let words = Words::split(&text);
            let mut last = 0;
            for word in words.all() {
                proptest::prop_assert!(text.get(word.span.clone()).is_some());
                proptest::prop_assert!(word.span.start >= last);
                last = word.span.end;
            }
        }
    }
}
