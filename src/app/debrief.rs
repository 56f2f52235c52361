//! One scorecard for a whole mock interview.

use super::list::Choice;
use super::mock::{Answered, Mock};
use super::paper::{Ink, Paper, Row, quoted};
use super::{Command, Common, Effect, Go, Msg, Reply, Size};
use crate::content::Polarity;
use crate::content::pattern::Weakness;
use crate::scoring::{Verdict, advice};

/// Rows above the page.
pub const HEAD: u16 = 2;

/// What came of a mock interview.
#[derive(Debug, Clone)]
pub struct Debrief {
    /// The interview.
    pub mock: Mock,
    /// The chosen answer.
    pub choice: Choice,
    /// The first row shown.
    pub top: Choice,
}

impl Debrief {
    /// Over a mock interview that has ended.
    pub fn new(mock: Mock) -> Self {
        Self { mock, choice: Choice::default(), top: Choice::default() }
    }

    /// The room of the page: columns and rows.
    pub fn room(size: Size) -> (usize, usize) {
        let width = usize::from(size.width).saturating_sub(2).clamp(10, 96);
        (width, usize::from(size.height.saturating_sub(HEAD + 1)))
    }

    /// Everything on the page, and the row of the chosen answer.
    pub fn rows(&self, common: &Common) -> (Vec<Row>, usize) {
        let mut paper = Paper::new(Self::room(common.size).0);
        self.overall(&mut paper);
        let mut chosen = 0;
        for (n, (asked, answered)) in self.mock.asked.iter().zip(&self.mock.answered).enumerate() {
            paper.gap();
            if n == self.choice.at {
                chosen = paper.rows.len();
            }
            let first = paper.rows.len();
            paper.lead(0, &format!("{}", n + 1), &quoted(&asked.question), Ink::Strong);
            if n == self.choice.at
                && let Some(row) = paper.rows.get_mut(first)
            {
                row.chosen = true;
            }
            answer(answered, &asked.pattern, common, &mut paper);
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
        match self.verdict() {
            Some(verdict) => {
                let line = format!("The loop: {}. {hires} of {of} judged answers would be a hire.", verdict.title());
                paper.say(0, &line, Ink::Strong);
                let how = "It is the middle verdict of the answers after their follow-ups, on these rubrics; people decide otherwise.";
                paper.say(0, how, Ink::Dim);
            }
            None => {
                paper.say(0, "No verdict on the loop: nothing was written that the rules could judge.", Ink::Strong);
            }
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
                let rule = common.engine.rules().find(|(_, rule)| rule.family == id);
                count(rule.map_or_else(|| id.to_owned(), |(_, rule)| rule.family_title.to_lowercase()));
            }
        }
        said.retain(|(_, times)| *times > 1);
        if !said.is_empty() {
            paper.heading("In more than one answer");
            for (what, times) in said {
                paper.lead(2, "~", &format!("{what}, in {times}"), Ink::Text);
            }
        }
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        let Msg::Command(command) = *msg else { return Reply::stay() };
        match command {
            Command::Back => return Reply::go(Go::Home),
            Command::Open => {
                if let Some(answered) = self.mock.answered.get(self.choice.at) {
                    return Reply::effects([Effect::Open(answered.take.header.id.clone())]);
                }
            }
            Command::Up | Command::Down => {
                self.choice.motion(command, self.mock.answered.len(), common.size);
                let (rows, chosen) = self.rows(common);
                let height = Self::room(common.size).1;
                self.top.at = Choice { at: chosen }.top(rows.len(), height);
            }
            motion => {
                let hidden = self.rows(common).0.len().saturating_sub(Self::room(common.size).1);
                self.top.motion(motion, hidden + 1, common.size);
            }
        }
        Reply::stay()
    }
}

fn verdict(answered: &Answered) -> Option<Verdict> {
    let card = answered.after.as_ref().or(answered.card.as_ref());
    card.map(|card| card.verdict).filter(|_| !answered.withheld)
}

fn answer(answered: &Answered, pattern: &str, common: &Common, paper: &mut Paper) {
    let pattern = common.library.pattern(pattern).map_or(pattern, |it| it.title.as_str());
    if answered.withheld {
        paper.say(
            2,
            &format!("{pattern}: no verdict, since you said that it misses the question or is not all true."),
            Ink::Text,
        );
        return;
    }
    let Some(card) = &answered.card else {
        paper.say(2, &format!("{pattern}: told aloud; your own check is in the session."), Ink::Text);
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
    if card.primary_weakness != Weakness::None {
        paper.lead(2, "✗", &format!("fix first: {}", advice::title(card.primary_weakness)), Ink::Text);
    }
    if let Some(works) = advice::works(card) {
        paper.lead(2, "+", &quoted(&works.text), Ink::Dim);
    }
}
