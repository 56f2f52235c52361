//! Leaving the program: what is asked first, so that nothing is lost by it.

use super::prompt::Confirm;
use super::{App, Effect, Msg, Reply, Screen};
use crate::clock::Moment;

/// The question whether to leave though something is not saved.
pub(super) const TOPIC: &str = "leave";

impl App {
    /// Leaves, but asks first where something is not saved; asked again it leaves.
    pub(super) fn quit(&mut self, now: Moment) -> Vec<Effect> {
        let asked = matches!(self.top(), Some(Screen::Confirm(confirm)) if confirm.topic == TOPIC);
        if let Some(title) = self.screens.iter().find_map(Screen::unsaved_text) {
            if asked {
                return self.abandon(now);
            }
            let title = format!("Leave with “{title}” not saved?");
            let detail = "What you changed is kept, and home offers it again. No goes back to it.";
            return self.follow(Reply::go(Confirm::ask(TOPIC, title, detail)), now);
        }
        if !asked && self.screens.iter().any(Screen::holds_words) {
            let detail = "What you wrote here is not noted and would be lost. No goes back to it.";
            return self.follow(Reply::go(Confirm::ask(TOPIC, "Leave without noting it?", detail)), now);
        }
        if self.common.unsaved.is_none() && !asked && self.screens.iter().any(Screen::is_in_mock) {
            let detail = "What you told is saved, and home offers to go on with it. No stays.";
            return self
                .follow(Reply::go(Confirm::ask(TOPIC, "Leave in the middle of a mock interview?", detail)), now);
        }
        let mut effects = self.tell_all(&Msg::Ending, now);
        match self.common.unsaved.as_ref().filter(|_| !asked) {
            None => effects.push(Effect::Quit),
            Some(fault) => {
                let detail = format!(
                    "It cannot be written: {fault}. It goes into the folder for temporary files then; No goes back."
                );
                effects.push(Effect::Sync);
                effects.extend(self.follow(Reply::go(Confirm::ask(TOPIC, "Leave without saving?", detail)), now));
            }
        }
        effects
    }

    /// Leaves. What was changed in a story and not saved stays as it was kept with its last key; an end without a word
    /// about it would save it.
    pub(super) fn abandon(&mut self, now: Moment) -> Vec<Effect> {
        let unsaved = self.screens.iter().any(|screen| screen.unsaved_text().is_some());
        let mut effects = if unsaved { Vec::new() } else { self.tell_all(&Msg::Ending, now) };
        effects.push(Effect::Quit);
        effects
    }
}
