//! One scorecard for a whole mock interview.

mod spoken;

use super::list::Choice;
use super::mock::{Answered, Mock};
use super::paper::{Ink, Paper, Row, quoted};
use super::scroll::{Room, Scroll};
use super::{Command, Common, Effect, Go, Msg, Reply, drilled};
use crate::content::Polarity;
use crate::content::pattern::Weakness;
use crate::scoring::replies::Cause;
use crate::scoring::{Verdict, advice};
use crate::session::SessionId;
use spoken::{Check, aloud, check};
use std::collections::BTreeSet;

/// Rows above the page.
const HEAD: u16 = 2;

/// What came of a mock interview.
#[derive(Debug, Clone)]
pub struct Debrief {
    /// The interview, its answers in the order of their questions.
    pub mock: Mock,
    /// The chosen answer.
    pub choice: Choice,
    /// How far the page is scrolled.
    pub scroll: Scroll,
    /// What the candidate checked of each answer; none for a typed one.
    checks: Vec<Option<Check>>,
    /// The numbers of questions that were answered, and whose answer was deleted since.
    deleted: Vec<u32>,
}

impl Debrief {
    /// Over a mock interview that has ended.
    pub fn new(mut mock: Mock, common: &Common) -> Self {
        mock.answered.sort_by_key(Answered::n);
        let checks = mock.answered.iter().map(|answered| check(answered, common)).collect();
        let deleted = deleted(&mock, common);
        Self { mock, choice: Choice::default(), scroll: Scroll::default(), checks, deleted }
    }

    /// What it is about.
    pub fn title(&self) -> String {
        let (of, deleted) = (self.mock.drawn.asked.len(), self.deleted.len());
        let answered = self.mock.answered.len() + deleted;
        let what = if of == 1 { "question" } else { "questions" };
        let since = match deleted {
            0 => String::new(),
            1 => "; one answer was deleted since".to_owned(),
            many => format!("; {many} answers were deleted since"),
        };
        if answered < of {
            return format!("Mock interview: {answered} of {of} {what} answered{since}");
        }
        format!("Mock interview: {of} {what}{since}")
    }

    /// What can be opened, in the order of the page: each answer, and behind it its replies.
    fn sessions(&self) -> Vec<&SessionId> {
        let each = self.mock.answered.iter();
        each.flat_map(|it| std::iter::once(&it.take.header.id).chain(it.replies.as_ref().map(|(id, _)| id))).collect()
    }

    /// Everything on the page, and the row of the chosen answer.
    pub fn rows(&self, common: &Common) -> (Vec<Row>, usize) {
        let mut paper = Paper::new(Room::under(HEAD, common.size).width);
        self.overall(&mut paper);
        let chosen_one = self.sessions().get(self.choice.at).copied();
        let mut chosen = 0;
        let mut choose = |id: &SessionId, first: usize, paper: &mut Paper| {
            if Some(id) == chosen_one
                && let Some(row) = paper.rows.get_mut(first)
            {
                row.chosen = true;
                chosen = first;
            }
        };
        for (n, asked) in (1..).zip(&self.mock.drawn.asked) {
            let title = common.library.pattern(&asked.pattern).map_or(asked.pattern.as_str(), |it| &it.title);
            let at = self.mock.answered.iter().position(|answered| answered.n() == n);
            let unanswered = if self.mock.passed.contains(&n) {
                Some("you passed it, so it counts as not answered")
            } else {
                self.deleted.contains(&n).then_some("its answer was deleted since")
            };
            if at.is_none() && unanswered.is_none() {
                continue;
            }
            paper.gap();
            let first = paper.rows.len();
            paper.lead(0, &n.to_string(), &quoted(&asked.question), Ink::Strong);
            if let Some(why) = unanswered.filter(|_| at.is_none()) {
                paper.say(2, &format!("{title}: {why}."), Ink::Text);
            }
            let Some((at, answered)) = at.and_then(|at| Some((at, self.mock.answered.get(at)?))) else { continue };
            choose(&answered.take.header.id, first, &mut paper);
            match self.checks.get(at).and_then(Option::as_ref) {
                Some(check) => aloud(answered, check, title, &mut paper),
                None => typed(answered, title, &mut paper),
            }
            if let Some((id, replies)) = &answered.replies {
                let first = paper.rows.len();
                paper.say(2, &format!("Follow-ups: {}", replies.told()), Ink::Dim);
                choose(id, first, &mut paper);
            }
        }
        self.again_and_again(common, &mut paper);
        (paper.rows, chosen)
    }

    /// The verdict on the loop: the middle one of the answers, since one fine answer carries no loop and one poor one
    /// need not sink it; of an even number, the lower.
    pub fn verdict(&self) -> Option<Verdict> {
        let mut verdicts: Vec<Verdict> = self.mock.answered.iter().filter_map(verdict).collect();
        verdicts.sort_unstable();
        verdicts.get(verdicts.len().saturating_sub(1) / 2).copied()
    }

