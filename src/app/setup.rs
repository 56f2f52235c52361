//! Before a rehearsal: which story, for which level, how. What is chosen is remembered.

use super::rows::{Field, Row, Turn, turn};
use super::{Command, Common, Effect, Go, Msg, Plan, Reply};
use crate::clock::Moment;
use crate::content::{Origin, Pattern};
use crate::session::{Feedback, Input};

/// The choices before a rehearsal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// The pattern's id.
    pub pattern: String,
    /// The candidate pastes an answer that exists already.
    pub check: bool,
    /// The chosen row.
    pub at: usize,
    /// The candidate's own story.
    story: Option<String>,
    level: String,
    principle: Option<String>,
    length: Option<u32>,
    input: Input,
    feedback: Feedback,
    from_text: bool,
}

/// Seconds of the rungs of the length ladder: an answer in an elevator, in a phone screen, in a short loop, at length.
pub const LADDER: [u32; 4] = [30, 60, 90, 180];

/// The rung after a length; from the level's own time, and after the longest, the shortest.
pub fn next_rung(length: Option<u32>) -> u32 {
    LADDER.into_iter().find(|rung| length.is_some_and(|length| *rung > length)).unwrap_or(LADDER[0])
}

impl Setup {
    /// Choices for one question; nothing when it is not in the library.
    pub fn new(common: &Common, pattern: &str, story: Option<&str>) -> Option<Self> {
        let found = common.library.pattern(pattern)?;
        let remembered = &common.remembered;
        let level = remembered.level.as_deref().and_then(|level| found.level(level));
        let own = own_stories(common, pattern);
        let is_own = |id: &&str| own.iter().any(|(own, _)| own == id);
        // The story of last time, unless only another one shows what the candidate prepares for.
        let shows = |id: &&str| {
            common.library.story(id).is_some_and(|it| it.principles.iter().any(|id| remembered.aims.contains(id)))
        };
        let last = remembered.story.as_deref().filter(is_own);
        let aimed = || common.aimed_story(pattern).map(|story| story.id.as_str());
        let chosen = story.filter(is_own).or(last.filter(shows)).or_else(aimed).or(last).map(str::to_owned);
        let chosen = chosen.or_else(|| own.first().map(|(id, _)| id.clone()));
        let aims = common.aims_of(pattern);
        let principle = remembered.principle.as_deref().filter(|id| found.angle(id).is_some());
        let principle = principle.or(aims.first().copied()).map(str::to_owned);
        Some(Self {
            pattern: pattern.to_owned(),
            check: false,
            at: 0,
            story: chosen,
            level: level.map_or_else(|| found.default_level.clone(), |level| level.id.clone()),
            length: None,
            principle,
            input: remembered.input,
            feedback: remembered.feedback,
            from_text: remembered.from_text,
        })
    }

    /// Choices for an answer that exists already and is pasted.
    pub fn check(common: &Common) -> Option<Self> {
        let pattern = &super::welcome::first_pattern(common)?.id;
        Some(Self { check: true, ..Self::new(common, pattern, None)? })
    }

    /// The rows that make sense now.
    pub fn rows(&self, common: &Common) -> Vec<Row> {
        let Some(pattern) = common.library.pattern(&self.pattern) else { return Vec::new() };
        let mut rows = Vec::new();
        if self.check {
            rows.push(self.question_row(common));
        } else {
            rows.extend(self.story_rows(common));
        }
        rows.push(self.level_row(pattern));
        if !self.check {
            rows.push(self.length_row(pattern, common));
        }
        if !pattern.angles.is_empty() {
            rows.push(self.principle_row(pattern, common));
        }
        if !self.check {
            let note = match self.input {
                Input::Typed => "judged by how long your words take to say",
                Input::Aloud => "a large timer and your cues; judged by the clock",
            };
            rows.push(input_row("Answer", self.input, note));
        }
        if !self.check && self.input == Input::Typed {
            let note = match self.feedback {
                Feedback::Live => "everything, as the words appear",
                Feedback::Sparse => "at most one new cue in 20 seconds",
                Feedback::Exam => "nothing until the end",
            };
            rows.push(feedback_row(self.feedback, note));
        }
        rows
    }

