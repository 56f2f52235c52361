//! A story that is to be named with its first line, before the seconds are over.

use super::Quiz;
use crate::app::Common;
use crate::app::paper::{Ink, Paper, quoted};
use crate::clock::Moment;
use crate::progress::study::Item;
use crate::scoring::text::first_sentence;

impl Quiz {
    /// The question that the story answers; once it is shown, its title and first line.
    pub(super) fn recall(&self, until: Moment, shown: bool, common: &Common, now: Moment, paper: &mut Paper) {
        let Some(Item::Story(id)) = self.items.get(self.at) else { return };
        let Some(story) = common.library.story(id) else { return };
        let pattern = story.patterns.iter().find_map(|id| common.library.pattern(id));
        if let Some(pattern) = pattern {
            paper.say(0, &quoted(&pattern.question), Ink::Strong);
            paper.gap();
        }
        if !shown {
            let seconds = until.since(now).div_ceil(1000);
            paper.say(0, &format!("Which story, and what is its first line? Say it aloud: {seconds} s"), Ink::Text);
            return;
        }
        paper.say(0, &story.title, Ink::Strong);
        let framework = pattern.and_then(|pattern| common.library.framework_of(pattern));
        let first = framework.and_then(|it| it.sections.iter().find_map(|section| story.text.get(&section.id)));
        if let Some(text) = first {
            paper.say(2, &quoted(first_sentence(text)), Ink::Text);
        }
        paper.gap();
        paper.say(0, "Did you have both?", Ink::Strong);
    }
}
