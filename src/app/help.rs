//! All keys of a screen, from the table of commands, and what its signs mean.

use super::command::TABLE;
use super::list::Choice;
use super::wrap::wrap;
use super::{Command, Common, Go, KeyMap, Kind, Msg, Reply, Scope};
use crate::content::clean::part;

/// Columns of the keys, with the gap after them.
pub const KEYS: usize = 24;

/// All keys of a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The screen that was asked about.
    pub about: Kind,
    /// The first line shown.
    pub top: Choice,
    /// Commands that are refused there as things stand.
    refused: &'static [Command],
}

/// One line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A group of commands.
    Heading(Scope),
    /// Keys and what they do, or a sign and what it means.
    Keys(String, String),
    /// The signs on the page follow.
    Signs,
    /// Between groups.
    Gap,
}

impl Help {
    /// The page about a screen.
    pub fn new(about: Kind) -> Self {
        Self { about, top: Choice::default(), refused: &[] }
    }

    /// The same without commands that are refused there as things stand.
    #[must_use]
    pub const fn without(mut self, refused: &'static [Command]) -> Self {
        self.refused = refused;
        self
    }

    /// All lines of the page.
    /// `width` is that of the screen; what is too long for its column goes on in the next line.
    pub fn lines(&self, keys: &KeyMap, width: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let signs = self.about.signs();
        if !signs.is_empty() {
            lines.push(Line::Signs);
            lines.extend(signs.iter().flat_map(|(sign, text)| pair(&[(*sign).to_owned()], text, width)));
        }
        for &scope in self.about.scopes() {
            let rows = TABLE.iter().filter(|entry| entry.scope == scope && !self.refused.contains(&entry.command));
            let rows = rows.map(|entry| (keys.labels(entry.command, self.about), entry));
            let rows: Vec<Line> = rows
                .filter(|(keys, _)| !keys.is_empty())
                .flat_map(|(keys, entry)| pair(&keys, entry.text, width))
                .collect();
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
            if matches!(command, Command::Back | Command::Open | Command::Help) {
                return Reply::go(Go::Back);
            }
            let room = usize::from(common.size.height).saturating_sub(4);
            let hidden = self.lines(&common.keys, common.size.width.into()).len().saturating_sub(room);
            self.top.motion(command, hidden + 1, common.size);
        }
        Reply::stay()
    }
}

/// Keys, or a sign, beside what they do or mean.
fn pair(keys: &[String], text: &str, width: usize) -> Vec<Line> {
    // A key and its gap stay together: inside a label there is no space.
    let keys = keys.join("  ");
    let left = wrap(&keys, KEYS - 2);
    let right = wrap(text, width.saturating_sub(KEYS + 4).max(20));
    let cell = |text: &str, rows: &[std::ops::Range<usize>], i: usize| {
        rows.get(i).map(|row| part(text, row.clone()).trim().to_owned()).unwrap_or_default()
    };
    (0..left.len().max(right.len())).map(|i| Line::Keys(cell(&keys, &left, i), cell(text, &right, i))).collect()
}
