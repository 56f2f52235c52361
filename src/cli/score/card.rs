//! The scorecard of a whole answer as JSON: every section with parts that add up to its score.

use super::record::Card;
use crate::scoring::scorecard::{Part, SectionScore};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// `{"total","sections":{id:{"score","parts"}},"verdict","capped_by"?,"primary_weakness","disqualified"}`.
pub struct Out<'a>(pub &'a Card<'a>);

impl Serialize for Out<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let card = self.0.score;
        let fatal = card.findings.iter().any(|found| found.polarity == crate::content::Polarity::Disqualifier);
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("total", &card.total)?;
        map.serialize_entry("sections", &Sections(&card.sections))?;
        map.serialize_entry("verdict", &card.verdict)?;
        if !card.capped_by.is_empty() {
            map.serialize_entry("capped_by", &card.capped_by)?;
        }
        map.serialize_entry("primary_weakness", &card.primary_weakness)?;
        map.serialize_entry("disqualified", &fatal)?;
        map.end()
    }
}

struct Sections<'a>(&'a [SectionScore]);

impl Serialize for Sections<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Section<'a> {
            score: f64,
            weight: u32,
            parts: Vec<Share<'a>>,
        }
        let sections = self.0.iter();
        to.collect_map(sections.map(|section| {
            (&section.id, Section { score: section.score, weight: section.weight, parts: shares(section) })
        }))
    }
}

/// What one part adds to its section's score.
#[derive(Debug, Serialize)]
#[serde(tag = "part", rename_all = "kebab-case")]
pub enum Share<'a> {
    /// Every section starts with 1.
    Base {
        /// In score.
        score: f64,
    },
    /// A need of the pattern.
    Need {
        /// Its share of the four that needs give, or of two where the section has no needs.
        score: f64,
        /// The need's id.
        id: &'a str,
        /// For people.
        title: &'a str,
        /// Points given.
        points: f64,
        /// Points possible.
        of: u32,
        /// The words that meet it.
        quotes: &'a [String],
    },
    /// What a reply to a follow-up gave beside it.
    Supplied {
        /// Its share of the four that needs give.
        score: f64,
        /// The need's id.
        need: &'a str,
        /// Points given.
        points: f64,
        /// The words of the reply.
        quote: &'a str,
    },
    /// Nothing is asked for here, so half of what needs give.
    NoNeeds {
        /// In score.
        score: f64,
    },
    /// A standing warning.
    Warning {
        /// What it costs, below 0.
        score: f64,
        /// The rule's id.
        rule: &'a str,
        /// Its words.
        quote: &'a str,
    },
    /// No section is below 1.
    Floor {
        /// In score.
        score: f64,
    },
    /// To one decimal.
    Rounding {
        /// In score.
        score: f64,
    },
    /// Nothing was said.
    Empty {
        /// It adds nothing.
        score: f64,
    },
}

/// The parts of a section; their scores add up to its score.
pub fn shares(section: &SectionScore) -> Vec<Share<'_>> {
    let of: u32 = section.parts.iter().map(|part| if let Part::Need { of, .. } = part { *of } else { 0 }).sum();
    let empty = section.parts.contains(&Part::Empty);
    let mut shares = vec![Share::Base { score: 1.0 }];
    let mut sum = 1.0;
    if of == 0 && !empty {
        shares.push(Share::NoNeeds { score: 2.0 });
        sum += 2.0;
    }
    for part in &section.parts {
        shares.push(match part {
            Part::Need { id, title, points, of: own, quotes } => {
                let score = thousandths(4.0 * points / f64::from(of.max(1)));
                sum += score;
                Share::Need { score, id, title, points: *points, of: *own, quotes }
            }
            Part::Supplied { need, points, quote } => {
                let score = thousandths(4.0 * points / f64::from(of.max(1)));
                sum += score;
                Share::Supplied { score, need, points: *points, quote }
            }
            Part::Warning { rule, quote, cost } => {
                sum -= cost;
                Share::Warning { score: -cost, rule, quote }
            }
            Part::Empty => Share::Empty { score: 0.0 },
        });
    }
    if sum < 1.0 {
        shares.push(Share::Floor { score: thousandths(1.0 - sum) });
        sum = 1.0;
    }
    let rounding = thousandths(section.score - sum);
    if rounding != 0.0 {
        shares.push(Share::Rounding { score: rounding });
    }
    shares
}

fn thousandths(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::scorecard::add_up;
    use proptest::prelude::*;

    fn need() -> impl Strategy<Value = Part> {
        (0_u32..9, 1_u32..9).prop_map(|(halves, of)| {
            let points = (f64::from(halves) / 2.0).min(f64::from(of));
            Part::Need { id: String::new(), title: String::new(), points, of, quotes: Vec::new() }
        })
    }

    fn warning() -> Part {
        Part::Warning { rule: String::new(), quote: String::new(), cost: 0.25 }
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_score(mut parts in prop::collection::vec(need(), 0..5), warnings in 0..5_usize) {
            parts.extend(std::iter::repeat_n(warning(), warnings));
            let score = add_up(&parts);
            let section = SectionScore { id: String::new(), score, weight: 1, words: 9, spoken: 4, parts };
            let json = serde_json::to_value(shares(&section)).unwrap();
            let sum: f64 = json.as_array().unwrap().iter().map(|part| part["score"].as_f64().unwrap()).sum();
            prop_assert!((sum - score).abs() < 1e-9, "{sum} {score} {json}");
        }
    }
}
