//! What a rubric that somebody else wrote may be. Within these bounds it is compiled, and an answer judged by it, in
//! bounded time and memory, and its texts can be drawn.

use super::phrase::{self, Phrase, Runs, Step};
use super::stored::StoredRubric;
use crate::content::clean::{clean, is_hostile};
use crate::content::family::{Family, WordLists};
use crate::content::{Framework, Pattern};
use rustc_hash::FxHashSet;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt;
use std::rc::Rc;

/// Sections of a framework.
const SECTIONS: usize = 32;
/// Seconds of a section, or of a whole answer: a day.
const SECONDS: u32 = 86_400;
/// Points of a need, weights of a section, findings that a need or a claim asks for, words a minute.
const NUMBER: u32 = 1_000;
/// Bytes of an id, a title, a mark.
const LABEL: usize = 400;
/// Bytes of any other text.
const TEXT: usize = 20_000;
/// Bytes of pattern and framework together, as JSON.
const PATTERN: usize = 1 << 20;
/// Bytes of all families, as JSON.
const FAMILIES: usize = 3 << 20;
/// Families; some times what the program has, as all of the following.
const FAMILY: usize = 100;
/// Rules of all families.
const RULES: usize = 1_000;
/// Phrases of all rules.
const PHRASES: usize = 16_000;
/// Paths of all phrases.
const PATHS: usize = 160_000;
/// Members of all word lists, and of alternatives of plain words in phrases.
const MEMBERS: usize = 400_000;
/// Word lists, and different alternatives of plain words in phrases.
const LISTS: usize = 20_000;
/// Bytes of all regular expressions: they are looked for one by one.
const REGEXES: usize = 8_000;
/// What clears a finding, of one rule.
const CLEARINGS: usize = 32;

/// Why a rubric is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit(String);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

