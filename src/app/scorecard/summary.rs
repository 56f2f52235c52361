//! What a scorecard says to a person, in the order in which it helps.

use super::ScorecardScreen;
use crate::app::paper::{Ink, Paper, quoted, sign};
use crate::content::clean::part;
use crate::scoring::scorecard::Quoted;
use crate::scoring::scorecard::mean;
use crate::scoring::text::Words;
use crate::scoring::{Rubric, Scorecard, Verdict, advice};

/// Bytes of a sentence that is quoted whole.
const SENTENCE: usize = 200;
use crate::session::event::Honesty;

impl ScorecardScreen {
    /// What works, what to fix first, what they would ask next, the verdict with its cause, the times.
    pub(super) fn summary(&self, paper: &mut Paper) {
        self.write_since(paper);
        match (&self.shown, self.rubric()) {
            (Some(card), Some(rubric)) => self.advice(rubric, card, paper),
            (Some(_), None) => {
                let told = "The question is not in the library any more, so reasons and cures cannot be shown.";
                paper.say(0, told, Ink::Dim);
            }
            (None, _) => self.aloud(paper),
        }
        if let Some(card) = &self.shown {
            self.verdict(card, paper);
        }
        self.times(paper);
    }

    fn advice(&self, rubric: &Rubric, card: &Scorecard, paper: &mut Paper) {
        paper.heading("What already works");
        match advice::works(card) {
            Some(found) => {
                self.in_its_sentence(&found, paper);
                let place = self.section_title(&found.section);
                paper.say(4, &format!("{}, in {place}", self.family(&found.family)), Ink::Dim);
            }
            None => paper.say(2, "The answer holds nothing yet that the rules listen for.", Ink::Dim),
        }
        let long = self.too_long(rubric);
        if let Some(told) = &long {
            paper.heading("Fix first: it is too long");
            paper.say(4, told, Ink::Text);
            let cure = "Keep the step and the number that carry it, and leave out what they can ask about.";
            paper.lead(4, "→", cure, Ink::Text);
        }
        let first = if long.is_some() { "Fix next" } else { "Fix first" };
        if let Some(fix) = advice::fix_first(rubric, card) {
            paper.heading(&format!("{first}: {}", fix.title));
            if let Some(quote) = &fix.quote {
                self.in_its_sentence(quote, paper);
                paper.say(4, &format!("in {}", self.section_title(&quote.section)), Ink::Dim);
            } else if let Some(section) = &fix.section {
                paper.lead(2, "✗", &format!("in {}", self.section_title(section)), Ink::Strong);
            }
            paper.say(4, &fix.say, Ink::Text);
            paper.lead(4, "→", &fix.instead, Ink::Text);
        } else if let Some((section, need)) = advice::next_gain(rubric, card) {
            paper.heading(first);
            paper.lead(2, "✗", &format!("{}, in {}", need.title, self.section_title(section)), Ink::Strong);
            paper.lead(4, "→", &need.missing, Ink::Text);
        } else if long.is_none() {
            paper.heading("Fix first: nothing that the rules can see");
        }
        if let Some(follow_up) = advice::ask_next(rubric, card) {
            paper.heading("They would ask next");
            paper.lead(2, "?", &quoted(&follow_up.question), Ink::Strong);
            paper.say(4, &format!("It probes: {}", follow_up.probes.trim()), Ink::Dim);
        }
    }

    /// Words with the sentence that they stand in, unless that is long.
    fn in_its_sentence(&self, found: &Quoted, paper: &mut Paper) {
        let text = self.take.sections.iter().find(|told| told.id == found.section).map_or("", |told| &told.text);
        let words = Words::split(text);
        let first = words.all().partition_point(|word| word.span.end <= found.start);
        let sentence = if first < words.len() { words.span(words.sentence(first)) } else { 0..0 };
        let fits = sentence.start <= found.start && found.start <= found.end && found.end <= sentence.end;
        let whole = fits && sentence.len() <= SENTENCE;
        let (quote, marked) = if whole && part(text, found.start..found.end) == found.text {
            (part(text, sentence.clone()), found.start - sentence.start..found.end - sentence.start)
        } else {
            (found.text.as_str(), 0..found.text.len())
        };
        // A line break inside a sentence is as long as the space that stands for it.
        let quote = quote.replace('\n', " ");
        paper.quote(2, sign(found.polarity), &quote, marked, found.polarity);
    }

    fn verdict(&self, card: &Scorecard, paper: &mut Paper) {
        paper.gap();
        if self.take.answered.iter().any(|(_, yes)| !yes) {
            paper.say(0, "No verdict:", Ink::Strong);
            self.doubts(paper);
        } else {
            paper.say(0, &format!("This answer, for {}: {}", self.standard(), advice::verdict_line(card)), Ink::Strong);
            if let Some(told) = self.pulled_down(card) {
                paper.say(0, &told, Ink::Text);
            }
        }
        if let Some(told) = self.expected(card) {
            paper.say(0, &told, Ink::Text);
        }
        for note in [&self.then, &self.anew].into_iter().flatten() {
            paper.say(0, note, Ink::Dim);
        }
    }

    /// What the candidate expected, beside what the rules say on the same scale.
    fn expected(&self, card: &Scorecard) -> Option<String> {
        let overall = self.take.notes.predicted()?;
        let rules = mean(card.total);
        Some(format!("You expected {overall} of 5; by these rules it is {rules:.1}."))
    }

    /// Each no of the candidate, and what to do about it.
    pub(super) fn doubts(&self, paper: &mut Paper) {
        if self.take.answered.contains(&(Honesty::OnQuestion, false)) {
            let told = "You said that it does not answer the question that was asked. Read the question once more, say \
                        in one sentence what it wants to know, and choose the story that shows that.";
            paper.lead(2, "✗", told, Ink::Text);
        }
        if self.take.answered.contains(&(Honesty::TrueAndMine, false)) {
            let told = "You said that not every fact is true and your own. Take out what is not, name the others for \
                        what they did, and tell what is left: follow-ups find the rest.";
            paper.lead(2, "✗", told, Ink::Text);
        }
    }

    /// Which sections cost a verdict below a hire, the dearest first: a verdict never stands without its cause.
    fn pulled_down(&self, card: &Scorecard) -> Option<String> {
        let mut lost: Vec<(f64, &str, f64)> = card
            .sections
            .iter()
            .map(|section| ((5.0 - section.score) * f64::from(section.weight), section.id.as_str(), section.score))
            .filter(|(lost, ..)| *lost > 0.0)
            .collect();
        if card.without_cap >= Verdict::Hire || lost.is_empty() {
            return None;
        }
        lost.sort_by(|a, b| b.0.total_cmp(&a.0));
        let named = lost.iter().take(2).map(|(_, id, score)| format!("{} ({score:.1} of 5)", self.section_title(id)));
        Some(format!("Pulled down most by {}.", named.collect::<Vec<_>>().join(" and ")))
    }

    /// What it was judged for: question, level and principle.
    pub(super) fn standard(&self) -> String {
        let header = &self.take.header;
        let Some(rubric) = self.rubric() else { return header.pattern.clone() };
        let principle = self.principle.as_ref().map(|title| format!(", told for {title}")).unwrap_or_default();
        let ladder = header.length.map(|seconds| format!(", in {seconds} s")).unwrap_or_default();
        format!("{} ({}{ladder}{principle})", rubric.pattern.title, rubric.level.title)
    }
}
