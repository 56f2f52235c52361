//! Judging a whole answer.
//!
//! A section scores 1 + 4 × points met / points possible, less a quarter for each standing warning (at most 1), to
//! one decimal; an empty section is 1. The whole is the weighted mean. A finding counts once per rule and wording, a
//! repeated sentence once, so that saying it again never raises a score.

use super::engine::{Passage, RuleInfo, Scan};
use super::finding::{Finding, State};
use super::length;
use super::rubric::{Rubric, Told};
use super::scorecard::{self, Part, Quoted, Scorecard, SectionScore, Verdict, Voice};
use super::text::{Break, Words, actors::Actor};
use super::weakness;
use crate::content::family::Polarity;
use crate::content::pattern::{Gravity, Guide, Thresholds};
use crate::content::{Role, Section};
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// An answer judged: the scorecard, and every finding of every section for the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// What is stored.
    pub scorecard: Scorecard,
    /// By section in the framework's order: everything found, whatever its state.
    pub findings: Vec<Vec<Finding>>,
}

/// What each standing warning costs its section.
pub(super) const WARNING_COST: f64 = 0.25;

/// The most that warnings cost one section.
pub(super) const WARNINGS_MOST: f64 = 1.0;

/// The fewest words in which one of several steps can be told.
const STEP_WORDS: u32 = 3;

/// Sentences shorter than this many words may be said twice.
const REPEATABLE: usize = 5;

/// Judges an answer: `told` has one entry for each section of the rubric's framework, in its order.
pub fn judge(rubric: &Rubric, told: &[Told]) -> Judged {
    let told = told.iter().cloned().chain(std::iter::repeat(Told::default()));
    let sections = rubric.framework.sections.iter().zip(told);
    let readings: Vec<Reading> = sections.map(|(section, told)| Reading::of(rubric, section, told)).collect();
    judge_readings(rubric, &readings.iter().collect::<Vec<_>>())
}

/// The same for sections that were read by the same rubric, in the framework's order.
pub fn judge_readings(rubric: &Rubric, readings: &[&Reading]) -> Judged {
    let sections = rubric.framework.sections.iter().zip(readings);
    let read: Vec<Read> = sections
        .map(|(section, reading)| Read {
            section,
            guide: rubric.pattern.guide(&section.id),
            text: &reading.told.text,
            words: reading.words,
            scan: &reading.scan,
        })
        .collect();
    let said = said_once(&read);
    let deeds = count_deeds(rubric, &read, &said);
    let mut sections = Vec::with_capacity(read.len());
    let all: Vec<(&Read, &[Finding])> = read.iter().zip(said.iter().map(Vec::as_slice)).collect();
    for section in &read {
        sections.push(section.score(rubric, &all, deeds));
    }
    let total = total(&sections);
    let findings: Vec<Quoted> = read.iter().flat_map(|section| section.quoted(rubric)).collect();
    let fatal = fatal_families(rubric, &findings);
    let without_cap = verdict(total, rubric.level.thresholds);
    let cap = match fatal.len() {
        0 => Verdict::StrongHire,
        1 => Verdict::LeaningNoHire,
        _ => Verdict::NoHire,
    };
    let mut scorecard = Scorecard {
        total,
        sections,
        verdict: without_cap.min(cap),
        capped_by: if without_cap > cap { fatal } else { Vec::new() },
        without_cap,
        primary_weakness: crate::content::pattern::Weakness::None,
        findings,
        voice: voice(&read, &[Role::Task, Role::Action]),
    };
    scorecard.primary_weakness = weakness::primary(rubric, &scorecard, voice(&read, &[Role::Action]));
    scorecard.verdict = scorecard.verdict.min(weakness::best_verdict(scorecard.primary_weakness));
    Judged { scorecard, findings: read.into_iter().map(|section| section.scan.findings.clone()).collect() }
}

/// The verdict that a total alone gives.
pub fn verdict(total: u32, thresholds: Thresholds) -> Verdict {
    match total {
        total if total >= thresholds.strong_hire => Verdict::StrongHire,
        total if total >= thresholds.hire => Verdict::Hire,
        total if total >= thresholds.leaning_no_hire => Verdict::LeaningNoHire,
        _ => Verdict::NoHire,
    }
}

/// 25 × (weighted mean − 1), to a whole number.
#[expect(clippy::cast_sign_loss, reason = "clamped to 0 to 100")]
pub(super) fn total(sections: &[SectionScore]) -> u32 {
    let weights: f64 = sections.iter().map(|section| f64::from(section.weight)).sum();
    let sum: f64 = sections.iter().map(|section| section.score * f64::from(section.weight)).sum();
    let mean = if weights > 0.0 { sum / weights } else { 1.0 };
    (25.0 * (mean - 1.0)).round().clamp(0.0, 100.0) as u32
}

