//! The judgement of a whole answer, with every point traceable to a phrase and a rule.

use crate::content::family::Polarity;
use crate::content::pattern::Weakness;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// The judgement of one answer by one rubric. It is stored with a finished session as it was judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scorecard {
    /// 0 to 100: 25 × (weighted mean of the sections − 1).
    pub total: u32,
    /// In the framework's order.
    pub sections: Vec<SectionScore>,
    /// After the cap.
    pub verdict: Verdict,
    /// The fatal families that cap the verdict, gravest first; empty when nothing does.
    pub capped_by: Vec<String>,
    /// The verdict that the total alone would give.
    pub without_cap: Verdict,
    /// What to fix first.
    pub primary_weakness: Weakness,
    /// What stands, in the order of sections and text.
    pub findings: Vec<Quoted>,
    /// Verbs with "I" and with the group as their actor, over Task and Action.
    pub voice: Voice,
}

impl Scorecard {
    /// How many sections that count were not told.
    pub fn empty_sections(&self) -> usize {
        self.sections.iter().filter(|section| section.weight > 0 && section.parts.contains(&Part::Empty)).count()
    }
}

/// The level of an answer on this rubric. Never a probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Below every threshold, or two fatal families.
    NoHire,
    /// Also where one fatal family stands.
    LeaningNoHire,
    /// At or above the hire threshold.
    Hire,
    /// At or above the highest.
    StrongHire,
}

impl Verdict {
    /// One step down; there is nothing below no hire.
    #[must_use]
    pub fn lower(self) -> Self {
        match self {
            Self::StrongHire => Self::Hire,
            Self::Hire => Self::LeaningNoHire,
            Self::LeaningNoHire | Self::NoHire => Self::NoHire,
        }
    }

    /// For people.
    pub fn title(self) -> &'static str {
        match self {
            Self::NoHire => "no hire",
            Self::LeaningNoHire => "leaning no hire",
            Self::Hire => "hire",
            Self::StrongHire => "strong hire",
        }
    }
}

/// One section's score with everything that it is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionScore {
    /// The section's id.
    pub id: String,
    /// 1.0 to 5.0, one decimal.
    pub score: f64,
    /// The section's share in the whole.
    pub weight: u32,
    /// Words, as a listener counts them.
    pub words: u32,
    /// Seconds that the words take aloud, at the rubric's pace.
    pub spoken: u32,
    /// The needs, in the guide's order, then the warnings.
    pub parts: Vec<Part>,
}

impl SectionScore {
    /// How its parts add up: "= 1 + 4 × 3/5 − 0.25 = 3.15 ≈ 3.2".
    pub fn sum(&self) -> String {
        let (mut given, mut of, mut cost) = (0.0, 0.0, 0.0);
        for part in &self.parts {
            match part {
                Part::Need { points, of: possible, .. } => {
                    given += points;
                    of += f64::from(*possible);
                }
                Part::Supplied { points, .. } => given += points,
                Part::Warning { cost: one, .. } => cost += one,
                Part::Empty => return "= 1".to_owned(),
            }
        }
        let exact = if of > 0.0 { 1.0 + 4.0 * given / of } else { 3.0 } - cost;
        let mut told = if of <= 0.0 {
            "= 3, as nothing is asked for here".to_owned()
        } else {
            format!("= 1 + 4 × {}/{}", plain(given), plain(of))
        };
        if cost > 0.0 {
            let _ = write!(told, " − {cost:.2}");
        }
        if of > 0.0 || cost > 0.0 {
            let _ = write!(told, " = {}", plain(exact));
        }
        if (exact - self.score).abs() > 0.001 {
            let why = if exact < 1.0 { ", never below" } else { " ≈" };
            let _ = write!(told, "{why} {:.1}", self.score);
        }
        told
    }
}

/// One reason for a section's score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A need, met or not.
    Need {
        /// The need's id.
        id: String,
        /// For people.
        title: String,
        /// Points given.
        points: f64,
        /// Points possible.
        of: u32,
        /// The words that meet it.
        quotes: Vec<String>,
    },
    /// What the telling lacked and a reply to a follow-up gave: it counts less than what was told unasked.
    Supplied {
        /// The need's id.
        need: String,
        /// Points given, beside those of the need itself.
        points: f64,
        /// The words of the reply.
        quote: String,
    },
    /// A standing warning.
    Warning {
        /// The rule's id.
        rule: String,
        /// Its words.
        quote: String,
        /// What it costs, in score.
        cost: f64,
    },
    /// Nothing was said.
    Empty,
}

/// The score that parts add up to, 1.0 to 5.0: 1 + 4 × points given / points possible, less what warnings cost, to one
/// decimal. Half of the points where a section needs nothing; 1 where nothing was said.
pub fn add_up(parts: &[Part]) -> f64 {
    let (mut given, mut possible, mut cost) = (0.0, 0, 0.0);
    for part in parts {
        match part {
            Part::Need { points, of, .. } => {
                given += points;
                possible += of;
            }
            Part::Supplied { points, .. } => given += points,
            Part::Warning { cost: one, .. } => cost += one,
            Part::Empty => return 1.0,
        }
    }
    let met = if possible > 0 { given / f64::from(possible) } else { 0.5 };
    ((1.0 + 4.0 * met - cost).max(1.0) * 10.0).round() / 10.0
}

/// Points without a needless fraction.
pub fn plain(points: f64) -> String {
    // Stored judgements may hold −0.0.
    let points = points + 0.0;
    if (points - points.round()).abs() < 0.005 { format!("{points:.0}") } else { format!("{points:.2}") }
}

/// The weighted mean of the sections, 1.0 to 5.0, that a total of 0 to 100 stands for.
pub fn mean(total: u32) -> f64 {
    1.0 + f64::from(total.min(100)) / 25.0
}

/// A standing finding as it is stored and shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quoted {
    /// The rule's id.
    pub rule: String,
    /// The family's id.
    pub family: String,
    /// The family's polarity, or warning where the pattern makes a disqualifier one.
    pub polarity: Polarity,
    /// The section's id.
    pub section: String,
    /// Byte offset of its start in the section's text.
    pub start: usize,
    /// Byte offset of its end.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// Who acts in Task and Action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Voice {
    /// Verbs with "I" as their actor.
    pub own: u32,
    /// Verbs with "we" or the team as their actor.
    pub group: u32,
}

impl Voice {
    /// The share of "I" in percent, from three verbs on.
    pub fn share(self) -> Option<u32> {
        let (own, all) = (u64::from(self.own), u64::from(self.own) + u64::from(self.group));
        (all >= 3).then(|| (own * 100 / all) as u32)
    }
}
