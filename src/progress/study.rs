//! The study log: what was learned, asked and recalled, as a fold of its entries.

use super::due::Memory;
use super::interview::{Drawn, Interview};
use crate::clock;
use crate::session::SessionId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One line of the study log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Wall time and zone, [`crate::clock::Moment::wall`].
    pub wall: String,
    /// What happened.
    pub event: Event,
}

/// What can happen while learning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// A page of a pattern's walkthrough was opened.
    Learned {
        /// The pattern's id.
        pattern: String,
        /// The page, from 0.
        page: u32,
        /// How many there are.
        of: u32,
    },
    /// A test of a pattern was begun: its first question is answered.
    Began {
        /// The pattern's id.
        pattern: String,
        /// What the order of the options follows from, and what its answers name.
        seed: String,
        /// The ids of its questions, in their order.
        questions: Vec<String>,
    },
    /// A question of a test, or one that was due, was answered.
    Answered {
        /// The pattern's id.
        pattern: String,
        /// The question's id.
        question: String,
        /// Whether at the first try.
        right: bool,
        /// The seed of the test that it belongs to; none for a question that was due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        test: Option<String>,
    },
    /// A whole test was taken.
    Tested {
        /// The pattern's id.
        pattern: String,
        /// Questions that were right at the first try.
        right: u32,
        /// All of them.
        of: u32,
    },
    /// The candidate tried to name a story and its first line.
    Recalled {
        /// The story's id.
        story: String,
        /// Whether they could, by their own word.
        right: bool,
    },
    /// A mock interview was drawn, and begins.
    MockDrawn(Drawn),
    /// A mock interview is over: all of it was answered, or the candidate ended it.
    MockEnded {
        /// The interview's id.
        id: SessionId,
        /// The numbers of the questions that were answered in it, from 1: an answer may be deleted later.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answered: Vec<u32>,
    },
    /// A question of a mock interview was passed: there was no story for it.
    MockPassed {
        /// The interview's id.
        id: SessionId,
        /// The number of the question, from 1.
        n: u32,
    },
}

/// Something that is remembered or forgotten.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A question of a pattern's test: the ids of both.
    Question(String, String),
    /// A story, by its id.
    Story(String),
}

/// How far a walkthrough was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The page that was open last, from 0.
    pub page: u32,
    /// The furthest one.
    pub furthest: u32,
    /// How many there were then.
    pub of: u32,
}

/// A test as it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tested {
    /// The day, [`crate::clock::day`].
    pub day: i64,
    /// Questions that were right at the first try.
    pub right: u32,
    /// All of them.
    pub of: u32,
}

/// A test that was begun and not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTest {
    /// The day of its last answer, [`crate::clock::day`].
    pub day: i64,
    /// What the order of the options follows from.
    pub seed: String,
    /// The ids of its questions, in their order.
    pub questions: Vec<String>,
    /// Those that are answered, and whether rightly.
    pub answers: Vec<(String, bool)>,
}

/// The share of right answers, in percent, from which a test says that the pattern is strong.
pub const STRONG_TEST: u32 = 80;

impl OpenTest {
    /// Where it was left, for people.
    pub fn place(&self) -> String {
        format!("left at question {} of {}", (self.answers.len() + 1).min(self.questions.len()), self.questions.len())
    }

    /// Takes an answer in; the first one stands.
    fn answered(&mut self, question: &str, right: bool, day: i64) {
        let known = self.answers.iter().any(|(answered, _)| answered == question);
        if !known && self.questions.iter().any(|asked| asked == question) {
            self.answers.push((question.to_owned(), right));
            self.day = day;
        }
    }
}

impl Tested {
    /// Whether the test says that the pattern is strong.
    pub const fn is_strong(self) -> bool {
        self.of > 0 && self.right * 100 >= self.of * STRONG_TEST
    }
}

/// What the study log tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Study {
    /// Walkthroughs by pattern.
    pub learned: BTreeMap<String, Reached>,
    /// Tests by pattern, the oldest first.
    pub tests: BTreeMap<String, Vec<Tested>>,
    /// The test of a pattern that was left in the middle.
    pub open: BTreeMap<String, OpenTest>,
    /// The seeds of all tests of a pattern that were begun, the oldest first.
    pub seeds: BTreeMap<String, Vec<String>>,
    /// Everything that was asked at least once.
    pub memory: BTreeMap<Item, Memory>,
    /// Mock interviews, the oldest first.
    pub mocks: Vec<Interview>,
}

impl Study {
    /// The fold of a whole log. An entry whose time cannot be read counts for nothing.
    pub fn of(entries: &[Entry]) -> Self {
        let mut study = Self::default();
        for entry in entries {
            study.apply(entry);
        }
        study
    }

