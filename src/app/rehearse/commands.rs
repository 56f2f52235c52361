//! What the commands do, and the answers to what they ask.

use super::{About, Rehearse, Sheet, keys};
use crate::app::editor::Op;
use crate::app::msg::{Answer, Said};
use crate::app::prompt::Confirm;
use crate::app::{Command, Common, Effect, Go, Plan, Reply, Screen};
use crate::app::{borders, leaving, mock};
use crate::clock::Moment;
use crate::session::Event;

impl Rehearse {
    pub(super) fn command(&mut self, command: Command, common: &mut Common, now: Moment) -> Reply {
        if self.sheet.is_some() && self.in_sheet(command, common) {
            return Reply::stay();
        }
        if self.desk().is_some_and(|desk| desk.find().is_some()) && self.in_find(command) {
            return Reply::stay();
        }
        if let Some(op) = keys::op(command) {
            return Reply::effects(self.act(op, common, now));
        }
        match command {
            Command::NextSection if self.explains() => self.explain(common, now),
            Command::NextSection if self.plan.drill.is_some() && self.is_last() => self.end_drill(common, now),
            Command::Guide | Command::Cues | Command::Wordings | Command::Again if self.asks_alone() => {
                common.say("in a mock interview there is only the question");
                Reply::stay()
            }
            Command::PreviousSection if self.plan.one_box => Reply::stay(),
            Command::NextSection if !self.is_last() && self.at() + 1 < self.desks.len() => {
                Reply::effects(self.go(self.at() + 1, common, now))
            }
            Command::NextSection if self.is_untold() => self.finish(common, now),
            Command::NextSection => {
                let (title, detail) = if self.plan.one_box {
                    (
                        "Finish the answer?",
                        "You then mark its sections, and can still go back to write. Esc goes on writing.",
                    )
                } else {
                    let detail = "The answer is then judged and can no longer be changed. Esc goes on writing.";
                    ("That was the last section. Finish the answer?", detail)
                };
                Reply::go(Confirm::ask("finish", title, detail))
            }
            Command::PreviousSection => Reply::effects(self.go(self.at().saturating_sub(1), common, now)),
            Command::Guide => self.open(About::Guide),
            Command::Wordings => self.open(About::Wordings),
            Command::Cues => self.open(About::Cues),
            Command::Again => self.open(About::Again),
            Command::Pause => {
                let effects = if self.is_paused() { self.resume_clock(common, now) } else { self.pause(common, now) };
                if !self.recorder.take().begun {
                    common.say("the clock starts at the first key");
                }
                Reply::effects(effects)
            }
            Command::WideNotes => {
                self.wide_notes = !self.wide_notes;
                self.fit(common);
                Reply::stay()
            }
            Command::Find => {
                if let Some(desk) = self.current_desk() {
                    desk.open_find();
                }
                Reply::stay()
            }
            Command::NextFinding => {
                self.next_finding(common);
                Reply::stay()
            }
            Command::Dismiss => self.ask_to_dismiss(common),
            Command::Finish if self.plan.drill.is_some() => self.end_drill(common, now),
            Command::Finish => self.finish(common, now),
            Command::ToHome => match &self.plan.mock {
                Some(mock) => mock.ask_to_leave(),
                None => self.leave_for_home(common, now),
            },
            Command::Menu => {
                if let Some(desk) = self.current_desk() {
                    desk.act(Op::Unselect, now);
                }
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    fn open(&mut self, about: About) -> Reply {
        self.sheet = Some(Sheet { about, top: 0 });
        Reply::stay()
    }

    pub(super) fn answered(&mut self, answer: &Answer, common: &mut Common, now: Moment) -> Reply {
        match (answer.topic, &answer.reply) {
            (mock::PASS, Said::Yes) => self.pass(common, now),
            ("finish", Said::Yes) => self.finish(common, now),
            (leaving::TOPIC, Said::Later) => self.leave_for_home(common, now),
            (leaving::TOPIC, Said::Yes) => self.end_interview(common, now),
            (borders::TOPIC, Said::Borders { at, by }) => self.placed(at, *by, common, now),
            ("honesty", Said::Honest { on_question, true_and_mine, expected }) => {
                self.complete([*on_question, *true_and_mine], *expected, common, now)
            }
            ("split", Said::Yes) => Reply::effects(self.split(common, now)),
            ("split", _) => {
                let text = self.pasted.take().map(|(text, _)| text).unwrap_or_default();
                Reply::effects(self.act(Op::Paste(text), common, now))
            }
            ("dismiss", Said::Text(reason)) if !reason.is_empty() => {
                let (Some(note), Some(section)) = (self.dismissing.take(), self.section()) else {
                    return Reply::stay();
                };
                let (section, reason) = (section.id.clone(), reason.clone());
                let event = Event::Dismissed { rule: note.rule, section, quote: note.quote, reason };
                let entries = self.recorder.record(event, now);
                let effects = self.keep(entries, common);
                self.judge();
                Reply::effects(effects)
            }
            ("dismiss", _) => {
                common.say("not dismissed: it takes a reason");
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    pub(super) fn again(&mut self, section_only: bool, common: &mut Common, now: Moment) -> Reply {
        let at = self.at();
        let mut plan = Plan { text: std::collections::BTreeMap::new(), section: 0, ..self.plan.clone() };
        if section_only {
            plan.section = at;
            let others = self.rubric.framework.sections.iter().zip(&self.desks).enumerate().filter(|(i, _)| *i != at);
            plan.text = others.map(|(_, (section, desk))| (section.id.clone(), desk.text().to_owned())).collect();
        }
        if self.has_begun() {
            plan.again_of = Some(self.recorder.take().header.id.clone());
        }
        let mut effects = self.pause(common, now);
        effects.extend(self.has_begun().then_some(Effect::LoadSessions));
        let go = match Self::new(plan, common, now) {
            Some(screen) => Go::Instead(Screen::Rehearse(Box::new(screen))),
            None => Go::Stay,
        };
        Reply { effects, go }
    }
}
