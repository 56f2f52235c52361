//! Words around a hit that make it say something else: negations and conditions, bounded by the clause.
//!
//! Cue words, phrase cues, pseudo-cues and terminators as clinical text processing has them (`NegEx`), with the
//! English of stories in mind.

use super::aims;
use super::text::{Break, List, Words};
use super::walk::Hit;
use crate::content::family::Polarity;
use std::ops::Range;

/// How many words before a hit a cue may stand.
const REACH: usize = 6;

/// How many words before a hit a modal may stand, all of them adverbs and auxiliaries.
const MODAL_REACH: usize = 12;

/// Words that deny.
static NEGATIONS: List = List::of(&[
    "not", "never", "no", "nobody", "none", "nothing", "neither", "nor", "without", "hardly", "barely", "scarcely",
]);

/// Words that put what follows under a condition.
static CONDITIONS: List = List::of(&["if", "unless", "whether"]);

/// Words that make what they are part of hypothetical when they stand inside a hit.
static IRREALIS: List =
    List::of(&["would", "should", "could", "might", "will", "refused", "failed", "wished", "hoped"]);

/// What keeps a "not", "no" or "without" from denying what follows it.
const PSEUDO: &[(&str, &[&str])] = &[
    ("not", &["only", "just", "merely", "simply", "long", "until", "far"]),
    ("no", &["doubt", "wonder", "sooner", "later", "longer", "show", "shows", "brainer"]),
    ("without", &["hesitation", "hesitating", "delay", "doubt", "fail", "thinking", "further"]),
    ("nothing", &["but"]),
];

/// Words at which a look to the left ends.
static TERMINATORS: List = List::of(&[
    "but", "however", "because", "so", "and", "then", "although", "though", "while", "when", "since", "once", "until",
    "except", "where", "after", "before", "as",
]);

/// Two words that deny together.
const PAIRS: &[(&str, &str)] =
    &[("instead", "of"), ("rather", "than"), ("far", "from"), ("failed", "to"), ("refused", "to")];

/// Words that make the participle or past form behind them a wish or a plan ("would have dropped").
static MODALS: List = List::of(&["would", "should", "might", "may", "must", "will", "shall", "ought"]);

/// Words between such a word and its verb.
static AUXILIARIES: List = List::of(&["have", "be", "been", "being", "to", "get", "not", "'d"]);

/// Verbs through which a "not" reaches: "I do not think I was told to".
static RAISING: List =
    List::of(&["think", "believe", "say", "claim", "mean", "suggest", "feel", "wait", "waited", "need", "want"]);

/// The words that deny a hit, put it under a condition or make of a merit a mere aim, if any do.
pub fn unsaid(words: &Words, hit: &Hit, polarity: Polarity) -> Option<Range<usize>> {
    negated(words, hit).or_else(|| if polarity == Polarity::Signal { aims::aimed(words, hit) } else { None })
}

fn negated(words: &Words, hit: &Hit) -> Option<Range<usize>> {
    if words.all().get(hit.start).is_some_and(|word| word.question) {
        return Some(hit.start..hit.end);
    }
    inside(words, hit).or_else(|| modal(words, hit)).or_else(|| before(words, hit))
}

/// "It **would have** dropped", "that **should soon be** adopted": a modal governs the first word of the hit.
fn modal(words: &Words, hit: &Hit) -> Option<Range<usize>> {
    let mut at = hit.start;
    while at > 0 && words.before(at) == Break::None && hit.start - at < MODAL_REACH {
        at -= 1;
        let form = words.form(at);
        let month = form == "may"
            && at > 0
            && matches!(
                words.form(at - 1),
                "in" | "since" | "by" | "until" | "from" | "last" | "of" | "early" | "late"
            );
        // "it may have been me who" is modesty and no wish
        let modest = matches!(form, "may" | "might" | "must") && matches!(words.form(hit.start), "me" | "myself");
        if month || modest {
            return None;
        }
        if MODALS.contains(form) || (form == "could" && words.form(at + 1) == "have") {
            return Some(at..hit.start);
        }
        if !(AUXILIARIES.contains(form) || words.is_adverb(at)) {
            return None;
        }
    }
    None
}

fn inside(words: &Words, hit: &Hit) -> Option<Range<usize>> {
    (hit.start..hit.end)
        .take(64)
        .find(|&at| {
            let loose = hit.loose >> (at - hit.start) & 1 == 1;
            let form = words.form(at);
            loose && (IRREALIS.contains(form) || (NEGATIONS.contains(form) && !is_pseudo(words, at)))
        })
        .map(|at| at..at + 1)
}

fn before(words: &Words, hit: &Hit) -> Option<Range<usize>> {
    let own_subject = matches!(words.form(hit.start), "i" | "we" | "they" | "he" | "she" | "it");
    let mut verb_between = false;
    for back in 1..=REACH {
        let at = hit.start.checked_sub(back)?;
        if words.before(at + 1) >= Break::Comma {
            return None;
        }
        let form = words.form(at);
        // "instead of waiting I rebuilt it"
        let ended = own_subject && words.form(at + 2).ends_with("ing");
        if !ended && PAIRS.iter().any(|pair| pair.0 == form && pair.1 == words.form(at + 1)) {
            return Some(at..at + 2);
        }
        if form == "no" && words.form(at + 1) == "one" && !own_subject && !verb_between {
            return Some(at..at + 2);
        }
        if CONDITIONS.contains(form) {
            return Some(at..at + 1);
        }
        if NEGATIONS.contains(form) && !is_pseudo(words, at) {
            let raised = RAISING.contains(words.form(at + 1));
            if raised || !(own_subject || verb_between) {
                return Some(at..at + 1);
            }
        }
        let waits = form == "until" && at > 0 && words.form(at - 1).starts_with("wait");
        if TERMINATORS.contains(form) && !waits {
            return None;
        }
        verb_between |= words.is_past(at) && !RAISING.contains(form) && form != "had" && form != "did";
        // "nobody was expecting me to"
        let auxiliary = words.form(hit.start).ends_with("ing") && (at + 1..hit.start).all(|word| words.is_adverb(word));
        verb_between |= matches!(form, "was" | "were") && !auxiliary;
    }
    None
}

fn is_pseudo(words: &Words, at: usize) -> bool {
    let form = words.form(at);
    PSEUDO.iter().any(|(cue, followers)| *cue == form && followers.contains(&words.form(at + 1)))
}
