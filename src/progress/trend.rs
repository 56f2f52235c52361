//! Answers over time: what can be compared stands in one series, and nothing else does.
//!
//! A track is a pattern told in one way: with coaching or as an exam, typed or aloud, at full length or on a rung of the
//! ladder of lengths. A series is what of a track was
//! judged by one and the same [`Standard`]; another level, principle, rubric or version of the program is another
//! series, since its numbers mean something else. Drills are no answers and are left out.

use super::attempt::{Attempt, Standard};
use super::course::{Basis, Course};
use super::habits::{Habit, habits};
use crate::scoring::Verdict;
use crate::session::Input;

/// How answers of a track were given. Only answers given in one way are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Manner {
    /// Typed, judged by the spoken estimate, or aloud, judged by the clock and without scores.
    pub aloud: bool,
    /// Nothing was shown while answering.
    pub exam: bool,
    /// Seconds for the whole answer, where it was told on the ladder of lengths and not in the level's own time.
    pub length: Option<u32>,
}

impl Manner {
    /// For people.
    pub fn title(self) -> String {
        let how = match (self.aloud, self.exam) {
            (false, false) => "with coaching",
            (false, true) => "exam",
            (true, false) => "aloud",
            (true, true) => "aloud, exam",
        };
        self.length.map_or_else(|| how.to_owned(), |seconds| format!("in {seconds} s, {how}"))
    }
}

/// Why a series is not the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Another level.
    Level,
    /// Another principle, or none.
    Principle,
    /// Another version of the program.
    Engine,
    /// Other rules, another framework, another pace, or a rubric that could not be kept.
    Rubric,
}

/// Answers that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// By what all of them were judged.
    pub standard: Standard,
    /// The oldest first; never empty.
    pub answers: Vec<Attempt>,
    /// What set it apart from the series that the answer before its first one belongs to; nothing for the first.
    pub because: Option<Because>,
}

/// One pattern, told in one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// The pattern's id.
    pub pattern: String,
    /// How it was told.
    pub manner: Manner,
    /// The one that was added to last comes last; never empty.
    pub series: Vec<Series>,
}

/// All tracks, by pattern and manner.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// By the pattern's id, then typed before aloud, and coached before exams.
    pub tracks: Vec<Track>,
    /// What is said again and again in the newest series of all tracks, the worst first.
    pub said: Vec<Habit>,
}

impl Progress {
    /// The fold. The order of the attempts does not matter, and copies of a session count once.
    pub fn of(attempts: impl IntoIterator<Item = Attempt>) -> Self {
        let mut answers: Vec<Attempt> = attempts.into_iter().filter(|attempt| !attempt.drill).collect();
        answers.sort_by(|a, b| (a.wall_ms, &a.id, a.seconds).cmp(&(b.wall_ms, &b.id, b.seconds)));
        answers.dedup_by(|later, earlier| later.id == earlier.id);
        let mut progress = Self::default();
        for answer in answers {
            progress.add(answer);
        }
        progress.said = habits(progress.newest());
        progress.tracks.sort_by(|a, b| (&a.pattern, a.manner).cmp(&(&b.pattern, b.manner)));
        progress
    }

    fn add(&mut self, answer: Attempt) {
        let length = answer.standard.length;
        let manner = Manner { aloud: answer.input == Input::Aloud, exam: answer.exam, length };
        let of = |track: &Track| track.pattern == answer.pattern && track.manner == manner;
        if let Some(track) = self.tracks.iter_mut().find(|track| of(track)) {
            track.add(answer);
        } else {
            let pattern = answer.pattern.clone();
            self.tracks.push(Track { pattern, manner, series: vec![Series::new(answer, None)] });
        }
    }

    /// All answers.
    pub fn answers(&self) -> usize {
        self.tracks.iter().map(Track::answers).sum()
    }

    /// The answers of all newest series, the oldest first.
    fn newest(&self) -> Vec<&Attempt> {
        let mut newest: Vec<_> =
            self.tracks.iter().filter_map(|track| track.series.last()).flat_map(|it| &it.answers).collect();
        newest.sort_by_key(|it| (it.wall_ms, &it.id));
        newest
    }
}

