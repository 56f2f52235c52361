//! What the page says, from what changed in all to the single sections.

use super::{Compare, Judged};
use crate::app::paper::{Ink, Paper, quoted, sign};
use crate::app::rehearse::measure::clock;
use crate::app::scorecard::times::{measure, total_ms};
use crate::content::clean::visible;
use crate::scoring::compare::{Fault, line};
use crate::scoring::scorecard::Scorecard;
use crate::session::notes::{Anchor, LOST, Thread};
use crate::session::{Input, Note, Take};

/// Faults of a kind that are named; the others are counted.
const NAMED: usize = 8;
/// Comments of one place that are shown.
const COMMENTS: usize = 20;

impl Compare {
    pub(super) fn write(&self, width: usize, paper: &mut Paper) {
        if let Some(judged) = &self.judged {
            self.judged(judged, paper);
        }
        self.whole_time(paper);
        self.ratings(paper);
        self.reviews(paper);
        self.comments(None, "", paper);
        for at in 0..self.after.sections.len() {
            self.section(at, width, paper);
        }
        self.left_out(paper);
    }

    /// What the rules say of both, by one standard.
    fn judged(&self, judged: &Judged, paper: &mut Paper) {
        let Judged { before, after, faults } = judged;
        let seconds = |take| (self.whole_ms(take) / 1_000).cast_signed();
        let longer = seconds(&self.after) - seconds(&self.before);
        paper.say(0, &format!("Since then: {}", line(faults, longer)), Ink::Strong);
        let verdict = |card: &Scorecard, take: &Take| {
            let honest = take.answered.iter().all(|(_, yes)| *yes);
            if honest { card.verdict.title() } else { "no verdict" }
        };
        let scores = format!(
            "Score {} → {} of 100 · {} → {}, by one standard",
            before.total,
            after.total,
            verdict(before, &self.before),
            verdict(after, &self.after)
        );
        paper.say(0, &scores, Ink::Text);
        for (what, faults) in [("Fixed", &faults.fixed), ("New", &faults.new), ("Left", &faults.left)] {
            if faults.is_empty() {
                continue;
            }
            paper.heading(what);
            for fault in faults.iter().take(NAMED) {
                let (sign, told) = self.fault(fault);
                paper.lead(2, sign, &told, Ink::Text);
            }
            if let Some(more) = faults.len().checked_sub(NAMED).filter(|more| *more > 0) {
                paper.say(4, &format!("and {more} more"), Ink::Dim);
            }
        }
        paper.gap();
    }

    fn fault(&self, fault: &Fault) -> (&'static str, String) {
        match fault {
            Fault::Words(words) => {
                let family = self.rubric.as_ref().and_then(|rubric| rubric.engine.family_title(&words.family));
                let family = family.map_or_else(|| words.family.clone(), str::to_lowercase);
                let told = format!("{} {family}, in {}", quoted(&words.text), self.section_title(&words.section));
                (sign(words.polarity), told)
            }
            Fault::Gap { title, .. } => ("✗", format!("not told: {title}")),
            Fault::Empty(section) => ("✗", format!("{} is empty", self.section_title(section))),
        }
    }

    pub(super) fn section_title(&self, id: &str) -> String {
        let section = self.rubric.as_ref().and_then(|rubric| rubric.framework.section(id));
        section.map_or_else(|| visible(id), |section| format!("{} {}", visible(&section.mark), visible(&section.title)))
    }

    fn whole_ms(&self, take: &Take) -> u64 {
        self.rubric.as_ref().map_or_else(|| take.total_ms(take.at), |rubric| total_ms(take, rubric))
    }

    fn whole_time(&self, paper: &mut Paper) {
        let about = |take: &Take| if take.header.input == Input::Typed && self.rubric.is_some() { "~" } else { "" };
        let aloud = [&self.before, &self.after].map(|take| format!("{}{}", about(take), clock(self.whole_ms(take))));
        let clocks = [&self.before, &self.after].map(|take| clock(take.total_ms(take.at)));
        let [before, after] = aloud;
        let [old, new] = clocks;
        paper.say(0, &format!("Time {before} → {after} · clock {old} → {new}"), Ink::Text);
    }

    fn may_see(&self, note: &Note) -> bool {
        !self.blind || self.me.as_ref() == Some(&note.who.id)
    }

