//! Before a mock interview: how many questions, for what, how.

use super::mock::{self, Mock};
use super::setup::{Field, Row};
use super::{Command, Common, Go, Msg, Reply};
use crate::clock::Moment;
use crate::session::Input;

/// Seconds to think that can be chosen.
const THINK: [u32; 4] = [0, 30, 60, 120];
/// Questions at most; after them comes the compound question.
const MOST: usize = 5;

/// The choices before a mock interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// The chosen row.
    pub at: usize,
    /// How many questions; one more than the most is the compound question.
    count: usize,
    /// For the principles of the interview, all, or one of them by its place.
    principle: usize,
    level: usize,
    think: usize,
    input: Input,
}

impl Interview {
    /// With the choices of last time.
    pub fn new(common: &Common) -> Self {
        let levels = levels(common);
        let level = common.remembered.level.as_ref().and_then(|id| levels.iter().position(|(own, _)| own == id));
        let last = levels.len().saturating_sub(1);
        Self { at: 0, count: 3, principle: 0, level: level.unwrap_or(last), think: 1, input: common.remembered.input }
    }

    /// The rows of choices.
    pub fn rows(&self, common: &Common) -> Vec<Row> {
        let compound = self.count > MOST;
        let mut counts: Vec<String> = (1..=MOST).map(|n| n.to_string()).collect();
        counts.push("compound".to_owned());
        let mut rows = vec![Row {
            field: Field::Question,
            name: "Questions",
            choices: counts,
            at: self.count - 1,
            note: if compound {
                "a disagreement, a mistake and a project, asked in one sitting".to_owned()
            } else {
                "drawn at random, in words you may not know yet".to_owned()
            },
        }];
        if !compound {
            let principles = principles(common);
            let aims = common.remembered.aims.len();
            let all = if aims == 0 { "any".to_owned() } else { format!("the {aims} of your interview") };
            let title = |id: &String| common.library.principles.get(id).map_or(id.clone(), |it| it.title.clone());
            rows.push(Row {
                field: Field::Principle,
                name: "Principle",
                choices: std::iter::once(all).chain(principles.iter().map(title)).collect(),
                at: self.principle.min(principles.len()),
                note: "what the answers are judged for".to_owned(),
            });
        }
        rows.push(Row {
            field: Field::Level,
            name: "Level",
            choices: levels(common).into_iter().map(|(_, title)| title).collect(),
            at: self.level,
            note: "its time and its bar".to_owned(),
        });
        rows.push(Row {
            field: Field::Text,
            name: "To think",
            choices: THINK
                .map(|seconds| if seconds == 0 { "no time".to_owned() } else { format!("{seconds} s") })
                .to_vec(),
            at: self.think,
            note: "counted down before each answer".to_owned(),
        });
        rows.push(Row {
            field: Field::Input,
            name: "Answer",
            choices: vec!["typed".to_owned(), "aloud".to_owned()],
            at: usize::from(self.input == Input::Aloud),
            note: match self.input {
                Input::Typed => "in one box; where its sections begin is placed afterwards".to_owned(),
                Input::Aloud => "in one breath; you check afterwards what you said".to_owned(),
            },
        });
        rows
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let rows = self.rows(common);
        match *msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::Start) => return self.start(common, now),
            Msg::Command(Command::NextField) => self.at = (self.at + 1) % rows.len().max(1),
            Msg::Command(Command::PreviousField) => {
                self.at = self.at.checked_sub(1).unwrap_or(rows.len().saturating_sub(1));
            }
            Msg::Command(Command::NextChoice) => self.change(&rows, 1),
            Msg::Command(Command::PreviousChoice) => self.change(&rows, -1),
            _ => {}
        }
        self.at = self.at.min(self.rows(common).len().saturating_sub(1));
        Reply::stay()
    }

    fn change(&mut self, rows: &[Row], by: isize) {
        let Some(row) = rows.get(self.at) else { return };
        let at = (row.at.cast_signed() + by).rem_euclid(row.choices.len().max(1).cast_signed()).cast_unsigned();
        match row.field {
            Field::Question => self.count = at + 1,
            Field::Principle => self.principle = at,
            Field::Level => self.level = at,
            Field::Text => self.think = at,
            _ => self.input = if at == 1 { Input::Aloud } else { Input::Typed },
        }
    }

    fn start(&self, common: &mut Common, now: Moment) -> Reply {
        let seed = format!("{} {}", common.next_id.0, now.wall_ms);
        let chosen = self.principle.checked_sub(1).and_then(|at| principles(common).into_iter().nth(at));
        let principles = chosen.map_or_else(|| common.remembered.aims.clone(), |one| vec![one]);
        let asked = if self.count > MOST {
            mock::compound(common, &seed)
        } else {
            mock::draw(common, &principles, self.count, &seed)
        };
        if asked.is_empty() {
            common.say("there is no question to ask");
            return Reply::stay();
        }
        let mock = Mock {
            id: common.next_id.clone(),
            asked,
            think: THINK.get(self.think).copied().unwrap_or(0),
            input: self.input,
            level: levels(common).into_iter().nth(self.level).map(|(id, _)| id),
            answered: Vec::new(),
        };
        Reply::go(mock.go_on(common, now))
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
