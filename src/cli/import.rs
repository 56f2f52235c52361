//! `starcoach import`: an answer that somebody has as Markdown or plain text becomes a story of their own.

use super::given::{self, Given};
use super::meant::{meant, unknown};
use super::{Done, Failure, Outcome, new, print};
use crate::content::answer::{self, Answer, Leftover};
use crate::content::clean::{part, visible};
use crate::content::{FORMAT, Framework, Kind, Library, Pattern, Story, naming};
use crate::scoring::{Engine, Rubric, Told, judge, rubric::DEFAULT_PACE};
use crate::store::imported::Imported;
use crate::store::{Store, files};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to import, and as what.
///
/// Headings tell the sections: `## Situation`, `**Action:**`, `Result -` and the like. Bold, italics and links lose their
/// marks, an emoji at the start of a line becomes a bullet, and lists stay as they are.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The answer; `-` is standard input.
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub file: PathBuf,
    /// The story's id, which is also its file's name; made from the title where it is not given.
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// The question that it answers; without it, the one whose needs it meets best.
    #[arg(long, value_name = "PATTERN")]
    pub pattern: Option<String>,
    /// Put what stands under no heading of a section into this one.
    #[arg(long, value_name = "SECTION")]
    pub section: Option<String>,
    /// The folder to write to, in place of your stories.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub to: Option<PathBuf>,
}

/// Writes the story and prints what went where, and what could not be placed.
pub fn run(store: &Store, args: &Args) -> Outcome {
    let given = given(args)?;
    let content = store.load();
    let library = &content.library;
    let fit = Fit::of(library, &Arc::new(content.engine), &given.text, args)?;
    let (text, left) = fit.sections(&given, args)?;
    let title = title(&given, &fit.answer, args);
    let folder = args.to.as_deref().unwrap_or(&store.dirs.stories);
    let made = Story {
        format: FORMAT,
        id: id(args, &title, library, folder)?,
        title,
        patterns: vec![fit.pattern.id.clone()],
        principles: Vec::new(),
        level: fit.pattern.default_level.clone(),
        text,
        ..Story::default()
    };
    let imported = Imported {
        story: &made,
        framework: fit.framework,
        source: Some(&source(args, &given)),
        patterns: library.patterns.keys().map(String::as_str).collect(),
        principles: fit.pattern.angles.iter().map(|angle| angle.principle.as_str()).collect(),
        levels: fit.pattern.levels.iter().map(|level| level.id.as_str()).collect(),
    };
    let written = store.import_story(folder, &imported);
    let failed =
        |error| Failure(format!("{}: the story cannot be written: {}", folder.display(), files::reason(&error)));
    let path = written.map_err(failed)?;
    print(&report(&path, &made, &fit, &given, &left))?;
    Ok(Done::Fine)
}

/// What the file is called, without the folders of its owner.
fn source(args: &Args, given: &Given) -> String {
    let name = args.file.file_name().filter(|_| args.file != Path::new("-"));
    name.map_or_else(|| given.name.clone(), |name| name.to_string_lossy().into_owned())
}

fn given(args: &Args) -> Result<Given, Failure> {
    if files::is_yaml(&args.file) {
        let cure = "a story in YAML needs no import: copy it into your stories (`starcoach paths` names the folder)";
        return Err(Failure(format!("{}: is YAML, not Markdown or plain text\n{cure}", args.file.display())));
    }
    let given = given::read(&args.file)?;
    if given.text.trim().is_empty() {
        return Err(Failure(format!("{}: the file is empty", given.name)));
    }
    Ok(given)
}

/// An answer taken apart by the sections of a question.
struct Fit<'a> {
    pattern: &'a Pattern,
    framework: &'a Framework,
    answer: Answer,
    /// Nobody named the question.
    guessed: bool,
}

