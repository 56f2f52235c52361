//! What is known of the practice so far, from the list of sessions and the study log.

use super::Common;
use super::msg::{SessionRow, SessionState};
use crate::clock::{self, Moment};
use crate::progress::next::{Known, Told};
use crate::progress::{Schedule, study};

impl Common {
    /// Takes in the list of sessions. Their days are read once: every frame of home asks for them. Answers of a mock
    /// interview that is not over do not count yet, since nothing is shown of it until the end.
    pub fn list(&mut self, rows: Vec<SessionRow>) {
        let finished = rows.iter().filter(|row| !self.is_of_open_mock(row)).filter_map(|row| {
            let SessionState::Finished(verdict) = &row.state else { return None };
            Some(Told {
                pattern: row.pattern.clone(),
                story: row.story.clone(),
                day: clock::day(&row.began)?,
                verdict: *verdict,
                weakness: row.weakness,
                drill: row.drill,
                replies: row.replies,
            })
        });
        self.told = finished.collect();
        self.sessions = rows;
    }

    /// The finished sessions as progress counts them, the newest first.
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// Today, and the interview.
    pub fn schedule(&self, now: Moment) -> Schedule {
        let interview = self.remembered.interview.as_deref().and_then(clock::date);
        Schedule { today: now.day(), interview }
    }

    /// What is known of a pattern.
    pub fn known<'a>(&'a self, pattern: &'a str, told: &'a [Told], schedule: Schedule) -> Known<'a> {
        let has_test = self.library.pattern(pattern).is_some_and(|it| !it.test.is_empty());
        Known { pattern, has_test, study: &self.study, told, schedule }
    }

    /// The ids of the patterns that the candidate prepares: those with an angle for a chosen principle, or all.
    pub fn wanted(&self) -> Vec<&str> {
        let chosen = &self.remembered.aims;
        let fits = |id: &&String| {
            let pattern = self.library.pattern(id);
            pattern.is_some_and(|pattern| chosen.iter().any(|principle| pattern.angle(principle).is_some()))
        };
        let all = || self.library.patterns.keys();
        let some: Vec<&str> = all().filter(fits).map(String::as_str).collect();
        let mut wanted = if some.is_empty() { all().map(String::as_str).collect() } else { some };
        // Who begins, begins with the question that shows best what this is about.
        let first = super::welcome::first_pattern(self).map(|pattern| pattern.id.as_str());
        wanted.sort_by_key(|id| Some(*id) != first);
        wanted
    }

    /// Takes an event of learning in; the effect writes it down.
    pub fn learned(&mut self, event: study::Event, now: Moment) -> super::Effect {
        self.learned_together(vec![event], now)
    }

    /// The same for events of which none may be written without the others.
    pub fn learned_together(&mut self, events: Vec<study::Event>, now: Moment) -> super::Effect {
        let entries: Vec<_> = events.into_iter().map(|event| study::Entry { wall: now.wall(), event }).collect();
        for entry in &entries {
            self.study.apply(entry);
        }
        super::Effect::Study(entries)
    }
}
