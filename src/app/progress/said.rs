//! What is said again and again, with its cure.

use crate::app::Common;
use crate::app::paper::{Ink, Paper, quoted, sign};
use crate::content::clean::visible;
use crate::progress::habits::{Habit, habits};
use crate::progress::trend::Series;
use crate::scoring::engine::RuleInfo;

/// Wordings of one habit that are quoted.
const WORDINGS: usize = 4;

/// The page.
pub(super) fn write(series: &Series, common: &Common, paper: &mut Paper) {
    let habits = habits(&series.answers);
    match series.answers.len() {
        1 => paper.say(0, "One answer so far: what is said again shows from the second one on.", Ink::Text),
        n if habits.is_empty() => {
            paper.say(
                0,
                &format!("No warning and no disqualifier came up in more than one of these {n} answers."),
                Ink::Text,
            );
        }
        n => paper.say(0, &format!("Words that came up in more than one of these {n} answers."), Ink::Dim),
    }
    for habit in &habits {
        paper.gap();
        paper.lead(0, sign(habit.polarity), &head(habit, common), Ink::Strong);
        for (quote, answers) in habit.wordings.iter().take(WORDINGS) {
            let count = format!("  in {answers}");
            let parts =
                [("    ".to_owned(), Ink::Text), (quoted(quote), Ink::Words(habit.polarity)), (count, Ink::Dim)];
            paper.row(parts.to_vec());
        }
        if let Some(more) = habit.wordings.len().checked_sub(WORDINGS).filter(|more| *more > 0) {
            let wordings = if more == 1 { "wording" } else { "wordings" };
            paper.say(4, &format!("and {more} other {wordings}"), Ink::Dim);
        }
        let Some(rule) = rule(habit, common) else {
            paper.say(4, "Its rule is not among those of today, so there is no cure to show.", Ink::Dim);
            continue;
        };
        if !rule.say.trim().is_empty() {
            paper.say(4, &rule.say, Ink::Text);
        }
        if !rule.instead.trim().is_empty() {
            paper.lead(4, "→", &rule.instead, Ink::Text);
        }
    }
}

/// A habit on one line, with its most frequent wording.
pub(super) fn line(habit: &Habit, common: &Common) -> String {
    let words = habit.wordings.first().map(|(quote, _)| quoted(quote)).unwrap_or_default();
    format!("{} {words}  {}", sign(habit.polarity), head(habit, common))
}

fn head(habit: &Habit, common: &Common) -> String {
    let family = rule(habit, common).map_or_else(|| habit.family.clone(), |rule| rule.family_title.to_lowercase());
    let answers = match (habit.answers, habit.of) {
        (2, 2) => "in both answers".to_owned(),
        (answers, of) if answers == of => format!("in all {of} answers"),
        (answers, of) if habit.lately => format!("in {answers} of {of} answers, also in the last one"),
        (answers, of) => format!("in {answers} of {of} answers, not in the last one"),
    };
    format!("{}: {answers}", visible(&family))
}

fn rule<'a>(habit: &Habit, common: &'a Common) -> Option<&'a RuleInfo> {
    common.engine.rule(common.engine.find_rule(&habit.rule)?)
}
