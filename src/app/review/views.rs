//! What people think of the answer, and beside it what the program judged.

use super::Review;
use crate::app::Common;
use crate::app::paper::{Ink, Paper, quoted};
use crate::content::Polarity;
use crate::content::clean::visible;
use crate::scoring::advice;
use crate::scoring::scorecard::{Part, Quoted, mean};
use crate::session::Note;
use crate::session::notes::{DoNext, Rating};
use std::fmt::Write;
use std::ops::Range;

impl Review {
    /// The reviews: one's own alone while the coach is blind.
    pub(super) fn reviews(&self, paper: &mut Paper, common: &Common) {
        for (note, review) in self.take.notes.reviews() {
            if !self.may_see(note, common) {
                continue;
            }
            paper.heading(&format!("Review by {}", Self::name(note, common)));
            paper.lines(2, "keep  ", &review.keep, Ink::Text);
            paper.lines(2, "change", &review.change, Ink::Text);
            if let Some(next) = &review.next {
                paper.lead(2, "next  ", &Self::asks(next, common), Ink::Text);
            }
        }
    }

    fn asks(next: &DoNext, common: &Common) -> String {
        let pattern = common.library.pattern(&next.pattern);
        let framework = pattern.and_then(|pattern| common.library.framework_of(pattern));
        let section = next.section.as_deref().map(|id| {
            framework.and_then(|framework| framework.section(id)).map_or(id, |section| section.title.as_str())
        });
        let question = pattern.map_or(next.pattern.as_str(), |pattern| pattern.title.as_str());
        let told = DoNext::told(next.mode, question, section, next.by.as_deref());
        visible(&if next.text.is_empty() { told } else { format!("{told}: {}", next.text) })
    }

    /// The ratings of the whole beside the judgement. While the coach is blind there is none of either.
    pub(super) fn views(&self, paper: &mut Paper, common: &Common) {
        if self.is_blind(common) {
            return;
        }
        let ratings = self.take.notes.ratings();
        paper.heading("The whole");
        for (note, rating) in &ratings {
            let seen = if rating.blind { "" } else { "  (having seen the judgement)" };
            let reason = if rating.reason.is_empty() { String::new() } else { format!("  {}", rating.reason) };
            let line = format!("{:<9} {} of 5{seen}{reason}", Self::name(note, common), rating.overall);
            paper.say(2, &line, Ink::Text);
        }
        let Some(card) = self.judged(common) else {
            let why = if self.take.finished.is_some() { "it judged no words" } else { "the answer is not finished" };
            paper.say(2, &format!("{:<9} {why}", "machine"), Ink::Dim);
            return;
        };
        let mean = mean(card.total);
        let withheld = self.take.answered.iter().any(|(_, yes)| !yes);
        let engine = self.rubric.as_ref().map(|rubric| &*rubric.engine);
        let verdict = if withheld {
            "verdict withheld by the candidate".to_owned()
        } else {
            advice::verdict_line_by_family(card, engine)
        };
        let told = format!("{mean:.1}  {verdict} · fix first: {}", advice::title(card.primary_weakness));
        paper.lead(2, "machine  ", &told, Ink::Text);
        if let Some(rating) = self.mine(common) {
            paper.say(2, &gap(rating.overall, mean), Ink::Strong);
        }
    }

    /// The same of one section, on one row.
    pub(super) fn section_views(&self, paper: &mut Paper, index: usize, common: &Common) {
        let Some(told) = self.take.sections.get(index).filter(|_| !self.is_blind(common)) else { return };
        let ratings = self.take.notes.ratings();
        let mut views: Vec<String> = Vec::new();
        for (note, rating) in ratings {
            if let Some(one) = rating.sections.get(&told.id) {
                let reason = if one.reason.is_empty() { String::new() } else { format!(" ({})", one.reason) };
                views.push(format!("{} {}{reason}", Self::name(note, common), one.rating));
            }
        }
        let card = self.judged(common);
        let score = card.and_then(|card| card.sections.iter().find(|section| section.id == told.id));
        views.extend(score.map(|section| format!("machine {:.1}", section.score)));
        if !views.is_empty() {
            paper.say(2, &views.join(" · "), Ink::Dim);
        }
    }

