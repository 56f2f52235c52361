//! What was aimed at is not what was reached: "the goal was to cut costs by 10%", "we needed to get from 40 to 20".
//!
//! A figure of a plan has the words of a result. It is told from one by what governs it: a noun of purpose with its copula,
//! a verb of wanting, or an infinitive that nothing says was carried out.

use super::text::{Break, Words};
use super::trie::Hit;
use std::ops::Range;

/// How many words before a hit a cue may stand.
const REACH: usize = 9;

/// What is to be reached.
const NOUNS: &[&str] = &[
    "goal", "goals", "target", "targets", "aim", "aims", "objective", "objectives", "plan", "plans", "requirement",
    "requirements", "ambition", "hope", "hopes", "wish", "quota", "promise", "forecast", "estimate", "expectation",
    "intention", "challenge", "task", "brief", "idea", "mission", "proposal", "budget",
];

/// Verbs that want something.
const WANTING: &[&str] = &[
    "want", "wants", "wanted", "wanting", "need", "needs", "needed", "hope", "hopes", "hoped", "hoping", "plan",
    "plans", "planned", "planning", "aimed", "aiming", "intended", "expect", "expects", "expected", "promise",
    "promised", "require", "required", "requires", "demanded", "supposed", "wished", "forecast", "predicted",
    "proposed", "targeted",
];

/// Verbs that do so only with a "to" behind them.
const WANTING_TO: &[&str] = &[
    "have", "has", "had", "try", "tried", "trying", "asked", "told", "ordered", "going", "meant", "out", "due", "is",
    "was", "were",
];

/// What makes of a goal that it was reached ("we met our target of 10% fewer returns").
const REACHED: &[&str] =
    &["met", "hit", "reached", "beat", "achieved", "exceeded", "made", "fulfilled", "surpassed", "kept", "overshot"];

/// Verbs whose past is also their infinitive.
const BARE: &[&str] = &["cut", "put", "set", "spread", "split", "hit", "beat", "bring", "get", "reset", "read"];

/// What an infinitive hangs on when it was carried out.
const CARRIED_OUT: &[&str] = &[
    "managed", "able", "helped", "helps", "us", "me", "them", "him", "her", "enough", "led", "enabled", "allowed",
    "got", "made", "possible", "went", "used",
];

/// At these a look to the left ends.
const BORDERS: &[&str] = &[
    "but", "so", "because", "which", "who", "when", "while", "then", "how", "why", "what", "after", "until", "where",
    "since", "although", "though", "before", "once",
];

const ARTICLES: &[&str] = &["the", "our", "my", "their", "a", "an", "his", "her", "its"];

const COPULAS: &[&str] = &["was", "is", "were", "are", "be", "being", "been", "'s", "said", "became"];

/// The words that make of a hit something that was only aimed at.
pub fn aimed(words: &Words, hit: &Hit) -> Option<Range<usize>> {
    behind(words, hit.end).or_else(|| ahead(words, hit.start))
}

/// "From 40 to 20 minutes **was the plan**."
fn behind(words: &Words, end: usize) -> Option<Range<usize>> {
    let is =
        |at: usize| words.before(at) == Break::None && (COPULAS.contains(&words.form(at)) || words.form(at) == "as");
    let at = (end..end + 2).find(|&at| is(at))?;
    let article = ARTICLES.contains(&words.form(at + 1));
    let noun = (at + 2..at + 4).find(|&at| NOUNS.contains(&words.form(at)))?;
    (article && words.before(noun) == Break::None).then_some(at..noun + 1)
}

