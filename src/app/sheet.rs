//! The page for the night before, to read here and to hand over as a file.

use super::list::Choice;
use super::msg::{Answer, Said};
use super::paper::{Ink, Row};
use super::prompt::Confirm;
use super::{Command, Common, Effect, Go, Kind, Msg, Reply, Screen, Size};
use crate::content::clean::visible;
use crate::report::Sheet;
use crate::report::text::{self, WIDTH};

/// Rows that are not the page's: where it was written, and the footer.
const OTHER_ROWS: u16 = 2;

/// The page for the night before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetScreen {
    /// As it stands; nothing until the sessions were read.
    pub sheet: Option<Sheet>,
    /// The first row shown.
    pub top: Choice,
    /// The file that it was written to.
    pub written: Option<String>,
}

impl SheetScreen {
    /// Opens it; what it needs of the sessions is read meanwhile.
    pub fn open() -> Reply {
        let go = Go::To(Screen::Sheet(Box::default()));
        Reply { effects: vec![Effect::LoadSheet], go }
    }

    /// Everything on it, in as many columns as a page of paper has, or fewer where there are fewer.
    pub fn rows(&self, common: &Common) -> Vec<Row> {
        let Some(sheet) = &self.sheet else { return Vec::new() };
        let width = usize::from(common.size.width).saturating_sub(1).min(WIDTH);
        let ink = |kind| if kind == text::Kind::Heading { Ink::Strong } else { Ink::Text };
        let line = |(kind, line): (text::Kind, String)| Row { parts: vec![(line, ink(kind))], chosen: false };
        text::lines(sheet, &none_line(common), width).into_iter().map(line).collect()
    }

    /// Rows that fit below the head.
    pub const fn height(size: Size) -> usize {
        size.height.saturating_sub(OTHER_ROWS) as usize
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg) -> Reply {
        match msg {
            Msg::Sheet(sheet) => self.sheet = Some(Sheet::clone(sheet)),
            Msg::SheetWritten(path) => self.written = Some(path.clone()),
            Msg::SheetInTheWay(path) => {
                let title = format!("Write over {}?", visible(path));
                let detail = "That file is there already, and it is not a page that starcoach wrote.";
                return Reply::go(Confirm::ask("sheet", title, detail));
            }
            Msg::Answered(Answer { topic: "sheet", reply: Said::Yes }) => {
                return Reply::effects([Effect::WriteSheet { over: true }]);
            }
            // Files or sessions may be others now.
            Msg::Listed => return Reply::effects([Effect::LoadSheet]),
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::WriteSheet) if self.sheet.as_ref().is_some_and(|sheet| !sheet.entries.is_empty()) => {
                return Reply::effects([Effect::WriteSheet { over: false }]);
            }
            Msg::Command(Command::WriteSheet) => common.say("there is no story to write a page of"),
            Msg::Command(motion) => {
                let hidden = self.rows(common).len().saturating_sub(Self::height(common.size));
                let size = Size { height: common.size.height.saturating_sub(OTHER_ROWS - 1), ..common.size };
                self.top.motion(*motion, hidden + 1, size);
            }
            _ => {}
        }
        Reply::stay()
    }
}

/// What to do where there is no story to show, by the keys of the program.
fn none_line(common: &Common) -> String {
    let key = |command, kind| common.keys.label(command, kind).unwrap_or_default();
    format!(
        "You have no story of your own for this page. Begin one in the story bank: {}, {} and there {}. An answer that you \
         told here is kept as a story from its scorecard, with {}.",
        key(Command::Back, Kind::Sheet),
        key(Command::ShowBank, Kind::Home),
        key(Command::NewStory, Kind::Bank),
        key(Command::SaveStory, Kind::Scorecard),
    )
}
