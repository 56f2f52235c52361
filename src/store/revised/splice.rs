//! Where a value stands in a file, and the ways to put another in its place.

use crate::content::Story;
use crate::content::clean::part;
use crate::store::block::{Block, block, quoted, scalar};
use crate::store::yaml;
use std::ops::Range;

/// One change of a story.
#[derive(Debug)]
pub(super) enum Edit<'a> {
    Title(&'a str),
    Retired(bool),
    Text { section: &'a str, text: &'a str },
}

impl<'a> Edit<'a> {
    /// Everything that changed and can be written.
    pub(super) fn between(before: &Story, after: &'a Story) -> Vec<Self> {
        let mut edits = Vec::new();
        if before.title != after.title {
            edits.push(Self::Title(&after.title));
        }
        if before.retired != after.retired {
            edits.push(Self::Retired(after.retired));
        }
        let texts = after.text.iter().filter(|(section, text)| before.text.get(*section) != Some(text));
        edits.extend(texts.map(|(section, text)| Self::Text { section, text }));
        edits
    }

    pub(super) fn apply(&self, story: &mut Story) {
        match *self {
            Self::Title(title) => title.clone_into(&mut story.title),
            Self::Retired(retired) => story.retired = retired,
            Self::Text { section, text } => {
                story.text.insert(section.to_owned(), text.to_owned());
            }
        }
    }

    /// For people.
    pub(super) fn what(&self) -> String {
        match self {
            Self::Title(_) => "the title".to_owned(),
            Self::Retired(_) => "`retired`".to_owned(),
            Self::Text { section, .. } => format!("`{section}`"),
        }
    }

    /// The file with the change, in several ways, the most readable first. Not every one need be right.
    pub(super) fn ways(&self, file: &str, order: &[String]) -> Vec<String> {
        match *self {
            Self::Title(title) => {
                let Some(slot) = Slot::of(file, "title") else { return Vec::new() };
                let ways = scalar(title).into_iter().chain([quoted(title)]);
                ways.map(|title| slot.with(file, &line(title))).collect()
            }
            Self::Retired(retired) => self::retired(file, retired),
            Self::Text { section, text } => match Slot::of(file, &format!("text.{section}")) {
                Some(slot) => shapes(text, slot.indent, slot.column).iter().map(|it| slot.with(file, it)).collect(),
                None => added(file, section, text, order),
            },
        }
    }
}

fn line(header: impl Into<String>) -> Block {
    Block { header: header.into(), lines: Vec::new() }
}

/// A text as it could be written: as blocks, then in quotes.
fn shapes(text: &str, key: usize, column: Option<usize>) -> Vec<Block> {
    let columns = column.filter(|column| *column > key).into_iter().chain([key + 2]);
    columns.filter_map(|column| block(text, key, column)).chain([line(quoted(text))]).collect()
}

fn retired(file: &str, retired: bool) -> Vec<String> {
    let mut ways = Vec::new();
    match Slot::of(file, "retired") {
        None => {
            let Some(slot) = Slot::of(file, "level") else { return ways };
            let end = slot.end();
            let (eol, blank) = (eol(file), " ".repeat(slot.indent));
            ways.push(inserted(file, end, &format!("{eol}{blank}retired: {retired}")));
        }
        Some(slot) => {
            if !retired && part(file, slot.rest.clone()).trim().is_empty() {
                let start = line_start(file, slot.key.start);
                let next = part(file, slot.end()..file.len()).find('\n').map(|at| slot.end() + at + 1);
                // The last line goes with the line end before it.
                let gone = next.map_or(start.saturating_sub(1)..file.len(), |next| start..next);
                ways.push(format!("{}{}", part(file, 0..gone.start), part(file, gone.end..file.len())));
            }
            ways.push(slot.with(file, &line(retired.to_string())));
        }
    }
    ways
}

