//! Where names stand in a text, and the text without them.

use crate::content::clean::part;
use std::fmt::Write;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters from which a part of a name is looked for alone: shorter ones are "of" and "de".
const ALONE: usize = 3;
/// Letters of a name from which a longer word that holds it is told.
const NEAR: usize = 3;
/// Characters between two words of one name: "J. Smith".
const BETWEEN: usize = 3;

/// The names to be taken out.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Rows of folded words, the longest first, with the number of the name.
    rows: Vec<(Vec<String>, usize)>,
}

/// One place of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Byte offsets.
    pub span: Range<usize>,
    /// The number of the name, from 1.
    pub name: usize,
}

/// A text without the names.
#[derive(Debug, Clone, Default)]
pub struct Without {
    /// As it was.
    pub before: String,
    /// As it is.
    pub text: String,
    /// The spellings that were taken out.
    pub found: Vec<String>,
    /// Each place before and after.
    pub moved: Moved,
}

/// Parts of a text, from the left, with what stands for them in another that is the same around them.
#[derive(Debug, Clone, Default)]
pub struct Moved(pub Vec<(Range<usize>, Range<usize>)>);

impl Names {
    /// Names as somebody wrote them, each of one word or several. Fails where one has no letter.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let mut rows = Vec::new();
        for (at, name) in names.into_iter().enumerate() {
            let words: Vec<&str> = words(name).into_iter().map(|span| part(name, span)).collect();
            if words.is_empty() {
                return Err(format!("“{name}” holds no letter to look for"));
            }
            // Who writes no capitals at all means every part.
            let plain = !name.contains(char::is_uppercase);
            let alone = words.iter().filter(|word| {
                words.len() > 1 && word.chars().count() >= ALONE && (plain || word.starts_with(char::is_uppercase))
            });
            rows.extend(alone.map(|word| (vec![folded(word)], at + 1)));
            rows.push((words.iter().map(|word| folded(word)).collect(), at + 1));
        }
        rows.sort_by_key(|(words, name)| (std::cmp::Reverse(words.len()), *name));
        Ok(Self { rows })
    }

    /// Every place, from the left.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let spans = words(text);
        let folded: Vec<String> = spans.iter().map(|span| folded(part(text, span.clone()))).collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < spans.len() {
            let here = self.rows.iter().find_map(|(row, name)| {
                let end = at + row.len();
                let span = spans.get(at)?.start..spans.get(end - 1)?.end;
                (folded.get(at..end)? == row.as_slice() && are_together(text, spans.get(at..end)?))
                    .then_some((end, span, *name))
            });
            match here {
                Some((end, span, name)) => {
                    found.push(Found { span, name });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The text with a word in the place of each name.
    pub fn without(&self, text: &str) -> Without {
        let mut without = Without { before: text.to_owned(), ..Without::default() };
        let mut last = 0;
        for Found { span, name } in self.find(text) {
            without.text.push_str(part(text, last..span.start));
            let start = without.text.len();
            // Writing to a string cannot fail.
            let _ = write!(without.text, "[Name{name}]");
            without.found.push(part(text, span.clone()).to_owned());
            last = span.end;
            without.moved.0.push((span, start..without.text.len()));
        }
        without.text.push_str(part(text, last..text.len()));
        without
    }

    /// Longer words that hold a name.
    pub fn near(&self, text: &str) -> Vec<String> {
        let long = |(row, _): &&(Vec<String>, usize)| row.len() == 1 && row.iter().all(|it| it.chars().count() >= NEAR);
        let known: Vec<&String> = self.rows.iter().filter(long).flat_map(|(row, _)| row).collect();
        let words = words(text).into_iter().map(|span| part(text, span));
        let near = words.filter(|word| {
            let word = folded(word);
            known.iter().any(|name| word.len() > name.len() && word.contains(name.as_str()))
        });
        near.map(str::to_owned).collect()
    }
}

impl Moved {
    /// Where a span begins in the other text that begins here at `offset`; inside a part, at its start.
    pub fn start(&self, offset: usize) -> usize {
        self.offset(offset, |there| there.start)
    }

    /// The same of its end.
    pub fn end(&self, offset: usize) -> usize {
        self.offset(offset, |there| there.end)
    }

    fn offset(&self, offset: usize, inside: impl Fn(&Range<usize>) -> usize) -> usize {
        match self.0.iter().find(|(here, _)| here.start < offset && offset < here.end) {
            Some((_, there)) => inside(there),
            None => match self.0.iter().take_while(|(here, _)| here.end <= offset).last() {
                Some((here, there)) => there.end + (offset - here.end),
                None => offset,
            },
        }
    }
}

/// Whether only little stands between the words.
fn are_together(text: &str, spans: &[Range<usize>]) -> bool {
    spans.windows(2).all(|pair| match pair {
        [a, b] => part(text, a.end..b.start).chars().count() <= BETWEEN,
        _ => false,
    })
}

/// Words as runs of letters and digits; in scripts without spaces each character is one.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_alone(c) {
            words.push(at..end);
            open = false;
        } else if c.is_alphanumeric() || ((is_combining_mark(c) || is_unseen(c)) && open) {
            match words.last_mut().filter(|_| open) {
                Some(word) => word.end = end,
                None => words.push(at..end),
            }
            open = true;
        } else {
            open = false;
        }
    }
    words
}

/// Han and kana are written without borders between words.
fn is_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// A soft hyphen and its like may stand inside a word, where nobody sees them.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// A word without case and accents.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !is_combining_mark(*c) && !is_unseen(*c)).flat_map(char::to_lowercase) {
        // Letters that no mark was put on, as they are written without them.
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ς' => folded.push('σ'),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            c => folded.push(c),
        }
    }
    folded
}
