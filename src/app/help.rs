//! All keys of a screen, from the table of commands.

use super::command::{Entry, TABLE};
use super::list::Choice;
use super::{Command, Common, Go, KeyMap, Kind, Msg, Reply, Scope};

/// All keys of a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The screen that was asked about.
    pub about: Kind,
    /// The first line shown.
    pub top: Choice,
}

/// One line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A group of commands.
    Heading(Scope),
    /// Keys and what they do.
    Keys(Vec<String>, &'static Entry),
    /// Between groups.
    Gap,
}

impl Help {
    /// The page about a screen.
    pub fn new(about: Kind) -> Self {
        Self { about, top: Choice::default() }
    }

    /// All lines of the page.
    pub fn lines(&self, keys: &KeyMap) -> Vec<Line> {
        let mut lines = Vec::new();
        for &scope in self.about.scopes() {
            let rows = TABLE.iter().filter(|entry| entry.scope == scope);
            let rows = rows.map(|entry| Line::Keys(keys.labels(entry.command, self.about), entry));
            let rows: Vec<Line> = rows.filter(|row| !matches!(row, Line::Keys(keys, _) if keys.is_empty())).collect();
            if rows.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(Line::Gap);
            }
            lines.push(Line::Heading(scope));
            lines.extend(rows);
        }
        lines
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &Common, msg: &Msg) -> Reply {
        if let Msg::Command(command) = *msg {
            if matches!(command, Command::Back | Command::Open) {
                return Reply::go(Go::Back);
            }
            let room = usize::from(common.size.height).saturating_sub(4);
            let hidden = self.lines(&common.keys).len().saturating_sub(room);
            self.top.motion(command, hidden + 1, common.size);
        }
        Reply::stay()
    }
}
