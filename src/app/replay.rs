//! A session played again: the rehearsal as it stood, at the time that one chooses, with the time in which the clocks
//! stood left out.

use super::msg::Opened;
use super::rehearse::Rehearse;
use super::rehearse::measure::{clock, later};
use super::{Command, Common, Effect, Go, Msg, Reply, Screen, Size};
use crate::clock::Moment;
use crate::session::moments::Found;
use crate::session::timeline::Timeline;
use crate::session::{self, SessionId};
use std::sync::Arc;

/// Milliseconds that one key goes on or back.
const STEP: u64 = 5_000;
/// How much faster the fast way is.
const FAST: u64 = 4;
/// Milliseconds between two frames at least, while it plays.
const FRAME: u64 = 40;
/// Within so many ms of its start, a section's key leads to the one before.
const SLACK: u64 = 1_000;
/// Rows of a screen that has none for a timeline.
const LOW: u16 = 12;

/// A session that is played again.
#[derive(Debug, Clone)]
pub struct Replay {
    /// The rehearsal as it stood.
    pub page: Rehearse,
    /// Where the time went.
    pub line: Timeline,
    /// The findings as they appeared, once they are known; never when blind.
    pub found: Option<Arc<Found>>,
    /// Whether nothing that was judged may be shown.
    pub blind: bool,
    /// Whether it plays four times as fast.
    pub fast: bool,
    /// Whether the answer was told in one piece.
    pub in_one: bool,
    id: SessionId,
    log: session::Replay,
    /// Told time that is shown, in ms.
    at: u64,
    /// Told time and moment since when it plays.
    plays: Option<(u64, Moment)>,
}

/// Rows of the timeline below a replay on a screen of that size.
pub const fn strip_rows(blind: bool, size: Size) -> u16 {
    match (size.height < LOW, blind) {
        (true, _) => 0,
        (false, true) => 2,
        (false, false) => 3,
    }
}

impl Replay {
    /// Opens it over the screen that asks for it, at its start. `blind` leaves out everything that was judged.
    pub fn open(opened: &Opened, blind: bool, common: &mut Common, now: Moment) -> Reply {
        if opened.entries.is_empty() {
            common.say("there is nothing to replay: the log holds no entries");
            return Reply::stay();
        }
        let Some(page) = Rehearse::replayed(opened, blind, common, now) else { return Reply::stay() };
        let header = &opened.take.header;
        let find = (!blind).then(|| {
            let (header, entries) = (Box::new(header.clone()), Arc::clone(&opened.entries));
            Effect::FindAppearances(header, entries, Arc::clone(&page.rubric))
        });
        let mut screen = Self {
            line: Timeline::of(header, &opened.entries),
            found: None,
            blind,
            fast: false,
            in_one: header.is_told_in_one(),
            id: header.id.clone(),
            log: session::Replay::new(header.clone(), Arc::clone(&opened.entries)),
            at: 0,
            plays: None,
            page,
        };
        screen.show(common, now);
        Reply { effects: find.into_iter().collect(), go: Go::To(Screen::Replay(Box::new(screen))) }
    }

    /// Told time that is shown, in ms.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// Whether it plays.
    pub fn plays(&self) -> bool {
        self.plays.is_some()
    }

    const fn speed(&self) -> u64 {
        if self.fast { FAST } else { 1 }
    }

    /// While it plays: when the next entry is due, a clock shows another second, or a clause is taken for ended.
    pub fn next_wake(&self, now: Moment) -> Option<Moment> {
        self.plays?;
        let entry = self.log.next_at().map(|at| self.line.told(at));
        let second = self.at + 1_000 - self.page.clock_ms(now) % 1_000;
        let clause = self.line.told(self.log.take().at.saturating_add(super::rehearse::SETTLES));
        let due = [entry, Some(clause)].into_iter().flatten().filter(|due| *due > self.at).fold(second, u64::min);
        let wait = (due.min(self.line.length).saturating_sub(self.at)).div_ceil(self.speed());
        Some(later(now, wait.max(FRAME)))
    }

