//! An answer aloud: a large clock, cues that fade, and afterwards a check of what was said.

mod finish;

use super::drill::ask_about_silence;
use super::leaving;
use super::mock::{Mock, PASS};
use super::msg::{Answer, Opened, Said};
use super::rehearse::Saving;
use super::rehearse::measure::{Measure, next_second};
use super::rehearse::sheet::first_words;
use super::rehearse::start::{header, resumed, rubric, rubric_of};
use super::{Command, Common, Effect, Msg, Notice, Plan, Reply};
use crate::clock::Moment;
use crate::content::framework::SectionTime;
use crate::content::{Need, Origin, Section};
use crate::scoring::Rubric;
use crate::session::take::is_reply;
use crate::session::{Entry, Input, Misfit, Recorder};
use std::sync::Arc;

/// While one talks nothing else is written, so the clock is, every so many milliseconds: no more is lost to a kill.
const BEAT: u64 = 5_000;

/// An answer aloud.
#[derive(Debug, Clone)]
pub struct Aloud {
    /// What is rehearsed, and how.
    pub plan: Plan,
    /// The standard: its sections, their times and needs.
    pub rubric: Arc<Rubric>,
    /// How much of the cues is shown.
    pub cues: Cues,
    /// Telling, or checking afterwards what was said.
    pub stage: Stage,
    recorder: Recorder,
    saving: Saving,
    /// Entries of the resumption, until the first message.
    late: Vec<Entry>,
}

/// How much of the cues is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cues {
    /// All of the text.
    Full,
    /// The first words of each sentence.
    FirstWords,
    /// None.
    Blank,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The answer is told.
    Telling,
    /// It is told; the candidate says which needs it met.
    Checking {
        /// The chosen need, counted over all sections.
        at: usize,
    },
}

impl Aloud {
    /// Starts; nothing when the pattern is not in the library.
    pub fn new(plan: Plan, common: &mut Common, now: Moment) -> Option<Self> {
        let rubric = rubric(&plan, common)?;
        let mut recorder = Recorder::new(header(&plan, &rubric, common, now), [], now).ok()?;
        if let Some(section) = rubric.framework.sections.get(plan.section).filter(|_| plan.section > 0) {
            recorder.enter(&section.id, now).ok();
        }
        Some(Self {
            plan,
            rubric,
            cues: Cues::Full,
            stage: Stage::Telling,
            recorder,
            saving: Saving::NotYet,
            late: Vec::new(),
        })
    }

    /// Goes on where a session was cut off, with its clocks standing.
    pub fn resume(opened: Opened, common: &mut Common, now: Moment) -> Option<Self> {
        let rubric = rubric_of(&opened, common)?;
        let plan = resumed(&opened.take.header);
        let saving = if opened.read_only { Saving::OfOthers } else { Saving::Written };
        let (recorder, late) = Recorder::reopen(opened.take, now);
        Some(Self { plan, rubric, cues: Cues::Full, stage: Stage::Telling, recorder, saving, late })
    }

    /// The number of the current section.
    pub fn at(&self) -> usize {
        self.recorder.take().current
    }

    /// Whether it is the last section.
    pub fn is_last(&self) -> bool {
        self.plan.one_box || self.at() + 1 == self.rubric.framework.sections.len()
    }

    /// The current section.
    pub fn section(&self) -> Option<&Section> {
        self.rubric.framework.sections.get(self.at())
    }

    /// What is asked: the question, or in a drill the follow-up.
    pub fn question(&self) -> &str {
        match (&self.plan.drill, self.section()) {
            (Some(_), Some(section)) => &section.purpose,
            _ => self.plan.asked.as_ref().unwrap_or(&self.rubric.pattern.question),
        }
    }

    /// Whether the clock was started.
    pub fn has_begun(&self) -> bool {
        self.recorder.take().begun
    }

    /// Whether the clock was stopped.
    pub fn is_paused(&self) -> bool {
        self.has_begun() && !self.recorder.take().running
    }

