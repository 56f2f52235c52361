//! The end of an answer aloud: the check of what was said, the two questions, and where it leads.

use super::{Aloud, Stage};
use crate::app::drilled::Drilled;
use crate::app::mock::Answered;
use crate::app::msg::Opened;
use crate::app::questions::Questions;
use crate::app::scorecard::ScorecardScreen;
use crate::app::{Command, Common, Effect, Go, Reply, Screen, leaving};
use crate::clock::Moment;
use crate::session::Event;
use crate::session::event::Honesty;
use crate::session::notes::What;
use std::sync::Arc;

impl Aloud {
    /// Puts the check over what was told; where there is nothing to check it is complete.
    pub(super) fn begin_check(&mut self, common: &mut Common, now: Moment) -> Reply {
        self.stage = Stage::Checking { at: 0 };
        if self.checks().is_empty() { self.ask(Vec::new(), common, now) } else { Reply::stay() }
    }

    /// A key of the check afterwards.
    pub(super) fn check(&mut self, command: Command, at: usize, common: &mut Common, now: Moment) -> Reply {
        let last = self.checks().len().saturating_sub(1);
        let met = match command {
            // Who ended it by mistake speaks on.
            Command::SpokenBefore if at == 0 => {
                self.stage = Stage::Telling;
                return Reply::stay();
            }
            Command::SpokenUp | Command::SpokenBefore => {
                self.stage = Stage::Checking { at: at.saturating_sub(1) };
                return Reply::stay();
            }
            Command::SpokenDown | Command::SpokenNext => {
                self.stage = Stage::Checking { at: (at + 1).min(last) };
                return Reply::stay();
            }
            Command::SpokenFinish => return self.ask(Vec::new(), common, now),
            Command::SpokenYes => true,
            Command::SpokenNo => false,
            _ => return Reply::stay(),
        };
        let Some(need) = self.checks().get(at).map(|(_, need, _)| need.id.clone()) else { return Reply::stay() };
        let entries = self.recorder.record(Event::Checked { need, met }, now);
        let effects = self.keep(entries, common);
        self.stage = Stage::Checking { at: (at + 1).min(last) };
        if at == last { self.ask(effects, common, now) } else { Reply::effects(effects) }
    }

    /// Leaves the answer as it is; home offers to go on with it.
    pub(super) fn leave_for_home(&mut self, common: &mut Common, now: Moment) -> Reply {
        if common.stays_unsaved() {
            return Reply::stay();
        }
        let mut effects = self.pause(common, now);
        effects.push(Effect::LoadSessions);
        Reply { effects, go: Go::Home }
    }

    /// Leaves the answer as it is, and its mock interview for good.
    pub(super) fn end_interview(&mut self, common: &mut Common, now: Moment) -> Reply {
        let left = self.leave_for_home(common, now);
        leaving::end(left, self.plan.mock.clone(), common, now)
    }

    /// Puts the two questions over the screen; replies to follow-ups are complete without.
    pub(super) fn ask(&mut self, mut effects: Vec<Effect>, common: &mut Common, now: Moment) -> Reply {
        if self.plan.drill.is_some() {
            let mut reply = self.complete(None, None, common, now);
            effects.append(&mut reply.effects);
            return Reply { effects, ..reply };
        }
        Reply { effects, go: Go::To(Screen::Questions(Questions::new(self.question(), &self.rubric.pattern))) }
    }

    pub(super) fn complete(
        &mut self,
        answers: Option<[bool; 2]>,
        expected: Option<u8>,
        common: &mut Common,
        now: Moment,
    ) -> Reply {
        let mut effects = Vec::new();
        for (question, yes) in
            [Honesty::OnQuestion, Honesty::TrueAndMine].into_iter().zip(answers.into_iter().flatten())
        {
            let entries = self.recorder.record(Event::Answered { question, yes }, now);
            effects.extend(self.keep(entries, common));
        }
        let entries = self.recorder.finish(None, now);
        effects.extend(self.keep(entries, common));
        if let Some(overall) = expected {
            let (note, remember) = common.own_note(What::Predicted { overall }, now);
            effects.extend(remember);
            let entries = self.recorder.record(Event::Noted(Box::new(note)), now);
            effects.extend(self.keep(entries, common));
        }
        effects.extend([Effect::Sync, Effect::LoadSessions]);
        if let Some(mock) = self.plan.mock.clone() {
            let mock = Arc::unwrap_or_clone(mock);
            let take = self.recorder.take().clone();
            let next = if self.plan.drill.is_some() {
                mock.followed(&take, None, common, now)
            } else {
                let withheld = answers.is_some_and(|answers| answers.contains(&false));
                mock.answered(Answered::new(take, None, withheld), None, common, now)
            };
            return Reply::effects(effects).then(next);
        }
        let (take, rubric) = (self.recorder.take().clone(), Some(Arc::clone(&self.rubric)));
        let opened = Opened::new(take, rubric);
        if let Some(drilling) = &self.plan.drill {
            let go = Drilled::open(opened, drilling.opening.clone(), common)
                .map_or(Go::Home, |screen| Go::HomeThen(Screen::Drilled(Box::new(screen))));
            return Reply { effects, go };
        }
        let go = ScorecardScreen::open(opened, common)
            .map_or(Go::Home, |screen| Go::HomeThen(Screen::Scorecard(Box::new(screen))));
        Reply { effects, go }
    }
}