impl<'a> Fit<'a> {
    /// By the question that was named, or the one for which the most sections are told, in the framework of most questions, with the highest total.
    fn of(library: &'a Library, engine: &Arc<Engine>, text: &str, args: &Args) -> Result<Self, Failure> {
        if let Some(id) = &args.pattern {
            let (_, pattern) = meant("question", id, &library.patterns)?;
            let fit = Self::by(library, pattern, text, false);
            return fit.ok_or_else(|| Failure(format!("the question `{id}` has no sections")));
        }
        let all: Vec<Self> =
            library.patterns.values().filter_map(|loaded| Self::by(library, &loaded.item, text, true)).collect();
        let usual = |fit: &Self| all.iter().filter(|one| one.framework.id == fit.framework.id).count();
        let wanted = |fit: &Self| args.section.as_ref().is_none_or(|id| fit.framework.section(id).is_some());
        let best = all.iter().enumerate().max_by_key(|(_, fit)| {
            let told = fit.told(text).iter().filter(|told| !told.is_empty()).count();
            (wanted(fit), told, usual(fit), fit.total(library, engine, text))
        });
        let best = best.map(|(at, _)| at).and_then(|at| all.into_iter().nth(at));
        best.ok_or_else(|| Failure("there is no question to answer".to_owned()))
    }

    fn by(library: &'a Library, pattern: &'a Pattern, text: &str, guessed: bool) -> Option<Self> {
        let framework = library.framework_of(pattern)?;
        let answer = answer::read(text, &framework.sections);
        Some(Self { pattern, framework, answer, guessed })
    }

    /// What is told in each section.
    fn told(&self, text: &str) -> Vec<String> {
        (0..self.framework.sections.len()).map(|at| self.answer.told(text, at).text().to_owned()).collect()
    }

    fn total(&self, library: &Library, engine: &Arc<Engine>, text: &str) -> u32 {
        let rubric = Rubric::resolve(library, Arc::clone(engine), &self.pattern.id, None, None, DEFAULT_PACE);
        let told: Vec<Told> = self.told(text).into_iter().map(|text| Told { text, ..Told::default() }).collect();
        rubric.map_or(0, |rubric| judge(&rubric, &told).scorecard.total)
    }

    /// The text of each section by its id, and what belongs to none.
    fn sections(&self, given: &Given, args: &Args) -> Result<(BTreeMap<String, String>, Vec<Leftover>), Failure> {
        let ids = || self.framework.sections.iter().map(|section| &section.id);
        let mut told: BTreeMap<String, String> = ids().cloned().zip(self.told(&given.text)).collect();
        let mut left = self.answer.leftovers.clone();
        if let Some(wanted) = &args.section {
            let Some(section) = told.get_mut(wanted) else { return Err(unknown("section", wanted, ids())) };
            let more = answer::words(&given.text, left.drain(..).map(|left| left.text));
            let gap = if section.is_empty() || more.text().is_empty() { "" } else { "\n\n" };
            section.push_str(gap);
            section.push_str(more.text());
        }
        for text in told.values_mut() {
            *text = unwrapped(text);
        }
        if told.values().all(String::is_empty) {
            let titles: Vec<String> = self.framework.sections.iter().map(|it| format!("`## {}`", it.title)).collect();
            return Err(Failure(format!(
                "{}: no heading tells which part is which\nput {} above the parts, or all of it into one section with `--section {}`",
                given.name,
                titles.join(", "),
                ids().nth(2).or_else(|| ids().next()).map_or("action", String::as_str),
            )));
        }
        Ok((told, left))
    }
}

/// Columns from which on a line looks as if it had been broken to fit a page.
const BROKEN: usize = 50;

/// Text whose lines were broken to fit a page, in whole paragraphs; short lines and lists stay as they are.
fn unwrapped(text: &str) -> String {
    let mut out = String::new();
    let mut before = "";
    for line in text.trim().lines().map(str::trim_end) {
        if out.is_empty() {
            out.push_str(line);
        } else if line.is_empty() && before.is_empty() {
            // One blank line is enough.
        } else if before.chars().count() >= BROKEN && !line.is_empty() && !is_item(line) {
            out.push(' ');
            out.push_str(line.trim_start());
        } else {
            out.push('\n');
            out.push_str(line);
        }
        before = line;
    }
    out
}

/// Whether a line is an item of a list.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = behind.len() < line.len() && behind.starts_with(['.', ')']);
    let mark =
        if numbered { behind.get(1..) } else { line.strip_prefix(['-', '*', '+', '•', '–', '·', '◦', '▪']) };
    mark.is_some_and(|rest| rest.starts_with(' '))
}

