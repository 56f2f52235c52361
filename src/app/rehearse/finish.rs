//! The end of an answer: the two questions, the judgement, the scorecard.

use super::Rehearse;
use crate::app::borders::Borders;
use crate::app::drill::Opening;
use crate::app::editor::Editor;
use crate::app::mock::{Answered, Mock};
use crate::app::msg::Opened;
use crate::app::questions::Questions;
use crate::app::scorecard::ScorecardScreen;
use crate::app::{Command, Common, Effect, Go, Reply, Screen, leaving};
use crate::clock::Moment;
use crate::scoring::borders::split;
use crate::session::Event;
use crate::session::event::Honesty;
use crate::session::notes::What;
use std::sync::Arc;

impl Rehearse {
    /// Stops the clocks and puts the two questions over the screen; Back goes on writing.
    pub(super) fn finish(&mut self, common: &mut Common, now: Moment) -> Reply {
        if self.is_read_only() {
            common.say("another program has this session open; it can only be read here");
            return Reply::stay();
        }
        // Silence is a reply too.
        if self.plan.drill.is_none() && self.is_untold() {
            if self.plan.mock.is_some() {
                return Mock::ask_to_pass();
            }
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
        if self.plan.one_box {
            let text = self.whole();
            // What was placed stays while the text is the same.
            let before = self.borders.as_ref().filter(|(of, _)| *of == text).map(|(_, at)| at.clone());
            let borders = Borders::new(Arc::clone(&self.rubric), text).placed(&before.unwrap_or_default());
            return Reply { effects, go: Go::To(Screen::Borders(Box::new(borders))) };
        }
        let questions = Questions::new(self.question(), &self.rubric.pattern);
        Reply { effects, go: Go::To(Screen::Questions(questions)) }
    }

    /// Whether there is nothing to finish.
    pub(super) fn is_untold(&self) -> bool {
        self.desks.iter().all(|desk| desk.text().trim().is_empty())
    }

    /// Goes on with the interview without an answer to this question.
    pub(super) fn pass(&mut self, common: &mut Common, now: Moment) -> Reply {
        let Some(mock) = self.plan.mock.clone() else { return Reply::stay() };
        let mut effects = self.pause(common, now);
        effects.push(Effect::LoadSessions);
        Reply::effects(effects).then(Arc::unwrap_or_clone(mock).pass(common, now))
    }

    /// The whole answer as it stands in its box.
    fn whole(&self) -> String {
        self.desks.iter().map(Editor::text).collect::<Vec<_>>().join("\n\n")
    }

    /// Takes in where the sections begin, and asks the two questions where that is kept; until they are answered one may go
    /// back to the box.
    pub(super) fn placed(&mut self, at: &[usize], by: Command, common: &mut Common, now: Moment) -> Reply {
        let text = self.whole();
        let sections = split(&self.rubric, &text, at);
        self.borders = Some((text, at.to_vec()));
        match by {
            Command::KeepBorders => {
                self.placed = Some(sections);
                Reply::go(Go::To(Screen::Questions(Questions::new(self.question(), &self.rubric.pattern))))
            }
            Command::LeaveInterview => self.command(Command::ToHome, common, now),
            _ => Reply::stay(),
        }
    }

    /// Writes every section as it was placed.
    fn part(&mut self, common: &mut Common, now: Moment) -> Vec<Effect> {
        let texts = self.placed.take().unwrap_or_default();
        let ids: Vec<String> = self.rubric.framework.sections.iter().map(|section| section.id.clone()).collect();
        let mut effects = Vec::new();
        for (at, (id, text)) in ids.iter().zip(texts).enumerate() {
            if let Some(desk) = self.desks.get_mut(at) {
                *desk = Editor::new(text.clone());
            }
            let entries = self.recorder.replace(id, &text, now);
            effects.extend(self.keep(entries, common));
        }
        effects
    }

    /// Leaves the answer as it is; home offers to go on with it.
    pub(super) fn leave_for_home(&mut self, common: &mut Common, now: Moment) -> Reply {
        if common.stays_unsaved() {
            return Reply::stay();
        }
        let mut effects = self.pause(common, now);
        effects.extend(self.has_begun().then_some(Effect::Sync));
        effects.push(Effect::LoadSessions);
        Reply { effects, go: Go::Home }
    }

    /// Leaves the answer as it is, and its mock interview for good.
    pub(super) fn end_interview(&mut self, common: &mut Common, now: Moment) -> Reply {
        let left = self.leave_for_home(common, now);
        leaving::end(left, self.plan.mock.clone(), common, now)
    }

    /// Records the answers, the judgement and the rating that is expected, and shows the scorecard.
    pub(super) fn complete(
        &mut self,
        [on_question, mine]: [bool; 2],
        expected: Option<u8>,
        common: &mut Common,
        now: Moment,
    ) -> Reply {
        self.settled = true;
        let mut effects = self.part(common, now);
        self.judge();
        let scorecard = self.coach.judged.scorecard.clone();
        let answers = [(Honesty::OnQuestion, on_question), (Honesty::TrueAndMine, mine)];
        for (question, yes) in answers {
            let entries = self.recorder.record(Event::Answered { question, yes }, now);
            effects.extend(self.keep(entries, common));
        }
        let entries = self.recorder.finish(Some(scorecard), now);
        effects.extend(self.keep(entries, common));
        if let Some(overall) = expected {
            let (note, remember) = common.own_note(What::Predicted { overall }, now);
            effects.extend(remember);
            let entries = self.recorder.record(Event::Noted(Box::new(note)), now);
            effects.extend(self.keep(entries, common));
        }
        effects.extend([Effect::Sync, Effect::LoadSessions]);
        let opened = Opened::new(self.recorder.take().clone(), Some(Arc::clone(&self.rubric)));
        if let Some(mock) = self.plan.mock.clone() {
            let opening = Opening::of(&opened, common);
            let card = opening.as_ref().map(|opening| opening.card.clone());
            let answered = Answered::new(opened.take, card, !(on_question && mine));
            return Reply::effects(effects).then(Arc::unwrap_or_clone(mock).answered(answered, opening, common, now));
        }
        let go = ScorecardScreen::open(opened, common)
            .map_or(Go::Home, |screen| Go::HomeThen(Screen::Scorecard(Box::new(screen))));
        Reply { effects, go }
    }
}
