//! Where clauses begin and end, and what stands between a subject and its verb.

use super::super::list::List;
use super::super::verbs::is_base;
use super::super::words::{Break, FARTHEST, Words};
use std::ops::Range;

/// Words that open a clause of their own.
static OPENERS: List = List::of(&[
    "and", "then", "so", "but", "until", "when", "while", "where", "as", "after", "before", "because", "that", "yet",
    "or", "since", "though", "although", "whereas", "what", "how", "why", "whether", "if", "once", "plus", "uh", "um",
    "er", "till", "whenever", "which",
]);

/// Words whose clause tells no step, but when, why or what.
static SUBORDINATORS: List = List::of(&[
    "that", "which", "who", "whom", "what", "where", "when", "while", "as", "how", "why", "than", "whatever", "until",
    "till", "before", "after", "whenever", "because", "since", "although", "though", "once", "if", "whether", "unless",
]);

/// Times behind which a new clause may begin without a comma ("by Friday the vendor patched it").
static TIMES: List = List::of(&[
    "day", "days", "week", "weeks", "month", "months", "hour", "hours", "minute", "minutes", "night", "morning",
    "evening", "afternoon", "noon", "lunch", "end", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "later", "again", "afterwards", "finally", "eventually", "time", "point", "midnight", "now", "well",
    "okay", "ok", "yeah", "tomorrow", "meanwhile", "luckily", "right", "like", "basically", "actually", "anyway",
]);

/// Words of saying and thinking, whose clause is somebody's word and no fact.
static SAYING: List = List::of(&[
    "said", "says", "claims", "thinks", "believes", "reckons", "swears", "claimed", "thought", "believed", "assumed",
    "feared", "insisted", "wrote", "told", "swore", "suspected", "argued", "complained", "joked", "accused",
    "suggested", "imagined", "hoped", "wished", "dreamed", "dreamt", "pretended", "maintained", "alleged", "reckoned",
    "implied",
]);

/// Auxiliaries other than those of the perfect.
pub static AUXILIARIES: List =
    List::of(&["was", "were", "is", "are", "am", "did", "would", "could", "should", "will", "can", "might", "must"]);

/// Words before which a bare past form is an adjective ("the delayed events").
static ADJECTIVE_AFTER: List = List::of(&[
    "the", "a", "an", "my", "our", "their", "its", "his", "her", "your", "this", "that", "these", "those", "each",
    "every", "some", "any", "no", "all", "one", "two", "three", "four", "five", "six", "ten", "first", "last", "same",
    "many", "several", "of", "with", "for", "by", "from", "in", "on", "to", "into", "more", "most", "very", "newly",
    "was", "were", "is", "are", "be", "been", "being", "get", "got", "'s",
]);

/// Words that a participle without its own subject is followed by ("errors caused by").
static PARTICIPLE_BEFORE: List = List::of(&["by", "in", "from", "on", "at", "with", "for", "as"]);

/// Whether a clause can open at this word.
pub fn opens(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    at == sentence.start || words.before(at) >= Break::Comma || OPENERS.contains(words.form(at - 1))
}

/// Whether a clause can open at this word though nothing but a time stands before it.
pub fn may_open(words: &Words, at: usize) -> bool {
    at > 0 && (TIMES.contains(words.form(at - 1)) || words.is_adverb(at - 1))
}

/// Whether the subject at a word is that of a subordinate clause: behind "that" or "when", or right behind the noun
/// that it says more about ("the list **we** wrote").
pub fn is_subordinate(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    if at == sentence.start {
        return false;
    }
    let previous = words.form(at - 1);
    if SUBORDINATORS.contains(previous) {
        return !(previous == "that" && at >= 2 && matches!(words.form(at - 2), "after" | "so"))
            || words.form(at - 2) == "so";
    }
    if words.before(at) != Break::None || OPENERS.contains(previous) || may_open(words, at) {
        return false;
    }
    // "in the cellar we found" begins with a place; "the list we wrote" and "I counted all we moved" with a noun
    let begins = |word: usize| {
        word == sentence.start || words.before(word) >= Break::Comma || OPENERS.contains(words.form(word - 1))
    };
    let clause = (sentence.start..at).rev().take(FARTHEST).find(|&word| begins(word)).unwrap_or(at);
    // "as a crew we" is no "when"
    if clause > sentence.start && words.form(clause - 1) == "as" {
        return false;
    }
    let verb = (clause..at).any(|word| words.is_past(word) || AUXILIARIES.contains(words.form(word)));
    verb || matches!(
        words.form(clause),
        "the" | "a" | "an" | "all" | "everything" | "anything" | "something" | "my" | "our" | "each" | "every" | "what"
    )
}

/// Whether a subject stands in what somebody else says: "she said that **I**".
pub fn is_reported(words: &Words, at: usize) -> bool {
    let that = usize::from(at > 0 && words.form(at - 1) == "that");
    let Some(mut said) = at.checked_sub(1 + that) else { return false };
    if words.before(at) > Break::None || said == 0 {
        return false;
    }
    if matches!(words.form(said), "me" | "him" | "her" | "them" | "us" | "everyone" | "everybody") {
        said -= 1;
    }
    let unreal =
        matches!(words.form(said), "joked" | "dreamed" | "dreamt" | "imagined" | "pretended" | "wished" | "lied");
    if unreal {
        return true;
    }
    SAYING.contains(words.form(said)) && said > 0 && !matches!(words.form(said - 1), "i" | "we" | "and" | "had")
}