/// The file with a section that it did not have.
fn added(file: &str, section: &str, text: &str, order: &[String]) -> Vec<String> {
    let Ok(key) = scalar(section) else { return Vec::new() };
    let Some(map) = Slot::of(file, "text") else { return Vec::new() };
    let slot = |section: &String| Slot::of(file, &format!("text.{section}"));
    let before = order.iter().take_while(|id| *id != section).filter_map(slot).last();
    let any = order.iter().find_map(slot);
    let empty = part(file, map.head.start..file.len()).strip_prefix('{').map(str::trim_start);
    let empty = empty.filter(|rest| rest.starts_with('}')).map(|rest| file.len() - rest.len() + 1);
    let indent = any.as_ref().map_or(map.indent + 2, |slot| slot.indent);
    let (eol, blank) = (eol(file), " ".repeat(indent));
    let piece = |shape: &Block| {
        let head = format!("{blank}{key}: {}", shape.header);
        let lines = std::iter::once(&head).chain(&shape.lines);
        lines.flat_map(|line| [eol, line.as_str()]).collect::<String>()
    };
    let mut ways = Vec::new();
    for shape in shapes(text, indent, any.as_ref().and_then(|slot| slot.column)) {
        match (empty, &before) {
            (Some(end), _) => {
                let rest = end..line_end(file, end);
                let head = part(file, 0..map.head.start).trim_end_matches(' ');
                let (rest, tail) = (part(file, rest.clone()), part(file, rest.end..file.len()));
                ways.push(format!("{head}{rest}{}{tail}", piece(&shape)));
            }
            (None, Some(before)) => ways.push(inserted(file, before.end(), &piece(&shape))),
            (None, None) => ways.push(inserted(file, line_end(file, map.key.end), &piece(&shape))),
        }
    }
    // In a map in braces.
    ways.push(match &before {
        Some(before) => inserted(file, before.head.end, &format!(", {key}: {}", quoted(text))),
        None => inserted(file, map.head.end, &format!("{key}: {}, ", quoted(text))),
    });
    ways
}

/// A value in a file, with what stands around it.
#[derive(Debug)]
struct Slot {
    key: Range<usize>,
    /// The value; of a block what stands behind its key.
    head: Range<usize>,
    /// The rest of that line, perhaps with a comment. It stays.
    rest: Range<usize>,
    /// The lines of a block, without the blank ones after it, each with the line end before it.
    body: Range<usize>,
    /// Columns before the key.
    indent: usize,
    /// Columns before the lines of a block.
    column: Option<usize>,
}

impl Slot {
    fn of(file: &str, path: &str) -> Option<Self> {
        let located = yaml::locate(file, path)?;
        let (key, value) = (located.key?, located.value);
        let indent = key.start - line_start(file, key.start);
        if !located.is_block {
            let rest = value.end..line_end(file, value.end);
            let body = rest.end..rest.end;
            return Some(Self { key, head: value, rest, body, indent, column: None });
        }
        let start = key.end + part(file, key.end..file.len()).find(['|', '>'])?;
        let sign = |c: char| matches!(c, '|' | '>' | '+' | '-') || c.is_ascii_digit();
        let width = part(file, start..file.len()).find(|c| !sign(c)).unwrap_or(file.len() - start);
        let rest = start + width..line_end(file, start + width);
        let lines = part(file, value.clone()).trim_end_matches([' ', '\t', '\r', '\n']);
        let end = if lines.is_empty() { rest.end } else { rest.end.max(value.start + lines.len()) };
        let column = (!lines.is_empty()).then(|| value.start - line_start(file, value.start));
        Some(Self { key, head: start..start + width, body: rest.end..end, rest, indent, column })
    }

    /// Where the value ends, with its line.
    fn end(&self) -> usize {
        self.body.end
    }

    /// The file with another value there.
    fn with(&self, file: &str, shape: &Block) -> String {
        let mut out = part(file, 0..self.head.start).to_owned();
        // A key without a value has no blank behind its colon.
        if out.ends_with(':') {
            out.push(' ');
        }
        out.push_str(&shape.header);
        out.push_str(part(file, self.rest.clone()));
        for line in &shape.lines {
            out.push_str(eol(file));
            out.push_str(line);
        }
        out.push_str(part(file, self.end()..file.len()));
        out
    }
}

fn inserted(file: &str, at: usize, text: &str) -> String {
    format!("{}{text}{}", part(file, 0..at), part(file, at..file.len()))
}

fn line_start(file: &str, at: usize) -> usize {
    part(file, 0..at).rfind('\n').map_or(0, |end| end + 1)
}

/// Where the line ends, before its line end.
fn line_end(file: &str, at: usize) -> usize {
    let rest = part(file, at..file.len());
    let line = rest.find('\n').map_or(rest, |end| part(rest, 0..end));
    at + line.trim_end_matches('\r').len()
}

/// The line end that the file uses.
fn eol(file: &str) -> &'static str {
    if file.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r')) { "\r\n" } else { "\n" }
}
