//! What people say about a finished session: comments with their replies, ratings, reviews.
//!
//! A note is never changed. What was said later takes the place of what the same person said before, and both stay in
//! the log. So notes can be joined from any number of copies in any order: a set that grows.

mod threads;

use super::header::SessionId;
use super::limits;
use super::take::Misfit;
use crate::clock;
use crate::content::clean::visible;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
pub use threads::{LOST, Since, Thread};

/// The overall and section ratings that there are.
pub const SCALE: std::ops::RangeInclusive<u8> = 1..=5;

/// Somebody says something about a finished session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Random; the same in every copy.
    pub id: NoteId,
    /// Who says it.
    pub who: Who,
    /// Wall time and zone, [`crate::clock::Moment::wall`].
    pub wall: String,
    /// What.
    pub what: What,
}

/// 128 random bits in hex, like a session's.
pub type NoteId = SessionId;

/// A person, by an id that their program made once, so that two of one name stay apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Who {
    /// Random, made once.
    pub id: SessionId,
    /// For people.
    pub name: String,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// A comment.
    Comment {
        /// On which words or section; nothing for the whole answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        anchor: Option<Anchor>,
        /// What it says.
        text: String,
    },
    /// An answer to a comment.
    Reply {
        /// The comment.
        to: NoteId,
        /// What it says.
        text: String,
    },
    /// A comment is done with, or not after all.
    Resolved {
        /// The comment.
        to: NoteId,
        /// Whether it is open again.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        open: bool,
    },
    /// A rating on the anchored scale.
    Rated(Rating),
    /// Somebody saw what the program judged before they rated.
    Revealed,
    /// The three short fields that a review begins with.
    Reviewed(Review),
    /// The candidate says which rating they expect.
    Predicted {
        /// 1 to 5.
        overall: u8,
    },
    /// The candidate has seen what was noted so far.
    Seen,
}

/// The words or the section that a comment is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The section's id.
    pub section: String,
    /// Byte offset of the words' start in the section's text.
    #[serde(default)]
    pub start: usize,
    /// Byte offset of their end.
    #[serde(default)]
    pub end: usize,
    /// The words; empty for the whole section.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
}

/// A rating, each from 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Of the whole answer.
    pub overall: u8,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Of single sections, by their ids.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sections: BTreeMap<String, SectionRating>,
    /// Whether it was given before anything that the program judged was seen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blind: bool,
}

/// The rating of one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionRating {
    /// 1 to 5.
    pub rating: u8,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What a review begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// What works and should stay.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub keep: String,
    /// What should be another way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub change: String,
    /// What to practise next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<DoNext>,
}

/// What a coach asks a candidate to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoNext {
    /// The pattern's id.
    pub pattern: String,
    /// The section to have an eye on, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// How to practise it.
    pub mode: Mode,
    /// The day by which it should be done, such as `2026-12-04`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// In the coach's words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl DoNext {
    /// What is asked, but for the coach's own words: `rehearse Ownership beyond scope, with an eye on Action, by Fri 4 Dec
    /// 2026`. Question and section are told by their titles, or where these are not known by their ids.
    pub fn told(mode: Mode, question: &str, section: Option<&str>, by: Option<&str>) -> String {
        let section = section.map(|section| format!(", with an eye on {section}")).unwrap_or_default();
        let day = by.map(|by| clock::date(by).map_or_else(|| by.to_owned(), clock::day_for_people));
        let by = day.map(|day| format!(", by {day}")).unwrap_or_default();
        format!("{} {question}{section}{by}", mode.title())
    }
}

/// A way to prepare a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The walkthrough.
    Learn,
    /// A timed answer.
    Rehearse,
    /// Follow-ups.
    Drill,
    /// Ten questions.
    Test,
}

impl Mode {
    /// In the order in which they are done.
    pub const ALL: [Self; 4] = [Self::Learn, Self::Rehearse, Self::Drill, Self::Test];

    /// For people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Learn => "learn",
            Self::Rehearse => "rehearse",
            Self::Drill => "drill",
            Self::Test => "test",
        }
    }
}

/// Every note of a session, in the order of its log.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Notes(pub Vec<Note>);

impl Note {
    /// When it was said, in ms since 1970, and then by its id: an order that every copy has.
    fn age(&self) -> (i64, &str) {
        (self.wall_ms(), &self.id.0)
    }

    fn wall_ms(&self) -> i64 {
        clock::wall_ms(&self.wall).unwrap_or_default()
    }

