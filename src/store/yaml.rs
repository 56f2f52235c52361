//! The one file that calls the YAML parser.
//!
//! YAML is read in two steps: [`read`] makes values of any shape, bounded in size and depth; only when something is
//! wrong with one of them, [`find`] runs the parser again to tell in which line it stands.

use crate::content::clean::is_hostile;
use crate::content::problem::Place;
use serde_json::Value;
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span};
use std::fmt::Write;
use std::ops::Range;

/// Why a text is not YAML, or more than we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, when known.
    pub place: Option<Place>,
    /// Lower case, without a full stop.
    pub message: String,
    /// What to do about it.
    pub cure: Option<&'static str>,
}

/// Which part of a value a problem is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Its key.
    Key,
    /// All of it.
    Whole,
    /// Some bytes of a text.
    Bytes(Range<usize>),
}

/// Reads a text as values: at most 32 deep, 20,000 of them, without aliases, every key once.
pub fn read(text: &str) -> Result<Value, Fault> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: 32,
            max_nodes: 20_000,
            max_aliases: 0,
            max_total_scalar_bytes: 1 << 20,
        },
        strict_booleans: true,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options(text, options).map_err(|error| {
        let place = error.location().map(|at| Place::of(text, at.line() as usize, at.column() as usize, 1));
        let message = in_plain_words(&error);
        Fault { cure: cure(&message), message, place }
    })
}

const TOO_DEEP: &str = "nested deeper than 32 levels";

fn in_plain_words(error: &serde_yaml::Error) -> String {
    use serde_yaml::budget::BudgetBreach as Breach;
    match error.without_snippet() {
        serde_yaml::Error::Budget { breach, .. } => match breach {
            Breach::Aliases { .. } | Breach::Anchors { .. } => "aliases (`*name`) are not read here".to_owned(),
            Breach::Depth { .. } => TOO_DEEP.to_owned(),
            Breach::Nodes { .. } | Breach::Events { .. } => "more than 20,000 values in one file".to_owned(),
            Breach::ScalarBytes { .. } => "more than 1 MiB of text in one file".to_owned(),
            _ => "larger than a content file may be".to_owned(),
        },
        serde_yaml::Error::DuplicateMappingKey { key: Some(key), .. } => {
            format!("the key `{key}` stands here a second time")
        }
        serde_yaml::Error::MultipleDocuments { .. } => "a second document (`---`) in one file".to_owned(),
        error => {
            let message = error.to_string();
            let end = message.find(" at line ").unwrap_or(message.len());
            match message.get(..end).unwrap_or(&message) {
                "recursion limit exceeded" => TOO_DEEP.to_owned(),
                said if said.starts_with("unexpected character") => {
                    "a control character, which YAML does not allow".to_owned()
                }
                said => said.to_owned(),
            }
        }
    }
}

fn cure(message: &str) -> Option<&'static str> {
    let cures = [
        ("aliases", "write the text out at each place"),
        ("a second time", "keep one of them"),
        ("second document", "keep one document in a file"),
        ("quoted scalar", "is a quotation mark left open above?"),
        ("tab", "indent with spaces"),
        ("mapping values", "indent this line like its neighbours; a text that holds `: ` needs quotes"),
        ("block collection", "indent the items of one list alike"),
        ("block mapping", "indent the keys of one block alike"),
    ];
    cures.iter().find(|(words, _)| message.contains(words)).map(|(_, cure)| *cure)
}

/// Where the value of that path stands.
pub fn find(text: &str, path: &str, part: &Part) -> Option<Place> {
    let mut walk = Walk { wanted: path, frames: Vec::new(), path: String::new() };
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, span))) = parser.next_event() {
        if let Some(spot) = walk.step(&event, span) {
            return Some(spot.place(text, &event, part));
        }
    }
    None
}

/// Where a value stands in a file, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Its key, with quotes.
    pub key: Option<Range<usize>>,
    /// The value with quotes and indentation; of a block its lines, of a list or map its first sign.
    pub value: Range<usize>,
    /// Whether it is a text written as a block, with `|` or `>`.
    pub is_block: bool,
}

/// Where the value of that path stands, key and all.
pub fn locate(text: &str, path: &str) -> Option<Located> {
    let mut walk = Walk { wanted: path, frames: Vec::new(), path: String::new() };
    let mut parser = Parser::new_from_str(text);
    while let Some(Ok((event, span))) = parser.next_event() {
        if let Some(spot) = walk.step(&event, span) {
            let is_block = matches!(event, Event::Scalar(_, ScalarStyle::Literal | ScalarStyle::Folded, ..));
            let key = spot.key.and_then(|key| key.byte_range());
            return Some(Located { key, value: spot.value.byte_range()?, is_block });
        }
    }
    None
}

