//! Before a mock interview: how many questions, for what, how. What is chosen is remembered.

use super::mock::{self, Mock};
use super::remembered::MockChoices;
use super::rows::{Field, Row, Turn, turn};
use super::{Command, Common, Effect, Go, Msg, Reply};
use crate::clock::Moment;
use crate::progress::study::Event;
use crate::progress::{Drawn, Interview as Known};
use crate::session::Input;

/// Seconds to think that can be chosen.
const THINK: [u32; 4] = [0, 30, 60, 120];
/// Questions at most; after them comes the compound question.
const MOST: u32 = 5;

/// The choices before a mock interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// The chosen row.
    pub at: usize,
    choices: MockChoices,
    /// The level's id.
    level: Option<String>,
}

impl Interview {
    /// With the choices of last time.
    pub fn new(common: &Common) -> Self {
        let remembered = &common.remembered;
        let levels = levels(common);
        let known = |id: &&String| levels.iter().any(|(own, _)| own == *id);
        let level = remembered.level.as_ref().filter(known).or(levels.last().map(|(id, _)| id)).cloned();
        let mut choices = remembered.mock.clone();
        choices.count = choices.count.min(MOST);
        choices.principle = choices.principle.filter(|id| principles(common).contains(id));
        if !THINK.contains(&choices.think) {
            choices.think = MockChoices::default().think;
        }
        Self { at: 0, choices, level }
    }

    /// The last interview that is over and has answers in the list of sessions.
    pub fn last(common: &Common) -> Option<&Known> {
        let answered = |mock: &Known| {
            let of = |row: &super::msg::SessionRow| row.mock.as_ref().is_some_and(|it| it.id == mock.drawn.id);
            common.sessions.iter().any(|row| of(row) && matches!(row.state, super::msg::SessionState::Finished(_)))
        };
        common.study.mocks.iter().rev().find(|mock| mock.ended && answered(mock))
    }

    /// The rows of choices.
    pub fn rows(&self, common: &Common) -> Vec<Row> {
        let compound = self.choices.count == 0;
        let mut counts: Vec<String> = (1..=MOST).map(|n| n.to_string()).collect();
        counts.push("compound".to_owned());
        let mut rows = vec![Row {
            field: Field::Count,
            name: "Questions",
            at: if compound { counts.len() - 1 } else { self.choices.count as usize - 1 },
            choices: counts,
            note: if compound {
                "a disagreement, a mistake and a project, asked in one sitting".to_owned()
            } else {
                "drawn at random, in words you may not know yet".to_owned()
            },
        }];
        if !compound {
            rows.push(self.principle_row(common));
        }
        let levels = levels(common);
        rows.push(Row {
            field: Field::Level,
            name: "Level",
            at: levels.iter().position(|(id, _)| Some(id) == self.level.as_ref()).unwrap_or(0),
            choices: levels.into_iter().map(|(_, title)| title).collect(),
            note: "its time and its bar".to_owned(),
        });
        rows.push(Row {
            field: Field::Think,
            name: "To think",
            choices: THINK
                .map(|seconds| if seconds == 0 { "no time".to_owned() } else { format!("{seconds} s") })
                .to_vec(),
            at: THINK.iter().position(|seconds| *seconds == self.choices.think).unwrap_or(0),
            note: "counted down before each answer".to_owned(),
        });
        rows.push(Row {
            field: Field::Input,
            name: "Answer",
            choices: vec!["typed".to_owned(), "aloud".to_owned()],
            at: usize::from(self.choices.input == Input::Aloud),
            note: match self.choices.input {
                Input::Typed => "in one box; where its sections begin is placed afterwards".to_owned(),
                Input::Aloud => "in one breath; you check afterwards what you said".to_owned(),
            },
        });
        rows
    }

    fn principle_row(&self, common: &Common) -> Row {
        let principles = principles(common);
        let all = match common.remembered.aims.len() {
            0 => "any".to_owned(),
            aims => format!("the {aims} of your interview"),
        };
        let title = |id: &String| common.library.principles.get(id).map_or(id.clone(), |it| it.title.clone());
        Row {
            field: Field::Principle,
            name: "Principle",
            at: principles.iter().position(|id| Some(id) == self.choices.principle.as_ref()).map_or(0, |at| at + 1),
            choices: std::iter::once(all).chain(principles.iter().map(title)).collect(),
            note: "what the answers are judged for".to_owned(),
        }
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match *msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::Start) => return self.start(common, now),
            Msg::Command(Command::OpenMock) => match Self::last(common) {
                Some(last) => return Reply::effects([Effect::RecallInterview(last.drawn.id.clone())]),
                None => common.say("no mock interview is over yet"),
            },
            _ => match turn(msg, &self.rows(common), self.at) {
                Some(Turn::Row(at)) => self.at = at,
                Some(Turn::Choice(field, at)) => self.change(field, at, common),
                None => {}
            },
        }
        self.at = self.at.min(self.rows(common).len().saturating_sub(1));
        Reply::stay()
    }

    fn change(&mut self, field: Field, at: usize, common: &Common) {
        let choices = &mut self.choices;
        match field {
            Field::Count => choices.count = u32::try_from(at + 1).ok().filter(|count| *count <= MOST).unwrap_or(0),
            Field::Principle => {
                choices.principle = at.checked_sub(1).and_then(|at| principles(common).into_iter().nth(at));
            }
            Field::Level => self.level = levels(common).into_iter().nth(at).map(|(id, _)| id),
            Field::Think => choices.think = THINK.get(at).copied().unwrap_or(0),
            Field::Input => choices.input = if at == 1 { Input::Aloud } else { Input::Typed },
            _ => {}
        }
    }

    fn start(&self, common: &mut Common, now: Moment) -> Reply {
        let seed = format!("{} {}", common.next_id.0, now.wall_ms);
        let chosen = &self.choices;
        let principles = chosen.principle.clone().map_or_else(|| common.remembered.aims.clone(), |one| vec![one]);
        let asked = if chosen.count == 0 {
            mock::compound(common, &seed)
        } else {
            mock::draw(common, &principles, chosen.count as usize, &seed)
        };
        if asked.is_empty() {
            common.say("there is no question to ask");
            return Reply::stay();
        }
        let (think, input, level) = (chosen.think, chosen.input, self.level.clone());
        let drawn = Drawn { id: mock::new_id(common), asked, think, input, level };
        common.remembered.mock.clone_from(chosen);
        common.remembered.level.clone_from(&self.level);
        let remember = Effect::Remember(Box::new(common.remembered.clone()));
        let written = common.learned(Event::MockDrawn(drawn.clone()), now);
        Reply::effects([remember, written]).then(Mock::new(drawn).go_on(common, now))
    }
}

/// The levels of all questions, by id and title, in the order of the first question that has them.
fn levels(common: &Common) -> Vec<(String, String)> {
    let mut levels: Vec<(String, String)> = Vec::new();
    for level in common.library.patterns.values().flat_map(|loaded| &loaded.item.levels) {
        if levels.iter().all(|(id, _)| *id != level.id) {
            levels.push((level.id.clone(), level.title.clone()));
        }
    }
    levels
}

/// The principles that a question has an angle for.
fn principles(common: &Common) -> Vec<String> {
    super::aims::Aims::rows(common).into_iter().map(|(id, ..)| id).collect()
}
