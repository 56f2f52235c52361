//! All families, compiled once; every text is scanned against all of them at once.
//!
//! Order of work: match, guard (unless, quotation, negation), longest in the family, clear. Only what stands counts.

use super::build::Builder;
use super::classes::Classes;
use super::experts::Experts;
use super::finding::{Finding, RuleId};
use super::forms;
use super::lexicon::Lexicon;
use super::text::{Actors, Words, actors};
use super::trie::Trie;
use super::walk::{self, Hit};
use crate::content::family::{Clearing, Family, Polarity, Reach, Rule, Status, WordLists};
use crate::content::{Problem, Role};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// All rules of all families, ready to scan.
#[derive(Debug, Default)]
pub struct Engine {
    pub(super) rules: Vec<RuleInfo>,
    /// The words of all phrases.
    pub(super) lexicon: Lexicon,
    /// How many classes there are.
    pub(super) classes: usize,
    /// Word lists: the path id is the class.
    pub(super) lists: Trie,
    /// Phrases and `unless` phrases of every rule.
    pub(super) phrases: Trie,
    /// What each path of `phrases` belongs to.
    pub(super) paths: Vec<PathOf>,
    pub(super) experts: Experts,
}

/// What is known of a rule once it is compiled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RuleInfo {
    /// Unique among all families.
    pub id: String,
    /// The family's id.
    pub family: String,
    /// The family's title.
    pub family_title: String,
    /// The family's polarity.
    pub polarity: Polarity,
    /// A sub-division that needs can ask for.
    pub kind: Option<String>,
    /// A mere claim counts half until this many deeds stand.
    pub needs_deeds: u32,
    /// Where it is looked for; empty means everywhere.
    pub roles: Vec<Role>,
    /// On, or on trial.
    pub status: Status,
    /// The reason, said to the candidate.
    pub say: String,
    /// The cure.
    pub instead: String,
    pub(super) negated: Negated,
    /// The roles as bits, as [`seen_by`] has them.
    pub(super) seen_in: u8,
    /// The same for all rules of a family; known once all are there, as is what clears it.
    pub(super) family_number: u32,
    pub(super) cleared_by: Vec<Cleared>,
}

/// Which rules clear another, and from where.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Cleared {
    /// By the number of the rule.
    pub(super) by: Vec<bool>,
    pub(super) within: Reach,
}

impl RuleInfo {
    /// What is known of it before it is linked with others.
    pub(super) fn of(family: &Family, rule: &Rule) -> Self {
        let roles = rule.roles.clone().unwrap_or_else(|| family.roles.clone());
        Self {
            id: rule.id.clone(),
            family: family.id.clone(),
            family_title: family.title.clone(),
            polarity: family.polarity,
            kind: rule.kind.clone(),
            needs_deeds: rule.needs_deeds,
            seen_in: seen_in(&roles),
            roles,
            status: rule.status,
            say: rule.say.clone(),
            instead: rule.instead.clone(),
            negated: if rule.when_negated == "keep" { Negated::Keep } else { Negated::Drop },
            family_number: 0,
            cleared_by: Vec::new(),
        }
    }

    /// Whether it looks at a section of these roles. Text of unknown role is seen by rules for everywhere and for
    /// several roles, not by those of one.
    pub fn looks_at(&self, section: &[Role]) -> bool {
        self.seen_in & seen_by(section) != 0
    }
}

/// What becomes of a hit that is denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Negated {
    Drop,
    Keep,
    Credit(RuleId),
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct PathOf {
    pub(super) rule: RuleId,
    /// The index of the phrase in its list.
    pub(super) phrase: usize,
    pub(super) unless: bool,
}

/// A text to scan.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    /// Any text at all.
    pub text: &'a str,
    /// What the section is for; [`Role::Any`] where unknown.
    pub roles: &'a [Role],
    /// The byte offset of the cursor while the text is being written: a warning or disqualifier in its unfinished
    /// clause is tentative. `None` once the text is at rest.
    pub cursor: Option<usize>,
}

/// A text taken apart, with everything found in it.
#[derive(Debug, Default)]
pub struct Scan {
    /// In the order of the text, whatever their state.
    pub findings: Vec<Finding>,
    /// The words.
    pub words: Words,
    /// Who does what.
    pub actors: Actors,
}

/// Which phrases and `unless` phrases of which rules matched: the evidence of a proof.
#[derive(Debug, Default)]
pub struct Coverage {
    /// (rule, phrase) of phrases that matched where the rule stands.
    pub phrases: Vec<(RuleId, usize)>,
    /// (rule, `unless`) of those that stopped a hit.
    pub unless: Vec<(RuleId, usize)>,
    /// Every place where a phrase or an `unless` phrase matched.
    pub places: Vec<Matched>,
}

/// A phrase that matched, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// Whose phrase it is.
    pub rule: RuleId,
    /// Its index in the rule's `phrases` or `unless`.
    pub phrase: usize,
    /// Whether it is one of `unless`.
    pub unless: bool,
    /// Byte offsets into the text.
    pub span: Range<usize>,
}

