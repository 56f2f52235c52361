//! What the candidate is told while writing: marks, findings and needs, as much as the feedback allows.

use super::measure::later;
use crate::app::editor::{Change, Ink, Mark};
use crate::clock::Moment;
use crate::content::Polarity;
use crate::content::clean::part;
use crate::content::pattern::Gravity;
use crate::scoring::finding::{Finding, State};
use crate::scoring::judge::{Judged, Reading, judge, judge_readings};
use crate::scoring::scorecard::Part;
use crate::scoring::{Rubric, Told};
use crate::session::Feedback;
use crate::session::moments::Found;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Milliseconds between two new cues of sparse feedback.
pub const SPARSE: u64 = 20_000;

/// What was found in the answer, and what of it may be seen.
#[derive(Debug, Clone)]
pub struct Coach {
    /// The judgement as the text stands.
    pub judged: Judged,
    rubric: Arc<Rubric>,
    /// Every section as it was read last; typing changes one of them.
    readings: Vec<Arc<Reading>>,
    /// In a replay, what a search through its log has read already.
    pub known: Arc<Found>,
    feedback: Feedback,
    notes: Vec<Vec<Note>>,
    needs: Vec<Vec<NeedNow>>,
    /// Cues of sparse feedback that were given.
    given: BTreeSet<String>,
    last_given: Option<Moment>,
    waiting: bool,
}

/// A finding with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The rule's id.
    pub rule: String,
    /// As this pattern judges the family.
    pub polarity: Polarity,
    /// Byte offsets into the section's text.
    pub span: Range<usize>,
    /// The words.
    pub quote: String,
    /// The family's title.
    pub family: String,
    /// The reason.
    pub say: String,
    /// The cure.
    pub instead: String,
    /// Whether it counts; others are shown dim and not listed.
    pub stands: bool,
}

/// A need as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedNow {
    /// The need's id.
    pub id: String,
    /// For people.
    pub title: String,
    /// What to say when it is not met.
    pub missing: String,
    /// How much of it was said.
    pub met: Met,
    /// The words that meet it.
    pub quote: Option<String>,
}

/// How much of a need was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// Nothing.
    No,
    /// Not all.
    Partly,
    /// All.
    Yes,
}

impl Coach {
    /// For an empty answer.
    pub fn new(rubric: Arc<Rubric>, feedback: Feedback) -> Self {
        Self {
            judged: judge(&rubric, &[]),
            rubric,
            readings: Vec::new(),
            known: Arc::default(),
            feedback,
            notes: Vec::new(),
            needs: Vec::new(),
            given: BTreeSet::new(),
            last_given: None,
            waiting: false,
        }
    }

    /// Judges the answer anew; what was told in a section is read only where it changed.
    pub fn judge(&mut self, told: Vec<Told>) {
        let rubric = &self.rubric;
        let last = std::mem::take(&mut self.readings);
        let last = last.into_iter().map(Some).chain(std::iter::repeat(None));
        let sections = rubric.framework.sections.iter().zip(told).zip(last).enumerate();
        self.readings = sections
            .map(|(number, ((section, told), last))| {
                let before = self.known.left.iter().filter(|(of, _)| *of == number).map(|(_, reading)| reading);
                let mut known = last.iter().chain(before).filter(|known| *known.told() == told);
                known.next().cloned().unwrap_or_else(|| Arc::new(Reading::of(rubric, section, told)))
            })
            .collect();
        let readings: Vec<&Reading> = self.readings.iter().map(Arc::as_ref).collect();
        self.judged = judge_readings(rubric, &readings);
        let sections = readings.iter().zip(&self.judged.findings);
        self.notes = sections
            .map(|(reading, findings)| {
                findings.iter().filter_map(|finding| note(rubric, &reading.told().text, finding)).collect()
            })
            .collect();
        self.needs = rubric.framework.sections.iter().map(|section| needs(rubric, &self.judged, &section.id)).collect();
    }

    /// Moves what is marked along with a change of the text, until that is judged. What the change lies in is stretched
    /// or shortened, so that nothing jumps while one types inside a mark; what is cut as a whole goes.
    pub fn follow(&mut self, section: usize, change: &Change) {
        let cut = change.at..change.at + change.cut;
        let Some(notes) = self.notes.get_mut(section) else { return };
        for note in notes.iter_mut() {
            let start = match note.span.start {
                before if before < cut.start => before,
                inside if inside < cut.end => cut.start + change.put.len(),
                behind => behind - change.cut + change.put.len(),
            };
            let end = match note.span.end {
                before if before <= cut.start => before,
                inside if inside < cut.end => cut.start,
                behind => behind - change.cut + change.put.len(),
            };
            note.span = start..end;
        }
        notes.retain(|note| !note.span.is_empty());
    }

    /// Gives the next cue of sparse feedback, when one is due: the gravest of the section first.
    pub fn give(&mut self, section: usize, now: Moment) {
        if self.feedback != Feedback::Sparse {
            return;
        }
        let notes = self.notes.get(section).into_iter().flatten().filter(|note| note.stands);
        let needs = self.needs.get(section).into_iter().flatten().filter(|need| need.met == Met::Yes);
        let mut cues: Vec<(u8, String)> = notes.map(|note| (rank(note.polarity), key(section, note))).collect();
        cues.extend(needs.map(|need| (1, need_key(section, need))));
        cues.retain(|(_, cue)| !self.given.contains(cue));
        let due = self.last_given.is_none_or(|last| now.since(last) >= SPARSE);
        let best = cues.iter().enumerate().max_by_key(|(i, (rank, _))| (*rank, std::cmp::Reverse(*i)));
        if let Some((best, _)) = best.filter(|_| due) {
            self.given.insert(cues.swap_remove(best).1);
            self.last_given = Some(now);
        }
        self.waiting = !cues.is_empty();
    }

