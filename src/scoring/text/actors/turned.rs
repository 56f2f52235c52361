//! Subjects that do not stand before their verb: "only then **did I** choose", "it was **me who** rewired it", "ticked off
//! **by me**".

use super::super::list::List;
use super::super::verbs::{is_base, is_deed_base, is_deed_gerund};
use super::super::words::Break;
use super::clauses::past_adverbs;
use super::subjects::takes_object;
use super::{Actor, Reader};
use std::ops::Range;

/// Words that deny what is turned round behind them ("nor did I").
static DENYING: List =
    List::of(&["nor", "neither", "never", "no", "not", "rarely", "seldom", "hardly", "little", "nowhere", "barely"]);

impl Reader<'_> {
    /// Reads such a subject where one starts; returns where to go on.
    pub(super) fn turned(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        match self.words.form(at) {
            "did" if self.words.form(at + 1) == "i" => Some(self.did_i(at, sentence)),
            "had" if self.words.form(at + 1) == "i" => {
                // "had I known": nothing of it happened
                self.current = None;
                self.main = None;
                let verb = past_adverbs(self.words, at + 2, sentence);
                Some(verb + usize::from(self.words.is_past(verb)))
            }
            "who" | "that" | "which" => self.cleft(at, sentence),
            "by" => self.by_me(at),
            "and" => self.base_behind(at, sentence),
            form if form.ends_with("ing") => self.participle(at, sentence),
            _ => None,
        }
    }

    fn did_i(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        let clause = self.words.clause(at);
        let only = |from: usize| matches!(self.words.form(from), "only" | "until" | "till");
        let denied =
            (clause.start..at).any(|word| DENYING.contains(self.words.form(word))) && !(sentence.start..at).any(only);
        let verb = past_adverbs(self.words, at + 2, sentence);
        if denied || verb >= sentence.end {
            self.current = None;
            return verb + 1;
        }
        self.current = Some(Actor::I);
        self.main = Some(Actor::I);
        if is_base(self.words.form(verb)) {
            self.deed(Actor::I, at + 1, verb + 1, true);
        }
        verb + 1
    }

    /// "It was me who", "I was the one who".
    fn cleft(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let form = |back: usize| at.checked_sub(back).map_or("", |index| self.words.form(index));
        if self.words.before(at) > Break::Comma {
            return None;
        }
        let me = matches!(form(1), "me" | "i" | "myself")
            && matches!(form(2), "was" | "is" | "been" | "be" | "'s" | "just" | "only");
        let one =
            matches!(form(1), "one" | "person" | "first" | "nurse" | "engineer") && matches!(form(2), "the" | "only");
        let own = one
            && (at.saturating_sub(9).max(sentence.start)..at - 1)
                .any(|index| self.words.form(index) == "i" && matches!(self.words.form(index + 1), "was" | "am"));
        if !(me || own) {
            return None;
        }
        let start = if me { at - 1 } else { at - 2 };
        Some(self.take_subject(Actor::I, start, at + 1, sentence))
    }

    fn by_me(&mut self, at: usize) -> Option<usize> {
        if !matches!(self.words.form(at + 1), "me" | "myself") || self.words.form(at + 2) == "and" {
            return None;
        }
        let clause = self.words.clause(at);
        let verb = (clause.start.max(at.saturating_sub(7))..at).rev().find(|&verb| self.words.is_past(verb))?;
        if self.words.is_deed(verb) || self.words.form(verb) == "done" {
            self.deed(Actor::I, verb, at + 2, true);
        }
        Some(at + 2)
    }

    /// "So I go down there **and pull** the plug": the present of a told story.
    fn base_behind(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let verb = at + 1;
        let told = self.current == Some(Actor::I) && verb < sentence.end && !self.words.is_past(verb);
        if !told || !is_deed_base(self.words.form(verb)) || !takes_object(self.words, verb + 1) {
            return None;
        }
        let i = (sentence.start..at).rev().find(|&i| self.words.form(i) == "i")?;
        let present = !(i + 1..at).any(|inside| self.words.is_past(inside) || self.words.form(inside) == "to");
        if !(present && self.is_told(i, sentence)) {
            return None;
        }
        self.deed(Actor::I, verb, verb + 1, true);
        Some(verb + 1)
    }

    /// Whether a present tense tells what happened once: "**so i** go down there", not "I always check".
    pub(super) fn is_told(&self, subject: usize, sentence: &Range<usize>) -> bool {
        let before = subject.checked_sub(1).map_or("", |index| self.words.form(index));
        let habit = |index: usize| {
            matches!(
                self.words.form(index),
                "always"
                    | "usually"
                    | "normally"
                    | "often"
                    | "whenever"
                    | "if"
                    | "generally"
                    | "typically"
                    | "would"
                    | "now"
                    | "never"
                    | "when"
                    | "every"
                    | "that"
            )
        };
        matches!(before, "so" | "then" | "and") && !sentence.clone().any(habit)
    }

    /// "I spent the night on it, **pulling** the logs": a step where the sentence has told none yet.
    fn participle(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let behind_comma = at > sentence.start && self.words.before(at) == Break::Comma;
        let word = self.words.form(at);
        if !behind_comma || self.acted || self.main != Some(Actor::I) || word == "making" || !is_deed_gerund(word) {
            return None;
        }
        if !(takes_object(self.words, at + 1) || self.words.form(at + 1).ends_with('s')) {
            return None;
        }
        self.deed(Actor::I, at, at + 1, true);
        Some(at + 1)
    }
}
