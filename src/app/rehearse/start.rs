//! Beginning a rehearsal, and going on with one that was cut off.

use super::coach::Coach;
use super::{Rehearse, Saving};
use crate::app::drill::Drilling;
use crate::app::editor::Editor;
use crate::app::mock::GoingOn;
use crate::app::msg::Opened;
use crate::app::{Common, Notice, Plan};
use crate::clock::Moment;
use crate::scoring::{Rubric, drill};
use crate::session::{FORMAT, Header, Recorder};
use std::sync::Arc;

/// No answer is told for longer, in seconds; a file may claim anything.
const LONGEST: u32 = 3600;

/// The rubric of a plan; nothing when the pattern is not in the library.
pub fn rubric(plan: &Plan, common: &Common) -> Option<Arc<Rubric>> {
    let engine = Arc::clone(&common.engine);
    let (level, principle) = (plan.level.as_deref(), plan.principle.as_deref());
    let own = plan.drill.as_ref().and_then(|drill| drill.opening.as_ref()).map(|opening| (*opening.rubric).clone());
    let rubric =
        own.or_else(|| Rubric::resolve(&common.library, engine, &plan.pattern, level, principle, common.pace))?;
    let rubric = match plan.length {
        Some(length) => rubric.lasting(length),
        None => rubric,
    };
    Some(Arc::new(match &plan.drill {
        Some(drilling) => drill::rubric(&rubric, &drilling.follow_ups),
        None => rubric,
    }))
}

/// The first line of a new session. The store adds the hash of the rubric.
pub fn header(plan: &Plan, rubric: &Rubric, common: &Common, now: Moment) -> Header {
    Header {
        format: FORMAT,
        id: common.next_id.clone(),
        pattern: rubric.pattern.id.clone(),
        framework: rubric.framework.id.clone(),
        sections: rubric.framework.sections.iter().map(|section| section.id.clone()).collect(),
        story: plan.story.clone(),
        level: rubric.level.id.clone(),
        principle: rubric.principle.clone(),
        input: plan.input,
        feedback: plan.feedback,
        candidate: None,
        again_of: plan.again_of.clone(),
        about: plan.drill.as_ref().and_then(|drilling| {
            let opening = drilling.opening.as_ref().map(|opening| &opening.take);
            // An answer aloud has nothing to judge, but its follow-ups come after it all the same.
            let told = || plan.mock.as_ref()?.answered.last().map(|answered| &answered.take);
            opening.or_else(told).map(|take| take.header.id.clone())
        }),
        length: plan.length,
        asked: plan.asked.clone(),
        mock: plan.mock.as_ref().map(|mock| mock.place(plan.drill.is_some())),
        began: now.wall(),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        rubric: String::new(),
    }
}

/// The plan that a stored session was made by.
pub fn plan_of(header: &Header) -> Plan {
    Plan {
        pattern: header.pattern.clone(),
        story: header.story.clone(),
        level: Some(header.level.clone()),
        principle: header.principle.clone(),
        input: header.input,
        feedback: header.feedback,
        again_of: header.again_of.clone(),
        length: header.length.filter(|seconds| (1..=LONGEST).contains(seconds)),
        asked: header.asked.clone(),
        drill: (header.framework == drill::FRAMEWORK)
            .then(|| Drilling { follow_ups: header.sections.clone(), opening: None }),
        ..Plan::default()
    }
}

/// The plan by which a session that was cut off goes on: an answer of a mock interview in its one box.
pub fn resumed(header: &Header) -> Plan {
    Plan { one_box: header.is_told_in_one(), ..plan_of(header) }
}

