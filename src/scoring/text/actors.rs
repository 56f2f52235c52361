//! Who does what: the subject of each past-tense verb, as far as its form shows.
//!
//! "I saw it and escalated it" has one written I and two verbs of it; a bullet "Pulled the logs" has none written at
//! all. Both count as the candidate's.

mod clauses;
mod groups;
mod passives;
mod subjects;
mod turned;

use super::words::{Break, Words};
use clauses::{AUXILIARIES, is_adjective_at};
use std::ops::Range;

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The candidate.
    I,
    /// The candidate's group: we, the team, everybody.
    We,
    /// Somebody else, by pronoun, name, role or team.
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
    /// Whether its clause tells a step of the story, as in [`Subject`].
    pub tells: bool,
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
    /// Whether it is written, not carried over from before.
    pub written: bool,
    /// Whether its clause tells a step of the story: it is no subordinate clause and not about what had been before.
    pub tells: bool,
}

/// All subjects and their verbs.
#[derive(Debug, Default)]
pub struct Actors {
    /// By start.
    pub subjects: Vec<Subject>,
    /// By start.
    pub deeds: Vec<Deed>,
    /// Passives that hide who did a step, from their auxiliary to their participle, by start.
    pub hidden: Vec<Range<usize>>,
}

/// Finds who does what.
pub fn find(words: &Words) -> Actors {
    let mut reader = Reader { words, out: Actors::default(), current: None, main: None, acted: false, tells: true };
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
    /// Whether the candidate has done something concrete in this sentence.
    acted: bool,
    /// Whether the clause that is read tells a step of the story.
    tells: bool,
}

