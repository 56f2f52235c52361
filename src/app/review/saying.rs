//! Noting something on a session: what is asked for first, and how it gets into the log.

use super::{Review, ask_reveal};
use crate::app::advise::{self, Advise};
use crate::app::msg::{Answer, Said};
use crate::app::paper::quoted;
use crate::app::rate::{self, Rate};
use crate::app::write::Write;
use crate::app::{Command, Common, Effect, Notice, Reply};
use crate::clock::{self, Moment};
use crate::content::clean::{clean, part};
use crate::content::pattern::Scale;
use crate::session::notes::{Anchor, NoteId, Rating, What};
use crate::session::{Event, Note, Who, limits};

/// Bytes of private notes.
const PRIVATE: usize = limits::TEXT;

/// Milliseconds from now beyond which a note's time is not believed.
const FUTURE: i64 = 60_000;

/// What is being noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pending {
    /// This, once the name of who sits here is known.
    Named(Command),
    /// A comment on this.
    Comment(Option<Anchor>),
    /// A reply to this.
    Reply(NoteId),
}

impl Review {
    /// Begins to note something; says why where that cannot be.
    pub(super) fn note(&mut self, command: Command, common: &mut Common, now: Moment) -> Reply {
        self.pending = None;
        if command == Command::NameMe {
            return Reply::go(common.ask_name());
        }
        let refused = if self.read_only {
            Some("this file cannot be written, or another program has it open: nothing can be noted")
        } else if self.take.finished.is_none() {
            Some("the answer is not finished: nothing can be noted yet")
        } else {
            None
        };
        if let Some(why) = refused {
            common.notice = Some(Notice::Fault(why.to_owned()));
            return Reply::stay();
        }
        if common.me().is_none() {
            self.pending = Some(Pending::Named(command));
            return Reply::go(common.ask_name());
        }
        match command {
            Command::Comment => self.comment(),
            Command::CommentWhole => self.comment_on(None),
            Command::ReplyTo => self.reply(common),
            Command::Resolve => self.resolve(common, now),
            Command::RateIt => self.rate(common),
            Command::WriteReview => self.advise(common),
            Command::Reveal if !self.is_blind(common) => {
                common.say("nothing is hidden from you here");
                Reply::stay()
            }
            Command::Reveal => Reply::go(ask_reveal()),
            _ => Reply::stay(),
        }
    }

    /// The name is known now, and what waited for it goes on.
    pub(super) fn introduced(&mut self, name: &str, common: &mut Common, now: Moment) -> Reply {
        let Some(effect) = common.named(name) else { return Reply::stay() };
        let first = Reply::effects([effect]);
        match self.pending.take() {
            Some(Pending::Named(command)) => {
                // What is asked next has the line.
                common.notice = None;
                first.then(self.note(command, common, now))
            }
            _ => first,
        }
    }

    fn comment(&mut self) -> Reply {
        let Some(told) = self.take.sections.get(self.spot.section) else { return Reply::stay() };
        let span = self.selected().filter(|_| self.is_selecting()).map(|(_, span)| span);
        let anchor = match span {
            None => Anchor { section: told.id.clone(), start: 0, end: 0, quote: String::new() },
            Some(span) => {
                // A quotation has as many bytes as a label.
                let end = (span.start..=span.end.min(span.start + limits::LABEL))
                    .rev()
                    .find(|end| told.text.is_char_boundary(*end))
                    .unwrap_or(span.start);
                let quote = part(&told.text, span.start..end).to_owned();
                Anchor { section: told.id.clone(), start: span.start, end, quote }
            }
        };
        self.comment_on(Some(anchor))
    }

    fn comment_on(&mut self, anchor: Option<Anchor>) -> Reply {
        let (title, about) = match &anchor {
            None => ("Comment on the whole answer".to_owned(), String::new()),
            Some(anchor) => {
                let title = self.take.section(&anchor.section).map(|at| self.section_title(at)).unwrap_or_default();
                let quote = if anchor.quote.is_empty() { String::new() } else { quoted(&anchor.quote) };
                (format!("Comment on {title}"), quote)
            }
        };
        self.pending = Some(Pending::Comment(anchor));
        Reply::go(Write::note("comment", title, about).screen())
    }

    /// The comment that is chosen, or else the first one on the chosen words' section.
    fn chosen_comment(&self, common: &Common) -> Option<(NoteId, String, bool)> {
        let shown = self.shown(common);
        let section = self.take.sections.get(self.spot.section).map(|section| section.id.as_str());
        let near = || shown.iter().find(|one| one.thread.anchor.is_some_and(|it| Some(it.section.as_str()) == section));
        let one = self.chosen.and_then(|at| shown.get(at)).or_else(near).or(shown.first())?;
        Some((one.thread.id.clone(), one.thread.text.to_owned(), one.thread.open))
    }

    fn reply(&mut self, common: &mut Common) -> Reply {
        let Some((to, text, _)) = self.chosen_comment(common) else {
            common.say("there is no comment to reply to");
            return Reply::stay();
        };
        self.pending = Some(Pending::Reply(to));
        Reply::go(Write::note("reply", "Reply", quoted(&text)).screen())
    }

    fn resolve(&mut self, common: &mut Common, now: Moment) -> Reply {
        let Some((to, _, open)) = self.chosen_comment(common) else {
            common.say("there is no comment to resolve");
            return Reply::stay();
        };
        match self.record(What::Resolved { to, open: !open }, common, now) {
            Ok(effects) => {
                common.say(if open { "resolved; the same key opens it again where it is shown" } else { "open again" });
                if open && !self.resolved {
                    self.chosen = None;
                }
                Reply::effects(effects)
            }
            Err(reply) => reply,
        }
    }

