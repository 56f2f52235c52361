//! All families, compiled once; every text is scanned against all of them at once.
//!
//! Order of work: match, guard (unless, quotation, negation), longest in the family, clear. Only what stands counts.

use super::build::Builder;
use super::finding::{Finding, Guard, RuleId, State};
use super::forms;
use super::guards;
use super::text::{Actors, Words, actors};
use super::trie::{Classes, Hit, Lexicon, Trie};
use crate::content::family::{Clearing, Family, Polarity, Reach, Rule, Status, WordLists};
use crate::content::{Problem, Role};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// All rules of all families, ready to scan.
#[derive(Debug, Default)]
pub struct Engine {
    pub(super) rules: Vec<RuleInfo>,
    /// The words of all phrases.
    pub(super) lexicon: Lexicon,
    /// Word lists: the path id is the class.
    pub(super) lists: Trie,
    /// Phrases and `unless` phrases of every rule.
    pub(super) phrases: Trie,
    /// What each path of `phrases` belongs to.
    pub(super) paths: Vec<PathOf>,
    pub(super) regexes: Vec<(u32, regex::Regex)>,
}

/// What is known of a rule once it is compiled.
#[derive(Debug, Clone)]
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
    pub(super) cleared_by: Vec<Clearing>,
}

impl RuleInfo {
    /// What is known of it before rules that are credited have their number.
    pub(super) fn of(family: &Family, rule: &Rule) -> Self {
        Self {
            id: rule.id.clone(),
            family: family.id.clone(),
            family_title: family.title.clone(),
            polarity: family.polarity,
            kind: rule.kind.clone(),
            needs_deeds: rule.needs_deeds,
            roles: rule.roles.clone().unwrap_or_else(|| family.roles.clone()),
            status: rule.status,
            say: rule.say.clone(),
            instead: rule.instead.clone(),
            negated: if rule.when_negated == "keep" { Negated::Keep } else { Negated::Drop },
            cleared_by: rule.cleared_by.clone(),
        }
    }

    /// Whether it looks at a section of these roles. Text of unknown role is seen by rules for everywhere and for
    /// several roles, not by those of one.
    pub fn looks_at(&self, section: &[Role]) -> bool {
        let sees = |role: &Role| self.roles.contains(role) || (*role == Role::Any && self.roles.len() > 1);
        self.roles.is_empty() || section.iter().any(sees)
    }
}

/// What becomes of a hit that is denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// Words before an unfinished clause's cursor that are still open, where no punctuation tells.
const OPEN_WORDS: usize = 12;

impl Engine {
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

