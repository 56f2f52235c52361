//! Passives that hide who did a step: "the shelves **were tidied**".

use super::super::list::List;
use super::super::verbs::{Crowd, crowd};
use super::super::words::Break;
use super::clauses::past_adverbs;
use super::subjects::takes_object;
use std::ops::Range;

/// Participles that say how somebody or something was, or that belong to other families of wording.
static STATES: List = List::of(&[
    "worried", "tired", "stressed", "pleased", "surprised", "interested", "excited", "closed", "broken", "gone",
    "packed", "crowded", "married", "called", "named", "located", "based", "situated", "supposed", "allowed", "needed",
    "required", "involved", "committed", "concerned", "dressed", "stuck", "lost", "delayed", "connected", "related",
    "known", "due", "staffed", "damaged", "worn", "retired", "seated", "full", "entitled", "qualified", "experienced",
    "aged", "limited", "impressed", "annoyed", "confused", "scared", "frightened", "exhausted", "determined",
    "convinced", "satisfied", "relieved", "disappointed", "embarrassed", "ashamed", "overwhelmed", "shocked",
    "puzzled", "bored", "thrilled", "delighted", "meant", "born", "forced", "faced", "stationed", "left", "felt",
    "told", "asked", "given", "assigned", "gotten", "used", "said", "thought", "believed", "expected", "hoped",
    "wanted", "agreed", "decided", "voted", "upset", "seen", "heard", "hurt", "trained", "prepared", "attached",
    "shaped", "sized", "sealed", "blocked", "jammed", "wasted", "frozen", "flooded", "overloaded", "understaffed",
    "divided", "mixed", "tempted", "reminded", "invited", "paid", "hired", "employed", "appointed", "promoted",
    "elected", "fed", "finished", "done", "set", "cut", "supported", "affected", "injured", "admitted", "discharged",
    "diagnosed", "stranded", "scheduled", "booked", "spent", "covered", "filled", "wet", "loaded", "tied", "bound",
    "obliged", "advised", "warned", "informed", "instructed", "made", "taken", "brought", "had", "been", "was", "were",
    "put", "run", "held", "kept", "let", "shut", "split", "hit", "lit", "met", "read", "come", "become", "locked",
    "switched", "located", "listed", "reserved", "rated", "unused", "abandoned", "deserted", "isolated", "scattered",
    "ruined", "spoiled", "spoilt", "cracked", "torn", "bent", "rusted",
]);

/// States as a rule, and steps with what follows or precedes ("was **put** in place", "calls were **made**").
static STEPS: List = List::of(&[
    "made", "taken", "brought", "put", "run", "held", "set", "cut", "done", "switched", "read", "trained", "paid",
]);

/// What is done to people: a step where they are named ("the parents were **told**"), not where they are a pronoun.
static TO_PEOPLE: List = List::of(&["told", "informed", "invited", "hired", "instructed", "briefed", "warned"]);

