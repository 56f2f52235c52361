//! Going on with a test that was left in the middle.

use super::{Asked, Quiz, Try};
use crate::app::paper::{Ink, Paper};
use crate::app::scroll::Scroll;
use crate::app::{Common, Effect};
use crate::clock::{Moment, day_for_people};
use crate::content::Pattern;
use crate::progress::study::Item;

impl Quiz {
    /// The test of a pattern as it was left, before anybody said to go on with it; nothing where none is open. What is
    /// not in the library any more is not asked.
    pub(super) fn left(pattern: &Pattern, common: &Common) -> Option<Self> {
        let open = common.study.open_test(&pattern.id)?;
        let question = |id: &str| pattern.test.iter().find(|question| question.id == id);
        let item = |id: &str| Item::Question(pattern.id.clone(), id.to_owned());
        let as_try = |(id, right): &(String, bool)| {
            let found = question(id)?;
            let (difficulty, section) = (Some(found.difficulty), found.section.clone());
            Some(Try { item: item(id), difficulty, section, right: *right })
        };
        let tries: Vec<Try> = open.answers.iter().filter_map(as_try).collect();
        let answered = |id: &String| open.answers.iter().any(|(known, _)| known == id);
        let rest = open.questions.iter().filter(|id| !answered(id) && question(id).is_some()).map(|id| item(id));
        let mut items: Vec<Item> = tries.iter().map(|one| one.item.clone()).chain(rest).collect();
        let first = items.len();
        items.extend(tries.iter().filter(|one| !one.right).map(|one| one.item.clone()));
        Some(Self {
            pattern: Some(pattern.id.clone()),
            seeds: common.study.seeds.get(&pattern.id).cloned().unwrap_or_default(),
            items,
            first,
            at: tries.len(),
            asked: Asked::Left,
            tries,
            scroll: Scroll::default(),
        })
    }

    /// Goes on at the first question without an answer; where none is left the test is over.
    pub(super) fn go_on(&mut self, common: &mut Common, now: Moment) -> Vec<Effect> {
        let over = self.tested().filter(|_| self.at >= self.first);
        self.ask(common, now);
        over.map(|tested| common.learned(tested, now)).into_iter().collect()
    }

    /// What going on means.
    pub(super) fn write_left(&self, common: &Common, paper: &mut Paper) {
        let open = self.pattern.as_deref().and_then(|pattern| common.study.open_test(pattern));
        let day = open.map_or_else(String::new, |open| format!(" on {}", day_for_people(open.day)));
        let right = self.tries.iter().filter(|one| one.right).count();
        let (at, of) = (self.at + 1, self.first);
        let place = if at > of { "after its last question".to_owned() } else { format!("at question {at} of {of}") };
        paper.say(0, &format!("You left this test{day}, {place}."), Ink::Strong);
        paper.gap();
        let told = format!(
            "Going on keeps what you answered: {right} of {} right at the first try. The options stand as they did.",
            self.tries.len()
        );
        paper.say(0, &told, Ink::Text);
        paper.say(0, "Beginning again asks all of it anew, in another order of the options.", Ink::Text);
    }
}
