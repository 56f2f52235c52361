//! The end of an answer: the two questions, the judgement, the scorecard.

use super::Rehearse;
use crate::app::msg::Opened;
use crate::app::questions::Questions;
use crate::app::scorecard::ScorecardScreen;
use crate::app::{Common, Effect, Go, Reply, Screen};
use crate::clock::Moment;
use crate::session::Event;
use crate::session::event::Honesty;
use std::sync::Arc;

impl Rehearse {
    /// Stops the clocks and puts the two questions over the screen; Back goes on writing.
    pub(super) fn finish(&mut self, common: &mut Common, now: Moment) -> Reply {
        if self.is_read_only() {
            common.say("another program has this session open; it can only be read here");
            return Reply::stay();
        }
        if self.desks.iter().all(|desk| desk.text().trim().is_empty()) {
            common.say("nothing is told yet");
            return Reply::stay();
        }
        let mut effects = self.pause(common, now);
        effects.extend(self.has_begun().then_some(Effect::Sync));
        if self.plan.drill.is_some() {
            let mut reply = self.complete_drill(common, now);
            reply.effects.splice(0..0, effects);
            return reply;
        }
        let questions = Questions::new(&self.rubric.pattern.question);
        Reply { effects, go: Go::To(Screen::Questions(questions)) }
    }

    /// Leaves the answer as it is; the library offers to go on with it.
    pub(super) fn leave_for_home(&mut self, common: &mut Common, now: Moment) -> Reply {
        if common.stays_unsaved() {
            return Reply::stay();
        }
        let mut effects = self.pause(common, now);
        effects.extend(self.has_begun().then_some(Effect::Sync));
        effects.push(Effect::LoadSessions);
        Reply { effects, go: Go::Home }
    }

    /// Records the answers and the judgement, and shows the scorecard.
    pub(super) fn complete(&mut self, on_question: bool, mine: bool, common: &mut Common, now: Moment) -> Reply {
        self.settled = true;
        self.judge();
        let scorecard = self.coach.judged.scorecard.clone();
        let answers = [(Honesty::OnQuestion, on_question), (Honesty::TrueAndMine, mine)];
        let mut effects = Vec::new();
        for (question, yes) in answers {
            let entries = self.recorder.record(Event::Answered { question, yes }, now);
            effects.extend(self.keep(entries, common));
        }
        let entries = self.recorder.finish(Some(scorecard), now);
        effects.extend(self.keep(entries, common));
        effects.extend([Effect::Sync, Effect::LoadSessions]);
        let opened = Opened {
            take: self.recorder.take().clone(),
            rubric: Some(Arc::clone(&self.rubric)),
            read_only: false,
            damage: Vec::new(),
        };
        let go = ScorecardScreen::open(opened, common)
            .map_or(Go::Home, |screen| Go::HomeThen(Screen::Scorecard(Box::new(screen))));
        Reply { effects, go }
    }
}