    /// What people rated, and what the candidate expected. Blind, only what who sits here rated.
    fn ratings(&self, paper: &mut Paper) {
        let of = |take: &Take| {
            let ratings = take.notes.ratings();
            let own = ratings.into_iter().filter(|(note, _)| self.may_see(note));
            let told = own.map(|(note, rating)| format!("{} {}", visible(&note.who.name), rating.overall));
            told.collect::<Vec<_>>().join(", ")
        };
        let [before, after] = [&self.before, &self.after].map(of);
        if !before.is_empty() || !after.is_empty() {
            let or_none = |told: String| if told.is_empty() { "not rated".to_owned() } else { told };
            paper.say(0, &format!("Rated {} → {}", or_none(before), or_none(after)), Ink::Text);
        }
        let expected = [&self.before, &self.after].map(|take| take.notes.predicted());
        if !self.blind && expected.iter().any(Option::is_some) {
            let [before, after] = expected.map(|it| it.map_or_else(|| "–".to_owned(), |it| it.to_string()));
            paper.say(0, &format!("Expected {before} → {after}"), Ink::Text);
        }
    }

    /// What the reviews of the earlier one asked for, to see whether it was done. Blind, one's own alone.
    fn reviews(&self, paper: &mut Paper) {
        for (note, review) in self.before.notes.reviews() {
            if !self.may_see(note) {
                continue;
            }
            paper.heading(&format!("Review of the earlier one by {}", visible(&note.who.name)));
            paper.lines(2, "keep  ", &review.keep, Ink::Strong);
            paper.lines(2, "change", &review.change, Ink::Strong);
        }
    }

    /// A section: its times and scores, both texts, and what was said of the earlier one.
    fn section(&self, at: usize, width: usize, paper: &mut Paper) {
        let Some(now) = self.after.sections.get(at) else { return };
        let before = self.before.section(&now.id);
        let old = before.and_then(|before| self.before.sections.get(before));
        let mut head = self.section_title(&now.id);
        if let Some(rubric) = &self.rubric {
            let time = |take: &Take, section: usize| {
                let measure = measure(take, section, rubric);
                format!("{}{}", if measure.estimate && measure.ms > 0 { "~" } else { "" }, clock(measure.ms))
            };
            let then = before.map_or_else(|| "–".to_owned(), |before| time(&self.before, before));
            head = format!("{head}   {then} → {}", time(&self.after, at));
        }
        if let Some(judged) = &self.judged {
            let score = |card: &Scorecard| card.sections.iter().find(|it| it.id == now.id).map(|it| it.score);
            if let (Some(then), Some(now)) = (score(&judged.before), score(&judged.after)) {
                head = format!("{head}   {then:.1} → {now:.1} of 5");
            }
        }
        paper.heading(&head);
        let changes = self.changes.get(at).cloned().unwrap_or_default();
        super::texts::write(old.map_or("", |old| &old.text), &now.text, &changes, width, paper);
        self.comments(Some(&now.id), &now.text, paper);
    }

    /// The open comments on a section of the earlier one, beside its new text; without one those on the whole answer.
    fn comments(&self, section: Option<&str>, text: &str, paper: &mut Paper) {
        let threads = self.before.notes.threads();
        let own = |thread: &&Thread<'_>| self.may_see(thread.note);
        let here = |thread: &&Thread<'_>| thread.anchor.map(|anchor| anchor.section.as_str()) == section;
        for thread in threads.iter().filter(|it| it.open).filter(own).filter(here).take(COMMENTS) {
            let place = match thread.anchor {
                None if thread.lost => LOST.to_owned(),
                None => "on the whole answer".to_owned(),
                Some(anchor) => on(anchor, text),
            };
            let told = format!("{}: {} ({place})", visible(&thread.note.who.name), visible(thread.text));
            paper.lead(2, "✎", &told, Ink::Strong);
        }
    }

    /// Sections that only the earlier one has.
    fn left_out(&self, paper: &mut Paper) {
        let known = |id: &String| self.after.header.sections.contains(id);
        for old in self.before.sections.iter().filter(|old| !known(&old.id) && !old.text.trim().is_empty()) {
            paper.heading(&format!("{}, only in the earlier one", self.section_title(&old.id)));
            paper.say(2, &super::texts::bounded(&old.text), Ink::Dim);
        }
    }
}

/// What a comment is about, and whether the words still stand there.
fn on(anchor: &Anchor, text: &str) -> String {
    if anchor.quote.is_empty() {
        return "on the section".to_owned();
    }
    let still = if anchor.find(text).is_some() { "still there" } else { "gone now" };
    format!("on {}: {still}", quoted(&anchor.quote))
}