impl super::Reader<'_> {
    /// Records the passive whose auxiliary stands here.
    pub(super) fn hidden_at(&mut self, at: usize, sentence: &Range<usize>) {
        if let Some(end) = self.hidden_end(at, sentence) {
            self.out.hidden.push(at..end);
            self.hidden_again(end, sentence);
        }
    }

    /// "The order was cancelled and **a new one placed**": what was done to the next thing, without "was".
    fn hidden_again(&mut self, from: usize, sentence: &Range<usize>) {
        let form = |index: usize| self.words.form(index);
        let Some(and) = (from..sentence.end.min(from + 6))
            .take_while(|&at| self.words.before(at) < Break::Clause)
            .find(|&at| form(at) == "and")
        else {
            return;
        };
        if !DETERMINERS.contains(form(and + 1)) {
            return;
        }
        let Some(done) = (and + 3..sentence.end.min(and + 7)).find(|&at| self.words.is_past(at)) else { return };
        let subject = and + 1..done;
        let whole = subject.clone().all(|at| {
            let auxiliary = matches!(form(at), "was" | "were" | "got" | "been" | "is" | "are");
            let other = auxiliary || UNTOLD.contains(form(at)) || crowd(form(at)).is_some();
            self.words.before(at) == Break::None && !other
        });
        let step = self.words.is_deed(done) && (!STATES.contains(form(done)) || STEPS.contains(form(done)));
        let by_itself = HAPPENS.contains(form(done));
        let alone = done + 1 >= sentence.end
            || self.words.before(done + 1) > Break::None
            || matches!(form(done + 1), "on" | "in" | "at" | "to" | "into" | "for" | "with" | "and" | "again" | "back");
        if whole && step && alone && !by_itself && !self.names_actor(done, sentence) {
            self.out.hidden.push(subject.start..done + 1);
        }
    }

    fn hidden_end(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let form = |index: usize| self.words.form(index);
        if !matches!(form(at), "was" | "were" | "got" | "been" | "get" | "gets") || at == sentence.start {
            return None;
        }
        if form(at - 1) == "there" {
            return self.there_was(at, sentence);
        }
        let being = usize::from(form(at + 1) == "being");
        let participle = past_adverbs(self.words, at + 1 + being, sentence);
        let step = self.words.is_past(participle) && self.words.before(participle) == Break::None;
        let someone = matches!(form(at - 1), "i" | "we" | "they" | "he" | "she" | "you" | "who" | "it" | "not");
        let step_here = STEPS.contains(form(participle)) || (TO_PEOPLE.contains(form(participle)) && !someone);
        let next = form(participle + 1);
        let made_of = (form(participle) == "made" && matches!(next, "of" | "from" | "by" | "up"))
            || (form(participle) == "set" && matches!(next, "for" | "in" | "on"));
        let listed = (STATES.contains(form(participle)) && !step_here) || made_of;
        let year = matches!(form(participle + 1), "in" | "since") && form(participle + 2).parse::<u16>().is_ok();
        if !step || listed || year || self.names_actor(participle, sentence) || !self.is_told_clause(at, sentence) {
            return None;
        }
        Some(participle + 1)
    }

    /// "There **were calls made** to every picker".
    fn there_was(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let form = |index: usize| self.words.form(index);
        let reach = at + 2..sentence.end.min(at + 6);
        let participle = reach
            .take_while(|&word| self.words.before(word) == Break::None && !UNTOLD.contains(form(word)))
            .find(|&word| self.words.is_past(word))?;
        let step =
            self.words.is_deed(participle) && (!STATES.contains(form(participle)) || STEPS.contains(form(participle)));
        let next = participle + 1;
        let ends = next >= sentence.end
            || self.words.before(next) > Break::None
            || matches!(form(next), "to" | "of" | "on" | "for" | "with" | "and" | "at" | "every" | "that");
        let told = self.is_told_clause(at, sentence) && !self.names_actor(participle, sentence);
        (step && ends && told).then_some(next)
    }

    /// A note that lists what became of things: "- Old valves taken out, pipework flushed".
    pub(super) fn noted_passives(&mut self, sentence: &Range<usize>) {
        if !self.words.all().get(sentence.start).is_some_and(|word| word.bullet) {
            return;
        }
        let mut found = Vec::new();
        let mut start = sentence.start;
        while start < sentence.end {
            let end =
                (start + 1..sentence.end).find(|&at| self.words.before(at) >= Break::Comma).unwrap_or(sentence.end);
            let Some(done) = (start + 1..end).find(|&at| self.words.is_deed(at) || STEPS.contains(self.words.form(at)))
            else {
                return;
            };
            let person = (start..done).any(|at| {
                let form = self.words.form(at);
                let people = matches!(crowd(form), Some(Crowd::Person | Crowd::Group)) && form != "board";
                UNTOLD.contains(form) || people
            });
            if person
                || takes_object(self.words, done + 1) && !self.words.form(done + 1).starts_with('o')
                || done > start + 4
            {
                return;
            }
            found.push(start..done + 1);
            start = end;
        }
        if found.len() > 1 {
            self.out.hidden.append(&mut found);
        }
    }

    /// "By the vendor", but not "by hand", "by Friday", "by the sink".
    fn names_actor(&self, participle: usize, sentence: &Range<usize>) -> bool {
        let reach = participle + 1..sentence.end.min(participle + 8);
        reach.take_while(|&at| self.words.before(at) < Break::Clause).any(|at| {
            let next = self.words.form(at + 1);
            let named = NAMED.contains(next) || self.words.all().get(at + 1).is_some_and(|word| word.capital);
            let place = next.ends_with("day")
                // "one by one"
                || next == self.words.form(at - 1)
                || (at + 1..at + 4).any(|word| {
                    PLACES_AND_TIMES.contains(self.words.form(word)) && self.words.before(word) == Break::None
                });
            self.words.form(at) == "by" && named && !place
        })
    }

    /// Whether the clause tells a step: it is no relative, reported or temporal clause, and nobody made sure of it.
    fn is_told_clause(&self, at: usize, sentence: &Range<usize>) -> bool {
        let clause = self.words.clause(at);
        let joint = |word: usize| matches!(self.words.form(word), "and" | "so" | "then" | "but");
        let from = (clause.start.max(sentence.start)..at).rev().find(|&word| joint(word)).unwrap_or(clause.start);
        let from = from + if self.words.form(from) == "after" && self.words.form(from + 1) == "that" { 2 } else { 0 };
        !(from..at).any(|word| UNTOLD.contains(self.words.form(word)))
    }
}

