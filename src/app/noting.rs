//! What it takes to note something on a session: a name, ids that no other note has, and a log that takes it.

use super::prompt::Prompt;
use super::{Common, Effect, Go, Notice};
use crate::clock::Moment;
use crate::content::naming;
use crate::session::notes::What;
use crate::session::{Event, Note, Recorder, SessionId, Take, Who};
use sha2::{Digest, Sha256};

/// What the answer for the screen below is about.
pub const NAME: &str = "name";

impl Common {
    /// Asks for the name of who sits here, which every note carries; with the name that they have.
    pub fn ask_name(&mut self) -> Go {
        self.owes_name = false;
        let name = self.me().map(|me| me.name.clone()).unwrap_or_default();
        let detail = if name.is_empty() {
            "It stands beside all that you note. Esc leaves it for later."
        } else {
            "What you noted before keeps the name it has."
        };
        Prompt::because(NAME, "Your name, as the candidate will see it", detail, name)
    }

    /// Asks for it once, where a coach sits down for the first time: before any key that they mean for an answer.
    pub fn ask_name_first(&mut self) -> Go {
        if self.owes_name && self.me().is_none() { self.ask_name() } else { Go::Stay }
    }

    /// Takes the name that was written; says why where it is none.
    pub fn named(&mut self, name: &str) -> Option<Effect> {
        let effect = self.introduce(name);
        match (&effect, self.me()) {
            (Some(_), Some(me)) => self.say(format!("what you note is by {}", me.name)),
            _ => self.say("a name is needed, so that the candidate knows who says it"),
        }
        effect
    }

    /// An id that no other note has.
    pub fn fresh_id(&mut self) -> SessionId {
        self.drawn += 1;
        let hash = Sha256::new().chain_update(&self.seed.0).chain_update(self.drawn.to_be_bytes()).finalize();
        let bits = hash.iter().take(16).fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        SessionId::new(bits)
    }

    /// Who sits here, where their name is known.
    pub fn me(&self) -> Option<&Who> {
        self.remembered.me.as_ref().filter(|me| !me.name.is_empty())
    }

    /// Learns the name of who sits here; the id stays. Nothing where the name is empty.
    pub fn introduce(&mut self, name: &str) -> Option<Effect> {
        let name = naming::title(name);
        if name.is_empty() {
            return None;
        }
        let id = self.remembered.me.take().map_or_else(|| self.fresh_id(), |me| me.id);
        self.remembered.me = Some(Who { id, name });
        Some(Effect::Remember(Box::new(self.remembered.clone())))
    }

    /// A note of the candidate on an answer of their own, for which no name need be known; and what keeps their id, where
    /// they had none.
    pub fn own_note(&mut self, what: What, now: Moment) -> (Note, Option<Effect>) {
        let known = self.remembered.me.clone();
        let remember = known.is_none();
        let who = known.unwrap_or_else(|| Who { id: self.fresh_id(), name: String::new() });
        self.remembered.me = Some(who.clone());
        let remember = remember.then(|| Effect::Remember(Box::new(self.remembered.clone())));
        (Note { id: self.fresh_id(), who, wall: now.wall(), what }, remember)
    }

    /// Puts one event at the end of the open session and of its log. Nothing where it does not fit; the notice says why.
    pub fn append(&mut self, take: &mut Take, event: Event, now: Moment) -> Option<Vec<Effect>> {
        match Recorder::add(take, event, now) {
            Ok(entries) => Some(vec![Effect::Append(entries), Effect::Sync]),
            Err(misfit) => {
                self.notice = Some(Notice::Fault(misfit.message));
                None
            }
        }
    }

    /// A note of who sits here; nothing where their name is not known.
    pub fn note(&mut self, what: What, now: Moment) -> Option<Note> {
        let who = self.me()?.clone();
        Some(Note { id: self.fresh_id(), who, wall: now.wall(), what })
    }
}