/// The bytes of the value of that path as they stand in the file, with quotes, indentation and all.
pub fn span(text: &str, path: &str) -> Option<Range<usize>> {
    locate(text, path).map(|located| located.value)
}

struct Walk<'a> {
    wanted: &'a str,
    frames: Vec<Frame>,
    path: String,
}

/// A container that is open.
struct Frame {
    /// How long the path is at this container.
    base: usize,
    place: Within,
}

enum Within {
    List { index: usize },
    BeforeKey,
    BeforeValue(Span),
}

/// A value that was looked for, with the key it belongs to.
struct Spot {
    key: Option<Span>,
    value: Span,
}

impl Walk<'_> {
    fn step(&mut self, event: &Event<'_>, span: Span) -> Option<Spot> {
        match event {
            Event::Scalar(text, ..) if self.is_key() => {
                self.set_key(text, span);
                None
            }
            Event::Scalar(..) | Event::Alias(..) => self.enter(span),
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                let spot = self.enter(span);
                let list = matches!(event, Event::SequenceStart(..));
                let place = if list { Within::List { index: 0 } } else { Within::BeforeKey };
                self.frames.push(Frame { base: self.path.len(), place });
                spot
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.frames.pop();
                None
            }
            _ => None,
        }
    }

    fn is_key(&self) -> bool {
        matches!(self.frames.last(), Some(Frame { place: Within::BeforeKey, .. }))
    }

    fn set_key(&mut self, text: &str, span: Span) {
        if let Some(frame) = self.frames.last_mut() {
            self.path.truncate(frame.base);
            if !self.path.is_empty() {
                self.path.push('.');
            }
            self.path.push_str(text);
            frame.place = Within::BeforeValue(span);
        }
    }

    /// A value begins: its path is now known.
    fn enter(&mut self, value: Span) -> Option<Spot> {
        let mut key = None;
        if let Some(frame) = self.frames.last_mut() {
            match &mut frame.place {
                Within::List { index } => {
                    self.path.truncate(frame.base);
                    let _ = write!(self.path, "[{index}]");
                    *index += 1;
                }
                Within::BeforeValue(span) => {
                    key = Some(*span);
                    frame.place = Within::BeforeKey;
                }
                Within::BeforeKey => {}
            }
        }
        (self.path == self.wanted).then_some(Spot { key, value })
    }
}

impl Spot {
    /// A text on one line is shown itself; of everything larger, the key or the first word.
    fn place(&self, source: &str, event: &Event<'_>, part: &Part) -> Place {
        let (start, end) = (self.value.start, self.value.end);
        if let (Event::Scalar(text, ..), Part::Bytes(range)) = (event, part)
            && (start.line() != end.line() || text.chars().count() + 2 < end.col() - start.col())
            && let Some(place) = text.get(range.clone()).and_then(|words| self.words(source, words))
        {
            return place;
        }
        if let Event::Scalar(text, style, ..) = event
            && *part != Part::Key
            && start.line() == end.line()
            && !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded)
        {
            let (column, width) = (start.col() + 1, end.col() - start.col());
            let quote = usize::from(!matches!(style, ScalarStyle::Plain));
            if let Part::Bytes(range) = part
                && text.chars().count() + 2 * quote == width
                && let (Some(before), Some(inside)) = (text.get(..range.start), text.get(range.clone()))
            {
                let column = column + quote + before.chars().count();
                return Place::of(source, start.line(), column, inside.chars().count());
            }
            return Place::of(source, start.line(), column, width);
        }
        let shown = self.key.unwrap_or(self.value);
        let width = if shown.start.line() == shown.end.line() { shown.end.col() - shown.start.col() } else { 1 };
        if width > 0 {
            return Place::of(source, shown.start.line(), shown.start.col() + 1, width);
        }
        let line = source.lines().nth(start.line().saturating_sub(1)).unwrap_or_default();
        let word = line.chars().skip(start.col()).take_while(|c| c.is_alphanumeric() || "-_+".contains(*c)).count();
        Place::of(source, start.line(), start.col() + 1, word)
    }
}

impl Spot {
    /// Where some words of a text stand that is written over several lines or with escapes: as many of them, from the
    /// first, as one line holds.
    fn words(&self, source: &str, words: &str) -> Option<Place> {
        let lines = self.value.start.line()..=self.value.end.line();
        let mut wanted = words.trim();
        while !wanted.is_empty() {
            let found = lines.clone().find_map(|number| {
                let line = source.lines().nth(number.checked_sub(1)?)?;
                let before = line.get(..line.find(wanted)?)?;
                Some(Place::of(source, number, before.chars().count() + 1, wanted.chars().count()))
            });
            if found.is_some() {
                return found;
            }
            wanted = wanted.rsplit_once(char::is_whitespace).map_or("", |(less, _)| less.trim_end());
        }
        None
    }
}

