//! The comments of a session, each with what was said to it.

use super::{Review, Spot};
use crate::app::Common;
use crate::app::paper::{Ink, Paper, Row, quoted, short};
use crate::clock::{self, Moment};
use crate::content::clean::visible;
use crate::session::Note;
use crate::session::notes::{Anchor, LOST, Thread};

/// A comment that is shown.
#[derive(Debug, Clone)]
pub struct Shown<'a> {
    /// Its number, which it has in the text, too.
    pub number: usize,
    /// The comment and what was said to it.
    pub thread: Thread<'a>,
}

impl Review {
    /// The comments to show: one's own alone while the coach is blind, and those that are resolved only where wished.
    pub fn shown(&self, common: &Common) -> Vec<Shown<'_>> {
        let blind = self.is_blind(common);
        let me = common.me().map(|me| &me.id);
        let threads = self.take.notes.threads().into_iter().enumerate();
        let mine = |thread: &Thread<'_>| me == Some(&thread.note.who.id);
        let shown = threads.filter(|(_, thread)| (!blind || mine(thread)) && (self.resolved || thread.open));
        shown.map(|(at, thread)| Shown { number: at + 1, thread }).collect()
    }

    /// The word where the words of a comment begin.
    pub(super) fn place_of(&self, anchor: Option<&Anchor>) -> Option<Spot> {
        let anchor = anchor?;
        let section = self.take.section(&anchor.section)?;
        let told = self.take.sections.get(section)?;
        let word = anchor.find(&told.text).map_or(0, |span| self.word_at(section, span.start));
        Some(Spot { section, word })
    }

    /// The list of comments in so many columns, and the first row of the chosen one.
    pub fn pane(&self, common: &Common, width: usize, now: Moment) -> (Vec<Row>, usize) {
        let mut paper = Paper::new(width);
        let shown = self.shown(common);
        let threads = self.take.notes.threads();
        let hidden = threads.iter().filter(|thread| !thread.open && self.may_see(thread.note, common)).count();
        let mut chosen = 0;
        if shown.is_empty() {
            let none = if hidden > 0 && !self.resolved { "No open comments." } else { "No comments here yet." };
            paper.say(0, none, Ink::Dim);
        }
        for (at, one) in shown.iter().enumerate() {
            paper.gap();
            let here = self.chosen == Some(at);
            if here {
                chosen = paper.rows.len();
            }
            let Thread { note, anchor, text, replies, open, lost, .. } = &one.thread;
            let ink = if *open { Ink::Text } else { Ink::Dim };
            let done = if *open { "" } else { " · resolved" };
            let head = format!("[{}] {}{done}", one.number, Self::who(note, common, now));
            paper.say(0, &head, if here { Ink::Chosen } else { Ink::Strong });
            let about = if *lost { LOST.to_owned() } else { self.about(*anchor, width) };
            paper.say(2, &about, Ink::Dim);
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                paper.say(2, line, ink);
            }
            for (reply, text) in replies {
                paper.lead(2, "↳", &Self::who(reply, common, now), Ink::Dim);
                for line in text.lines().filter(|line| !line.trim().is_empty()) {
                    paper.say(4, line, ink);
                }
            }
        }
        if hidden > 0 && !self.resolved {
            paper.gap();
            paper.say(0, &format!("{hidden} resolved, hidden"), Ink::Dim);
        }
        (paper.rows, chosen)
    }

    /// What a comment is about.
    fn about(&self, anchor: Option<&Anchor>, width: usize) -> String {
        let Some(anchor) = anchor else { return "on the whole answer".to_owned() };
        let section = self.take.section(&anchor.section);
        let title = section.map_or_else(|| visible(&anchor.section), |at| self.section_title(at));
        if anchor.quote.is_empty() {
            return format!("on {title}");
        }
        let told = section.and_then(|at| self.take.sections.get(at));
        let moved = told.is_none_or(|told| anchor.find(&told.text).is_none());
        let quote = quoted(&short(&visible(&anchor.quote.replace('\n', " ")), width.saturating_sub(6)));
        if moved { format!("{quote}, which is not in {title} now") } else { quote }
    }

    /// Who noted something, and when.
    pub(super) fn who(note: &Note, common: &Common, now: Moment) -> String {
        format!("{} · {}", Self::name(note, common), age(&note.wall, now))
    }

    /// The name of who noted something.
    pub(super) fn name(note: &Note, common: &Common) -> String {
        let mine = common.me().is_some_and(|me| me.id == note.who.id);
        if mine { "you".to_owned() } else { visible(&note.who.name) }
    }
}

/// How long ago, in days.
pub fn age(wall: &str, now: Moment) -> String {
    match clock::day(wall).map(|day| now.day() - day) {
        None => "some day".to_owned(),
        Some(..=0) => "today".to_owned(),
        Some(1) => "yesterday".to_owned(),
        Some(days) => format!("{days} days ago"),
    }
}
