//! What the questions of a pattern's checks and test refer to.

use super::Found;
use crate::content::quiz::MultipleChoice;
use crate::content::{Library, Pattern};

/// The fewest options of a question: with two a guess is right half of the time.
const OPTIONS: usize = 3;

pub(super) fn check(pattern: &Pattern, library: &Library, found: &mut Found) {
    let lists = [("checks", &pattern.checks), ("test", &pattern.test)];
    let ids = lists.iter().flat_map(|(list, items)| {
        items.iter().enumerate().map(move |(i, item)| (format!("{list}[{i}].id"), item.id.as_str()))
    });
    found.expect_unique("question", ids);
    for (list, items) in lists {
        for (i, item) in items.iter().enumerate() {
            question(item, &format!("{list}[{i}]"), pattern, library, found);
        }
    }
    for (i, item) in pattern.test.iter().enumerate() {
        if item.hint.trim().is_empty() {
            found.add_cure(format!("test[{i}]"), "`hint` is missing", "add one line that helps and gives nothing away");
        }
    }
}

fn question(item: &MultipleChoice, path: &str, pattern: &Pattern, library: &Library, found: &mut Found) {
    if item.wrong.len() + 1 < OPTIONS {
        let message = format!("a question needs at least {} wrong options", OPTIONS - 1);
        found.add(format!("{path}.wrong"), message);
    }
    let options = std::iter::once((format!("{path}.right"), item.right.as_str()));
    let wrong = item.wrong.iter().enumerate().map(|(i, one)| (format!("{path}.wrong[{i}].text"), one.text.as_str()));
    found.expect_unique("option", options.chain(wrong));
    if item.steps.is_empty() {
        found.add(format!("{path}.steps"), "at least one step must lead to the right option");
    }
    let framework = library.framework_of(pattern);
    let sections = || framework.map(|framework| framework.sections.as_slice()).unwrap_or_default().iter();
    let mut known = |path: String, id: &str| {
        found.expect(path, "section", id, sections().map(|section| section.id.as_str()));
    };
    for id in item.answer.keys() {
        known(format!("{path}.answer.{id}"), id);
    }
    if let Some(id) = &item.section {
        known(format!("{path}.section"), id);
    }
    let Some(claim) = &item.engine else { return };
    if let Some(id) = &claim.section {
        known(format!("{path}.engine.section"), id);
    }
    if let Some(id) = &claim.finds {
        found.expect(format!("{path}.engine.finds"), "family", id, library.families.keys().map(String::as_str));
        if claim.section.is_none() {
            found.add(format!("{path}.engine"), "`finds` needs the `section` in which the words are read");
        }
    }
    if claim.weakness.is_some() && item.answer.is_empty() {
        found.add(format!("{path}.engine"), "`weakness` needs an `answer` that is judged");
    }
    if claim.finds.is_none() && claim.weakness.is_none() {
        found.add(format!("{path}.engine"), "`engine` needs `finds` or `weakness`");
    }
}