impl Reader<'_> {
    fn sentence(&mut self, sentence: &Range<usize>) {
        self.current = None;
        self.main = None;
        self.acted = false;
        self.tells = true;
        self.noted_passives(sentence);
        let mut at = sentence.start;
        while at < sentence.end {
            at = self.step(at, sentence).max(at + 1);
        }
    }

    /// Reads what starts at a word; returns where to go on.
    fn step(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        if let Some(next) = self.turned(at, sentence) {
            return next;
        }
        if let Some((actor, behind)) = subjects::written(self.words, at, sentence) {
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
        self.hidden_at(at, sentence);
        if self.is_others_verb(at) {
            self.current = Some(Actor::Other);
            self.main = self.main.or(Some(Actor::Other));
        }
        at + 1
    }

    /// Whether the word before hands the subject on: "and", "then", a comma.
    fn joins(&self, at: usize, sentence: &Range<usize>) -> bool {
        at > sentence.start
            && (self.words.before(at) >= Break::Comma
                || matches!(
                    self.words.form(at - 1),
                    "and"
                        | "then"
                        | "but"
                        | "or"
                        | "also"
                        | "finally"
                        | "later"
                        | "next"
                        | "yet"
                        | "so"
                        | "plus"
                        | "afterwards"
                        | "uh"
                        | "um"
                ))
    }

    fn take_subject(&mut self, actor: Actor, at: usize, behind: usize, sentence: &Range<usize>) -> usize {
        let aside = self.is_aside(at, behind, sentence);
        let actor = if clauses::is_reported(self.words, at) { Actor::Other } else { actor };
        let tells = self.tells;
        self.tells = !clauses::is_subordinate(self.words, at, sentence) && !self.is_before(behind, sentence);
        if !aside {
            self.current = Some(actor);
            // "I printed the rule before we left, and taped it up" goes on with I
            let inner = self.main == Some(Actor::I) && actor == Actor::We && !self.tells;
            let own = matches!(actor, Actor::I | Actor::We) && !inner;
            if self.main.is_none() || self.words.before(at) >= Break::Comma || own {
                self.main = self.current;
            }
        }
        let next = self.verbs(actor, at, behind, sentence);
        if aside {
            self.tells = tells;
        }
        next
    }

    /// Whether a verb group is about what had been before.
    fn is_before(&self, behind: usize, sentence: &Range<usize>) -> bool {
        // "by Friday we had rewired it" is a step and its end
        if matches!(self.words.form(sentence.start), "by" | "within") && behind < sentence.start + 7 {
            return false;
        }
        let auxiliary = clauses::past_adverbs(self.words, behind, sentence);
        let participle = clauses::past_adverbs(self.words, auxiliary + 1, sentence);
        matches!(self.words.form(auxiliary), "had" | "'d") && self.words.is_past(participle)
    }

    /// Whether a subject speaks only inside a clause about what had been before: "I wrote down what **we** had agreed and
    /// sent it round" goes on with I, and so does "I rang all **who** had left and wrote it down".
    fn is_aside(&self, at: usize, behind: usize, sentence: &Range<usize>) -> bool {
        let form = |index: usize| self.words.form(index);
        let inner = at > sentence.start
            && self.words.before(at) == Break::None
            && matches!(form(at - 1), "what" | "that" | "which" | "how" | "why" | "where" | "who");
        let relative = matches!(form(at), "who" | "which") && self.words.before(at) == Break::None;
        // "how we count it", "what they want": a past form behind it goes on with the clause before
        let verb = clauses::past_adverbs(self.words, behind, sentence);
        let untold = form(behind) == "had" || !(self.words.is_past(verb) || AUXILIARIES.contains(form(verb)));
        self.main.is_some()
            && ((inner && untold)
                || (relative && matches!(form(behind), "had" | "'d" | "was" | "were" | "have" | "has")))
    }

    /// A verb whose subject is carried from before, or implied at the start of a note.
    fn unwritten_subject(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let verb = clauses::past_adverbs(self.words, at, sentence);
        if verb >= sentence.end || !self.words.is_past(verb) {
            return None;
        }
        let silent = at > sentence.start && self.words.before(at) == Break::Clause && self.main.is_none();
        if at == sentence.start || silent {
            let bullet = self.words.all().get(at).is_some_and(|word| word.bullet);
            if !(bullet && self.words.form(verb + 1) != "by" || clauses::stands_alone(self.words, verb, sentence)) {
                return None;
            }
            self.current = Some(Actor::I);
            self.main = Some(Actor::I);
            return Some(self.verbs(Actor::I, verb, verb, sentence));
        }
        if clauses::is_participle_in_list(self.words, at, sentence) || clauses::is_bare(self.words, verb, sentence) {
            return None;
        }
        let comma = self.words.before(at) >= Break::Comma
            || (matches!(self.words.form(at - 1), "and" | "then" | "but" | "yet" | "so" | "or")
                && self.words.before(at - 1) >= Break::Comma);
        let actor = if comma { self.main } else { self.current }?;
        self.current = Some(actor);
        let next = self.verbs(actor, verb, verb, sentence);
        // "grabbed it and sprayed": without an object it belongs to the step before it
        if next == verb + 1
            && (self.words.before(next) != Break::None
                || matches!(self.words.form(next), "and" | "but" | "then" | "so"))
            && let Some(last) = self.out.deeds.last_mut().filter(|last| last.start == verb)
        {
            last.concrete = false;
        }
        Some(next)
    }

    /// A verb at a place where no subject of ours is: somebody else's.
    fn is_others_verb(&self, at: usize) -> bool {
        let form = self.words.form(at);
        // a past form behind "that everyone could vote on and" belongs to no "could"
        if matches!(form, "could" | "would" | "should" | "can" | "will" | "might" | "must") {
            return self.current != Some(Actor::I);
        }
        if AUXILIARIES.contains(form) || matches!(form, "had" | "has") {
            // "the box **that had** broken" is no clause of its own
            return at == 0 || !matches!(self.words.form(at - 1), "that" | "which") || self.main != Some(Actor::I);
        }
        self.words.is_past(at) && at > 0 && !is_adjective_at(self.words, at)
    }

    fn subject(&mut self, actor: Actor, start: usize, end: usize, written: bool) {
        self.out.subjects.push(Subject { actor, start, end, written, tells: self.tells });
    }

    fn deed(&mut self, actor: Actor, start: usize, end: usize, concrete: bool) {
        self.acted |= actor == Actor::I && concrete;
        self.out.deeds.push(Deed { actor, start, end, concrete, tells: self.tells });
    }
}

#[cfg(test)]
mod tests;
