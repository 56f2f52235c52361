//! The classes that every engine has: shapes of numbers, and forms such as `{I did}`.

use super::text::actors::Actor;
use super::text::{Actors, Words, shapes};
use super::trie::{ClassHit, ClassId};

/// Their names in phrases, in the order of their numbers.
pub const NAMES: [&str; 13] = [
    "number", "percent", "money", "duration", "I", "I did", "we", "we did", "they", "they did", "did", "any", "amount",
];

const I: ClassId = 4;
const WE: ClassId = 6;
const THEY: ClassId = 8;
const DID: ClassId = 10;
const ANY: ClassId = 11;
const AMOUNT: ClassId = 12;

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
    }
    for deed in actors.deeds.iter().filter(|deed| deed.concrete) {
        if let Some(class) = subject_of(deed.actor) {
            // What somebody did follows who it is.
            add(deed.start, class + 1, deed.end, true);
        }
    }
    for index in 0..words.len() {
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
        let [number, percent] = [shapes::Shape::Number, shapes::Shape::Percent].map(|shape| name(shape as ClassId));
        assert_eq!((number, percent), ("number", "percent"));
    }
}
