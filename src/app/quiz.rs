//! Questions one after the other: the test of a pattern, or whatever is due today. What was wrong comes back at the end.
//! A test that is left stays open: its answers stand, and it goes on at the question where it was.

mod left;
mod recall;
mod record;
mod result;

use super::choosing::{Choosing, Pick};
use super::learn::Learn;
use super::paper::{Ink, Paper, Row};
use super::rehearse::measure::{later, next_second};
use super::scroll::{Room, Scroll};
use super::{Command, Common, Go, Msg, Reply, Screen};
use crate::clock::Moment;
use crate::content::quiz::Difficulty;
use crate::progress::study::Item;

/// Rows above the page: the title and how far it is.
const HEAD: u16 = 3;
/// Milliseconds in which a story and its first line must come to mind.
pub const TO_RECALL: u64 = 10_000;

/// Questions one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz {
    /// The pattern whose test it is; nothing for what is due.
    pub pattern: Option<String>,
    /// What the order of the options follows from: the seeds of all tests of the pattern, this one's last.
    seeds: Vec<String>,
    /// What is asked, in its order; what was wrong is added at the end.
    items: Vec<Item>,
    /// How many of them are asked for the first time.
    first: usize,
    /// Which of them is asked.
    at: usize,
    /// The question on the screen.
    asked: Asked,
    /// The first tries, in their order.
    pub tries: Vec<Try>,
    /// How far the page is scrolled.
    pub scroll: Scroll,
}

/// A first try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// What was asked.
    pub item: Item,
    /// How hard it was; nothing for a story.
    pub difficulty: Option<Difficulty>,
    /// The section that teaches it.
    pub section: Option<String>,
    /// Whether it was right.
    pub right: bool,
}

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// Whether to go on with a test that was left.
    Left,
    /// A question.
    Question(Box<Choosing>),
    /// A story to be named, until that moment, or until the candidate has it.
    Story { until: Moment, shown: bool },
    /// All is answered.
    Result,
}

impl Quiz {
    /// The test of a pattern.
    pub fn test(pattern: &str, common: &mut Common, now: Moment) -> Reply {
        let Some(found) = common.library.pattern(pattern).filter(|found| !found.test.is_empty()) else {
            common.say("this question has no test");
            return Reply::stay();
        };
        if let Some(quiz) = Self::left(found, common) {
            return Reply::go(Go::To(Screen::Quiz(Box::new(quiz))));
        }
        Self::anew(pattern, common, now)
    }

    /// The test of a pattern from its first question.
    fn anew(pattern: &str, common: &Common, now: Moment) -> Reply {
        let Some(found) = common.library.pattern(pattern) else { return Reply::stay() };
        let mut questions: Vec<_> = found.test.iter().map(|it| (it.difficulty, it.id.clone())).collect();
        questions.sort_by_key(|(difficulty, _)| *difficulty);
        let items = questions.into_iter().map(|(_, id)| Item::Question(pattern.to_owned(), id)).collect();
        let seeds = common.study.seeds.get(pattern).cloned().unwrap_or_default();
        Self::of(Some(pattern.to_owned()), items, seeds, common, now)
    }

    /// Everything that is due today.
    pub fn due(common: &mut Common, now: Moment) -> Reply {
        let items = super::question::due(common, now);
        if items.is_empty() {
            common.say("nothing is due today");
            return Reply::stay();
        }
        Self::of(None, items, Vec::new(), common, now)
    }

    fn of(pattern: Option<String>, items: Vec<Item>, mut seeds: Vec<String>, common: &Common, now: Moment) -> Reply {
        let first = items.len();
        let (asked, scroll) = (Asked::Result, Scroll::default());
        seeds.push(format!("{} {}", common.next_id.0, now.wall_ms));
        let mut quiz = Self { pattern, seeds, items, first, at: 0, asked, tries: Vec::new(), scroll };
        quiz.ask(common, now);
        Reply::go(Go::To(Screen::Quiz(Box::new(quiz))))
    }

    /// Puts the current item on the screen; what is not in the library any more is passed over.
    fn ask(&mut self, common: &Common, now: Moment) {
        self.scroll = Scroll::default();
        while let Some(item) = self.items.get(self.at) {
            let found = match item {
                Item::Question(pattern, id) => {
                    let found = common.library.pattern(pattern).and_then(|it| it.test.iter().find(|it| it.id == *id));
                    found.map(|item| Asked::Question(Box::new(Choosing::new(item.clone(), &self.seeds()))))
                }
                Item::Story(id) => {
                    let until = later(now, TO_RECALL);
                    common.library.story(id).map(|_| Asked::Story { until, shown: false })
                }
            };
            match found {
                Some(asked) => {
                    self.asked = asked;
                    return;
                }
                None => self.at += 1,
            }
        }
        self.asked = Asked::Result;
    }

    /// The seeds of the question that is asked: what comes back once more stands in another order than before.
    fn seeds(&self) -> Vec<String> {
        let again = (self.at >= self.first).then(|| format!("again {}", self.at));
        self.seeds.iter().cloned().chain(again).collect()
    }

    /// Whether it is asked first whether to go on with a test that was left.
    pub fn is_left(&self) -> bool {
        self.asked == Asked::Left
    }

    /// Whether all is answered.
    pub fn is_over(&self) -> bool {
        self.asked == Asked::Result
    }

    /// Whether a story is on the screen that is to be named now, or to be judged by the candidate.
    pub fn story(&self) -> Option<bool> {
        if let Asked::Story { shown, .. } = self.asked { Some(shown) } else { None }
    }

