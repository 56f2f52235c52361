//! What a pattern refers to.

use super::Found;
use crate::content::family::{Family, Polarity};
use crate::content::pattern::Guide;
use crate::content::{Library, Need, Pattern, Role};

pub(super) fn check(pattern: &Pattern, library: &Library, found: &mut Found) {
    found.expect("framework", "framework", &pattern.framework, library.frameworks.keys().map(String::as_str));
    levels(pattern, found);
    guides(pattern, library, found);
    for family in pattern.disqualifiers.keys() {
        let known = library.families.iter().filter(|(_, loaded)| loaded.item.polarity == Polarity::Disqualifier);
        let known: Vec<&str> = known.map(|(id, _)| id.as_str()).collect();
        found.expect(format!("disqualifiers.{family}"), "disqualifier family", family, known);
    }
    if let Some(order) = &pattern.gravity {
        for (i, weakness) in order.iter().enumerate() {
            if order.iter().take(i).any(|earlier| earlier == weakness) {
                found.add(format!("gravity[{i}]"), "the same weakness a second time");
            }
        }
    }
    let needs: Vec<&str> = pattern.guides.iter().flat_map(|guide| &guide.needs).map(|need| need.id.as_str()).collect();
    for (i, angle) in pattern.angles.iter().enumerate() {
        let principles = library.principles.principles.iter().map(|principle| principle.id.as_str());
        found.expect(format!("angles[{i}].principle"), "principle", &angle.principle, principles);
        for need in angle.need_points.keys() {
            found.expect(format!("angles[{i}].need_points.{need}"), "need", need, needs.iter().copied());
        }
    }
    let ids = pattern.follow_ups.iter().enumerate();
    super::quiz::check(pattern, library, found);
    found.expect_unique("follow-up", ids.map(|(i, item)| (format!("follow_ups[{i}].id"), item.id.as_str())));
}

fn levels(pattern: &Pattern, found: &mut Found) {
    let ids = pattern.levels.iter().enumerate();
    found.expect_unique("level", ids.map(|(i, level)| (format!("levels[{i}].id"), level.id.as_str())));
    if pattern.levels.is_empty() {
        found.add("levels", "a pattern needs at least one level");
    } else {
        let names = pattern.levels.iter().map(|level| level.id.as_str());
        found.expect("default_level", "level", &pattern.default_level, names);
    }
    for (i, level) in pattern.levels.iter().enumerate() {
        if level.total == 0 || level.total > 3600 {
            found.add(format!("levels[{i}].total"), "`total` must be between 1 and 3600 seconds");
        }
        let steps = level.thresholds;
        if steps.strong_hire < steps.hire || steps.hire < steps.leaning_no_hire || steps.strong_hire > 100 {
            let message = "thresholds must fall from `strong_hire` over `hire` to `leaning_no_hire`, at most 100";
            found.add(format!("levels[{i}].thresholds"), message);
        }
    }
}

fn guides(pattern: &Pattern, library: &Library, found: &mut Found) {
    let ids = pattern.guides.iter().enumerate();
    found.expect_unique("guide", ids.map(|(i, guide)| (format!("guides[{i}].section"), guide.section.as_str())));
    let ids = pattern.guides.iter().enumerate().flat_map(|(i, guide)| {
        guide.needs.iter().enumerate().map(move |(j, need)| (format!("guides[{i}].needs[{j}].id"), need.id.as_str()))
    });
    found.expect_unique("need", ids);
    let framework = library.framework_of(pattern);
    if let Some(framework) = framework {
        for section in &framework.sections {
            if pattern.guide(&section.id).is_none() {
                let message = format!("there is no guide for the section `{}`", section.id);
                found.add_cure("guides", message, format!("add `- section: {}`", section.id));
            }
        }
    }
    if !pattern.guides.is_empty() && pattern.guides.iter().all(|guide| guide.weight == 0) {
        found.add("guides", "no section has a weight, so nothing would be scored");
    }
    for (i, guide) in pattern.guides.iter().enumerate() {
        let roles = framework.and_then(|framework| {
            let names = framework.sections.iter().map(|section| section.id.as_str());
            found.expect(format!("guides[{i}].section"), "section", &guide.section, names);
            framework.section(&guide.section).map(|section| section.roles.as_slice())
        });
        needs(pattern, guide, roles, &format!("guides[{i}]"), library, found);
    }
}

fn needs(pattern: &Pattern, guide: &Guide, roles: Option<&[Role]>, path: &str, library: &Library, found: &mut Found) {
    for (j, need) in guide.needs.iter().enumerate() {
        let path = format!("{path}.needs[{j}]");
        let mut known = true;
        for (k, id) in need.any_of.iter().enumerate() {
            let names = library.families.keys().map(String::as_str);
            known &= found.expect(format!("{path}.any_of[{k}]"), "family", id, names);
        }
        if known {
            reachable(need, roles, &path, library, found);
        }
        if let Some(framework) = library.framework_of(pattern) {
            for (k, id) in need.also_in.iter().enumerate() {
                let names = framework.sections.iter().map(|section| section.id.as_str());
                found.expect(format!("{path}.also_in[{k}]"), "section", id, names);
            }
        }
        if need.points == 0 {
            found.add(format!("{path}.points"), "a need must be worth at least one point");
        }
        if need.at_least == 0 {
            found.add(format!("{path}.at_least"), "`at_least` must be one or more");
        }
        if let Some(id) = &need.follow_up {
            let names = pattern.follow_ups.iter().map(|item| item.id.as_str());
            found.expect(format!("{path}.follow_up"), "follow-up", id, names);
        }
    }
}

/// A need that no rule can meet would fault every answer.
fn reachable(need: &Need, roles: Option<&[Role]>, path: &str, library: &Library, found: &mut Found) {
    let families: Vec<&Family> =
        need.any_of.iter().filter_map(|id| library.families.get(id)).map(|l| &l.item).collect();
    if families.is_empty() {
        found.add(format!("{path}.any_of"), "a need must name a family");
        return;
    }
    let all = || families.iter().flat_map(|family| family.rules.iter().map(move |rule| (*family, rule)));
    if let Some(kind) = &need.kind {
        let kinds: Vec<&str> = all().filter_map(|(_, rule)| rule.kind.as_deref()).collect();
        if !found.expect(format!("{path}.kind"), "kind", kind, kinds) {
            return;
        }
    }
    let Some(section) = roles else { return };
    let met = all().filter(|(_, rule)| need.kind.is_none() || rule.kind == need.kind).any(|(family, rule)| {
        let roles = rule.roles.as_ref().unwrap_or(&family.roles);
        roles.is_empty() || roles.iter().any(|role| section.contains(role))
    });
    if !met {
        let message = "no rule of these families looks at this section, so the need can never be met";
        found.add_cure(format!("{path}.any_of"), message, "name another family, or move the need to another section");
    }
}
