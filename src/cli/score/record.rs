//! One answer or passage, judged and ready to be printed.

use crate::content::Polarity;
use crate::scoring::engine::RuleInfo;
use crate::scoring::{Engine, Rubric, Scorecard};
use serde_json::value::RawValue;

/// What was found in one answer or passage.
pub struct Record<'a> {
    /// What tells it from the others.
    pub id: Id<'a>,
    /// Where it stands.
    pub place: Place<'a>,
    /// What stands, in the order of sections and text.
    pub findings: Vec<Found<'a>>,
    /// Of a whole answer.
    pub card: Option<Card<'a>>,
    /// Lines of a file that no section took, each with its first words.
    pub unplaced: Vec<(usize, String)>,
    /// All rules.
    pub engine: &'a Engine,
}

/// What tells one record from another.
#[derive(Clone, Copy)]
pub enum Id<'a> {
    /// As a JSON line spells it.
    Raw(&'a RawValue),
    /// The file's name.
    File(&'a str),
}

/// Where a record stands.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    /// It is a file of its own; findings count their bytes in it.
    File {
        /// As the command line names it.
        name: &'a str,
        /// All of it.
        text: &'a str,
    },
    /// A line of JSON; findings count their bytes in the text of their section.
    Line {
        /// The file or `-`.
        name: &'a str,
        /// From 1.
        number: usize,
        /// The line itself.
        json: &'a [u8],
    },
}

/// A standing finding in the text that it was found in.
pub struct Found<'a> {
    /// The family's id.
    pub family: &'a str,
    /// The rule's id.
    pub rule: &'a str,
    /// The family's polarity, or warning where the pattern makes a disqualifier one.
    pub polarity: Polarity,
    /// The section's id, or the role of a passage.
    pub section: Option<&'a str>,
    /// Byte offset of its start.
    pub start: usize,
    /// Byte offset of its end.
    pub end: usize,
    /// The bytes between.
    pub text: &'a str,
    /// The text that the offsets count in.
    pub within: &'a str,
}

/// The scorecard of a whole answer, and what it was judged by.
#[derive(Clone)]
pub struct Card<'a> {
    /// What it was judged by.
    pub rubric: &'a Rubric,
    /// The judgement.
    pub score: &'a Scorecard,
    /// What was told in each section of the framework.
    pub told: Vec<&'a str>,
}

impl<'a> Record<'a> {
    /// What is known of a finding's rule.
    pub fn rule(&self, found: &Found<'_>) -> Option<&'a RuleInfo> {
        self.engine.find_rule(found.rule).and_then(|id| self.engine.rule(id))
    }

    /// What it adds to the exit code.
    pub fn tally(&self) -> Tally {
        let of = |polarity| self.findings.iter().filter(|found| found.polarity == polarity).count();
        Tally { disqualifiers: of(Polarity::Disqualifier), warnings: of(Polarity::Warning), bad: 0 }
    }
}

/// What the exit code is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Standing disqualifiers.
    pub disqualifiers: usize,
    /// Standing warnings.
    pub warnings: usize,
    /// Files and lines that could not be judged.
    pub bad: usize,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.disqualifiers += other.disqualifiers;
        self.warnings += other.warnings;
        self.bad += other.bad;
    }
}
