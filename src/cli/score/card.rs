//! The scorecard of a whole answer as JSON: every section with parts that add up to its score.

use super::write::Json;
use crate::content::Polarity;
use crate::scoring::Scorecard;
use crate::scoring::scorecard::{Part, SectionScore};

/// `{"total","sections":{id:{"score","weight","parts"}},"verdict","capped_by"?,"primary_weakness","disqualified"}`.
pub fn write(card: &Scorecard, json: &mut Json<'_>) {
    json.raw("{\"total\":");
    json.number(card.total as usize);
    for (index, of) in card.sections.iter().enumerate() {
        json.raw(if index == 0 { ",\"sections\":{" } else { "," });
        json.text(&of.id);
        json.raw(":{\"score\":");
        json.score(of.score);
        json.raw(",\"weight\":");
        json.number(of.weight as usize);
        json.raw(",\"parts\":[");
        parts(of, json);
        json.raw("]}");
    }
    json.raw(if card.sections.is_empty() { ",\"sections\":{},\"verdict\":" } else { "},\"verdict\":" });
    json.name(&card.verdict);
    for (index, family) in card.capped_by.iter().enumerate() {
        json.raw(if index == 0 { ",\"capped_by\":[" } else { "," });
        json.text(family);
    }
    json.raw(if card.capped_by.is_empty() { ",\"primary_weakness\":" } else { "],\"primary_weakness\":" });
    json.name(&card.primary_weakness);
    let disqualified = card.findings.iter().any(|found| found.polarity == Polarity::Disqualifier);
    json.raw(if disqualified { ",\"disqualified\":true}" } else { ",\"disqualified\":false}" });
}

/// The parts of a section; their scores add up to its score.
fn parts(section: &SectionScore, json: &mut Json<'_>) {
    let of: u32 = section.parts.iter().map(|part| if let Part::Need { of, .. } = part { *of } else { 0 }).sum();
    let share = |points: f64| thousandths(4.0 * points / f64::from(of.max(1)));
    let mut sum = 1.0;
    // Every section begins at 1.
    json.raw("{\"part\":\"base\",\"score\":1.0}");
    let mut part = |json: &mut Json<'_>, kind: &str, score: f64| {
        sum += score;
        json.raw(kind);
        json.score(score);
    };
    if of == 0 && !section.parts.contains(&Part::Empty) {
        // Nothing is asked for here, so half of the four that needs give.
        part(json, ",{\"part\":\"no-needs\",\"score\":", 2.0);
        json.raw("}");
    }
    for one in &section.parts {
        match one {
            Part::Need { id, title, points, of, quotes } => {
                part(json, ",{\"part\":\"need\",\"score\":", share(*points));
                json.raw(",\"id\":");
                json.text(id);
                json.raw(",\"title\":");
                json.text(title);
                json.raw(",\"points\":");
                json.score(*points);
                json.raw(",\"of\":");
                json.number(*of as usize);
                json.raw(",\"quotes\":[");
                for (index, quote) in quotes.iter().enumerate() {
                    json.raw(if index == 0 { "" } else { "," });
                    json.text(quote);
                }
                json.raw("]}");
            }
            Part::Supplied { need, points, quote } => {
                part(json, ",{\"part\":\"supplied\",\"score\":", share(*points));
                json.raw(",\"need\":");
                json.text(need);
                json.raw(",\"points\":");
                json.score(*points);
                json.raw(",\"quote\":");
                json.text(quote);
                json.raw("}");
            }
            Part::Warning { rule, quote, cost } => {
                part(json, ",{\"part\":\"warning\",\"score\":", -cost);
                json.raw(",\"rule\":");
                json.text(rule);
                json.raw(",\"quote\":");
                json.text(quote);
                json.raw("}");
            }
            Part::Empty => {
                part(json, ",{\"part\":\"empty\",\"score\":", 0.0);
                json.raw("}");
            }
        }
    }
    // No section is below 1, and a score has one decimal.
    let missing = if sum < 1.0 { Some((",{\"part\":\"floor\",\"score\":", 1.0 - sum)) } else { None };
    let rounding = thousandths(section.score - sum.max(1.0));
    let rounding = if rounding == 0.0 { None } else { Some((",{\"part\":\"rounding\",\"score\":", rounding)) };
    for (kind, score) in missing.into_iter().chain(rounding) {
        json.raw(kind);
        json.score(score);
        json.raw("}");
    }
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
            let mut out = vec![b'['];
            super::parts(&section, &mut Json(&mut out));
            out.push(b']');
            let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
            let sum: f64 = json.as_array().unwrap().iter().map(|part| part["score"].as_f64().unwrap()).sum();
            prop_assert!((sum - score).abs() < 1e-9, "{sum} {score} {json}");
        }
    }
}
