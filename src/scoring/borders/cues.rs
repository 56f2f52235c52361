//! How much a sentence sounds like each part of an answer: by what the engine found in it, by who acts, and by words of
//! time and connection.
//!
//! The weights are tenths of a logarithm of chances: 10 makes a part e times as likely. They were fitted to the 1,185
//! sentences of the labelled answers (a logistic regression), so a row is what its cue adds beside all the others.

use super::units::Unit;
use crate::content::{Role, Section};
use crate::scoring::text::{Actor, Words};
use crate::scoring::{Rubric, Scan};

/// Tenths for Situation, Task, Action, Result and Reflection.
type Weights = [i8; 5];

/// What each sentence weighs before it is read.
const BASE: Weights = [5, 6, 4, -7, -7];

/// Families, and the kind of their rules where they have kinds.
const FAMILIES: &[(&str, Option<&str>, Weights)] = &[
    ("accountability", Some("take"), [-6, -6, 9, -1, 4]),
    ("business-impact", None, [1, -9, -1, 19, -11]),
    ("closing-the-loop", Some("deed"), [6, -1, 4, -5, -5]),
    ("dilution", None, [-5, -5, 5, 7, -2]),
    ("generic-reflection", None, [-12, 0, -4, -2, 19]),
    ("handoff", None, [-6, -4, 16, -3, -3]),
    ("metric-delta", None, [-2, -6, -2, 19, -8]),
    ("ownership", Some("deed"), [6, -6, 9, -13, 3]),
    ("ownership", Some("notice"), [13, 0, 4, -8, -9]),
    ("ownership", Some("take"), [-8, 15, 2, -5, -5]),
    ("passive-agent", None, [4, 8, -6, -10, 5]),
    ("scope-boundary", None, [-1, 26, -12, -12, 0]),
    ("second-order", None, [-6, 2, -7, 23, -12]),
    ("systemic-insight", None, [-1, -7, -2, -4, 14]),
    ("theory", None, [-5, 3, -5, 1, 6]),
    ("trade-off", None, [-8, -6, 25, -4, -8]),
    ("vague-result", None, [-11, -1, -6, 18, 0]),
];

/// The candidate does something concrete; twice or more; does something else; does nothing and is not named.
const I_DO: Weights = [-8, 3, 16, -7, -4];
const I_DO_MORE: Weights = [-1, -2, 8, -5, -1];
const I_AM: Weights = [1, 4, 10, -9, -6];
const NOT_ME: Weights = [-2, -12, 2, 4, 8];

/// The group does something.
const WE_DO: Weights = [-3, -7, 14, -1, -3];

/// No verb in the past.
const PRESENT: Weights = [8, 3, -6, -5, 0];

/// A figure; several.
const FIGURE: Weights = [13, -14, -2, 13, -10];
const FIGURES: Weights = [-2, -6, -1, 12, -4];

/// Words anywhere in the sentence.
const WORDS: &[(&[&str], Weights)] = &[
    (&["noticed", "saw", "spotted", "came", "heard"], [13, -13, -1, 5, -3]),
    (&["am", "work"], [5, 2, -2, -4, -1]),
    (
        &[
            "nobody", "mine", "myself", "area", "job", "responsibility", "belongs", "belonged", "remit", "goal",
            "goals", "role",
        ],
        [-5, 12, -6, -6, 6],
    ),
    (&["wanted", "want"], [-3, 22, -11, -1, -8]),
    (&["wrote", "tried", "checked", "built", "tested", "ran", "read", "compared", "showed"], [-1, -5, 12, -10, 5]),
    (&["now", "since", "today", "still"], [3, -2, -7, 11, -4]),
    (
        &["fewer", "less", "dropped", "fell", "better", "worth", "saved", "copied", "adopted", "uses", "cut"],
        [-5, -9, 4, 12, -2],
    ),
    (&["learned", "learnt", "lesson", "taught", "realised", "realized", "hindsight", "takeaway"], [-2, -7, -4, 4, 9]),
    (
        &[
            "always", "never", "important", "difference", "should", "you", "your", "whoever", "matters", "everyone",
            "everybody", "pays",
        ],
        [5, -8, -5, 0, 8],
    ),
    (&["who", "between", "which"], [1, -11, -1, 1, 10]),
];

/// Words that the sentence opens with.
const OPENINGS: &[(&[&str], Weights)] = &[
    (
        &["then", "first", "next", "second", "after", "finally", "afterwards", "so i", "once i", "before i"],
        [1, -5, 8, -4, 0],
    ),
    (&["but", "still"], [-2, 14, -14, 4, -2]),
    (&["in", "on", "at", "when", "last", "every", "our", "i work", "i am"], [12, -7, -6, 1, -1]),
    (
        &[
            "since", "now", "from", "within", "as a result", "in the end", "it went", "today", "by", "two", "three",
            "six", "a year", "a month", "the", "over",
        ],
        [-9, 1, -3, 8, 3],
    ),
    (
        &[
            "looking back", "what i", "for me", "next time", "if", "in hindsight", "i learned", "you", "who",
            "whoever", "i think", "i guess", "i realised", "that",
        ],
        [0, -6, -4, 0, 10],
    ),
];

/// What a family weighs that a section needs, and none of the others that play the same part.
const NEEDED: f64 = 0.5;

/// What a section weighs that plays no part of its own, such as the architecture of a system.
const ANY: f64 = -1.6;