    /// How long a section was told.
    pub fn measure(&self, section: usize, now: Moment) -> Measure {
        let total = self.rubric.level.total;
        let whole = self.plan.one_box.then_some(SectionTime { target: total, limit: total.saturating_mul(3) / 2 });
        let time = whole.or_else(|| self.rubric.times.get(section).copied());
        let time = time.unwrap_or(SectionTime { target: 0, limit: 0 });
        Measure { ms: self.recorder.ms(section, now), estimate: false, time }
    }

    /// The cues of the current section, one line each: the candidate's own words, or what belongs there.
    pub fn cue_lines(&self, common: &Common) -> Vec<String> {
        let Some(section) = self.section() else { return Vec::new() };
        let story = self.plan.story.as_ref().and_then(|id| common.library.stories.get(id));
        let own =
            story.filter(|story| story.origin != Origin::Bundled).and_then(|story| story.item.text.get(&section.id));
        let text = self.plan.text.get(&section.id).or(own);
        match (self.cues, text) {
            (Cues::Blank, _) => Vec::new(),
            _ if self.plan.one_box || self.plan.mock.is_some() => Vec::new(),
            _ if self.plan.drill.is_some() => vec![section.purpose.clone()],
            (Cues::Full, Some(text)) => text.lines().map(str::to_owned).collect(),
            (Cues::FirstWords, Some(text)) => first_words(text),
            (Cues::Full, None) => {
                let needs = self.rubric.pattern.guide(&section.id).into_iter().flat_map(|guide| &guide.needs);
                std::iter::once(section.purpose.clone()).chain(needs.map(|need| format!("· {}", need.title))).collect()
            }
            (Cues::FirstWords, None) => vec![section.purpose.clone()],
        }
    }

    /// Every need with its section's title, and what the candidate said of it. Of follow-ups only what was replied to: where
    /// nothing was said there is nothing to check.
    pub fn checks(&self) -> Vec<(&str, &Need, Option<bool>)> {
        let take = self.recorder.take();
        let said = |id: &str| take.checked.iter().rev().find(|(need, _)| need == id).map(|(_, met)| *met);
        let replied = |id: &str| take.sections.iter().any(|told| told.id == id && told.is_reply(Input::Aloud));
        let is_drill = self.plan.drill.is_some();
        let sections = self.rubric.framework.sections.iter().filter(|section| !is_drill || replied(&section.id));
        let guides = sections.filter_map(|section| Some((section, self.rubric.pattern.guide(&section.id)?)));
        let needs = guides.flat_map(|(section, guide)| guide.needs.iter().map(|need| (section.title.as_str(), need)));
        needs.map(|(title, need)| (title, need, said(&need.id))).collect()
    }

    /// When a digit of the clock changes next.
    pub fn next_wake(&self, _common: &Common, now: Moment) -> Option<Moment> {
        self.recorder.take().running.then(|| next_second(now, self.recorder.ms(self.at(), now)))
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        let mut woken = std::mem::take(&mut self.late);
        woken.extend(self.recorder.wake(now));
        let mut effects = self.write(woken);
        let mut reply = match msg {
            Msg::Command(command) => self.command(*command, common, now),
            Msg::Wake if self.beats(now) => {
                let entries = self.recorder.resume(now);
                Reply::effects(self.keep(entries, common))
            }
            Msg::Suspended | Msg::Ending => Reply::effects(self.pause(common, now)),
            Msg::Answered(Answer {
                topic: "honesty",
                reply: Said::Honest { on_question, true_and_mine, expected },
            }) => self.complete(Some([*on_question, *true_and_mine]), *expected, common, now),
            Msg::Answered(Answer { topic: PASS, reply: Said::Yes }) => match self.plan.mock.clone() {
                Some(mock) => Arc::unwrap_or_clone(mock).pass(common, now),
                None => Reply::stay(),
            },
            Msg::Answered(Answer { topic: "finish", reply: Said::Yes }) => self.begin_check(common, now),
            Msg::Answered(Answer { topic: leaving::TOPIC, reply: Said::Later }) => self.leave_for_home(common, now),
            Msg::Answered(Answer { topic: leaving::TOPIC, reply: Said::Yes }) => self.end_interview(common, now),
            _ => Reply::stay(),
        };
        effects.append(&mut reply.effects);
        Reply { effects, ..reply }
    }