    /// Whether it can stand in a session with these sections.
    pub fn check(&self, sections: &[String]) -> Result<(), Misfit> {
        let known = |id: &String| {
            if sections.contains(id) { Ok(()) } else { misfit(format!("no section `{}` in this session", visible(id))) }
        };
        let short = |texts: &[&String]| {
            if texts.iter().all(|text| text.len() <= limits::LABEL) {
                Ok(())
            } else {
                misfit(format!("a note of more than {} bytes", limits::LABEL))
            }
        };
        let rated = |rating: u8| {
            if SCALE.contains(&rating) { Ok(()) } else { misfit("a rating is a number from 1 to 5") }
        };
        if !self.id.is_valid() || !self.who.id.is_valid() {
            return misfit("a note or its author has an id that is not 32 hexadecimal digits");
        }
        short(&[&self.who.name, &self.wall])?;
        match &self.what {
            What::Comment { anchor, text } => {
                short(&[text])?;
                let Some(Anchor { section, start, end, quote }) = anchor else { return Ok(()) };
                if start > end || *end > limits::TEXT {
                    return misfit("a comment is anchored outside the text");
                }
                short(&[quote]).and_then(|()| known(section))
            }
            What::Reply { text, .. } => short(&[text]),
            What::Resolved { .. } | What::Revealed | What::Seen => Ok(()),
            What::Rated(Rating { overall, reason, sections: parts, .. }) => {
                rated(*overall).and_then(|()| short(&[reason]))?;
                parts.iter().try_for_each(|(section, one)| {
                    known(section).and_then(|()| rated(one.rating)).and_then(|()| short(&[&one.reason]))
                })
            }
            What::Reviewed(Review { keep, change, next }) => {
                short(&[keep, change])?;
                let Some(next) = next else { return Ok(()) };
                short(&[&next.pattern, &next.text])?;
                next.section.as_ref().into_iter().chain(&next.by).try_for_each(|label| short(&[label]))
            }
            What::Predicted { overall } => rated(*overall),
        }
    }
}

impl Anchor {
    /// Where its words stand in the text of its section, which may be another copy's: at their place, or else where
    /// they stand nearest to it. Nothing where they do not stand in it, or for the whole section.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        if self.quote.is_empty() {
            return None;
        }
        if text.get(self.start..self.end) == Some(self.quote.as_str()) {
            return Some(self.start..self.end);
        }
        let near = text.match_indices(&self.quote).min_by_key(|(at, _)| at.abs_diff(self.start));
        near.map(|(at, words)| at..at + words.len())
    }
}

impl Notes {
    /// Whether a note of this id is there.
    pub fn has(&self, id: &NoteId) -> bool {
        self.0.iter().any(|note| note.id == *id)
    }

    /// What each person said last of a kind, the oldest first.
    fn last<'a, T>(&'a self, kind: impl Fn(&'a What) -> Option<&'a T>) -> Vec<(&'a Note, &'a T)> {
        let mut last: BTreeMap<&SessionId, (&Note, &T)> = BTreeMap::new();
        for (note, said) in self.0.iter().filter_map(|note| Some((note, kind(&note.what)?))) {
            let known = last.entry(&note.who.id).or_insert((note, said));
            if known.0.age() <= note.age() {
                *known = (note, said);
            }
        }
        let mut all: Vec<_> = last.into_values().collect();
        all.sort_by(|(a, _), (b, _)| a.age().cmp(&b.age()));
        all
    }

    /// The rating that each person holds now.
    pub fn ratings(&self) -> Vec<(&Note, &Rating)> {
        self.last(|what| if let What::Rated(rating) = what { Some(rating) } else { None })
    }

    /// The rating of one person.
    pub fn rating_by(&self, who: &SessionId) -> Option<&Rating> {
        self.ratings().into_iter().find(|(note, _)| note.who.id == *who).map(|(_, rating)| rating)
    }

    /// The review of each person as it stands now.
    pub fn reviews(&self) -> Vec<(&Note, &Review)> {
        self.last(|what| if let What::Reviewed(review) = what { Some(review) } else { None })
    }

    /// The review of one person.
    pub fn review_by(&self, who: &SessionId) -> Option<&Review> {
        self.reviews().into_iter().find(|(note, _)| note.who.id == *who).map(|(_, review)| review)
    }

    /// The rating that the candidate expected, as they said last.
    pub fn predicted(&self) -> Option<u8> {
        let all = self.last(|what| if let What::Predicted { overall } = what { Some(overall) } else { None });
        all.last().map(|(_, overall)| **overall)
    }

    /// Whether a person asked to see what the program judged before they rated.
    pub fn revealed_by(&self, who: &SessionId) -> bool {
        self.0.iter().any(|note| note.who.id == *who && note.what == What::Revealed)
    }

    /// Whether nothing of what was judged may be shown to this person yet: neither rated nor revealed.
    pub fn is_blind_for(&self, who: &SessionId) -> bool {
        !self.revealed_by(who) && self.rating_by(who).is_none()
    }

    /// The same of who sits here; somebody without a name has rated nothing.
    pub fn is_blind_to(&self, me: Option<&Who>) -> bool {
        me.is_none_or(|me| self.is_blind_for(&me.id))
    }

    /// What others noted since the candidate looked last: comments, replies, ratings and reviews.
    pub fn unseen_by(&self, who: &SessionId) -> Vec<&Note> {
        let seen = self.0.iter().rposition(|note| note.what == What::Seen).map_or(0, |at| at + 1);
        let told = |note: &&Note| {
            let told =
                matches!(note.what, What::Comment { .. } | What::Reply { .. } | What::Rated(_) | What::Reviewed(_));
            told && note.who.id != *who
        };
        self.0.iter().skip(seen).filter(told).collect()
    }
}

fn misfit(message: impl Into<String>) -> Result<(), Misfit> {
    Err(Misfit { message: message.into() })
}

#[cfg(test)]
pub(crate) mod tests;
