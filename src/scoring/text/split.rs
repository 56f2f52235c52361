//! The one pass over the characters of a text that finds its words and the breaks between them.

use super::verbs;
use super::words::{Break, Word, Words};
use std::ops::Range;

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

/// Whether a word without an apostrophe is a contraction all the same ("didnt").
pub fn is_contraction(word: &str) -> bool {
    // Most words end in another way than all of these, so the list is rarely gone through.
    let last = word.as_bytes().last_chunk().map(|end: &[u8; 2]| end.map(|byte| byte.to_ascii_lowercase()));
    let ends = last.is_some_and(|end| matches!(&end, b"nt" | b"ot" | b"im" | b"ve"));
    ends && BARE.iter().any(|(bare, ..)| bare.eq_ignore_ascii_case(word))
}

pub(super) struct Splitter<'a> {
    text: &'a str,
    out: Words,
    before: Break,
    bullet: bool,
    quoted: bool,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let out = Words::sized(text.len());
        Self { text, out, before: Break::Sentence, bullet: false, quoted: false }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        // Most texts are plain: what is no letter of another script need not be decoded.
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(at..).and_then(|rest| rest.chars().next()),
        }
    }

    /// All words of the text.
    pub(super) fn run(mut self) -> Words {
        let mut at = 0;
        let mut line_start = true;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            if c == ' ' {
                at = next;
                continue;
            }
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
        self.out
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
                self.quoted = !self.quoted && self.closes(next, '"');
                Break::None
            }
            '“' | '”' => {
                self.quoted = c == '“' && self.closes(next, '”');
                Break::None
            }
            _ => Break::None,
        };
        self.before = self.before.max(found);
    }

    /// Whether a quotation that opens here is closed in its paragraph; a mark left alone quotes nothing.
    fn closes(&self, from: usize, mark: char) -> bool {
        let rest = self.text.get(from..).unwrap_or_default();
        rest.split_once(mark).is_some_and(|(quoted, _)| !quoted.contains("\n\n"))
    }

    fn abbreviated(&self, at: usize) -> bool {
        let Some(before) = self.text.get(..at) else { return false };
        let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        if !ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            return false;
        }
        let rest = self.text.get(at + 1..).unwrap_or_default().trim_start();
        word.contains('.') || rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
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
                } else if matches!(c, ' ' | '\u{a0}' | '\u{202f}') && self.char_at(next) == Some('%') {
                    // "70 %", as half of Europe writes it
                    at = next + 1;
                }
                break;
            }
            at = next;
        }
        self.push(start..at, None);
        at
    }

    fn letters(&mut self, start: usize) -> usize {
        let plain = self.text.as_bytes().iter().skip(start).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let mut at = start + plain;
        if self.text.as_bytes().get(at).is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'`' | b'-')) {
            self.bare(start..at);
            return at;
        }
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
        let listed = || BARE.iter().find(|(bare, ..)| bare.eq_ignore_ascii_case(word));
        let split = is_contraction(word).then(listed).flatten();
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

    /// Adds a word as it is written to the forms: small letters, straight apostrophes, nothing that joins.
    fn fold(&mut self, word: &str) {
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            let from = self.out.forms.len();
            self.out.forms.push_str(word);
            self.out.forms.get_mut(from..).unwrap_or_default().make_ascii_lowercase();
            return;
        }
        for c in word.chars().filter(|c| *c != '-' && !is_combining(*c)) {
            if is_apostrophe(c) {
                self.out.forms.push('\'');
            } else {
                self.out.forms.extend(c.to_lowercase());
            }
        }
    }

    fn push(&mut self, span: Range<usize>, form: Option<&str>) {
        let from = self.out.forms.len();
        match form {
            Some(form) => self.out.forms.push_str(form),
            None => self.fold(self.text.get(span.clone()).unwrap_or_default()),
        }
        let form = from..self.out.forms.len();
        let (before, bullet) = (self.before, self.bullet);
        let verb = verbs::form(self.out.forms.get(form.clone()).unwrap_or_default());
        let capital = self.char_at(span.start).is_some_and(char::is_uppercase);
        self.out.list.push(Word { span, form, before, bullet, quoted: self.quoted, capital, question: false, verb });
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
