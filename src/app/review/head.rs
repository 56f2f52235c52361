//! Who told what, when: the head of a review.

use super::Review;
use crate::app::Common;
use crate::app::paper::quoted;
use crate::clock::for_people;
use crate::session::Input;

impl Review {
    /// Who and what, and the question. What may be cut on a narrow screen comes last.
    pub fn head(&self, common: &Common) -> [String; 2] {
        let header = &self.take.header;
        let pattern = match &self.rubric {
            Some(rubric) => Some(&rubric.pattern),
            None => common.library.pattern(&header.pattern),
        };
        let nobody = if self.own { "your own answer" } else { "no name" };
        let mut told = vec![header.candidate.clone().unwrap_or_else(|| nobody.to_owned())];
        match self.attempt {
            Some(attempt) => told.push(format!("attempt {attempt}")),
            None if header.again_of.is_some() => told.push("another attempt".to_owned()),
            None => {}
        }
        told.push(pattern.map_or_else(|| header.pattern.clone(), |pattern| pattern.title.clone()));
        told.push(for_people(&header.began));
        if header.input == Input::Aloud {
            told.push("aloud".to_owned());
        }
        let level = pattern.and_then(|pattern| pattern.level(&header.level));
        told.push(level.map_or_else(|| header.level.clone(), |level| level.title.clone()));
        if let Some(story) = &header.story {
            let known = common.library.story(story).map_or_else(|| story.clone(), |story| story.title.clone());
            told.push(format!("story: {known}"));
        }
        let question = header.asked.clone().or_else(|| pattern.map(|pattern| pattern.question.clone()));
        [told.join(" · "), question.map(|question| quoted(&question)).unwrap_or_default()]
    }
}
