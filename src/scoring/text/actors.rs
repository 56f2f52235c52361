//! Who does what: the subject of each past-tense verb, as far as its form shows.
//!
//! "I saw it and escalated it" has one written I and two verbs of it; a bullet "Pulled the logs" has none written at
//! all. Both count as the candidate's.

use super::verbs::{is_deed_base, is_deed_gerund, is_past};
use super::words::{Break, Words};
use std::ops::Range;

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The candidate.
    I,
    /// The candidate's group: we, the team, everybody.
    We,
    /// Somebody else by pronoun or another team.
    They,
    /// Anything else.
    Other,
}

/// A verb and its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deed {
    /// Who does it.
    pub actor: Actor,
    /// The first word: the subject, or the verb group where the subject is carried or implied.
    pub start: usize,
    /// The word after the verb.
    pub end: usize,
    /// Whether it is a concrete deed, not a state, a feeling or mere routing.
    pub concrete: bool,
}

/// A place where a subject stands, written or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// Who.
    pub actor: Actor,
    /// Its first word.
    pub start: usize,
    /// Where its verb may start: behind the subject and any of its adverbs; equal to `start` where it is not written.
    pub end: usize,
}

/// All subjects and their verbs.
#[derive(Debug, Default)]
pub struct Actors {
    /// By start.
    pub subjects: Vec<Subject>,
    /// By start.
    pub deeds: Vec<Deed>,
}

const GROUP_NOUNS: &[&str] =
    &["team", "group", "crew", "squad", "department", "unit", "shift", "staff", "committee", "pod"];

/// Words before which a bare past form is an adjective ("the delayed events").
const ADJECTIVE_AFTER: &[&str] = &[
    "the", "a", "an", "my", "our", "their", "its", "his", "her", "your", "this", "that", "these", "those", "each",
    "every", "some", "any", "no", "all", "one", "two", "three", "four", "five", "six", "ten", "first", "last", "same",
    "many", "several", "of", "with", "for", "by", "from", "in", "on", "to", "into", "more", "most", "very", "newly",
    "was", "were", "is", "are", "be", "been", "being", "get", "got", "'s",
];

/// Words that a participle without its own subject is followed by ("errors caused by").
const PARTICIPLE_BEFORE: &[&str] = &["by", "in", "from", "on", "at", "with", "for", "as"];

const AUXILIARIES: &[&str] =
    &["was", "were", "is", "are", "am", "did", "would", "could", "should", "will", "can", "might", "must"];

/// Finds who does what.
pub fn find(words: &Words) -> Actors {
    let mut reader = Reader { words, out: Actors::default(), current: None, main: None };
    let mut start = 0;
    while start < words.len() {
        let sentence = words.sentence(start);
        reader.sentence(&sentence);
        start = sentence.end.max(start + 1);
    }
    reader.out.subjects.sort_by_key(|subject| (subject.start, subject.end));
    reader.out.deeds.sort_by_key(|deed| (deed.start, deed.end));
    reader.out
}

struct Reader<'a> {
    words: &'a Words,
    out: Actors,
    /// The subject that a verb behind "and" belongs to.
    current: Option<Actor>,
    /// The subject that a verb behind ", and" belongs to.
    main: Option<Actor>,
}

