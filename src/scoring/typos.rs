//! Long key words with one letter wrong: "colectively", "escalatde", "responsability".
//!
//! Whoever types against the clock slips, and a non-native writer spells by ear. Only words that no phrase knows are
//! looked at, only long ones, and both ends must be right, so that an inflection ("manager", "managers") is no slip.

use rustc_hash::FxHashMap;

/// The fewest letters of a word that may be meant. Shorter ones have neighbours that are words ("county", "country").
const LETTERS: usize = 8;

/// From so many letters on a wrong letter is a slip, where in shorter words it may make another word ("prevented",
/// "presented"). A letter too many, too few or in the wrong place is one in either.
const LETTERS_FOR_A_WRONG_ONE: usize = 10;

/// Words that are right as they stand, although a longer one is near.
const RIGHT: &[&str] = &[
    "contact", "contacts", "contacted", "contracts", "scraped", "scraping", "striped", "striping", "planed", "planing",
    "though", "thorough", "through", "throughout", "throughput", "formally", "formerly", "complement", "complemented",
    "compliment", "stationary", "stationery", "desert", "costumer", "costumers", "discreet", "personal", "personally",
    "continual", "continuous", "councillor", "sending", "selling", "sealing", "sorting", "sporting", "staring",
    "starring", "starting", "stating", "tracing", "tracking", "tailing", "trailing", "tending", "trending", "carting",
    "charting", "parting", "partying", "tacking", "taking", "talking", "filing", "rating", "existing", "exiting",
    "competing", "completing", "complies", "compiles", "caching", "catching", "confirming", "conforming", "hosting",
    "hoisting", "presenting", "preventing", "projecting", "protecting", "projection", "protection", "projections",
    "protections", "refusing", "reusing", "reminder", "reminders", "remainder", "remainders", "simulate", "stimulate",
    "simulated", "stimulated", "slicing", "splicing", "retrained", "restrained", "retraining", "retaining",
    "restraining", "causally", "casually", "apprised", "appraised", "lightening", "lightning", "divided", "dividend",
    "staking", "stacking", "stalking", "prescribed", "proscribed", "dining", "uniformed", "uninformed", "slipped",
    "skipped", "snipping",
];

/// The long words of all phrases with their numbers, by their shape.
#[derive(Debug, Default, PartialEq)]
pub struct Typos(FxHashMap<Shape, Vec<(Box<str>, u32)>>);

/// First letter, last letter and length of a word.
type Shape = (u8, u8, usize);

impl Typos {
    /// Takes words with their numbers.
    pub fn of<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut typos = Self::default();
        for (word, number) in words.filter(|(word, _)| word.len() >= LETTERS) {
            if let Some(shape) = shape(word, word.len()) {
                typos.0.entry(shape).or_default().push((word.into(), number));
            }
        }
        // Two words may be as near; the same one is meant at every run.
        typos.0.values_mut().for_each(|bucket| bucket.sort_unstable());
        typos
    }

    /// The number of the word that is meant by one that no phrase knows.
    pub fn meant(&self, word: &str) -> Option<u32> {
        if word.len() + 1 < LETTERS {
            return None;
        }
        [word.len() + 1, word.len(), word.len() - 1].into_iter().find_map(|length| {
            let near = |known: &str| is_slip(known.as_bytes(), word.as_bytes());
            let bucket = self.0.get(&shape(word, length)?)?;
            let found = bucket.iter().find(|(known, _)| near(known))?;
            (!RIGHT.contains(&word)).then_some(found.1)
        })
    }
}

/// Only plain letters have slips.
fn shape(word: &str, length: usize) -> Option<Shape> {
    let (first, last) = (word.as_bytes().first()?, word.as_bytes().last()?);
    word.bytes().all(|letter| letter.is_ascii_lowercase()).then_some((*first, *last, length))
}

/// Whether one letter is missing, doubled or strange, two neighbours are swapped, or, in a long word, one is wrong.
fn is_slip(known: &[u8], written: &[u8]) -> bool {
    let same = known.iter().zip(written).take_while(|(a, b)| a == b).count();
    // Who manages is no manager.
    if known.ends_with(b"ers") && same + 2 == known.len() {
        return false;
    }
    let ends = |known_from: usize, written_from: usize| known.get(known_from..) == written.get(written_from..);
    match written.len().cmp(&known.len()) {
        std::cmp::Ordering::Less => ends(same + 1, same),
        std::cmp::Ordering::Greater => ends(same, same + 1),
        std::cmp::Ordering::Equal => {
            let swapped = known.get(same) == written.get(same + 1) && known.get(same + 1) == written.get(same);
            let wrong = known.len() >= LETTERS_FOR_A_WRONG_ONE && ends(same + 1, same + 1);
            (swapped && ends(same + 2, same + 2)) || wrong
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(written: &str) -> Option<&'static str> {
        const WORDS: &[&str] = &[
            "collectively", "escalated", "responsibility", "prevented", "managers", "contract", "noticed", "cafeteria",
        ];
        let typos = Typos::of(WORDS.iter().copied().zip(0..));
        typos.meant(written).map(|number| WORDS[number as usize])
    }

    #[test]
    fn one_letter_missing_doubled_swapped_or_wrong_is_read_as_the_word() {
        for (written, word) in [
            ("colectively", "collectively"),
            ("collectivelly", "collectively"),
            ("colelctively", "collectively"),
            ("esaclated", "escalated"),
            ("responsability", "responsibility"),
        ] {
            assert_eq!(meant(written), Some(word), "{written}");
        }
    }

    #[test]
    fn other_words_inflections_and_short_words_are_left_alone() {
        for word in [
            "presented", "escaleted", "manager", "manages", "contact", "notced", "collective", "café", "managers2", "",
            "a", "ß",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