/// A value as a file, with long texts as blocks.
pub fn write<T: serde::Serialize>(value: &T) -> Result<String, String> {
    serde_yaml::to_string(value).map_err(|error| error.to_string())
}

/// Cleans every text of a value; yields the paths of those that held something hostile.
pub fn clean(value: &mut Value) -> Vec<String> {
    let mut hostile = Vec::new();
    clean_at(value, &mut String::new(), &mut hostile);
    hostile
}

fn clean_at(value: &mut Value, path: &mut String, hostile: &mut Vec<String>) {
    let length = path.len();
    match value {
        Value::String(text) => {
            if text.chars().any(|c| is_hostile(c) && !matches!(c, '\n' | '\r' | '\t')) {
                hostile.push(path.clone());
            }
            if text.chars().any(|c| is_hostile(c) && c != '\n') {
                *text = crate::content::clean::clean(text);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                let _ = write!(path, "[{index}]");
                clean_at(item, path, hostile);
                path.truncate(length);
            }
        }
        Value::Object(map) => {
            for (key, item) in map.iter_mut() {
                if length > 0 {
                    path.push('.');
                }
                path.push_str(key);
                clean_at(item, path, hostile);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "format: 1\nrules:\n  - id: a\n    phrases:\n      - \"told me {bos} .. (to|if)\"\n      - plain\n    say: |\n      long\n      text\n  - id: b\n";

    #[track_caller]
    fn found(path: &str) -> (usize, usize, usize) {
        let place = find(TEXT, path, &Part::Whole).expect("a place");
        (place.line, place.column, place.width)
    }

    #[test]
    fn a_path_is_found_again_in_the_text() {
        assert_eq!(found("format"), (1, 9, 1));
        assert_eq!(found("rules"), (2, 1, 5));
        assert_eq!(found("rules[0].phrases[1]"), (6, 9, 5));
        assert_eq!(found("rules[1].id"), (10, 9, 1));
        assert_eq!(found("rules[1]"), (10, 5, 2));
        assert_eq!(found("rules[0].say"), (7, 5, 3));
        assert_eq!(find(TEXT, "format", &Part::Key).map(|place| (place.line, place.column)), Some((1, 1)));
        assert_eq!(find(TEXT, "rules[2]", &Part::Whole), None);
    }

    #[test]
    fn part_of_a_text_is_found_inside_its_quotes() {
        let place = find(TEXT, "rules[0].phrases[0]", &Part::Bytes(8..13)).expect("a place");
        assert_eq!((place.line, place.column, place.width), (5, 18, 5));
    }

    #[test]
    fn part_of_a_text_over_several_lines_or_with_escapes_is_found_where_it_begins() {
        let text = "a: >-\n  It was <the\n  long one>.\nb: \"He said \\\"x\\\" to <me>.\"\n";
        let found = |path: &str, bytes| find(text, path, &Part::Bytes(bytes)).map(|at| (at.line, at.column, at.width));
        assert_eq!(found("a", 7..21), Some((2, 10, 4)));
        assert_eq!(found("a", 12..20), Some((3, 3, 8)));
        assert_eq!(found("b", 15..19), Some((4, 22, 4)));
    }

    #[test]
    fn a_value_that_may_not_be_read_says_why() {
        let said = |text: &str| {
            let fault = read(text).unwrap_err();
            format!("{}: {}", fault.place.map_or(0, |place| place.line), fault.message)
        };
        insta::assert_snapshot!(said("a: &x 1\nb: *x\n"), @"2: aliases (`*name`) are not read here");
        insta::assert_snapshot!(said(&"[".repeat(10_000)), @"1: nested deeper than 32 levels");
        insta::assert_snapshot!(said("a: 1\na: 2\n"), @"2: the key `a` stands here a second time");
        insta::assert_snapshot!(said("a: \"open\nb: 1\n"), @"2: invalid indentation in multiline quoted scalar");
        insta::assert_snapshot!(said("a: 1\n\tb: 2\n"), @"1: while scanning a plain scalar, found a tab");
        insta::assert_snapshot!(said("a: 1\n   b: 2\n"), @"2: mapping values are not allowed in this context");
        insta::assert_snapshot!(said("a: 1\n---\nb: 1\n"), @"3: a second document (`---`) in one file");
        insta::assert_snapshot!(said("- a\nb: 1\n"), @"2: while parsing a block collection, did not find expected '-' indicator");
        insta::assert_snapshot!(said("a: x\u{1b}[31m\n"), @"1: a control character, which YAML does not allow");
    }

    #[test]
    fn text_is_cleaned_and_what_was_hostile_is_named() {
        let mut value = read("a: [\"x\\e[31m\", ok]\nb: {c: \"tab\\there\"}\n").unwrap();
        assert_eq!(clean(&mut value), ["a[0]"]);
        assert_eq!(value, serde_json::json!({"a": ["x[31m", "ok"], "b": {"c": "tab    here"}}));
    }
}