    fn overall(&self, paper: &mut Paper) {
        let judged = || self.mock.answered.iter().filter_map(verdict);
        let (of, hires) = (judged().count(), judged().filter(|it| *it >= Verdict::Hire).count());
        if let Some(verdict) = self.verdict() {
            let line = format!("The loop: {}. {hires} of {of} judged answers would be a hire.", verdict.title());
            paper.say(0, &line, Ink::Strong);
            let how = "It is the middle verdict of the answers after their follow-ups, on these rubrics; people decide otherwise.";
            paper.say(0, how, Ink::Dim);
            return;
        }
        paper.say(0, "No verdict on the loop: nothing was written that the rules could judge.", Ink::Strong);
        let checks = || self.checks.iter().flatten();
        let (said, all) = (checks().map(|it| it.said.len()).sum::<usize>(), checks().map(|it| it.all).sum::<usize>());
        if all > 0 {
            let told = format!("By your own check you said {said} of the {all} things that they listen for.");
            paper.say(0, &told, Ink::Text);
        }
    }

    /// What came up in more than one answer.
    fn again_and_again(&self, common: &Common, paper: &mut Paper) {
        let cards = || self.mock.answered.iter().filter_map(|one| one.after.as_ref().or(one.card.as_ref()));
        let mut said: Vec<(String, usize)> = Vec::new();
        let mut count = |what: String| match said.iter_mut().find(|(known, _)| *known == what) {
            Some((_, times)) => *times += 1,
            None => said.push((what, 1)),
        };
        for card in cards() {
            if card.primary_weakness != Weakness::None {
                count(advice::title(card.primary_weakness).to_owned());
            }
            let mut families: Vec<&str> = card
                .findings
                .iter()
                .filter(|found| found.polarity != Polarity::Signal)
                .map(|found| found.family.as_str())
                .collect();
            families.sort_unstable();
            families.dedup();
            for id in families {
                count(common.engine.family_title(id).map_or_else(|| id.to_owned(), str::to_lowercase));
            }
        }
        for check in self.checks.iter().flatten() {
            // Two needs of a question may have one title.
            for title in check.missing.iter().collect::<BTreeSet<_>>() {
                count(format!("not said: {title}"));
            }
        }
        said.retain(|(_, times)| *times > 1);
        if !said.is_empty() {
            paper.heading("In more than one answer");
            for (what, times) in said {
                paper.lead(2, "~", &format!("{what} (in {times} answers)"), Ink::Text);
            }
        }
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        let Msg::Command(command) = *msg else { return Reply::stay() };
        match command {
            Command::Back => return Reply::go(Go::Back),
            Command::Open => {
                if let Some(id) = self.sessions().get(self.choice.at) {
                    return Reply::effects([Effect::Open(SessionId::clone(id))]);
                }
            }
            Command::Up | Command::Down => {
                self.choice.motion(command, self.sessions().len(), common.size);
                let (rows, chosen) = self.rows(common);
                self.scroll.show(chosen, rows.len(), Room::under(HEAD, common.size));
            }
            motion => {
                self.scroll.motion(motion, self.rows(common).0.len(), Room::under(HEAD, common.size));
            }
        }
        Reply::stay()
    }
}

/// The questions that were answered when it ended, as far as that is known, and have no answer any more.
fn deleted(mock: &Mock, common: &Common) -> Vec<u32> {
    let known = common.study.mock(&mock.drawn.id).map(|known| known.answered.as_slice()).unwrap_or_default();
    let last = mock.answered.iter().map(Answered::n).max().unwrap_or_default();
    let gone = |n: &u32| !mock.passed.contains(n) && mock.answer(*n).is_none();
    // They are asked in their order, so what comes before an answer was answered too.
    let told = |n: &u32| *n < last || known.contains(n);
    (1..=mock.drawn.asked.len() as u32).filter(|n| told(n) && gone(n)).collect()
}

fn verdict(answered: &Answered) -> Option<Verdict> {
    let card = answered.after.as_ref().or(answered.card.as_ref());
    card.map(|card| card.verdict).filter(|_| !answered.withheld)
}

/// A typed answer, as it was judged.
fn typed(answered: &Answered, pattern: &str, paper: &mut Paper) {
    if answered.withheld {
        paper.say(
            2,
            &format!("{pattern}: no verdict, since you said that it misses the question or is not all true."),
            Ink::Text,
        );
        return;
    }
    let Some(card) = &answered.card else {
        paper.say(2, &format!("{pattern}: no verdict, since what it was judged by is gone."), Ink::Text);
        return;
    };
    let opening = format!("{pattern}: {} ({} of 100)", card.verdict.title(), card.total);
    let line = match &answered.after {
        Some(after) if after.verdict != card.verdict => {
            format!("{opening}, after the follow-ups {} ({})", after.verdict.title(), after.total)
        }
        Some(after) => format!("{opening}, and the same after the follow-ups ({})", after.total),
        None => opening,
    };
    paper.say(2, &line, Ink::Text);
    if let Some(after) = answered.after.as_ref().filter(|after| after.verdict != card.verdict) {
        let supplied = answered.changes.iter().filter(|change| matches!(change.cause, Cause::Supplied { .. })).count();
        if after.verdict > card.verdict && supplied > 0 {
            let what = if supplied == 1 { "One gap was".to_owned() } else { format!("{supplied} gaps were") };
            paper.say(2, &format!("{what} filled when asked."), Ink::Text);
        }
        for reason in drilled::reasons(after, &answered.changes) {
            paper.say(2, &reason, Ink::Text);
        }
    }
    if card.primary_weakness != Weakness::None {
        paper.lead(2, "✗", &format!("fix first: {}", advice::title(card.primary_weakness)), Ink::Text);
    }
    if let Some(works) = advice::works(card) {
        paper.lead(2, "+", &quoted(&works.text), Ink::Dim);
    }
}
