//! `starcoach merge`: what a coach noted on a copy comes into the candidate's own session.

use super::{Done, Outcome, print};
use crate::clock;
use crate::content::Problem;
use crate::content::clean::{part, visible};
use crate::session::merge::{self, Apart};
use crate::session::notes::{DoNext, NoteId, What};
use crate::session::{Note, Notes, Reader, Recorder, Take};
use crate::store::Store;
use crate::store::journal::{self, ReadOnly, Stored};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Characters of a comment that are printed.
const SHOWN: usize = 160;

/// How long another program is waited for that has the session open: as a rule it takes notes in, too.
const WAIT: Duration = Duration::from_secs(5);

/// What to take in.
///
/// Each comment, reply, rating and review has an id of its own, so nothing is lost and nothing comes twice, whatever the
/// order. Your text and your times stay as they are.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Copies of your sessions as they came back.
    #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Take them into this file, in place of your own session of the same id: for a coach who holds a copy.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub into: Option<PathBuf>,
}

/// Takes every file in and prints what is new; one that cannot be read does not stop the others.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let mut done = Done::Fine;
    for file in &args.files {
        match merged(store, file, args.into.as_deref()) {
            Ok((said, flaws)) => {
                print(&said)?;
                for flaw in &flaws {
                    eprintln!("{flaw}");
                    done = if done == Done::Fine { Done::Problems } else { done };
                }
            }
            Err(problem) => {
                eprintln!("{problem}");
                done = Done::CouldNot;
            }
        }
    }
    Ok(done)
}

fn merged(store: &Store, file: &Path, into: Option<&Path>) -> Result<(String, Vec<Problem>), Problem> {
    let here = |message: &str| Problem::new(visible(&file.display().to_string()), message);
    let read = store.read_session(file)?;
    let flaws = flaws(file, &read);
    let Reader { take: copy, .. } = read;
    let own = match into {
        Some(path) => path.to_owned(),
        None => store.find_session(&copy.header.id.0).map_err(|problem| {
            let cure = "read it with `starcoach review FILE`, or say with --into which file it belongs to";
            if problem.message.starts_with("no session") {
                here("is a copy of a session that is not among yours").cure(cure)
            } else {
                problem.cure("say with --into which file it belongs to")
            }
        })?,
    };
    if same_file(&own, file) {
        return Err(here("is the session itself, so there is nothing to take in"));
    }
    let news = |take: &Take| {
        merge::news(take, &copy).map_err(|apart| match apart {
            Apart::Others => here("is a copy of another session").cure("say with --into the file of the same session"),
            Apart::Unfinished => here("cannot be taken in: it, or your session, is not finished")
                .cure("notes are made on finished answers: finish yours, or ask for the whole file"),
        })
    };
    let question = visible(&copy.header.pattern);
    let nothing = format!("{question}: nothing new\n");
    // Read before it is locked, so that nobody is waited for over nothing.
    if news(&store.read_session(&own)?.take)?.is_empty() {
        return Ok((nothing, flaws));
    }
    let stored = opened(&own)?;
    let news = news(&stored.reader.take)?;
    if news.is_empty() {
        return Ok((nothing, flaws));
    }
    let said = told(&question, &news);
    let own = |message: String| Problem::new(visible(&own.display().to_string()), message);
    let mut journal = stored.journal.map_err(|read_only| match read_only {
        ReadOnly::InUse => own("is open in another starcoach, so nothing was taken in".to_owned())
            .cure("close it there, and merge again"),
        ReadOnly::Closed(_) => own(read_only.to_string()),
    })?;
    let now = clock::now();
    let (mut recorder, mut entries) = Recorder::reopen(stored.reader.take, now);
    let (more, misfit) = merge::record(&mut recorder, news, now);
    entries.extend(more);
    journal.append(&entries).and_then(|()| journal.save()).map_err(|error| own(error.to_string()))?;
    match misfit {
        Some(misfit) => {
            Err(own(format!("not all of {} fits: {}", visible(&file.display().to_string()), misfit.message)))
        }
        None => Ok((said, flaws)),
    }
}