/// Fatal families that stand, in the pattern's order of gravity.
pub(super) fn fatal_families(rubric: &Rubric, findings: &[Quoted]) -> Vec<String> {
    let mut families: Vec<String> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.polarity == Polarity::Disqualifier) {
        if !families.contains(&finding.family) {
            families.push(finding.family.clone());
        }
    }
    let order = weakness::order(&rubric.pattern);
    let rank = |family: &String| order.iter().position(|weakness| weakness::family(*weakness) == Some(family.as_str()));
    families.sort_by_key(|family| rank(family).unwrap_or(usize::MAX));
    families
}

fn voice(read: &[Read], roles: &[Role]) -> Voice {
    let mut voice = Voice::default();
    for section in read.iter().filter(|section| section.section.roles.iter().any(|role| roles.contains(role))) {
        for deed in &section.scan.actors.deeds {
            let quoted = section.scan.words.all().get(deed.start).is_some_and(|word| word.quoted);
            match deed.actor {
                Actor::I if !quoted => voice.own += 1,
                Actor::We if !quoted => voice.group += 1,
                _ => {}
            }
        }
    }
    voice
}

/// What was told in a section, read by the engine. It follows from both and from the rubric alone, so it may be kept
/// for as long as they are the same.
#[derive(Debug)]
pub struct Reading {
    told: Told,
    /// As a listener counts them.
    words: u32,
    scan: Scan,
}

impl Reading {
    /// Reads what was told in a section of the rubric's framework.
    pub fn of(rubric: &Rubric, section: &Section, told: Told) -> Self {
        let passage = Passage { text: &told.text, roles: &section.roles, cursor: told.cursor };
        let mut scan = rubric.engine.read(passage, None);
        scan.findings
            .retain(|finding| rubric.engine.rule(finding.rule).is_some_and(|rule| polarity(rubric, rule).is_some()));
        for finding in scan.findings.iter_mut().filter(|finding| finding.stands()) {
            let words = told.text.get(finding.span.clone()).unwrap_or_default();
            let rule = rubric.engine.rule(finding.rule).map(|rule| rule.id.as_str());
            if told.dismissed.iter().any(|(id, quote)| Some(id.as_str()) == rule && quote == words) {
                finding.state = State::Dismissed;
            }
        }
        Self { words: length::words(&told.text), told, scan }
    }

    /// What was found, whatever its state.
    pub fn findings(&self) -> &[Finding] {
        &self.scan.findings
    }

    /// What was read.
    pub fn told(&self) -> &Told {
        &self.told
    }
}

/// A reading in its place.
struct Read<'a> {
    section: &'a Section,
    guide: Option<&'a Guide>,
    text: &'a str,
    words: u32,
    scan: &'a Scan,
}

impl Read<'_> {
    fn words_of(&self, finding: &Finding) -> Range<usize> {
        let all = self.scan.words.all();
        let start = all.partition_point(|word| word.span.end <= finding.span.start);
        start..all.partition_point(|word| word.span.start < finding.span.end)
    }

    fn quote(&self, finding: &Finding) -> String {
        self.text.get(finding.span.clone()).unwrap_or_default().to_owned()
    }

    fn quoted<'b>(&'b self, rubric: &'b Rubric) -> impl Iterator<Item = Quoted> + 'b {
        self.scan.findings.iter().filter(|finding| finding.stands()).filter_map(move |finding| {
            let rule = rubric.engine.rule(finding.rule)?;
            Some(Quoted {
                rule: rule.id.clone(),
                family: rule.family.clone(),
                polarity: polarity(rubric, rule)?,
                section: self.section.id.clone(),
                start: finding.span.start,
                end: finding.span.end,
                text: self.quote(finding),
            })
        })
    }

    fn score(&self, rubric: &Rubric, said: &[(&Read, &[Finding])], deeds: u32) -> SectionScore {
        let mut parts = Vec::new();
        if self.scan.words.is_empty() {
            parts.push(Part::Empty);
        } else {
            self.needs(rubric, said, deeds, &mut parts);
            self.warnings(rubric, &mut parts);
        }
        SectionScore {
            id: self.section.id.clone(),
            score: scorecard::add_up(&parts),
            weight: self.guide.map_or(1, |guide| guide.weight),
            words: self.words,
            spoken: (length::spoken_ms(self.words, rubric.pace) / 1000) as u32,
            parts,
        }
    }

    fn needs(&self, rubric: &Rubric, said: &[(&Read, &[Finding])], deeds: u32, parts: &mut Vec<Part>) {
        for need in self.guide.map(|guide| guide.needs.as_slice()).unwrap_or_default() {
            let of = rubric.points(need);
            let mut seen: Vec<(f64, String)> = Vec::new();
            let own = |section: &Read| section.section.id == self.section.id;
            let here = said.iter().filter(|(section, _)| own(section));
            let elsewhere =
                said.iter().filter(|(section, _)| !own(section) && need.also_in.contains(&section.section.id));
            for (section, finding) in
                here.chain(elsewhere).flat_map(|(section, said)| said.iter().map(|one| (*section, one)))
            {
                let Some(rule) = rubric.engine.rule(finding.rule) else { continue };
                let kind_fits = need.kind.is_none() || need.kind == rule.kind;
                if kind_fits && need.any_of.contains(&rule.family) {
                    let half = rule.needs_deeds > deeds;
                    seen.push((if half { 0.5 } else { 1.0 }, section.quote(finding)));
                }
            }
            seen.sort_by(|a, b| b.0.total_cmp(&a.0));
            // "I wrote I fixed I tested" names verbs and tells no step.
            let told = need.at_least.min(1.max(self.words / STEP_WORDS));
            let found: f64 = seen.iter().take(told as usize).map(|(weight, _)| weight).sum();
            // An empty sum is −0.0; adding 0.0 makes it plain.
            let points = f64::from(of) * found / f64::from(need.at_least.max(1)) + 0.0;
            let quotes = seen.into_iter().map(|(_, quote)| quote).collect();
            parts.push(Part::Need { id: need.id.clone(), title: need.title.clone(), points, of, quotes });
        }
    }

    /// What warnings cost: each wording of a rule once, a quarter each, at most one in all.
    fn warnings(&self, rubric: &Rubric, parts: &mut Vec<Part>) {
        let mut seen = FxHashSet::default();
        let mut sum: f64 = 0.0;
        for finding in self.scan.findings.iter().filter(|finding| finding.stands()) {
            let Some(rule) = rubric.engine.rule(finding.rule) else { continue };
            let warns = polarity(rubric, rule) == Some(Polarity::Warning);
            if !warns || !seen.insert((finding.rule, wording(&self.scan.words, self.words_of(finding)))) {
                continue;
            }
            let cost = WARNING_COST.min(WARNINGS_MOST - sum);
            sum += cost;
            parts.push(Part::Warning { rule: rule.id.clone(), quote: self.quote(finding), cost });
        }
    }
}