impl Engine {
    /// Compiles what the first text needs, which takes some milliseconds that no key should wait for.
    pub fn warm(&self) {
        self.experts.set();
    }

    /// The title of a family; nothing where it has no rule here.
    pub fn family_title(&self, family: &str) -> Option<&str> {
        self.rules().find(|(_, rule)| rule.family == family).map(|(_, rule)| rule.family_title.as_str())
    }

    /// Compiles families. What cannot be compiled is left out and reported, with a path into its family's file
    /// (`file` is the family's id; the caller knows the real file).
    pub fn build<'a>(families: impl IntoIterator<Item = &'a Family>, words: &WordLists) -> (Self, Vec<Problem>) {
        let mut builder = Builder::default();
        for name in forms::NAMES {
            builder.class(String::new(), name);
        }
        builder.lists("words", "", &words.classes);
        let families: Vec<&Family> = families.into_iter().collect();
        for family in &families {
            builder.lists(&family.id, &family.id, &family.classes);
        }
        for family in &families {
            builder.family(family);
        }
        builder.finish(&families)
    }

    /// Links rules with those that clear them and those that are credited when they are denied; returns those that credit
    /// no rule, by family and index.
    pub(super) fn link<'a>(&mut self, families: &[&'a Family]) -> Vec<(&'a Family, usize)> {
        let numbers: FxHashMap<String, RuleId> = self.rules().map(|(number, rule)| (rule.id.clone(), number)).collect();
        let mut unknown = Vec::new();
        for (number, family) in families.iter().enumerate() {
            for (index, rule) in family.rules.iter().enumerate() {
                let cleared_by = rule.cleared_by.iter().map(|clearing| self.cleared(clearing)).collect();
                let own = numbers.get(&rule.id).and_then(|own| self.rules.get_mut(own.0 as usize));
                let Some(own) = own.filter(|own| own.family == family.id) else { continue };
                (own.family_number, own.cleared_by) = (number as u32, cleared_by);
                if !matches!(rule.when_negated.as_str(), "drop" | "keep") {
                    match numbers.get(&rule.when_negated) {
                        Some(credited) => own.negated = Negated::Credit(*credited),
                        None => unknown.push((*family, index)),
                    }
                }
            }
        }
        unknown
    }

    fn cleared(&self, clearing: &Clearing) -> Cleared {
        let named = |rule: &RuleInfo| clearing.families.contains(&rule.family) || clearing.rules.contains(&rule.id);
        Cleared { by: self.rules.iter().map(named).collect(), within: clearing.within }
    }

    /// Everything that the rules find, in the order of the text, whatever its state.
    pub fn scan(&self, passage: Passage<'_>) -> Vec<Finding> {
        self.read(passage, None).findings
    }

    /// The same with the words and actors, and, where asked for, which phrases did it.
    pub fn read(&self, passage: Passage<'_>, coverage: Option<&mut Coverage>) -> Scan {
        let words = Words::split(passage.text);
        let actors = actors::find(&words);
        let hits = self.hits(passage, &words, &actors);
        let findings = self.sift(passage, &words, hits, coverage);
        Scan { findings, words, actors }
    }

    /// What is known of a rule.
    pub fn rule(&self, id: RuleId) -> Option<&RuleInfo> {
        self.rules.get(id.0 as usize)
    }

    /// All rules with their numbers.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &RuleInfo)> {
        self.rules.iter().enumerate().map(|(index, rule)| (RuleId(index as u32), rule))
    }

    /// The rule of that id.
    pub fn find_rule(&self, id: &str) -> Option<RuleId> {
        self.rules().find(|(_, rule)| rule.id == id).map(|(number, _)| number)
    }

    fn hits(&self, passage: Passage<'_>, words: &Words, actors: &Actors) -> Vec<Hit> {
        let known = self.lexicon.look_up(words);
        let lists = self.lists.view();
        let classes = Classes::find(&lists, self.classes, words, &known, actors);
        let mut hits = walk::walk(&self.phrases, words, &known, &classes, seen_by(passage.roles));
        self.experts.find(passage.text, |path, found| {
            let start = words.all().partition_point(|word| word.span.end <= found.start);
            let end = words.all().partition_point(|word| word.span.start < found.end);
            if start < end {
                hits.push(Hit { path, start, end, loose: 0 });
            }
        });
        hits
    }
}

/// The roles that a rule looks at as bits. One that names none has all, and that which every section has; one that names
/// several parts of an answer looks where the part is unknown too.
fn seen_in(rule: &[Role]) -> u8 {
    let parts = rule.iter().filter(|role| **role != Role::FollowUp).count();
    let several = if parts > 1 { bit(Role::Any) } else { 0 };
    if rule.is_empty() { u8::MAX } else { rule.iter().fold(several, |bits, role| bits | bit(*role)) }
}

/// The roles of a section as bits.
pub(super) fn seen_by(section: &[Role]) -> u8 {
    const EVERYWHERE: u8 = 1 << 7;
    section.iter().fold(EVERYWHERE, |bits, role| bits | bit(*role))
}

fn bit(role: Role) -> u8 {
    1 << role as u8
}
