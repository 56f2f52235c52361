//! What to do next: one mode a pattern with its reason, and the plan backwards from the interview.

use super::study::OpenTest;
use super::{Replies, Schedule, Study};
use crate::clock;
use crate::content::pattern::Weakness;
use crate::scoring::{Verdict, advice};
pub use crate::session::Mode;

/// Days before the interview in which the page for the night before is the next step.
pub const NIGHT: i64 = 2;
/// Days after which a strong answer is told once more.
const FRESH: i64 = 7;
/// Days before the interview that are kept for mock interviews and rest.
const RESERVED: i64 = 3;

/// A finished session, as far as it counts here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The pattern's id.
    pub pattern: String,
    /// The story's id, where one was chosen.
    pub story: Option<String>,
    /// The day, [`crate::clock::day`].
    pub day: i64,
    /// The verdict; none where it was withheld, or for an answer aloud.
    pub verdict: Option<Verdict>,
    /// What was to be fixed first.
    pub weakness: Option<Weakness>,
    /// Follow-ups were drilled, and no answer was told.
    pub drill: bool,
    /// It was told on the ladder of lengths: practice, but no answer at full length.
    pub ladder: bool,
    /// How many of them got a reply; nothing where an answer was told.
    pub replies: Option<Replies>,
}

/// What is known of one pattern.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Its id.
    pub pattern: &'a str,
    /// Whether it has a test.
    pub has_test: bool,
    /// The study log.
    pub study: &'a Study,
    /// All finished sessions, the newest first.
    pub told: &'a [Told],
    /// Today, and the interview.
    pub schedule: Schedule,
}

/// How a pattern stands, from one look at what is known of it.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    /// What is known of it.
    pub known: Known<'a>,
    /// What to take next; nothing where it is strong and fresh.
    pub advice: Option<Advice>,
    /// Whether it can be shown to anybody: told as a hire, drilled, and tested well.
    pub strong: bool,
}

/// The mode to take next, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// Which.
    pub mode: Mode,
    /// Why, in a few words.
    pub why: String,
}

impl<'a> Known<'a> {
    fn own(&self) -> impl Iterator<Item = &Told> {
        self.told.iter().filter(|told| told.pattern == self.pattern)
    }

    /// The last answer that was told at full length.
    pub fn last(&self) -> Option<&Told> {
        self.own().find(|told| !told.drill && !told.ladder)
    }

    /// Whether an answer of it was judged, so that its gaps are known.
    pub fn is_judged(&self) -> bool {
        self.own().any(|told| !told.drill && told.weakness.is_some())
    }

    /// The last drill of its follow-ups, whatever was replied.
    pub fn last_drill(&self) -> Option<&Told> {
        self.own().find(|told| told.drill)
    }

    /// Whether its follow-ups were drilled: silence is no drill.
    pub fn is_drilled(&self) -> bool {
        self.own().any(|told| told.replies.is_some_and(Replies::is_whole))
    }

    /// Its test, where that was left in the middle.
    pub fn left_test(&self) -> Option<&OpenTest> {
        self.study.open_test(self.pattern).filter(|_| self.has_test)
    }

    /// Whether anything of it was done.
    pub fn is_begun(&self) -> bool {
        self.study.learned.contains_key(self.pattern)
            || self.study.tests.contains_key(self.pattern)
            || self.own().next().is_some()
    }

    /// The day on which something of it was done last, as far as sessions and tests tell.
    pub fn last_day(&self) -> Option<i64> {
        let tested = self.study.last_test(self.pattern).map(|test| test.day);
        self.own().next().map(|told| told.day).max(tested)
    }

    /// The mode to take next; nothing where it is strong and fresh.
    pub fn advice(&self) -> Option<Advice> {
        self.step().or_else(|| self.stale())
    }

