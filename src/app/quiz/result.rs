//! What a test tells: the result by difficulty, and what to learn next.

use super::Quiz;
use crate::app::Common;
use crate::app::paper::{Ink, Paper};
use crate::clock::{self, Moment};
use crate::content::quiz::Difficulty;
use crate::progress::due::GAPS;
use crate::progress::study::{Item, STRONG_TEST, Tested};

pub(super) fn write(quiz: &Quiz, common: &Common, now: Moment, paper: &mut Paper) {
    let of = quiz.tries.len();
    let right = quiz.tries.iter().filter(|one| one.right).count();
    if quiz.pattern.is_some() {
        let test = Tested { day: 0, right: right as u32, of: of as u32 };
        let verdict = if test.is_strong() { "strong" } else { "weak" };
        paper.say(0, &format!("{right} of {of} at the first try: this question is {verdict}."), Ink::Strong);
        paper.say(0, &format!("Strong is {STRONG_TEST} % and more. Only the first try counts."), Ink::Dim);
        paper.gap();
        for difficulty in Difficulty::ALL {
            let of_it = || quiz.tries.iter().filter(|one| one.difficulty == Some(difficulty));
            let (right, of) = (of_it().filter(|one| one.right).count(), of_it().count());
            if of > 0 {
                let bar: String = of_it().map(|one| if one.right { '●' } else { '○' }).collect();
                paper.row(vec![(format!("  {:<8}{right} of {of}  {bar}", difficulty.title()), Ink::Text)]);
            }
        }
    } else {
        paper.say(0, &format!("{right} of {of} remembered."), Ink::Strong);
    }
    if let Some((pattern, section)) = quiz.to_learn() {
        paper.heading("Learn next");
        let found = common.library.pattern(&pattern);
        let title = found.map_or(pattern.as_str(), |pattern| pattern.title.as_str());
        let framework = found.and_then(|pattern| common.library.framework_of(pattern));
        let section = section.and_then(|id| framework?.section(&id).map(|section| section.title.clone()));
        let place = section.map_or_else(String::new, |section| format!(", {section}"));
        paper.lead(2, "→", &format!("{title}{place}"), Ink::Strong);
    }
    let wrong: Vec<_> = quiz.tries.iter().filter(|one| !one.right).collect();
    if !wrong.is_empty() {
        paper.heading("What was wrong");
    }
    for one in wrong {
        let asked = match &one.item {
            Item::Question(pattern, id) => {
                let found = common.library.pattern(pattern).and_then(|it| it.test.iter().find(|it| it.id == *id));
                found.map(|item| (item.question.as_str(), item.right.as_str()))
            }
            Item::Story(id) => common.library.story(id).map(|story| (story.title.as_str(), "")),
        };
        if let Some((question, answer)) = asked {
            paper.lead(2, "✗", question, Ink::Text);
            paper.say(4, answer, Ink::Dim);
        }
    }
    paper.gap();
    if common.schedule(now).left().is_some_and(|left| left <= 1) {
        return;
    }
    let days = GAPS.map(|days| days.to_string()).join(", ");
    let interview = common.remembered.interview.as_deref().and_then(clock::date);
    let until = interview.map(|day| format!(", and never after {}", clock::day_for_people(day))).unwrap_or_default();
    paper.say(0, &format!("It comes back by itself: after {days} days while you know it{until}."), Ink::Dim);
}