    /// Whether the clock is due to be written.
    fn beats(&self, now: Moment) -> bool {
        let take = self.recorder.take();
        take.running && self.saving == Saving::Written && self.recorder.at(now) - take.at >= BEAT
    }

    fn command(&mut self, command: Command, common: &mut Common, now: Moment) -> Reply {
        match (command, &self.plan.mock) {
            (Command::SpokenHome, Some(mock)) => return mock.ask_to_leave(),
            (Command::SpokenHome, None) => return self.leave_for_home(common, now),
            _ => {}
        }
        if self.saving == Saving::OfOthers {
            common.say("another program has this session open; it can only be read here");
            return Reply::stay();
        }
        if let Stage::Checking { at } = self.stage {
            return self.check(command, at, common, now);
        }
        let sections = self.rubric.framework.sections.len();
        match command {
            Command::SpokenCues => {
                self.cues = match self.cues {
                    Cues::Full => Cues::FirstWords,
                    Cues::FirstWords => Cues::Blank,
                    Cues::Blank => Cues::Full,
                };
                Reply::stay()
            }
            Command::SpokenNext | Command::SpokenPause if !self.recorder.take().running => {
                let entries = self.recorder.resume(now);
                Reply::effects(self.keep(entries, common))
            }
            Command::SpokenNext if !self.is_last() && self.at() + 1 < sections => {
                Reply::effects(self.go(self.at() + 1, common, now))
            }
            Command::SpokenBefore => Reply::effects(self.go(self.at().saturating_sub(1), common, now)),
            Command::SpokenPause => Reply::effects(self.pause(common, now)),
            Command::SpokenNext | Command::SpokenFinish if self.has_begun() => {
                let effects = self.pause(common, now);
                let silent = |n: &usize| !is_reply("", self.recorder.ms(n - 1, now), Input::Aloud);
                let silent: Vec<usize> = (1..=sections).filter(silent).collect();
                match ask_about_silence(&silent).filter(|_| self.plan.drill.is_some()) {
                    Some(go) => Reply { effects, go },
                    None => Reply::effects(effects).then(self.begin_check(common, now)),
                }
            }
            Command::SpokenFinish if self.plan.mock.is_some() && self.plan.drill.is_none() => Mock::ask_to_pass(),
            Command::SpokenFinish => {
                common.say("nothing is told yet");
                Reply::stay()
            }
            _ => Reply::stay(),
        }
    }

    fn go(&mut self, to: usize, common: &mut Common, now: Moment) -> Vec<Effect> {
        let Some(section) = self.rubric.framework.sections.get(to).filter(|_| to != self.at()) else {
            return Vec::new();
        };
        let entries = self.recorder.enter(&section.id.clone(), now);
        self.keep(entries, common)
    }

    fn pause(&mut self, common: &mut Common, now: Moment) -> Vec<Effect> {
        if !self.recorder.take().running || self.saving == Saving::OfOthers {
            return Vec::new();
        }
        let entries = self.recorder.pause(now);
        let mut effects = self.keep(entries, common);
        effects.push(Effect::Sync);
        effects
    }

    fn keep(&mut self, entries: Result<Vec<Entry>, Misfit>, common: &mut Common) -> Vec<Effect> {
        match entries {
            Ok(entries) => self.write(entries),
            Err(misfit) => {
                common.notice = Some(Notice::Fault(misfit.message));
                Vec::new()
            }
        }
    }

    fn write(&mut self, entries: Vec<Entry>) -> Vec<Effect> {
        self.saving.write(entries, &self.recorder, &self.rubric)
    }
}
