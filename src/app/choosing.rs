//! One multiple-choice question while it is answered, and its worked solution after that.

use super::Command;
use super::paper::{Ink, Paper};
use crate::content::Framework;
use crate::content::quiz::MultipleChoice;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A question with its options in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosing {
    /// The question.
    pub item: MultipleChoice,
    /// Which option stands where: 0 is the right one, 1 the first of the wrong ones.
    order: Vec<usize>,
    /// The chosen row.
    at: usize,
    /// The hint is shown.
    hint: bool,
    /// What was answered, by its row.
    answered: Option<usize>,
}

/// What a key did to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// It chose no option.
    None,
    /// The question is answered now.
    Made {
        /// With the right option.
        right: bool,
    },
    /// It was answered before, and the candidate wants to go on.
    GoOn,
}

impl Choosing {
    /// The question with its options mixed. The same seeds mix them alike; one more seed mixes them anew, and what is
    /// right never stands where it stood the time before.
    pub fn new(item: MultipleChoice, seeds: &[String]) -> Self {
        let order = order(&item, seeds);
        Self { item, order, at: 0, hint: false, answered: None }
    }

    /// Whether it is answered.
    pub fn is_answered(&self) -> bool {
        self.answered.is_some()
    }

    /// Takes a key.
    pub fn command(&mut self, command: Command) -> Pick {
        let pick = match command {
            Command::PickFirst => Some(0),
            Command::PickSecond => Some(1),
            Command::PickThird => Some(2),
            Command::PickFourth => Some(3),
            Command::Open => Some(self.at),
            _ => None,
        };
        match (pick, self.answered) {
            (Some(_), Some(_)) if command == Command::Open => return Pick::GoOn,
            (Some(row), None) if row < self.order.len() => {
                (self.at, self.answered) = (row, Some(row));
                return Pick::Made { right: self.order.get(row) == Some(&0) };
            }
            _ => {}
        }
        match command {
            Command::Up if self.answered.is_none() => self.at = self.at.saturating_sub(1),
            Command::Down if self.answered.is_none() => self.at = (self.at + 1).min(self.order.len().saturating_sub(1)),
            Command::ShowHint if !self.item.hint.is_empty() => self.hint = true,
            _ => {}
        }
        Pick::None
    }

    /// The question, and once it is answered its solution.
    pub fn write(&self, paper: &mut Paper, framework: Option<&Framework>) {
        paper.say(0, &self.item.question, Ink::Strong);
        let sections = framework.map(|framework| framework.sections.as_slice()).unwrap_or_default();
        for section in sections {
            if let Some(text) = self.item.answer.get(&section.id) {
                paper.lead(2, &section.mark, text, Ink::Text);
            }
        }
        paper.gap();
        for (row, option) in self.order.iter().enumerate() {
            let (right, wrong) = (*option == 0, option.checked_sub(1).and_then(|at| self.item.wrong.get(at)));
            let text = wrong.map_or(&self.item.right, |wrong| &wrong.text);
            let sign = match self.answered {
                Some(_) if right => "✓",
                Some(own) if own == row => "✗",
                None if self.at == row => "▸",
                _ => " ",
            };
            let ink = match self.answered {
                None if self.at == row => Ink::Strong,
                Some(_) if right => Ink::Strong,
                Some(own) if own != row => Ink::Dim,
                _ => Ink::Text,
            };
            paper.lead(1, &format!("{sign} {}", row + 1), text, ink);
            if let (Some(_), Some(wrong)) = (self.answered, wrong) {
                paper.say(5, &wrong.why, Ink::Dim);
            }
        }
        if self.answered.is_some() {
            paper.heading("How one gets there");
            for (n, step) in self.item.steps.iter().enumerate() {
                paper.lead(2, &format!("{}.", n + 1), step, Ink::Text);
            }
        } else if self.hint {
            paper.gap();
            paper.lead(1, "Hint:", &self.item.hint, Ink::Text);
        }
    }
}

