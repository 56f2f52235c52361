//! What is different in a drill: samples after each reply, and the end.

use super::sheet::Page;
use super::{About, Rehearse, Sheet};
use crate::app::drill::{self, Opening};
use crate::app::drilled::Drilled;
use crate::app::editor::Editor;
use crate::app::msg::Opened;
use crate::app::{Common, Effect, Go, Reply, Screen};
use crate::clock::Moment;
use crate::session::Feedback;
use std::sync::Arc;

impl Rehearse {
    /// Whether the next key shows a weak and a strong reply: in a drill, once after each reply, and not in an exam.
    pub fn explains(&self) -> bool {
        let replied = self.desk().is_some_and(|desk| !desk.text().trim().is_empty());
        let open = matches!(self.sheet, Some(Sheet { about: About::Samples, .. }));
        let due = self.plan.drill.is_some() && self.plan.feedback != Feedback::Exam;
        due && replied && !open && !self.explained.contains(&self.at())
    }

    /// Stops the clock and shows the samples.
    pub(super) fn explain(&mut self, common: &mut Common, now: Moment) -> Reply {
        self.explained.push(self.at());
        let effects = self.pause(common, now);
        self.settled = true;
        self.judge();
        self.sheet = Some(Sheet { about: About::Samples, top: 0 });
        Reply::effects(effects)
    }

    pub(super) fn samples(&self, page: &mut Page) {
        let Some(asked) = self.section().and_then(|section| self.rubric.pattern.follow_up(&section.id)) else { return };
        if let Some(own) = self.desk().map(Editor::text) {
            page.marked("Your reply", own, &drill::marks(&self.rubric, &asked.id, own));
        }
        page.part("Key", [asked.strong.key.as_str()]);
        page.part("A strong reply", [asked.strong.text.as_str()]);
        page.part("A weak one, and why", [asked.weak.text.as_str(), asked.weak.why.as_str()]);
        page.part("It probes", [asked.probes.as_str()]);
    }

    /// Takes in the answer that a resumed drill comes after.
    pub(super) fn opening_read(&mut self, opened: &Opened, common: &Common) {
        let about = &self.recorder.take().header.about;
        if let Some(drilling) = &mut self.plan.drill
            && about.as_ref() == Some(&opened.take.header.id)
        {
            drilling.opening = Opening::of(opened, common).map(Arc::new);
        }
    }

    /// Ends it, after asking where a reply is empty or its question was never read.
    pub(super) fn end_drill(&mut self, common: &mut Common, now: Moment) -> Reply {
        let empty = |(n, desk): (usize, &Editor)| desk.text().trim().is_empty().then_some(n + 1);
        let silent: Vec<usize> = self.desks.iter().enumerate().filter_map(empty).collect();
        match drill::ask_about_silence(&silent).filter(|_| !self.is_read_only()) {
            Some(go) => Reply::go(go),
            None => self.finish(common, now),
        }
    }

    /// Records the replies with the scorecard that they make of the answer, and shows what they did.
    pub(super) fn complete_drill(&mut self, common: &mut Common, now: Moment) -> Reply {
        let opening = self.plan.drill.as_ref().and_then(|drilling| drilling.opening.clone());
        let card = opening.as_ref().map(|opening| opening.after(self.recorder.take()).0);
        let entries = self.recorder.finish(card, now);
        let mut effects = self.keep(entries, common);
        effects.extend([Effect::Sync, Effect::LoadSessions]);
        if let Some(mock) = self.plan.mock.clone() {
            return Reply::effects(effects).then(Arc::unwrap_or_clone(mock).followed(
                self.recorder.take(),
                opening.as_deref(),
                common,
                now,
            ));
        }
        let opened = Opened::new(self.recorder.take().clone(), Some(Arc::clone(&self.rubric)));
        let go = Drilled::open(opened, opening, common)
            .map_or(Go::Home, |screen| Go::HomeThen(Screen::Drilled(Box::new(screen))));
        Reply { effects, go }
    }
}
