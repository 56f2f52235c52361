//! What replies to follow-ups do to a scorecard, each change with its cause.

use crate::judge::{STRONG, card, rubric, strong, with};
use starcoach::scoring::replies::{Cause, Reply, follow_up};
use starcoach::scoring::scorecard::add_up;
use starcoach::scoring::{Scorecard, Verdict};

/// The scorecard after replies to the follow-up that every need of the pattern provokes.
fn after(opening: &Scorecard, replies: &[&str]) -> (Scorecard, Vec<Cause>) {
    let replies: Vec<Reply> = replies.iter().map(|text| Reply { follow_up: "why", text }).collect();
    let (card, changes) = follow_up(&rubric(), opening, &replies);
    for section in &card.sections {
        assert_eq!(section.score, add_up(&section.parts), "{}", section.id);
    }
    (card, changes.into_iter().map(|change| change.cause).collect())
}

fn without_a_number() -> Scorecard {
    card(&with(3, "It got better."))
}

#[test]
fn what_the_opening_lacked_counts_when_asked_and_counts_less_than_unasked() {
    let opening = without_a_number();
    let (card, causes) = after(&opening, &["Losses fell from 12 to 1."]);
    assert!(opening.total < card.total && card.total < strong().total);
    let quote = "fell from 12 to 1".to_owned();
    assert_eq!(causes, [Cause::Supplied { need: "metric".to_owned(), quote }]);
    let (again, _) = after(&opening, &["Losses fell from 12 to 1.", "Losses fell from 12 to 1."]);
    assert_eq!(again.total, card.total, "it is supplied once");
}

#[test]
fn a_gap_that_stays_open_costs_a_step_of_the_verdict() {
    let opening = without_a_number();
    let (card, causes) = after(&opening, &["There is nothing to add."]);
    assert_eq!(causes, [Cause::LeftOpen { need: "metric".to_owned() }]);
    assert_eq!((card.total, card.verdict), (opening.total, opening.verdict.lower()));
}

#[test]
fn something_fatal_is_revealed_once_and_confirmed_when_it_was_there() {
    let (revealed, causes) = after(&strong(), &["My manager asked me to look."]);
    assert!(matches!(causes.as_slice(), [Cause::Revealed(quote)] if quote.family == "assignment"), "{causes:?}");
    assert_eq!((revealed.verdict, revealed.without_cap), (Verdict::LeaningNoHire, Verdict::StrongHire));
    assert_eq!(revealed.capped_by, ["assignment"]);
    let opening = card(&with(0, "I noticed it. Well, my manager asked me to look."));
    let (confirmed, causes) = after(&opening, &["As I said, my manager asked me to."]);
    assert!(matches!(causes.as_slice(), [Cause::Confirmed(_)]), "{causes:?}");
    assert_eq!((opening.verdict, confirmed.verdict), (Verdict::LeaningNoHire, Verdict::NoHire));
}

#[test]
fn a_warning_in_a_reply_costs_points_where_it_was_asked() {
    let (card, causes) = after(&strong(), &["We built it."]);
    assert!(matches!(causes.as_slice(), [Cause::Warned(quote)] if quote.text == "We built"), "{causes:?}");
    assert!(card.total < strong().total);
}

#[test]
fn no_reply_lifts_an_answer_of_which_a_section_was_never_told() {
    let opening = card(&with(4, ""));
    assert_eq!((opening.verdict, opening.without_cap), (Verdict::LeaningNoHire, Verdict::StrongHire));
    let (card, _) = after(&opening, &["There was no shared list, so I made one."]);
    assert!(card.verdict <= Verdict::LeaningNoHire, "{:?}", card.verdict);
}

#[test]
fn replies_to_nothing_and_empty_ones_change_nothing() {
    let opening = card(&STRONG.map(str::to_owned));
    let replies =
        [Reply { follow_up: "unknown", text: "My manager asked me to." }, Reply { follow_up: "why", text: " " }];
    assert_eq!(follow_up(&rubric(), &opening, &replies), (opening, vec![]));
}
