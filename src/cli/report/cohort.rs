//! The table of a folder, streamed through all cores.

use super::{Args, write};
use crate::cli::{Done, Failure, Outcome, print};
use crate::content::Problem;
use crate::content::clean::visible;
use crate::content::naming::shell_word;
use crate::report::cohort::{Cohort, Row};
use crate::session::Input;
use crate::store::Store;
use crate::store::sessions::inbox::{Inbox, Received};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;

/// Copies that are told one by one; further ones are only counted.
const TOLD: usize = 20;

/// Rubrics whose times are kept in mind.
const RUBRICS: usize = 4_096;

/// Writes the table; files that cannot be read are told on standard error.
pub fn run(store: &Store, args: &Args, folder: &Path, as_json: bool) -> Outcome {
    let jobs = args.jobs.map_or_else(crate::cli::score::cores, std::num::NonZeroUsize::get);
    let (cohort, problems) = read(store, folder, jobs);
    if let Some(to) = args.file() {
        let mut out = Vec::new();
        cohort.write(&mut out, as_json)?;
        let text = String::from_utf8(out).map_err(|error| Failure(error.to_string()))?;
        // Nothing in a table says that it is one of ours, so none is written over unasked.
        write(store, to, &text, &[], args.force)?;
        print(&format!("{}\n", visible(&to.display().to_string())))?;
    } else {
        let out = std::io::BufWriter::with_capacity(64 << 10, std::io::stdout().lock());
        match cohort.write(out, as_json) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                return Err(Failure(format!("cannot write to standard output: {error}")));
            }
            _ => {}
        }
    }
    tell_copies(&cohort, folder);
    for line in cohort.left_out() {
        eprintln!("starcoach: {line}");
    }
    Ok(if problems { Done::Problems } else { Done::Fine })
}

/// Reads every session below a folder. Says whether some could not be read, which is told at once.
pub fn read(store: &Store, folder: &Path, jobs: usize) -> (Cohort, bool) {
    let mut cohort = Cohort::default();
    let mut known: HashMap<String, (u32, u32)> = HashMap::new();
    let mut problems = false;
    Inbox::of(folder).each(jobs, |received| {
        match received {
            Ok(received) => add(store, folder, &mut cohort, &mut known, &received),
            Err(problem) => {
                problems = true;
                tell(&problem);
            }
        }
        ControlFlow::Continue(())
    });
    cohort.sort();
    (cohort, problems)
}

fn add(
    store: &Store,
    folder: &Path,
    cohort: &mut Cohort,
    known: &mut HashMap<String, (u32, u32)>,
    received: &Received,
) {
    let Received { summary, end, rubric } = received;
    let Some(end) = end.as_ref().filter(|_| !summary.drill) else {
        return cohort.leave_out(summary.drill);
    };
    let mut times = known.get(rubric).copied();
    if times.is_none() && !rubric.is_empty() {
        times = store.pace_and_target(rubric, &summary.path);
        if let Some(found) = times.filter(|_| known.len() < RUBRICS) {
            known.insert(rubric.clone(), found);
        }
    }
    let card = end.scorecard.as_deref();
    let seconds = match (summary.input, times, card) {
        (Input::Aloud, ..) => Some(summary.ms / 1000),
        (Input::Typed, Some((pace, _)), _) => Some(crate::scoring::length::spoken_ms(summary.words, pace) / 1000),
        (Input::Typed, None, Some(card)) => {
            Some(card.sections.iter().map(|section| u64::from(section.spoken)).fold(0, u64::saturating_add))
        }
        (Input::Typed, None, None) => None,
    };
    let file = summary.path.strip_prefix(folder).unwrap_or(&summary.path);
    cohort.add(&Row {
        candidate: summary.candidate.clone().unwrap_or_default(),
        pattern: summary.pattern.clone(),
        began: summary.began.clone(),
        verdict: summary.verdict,
        total: summary.total,
        weakness: summary.primary_weakness,
        seconds: seconds.and_then(|seconds| u32::try_from(seconds).ok()),
        target: times.map(|(_, target)| target),
        id: summary.id.clone(),
        file: file.display().to_string(),
        notes: &summary.notes,
    });
}

/// Which files have no row since another one of the same session has it, and how to join the two.
fn tell_copies(cohort: &Cohort, folder: &Path) {
    let word = |file: &str| shell_word(&folder.join(file).display().to_string());
    for (row, copy) in cohort.copies().iter().take(TOLD) {
        let copied = folder.join(&**copy).display().to_string();
        let message = format!("is a copy of the session in {row}, which has the row");
        let cure = format!("`starcoach merge {} --into {}` joins what was noted on both", word(copy), word(row));
        tell(&Problem::new(copied, message).cure(cure));
    }
    match cohort.copies().len().saturating_sub(TOLD) {
        0 => {}
        more => eprintln!("starcoach: {more} more files are copies and have no row"),
    }
}

fn tell(problem: &Problem) {
    let lines: Vec<String> = problem.to_string().lines().map(visible).collect();
    eprintln!("{}", lines.join("\n"));
}
