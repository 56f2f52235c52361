//! `starcoach check`: every problem of the content, and the proof of its rules, as a compiler prints them; and remarks
//! on drafts, which are no problems.

use super::{Done, Failure, Outcome, print};
use crate::content::{Kind, Library, Origin, Problem};
use crate::scoring::{Engine, samples, samples::Proven};
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
    let samples = samples(&library, &engine, loaded.proved);
    problems.extend(samples.problems);
    let mut report = String::new();
    for problem in problems.iter().chain(&samples.remarks) {
        let _ = writeln!(report, "{problem}\n");
    }
    report.push_str(&summary(&library, problems.len(), samples.remarks.len()));
    print(&report)?;
    Ok(if problems.is_empty() { Done::Fine } else { Done::Problems })
}

/// The files that the paths of the command line mean.
pub fn named(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
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

/// Judges every story and the samples of every pattern: each must be what it claims to be. What is bundled was `proved`
/// already where the user's files change neither the rules nor the story that a pattern is taught by.
fn samples(library: &Library, engine: &Arc<Engine>, proved: bool) -> Proven {
    let mut out = Proven::default();
    let own_story = |id: &str| library.stories.get(id).is_some_and(|loaded| loaded.origin != Origin::Bundled);
    let own_pattern = |id: &str| {
        let loaded = library.patterns.get(id).is_some_and(|loaded| loaded.origin != Origin::Bundled);
        loaded || samples::worked(library, id).is_some_and(|story| own_story(&story.id))
    };
    let patterns = library.patterns.keys().filter(|id| !proved || own_pattern(id));
    let patterns = patterns.flat_map(|id| samples::pattern(library, engine, id));
    out.problems.extend(patterns.map(|problem| locate::in_pattern(library, problem)));
    let untouched = library.patterns.iter().filter(|(_, loaded)| loaded.item.is_template());
    out.remarks
        .extend(untouched.map(|(id, loaded)| locate::in_pattern(library, template(loaded.file(Kind::Pattern, id)))));
    for story in
        library.stories.keys().filter(|id| !proved || own_story(id)).map(|id| samples::story(library, engine, id))
    {
        out.problems.extend(story.problems.into_iter().map(|problem| locate::in_story(library, problem)));
        out.remarks.extend(story.remarks.into_iter().map(|remark| locate::in_story(library, remark)));
    }
    out
}

/// A remark on a pattern that nobody changed yet.
fn template(file: String) -> Problem {
    let message = "remark: this is still the template, so neither home nor a mock interview asks it";
    Problem::new(file, message).at("question").cure("put your own question here, and below it what it is about")
}

fn summary(library: &Library, problems: usize, remarks: usize) -> String {
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
    let mut verdict = if problems == 0 { "no problems".to_owned() } else { counted(problems, "problem", "problems") };
    if remarks > 0 {
        let _ = write!(verdict, " and {}", counted(remarks, "remark", "remarks"));
    }
    format!("{verdict} in {}\n", checked.join(", "))
}
