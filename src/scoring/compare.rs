//! What changed between two judgements of one story.

use super::scorecard::{Part, Quoted, Scorecard};
use crate::content::family::Polarity;

/// The faults of two tellings, matched with each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compared {
    /// Of the earlier telling, and gone.
    pub fixed: Vec<Fault>,
    /// Of both, as the later one has them.
    pub left: Vec<Fault>,
    /// Of the later one only.
    pub new: Vec<Fault>,
}

/// Something that costs points or the verdict.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Words that should not be there.
    Words(Quoted),
    /// A need that nothing meets.
    Gap {
        /// The need's id.
        need: String,
        /// For people.
        title: String,
    },
    /// A section without a word, by its id.
    Empty(String),
}

/// Matches the faults of two judgements: words by rule and wording, then by family; gaps by their need. Each matches
/// once, so two hits of a family of which one is gone are one fixed and one left.
pub fn compare(before: &Scorecard, after: &Scorecard) -> Compared {
    let mut earlier = faults(before);
    let mut later: Vec<(Fault, bool)> = faults(after).into_iter().map(|fault| (fault, false)).collect();
    for same in [same_words, same_family] {
        for (fault, known) in later.iter_mut().filter(|(_, known)| !known) {
            if let Some(at) = earlier.iter().position(|old| same(old, fault)) {
                earlier.remove(at);
                *known = true;
            }
        }
    }
    let (left, new): (Vec<_>, Vec<_>) = later.into_iter().partition(|(_, known)| *known);
    let faults = |list: Vec<(Fault, bool)>| list.into_iter().map(|(fault, _)| fault).collect();
    Compared { fixed: earlier, left: faults(left), new: faults(new) }
}

/// "3 fixed, 1 left, 1 new, −22 s"; `seconds` is how much longer the later telling is.
pub fn line(compared: &Compared, seconds: i64) -> String {
    let time = match seconds {
        0 => "as long as before".to_owned(),
        1.. => format!("+{seconds} s"),
        _ => format!("−{} s", seconds.unsigned_abs()),
    };
    format!("{} fixed, {} left, {} new, {time}", compared.fixed.len(), compared.left.len(), compared.new.len())
}

fn faults(card: &Scorecard) -> Vec<Fault> {
    let words = card.findings.iter().filter(|finding| finding.polarity != Polarity::Signal).cloned().map(Fault::Words);
    let gaps = card.sections.iter().flat_map(|section| {
        section.parts.iter().filter_map(|part| match part {
            Part::Need { id, title, points, of, .. } if *points <= 0.0 && *of > 0 => {
                Some(Fault::Gap { need: id.clone(), title: title.clone() })
            }
            Part::Empty if section.weight > 0 => Some(Fault::Empty(section.id.clone())),
            _ => None,
        })
    });
    words.chain(gaps).collect()
}

fn same_words(before: &Fault, after: &Fault) -> bool {
    match (before, after) {
        (Fault::Words(before), Fault::Words(after)) => {
            before.rule == after.rule && wording(&before.text) == wording(&after.text)
        }
        (Fault::Gap { need: before, .. }, Fault::Gap { need: after, .. })
        | (Fault::Empty(before), Fault::Empty(after)) => before == after,
        _ => false,
    }
}

fn same_family(before: &Fault, after: &Fault) -> bool {
    matches!((before, after), (Fault::Words(before), Fault::Words(after)) if before.family == after.family)
}

fn wording(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::pattern::Weakness;
    use crate::scoring::scorecard::{SectionScore, Verdict, Voice};

    fn hit(family: &str, rule: &str, text: &str) -> Quoted {
        Quoted {
            rule: rule.to_owned(),
            family: family.to_owned(),
            polarity: if family == "ownership" { Polarity::Signal } else { Polarity::Warning },
            section: "action".to_owned(),
            start: 0,
            end: text.len(),
            text: text.to_owned(),
        }
    }

    fn card(findings: Vec<Quoted>, parts: Vec<Part>) -> Scorecard {
        Scorecard {
            total: 0,
            sections: vec![SectionScore { id: "action".to_owned(), score: 1.0, weight: 1, words: 1, spoken: 1, parts }],
            verdict: Verdict::Hire,
            capped_by: Vec::new(),
            without_cap: Verdict::Hire,
            primary_weakness: Weakness::None,
            findings,
            voice: Voice::default(),
        }
    }

    fn gap(need: &str, points: f64) -> Part {
        Part::Need { id: need.to_owned(), title: need.to_owned(), points, of: 2, quotes: Vec::new() }
    }

    #[test]
    fn wording_matches_before_family_and_gaps_by_their_need() {
        let before = card(
            vec![
                hit("dilution", "we-did", "we built"),
                hit("dilution", "we-did", "We  fixed"),
                hit("assignment", "asked", "I was asked to"),
                hit("handoff", "passed", "passed it on"),
                hit("ownership", "deed", "I built"),
            ],
            vec![gap("number", 0.0), gap("worth", 2.0)],
        );
        let after = card(
            vec![
                hit("dilution", "we-did", "we fixed"),
                hit("assignment", "told", "I was told to"),
                hit("vague", "better", "it got better"),
            ],
            vec![gap("number", 2.0), gap("worth", 0.0)],
        );
        let compared = compare(&before, &after);
        let names = |faults: &[Fault]| -> Vec<String> {
            let name = |fault: &Fault| match fault {
                Fault::Words(words) => words.text.clone(),
                Fault::Gap { need, .. } => need.clone(),
                Fault::Empty(section) => section.clone(),
            };
            faults.iter().map(name).collect()
        };
        assert_eq!(names(&compared.fixed), ["we built", "passed it on", "number"]);
        assert_eq!(names(&compared.left), ["we fixed", "I was told to"]);
        assert_eq!(names(&compared.new), ["it got better", "worth"]);
        assert_eq!(line(&compared, -22), "3 fixed, 2 left, 2 new, −22 s");
    }

    #[test]
    fn the_same_telling_has_nothing_fixed_and_nothing_new() {
        let told = card(vec![hit("dilution", "we-did", "we built")], vec![gap("number", 0.0), Part::Empty]);
        let compared = compare(&told, &told);
        assert_eq!((compared.fixed.len(), compared.left.len(), compared.new.len()), (0, 3, 0));
        assert_eq!(line(&compared, 0), "0 fixed, 3 left, 0 new, as long as before");
    }
}
