//! `starcoach report`: a session written down, or the sessions of a folder as one table.

pub mod cohort;

use super::{Done, Failure, Outcome, print, tell_faults};
use crate::content::Library;
use crate::content::clean::visible;
use crate::report::session::{Report, Rules, Source, html, json, markdown, marks};
use crate::scoring::stored::{self, StoredRubric};
use crate::scoring::{Engine, Rubric};
use crate::session::Reader;
use crate::store::recall::Named;
use crate::store::{Store, content, files};
use clap::ValueEnum;
use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to write, and how.
///
/// A session becomes one HTML file that opens in any browser and loads nothing, Markdown, or JSON: the review first,
/// then verdict, marked answer, times, scores, ratings, what changed since the earlier attempt, and a timeline. A folder
/// becomes the table of all answers in it and in the folders below it, one row for each.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A session's id, the start of one, its file, or a folder with session files.
    #[arg(value_name = "SESSION|FOLDER", value_hint = clap::ValueHint::AnyPath)]
    pub which: String,
    /// What it is written in; without it HTML for a session and CSV for a folder.
    ///
    /// JSON of a session: `format` (1), blind, session (id, name, question, pattern, title, level, principle, story,
    /// candidate, began, input, feedback, length, drill, finished, engine, and rules: kept, today or lost), reviews
    /// (author, wall, keep, change, next), judged (null where nothing was: verdict, `hangs_on`, withheld, total 0 to 100,
    /// `without_dismissed`, works, `primary_weakness`, fix, `asked_next`, scores with their parts and sum, voice),
    /// sections (id, title, text, words, damaged, time, findings, untold, comments; a finding has number, rule, family,
    /// title, polarity, quote, place in bytes of the text, say, instead, dismissed), whole (a time: `judged_ms`,
    /// estimate, `clock_ms`, target and limit in seconds), comments on the whole (id, author, wall, section, quote,
    /// place, text, replies, open, lost: the oldest reply to a comment that is in another copy), ratings (coaches,
    /// predicted, machine, scale), timeline in ms on the clocks (visits, marks), earlier (the attempt before, and what is
    /// fixed, left and new), remarks (what is lost or damaged).
    ///
    /// A folder has a row for each finished answer, by candidate, question and time; of several files of one session, the
    /// one with the most notes. It has: candidate, pattern, attempt (of this candidate at this question, from 1), began,
    /// verdict, total, `primary_weakness`, seconds and target (by the judged measure), rating (mean of the coaches, 1 to
    /// 5), ratings (how many), predicted, `open_comments`, id, file. In JSON each row is an object on its own line, with
    /// `format` (1). In CSV a text that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line
    /// end) gets an apostrophe in front.
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write it to this file. A report of the same session that is there is written again, in whatever format; no other
    /// file is, and no table. With `-` it goes to standard output.
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Write over whatever that file is, but for a session.
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Leave out what was judged and what people said: text, clocks and pauses only, to rate it first.
    #[arg(long)]
    pub blind: bool,
    /// Threads that read a folder; without it as many as the machine runs side by side.
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

impl Args {
    /// The file to write; none is standard output.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }
}

/// What a report is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A session as one HTML file.
    Html,
    /// A session as Markdown.
    Md,
    /// A session as an object, or a folder as one object on each line.
    Json,
    /// A folder as CSV with a heading, by RFC 4180.
    Csv,
}

/// Writes what was asked for.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let named = store.named(&args.which).map_err(|problem| Failure(problem.to_string()))?;
    match (named, args.format) {
        (Named::Folder(_), Some(Format::Html | Format::Md)) => {
            Err(Failure("a folder is written as csv or json\nname one of its files for a report of it".to_owned()))
        }
        (Named::Folder(_), _) if args.blind => {
            Err(Failure("the table of a folder shows verdicts; `--blind` is for one session".to_owned()))
        }
        (Named::Folder(folder), format) => cohort::run(store, args, &folder, format == Some(Format::Json)),
        (Named::Session(_), Some(Format::Csv)) => {
            Err(Failure("csv is the table of a folder\na session is written as html, md or json".to_owned()))
        }
        (Named::Session(path), format) => session(store, args, &path, format.unwrap_or(Format::Html)),
    }
}

