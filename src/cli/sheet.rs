//! `starcoach sheet`: the page for the night before, as text or HTML.

use super::meant::meant;
use super::{Done, Failure, Outcome, print, tell_faults};
use crate::clock;
use crate::content::Library;
use crate::content::clean::visible;
use crate::progress::Schedule;
use crate::report::sheet::{Past, Source};
use crate::report::{Sheet, html, text};
use crate::scoring::Engine;
use crate::session::Take;
use crate::store::{Store, files, whole};
use clap::ValueEnum;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Finished sessions that are read, the newest first.
const SESSIONS: usize = 200;

/// How to make it.
///
/// Each of your stories has its first line, its numbers, the phrase not to say and the question that they will ask next.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Plain text, or one HTML file that needs nothing else; without it, as the name of the file says.
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Only stories for this question; give it again for more.
    #[arg(long, value_name = "PATTERN")]
    pub pattern: Vec<String>,
    /// Write it to this file, which must not be there yet.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub to: Option<PathBuf>,
    /// Show the bundled samples too, after your own stories.
    #[arg(long)]
    pub samples: bool,
}

/// What the page is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text of 80 columns.
    Text,
    /// One HTML file.
    Html,
}

/// Prints the page, or writes it and prints where.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let content = store.load();
    tell_faults(&content);
    let patterns = patterns(&content.library, &args.pattern)?;
    let (settings, problem) = store.settings();
    if let Some(problem) = problem {
        eprintln!("{problem}");
    }
    let (library, engine) = (&content.library, &Arc::new(content.engine));
    let sheet = made(store, library, engine, settings.interview.as_deref(), &patterns, args.samples);
    let page = match format(args) {
        Format::Text => text::sheet(&sheet),
        Format::Html => html::sheet(&sheet),
    };
    match &args.to {
        None => print(&page)?,
        Some(path) => {
            write(path, &page)?;
            print(&format!("{}\n", visible(&path.display().to_string())))?;
        }
    }
    Ok(Done::Fine)
}

/// The page as things stand. `interview` is its day as it is remembered.
pub(super) fn made(
    store: &Store,
    library: &Library,
    engine: &Arc<Engine>,
    interview: Option<&str>,
    patterns: &[String],
    samples: bool,
) -> Sheet {
    Sheet::of(Source {
        library,
        engine,
        past: &past(store),
        schedule: Schedule { today: clock::now().day(), interview: interview.and_then(clock::date) },
        pace: store.config().config.pace,
        patterns,
        samples,
    })
}

fn format(args: &Args) -> Format {
    let named = args.to.as_deref().and_then(Path::extension);
    let is_html = named.is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"));
    args.format.unwrap_or(if is_html { Format::Html } else { Format::Text })
}

fn patterns(library: &Library, asked: &[String]) -> Result<Vec<String>, Failure> {
    asked.iter().map(|id| Ok(meant("question", id, &library.patterns)?.0.clone())).collect()
}

/// What the finished sessions found, the newest first; one that cannot be read is left out, as in the lists.
fn past(store: &Store) -> Vec<Past> {
    let (sessions, _) = store.sessions();
    let finished = sessions.into_iter().filter(|session| session.finished && session.total.is_some()).take(SESSIONS);
    finished.filter_map(|session| found(store.recall_session(&session.path).ok()?)).collect()
}

fn found(take: Take) -> Option<Past> {
    let mut findings = take.finished??.findings;
    findings.retain(|found| !take.dismissed.iter().any(|it| it.rejects(found)));
    Some(Past { pattern: take.header.pattern, story: take.header.story, findings })
}

fn write(path: &Path, page: &str) -> Result<(), Failure> {
    whole::write_new(path, page.as_bytes()).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::AlreadyExists => "is there already\nsay another `--to`, or move that file away".to_owned(),
            _ => format!("cannot be written: {}", files::reason(&error)),
        };
        Failure(format!("{} {why}", path.display()))
    })
}