    /// All of what follows from it.
    pub fn standing(self) -> Standing<'a> {
        let step = self.step();
        let strong = step.is_none();
        Standing { advice: step.or_else(|| self.stale()), strong, known: self }
    }

    /// A strong one that was not practised for long.
    fn stale(&self) -> Option<Advice> {
        let days = self.schedule.today - self.last_day()?;
        let why = format!("strong; last practised {days} days ago");
        (days > FRESH).then_some(Advice { mode: Mode::Rehearse, why })
    }

    /// The first step that is still to be taken.
    fn step(&self) -> Option<Advice> {
        let advice = |mode, why: String| Some(Advice { mode, why });
        let Some(last) = self.last() else {
            if self.own().any(|told| !told.drill) {
                return advice(Mode::Rehearse, "told on the ladder only".to_owned());
            }
            return match self.study.learned.get(self.pattern) {
                None => advice(Mode::Learn, "new to you".to_owned()),
                Some(_) if self.study.has_learned(self.pattern) => {
                    advice(Mode::Rehearse, "learned, not told yet".to_owned())
                }
                Some(reached) => {
                    advice(Mode::Learn, format!("you stopped at page {} of {}", reached.page + 1, reached.of))
                }
            };
        };
        if let Some(verdict) = last.verdict.filter(|verdict| *verdict < Verdict::Hire) {
            let weakness = last.weakness.filter(|weakness| *weakness != Weakness::None).map(advice::title);
            let weakness = weakness.map(|title| format!(": {title}")).unwrap_or_default();
            return advice(Mode::Rehearse, format!("last time {}{weakness}", verdict.title()));
        }
        if !self.is_drilled() {
            let replies = self.last_drill().and_then(|told| told.replies);
            let why = replies.map(|replies| format!("follow-ups: {}", replies.told()));
            return advice(Mode::Drill, why.unwrap_or_else(|| "told; now the questions that come after it".to_owned()));
        }
        match self.study.last_test(self.pattern) {
            _ if !self.has_test => None,
            Some(test) if test.is_strong() => None,
            _ if self.left_test().is_some() => advice(Mode::Test, self.left_test()?.place()),
            None => advice(Mode::Test, "told and drilled, not tested yet".to_owned()),
            Some(test) => advice(Mode::Test, format!("last test {} of {}", test.right, test.of)),
        }
    }
}

/// The pattern to go on with: the one in work that was practised last, else the first that is new, else the one whose
/// practice is longest ago. `patterns` are those that matter.
pub fn pattern<'a, 'b>(patterns: &'b [Standing<'a>]) -> Option<(&'b Standing<'a>, &'b Advice)> {
    let open = || patterns.iter().filter_map(|it| Some((it, it.advice.as_ref()?)));
    let in_work = open().filter(|(it, _)| !it.strong && it.known.is_begun());
    let in_work = in_work.max_by_key(|(it, _)| (it.known.last_day(), std::cmp::Reverse(it.known.pattern)));
    let new = || open().find(|(it, _)| !it.known.is_begun());
    let stale = || open().min_by_key(|(it, _)| it.known.last_day());
    in_work.or_else(new).or_else(stale)
}