    /// Takes one entry in.
    pub fn apply(&mut self, entry: &Entry) {
        let Some(day) = clock::day(&entry.wall) else { return };
        match &entry.event {
            Event::Learned { pattern, page, of } => {
                let furthest = self.learned.get(pattern).map_or(0, |reached| reached.furthest).max(*page);
                self.learned.insert(pattern.clone(), Reached { page: *page, furthest, of: *of });
            }
            Event::Began { pattern, seed, questions } => {
                self.seeds.entry(pattern.clone()).or_default().push(seed.clone());
                let open = OpenTest { day, seed: seed.clone(), questions: questions.clone(), answers: Vec::new() };
                self.open.insert(pattern.clone(), open);
            }
            Event::Answered { pattern, question, right, test } => {
                if let Some(open) = self.open.get_mut(pattern).filter(|open| Some(&open.seed) == test.as_ref()) {
                    open.answered(question, *right, day);
                }
                self.remember(Item::Question(pattern.clone(), question.clone()), *right, day);
            }
            Event::Tested { pattern, right, of } => {
                let tested = Tested { day, right: *right, of: *of };
                self.tests.entry(pattern.clone()).or_default().push(tested);
                self.open.remove(pattern);
            }
            Event::Recalled { story, right } => self.remember(Item::Story(story.clone()), *right, day),
            Event::MockDrawn(drawn) => self.mocks.push(Interview::new(drawn.clone(), day)),
            Event::MockEnded { id, answered } => {
                for mock in self.mocks.iter_mut().filter(|mock| mock.drawn.id == *id) {
                    mock.ended = true;
                    mock.answered.clone_from(answered);
                }
            }
            Event::MockPassed { id, n } => {
                for mock in self.mocks.iter_mut().filter(|mock| mock.drawn.id == *id && !mock.passed.contains(n)) {
                    mock.passed.push(*n);
                }
            }
        }
    }

    fn remember(&mut self, item: Item, right: bool, day: i64) {
        let memory = self.memory.get(&item).copied();
        self.memory.insert(item, Memory::after(memory, right, day));
    }

    /// Whether a walkthrough was read to its end.
    pub fn has_learned(&self, pattern: &str) -> bool {
        self.learned.get(pattern).is_some_and(|reached| reached.furthest + 1 >= reached.of)
    }

    /// The mock interview of that id.
    pub fn mock(&self, id: &SessionId) -> Option<&Interview> {
        self.mocks.iter().rfind(|mock| mock.drawn.id == *id)
    }

    /// The test of a pattern that was left in the middle.
    pub fn open_test(&self, pattern: &str) -> Option<&OpenTest> {
        self.open.get(pattern).filter(|open| !open.answers.is_empty())
    }

    /// The last test of a pattern.
    pub fn last_test(&self, pattern: &str) -> Option<Tested> {
        self.tests.get(pattern)?.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(day: u32, event: Event) -> Entry {
        Entry { wall: format!("2026-11-{day:02}T09:00:00+00:00[UTC]"), event }
    }

    #[test]
    fn a_walkthrough_remembers_where_it_was_and_how_far_it_came() {
        let learned = |page| entry(1, Event::Learned { pattern: "p".into(), page, of: 4 });
        let study = Study::of(&[learned(0), learned(3), learned(1)]);
        assert_eq!(study.learned["p"], Reached { page: 1, furthest: 3, of: 4 });
        assert!(study.has_learned("p") && !study.has_learned("q"));
    }

    #[test]
    fn eight_of_ten_is_strong_and_seven_is_not() {
        let tested = |right| Tested { day: 0, right, of: 10 };
        assert!(tested(8).is_strong() && !tested(7).is_strong());
        assert!(!Tested { day: 0, right: 0, of: 0 }.is_strong());
    }

    #[test]
    fn a_mock_interview_is_kept_as_it_was_drawn_until_it_is_over() {
        let drawn =
            r#"{"mock-drawn":{"id":"1","asked":[{"pattern":"p","question":"When?"}],"think":30,"input":"aloud"}}"#;
        let ended = r#"{"mock-ended":{"id":"1"}}"#;
        let [drawn, ended] = [drawn, ended].map(|line| entry(2, serde_json::from_str(line).unwrap()));
        let study = Study::of(std::slice::from_ref(&drawn));
        let id = SessionId("1".into());
        let mock = study.mock(&id).unwrap();
        assert!(!mock.ended && mock.drawn.asked[0].question == "When?" && mock.drawn.level.is_none());
        assert!(Study::of(&[drawn, ended]).mock(&id).unwrap().ended);
    }

    #[test]
    fn a_test_stays_open_until_its_end_and_takes_its_own_answers_only() {
        let began = |day, seed: &str| {
            let questions = vec!["a".into(), "b".into()];
            entry(day, Event::Began { pattern: "p".into(), seed: seed.into(), questions })
        };
        let answered = |question: &str, right, test: Option<&str>| {
            let (pattern, question) = ("p".into(), question.into());
            entry(4, Event::Answered { pattern, question, right, test: test.map(str::to_owned) })
        };
        let log = [
            began(1, "old"),
            began(2, "new"),
            answered("a", false, None),
            answered("a", true, Some("old")),
            answered("b", false, Some("new")),
            answered("b", true, Some("new")),
            answered("c", true, Some("new")),
        ];
        let study = Study::of(&log);
        let open = study.open_test("p").unwrap();
        assert_eq!((open.seed.as_str(), open.answers.as_slice()), ("new", [("b".to_owned(), false)].as_slice()));
        assert_eq!(study.seeds["p"], ["old", "new"]);
        let mut study = study;
        study.apply(&entry(4, Event::Tested { pattern: "p".into(), right: 1, of: 2 }));
        assert_eq!(study.open_test("p"), None);
        assert_eq!(study.seeds["p"].len(), 2, "the next test knows how the options stood");
    }

    #[test]
    fn an_answer_of_an_older_program_is_read() {
        let line = r#"{"answered":{"pattern":"p","question":"q","right":true}}"#;
        let event: Event = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), line);
    }

    #[test]
    fn an_entry_without_a_time_counts_for_nothing() {
        let event = Event::Recalled { story: "s".into(), right: true };
        assert_eq!(Study::of(&[Entry { wall: "soon".into(), event }]), Study::default());
    }
}
