//! `starcoach check`: every problem of the content, and the proof of its rules, as a compiler prints them.

use super::{Done, Failure, Outcome, print};
use crate::content::{Library, Origin, Problem};
use crate::scoring::{Engine, samples};
use crate::store::{Store, content, files, locate};
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// What to check.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files or folders to check against the bundled content; without any, your own folders and what is bundled.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Prints the problems, then one line that counts.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let paths = &args.paths;
    let loaded = if paths.is_empty() { content::load_slowly(&store.dirs) } else { content::load_files(&named(paths)?) };
    let (library, engine) = (loaded.library, Arc::new(loaded.engine));
    let mut problems = library.problems.clone();
    problems.extend(samples(&library, &engine));
    let mut report = String::new();
    for problem in &problems {
        let _ = writeln!(report, "{problem}\n");
    }
    report.push_str(&summary(&library, &problems));
    print(&report)?;
    Ok(if problems.is_empty() { Done::Fine } else { Done::Problems })
}

/// The files that the paths of the command line mean.
fn named(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            let (found, problems) = files::yaml_files(path);
            if let Some(problem) = problems.first() {
                return Err(Failure(problem.to_string()));
            }
            if found.is_empty() {
                return Err(Failure(format!("{}: no .yaml file in this folder", path.display())));
            }
            all.extend(found);
        } else if path.exists() {
            all.push(path.clone());
        } else {
            return Err(Failure(format!("{}: no such file or folder", path.display())));
        }
    }
    Ok(all)
}

/// Judges every story and the samples of every pattern: strong ones must pass, weak ones must fail as they say.
fn samples(library: &Library, engine: &Arc<Engine>) -> Vec<Problem> {
    let patterns = library.patterns.keys().flat_map(|id| samples::pattern(library, engine, id));
    let stories = library.stories.keys().flat_map(|id| samples::story(library, engine, id));
    let patterns = patterns.map(|problem| locate::in_pattern(library, problem));
    patterns.chain(stories.map(|problem| locate::in_story(library, problem))).collect()
}

fn summary(library: &Library, problems: &[Problem]) -> String {
    let rules: usize = library.families.values().map(|loaded| loaded.item.rules.len()).sum();
    let own = library.stories.values().filter(|loaded| loaded.origin != Origin::Bundled).count();
    let counted = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let checked = [
        counted(library.frameworks.len(), "framework", "frameworks"),
        counted(library.patterns.len(), "pattern", "patterns"),
        counted(library.families.len(), "phrase family", "phrase families"),
        counted(rules, "rule", "rules"),
        format!("{} ({own} your own)", counted(library.stories.len(), "story", "stories")),
    ];
    let verdict =
        if problems.is_empty() { "no problems".to_owned() } else { counted(problems.len(), "problem", "problems") };
    format!("{verdict} in {}\n", checked.join(", "))
}
