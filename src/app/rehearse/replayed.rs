//! A rehearsal as it stood, for a replay: nothing is written, and its clocks show the time that is looked at.

use super::start::{resumed, rubric_of};
use super::{Rehearse, SETTLES, Saving};
use crate::app::editor::Op;
use crate::app::msg::Opened;
use crate::app::{Common, Plan, Size, replay};
use crate::clock::Moment;
use crate::session::{Event, Feedback, Input, Recorder, Take};

impl Rehearse {
    /// A session before its first entry, to be shown as it stood later; blind without anything that was judged. Nothing
    /// where its question is not known any more; the notice says so.
    pub fn replayed(opened: &Opened, blind: bool, common: &mut Common, now: Moment) -> Option<Self> {
        let rubric = rubric_of(opened, common)?;
        let feedback = if blind { Feedback::Exam } else { Feedback::Live };
        let plan = Plan { feedback, ..resumed(&opened.take.header) };
        let recorder = Recorder::still(Take::new(opened.take.header.clone()), now);
        let mut screen = Self::of(plan, rubric, recorder, now);
        screen.saving = Saving::OfOthers;
        screen.shown = Some(0);
        screen.untyped = !opened.entries.iter().any(|entry| matches!(entry.event, Event::Edit { .. }));
        screen.fit(common);
        Some(screen)
    }

    /// Whether it is shown for a replay.
    pub fn is_replayed(&self) -> bool {
        self.shown.is_some()
    }

    /// Shows the session as it stood at session time `at`, with the cursor in the current section where it was.
    pub fn show(&mut self, take: &Take, cursor: usize, at: u64, common: &Common, now: Moment) {
        let settled = at.saturating_sub(take.at) >= SETTLES || take.finished.is_some();
        let changed = self.recorder.take().n != take.n;
        self.shown = Some(at);
        if !changed && settled == self.settled {
            return;
        }
        self.settled = settled;
        if changed {
            self.recorder = Recorder::still(take.clone(), now);
            for (desk, section) in self.desks.iter_mut().zip(&take.sections) {
                if desk.text() != section.text {
                    *desk = desk.sized(section.text.clone());
                }
            }
            self.left =
                take.sections.iter().enumerate().map(|(i, s)| s.visits > u32::from(i == take.current)).collect();
            // Told in one piece, it has its sections once they were placed.
            self.plan.one_box = take.header.is_told_in_one() && take.finished.is_none();
            self.fit(common);
            if let Some(desk) = self.desks.get_mut(take.current) {
                desk.go_to(cursor);
            }
        }
        if self.coach.speaks() {
            self.judge();
        }
    }

    /// Scrolls the text of the current section by a few rows.
    pub fn scroll(&mut self, down: bool) {
        if let Some(desk) = self.current_desk() {
            desk.act(Op::Scroll(if down { 3 } else { -3 }), Moment::default());
        }
    }

    /// Wraps the texts anew, for a screen of another size.
    pub fn rewrap(&mut self, common: &Common) {
        self.fit(common);
    }

    /// The room of the screen, which a replay shares with its timeline.
    pub(super) fn room(&self, size: Size) -> Size {
        let below = if self.is_replayed() { replay::strip_rows(!self.coach.speaks(), size) } else { 0 };
        Size { height: size.height.saturating_sub(below), ..size }
    }

    /// In a replay of an answer aloud, what the clock of a section showed: there are no words to tell it by.
    pub(super) fn heard(&self, section: usize) -> Option<u64> {
        let at = self.shown.filter(|_| self.plan.input == Input::Aloud)?;
        Some(self.recorder.take().ms(section, at))
    }

    /// What stands in a replay where there is no text.
    pub(super) const fn in_silence(&self) -> &'static str {
        match self.plan.input {
            Input::Aloud => "told aloud: there are clocks, and no words",
            Input::Typed if self.untyped => "a copy without the typing: nothing stood here when this section was left",
            Input::Typed => "nothing is written here yet",
        }
    }
}