    /// What was found in a section, where that may be seen; what the candidate rejected is left out.
    fn found<'a>(&'a self, section: &'a str, common: &Common) -> impl Iterator<Item = &'a Quoted> {
        let all = self.judged(common).map(|card| card.findings.as_slice()).unwrap_or_default();
        let rejected = |found: &Quoted| self.take.dismissed.iter().any(|it| it.rejects(found));
        all.iter().filter(move |found| found.section == section && !rejected(found))
    }

    /// The same as places in the text.
    pub(super) fn findings(&self, section: &str, common: &Common) -> Vec<(Range<usize>, Polarity)> {
        self.found(section, common).map(|found| (found.start..found.end, found.polarity)).collect()
    }

    /// Why a section lost points, where that may be seen: what was said, and what was not.
    pub(super) fn faults(&self, paper: &mut Paper, section: &str, common: &Common) {
        for found in self.found(section, common).filter(|found| found.polarity != Polarity::Signal) {
            let sign = if found.polarity == Polarity::Disqualifier { "!" } else { "~" };
            let engine = self.rubric.as_ref().map(|rubric| &rubric.engine);
            let rule = engine.and_then(|engine| engine.rule(engine.find_rule(&found.rule)?));
            let why = rule.map_or_else(
                || visible(&found.family),
                |rule| format!("{}. {}", rule.family_title.to_lowercase(), rule.say),
            );
            paper.lead(4, sign, &format!("{} {why}", quoted(&found.text)), Ink::Dim);
        }
        let judged = self.judged(common).and_then(|card| card.sections.iter().find(|it| it.id == section));
        for part in judged.map(|judged| judged.parts.as_slice()).unwrap_or_default() {
            if let Part::Need { title, quotes, .. } = part
                && quotes.is_empty()
            {
                paper.lead(4, "✗", &format!("not told: {}", visible(title)), Ink::Dim);
            }
        }
    }

    /// One's own rating.
    pub(super) fn mine(&self, common: &Common) -> Option<&Rating> {
        self.take.notes.rating_by(&common.me()?.id)
    }

    pub(super) fn may_see(&self, note: &Note, common: &Common) -> bool {
        !self.is_blind(common) || common.me().is_some_and(|me| me.id == note.who.id)
    }

    /// How it stands for this coach, for the head of the page.
    pub fn standing(&self, common: &Common) -> String {
        let threads = self.take.notes.threads();
        let mut told = if self.is_blind(common) {
            "blind: text, clocks and pauses only, until you rate".to_owned()
        } else {
            match self.mine(common) {
                Some(rating) => format!("you rated it {} of 5", rating.overall),
                None if self.own => "your own session".to_owned(),
                None => "seen without a rating".to_owned(),
            }
        };
        let mine = |it: &&crate::session::notes::Thread<'_>| it.open && self.may_see(it.note, common);
        let open = threads.iter().filter(mine).count();
        if open > 0 {
            let _ = write!(told, " · {open} open {}", if open == 1 { "comment" } else { "comments" });
        }
        if self.read_only {
            told.insert_str(0, "read only: nothing can be noted · ");
        } else if self.take.finished.is_none() {
            told.insert_str(0, "not finished: nothing can be noted yet · ");
        }
        told
    }
}

/// How far a rating and the judgement are apart.
fn gap(rating: u8, mean: f64) -> String {
    let by = f64::from(rating) - mean;
    let far = format!("{:.1}", by.abs());
    match far.as_str() {
        "0.0" => format!("you {rating}, machine {mean:.1}: the same"),
        _ if by > 0.0 => format!("you {rating}, machine {mean:.1}: you rate it {far} higher"),
        _ => format!("you {rating}, machine {mean:.1}: you rate it {far} lower"),
    }
}
