use super::*;
use crate::content::family::Polarity;

fn quoted(family: &str, section: &str, start: usize, text: &str) -> Quoted {
    Quoted {
        rule: family.to_owned(),
        family: family.to_owned(),
        polarity: Polarity::Signal,
        section: section.to_owned(),
        start,
        end: start + text.len(),
        text: text.to_owned(),
    }
}

fn card(findings: Vec<Quoted>) -> Scorecard {
    Scorecard {
        total: 0,
        sections: Vec::new(),
        verdict: crate::scoring::Verdict::Hire,
        capped_by: Vec::new(),
        without_cap: crate::scoring::Verdict::Hire,
        primary_weakness: crate::content::pattern::Weakness::None,
        findings,
        voice: crate::scoring::scorecard::Voice::default(),
    }
}

#[test]
fn numbers_are_told_once_and_the_longer_quote_wins() {
    let found = card(vec![
        quoted(METRIC, "result", 10, "from 60 to 4"),
        quoted(IMPACT, "result", 5, "went from 60 to 4 a week"),
        quoted("ownership", "result", 40, "I counted 3"),
        quoted(METRIC, "reflection", 0, "from 60 to 4"),
    ]);
    assert_eq!(numbers(&found), ["went from 60 to 4 a week"]);
}

#[test]
fn of_too_many_those_with_a_figure_stay_in_the_order_of_the_answer() {
    let found = card(vec![
        quoted(IMPACT, "situation", 0, "customers waited"),
        quoted(IMPACT, "result", 0, "$8,000 a week"),
        quoted(METRIC, "result", 20, "went to zero"),
        quoted(METRIC, "result", 40, "0.3%"),
        quoted(IMPACT, "result", 60, "nine hours a week"),
        quoted(IMPACT, "result", 90, "40 seats"),
    ]);
    assert_eq!(numbers(&found), ["$8,000 a week", "went to zero", "0.3%", "40 seats"]);
}

#[test]
fn a_line_is_one_line_of_bounded_length_and_safe_to_draw() {
    assert_eq!(line("a\n b\u{1b}[31m\u{202e}", 40), "a b\u{fffd}[31m\u{fffd}");
    assert_eq!(line("abcdef", 3), "abc…");
    assert_eq!(line("äöü", 3), "äöü");
}
