//! Words of a text as names are compared by: without case, accents and what nobody sees.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The ways in which a word may be written: without its accents, and as German and Danish do without them ("Mueller").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    plain: String,
    spelt: Option<String>,
}

impl Word {
    pub fn of(word: &str) -> Self {
        if word.is_ascii() {
            return Self { plain: word.to_ascii_lowercase(), spelt: None };
        }
        let (plain, spelt) = (folded(word, false), folded(word, true));
        Self { spelt: Some(spelt).filter(|spelt| *spelt != plain), plain }
    }

    /// Each of them.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.plain.as_str()).chain(self.spelt.as_deref())
    }

    /// Whether some way to write the one and some way to write the other stand so to each other.
    pub fn any(&self, other: &Self, stand: impl Fn(&str, &str) -> bool) -> bool {
        self.forms().any(|one| other.forms().any(|other| stand(one, other)))
    }

    /// Whether both are the same word.
    pub fn is(&self, other: &Self) -> bool {
        self.any(other, |one, other| one == other)
    }

    /// Letters, without accents.
    pub fn len(&self) -> usize {
        self.plain.chars().count()
    }

    /// Whether it begins with that letter, or is nothing else.
    pub fn begins_like(&self, letter: &Self) -> bool {
        self.any(letter, |word, letter| word.chars().next() == letter.chars().next())
    }
}

/// Words as runs of letters and digits; in scripts without spaces each character is one.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_alone(c) {
            words.push(at..end);
            open = false;
        } else if c.is_alphanumeric() || (is_within(c) && open) {
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
pub fn is_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// What may stand inside a word.
pub fn is_within(c: char) -> bool {
    is_combining_mark(c) || is_unseen(c)
}

/// A soft hyphen and its like may stand inside a word, where nobody sees them.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// A word without case and accents; `spelt` where letters stand in place of the accents.
fn folded(word: &str, spelt: bool) -> String {
    let mut folded = String::with_capacity(word.len());
    // Put together first, so that a mark is seen with its letter.
    for c in word.nfkc().filter(|c| !is_unseen(*c)).flat_map(char::to_lowercase) {
        match c {
            'ä' | 'ö' | 'ü' | 'ø' | 'å' if spelt => folded.push_str(match c {
                'ä' => "ae",
                'å' => "aa",
                'ü' => "ue",
                _ => "oe",
            }),
            c => std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).for_each(|c| plain(c, &mut folded)),
        }
    }
    folded
}

/// Letters that no mark was put on, as they are written without them.
fn plain(c: char, to: &mut String) {
    match c {
        'ß' => to.push_str("ss"),
        'æ' => to.push_str("ae"),
        'œ' => to.push_str("oe"),
        'þ' => to.push_str("th"),
        'ς' => to.push('σ'),
        'ł' => to.push('l'),
        'ø' => to.push('o'),
        'đ' | 'ð' => to.push('d'),
        'ħ' => to.push('h'),
        'ı' => to.push('i'),
        c => to.push(c),
    }
}
