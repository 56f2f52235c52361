//! What was judged: the verdict and what it hangs on, what to fix first, and every part that adds up.

use super::Source;
use crate::content::pattern::{Need, Weakness};
use crate::scoring::scorecard::mean;
use crate::scoring::scorecard::{Part, Quoted, plain};
use crate::scoring::{Scorecard, Verdict, advice, judge, weakness};
use crate::session::event::Honesty;
use serde::Serialize;

/// The judgement as it was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judgement {
    /// As judged then; nothing where the candidate's own answers withhold it.
    pub verdict: Option<Verdict>,
    /// The verdict with what it hangs on, for people.
    pub hangs_on: String,
    /// What the candidate said that withholds the verdict.
    pub withheld: Vec<String>,
    /// 0 to 100.
    pub total: u32,
    /// Total and verdict without what was dismissed since; nothing where nothing was.
    pub without_dismissed: Option<Anew>,
    /// What already works: the strongest words.
    pub works: Option<Words>,
    /// What to fix first.
    pub primary_weakness: Weakness,
    /// The same for people, with its words, reason and cure.
    pub fix: Option<Fix>,
    /// The follow-up that the gap provokes.
    pub asked_next: Option<String>,
    /// Every section of the scorecard with the parts of its score.
    pub scores: Vec<Score>,
    /// "I" and the group as actors in Task and Action.
    pub voice: Voice,
}

/// A total and its verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Anew {
    /// 0 to 100.
    pub total: u32,
    /// The verdict.
    pub verdict: Verdict,
}

/// Words of the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The title of their section.
    pub section: String,
    /// The words.
    pub quote: String,
}

/// What to fix first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// In a few words.
    pub title: String,
    /// The title of the section that it concerns.
    pub section: Option<String>,
    /// The words that show it, where words do.
    pub quote: Option<String>,
    /// Why it matters; empty where the rules are lost.
    pub say: String,
    /// What to do about it; empty where the rules are lost.
    pub instead: String,
}

/// The score of one section.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// The section's id.
    pub section: String,
    /// Its title.
    pub title: String,
    /// 1.0 to 5.0.
    pub score: f64,
    /// Its share in the whole.
    pub weight: u32,
    /// What it is made of.
    pub parts: Vec<Line>,
    /// How the parts add up.
    pub sum: String,
}

/// One part of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Need, supplied, warning or empty.
    pub kind: &'static str,
    /// What it is, for people.
    pub title: String,
    /// `2 of 3`, `−0.25`; empty where nothing was said.
    pub points: String,
    /// Whether it is met in full.
    pub met: bool,
    /// The words.
    pub quotes: Vec<String>,
    /// What to say where it is not met in full.
    pub missing: String,
}

/// Verbs in Task and Action by who does them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// With "I".
    pub own: u32,
    /// With "we" or the team.
    pub group: u32,
}

impl Judgement {
    /// What was judged of a finished session; nothing for an answer aloud.
    pub fn of(source: &Source<'_>) -> Option<Self> {
        let card = source.take.finished.as_ref()?.as_ref()?;
        let withheld = doubts(&source.take.answered);
        Some(Self {
            verdict: Some(card.verdict).filter(|_| withheld.is_empty()),
            hangs_on: advice::verdict_line_by_family(card, source.rubric.map(|rubric| &*rubric.engine)),
            withheld,
            total: card.total.min(100),
            without_dismissed: source.anew(card).map(|anew| Anew { total: anew.total, verdict: anew.verdict }),
            works: advice::works(card).map(|it| Words { section: source.section_title(&it.section), quote: it.text }),
            primary_weakness: card.primary_weakness,
            fix: source.fix(card),
            asked_next: source
                .rubric
                .and_then(|rubric| advice::ask_next(rubric, card))
                .map(|it| it.question.trim().to_owned()),
            scores: card
                .sections
                .iter()
                .map(|score| Score {
                    section: score.id.clone(),
                    title: source.section_title(&score.id),
                    score: score.score.clamp(1.0, 5.0),
                    weight: score.weight,
                    parts: score.parts.iter().map(|part| source.line(part)).collect(),
                    sum: score.sum(),
                })
                .collect(),
            voice: Voice { own: card.voice.own, group: card.voice.group },
        })
    }

    /// The weighted mean of the sections, 1.0 to 5.0.
    pub fn mean(&self) -> f64 {
        mean(self.total)
    }