/// What somebody is named with behind "by".
static NAMED: List = List::of(&[
    "the", "our", "my", "their", "his", "a", "an", "me", "them", "him", "her", "us", "mr", "mrs", "someone",
    "somebody", "one", "two", "three", "both", "another", "it", "myself",
]);

/// What "by the" leads to where it names nobody.
static PLACES_AND_TIMES: List = List::of(&[
    "end", "evening", "morning", "time", "afternoon", "weekend", "deadline", "sink", "door", "gate", "window", "bed",
    "phone", "entrance", "till", "counter", "road", "wall", "stairs", "lift", "side", "hour", "book", "dozen",
    "easter", "christmas", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "exit", "fridge", "lunch", "next", "start", "middle",
]);

/// What things do by themselves: "and the error rate **dropped**" hides nobody.
static HAPPENS: List = List::of(&[
    "dropped", "fell", "rose", "collapsed", "improved", "increased", "decreased", "grew", "shrank", "stopped",
    "started", "ended", "changed", "moved", "opened", "closed", "broke", "failed", "worked", "returned", "continued",
    "happened", "appeared", "disappeared", "arrived", "went", "came", "dried", "cleared", "settled", "vanished",
    "recovered", "jumped", "doubled", "halved", "tripled", "climbed", "sank", "slowed", "eased", "remained", "stayed",
    "lay", "ran", "passed", "cooled", "warmed", "burst", "leaked", "spread", "melted", "burned", "burnt", "began",
    "froze", "hung", "restarted", "crashed", "finished", "turned", "swung", "shifted", "followed", "applauded",
    "cheered", "clapped", "complained", "laughed", "agreed", "smiled",
]);

/// Words with which the next thing begins.
static DETERMINERS: List =
    List::of(&["the", "a", "an", "all", "its", "their", "his", "her", "new", "old", "both", "every", "each", "two"]);

/// Words in front of a passive whose clause tells no step, or whose subject hides nobody.
static UNTOLD: List = List::of(&[
    "that", "which", "who", "what", "where", "when", "while", "how", "why", "because", "since", "if", "whether", "as",
    "until", "before", "than", "would", "could", "should", "might", "must", "will", "i", "we", "they", "he", "she",
    "you", "nobody", "nothing", "never", "not", "sure", "although", "though", "once", "no", "none", "claimed", "said",
    "thought", "after",
]);
