//! What the engine knows about English verbs: enough to tell a deed by its form.
//!
//! Deeds are an open class ("I bisected", "I re-labelled"), so they are known by suffix or from the list of irregular
//! pasts, less the states, feelings and mere routing that look the same.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

mod lists;
mod people;

use lists::{ADVERBS, GRAMMAR, IRREGULAR, NOT_ADVERBS, NOT_DEED_BASES, NOT_DEED_GERUNDS, NOT_DEEDS, NOT_PAST};
use people::{DEPARTMENTS, GROUPS, NOT_PERSONS, PERSONS, PLACES};

/// What the form of a word can be. Looked up once a word, since the lists are long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// A past tense or participle.
    pub past: bool,
    /// A past tense that says what somebody concretely did.
    pub deed: bool,
    /// A word that may stand between a subject and its verb without changing the meaning.
    pub adverb: bool,
}

/// What the lists say of a word: bits of [`Listed`].
static LISTED: LazyLock<FxHashMap<&'static str, u16>> = LazyLock::new(|| {
    let lists: [(&[&'static str], u16); 10] = [
        (IRREGULAR, Listed::IRREGULAR),
        (NOT_PAST, Listed::NOT_PAST),
        (NOT_DEEDS, Listed::NOT_DEED),
        (ADVERBS, Listed::ADVERB),
        (NOT_ADVERBS, Listed::NOT_ADVERB),
        (PERSONS, Listed::PERSON),
        (GROUPS, Listed::GROUP),
        (PLACES, Listed::PLACE),
        (DEPARTMENTS, Listed::DEPARTMENT),
        (NOT_PERSONS, Listed::NOT_PERSON),
    ];
    let mut listed = FxHashMap::default();
    for (list, bit) in lists {
        for word in list {
            *listed.entry(*word).or_insert(0) |= bit;
        }
    }
    listed
});

struct Listed;

impl Listed {
    const IRREGULAR: u16 = 1;
    const NOT_PAST: u16 = 2;
    const NOT_DEED: u16 = 4;
    const ADVERB: u16 = 8;
    const NOT_ADVERB: u16 = 16;
    const PERSON: u16 = 32;
    const GROUP: u16 = 64;
    const PLACE: u16 = 128;
    const DEPARTMENT: u16 = 256;
    const NOT_PERSON: u16 = 512;
}

/// What a folded form can be.
pub fn form(form: &str) -> Form {
    let bits = LISTED.get(form).copied().unwrap_or(0);
    let is = |bit| bits & bit != 0;
    let regular =
        form.len() > 3 && form.ends_with("ed") && !is(Listed::NOT_PAST) && form.chars().all(char::is_alphabetic);
    let past = regular || is(Listed::IRREGULAR);
    let manner = form.len() > 4 && form.ends_with("ly") && !is(Listed::NOT_ADVERB);
    Form { past, deed: past && !is(Listed::NOT_DEED), adverb: manner || is(Listed::ADVERB) }
}

/// What a noun says of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crowd {
    /// Somebody, or several: a nurse, the vendor, colleagues.
    Person,
    /// A group that one may belong to: team, crew, shift.
    Group,
    /// A place whose people may be meant: kitchen, ward.
    Place,
    /// A part of an organisation that goes without an article: support, audit.
    Department,
}

/// What a noun says of people, if anything.
pub fn crowd(form: &str) -> Option<Crowd> {
    let listed = |form: &str| LISTED.get(form).copied().unwrap_or(0);
    let bits = listed(form);
    let is = |bit| bits & bit != 0;
    if is(Listed::GROUP) {
        Some(Crowd::Group)
    } else if is(Listed::PERSON) {
        Some(Crowd::Person)
    } else if is(Listed::DEPARTMENT) {
        Some(Crowd::Department)
    } else if is(Listed::PLACE) {
        Some(Crowd::Place)
    } else if is(Listed::NOT_PERSON) {
        None
    } else {
        let single = form.strip_suffix('s').filter(|single| single.len() > 3).unwrap_or(form);
        let bits = if single.len() < form.len() { listed(single) } else { bits };
        if bits & (Listed::PERSON | Listed::GROUP) != 0 {
            return Some(Crowd::Person);
        }
        let ends = ["er", "or", "ist", "ian", "ant", "ee"].iter().any(|end| single.ends_with(end));
        (ends && single.len() > 4 && bits & Listed::NOT_PERSON == 0).then_some(Crowd::Person)
    }
}

/// Whether a folded form is a past tense or participle.
pub fn is_past(word: &str) -> bool {
    form(word).past
}

/// Whether a folded form is a past tense that says what somebody concretely did.
pub fn is_deed(word: &str) -> bool {
    form(word).deed
}

/// Whether a word behind "to" or a modal can be its verb: anything but a word of grammar.
pub fn is_base(form: &str) -> bool {
    form.len() > 1 && form.bytes().all(|byte| byte.is_ascii_alphabetic()) && !GRAMMAR.contains(form) && !is_adverb(form)
}

/// Whether a base form says what somebody concretely does ("able to *trace*").
pub fn is_deed_base(form: &str) -> bool {
    is_base(form) && !NOT_DEED_BASES.contains(form)
}

/// Whether a form in -ing says what somebody concretely does ("started *counting*").
pub fn is_deed_gerund(form: &str) -> bool {
    form.len() > 5 && form.ends_with("ing") && !NOT_DEED_GERUNDS.contains(form)
}

/// Whether a folded form may stand between a subject and its verb without changing the meaning.
pub fn is_adverb(word: &str) -> bool {
    form(word).adverb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unusual_deeds_are_known_by_their_form() {
        for deed in ["bisected", "rang", "relabelled", "triaged", "rebuilt", "dug", "renegotiated", "sewed", "taught"] {
            assert!(is_deed(deed), "{deed}");
        }
    }

    #[test]
    fn states_routing_and_lookalikes_are_no_deeds() {
        for word in ["felt", "need", "hundred", "escalated", "forwarded", "was", "had", "wanted", "speed", "p95ed"] {
            assert!(!is_deed(word), "{word}");
        }
    }
}