    /// How the whole adds up: "(2 × 3.4 + …) / 8 = 3.20; 25 × (3.20 − 1) = 55".
    pub fn sum(&self) -> String {
        let terms: Vec<String> =
            self.scores.iter().map(|score| format!("{} × {:.1}", score.weight, score.score)).collect();
        let weights: u64 = self.scores.iter().map(|score| u64::from(score.weight)).sum();
        let sum: f64 = self.scores.iter().map(|score| score.score * f64::from(score.weight)).sum();
        let mean = sum / (weights as f64).max(1.0);
        format!("({}) / {weights} = {mean:.2}; 25 × ({mean:.2} − 1) = {}", terms.join(" + "), self.total)
    }
}

/// Each no of the candidate.
fn doubts(answered: &[(Honesty, bool)]) -> Vec<String> {
    let said = |(question, yes): &(Honesty, bool)| match (question, yes) {
        (_, true) => None,
        (Honesty::OnQuestion, _) => Some("The candidate said that it does not answer the question that was asked."),
        (Honesty::TrueAndMine, _) => Some("The candidate said that not every fact is true and their own."),
    };
    answered.iter().filter_map(said).map(str::to_owned).collect()
}

impl Source<'_> {
    /// The judgement without what was dismissed after it was given, by the same rules; nothing where nothing was.
    pub(super) fn anew(&self, card: &Scorecard) -> Option<Scorecard> {
        let late = |found: &Quoted| self.take.dismissed.iter().any(|it| it.rejects(found));
        let rubric = self.rubric.filter(|_| card.findings.iter().any(late))?;
        rubric.has_sections(&self.take.header.sections).then(|| judge(rubric, &self.take.told()).scorecard)
    }

    fn fix(&self, card: &Scorecard) -> Option<Fix> {
        let known = self.rubric.and_then(|rubric| advice::fix_first(rubric, card));
        if let Some(fix) = known {
            return Some(Fix {
                title: fix.title,
                section: fix.section.map(|id| self.section_title(&id)),
                quote: fix.quote.map(|quote| quote.text),
                say: fix.say.trim().to_owned(),
                instead: fix.instead.trim().to_owned(),
            });
        }
        let weakness = card.primary_weakness;
        let family = weakness::family(weakness);
        let fault =
            |it: &&Quoted| it.polarity != crate::content::Polarity::Signal && Some(it.family.as_str()) == family;
        let quote = card.findings.iter().find(fault);
        (weakness != Weakness::None).then(|| Fix {
            title: advice::title(weakness).to_owned(),
            section: quote.map(|quote| self.section_title(&quote.section)),
            quote: quote.map(|quote| quote.text.clone()),
            say: String::new(),
            instead: String::new(),
        })
    }

    fn need(&self, id: &str) -> Option<&Need> {
        self.rubric?.pattern.guides.iter().flat_map(|guide| &guide.needs).find(|need| need.id == id)
    }

    fn line(&self, part: &Part) -> Line {
        match part {
            Part::Need { id, title, points, of, quotes } => {
                let met = *points >= f64::from(*of);
                Line {
                    kind: "need",
                    title: title.clone(),
                    points: format!("{} of {of}", plain(*points)),
                    met,
                    quotes: quotes.clone(),
                    missing: self
                        .need(id)
                        .filter(|_| !met)
                        .map(|need| need.missing.trim().to_owned())
                        .unwrap_or_default(),
                }
            }
            Part::Supplied { need, points, quote } => Line {
                kind: "supplied",
                title: format!("{}, supplied when asked", self.need(need).map_or(need, |need| &need.title)),
                points: format!("{} more", plain(*points)),
                met: true,
                quotes: vec![quote.clone()],
                missing: String::new(),
            },
            Part::Warning { rule, quote, cost } => Line {
                kind: "warning",
                title: self.rule(rule).map_or_else(|| rule.clone(), |rule| rule.family_title.to_lowercase()),
                points: format!("−{cost:.2}"),
                met: false,
                quotes: vec![quote.clone()],
                missing: String::new(),
            },
            Part::Empty => Line {
                kind: "empty",
                title: "nothing was said here, so it scores 1".to_owned(),
                points: String::new(),
                met: false,
                quotes: Vec::new(),
                missing: String::new(),
            },
        }
    }
}
