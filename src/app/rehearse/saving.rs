//! What becomes of the entries of a session.

use super::Rehearse;
use crate::app::editor::Editor;
use crate::app::{Common, Effect, Notice};
use crate::scoring::Rubric;
use crate::session::{Entry, Misfit, Recorder};
use std::sync::Arc;

/// What becomes of the entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// It is created with the first entry.
    NotYet,
    /// It is being written.
    Written,
    /// Another program writes it: nothing can be changed here.
    OfOthers,
}

impl Saving {
    /// The effects that write entries, the session's file first where there is none yet.
    pub fn write(&mut self, entries: Vec<Entry>, recorder: &Recorder, rubric: &Arc<Rubric>) -> Vec<Effect> {
        if entries.is_empty() || *self == Self::OfOthers {
            return Vec::new();
        }
        let begins = *self == Self::NotYet;
        *self = Self::Written;
        let begin = || Effect::Begin(Box::new(recorder.take().header.clone()), Arc::clone(rubric));
        begins.then(begin).into_iter().chain([Effect::Append(entries)]).collect()
    }
}

impl Rehearse {
    /// Hands entries on, or says why there are none.
    pub(super) fn keep(&mut self, entries: Result<Vec<Entry>, Misfit>, common: &mut Common) -> Vec<Effect> {
        match entries {
            Ok(entries) => self.write(entries),
            Err(misfit) => {
                common.notice = Some(Notice::Fault(misfit.message));
                // What the log refused did not happen.
                let take = self.recorder.take();
                for (desk, section) in self.desks.iter_mut().zip(&take.sections) {
                    if desk.text() != section.text {
                        *desk = Editor::new(section.text.clone());
                    }
                }
                self.fit(common);
                Vec::new()
            }
        }
    }

    pub(super) fn write(&mut self, entries: Vec<Entry>) -> Vec<Effect> {
        self.saving.write(entries, &self.recorder, &self.rubric)
    }
}
