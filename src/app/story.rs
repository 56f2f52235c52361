//! Reading a story, with its signals marked. Reading only: its text never fills an editor that is scored.

use super::list::Choice;
use super::setup::Setup;
use super::wrap::wrap;
use super::{Command, Common, Go, Msg, Reply, Screen};
use crate::content::{Polarity, Role};
use crate::scoring::{Engine, Passage};
use std::ops::Range;

/// A story that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The pattern's id.
    pub pattern: String,
    /// The story's id.
    pub story: String,
    /// Its weak telling is shown.
    pub weak: bool,
    /// The first line shown.
    pub top: Choice,
}

/// One line on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A section begins.
    Heading(String),
    /// Text with its marks, as byte ranges into it.
    Text(String, Vec<Mark>),
    /// A remark about the telling.
    Remark(String),
    /// Between paragraphs.
    Gap,
}

/// A marked part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Byte offsets into the line.
    pub span: Range<usize>,
    /// What it is.
    pub polarity: Polarity,
}

impl Reading {
    /// The screen; nothing when pattern or story are not in the library.
    pub fn screen(common: &Common, pattern: &str, story: &str) -> Option<Screen> {
        common.library.pattern(pattern)?;
        common.library.story(story)?;
        let (pattern, story) = (pattern.to_owned(), story.to_owned());
        Some(Screen::Story(Box::new(Self { pattern, story, weak: false, top: Choice::default() })))
    }

    /// Everything to read, wrapped to `width` columns.
    pub fn lines(&self, common: &Common, width: usize) -> Vec<Line> {
        let library = &common.library;
        let (Some(story), Some(pattern)) = (library.story(&self.story), library.pattern(&self.pattern)) else {
            return Vec::new();
        };
        let weak = story.weak.as_ref().filter(|_| self.weak);
        let texts = weak.map_or(&story.text, |weak| &weak.text);
        let sections = library.framework_of(pattern).map(|framework| framework.sections.as_slice()).unwrap_or_default();
        let mut lines = Vec::new();
        for section in sections {
            let Some(text) = texts.get(&section.id) else { continue };
            lines.push(Line::Heading(section.title.clone()));
            lines.extend(marked(&common.engine, text.trim_end(), &section.roles, width));
            for fault in weak.iter().flat_map(|weak| &weak.faults).filter(|fault| fault.section == section.id) {
                let quote = fault.quote.as_ref().map(|quote| format!("“{quote}”: ")).unwrap_or_default();
                let remark = format!("{quote}{}", fault.why.trim());
                let width = width.saturating_sub(2);
                lines.extend(wrap(&remark, width).into_iter().map(|row| Line::Remark(part(&remark, row))));
            }
            lines.push(Line::Gap);
        }
        if let Some(weak) = weak {
            lines.push(Line::Heading("What an interviewer thinks".to_owned()));
            let thought = weak.thought.trim();
            lines.extend(wrap(thought, width).into_iter().map(|row| Line::Text(part(thought, row), Vec::new())));
        }
        for artefact in story.artefacts.iter().filter(|_| weak.is_none()) {
            lines.push(Line::Heading(artefact.title.clone()));
            lines.extend(artefact.text.trim_end().lines().map(|line| Line::Text(line.to_owned(), Vec::new())));
            lines.push(Line::Gap);
        }
        lines
    }

    /// Columns for the text on a screen of that width.
    pub fn width(columns: u16) -> usize {
        usize::from(columns).saturating_sub(4).clamp(10, 88)
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        let Msg::Command(command) = *msg else { return Reply::stay() };
        match command {
            Command::Back => return Reply::go(Go::Back),
            Command::Practise => {
                if let Some(setup) = Setup::new(common, &self.pattern, Some(&self.story)) {
                    return Reply::go(Go::Instead(Screen::Setup(Box::new(setup))));
                }
            }
            Command::OtherTelling => {
                let has_weak = common.library.story(&self.story).is_some_and(|story| story.weak.is_some());
                if has_weak {
                    self.weak = !self.weak;
                    self.top = Choice::default();
                } else {
                    common.say("this story has no weak telling");
                }
            }
            motion => {
                let room = usize::from(common.size.height).saturating_sub(5);
                let hidden = self.lines(common, Self::width(common.size.width)).len().saturating_sub(room);
                self.top.motion(motion, hidden + 1, common.size);
            }
        }
        Reply::stay()
    }
}

/// What the engine finds in a text, in its order.
pub fn marks(engine: &Engine, text: &str, roles: &[Role]) -> Vec<Mark> {
    let findings = engine.scan(Passage { text, roles, cursor: None }).into_iter();
    let standing = findings.filter(crate::scoring::Finding::stands);
    let marks = standing.filter_map(|finding| {
        engine.rule(finding.rule).map(|rule| Mark { span: finding.span, polarity: rule.polarity })
    });
    marks.collect()
}

/// A text wrapped, with what the engine finds in it.
pub fn marked(engine: &Engine, text: &str, roles: &[Role], width: usize) -> Vec<Line> {
    let marks = marks(engine, text, roles);
    let line = |row: Range<usize>| {
        let inside = marks.iter().filter_map(|mark| {
            let start = mark.span.start.max(row.start);
            let end = mark.span.end.min(row.end);
            (start < end).then(|| Mark { span: start - row.start..end - row.start, polarity: mark.polarity })
        });
        let inside = inside.collect();
        Line::Text(part(text, row), inside)
    };
    wrap(text, width).into_iter().map(line).collect()
}

fn part(text: &str, row: Range<usize>) -> String {
    crate::content::clean::part(text, row).to_owned()
}
