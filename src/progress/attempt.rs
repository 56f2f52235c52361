//! A finished session, as far as progress counts it.

use crate::clock;
use crate::content::Polarity;
use crate::content::clean::part;
use crate::scoring::length::{spoken_ms, words};
use crate::scoring::scorecard::Quoted;
use crate::scoring::{Scorecard, Verdict, drill};
use crate::session::event::Final;
use crate::session::take::{Dismissal, is_reply};
use crate::session::{Feedback, Header, Input, SessionId};
use serde::{Deserialize, Serialize};

/// Findings of one answer that are kept; all of them are counted.
const KEPT: usize = 100;
/// Bytes of a finding's words that are kept.
const QUOTE: usize = 200;

/// By what an answer was judged. Numbers are only compared where all of it is the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Standard {
    /// The level's id.
    pub level: String,
    /// The principle's id, where one was chosen.
    pub principle: Option<String>,
    /// Seconds for the whole answer, where it was not the level's own time.
    pub length: Option<u32>,
    /// The hash of the rubric; empty where it could not be kept.
    pub rubric: String,
    /// The version of the program.
    pub engine: String,
}

/// The times of a rubric, in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Times {
    /// Words a minute of the spoken estimate.
    pub pace: u32,
    /// What the whole answer may take.
    pub total: u32,
    /// The same for each section, by its id.
    pub sections: Vec<(String, u32)>,
}

/// One section of an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToldSection {
    /// The section's id.
    pub id: String,
    /// Seconds by the measure that it is judged by.
    pub seconds: u32,
    /// Its target in seconds, where it is known.
    pub target: Option<u32>,
    /// 1.0 to 5.0 as judged then; nothing for an answer aloud.
    pub score: Option<f64>,
}

/// Words that should not have been said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The rule's id.
    pub rule: String,
    /// The family's id.
    pub family: String,
    /// Warning or disqualifier.
    pub polarity: Polarity,
    /// The words.
    pub quote: String,
}

/// What a scorecard said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// 0 to 100.
    pub total: u32,
    /// Nothing where it was withheld: the answer misses the question or is not all true, so its scores are no progress.
    pub verdict: Option<Verdict>,
    /// The share of "I" in percent; nothing below three verbs.
    pub share: Option<u32>,
    /// Standing disqualifiers.
    pub disqualifiers: u32,
    /// Standing warnings.
    pub warnings: u32,
    /// Both, word by word.
    pub said: Vec<Said>,
}

/// A finished session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// Which.
    pub id: SessionId,
    /// The pattern's id.
    pub pattern: String,
    /// Typed or aloud.
    pub input: Input,
    /// Whether nothing was shown while answering.
    pub exam: bool,
    /// Follow-ups were drilled, and no answer was told.
    pub drill: bool,
    /// By what it was judged.
    pub standard: Standard,
    /// Milliseconds since 1970 at its start; 0 where that cannot be read.
    pub wall_ms: i64,
    /// The day of it where it was told, [`crate::clock::day`].
    pub day: i64,
    /// Seconds by the judged measure: the spoken estimate of a typed answer, the clock of one aloud.
    pub seconds: u32,
    /// The target of the whole in seconds, where the rubric is still kept.
    pub target: Option<u32>,
    /// In the framework's order; empty where an answer aloud was told in one piece, and none has a time.
    pub sections: Vec<ToldSection>,
    /// As judged then; nothing for an answer aloud.
    pub judged: Option<Judged>,
}

/// How many follow-ups of a drill got a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Replies {
    /// Those that got one.
    pub given: u32,
    /// All that were to be asked.
    pub asked: u32,
}

impl Replies {
    /// Counts them, each by its text and the milliseconds on its clock.
    pub fn of<'a>(sections: impl Iterator<Item = (&'a str, u64)>, input: Input) -> Self {
        sections.fold(Self::default(), |so_far, (text, ms)| Self {
            given: so_far.given + u32::from(is_reply(text, ms, input)),
            asked: so_far.asked + 1,
        })
    }

    /// Whether every follow-up got one.
    pub const fn is_whole(self) -> bool {
        self.asked > 0 && self.given == self.asked
    }

    /// For people.
    pub fn told(self) -> String {
        format!("{} of {} answered", self.given, self.asked)
    }
}

