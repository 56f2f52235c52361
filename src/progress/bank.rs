//! The story bank: which story answers which question and shows which principle, where there is a gap, and what is told
//! too often or has not been told for long.

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
    /// Every question, in the order of its id.
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
        let patterns: Vec<&String> = library.patterns.keys().collect();
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
        Self { patterns, principles, rows }
    }

    /// Says that a story's text would do for these questions too.
    pub fn may_serve(&mut self, story: &str, patterns: &[String]) {
        let Some(row) = self.rows.iter_mut().find(|row| row.story == story) else { return };
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
    /// Whether it is a story that the candidate would tell.
    pub fn counts(&self) -> bool {
        self.own && !self.retired
    }
}

fn row(
    loaded: &Loaded<Story>,
    library: &Library,
    patterns: &[&String],
    principles: &[&String],
    told: &[Told],
) -> Row {
    let story = &loaded.item;
    let served = story.patterns.iter().filter_map(|id| library.pattern(id));
    let angles: Vec<&str> =
        served.flat_map(|pattern| &pattern.angles).map(|angle| angle.principle.as_str()).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Questions `a` to `d`, of which `b` has an angle for `earn-trust`, and stories by id, list of questions, origin.
    fn library(stories: &[(&str, &[&str], bool, bool)]) -> Library {
        let mut library = Library::default();
        for id in ["a", "b", "c", "d"] {
            let angle = json!([{"principle": "earn-trust", "lead": "l", "emphasise": "e", "downplay": "d"}]);
            let pattern = json!({"format": 1, "id": id, "title": id, "question": "?", "competencies": [], "framework": "star",
                "about": "a", "levels": [], "default_level": "x", "guides": [], "weights_reason": "r",
                "angles": if id == "b" { angle } else { json!([]) }});
            let item = serde_json::from_value(pattern).unwrap();
            library.patterns.insert(id.to_owned(), Loaded { item, origin: Origin::Bundled });
        }
        library.principles = serde_json::from_value(json!({"format": 1, "id": "principles", "principles": [
            {"id": "ownership", "title": "Ownership", "company": "A"},
            {"id": "earn-trust", "title": "Earn Trust", "company": "A"}]}))
        .unwrap();
        for (id, patterns, own, retired) in stories {
            let item = Story {
                id: (*id).to_owned(),
                patterns: patterns.iter().map(|id| (*id).to_owned()).collect(),
                principles: vec!["ownership".to_owned()],
                retired: *retired,
                ..Story::default()
            };
            let origin = if *own { Origin::File("x.yaml".into()) } else { Origin::Bundled };
            library.stories.insert((*id).to_owned(), Loaded { item, origin });
        }
        library
    }

    fn told(story: &str, pattern: &str, day: i64) -> Told {
        Told {
            pattern: pattern.to_owned(),
            story: Some(story.to_owned()),
            day,
            verdict: None,
            weakness: None,
            drill: false,
        }
    }

    #[test]
    fn own_stories_come_first_and_retired_ones_last() {
        let library =
            library(&[("a1", &["a"], false, false), ("m1", &["a"], true, true), ("z1", &["b"], true, false)]);
        let bank = Bank::of(&library, &[], &[]);
        let order: Vec<&str> = bank.rows.iter().map(|row| row.story.as_str()).collect();
        assert_eq!(order, ["z1", "a1", "m1"]);
    }

    #[test]
    fn the_first_question_of_a_story_is_the_one_it_fits_best() {
        let bank = Bank::of(&library(&[("mine", &["c", "a"], true, false)]), &[], &[]);
        assert_eq!(bank.rows[0].patterns, [Some(Fit::Also), None, Some(Fit::Best), None]);
    }

    #[test]
    fn samples_and_retired_stories_fill_no_gap() {
        let library = library(&[
            ("mine", &["a", "b"], true, false),
            ("old", &["c"], true, true),
            ("sample", &["d"], false, false),
        ]);
        let bank = Bank::of(&library, &[], &[]);
        let gaps: Vec<&str> = bank.patterns.iter().filter(|it| it.is_gap()).map(|it| it.id.as_str()).collect();
        assert_eq!((gaps, bank.gaps()), (vec!["c", "d"], 2));
    }

    #[test]
    fn a_possible_fit_is_told_and_closes_no_gap() {
        let mut bank = Bank::of(&library(&[("mine", &["a"], true, false)]), &[], &[]);
        bank.may_serve("mine", &["a".to_owned(), "b".to_owned()]);
        assert_eq!(bank.rows[0].patterns, [Some(Fit::Best), Some(Fit::Possible), None, None]);
        assert!(bank.patterns[1].is_gap());
    }

    #[test]
    fn only_a_chosen_principle_can_be_a_gap() {
        let library = library(&[("mine", &["b"], true, false)]);
        let gap = |chosen: &[&str]| {
            let chosen: Vec<String> = chosen.iter().map(|id| (*id).to_owned()).collect();
            Bank::of(&library, &chosen, &[]).principles.iter().map(Column::is_gap).collect::<Vec<bool>>()
        };
        assert_eq!(gap(&[]), [false, false]);
        assert_eq!(gap(&["ownership", "earn-trust"]), [false, true], "an angle of its question is no story for it");
        let row = &Bank::of(&library, &[], &[]).rows[0];
        assert_eq!(row.principles, [Some(Fit::Best), Some(Fit::Possible)]);
    }

    #[test]
    fn one_story_that_carries_three_questions_is_used_too_much() {
        let overused = |stories: &[(&str, &[&str], bool, bool)]| -> Vec<Vec<usize>> {
            Bank::of(&library(stories), &[], &[]).rows.into_iter().map(|row| row.overused).collect()
        };
        assert_eq!(overused(&[("one", &["a", "b", "c"], true, false)]), [vec![0, 1, 2]]);
        assert_eq!(overused(&[("one", &["a", "b"], true, false)]), [[0_usize; 0]]);
        // Another story that fits as well takes one question off it; a sample or a retired one does not.
        let other = ("two", ["b", "a"].as_slice(), true, false);
        assert_eq!(overused(&[("one", &["a", "b", "c"], true, false), other]), [[0_usize; 0]; 2]);
        let (sample, old) = (("s", ["b"].as_slice(), false, false), ("t", ["c"].as_slice(), true, true));
        assert_eq!(overused(&[("one", &["a", "b", "c"], true, false), sample, old])[0], [0, 1, 2]);
        // Of two that both come second nobody carries the question.
        let four = overused(&[("one", &["a", "b", "c", "d"], true, false), ("two", &["b", "c", "d"], true, false)]);
        assert_eq!(four, [[0_usize; 0]; 2]);
    }

    #[test]
    fn rehearsals_are_counted_by_story_and_question_and_go_stale() {
        let mut drill = told("mine", "a", 90);
        drill.drill = true;
        let sessions = [told("mine", "a", 70), told("mine", "b", 60), told("other", "a", 99), drill];
        let bank = Bank::of(&library(&[("mine", &["a"], true, false)]), &[], &sessions);
        let row = &bank.rows[0];
        assert_eq!(row.all, Times { count: 2, last: Some(70) });
        assert_eq!(row.told[1], Times { count: 1, last: Some(60) });
        assert_eq!(row.told[3].is_stale(99), false, "what was never told is not stale");
        assert_eq!((row.all.is_stale(83), row.all.is_stale(84)), (false, true));
    }
}
