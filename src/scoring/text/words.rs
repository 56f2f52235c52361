//! Splitting a text into words, once.
//!
//! Case, apostrophes, contractions (hadn't = had not), the possessive 's, hyphens, line breaks and runs of space are
//! folded here and nowhere else. Offsets are bytes of the original text, on character borders.

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

/// One word of a text.
#[derive(Debug, Clone)]
pub struct Word {
    /// Byte offsets in the text.
    pub span: Range<usize>,
    /// Where its folded form stands in [`Words::forms`].
    form: Range<usize>,
    /// What stands before it.
    pub before: Break,
    /// Whether it is the first of a bullet or numbered item.
    pub bullet: bool,
    /// Whether it stands inside double quotation marks.
    pub quoted: bool,
    /// Whether its sentence is a question.
    pub question: bool,
    /// What its form can be.
    pub verb: verbs::Form,
}

/// The words of a text.
#[derive(Debug, Default)]
pub struct Words {
    forms: String,
    list: Vec<Word>,
    /// Whether a clause or sentence mark follows the last word.
    pub ended: bool,
}

impl Words {
    /// Splits a text.
    pub fn split(text: &str) -> Self {
        let mut splitter =
            Splitter { text, out: Self::default(), before: Break::Sentence, bullet: false, quoted: false };
        splitter.run();
        splitter.out.mark_questions(text);
        splitter.out
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

    /// Number of people's words in a range: parts of a contraction count once, a possessive not at all.
    pub fn count(&self, range: Range<usize>) -> u32 {
        let mut count = 0;
        let mut end = usize::MAX;
        for word in self.list.get(range).unwrap_or_default() {
            if word.span.start != end {
                count += 1;
            }
            end = word.span.end;
        }
        count
    }

    /// Words of the sentence that holds a word.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        self.between(index, Break::Sentence)
    }

    /// Words of the clause that holds a word, as far as punctuation shows it.
    pub fn clause(&self, index: usize) -> Range<usize> {
        self.between(index, Break::Comma)
    }

    fn between(&self, index: usize, at_least: Break) -> Range<usize> {
        let mut start = index.min(self.list.len());
        while start > 0 && self.before(start) < at_least {
            start -= 1;
        }
        let mut end = (index + 1).min(self.list.len());
        while end < self.list.len() && self.before(end) < at_least {
            end += 1;
        }
        start..end
    }

    fn mark_questions(&mut self, text: &str) {
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

/// Prefixes that belong to the word behind their hyphen.
const PREFIXES: &[&str] = &["re", "co", "pre", "un", "de", "mis"];

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] =
    &["e.g", "i.e", "etc", "vs", "mr", "mrs", "ms", "dr", "prof", "approx", "no", "dept", "inc", "ltd", "st"];

/// Contractions that people write without their apostrophe.
const BARE: &[(&str, &str, &str)] = &[
    ("didnt", "did", "not"),
    ("wasnt", "was", "not"),
    ("werent", "were", "not"),
    ("hadnt", "had", "not"),
    ("hasnt", "has", "not"),
    ("havent", "have", "not"),
    ("dont", "do", "not"),
    ("doesnt", "does", "not"),
    ("isnt", "is", "not"),
    ("arent", "are", "not"),
    ("couldnt", "could", "not"),
    ("wouldnt", "would", "not"),
    ("shouldnt", "should", "not"),
    ("cant", "can", "not"),
    ("wont", "will", "not"),
    ("cannot", "can", "not"),
    ("im", "i", "am"),
    ("ive", "i", "have"),
];

struct Splitter<'a> {
    text: &'a str,
    out: Words,
    before: Break,
    bullet: bool,
    quoted: bool,
}

