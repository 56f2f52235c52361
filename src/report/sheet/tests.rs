use super::lines::{IMPACT, METRIC, numbers};
use super::*;
use crate::content::family::Polarity;
use crate::scoring::scorecard::Quoted;

/// The numbers that are quoted of a result in which these words were found, each as a measured change or as a worth.
fn quoted(text: &str, found: &[(&str, &str)]) -> Vec<String> {
    let finding = |(family, words): &(&str, &str)| {
        let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
        Quoted {
            rule: (*family).to_owned(),
            family: (*family).to_owned(),
            polarity: Polarity::Signal,
            section: "result".to_owned(),
            start,
            end: start + words.len(),
            text: (*words).to_owned(),
        }
    };
    let card = Scorecard {
        total: 0,
        sections: Vec::new(),
        verdict: crate::scoring::Verdict::Hire,
        capped_by: Vec::new(),
        without_cap: crate::scoring::Verdict::Hire,
        primary_weakness: crate::content::pattern::Weakness::None,
        findings: found.iter().map(finding).collect(),
        voice: crate::scoring::scorecard::Voice::default(),
    };
    let story = Story { text: [("result".to_owned(), text.to_owned())].into(), ..Story::default() };
    numbers(&card, &story)
}

#[test]
fn a_number_is_quoted_in_the_clause_that_tells_what_it_counts() {
    let told = quoted(
        "It was live within two hours. Stuck upgrades went from four in one wave to none, and that spared SRE about 60 \
         engineer hours a year.",
        &[(METRIC, "within two hours. Stuck upgrades went from four in"), (IMPACT, "spared SRE about 60 engineer")],
    );
    let all = "Stuck upgrades went from four in one wave to none, and that spared SRE about 60 engineer hours a year";
    assert_eq!(told, [all], "the second says too little alone");
    let told = quoted("The build fell from 40 minutes to 25 minutes.", &[(METRIC, "from 40 minutes to")]);
    assert_eq!(told, ["The build fell from 40 minutes to 25 minutes"]);
}

#[test]
fn what_does_not_name_what_it_is_about_takes_the_clause_before_it_or_gives_way() {
    let told = quoted("Cold meals went from 40 to 3, which saved $200 a week.", &[(IMPACT, "$200 a week")]);
    assert_eq!(told, ["Cold meals went from 40 to 3, which saved $200 a week"]);
    let told = quoted("Wrong bills went from 40 to zero. That spared us $200 a week.", &[(IMPACT, "spared us $200")]);
    assert_eq!(told, ["Wrong bills went from 40 to zero. That spared us $200 a week"]);
    let long = "We had lost an operation to this once a month for as long as anybody on the ward could remember, and since \
                the day on which it began there has been none. That spares the hospital about €2,800 a month.";
    let told = quoted(long, &[(IMPACT, "spares the hospital about €2,800")]);
    assert_eq!(told, ["spares the hospital about €2,800 a month"], "a worth is understood alone");
    let told = quoted("Failed builds went from 4 to none.", &[(METRIC, "from 4 to none")]);
    assert_eq!(told, ["Failed builds went from 4 to none"], "a failed build is no verb");
    let text = "It fell to 3. Costs of the kitchen fell by 4%.";
    assert_eq!(quoted(text, &[(METRIC, "fell to 3"), (METRIC, "fell by 4%")]), ["Costs of the kitchen fell by 4%"]);
    assert_eq!(quoted("It fell from 8 to 3.", &[(METRIC, "from 8 to 3")]), ["It fell from 8 to 3"], "the only one");
}

#[test]
fn what_has_no_amount_or_only_one_is_no_number_to_learn() {
    let none: [&str; 0] = [];
    assert_eq!(quoted("The customer renewed its contract.", &[(IMPACT, "renewed its contract")]), none);
    assert_eq!(quoted("Lost. €85,000.", &[(IMPACT, "€85,000")]), none);
}

#[test]
fn numbers_are_told_once_and_measured_changes_stay_where_there_are_too_many() {
    let text = "Waits fell from 60 to 4 days. The ward saved 8 hours a week. The shop sold 9 more chairs. \
                Returns rose by 2 a month. The line went to zero stops.";
    let found = [
        (METRIC, "from 60 to 4"),
        (IMPACT, "fell from 60 to 4 days"),
        (IMPACT, "saved 8 hours"),
        (IMPACT, "sold 9 more"),
        (METRIC, "rose by 2"),
        (METRIC, "went to zero"),
    ];
    let told = quoted(text, &found);
    assert_eq!(
        told,
        [
            "Waits fell from 60 to 4 days",
            "The ward saved 8 hours a week",
            "Returns rose by 2 a month",
            "The line went to zero stops"
        ]
    );
}

#[test]
fn a_clause_that_is_too_long_is_cut_between_words_and_never_before_a_unit() {
    let text = format!(
        "The time that {} waited fell from 40 minutes to 25 minutes in all of them.",
        "every one of us ".repeat(9)
    );
    let told = quoted(&text, &[(METRIC, "from 40 minutes to")]);
    let [told] = told.as_slice() else { panic!("{told:?}") };
    assert!(told.len() <= 140 && told.contains("from 40 minutes to 25 minutes"), "{told}");
}

#[test]
fn a_line_is_one_line_of_bounded_length_and_safe_to_draw() {
    assert_eq!(line("a\n b\u{1b}[31m\u{202e}", 40), "a b\u{fffd}[31m\u{fffd}");
    assert_eq!(line("abcdef", 3), "abc…");
    assert_eq!(line("äöü", 3), "äöü");
}
