//! What of a test goes into the study log, and when.

use super::{Quiz, Try};
use crate::app::{Common, Effect};
use crate::clock::Moment;
use crate::content::quiz::Difficulty;
use crate::progress::study::{Event, Item};

impl Quiz {
    /// Records a first try; what was wrong comes back at the end, as often as it is.
    pub(super) fn answered(
        &mut self,
        right: bool,
        difficulty: Option<Difficulty>,
        section: Option<String>,
        common: &mut Common,
        now: Moment,
    ) -> Vec<Effect> {
        let Some(item) = self.items.get(self.at).cloned() else { return Vec::new() };
        if !right {
            self.items.push(item.clone());
        }
        if self.at >= self.first {
            return Vec::new();
        }
        let test = self.pattern.as_ref().and(self.seeds.last()).cloned();
        let begun = self.begun().filter(|_| self.tries.is_empty());
        let event = match item.clone() {
            Item::Question(pattern, question) => Event::Answered { pattern, question, right, test },
            Item::Story(story) => Event::Recalled { story, right },
        };
        self.tries.push(Try { item, difficulty, section, right });
        let rest = self.items.get(self.at + 1..self.first).unwrap_or_default();
        let over = !rest.iter().any(|item| is_there(item, common));
        let tested = self.tested().filter(|_| over);
        // The last answer and the end of the test are written in one piece.
        let events = begun.into_iter().chain([event]).chain(tested).collect();
        vec![common.learned_together(events, now)]
    }

    /// That the test was begun.
    fn begun(&self) -> Option<Event> {
        let questions = self.items.iter().take(self.first).filter_map(|item| match item {
            Item::Question(_, id) => Some(id.clone()),
            Item::Story(_) => None,
        });
        let seed = self.seeds.last()?.clone();
        Some(Event::Began { pattern: self.pattern.clone()?, seed, questions: questions.collect() })
    }

    /// That the test is over.
    pub(super) fn tested(&self) -> Option<Event> {
        let right = self.tries.iter().filter(|one| one.right).count() as u32;
        Some(Event::Tested { pattern: self.pattern.clone()?, right, of: self.tries.len() as u32 })
    }
}

/// Whether an item can still be asked.
fn is_there(item: &Item, common: &Common) -> bool {
    match item {
        Item::Question(pattern, id) => {
            common.library.pattern(pattern).is_some_and(|it| it.test.iter().any(|question| question.id == *id))
        }
        Item::Story(id) => common.library.story(id).is_some(),
    }
}
