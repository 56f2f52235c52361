//! Written subjects: pronouns, groups of one's own, and noun phrases of people.

use super::super::list::List;
use super::super::verbs::{Crowd, crowd};
use super::super::words::{Break, Words};
use super::Actor;
use super::clauses::{AUXILIARIES, may_open, opens, past_adverbs};
use std::ops::Range;

/// What may open a noun phrase of people.
static DETERMINERS: List = List::of(&[
    "the", "our", "my", "their", "his", "her", "its", "a", "an", "that", "this", "these", "those", "some", "another",
    "other", "each", "every", "all", "both", "most", "two", "three", "four", "five", "six", "several", "many", "one",
    "whole",
]);

/// Words between article and "team" that leave it the candidate's own.
static NEUTRAL: List = List::of(&[
    "whole", "entire", "little", "small", "own", "night", "day", "late", "early", "full", "complete", "poor", "tired",
    "young", "then", "good", "great", "very", "big", "tiny", "morning", "evening", "weekend", "of", "three", "four",
    "five", "six",
]);

/// People of one's own behind "our" and "my".
static OWN_FOLK: List = List::of(&["people", "folks", "guys", "lads"]);

/// Prepositions that say which of them ("a colleague **from** IT", "the owner **of** the van").
static PLACED: List =
    List::of(&["from", "of", "in", "at", "on", "over", "next", "down", "with", "for", "across", "behind"]);

/// Past tenses that are no participle: what stands before them is their subject.
static FINITE: List = List::of(&[
    "took", "wrote", "went", "came", "gave", "drew", "rang", "saw", "began", "chose", "broke", "drove", "flew", "grew",
    "knew", "ate", "rode", "rose", "shook", "spoke", "stole", "swore", "threw", "tore", "woke", "wore", "sang", "sank",
    "swam", "sprang", "redrew", "rewrote", "ran", "had", "was", "were", "did", "has", "would",
]);

/// Sentence openers with a capital that are no name.
static NO_NAMES: List = List::of(&[
    "nothing", "everything", "something", "anything", "traffic", "revenue", "latency", "production", "work", "water",
    "demand", "business", "trade", "time", "nobody", "none", "and", "but", "so", "then", "later", "once", "which",
    "what", "kafka", "jenkins", "excel", "postgres", "redis", "kubernetes", "grafana", "jira", "outlook", "sap",
    "windows", "docker", "linux", "oracle", "salesforce", "python", "java", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "christmas", "easter", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "english", "german", "french", "phase",
    "step", "half", "there",
]);

/// The subject that is written at a word, and the word behind it.
pub fn written(words: &Words, at: usize, sentence: &Range<usize>) -> Option<(Actor, usize)> {
    let form = words.form(at);
    let opening = opens(words, at, sentence);
    if let Some(behind) = ours(words, at, opening, sentence) {
        return Some((Actor::We, behind));
    }
    match form {
        "i" => return Some((Actor::I, at + 1)),
        "we" => return Some((Actor::We, at + 1)),
        "they" | "he" | "she" => return Some((Actor::They, at + 1)),
        // "the vendor, who fixed it" tells of the vendor; "the one who fixed it" says which one
        "who" if at > sentence.start && words.before(at) == Break::Comma => return Some((Actor::They, at + 1)),
        "who" | "which" => return Some((Actor::Other, at + 1)),
        "it" | "there" | "nobody" | "you" | "this" | "no" | "none" | "neither" if opening => {
            let two = form == "no" && words.form(at + 1) == "one";
            return (form != "no" || two).then_some((Actor::Other, at + 1 + usize::from(two)));
        }
        "somebody" | "someone" | "others" | "whoever" if opening || may_open(words, at) => {
            return Some((Actor::They, past_place(words, at + 1, sentence)));
        }
        "everyone" | "everybody" if opening => return Some((Actor::We, past_place(words, at + 1, sentence))),
        _ => {}
    }
    people(words, at, opening, sentence)
}

/// "All of us", "the four of us", "us four", "me and Ana", "my colleagues and I".
fn ours(words: &Words, at: usize, opening: bool, sentence: &Range<usize>) -> Option<usize> {
    let form = |index: usize| words.form(index);
    let of_us = (at + 1..at + 4).find(|&next| form(next) == "of" && form(next + 1) == "us");
    if let Some(of) = of_us
        && matches!(
            form(at),
            "all"
                | "both"
                | "some"
                | "most"
                | "two"
                | "three"
                | "four"
                | "five"
                | "several"
                | "many"
                | "each"
                | "every"
                | "half"
                | "the"
                | "a"
        )
        && (at + 1..of).all(|inside| words.before(inside) == Break::None && !words.is_past(inside))
    {
        return Some(of + 2);
    }
    if form(at) == "us"
        && (opening || may_open(words, at))
        && (matches!(form(at + 1), "two" | "three" | "four" | "five" | "six" | "all" | "both" | "lot")
            || (form(at + 1).ends_with('s') && crowd(form(at + 1)) == Some(Crowd::Person)))
    {
        return Some(at + 2);
    }
    if opening && form(at) == "all" && form(at + 1) == "hands" && words.is_past(at + 2) {
        return Some(at + 2);
    }
    if !opening {
        return None;
    }
    // "I and my colleague", "me and the other drivers"
    if matches!(form(at), "i" | "me" | "myself") && form(at + 1) == "and" && words.before(at + 1) == Break::None {
        let behind = company(words, at + 2, sentence)?;
        return acts(words, behind, sentence).then_some(behind);
    }
    // "Ana and I", "my colleagues and me", but not "so late and I"
    let capital = words.all().get(at).is_some_and(|word| word.capital);
    if !(capital || at == sentence.start || DETERMINERS.contains(form(at)) || crowd(form(at)).is_some()) {
        return None;
    }
    let behind = company(words, at, sentence)?;
    let me = matches!(form(behind + 1), "i" | "me" | "myself")
        && form(behind) == "and"
        && words.before(behind) == Break::None;
    (me && acts(words, behind + 2, sentence)).then_some(behind + 2)
}

