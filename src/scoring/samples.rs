//! Stories and samples prove the rubric as sentences prove a rule: a strong one passes, a weak one fails for the
//! reason that its writer gave. The samples of a pattern are what people imitate, so they are held to it as well.
//!
//! A story is held to what it claims. What is bundled claims to be strong, unless it says otherwise; somebody's own story
//! claims nothing without `expect`, so a weak one gets a remark: it is a draft, and no fault of its file.

mod follow_ups;
mod quiz;

use super::engine::Passage;
use super::scorecard::Part;
use super::{Engine, Rubric, Told, Verdict, judge};
use crate::content::family::Polarity;
use crate::content::pattern::{Gravity, Weakness};
use crate::content::story::Story;
use crate::content::{Kind, Library, Origin, Problem, Role};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What judging a story brought up, with the story's file.
#[derive(Debug, Default)]
pub struct Proven {
    /// It is not what it claims to be.
    pub problems: Vec<Problem>,
    /// It claims nothing, and is weak.
    pub remarks: Vec<Problem>,
}

/// Judges one story by the first of its patterns, and its weak telling.
pub fn story(library: &Library, engine: &Arc<Engine>, id: &str) -> Proven {
    let mut out = Proven::default();
    let Some(loaded) = library.stories.get(id) else { return out };
    let story = &loaded.item;
    let file = loaded.file(Kind::Story, id);
    let Some(rubric) = rubric(library, engine, story) else { return out };
    let (verdict, weakness) = judged(&rubric, &story.text);
    let found = format!("is judged {}: the primary weakness is {}", verdict.title(), said(weakness));
    let weak = verdict < Verdict::Hire && !story.text.is_empty();
    let claim = story.expect.as_ref().map(|expect| expect.primary_weakness);
    match claim {
        Some(claim) if claim != weakness => {
            let message = format!("expected the primary weakness {}, found {}", said(claim), said(weakness));
            out.problems.push(Problem::new(&file, message).at("expect.primary_weakness"));
        }
        _ if weak && (claim == Some(Weakness::None) || (claim.is_none() && loaded.origin == Origin::Bundled)) => {
            let problem = Problem::new(&file, format!("this telling should pass, and {found}")).at("text");
            let cure = "mend the text, or say what is weak with `expect: {primary_weakness: ...}`";
            out.problems.push(problem.cure(cure));
        }
        None if weak => {
            let remark = Problem::new(&file, format!("remark: this telling {found}")).at("text");
            let cure =
                "nothing is wrong with the file; rehearse it, or say what it is with `expect: {primary_weakness: ...}`";
            out.remarks.push(remark.cure(cure));
        }
        _ => {}
    }
    let problems = &mut out.problems;
    problems.extend(unmarked(&rubric, story, &file));
    if let Some(weak) = &story.weak {
        let (verdict, weakness) = judged(&rubric, &weak.text);
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
    out
}

/// Judges the samples of a pattern's guides and the strong replies to its follow-ups. Problems name the pattern's file.
pub fn pattern(library: &Library, engine: &Arc<Engine>, id: &str) -> Vec<Problem> {
    let Some(loaded) = library.patterns.get(id) else { return Vec::new() };
    let pace = super::rubric::DEFAULT_PACE;
    let Some(rubric) = Rubric::resolve(library, Arc::clone(engine), id, None, None, pace) else { return Vec::new() };
    let file = loaded.file(Kind::Pattern, id);
    let mut problems = Vec::new();
    for (index, guide) in loaded.item.guides.iter().enumerate() {
        let path = format!("guides[{index}].sample");
        let roles = rubric.framework.section(&guide.section).map(|section| section.roles.as_slice());
        problems.extend(fatal(&rubric, &guide.sample, roles.unwrap_or_default(), &file, &path));
        if !guide.needs.is_empty() && !meets_a_need(&rubric, &guide.section, &guide.sample) {
            let needs: Vec<String> = guide.needs.iter().map(|need| format!("`{}`", need.id)).collect();
            let message = "this sample meets no need of its section";
            let cure = format!("show one of {} in it", needs.join(", "));
            problems.push(Problem::new(&file, message).at(path).cure(cure));
        }
    }
    let worked = worked(library, id).and_then(|story| Some((story, self::rubric(library, engine, story)?)));
    for (index, follow_up) in loaded.item.follow_ups.iter().enumerate() {
        let path = format!("follow_ups[{index}]");
        if let Some((story, rubric)) = &worked {
            problems.extend(follow_ups::prove(rubric, story, follow_up, &file, &path));
        } else {
            let path = format!("{path}.strong.text");
            problems.extend(fatal(&rubric, &follow_up.strong.text, &[Role::FollowUp], &file, &path));
        }
    }
    let levels = loaded.item.levels.iter().enumerate();
    let reflection = rubric.framework.sections.iter().rfind(|section| section.roles.contains(&Role::Reflection));
    for (index, level) in levels.filter(|(_, level)| !level.reflection.trim().is_empty()) {
        let roles = reflection.map_or(&[Role::Reflection][..], |section| section.roles.as_slice());
        problems.extend(fatal(&rubric, &level.reflection, roles, &file, &format!("levels[{index}].reflection")));
    }
    for (list, items) in [("checks", &loaded.item.checks), ("test", &loaded.item.test)] {
        for (index, item) in items.iter().enumerate() {
            problems.extend(quiz::prove(&rubric, item, &file, &format!("{list}[{index}]")));
        }
    }
    problems
}

/// The story that a pattern is taught by: one that fits it best and has a weak telling, a bundled one first.
pub fn worked<'a>(library: &'a Library, pattern: &str) -> Option<&'a Story> {
    let fits = |story: &&Story| story.patterns.first().is_some_and(|id| id == pattern);
    let stories = || library.stories.values().filter(|it| fits(&&it.item) && it.item.weak.is_some());
    let bundled = stories().find(|loaded| loaded.origin == Origin::Bundled);
    bundled.or_else(|| stories().next()).map(|loaded| &loaded.item)
}

