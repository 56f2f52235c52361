//! `starcoach share`: a session as one file for a coach.

use super::{Done, Failure, Outcome, print};
use crate::clock;
use crate::content::clean::{part, visible};
use crate::content::naming;
use crate::session::header::Input;
use crate::session::redact::{Names, Redacted, redact};
use crate::session::{Entry, Event, Reader, SessionId, Trace, Who, share};
use crate::store::copies::Copy;
use crate::store::{Store, files};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{ErrorKind, IsTerminal};
use std::path::{Path, PathBuf};

/// What to hand over, and how much of it.
///
/// The copy holds the text of each section as it stood whenever you left it, with times, pauses and your own marks, the
/// scorecard, what was noted on it, and the question with all rules, so that your coach sees what you saw. The name that
/// you gave the session in your list goes along, too.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its id or the start of it, or its file; without it, the answer that was finished last.
    #[arg(value_name = "SESSION")]
    pub session: Option<String>,
    /// Write it to this file, which must not be there yet, or into this folder.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub to: Option<PathBuf>,
    /// Let every key go along, so that it can be replayed: also what was taken out again.
    #[arg(long, conflicts_with = "redact")]
    pub with_typing: bool,
    /// Take these names out, with commas between them: on word borders, whatever their case and accents, with the parts
    /// of a name of several words alone and as initials ("A. Smith", "A.S."), and mail addresses and handles that hold
    /// one. Words that are one letter off are told and stay.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub redact: Vec<String>,
    /// Your name as the coach should see it; asked once, and remembered.
    #[arg(long = "as", value_name = "NAME")]
    pub label: Option<String>,
}

impl Args {
    /// The names to take out, without the empty ones that a comma at an end leaves.
    fn names(&self) -> &[String] {
        let is_name = |name: &String| !name.trim().is_empty();
        let start = self.redact.iter().position(is_name).unwrap_or(0);
        let end = self.redact.iter().rposition(is_name).map_or(0, |at| at + 1);
        self.redact.get(start..end).unwrap_or_default()
    }
}

/// Writes the copy and says what is in it.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let path = session(store, args.session.as_deref())?;
    let reader = finished(store, &path)?;
    let label = label(store, args, reader.take.header.candidate.clone())?;
    print(&written(store, &reader, label, args)?.1)?;
    Ok(Done::Fine)
}

/// Writes a copy without the typing into this folder, for who practises at the screen; its place.
pub fn from_screen(store: &Store, path: &Path, label: &str) -> Result<PathBuf, Failure> {
    let args = Args { session: None, to: None, with_typing: false, redact: Vec::new(), label: None };
    Ok(written(store, &finished(store, path)?, label.to_owned(), &args)?.0)
}

fn finished(store: &Store, path: &Path) -> Result<Reader, Failure> {
    let reader = store.read_session(path).map_err(|problem| Failure(problem.to_string()))?;
    if reader.take.finished.is_some() {
        return Ok(reader);
    }
    let id = reader.take.header.id.short();
    Err(Failure(format!("{id} is not finished, so there is nothing to review yet\nfinish it first")))
}

/// Writes the copy; its place, and what is in it for people.
fn written(store: &Store, reader: &Reader, label: String, args: &Args) -> Result<(PathBuf, String), Failure> {
    let given = args.names();
    if given.is_empty() && !args.redact.is_empty() {
        return Err(Failure("--redact holds no name\nsay the names to take out, with commas between them".to_owned()));
    }
    let names = Names::new(given.iter().map(String::as_str)).map_err(Failure)?;
    let mut header = reader.take.header.clone();
    header.candidate = Some(label);
    let mut entries = if args.with_typing {
        share::with_typing(&reader.entries)
    } else {
        share::without_typing(&reader.take.header, &reader.entries).map_err(|misfit| Failure(misfit.message))?
    };
    let taken_out =
        if args.redact.is_empty() { None } else { Some(redact(&names, &mut header, &mut entries).map_err(Failure)?) };
    let rubric = store.rubric_text(reader);
    let copy = Copy { header: &header, rubric: rubric.as_deref(), entries: &entries };
    let (place, size) = write(&copy, args)?;
    let mut said = format!("{} ({} kB)\n", visible(&place.display().to_string()), size.div_ceil(1000));
    said.push_str(&contents(reader, &entries, args));
    if rubric.is_none() {
        said.push_str("its rules are not kept any more, so reasons and cures will be those of the coach's program\n");
    }
    if let Some(taken_out) = taken_out {
        said.push_str(&told(&taken_out, given));
    }
    Ok((place, said))
}

/// The file that is meant.
fn session(store: &Store, which: Option<&str>) -> Result<PathBuf, Failure> {
    if let Some(which) = which {
        let found = store.find_session(which);
        if which.is_empty() {
            let cure = "say its id or its file, or leave it out for the answer that was finished last";
            return Err(Failure(format!("the session's name is empty\n{cure}")));
        }
        if Path::new(which).is_dir() && found.as_ref().map_or(true, |path| path.is_dir()) {
            return Err(Failure(format!("{which} is a folder\nname one of the session files in it")));
        }
        return found.map_err(|problem| Failure(problem.to_string()));
    }
    let (sessions, _) = store.sessions();
    let last = sessions.into_iter().find(|session| session.finished && !session.drill);
    last.map(|session| session.path).ok_or_else(|| Failure("there is no finished answer to share yet".to_owned()))
}

