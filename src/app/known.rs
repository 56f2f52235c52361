//! What is known of the practice so far, from the list of sessions and the study log.

use super::Common;
use super::msg::{SessionRow, SessionState};
use crate::clock::{self, Moment};
use crate::content::clean::visible;
use crate::content::draft::Changed;
use crate::content::{Draft, Origin, Story};
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
                ladder: row.length.is_some(),
                replies: row.replies,
            })
        });
        self.told = finished.collect();
        self.sessions = rows;
        self.reading = false;
        self.read_notes();
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

    /// What was changed in stories and is not in their files yet, of stories that can be opened.
    pub fn unsaved_drafts(&self) -> impl Iterator<Item = &Draft> {
        let differs = |draft: &&Draft| {
            let loaded = self.library.stories.get(&draft.story);
            let loaded = loaded.filter(|loaded| loaded.origin != Origin::Bundled);
            loaded.filter(|_| self.library.pattern(&draft.pattern).is_some()).is_some_and(|loaded| {
                let told = |id: &String| loaded.item.text.get(id).map_or("", String::as_str);
                // Blanks at its end may not come through a file.
                let same = |(id, changed): (&String, &Changed)| {
                    changed.text.split_whitespace().eq(told(id).split_whitespace())
                };
                !draft.texts.iter().all(same)
            })
        };
        self.drafts.values().filter(differs)
    }

    /// The ids of the patterns to choose from: all but templates that nobody changed yet.
    pub fn offered(&self) -> impl Iterator<Item = &str> {
        let all = self.library.patterns.values().map(|loaded| &loaded.item);
        all.filter(|pattern| !pattern.is_template()).map(|pattern| pattern.id.as_str())
    }

    /// The ids of the patterns that the candidate prepares: those with an angle for a chosen principle, or all.
    pub fn wanted(&self) -> Vec<&str> {
        let some: Vec<&str> = self.offered().filter(|id| !self.aims_of(id).is_empty()).collect();
        let mut wanted = if some.is_empty() { self.offered().collect() } else { some };
        // Who begins, begins with the question that shows best what this is about.
        let first = super::welcome::first_pattern(self).map(|pattern| pattern.id.as_str());
        // Then come those that are for most of the chosen principles.
        wanted.sort_by_key(|id| (Some(*id) != first, std::cmp::Reverse(self.aims_of(id).len())));
        wanted
    }

    /// The ids of the chosen principles that a question has an angle for.
    pub fn aims_of(&self, pattern: &str) -> Vec<&str> {
        let Some(pattern) = self.library.pattern(pattern) else { return Vec::new() };
        let aims = self.remembered.aims.iter().map(String::as_str);
        aims.filter(|id| pattern.angle(id).is_some()).collect()
    }

    /// The title of a principle; its id where the library has it no more.
    pub fn principle_title(&self, id: &str) -> String {
        visible(self.library.principles.get(id).map_or(id, |principle| principle.title.as_str()))
    }

    /// The candidate's own story for a question that shows a chosen principle, by its id.
    pub fn aimed_story<'a>(&'a self, pattern: &'a str) -> Option<&'a Story> {
        let own = self.library.stories_for(pattern).filter(|loaded| loaded.origin != Origin::Bundled);
        let mut own = own.map(|loaded| &loaded.item);
        own.find(|story| story.principles.iter().any(|id| self.remembered.aims.contains(id)))
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
