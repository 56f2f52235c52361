//! An answer by keyboard: sections, their editors and clocks, and what the coach says meanwhile.

pub mod area;
pub mod coach;
mod commands;
mod drill;
mod faults;
mod finish;
pub(super) mod keys;
pub mod measure;
mod mouse;
mod paste;
mod replayed;
mod saving;
pub mod sheet;
pub(super) mod start;
pub mod unjudged;

pub(super) use saving::Saving;
pub use sheet::{About, Sheet};

use super::editor::{Editor, Ink, Mark, Op};
use super::{Common, Effect, Msg, Notice, Plan, Reply};
use crate::clock::Moment;
use crate::content::Section;
use crate::content::framework::SectionTime;
use crate::content::headings::Piece;
use crate::scoring::length::spoken_ms;
use crate::scoring::{Rubric, Told};
use crate::session::{Entry, Input, Recorder, SessionId};
use area::{Areas, Notes, areas};
use coach::{Coach, Note};
use measure::{Measure, later, next_second};
use std::sync::Arc;
use unjudged::Unjudged;

/// Without a key for so long an unfinished clause is taken for ended, in ms.
pub(super) const SETTLES: u64 = 1_500;

/// An answer by keyboard.
#[derive(Debug, Clone)]
pub struct Rehearse {
    /// What is rehearsed, and how.
    pub plan: Plan,
    /// The standard it is judged by.
    pub rubric: Arc<Rubric>,
    /// What the coach says.
    pub coach: Coach,
    /// The page over the text, where one is open.
    pub sheet: Option<Sheet>,
    /// Needs and findings have more room, on a narrow screen.
    pub wide_notes: bool,
    recorder: Recorder,
    /// One editor for each section.
    desks: Vec<Editor>,
    /// Sections that were left once; their gaps are then shown as such.
    left: Vec<bool>,
    /// Entries of the resumption, until the first message.
    late: Vec<Entry>,
    /// The answer that a resumed drill comes after, until it was asked for.
    asks: Option<SessionId>,
    /// The sections of an answer in one box as they were placed, until the two questions are answered.
    placed: Option<Vec<String>>,
    /// Where they were placed, with the text of then: they stay while it is the same.
    borders: Option<(String, Vec<usize>)>,
    /// Follow-ups whose samples were shown after the reply.
    explained: Vec<usize>,
    saving: Saving,
    /// The last key that changed the text.
    typed: Moment,
    /// The unfinished clause is taken for ended.
    settled: bool,
    /// What changed since the answer was judged.
    unjudged: Option<Unjudged>,
    /// A paste that may be split, while the question lies over the screen.
    pasted: Option<(String, Vec<Piece>)>,
    /// The finding that is being dismissed, likewise.
    dismissing: Option<Note>,
    /// In a replay, the session time that is shown, in ms.
    shown: Option<u64>,
    /// In a replay of a copy without the typing: texts come whole.
    untyped: bool,
}

impl Rehearse {
    /// The number of the current section.
    pub fn at(&self) -> usize {
        self.recorder.take().current
    }

    /// Whether it is the last section.
    pub fn is_last(&self) -> bool {
        self.plan.one_box || self.at() + 1 == self.desks.len()
    }

    /// The current section.
    pub fn section(&self) -> Option<&Section> {
        self.rubric.framework.sections.get(self.at())
    }

    /// The editor of the current section.
    pub fn desk(&self) -> Option<&Editor> {
        self.desks.get(self.at())
    }

    /// Whether a section was entered and left.
    pub fn was_left(&self, section: usize) -> bool {
        self.left.get(section).is_some_and(|left| *left)
    }

    /// Whether the clocks were stopped.
    pub fn is_paused(&self) -> bool {
        self.shown.is_none() && self.recorder.take().begun && !self.recorder.take().running
    }

    /// Whether there is anything to save yet.
    pub fn has_begun(&self) -> bool {
        self.saving == Saving::Written
    }

    /// Whether another program has the session, so that nothing can be changed here.
    pub fn is_read_only(&self) -> bool {
        self.saving == Saving::OfOthers
    }

    /// Milliseconds on the clock of the current section.
    pub fn clock_ms(&self, now: Moment) -> u64 {
        self.shown.map_or_else(|| self.recorder.ms(self.at(), now), |at| self.recorder.take().ms(self.at(), at))
    }

    /// Words of a section.
    pub fn words(&self, section: usize) -> u32 {
        self.desks.get(section).map_or(0, Editor::words)
    }

    /// How long a section is: a typed answer is judged by what it would take to say it.
    pub fn measure(&self, section: usize) -> Measure {
        let total = self.rubric.level.total;
        let whole = self.plan.one_box.then_some(SectionTime { target: total, limit: total.saturating_mul(3) / 2 });
        let time = whole.or_else(|| self.rubric.times.get(section).copied());
        let time = time.unwrap_or(SectionTime { target: 0, limit: 0 });
        if let Some(ms) = self.heard(section) {
            return Measure { ms, estimate: false, time };
        }
        Measure { ms: spoken_ms(self.words(section), self.rubric.pace), estimate: true, time }
    }

