//! The same question again: with the text kept, or from an empty page; all of it or one section.

use super::ScorecardScreen;
use super::findings::Item;
use crate::app::before_drill::BeforeDrill;
use crate::app::list::Choice;
use crate::app::msg::Opened;
use crate::app::rehearse::start::plan_of;
use crate::app::setup::next_rung;
use crate::app::{Command, Common, Plan, Reply};
use crate::clock::Moment;
use crate::scoring::advice;

/// What is asked before it begins: all of the answer, or which section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// Start empty; else the text is kept.
    pub empty: bool,
    /// All of it, then the sections.
    pub choice: Choice,
}

impl ScorecardScreen {
    /// Asks how much of the answer.
    pub(super) fn ask_how_much(&mut self, empty: bool, common: &mut Common) {
        if self.fits_library(common) {
            self.asking = Some(Asking { empty, choice: Choice::default() });
        }
    }

    /// The choices of [`Asking`].
    pub fn how_much(&self) -> Vec<String> {
        let sections = self.take.sections.iter().map(|section| self.section_title(&section.id));
        std::iter::once("the whole answer".to_owned()).chain(sections).collect()
    }

    /// What a command does while it is asked.
    pub(super) fn while_asked(&mut self, asking: Asking, command: Command, common: &mut Common, now: Moment) -> Reply {
        let mut choice = asking.choice;
        if choice.motion(command, self.take.sections.len() + 1, common.size) {
            self.asking = Some(Asking { choice, ..asking });
            return Reply::stay();
        }
        self.asking = None;
        match (command, choice.at.checked_sub(1)) {
            (Command::EditHere, Some(section)) => self.begin(asking.empty, Some(section), None, common, now),
            (Command::EditHere, None) => self.begin(asking.empty, None, None, common, now),
            _ => Reply::stay(),
        }
    }

    /// Opens the answer, text kept, at the chosen finding, or at what is to be fixed first.
    pub(super) fn edit_here(&mut self, common: &mut Common, now: Moment) -> Reply {
        if !self.fits_library(common) {
            return Reply::stay();
        }
        let place = match self.page {
            super::Page::Findings => self.chosen().map(|item| match item {
                Item::Stands(found) => (found.section, Some(found.start)),
                Item::Dismissed(dismissal) => {
                    let told = self.take.sections.iter().find(|told| told.id == dismissal.section);
                    let at = told.and_then(|told| told.text.find(&dismissal.quote));
                    (dismissal.section, at)
                }
            }),
            _ => self.fix_place(),
        };
        let section = place.as_ref().and_then(|(section, _)| self.take.section(section));
        self.begin(false, section, place.and_then(|(_, at)| at), common, now)
    }

    fn fix_place(&self) -> Option<(String, Option<usize>)> {
        let (card, rubric) = (self.shown.as_ref()?, self.rubric()?);
        let fix = advice::fix_first(rubric, card)?;
        Some((fix.section?, fix.quote.map(|quote| quote.start)))
    }

    /// Begins a new session that knows this one.
    fn begin(
        &self,
        empty: bool,
        section: Option<usize>,
        cursor: Option<usize>,
        common: &mut Common,
        now: Moment,
    ) -> Reply {
        let header = &self.take.header;
        let kept = |index: usize| !empty || section.is_some_and(|section| section != index);
        let sections = self.take.sections.iter().enumerate().filter(|(index, _)| kept(*index));
        let plan = Plan {
            text: sections.map(|(_, section)| (section.id.clone(), section.text.clone())).collect(),
            section: section.unwrap_or(0),
            cursor,
            again_of: Some(header.id.clone()),
            ..plan_of(header)
        };
        Reply::go(plan.begin(common, now))
    }

    /// A new session is judged by what the library holds now.
    fn fits_library(&self, common: &mut Common) -> bool {
        let there = common.library.pattern(&self.take.header.pattern).is_some();
        if !there {
            let text = format!("the question `{}` is not in the library any more", self.take.header.pattern);
            common.notice = Some(crate::app::Notice::Fault(text));
        }
        there
    }
}

impl ScorecardScreen {
    /// Begins the same question from an empty page, on the next rung of the length ladder.
    pub(super) fn next_length(&self, common: &mut Common, now: Moment) -> Reply {
        if !self.fits_library(common) {
            return Reply::stay();
        }
        let header = &self.take.header;
        let length = Some(next_rung(header.length));
        let plan = Plan { length, again_of: None, one_box: false, ..plan_of(header) };
        Reply::go(plan.begin(common, now))
    }

    /// To the choices before the follow-ups that this answer provokes.
    pub(super) fn drill(&self, common: &mut Common) -> Reply {
        let opened = Opened { read_only: self.read_only, ..Opened::new(self.take.clone(), self.rubric.clone()) };
        BeforeDrill::about(&opened, common)
    }
}
