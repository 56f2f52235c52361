//! Follow-ups repair and reveal.
//!
//! A reply that holds what the opening lacked meets that need at reduced points. A weak one costs points, and lowers the
//! verdict where it reveals or confirms what is fatal, or leaves open the gap that it was asked about. Each change names
//! its cause.

use super::engine::{Passage, RuleInfo};
use super::finding::Finding;
use super::judge::{WARNING_COST, WARNINGS_MOST, polarity, total, verdict};
use super::rubric::Rubric;
use super::scorecard::{Part, Quoted, Scorecard, Verdict, add_up};
use super::weakness;
use crate::content::Role;
use crate::content::family::Polarity;
use crate::content::pattern::{FollowUp, Need, Weakness};

/// The section that findings of replies are said to stand in.
pub const SECTION: &str = "follow-up";

/// What is supplied only when asked counts this share of what it counts unasked.
const WHEN_ASKED: f64 = 0.5;

/// What was replied to a follow-up of the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply<'a> {
    /// The follow-up's id.
    pub follow_up: &'a str,
    /// The reply.
    pub text: &'a str,
}

/// One thing that a reply changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The follow-up's id.
    pub follow_up: String,
    /// Why.
    pub cause: Cause,
}

/// Why a reply changed the scorecard.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// It holds what the opening lacked.
    Supplied {
        /// The need's id.
        need: String,
        /// The words.
        quote: String,
    },
    /// It says something fatal that the opening had not said.
    Revealed(Quoted),
    /// It says again what was fatal in the opening.
    Confirmed(Quoted),
    /// It costs points.
    Warned(Quoted),
    /// The gap that was asked about is as open as before, which costs a step of the verdict.
    LeftOpen {
        /// The need's id.
        need: String,
    },
}

/// The scorecard after the replies, in their order, and what changed it. A reply to no follow-up of the pattern, and
/// an empty one, says nothing.
pub fn follow_up(rubric: &Rubric, opening: &Scorecard, replies: &[Reply<'_>]) -> (Scorecard, Vec<Change>) {
    let mut after = Followed { rubric, card: opening.clone(), changes: Vec::new(), left_open: 0, confirmed: false };
    for reply in replies {
        if let Some(asked) = rubric.pattern.follow_up(reply.follow_up)
            && !reply.text.trim().is_empty()
        {
            after.take(asked, reply.text);
        }
    }
    after.settle();
    (after.card, after.changes)
}

struct Followed<'a> {
    rubric: &'a Rubric,
    card: Scorecard,
    changes: Vec<Change>,
    /// Gaps that were asked about in vain.
    left_open: usize,
    /// Whether something fatal was said twice.
    confirmed: bool,
}

