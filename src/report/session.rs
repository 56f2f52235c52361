//! A session as a report tells it: what the review says, what was judged, the marked answer, the times, what people said.
//!
//! The model holds texts as they are in the file, and everything else as data; whoever writes it down makes them safe.
//! Serialised, it is the JSON of `starcoach report`.

pub mod answer;
mod judged;
mod people;
mod since;
mod timeline;
mod times;

pub mod html;
pub mod json;
pub mod markdown;

pub use answer::{Found, Segment};
pub use judged::{Judgement, Line, Score};
pub use people::{Comment, Ratings, Reviewed};
pub use since::Earlier;
pub use timeline::Timeline;
pub use times::{Pressure, Time};

use crate::clock;
use crate::content::Library;
use crate::scoring::Rubric;
use crate::session::{Entry, Feedback, Header, Input, SessionId, Take};
use serde::Serialize;

/// The version of the JSON; it changes when a field changes its meaning or goes away.
pub const FORMAT: u32 = 1;

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The session.
    pub take: &'a Take,
    /// Its entries, for the timeline.
    pub entries: &'a [Entry],
    /// What it was judged by, with where that came from.
    pub rubric: Option<&'a Rubric>,
    /// Where the rubric came from.
    pub rules: Rules,
    /// Titles of stories and principles.
    pub library: &'a Library,
    /// The session that this one tries again, where it tries one.
    pub earlier: Option<&'a Take>,
    /// Whether only text, clocks and pauses are told.
    pub blind: bool,
    /// What is wrong with the file.
    pub damage: &'a [String],
}

/// Where the reasons, cures and targets of a report come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rules {
    /// From the rubric that it was judged by.
    Kept,
    /// That one is lost; from the question as it is in the library today.
    Today,
    /// From nowhere: neither is there.
    Lost,
}

/// A session, ready to be written down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: u32,
    /// Whether only text, clocks and pauses are told.
    pub blind: bool,
    /// What was rehearsed, how, and by whom.
    pub session: Session,
    /// What each coach says first: keep, change, do next.
    pub reviews: Vec<Reviewed>,
    /// The judgement as it was given; nothing for an answer aloud or one that is not finished.
    pub judged: Option<Judgement>,
    /// The answer, section by section.
    pub sections: Vec<Section>,
    /// The time of the whole answer.
    pub whole: Time,
    /// Comments on the whole answer.
    pub comments: Vec<Comment>,
    /// Ratings of people beside the machine's.
    pub ratings: Ratings,
    /// Where the time went.
    pub timeline: Timeline,
    /// What changed since the session that this one tries again.
    pub earlier: Option<Earlier>,
    /// What the reader must know of the file: damage, and what is lost.
    pub remarks: Vec<String>,
}

/// What was rehearsed, how, and by whom.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Session {
    /// The session's id.
    pub id: SessionId,
    /// Its name in the lists.
    pub name: Option<String>,
    /// The question as it was asked; the pattern's id where that is not known.
    pub question: String,
    /// The pattern's id.
    pub pattern: String,
    /// The pattern's title, or its id.
    pub title: String,
    /// The level's title, or its id.
    pub level: String,
    /// The principle's title, or its id.
    pub principle: Option<String>,
    /// The story's title, or its id.
    pub story: Option<String>,
    /// Who rehearsed, as they want to be seen.
    pub candidate: Option<String>,
    /// Wall time and zone of the start.
    pub began: String,
    /// Typed or aloud.
    pub input: Input,
    /// How much was shown while answering.
    pub feedback: Feedback,
    /// Seconds for the whole answer, where it was not the level's own time.
    pub length: Option<u32>,
    /// Whether these are replies to follow-ups, and no answer of its own.
    pub drill: bool,
    /// Whether it is complete.
    pub finished: bool,
    /// The version of the program that judged.
    pub engine: String,
    /// Where reasons, cures and targets come from.
    pub rules: Rules,
}

/// One section of the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its title, or the follow-up that it answers, or its id.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Words, as a listener counts them.
    pub words: u32,
    /// Whether text may lack because the file is damaged.
    pub damaged: bool,
    /// Its time.
    pub time: Time,
    /// What was found in it, in the order of the text; what was dismissed is among it.
    pub findings: Vec<Found>,
    /// Findings beyond those that a report holds.
    pub untold: usize,
    /// Comments on it or on words of it.
    pub comments: Vec<Comment>,
    /// The text cut where something begins or ends; together they are the text.
    #[serde(skip)]
    pub segments: Vec<Segment>,
}

impl Report {
    /// The verdict with what holds it down; nothing where none was given.
    fn verdict_line(&self) -> Option<&str> {
        self.judged.as_ref().filter(|judged| judged.verdict.is_some()).map(|judged| judged.hangs_on.as_str())
    }

