//! The phrase not to say: from what the candidate said, else from what the story or the question warns of. No quote is
//! made up.

use super::{LINE, QUOTE, line};
use crate::content::family::Polarity;
use crate::content::pattern::Gravity;
use crate::content::{Library, Pattern, Story};
use crate::scoring::scorecard::Quoted;
use crate::scoring::weakness;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a finished session found.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// The pattern's id.
    pub pattern: String,
    /// The story's id, where one was chosen.
    pub story: Option<String>,
    /// What stood and was not dismissed.
    pub findings: Vec<Quoted>,
}

/// What not to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoid {
    /// Words that were said or written; nothing where nobody did so far.
    pub quote: Option<String>,
    /// The family's title.
    pub family: String,
    /// Where the words come from, or why the family does harm.
    pub why: String,
}

/// By what was said with the story, then with its questions, then by its weak telling, then by its best question. `past`
/// has the newest session first.
pub(super) fn avoid(library: &Library, past: &[Past], story: &Story, patterns: &[&Pattern]) -> Option<Avoid> {
    let with_story = past.iter().filter(|past| past.story.as_ref() == Some(&story.id));
    let asked = |past: &&Past| patterns.iter().any(|pattern| pattern.id == past.pattern);
    said(library, with_story, "with this story")
        .or_else(|| said(library, past.iter().filter(asked), "at these questions"))
        .or_else(|| written(library, story))
        .or_else(|| feared(library, patterns.first()?))
}

/// A family that stood in sessions.
struct Stood<'a> {
    sessions: u32,
    gravest: Polarity,
    /// Of the newest session.
    words: &'a Quoted,
}

/// The disqualifier or warning that stood in most sessions; of two, the graver one.
fn said<'a>(library: &Library, past: impl Iterator<Item = &'a Past>, with: &str) -> Option<Avoid> {
    let mut families: BTreeMap<&str, Stood> = BTreeMap::new();
    for past in past {
        let faults = || past.findings.iter().filter(|quoted| quoted.polarity != Polarity::Signal);
        for (at, quoted) in faults().enumerate() {
            let fresh = Stood { sessions: 0, gravest: quoted.polarity, words: quoted };
            let stood = families.entry(&quoted.family).or_insert(fresh);
            stood.gravest = stood.gravest.max(quoted.polarity);
            if faults().take(at).all(|earlier| earlier.family != quoted.family) {
                stood.sessions += 1;
            }
        }
    }
    let (family, stood) =
        families.into_iter().max_by_key(|(family, stood)| (stood.sessions, stood.gravest, Reverse(*family)))?;
    let sessions = if stood.sessions == 1 { "once".to_owned() } else { format!("in {} sessions", stood.sessions) };
    Some(Avoid {
        quote: Some(line(&stood.words.text, QUOTE)),
        family: title(library, family),
        why: format!("you said so {sessions} {with}"),
    })
}

/// The first disqualifier of the weak telling.
fn written(library: &Library, story: &Story) -> Option<Avoid> {
    let faults = story.weak.as_ref().map(|weak| weak.faults.as_slice()).unwrap_or_default();
    faults.iter().find_map(|fault| {
        let family = fault.family.as_deref().filter(|family| is_disqualifier(library, family))?;
        let quote = line(fault.quote.as_deref()?, QUOTE);
        Some(Avoid { quote: Some(quote), family: title(library, family), why: "as in its weak telling".to_owned() })
    })
}

/// The gravest disqualifier of a question, a fatal one before a warning.
fn feared(library: &Library, pattern: &Pattern) -> Option<Avoid> {
    let gravity = |family: &str| pattern.disqualifiers.get(family).map_or(Gravity::Fatal, |severity| severity.is);
    let order = weakness::order(pattern);
    let families = || order.iter().filter_map(|it| weakness::family(*it)).filter(|it| is_disqualifier(library, it));
    let of = |wanted: Gravity| families().find(|family| gravity(family) == wanted);
    let family = of(Gravity::Fatal).or_else(|| of(Gravity::Warning))?;
    let why = pattern.disqualifiers.get(family).map(|severity| line(&severity.why, LINE)).unwrap_or_default();
    Some(Avoid { quote: None, family: title(library, family), why })
}

fn is_disqualifier(library: &Library, family: &str) -> bool {
    library.families.get(family).is_some_and(|loaded| loaded.item.polarity == Polarity::Disqualifier)
}

/// A family's title; its id where a session was judged by one that is gone.
fn title(library: &Library, family: &str) -> String {
    let known = library.families.get(family).map(|loaded| loaded.item.title.as_str());
    line(known.unwrap_or(family), LINE)
}
