//! What lies over the text on a key: the guide, other wordings, cues.

use super::Rehearse;
use crate::app::paper::{self, Paper};
use crate::app::story::Mark;
use crate::app::wrap::wrap;
use crate::app::{Command, Common};
use crate::content::Origin;
use crate::content::clean::part;

/// A page over the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Which.
    pub about: About,
    /// Rows scrolled out above.
    pub top: usize,
}

/// What a sheet tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Tip, common mistake, sample and needs of the section.
    Guide,
    /// The question in full, and other ways to ask it.
    Wordings,
    /// First words of the candidate's own story, or what belongs into the section.
    Cues,
    /// What is to be started again.
    Again,
    /// One's own reply to a follow-up, and a strong and a weak one.
    Samples,
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// What follows.
    Heading(String),
    /// Told.
    Text(String),
    /// Words with their marks.
    Marked(paper::Row),
    /// Between two parts.
    Gap,
}

impl Rehearse {
    /// The rows of the open sheet, wrapped to `width` columns.
    pub fn sheet_rows(&self, common: &Common, width: usize) -> Vec<Row> {
        let Some(sheet) = self.sheet else { return Vec::new() };
        let mut page = Page { rows: Vec::new(), width };
        match sheet.about {
            About::Guide => self.guide(&mut page),
            About::Samples => self.samples(&mut page),
            About::Wordings => {
                page.part("The question", [self.rubric.pattern.question.as_str()]);
                page.part("Other ways to ask it", self.rubric.pattern.wordings.iter().map(String::as_str));
            }
            About::Cues => {
                let cues = self.cues(common);
                page.part("Cues", cues.iter().map(String::as_str));
            }
            About::Again => {
                let section = self.section().map_or("", |section| section.title.as_str());
                let one = format!("s   {section} again: this section is emptied, the others stay");
                page.part("Start again", [one.as_str(), "a   the whole answer again, from an empty page"]);
                page.part(
                    "",
                    ["Either begins a new session. What you have told so far stays in the list of sessions."],
                );
            }
        }
        page.rows
    }

    /// What a command does to the open sheet; false where it closes the sheet and does its own work.
    pub(super) fn in_sheet(&mut self, command: Command, common: &Common) -> bool {
        let Some(sheet) = self.sheet else { return false };
        let text = self.areas(common).text;
        let page = usize::from(text.height).saturating_sub(1).max(1);
        let last = self.sheet_rows(common, usize::from(text.width).saturating_sub(2)).len().saturating_sub(page);
        let top = match command {
            Command::RowUp => sheet.top.saturating_sub(1),
            Command::RowDown => sheet.top + 1,
            Command::ScreenUp => sheet.top.saturating_sub(page),
            Command::ScreenDown => sheet.top + page,
            Command::Pause | Command::WideNotes => return false,
            other => {
                let same = matches!(
                    (sheet.about, other),
                    (About::Guide, Command::Guide)
                        | (About::Wordings, Command::Wordings)
                        | (About::Cues, Command::Cues)
                        | (About::Again, Command::Again)
                );
                self.sheet = None;
                return same || other == Command::Menu;
            }
        };
        self.sheet = Some(Sheet { top: top.min(last), ..sheet });
        true
    }

    fn guide(&self, page: &mut Page) {
        let Some(section) = self.section() else { return };
        page.part("What belongs here", [section.purpose.as_str()]);
        let Some(guide) = self.rubric.pattern.guide(&section.id) else { return };
        page.part("Tip", [guide.coaching.as_str()]);
        // Before one's own reply a sample would be the answer.
        if self.plan.drill.is_some() && !self.explained.contains(&self.at()) {
            return;
        }
        page.part("Common mistake", [guide.mistake.text.as_str(), guide.mistake.why.as_str()]);
        page.part("Sample", [guide.sample.as_str()]);
        let beats = guide.beats.join(" → ");
        if !beats.is_empty() {
            page.part("Steps", [beats.as_str()]);
        }
        page.part("It must hold", guide.needs.iter().map(|need| need.title.as_str()));
    }

    /// The first words of each sentence of the candidate's own story, or the purpose of the section and its needs.
    pub fn cues(&self, common: &Common) -> Vec<String> {
        let Some(section) = self.section() else { return Vec::new() };
        let story = self.plan.story.as_ref().and_then(|id| common.library.stories.get(id));
        let own = story.filter(|story| story.origin != Origin::Bundled);
        if let Some(text) = own.and_then(|story| story.item.text.get(&section.id)) {
            return first_words(text);
        }
        let needs = self.rubric.pattern.guide(&section.id).into_iter().flat_map(|guide| &guide.needs);
        std::iter::once(section.purpose.clone()).chain(needs.map(|need| format!("· {}", need.title))).collect()
    }
}

/// The first words of every sentence.
pub fn first_words(text: &str) -> Vec<String> {
    let sentences =
        text.split_inclusive(['.', '!', '?', '\n']).map(str::trim).filter(|s| s.contains(char::is_alphanumeric));
    sentences
        .map(|sentence| {
            let words: Vec<&str> = sentence.split_whitespace().take(4).collect();
            format!("{} …", words.join(" "))
        })
        .collect()
}

pub(super) struct Page {
    rows: Vec<Row>,
    width: usize,
}

impl Page {
    pub(super) fn part<'a>(&mut self, heading: &str, paragraphs: impl IntoIterator<Item = &'a str>) {
        if !self.rows.is_empty() {
            self.rows.push(Row::Gap);
        }
        if !heading.is_empty() {
            self.rows.push(Row::Heading(heading.to_owned()));
        }
        for text in paragraphs {
            let text = text.trim();
            self.rows.extend(wrap(text, self.width).into_iter().map(|row| Row::Text(part(text, row).to_owned())));
        }
    }

    /// The same for one text with parts of it marked.
    pub(super) fn marked(&mut self, heading: &str, text: &str, marks: &[Mark]) {
        self.part(heading, []);
        let mut paper = Paper::new(self.width);
        paper.marked(1, text.trim_end(), marks);
        self.rows.extend(paper.rows.into_iter().map(Row::Marked));
    }
}