    fn question_row(&self, common: &Common) -> Row {
        let patterns = &common.library.patterns;
        Row {
            field: Field::Question,
            name: "Question",
            choices: patterns.values().map(|loaded| loaded.item.title.clone()).collect(),
            at: patterns.keys().position(|id| *id == self.pattern).unwrap_or(0),
            note: "the answer is judged by this question".to_owned(),
        }
    }

    fn story_rows(&self, common: &Common) -> Vec<Row> {
        let own = own_stories(common, &self.pattern);
        if own.is_empty() {
            return Vec::new();
        }
        let at = own.iter().position(|(id, _)| Some(id) == self.story.as_ref()).map_or(own.len(), |at| at);
        let mut choices: Vec<String> = own.into_iter().map(|(_, title)| title).collect();
        choices.push("another one".to_owned());
        let note = "a story from your own files".to_owned();
        let mut rows = vec![Row { field: Field::Story, name: "Story", choices, at, note }];
        if self.story.is_some() {
            rows.push(Row {
                field: Field::Text,
                name: "Begin",
                choices: vec!["from memory".to_owned(), "edit my text".to_owned()],
                at: usize::from(self.from_text),
                note: if self.from_text { "the editor holds your text" } else { "an empty page, cues on a key" }
                    .to_owned(),
            });
        }
        rows
    }

    fn level_row(&self, pattern: &Pattern) -> Row {
        let level = pattern.level(&self.level);
        Row {
            field: Field::Level,
            name: "Level",
            choices: pattern.levels.iter().map(|level| level.title.clone()).collect(),
            at: pattern.levels.iter().position(|level| level.id == self.level).unwrap_or(0),
            note: level
                .map(|it| format!("{}:{:02} in all; {}", it.total / 60, it.total % 60, it.focus.trim()))
                .unwrap_or_default(),
        }
    }

    /// The rungs of the ladder, with what each section has.
    fn length_row(&self, pattern: &Pattern, common: &Common) -> Row {
        let own = pattern.level(&self.level).map_or(0, |level| level.total);
        let time = |seconds: u32| format!("{}:{:02}", seconds / 60, seconds % 60);
        let rungs = LADDER.into_iter().map(|rung| format!("ladder: {}", time(rung)));
        let framework = common.library.framework_of(pattern);
        let sections = framework.map(|it| it.sections.as_slice()).unwrap_or_default();
        let times = framework.map(|it| it.times(self.length.unwrap_or(own))).unwrap_or_default();
        let budgets = sections.iter().zip(times).map(|(section, it)| format!("{} {}", section.mark, time(it.target)));
        Row {
            field: Field::Length,
            name: "Length",
            choices: std::iter::once(format!("the level's {}", time(own))).chain(rungs).collect(),
            at: self.length.and_then(|it| LADDER.iter().position(|rung| *rung == it)).map_or(0, |at| at + 1),
            note: budgets.collect::<Vec<_>>().join("  "),
        }
    }

