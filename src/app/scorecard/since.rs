//! What changed since the session before.

use super::ScorecardScreen;
use super::times::total_ms;
use crate::app::compare::Compare;
use crate::app::msg::{Opened, SessionState};
use crate::app::paper::{Ink, Paper, quoted, sign};
use crate::app::past::{self, Wanted};
use crate::app::{Common, Effect, Reply};
use crate::scoring::compare::{self, Compared, Fault};
use crate::scoring::judge;
use crate::scoring::scorecard::Quoted;
use crate::session::{SessionId, Take};

/// Faults of a kind that are named; the others are counted.
const SHOWN: usize = 3;

/// The session before, as far as it is known.
#[derive(Debug, Clone, Default)]
pub enum Before {
    /// It was not looked for yet.
    #[default]
    Unknown,
    /// There is none.
    First,
    /// This one tries a session again that is not in the list any more.
    Gone,
    /// It is being read.
    Asked(SessionId),
    /// Here it is.
    Known(Box<Take>),
}

impl ScorecardScreen {
    /// Looks for the session that this one tries again, or the one before it with the same question and story.
    pub(super) fn look_back(&mut self, common: &Common) -> Vec<Effect> {
        let header = &self.take.header;
        let own = common.sessions.iter().position(|row| row.id == header.id);
        let Some(own) = own.filter(|_| matches!(self.before, Before::Unknown)) else { return Vec::new() };
        let finished = |state: &SessionState| matches!(state, SessionState::Finished(_));
        let before = match &header.again_of {
            Some(id) => common.sessions.iter().find(|row| row.id == *id && finished(&row.state)),
            None => common.sessions.iter().skip(own + 1).find(|row| {
                let same = row.pattern == header.pattern && row.story == header.story && row.input == header.input;
                let same = same && !row.drill;
                same && header.story.is_some() && finished(&row.state)
            }),
        };
        let Some(id) = before.map(|row| row.id.clone()) else {
            self.before = if header.again_of.is_some() { Before::Gone } else { Before::First };
            return Vec::new();
        };
        self.before = Before::Asked(id.clone());
        vec![Effect::Recall(id)]
    }

    /// Plays the answer again; the log of it is read first.
    pub(super) fn replay(&mut self) -> Reply {
        let wanted = Wanted::Replay(self.take.header.id.clone());
        let effects = wanted.effects();
        self.wanted = Some(wanted);
        Reply::effects(effects)
    }

    /// Lays it beside the session before.
    pub(super) fn lay_beside(&mut self, common: &mut Common) -> Reply {
        let own = || Opened::new(self.take.clone(), self.rubric.clone());
        if let Before::Known(before) = &self.before {
            return Compare::open(Opened::new((**before).clone(), None), own(), false, common);
        }
        let Some(id) = past::before(&self.take.header.id, common).map(|row| row.id.clone()) else {
            common.say("there is no earlier attempt at this question to compare it with");
            return Reply::stay();
        };
        let after = self.take.header.id.clone();
        let read = Some(Box::new(own()));
        self.wanted = Some(Wanted::Compare { before: id.clone(), after, read });
        Reply::effects([Effect::Recall(id)])
    }

    /// Takes the session before in.
    pub(super) fn recalled(&mut self, take: &Take) {
        if matches!(&self.before, Before::Asked(id) if *id == take.header.id) {
            self.before = Before::Known(Box::new(take.clone()));
            self.compare();
        }
    }

    /// Compares with the session before, by one and the same standard. Two questions, or an answer aloud with a typed
    /// one, cannot be compared.
    pub(super) fn compare(&mut self) {
        let (Before::Known(before), Some(rubric)) = (&self.before, self.rubric()) else { return };
        let ids = |take: &Take| take.sections.iter().map(|section| section.id.clone()).collect::<Vec<_>>();
        let same = ids(before) == ids(&self.take) && before.header.pattern == self.take.header.pattern;
        let mut compared = match (&self.shown, &before.finished) {
            (None, Some(None)) if same => Some(self.checks(before)),
            (Some(card), Some(Some(_))) if same => {
                Some(compare::compare(&judge(rubric, &before.told()).scorecard, card))
            }
            _ => None,
        };
        // What the candidate dismissed is not fixed: the words are still there.
        let dismissed = |words: &Quoted| {
            self.take.dismissed.iter().any(|dismissal| dismissal.rule == words.rule && dismissal.quote == words.text)
        };
        if let Some(compared) = &mut compared {
            compared.fixed.retain(|fault| !matches!(fault, Fault::Words(words) if dismissed(words)));
        }
        let seconds = |take| (total_ms(take, rubric) / 1000).cast_signed();
        let longer = seconds(&self.take) - seconds(before);
        self.since = compared.map(|compared| (compared, longer));
    }

    /// The line with which the scorecard begins, and what it counts.
    pub(super) fn write_since(&self, paper: &mut Paper) {
        if matches!(self.before, Before::Gone) {
            paper.say(0, "The session that this one tries again is not in the list any more.", Ink::Dim);
            paper.gap();
        }
        let Some((compared, longer)) = &self.since else { return };
        paper.say(0, &format!("Since last time: {}", compare::line(compared, *longer)), Ink::Strong);
        for (what, faults) in [("fixed", &compared.fixed), ("new", &compared.new)] {
            for fault in faults.iter().take(SHOWN) {
                paper.say(2, &format!("{what:<5} {}", self.fault(fault)), Ink::Dim);
            }
            if let Some(more) = faults.len().checked_sub(SHOWN).filter(|more| *more > 0) {
                paper.say(2, &format!("{what:<5} and {more} more"), Ink::Dim);
            }
        }
        paper.gap();
    }

    fn fault(&self, fault: &Fault) -> String {
        match fault {
            Fault::Words(words) => {
                format!("{} {} {}", sign(words.polarity), quoted(&words.text), self.family(&words.family))
            }
            Fault::Gap { title, .. } => format!("· {title}"),
            Fault::Empty(section) => format!("· {} is empty", self.section_title(section)),
        }
    }

    /// Answers aloud are compared by the candidate's own check.
    fn checks(&self, before: &Take) -> Compared {
        let mut compared = Compared::default();
        for (need, met) in &self.take.checked {
            let before = before.checked.iter().find(|(id, _)| id == need).map(|(_, met)| *met);
            let title = self.need(need).map_or_else(|| need.clone(), |need| need.title.clone());
            let fault = Fault::Gap { need: need.clone(), title };
            match (before, met) {
                (Some(false), true) => compared.fixed.push(fault),
                (Some(false), false) => compared.left.push(fault),
                (_, false) => compared.new.push(fault),
                _ => {}
            }
        }
        compared
    }
}