/// What the end of a session file says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct End {
    /// Every section as it stood.
    pub sections: Vec<Final>,
    /// The judgement as it was given then.
    pub scorecard: Option<Box<Scorecard>>,
    /// The candidate said that it misses the question or is not all true.
    pub withheld: bool,
    /// Findings that were dismissed, also after the end.
    pub dismissed: Vec<Dismissal>,
}

impl Attempt {
    /// What counts of a finished session. Findings that were dismissed afterwards do not count as said; the scores stay
    /// as they were judged. Nothing where a typed answer was not judged.
    pub fn of(header: Header, end: &End, times: Option<&Times>) -> Option<Self> {
        let card = end.scorecard.as_deref();
        if card.is_none() && header.input == Input::Typed {
            return None;
        }
        let target =
            |id: &str| times.and_then(|it| it.sections.iter().find(|(of, _)| of == id)).map(|(_, target)| *target);
        let section = |last: &Final| {
            let judged = card.and_then(|card| card.sections.iter().find(|section| section.id == last.id));
            let spoken = judged.map(|section| section.spoken);
            ToldSection {
                id: last.id.clone(),
                seconds: spoken.unwrap_or_else(|| seconds(last.ms)),
                target: target(&last.id),
                score: judged.map(|section| section.score.clamp(1.0, 5.0)).filter(|_| !end.withheld),
            }
        };
        let in_one = header.input == Input::Aloud && header.is_told_in_one();
        let sections: Vec<ToldSection> = end.sections.iter().filter(|_| !in_one).map(section).collect();
        let whole = match (header.input, times) {
            (Input::Typed, Some(times)) => {
                let words = end.sections.iter().map(|last| words(&last.text)).fold(0, u32::saturating_add);
                seconds(spoken_ms(words, times.pace))
            }
            (Input::Typed, None) => sections.iter().map(|it| it.seconds).fold(0, u32::saturating_add),
            (Input::Aloud, _) => seconds(end.sections.iter().map(|last| last.ms).fold(0, u64::saturating_add)),
        };
        Some(Self {
            id: header.id,
            pattern: header.pattern,
            input: header.input,
            exam: header.feedback == Feedback::Exam,
            drill: header.about.is_some() || header.framework == drill::FRAMEWORK,
            standard: Standard {
                level: header.level,
                principle: header.principle,
                length: header.length,
                rubric: header.rubric,
                engine: header.engine,
            },
            wall_ms: clock::wall_ms(&header.began).unwrap_or_default(),
            day: clock::day(&header.began).unwrap_or_default(),
            seconds: whole,
            target: times.map(|times| times.total),
            judged: card.map(|card| judged(card, end)),
            sections,
        })
    }
}

fn judged(card: &Scorecard, end: &End) -> Judged {
    let dismissed = |found: &Quoted| end.dismissed.iter().any(|it| it.rejects(found));
    let faults = card.findings.iter().filter(|it| it.polarity != Polarity::Signal && !dismissed(it));
    let (mut disqualifiers, mut warnings, mut said) = (0, 0, Vec::new());
    for found in faults {
        match found.polarity {
            Polarity::Disqualifier => disqualifiers += 1,
            _ => warnings += 1,
        }
        if said.len() < KEPT {
            said.push(Said {
                rule: found.rule.clone(),
                family: found.family.clone(),
                polarity: found.polarity,
                quote: short(&found.text),
            });
        }
    }
    let share = card.voice.share();
    let verdict = Some(card.verdict).filter(|_| !end.withheld);
    Judged { total: card.total.min(100), verdict, share, disqualifiers, warnings, said }
}

fn seconds(ms: u64) -> u32 {
    u32::try_from(ms / 1000).unwrap_or(u32::MAX)
}

/// Words on one line, of bounded length.
fn short(words: &str) -> String {
    let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.len() > QUOTE {
        let end = (0..=QUOTE).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0);
        words = format!("{}…", part(&words, 0..end));
    }
    words
}