/// What a rule's family is in this pattern; nothing where it is off.
pub fn polarity(rubric: &Rubric, rule: &RuleInfo) -> Option<Polarity> {
    if rule.polarity != Polarity::Disqualifier {
        return Some(rule.polarity);
    }
    match rubric.gravity(&rule.family) {
        Gravity::Fatal => Some(Polarity::Disqualifier),
        Gravity::Warning => Some(Polarity::Warning),
        Gravity::Off => None,
    }
}

/// What counts of each section: findings that stand, said for the first time.
fn said_once(read: &[Read]) -> Vec<Vec<Finding>> {
    let mut sentences = FxHashSet::default();
    let mut said = Vec::with_capacity(read.len());
    for section in read {
        let words = &section.scan.words;
        let mut own = Vec::new();
        let mut wordings = FxHashSet::default();
        // Findings come in the order of the text, and so do sentences.
        let mut standing = section.scan.findings.iter().filter(|finding| finding.stands()).peekable();
        let mut start = 0;
        while start < words.len() {
            let sentence = words.sentence(start);
            start = sentence.end.max(start + 1);
            let first_time = sentence.len() < REPEATABLE || sentences.insert(wording(words, sentence.clone()));
            while let Some(finding) = standing.next_if(|finding| section.words_of(finding).start < sentence.end) {
                if first_time && wordings.insert((finding.rule, saying(words, section.words_of(finding)))) {
                    own.push(finding.clone());
                }
            }
        }
        said.push(own);
    }
    said
}

fn count_deeds(rubric: &Rubric, read: &[Read], said: &[Vec<Finding>]) -> u32 {
    let mut wordings = FxHashSet::default();
    for (section, said) in read.iter().zip(said) {
        for finding in said {
            if rubric.engine.rule(finding.rule).and_then(|rule| rule.kind.as_deref()) == Some("deed") {
                wordings.insert(saying(&section.scan.words, section.words_of(finding)));
            }
        }
    }
    wordings.len() as u32
}

/// What a finding says, with the start of what it says it of: "I checked the rota" and "I checked the fridge" are two
/// steps, "I rebuilt it" and "I carefully rebuilt it" are one.
fn saying(words: &Words, range: Range<usize>) -> u64 {
    const OBJECT: usize = 2;
    let opens = |at: usize| matches!(words.form(at), "i" | "we" | "and" | "then" | "so" | "but");
    let object = (range.end..range.end + OBJECT).take_while(|&at| words.before(at) == Break::None && !opens(at));
    number(words, range.chain(object).filter(|&at| !words.is_adverb(at)))
}

fn wording(words: &Words, range: Range<usize>) -> u64 {
    number(words, range)
}

/// Some words as one number, which costs no memory: the same words give the same, and two wordings share one by a chance
/// that nobody meets.
fn number(words: &Words, which: impl Iterator<Item = usize>) -> u64 {
    let mut number = FxHasher::default();
    for at in which {
        words.form(at).hash(&mut number);
    }
    number.finish()
}
