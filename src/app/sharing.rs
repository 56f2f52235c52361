//! A copy of a finished answer for a coach: the name on it is asked for once, and what goes along is said before.

use super::msg::{Answer, Said};
use super::prompt::{Confirm, Prompt};
use super::{Common, Effect, Reply};
use crate::session::SessionId;

/// The question whether to write it, and the one for the name.
const SHARE: &str = "share";
const NAME: &str = "share-name";

/// Asks for the name where it is not known, and then whether to write.
pub fn begin(common: &Common) -> Reply {
    match label(common) {
        None => Reply::go(Prompt::ask(NAME, "Your name as the coach should see it", "")),
        Some(label) => {
            let title = format!("Write a copy for a coach, as {label}?");
            let detail = "Text, times, pauses, scorecard, rules. Not the typing: what you took out stays with you.";
            Reply::go(Confirm::ask(SHARE, title, detail))
        }
    }
}

/// What follows from an answer to one of the two; nothing where it answers another.
pub fn answered(answer: &Answer, session: &SessionId, common: &mut Common) -> Option<Reply> {
    match (answer.topic, &answer.reply) {
        (NAME, Said::Text(name)) => {
            let Some(remember) = common.introduce(name) else { return Some(Reply::stay()) };
            Some(Reply::effects([remember]).then(begin(common)))
        }
        (SHARE, Said::Yes) => {
            let label = label(common)?;
            Some(Reply::effects([Effect::Share(session.clone(), label)]))
        }
        (NAME | SHARE, _) => Some(Reply::stay()),
        _ => None,
    }
}

fn label(common: &Common) -> Option<String> {
    common.candidate.clone().or_else(|| common.me().map(|me| me.name.clone()))
}
