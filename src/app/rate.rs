//! A rating of an answer: one for the whole on the question's scale, and where wished one for each section.

use super::msg::{Answer, Said};
use super::paper::{Ink, Paper, Row};
use super::prompt::Prompt;
use super::{Command, Common, Go, Kind, Msg, Reply, Screen};
use crate::content::pattern::Scale;
use crate::session::notes::{Rating, SectionRating};

/// What the answer for the screen below is about.
pub const TOPIC: &str = "rating";

/// Rows above the page: the title and a free one.
pub const HEAD: u16 = 2;

/// A rating that is being given. The answer goes to the screen below as [`Said::Rating`].
#[derive(Debug, Clone)]
pub struct Rate {
    /// What a 1, a 3 and a 5 sound like.
    scale: Scale,
    /// The ids and titles of the sections.
    sections: Vec<(String, String)>,
    /// The chosen row: 0 for the whole, then the sections.
    at: usize,
    /// The ratings and reasons of the rows so far.
    given: Vec<(Option<u8>, String)>,
    begun: Vec<(Option<u8>, String)>,
    /// Nothing that was judged was seen.
    blind: bool,
    /// Back was pressed on ratings that are not saved.
    leaving: bool,
}

impl Rate {
    /// Asks, with the rating that holds so far.
    pub fn new(scale: Scale, sections: Vec<(String, String)>, so_far: Option<&Rating>, blind: bool) -> Self {
        let whole = so_far.map_or((None, String::new()), |it| (Some(it.overall), it.reason.clone()));
        let section = |(id, _): &(String, String)| {
            let known = so_far.and_then(|it| it.sections.get(id));
            known.map_or((None, String::new()), |it| (Some(it.rating), it.reason.clone()))
        };
        let given: Vec<_> = std::iter::once(whole).chain(sections.iter().map(section)).collect();
        Self { scale, sections, at: 0, begun: given.clone(), given, blind, leaving: false }
    }

    /// As a screen.
    pub fn screen(self) -> Go {
        Go::To(Screen::Rate(Box::new(self)))
    }

    /// Whether something would be lost.
    pub fn is_unsaved(&self) -> bool {
        self.given != self.begun
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        let was_leaving = std::mem::take(&mut self.leaving);
        let command = match msg {
            Msg::Command(command) => *command,
            Msg::Answered(Answer { topic: "why", reply: Said::Text(text) }) => {
                if let Some((_, reason)) = self.given.get_mut(self.at) {
                    reason.clone_from(text);
                }
                return Reply::stay();
            }
            _ => return Reply::stay(),
        };
        match command {
            Command::Back if !was_leaving && self.is_unsaved() => {
                self.leaving = true;
                let label = |command| common.keys.label(command, Kind::Rate).unwrap_or_default();
                let (save, back) = (label(Command::Open), label(Command::Back));
                common.say(format!("not saved: {save} saves it, {back} again throws it away"));
            }
            Command::Back => return Reply::go(Go::Back),
            Command::Rate1 => self.give(1),
            Command::Rate2 => self.give(2),
            Command::Rate3 => self.give(3),
            Command::Rate4 => self.give(4),
            Command::Rate5 => self.give(5),
            Command::RateNone => {
                if let Some(row) = self.given.get_mut(self.at) {
                    *row = (None, String::new());
                }
            }
            Command::RateWhy => {
                let name = self.name(self.at);
                let so_far = self.given.get(self.at).map(|row| row.1.clone()).unwrap_or_default();
                return Reply::go(Prompt::ask("why", format!("Why this rating? {name}"), so_far));
            }
            Command::SaveRating | Command::Open => return self.save(common),
            Command::Down => self.at = (self.at + 1).min(self.sections.len()),
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::First => self.at = 0,
            Command::Last => self.at = self.sections.len(),
            _ => {}
        }
        Reply::stay()
    }

    fn name(&self, row: usize) -> &str {
        let section = row.checked_sub(1).and_then(|at| self.sections.get(at));
        section.map_or("The whole answer", |(_, title)| title.as_str())
    }

    fn give(&mut self, rating: u8) {
        if let Some(row) = self.given.get_mut(self.at) {
            row.0 = Some(rating);
        }
    }

    fn save(&self, common: &mut Common) -> Reply {
        let Some((Some(overall), reason)) = self.given.first().cloned() else {
            common.say("rate the whole answer first: 1 to 5");
            return Reply::stay();
        };
        let bare = self.given.iter().position(|(rating, reason)| rating.is_none() && !reason.is_empty());
        if let Some(row) = bare {
            common
                .say(format!("{} has a reason and no number: give it 1 to 5, or take the reason out", self.name(row)));
            return Reply::stay();
        }
        let rows = self.sections.iter().zip(self.given.iter().skip(1));
        let sections = rows.filter_map(|((id, _), (rating, reason))| {
            Some((id.clone(), SectionRating { rating: (*rating)?, reason: reason.clone() }))
        });
        let rating = Rating { overall, reason, sections: sections.collect(), blind: self.blind };
        Reply::go(Go::Answer(Answer { topic: TOPIC, reply: Said::Rating(Box::new(rating)) }))
    }

    /// The page in so many columns.
    pub fn rows(&self, width: usize) -> Vec<Row> {
        let mut paper = Paper::new(width);
        let given = self.given.first().and_then(|row| row.0);
        let anchors: [(u8, &str); 5] = [
            (1, self.scale.one.as_str()),
            (2, ""),
            (3, self.scale.three.as_str()),
            (4, ""),
            (5, self.scale.five.as_str()),
        ];
        for (rating, text) in anchors {
            let chosen = given == Some(rating);
            let (sign, ink) = if chosen { ("▸", Ink::Strong) } else { (" ", Ink::Text) };
            let text = if text.is_empty() { "between the two" } else { text };
            let dim = rating % 2 == 0 && !chosen;
            paper.lead(0, &format!("{sign} {rating}"), text, if dim { Ink::Dim } else { ink });
        }
        paper.gap();
        for (at, (rating, reason)) in self.given.iter().enumerate() {
            if at == 1 {
                paper.heading("Sections, where you like");
            }
            let here = at == self.at;
            let sign = if here { "▸" } else { " " };
            let rating = rating.map_or("·".to_owned(), |rating| format!("{rating} of 5"));
            let line = format!("{:<18} {rating:<7} {reason}", crate::app::paper::short(self.name(at), 18));
            paper.lead(0, sign, &line, if here { Ink::Strong } else { Ink::Text });
        }
        paper.rows
    }
}