/// The words of the first heading, or of the file's name.
fn title(given: &Given, answer: &Answer, args: &Args) -> String {
    let heading = answer.title.clone().map(|span| answer::words(&given.text, [span]).text().to_owned());
    let heading = heading.unwrap_or_default();
    let title = naming::title(heading.trim_start_matches(|c: char| !c.is_alphanumeric() && !"\"“'‘(€$£".contains(c)));
    if !title.is_empty() {
        return title.trim_end_matches([':', '#', ' ']).to_owned();
    }
    let stem = args.file.file_stem().filter(|_| args.file != Path::new("-")).unwrap_or_default();
    let words = stem.to_string_lossy().replace(['-', '_'], " ");
    let title = naming::title(&words);
    let mut chars = title.chars();
    chars.next().map_or_else(|| "My story".to_owned(), |first| first.to_uppercase().chain(chars).collect())
}

/// The id that was asked for, if it is free; otherwise one from the title.
fn id(args: &Args, title: &str, library: &Library, folder: &Path) -> Result<String, Failure> {
    let Some(id) = &args.id else { return Ok(naming::story_id(title, library)) };
    if !naming::is_new_id(id) {
        let near = naming::story_id(id, &Library::default());
        return Err(Failure(format!(
            "`{id}` cannot be an id: it takes small letters, digits and hyphens\nsay `--id {near}`"
        )));
    }
    new::free(Kind::Story, id, library, folder, "say another `--id`")?;
    Ok(id.clone())
}

fn report(path: &Path, story: &Story, fit: &Fit<'_>, given: &Given, left: &[Leftover]) -> String {
    let mut out = format!("{}\n\n", visible(&path.display().to_string()));
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(out, "  {:<12} {}", visible(name), visible(value));
    };
    row("title", &story.title);
    let why = if fit.guessed { " (it fits best; --pattern names another)" } else { "" };
    row("question", &format!("{}{why}", fit.pattern.id));
    for section in &fit.framework.sections {
        let words = story.text.get(&section.id).map_or(0, |text| text.split_whitespace().count());
        let told = match words {
            0 => "nothing yet: fill it in".to_owned(),
            1 => "1 word".to_owned(),
            words => format!("{words} words"),
        };
        row(&section.id, &told);
    }
    if !left.is_empty() {
        out.push_str("\nnot in the story, since no section takes it:\n");
    }
    for left in left {
        let text = part(&given.text, left.text.clone());
        let first: String = text.lines().next().unwrap_or_default().chars().take(60).collect();
        let last = left.line + text.trim_end().matches('\n').count();
        let lines = if last > left.line { format!("lines {}-{last}", left.line) } else { format!("line {last}") };
        let more = if text.trim_end().len() > first.len() { " …" } else { "" };
        let _ = writeln!(out, "  {lines:<14} {}{more}", visible(first.trim_end()));
    }
    if !given.hostile.is_empty() {
        let lines: Vec<String> = given.hostile.iter().take(5).map(ToString::to_string).collect();
        let more = if given.hostile.len() > 5 { " and more" } else { "" };
        let _ = writeln!(out, "\ninvisible control characters were left out, in line {}{more}", lines.join(", "));
    }
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    let _ = writeln!(out, "\nto judge it: starcoach check {}", visible(&path.display().to_string()));
    let _ = writeln!(out, "to rehearse it: starcoach rehearse {} --story {}", fit.pattern.id, visible(&id));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_become_paragraphs_and_lists_stay() {
        let wide = "I saw that the lift was blocked by laundry at noon,";
        assert_eq!(
            unwrapped(&format!("{wide}\nand I drew a plan.\n\n\n\nIt held.")),
            format!("{wide} and I drew a plan.\n\nIt held.")
        );
        assert_eq!(unwrapped("Short\nlines\n- a\n- b"), "Short\nlines\n- a\n- b");
        let list = format!("- {wide}\n  and more\n- {wide}\n2) {wide}\nrest");
        assert_eq!(unwrapped(&list), format!("- {wide} and more\n- {wide}\n2) {wide} rest"));
    }
}