    /// When the next cue may be given, where one waits.
    pub fn next_cue(&self) -> Option<Moment> {
        self.last_given.filter(|_| self.waiting).map(|last| later(last, SPARSE))
    }

    /// Whether something of the section may change once its last clause is taken for ended.
    pub fn is_tentative(&self, section: usize) -> bool {
        self.judged.findings.get(section).is_some_and(|all| all.iter().any(|f| f.state == State::Tentative))
    }

    /// Whether needs and findings are shown at all before the end.
    pub fn speaks(&self) -> bool {
        self.feedback != Feedback::Exam
    }

    fn shows(&self, cue: impl FnOnce() -> String) -> bool {
        match self.feedback {
            Feedback::Live => true,
            Feedback::Sparse => self.given.contains(&cue()),
            Feedback::Exam => false,
        }
    }

    /// The findings of a section that count and may be seen, in the order of the text.
    pub fn notes(&self, section: usize) -> impl Iterator<Item = &Note> {
        let all = self.notes.get(section).into_iter().flatten();
        all.filter(move |note| note.stands && self.shows(|| key(section, note)))
    }

    /// The needs of a section as they may be seen.
    pub fn needs(&self, section: usize) -> impl Iterator<Item = NeedNow> {
        let all = self.needs.get(section).into_iter().flatten().filter(|_| self.speaks());
        all.map(move |need| {
            let seen = self.shows(|| need_key(section, need));
            if seen { need.clone() } else { NeedNow { met: Met::No, quote: None, ..need.clone() } }
        })
    }

    /// Whether every need of a section is met, as far as that may be seen.
    pub fn is_complete(&self, section: usize) -> bool {
        let mut needs = self.needs(section).peekable();
        needs.peek().is_some() && needs.all(|need| need.met == Met::Yes)
    }

    /// The marks in the text of a section, the gravest last.
    pub fn marks(&self, section: usize) -> Vec<Mark> {
        let all = self.notes.get(section).into_iter().flatten();
        let mut marks: Vec<Mark> = all
            .filter(|note| self.shows(|| key(section, note)))
            .map(|note| Mark { span: note.span.clone(), ink: ink(note) })
            .collect();
        marks.sort_by_key(|mark| mark.ink);
        marks
    }
}

fn ink(note: &Note) -> Ink {
    match note.polarity {
        _ if !note.stands => Ink::Faint,
        Polarity::Signal => Ink::Signal,
        Polarity::Warning => Ink::Warning,
        Polarity::Disqualifier => Ink::Disqualifier,
    }
}

fn rank(polarity: Polarity) -> u8 {
    match polarity {
        Polarity::Signal => 0,
        Polarity::Warning => 2,
        Polarity::Disqualifier => 3,
    }
}

/// What was said once need not be said anew, also where other words deserve it.
fn key(section: usize, note: &Note) -> String {
    format!("{section} {}", note.rule)
}

fn need_key(section: usize, need: &NeedNow) -> String {
    format!("{section} need {}", need.id)
}

fn note(rubric: &Rubric, text: &str, finding: &Finding) -> Option<Note> {
    let rule = rubric.engine.rule(finding.rule)?;
    let polarity = match (rule.polarity, rubric.gravity(&rule.family)) {
        (Polarity::Disqualifier, Gravity::Off) => return None,
        (Polarity::Disqualifier, Gravity::Warning) => Polarity::Warning,
        (polarity, _) => polarity,
    };
    if matches!(finding.state, State::Guarded(_)) {
        return None;
    }
    Some(Note {
        rule: rule.id.clone(),
        polarity,
        span: finding.span.clone(),
        quote: part(text, finding.span.clone()).to_owned(),
        family: rule.family_title.clone(),
        say: rule.say.clone(),
        instead: rule.instead.clone(),
        stands: finding.stands(),
    })
}

fn needs(rubric: &Rubric, judged: &Judged, section: &str) -> Vec<NeedNow> {
    let Some(guide) = rubric.pattern.guide(section) else { return Vec::new() };
    let score = judged.scorecard.sections.iter().find(|score| score.id == section);
    let of_need = |wanted: &str| {
        score?.parts.iter().find_map(|part| match part {
            Part::Need { id, points, of, quotes, .. } if id == wanted => Some((*points, f64::from(*of), quotes)),
            _ => None,
        })
    };
    let now = guide.needs.iter().map(|need| {
        let (met, quote) = match of_need(&need.id) {
            Some((points, of, quotes)) if points > 0.0 => {
                (if points + 0.01 < of { Met::Partly } else { Met::Yes }, quotes.first().cloned())
            }
            _ => (Met::No, None),
        };
        NeedNow { id: need.id.clone(), title: need.title.clone(), missing: need.missing.clone(), met, quote }
    });
    now.collect()
}
