//! The command line: one file a subcommand.

pub mod check;
pub mod completions;
pub mod config;
pub mod explain;
pub mod given;
pub mod import;
pub mod marked;
pub mod meant;
pub mod merge;
pub mod new;
pub mod paths;
pub mod practice;
pub mod rehearse;
pub mod report;
pub mod review;
pub mod schema;
pub mod score;
pub mod sessions;
pub mod share;
pub mod sheet;

use crate::content::clean::visible;
use crate::store::Store;
use crate::store::content::Content;
use clap::{Parser, Subcommand};
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::process::ExitCode;

/// Practise behavioural-interview answers, section by section, against the clock.
///
/// Without a command it opens home: what to do next, and all questions.
#[derive(Debug, Parser)]
#[command(name = "starcoach", version, about, long_about, propagate_version = false)]
pub struct Cli {
    /// Keep everything (config, stories, rubrics, sessions) in this folder instead of the usual ones.
    #[arg(long, global = true, value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rehearse one question at once.
    Rehearse(rehearse::Args),
    /// Check stories and rubrics: prints every problem with its line and cure.
    ///
    /// Exit code 0: no problems. 1: problems. 2: it could not run.
    Check(check::Args),
    /// Begin a story, a question or a phrase family of your own: a file that explains each of its keys.
    New(new::Args),
    /// Make a story of an answer that you have as Markdown or plain text.
    Import(import::Args),
    /// Explain a sentence: what the rules find in it, what does not count and why.
    Explain(explain::Args),
    /// Score answers and passages: files, or JSON lines for programs.
    ///
    /// Exit code 0: no disqualifier. 1: a disqualifier, or with `--fail-on warning` a warning. 2: something could not be
    /// read; what could was scored all the same.
    Score(score::Args),
    /// Review a session: comments, a rating, what to do next. A folder is an inbox.
    Review(review::Args),
    /// List the saved sessions.
    Sessions(sessions::Args),
    /// Write a copy of a session for your coach: one file with the text, its times and the rubric.
    ///
    /// What you typed and took out again stays with you, unless you ask for the typing.
    Share(share::Args),
    /// Take the comments and ratings of a copy into your own session: in any order, and twice without harm.
    Merge(merge::Args),
    /// Write a session down to hand it over, or all sessions of a folder as one table.
    ///
    /// Exit code 0: it is written. 1: it is written, and some files of the folder could not be read. 2: it could not run.
    Report(report::Args),
    /// Print the page for the night before: each story with its first line, its numbers and the question that follows.
    Sheet(sheet::Args),
    /// Print the JSON Schema of a kind of file, for your editor.
    Schema(schema::Args),
    /// Print where everything lies.
    Paths,
    /// Print the config file's path and the values that hold.
    Config,
    /// Print completions for a shell.
    Completions(completions::Args),
    /// Print the manual page.
    #[command(hide = true)]
    Man,
}

/// How a command ended that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Exit code 0.
    Fine,
    /// It ran and found something wrong: exit code 1.
    Problems,
    /// It ran, and some of its input could not be read: exit code 2. It has said what.
    CouldNot,
}

/// Why a command could not run: exit code 2, the message is printed once.
#[derive(Debug)]
pub struct Failure(pub String);

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// What every command returns.
pub type Outcome = Result<Done, Failure>;

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match dispatch(&cli) {
        Ok(Done::Fine) => ExitCode::SUCCESS,
        Ok(Done::Problems) => ExitCode::from(1),
        Ok(Done::CouldNot) => ExitCode::from(2),
        Err(Failure(message)) => {
            let lines: Vec<String> = message.lines().map(visible).collect();
            eprintln!("starcoach: {}", lines.join("\n"));
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: &Cli) -> Outcome {
    let store = || Store::open(cli.home.as_deref()).map_err(|error| Failure(error.to_string()));
    match &cli.command {
        None => practice::run(&store()?, practice::Start::Home),
        Some(Command::Rehearse(args)) => practice::run(&store()?, practice::Start::Rehearsal(args)),
        Some(Command::Check(args)) => check::run(&store()?, args),
        Some(Command::New(args)) => new::run(&store()?, args),
        Some(Command::Import(args)) => import::run(&store()?, args),
        Some(Command::Explain(args)) => explain::run(&store()?, args),
        Some(Command::Score(args)) => score::run(&store()?, args),
        Some(Command::Review(args)) => review::run(&store()?, args),
        Some(Command::Sessions(args)) => sessions::run(&store()?, args),
        Some(Command::Share(args)) => share::run(&store()?, args),
        Some(Command::Merge(args)) => merge::run(&store()?, args),
        Some(Command::Report(args)) => report::run(&store()?, args),
        Some(Command::Sheet(args)) => sheet::run(&store()?, args),
        Some(Command::Schema(args)) => schema::run(&store()?, args),
        Some(Command::Paths) => paths::run(&store()?),
        Some(Command::Config) => config::run(&store()?),
        Some(Command::Completions(args)) => completions::run(args),
        Some(Command::Man) => completions::man(),
    }
}

/// Writes to standard output; a reader that went away (`| head`) ends it quietly.
pub fn print(text: &str) -> Result<(), Failure> {
    use io::Write;
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says on standard error that some of the user's own files are left out.
fn tell_faults(content: &Content) {
    let faults = content.library.problems.len();
    if faults > 0 {
        let problems = if faults == 1 { "problem" } else { "problems" };
        eprintln!("starcoach: {faults} {problems} in your files; see `starcoach check`");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn home_may_stand_before_or_after_the_command() {
        for line in [["starcoach", "--home", "x", "sessions"], ["starcoach", "sessions", "--home", "x"]] {
            assert_eq!(Cli::parse_from(line).home, Some(PathBuf::from("x")));
        }
    }
}