impl Splitter<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    fn run(&mut self) {
        let mut at = 0;
        let mut line_start = true;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            if c == '\n' {
                line_start = true;
                if self.text.get(next..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('\n')) {
                    self.end_paragraph();
                }
                at = next;
                continue;
            }
            if line_start && !c.is_whitespace() {
                line_start = false;
                if let Some(after) = self.bullet_end(at) {
                    self.end_paragraph();
                    self.bullet = true;
                    at = after;
                    continue;
                }
            }
            at = if is_currency(c) && self.char_at(next).is_some_and(|d| d.is_ascii_digit()) || c.is_ascii_digit() {
                self.number(at)
            } else if c.is_alphabetic() {
                self.letters(at)
            } else {
                self.mark(c, at, next);
                next
            };
        }
        self.out.ended = self.before > Break::None;
    }

    fn end_paragraph(&mut self) {
        self.before = Break::Sentence;
        self.quoted = false;
    }

    /// Where the text of a bullet or numbered item starts, when one starts here.
    fn bullet_end(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let mark = if (1..=2).contains(&digits) {
            let after = rest.get(digits..)?;
            digits + after.chars().next().filter(|c| matches!(c, '.' | ')'))?.len_utf8()
        } else {
            rest.chars().next().filter(|c| matches!(c, '-' | '*' | '•' | '+' | '–' | '·' | '◦' | '▪'))?.len_utf8()
        };
        rest.get(mark..)?.starts_with(' ').then_some(at + mark)
    }

    fn mark(&mut self, c: char, at: usize, next: usize) {
        let follows = self.char_at(next);
        let found = match c {
            '.' if follows.is_some_and(char::is_alphanumeric) || self.abbreviated(at) => Break::None,
            '.' | '!' | '?' | '…' => Break::Sentence,
            ';' | ':' | '—' | '(' | ')' | '[' | ']' => Break::Clause,
            '–' | '-' if follows.is_none_or(char::is_whitespace) => Break::Clause,
            ',' => Break::Comma,
            '"' => {
                self.quoted = !self.quoted;
                Break::None
            }
            '“' | '”' => {
                self.quoted = c == '“';
                Break::None
            }
            _ => Break::None,
        };
        self.before = self.before.max(found);
    }

    fn abbreviated(&self, at: usize) -> bool {
        let Some(before) = self.text.get(..at) else { return false };
        let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let follows_lower = self.text.get(at + 1..).is_some_and(|rest| {
            rest.trim_start().chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
        });
        let folded = word.to_lowercase();
        folded.len() < 7 && ABBREVIATIONS.contains(&folded.as_str()) && (follows_lower || folded.contains('.'))
    }

    /// A number with its currency, separators, sign and unit: `$8,000`, `0.3%`, `120ms`, `3rd`.
    fn number(&mut self, start: usize) -> usize {
        let mut at = start;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            let inside = c.is_alphanumeric()
                || is_currency(c)
                || (matches!(c, '.' | ',' | ':' | '/') && self.char_at(next).is_some_and(|d| d.is_ascii_digit()));
            if !inside {
                if c == '%' {
                    at = next;
                }
                break;
            }
            at = next;
        }
        self.push(start..at, None);
        at
    }

    fn letters(&mut self, start: usize) -> usize {
        let mut at = start;
        let mut apostrophe = None;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            let letter_next = self.char_at(next).is_some_and(char::is_alphabetic);
            if is_apostrophe(c) && letter_next {
                apostrophe = Some(at..next);
            } else if c == '-' && letter_next && self.is_prefix(start..at) {
                // "re-labelled" is one word
            } else if !c.is_alphanumeric() && !is_combining(c) {
                break;
            }
            at = next;
        }
        match apostrophe {
            Some(mark) => self.contraction(start, &mark, at),
            None => self.bare(start..at),
        }
        at
    }

    fn is_prefix(&self, span: Range<usize>) -> bool {
        let word = self.text.get(span).unwrap_or_default();
        PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(word))
    }

    fn bare(&mut self, span: Range<usize>) {
        let word = self.text.get(span.clone()).unwrap_or_default();
        let split = BARE.iter().find(|(bare, ..)| bare.eq_ignore_ascii_case(word));
        match split {
            Some((_, first, second)) => {
                self.push(span.start..span.start + first.len().min(span.len() - 1), Some(first));
                self.push(span.start + first.len().min(span.len() - 1)..span.end, Some(second));
            }
            None => self.push(span, None),
        }
    }

    /// "hadn't", "I've", "team's": the stem and what the rest stands for.
    fn contraction(&mut self, start: usize, mark: &Range<usize>, end: usize) {
        let stem = self.text.get(start..mark.start).unwrap_or_default();
        let tail = self.text.get(mark.end..end).unwrap_or_default();
        let is = |word: &str| tail.eq_ignore_ascii_case(word);
        let whole = match tail {
            _ if is("t") && (stem.ends_with('n') || stem.ends_with('N')) => {
                let stem = stem.to_lowercase();
                let full = match stem.as_str() {
                    "can" => "can",
                    "won" => "will",
                    "shan" => "shall",
                    other => other.strip_suffix('n').unwrap_or(other),
                };
                // the n of "hadn't" belongs to "not", except in "can't"
                let border = if stem == "can" { mark.start } else { mark.start - 1 };
                self.push(start..border, Some(full));
                self.push(border..end, Some("not"));
                return;
            }
            _ if is("s") => "'s",
            _ if is("re") => "are",
            _ if is("ve") => "have",
            _ if is("ll") => "will",
            _ if is("d") => "'d",
            _ if is("m") => "am",
            _ => {
                self.push(start..end, None);
                return;
            }
        };
        self.push(start..mark.start, None);
        self.push(mark.start..end, Some(whole));
    }

    fn push(&mut self, span: Range<usize>, form: Option<&str>) {
        let from = self.out.forms.len();
        match form {
            Some(form) => self.out.forms.push_str(form),
            None => {
                for c in self.text.get(span.clone()).unwrap_or_default().chars() {
                    if c == '-' || is_combining(c) {
                        continue;
                    }
                    if is_apostrophe(c) {
                        self.out.forms.push('\'');
                    } else {
                        self.out.forms.extend(c.to_lowercase());
                    }
                }
            }
        }
        let form = from..self.out.forms.len();
        let (before, bullet) = (self.before, self.bullet);
        let verb = verbs::form(self.out.forms.get(form.clone()).unwrap_or_default());
        self.out.list.push(Word { span, form, before, bullet, quoted: self.quoted, question: false, verb });
        self.before = Break::None;
        self.bullet = false;
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '＇')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
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
    fn people_count_a_contraction_once() {
        let words = Words::split("I hadn't seen the team's log");
        assert_eq!(words.count(0..words.len()), 6);
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
