//! A short list of words that many words are looked for in.

/// Words in small letters. Most words that are asked for are in no list, and the first letter and the length show it.
#[derive(Debug)]
pub struct List {
    words: &'static [&'static str],
    /// For each remainder of the first byte a bit for each length, the longest ones together.
    lengths: [u32; FIRSTS],
}

const FIRSTS: usize = 32;

impl List {
    /// These words.
    pub const fn of(words: &'static [&'static str]) -> Self {
        let mut lengths = [0; FIRSTS];
        let mut index = 0;
        while index < words.len() {
            let (first, length) = place(words[index]);
            lengths[first] |= length;
            index += 1;
        }
        Self { words, lengths }
    }

    /// Whether a word is among them.
    pub fn contains(&self, word: &str) -> bool {
        let (first, length) = place(word);
        self.lengths.get(first).is_some_and(|lengths| lengths & length != 0) && self.words.contains(&word)
    }
}

const fn place(word: &str) -> (usize, u32) {
    let bytes = word.as_bytes();
    let length = if bytes.len() < 32 { bytes.len() } else { 31 };
    (if bytes.is_empty() { 0 } else { bytes[0] as usize % FIRSTS }, 1 << length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_holds_its_words_and_no_others() {
        const LIST: List = List::of(&["not", "nobody", "'s", "a", "über"]);
        for word in ["not", "nobody", "'s", "a", "über"] {
            assert!(LIST.contains(word), "{word}");
        }
        let long = "n".repeat(40);
        for word in ["", "nor", "n", "no", "nobodys", "Not", "über alles", &long] {
            assert!(!LIST.contains(word), "{word}");
        }
    }
}
