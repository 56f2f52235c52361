//! The words that any phrase knows, with their numbers, so that words are compared as numbers.

use super::text::Words;
use super::typos::Typos;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The words that any phrase knows, with their numbers.
#[derive(Debug, Default, PartialEq)]
pub struct Lexicon {
    numbers: FxHashMap<Cow<'static, str>, u32>,
    /// Made from them when a text is first looked up.
    typos: OnceLock<Typos>,
}

/// The number of a word that no phrase has.
pub const UNKNOWN: u32 = u32::MAX;

impl Lexicon {
    /// The number of a word, a new one where it has none yet.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(word.to_owned().into(), number);
        self.typos.take();
        number
    }

    /// Gives each word another number.
    pub fn renumber(&mut self, new: impl Fn(u32) -> u32) {
        self.numbers.values_mut().for_each(|number| *number = new(*number));
        self.typos.take();
    }

    /// The number of a word that is written rightly.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The number of each word of a text.
    pub fn look_up(&self, words: &Words) -> Vec<u32> {
        let all = || self.numbers.iter().map(|(word, number)| (&**word, *number));
        let typos = || self.typos.get_or_init(|| Typos::of(all()));
        let number = |form| self.get(form).or_else(|| typos().meant(form)).unwrap_or(UNKNOWN);
        (0..words.len()).map(|index| number(words.form(index))).collect()
    }

    /// All words in the order of their numbers.
    pub fn words(&self) -> Vec<&str> {
        let mut words: Vec<(u32, &str)> = self.numbers.iter().map(|(word, number)| (*number, &**word)).collect();
        words.sort_unstable();
        words.into_iter().map(|(_, word)| word).collect()
    }
}

impl FromIterator<&'static str> for Lexicon {
    fn from_iter<T: IntoIterator<Item = &'static str>>(words: T) -> Self {
        let numbers = words.into_iter().enumerate().map(|(number, word)| (word.into(), number as u32)).collect();
        Self { numbers, typos: OnceLock::new() }
    }
}
