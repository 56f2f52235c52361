//! Where the mock interviews stand that can go on, as far as the list of sessions tells.

use crate::app::Common;
use crate::app::msg::{SessionRow, SessionState};
use crate::progress::Interview;
use crate::session::SessionId;

impl Common {
    /// The mock interviews that can go on, the newest first. One of which another program has a session goes on there.
    pub fn open_mocks(&self) -> impl Iterator<Item = &Interview> {
        let in_use = |id: &SessionId| rows(self, id).any(|row| row.state == SessionState::InUse);
        self.study.mocks.iter().rev().filter(move |mock| !mock.ended && !in_use(&mock.drawn.id))
    }

    /// Whether a session belongs to an interview that is not over: what came of it is shown at the end.
    pub fn is_of_open_mock(&self, row: &SessionRow) -> bool {
        let mock = row.mock.as_ref().and_then(|place| self.study.mock(&place.id));
        mock.is_some_and(|mock| !mock.ended)
    }

    /// Whether a session belongs to an interview, going on or over, that is known: it is not gone on with alone.
    pub fn is_of_known_mock(&self, row: &SessionRow) -> bool {
        row.mock.as_ref().is_some_and(|place| self.study.mock(&place.id).is_some())
    }
}

fn rows<'a>(common: &'a Common, id: &'a SessionId) -> impl Iterator<Item = &'a SessionRow> {
    common.sessions.iter().filter(move |row| row.mock.as_ref().is_some_and(|place| place.id == *id))
}

/// How far an interview came, such as `question 2 of 3`. Whether follow-ups are due is known once its answers are read,
/// so between questions it is `after question 1 of 3`.
pub fn standing(mock: &Interview, common: &Common) -> String {
    let of = mock.drawn.asked.len();
    let has = |n: usize, drill: bool, finished: bool| {
        rows(common, &mock.drawn.id).any(|row| {
            let this = row.drill == drill && row.mock.as_ref().is_some_and(|place| place.n as usize == n);
            this && matches!(row.state, SessionState::Finished(_)) == finished
        })
    };
    let passed = |n: usize| mock.passed.iter().any(|passed| *passed as usize == n);
    let next = (1..=of).find(|n| !passed(*n) && !has(*n, false, true)).unwrap_or(of + 1);
    let last = next - 1;
    if last == 0 || (passed(last) && next <= of) || has(next, false, false) || (has(last, true, true) && next <= of) {
        format!("question {next} of {of}")
    } else if has(last, true, false) {
        format!("follow-ups to {last} of {of}")
    } else {
        format!("after question {last} of {of}")
    }
}
