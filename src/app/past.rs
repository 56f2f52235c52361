//! Looking back at finished answers that must be read first: playing one again, or laying it beside an earlier one.

use super::compare::Compare;
use super::msg::{Opened, SessionRow, SessionState};
use super::replay::Replay;
use super::{Common, Effect, Msg, Reply};
use crate::clock::Moment;
use crate::session::SessionId;

/// What is wanted, while the sessions that it takes are read.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// To play one again.
    Replay(SessionId),
    /// To lay two beside each other, with those that were read so far.
    Compare {
        /// The earlier one.
        before: SessionId,
        /// The later one.
        after: SessionId,
        /// The one of them that came first.
        read: Option<Box<Opened>>,
    },
}

impl Wanted {
    /// A session and the attempt before it; nothing where there is none in the list, which is said.
    pub fn compare(after: &SessionRow, common: &mut Common) -> Option<Self> {
        if !matches!(after.state, SessionState::Finished(_)) || after.drill {
            common.say("only finished answers can be compared");
            return None;
        }
        let Some(before) = before(&after.id, common).map(|row| row.id.clone()) else {
            common.say("there is no earlier attempt at this question to compare it with");
            return None;
        };
        Some(Self::Compare { before, after: after.id.clone(), read: None })
    }

    /// What reads it.
    pub fn effects(&self) -> Vec<Effect> {
        match self {
            Self::Replay(id) => vec![Effect::Recall(id.clone())],
            Self::Compare { before, after, .. } => vec![Effect::Recall(before.clone()), Effect::Recall(after.clone())],
        }
    }

    /// Takes in what was read, and opens what is wanted once all of it is there. What cannot be read is not waited for.
    pub fn update(wanted: &mut Option<Self>, msg: &Msg, common: &mut Common, now: Moment) -> Option<Reply> {
        let all = wanted.take()?;
        match (all, msg) {
            (Self::Replay(id), Msg::Recalled(opened)) if opened.take.header.id == id => {
                Some(Replay::open(opened, false, common, now))
            }
            (Self::Compare { before, after, read }, Msg::Recalled(opened))
                if [&before, &after].contains(&&opened.take.header.id) =>
            {
                let Some(first) = read.filter(|first| first.take.header.id != opened.take.header.id) else {
                    *wanted = Some(Self::Compare { before, after, read: Some(opened.clone()) });
                    return None;
                };
                let (old, new) = if first.take.header.id == before {
                    (*first, (**opened).clone())
                } else {
                    ((**opened).clone(), *first)
                };
                Some(Compare::open(old, new, false, common))
            }
            (_, Msg::NotRecalled(..)) => None,
            (all, _) => {
                *wanted = Some(all);
                None
            }
        }
    }
}

/// The finished answers to the question of a session, the newest first.
pub fn attempts<'a>(of: &SessionRow, common: &'a Common) -> impl Iterator<Item = &'a SessionRow> {
    let (pattern, id) = (of.pattern.clone(), of.id.clone());
    common.sessions.iter().filter(move |row| {
        row.pattern == pattern && row.id != id && !row.drill && matches!(row.state, SessionState::Finished(_))
    })
}

/// The attempt before a session in the list.
pub fn before<'a>(id: &SessionId, common: &'a Common) -> Option<&'a SessionRow> {
    let at = common.sessions.iter().position(|row| row.id == *id)?;
    let own = common.sessions.get(at)?;
    let place = |row: &&SessionRow| common.sessions.iter().position(|it| it.id == row.id);
    attempts(own, common).find(|row| place(row) > Some(at))
}