/// Behind one noun phrase of somebody: at most five words without a verb.
fn company(words: &Words, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let mut end = at;
    while end < sentence.end && end < at + 5 && (end == at || words.before(end) == Break::None) {
        let form = words.form(end);
        let verb = AUXILIARIES.contains(form)
            || words.is_past(end)
            || matches!(
                form,
                "and"
                    | "i"
                    | "we"
                    | "they"
                    | "he"
                    | "she"
                    | "it"
                    | "to"
                    | "had"
                    | "have"
                    | "but"
                    | "so"
                    | "then"
                    | "that"
            );
        if verb {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}

/// Whether a verb follows that its subject can have.
fn acts(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let verb = past_adverbs(words, at, sentence);
    let form = words.form(verb);
    verb < sentence.end
        && words.before(verb) <= Break::Comma
        && (words.is_past(verb)
            || AUXILIARIES.contains(form)
            || matches!(form, "had" | "have" | "has" | "'s" | "'d" | "we" | "they"))
}

/// A noun phrase of people, a bare department or a name.
fn people(words: &Words, at: usize, opening: bool, sentence: &Range<usize>) -> Option<(Actor, usize)> {
    let form = words.form(at);
    if !(opening || may_open(words, at)) {
        return None;
    }
    let determined = DETERMINERS.contains(form);
    let head = head(words, at, determined, sentence);
    if let Some((head, actor)) = head {
        let behind = past_place(words, head + 1, sentence);
        let joined = together(words, behind, sentence);
        let acting = acts(words, joined, sentence);
        let verb = past_adverbs(words, joined, sentence);
        let sure = opening || FINITE.contains(words.form(verb)) || takes_object(words, verb + 1);
        // "the labels ordered by the vendor" is read from its own noun on
        if acting && sure && !matches!(words.form(verb + 1), "by") {
            let elsewhere = |at: usize| matches!(words.form(at), "other" | "another" | "their" | "next" | "opposite");
            let actor = if (head + 1..joined).any(elsewhere) { Actor::They } else { actor };
            return Some((actor, joined));
        }
        return None;
    }
    if determined {
        return None;
    }
    let verb = past_adverbs(words, at + 1, sentence);
    let bare = crowd(form);
    let department = bare == Some(Crowd::Department) && (words.is_deed(verb) || FINITE.contains(words.form(verb)));
    let plural = bare == Some(Crowd::Person) && form.ends_with('s') && acts(words, at + 1, sentence);
    if opening && (department || plural) && form != "it" {
        return Some((Actor::They, at + 1));
    }
    name(words, at, sentence).map(|behind| (Actor::They, behind))
}

/// The head noun of a phrase of people, and whose they are.
fn head(words: &Words, at: usize, determined: bool, sentence: &Range<usize>) -> Option<(usize, Actor)> {
    if !determined {
        return None;
    }
    let first = words.form(at);
    let mut head = None;
    let mut foreign = !matches!(first, "the" | "our" | "my" | "whole" | "all");
    let mut plain = true;
    for noun in at + 1..sentence.end.min(at + 6) {
        let form = words.form(noun);
        let stops = words.before(noun) > Break::None
            || AUXILIARIES.contains(form)
            || PLACED.contains(form) && form != "of"
            || matches!(
                form,
                "and" | "or" | "to" | "i" | "we" | "had" | "has" | "have" | "who" | "that" | "which" | "by" | "'d"
            );
        let verb = words.is_past(noun) && (head.is_some() || noun > at + 1);
        // "the team **then** called"
        let adverb = words.is_adverb(noun) && head.is_some();
        if stops || verb || adverb || (form == "of" && head.is_some()) {
            break;
        }
        let whole =
            matches!(words.form(at), "whole") || words.form(at + 1) == "whole" || words.form(at + 1) == "entire";
        let kind = match crowd(form) {
            // "the pump room", "the main office" are places unless the whole of them acts
            Some(Crowd::Place) => whole.then_some(Crowd::Group),
            Some(Crowd::Department) => (form != "it").then_some(Crowd::Department),
            // "our people dug the trench"
            Some(Crowd::Person) if OWN_FOLK.contains(form) && matches!(first, "our" | "my") => Some(Crowd::Group),
            other => other,
        };
        if form == "'s" {
            foreign = true;
            head = None;
            continue;
        }
        match kind {
            Some(Crowd::Group) => {
                let loose = matches!(form, "crew" | "staff" | "shift" | "brigade") && noun == at + 2;
                let capital = words.all().get(noun - 1).is_some_and(|word| word.capital) && noun > at + 1;
                let own = !foreign && (plain || (loose && !capital && first != "that"));
                let actor = if own && (first != "my" || form != "side") { Actor::We } else { Actor::They };
                head = Some((noun, actor));
            }
            Some(_) => head = Some((noun, Actor::They)),
            None => head = None,
        }
        plain &= NEUTRAL.contains(form);
        foreign |= matches!(form, "other" | "next" | "second" | "new" | "neighbouring" | "opposite");
    }
    head
}

/// Behind a second one of them ("Marta **and the porter** rebuilt").
fn together(words: &Words, at: usize, sentence: &Range<usize>) -> usize {
    if words.form(at) != "and" || words.before(at) != Break::None {
        return at;
    }
    let determined = DETERMINERS.contains(words.form(at + 1));
    let named = words.all().get(at + 1).is_some_and(|word| word.capital) && words.form(at + 1) != "i";
    match head(words, at + 1, determined, sentence) {
        Some((head, _)) => head + 1,
        None if named => at + 2,
        None => at,
    }
}

/// Behind the place that tells who is meant ("everybody **in the office** stayed", "a colleague **from IT** fixed").
fn past_place(words: &Words, at: usize, sentence: &Range<usize>) -> usize {
    if words.before(at) != Break::None || !PLACED.contains(words.form(at)) {
        return at;
    }
    let from = at + 1 + usize::from(words.form(at + 1) == "to" || words.form(at + 1) == "there");
    for verb in at + 1..sentence.end.min(at + 8) {
        let form = words.form(verb);
        if words.before(verb) > Break::None
            || matches!(form, "and" | "i" | "we" | "they" | "who" | "that" | "to" | "but") && verb > from
        {
            return at;
        }
        let finite = words.is_past(verb) && !matches!(words.form(verb - 1), "the" | "a" | "an" | "our" | "my" | "of");
        if finite || AUXILIARIES.contains(form) || matches!(form, "had" | "has" | "have") {
            return verb;
        }
        if words.is_adverb(verb) && words.is_past(verb + 1) && verb > at + 1 {
            return verb;
        }
    }
    at
}

/// Whether what stands here can be the object of the verb before it.
pub fn takes_object(words: &Words, at: usize) -> bool {
    words.before(at) == Break::None
        && matches!(
            words.form(at),
            "the"
                | "it"
                | "them"
                | "a"
                | "an"
                | "our"
                | "my"
                | "his"
                | "her"
                | "their"
                | "its"
                | "every"
                | "each"
                | "all"
                | "both"
                | "this"
                | "that"
                | "these"
                | "those"
                | "up"
                | "out"
                | "two"
                | "three"
                | "four"
                | "everything"
                | "some"
                | "him"
                | "us"
                | "me"
                | "any"
                | "one"
                | "another"
                | "half"
                | "off"
                | "down"
                | "five"
                | "six"
        )
        || is_count(words.form(at))
}

/// Whether a word counts what comes behind it.
fn is_count(form: &str) -> bool {
    let ends = ["teen", "ty", "dozen", "hundred", "thousand"].iter().any(|end| form.ends_with(end));
    form.starts_with(|c: char| c.is_ascii_digit())
        || matches!(form, "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve" | "several" | "many")
        || (ends && form.len() < 10)
}

/// Behind a name: a capital inside a sentence, or at its start right before what somebody does to something.
fn name(words: &Words, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let form = words.form(at);
    let capital = |index: usize| words.all().get(index).is_some_and(|word| word.capital);
    if !capital(at) || form.len() < 2 || NO_NAMES.contains(form) || words.is_past(at) || words.is_adverb(at) {
        return None;
    }
    let mut behind = at + 1;
    // "Mr Hanley, our technician,", "Anna Smith"
    while behind < at + 3
        && behind < sentence.end
        && capital(behind)
        && words.before(behind) == Break::None
        && words.form(behind) != "i"
    {
        behind += 1;
    }
    let behind = together(words, past_place(words, behind, sentence), sentence);
    let verb = past_adverbs(words, behind, sentence);
    if at > sentence.start {
        return (words.is_past(verb) || matches!(words.form(verb), "had" | "was" | "did" | "has")).then_some(behind);
    }
    let thing =
        ["tion", "ness", "ity", "ment", "ance", "ency", "ing", "age", "s"].iter().any(|end| form.ends_with(end));
    let plural = form.ends_with('s')
        && !form.ends_with("ss")
        && !matches!(form, "james" | "thomas" | "lucas" | "chris" | "jonas");
    let agent = words.is_deed(verb) && takes_object(words, verb + 1) || behind > at + 1 && words.is_past(verb);
    (agent && !(thing && (plural || form.len() > 5))).then_some(behind)
}
