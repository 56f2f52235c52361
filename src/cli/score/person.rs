//! A record for a person: each fault with its line and a caret, what works, and of a whole answer what to fix first, what
//! they would ask next and the verdict, in that order.

use super::column::Places;
use super::lines::is_fault;
use super::record::{Card, Found, Id, Place, Record};
use crate::app::wrap::wrap;
use crate::content::Polarity;
use crate::content::clean::{part, visible};
use crate::content::problem;
use crate::scoring::advice;
use crate::scoring::scorecard::Quoted;
use crate::scoring::text::Words;
use std::fmt::Write;

/// Columns of a line of prose.
const WIDTH: usize = 96;

/// Bytes of a sentence that is quoted whole.
const SENTENCE: usize = 200;

/// Bytes of a line before and behind a finding, more than are shown.
const AROUND: usize = 1_000;

/// Writes a record.
pub fn write(record: &Record<'_>, colour: bool, out: &mut Vec<u8>) {
    let mut page = Page { text: String::new(), colour };
    page.head(record);
    let faults = || record.findings.iter().filter(|found| is_fault(found.polarity));
    let mut places = Places::new(record.place);
    for found in faults() {
        page.fault(record, found, &mut places);
    }
    page.signals(record);
    if let Some(card) = &record.card {
        page.summary(record, card);
    } else if record.findings.is_empty() {
        page.prose(0, "Nothing was found.");
    }
    let by_role = record.findings.iter().all(|found| found.section.is_none());
    if let (Place::File { .. }, None, true) = (record.place, &record.card, by_role) {
        page.prose(
            0,
            "It was read as one passage of no known section, so rules for one section were silent. Headings such as \
             \"Situation:\" tell the sections, and --role tells what a passage is.",
        );
    }
    for (line, words) in &record.unplaced {
        page.prose(0, &format!("Line {line} and what follows belong to no section: {}", visible(words)));
    }
    page.text.truncate(page.text.trim_end().len());
    page.text.push_str("\n\n");
    out.extend_from_slice(page.text.as_bytes());
}

/// Writes what is wrong with a line.
pub fn bad(name: &str, number: usize, error: &str, colour: bool, out: &mut Vec<u8>) {
    let page = Page { text: String::new(), colour };
    let line = format!("{}:{number}: {}: {}\n\n", visible(name), page.ink(Ink::Bad, "error"), visible(error));
    out.extend_from_slice(line.as_bytes());
}

/// What colour says; words or signs say it as well.
#[derive(Clone, Copy)]
enum Ink {
    Bad,
    Warn,
    Good,
    Strong,
    Dim,
}

/// The line of a finding, of a long one the part around it, and the column of the finding there.
fn near<'a>(found: &Found<'a>) -> (&'a str, usize) {
    let border = |at: usize| (0..=at).rev().find(|at| found.within.is_char_boundary(*at)).unwrap_or_default();
    let from = border(found.start.saturating_sub(AROUND));
    let before = part(found.within, from..found.start);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let end = border((found.end + AROUND).min(found.within.len()));
    let text = part(found.within, found.start - line.len()..end);
    (text.lines().next().unwrap_or_default(), 1 + line.chars().count())
}

fn ink_of(polarity: Polarity) -> Ink {
    match polarity {
        Polarity::Disqualifier => Ink::Bad,
        Polarity::Warning => Ink::Warn,
        Polarity::Signal => Ink::Good,
    }
}

struct Page {
    text: String,
    colour: bool,
}

