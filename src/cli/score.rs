//! `starcoach score`: answers and passages judged, for people and for programs.

mod card;
mod column;
mod file;
mod json;
mod line;
mod lines;
mod person;
mod pipeline;
mod progress;
mod record;
mod rubrics;
mod source;
mod unix;
mod write;

use super::{Done, Failure, Outcome};
use crate::content::Role;
use crate::content::clean::visible;
use crate::store::Store;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use pipeline::Sink;
pub(super) use pipeline::cores;
use record::Tally;
use rubrics::Rubrics;
use source::{Input, Source};
use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

/// What to score, and how to print it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files to score: a story (YAML), an answer (Markdown or text), or JSON lines; `-` or none reads standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How to print it; without it `text`, and `jsonl` for JSON lines.
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// What is read; without it the name of the file and its first character tell.
    #[arg(long, value_name = "KIND")]
    pub from: Option<From>,
    /// The question that answers are judged by, by its id; a story names its own.
    #[arg(long, value_name = "ID")]
    pub pattern: Option<String>,
    /// The level that answers are judged for: sde1, sde2, senior; a story names its own.
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    /// The part of the answer that a text without headings is: situation, task, action, result, reflection, follow-up, any.
    #[arg(long, value_name = "ROLE", value_parser = roles())]
    pub role: Option<Role>,
    /// What makes the exit code 1.
    #[arg(long, value_name = "WHAT", default_value = "disqualifier")]
    pub fail_on: FailOn,
    /// Threads; without it, one for each core.
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Whether `text` has colours.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

/// How it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person.
    Text,
    /// One object for each answer, each on its line, with reason and cure.
    Json,
    /// The same without reason and cure.
    Jsonl,
    /// `file:line:column: family: message`, warnings and disqualifiers only.
    Unix,
}

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum From {
    /// An answer with headings, or a passage.
    Md,
    /// The same.
    Text,
    /// A story.
    Yaml,
    /// A passage or an answer on each line.
    Jsonl,
}

/// What makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Only what caps a verdict.
    Disqualifier,
    /// Warnings too.
    Warning,
}

/// When there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Also in a file or a pipe.
    Always,
    /// None.
    Never,
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::name))
        .map(|name| Role::ALL.into_iter().find(|role| role.name() == name).unwrap_or(Role::Any))
}

/// Everything that the scoring of one answer needs to know.
struct Desk {
    rubrics: Rubrics,
    role: Option<Role>,
    /// Nothing where the input decides.
    format: Option<Format>,
    colour: bool,
}

/// Scores every file in its turn.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let content = store.load();
    super::tell_faults(&content);
    let pace = store.config().config.pace;
    let rubrics = Rubrics::new(content, args.pattern.as_deref(), args.level.as_deref(), pace).map_err(Failure)?;
    let colour = match args.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            std::io::stdout().is_terminal() && !unwanted
        }
    };
    let desk = Arc::new(Desk { rubrics, role: args.role, format: args.format, colour });
    let sink = Arc::new(Sink::new(std::io::stdout()));
    let standard = [PathBuf::from("-")];
    let mut tally = Tally::default();
    for path in if args.files.is_empty() { &standard[..] } else { &args.files } {
        match Source::open(path, args.from) {
            Ok(Source { name, input: Input::Whole(kind, text) }) => {
                let mut out = Vec::new();
                match file::score(&desk, &name, kind, &text, &mut out) {
                    Ok(found) => tally.add(found),
                    Err(problems) => tally.add(told(&problems)),
                }
                sink.write(&out);
            }
            Ok(Source { name, input: Input::Lines(reader) }) => {
                let jobs = args.jobs.map_or_else(cores, NonZeroUsize::get);
                tally.add(lines::score(&desk, &name, reader, jobs, &sink));
            }
            Err(problem) => tally.add(told(&[problem])),
        }
        if sink.is_over() {
            break;
        }
    }
    if let Some(error) = sink.failure() {
        return Err(Failure(format!("cannot write to standard output: {error}")));
    }
    Ok(match (tally.bad, tally.disqualifiers, tally.warnings) {
        (1.., ..) => Done::CouldNot,
        (0, 1.., _) => Done::Problems,
        (0, 0, 1..) if args.fail_on == FailOn::Warning => Done::Problems,
        _ => Done::Fine,
    })
}

/// Tells on standard error what could not be read.
fn told(problems: &[crate::content::Problem]) -> Tally {
    for problem in problems {
        let lines: Vec<String> = problem.to_string().lines().map(visible).collect();
        eprintln!("{}", lines.join("\n"));
    }
    Tally { bad: 1, ..Tally::default() }
}
