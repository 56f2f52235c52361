//! What coaches noted on the candidate's own sessions: what is new, and what they ask to do next.

use super::Common;
use super::msg::{SessionRow, SessionState};
use crate::clock::{self, Moment};
use crate::content::clean::visible;
use crate::progress::next::Mode;
use crate::session::notes::{DoNext, NoteId, What};
use crate::session::{Note, SessionId};

/// What a coach asks to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The note that asks.
    pub note: NoteId,
    /// The coach's name, safe to draw.
    pub coach: String,
    /// When, in ms since 1970, and the day where it was written.
    asked: (i64, i64),
    /// What.
    pub next: DoNext,
}

/// Notes of others that the candidate has not seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The session that they are on.
    pub session: SessionId,
    /// Who noted the first of them, safe to draw.
    pub from: String,
    /// What there is, for people: `review, rating 2 of 5, 3 comments`.
    pub what: String,
}

/// Asked long ago: what was not done after so many days is shown no more.
const STALE: i64 = 30;

impl Common {
    /// What is asked and not done yet, the latest first.
    pub fn open_asks(&self, now: Moment) -> impl Iterator<Item = &Ask> {
        let today = now.day();
        self.asks.iter().filter(move |ask| {
            let last_day = ask.next.by.as_deref().and_then(clock::date).unwrap_or(ask.asked.1).max(ask.asked.1);
            today <= last_day + STALE && !self.was_done(ask)
        })
    }

    /// Whether something of it was practised since.
    fn was_done(&self, ask: &Ask) -> bool {
        let DoNext { pattern, mode, .. } = &ask.next;
        let later = |row: &&SessionRow| {
            row.pattern == *pattern
                && matches!(row.state, SessionState::Finished(_))
                && clock::wall_ms(&row.began).is_some_and(|began| began > ask.asked.0)
        };
        let mut later = self.sessions.iter().filter(later);
        let tested = || self.study.last_test(pattern).is_some_and(|test| test.day >= ask.asked.1);
        match mode {
            Mode::Rehearse => later.any(|row| !row.drill),
            Mode::Drill => later.any(|row| row.drill),
            Mode::Test => tested(),
            // The walkthrough leaves no date, but whoever goes on has done with it.
            Mode::Learn => later.next().is_some() || tested(),
        }
    }

    /// Reads from the list of sessions what coaches noted. Their times are read once: every frame of home asks for them.
    pub(super) fn read_notes(&mut self) {
        let me = self.remembered.me.as_ref();
        let me = me.map_or_else(|| SessionId(String::new()), |me| me.id.clone());
        let rows = || self.sessions.iter().filter(|row| !row.notes.0.is_empty());
        let mut asks = Vec::new();
        for row in rows() {
            let others = row.notes.reviews().into_iter().filter(|(note, _)| note.who.id != me);
            asks.extend(others.filter_map(|(note, review)| {
                Some(Ask {
                    note: note.id.clone(),
                    coach: visible(&note.who.name),
                    asked: (clock::wall_ms(&note.wall)?, clock::day(&note.wall)?),
                    next: review.next.clone()?,
                })
            }));
        }
        asks.sort_by(|a: &Ask, b| b.asked.cmp(&a.asked).then_with(|| a.note.cmp(&b.note)));
        let news = rows().filter_map(|row| {
            let unseen = row.notes.unseen_by(&me);
            let from = unseen.first().map(|note| visible(&note.who.name))?;
            Some(News { session: row.id.clone(), from, what: told(&unseen) })
        });
        (self.news, self.asks) = (news.collect(), asks);
    }
}

/// What notes there are, for people.
fn told(notes: &[&Note]) -> String {
    let count = |is: fn(&What) -> bool| notes.iter().filter(|note| is(&note.what)).count();
    let rating = notes.iter().rev().find_map(|note| match &note.what {
        What::Rated(rating) => Some(format!("rating {} of 5", rating.overall)),
        _ => None,
    });
    let some = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let review = (count(|what| matches!(what, What::Reviewed(_))) > 0).then(|| "review".to_owned());
    let comments = some(count(|what| matches!(what, What::Comment { .. })), "comment", "comments");
    let replies = some(count(|what| matches!(what, What::Reply { .. })), "reply", "replies");
    [review, rating, comments, replies].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