impl Track {
    /// Adds the newest answer: to the series of its standard, which is then the newest.
    fn add(&mut self, answer: Attempt) {
        // A rubric that was not kept is known to nobody, so it equals none.
        let same = |series: &Series| series.standard == answer.standard && !answer.standard.rubric.is_empty();
        if let Some(at) = self.series.iter().position(same) {
            let mut series = self.series.remove(at);
            series.answers.push(answer);
            self.series.push(series);
        } else {
            let because = self.series.last().map(|before| before.differs(&answer.standard));
            self.series.push(Series::new(answer, because));
        }
    }

    /// All its answers.
    pub fn answers(&self) -> usize {
        self.series.iter().map(|series| series.answers.len()).sum()
    }

    /// Whether the newest series began after everything that stands apart from it.
    pub fn begins_anew(&self) -> bool {
        let Some((newest, before)) = self.series.split_last() else { return false };
        let first = newest.answers.first().map(|it| it.wall_ms);
        !before.is_empty() && before.iter().flat_map(|series| &series.answers).all(|it| Some(it.wall_ms) < first)
    }
}

impl Series {
    fn new(answer: Attempt, because: Option<Because>) -> Self {
        Self { standard: answer.standard.clone(), answers: vec![answer], because }
    }

    fn differs(&self, other: &Standard) -> Because {
        let own = &self.standard;
        if own.level != other.level {
            Because::Level
        } else if own.principle != other.principle {
            Because::Principle
        } else if own.engine != other.engine {
            Because::Engine
        } else {
            Because::Rubric
        }
    }

    fn course(&self, number: impl Fn(&Attempt) -> Option<f64>) -> Course {
        Course(self.answers.iter().map(number).collect())
    }

    /// How much may be said of it.
    pub fn basis(&self) -> Option<Basis> {
        Basis::of(self.answers.len())
    }

    /// The verdict of the newest answer that has one.
    pub fn verdict(&self) -> Option<Verdict> {
        self.answers.last()?.judged.as_ref()?.verdict
    }

    /// Totals, 0 to 100, where the verdict was not withheld.
    pub fn totals(&self) -> Course {
        self.course(|it| it.judged.as_ref().filter(|it| it.verdict.is_some()).map(|it| f64::from(it.total)))
    }

    /// Seconds of the whole answer by the judged measure.
    pub fn seconds(&self) -> Course {
        self.course(|it| Some(f64::from(it.seconds)))
    }

    /// The target of the whole in seconds, as the newest rubric that is kept has it.
    pub fn target(&self) -> Option<u32> {
        self.answers.iter().rev().find_map(|it| it.target)
    }

    /// The share of "I" in percent.
    pub fn shares(&self) -> Course {
        self.course(|it| it.judged.as_ref()?.share.map(f64::from))
    }

    /// Disqualifiers of each answer.
    pub fn disqualifiers(&self) -> Course {
        self.course(|it| it.judged.as_ref().map(|it| f64::from(it.disqualifiers)))
    }

    /// Warnings of each answer.
    pub fn warnings(&self) -> Course {
        self.course(|it| it.judged.as_ref().map(|it| f64::from(it.warnings)))
    }

    /// The ids of the sections, as the newest answer has them.
    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.answers.last().into_iter().flat_map(|it| &it.sections).map(|told| told.id.as_str())
    }

    /// Scores of a section, 1.0 to 5.0.
    pub fn scores(&self, section: &str) -> Course {
        self.course(|it| it.sections.iter().find(|told| told.id == section)?.score)
    }

    /// Seconds of a section by the judged measure.
    pub fn section_seconds(&self, section: &str) -> Course {
        self.course(|it| it.sections.iter().find(|told| told.id == section).map(|told| f64::from(told.seconds)))
    }

    /// The target of a section in seconds.
    pub fn section_target(&self, section: &str) -> Option<u32> {
        let mut told = self.answers.iter().rev().flat_map(|it| &it.sections).filter(|told| told.id == section);
        told.find_map(|told| told.target)
    }
}

#[cfg(test)]
mod tests;
