//! The story bank: which story answers which question and shows which principle, where there is a gap, and what is told
//! too often or has not been told for long.

#[cfg(test)]
mod tests;

use super::next::Told;
use crate::content::{Library, Loaded, Origin, Story};
use crate::scoring::{self, Engine, Rubric, Verdict, judge, rubric::DEFAULT_PACE};
use std::sync::Arc;

/// Days after which a story that was rehearsed should be told again.
pub const STALE: i64 = 14;
/// One story that carries so many questions is used too much: a panel asks more than one of them.
pub const MANY: usize = 3;

/// How well a story fits a question or a principle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is not in the story's list, but its text would do, or its question has an angle for the principle.
    Possible,
    /// It is in the story's list.
    Also,
    /// It is the first one in the story's list.
    Best,
}

/// The stories against the questions and principles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bank {
    /// The candidate's own stories, then samples, then retired ones.
    pub rows: Vec<Row>,
    /// Every question, in the order of its id; a template that nobody changed is none yet.
    pub patterns: Vec<Column>,
    /// Every principle, as the library lists them.
    pub principles: Vec<Column>,
}

/// One story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub story: String,
    /// The candidate's own, not a sample.
    pub own: bool,
    /// Kept, but not offered any more.
    pub retired: bool,
    /// Nothing is told in it yet.
    pub empty: bool,
    /// Its fit for each question; without one it does not answer it.
    pub patterns: Vec<Option<Fit>>,
    /// Its fit for each principle.
    pub principles: Vec<Option<Fit>>,
    /// Finished rehearsals with it, for each question, and all of them.
    pub told: Vec<Times>,
    /// Over all questions.
    pub all: Times,
    /// The questions that no other story answers as well, by their columns, where these are too many.
    pub overused: Vec<usize>,
}

/// How often something was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// So often.
    pub count: u32,
    /// The day of the last time, [`crate::clock::day`].
    pub last: Option<i64>,
}

/// One question or principle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// How many stories of the candidate's own serve it.
    pub own: usize,
    /// It is one that the candidate prepares for; every question is.
    pub wanted: bool,
}

impl Column {
    /// Wanted, and no story of the candidate's own serves it.
    pub fn is_gap(&self) -> bool {
        self.wanted && self.own == 0
    }
}

impl Times {
    fn add(&mut self, day: i64) {
        self.count += 1;
        self.last = self.last.max(Some(day));
    }

    /// Days since the last time.
    pub fn ago(self, today: i64) -> Option<i64> {
        self.last.map(|last| (today - last).max(0))
    }

    /// Told before, but not for [`STALE`] days.
    pub fn is_stale(self, today: i64) -> bool {
        self.ago(today).is_some_and(|days| days >= STALE)
    }
}

impl Bank {
    /// All stories of a library. `chosen` are the principles that the candidate prepares for, `told` the finished sessions.
    pub fn of(library: &Library, chosen: &[String], told: &[Told]) -> Self {
        let offered = library.patterns.iter().filter(|(_, loaded)| !loaded.item.is_template());
        let patterns: Vec<&String> = offered.map(|(id, _)| id).collect();
        let principles: Vec<&String> = library.principles.principles.iter().map(|principle| &principle.id).collect();
        let mut loaded: Vec<&Loaded<Story>> = library.stories.values().collect();
        loaded.sort_by_key(|loaded| (loaded.item.retired, loaded.origin == Origin::Bundled));
        let mut rows: Vec<Row> =
            loaded.iter().map(|loaded| row(loaded, library, &patterns, &principles, told)).collect();
        overuse(&mut rows, patterns.len());
        let column = |id: &String, wanted: bool, fit: &dyn Fn(&Row) -> Option<Fit>| {
            let serves = |row: &&Row| row.counts() && fit(row) > Some(Fit::Possible);
            Column { id: id.clone(), own: rows.iter().filter(serves).count(), wanted }
        };
        let at = |fits: &[Option<Fit>], at: usize| fits.get(at).copied().flatten();
        let patterns =
            patterns.iter().enumerate().map(|(i, id)| column(id, true, &|row| at(&row.patterns, i))).collect();
        let principles = principles
            .iter()
            .enumerate()
            .map(|(i, id)| column(id, chosen.contains(id), &|row| at(&row.principles, i)))
            .collect();
        Self { rows, patterns, principles }
    }