fn session(store: &Store, args: &Args, path: &Path, format: Format) -> Outcome {
    if format == Format::Html && args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure("a page of HTML is for a browser\nwrite it to a file: `--output report.html`".to_owned()));
    }
    let report = made(store, path, args.blind)?;
    let page = match format {
        Format::Md => markdown::page(&report),
        Format::Json => json::page(&report).map_err(|error| Failure(error.to_string()))?,
        Format::Html | Format::Csv => html::page(&report),
    };
    let Some(to) = args.file() else {
        print(&page)?;
        return Ok(Done::Fine);
    };
    let marks = marks(&report);
    write(store, to, &page, &marks.each_ref().map(String::as_str), args.force)?;
    print(&format!("{}\n", visible(&to.display().to_string())))?;
    Ok(Done::Fine)
}

/// The report of a session file as things stand.
fn made(store: &Store, path: &Path, blind: bool) -> Result<Report, Failure> {
    let reader = store.read_session(path).map_err(|problem| Failure(problem.to_string()))?;
    let content = store.load();
    tell_faults(&content);
    let (library, engine) = (&content.library, &Arc::new(content.engine));
    let mut damage = damage(&reader);
    let (rubric, rules) = rubric(store, library, engine, &reader, &mut damage);
    let earlier = reader.take.header.again_of.as_ref().filter(|_| !blind);
    let earlier = earlier.and_then(|id| store.earlier_session(id, path));
    Ok(Report::of(Source {
        take: &reader.take,
        entries: &reader.entries,
        rubric: rubric.as_ref(),
        rules,
        library,
        earlier: earlier.as_ref(),
        blind,
        damage: &damage,
    }))
}

/// What it was judged by, or else the question as it is today; what keeps the first from being used goes to the damage.
fn rubric(
    store: &Store,
    library: &Library,
    engine: &Arc<Engine>,
    reader: &Reader,
    damage: &mut Vec<String>,
) -> (Option<Rubric>, Rules) {
    let families = content::kept_families(library);
    let source = stored::Source { families: &families, words: &library.words };
    let header = &reader.take.header;
    let kept = store.rubric_of::<StoredRubric>(reader);
    match kept.map(|stored| stored.restore_for((&header.framework, &header.sections), engine, source)) {
        Some(Ok(kept)) => return (Some(kept), Rules::Kept),
        Some(Err(unfit)) => damage.push(format!("Its rules are there and not used: {}.", visible(&unfit.to_string()))),
        None => {}
    }
    let (level, principle) = (Some(header.level.as_str()), header.principle.as_deref());
    let pace = store.config().config.pace;
    match Rubric::resolve(library, Arc::clone(engine), &header.pattern, level, principle, pace) {
        Some(today) => (Some(today), Rules::Today),
        None => (None, Rules::Lost),
    }
}

fn damage(reader: &Reader) -> Vec<String> {
    let told = reader.flaws.iter().map(|flaw| format!("Line {} of the file is left out: {}.", flaw.line, flaw.message));
    let untold = (reader.untold > 0).then(|| format!("{} more lines are left out.", reader.untold));
    told.chain(untold).collect()
}

/// Writes a file, and over another one only where that has one of these marks or it was asked for.
fn write(store: &Store, path: &Path, text: &str, marks: &[&str], force: bool) -> Result<(), Failure> {
    let shown = visible(&path.display().to_string());
    let what = if marks.is_empty() { "" } else { ", and is no report of this session" };
    match store.write_page(path, text, marks, force) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure(format!("{shown} is there already{what}\nsay another `--output`, or `--force`"))),
        Err(error) => {
            let cure = "say another `--output`, or `-o -` for standard output";
            Err(Failure(format!("{shown} cannot be written: {}\n{cure}", files::reason(&error))))
        }
    }
}