/// Weighs sentences of one text.
pub struct Weigher<'a> {
    /// Its sections and their needs.
    pub rubric: &'a Rubric,
    /// What was read in the text.
    pub scan: &'a Scan,
}

impl Weigher<'_> {
    /// How much a unit fits each section: the logarithm of its chance.
    pub fn sections(&self, unit: &Unit, sections: &[Section]) -> Vec<f64> {
        let parts = self.parts(unit);
        let all: f64 = parts.iter().map(|weight| weight.exp()).sum();
        let chance = |role: &Role| place(*role).and_then(|at| parts.get(at)).map(|weight| weight.exp() / all);
        let needed = self.needed(unit, sections);
        let weigh = |(section, needed): (&Section, f64)| {
            let sum: f64 = section.roles.iter().filter_map(chance).sum();
            needed + if sum > 0.0 { sum.ln() } else { ANY }
        };
        sections.iter().zip(needed).map(weigh).collect()
    }

    /// What the needs of sections add that play the same part as another one.
    fn needed(&self, unit: &Unit, sections: &[Section]) -> Vec<f64> {
        let needs = |section: &Section, family: &str| {
            let guide = self.rubric.pattern.guide(&section.id);
            guide.is_some_and(|guide| guide.needs.iter().any(|need| need.any_of.iter().any(|any| any == family)))
        };
        let twin = |one: &Section, other: &Section| one.id != other.id && one.roles == other.roles;
        let mut families: Vec<&str> = self.found(unit).map(|(family, _)| family).collect();
        families.sort_unstable();
        families.dedup();
        let weigh = |section: &Section| {
            let twins: Vec<&Section> = sections.iter().filter(|other| twin(section, other)).collect();
            let own = |family: &&&str| needs(section, family) && !twins.iter().any(|twin| needs(twin, family));
            if twins.is_empty() { 0.0 } else { NEEDED * families.iter().filter(own).count() as f64 }
        };
        sections.iter().map(weigh).collect()
    }

    /// The family and kind of each finding that stands in a unit.
    fn found(&self, unit: &Unit) -> impl Iterator<Item = (&str, Option<&str>)> {
        let span = self.scan.words.span(unit.words.clone());
        let findings = &self.scan.findings;
        let first = findings.partition_point(|finding| finding.span.start < span.start);
        let here = findings.iter().skip(first).take_while(move |finding| finding.span.start < span.end);
        let rule = |finding: &crate::scoring::Finding| self.rubric.engine.rule(finding.rule);
        here.filter(|finding| finding.stands())
            .filter_map(rule)
            .map(|rule| (rule.family.as_str(), rule.kind.as_deref()))
    }

    /// How much a unit sounds like each part of an answer.
    fn parts(&self, unit: &Unit) -> [f64; 5] {
        let words = &self.scan.words;
        let mut sum = BASE.map(f64::from);
        let mut add = |holds: bool, weights: &Weights| {
            if holds {
                sum.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += f64::from(*weight));
            }
        };
        let found: Vec<(&str, Option<&str>)> = self.found(unit).collect();
        for (family, kind, weights) in FAMILIES {
            add(found.contains(&(family, *kind)), weights);
        }
        let deeds = &self.scan.actors.deeds;
        let first = deeds.partition_point(|deed| deed.start < unit.words.start);
        let (mut concrete, mut mine, mut ours) = (0, 0, 0);
        for deed in deeds.iter().skip(first).take_while(|deed| deed.start < unit.words.end) {
            concrete += usize::from(deed.actor == Actor::I && deed.concrete);
            mine += usize::from(deed.actor == Actor::I);
            ours += usize::from(deed.actor == Actor::We);
        }
        let named = unit.words.clone().any(|at| matches!(words.form(at), "i" | "my" | "me"));
        let figures = unit.words.clone().filter(|&at| words.form(at).contains(|c: char| c.is_ascii_digit())).count();
        add(concrete > 0, &I_DO);
        add(concrete > 1, &I_DO_MORE);
        add(mine > 0 && concrete == 0, &I_AM);
        add(!named, &NOT_ME);
        add(ours > 0, &WE_DO);
        add(!unit.words.clone().any(|at| words.is_past(at)), &PRESENT);
        add(figures > 0, &FIGURE);
        add(figures > 1, &FIGURES);
        for (cues, weights) in WORDS {
            add(unit.words.clone().any(|at| cues.contains(&words.form(at))), weights);
        }
        for (openings, weights) in OPENINGS {
            add(openings.iter().any(|opening| opens(words, unit, opening)), weights);
        }
        sum.map(|tenths| tenths / 10.0)
    }
}

/// Whether a unit opens with these words, be it behind "and" or "so".
fn opens(words: &Words, unit: &Unit, opening: &str) -> bool {
    let begins = |first: usize| opening.split(' ').enumerate().all(|(i, word)| words.form(first + i) == word);
    let first = unit.words.start;
    begins(first) || (matches!(words.form(first), "and" | "so") && begins(first + 1))
}

/// The place of a role in the weights.
const fn place(role: Role) -> Option<usize> {
    match role {
        Role::Situation => Some(0),
        Role::Task => Some(1),
        Role::Action => Some(2),
        Role::Result => Some(3),
        Role::Reflection => Some(4),
        Role::FollowUp | Role::Any => None,
    }
}