impl Unfit {
    /// With its reason, for people.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

fn within(count: usize, most: usize, what: &str) -> Result<(), Unfit> {
    if count <= most { Ok(()) } else { Err(Unfit(format!("its rubric has more than {most} {what}"))) }
}

fn number(number: u32, range: std::ops::RangeInclusive<u32>, what: &str) -> Result<(), Unfit> {
    if range.contains(&number) {
        return Ok(());
    }
    Err(Unfit(format!("its rubric has {number} {what}, outside of {} to {}", range.start(), range.end())))
}

/// Takes hostile characters out of every text of an item. Those that stay are bounded in length.
fn cleaned<T: Serialize + DeserializeOwned>(item: &T) -> Result<T, Unfit> {
    let unreadable = |_| Unfit::new("its rubric cannot be read");
    let mut value = serde_json::to_value(item).map_err(unreadable)?;
    scrub(&mut value)?;
    serde_json::from_value(value).map_err(unreadable)
}

fn scrub(value: &mut Value) -> Result<(), Unfit> {
    match value {
        Value::String(text) => {
            within(text.len(), TEXT, "bytes in one text")?;
            if text.contains(is_hostile) {
                *text = clean(text);
            }
            Ok(())
        }
        Value::Array(list) => list.iter_mut().try_for_each(scrub),
        Value::Object(map) => map.iter_mut().try_for_each(|(key, value)| {
            // Keys are ids of the program's own making.
            if key.contains(is_hostile) || key.contains('\n') {
                return Err(Unfit::new("its rubric has an id with control characters"));
            }
            within(key.len(), LABEL, "bytes in one id")?;
            scrub(value)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// Pattern and framework within their bounds, their texts fit to be drawn.
pub fn plain(stored: &StoredRubric) -> Result<(Pattern, Framework), Unfit> {
    let bytes = serde_json::to_string(&(&stored.pattern, &stored.framework));
    within(bytes.map_or(0, |json| json.len()), PATTERN, "bytes of question and sections")?;
    let (pattern, framework) = (cleaned(&stored.pattern)?, cleaned(&stored.framework)?);
    sections(&framework)?;
    number(stored.pace, 0..=NUMBER, "words a minute")?;
    for level in &pattern.levels {
        number(level.total, 1..=SECONDS, "seconds for the whole answer")?;
        label(&level.title)?;
    }
    for guide in &pattern.guides {
        number(guide.weight, 0..=NUMBER, "as the weight of a section")?;
        for need in &guide.needs {
            number(need.points, 0..=NUMBER, "points for a need")?;
            number(need.at_least, 0..=NUMBER, "findings for a need")?;
            label(&need.title)?;
        }
    }
    within(pattern.guides.len(), SECTIONS, "guides")?;
    within(pattern.guides.iter().map(|guide| guide.needs.len()).sum(), 4 * SECTIONS, "needs")?;
    for points in pattern.angles.iter().flat_map(|angle| angle.need_points.values()) {
        number(*points, 0..=NUMBER, "points for a need")?;
    }
    label(&pattern.title)?;
    Ok((pattern, framework))
}

fn sections(framework: &Framework) -> Result<(), Unfit> {
    within(framework.sections.len(), SECTIONS, "sections")?;
    let mut ids = FxHashSet::default();
    for section in &framework.sections {
        number(section.target, 0..=SECONDS, "seconds for a section")?;
        number(section.limit.unwrap_or_default(), 0..=SECONDS, "seconds for a section")?;
        [&section.id, &section.title, &section.mark].into_iter().try_for_each(|text| label(text))?;
        if section.id.is_empty() || !ids.insert(section.id.as_str()) {
            return Err(Unfit::new("its rubric has sections without a name of their own"));
        }
    }
    if ids.is_empty() { Err(Unfit::new("its rubric has no sections")) } else { Ok(()) }
}

fn label(text: &str) -> Result<(), Unfit> {
    within(text.len(), LABEL, "bytes in a title")
}

/// Families and word lists that can be compiled, their texts fit to be drawn.
pub fn families(stored: &StoredRubric) -> Result<Vec<Family>, Unfit> {
    let json = stored.families.get();
    within(json.len(), FAMILIES, "bytes of rules")?;
    let families: Vec<Family> = serde_json::from_str(json).map_err(|_| Unfit::new("its rules cannot be read"))?;
    let families = cleaned(&families)?;
    within(families.len(), FAMILY, "families")?;
    within(families.iter().map(|family| family.rules.len()).sum(), RULES, "rules")?;
    let mut size = Size::default();
    size.lists(&stored.words)?;
    for family in &families {
        label(&family.id)?;
        label(&family.title)?;
        size.members(family.classes.values())?;
        for rule in &family.rules {
            [&rule.id, &rule.when_negated].into_iter().try_for_each(|id| label(id))?;
            number(rule.needs_deeds, 0..=NUMBER, "deeds for a claim")?;
            within(rule.cleared_by.len(), CLEARINGS, "findings that clear one")?;
            rule.phrases.iter().chain(&rule.unless).try_for_each(|phrase| size.phrase(phrase))?;
        }
    }
    Ok(families)
}

/// What compiling takes.
#[derive(Debug, Default)]
struct Size {
    phrases: usize,
    paths: usize,
    members: usize,
    lists: usize,
    regexes: usize,
    alternatives: FxHashSet<Rc<Runs>>,
}

impl Size {
    fn lists(&mut self, words: &WordLists) -> Result<(), Unfit> {
        if words.classes.keys().any(|name| name.len() > LABEL) {
            return Err(Unfit::new("its rubric has a word list with too long a name"));
        }
        self.members(words.classes.values())
    }

    fn members<'a>(&mut self, lists: impl Iterator<Item = &'a Vec<String>>) -> Result<(), Unfit> {
        for list in lists {
            self.lists += 1;
            self.members += list.len();
            self.check()?;
            for member in list.iter().filter(|member| Phrase::plain(member).is_none()) {
                let runs = match Phrase::parse(member) {
                    Ok(Phrase::Paths(paths)) => phrase::plain_runs(&paths).map_or(0, |runs| runs.len()),
                    _ => 0,
                };
                self.members += runs;
                self.check()?;
            }
        }
        Ok(())
    }

    fn phrase(&mut self, text: &str) -> Result<(), Unfit> {
        self.phrases += 1;
        match Phrase::parse(text) {
            Ok(Phrase::Regex(source)) => self.regexes += source.len(),
            Ok(Phrase::Paths(paths)) => {
                self.paths += paths.len();
                let alternatives = paths.iter().flatten().filter_map(|step| match step {
                    Step::OneOf(runs) => Some(runs),
                    _ => None,
                });
                // The same ones are compiled once, whichever phrases they stand in.
                for runs in alternatives {
                    if !self.alternatives.contains(runs) {
                        self.alternatives.insert(Rc::clone(runs));
                        self.lists += 1;
                        self.members += runs.len();
                    }
                }
            }
            // It is left out when the rules are compiled.
            Err(_) => {}
        }
        self.check()
    }

    fn check(&self) -> Result<(), Unfit> {
        within(self.phrases, PHRASES, "phrases")?;
        within(self.paths, PATHS, "ways to read its phrases")?;
        within(self.members, MEMBERS, "words in its lists")?;
        within(self.lists, LISTS, "word lists")?;
        within(self.regexes, REGEXES, "bytes of regular expressions")
    }
}

#[cfg(test)]
mod tests;
