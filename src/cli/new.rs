//! `starcoach new`: a file of one's own to begin with, which explains its keys and passes the check as it is.

mod story;

use super::meant::meant;
use super::{Done, Failure, Outcome, print, schema};
use crate::content::clean::visible;
use crate::content::{Kind, Library, Origin, Pattern, naming};
use crate::store::block::scalar;
use crate::store::{Store, files};
use clap::ValueEnum;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What to begin.
///
/// The file has an example or an empty place for each key and one line that explains it. It lies among your own files,
/// and no file that is there is ever written over.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The kind of file.
    #[arg(value_name = "KIND")]
    pub kind: What,
    /// Its id (small letters, digits and hyphens), or its title, from which the id is made.
    #[arg(value_name = "ID_OR_TITLE")]
    pub name: Option<String>,
    /// The question that the story answers; without it, one that you prepare and have no story for.
    #[arg(long, value_name = "PATTERN")]
    pub pattern: Option<String>,
    /// The folder to write to, in place of your own.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub to: Option<PathBuf>,
    /// Print it and write nothing.
    #[arg(long, conflicts_with = "to")]
    pub stdout: bool,
}

/// What can be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Something that happened, told by section.
    Story,
    /// A question, with all that is needed to prepare it.
    Pattern,
    /// Phrases to find in answers, with the sentences that prove them.
    Family,
}

impl What {
    const fn kind(self) -> Kind {
        match self {
            Self::Story => Kind::Story,
            Self::Pattern => Kind::Pattern,
            Self::Family => Kind::Family,
        }
    }
}

/// The example of a question, and of a family; `@id@` and `@title@` stand for those of the new file.
const PATTERN: &str = include_str!("new/pattern.yaml");
const FAMILY: &str = include_str!("new/family.yaml");

/// Writes the file and says what to do with it.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let kind = args.kind.kind();
    if args.pattern.is_some() && kind != Kind::Story {
        return Err(Failure("`--pattern` is for a story: it names the question that the story answers".to_owned()));
    }
    let library = store.load().library;
    let aims = store.settings().0.aims;
    let (pattern, why) = match kind {
        Kind::Story => question(&library, &aims, args).map(|(pattern, why)| (Some(pattern), why))?,
        _ => (None, None),
    };
    let folder = args.to.clone().unwrap_or_else(|| store.folder(kind));
    let (id, title) = named(kind, args, &library, &folder)?;
    let text = |id: &str, line: &str| {
        let body = match (kind, pattern) {
            (Kind::Story, Some(pattern)) => story::template(&library, pattern, why, id, &title)?,
            (Kind::Pattern, _) => filled(PATTERN, id, &title)?,
            _ => filled(FAMILY, id, &title)?,
        };
        Ok(format!("{line}{body}"))
    };
    if args.stdout {
        // The line for the editor fits where a shell would put it.
        let line = store.editor_line(schema::name(kind), Path::new(&format!("{id}.yaml")));
        print(&text(&id, &line).map_err(Failure)?)?;
        return Ok(Done::Fine);
    }
    let written = store.new_file(kind, schema::name(kind), &folder, &id, text);
    let failed = |error| Failure(format!("{}: it cannot be written: {}", folder.display(), files::reason(&error)));
    let path = written.map_err(failed)?;
    print(&next(&path, kind, pattern.map(|pattern| (pattern, why)), args, &library))?;
    Ok(Done::Fine)
}

/// The question that a story is to answer, and where none was named, why this one: the first without a story of the
/// user's own, those for the chosen principles before others, and the one that the program begins with before these.
fn question<'a>(
    library: &'a Library,
    aims: &[String],
    args: &Args,
) -> Result<(&'a Pattern, Option<&'static str>), Failure> {
    if let Some(id) = &args.pattern {
        return Ok((meant("question", id, &library.patterns)?.1, None));
    }
    let mut patterns: Vec<&Pattern> = library.patterns.values().map(|loaded| &loaded.item).collect();
    let aimed = |pattern: &Pattern| aims.iter().any(|id| pattern.angle(id).is_some());
    let has_story = |pattern: &Pattern| {
        let mut stories = library.stories_for(&pattern.id);
        stories.any(|loaded| loaded.origin != Origin::Bundled)
    };
    let begins = |pattern: &Pattern| pattern.competencies.first().is_some_and(|it| it == "ownership");
    patterns.sort_by_key(|it| (it.is_template(), has_story(it), !aimed(it), !begins(it)));
    let first = patterns.first().ok_or_else(|| Failure("there is no question to answer".to_owned()))?;
    let why = match (has_story(first), aimed(first)) {
        (true, _) => "every question has a story of yours, and this is the first",
        (false, true) => "you have no story for it, and it is about a principle that you prepare",
        (false, false) => "you have no story for it",
    };
    Ok((first, Some(why)))
}