/// Whether a word shows that no bracket of commas is what it stands in.
fn holds_clause(words: &Words, at: usize) -> bool {
    matches!(words.form(at), "and" | "but" | "so" | "i" | "we" | "he" | "she" | "they" | "it" | "then")
}

/// The most words between a subject and its verb.
const FARTHEST_VERB: usize = 40;

/// Behind adverbs, and behind a bracket of commas ("I, as the newest nurse, rang").
pub fn past_adverbs(words: &Words, mut at: usize, sentence: &Range<usize>) -> usize {
    let from = at;
    let sentence = &(sentence.start..sentence.end.min(at + FARTHEST_VERB));
    while at < sentence.end && words.is_adverb(at) && (at == from || words.before(at) < Break::Comma) {
        at += 1;
    }
    if at < sentence.end && at > sentence.start && words.before(at) == Break::Comma {
        let close = (at + 1..sentence.end.min(at + 9)).find(|&next| words.before(next) == Break::Comma);
        if let Some(close) =
            close.filter(|&close| words.is_past(close) && !(at..close).any(|inside| holds_clause(words, inside)))
        {
            return close;
        }
    }
    // "I sort of rebuilt it", "I kind of wrote", "I more or less ran it", "I uh rang"
    let skipped = match (words.form(at), words.form(at + 1)) {
        ("sort" | "kind", "of") | ("a", "bit") | ("you", "know") | ("i", "mean") => at + 2,
        ("uh" | "um" | "er" | "erm" | "like" | "basically" | "actually" | "somewhat", _)
        | ("only", "sort" | "kind") => at + 1,
        ("more", "or") if words.form(at + 2) == "less" => at + 3,
        _ => at,
    };
    if skipped > at
        && skipped < sentence.end
        && (words.is_past(skipped) || words.is_adverb(skipped) || words.form(skipped + 1) == "of")
    {
        return past_adverbs(words, skipped, sentence);
    }
    at
}

/// Whether a past form goes on with participles: "was tired and **stressed**", "were copied, **checked** and **locked**".
pub fn is_participle_in_list(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let and = at.checked_sub(1).filter(|&and| words.form(and) == "and");
    if and.is_some_and(|and| words.before(and) >= Break::Comma) {
        return false;
    }
    let mut back = at;
    while back > sentence.start {
        back -= 1;
        let form = words.form(back);
        let auxiliary = AUXILIARIES.contains(form) || matches!(form, "be" | "been" | "being" | "got" | "get");
        if auxiliary {
            return back + 1 < at && words.is_past(back + 1);
        }
        if !(words.is_past(back) || form == "and" || form == "or" || words.is_adverb(back)) {
            return false;
        }
    }
    false
}

/// Whether a form that is past and base alike is the base here: "to sell it and **put** drains in", "could cut it or
/// **shut**".
pub fn is_bare(words: &Words, verb: usize, sentence: &Range<usize>) -> bool {
    static BARE: List = List::of(&[
        "put", "cut", "set", "shut", "read", "let", "hit", "split", "spread", "reset", "run", "come", "become", "quit",
        "bet", "fit",
    ]);
    if !BARE.contains(words.form(verb)) {
        return false;
    }
    for at in (sentence.start..verb).rev() {
        if words.before(at + 1) >= Break::Clause {
            return false;
        }
        let form = words.form(at);
        if (form == "to" && is_base(words.form(at + 1)))
            || matches!(form, "could" | "would" | "should" | "can" | "will" | "must")
        {
            return true;
        }
        if words.is_past(at) && at + 1 != verb {
            return false;
        }
    }
    false
}

/// Whether a past form is a participle or an adjective by what stands beside it.
pub fn is_adjective_at(words: &Words, at: usize) -> bool {
    at > 0 && (ADJECTIVE_AFTER.contains(words.form(at - 1)) || words.is_adverb(at - 1))
        || PARTICIPLE_BEFORE.contains(words.form(at + 1))
}

/// Whether a past form without a subject is the verb of its sentence and no adjective ("Delayed events cost us"), no
/// participle of another clause ("Armed with the list, I rang").
pub fn stands_alone(words: &Words, verb: usize, sentence: &Range<usize>) -> bool {
    let direct = !words.is_deed(verb) || matches!(words.form(verb + 1), "by" | "in" | "on" | "with" | "at");
    let phrasal = matches!(words.form(verb), "went" | "took" | "came" | "got" | "put" | "chose" | "saw" | "sat");
    let seen =
        matches!(words.form(verb), "noticed" | "spotted" | "decided" | "realised" | "realized" | "sent" | "told");
    if direct && !((phrasal && words.form(verb + 1) != "by") || seen) {
        return false;
    }
    for at in verb + 1..sentence.end {
        let form = words.form(at);
        if words.before(at) == Break::Comma && words.form(at - 1) != "and" {
            let subject = matches!(form, "i" | "we" | "it" | "he" | "she" | "they" | "this");
            return !subject;
        }
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
        if borders || words.before(at) >= Break::Comma {
            return true;
        }
        let finite = AUXILIARIES.contains(form) || matches!(form, "had" | "has" | "have");
        let adjective = at > 0 && ADJECTIVE_AFTER.contains(words.form(at - 1));
        if finite || (words.is_past(at) && !adjective) {
            return false;
        }
    }
    true
}
