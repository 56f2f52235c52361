//! Where a question is about a phrase or an answer, the engine must say what the right option says.

use super::{judged, said};
use crate::content::Problem;
use crate::content::quiz::{Claim, MultipleChoice};
use crate::scoring::engine::Passage;
use crate::scoring::{Finding, Rubric};

/// The problems of one question at `path` of the pattern's file.
pub(super) fn prove(rubric: &Rubric, item: &MultipleChoice, file: &str, path: &str) -> Vec<Problem> {
    let Some(claim) = &item.engine else { return Vec::new() };
    let mut problems = Vec::new();
    if let Some(weakness) = claim.weakness {
        let (_, found) = judged(rubric, &item.answer);
        if found != weakness {
            let message = format!("the engine says that its primary weakness is {}", said(found));
            problems.push(Problem::new(file, message).at(format!("{path}.engine.weakness")));
        }
    }
    let Some(family) = &claim.finds else { return problems };
    let finds = |text: &str| finds(rubric, claim, family, text);
    match &claim.phrase {
        Some(phrase) if !finds(phrase) => {
            let message = format!("the engine finds no `{family}` in it");
            problems.push(Problem::new(file, message).at(format!("{path}.engine.phrase")));
        }
        Some(_) => {}
        None => {
            if !finds(&item.right) {
                let message = format!("the engine finds no `{family}` in the right option");
                problems.push(Problem::new(file, message).at(format!("{path}.right")));
            }
            for (i, wrong) in item.wrong.iter().enumerate().filter(|(_, wrong)| finds(&wrong.text)) {
                let message = format!("the engine finds `{family}` in this option too: `{}`", wrong.text);
                problems.push(Problem::new(file, message).at(format!("{path}.wrong[{i}].text")));
            }
        }
    }
    problems
}

fn finds(rubric: &Rubric, claim: &Claim, family: &str, text: &str) -> bool {
    let roles = claim.section.as_deref().and_then(|id| rubric.framework.section(id)).map(|it| it.roles.as_slice());
    let found = rubric.engine.scan(Passage { text, roles: roles.unwrap_or_default(), cursor: None });
    let mut stands = found.iter().filter(|finding| Finding::stands(finding));
    stands.any(|finding| rubric.engine.rule(finding.rule).is_some_and(|rule| rule.family == family))
}