    /// Says that a story's text would do for these questions too.
    pub fn may_serve(&mut self, story: &str, patterns: &[String]) {
        let Some(row) = self.rows.iter_mut().find(|row| row.story == story && row.counts()) else { return };
        for (column, fit) in self.patterns.iter().zip(&mut row.patterns) {
            if fit.is_none() && patterns.contains(&column.id) {
                *fit = Some(Fit::Possible);
            }
        }
    }

    /// Questions and chosen principles that no story of the candidate's own serves.
    pub fn gaps(&self) -> usize {
        self.patterns.iter().chain(&self.principles).filter(|column| column.is_gap()).count()
    }
}

impl Row {
    /// Whether it is a story that the candidate can tell: one without a word fills no gap.
    pub fn counts(&self) -> bool {
        self.own && !self.retired && !self.empty
    }
}

fn row(loaded: &Loaded<Story>, library: &Library, patterns: &[&String], principles: &[&String], told: &[Told]) -> Row {
    let story = &loaded.item;
    let served = story.patterns.iter().filter_map(|id| library.pattern(id));
    let angles: Vec<&str> = served.flat_map(|pattern| &pattern.angles).map(|angle| angle.principle.as_str()).collect();
    let mut times = vec![Times::default(); patterns.len()];
    let mut all = Times::default();
    for session in told.iter().filter(|told| !told.drill && told.story.as_ref() == Some(&story.id)) {
        all.add(session.day);
        let at = patterns.iter().position(|id| **id == session.pattern);
        if let Some(times) = at.and_then(|at| times.get_mut(at)) {
            times.add(session.day);
        }
    }
    let angle = |id: &String| angles.contains(&id.as_str()).then_some(Fit::Possible);
    Row {
        story: story.id.clone(),
        own: loaded.origin != Origin::Bundled,
        retired: story.retired,
        empty: story.text.values().all(|text| text.trim().is_empty()),
        patterns: patterns.iter().map(|id| listed(&story.patterns, id)).collect(),
        principles: principles.iter().map(|id| listed(&story.principles, id).or_else(|| angle(id))).collect(),
        told: times,
        all,
        overused: Vec::new(),
    }
}

fn listed(list: &[String], id: &str) -> Option<Fit> {
    let at = list.iter().position(|listed| listed == id)?;
    Some(if at == 0 { Fit::Best } else { Fit::Also })
}

/// Finds the stories that are the only answer, or a better one than every other, to too many questions.
fn overuse(rows: &mut [Row], patterns: usize) {
    let mut carried: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    for pattern in 0..patterns {
        let fit = |row: &Row| row.patterns.get(pattern).copied().flatten();
        let answers = rows.iter().enumerate().filter(|(_, row)| row.counts());
        let mut answers: Vec<(Fit, usize)> = answers.filter_map(|(at, row)| Some((fit(row)?, at))).collect();
        answers.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
        let first = match answers.as_slice() {
            [(_, only)] => *only,
            [(best, first), (next, _), ..] if best > next => *first,
            _ => continue,
        };
        if let Some(carried) = carried.get_mut(first) {
            carried.push(pattern);
        }
    }
    for (row, carried) in rows.iter_mut().zip(carried) {
        if carried.len() >= MANY {
            row.overused = carried;
        }
    }
}

/// The questions that a story does not name and for which its text would be judged as a hire or better, among those with
/// the sections that it is told in. It judges the story once for each of them, so it is called for one story at a time.
pub fn possible(library: &Library, engine: &Arc<Engine>, story: &Story) -> Vec<String> {
    let sections = |id: &str| {
        let framework = library.pattern(id).and_then(|pattern| library.framework_of(pattern))?;
        Some(framework.sections.iter().map(|section| section.id.as_str()).collect::<Vec<&str>>())
    };
    let Some(own) = story.patterns.iter().find_map(|id| sections(id)) else { return Vec::new() };
    let others = library.patterns.keys().filter(|id| !story.patterns.contains(id));
    let same = others.filter(|id| sections(id).as_ref() == Some(&own));
    same.filter(|id| verdict(library, engine, story, id) >= Some(Verdict::Hire)).cloned().collect()
}

fn verdict(library: &Library, engine: &Arc<Engine>, story: &Story, pattern: &str) -> Option<Verdict> {
    let level = Some(story.level.as_str());
    let rubric = Rubric::resolve(library, Arc::clone(engine), pattern, level, None, DEFAULT_PACE)?;
    let sections = rubric.framework.sections.iter();
    let told = sections.map(|section| story.text.get(&section.id).cloned().unwrap_or_default());
    let told: Vec<scoring::Told> = told.map(|text| scoring::Told { text, ..scoring::Told::default() }).collect();
    Some(judge(&rubric, &told).scorecard.verdict)
}