    /// The same for the whole answer, in ms.
    pub fn total_ms(&self) -> u64 {
        let heard = self.shown.filter(|_| self.plan.input == Input::Aloud).map(|at| self.recorder.take().total_ms(at));
        heard.unwrap_or_else(|| spoken_ms(self.desks.iter().map(Editor::words).sum(), self.rubric.pace))
    }

    /// What stands where.
    pub fn areas(&self, common: &Common) -> Areas {
        let about = match self.wide_notes {
            _ if !self.coach.speaks() => Notes::Exam,
            false => Notes::Some,
            true => Notes::More,
        };
        areas(self.room(common.size), self.question(), about)
    }

    /// What is asked: the question, or in a drill the follow-up.
    pub fn question(&self) -> &str {
        match (&self.plan.drill, self.section()) {
            (Some(_), Some(section)) => &section.purpose,
            _ => self.plan.asked.as_ref().unwrap_or(&self.rubric.pattern.question),
        }
    }

    /// Whether there is only the question, as in a mock interview: no guide, no cues, no other wordings.
    pub fn asks_alone(&self) -> bool {
        self.plan.one_box || self.plan.mock.is_some() || self.is_replayed()
    }

    /// Every mark in the text of the current section, those drawn over the others last.
    pub fn marks(&self) -> Vec<Mark> {
        let mut marks = self.coach.marks(self.at());
        let Some(desk) = self.desk() else { return marks };
        let hits = desk.find().into_iter().flat_map(|find| &find.hits);
        marks.extend(hits.map(|span| Mark { span: span.clone(), ink: Ink::Hit }));
        marks.extend(desk.selection().map(|span| Mark { span, ink: Ink::Selection }));
        marks
    }

    /// What stands in an empty editor.
    pub fn placeholder(&self) -> &str {
        if self.is_replayed() {
            return self.in_silence();
        }
        if self.plan.paste {
            return "Paste your answer here. Headings such as “Situation:” divide it.";
        }
        if self.plan.one_box {
            return "Tell all of it here, as in the room. You mark its sections afterwards.";
        }
        if self.plan.drill.is_some() {
            return "Reply as you would in the room.";
        }
        self.section().map_or("", |section| section.purpose.as_str())
    }

    /// Whether Esc closes something here before it opens the menu.
    pub fn lies_open(&self) -> bool {
        self.sheet.is_some() || self.desk().is_some_and(|desk| desk.find().is_some() || desk.selection().is_some())
    }

    /// When something on the screen changes by itself: a second of the clock, the end of a clause, the next cue.
    pub fn next_wake(&self, _common: &Common, now: Moment) -> Option<Moment> {
        let judgement = self.unjudged.map(Unjudged::due);
        let second = self.clock_runs().then(|| next_second(now, self.clock_ms(now)));
        let clause = !self.settled && self.coach.is_tentative(self.at());
        let clause = clause.then(|| later(self.typed, SETTLES));
        let cue = self.coach.next_cue().filter(|_| !self.is_paused());
        let next = [judgement, second, clause, cue].into_iter().flatten().min()?;
        Some(next.max(now))
    }

    /// Whether the clock runs.
    pub fn clock_runs(&self) -> bool {
        self.recorder.take().running
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let mut woken = std::mem::take(&mut self.late);
        woken.extend(self.recorder.wake(now));
        let mut effects = self.write(woken);
        effects.extend(self.asks.take().map(Effect::Recall));
        let settles = !self.settled && now.since(self.typed) >= SETTLES;
        self.settled |= settles;
        if settles || self.unjudged.is_some_and(|unjudged| unjudged.before(msg, now)) {
            self.judge();
        }
        let mut reply = self.take_in(common, msg, now);
        if self.unjudged.is_none() {
            self.coach.give(self.at(), now);
        }
        effects.append(&mut reply.effects);
        Reply { effects, ..reply }
    }