    fn principle_row(&self, pattern: &Pattern, common: &Common) -> Row {
        let title = |id: &String| common.library.principles.get(id).map_or_else(|| id.clone(), |it| it.title.clone());
        let ids: Vec<&String> = pattern.angles.iter().map(|angle| &angle.principle).collect();
        let angle = self.principle.as_deref().and_then(|id| pattern.angle(id));
        Row {
            field: Field::Principle,
            name: "Principle",
            at: ids.iter().position(|id| Some(*id) == self.principle.as_ref()).map_or(0, |at| at + 1),
            choices: std::iter::once("none".to_owned()).chain(ids.into_iter().map(title)).collect(),
            note: angle.map_or_else(|| "judged for the question alone".to_owned(), |it| it.lead.trim().to_owned()),
        }
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match *msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Paste(_) => common.say("begin first, then paste"),
            Msg::Command(Command::Start) => return self.start(common, now),
            _ => match turn(msg, &self.rows(common), self.at) {
                Some(Turn::Row(at)) => self.at = at,
                Some(Turn::Choice(field, at)) => self.change(field, at, common),
                None => {}
            },
        }
        let rows = self.rows(common).len();
        self.at = self.at.min(rows.saturating_sub(1));
        Reply::stay()
    }

    fn change(&mut self, field: Field, at: usize, common: &Common) {
        let pattern = common.library.pattern(&self.pattern);
        match field {
            Field::Question => {
                if let Some(id) = common.library.patterns.keys().nth(at)
                    && let Some(other) = Self::new(common, id, None)
                {
                    *self = Self { check: true, at: self.at, ..other };
                }
            }
            Field::Story => self.story = own_stories(common, &self.pattern).into_iter().nth(at).map(|(id, _)| id),
            Field::Text => self.from_text = at == 1,
            Field::Level => {
                if let Some(level) = pattern.and_then(|pattern| pattern.levels.get(at)) {
                    self.level.clone_from(&level.id);
                }
            }
            Field::Length => self.length = at.checked_sub(1).and_then(|at| LADDER.get(at)).copied(),
            Field::Principle => {
                let angle = at.checked_sub(1).and_then(|at| pattern.and_then(|pattern| pattern.angles.get(at)));
                self.principle = angle.map(|angle| angle.principle.clone());
            }
            Field::Input => self.input = if at == 1 { Input::Aloud } else { Input::Typed },
            Field::Feedback => self.feedback = FEEDBACKS.get(at).copied().unwrap_or_default(),
            Field::Count | Field::Think => {}
        }
    }

    fn start(&mut self, common: &mut Common, now: Moment) -> Reply {
        let story = self.story.clone().filter(|_| !self.check);
        let text = story.as_deref().filter(|_| self.from_text).and_then(|id| common.library.story(id));
        let plan = Plan {
            pattern: self.pattern.clone(),
            text: text.map(|story| story.text.clone()).unwrap_or_default(),
            story,
            level: Some(self.level.clone()),
            principle: self.principle.clone(),
            input: if self.check { Input::Typed } else { self.input },
            feedback: if self.check || self.input == Input::Aloud { Feedback::Live } else { self.feedback },
            paste: self.check,
            length: self.length.filter(|_| !self.check),
            ..Plan::default()
        };
        let remembered = &mut common.remembered;
        remembered.level = Some(self.level.clone());
        remembered.principle.clone_from(&self.principle);
        if !self.check {
            remembered.story.clone_from(&self.story);
            remembered.input = self.input;
            remembered.feedback = self.feedback;
            remembered.from_text = self.from_text;
        }
        let effects = vec![Effect::Remember(Box::new(common.remembered.clone()))];
        Reply { effects, go: plan.begin(common, now) }
    }
}

/// The choices of how much is shown, in their order.
pub(super) const FEEDBACKS: [Feedback; 3] = [Feedback::Live, Feedback::Sparse, Feedback::Exam];

/// Typed or aloud, under that name.
pub(super) fn input_row(name: &'static str, input: Input, note: &str) -> Row {
    let (choices, at) = (["typed", "aloud"].map(str::to_owned).to_vec(), usize::from(input == Input::Aloud));
    Row { field: Field::Input, name, choices, at, note: note.to_owned() }
}

/// How much is shown while answering.
pub(super) fn feedback_row(feedback: Feedback, note: &str) -> Row {
    let choices = ["live", "sparse", "exam"].map(str::to_owned).to_vec();
    let at = FEEDBACKS.iter().position(|&it| it == feedback).unwrap_or(0);
    Row { field: Field::Feedback, name: "Coaching", choices, at, note: note.to_owned() }
}

/// Id and title of the candidate's own stories for a question; bundled ones are for reading.
fn own_stories(common: &Common, pattern: &str) -> Vec<(String, String)> {
    let own = common.library.stories_for(pattern).filter(|loaded| loaded.origin != Origin::Bundled);
    own.map(|loaded| (loaded.item.id.clone(), loaded.item.title.clone())).collect()
}
