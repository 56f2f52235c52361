//! Going to a warning or disqualifier, and rejecting one; looking for words.

use super::Rehearse;
use super::coach::Note;
use crate::app::editor::Editor;
use crate::app::prompt::Prompt;
use crate::app::{Command, Common, Reply};
use crate::content::Polarity;
use std::cmp::Reverse;

impl Rehearse {
    /// What a command does in the search; false where it ends the search and does its own work.
    pub(super) fn in_find(&mut self, command: Command) -> bool {
        let Some(desk) = self.current_desk() else { return false };
        match command {
            Command::NewLine | Command::RowDown | Command::Find => desk.find_next(),
            Command::RowUp => desk.find_previous(),
            Command::Erase => desk.erase_in_find(),
            Command::Menu => desk.close_find(false),
            _ => {
                desk.close_find(true);
                return false;
            }
        }
        true
    }

    /// Selects the next warning or disqualifier after the cursor.
    pub(super) fn next_finding(&mut self, common: &mut Common) {
        let at = self.at();
        let Some(desk) = self.desks.get_mut(at) else { return };
        let from = desk.selection().map_or(desk.cursor(), |span| span.start + 1);
        let faults = || self.coach.notes(at).filter(|note| note.polarity != Polarity::Signal);
        match faults().find(|note| note.span.start >= from).or_else(|| faults().next()) {
            Some(note) => desk.select(note.span.clone()),
            None => common.say("no warning and no disqualifier in this section"),
        }
    }

    /// The warnings and disqualifiers of the section that are shown: those at the cursor first, then the gravest.
    pub fn faults(&self) -> Vec<&Note> {
        let cursor = self.desk().map(Editor::cursor);
        let elsewhere = |note: &Note| !cursor.is_some_and(|at| note.span.start <= at && at <= note.span.end);
        let mut faults: Vec<&Note> =
            self.coach.notes(self.at()).filter(|note| note.polarity != Polarity::Signal).collect();
        faults.sort_by_key(|note| (elsewhere(note), Reverse(note.polarity)));
        faults
    }

    /// Asks for the reason; the finding is the one at the cursor.
    pub(super) fn ask_to_dismiss(&mut self, common: &mut Common) -> Reply {
        let Some(cursor) = self.desk().map(Editor::cursor) else { return Reply::stay() };
        let covers = |note: &&Note| note.span.start <= cursor && cursor <= note.span.end;
        // Where findings share words, the gravest is meant, as the screen shows it.
        let fault = self.faults().into_iter().find(covers);
        let note = fault.or_else(|| self.coach.notes(self.at()).find(covers)).cloned();
        let Some(note) = note.filter(|_| !self.is_read_only()) else {
            common.say("no finding at the cursor");
            return Reply::stay();
        };
        let title = format!("Why does “{}” not count here?", note.quote);
        self.dismissing = Some(note);
        Reply::go(Prompt::ask("dismiss", title, ""))
    }
}