impl Reader<'_> {
    fn sentence(&mut self, sentence: &Range<usize>) {
        self.current = None;
        self.main = None;
        let mut at = sentence.start;
        while at < sentence.end {
            at = self.step(at, sentence).max(at + 1);
        }
    }

    /// Reads what starts at a word; returns where to go on.
    fn step(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        if let Some((actor, behind)) = self.written_subject(at, sentence) {
            return self.take_subject(actor, at, behind, sentence);
        }
        let form = self.words.form(at);
        if form == "if" || form == "whether" {
            return at + 1;
        }
        if (at == sentence.start || self.joins(at, sentence))
            && let Some(next) = self.unwritten_subject(at, sentence)
        {
            return next;
        }
        if self.is_others_verb(at) {
            self.current = Some(Actor::Other);
            self.main = self.main.or(Some(Actor::Other));
        }
        at + 1
    }

    /// A subject that is written here, and the word behind it.
    fn written_subject(&self, at: usize, sentence: &Range<usize>) -> Option<(Actor, usize)> {
        let form = self.words.form(at);
        match form {
            "i" => return Some((Actor::I, at + 1)),
            "we" => return Some((Actor::We, at + 1)),
            "they" | "he" | "she" => return Some((Actor::They, at + 1)),
            "who" | "which" => return Some((Actor::Other, at + 1)),
            "it" | "there" | "nobody" | "somebody" | "someone" | "you" | "this" if self.opens(at, sentence) => {
                return Some((Actor::Other, at + 1));
            }
            "everyone" | "everybody" if self.opens(at, sentence) => return Some((Actor::We, self.past_place(at + 1))),
            "all" if self.words.form(at + 1) == "of" && self.words.form(at + 2) == "us" => {
                return Some((Actor::We, at + 3));
            }
            _ => {}
        }
        if !matches!(form, "the" | "our" | "my" | "their" | "that" | "whole") || !self.opens(at, sentence) {
            return None;
        }
        // "the team", "our whole crew" are the candidate's; "the Platform team", "their engineers" are others
        let mut noun = at + 1;
        let mut named = form == "their" || form == "that";
        while noun < sentence.end && noun <= at + 3 && self.words.before(noun) == Break::None {
            let word = self.words.form(noun);
            if GROUP_NOUNS.contains(&word) || (named && matches!(word, "engineers" | "developers" | "people" | "side"))
            {
                let verb = self.past_adverbs(noun + 1, sentence);
                let acts = self.words.is_past(verb) || AUXILIARIES.contains(&self.words.form(verb));
                return acts.then_some((if named { Actor::They } else { Actor::We }, noun + 1));
            }
            named |= !matches!(word, "whole" | "entire" | "little" | "small" | "own" | "night" | "day");
            noun += 1;
        }
        None
    }

    /// Behind the place that tells which everybody is meant ("everybody **in the office** stayed").
    fn past_place(&self, at: usize) -> usize {
        let article = matches!(self.words.form(at + 1), "the" | "our" | "my");
        let placed = article && matches!(self.words.form(at), "in" | "on" | "at" | "from" | "of");
        let near = (at..at + 5).all(|inside| self.words.before(inside) == Break::None);
        let state = AUXILIARIES.contains(&self.words.form(at + 3));
        let verb = (at + 3..at + 5).find(|&verb| self.words.is_past(verb));
        verb.filter(|_| placed && near && !state).unwrap_or(at)
    }

    /// Whether a clause can open at this word.
    fn opens(&self, at: usize, sentence: &Range<usize>) -> bool {
        at == sentence.start
            || self.words.before(at) >= Break::Comma
            || matches!(
                self.words.form(at - 1),
                "and"
                    | "then"
                    | "so"
                    | "but"
                    | "until"
                    | "when"
                    | "while"
                    | "where"
                    | "as"
                    | "after"
                    | "before"
                    | "because"
                    | "that"
                    | "yet"
                    | "or"
                    | "since"
            )
    }

    /// Whether the word before hands the subject on: "and", "then", a comma.
    fn joins(&self, at: usize, sentence: &Range<usize>) -> bool {
        if at == sentence.start {
            return false;
        }
        self.words.before(at) >= Break::Comma
            || matches!(self.words.form(at - 1), "and" | "then" | "but" | "or" | "also" | "finally" | "later" | "next")
    }

    fn take_subject(&mut self, actor: Actor, at: usize, behind: usize, sentence: &Range<usize>) -> usize {
        if self.is_aside(at, behind, sentence) {
            return self.verbs(actor, at, behind, sentence);
        }
        self.current = Some(actor);
        if self.main.is_none() || self.words.before(at) >= Break::Comma || matches!(actor, Actor::I | Actor::We) {
            self.main = Some(actor);
        }
        self.verbs(actor, at, behind, sentence)
    }

    /// Whether a subject speaks only inside a clause about what had been before: "I wrote down what **we** had agreed and
    /// sent it round" goes on with I.
    fn is_aside(&self, at: usize, behind: usize, sentence: &Range<usize>) -> bool {
        let inner = at > sentence.start
            && self.words.before(at) == Break::None
            && matches!(self.words.form(at - 1), "what" | "that" | "which" | "how" | "why" | "where" | "who");
        inner && self.main.is_some() && self.words.form(behind) == "had"
    }

    /// A verb whose subject is carried from before, or implied at the start of a note.
    fn unwritten_subject(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let verb = self.past_adverbs(at, sentence);
        if verb >= sentence.end || !self.words.is_past(verb) {
            return None;
        }
        if at == sentence.start {
            let bullet = self.words.all().get(at).is_some_and(|word| word.bullet);
            if !self.words.is_past(verb) || !(bullet || self.stands_alone(verb, sentence)) {
                return None;
            }
            self.current = Some(Actor::I);
            self.main = Some(Actor::I);
            return Some(self.verbs(Actor::I, verb, verb, sentence));
        }
        // "was tired and stressed", "was cleaned and labelled": the second is no verb of its own
        let before = |back: usize| at.checked_sub(back).map_or("", |index| self.words.form(index));
        if before(1) == "and"
            && self.words.before(at - 1) == Break::None
            && is_past(before(2))
            && AUXILIARIES.contains(&before(3))
        {
            return None;
        }
        let comma = self.words.before(at) >= Break::Comma
            || (matches!(self.words.form(at - 1), "and" | "then" | "but") && self.words.before(at - 1) >= Break::Comma);
        let actor = if comma { self.main } else { self.current }?;
        self.current = Some(actor);
        Some(self.verbs(actor, verb, verb, sentence))
    }

    /// Whether a past form at the start of a sentence is its verb and no adjective ("Delayed events cost us").
    fn stands_alone(&self, verb: usize, sentence: &Range<usize>) -> bool {
        if !self.words.is_deed(verb) || matches!(self.words.form(verb + 1), "by" | "in" | "on") {
            return false;
        }
        for at in verb + 1..sentence.end {
            let form = self.words.form(at);
            let borders = matches!(
                form,
                "and"
                    | "then"
                    | "so"
                    | "because"
                    | "which"
                    | "that"
                    | "who"
                    | "after"
                    | "before"
                    | "when"
                    | "while"
                    | "until"
            );
            if borders || self.words.before(at) >= Break::Comma {
                return true;
            }
            let finite = AUXILIARIES.contains(&form) || matches!(form, "had" | "has" | "have");
            let adjective = at > 0 && ADJECTIVE_AFTER.contains(&self.words.form(at - 1));
            if finite || (self.words.is_past(at) && !adjective) {
                return false;
            }
        }
        true
    }

    /// A verb at a place where no subject of ours is: somebody else's.
    fn is_others_verb(&self, at: usize) -> bool {
        let form = self.words.form(at);
        if AUXILIARIES.contains(&form) || matches!(form, "had" | "has") {
            return true;
        }
        if !self.words.is_past(at) || at == 0 {
            return false;
        }
        let adjective = ADJECTIVE_AFTER.contains(&self.words.form(at - 1)) || self.words.is_adverb(at - 1);
        !adjective && !PARTICIPLE_BEFORE.contains(&self.words.form(at + 1))
    }

    /// Behind adverbs, and behind a bracket of commas ("I, as the newest nurse, rang").
    fn past_adverbs(&self, mut at: usize, sentence: &Range<usize>) -> usize {
        let from = at;
        while at < sentence.end && self.words.is_adverb(at) && (at == from || self.words.before(at) < Break::Comma) {
            at += 1;
        }
        if at < sentence.end && at > sentence.start && self.words.before(at) == Break::Comma {
            let close = (at + 1..sentence.end.min(at + 9)).find(|&next| self.words.before(next) == Break::Comma);
            if let Some(close) = close.filter(|&close| {
                self.words.is_past(close) && !(at..close).any(|inside| self.words.form(inside) == "and")
            }) {
                return close;
            }
        }
        at
    }

    /// Records the subject and its verb; returns where to go on.
    fn verbs(&mut self, actor: Actor, start: usize, behind: usize, sentence: &Range<usize>) -> usize {
        let mut at = behind;
        self.subject(actor, start, at);
        let parted = behind > start && self.words.before(behind) >= Break::Comma;
        if parted && self.past_adverbs(behind, sentence) <= behind + 1 {
            return behind;
        }
        loop {
            let next = self.past_adverbs(at, sentence);
            while at < next {
                at += 1;
                self.subject(actor, start, at);
            }
            let form = self.words.form(at);
            let following = self.past_adverbs(at + 1, sentence);
            let auxiliary = matches!(form, "had" | "have" | "has" | "'d" | "'s") && self.words.is_past(following);
            if at >= sentence.end || !auxiliary {
                break;
            }
            at += 1;
            self.subject(actor, start, at);
        }
        if at >= sentence.end {
            return at;
        }
        let form = self.words.form(at);
        let able = if form == "was" && self.words.form(at + 1) == "able" && self.words.form(at + 2) == "to" {
            Some(at + 3)
        } else if matches!(form, "managed" | "had" | "started" | "began" | "helped") && self.words.form(at + 1) == "to"
        {
            Some(at + 2)
        } else {
            None
        };
        if let Some(base) = able {
            let base = self.past_adverbs(base, sentence);
            if base < sentence.end && is_deed_base(self.words.form(base)) {
                self.out.deeds.push(Deed { actor, start, end: base + 1, concrete: true });
            }
            return base.min(sentence.end);
        }
        if matches!(form, "started" | "began" | "kept") && is_deed_gerund(self.words.form(at + 1)) {
            self.out.deeds.push(Deed { actor, start, end: at + 2, concrete: true });
            return at + 2;
        }
        if self.words.is_past(at) {
            let state = matches!(form, "had" | "felt" | "got" | "meant");
            let group_state = form == "did" && self.words.form(at + 1) == "not";
            if !state && !group_state {
                self.out.deeds.push(Deed { actor, start, end: at + 1, concrete: self.words.is_deed(at) });
            }
            return at + 1;
        }
        // "I was counting the stock and noticed": its own auxiliary does not bring in another subject
        let own = AUXILIARIES.contains(&form) && self.words.before(at) == Break::None && at > start;
        (at + usize::from(own)).max(behind)
    }

    fn subject(&mut self, actor: Actor, start: usize, end: usize) {
        self.out.subjects.push(Subject { actor, start, end });
    }
}

#[cfg(test)]
mod tests;
