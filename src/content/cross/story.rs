//! What a story refers to.

use super::Found;
use crate::content::{Framework, Library, Story};
use std::collections::BTreeMap;

pub(super) fn check(story: &Story, library: &Library, found: &mut Found) {
    if story.patterns.is_empty() {
        found.add_cure("patterns", "a story needs a pattern", "name a question that it answers");
    }
    for (i, id) in story.patterns.iter().enumerate() {
        found.expect(format!("patterns[{i}]"), "pattern", id, library.patterns.keys().map(String::as_str));
    }
    for (i, id) in story.principles.iter().enumerate() {
        let names = library.principles.principles.iter().map(|principle| principle.id.as_str());
        found.expect(format!("principles[{i}]"), "principle", id, names);
    }
    let Some(pattern) = story.patterns.iter().find_map(|id| library.pattern(id)) else { return };
    if pattern.level(&story.level).is_none() {
        let names: Vec<&str> = pattern.levels.iter().map(|level| level.id.as_str()).collect();
        found.expect("level", "level", &story.level, names);
    }
    let Some(framework) = library.framework_of(pattern) else { return };
    sections("text", &story.text, framework, found);
    for id in story.signals.keys() {
        let names = framework.sections.iter().map(|section| section.id.as_str());
        found.expect(format!("signals.{id}"), "section", id, names);
    }
    if let Some(weak) = &story.weak {
        sections("weak.text", &weak.text, framework, found);
        for (i, fault) in weak.faults.iter().enumerate() {
            let path = format!("weak.faults[{i}]");
            let names = framework.sections.iter().map(|section| section.id.as_str());
            found.expect(format!("{path}.section"), "section", &fault.section, names);
            if let Some(family) = &fault.family {
                let names = library.families.keys().map(String::as_str);
                found.expect(format!("{path}.family"), "family", family, names);
            }
            if let Some(quote) = &fault.quote
                && !folded(weak.text.get(&fault.section).map_or("", String::as_str)).contains(&folded(quote))
            {
                let message = format!("these words do not occur in the weak text of `{}`", fault.section);
                found.add_cure(format!("{path}.quote"), message, "quote the text exactly");
            }
        }
    }
}

fn sections(path: &str, text: &BTreeMap<String, String>, framework: &Framework, found: &mut Found) {
    for id in text.keys() {
        let names = framework.sections.iter().map(|section| section.id.as_str());
        found.expect(format!("{path}.{id}"), "section", id, names);
    }
}

/// Line breaks are where the writer's editor put them: a quote may run over one.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
