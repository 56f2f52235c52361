//! The classes that every engine has: shapes of numbers, and forms such as `{I did}`.

use super::classes::Mark;
use super::text::actors::Actor;
use super::text::verbs::is_base;
use super::text::{Actors, Break, List, Words, shapes};
use super::trie::ClassId;

/// Their names in phrases, in the order of their numbers.
pub const NAMES: [&str; 18] = [
    "number", "percent", "money", "duration", "I", "I did", "we", "we did", "they", "they did", "did", "any", "amount",
    "we tell", "was done", "verb", "name", "verbing",
];

const I: ClassId = 4;
const WE: ClassId = 6;
const THEY: ClassId = 8;
/// Any past tense of something concretely done: a matter of one word.
pub const DID: ClassId = 10;
/// Any word: a matter of one word.
pub const ANY: ClassId = 11;
const AMOUNT: ClassId = 12;
const WE_TELL: ClassId = 13;
const WAS_DONE: ClassId = 14;
const VERB: ClassId = 15;
const NAME: ClassId = 16;
const VERBING: ClassId = 17;

/// Words in -ing that are no doing.
static NO_VERBING: List = List::of(&[
    "thing", "something", "anything", "nothing", "everything", "morning", "evening", "during", "string", "spring",
    "ceiling", "building", "wedding", "railing", "sibling", "clothing", "wiring", "tubing", "bedding",
]);

/// Words behind which a verb stands in its base form.
static BEFORE_BASE: List = List::of(&[
    "to", "should", "could", "would", "will", "can", "must", "might", "may", "shall", "us", "let", "lets", "did", "do",
    "does",
]);

/// How many of a hundred thousand words of an answer are, or start, one of each class: a phrase is looked for where its
/// rarest part stands, and here it matters only which of them is rarer than a word.
pub const COMMON: [u32; NAMES.len()] = [
    4_000, 800, 500, 1_500, 6_000, 3_000, 2_500, 800, 3_000, 1_000, 9_000, 100_000, 6_000, 500, 1_500, 5_000, 1_000,
    2_500,
];

/// Whether a class is one of these, not a word list.
pub fn is_form(class: ClassId) -> bool {
    (class as usize) < NAMES.len()
}

/// Whether it takes words along that the author of a phrase did not write, such as adverbs.
pub fn is_loose(class: ClassId) -> bool {
    (I..DID).contains(&class) || matches!(class, ANY | WE_TELL | WAS_DONE)
}

/// All that a text holds of them, without those that are a matter of one word.
pub fn find(words: &Words, actors: &Actors) -> Vec<Mark> {
    let mut found = Vec::with_capacity(words.len() / 2);
    let mut add = |start, label, end| found.push(Mark { start, end, label });
    for shaped in &shapes::find(words) {
        add(shaped.start, shaped.shape as ClassId, shaped.end);
        for start in shapes::rounded(words, shaped.start) {
            add(start, AMOUNT, shaped.end);
        }
    }
    let subject_of = |actor| match actor {
        Actor::I => Some(I),
        Actor::We => Some(WE),
        Actor::They => Some(THEY),
        Actor::Other => None,
    };
    for subject in &actors.subjects {
        if let Some(class) = subject_of(subject.actor) {
            add(subject.start, class, subject.end);
        }
        if subject.actor == Actor::We && subject.tells && subject.written {
            add(subject.start, WE_TELL, subject.end);
        }
    }
    for deed in actors.deeds.iter().filter(|deed| deed.concrete) {
        // A step of the group counts where "we" is written.
        let written = words.form(deed.start) != words.form(deed.end - 1);
        if deed.actor == Actor::We && !(deed.tells && written) {
            continue;
        }
        if let Some(class) = subject_of(deed.actor) {
            // What somebody did follows who it is.
            add(deed.start, class + 1, deed.end);
        }
    }
    for hidden in &actors.hidden {
        add(hidden.start, WAS_DONE, hidden.end);
    }
    // Whether the last word that is neither an adverb nor "not" has a base form behind it.
    let mut opened = false;
    for index in 0..words.len() {
        let form = words.form(index);
        if opened && is_base(form) {
            add(index, VERB, index + 1);
        }
        let capital = words.all().get(index).is_some_and(|word| word.capital);
        if capital && words.before(index) < Break::Sentence && form.len() > 1 {
            add(index, NAME, index + 1);
        }
        if form.len() > 5 && form.ends_with("ing") && !NO_VERBING.contains(form) {
            add(index, VERBING, index + 1);
        }
        if !words.is_adverb(index) && form != "not" {
            opened = BEFORE_BASE.contains(form);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_names() {
        let name = |class: ClassId| NAMES[class as usize];
        assert_eq!(
            [I, I + 1, WE, WE + 1, THEY, THEY + 1].map(name),
            ["I", "I did", "we", "we did", "they", "they did"]
        );
        assert_eq!([DID, ANY, AMOUNT].map(name), ["did", "any", "amount"]);
        assert_eq!([WE_TELL, WAS_DONE, VERB].map(name), ["we tell", "was done", "verb"]);
        assert_eq!([NAME, VERBING].map(name), ["name", "verbing"]);
        let [number, percent] = [shapes::Shape::Number, shapes::Shape::Percent].map(|shape| name(shape as ClassId));
        assert_eq!((number, percent), ("number", "percent"));
    }
}
