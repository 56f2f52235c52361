//! Everything that the engine found and that stands, and what was dismissed.

use super::ScorecardScreen;
use crate::app::paper::{Ink, Paper, Row, quoted, short, sign};
use crate::content::Polarity;
use crate::scoring::scorecard::Quoted;
use crate::session::take::Dismissal;
use unicode_width::UnicodeWidthStr;

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// It stands.
    Stands(Quoted),
    /// The candidate dismissed it.
    Dismissed(Dismissal),
}

impl Item {
    /// The section's id.
    pub fn section(&self) -> &str {
        match self {
            Self::Stands(found) => &found.section,
            Self::Dismissed(dismissal) => &dismissal.section,
        }
    }
}

impl ScorecardScreen {
    /// Disqualifiers, warnings, what was dismissed, then signals; each in the order of the answer.
    pub fn items(&self) -> Vec<Item> {
        let standing = |polarity| {
            let all = self.shown.iter().flat_map(|card| &card.findings);
            all.filter(move |found| found.polarity == polarity).cloned().map(Item::Stands)
        };
        let mut items: Vec<Item> = standing(Polarity::Disqualifier).collect();
        items.extend(standing(Polarity::Warning));
        items.extend(self.take.dismissed.iter().cloned().map(Item::Dismissed));
        items.extend(standing(Polarity::Signal));
        items
    }

    /// The chosen one.
    pub fn chosen(&self) -> Option<Item> {
        self.items().into_iter().nth(self.finding.at)
    }

    /// The list, with reason and cure under the chosen one. The number of the chosen row comes back.
    pub(super) fn list(&self, paper: &mut Paper) -> usize {
        let items = self.items();
        let mut chosen_row = 0;
        if items.is_empty() {
            paper.say(0, "The rules found nothing in this answer.", Ink::Dim);
        }
        for (index, item) in items.iter().enumerate() {
            let chosen = index == self.finding.at;
            if chosen {
                chosen_row = paper.rows.len();
            }
            self.item(item, chosen, paper);
        }
        chosen_row
    }

    fn item(&self, item: &Item, chosen: bool, paper: &mut Paper) {
        let pointer = if chosen { "▸" } else { " " };
        let place = self.section_title(item.section());
        match item {
            Item::Stands(found) => {
                let about = format!("  {}, {place}", self.family(&found.family));
                let parts = vec![
                    (format!("{pointer}{} ", sign(found.polarity)), Ink::Strong),
                    (short(&quoted(&found.text), paper.left(about.width() + 3)), Ink::Words(found.polarity)),
                    (about, Ink::Dim),
                ];
                paper.rows.push(Row { parts, chosen });
                let Some(rule) = self.rule(&found.rule).filter(|_| chosen) else { return };
                if !rule.say.trim().is_empty() {
                    paper.say(4, &rule.say, Ink::Text);
                }
                if !rule.instead.trim().is_empty() {
                    paper.lead(4, "→", &rule.instead, Ink::Text);
                }
            }
            Item::Dismissed(dismissal) => {
                let about = format!("  dismissed, {place}");
                let parts = vec![
                    (format!("{pointer}- "), Ink::Strong),
                    (short(&quoted(&dismissal.quote), paper.left(about.width() + 3)), Ink::Dim),
                    (about, Ink::Dim),
                ];
                paper.rows.push(Row { parts, chosen });
                paper.say(4, &format!("because: {}", dismissal.reason), Ink::Dim);
            }
        }
    }
}
