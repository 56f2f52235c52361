//! What the score is made of, so that a person can add it up.

use super::ScorecardScreen;
use crate::app::paper::{Ink, Paper, quoted, short};
use crate::content::Polarity;
use crate::scoring::Scorecard;
use crate::scoring::scorecard::{Part, plain};
use unicode_width::UnicodeWidthStr;

impl ScorecardScreen {
    /// Every section with its needs and warnings, then the whole.
    pub(super) fn parts(&self, paper: &mut Paper) {
        let Some(card) = &self.shown else { return self.self_check(paper) };
        let most = card.sections.iter().map(|section| u64::from(section.weight)).sum::<u64>();
        for section in &card.sections {
            paper.heading(&format!(
                "{}: {:.1} of 5, weight {} of {most}",
                self.section_title(&section.id),
                section.score,
                section.weight
            ));
            for part in &section.parts {
                self.part(part, paper);
            }
            paper.say(2, &section.sum(), Ink::Dim);
        }
        whole(card, most, paper);
    }

    fn part(&self, part: &Part, paper: &mut Paper) {
        match part {
            Part::Need { id, title, points, of, quotes } => {
                let met = if *points >= f64::from(*of) {
                    "✓"
                } else if *points > 0.0 {
                    "▸"
                } else {
                    "✗"
                };
                let ink = if *points > 0.0 { Ink::Text } else { Ink::Strong };
                paper.lead(2, met, &format!("{} of {of}  {title}", plain(*points)), ink);
                let quotes: Vec<String> = quotes.iter().map(|quote| quoted(quote)).collect();
                if !quotes.is_empty() {
                    paper.say(12, &quotes.join("  "), Ink::Words(Polarity::Signal));
                }
                if *points < f64::from(*of)
                    && let Some(need) = self.need(id)
                {
                    paper.say(12, &need.missing, Ink::Dim);
                }
            }
            Part::Supplied { need, points, quote } => {
                let title = self.need(need).map_or(need.as_str(), |need| need.title.as_str());
                paper.lead(2, "▸", &format!("{} more  {title}, supplied when asked", plain(*points)), Ink::Text);
                paper.say(12, &quoted(quote), Ink::Words(Polarity::Signal));
            }
            Part::Warning { rule, quote, cost } => {
                let family = self.rule(rule).map_or_else(|| rule.clone(), |rule| rule.family_title.clone());
                let parts = vec![
                    (format!("  ~ −{cost:.2}    {family}  "), Ink::Text),
                    (short(&quoted(quote), paper.left(family.width() + 16)), Ink::Words(Polarity::Warning)),
                ];
                paper.row(parts);
            }
            Part::Empty => paper.lead(2, "✗", "nothing was said here, so it scores 1", Ink::Strong),
        }
    }
}

fn whole(card: &Scorecard, weights: u64, paper: &mut Paper) {
    let sum: f64 = card.sections.iter().map(|section| section.score * f64::from(section.weight)).sum();
    let terms: Vec<String> =
        card.sections.iter().map(|section| format!("{} × {:.1}", section.weight, section.score)).collect();
    paper.heading(&format!("Whole answer: {} of 100", card.total));
    let mean = sum / card.sections.iter().map(|section| f64::from(section.weight)).sum::<f64>().max(1.0);
    paper.say(2, &format!("mean by weight: ({}) / {weights} = {mean:.2}", terms.join(" + ")), Ink::Dim);
    paper.say(2, &format!("25 × ({mean:.2} − 1) = {}", card.total), Ink::Dim);
    paper.gap();
    let voice = card.voice;
    if let Some(share) = voice.share() {
        let told = format!("Who acts in Task and Action: I {} · we {} ({share}% yours)", voice.own, voice.group);
        paper.say(2, &told, Ink::Dim);
    }
}
