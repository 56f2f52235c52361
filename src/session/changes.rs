//! What changed between two tellings of a text, word by word.

use crate::content::clean::part;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Words of a text that are compared one by one. Of longer ones only how they begin and end alike is left out.
const WORDS: usize = 2_000;

/// The words that only one of two texts has, as byte offsets into it. Words that follow each other are one span.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Of the earlier one.
    pub removed: Vec<Range<usize>>,
    /// Of the later one.
    pub added: Vec<Range<usize>>,
}

impl Changes {
    /// Compares two texts. How words are laid out in lines does not matter.
    pub fn between(before: &str, after: &str) -> Self {
        let (old, new) = (words(before), words(after));
        let (olds, news): (Vec<&str>, Vec<&str>) = (told(before, &old), told(after, &new));
        let mut changes = Self::default();
        if olds.len() > WORDS || news.len() > WORDS {
            let start = olds.iter().zip(&news).take_while(|(a, b)| a == b).count();
            let rest = olds.len().min(news.len()) - start;
            let end = olds.iter().rev().zip(news.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
            changes.removed.extend(span(&old, start, olds.len() - start - end));
            changes.added.extend(span(&new, start, news.len() - start - end));
            return changes;
        }
        for op in capture_diff_slices(Algorithm::Myers, &olds, &news) {
            if let DiffOp::Equal { .. } = op {
                continue;
            }
            let (from, to) = (op.old_range(), op.new_range());
            changes.removed.extend(span(&old, from.start, from.len()));
            changes.added.extend(span(&new, to.start, to.len()));
        }
        changes
    }

    /// Whether nothing changed.
    pub fn is_none(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty()
    }
}

fn words(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| start(word)..start(word) + word.len()).collect()
}

fn told<'a>(text: &'a str, words: &[Range<usize>]) -> Vec<&'a str> {
    words.iter().map(|word| part(text, word.clone())).collect()
}

/// From the first to the last of so many words.
fn span(words: &[Range<usize>], first: usize, count: usize) -> Option<Range<usize>> {
    let last = words.get((first + count).checked_sub(1)?)?;
    let first = words.get(first).filter(|_| count > 0)?;
    Some(first.start..last.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn changed(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
        let changes = Changes::between(before, after);
        let cut = |text: &str, spans: &[Range<usize>]| spans.iter().map(|span| text[span.clone()].to_owned()).collect();
        (cut(before, &changes.removed), cut(after, &changes.added))
    }

    #[test]
    fn words_that_changed_are_found_and_line_breaks_do_not_matter() {
        assert_eq!(
            changed("My manager asked me to\nlook. I fixed it.", "I saw it and took a look. I fixed  it."),
            (vec!["My manager asked me to".to_owned()], vec!["I saw it and took a".to_owned()])
        );
        assert_eq!(changed("a b c", "a b c"), (vec![], vec![]));
        assert_eq!(changed("", "new words"), (vec![], vec!["new words".to_owned()]));
    }

    #[test]
    fn long_texts_are_compared_by_how_they_begin_and_end() {
        let long = "word ".repeat(WORDS + 1);
        let (before, after) = (format!("start {long} end"), format!("start other {long} end"));
        assert_eq!(changed(&before, &after), (vec![], vec!["other".to_owned()]));
    }

    proptest! {
        /// What is left of both without their changes is the same.
        #[test]
        fn without_the_changes_both_are_the_same(before in "([a-c]{1,2}[ \n]{1,2}){0,30}", after in "([a-c]{1,2}[ \n]{1,2}){0,30}") {
            let changes = Changes::between(&before, &after);
            let left = |text: &str, spans: &[Range<usize>]| -> Vec<String> {
                let kept = words(text).into_iter().filter(|word| !spans.iter().any(|span| span.contains(&word.start)));
                kept.map(|word| text[word].to_owned()).collect()
            };
            prop_assert_eq!(left(&before, &changes.removed), left(&after, &changes.added));
        }
    }
}