    fn rate(&self, common: &Common) -> Reply {
        let pattern = match &self.rubric {
            Some(rubric) => Some(&rubric.pattern),
            None => common.library.pattern(&self.take.header.pattern),
        };
        let scale = pattern.and_then(|pattern| pattern.scale.clone()).unwrap_or_else(Scale::general);
        let sections = self.take.sections.iter().enumerate();
        let sections = sections.map(|(at, section)| (section.id.clone(), self.section_title(at))).collect();
        Reply::go(Rate::new(scale, sections, self.mine(common), self.is_blind(common)).screen())
    }

    fn advise(&self, common: &Common) -> Reply {
        let so_far = common.me().and_then(|me| self.take.notes.review_by(&me.id));
        Reply::go(Advise::new(so_far, &self.take.header.pattern).screen())
    }

    /// Opens the private notes that were read, with what is written of them so far.
    pub(super) fn write_privately(&mut self, read: &str, so_far: &str) -> Reply {
        read.clone_into(&mut self.private);
        let title = "Private notes: kept beside the file, never shared";
        let mut screen = Write::on("private", title, read.to_owned(), PRIVATE);
        if so_far != read {
            screen = screen.with(so_far);
        }
        Reply::go(screen.screen())
    }

    /// Something was written, rated or confirmed.
    pub(super) fn said(&mut self, answer: &Answer, common: &mut Common, now: Moment) -> Reply {
        let pending = self.pending.take();
        let what = match (answer.topic, &answer.reply) {
            ("comment", Said::Text(text)) => match pending.clone() {
                Some(Pending::Comment(anchor)) => What::Comment { anchor, text: clean(text) },
                _ => return Reply::stay(),
            },
            ("reply", Said::Text(text)) => match pending.clone() {
                Some(Pending::Reply(to)) => What::Reply { to, text: clean(text) },
                _ => return Reply::stay(),
            },
            (rate::TOPIC, Said::Rating(rating)) => What::Rated((**rating).clone()),
            (advise::TOPIC, Said::Review(review)) => What::Reviewed((**review).clone()),
            ("reveal", Said::Yes) => What::Revealed,
            _ => return Reply::stay(),
        };
        if self.is_as_it_was(&what, common) {
            common.say("it is as it was, so nothing was noted");
            return Reply::stay();
        }
        let done = match &what {
            What::Comment { .. } => "commented",
            What::Reply { .. } => "replied",
            What::Rated(_) => "rated; what was judged stands beside it",
            What::Reviewed(_) => "the review stands at the top",
            _ => "shown, and written into the session",
        };
        let shows = matches!(what, What::Rated(_) | What::Revealed | What::Reviewed(_));
        match self.record(what, common, now) {
            Ok(effects) => {
                common.say(done);
                self.other = None;
                if shows {
                    self.top = 0;
                }
                Reply::effects(effects)
            }
            Err(reply) => {
                // What was written is not lost: it can be changed, or copied.
                let (Said::Text(text), Some(again)) = (&answer.reply, pending) else { return reply };
                self.pending = Some(again);
                reply.then(Reply::go(Write::note(answer.topic, "Not noted", "").with(text).screen()))
            }
        }
    }

    /// Whether this is the rating or the review that this coach holds already: one more would only fill the log.
    fn is_as_it_was(&self, what: &What, common: &Common) -> bool {
        let Some(me) = common.me() else { return false };
        let notes = &self.take.notes;
        match what {
            What::Rated(new) => {
                notes.rating_by(&me.id).is_some_and(|old| *old == Rating { blind: old.blind, ..new.clone() })
            }
            What::Reviewed(new) => notes.review_by(&me.id) == Some(new),
            _ => false,
        }
    }

    /// The candidate looks at what was noted on their own session: it is not new any more.
    pub fn see(&mut self, common: &mut Common, now: Moment) -> Vec<Effect> {
        let me = common.remembered.me.clone().unwrap_or_else(|| Who { id: common.fresh_id(), name: String::new() });
        if !self.own || self.read_only || self.take.notes.unseen_by(&me.id).is_empty() {
            return Vec::new();
        }
        let note = Note { id: common.fresh_id(), who: me, wall: now.wall(), what: What::Seen };
        self.append(note, common, now).unwrap_or_default()
    }

    /// This moment, or the second after one's own last note, since of two notes of one second nobody could tell the
    /// later. A note from far in the future is some other clock's.
    fn after_mine(&self, common: &Common, now: Moment) -> Moment {
        let mine = self.take.notes.0.iter().filter(|note| common.me().is_some_and(|me| me.id == note.who.id));
        let last = mine.filter_map(|note| clock::wall_ms(&note.wall)).max();
        let next =
            last.map(|last| last.saturating_add(1_000)).filter(|next| *next < now.wall_ms.saturating_add(FUTURE));
        Moment { wall_ms: now.wall_ms.max(next.unwrap_or(now.wall_ms)), ..now }
    }

    /// Puts a note into the log; where it cannot follow, says why.
    fn record(&mut self, what: What, common: &mut Common, now: Moment) -> Result<Vec<Effect>, Reply> {
        match common.note(what, self.after_mine(common, now)) {
            Some(note) => self.append(note, common, now),
            None => Err(Reply::stay()),
        }
    }

    fn append(&mut self, note: Note, common: &mut Common, now: Moment) -> Result<Vec<Effect>, Reply> {
        common.append(&mut self.take, Event::Noted(Box::new(note)), now).ok_or_else(Reply::stay)
    }
}
