//! Where names stand in a text, and the text without them.

mod address;
mod words;

use crate::content::clean::part;
use address::{addresses, holds, in_one};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;
use words::{Word, words};

/// Letters from which a part of a name is looked for alone: shorter ones are "of" and "de".
const ALONE: usize = 3;
/// Letters of a name from which a longer word that holds it is told, and a word that is one letter off.
const NEAR: usize = 3;
const SLIPPED: usize = 4;
/// Words that begin sentences and are near to names: "Both" to Beth, "Many" to Mary.
const COMMON: [&str; 52] = [
    "also", "after", "because", "before", "both", "could", "did", "does", "during", "each", "even", "every", "find",
    "from", "have", "having", "here", "into", "join", "last", "later", "like", "make", "many", "maybe", "more", "most",
    "much", "next", "once", "only", "other", "over", "since", "some", "such", "that", "their", "then", "there",
    "these", "they", "this", "those", "under", "until", "what", "when", "where", "which", "while", "with",
];
/// Short words that begin sentences, and so are no name behind an initial.
const OPENING: [&str; 30] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "he", "her", "his", "how", "i", "if", "in", "it", "my", "no",
    "not", "on", "our", "she", "so", "the", "to", "we", "who", "why", "yes", "you",
];
/// Initials in a row that are looked at.
const INITIALS: usize = 12;
/// Characters between two words of one name: "J. Smith".
const BETWEEN: usize = 3;

/// The names to be taken out.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Rows of words, the longest first, with the number of the name.
    rows: Vec<(Vec<Word>, usize)>,
    /// The words of each name of several that an initial may stand for, with its number.
    initials: Vec<(Vec<Word>, usize)>,
    /// What an address may hold of a name, with its number: a word, or several in one.
    addressed: Vec<(Word, usize)>,
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

/// A word of a text.
struct Told<'a> {
    span: Range<usize>,
    text: &'a str,
    word: Word,
}