/// The candidate's name for the coach: as given, as it stands in the session or the config, as it was given before; else it
/// is asked for.
fn label(store: &Store, args: &Args, of_session: Option<String>) -> Result<String, Failure> {
    let (mut settings, _) = store.settings();
    let known = settings.me.as_ref().map(|me| me.name.clone()).filter(|name| !name.is_empty());
    let given = args.label.as_deref().map(naming::title);
    if given.as_ref().is_some_and(String::is_empty) {
        return Err(Failure("--as holds no name; leave it out, or say whose answer it is".to_owned()));
    }
    if given.is_none()
        && let Some(label) = of_session.or_else(|| store.config().config.candidate).or(known)
    {
        return Ok(label);
    }
    let label = given.map_or_else(asked, Ok)?;
    let id = match settings.me.take() {
        Some(Who { id, .. }) => id,
        None => fresh(store)?,
    };
    settings.me = Some(Who { id, name: label.clone() });
    if let Err(error) = store.save_settings(&settings) {
        eprintln!("starcoach: your name cannot be remembered: {}", files::reason(&error));
    }
    Ok(label)
}

fn fresh(store: &Store) -> Result<SessionId, Failure> {
    store.new_id().map_err(|error| Failure(format!("the system gives no random numbers: {error}")))
}

fn asked() -> Result<String, Failure> {
    let none = || Failure("your coach should see whose answer it is: say your name with --as NAME".to_owned());
    if !std::io::stdin().is_terminal() {
        return Err(none());
    }
    eprint!("Your name as the coach should see it: ");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let label = naming::title(&line);
    if label.is_empty() { Err(none()) } else { Ok(label) }
}

fn write(copy: &Copy<'_>, args: &Args) -> Result<(PathBuf, usize), Failure> {
    let place = match &args.to {
        Some(folder) if folder.is_dir() => free_name(copy, folder),
        Some(file) => file.clone(),
        None => free_name(copy, Path::new("")),
    };
    let failed = |error: std::io::Error| {
        let why = match error.kind() {
            ErrorKind::AlreadyExists => "is there already, perhaps with comments\nsay another --to".to_owned(),
            _ => format!("cannot be written: {}", files::reason(&error)),
        };
        Failure(format!("{} {why}", place.display()))
    };
    let size = copy.write(&place).map_err(failed)?;
    Ok((place, size))
}

/// A name in a folder that says whose answer to what it is.
fn free_name(copy: &Copy<'_>, folder: &Path) -> PathBuf {
    let header = copy.header;
    let who = naming::id(header.candidate.as_deref().unwrap_or_default(), "candidate", |_| false);
    let who = part(&who, 0..who.len().min(20));
    let about = format!("{who} {} {}", part(&header.pattern, 0..header.pattern.len().min(18)), header.id.short());
    let name = naming::id(&about, "session", |id| folder.join(format!("{id}.jsonl")).exists());
    folder.join(format!("{name}.jsonl"))
}

/// What goes along, and what does not.
fn contents(reader: &Reader, entries: &[Entry], args: &Args) -> String {
    let header = &reader.take.header;
    let when = clock::for_people(&header.began);
    let comments = reader.take.notes.threads().len();
    let noted = match comments {
        0 => String::new(),
        1 => ", 1 comment".to_owned(),
        many => format!(", {many} comments"),
    };
    let mut said = format!("{}, {when}: text, times, pauses, marks, scorecard{noted}\n", header.pattern);
    let deleted = reader.entries.iter().filter_map(|entry| match &entry.event {
        Event::Edit { cut, .. } => Some(*cut),
        Event::Traced(Trace::Deleted { bytes }) => Some(*bytes),
        _ => None,
    });
    let deleted: usize = deleted.fold(0, usize::saturating_add);
    let typed = entries.iter().any(|entry| matches!(entry.event, Event::Edit { .. }));
    let _ = match (args.with_typing, header.input) {
        (_, Input::Aloud) => writeln!(said, "it was told aloud, so it holds no words but those of its marks"),
        (true, _) if typed => {
            writeln!(said, "the typing goes along: also what you took out again (about {deleted} characters)")
        }
        (true, _) => writeln!(said, "it holds no typing: it is itself a copy without"),
        (false, _) => writeln!(said, "not the typing: what you took out again stays with you"),
    };
    if reader.take.sections.iter().any(|section| section.damaged) || !reader.flaws.is_empty() {
        said.push_str("lines of it were damaged and are left out\n");
    }
    said
}

fn told(taken_out: &Redacted, names: &[String]) -> String {
    let list = |words: &BTreeMap<String, usize>| {
        let each = words.iter().map(|(word, times)| format!("“{}” ×{times}", visible(word)));
        each.collect::<Vec<_>>().join(", ")
    };
    let mut said = if taken_out.forms.is_empty() {
        format!("none of these was found: {}\n", visible(&names.join(", ")))
    } else {
        format!("taken out: {}\n", list(&taken_out.forms))
    };
    if !taken_out.near.is_empty() {
        let _ = writeln!(said, "these look like one and stayed, have a look: {}", list(&taken_out.near));
    }
    said.push_str("the question and its rules go along as they are\n");
    said
}
