//! Stories and samples prove the rubric as sentences prove a rule: a strong one passes, a weak one fails for the
//! reason that its writer gave.

use super::{Engine, Rubric, Told, Verdict, judge};
use crate::content::pattern::Weakness;
use crate::content::story::Story;
use crate::content::{Kind, Library, Problem};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Judges one story by the first of its patterns, and its weak telling. Problems name the story's file.
pub fn story(library: &Library, engine: &Arc<Engine>, id: &str) -> Vec<Problem> {
    let Some(loaded) = library.stories.get(id) else { return Vec::new() };
    let story = &loaded.item;
    let file = loaded.file(Kind::Story, id);
    let Some(rubric) = rubric(library, engine, story) else { return Vec::new() };
    let mut problems = Vec::new();
    let (verdict, weakness) = told(&rubric, &story.text);
    match &story.expect {
        Some(expect) if expect.primary_weakness != weakness => {
            let message =
                format!("expected the primary weakness {}, found {}", said(expect.primary_weakness), said(weakness));
            problems.push(Problem::new(&file, message).at("expect.primary_weakness"));
        }
        None if verdict < Verdict::Hire && !story.text.is_empty() => {
            let message = format!(
                "this telling should pass, and is judged {}: the primary weakness is {}",
                verdict.title(),
                said(weakness)
            );
            let problem = Problem::new(&file, message).at("text");
            problems.push(problem.cure("mend the text, or say what is weak with `expect: {primary_weakness: ...}`"));
        }
        _ => {}
    }
    if let Some(weak) = &story.weak {
        let (verdict, weakness) = told(&rubric, &weak.text);
        if verdict >= Verdict::Hire {
            let message = format!("the weak telling should fail, and is judged {}", verdict.title());
            problems.push(Problem::new(&file, message).at("weak.text"));
        }
        if weakness != weak.primary_weakness {
            let message = format!(
                "the weak telling should have the primary weakness {}, found {}",
                said(weak.primary_weakness),
                said(weakness)
            );
            problems.push(Problem::new(&file, message).at("weak.primary_weakness"));
        }
    }
    problems
}

fn rubric(library: &Library, engine: &Arc<Engine>, story: &Story) -> Option<Rubric> {
    let pattern = story.patterns.iter().find(|id| library.pattern(id).is_some())?;
    let pace = super::rubric::DEFAULT_PACE;
    Rubric::resolve(library, Arc::clone(engine), pattern, Some(&story.level), None, pace)
}

fn told(rubric: &Rubric, text: &BTreeMap<String, String>) -> (Verdict, Weakness) {
    let section = |id: &String| Told { text: text.get(id).cloned().unwrap_or_default(), ..Told::default() };
    let told: Vec<Told> = rubric.framework.sections.iter().map(|each| section(&each.id)).collect();
    let card = judge(rubric, &told).scorecard;
    (card.verdict, card.primary_weakness)
}

/// As files spell it.
fn said(weakness: Weakness) -> String {
    let name = serde_json::to_value(weakness).ok();
    format!("`{}`", name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default())
}