    /// Takes one message in.
    pub fn update(&mut self, common: &mut Common, msg: &Msg, now: Moment) -> Reply {
        self.pass(now);
        match msg {
            Msg::Command(Command::Back) => return Reply::go(Go::Back),
            Msg::Command(command) => self.command(*command, common, now),
            Msg::Key(key) => {
                if let Some(tenth) = key.typed().and_then(|c| c.to_digit(10)) {
                    self.go(self.line.length / 10 * u64::from(tenth), now);
                }
            }
            Msg::Appearances(id, found) if *id == self.id && !self.blind => {
                self.found = Some(Arc::clone(found));
                self.page.coach.known = Arc::clone(found);
            }
            Msg::Resize(_) => self.page.rewrap(common),
            Msg::Suspended => self.plays = None,
            _ => {}
        }
        self.show(common, now);
        Reply::stay()
    }

    fn command(&mut self, command: Command, common: &mut Common, now: Moment) {
        match command {
            Command::ReplayPlay if self.plays() => self.plays = None,
            Command::ReplayPlay if self.line.length == 0 => common.say("no clock ran, so there is nothing to play"),
            Command::ReplayPlay => {
                let from = if self.at >= self.line.length { 0 } else { self.at };
                (self.at, self.plays) = (from, Some((from, now)));
            }
            Command::ReplaySpeed => {
                self.fast = !self.fast;
                self.go(self.at, now);
            }
            Command::ReplayOn => self.go(self.at + STEP, now),
            Command::ReplayBack => self.go(self.at.saturating_sub(STEP), now),
            Command::ReplayStart => self.go(0, now),
            Command::ReplayEnd => self.go(self.line.length, now),
            Command::ReplayNextSection => {
                let next = self.line.next_visit(self.at);
                self.go_or_say(next, "this is the last section that was told", common, now);
            }
            Command::ReplaySectionBefore => {
                let before = self.line.visit_before(self.at, SLACK);
                self.go_or_say(before, "this is where the answer begins", common, now);
            }
            Command::ReplaySilence => {
                let next = self.line.next_silence(self.at);
                self.go_or_say(next, "no silence of 3 s begins after this", common, now);
            }
            Command::ReplayFinding => self.next_finding(common, now),
            Command::ReplayUp | Command::ReplayDown => self.page.scroll(command == Command::ReplayDown),
            _ => {}
        }
    }

    fn go(&mut self, told: u64, now: Moment) {
        self.at = told.min(self.line.length);
        self.plays = self.plays.filter(|_| self.at < self.line.length).map(|_| (self.at, now));
    }

    fn go_or_say(&mut self, told: Option<u64>, otherwise: &str, common: &mut Common, now: Moment) {
        match told {
            Some(told) => self.go(told, now),
            None => common.say(otherwise),
        }
    }

    /// Stops where the next finding appeared, and says which.
    fn next_finding(&mut self, common: &mut Common, now: Moment) {
        if self.blind {
            common.say("blind: what was found is shown once you have rated this answer");
            return;
        }
        let Some(found) = self.found.clone() else {
            common.say("the findings are still being looked for");
            return;
        };
        let next = found.all.iter().map(|one| (self.line.told(one.from), one)).find(|(told, _)| *told > self.at);
        let Some((told, one)) = next else {
            common.say("no finding appears after this");
            return;
        };
        self.plays = None;
        self.go(told, now);
        let went = one.to.map(|to| format!("; it goes at {}", clock(self.line.told(to)))).unwrap_or_default();
        let quote = super::paper::quoted(super::paper::short(&one.quote, 40).as_str());
        let sign = super::paper::sign(one.polarity);
        let beside = found.all.iter().filter(|other| self.line.told(other.from) == told).count() - 1;
        let more = if beside > 0 { format!(", and {beside} more then") } else { String::new() };
        common.say(format!("{} {sign} {quote} {}{went}{more}", clock(told), one.family));
    }

    /// Time passes while it plays.
    fn pass(&mut self, now: Moment) {
        if let Some((from, since)) = self.plays {
            self.at = from.saturating_add(now.since(since).saturating_mul(self.speed())).min(self.line.length);
            if self.at == self.line.length {
                self.plays = None;
            }
        }
    }

    fn show(&mut self, common: &Common, now: Moment) {
        let at = self.line.at(self.at);
        self.log.seek(at);
        self.page.show(self.log.take(), self.log.cursor(), at, common, now);
    }
}
