//! Which questions are asked, and in which words.

use crate::app::Common;
use crate::content::Pattern;
use crate::progress::Asked;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Draws questions: those for the principles first, or all; no pattern twice. The same seed draws the same.
pub fn draw(common: &Common, principles: &[String], count: usize, seed: &str) -> Vec<Asked> {
    let number = |what: &str| {
        let mut hasher = DefaultHasher::new();
        (seed, what).hash(&mut hasher);
        hasher.finish()
    };
    let mut patterns: Vec<&Pattern> = common.offered().filter_map(|id| common.library.pattern(id)).collect();
    let has_angle = |pattern: &Pattern| principles.iter().any(|id| pattern.angle(id).is_some());
    // What was told least is asked first.
    let told = common.told();
    let times = |pattern: &Pattern| told.iter().filter(|told| told.pattern == pattern.id && !told.drill).count();
    patterns.sort_by_cached_key(|pattern| {
        (!principles.is_empty() && !has_angle(pattern), times(pattern), number(&pattern.id))
    });
    let asked = patterns.into_iter().take(count).enumerate().map(|(n, pattern)| {
        // Each principle has its turn.
        let turn = principles.iter().cycle().skip(n).take(principles.len());
        let principle = turn.into_iter().find(|id| pattern.angle(id).is_some()).cloned();
        Asked { pattern: pattern.id.clone(), principle, question: wording(pattern, number("wording")) }
    });
    asked.collect()
}

/// The compound question: a disagreement, a mistake and a project, one after the other.
pub fn compound(common: &Common, seed: &str) -> Vec<Asked> {
    let mut hasher = DefaultHasher::new();
    seed.hash(&mut hasher);
    let number = hasher.finish();
    let patterns = ["disagreement", "mistake", "deep-dive"].into_iter().filter_map(|framework| {
        let all = common.offered().filter_map(|id| common.library.pattern(id));
        let told = all.filter(|pattern| pattern.framework == framework).collect::<Vec<_>>();
        let at = usize::try_from(number % told.len().max(1) as u64).unwrap_or_default();
        told.get(at).copied()
    });
    let asked = patterns.map(|pattern| Asked {
        pattern: pattern.id.clone(),
        principle: None,
        question: wording(pattern, number),
    });
    asked.collect()
}

/// One of the ways to ask a question.
fn wording(pattern: &Pattern, number: u64) -> String {
    let all: Vec<&String> = std::iter::once(&pattern.question).chain(&pattern.wordings).collect();
    let at = usize::try_from(number % all.len().max(1) as u64).unwrap_or_default();
    all.get(at).map_or_else(String::new, |text| text.trim().to_owned())
}
