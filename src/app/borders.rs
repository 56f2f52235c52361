//! Where the sections of an answer begin that was told in one piece: the guess, corrected by the one who told it.

use super::list::Choice;
use super::msg::{Answer, Said};
use super::wrap::wrap;
use super::{Command, Common, Go, Kind, Msg, Reply};
use crate::content::Section;
use crate::content::clean::part;
use crate::content::headings::trimmed;
use crate::scoring::{Rubric, borders, length};
use std::ops::Range;
use std::sync::Arc;

/// What the answer for the screen below is about.
pub const TOPIC: &str = "borders";

/// How many sentences a border moves at once where it meets no paragraph.
const STRIDE: usize = 5;

/// The whole text with its borders. They go to the screen below as [`Said::Borders`].
#[derive(Debug, Clone)]
pub struct Borders {
    rubric: Arc<Rubric>,
    text: String,
    /// The offsets at which a border may lie, ascending, and whether a paragraph begins there.
    stops: Vec<(usize, bool)>,
    guessed: Vec<usize>,
    /// Where the second and all later sections begin.
    placed: Vec<usize>,
    choice: Choice,
    /// Pages that the view was moved away from the chosen border.
    pages: isize,
}

/// One row of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The section, by its place in the framework.
    pub section: usize,
    /// Which row of its section it is, from 0.
    pub nth: usize,
    /// Byte offsets into the text; empty where the section is.
    pub text: Range<usize>,
}

impl Borders {
    /// The screen, with the borders where they are guessed.
    pub fn new(rubric: Arc<Rubric>, text: String) -> Self {
        let guessed = borders::guess(&rubric, &text);
        let mut stops = borders::stops(&text);
        // A heading may begin where no sentence ends.
        stops.extend(guessed.iter().map(|at| (*at, true)));
        stops.sort_unstable();
        stops.dedup_by_key(|(at, _)| *at);
        let placed = guessed.clone();
        Self { rubric, text, stops, guessed, placed, choice: Choice::default(), pages: 0 }
    }

    /// The same with borders that were placed before in the same text.
    #[must_use]
    pub fn placed(mut self, at: &[usize]) -> Self {
        let fits = |at: &usize| self.text.is_char_boundary(*at);
        if at.len() == self.placed.len() && at.is_sorted() && at.iter().all(fits) {
            self.placed = at.to_vec();
        }
        self
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sections, in their order.
    pub fn sections(&self) -> &[Section] {
        &self.rubric.framework.sections
    }

    /// The section whose beginning is chosen, by its place; the first begins where the text does.
    pub fn chosen(&self) -> usize {
        self.choice.at + 1
    }

    /// How many words of the text a section has.
    pub fn words(&self, section: usize) -> u32 {
        length::words(part(&self.text, self.span(section)))
    }

    /// The first sentence of the chosen section, as byte offsets into the text: what moves with the border.
    pub fn moved(&self) -> Range<usize> {
        let span = self.span(self.chosen());
        let next = self.stops.iter().map(|(at, _)| *at).find(|at| *at > span.start);
        span.start..next.unwrap_or(span.end).min(span.end)
    }

    /// Every row of the text on a screen that has `width` columns for it; each section begins a row of its own and has
    /// `least` rows, be they empty.
    pub fn rows(&self, width: usize, least: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        for section in 0..self.sections().len() {
            let span = trimmed(&self.text, self.span(section));
            let row = |(nth, row): (usize, Range<usize>)| Row {
                section,
                nth,
                text: span.start + row.start..span.start + row.end,
            };
            let wrapped = wrap(part(&self.text, span.clone()), width);
            let missing = least.saturating_sub(wrapped.len());
            let end = span.len();
            rows.extend(wrapped.into_iter().chain(std::iter::repeat_n(end..end, missing)).enumerate().map(row));
        }
        rows
    }

    /// The first row to show when `height` rows fit: the chosen border is in view, unless a page was turned.
    pub fn top(&self, rows: &[Row], height: usize) -> usize {
        let at = rows.iter().position(|row| row.section >= self.chosen()).unwrap_or_default();
        let top = Choice { at }.top(rows.len(), height);
        let pages = self.pages.saturating_mul(height.max(1).cast_signed());
        top.saturating_add_signed(pages).min(rows.len().saturating_sub(height))
    }

    fn span(&self, section: usize) -> Range<usize> {
        let start = section.checked_sub(1).and_then(|before| self.placed.get(before)).copied().unwrap_or_default();
        start..self.placed.get(section).copied().unwrap_or(self.text.len()).max(start)
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        let Msg::Command(command) = *msg else { return Reply::stay() };
        match command {
            Command::PageUp => self.pages = self.pages.saturating_sub(1),
            Command::PageDown => self.pages = self.pages.saturating_add(1),
            _ => self.pages = 0,
        }
        match command {
            Command::Back | Command::KeepBorders | Command::LeaveInterview => {
                let reply = Said::Borders { at: self.placed.clone(), by: command };
                return Reply::go(Go::Answer(Answer { topic: TOPIC, reply }));
            }
            Command::GuessBorders => {
                self.placed.clone_from(&self.guessed);
                common.say("the borders are where they were guessed");
            }
            Command::BorderBack => self.slide(common, false, false),
            Command::BorderOn => self.slide(common, true, false),
            Command::BorderFarBack => self.slide(common, false, true),
            Command::BorderFarOn => self.slide(common, true, true),
            Command::PageUp | Command::PageDown => self.stay_inside(common),
            motion => {
                self.choice.motion(motion, self.placed.len(), common.size);
            }
        }
        Reply::stay()
    }

    /// Moves the chosen border, at most to the next one on either side.
    fn slide(&mut self, common: &mut Common, on: bool, far: bool) {
        let Some(&from) = self.placed.get(self.choice.at) else { return };
        let least = self.span(self.choice.at).start;
        let most = self.span(self.chosen()).end;
        let within = self.stops.iter().filter(|(at, _)| if on { *at > from } else { *at < from });
        let mut ahead: Vec<(usize, bool)> = within.copied().filter(|(at, _)| (least..=most).contains(at)).collect();
        if !on {
            ahead.reverse();
        }
        let inside = ahead.iter().find(|(at, paragraph)| *paragraph && *at != least && *at != most);
        let to = match (far, inside) {
            (false, _) => ahead.first(),
            (true, Some(paragraph)) => Some(paragraph),
            (true, None) => ahead.get(STRIDE - 1).or(ahead.last()),
        };
        match (to, self.placed.get_mut(self.choice.at)) {
            (Some((to, _)), Some(border)) => *border = *to,
            _ if on && from < self.text.len() || !on && from > 0 => {
                let other = if on { self.chosen() } else { self.choice.at };
                let title = self.sections().get(other).map_or("", |section| section.title.as_str());
                let key = common.keys.label(if on { Command::Down } else { Command::Up }, Kind::Borders);
                let key = key.map(|key| format!(": {key} chooses it")).unwrap_or_default();
                let edge = if on { "end" } else { "beginning" };
                common.say(format!("{title} has no words left; move its {edge} first{key}"));
            }
            _ => {}
        }
    }

    /// Pages end at the ends of the text.
    fn stay_inside(&mut self, common: &Common) {
        let most = (self.text.len() / usize::from(common.size.height).max(1) + 1).cast_signed();
        self.pages = self.pages.clamp(-most, most);
    }
}
