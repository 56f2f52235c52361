//! Rows of choices, as before a rehearsal and before a mock interview: a key goes to another row or changes its choice.

use super::{Command, Msg};

/// What a row chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The question.
    Question,
    /// The candidate's own story.
    Story,
    /// Whether the story's text is there from the start.
    Text,
    /// The seniority.
    Level,
    /// The time for the whole answer.
    Length,
    /// A company's principle.
    Principle,
    /// Typed or aloud.
    Input,
    /// How much is shown while answering.
    Feedback,
    /// How many questions a mock interview has.
    Count,
    /// The time to think before an answer.
    Think,
}

/// One row: a name, its choices, and which of them holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it chooses.
    pub field: Field,
    /// For people.
    pub name: &'static str,
    /// For people, in order.
    pub choices: Vec<String>,
    /// The one that holds.
    pub at: usize,
    /// What it means.
    pub note: String,
}

/// What a key does to rows of choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Another row is chosen, by its place.
    Row(usize),
    /// What a row chooses is another of its choices now, by its place.
    Choice(Field, usize),
}

/// What a key does, where the row at `at` is chosen; both rows and choices go round.
pub fn turn(msg: &Msg, rows: &[Row], at: usize) -> Option<Turn> {
    let step = |at: usize, count: usize, on: bool| {
        let count = count.max(1);
        (at + if on { 1 } else { count - 1 }) % count
    };
    let Msg::Command(command) = *msg else { return None };
    match command {
        Command::NextField | Command::PreviousField => {
            Some(Turn::Row(step(at, rows.len(), command == Command::NextField)))
        }
        Command::NextChoice | Command::PreviousChoice => {
            let row = rows.get(at)?;
            Some(Turn::Choice(row.field, step(row.at, row.choices.len(), command == Command::NextChoice)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_choices_go_round_both_ways() {
        let row = |field, at| Row { field, name: "", choices: vec![String::new(); 3], at, note: String::new() };
        let rows = [row(Field::Level, 2), row(Field::Input, 0)];
        let turned = |command, at| turn(&Msg::Command(command), &rows, at);
        assert_eq!(turned(Command::NextField, 1), Some(Turn::Row(0)));
        assert_eq!(turned(Command::PreviousField, 0), Some(Turn::Row(1)));
        assert_eq!(turned(Command::NextChoice, 0), Some(Turn::Choice(Field::Level, 0)));
        assert_eq!(turned(Command::PreviousChoice, 1), Some(Turn::Choice(Field::Input, 2)));
        assert_eq!(turned(Command::Start, 0), None);
        assert_eq!(turn(&Msg::Command(Command::NextChoice), &[], 0), None);
    }
}
