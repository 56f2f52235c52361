//! The command menu: every command of a screen, found by typing a part of its name or text.

use super::command::{Entry, TABLE};
use super::list::Choice;
use super::prompt::type_into;
use super::{Command, Common, Go, Kind, Msg, Reply};

/// The command menu over a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// The screen it lies over.
    pub about: Kind,
    /// What was typed.
    pub filter: String,
    /// The chosen row of those that fit.
    pub choice: Choice,
    /// Commands that are refused there as things stand.
    refused: &'static [Command],
}

impl Menu {
    /// The menu over a screen.
    pub fn new(about: Kind) -> Self {
        Self { about, filter: String::new(), choice: Choice::default(), refused: &[] }
    }

    /// The same without commands that are refused there as things stand.
    #[must_use]
    pub const fn without(mut self, refused: &'static [Command]) -> Self {
        self.refused = refused;
        self
    }

    /// The commands that hold every typed word in name or text.
    pub fn rows(&self) -> Vec<&'static Entry> {
        let wanted = self.filter.to_lowercase();
        let fits = |entry: &&Entry| {
            let told = format!("{} {}", entry.name, entry.text).to_lowercase();
            wanted.split_whitespace().all(|word| told.contains(word))
        };
        let of =
            |scope| TABLE.iter().filter(move |entry| entry.scope == scope && !self.refused.contains(&entry.command));
        self.about.scopes().iter().flat_map(|&scope| of(scope)).filter(|entry| listed(entry)).filter(fits).collect()
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &Common, msg: &Msg) -> Reply {
        match msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(Command::Open) => {
                return match self.rows().get(self.choice.at) {
                    Some(entry) => Reply::go(Go::Run(entry.command)),
                    None => Reply::stay(),
                };
            }
            Msg::Command(command) => {
                let len = self.rows().len();
                self.choice.motion(*command, len, common.size);
            }
            Msg::Key(key) => {
                type_into(&mut self.filter, *key);
                self.choice = Choice::default();
            }
            Msg::Paste(text) => {
                self.filter.push_str(text.lines().next().unwrap_or_default());
                self.choice = Choice::default();
            }
            _ => {}
        }
        Reply::stay()
    }
}

/// Motions are for keys; in a list of deeds they would only be in the way.
fn listed(entry: &Entry) -> bool {
    use super::Scope::{Editing, Moving};
    !matches!(entry.scope, Moving | Editing) && entry.command != Command::Menu
}