    fn take_in(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        match msg {
            Msg::Key(key) => match key.typed() {
                Some(c) => self.type_char(c, common, now),
                None => Reply::stay(),
            },
            Msg::Paste(text) => self.paste(text, common, now),
            Msg::Command(command) => self.command(*command, common, now),
            Msg::Mouse(mouse) => Reply::effects(self.mouse(*mouse, common, now)),
            Msg::Resize(_) => {
                self.fit(common);
                Reply::stay()
            }
            Msg::Suspended | Msg::Ending => {
                let mut effects = self.pause(common, now);
                effects.extend(self.has_begun().then_some(Effect::Sync));
                Reply::effects(effects)
            }
            Msg::Answered(answer) => self.answered(answer, common, now),
            Msg::Recalled(opened) => {
                self.opening_read(opened, common);
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    fn type_char(&mut self, c: char, common: &mut Common, now: Moment) -> Reply {
        if let Some(Sheet { about: About::Again, .. }) = self.sheet {
            return match c {
                's' => self.again(true, common, now),
                'a' => self.again(false, common, now),
                _ => Reply::stay(),
            };
        }
        self.sheet = None;
        let desk = self.desks.get_mut(self.recorder.take().current);
        if let Some(desk) = desk.filter(|desk| desk.find().is_some()) {
            desk.type_in_find(c.encode_utf8(&mut [0; 4]));
            return Reply::stay();
        }
        Reply::effects(self.act(Op::Insert(c.to_string()), common, now))
    }

    fn current_desk(&mut self) -> Option<&mut Editor> {
        let at = self.at();
        self.desks.get_mut(at)
    }

    /// Does an edit or a motion, and records what changed.
    fn act(&mut self, op: Op, common: &mut Common, now: Moment) -> Vec<Effect> {
        if self.is_read_only() && op.may_change() {
            common.notice =
                Some(Notice::Fault("another program has this session open; it can only be read here".into()));
            return Vec::new();
        }
        let moves = !matches!(op, Op::Scroll(_) | Op::Copy);
        let Some(desk) = self.current_desk() else { return Vec::new() };
        let outcome = desk.act(op, now);
        let mut effects: Vec<Effect> = outcome.copied.map(Effect::Copy).into_iter().collect();
        if let Some(note) = outcome.note {
            common.say(note);
        }
        match outcome.change {
            Some(change) => {
                effects.extend(self.resume_clock(common, now));
                let entries = self.recorder.edit(change.at, change.cut, &change.put, change.pasted, now);
                self.coach.follow(self.at(), &change);
                effects.extend(self.keep(entries, common));
                (self.typed, self.settled) = (now, false);
                self.unjudged = Some(Unjudged::with(self.unjudged, now));
            }
            // The cursor may have left the clause.
            None if moves && !self.settled => self.unjudged = Some(Unjudged::with(self.unjudged, now)),
            None => {}
        }
        effects
    }

    /// Goes to a section; its clock goes on, the others stand.
    fn go(&mut self, to: usize, common: &mut Common, now: Moment) -> Vec<Effect> {
        let from = self.at();
        let Some(section) = self.rubric.framework.sections.get(to).filter(|_| to != from) else { return Vec::new() };
        if self.is_read_only() {
            self.recorder.enter(&section.id, now).ok();
            return Vec::new();
        }
        // The samples of a drill stopped the clock; the next question starts it.
        let resumed = if self.plan.drill.is_some() { self.resume_clock(common, now) } else { Vec::new() };
        let Some(section) = self.rubric.framework.sections.get(to) else { return Vec::new() };
        let entries = self.recorder.enter(&section.id, now);
        if let Some(left) = self.left.get_mut(from) {
            *left = true;
        }
        self.settled = true;
        self.sheet = None;
        let mut effects = resumed;
        effects.extend(self.keep(entries, common));
        effects.extend(self.has_begun().then_some(Effect::Sync));
        self.judge();
        self.fit(common);
        effects
    }

    fn pause(&mut self, common: &mut Common, now: Moment) -> Vec<Effect> {
        if !self.recorder.take().running || self.is_read_only() {
            return Vec::new();
        }
        let entries = self.recorder.pause(now);
        let mut effects = self.keep(entries, common);
        effects.push(Effect::Sync);
        effects
    }

    /// Lets clocks go on that were stopped.
    fn resume_clock(&mut self, common: &mut Common, now: Moment) -> Vec<Effect> {
        if !self.is_paused() || self.is_read_only() {
            return Vec::new();
        }
        let entries = self.recorder.resume(now);
        self.keep(entries, common)
    }

    /// Gives every editor its place.
    fn fit(&mut self, common: &Common) {
        let text = self.areas(common).text;
        for desk in &mut self.desks {
            desk.resize(text.width.into(), text.height.into());
        }
    }

    /// Judges the answer as it stands.
    fn judge(&mut self) {
        let take = self.recorder.take();
        let told = self.desks.iter().zip(&take.sections).enumerate().map(|(i, (desk, section))| {
            let dismissed = take.dismissed.iter().filter(|d| d.section == section.id);
            Told {
                text: desk.text().to_owned(),
                cursor: (i == take.current && !self.settled).then(|| desk.cursor()),
                dismissed: dismissed.map(|d| (d.rule.clone(), d.quote.clone())).collect(),
            }
        });
        let told: Vec<Told> = told.collect();
        self.coach.judge(told);
        self.unjudged = None;
    }
}