/// What the days before the interview are for, for somebody who has stories of their own or not.
pub fn plan(patterns: &[Standing<'_>], schedule: Schedule, stories: bool) -> Option<String> {
    let Some(left) = schedule.left() else {
        let day = clock::day_for_people(schedule.interview?);
        return Some(format!("The interview of {day} is over: set the day of the next one."));
    };
    let strong = patterns.iter().filter(|it| it.strong).count();
    let open = patterns.len() - strong;
    let state = format!("{strong} of {} questions strong", patterns.len());
    Some(match left {
        0 if !stories => "The interview is today. Tell one answer, once, and keep its first line in mind.".to_owned(),
        _ if left <= NIGHT && !stories => {
            "There is time for one story: tell an answer, and keep it from its scorecard.".to_owned()
        }
        0 => "The interview is today. Read your sheet once, and then put it away.".to_owned(),
        1 => format!("The interview is tomorrow: read your sheet, recall your opening lines, sleep. {state}."),
        2..=RESERVED => format!("{state}. These days are for mock interviews and what is due."),
        _ if open == 0 => format!("{state}: keep them fresh with what is due and mock interviews."),
        _ => {
            let days = left - RESERVED;
            let open = i64::try_from(open).unwrap_or(i64::MAX);
            let pace = (open - 1) / days + 1;
            let each = match pace {
                1 if days / open > 1 => format!("one every {} days", days / open),
                1 => "one a day".to_owned(),
                many => format!("{many} a day"),
            };
            format!("{state}; {each}, and {RESERVED} days stay for mock interviews.")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::study::{Entry, Event};
    use super::*;

    const WALL: &str = "2026-11-22T09:00:00+00:00[UTC]";

    fn study(events: Vec<Event>) -> Study {
        let entries: Vec<Entry> = events.into_iter().map(|event| Entry { wall: WALL.to_owned(), event }).collect();
        Study::of(&entries)
    }

    fn learned(page: u32) -> Event {
        Event::Learned { pattern: "p".to_owned(), page, of: 3 }
    }

    fn tested(right: u32) -> Event {
        Event::Tested { pattern: "p".to_owned(), right, of: 10 }
    }

    fn told(verdict: Verdict, drill: bool) -> Told {
        let weakness = (!drill).then_some(Weakness::NoMetric);
        let (ladder, replies) = (false, drill.then_some(Replies { given: 4, asked: 4 }));
        let (pattern, verdict) = ("p".to_owned(), Some(verdict));
        Told { pattern, story: None, day: today(), verdict, weakness, drill, ladder, replies }
    }

    fn today() -> i64 {
        clock::day(WALL).unwrap()
    }

    fn advised(events: Vec<Event>, told: &[Told], later: i64) -> String {
        let study = study(events);
        let schedule = Schedule { today: today() + later, interview: None };
        let known = Known { pattern: "p", has_test: true, study: &study, told, schedule };
        known.advice().map_or_else(|| "strong".to_owned(), |it| format!("{}: {}", it.mode.title(), it.why))
    }

    #[test]
    fn each_step_follows_the_one_before() {
        let (hire, weak, drill) =
            (told(Verdict::Hire, false), told(Verdict::LeaningNoHire, false), told(Verdict::Hire, true));
        let silent = |given| Told { replies: Some(Replies { given, asked: 4 }), ..drill.clone() };
        let (silent, half) = (silent(0), silent(2));
        let steps = [
            advised(vec![], &[], 0),
            advised(vec![learned(1)], &[], 0),
            advised(vec![learned(2)], &[], 0),
            advised(vec![learned(2)], std::slice::from_ref(&weak), 0),
            advised(vec![], &[hire.clone(), weak], 0),
            advised(vec![], &[silent.clone(), hire.clone()], 0),
            advised(vec![], &[half, hire.clone()], 0),
            advised(vec![], &[silent, drill.clone(), hire.clone()], 0),
            advised(vec![tested(6)], &[drill.clone(), hire.clone()], 0),
            advised(vec![tested(8)], &[drill.clone(), hire.clone()], 7),
            advised(vec![tested(8)], &[drill, hire.clone()], 8),
            advised(vec![learned(2)], &[Told { ladder: true, ..hire }], 0),
        ];
        insta::assert_snapshot!(steps.join("\n"), @"
        learn: new to you
        learn: you stopped at page 2 of 3
        rehearse: learned, not told yet
        rehearse: last time leaning no hire: no measured change
        drill: told; now the questions that come after it
        drill: follow-ups: 0 of 4 answered
        drill: follow-ups: 2 of 4 answered
        test: told and drilled, not tested yet
        test: last test 6 of 10
        strong
        rehearse: strong; last practised 8 days ago
        rehearse: told on the ladder only
        ");
    }

    #[test]
    fn the_plan_goes_backwards_from_the_interview() {
        let study = Study::default();
        let days = [None, Some(0), Some(1), Some(3), Some(7), Some(30), Some(-1)].map(|days| (days, true));
        let without = [Some(0), Some(2), Some(3)].map(|days| (days, false));
        let plans: Vec<String> = days
            .into_iter()
            .chain(without)
            .map(|(days, stories)| {
                let schedule = Schedule { today: 0, interview: days };
                let known = |pattern| Known { pattern, has_test: true, study: &study, told: &[], schedule };
                let patterns = ["a", "b", "c", "d", "e", "f"].map(|id| known(id).standing());
                plan(&patterns, schedule, stories).unwrap_or_else(|| "no plan".to_owned())
            })
            .collect();
        insta::assert_snapshot!(plans.join("\n"), @"
        no plan
        The interview is today. Read your sheet once, and then put it away.
        The interview is tomorrow: read your sheet, recall your opening lines, sleep. 0 of 6 questions strong.
        0 of 6 questions strong. These days are for mock interviews and what is due.
        0 of 6 questions strong; 2 a day, and 3 days stay for mock interviews.
        0 of 6 questions strong; one every 4 days, and 3 days stay for mock interviews.
        The interview of Wed 31 Dec 1969 is over: set the day of the next one.
        The interview is today. Tell one answer, once, and keep its first line in mind.
        There is time for one story: tell an answer, and keep it from its scorecard.
        0 of 6 questions strong. These days are for mock interviews and what is due.
        ");
    }

    #[test]
    fn what_is_in_work_comes_before_what_is_new() {
        let study = study(vec![learned(1)]);
        let schedule = Schedule { today: today(), interview: None };
        let known = |pattern| Known { pattern, has_test: true, study: &study, told: &[], schedule };
        let standing = |ids: [&'static str; 2]| ids.map(|id| known(id).standing());
        let patterns = standing(["a", "p"]);
        let (next, advice) = pattern(&patterns).unwrap();
        assert_eq!((next.known.pattern, advice.mode), ("p", Mode::Learn));
        let patterns = standing(["a", "b"]);
        assert_eq!(pattern(&patterns).unwrap().0.known.pattern, "a");
    }
}