/// The rubric of an opened session: the one it was begun with, or the library's where that has the same sections.
pub fn rubric_of(opened: &Opened, common: &mut Common) -> Option<Arc<Rubric>> {
    let header = &opened.take.header;
    // Of a drill the rubric of the answer is kept.
    let kept = opened.rubric.clone().map(|kept| {
        let is_drill = header.framework == drill::FRAMEWORK && kept.framework.id != drill::FRAMEWORK;
        if is_drill { Arc::new(drill::rubric(&kept, &header.sections)) } else { kept }
    });
    let rubric = kept.or_else(|| rubric(&plan_of(header), common));
    let same = |rubric: &Arc<Rubric>| rubric.framework.sections.iter().map(|s| &s.id).eq(&header.sections);
    let rubric = rubric.filter(same);
    if rubric.is_none() {
        let text = format!(
            "the question `{}` is gone or has other sections now; this session can only be kept",
            header.pattern
        );
        common.notice = Some(Notice::Fault(text));
    }
    rubric
}

impl Rehearse {
    /// Starts; nothing when the pattern is not in the library.
    pub fn new(plan: Plan, common: &mut Common, now: Moment) -> Option<Self> {
        let rubric = rubric(&plan, common)?;
        let header = header(&plan, &rubric, common, now);
        let known = plan.text.iter().filter(|(id, _)| rubric.framework.section(id).is_some());
        let texts = known.map(|(id, text)| (id.as_str(), text.trim_end()));
        let mut recorder = match Recorder::new(header, texts, now) {
            Ok(recorder) => recorder,
            Err(misfit) => {
                common.notice = Some(Notice::Fault(misfit.message));
                return None;
            }
        };
        if let Some(section) = rubric.framework.sections.get(plan.section).filter(|_| plan.section > 0) {
            recorder.enter(&section.id, now).ok();
        }
        let mut screen = Self::of(plan, rubric, recorder, now);
        screen.fit(common);
        let at = screen.at();
        if let (Some(cursor), Some(desk)) = (screen.plan.cursor, screen.desks.get_mut(at)) {
            desk.go_to(cursor);
        }
        Some(screen)
    }

    /// Goes on where a session was cut off, with its clocks standing.
    pub fn resume(opened: Opened, common: &mut Common, now: Moment) -> Option<Self> {
        let rubric = rubric_of(&opened, common)?;
        let plan = resumed(&opened.take.header);
        let (recorder, entries) = Recorder::reopen(opened.take, now);
        let mut screen = Self::of(plan, rubric, recorder, now);
        screen.saving = if opened.read_only { Saving::OfOthers } else { Saving::Written };
        screen.late = entries;
        screen.asks = screen.plan.drill.as_ref().and(screen.recorder.take().header.about.clone());
        if let Some(damage) = opened.damage.first() {
            common.notice = Some(Notice::Fault(damage.clone()));
        } else if opened.read_only {
            common.say("another program has this session open; it can only be read here");
        }
        screen.fit(common);
        Some(screen)
    }

    /// The same in its mock interview; replies come after the answer that is given.
    #[must_use]
    pub fn in_mock(mut self, mock: &GoingOn) -> Self {
        if let Some(drilling) = &mut self.plan.drill
            && mock.opening.is_some()
        {
            drilling.opening.clone_from(&mock.opening);
            self.asks = None;
        }
        self.plan.mock = Some(Arc::clone(&mock.mock));
        self
    }

    pub(super) fn of(plan: Plan, rubric: Arc<Rubric>, recorder: Recorder, now: Moment) -> Self {
        let take = recorder.take();
        let desks = take.sections.iter().map(|section| Editor::new(section.text.clone())).collect();
        let left = take.sections.iter().enumerate().map(|(i, s)| s.visits > u32::from(i == take.current)).collect();
        let coach = Coach::new(Arc::clone(&rubric), plan.feedback);
        let mut screen = Self {
            plan,
            rubric,
            coach,
            sheet: None,
            wide_notes: false,
            recorder,
            desks,
            left,
            late: Vec::new(),
            asks: None,
            placed: None,
            borders: None,
            explained: Vec::new(),
            saving: Saving::NotYet,
            typed: now,
            settled: true,
            unjudged: None,
            pasted: None,
            dismissing: None,
            shown: None,
            untyped: false,
        };
        screen.judge();
        screen
    }
}
