//! The samples of follow-ups do to the scorecard what they teach: a weak reply costs something, a strong one costs
//! nothing and fills the gap that it was asked about.

use crate::content::pattern::FollowUp;
use crate::content::{Need, Problem, Story};
use crate::scoring::replies::{Cause, Reply, follow_up};
use crate::scoring::{Rubric, Told, judge};

/// What stands in a section whose gap is asked about: words in which no rule finds anything.
const SILENT: &str = "It was in spring.";

/// The problems of one follow-up at `path`. Its samples reply to a strong telling without the sections that have the
/// needs that provoke it.
pub(super) fn prove(rubric: &Rubric, strong: &Story, asked: &FollowUp, file: &str, path: &str) -> Vec<Problem> {
    let provokes = |need: &&Need| need.follow_up.as_deref() == Some(asked.id.as_str());
    let guides = || rubric.pattern.guides.iter();
    let needs: Vec<&Need> = guides().flat_map(|guide| &guide.needs).filter(provokes).collect();
    let homes = || guides().filter(|guide| guide.needs.iter().any(|need| provokes(&need)));
    let silent = |id: &str| {
        homes().any(|guide| guide.section == id) || needs.iter().any(|need| need.also_in.iter().any(|also| also == id))
    };
    let told = rubric.framework.sections.iter().map(|section| Told {
        text: match strong.text.get(&section.id) {
            Some(_) if silent(&section.id) => SILENT.to_owned(),
            text => text.cloned().unwrap_or_default(),
        },
        ..Told::default()
    });
    let opening = judge(rubric, &told.collect::<Vec<_>>()).scorecard;
    let after = |text: &str| follow_up(rubric, &opening, &[Reply { follow_up: &asked.id, text }]);
    let mut problems = Vec::new();
    let (_, changes) = after(&asked.weak.text);
    if !changes.iter().any(|change| costs(&change.cause)) {
        let message = "this weak reply costs nothing: it reveals nothing, warns of nothing and leaves no gap open";
        let cure = "let it hold a fault that the engine flags, or name the follow-up in a need that it leaves open";
        problems.push(Problem::new(file, message).at(format!("{path}.weak.text")).cure(cure));
    }
    let (_, changes) = after(&asked.strong.text);
    for change in &changes {
        let what = match &change.cause {
            Cause::Supplied { .. } => continue,
            Cause::LeftOpen { need } => format!("leaves the need `{need}` open that it is asked about"),
            Cause::Revealed(quoted) | Cause::Confirmed(quoted) | Cause::Warned(quoted) => {
                format!("says `{}`, which is `{}`", quoted.text, quoted.family)
            }
        };
        problems.push(Problem::new(file, format!("this strong reply {what}")).at(format!("{path}.strong.text")));
    }
    problems
}

fn costs(cause: &Cause) -> bool {
    !matches!(cause, Cause::Supplied { .. })
}