    /// Links rules that are credited when another is denied; returns those that name no rule, by family and index.
    pub(super) fn credit<'a>(&mut self, families: &[&'a Family]) -> Vec<(&'a Family, usize)> {
        let mut unknown = Vec::new();
        for family in families {
            for (index, rule) in family.rules.iter().enumerate() {
                if matches!(rule.when_negated.as_str(), "drop" | "keep") {
                    continue;
                }
                let credited = self.find_rule(&rule.when_negated);
                let own = self.find_rule(&rule.id).and_then(|own| self.rules.get_mut(own.0 as usize));
                match (own, credited) {
                    (Some(own), Some(credited)) => own.negated = Negated::Credit(credited),
                    (Some(_), None) => unknown.push((*family, index)),
                    (None, _) => {}
                }
            }
        }
        unknown
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
        let findings = self.judge(passage, &words, hits, coverage);
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
        let forms = forms::find(words, actors);
        let classes = Classes::find(&self.lists, words, &known, forms);
        let mut hits = self.phrases.walk(words, &known, &classes);
        for (path, regex) in &self.regexes {
            for found in regex.find_iter(passage.text) {
                let start = words.all().partition_point(|word| word.span.end <= found.start());
                let end = words.all().partition_point(|word| word.span.start < found.end());
                if start < end {
                    hits.push(Hit { path: *path, start, end, loose: 0 });
                }
            }
        }
        hits
    }

    fn judge(
        &self,
        passage: Passage<'_>,
        words: &Words,
        hits: Vec<Hit>,
        mut coverage: Option<&mut Coverage>,
    ) -> Vec<Finding> {
        let (unless, mut hits): (Vec<_>, Vec<_>) = hits
            .into_iter()
            .filter_map(|hit| Some((*self.paths.get(hit.path as usize)?, hit)))
            .filter(|(path, _)| self.rule(path.rule).is_some_and(|rule| rule.looks_at(passage.roles)))
            .partition(|(path, _)| path.unless);
        hits.sort_by_key(|(path, hit)| (path.rule, hit.start, std::cmp::Reverse(hit.end), path.phrase));
        if let Some(coverage) = coverage.as_deref_mut() {
            coverage.phrases.extend(hits.iter().map(|(path, _)| (path.rule, path.phrase)));
            coverage.places.extend(hits.iter().chain(&unless).map(|(path, hit)| Matched {
                rule: path.rule,
                phrase: path.phrase,
                unless: path.unless,
                span: words.span(hit.start..hit.end),
            }));
        }
        hits.dedup_by_key(|(path, hit)| (path.rule, hit.start));
        let mut found: Vec<Found> = Vec::new();
        for (path, hit) in hits {
            let Some(rule) = self.rule(path.rule) else { continue };
            let mut killers = unless
                .iter()
                .filter(|(other, kill)| other.rule == path.rule && kill.start < hit.end && hit.start < kill.end);
            if let Some(coverage) = coverage.as_deref_mut() {
                coverage.unless.extend(killers.clone().map(|(killer, _)| (path.rule, killer.phrase)));
            }
            let mut state = if let Some((_, kill)) = killers.next() {
                State::Guarded(Guard::Unless(words.span(kill.start..kill.end)))
            } else if words.all().get(hit.start).is_some_and(|word| word.quoted) {
                State::Guarded(Guard::Quoted)
            } else {
                State::Standing
            };
            if state == State::Standing
                && rule.negated != Negated::Keep
                && let Some(cue) = guards::unsaid(words, &hit, rule.polarity)
            {
                state = State::Guarded(Guard::Negated(words.span(cue.clone())));
                if let Negated::Credit(credited) = rule.negated {
                    let start = cue.start.min(hit.start);
                    found.push(Found { rule: credited, start, end: hit.end, state: State::Standing });
                }
            }
            if state == State::Standing && rule.status == Status::Trial {
                state = State::Trial;
            }
            found.push(Found { rule: path.rule, start: hit.start, end: hit.end, state });
        }
        self.keep_longest(&mut found);
        self.clear(words, &mut found);
        if let Some(cursor) = passage.cursor {
            self.hold_open(words, cursor, &mut found);
        }
        found.sort_by_key(|found| (found.start, found.end, found.rule));
        found
            .into_iter()
            .map(|found| Finding { rule: found.rule, span: words.span(found.start..found.end), state: found.state })
            .collect()
    }

    /// Inside a family the longest of overlapping hits wins.
    fn keep_longest(&self, found: &mut [Found]) {
        found.sort_by_key(|found| (std::cmp::Reverse(found.end - found.start), found.start, found.rule));
        for index in 0..found.len() {
            let (longer, rest) = found.split_at_mut(index);
            let Some(this) = rest.first_mut().filter(|this| this.state == State::Standing) else { continue };
            let family = self.rule(this.rule).map(|rule| &rule.family);
            let winner = longer.iter().find(|other| {
                other.state == State::Standing
                    && other.start < this.end
                    && this.start < other.end
                    && self.rule(other.rule).map(|rule| &rule.family) == family
            });
            if let Some(winner) = winner {
                this.state = State::Guarded(Guard::Longer(winner.rule));
            }
        }
    }

    fn clear(&self, words: &Words, found: &mut [Found]) {
        let standing: Vec<(RuleId, Range<usize>)> = found
            .iter()
            .filter(|found| found.state == State::Standing)
            .map(|found| (found.rule, found.start..found.end))
            .collect();
        for this in found.iter_mut().filter(|found| found.state == State::Standing) {
            let Some(rule) = self.rule(this.rule) else { continue };
            let own = this.start..this.end;
            let by = standing.iter().find(|(other, at)| {
                let Some(other) = self.rule(*other) else { return false };
                rule.cleared_by.iter().any(|clearing| {
                    let named = clearing.families.contains(&other.family) || clearing.rules.contains(&other.id);
                    named && reaches(words, clearing.within, &own, at)
                })
            });
            if let Some((by, _)) = by {
                this.state = State::Cleared(*by);
            }
        }
    }

    /// Holds back what stands in the clause that is still being written.
    fn hold_open(&self, words: &Words, cursor: usize, found: &mut [Found]) {
        let behind = words.all().partition_point(|word| word.span.start < cursor);
        let Some(last) = behind.checked_sub(1) else { return };
        let clause = words.clause(last);
        let open = clause.end == words.len() && !words.ended;
        let from = clause.start.max(behind.saturating_sub(OPEN_WORDS));
        let unended = words.all().get(last).is_some_and(|word| word.span.end == cursor);
        for this in found.iter_mut().filter(|found| found.state == State::Standing) {
            let signal = self.rule(this.rule).is_some_and(|rule| rule.polarity == Polarity::Signal);
            let in_clause = open && this.end > from && !signal;
            let in_word = unended && this.end == last + 1 && open;
            if in_clause || in_word {
                this.state = State::Tentative;
            }
        }
    }
}

/// A hit on its way to a finding, in words.
struct Found {
    rule: RuleId,
    start: usize,
    end: usize,
    state: State,
}

/// Whether what stands at `other` is within reach of the words `own`. Only an overlap may share words with them.
pub(super) fn reaches(words: &Words, reach: Reach, own: &Range<usize>, other: &Range<usize>) -> bool {
    let (from, to) = (own.start, other.start);
    let within = |sentence: Range<usize>| sentence.contains(&to);
    let sentence = words.sentence(from);
    let near = match reach {
        Reach::Overlap => return other.start < own.end && own.start < other.end,
        Reach::Clause => within(words.clause(from)),
        Reach::Sentence => within(sentence),
        Reach::NextSentence => within(words.next_sentence(&sentence)) || within(sentence),
        Reach::Beside => {
            let last = sentence.start.checked_sub(1).is_some_and(|last| within(words.sentence(last)));
            last || within(words.next_sentence(&sentence)) || within(sentence)
        }
        Reach::Before => to < from,
        Reach::Section => true,
    };
    near && !own.contains(&to)
}
