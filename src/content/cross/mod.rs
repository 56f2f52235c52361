//! What holds between files and inside one: ids that must exist, quotes that must occur, times that add up.

mod family;
mod framework;
mod pattern;
mod quiz;
mod story;

pub use framework::framework;

use super::{Kind, Library, Problem};

/// Checks all content against each other. Problems have the path of the value in its own file.
pub fn check(library: &Library) -> Vec<Problem> {
    let mut found = Found::default();
    for (id, loaded) in &library.frameworks {
        found.file(loaded.file(Kind::Framework, id));
        framework::check(&loaded.item, &mut found);
    }
    for (id, loaded) in &library.families {
        found.file(loaded.file(Kind::Family, id));
        family::check(&loaded.item, library, &mut found);
    }
    for (id, loaded) in &library.patterns {
        found.file(loaded.file(Kind::Pattern, id));
        pattern::check(&loaded.item, library, &mut found);
    }
    for (id, loaded) in &library.stories {
        found.file(loaded.file(Kind::Story, id));
        story::check(&loaded.item, library, &mut found);
    }
    found.problems
}

/// The problems found so far, and the file that is looked at.
#[derive(Default)]
struct Found {
    file: String,
    problems: Vec<Problem>,
}

impl Found {
    fn file(&mut self, file: String) {
        self.file = file;
    }

    /// Adds a problem of the file that is looked at.
    fn add(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.problems.push(Problem::new(self.file.clone(), message).at(path));
    }

    /// Adds one with its cure.
    fn add_cure(&mut self, path: impl Into<String>, message: impl Into<String>, cure: impl Into<String>) {
        self.problems.push(Problem::new(self.file.clone(), message).at(path).cure(cure));
    }

    /// Adds a problem unless `id` is one of the names.
    fn expect<'a>(
        &mut self,
        path: impl Into<String>,
        what: &str,
        id: &str,
        names: impl IntoIterator<Item = &'a str> + Clone,
    ) -> bool {
        if names.clone().into_iter().any(|name| name == id) {
            return true;
        }
        let listed: Vec<String> = names.clone().into_iter().take(12).map(|name| format!("`{name}`")).collect();
        let problem = Problem::new(self.file.clone(), format!("there is no {what} `{id}`")).at(path);
        let mut problem = problem.meant(id, names);
        if problem.cure.is_none() && !listed.is_empty() {
            problem.cure = Some(format!("it may be {}", listed.join(", ")));
        }
        self.problems.push(problem);
        false
    }

    /// Adds a problem for every id that stands a second time; `ids` come with their paths.
    fn expect_unique<'a>(&mut self, what: &str, ids: impl IntoIterator<Item = (String, &'a str)>) {
        let mut seen = std::collections::BTreeSet::new();
        for (path, id) in ids {
            if !seen.insert(id) {
                self.add_cure(path, format!("a second {what} with the id `{id}`"), "give it an id of its own");
            }
        }
    }
}