impl Names {
    /// Names as somebody wrote them, each of one word or several. Fails where one has no letter.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let mut all = Self::default();
        for (at, name) in names.into_iter().enumerate() {
            let words: Vec<&str> = words(name).into_iter().map(|span| part(name, span)).collect();
            if words.is_empty() {
                return Err(format!("“{name}” holds no letter to look for"));
            }
            // Who writes no capitals at all means every part.
            let plain = !name.contains(char::is_uppercase);
            let meant = words.iter().filter(|word| plain || word.starts_with(char::is_uppercase));
            let meant: Vec<&&str> = meant.filter(|_| words.len() > 1).collect();
            for word in meant.iter().filter(|word| word.chars().count() >= ALONE) {
                all.rows.push((vec![Word::of(word)], at + 1));
                all.addressed.push((Word::of(word), at + 1));
            }
            all.rows.push((words.iter().map(|word| Word::of(word)).collect(), at + 1));
            all.addressed.push((Word::of(&words.concat()), at + 1));
            if meant.len() > 1 {
                all.addressed.extend(in_one(&meant).map(|word| (word, at + 1)));
                all.initials.push((meant.into_iter().map(|word| Word::of(word)).collect(), at + 1));
            }
        }
        all.rows.sort_by_key(|(words, name)| (std::cmp::Reverse(words.len()), *name));
        Ok(all)
    }

    /// Every place, from the left.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for span in addresses(text) {
            let address = part(text, span.clone());
            let held = self.addressed.iter().find(|(word, _)| holds(address, word));
            found.extend(held.map(|(_, name)| Found { span, name: *name }));
        }
        let told = told(text, &found);
        let mut at = 0;
        while at < told.len() {
            let place = self.row(text, &told, at).or_else(|| self.initials(text, &told, at));
            match place {
                Some((end, place)) => {
                    found.push(place);
                    at = end;
                }
                None => at += 1,
            }
        }
        found.sort_by_key(|place| place.span.start);
        found
    }

    /// The name that begins at this word, and the word after it.
    fn plain(&self, text: &str, told: &[Told<'_>], at: usize) -> Option<(usize, usize)> {
        self.rows.iter().find_map(|(row, name)| {
            let here = told.get(at..at + row.len())?;
            let same = here.iter().zip(row).all(|(told, word)| told.word.is(word));
            (same && are_together(text, here)).then_some((at + row.len(), *name))
        })
    }

    /// The same with the initials behind it: "Anna S."
    fn row(&self, text: &str, told: &[Told<'_>], at: usize) -> Option<(usize, Found)> {
        let (mut end, name) = self.plain(text, told, at)?;
        let mut span = told.get(at)?.span.start..told.get(end - 1)?.span.end;
        while let Some(next) = told.get(end)
            && let Some(dot) = self.initial(text, next, name)
            && are_together(text, told.get(end - 1..=end)?)
            // "I told Anna. A. Jones left."
            && !part(text, span.end..next.span.start).contains(['.', '!', '?', '…'])
            // "Smith, A. Smith" are two, and so are "Smith, A. Jones".
            && self.plain(text, told, end + run(text, told, end).len()).is_none()
            && !self.is_of_another(text, told, end, name)
        {
            (span.end, end) = (dot, end + 1);
        }
        Some((end, Found { span, name }))
    }

    /// Whether the initials that begin here stand before a word that is written like a name and is none of this one.
    fn is_of_another(&self, text: &str, told: &[Told<'_>], at: usize, name: usize) -> bool {
        let after = at + run(text, told, at).len();
        let pair = after.checked_sub(1).and_then(|last| told.get(last..=after));
        let Some([_, next]) = pair.filter(|pair| are_close(text, pair)) else { return false };
        let word = next.text.to_lowercase();
        let known = self.initials.iter().find(|(_, known)| *known == name).map(|(words, _)| words);
        let own = known.is_some_and(|words| {
            words.iter().any(|own| own.is(&next.word) || (is_letter(next) && own.begins_like(&next.word)))
        });
        next.text.starts_with(char::is_uppercase)
            && !own
            && !OPENING.contains(&word.as_str())
            && !COMMON.contains(&word.as_str())
    }

    /// The name that initials stand for which begin at this word: "A. Smith" or "A.S." of Anna Smith.
    fn initials(&self, text: &str, told: &[Told<'_>], at: usize) -> Option<(usize, Found)> {
        let letters = run(text, told, at);
        let after = at + letters.len();
        let start = letters.first()?.span.start;
        // Before the name itself, or a part of it.
        if let Some((end, place)) = self.row(text, told, after)
            && letters.iter().all(|told| self.initial(text, told, place.name).is_some())
            && are_together(text, told.get(after - 1..=after)?)
        {
            return Some((end, Found { span: start..place.span.end, name: place.name }));
        }
        // Alone: of all words of the name, or of its first and its last; and no part of a longer row of letters.
        let is_capital = |told: &Told<'_>| told.text.starts_with(char::is_uppercase);
        let before = at.checked_sub(1).and_then(|before| told.get(before..=at));
        let goes_on = |pair: &[Told<'_>]| pair.first().is_some_and(|it| is_capital(it) && dot(text, it).is_some());
        if before.is_some_and(|pair| are_close(text, pair) && goes_on(pair)) {
            return None;
        }
        let last = dot(text, letters.last()?)?;
        // The last one may lack its dot: "A.S said".
        let bare = told.get(after).filter(|next| next.span.start == last && is_letter(next));
        let end = after + usize::from(bare.is_some());
        let letters = told.get(at..end).filter(|letters| letters.len() > 1 && letters.iter().all(is_capital))?;
        let stand_for = |words: &[&Word]| {
            words.len() == letters.len() && words.iter().zip(letters).all(|(word, told)| word.begins_like(&told.word))
        };
        let (_, name) = self.initials.iter().find(|(words, _)| {
            let ends: Vec<&Word> = words.first().into_iter().chain(words.last()).collect();
            stand_for(&words.iter().collect::<Vec<_>>()) || stand_for(&ends)
        })?;
        Some((end, Found { span: start..bare.map_or(last, |bare| bare.span.end), name: *name }))
    }

    /// Where the dot of an initial of this name ends.
    fn initial(&self, text: &str, told: &Told<'_>, name: usize) -> Option<usize> {
        let words = self.initials.iter().find(|(_, known)| *known == name).map(|(words, _)| words)?;
        dot(text, told).filter(|_| words.iter().any(|word| word.begins_like(&told.word)))
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

    /// Words that stayed and may be a name: longer ones that hold one, and such that begin with a capital and are one
    /// letter off.
    pub fn near(&self, text: &str) -> Vec<String> {
        let known = self.rows.iter().filter_map(|(row, _)| if let [word] = row.as_slice() { Some(word) } else { None });
        let known: Vec<&Word> = known.filter(|name| name.len() >= NEAR).collect();
        let told = told(text, &self.find(text));
        let small = told.iter().map(|told| told.text).filter(|word| word.starts_with(char::is_lowercase));
        let small: BTreeSet<&str> = small.collect();
        let near = told.iter().filter(|told| {
            let holds = |name: &&Word| told.word.any(name, |word, name| word.contains(name));
            let slip = |name: &&Word| {
                name.len() >= SLIPPED && told.word.any(name, |word, name| strsim::osa_distance(word, name) == 1)
            };
            known.iter().any(holds) || (known.iter().any(slip) && may_be_a_name(text, told, &small))
        });
        near.map(|told| told.text.to_owned()).collect()
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
fn are_together(text: &str, told: &[Told<'_>]) -> bool {
    told.windows(2).all(|pair| match pair {
        [a, b] => part(text, a.span.end..b.span.start).chars().count() <= BETWEEN,
        _ => false,
    })
}

/// The same of initials, which nothing but a dot, a hyphen and a space stands between: "A.S., J.M." are two.
fn are_close(text: &str, told: &[Told<'_>]) -> bool {
    let between = |a: &Told<'_>, b: &Told<'_>| part(text, a.span.end..b.span.start).chars();
    let parts = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '‐' | '‑');
    are_together(text, told) && told.windows(2).all(|pair| matches!(pair, [a, b] if between(a, b).all(parts)))
}

/// The words of a text but for those of these places.
fn told<'a>(text: &'a str, but: &[Found]) -> Vec<Told<'a>> {
    let mut but = but.iter().peekable();
    let mut told = Vec::new();
    for span in words(text) {
        while but.next_if(|place| place.span.end <= span.start).is_some() {}
        if but.peek().is_none_or(|place| span.end <= place.span.start) {
            let text = part(text, span.clone());
            told.push(Told { word: Word::of(text), text, span });
        }
    }
    told
}

/// The single letters with dots behind each other from here on.
fn run<'t, 'a>(text: &str, told: &'t [Told<'a>], at: usize) -> &'t [Told<'a>] {
    let here = told.get(at..told.len().min(at + INITIALS)).unwrap_or_default();
    let together = here.windows(2).take_while(|pair| are_close(text, pair)).count() + 1;
    let dotted = here.iter().take(together).take_while(|told| dot(text, told).is_some()).count();
    here.get(..dotted).unwrap_or_default()
}

/// Where the dot behind a single letter ends.
fn dot(text: &str, told: &Told<'_>) -> Option<usize> {
    let dotted = part(text, told.span.end..text.len()).starts_with('.');
    (is_letter(told) && dotted).then_some(told.span.end + 1)
}

fn is_letter(told: &Told<'_>) -> bool {
    told.text.starts_with(char::is_alphabetic) && told.word.len() == 1
}

/// Whether a word is written like a name. One that begins a sentence is none where it is a common word, or where the
/// text has it without its capital, too.
fn may_be_a_name(text: &str, told: &Told<'_>, small: &BTreeSet<&str>) -> bool {
    let common = || {
        let word = told.text.to_lowercase();
        COMMON.contains(&word.as_str()) || small.contains(word.as_str())
    };
    let small = told.text.starts_with(char::is_lowercase);
    !(small || begins_sentence(text, told.span.start) && common())
}

fn begins_sentence(text: &str, at: usize) -> bool {
    let before = part(text, 0..at).trim_end_matches([' ', '\t', '"', '\'', '“', '‘', '(', '*', '-', '–', '—', '•']);
    before.is_empty() || before.ends_with(['\n', '.', '!', '?', ':', ';', '…', '”', '’', ')'])
}