/// Which option stands in which row.
fn order(item: &MultipleChoice, seeds: &[String]) -> Vec<usize> {
    let number = |seed: &str, what: usize| {
        let mut hasher = DefaultHasher::new();
        (seed, &item.id, what).hash(&mut hasher);
        usize::try_from(hasher.finish() >> 33).unwrap_or_default()
    };
    let last = seeds.last().map_or("", String::as_str);
    let mut order: Vec<usize> = (1..=item.wrong.len()).collect();
    order.sort_by_cached_key(|option| number(last, *option));
    let wrong = order.len();
    // Each seed moves it by at least one row and by less than a whole round.
    let moved = seeds.iter().enumerate().map(|(n, seed)| match n {
        0 => number(seed, 0) % (wrong + 1),
        _ => 1 + number(seed, 0) % wrong.max(1),
    });
    let row = moved.fold(0, |row, by| (row + by) % (wrong + 1));
    order.insert(row.min(wrong), 0);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::quiz::{Difficulty, Wrong};

    fn question() -> MultipleChoice {
        let wrong = |text: &str| Wrong { text: text.to_owned(), why: format!("{text} is not it") };
        MultipleChoice {
            id: "q".to_owned(),
            difficulty: Difficulty::Easy,
            section: None,
            question: "Which?".to_owned(),
            answer: [].into(),
            right: "this".to_owned(),
            wrong: ["a", "b", "c"].map(wrong).to_vec(),
            steps: vec!["look".to_owned()],
            hint: "the first".to_owned(),
            engine: None,
        }
    }

    fn row_of_right(seeds: &[String]) -> usize {
        let choosing = Choosing::new(question(), seeds);
        let mut all = choosing.order.clone();
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3]);
        choosing.order.iter().position(|it| *it == 0).unwrap()
    }

    fn text(choosing: &Choosing) -> String {
        let mut paper = Paper::new(60);
        choosing.write(&mut paper, None);
        paper.text()
    }

    #[test]
    fn the_right_option_is_not_always_the_first() {
        let mut counts = [0; 4];
        (0..400).for_each(|seed: u32| counts[row_of_right(&[seed.to_string()])] += 1);
        assert!(counts.iter().all(|count| (60..140).contains(count)), "{counts:?}");
        let seeds = ["s".to_owned()];
        assert_eq!(Choosing::new(question(), &seeds), Choosing::new(question(), &seeds));
    }

    #[test]
    fn the_right_option_never_stands_where_it_stood_the_time_before() {
        let seeds: Vec<String> = (0..100).map(|seed: u32| seed.to_string()).collect();
        let rows: Vec<usize> = (1..=seeds.len()).map(|count| row_of_right(&seeds[..count])).collect();
        assert!(rows.windows(2).all(|two| two[0] != two[1]), "{rows:?}");
        let counts = [0, 1, 2, 3].map(|row| rows.iter().filter(|it| **it == row).count());
        assert!(counts.iter().all(|count| *count > 12), "{counts:?}");
    }

    #[test]
    fn it_is_answered_once_and_then_explained() {
        let mut choosing = Choosing::new(question(), &["1".to_owned()]);
        let right = choosing.order.iter().position(|it| *it == 0).unwrap();
        assert_eq!(choosing.command(Command::ShowHint), Pick::None);
        assert!(text(&choosing).contains("Hint: the first"));
        let pick = [Command::PickFirst, Command::PickSecond, Command::PickThird, Command::PickFourth];
        let wrong = (right + 1) % 4;
        assert_eq!(choosing.command(pick[wrong]), Pick::Made { right: false });
        assert_eq!(choosing.command(pick[right]), Pick::None, "an answer stands");
        let said = text(&choosing);
        assert!(
            said.contains(&format!("✓ {} this", right + 1)) && said.contains(&format!("✗ {}", wrong + 1)),
            "{said}"
        );
        assert!(said.contains("1. look") && said.contains("is not it"));
        assert_eq!(choosing.command(Command::Open), Pick::GoOn);
    }
}