impl Page {
    fn ink(&self, ink: Ink, words: &str) -> String {
        let code = match ink {
            Ink::Bad => "1;31",
            Ink::Warn => "33",
            Ink::Good => "32",
            Ink::Strong => "1",
            Ink::Dim => "2",
        };
        if self.colour { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Text broken at words, each row indented.
    fn prose(&mut self, indent: usize, text: &str) {
        self.hanging(indent, "", text);
    }

    /// The same behind a sign, under which no row begins.
    fn hanging(&mut self, indent: usize, sign: &str, text: &str) {
        let text = visible(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        let space = " ".repeat(indent);
        let hang = if sign.is_empty() { String::new() } else { " ".repeat(sign.chars().count() + 1) };
        for (index, row) in wrap(&text, WIDTH - indent - hang.len()).into_iter().enumerate() {
            let lead = if index == 0 && !sign.is_empty() { format!("{sign} ") } else { hang.clone() };
            self.line(&format!("{space}{lead}{}", part(&text, row)));
        }
    }

    fn heading(&mut self, words: &str) {
        self.text.push('\n');
        let words = self.ink(Ink::Strong, &visible(words));
        self.line(&words);
    }

    fn head(&mut self, record: &Record<'_>) {
        let name = match (record.id, record.place) {
            (Id::Raw(id), Place::Line { name, number, .. }) => format!("{name}:{number}: {}", id.get()),
            (Id::File(name), _) | (_, Place::File { name, .. }) => name.to_owned(),
        };
        let of = record
            .card
            .as_ref()
            .map(|Card { rubric, .. }| format!(", {} ({})", rubric.pattern.title, rubric.level.title));
        let words = self.ink(Ink::Strong, &visible(&format!("{name}{}", of.unwrap_or_default())));
        self.line(&words);
        self.text.push('\n');
    }

    fn fault<'a>(&mut self, record: &Record<'a>, found: &Found<'a>, places: &mut Places<'a>) {
        let (Place::File { name, .. } | Place::Line { name, .. }) = record.place;
        let (line, column) = places.of(found);
        let rule = record.rule(found);
        let family = rule.map_or(found.family, |rule| &rule.family_title);
        let ink = ink_of(found.polarity);
        let kind = if found.polarity == Polarity::Disqualifier { "disqualifier" } else { "warning" };
        let head =
            format!("{}:{line}:{column}: {}", visible(name), self.ink(ink, &format!("{kind}: {}", visible(family))));
        self.line(&head);
        let (row, _) = places.in_section(found);
        let (near, start) = near(found);
        let shown = problem::Place::of(near, 1, start, found.text.chars().count());
        let (text, before, under) = shown.window();
        let carets = self.ink(ink, &"^".repeat(under));
        let gutter = row.to_string().len();
        self.line(&format!("{:gutter$} |", ""));
        self.line(&format!("{row} | {text}"));
        self.line(&format!("{:gutter$} | {:before$}{carets}", "", ""));
        if let Some(rule) = rule {
            self.prose(2, &rule.say);
            self.hanging(2, "→", &rule.instead);
        }
        self.text.push('\n');
    }

    /// One paragraph for each family, its words in the order of the text.
    fn signals(&mut self, record: &Record<'_>) {
        let mut families: Vec<(&str, String)> = Vec::new();
        for found in record.findings.iter().filter(|found| found.polarity == Polarity::Signal) {
            let words = quoted(found.text);
            if let Some((_, all)) = families.iter_mut().find(|(family, _)| *family == found.family) {
                let _ = write!(all, ", {words}");
            } else {
                let title = record.rule(found).map_or(found.family, |rule| &rule.family_title);
                families.push((found.family, format!("{title}: {words}")));
            }
        }
        let sign = self.ink(Ink::Good, "+");
        for (_, words) in families {
            let from = self.text.len();
            self.hanging(0, "+", &words);
            self.text.replace_range(from..=from, &sign);
        }
    }

    fn summary(&mut self, record: &Record<'_>, card: &Card<'_>) {
        let Card { rubric, score, .. } = card;
        let title =
            |id: &str| rubric.framework.section(id).map_or_else(|| id.to_owned(), |section| section.title.clone());
        let of_family = |rule: &str, family: &str| {
            let rule = record.engine.find_rule(rule).and_then(|id| record.engine.rule(id));
            rule.map_or_else(|| family.to_owned(), |rule| rule.family_title.clone())
        };
        self.heading("What already works");
        match advice::works(score) {
            Some(it) => {
                self.hanging(2, "+", &quoted(in_its_sentence(card, &it)));
                self.prose(4, &format!("{}, in {}", of_family(&it.rule, &it.family), title(&it.section)));
            }
            None => self.prose(2, "The answer holds nothing yet that the rules listen for."),
        }
        if let Some(fix) = advice::fix_first(rubric, score) {
            self.heading(&format!("Fix first: {}", fix.title));
            match (&fix.quote, &fix.section) {
                (Some(it), _) => self.prose(2, &format!("{}, in {}", quoted(&it.text), title(&it.section))),
                (None, Some(section)) => self.prose(2, &format!("In {}", title(section))),
                (None, None) => {}
            }
            self.prose(2, &fix.say);
            self.hanging(2, "→", &fix.instead);
        } else if let Some((section, need)) = advice::next_gain(rubric, score) {
            self.heading(&format!("Fix first: {}, in {}", need.title, title(section)));
            self.hanging(2, "→", &need.missing);
        } else {
            self.heading("Fix first: nothing that the rules can see");
        }
        if let Some(follow_up) = advice::ask_next(rubric, score) {
            self.heading("They would ask next");
            self.prose(2, &quoted(&follow_up.question));
            self.prose(2, &format!("It probes: {}", follow_up.probes.trim()));
        }
        let standard = format!("{} ({})", rubric.pattern.title, rubric.level.title);
        self.heading(&format!("This answer, for {standard}: {}", advice::verdict_line(score)));
        let sections = score.sections.iter().map(|section| format!("{} {:.1}", title(&section.id), section.score));
        let told = format!("{} of 100: {}", score.total, sections.collect::<Vec<_>>().join(", "));
        let dim = self.ink(Ink::Dim, &visible(&told));
        self.line(&format!("  {dim}"));
    }
}

/// A finding's words with the sentence that they stand in, unless that is long.
fn in_its_sentence<'a>(card: &Card<'a>, found: &'a Quoted) -> &'a str {
    let sections = card.rubric.framework.sections.iter().zip(&card.told);
    let text = sections.into_iter().find(|(section, _)| section.id == found.section).map_or("", |(_, text)| text);
    let words = Words::split(text);
    let first = words.all().partition_point(|word| word.span.end <= found.start);
    if first >= words.len() {
        return &found.text;
    }
    let sentence = words.span(words.sentence(first));
    let whole = sentence.start <= found.start && found.end <= sentence.end && sentence.len() <= SENTENCE;
    if whole { part(text, sentence) } else { &found.text }
}

/// Words on one line, in quotation marks.
fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}
