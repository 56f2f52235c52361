//! A file that is one answer: a story, or Markdown or plain text.

use super::lines::found_in;
use super::record::{Card, Found, Id, Place, Record, Tally};
use super::source::Kind;
use super::{Desk, Format, json, person, unix};
use crate::content::clean::part;
use crate::content::{Kind as Content, Origin, Problem, Story, Traced, answer};
use crate::scoring::judge::{Reading, judge_readings};
use crate::scoring::{Rubric, Scorecard, Told};
use crate::store::document::{Draft, kind_of};
use crate::store::scalar;
use std::path::PathBuf;
use std::sync::Arc;

/// Scores a file.
pub fn score(desk: &Desk, name: &str, kind: Kind, text: &str, out: &mut Vec<u8>) -> Result<Tally, Vec<Problem>> {
    // Offsets count a byte-order mark, which is no part of the text.
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file = File { desk, name, text, plain, mark: text.len() - plain.len() };
    match kind {
        Kind::Story => file.story(out),
        Kind::Prose => file.prose(out),
    }
}

struct File<'a> {
    desk: &'a Desk,
    name: &'a str,
    text: &'a str,
    plain: &'a str,
    mark: usize,
}

impl File<'_> {
    fn story(&self, out: &mut Vec<u8>) -> Result<Tally, Vec<Problem>> {
        let mut problems = Vec::new();
        let origin = Origin::File(PathBuf::from(self.name));
        let draft = Draft::open(self.name.to_owned(), origin, self.plain.to_owned(), &mut problems);
        let Some(mut draft) = draft else { return Err(problems) };
        if let Some(other) = kind_of(&draft.value).filter(|kind| *kind != Content::Story) {
            return Err(vec![draft.problem(format!("this is a {}, and no story", other.name()))]);
        }
        draft.prune::<Story>(&mut problems);
        let Some(story) = draft.item::<Story>(&mut problems) else { return Err(problems) };
        let rubric = self.desk.rubrics.of_story(&story.patterns, &story.level);
        let rubric = rubric.map_err(|error| vec![Problem::new(self.name, error)])?;
        if let Some(stranger) = story.text.keys().find(|id| rubric.framework.section(id).is_none()) {
            let known = rubric.framework.sections.iter().map(|section| section.id.as_str());
            let path = format!("text.{stranger}");
            let problem = draft.problem(format!("there is no section `{stranger}` in {}", rubric.framework.title));
            return Err(vec![draft.placed(problem.at(path).meant(stranger, known))]);
        }
        let told = rubric.framework.sections.iter().map(|section| {
            let text = story.text.get(&section.id).map_or("", String::as_str);
            scalar::trace(self.plain, &format!("text.{}", section.id), text)
        });
        Ok(self.whole(&rubric, &told.collect::<Vec<_>>(), Vec::new(), out))
    }

    fn prose(&self, out: &mut Vec<u8>) -> Result<Tally, Vec<Problem>> {
        let rubric = self.desk.rubrics.of_line(None, None).map_err(|error| vec![Problem::new(self.name, error)])?;
        let parted = answer::read(self.plain, &rubric.framework.sections);
        let first = |text: &str| text.lines().next().unwrap_or_default().trim().to_owned();
        let unplaced = parted.leftovers.iter().map(|left| (left.line, first(part(self.plain, left.text.clone()))));
        if parted.placed.is_empty() {
            return Ok(self.passage(out));
        }
        let told = (0..rubric.framework.sections.len()).map(|section| parted.told(self.plain, section));
        Ok(self.whole(&rubric, &told.collect::<Vec<_>>(), unplaced.collect(), out))
    }

    /// A text without headings.
    fn passage(&self, out: &mut Vec<u8>) -> Tally {
        let words = answer::words(self.plain, std::iter::once(0..self.plain.len()));
        let mut findings = found_in(self.desk, words.text(), "", self.desk.role);
        for found in &mut findings {
            self.trace(found, &words);
        }
        self.print(findings, None, Vec::new(), out)
    }

    fn whole(&self, rubric: &Arc<Rubric>, told: &[Traced], unplaced: Vec<(usize, String)>, out: &mut Vec<u8>) -> Tally {
        let sections = || rubric.framework.sections.iter().zip(told);
        let told_of = |traced: &Traced| Told { text: traced.text().to_owned(), ..Told::default() };
        let readings = sections().map(|(section, traced)| Reading::of(rubric, section, told_of(traced)));
        let score = judge_readings(rubric, &readings.collect::<Vec<_>>().iter().collect::<Vec<_>>()).scorecard;
        let found = self.findings(&score, |id| sections().find(|(section, _)| section.id == id).map(|(_, it)| it));
        let card = Card { rubric, score: &score, told: told.iter().map(Traced::text).collect() };
        self.print(found, Some(card), unplaced, out)
    }

    fn findings<'a>(&'a self, score: &'a Scorecard, told: impl Fn(&str) -> Option<&'a Traced>) -> Vec<Found<'a>> {
        let found = score.findings.iter().map(|quoted| {
            let mut found = Found {
                family: &quoted.family,
                rule: &quoted.rule,
                polarity: quoted.polarity,
                section: Some(&quoted.section),
                start: quoted.start,
                end: quoted.end,
                text: &quoted.text,
                within: self.text,
            };
            if let Some(traced) = told(&quoted.section) {
                self.trace(&mut found, traced);
            }
            found
        });
        found.collect()
    }

    /// From the words that were judged to the file: the words as they stand there, dress and all.
    fn trace<'a>(&'a self, found: &mut Found<'a>, words: &Traced) {
        let span = words.span(found.start..found.end);
        (found.start, found.end, found.within) = (span.start + self.mark, span.end + self.mark, self.text);
        if !span.is_empty() {
            found.text = part(self.plain, span);
        }
    }

    fn print(
        &self,
        findings: Vec<Found<'_>>,
        card: Option<Card<'_>>,
        unplaced: Vec<(usize, String)>,
        out: &mut Vec<u8>,
    ) -> Tally {
        let place = Place::File { name: self.name, text: self.text };
        let engine = &self.desk.rubrics.engine;
        let record = Record { id: Id::File(self.name), place, findings, card, unplaced, engine };
        match self.desk.format.unwrap_or(Format::Text) {
            Format::Text => person::write(&record, self.desk.colour, out),
            Format::Json => json::write(&record, true, out),
            Format::Jsonl => json::write(&record, false, out),
            Format::Unix => unix::write(&record, out),
        }
        record.tally()
    }
}
