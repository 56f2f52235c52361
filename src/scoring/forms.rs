//! The classes that every engine has: shapes of numbers, and forms such as `{I did}`.

use super::text::actors::Actor;
use super::text::verbs::is_base;
use super::text::{Actors, Words, shapes};
use super::trie::{ClassHit, ClassId};

/// Their names in phrases, in the order of their numbers.
pub const NAMES: [&str; 16] = [
    "number", "percent", "money", "duration", "I", "I did", "we", "we did", "they", "they did", "did", "any", "amount",
    "we tell", "was done", "verb",
];

const I: ClassId = 4;
const WE: ClassId = 6;
const THEY: ClassId = 8;
const DID: ClassId = 10;
const ANY: ClassId = 11;
const AMOUNT: ClassId = 12;
const WE_TELL: ClassId = 13;
const WAS_DONE: ClassId = 14;
const VERB: ClassId = 15;

/// Words behind which a verb stands in its base form.
const BEFORE_BASE: &[&str] = &[
    "to", "should", "could", "would", "will", "can", "must", "might", "may", "shall", "us", "let", "lets", "did", "do",
    "does",
];

/// All that a text holds of them.
pub fn find(words: &Words, actors: &Actors) -> Vec<ClassHit> {
    let mut found = Vec::with_capacity(words.len() * 2);
    let mut add = |start, class, end, loose| found.push(ClassHit { start, class, end, loose });
    for shaped in &shapes::find(words) {
        add(shaped.start, shaped.shape as ClassId, shaped.end, false);
        for start in shapes::rounded(words, shaped.start) {
            add(start, AMOUNT, shaped.end, false);
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
            add(subject.start, class, subject.end, true);
        }
        if subject.actor == Actor::We && subject.tells && subject.written {
            add(subject.start, WE_TELL, subject.end, true);
        }
    }
    for deed in actors.deeds.iter().filter(|deed| deed.concrete) {
        if let Some(class) = subject_of(deed.actor) {
            // What somebody did follows who it is.
            add(deed.start, class + 1, deed.end, true);
        }
    }
    for hidden in &actors.hidden {
        add(hidden.start, WAS_DONE, hidden.end, true);
    }
    for index in 0..words.len() {
        let before = (0..index).rev().find(|&before| !words.is_adverb(before) && words.form(before) != "not");
        if before.is_some_and(|before| BEFORE_BASE.contains(&words.form(before))) && is_base(words.form(index)) {
            add(index, VERB, index + 1, false);
        }
        if words.is_deed(index) {
            add(index, DID, index + 1, false);
        }
        add(index, ANY, index + 1, true);
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
        let [number, percent] = [shapes::Shape::Number, shapes::Shape::Percent].map(|shape| name(shape as ClassId));
        assert_eq!((number, percent), ("number", "percent"));
    }
}