    /// Whether the options of a question wait for an answer.
    pub fn is_asking(&self) -> bool {
        matches!(&self.asked, Asked::Question(choosing) if !choosing.is_answered())
    }

    /// Where one is, for people.
    pub fn place(&self) -> String {
        if self.at < self.first {
            format!("{} of {}", self.at + 1, self.first)
        } else {
            let answered = matches!(&self.asked, Asked::Question(choosing) if choosing.is_answered());
            format!("once more what was wrong: {} left", self.items.len() - self.at - usize::from(answered))
        }
    }

    /// When the ten seconds are over, and each second before.
    pub fn next_wake(&self, now: Moment) -> Option<Moment> {
        match self.asked {
            Asked::Story { until, shown: false } => {
                let second = next_second(now, TO_RECALL.saturating_sub(until.since(now)));
                Some(if now.since(until) > 0 { now } else { second.min(until.max(now)) })
            }
            _ => None,
        }
    }

    /// Everything on the page.
    pub fn rows(&self, common: &Common, now: Moment) -> Vec<Row> {
        let mut paper = Paper::new(Room::under(HEAD, common.size).width);
        match &self.asked {
            Asked::Question(choosing) => {
                let pattern = match self.items.get(self.at) {
                    Some(Item::Question(pattern, _)) => common.library.pattern(pattern),
                    _ => None,
                };
                if let (Some(pattern), None) = (pattern, &self.pattern) {
                    paper.say(0, &pattern.title, Ink::Dim);
                    paper.gap();
                }
                choosing.write(&mut paper, pattern.and_then(|pattern| common.library.framework_of(pattern)));
            }
            Asked::Left => self.write_left(common, &mut paper),
            Asked::Story { until, shown } => self.recall(*until, *shown, common, now, &mut paper),
            Asked::Result => result::write(self, common, now, &mut paper),
        }
        paper.rows
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        if let Asked::Story { until, shown } = &mut self.asked {
            *shown |= now >= *until;
        }
        let Msg::Command(command) = *msg else { return Reply::stay() };
        if command == Command::Back {
            // Who leaves while what was wrong comes back has a result all the same.
            if !self.is_over() && self.at >= self.first {
                self.asked = Asked::Result;
                self.scroll = Scroll::default();
                return Reply::stay();
            }
            if self.pattern.is_some() && !self.is_over() && !self.tries.is_empty() {
                common.say("kept: the test goes on at this question");
            }
            return Reply::go(Go::Back);
        }
        match &mut self.asked {
            Asked::Left => match command {
                Command::Open => return Reply::effects(self.go_on(common, now)),
                Command::TestAnew => {
                    let anew = self.pattern.as_deref().map(|pattern| Self::anew(pattern, common, now));
                    if let Some(Go::To(screen)) = anew.map(|reply| reply.go) {
                        return Reply::go(Go::Instead(screen));
                    }
                }
                motion => self.scroll(motion, common, now),
            },
            Asked::Question(choosing) => match choosing.command(command) {
                Pick::Made { right } => {
                    let (difficulty, section) = (Some(choosing.item.difficulty), choosing.item.section.clone());
                    return Reply::effects(self.answered(right, difficulty, section, common, now));
                }
                Pick::GoOn => self.next(common, now),
                Pick::None if !choosing.is_answered() && matches!(command, Command::Up | Command::Down) => {}
                Pick::None => self.scroll(command, common, now),
            },
            Asked::Story { shown, .. } => match command {
                Command::Open if !*shown => *shown = true,
                Command::KnewIt | Command::DidNotKnow if *shown => {
                    let mut effects = self.answered(command == Command::KnewIt, None, None, common, now);
                    self.next(common, now);
                    return Reply::effects(std::mem::take(&mut effects));
                }
                _ => {}
            },
            Asked::Result => match command {
                Command::Open => return Reply::go(Go::Back),
                Command::LearnIt => {
                    if let Some((pattern, section)) = self.to_learn() {
                        let reply = Learn::at_section(&pattern, section.as_deref(), common, now);
                        return match reply.go {
                            Go::To(screen) => Reply { go: Go::Instead(screen), ..reply },
                            _ => reply,
                        };
                    }
                    common.say("nothing was wrong");
                }
                motion => self.scroll(motion, common, now),
            },
        }
        Reply::stay()
    }

    fn scroll(&mut self, motion: Command, common: &Common, now: Moment) {
        self.scroll.motion(motion, self.rows(common, now).len(), Room::under(HEAD, common.size));
    }

    fn next(&mut self, common: &Common, now: Moment) {
        self.at += 1;
        self.ask(common, now);
    }

    /// The pattern and section of which most was wrong.
    fn to_learn(&self) -> Option<(String, Option<String>)> {
        let wrong = self.tries.iter().filter(|one| !one.right);
        let mut counts: Vec<(usize, (String, Option<String>))> = Vec::new();
        for one in wrong {
            let Item::Question(pattern, _) = &one.item else { continue };
            let place = (pattern.clone(), one.section.clone());
            match counts.iter_mut().find(|(_, known)| *known == place) {
                Some((count, _)) => *count += 1,
                None => counts.push((1, place)),
            }
        }
        // Of equally many, the one that was asked first.
        let most = counts.iter().map(|(count, _)| *count).max()?;
        counts.into_iter().find(|(count, _)| *count == most).map(|(_, place)| place)
    }
}
