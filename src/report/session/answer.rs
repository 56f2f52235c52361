//! The marked answer: what was found in each section, and its text cut where something begins or ends.

use super::{Comment, Source};
use crate::content::Polarity;
use crate::content::clean::part;
use crate::scoring::scorecard::Quoted;
use crate::session::take::{Dismissal, TakeSection};
use serde::Serialize;
use std::ops::Range;

/// Findings of one section that are told; more are only counted.
const TOLD: usize = 400;
/// Findings and comments that are named at one place.
const TOGETHER: usize = 4;

/// Something that was found in a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// From 1, through the whole answer.
    pub number: usize,
    /// The rule's id.
    pub rule: String,
    /// The family's id; empty where it was dismissed before the end and the rules are lost.
    pub family: String,
    /// The family's title, or its id.
    pub title: String,
    /// Signal, warning or disqualifier; nothing where that is not known any more.
    pub polarity: Option<Polarity>,
    /// The words.
    pub quote: String,
    /// Where they stand in the section's text, in bytes; nothing where they do not stand in it.
    pub place: Option<Range<usize>>,
    /// Why it matters; empty where the rules are lost.
    pub say: String,
    /// What to say in its place; may be empty.
    pub instead: String,
    /// Why the candidate dismissed it; nothing where it stands.
    pub dismissed: Option<String>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the section's text.
    pub span: Range<usize>,
    /// What was found here, by its place in the section's findings, the gravest first.
    pub findings: Vec<usize>,
    /// What is commented here, by its place in the section's comments.
    pub comments: Vec<usize>,
}

impl Found {
    /// How grave it is: what was dismissed last, a disqualifier first.
    fn rank(&self) -> u8 {
        match (&self.dismissed, self.polarity) {
            (Some(_), _) => 3,
            (None, Some(Polarity::Disqualifier)) => 0,
            (None, Some(Polarity::Warning)) => 1,
            (None, _) => 2,
        }
    }

    /// Whether it costs something.
    pub fn is_fault(&self) -> bool {
        self.rank() < 2
    }

    /// What it is, in a word.
    pub fn kind(&self) -> &'static str {
        match (&self.dismissed, self.polarity) {
            (Some(_), _) => "dismissed",
            (None, Some(Polarity::Disqualifier)) => "disqualifier",
            (None, Some(Polarity::Warning)) => "warning",
            (None, _) => "signal",
        }
    }
}

/// What was found in a section, as it was judged, with what was dismissed; and how much more there is.
pub fn found(source: &Source<'_>, told: &TakeSection, number: &mut usize) -> (Vec<Found>, usize) {
    let stored = source.take.finished.iter().flatten().flat_map(|card| &card.findings);
    let own: Vec<&Quoted> = stored.filter(|it| it.section == told.id).collect();
    let dismissed: Vec<&Dismissal> = source.take.dismissed.iter().filter(|it| it.section == told.id).collect();
    let same = |it: &Dismissal, found: &Quoted| it.rule == found.rule && it.quote == found.text;
    let reason = |found: &Quoted| dismissed.iter().find(|it| same(it, found)).map(|it| it.reason.clone());
    let mut all: Vec<Found> =
        own.iter().take(TOLD).map(|found| source.standing(found, &told.text, reason(found))).collect();
    // What was dismissed before the end is not among what stood then.
    let before = dismissed.iter().filter(|it| !own.iter().any(|found| same(it, found)));
    let room = TOLD - all.len();
    let early: Vec<&&Dismissal> = before.collect();
    all.extend(early.iter().take(room).map(|it| source.dismissed(it, &told.text)));
    let untold = (own.len() + early.len()).saturating_sub(all.len());
    all.sort_by_key(|found| (found.place.as_ref().map_or(usize::MAX, |place| place.start), found.rank()));
    for found in &mut all {
        *number += 1;
        found.number = *number;
    }
    (all, untold)
}

impl Source<'_> {
    fn standing(&self, found: &Quoted, text: &str, dismissed: Option<String>) -> Found {
        let place = Some(found.start..found.end)
            .filter(|span| !found.text.is_empty() && text.get(span.clone()) == Some(found.text.as_str()));
        Found {
            family: found.family.clone(),
            polarity: Some(found.polarity),
            ..self.by_rule(&found.rule, &found.family, &found.text, place, dismissed)
        }
    }

    fn dismissed(&self, it: &Dismissal, text: &str) -> Found {
        let place = text.find(&it.quote).filter(|_| !it.quote.is_empty()).map(|at| at..at + it.quote.len());
        self.by_rule(&it.rule, "", &it.quote, place, Some(it.reason.clone()))
    }

    fn by_rule(
        &self,
        rule: &str,
        family: &str,
        quote: &str,
        place: Option<Range<usize>>,
        dismissed: Option<String>,
    ) -> Found {
        let known = self.rule(rule);
        let (say, instead) = known.map(|rule| (rule.say.trim(), rule.instead.trim())).unwrap_or_default();
        let family = known.map_or(family, |rule| &rule.family);
        Found {
            number: 0,
            rule: rule.to_owned(),
            family: family.to_owned(),
            title: known.map_or_else(
                || if family.is_empty() { rule } else { family }.to_owned(),
                |it| it.family_title.to_lowercase(),
            ),
            polarity: known.map(|rule| rule.polarity),
            quote: quote.to_owned(),
            place,
            say: say.to_owned(),
            instead: instead.to_owned(),
            dismissed,
        }
    }

    /// A rule of the rubric.
    pub(super) fn rule(&self, id: &str) -> Option<&crate::scoring::engine::RuleInfo> {
        let engine = &self.rubric?.engine;
        engine.find_rule(id).and_then(|number| engine.rule(number))
    }
}

/// A text cut where a finding or a commented place begins or ends. Together the pieces are the text.
pub fn segments(text: &str, findings: &[Found], comments: &[Comment]) -> Vec<Segment> {
    let places = |span: &Range<usize>| !part(text, span.clone()).is_empty();
    let found: Vec<(usize, Range<usize>)> =
        findings.iter().enumerate().filter_map(|(at, it)| Some((at, it.place.clone().filter(places)?))).collect();
    let said: Vec<(usize, Range<usize>)> =
        comments.iter().enumerate().filter_map(|(at, it)| Some((at, it.place.clone().filter(places)?))).collect();
    let mut cuts: Vec<usize> = [0, text.len()].to_vec();
    cuts.extend(found.iter().chain(&said).flat_map(|(_, span)| [span.start, span.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let here = |places: &[(usize, Range<usize>)], span: &Range<usize>| -> Vec<usize> {
        places.iter().filter(|(_, it)| it.start <= span.start && span.end <= it.end).map(|(at, _)| *at).collect()
    };
    let piece = |ends: &[usize]| {
        let &[start, end] = ends else { return None };
        let span = start..end;
        let (mut findings_here, mut comments) = (here(&found, &span), here(&said, &span));
        findings_here.sort_by_key(|at| findings.get(*at).map(Found::rank));
        findings_here.truncate(TOGETHER);
        comments.truncate(TOGETHER);
        Some(Segment { span, findings: findings_here, comments })
    };
    cuts.windows(2).filter_map(piece).collect()
}