/// Opens a session; says so where another program is waited for that has it open.
fn opened(path: &Path) -> Result<Stored, Problem> {
    let stored = journal::open(path)?;
    if !matches!(stored.journal, Err(ReadOnly::InUse)) {
        return Ok(stored);
    }
    eprintln!("waiting for {}, which is open in another starcoach", visible(&path.display().to_string()));
    journal::open_within(path, WAIT)
}

/// What of a copy could not be read, and so not be taken in.
fn flaws(file: &Path, read: &Reader) -> Vec<Problem> {
    let name = visible(&file.display().to_string());
    let told = read.flaws.iter().map(|flaw| Problem::new(format!("{name}:{}", flaw.line), &flaw.message));
    let untold = (read.untold > 0).then(|| Problem::new(&name, format!("{} more lines are damaged", read.untold)));
    let torn = read.torn.then(|| Problem::new(&name, "its last line is cut off"));
    told.chain(untold).chain(torn).map(|problem| problem.cure("it was not taken in; ask for the file again")).collect()
}

/// Whether both paths lead to the same place.
pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Who noted what: reviews first, since they say what to do.
fn told(question: &str, news: &[Note]) -> String {
    let mut said = String::new();
    let mut people: BTreeMap<&str, Vec<&Note>> = BTreeMap::new();
    // Of several ratings or reviews by one person the last holds.
    let all = Notes(news.to_vec());
    let held = all.reviews().into_iter().map(|it| it.0).chain(all.ratings().into_iter().map(|it| it.0));
    let held: BTreeSet<&NoteId> = held.map(|note| &note.id).collect();
    let holds = |note: &&Note| !matches!(note.what, What::Reviewed(_) | What::Rated(_)) || held.contains(&note.id);
    for note in news.iter().filter(holds) {
        people.entry(&note.who.name).or_default().push(note);
    }
    for (name, notes) in people {
        let order = |note: &&&Note| match note.what {
            What::Reviewed(_) => 0,
            What::Rated(_) => 1,
            _ => 2,
        };
        let mut sorted: Vec<&&Note> = notes.iter().collect();
        sorted.sort_by_key(order);
        let lines: Vec<String> = sorted.into_iter().flat_map(|note| lines(note)).collect();
        if lines.is_empty() {
            let _ = writeln!(said, "{question}: {} looked at it and noted nothing", visible(name));
            continue;
        }
        let _ = writeln!(said, "{question}, from {}:\n  {}", visible(name), lines.join("\n  "));
    }
    said
}

/// A note in a few words; what only keeps order says nothing.
fn lines(note: &Note) -> Vec<String> {
    match &note.what {
        What::Reviewed(review) => {
            let next = review.next.as_ref().map(|next| {
                let told = DoNext::told(next.mode, &next.pattern, next.section.as_deref(), next.by.as_deref());
                if next.text.is_empty() { told } else { format!("{told}: {}", next.text) }
            });
            let fields = [("keep", Some(&review.keep)), ("change", Some(&review.change)), ("do next", next.as_ref())];
            let told =
                fields.into_iter().filter_map(|(name, text)| Some((name, text.filter(|text| !text.is_empty())?)));
            told.map(|(name, text)| format!("{name}: {}", short(text))).collect()
        }
        What::Rated(rating) => {
            let why = if rating.reason.is_empty() { String::new() } else { format!(": {}", short(&rating.reason)) };
            vec![format!("rating {} of 5{why}", rating.overall)]
        }
        What::Comment { anchor, text } => {
            let at = anchor.as_ref().map(|anchor| match anchor.quote.as_str() {
                "" => format!(" on {}", short(&anchor.section)),
                quote => format!(" on “{}”", short(quote)),
            });
            vec![format!("comment{}: {}", at.unwrap_or_default(), short(text))]
        }
        What::Reply { text, .. } => vec![format!("reply: {}", short(text))],
        What::Resolved { open: false, .. } => vec!["a comment is done with".to_owned()],
        What::Resolved { open: true, .. } => vec!["a comment is open again".to_owned()],
        What::Predicted { .. } | What::Revealed | What::Seen => Vec::new(),
    }
}

/// A text on one line that may be printed.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = line.char_indices().nth(SHOWN).map_or(line.len(), |(at, _)| at);
    let more = if end < line.len() { "…" } else { "" };
    format!("{}{more}", visible(part(&line, 0..end)))
}
