//! What people said: reviews, comments with their threads, ratings.

use super::Source;
use crate::content::pattern::Scale;
use crate::scoring::scorecard::mean;
use crate::session::Mode;
use crate::session::notes::{Anchor, DoNext, Note, Thread};
use serde::Serialize;
use std::ops::Range;

/// What a coach says first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    /// The coach.
    pub author: String,
    /// Wall time and zone.
    pub wall: String,
    /// What should stay.
    pub keep: String,
    /// What should be another way.
    pub change: String,
    /// What to practise next.
    pub next: Option<Next>,
}

/// What to practise next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    /// The question's title, or its id.
    pub question: String,
    /// The pattern's id.
    pub pattern: String,
    /// The section to have an eye on, by its title or id.
    pub section: Option<String>,
    /// How.
    pub mode: Mode,
    /// The day by which, as it was written.
    pub by: Option<String>,
    /// In the coach's words.
    pub text: String,
}

impl Next {
    /// What is asked, but for the coach's own words.
    pub fn told(&self) -> String {
        DoNext::told(self.mode, &self.question, self.section.as_deref(), self.by.as_deref())
    }
}

/// A comment with what was said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// Its id.
    pub id: String,
    /// Who.
    pub author: String,
    /// Wall time and zone.
    pub wall: String,
    /// The section's id; nothing for the whole answer.
    pub section: Option<String>,
    /// The words that it is about; empty for a section or the whole.
    pub quote: String,
    /// Where they stand in the section's text, in bytes; nothing where they do not stand in it.
    pub place: Option<Range<usize>>,
    /// What it says.
    pub text: String,
    /// What was said to it, the oldest first.
    pub replies: Vec<Said>,
    /// Whether it is not resolved.
    pub open: bool,
    /// Whether the comment is not in this copy: then this is the oldest reply to it.
    pub lost: bool,
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Who.
    pub author: String,
    /// Wall time and zone.
    pub wall: String,
    /// What.
    pub text: String,
}

/// Ratings from 1 to 5, of people and of the machine.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Ratings {
    /// The one that each coach holds now.
    pub coaches: Vec<Rated>,
    /// The one that the candidate expected.
    pub predicted: Option<u8>,
    /// The machine's mean and its scores, on the same scale.
    pub machine: Option<Machine>,
    /// What a 1, a 3 and a 5 sound like at this question.
    pub scale: Option<Scale>,
}

/// The rating of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rated {
    /// Who.
    pub author: String,
    /// Wall time and zone.
    pub wall: String,
    /// Of the whole answer.
    pub overall: u8,
    /// Why; may be empty.
    pub reason: String,
    /// Of single sections.
    pub sections: Vec<RatedSection>,
    /// Whether it was given before anything that the program judged was seen.
    pub blind: bool,
}

/// The rating of one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatedSection {
    /// Its id.
    pub section: String,
    /// Its title, or its id.
    pub title: String,
    /// 1 to 5.
    pub rating: u8,
    /// Why; may be empty.
    pub reason: String,
}

/// What the machine makes of it on the same scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Machine {
    /// The weighted mean, to one decimal.
    pub overall: f64,
    /// By section: its id and its score.
    pub sections: Vec<(String, f64)>,
}

/// The reviews as they stand now, the newest first.
pub fn reviews(source: &Source<'_>) -> Vec<Reviewed> {
    let told = source.take.notes.reviews().into_iter().rev().map(|(note, review)| Reviewed {
        author: note.who.name.clone(),
        wall: note.wall.clone(),
        keep: review.keep.clone(),
        change: review.change.clone(),
        next: review.next.as_ref().map(|next| {
            let pattern = source.library.pattern(&next.pattern);
            let own = source.rubric.filter(|rubric| rubric.pattern.id == next.pattern);
            let title = pattern.or(own.map(|rubric| &rubric.pattern)).map(|pattern| &pattern.title);
            Next {
                question: title.unwrap_or(&next.pattern).clone(),
                pattern: next.pattern.clone(),
                section: next.section.as_ref().map(|id| source.section_title(id)),
                mode: next.mode,
                by: next.by.clone(),
                text: next.text.clone(),
            }
        }),
    });
    told.collect()
}

/// Every comment, the oldest first.
pub fn comments(source: &Source<'_>) -> Vec<Comment> {
    source.take.notes.threads().into_iter().map(|thread| comment(source, &thread)).collect()
}

fn comment(source: &Source<'_>, thread: &Thread<'_>) -> Comment {
    let Thread { id, lost, note: Note { who, wall, .. }, anchor, text, replies, open } = thread;
    let place = |anchor: &Anchor| {
        let told = source.take.sections.iter().find(|section| section.id == anchor.section)?;
        anchor.find(&told.text)
    };
    Comment {
        id: id.0.clone(),
        author: who.name.clone(),
        wall: wall.clone(),
        section: anchor.map(|anchor| anchor.section.clone()),
        quote: anchor.map(|anchor| anchor.quote.clone()).unwrap_or_default(),
        place: anchor.and_then(place),
        text: (*text).to_owned(),
        replies: replies
            .iter()
            .map(|(note, text)| Said {
                author: note.who.name.clone(),
                wall: note.wall.clone(),
                text: (*text).to_owned(),
            })
            .collect(),
        open: *open,
        lost: *lost,
    }
}

impl Ratings {
    pub(super) fn of(source: &Source<'_>) -> Self {
        let rated = source.take.notes.ratings().into_iter().map(|(note, rating)| Rated {
            author: note.who.name.clone(),
            wall: note.wall.clone(),
            overall: rating.overall,
            reason: rating.reason.clone(),
            sections: rating
                .sections
                .iter()
                .map(|(id, one)| RatedSection {
                    section: id.clone(),
                    title: source.section_title(id),
                    rating: one.rating,
                    reason: one.reason.clone(),
                })
                .collect(),
            blind: rating.blind,
        });
        let machine = source.take.finished.iter().flatten().next().map(|card| Machine {
            overall: (mean(card.total) * 10.0).round() / 10.0,
            sections: card.sections.iter().map(|it| (it.id.clone(), it.score.clamp(1.0, 5.0))).collect(),
        });
        let own = source.rubric.and_then(|rubric| rubric.pattern.scale.clone());
        let library = || source.library.pattern(&source.take.header.pattern)?.scale.clone();
        let scale = own.or_else(library).unwrap_or_else(Scale::general);
        Self { coaches: rated.collect(), predicted: source.take.notes.predicted(), machine, scale: Some(scale) }
    }

    /// Whether nobody rated or predicted.
    pub fn is_empty(&self) -> bool {
        self.coaches.is_empty() && self.predicted.is_none()
    }
}