/// The words of a story that its writer counts on and that the engine does not mark as a signal.
fn unmarked(rubric: &Rubric, story: &Story, file: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (id, phrases) in &story.signals {
        let (Some(section), Some(text)) = (rubric.framework.section(id), story.text.get(id)) else { continue };
        let found = rubric.engine.scan(Passage { text, roles: &section.roles, cursor: None });
        let signal = |finding: &&super::Finding| {
            finding.stands() && rubric.engine.rule(finding.rule).is_some_and(|rule| rule.polarity == Polarity::Signal)
        };
        let signals: Vec<_> = found.iter().filter(signal).map(|finding| finding.span.clone()).collect();
        for (index, phrase) in phrases.iter().enumerate() {
            let marked = text.match_indices(phrase.as_str()).any(|(at, _)| {
                let span = at..at + phrase.len();
                signals.iter().any(|signal| signal.start < span.end && span.start < signal.end)
            });
            if !marked {
                let message = format!("`{phrase}` is not marked as a signal in this section");
                problems.push(Problem::new(file, message).at(format!("signals.{id}[{index}]")));
            }
        }
    }
    problems
}

/// What is fatal in a text that people are to imitate.
fn fatal(rubric: &Rubric, text: &str, roles: &[Role], file: &str, path: &str) -> Vec<Problem> {
    let found = rubric.engine.scan(Passage { text, roles, cursor: None });
    let fatal = found.iter().filter(|finding| finding.stands()).filter_map(|finding| {
        let rule = rubric.engine.rule(finding.rule)?;
        let grave = rule.polarity == Polarity::Disqualifier && rubric.gravity(&rule.family) == Gravity::Fatal;
        let words = text.get(finding.span.clone()).unwrap_or_default();
        let message = format!("this should be a strong text, and `{words}` is fatal here ({})", rule.family_title);
        let cure = format!("mend the text, or the rule `{}`", rule.id);
        grave.then(|| Problem::new(file, message).at(path).within(finding.span.clone()).cure(cure))
    });
    fatal.collect()
}

fn meets_a_need(rubric: &Rubric, section: &str, sample: &str) -> bool {
    let sections = rubric.framework.sections.iter();
    let text = |id: &str| if id == section { sample.to_owned() } else { String::new() };
    let told: Vec<_> = sections.map(|each| Told { text: text(&each.id), ..Told::default() }).collect();
    let card = judge(rubric, &told).scorecard;
    let mut parts = card.sections.iter().filter(|score| score.id == section).flat_map(|score| &score.parts);
    parts.any(|part| matches!(part, Part::Need { points, of, .. } if *points >= f64::from(*of)))
}

fn rubric(library: &Library, engine: &Arc<Engine>, story: &Story) -> Option<Rubric> {
    let pattern = story.patterns.iter().find(|id| library.pattern(id).is_some())?;
    let pace = super::rubric::DEFAULT_PACE;
    Rubric::resolve(library, Arc::clone(engine), pattern, Some(&story.level), None, pace)
}

fn judged(rubric: &Rubric, text: &BTreeMap<String, String>) -> (Verdict, Weakness) {
    let section = |id: &String| Told { text: text.get(id).cloned().unwrap_or_default(), ..Told::default() };
    let told: Vec<_> = rubric.framework.sections.iter().map(|each| section(&each.id)).collect();
    let card = judge(rubric, &told).scorecard;
    (card.verdict, card.primary_weakness)
}

/// As files spell it.
fn said(weakness: Weakness) -> String {
    let name = serde_json::to_value(weakness).ok();
    format!("`{}`", name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default())
}