fn ahead(words: &Words, start: usize) -> Option<Range<usize>> {
    let previous = start.checked_sub(1).map_or("", |at| words.form(at));
    let noun = ARTICLES.contains(&previous) || previous.ends_with('%');
    let bare = BARE.contains(&words.form(start)) && !noun;
    let finite = words.is_past(start) && !bare && !noun;
    let own = matches!(words.form(start), "i" | "we" | "they" | "he" | "she" | "it" | "this" | "that");
    let (mut joined, mut infinitive, mut colon) = (false, false, false);
    for back in 1..=REACH {
        let at = start.checked_sub(back)?;
        match words.before(at + 1) {
            Break::None => {}
            Break::Clause if !colon && !joined => colon = true,
            _ => return None,
        }
        let form = words.form(at);
        if BORDERS.contains(&form) {
            return None;
        }
        infinitive |= form == "to";
        let that = words.form(at + 1) == "that";
        // What a finite verb or a subject of its own opens is aimed at only behind "that".
        let clause = at + 2 == start && matches!(words.form(at + 1), "it" | "they" | "we" | "this");
        let governs = !(finite || own) || that || (finite && clause) || (own && back == 1);
        if NOUNS.contains(&form) && !reached(words, at) {
            let copula = (at + 1..start).find(|&next| COPULAS.contains(&words.form(next)));
            let that = copula.is_some_and(|copula| words.form(copula + 1) == "that");
            let linked = copula.is_some() || matches!(words.form(at + 1), "of" | "to" | "for") || (colon && back == 1);
            let governs = governs || that;
            if linked && governs && (!bare || previous == "to" || colon || joined && infinitive) {
                return Some(at..start);
            }
        }
        let first = at.checked_sub(1).map_or("", |first| words.form(first));
        // "As expected", "than planned" compare; "my plan", "the hope" are nouns.
        let no_verb = matches!(first, "as" | "than") || (NOUNS.contains(&form) && ARTICLES.contains(&first));
        if WANTING.contains(&form) && !no_verb && governs && !joined && (!bare || infinitive) {
            return Some(at..start);
        }
        let to = words.form(at + 1) == "to" || (infinitive && matches!(form, "asked" | "told" | "ordered"));
        if WANTING_TO.contains(&form) && to && !joined && !(finite || own) {
            return Some(at..start);
        }
        if form == "to" && bare && back == 1 && !carried_out(words, at) {
            return Some(at..start);
        }
        joined |= form == "and" || form == "or";
        let verb = words.is_past(at) && !COPULAS.contains(&form) && !NOUNS.contains(&form);
        if verb && !WANTING.contains(&form) && !BARE.contains(&form) {
            return None;
        }
    }
    None
}

fn reached(words: &Words, noun: usize) -> bool {
    (noun.saturating_sub(4)..noun).any(|at| REACHED.contains(&words.form(at)))
}

fn carried_out(words: &Words, to: usize) -> bool {
    (to.saturating_sub(2)..to).any(|at| CARRIED_OUT.contains(&words.form(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the words behind the bar are only aimed at.
    fn is_aimed(text: &str) -> bool {
        let (before, _) = text.split_once('|').unwrap();
        let start = Words::split(before).len();
        let words = Words::split(&text.replace('|', ""));
        let end = words.clause(start).end;
        aimed(&words, &Hit { path: 0, start, end, loose: 0 }).is_some()
    }

    #[test]
    fn goals_plans_needs_and_purposes_are_aimed_at() {
        for text in [
            "The goal was to |cut costs by 10%",
            "The goal for the year: |cut costs by 10%",
            "Our plan was to merge the rounds and |cut the wait by half",
            "The target was |a 10% drop",
            "a target of |40% fewer complaints",
            "The hope was that it |went from 30 to 10",
            "We needed to get |from 40 minutes to 20",
            "They wanted the wait to go |from 40 minutes to 20",
            "I was told to get it |down to 20 minutes",
            "The finance people demanded |a cut of 5%",
            "I wrote a list in order to |cut the errors by half",
            "The task was to bring it |down to ten",
            "We hoped it |saved us two hours",
        ] {
            assert!(is_aimed(text), "{text}");
        }
    }

    #[test]
    fn what_was_reached_is_not() {
        for text in [
            "My plan |cut the wait by half",
            "My plan to merge the rounds |cut the wait by half",
            "The planned change |brought it from 4 to 2",
            "We met our target of |40% fewer complaints",
            "It helped us to |cut overtime by 30 hours",
            "I wanted a list, and errors |fell by 40%",
            "we needed help so it |fell by 40%",
            "As expected returns |fell by 40%",
            "We managed to |cut the errors by half",
            "The target was missed and costs |fell by 10%",
            "i hoped for the best i |noticed a gap",
        ] {
            assert!(!is_aimed(text), "{text}");
        }
    }
}