/// The new file's id and title. An id that was given must be free; one that is made from a title gets a number.
fn named(kind: Kind, args: &Args, library: &Library, folder: &Path) -> Result<(String, String), Failure> {
    if let Some(id) = args.name.as_deref().filter(|name| naming::is_new_id(name)) {
        free(kind, id, library, folder, "say another id")?;
        let words = id.replace('-', " ");
        let mut chars = words.trim().chars();
        let title = chars.next().map(|first| first.to_uppercase().chain(chars).collect());
        return Ok((id.to_owned(), title.unwrap_or_else(|| id.to_owned())));
    }
    let (otherwise, title) = match kind {
        Kind::Story => ("my-story", "My story"),
        Kind::Pattern => ("my-question", "My question"),
        _ => ("my-phrases", "My phrases"),
    };
    let given = naming::title(args.name.as_deref().unwrap_or_default());
    let title = if given.is_empty() { title.to_owned() } else { given };
    Ok((naming::id(&title, otherwise, |id| is_taken(kind, id, library)), title))
}

/// Whether an id that was asked for is free for a new file in a folder; `cure` is what to do where it is not.
pub fn free(kind: Kind, id: &str, library: &Library, folder: &Path, cure: &str) -> Result<(), Failure> {
    let path = folder.join(format!("{id}.yaml"));
    if path.exists() {
        return Err(Failure(format!("{} is there already\n{cure}, or move that file away", path.display())));
    }
    if is_taken(kind, id, library) {
        return Err(Failure(format!("there is a {} `{id}` already, which this one would hide\n{cure}", kind.name())));
    }
    Ok(())
}

fn is_taken(kind: Kind, id: &str, library: &Library) -> bool {
    match kind {
        Kind::Story => library.stories.contains_key(id),
        Kind::Pattern => library.patterns.contains_key(id),
        Kind::Family => library.families.contains_key(id),
        Kind::Framework => library.frameworks.contains_key(id),
        Kind::Words | Kind::Principles => false,
    }
}

fn filled(template: &str, id: &str, title: &str) -> Result<String, String> {
    // Ids are tidy, so they hold no mark of the title.
    Ok(template.replace("@id@", id).replace("@title@", &scalar(title)?))
}

/// The path, and the commands that come next.
fn next(path: &Path, kind: Kind, chosen: Option<(&Pattern, Option<&str>)>, args: &Args, library: &Library) -> String {
    let (pattern, why) = chosen.map_or((None, None), |(pattern, why)| (Some(pattern), why));
    let shown = visible(&path.display().to_string());
    let id = visible(&path.file_stem().unwrap_or_default().to_string_lossy());
    let own = |pattern: &Pattern| library.patterns.get(&pattern.id).is_some_and(|it| it.origin != Origin::Bundled);
    // Alone, a story is not checked against a question of one's own.
    let check = if args.to.is_none() && pattern.is_some_and(own) { String::new() } else { format!(" {shown}") };
    let mut out = format!("{shown}\n\n");
    let _ = match (kind, pattern) {
        (Kind::Story, Some(pattern)) => {
            let why = why.map(|why| format!("({why}; --pattern names another)\n")).unwrap_or_default();
            write!(out, "for the question {}: {}\n{why}", pattern.id, visible(&pattern.question))
        }
        _ => Ok(()),
    };
    let _ = writeln!(out, "open it in your editor and fill it in, then: starcoach check{check}");
    let _ = match (kind, pattern) {
        _ if args.to.is_some() => Ok(()),
        (Kind::Story, Some(pattern)) => {
            writeln!(out, "to rehearse it: starcoach rehearse {} --story {id}", pattern.id)
        }
        (Kind::Pattern, _) => writeln!(out, "to rehearse it: starcoach rehearse {id}"),
        _ => writeln!(out, "to try it on a sentence: starcoach explain --role action \"As I said before, it ran.\""),
    };
    out
}
