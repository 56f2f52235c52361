//! Verb groups: what a subject does, behind its adverbs and auxiliaries.

use super::super::list::List;
use super::super::verbs::{is_deed_base, is_deed_gerund};
use super::super::words::Break;
use super::clauses::{AUXILIARIES, past_adverbs};
use super::subjects::takes_object;
use super::{Actor, Reader};
use std::ops::Range;

/// Verbs that say little by themselves and lead to the deed: "I **used** the hours to relabel", "I **spent** it sorting".
static LEADING: List = List::of(&[
    "used", "took", "spent", "stayed", "came", "went", "sat", "got", "kept", "stopped", "returned", "proceeded",
    "ended", "tried",
]);

/// The farthest that such a deed stands behind its verb.
const LEAD: usize = 8;

impl Reader<'_> {
    /// Records the subject and its verb; returns where to go on.
    pub(super) fn verbs(&mut self, actor: Actor, start: usize, behind: usize, sentence: &Range<usize>) -> usize {
        let mut at = behind;
        let written = behind > start;
        self.subject(actor, start, at, written);
        let parted = behind > start && self.words.before(behind) >= Break::Comma;
        if parted && past_adverbs(self.words, behind, sentence) <= behind + 1 {
            return behind;
        }
        loop {
            let next = past_adverbs(self.words, at, sentence);
            while at < next {
                at += 1;
                self.subject(actor, start, at, written);
            }
            let form = self.words.form(at);
            let following = past_adverbs(self.words, at + 1, sentence);
            let auxiliary = matches!(form, "had" | "have" | "has" | "'d" | "'s") && self.words.is_past(following);
            if at >= sentence.end || !auxiliary {
                break;
            }
            at += 1;
            self.subject(actor, start, at, written);
        }
        if at >= sentence.end {
            return at;
        }
        if let Some(next) = self.led(actor, start, at, sentence) {
            return next;
        }
        self.hidden_at(at, sentence);
        let form = self.words.form(at);
        if self.words.is_past(at) {
            let state = matches!(form, "had" | "felt" | "got" | "meant" | "been");
            let denied = form == "did" && self.words.form(at + 1) == "not";
            if !state && !denied {
                self.deed(actor, start, at + 1, self.words.is_deed(at));
            }
            return at + 1;
        }
        // "I pressure-tested it", "I double-checked them"
        let compound = written && at > start && !AUXILIARIES.contains(form) && self.words.is_deed(at + 1);
        if compound
            && takes_object(self.words, at + 2)
            && self.words.before(at + 1) == Break::None
            && is_deed_base(form)
        {
            self.deed(actor, start, at + 2, true);
            return at + 2;
        }
        let told = matches!(actor, Actor::I | Actor::We) && is_deed_base(form) && self.is_told(start, sentence);
        if told && takes_object(self.words, at + 1) {
            self.deed(actor, start, at + 1, true);
            return at + 1;
        }
        // "I was counting the stock and noticed": its own auxiliary does not bring in another subject
        let own = AUXILIARIES.contains(form) && self.words.before(at) == Break::None && at > start;
        (at + usize::from(own)).max(behind)
    }

    /// The deed that a verb of little meaning leads to: "was able to trace", "started counting", "did rebuild it".
    fn led(&mut self, actor: Actor, start: usize, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let form = |index: usize| self.words.form(index);
        let able = match form(at) {
            "was" | "were" if form(at + 1) == "able" && form(at + 2) == "to" => Some(at + 3),
            "managed" | "had" | "started" | "began" | "helped" | "got" if form(at + 1) == "to" => Some(at + 2),
            // "managed, I guess, to"
            "managed" => (at + 1..sentence.end.min(at + 5)).find(|&to| form(to) == "to").map(|to| to + 1),
            _ => None,
        };
        if let Some(base) = able {
            let base = past_adverbs(self.words, base, sentence);
            if base < sentence.end && is_deed_base(form(base)) {
                self.deed(actor, start, base + 1, true);
            }
            return Some(base.min(sentence.end));
        }
        if matches!(form(at), "started" | "began" | "kept") && is_deed_gerund(form(at + 1)) {
            self.deed(actor, start, at + 2, true);
            return Some(at + 2);
        }
        let next = past_adverbs(self.words, at + 1, sentence);
        if form(at) == "did" && is_deed_base(form(next)) && takes_object(self.words, next + 1) {
            self.deed(actor, start, next + 1, true);
            return Some(next + 1);
        }
        let through = form(next) == "going" && form(next + 1) == "through";
        let going = match actor {
            Actor::I => matches!(form(at), "was" | "am"),
            Actor::We => matches!(form(at), "was" | "were" | "are" | "been"),
            Actor::They | Actor::Other => false,
        } && self.tells;
        if going
            && (through || is_deed_gerund(form(next)) && takes_object(self.words, next + 1))
            && !self.comes_upon(next, sentence)
        {
            self.deed(actor, start, next + 1, true);
            return Some(next + 1);
        }
        if !LEADING.contains(form(at)) || !self.words.is_past(at) {
            return None;
        }
        let reach = at + 1..sentence.end.min(at + LEAD);
        for word in reach {
            if self.words.before(word) >= Break::Comma
                || matches!(form(word), "and" | "but" | "so" | "because" | "that")
            {
                return None;
            }
            let to = form(word) == "to" && is_deed_base(form(word + 1)) && takes_object(self.words, word + 2);
            let gerund = matches!(form(at), "spent" | "ended" | "stayed" | "sat" | "went")
                && is_deed_gerund(form(word))
                && takes_object(self.words, word + 1);
            if to && form(at) != "tried" {
                self.deed(actor, start, word + 2, true);
                return Some(word + 2);
            }
            if gerund {
                self.deed(actor, start, word + 1, true);
                return Some(word + 1);
            }
        }
        None
    }

    /// Whether "I was counting the stock" is only the background of what follows: "**when** I noticed", "**and** saw".
    fn comes_upon(&self, at: usize, sentence: &Range<usize>) -> bool {
        (at + 1..sentence.end).any(|word| {
            matches!(self.words.form(word), "when" | "noticed" | "saw" | "spotted" | "realised" | "realized" | "found")
        })
    }
}