    /// The report of a session.
    pub fn of(source: Source<'_>) -> Self {
        let Source { take, blind, .. } = source;
        let threads = if blind { Vec::new() } else { people::comments(&source) };
        let mut number = 0;
        let sections = take.sections.iter().enumerate().map(|(index, told)| {
            let (findings, untold) = if blind { (Vec::new(), 0) } else { answer::found(&source, told, &mut number) };
            let comments: Vec<Comment> =
                threads.iter().filter(|it| it.section.as_deref() == Some(&told.id)).cloned().collect();
            Section {
                id: told.id.clone(),
                title: source.section_title(&told.id),
                words: crate::scoring::length::words(&told.text),
                damaged: told.damaged,
                time: times::of_section(&source, index),
                segments: answer::segments(&told.text, &findings, &comments),
                text: told.text.clone(),
                findings,
                untold,
                comments,
            }
        });
        Self {
            format: FORMAT,
            blind,
            sections: sections.collect(),
            session: Session::of(&source),
            reviews: if blind { Vec::new() } else { people::reviews(&source) },
            judged: if blind { None } else { Judgement::of(&source) },
            whole: times::whole(&source),
            comments: threads.into_iter().filter(|it| it.section.is_none()).collect(),
            ratings: if blind { Ratings::default() } else { Ratings::of(&source) },
            timeline: Timeline::of(&take.header, source.entries, blind),
            earlier: if blind { None } else { Earlier::of(&source) },
            remarks: source.remarks(),
        }
    }

    /// Comments that are not resolved, and all of them.
    pub fn open_comments(&self) -> (usize, usize) {
        let all = || self.comments.iter().chain(self.sections.iter().flat_map(|section| &section.comments));
        (all().filter(|comment| comment.open).count(), all().count())
    }
}

/// What a report of this session holds near its start, whichever format it is written in.
pub fn marks(report: &Report) -> [String; 3] {
    [html::mark(report), markdown::mark(report), json::mark(report)]
}

impl Session {
    fn of(source: &Source<'_>) -> Self {
        let Header { id, pattern, level, principle, story, candidate, began, .. } = &source.take.header;
        let header = &source.take.header;
        let known = source.rubric.map(|rubric| &rubric.pattern);
        let library = source.library.pattern(pattern);
        let asked = || known.or(library).map(|pattern| pattern.question.clone());
        Self {
            id: id.clone(),
            name: source.take.name.clone(),
            question: header.asked.clone().or_else(asked).unwrap_or_else(|| pattern.clone()),
            pattern: pattern.clone(),
            title: known.or(library).map_or_else(|| pattern.clone(), |pattern| pattern.title.clone()),
            level: source.rubric.map_or_else(|| level.clone(), |rubric| rubric.level.title.clone()),
            principle: principle
                .as_ref()
                .map(|id| source.library.principles.get(id).map_or(id, |it| &it.title).clone()),
            story: story
                .as_ref()
                .map(|id| source.library.stories.get(id).map_or(id, |story| &story.item.title).clone()),
            candidate: candidate.clone(),
            began: began.clone(),
            input: header.input,
            feedback: header.feedback,
            length: header.length,
            drill: header.framework == crate::scoring::drill::FRAMEWORK,
            finished: source.take.finished.is_some(),
            engine: header.engine.clone(),
            rules: source.rules,
        }
    }

    /// `21 Nov 2026 09:30`, or as the file has it.
    pub fn when(&self) -> String {
        clock::for_people(&self.began)
    }

    /// How it was answered, in a few words.
    pub fn manner(&self) -> String {
        let input = match self.input {
            Input::Typed => "typed",
            Input::Aloud => "aloud",
        };
        let feedback = match self.feedback {
            Feedback::Live => "with live coaching",
            Feedback::Sparse => "with sparse coaching",
            Feedback::Exam => "as in an exam",
        };
        let kind = if self.drill { ", replies to follow-ups" } else { "" };
        let length = self.length.map(|seconds| format!(", in {seconds} s")).unwrap_or_default();
        format!("{input}, {feedback}{length}{kind}")
    }
}

impl Source<'_> {
    /// The title of a section, or the follow-up that it is, or its id.
    fn section_title(&self, id: &str) -> String {
        let section = self.rubric.and_then(|rubric| rubric.framework.section(id)).map(|section| &section.title);
        let asked = || self.rubric.and_then(|rubric| rubric.pattern.follow_up(id)).map(|it| &it.question);
        section.or_else(asked).map_or_else(|| id.to_owned(), |title| title.trim().to_owned())
    }

    fn remarks(&self) -> Vec<String> {
        let rules = match (self.rules, self.blind) {
            (Rules::Kept, _) => None,
            (Rules::Today, false) => Some(
                "The rules that this answer was judged by are not kept; reasons, cures and targets are those of today.",
            ),
            (Rules::Today, true) => Some("The targets that held then are not kept; those shown are of today."),
            (Rules::Lost, false) => Some(
                "The question and its rules are not there any more, so reasons, cures and targets cannot be shown.",
            ),
            (Rules::Lost, true) => Some("The question is not there any more, so targets cannot be shown."),
        };
        let open =
            self.take.finished.is_none().then_some("This answer is not finished: what is there so far is shown.");
        rules.into_iter().chain(open).map(str::to_owned).chain(self.damage.iter().cloned()).collect()
    }
}

#[cfg(test)]
mod tests;
