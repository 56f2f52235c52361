//! An answer aloud has no text to judge: the candidate's own check takes the judge's place.

use super::ScorecardScreen;
use crate::app::paper::{Ink, Paper, quoted};
use crate::scoring::advice;

impl ScorecardScreen {
    /// What the check shows, the gap to close first, and what they would ask.
    pub(super) fn aloud(&self, paper: &mut Paper) {
        let said = self.take.checked.iter().filter(|(_, met)| *met).count();
        // What was neither ticked nor denied was not said either.
        let all = self.rubric().filter(|_| !self.take.checked.is_empty()).map_or(self.take.checked.len(), |rubric| {
            rubric.pattern.guides.iter().map(|guide| guide.needs.len()).sum::<usize>().max(said)
        });
        if let Some(rubric) = self.rubric() {
            if let Some(need) = self.take.checked.iter().find(|(_, met)| *met).and_then(|(id, _)| self.need(id)) {
                paper.heading("What already works");
                paper.lead(2, "✓", &format!("you said: {}", need.title), Ink::Text);
            }
            let gap = advice::gap(rubric, &self.take.checked);
            if let Some((section, need)) = gap {
                paper.heading("Fix first");
                paper.lead(2, "✗", &format!("{}: {}", self.section_title(section), need.title), Ink::Strong);
                paper.lead(4, "→", &need.missing, Ink::Text);
            }
            let follow_up = gap.and_then(|(_, need)| rubric.pattern.follow_up(need.follow_up.as_deref()?));
            if let Some(follow_up) = follow_up.or_else(|| rubric.pattern.follow_ups.first()) {
                paper.heading("They would ask next");
                paper.lead(2, "?", &quoted(&follow_up.question), Ink::Strong);
                paper.say(4, &format!("It probes: {}", follow_up.probes.trim()), Ink::Dim);
            }
        }
        paper.gap();
        let told = match all {
            0 => "No verdict: nothing was written, so there is nothing to judge but the time.".to_owned(),
            _ => format!(
                "No verdict: nothing was written to judge. By your own check you said {said} of the {all} things that \
                 this question needs."
            ),
        };
        paper.say(0, &told, Ink::Strong);
        self.doubts(paper);
    }

    /// Every need with what the candidate said of it.
    pub(super) fn self_check(&self, paper: &mut Paper) {
        let Some(rubric) = self.rubric() else { return };
        for section in &rubric.framework.sections {
            paper.heading(&section.title);
            for need in rubric.pattern.guide(&section.id).map(|guide| guide.needs.as_slice()).unwrap_or_default() {
                let met = self.take.checked.iter().find(|(id, _)| *id == need.id).map(|(_, met)| *met);
                let (sign, ink) = match met {
                    Some(true) => ("✓", Ink::Text),
                    Some(false) => ("✗", Ink::Strong),
                    None => ("·", Ink::Dim),
                };
                let told = if met.is_none() { ", not checked" } else { "" };
                paper.lead(2, sign, &format!("{}{told}", need.title), ink);
                if met == Some(false) {
                    paper.say(6, &need.missing, Ink::Dim);
                }
            }
        }
    }
}
