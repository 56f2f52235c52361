//! A pattern: one behavioural question with all that is needed to prepare it.

use super::quiz::MultipleChoice;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `rubrics/patterns/*.yaml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// The content format, [`super::FORMAT`].
    pub format: u32,
    /// Equal to the file name without `.yaml`.
    pub id: String,
    /// For people.
    pub title: String,
    /// As the interviewer asks it.
    pub question: String,
    /// Other ways to ask the same.
    #[serde(default)]
    pub wordings: Vec<String>,
    /// What the answer is evidence for, in plain words ("ownership", "failure and resilience").
    pub competencies: Vec<String>,
    /// The id of the framework it is told in.
    pub framework: String,
    /// What the question evaluates and what a strong answer shows.
    pub about: String,
    /// What interviewers expect to hear, one line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expects: Vec<String>,
    /// What to take away, one line each.
    #[serde(default)]
    pub takeaways: Vec<String>,
    /// Seniorities with the time each has for the whole answer.
    pub levels: Vec<Level>,
    /// The level that is used when none is chosen.
    pub default_level: String,
    /// One for each section of the framework.
    pub guides: Vec<Guide>,
    /// Why the weights are as they are (OPM: equal weights unless a reason is documented).
    pub weights_reason: String,
    /// What a rating of the whole answer by a person means here; the general scale where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// What each disqualifier family means here, by family id; a family that is not named is fatal.
    #[serde(default)]
    pub disqualifiers: BTreeMap<String, Severity>,
    /// Weaknesses from gravest to least; the default order where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gravity: Option<Vec<Weakness>>,
    /// Ways to tell the story for one principle.
    #[serde(default)]
    pub angles: Vec<Angle>,
    /// Questions that the interviewer asks next.
    #[serde(default)]
    pub follow_ups: Vec<FollowUp>,
    /// Concept checks, asked between the sections of the walkthrough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<MultipleChoice>,
    /// The test.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub test: Vec<MultipleChoice>,
}

/// The behaviour that anchors a rating from 1 to 5, each in up to 160 characters; 2 and 4 lie between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// How a 1 sounds.
    pub one: String,
    /// How a 3 sounds.
    pub three: String,
    /// How a 5 sounds.
    pub five: String,
}

impl Scale {
    /// The scale of a question that has none of its own.
    pub fn general() -> Self {
        Self {
            one: "It does not answer the question, or nothing in it was this person's doing.".to_owned(),
            three: "It answers, with steps of one's own. Reasons, figures or what came after are missing.".to_owned(),
            five: "It answers from start to end: own steps with their reasons, an effect in figures, and what it changed since."
                .to_owned(),
        }
    }
}

/// A seniority within a pattern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// `sde1`, `sde2`, `senior`.
    pub id: String,
    /// For people.
    pub title: String,
    /// Seconds for the whole answer.
    pub total: u32,
    /// Where the weight of the answer lies at this level.
    pub focus: String,
    /// What a hire shows at this level.
    pub bar: String,
    /// How the lesson of the worked story sounds at this level.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reflection: String,
    /// The same rung on other ladders ("IC5", "L5").
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The totals (0 to 100) from which a verdict holds here.
    #[serde(default)]
    pub thresholds: Thresholds,
}

/// The lowest total, 0 to 100, of each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// From here on a strong hire.
    pub strong_hire: u32,
    /// From here on a hire.
    pub hire: u32,
    /// From here on leaning no hire; below it, no hire.
    pub leaning_no_hire: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { strong_hire: 80, hire: 60, leaning_no_hire: 40 }
    }
}

/// How to tell one section of this pattern, and what it must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The id of the framework's section.
    pub section: String,
    /// The section's share in the whole score.
    pub weight: u32,
    /// One tip.
    pub coaching: String,
    /// The mistake most people make here.
    pub mistake: Mistake,
    /// A short strong telling of this section alone.
    pub sample: String,
    /// Steps inside the section, such as contain, diagnose, fix, test, communicate.
    #[serde(default)]
    pub beats: Vec<String>,
    /// What the section must contain.
    #[serde(default)]
    pub needs: Vec<Need>,
}

/// A common mistake and why it fails.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// How it sounds.
    pub text: String,
    /// Why it fails.
    pub why: String,
}

/// What a section must contain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Unique in the pattern.
    pub id: String,
    /// For people, short: "scope boundary".
    pub title: String,
    /// Families of which any finding meets it.
    pub any_of: Vec<String>,
    /// Only rules of this kind, where the family has kinds (`notice`, `take`, `deed`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// How many different findings it takes.
    #[serde(default = "one")]
    pub at_least: u32,
    /// Other sections, by id, in which it may be said as well: an interviewer who has heard it does not ask where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_in: Vec<String>,
    /// What it is worth in its section.
    pub points: u32,
    /// What to say when it is not met. Never pushes anyone to invent.
    pub missing: String,
    /// The id of the follow-up that the gap provokes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<String>,
}

fn one() -> u32 {
    1
}

/// What a disqualifier family is in this pattern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// Fatal caps the verdict, a warning costs points, off is not shown.
    pub is: Gravity,
    /// The reason, shown to the candidate.
    pub why: String,
}

/// How grave a disqualifier family is in a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gravity {
    /// Caps the verdict.
    Fatal,
    /// Costs points.
    Warning,
    /// Not looked for.
    Off,
}

/// The weaknesses that an answer can be told by, gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weakness {
    /// Somebody else started it.
    Assignment,
    /// Somebody else, or everybody, decided.
    SharedDecision,
    /// Somebody else solved it.
    Handoff,
    /// The fault lies with others.
    Blame,
    /// A section is empty.
    MissingSection,
    /// The actor of the Action is the group.
    GroupAction,
    /// No measured change.
    NoMetric,
    /// Half of the answer is background.
    LongSituation,
    /// The change is not translated into what it meant to the business.
    NoBusinessImpact,
    /// It is not said whose job it was.
    NoScopeBoundary,
    /// The lesson fits any story.
    GenericReflection,
    /// Nothing spread or lasted.
    NoSecondOrder,
    /// None of these.
    None,
}

impl Weakness {
    /// The default order of gravity: who started, who decided, who solved it come first.
    pub const DEFAULT_ORDER: [Self; 12] = [
        Self::Assignment,
        Self::SharedDecision,
        Self::Handoff,
        Self::Blame,
        Self::MissingSection,
        Self::GroupAction,
        Self::NoMetric,
        Self::LongSituation,
        Self::NoBusinessImpact,
        Self::NoScopeBoundary,
        Self::GenericReflection,
        Self::NoSecondOrder,
    ];
}

/// A principle's way to tell the story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Angle {
    /// An id of `rubrics/principles.yaml`.
    pub principle: String,
    /// Open with this.
    pub lead: String,
    /// Make this heard.
    pub emphasise: String,
    /// Keep this short.
    pub downplay: String,
    /// Points of a need (by id) in place of its own when judged for this principle.
    #[serde(default)]
    pub need_points: BTreeMap<String, u32>,
}

/// A question that the interviewer asks next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// Unique in the pattern.
    pub id: String,
    /// As it is asked.
    pub question: String,
    /// What the interviewer wants to know with it.
    pub probes: String,
    /// The primary weaknesses that provoke it, besides the needs that name it.
    #[serde(default)]
    pub when: Vec<Weakness>,
    /// A weak reply and why it is weak.
    pub weak: Mistake,
    /// A strong reply.
    pub strong: Strong,
}

/// A strong reply and the phrase that carries it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Strong {
    /// How it sounds.
    pub text: String,
    /// The point of it, in a few words.
    pub key: String,
}

/// The question and the beginning of what it is about in the template of a new pattern.
pub const TEMPLATE: [&str; 2] = [
    "Tell me about a time you made something simpler.",
    "The question asks whether you see what nobody needs, and whether you can take it away without harm.",
];

impl Pattern {
    /// Whether it is the template of a new pattern in which nobody wrote a question of their own yet.
    pub fn is_template(&self) -> bool {
        let [question, about] = TEMPLATE;
        self.question.trim() == question && self.about.trim_start().starts_with(about)
    }

    /// The level of that id, or with that alias in any case of letters.
    pub fn level(&self, name: &str) -> Option<&Level> {
        self.levels
            .iter()
            .find(|level| level.id == name || level.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name)))
    }

    /// The guide of a section.
    pub fn guide(&self, section: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.section == section)
    }

    /// The follow-up of that id.
    pub fn follow_up(&self, id: &str) -> Option<&FollowUp> {
        self.follow_ups.iter().find(|follow_up| follow_up.id == id)
    }

    /// The angle for a principle.
    pub fn angle(&self, principle: &str) -> Option<&Angle> {
        self.angles.iter().find(|angle| angle.principle == principle)
    }
}
