//! Spaced recall: what was asked comes back after 1, 3, 7 and 14 days, and never after the interview.
//!
//! That spacing helps is well shown (Cepeda and others, "Distributed practice in verbal recall tasks", 2006); the four
//! steps are this program's own choice.

use super::study::{Item, Study};

/// Days until the next time, after so many right answers in a row.
pub const GAPS: [i64; 4] = [1, 3, 7, 14];

/// How well something is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// Right answers in a row, each on another day.
    pub streak: u32,
    /// The day on which it was asked last.
    pub day: i64,
    /// Whether the last answer was right.
    pub right: bool,
}

impl Memory {
    /// What an answer makes of it. A second right answer on one day shows nothing new.
    pub fn after(before: Option<Self>, right: bool, day: i64) -> Self {
        let streak = match before {
            _ if !right => 0,
            Some(before) if before.day == day && before.right => before.streak,
            Some(before) => before.streak + 1,
            None => 1,
        };
        Self { streak, day, right }
    }

    /// The day on which it is due by itself.
    pub fn due(self) -> i64 {
        let step = usize::try_from(self.streak.saturating_sub(1)).unwrap_or(usize::MAX);
        self.day + GAPS.get(step).or(GAPS.last()).copied().unwrap_or(1)
    }
}

/// Today, and the day of the interview where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// The day, [`crate::clock::day`].
    pub today: i64,
    /// The interview's.
    pub interview: Option<i64>,
}

impl Schedule {
    /// Days until the interview; nothing when it is over or has no date.
    pub fn left(self) -> Option<i64> {
        self.interview.map(|day| day - self.today).filter(|left| *left >= 0)
    }

    /// The day on which something is due: what would come after the interview comes the day before it. Nothing where
    /// that is no later than the day on which it was asked; what was asked before the interview does not come after it.
    pub fn due(self, memory: Memory) -> Option<i64> {
        match self.interview.filter(|day| memory.day < *day) {
            Some(interview) if self.today >= interview => None,
            Some(interview) if memory.due() >= interview => (interview - 1 > memory.day).then_some(interview - 1),
            _ => Some(memory.due()),
        }
    }

    /// Everything that is due today, what was forgotten first, then what has waited longest.
    pub fn due_today(self, study: &Study) -> Vec<Item> {
        let due = study.memory.iter().filter_map(|(item, memory)| {
            let day = self.due(*memory)?;
            (day <= self.today).then_some((memory.right, day, item))
        });
        let mut due: Vec<_> = due.collect();
        due.sort();
        due.into_iter().map(|(.., item)| item.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days on which something is due that is answered rightly each time.
    fn days(interview: Option<i64>) -> Vec<i64> {
        let mut memory = Memory::after(None, true, 0);
        let mut days = Vec::new();
        while days.len() < 6 {
            let Some(day) = (Schedule { today: memory.day, interview }).due(memory) else { break };
            days.push(day);
            memory = Memory::after(Some(memory), true, day);
        }
        days
    }

    #[test]
    fn it_comes_back_after_1_3_7_and_14_days() {
        assert_eq!(days(None), [1, 4, 11, 25, 39, 53]);
    }

    #[test]
    fn nothing_is_due_after_the_interview_and_all_of_it_once_before() {
        assert_eq!(days(Some(9)), [1, 4, 8]);
        assert_eq!(days(Some(1)), [] as [i64; 0]);
        assert_eq!(days(Some(-5)), days(None), "what is asked after an interview comes back freely");
        let memory = Memory::after(None, true, 0);
        for today in [5, 6, 60] {
            assert_eq!(Schedule { today, interview: Some(5) }.due(memory), None, "on day {today}");
        }
    }

    #[test]
    fn a_wrong_answer_begins_anew() {
        let right = Memory::after(Some(Memory::after(None, true, 0)), true, 1);
        assert_eq!(right.due(), 4);
        assert_eq!(Memory::after(Some(right), false, 4).due(), 5);
        assert_eq!(Memory::after(Some(right), true, 1), right, "twice on one day is once");
    }

    #[test]
    fn what_was_forgotten_comes_first() {
        let item = |id: &str| Item::Story(id.to_owned());
        let memory = |right, day| Memory { streak: u32::from(right), day, right };
        let study = Study {
            memory: [(item("a"), memory(true, 0)), (item("b"), memory(false, 2)), (item("c"), memory(true, 3))].into(),
            ..Study::default()
        };
        let schedule = Schedule { today: 3, interview: None };
        assert_eq!(schedule.due_today(&study), [item("b"), item("a")]);
    }
}
