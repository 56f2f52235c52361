//! What a framework must hold.

use super::Found;
use crate::content::{Framework, Problem};

/// The problems of a framework alone; one that has any cannot be used.
pub fn framework(item: &Framework, file: &str) -> Vec<Problem> {
    let mut found = Found { file: file.to_owned(), problems: Vec::new() };
    check(item, &mut found);
    found.problems
}

pub(super) fn check(item: &Framework, found: &mut Found) {
    if item.sections.is_empty() {
        found.add("sections", "a framework needs at least one section");
    }
    let ids = item.sections.iter().enumerate();
    found.expect_unique("section", ids.map(|(i, section)| (format!("sections[{i}].id"), section.id.as_str())));
    for (i, section) in item.sections.iter().enumerate() {
        if section.roles.is_empty() {
            let cure = "name what it is for, such as `roles: [action]`; `any` where it is unknown";
            found.add_cure(format!("sections[{i}].roles"), "a section needs a role", cure);
        }
        if section.target == 0 {
            found.add_cure(
                format!("sections[{i}].target"),
                "`target` must be more than nothing",
                "seconds, such as `target: 30`",
            );
        }
        if section.target > 3600 {
            found.add(format!("sections[{i}].target"), "`target` is more than an hour");
        }
        if section.limit.is_some_and(|limit| limit < section.target) {
            found.add_cure(
                format!("sections[{i}].limit"),
                "`limit` is less than `target`",
                "leave it out: it is then one and a half times the target",
            );
        }
        if section.limit.is_some_and(|limit| limit > 7200) {
            found.add(format!("sections[{i}].limit"), "`limit` is more than two hours");
        }
        if section.mark.chars().count() != 1 {
            found.add(format!("sections[{i}].mark"), "`mark` must be one letter");
        }
    }
}
