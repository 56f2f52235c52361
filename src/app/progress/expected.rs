//! Which rating the candidate expected before the verdict, beside what a coach gave and what the rules say.

use crate::app::Common;
use crate::app::paper::{Ink, Paper};
use crate::clock::day_for_people;
use crate::content::clean::visible;
use crate::progress::Attempt;
use crate::progress::trend::Track;
use crate::scoring::scorecard;
use crate::session::SessionId;

/// Answers that are listed.
const LISTED: usize = 8;
/// Answers from which on a mean is told.
const FEW: usize = 3;

/// One answer with what was expected of it.
#[derive(Debug, Clone, PartialEq)]
struct Expected {
    day: i64,
    overall: u8,
    /// What others gave, with their names.
    coaches: Vec<(String, u8)>,
    /// The weighted mean of its sections, 1 to 5.
    rules: Option<f64>,
}

/// The answers of a track for which a rating was expected, the oldest first.
fn expected(track: &Track, common: &Common) -> Vec<Expected> {
    let me = common.remembered.me.as_ref().map(|me| &me.id);
    let answers = track.series.iter().flat_map(|series| &series.answers);
    let of = |answer: &Attempt| {
        let row = common.sessions.iter().find(|row| row.id == answer.id)?;
        let ratings = row.notes.ratings().into_iter().filter(|(note, _)| Some::<&SessionId>(&note.who.id) != me);
        Some(Expected {
            day: answer.day,
            overall: row.notes.predicted()?,
            coaches: ratings.map(|(note, rating)| (visible(&note.who.name), rating.overall)).collect(),
            rules: answer.judged.as_ref().map(|judged| scorecard::mean(judged.total)),
        })
    };
    let mut all: Vec<(i64, Expected)> = answers.filter_map(|answer| Some((answer.wall_ms, of(answer)?))).collect();
    all.sort_by_key(|(wall, _)| *wall);
    all.into_iter().map(|(_, expected)| expected).collect()
}

/// The part of the page, where anything was expected.
pub(super) fn write(track: &Track, common: &Common, paper: &mut Paper) {
    let all = expected(track, common);
    if all.is_empty() {
        return;
    }
    paper.heading("What you expected, of 5");
    for one in all.iter().skip(all.len().saturating_sub(LISTED)) {
        let coaches = one.coaches.iter().map(|(name, given)| format!(", {name} gave {given}"));
        let rules = one.rules.map(|rules| format!(", the rules say {rules:.1}")).unwrap_or_default();
        let told =
            format!("{}: you expected {}{}{rules}", day_for_people(one.day), one.overall, coaches.collect::<String>());
        paper.say(2, &told, Ink::Text);
    }
    let by_coach = all.iter().flat_map(|one| one.coaches.iter().map(|(_, given)| gap(one.overall, f64::from(*given))));
    let by_rules = all.iter().filter_map(|one| Some(gap(one.overall, one.rules?)));
    for (whom, gaps) in [("your coach", by_coach.collect::<Vec<_>>()), ("the rules", by_rules.collect())] {
        if let Some(told) = mean(&gaps, whom) {
            paper.say(2, &told, Ink::Dim);
        }
    }
}

fn gap(expected: u8, given: f64) -> f64 {
    f64::from(expected) - given
}

/// Which way one errs, once there are enough answers to say so.
fn mean(gaps: &[f64], whom: &str) -> Option<String> {
    let count = gaps.len();
    if count < FEW {
        return None;
    }
    let mean = gaps.iter().sum::<f64>() / count as f64;
    Some(match format!("{:.1}", mean.abs()).as_str() {
        "0.0" => format!("On average over {count}: the same as {whom}."),
        by if mean > 0.0 => format!("On average over {count}: {by} more than {whom}."),
        by => format!("On average over {count}: {by} less than {whom}."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_way_one_errs_is_told_from_three_answers_on() {
        assert_eq!(mean(&[2.0, 1.0], "your coach"), None);
        assert_eq!(mean(&[2.0, 1.0, 1.0], "your coach").unwrap(), "On average over 3: 1.3 more than your coach.");
        assert_eq!(mean(&[-1.0, 0.0, 0.0], "the rules").unwrap(), "On average over 3: 0.3 less than the rules.");
        assert_eq!(mean(&[-1.0, 1.0, 0.0], "the rules").unwrap(), "On average over 3: the same as the rules.");
    }
}