impl Followed<'_> {
    fn take(&mut self, asked: &FollowUp, text: &str) {
        let passage = Passage { text, roles: &[Role::FollowUp], cursor: None };
        let said: Vec<(&RuleInfo, Quoted)> = self
            .rubric
            .engine
            .scan(passage)
            .into_iter()
            .filter(Finding::stands)
            .filter_map(|finding| {
                let rule = self.rubric.engine.rule(finding.rule)?;
                let quoted = Quoted {
                    rule: rule.id.clone(),
                    family: rule.family.clone(),
                    polarity: polarity(self.rubric, rule)?,
                    section: SECTION.to_owned(),
                    start: finding.span.start,
                    end: finding.span.end,
                    text: text.get(finding.span)?.to_owned(),
                };
                Some((rule, quoted))
            })
            .collect();
        let rubric = self.rubric;
        let needs = rubric.pattern.guides.iter().flat_map(|guide| guide.needs.iter().map(move |need| (guide, need)));
        let asked_for = |need: &Need| need.follow_up.as_deref() == Some(asked.id.as_str());
        let (mut home, mut open, mut filled) = (None, Vec::new(), false);
        for (guide, need) in needs {
            if asked_for(need) {
                home.get_or_insert(guide.section.clone());
            }
            if self.is_met(need) {
                continue;
            }
            let meets = |(rule, _): &&(&RuleInfo, Quoted)| {
                need.any_of.contains(&rule.family) && (need.kind.is_none() || need.kind == rule.kind)
            };
            let met: Vec<&Quoted> = said.iter().filter(meets).map(|(_, quoted)| quoted).collect();
            if met.is_empty() {
                open.extend(asked_for(need).then_some(need));
            } else {
                filled |= asked_for(need);
                self.supply(asked, &guide.section, need, &met);
            }
        }
        let fault = said.iter().fold(false, |fault, (_, quoted)| self.fault(asked, home.as_deref(), quoted) || fault);
        // One gap filled is an answer; what is fatal has its own price.
        if let Some(need) = open.first().filter(|_| !filled && !fault) {
            self.left_open += 1;
            self.changed(asked, Cause::LeftOpen { need: need.id.clone() });
        }
        self.card.findings.extend(said.into_iter().map(|(_, quoted)| quoted));
    }

    fn is_met(&self, need: &Need) -> bool {
        let parts = || self.card.sections.iter().flat_map(|section| &section.parts);
        parts().any(|part| match part {
            Part::Need { id, points, of, .. } => *id == need.id && *points >= f64::from(*of),
            Part::Supplied { need: id, .. } => *id == need.id,
            _ => false,
        })
    }

    fn supply(&mut self, asked: &FollowUp, section: &str, need: &Need, met: &[&Quoted]) {
        let Some(section) = self.card.sections.iter_mut().find(|one| one.id == section) else { return };
        let lacking = section.parts.iter().find_map(|part| match part {
            Part::Need { id, points, of, .. } if *id == need.id => Some((f64::from(*of) - points, f64::from(*of))),
            _ => None,
        });
        let (Some((lacking, of)), Some(first)) = (lacking, met.first()) else { return };
        let share = met.len() as f64 / f64::from(need.at_least.max(1));
        let points = WHEN_ASKED * lacking.min(of * share);
        section.parts.push(Part::Supplied { need: need.id.clone(), points, quote: first.text.clone() });
        section.score = add_up(&section.parts);
        self.changed(asked, Cause::Supplied { need: need.id.clone(), quote: first.text.clone() });
    }

    /// Whether it is something fatal.
    fn fault(&mut self, asked: &FollowUp, home: Option<&str>, quoted: &Quoted) -> bool {
        match quoted.polarity {
            Polarity::Signal => return false,
            Polarity::Disqualifier => {
                let again = self.card.findings.iter().any(|one| {
                    one.polarity == Polarity::Disqualifier && one.family == quoted.family && one.section != SECTION
                });
                self.confirmed |= again;
                let cause = if again { Cause::Confirmed(quoted.clone()) } else { Cause::Revealed(quoted.clone()) };
                self.changed(asked, cause);
                return true;
            }
            Polarity::Warning => {}
        }
        let home = home.or(self.heaviest()).map(str::to_owned);
        let Some(section) = self.card.sections.iter_mut().find(|one| Some(&one.id) == home.as_ref()) else {
            return false;
        };
        let spent: f64 =
            section.parts.iter().map(|part| if let Part::Warning { cost, .. } = part { *cost } else { 0.0 }).sum();
        let cost = WARNING_COST.min(WARNINGS_MOST - spent);
        section.parts.push(Part::Warning { rule: quoted.rule.clone(), quote: quoted.text.clone(), cost });
        section.score = add_up(&section.parts);
        self.changed(asked, Cause::Warned(quoted.clone()));
        false
    }

    /// The section that weighs most, where a follow-up asks about no need.
    fn heaviest(&self) -> Option<&str> {
        let guides = self.rubric.pattern.guides.iter();
        guides.max_by_key(|guide| guide.weight).map(|guide| guide.section.as_str())
    }

    fn changed(&mut self, asked: &FollowUp, cause: Cause) {
        self.changes.push(Change { follow_up: asked.id.clone(), cause });
    }

    /// Total, cap and verdict anew.
    fn settle(&mut self) {
        let card = &mut self.card;
        card.total = total(&card.sections);
        card.without_cap = verdict(card.total, self.rubric.level.thresholds);
        let fatal = super::judge::fatal_families(self.rubric, &card.findings);
        let cap = match fatal.len() {
            0 => Verdict::StrongHire,
            1 if !self.confirmed => Verdict::LeaningNoHire,
            _ => Verdict::NoHire,
        };
        // A reply fills a gap in a section, not a section that was never told.
        let held = if card.empty_sections() > 0 {
            weakness::best_verdict(Weakness::MissingSection)
        } else {
            Verdict::StrongHire
        };
        card.verdict = (0..self.left_open).fold(card.without_cap.min(cap).min(held), |verdict, _| verdict.lower());
        card.capped_by = if card.without_cap > cap { fatal } else { Vec::new() };
        if let Some(gravest) = weakness::order(&self.rubric.pattern).into_iter().find(|weakness| {
            let family = weakness::family(*weakness);
            card.capped_by.first().is_some_and(|capping| Some(capping.as_str()) == family)
        }) {
            card.primary_weakness = gravest;
        }
    }
}
