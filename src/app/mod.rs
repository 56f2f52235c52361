//! The program without a terminal: messages in, state changed, effects out.
//!
//! [`App::update`] is the only door. It reads no clock and no file, and never panics. Each screen has a file of its
//! own here and a file of the same name in `ui` that draws it.

pub mod command;
pub mod common;
pub mod editor;
pub mod effect;
pub mod key;
pub mod keymap;
mod known;
mod leave;
pub mod list;
pub mod msg;
pub mod paper;
pub mod plan;
pub mod remembered;
pub mod rows;
pub mod screen;
pub mod size;
pub mod wrap;

pub mod advise;
pub mod aims;
pub mod aloud;
pub mod asked;
pub mod bank;
pub mod before_drill;
pub mod borders;
pub mod choosing;
pub mod compare;
pub mod debrief;
pub mod drill;
pub mod drilled;
pub mod help;
pub mod home;
pub mod inbox;
pub mod interview;
pub mod learn;
pub mod leaving;
pub mod menu;
pub mod mock;
pub mod noting;
pub mod past;
pub mod problems;
pub mod progress;
pub mod prompt;
pub mod question;
pub mod questions;
pub mod quiz;
pub mod rate;
pub mod rehearse;
pub mod replay;
pub mod review;
pub mod revise;
pub mod saved;
pub mod scorecard;
pub mod scroll;
pub mod sessions;
pub mod setup;
pub mod sharing;
pub mod sheet;
pub mod story;
pub mod think;
pub mod welcome;
pub mod write;

pub use command::{Command, Scope};
pub use common::{Common, Notice};
pub use effect::Effect;
pub use key::{Code, Key};
pub use keymap::KeyMap;
pub use msg::Msg;
pub use plan::Plan;
pub use remembered::{Remembered, ThemeName};
pub use screen::{Go, Kind, Reply, Screen};
pub use size::Size;

use crate::clock::Moment;
use crate::content::clean::clean;
use msg::Said;
use std::path::PathBuf;

/// Where a coach begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Desk {
    /// With what lies in a folder.
    Inbox(PathBuf),
    /// With the user's own sessions, which lie in this folder.
    Own(PathBuf),
    /// With the session of a file.
    Review(PathBuf),
}

/// The whole program: what all screens share, and the screens that lie over each other.
#[derive(Debug, Clone)]
pub struct App {
    /// What all screens share.
    pub common: Common,
    /// From the lowest to the one that has the keys; never empty.
    screens: Vec<Screen>,
    /// A coach began at the desk, and leaves the program with it.
    at_desk: bool,
}

impl App {
    /// Starts on home, on the welcome screen at the very first start, or in a rehearsal when `plan` names one;
    /// who starts so needs no welcome the next time, but the way back to a session that was cut off.
    /// The effects must be carried out before the first key.
    pub fn start(common: Common, plan: Option<Plan>, now: Moment) -> (Self, Vec<Effect>) {
        let mut app = Self { common, screens: vec![Screen::Home(home::Home::default())], at_desk: false };
        let mut effects = vec![Effect::LoadSessions];
        if let Some(plan) = plan {
            if !app.common.remembered.welcomed {
                app.common.remembered.welcomed = true;
                effects.push(Effect::Remember(Box::new(app.common.remembered.clone())));
            }
            let go = plan.begin(&mut app.common, now);
            effects.extend(app.follow(Reply::go(go), now));
        } else if !app.common.remembered.welcomed
            && let Some(welcome) = welcome::Welcome::new(&app.common)
        {
            app.screens.push(Screen::Welcome(Box::new(welcome)));
        }
        (app, effects)
    }

    /// Starts at a coach's desk: in the inbox of a folder, or in the review of one session.
    pub fn at_desk(common: Common, begin: Desk) -> (Self, Vec<Effect>) {
        let mut app = Self { common, screens: vec![Screen::Home(home::Home::default())], at_desk: true };
        let mut effects = vec![Effect::LoadSessions];
        app.common.owes_name = !matches!(begin, Desk::Own(_));
        match begin {
            Desk::Inbox(folder) | Desk::Own(folder) => {
                effects.push(Effect::LoadInbox(folder.clone()));
                app.screens.push(Screen::Inbox(Box::new(inbox::Inbox::new(folder))));
                if let Go::To(name) = app.common.ask_name_first() {
                    app.screens.push(name);
                }
            }
            Desk::Review(place) => {
                let wanted = review::Wanted { place: review::Place::File(place), attempt: None, before: None };
                effects.push(Effect::Review(Box::new(wanted)));
            }
        }
        (app, effects)
    }

    /// The screen that has the keys.
    pub fn top(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// Puts a screen over all others.
    pub fn show(&mut self, screen: Screen) {
        self.screens.push(screen);
    }

    /// The screens to draw, the lowest first: the last whole page and what lies over it.
    pub fn visible(&self) -> &[Screen] {
        let page = self.screens.iter().rposition(|screen| !screen.kind().floats()).unwrap_or(0);
        self.screens.get(page..).unwrap_or_default()
    }

    /// When something changes by itself: a digit of a running clock, also one that lies below. Without one, never.
    pub fn next_wake(&self, now: Moment) -> Option<Moment> {
        // The time to think ends only where it is seen.
        let below = self.screens.len().saturating_sub(1);
        let hidden = |(at, screen): &(usize, &Screen)| *at < below && screen.kind() == Kind::Think;
        let screens = self.screens.iter().enumerate().filter(|it| !hidden(it));
        screens.filter_map(|(_, screen)| screen.next_wake(&self.common, now)).min()
    }

    /// Whether clicks and the wheel do something here; elsewhere the terminal keeps its own selection.
    pub fn wants_mouse(&self) -> bool {
        self.kind() == Kind::Rehearse
    }

    /// Takes one message in and says what must be done outside.
    pub fn update(&mut self, msg: Msg, now: Moment) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => {
                self.common.notice = None;
                let kind = self.kind();
                let command = self.common.keys.command(key, kind);
                let typed = key.typed().is_some() && self.top().is_some_and(|top| top.takes_words(&self.common));
                match command.filter(|_| !typed) {
                    Some(command) => self.run(command, now),
                    None => self.tell_top(&Msg::Key(key), now),
                }
            }
            Msg::Command(command) => self.run(command, now),
            Msg::Paste(text) => self.tell_top(&Msg::Paste(clean(&text)), now),
            Msg::Mouse(_)
            | Msg::Answered(_)
            | Msg::Private(_)
            | Msg::NotKept(..)
            | Msg::Written(_)
            | Msg::SheetInTheWay(_) => self.tell_top(&msg, now),
            Msg::Resize(size) => {
                self.common.size = size;
                self.tell_all(&msg, now)
            }
            Msg::Focus(true) => {
                let mut effects = self.tell_all(&msg, now);
                effects.push(Effect::Reload);
                effects
            }
            Msg::Reading => {
                self.common.reading = self.common.sessions.is_empty();
                Vec::new()
            }
            Msg::Sessions(rows) => {
                self.common.list(rows);
                self.tell_all(&Msg::Listed, now)
            }
            Msg::Progress(attempts) => {
                self.common.progress = Some(crate::progress::Progress::of(attempts));
                self.tell_all(&Msg::Listed, now)
            }
            Msg::NextId(id) => {
                self.common.next_id = id;
                Vec::new()
            }
            Msg::Opened(opened) => {
                self.common.notice = opened.damage.first().cloned().map(Notice::Fault);
                let go = match screen::opened(*opened, &mut self.common, now) {
                    Go::HomeThen(screen) if self.kind() == Kind::Debrief => Go::To(screen),
                    go => go,
                };
                let mut effects = self.follow(Reply::go(go), now);
                // The list is known already: a scorecard looks there for the session before it.
                effects.extend(self.tell_all(&Msg::Listed, now));
                effects
            }
            Msg::Review(wanted, place, opened, before) => {
                if let Some(damage) = opened.damage.first() {
                    self.common.notice = Some(Notice::Fault(damage.clone()));
                }
                let mut screen = review::Review::new(*opened, place, wanted.attempt, &self.common);
                let seen = screen.see(&mut self.common, now);
                let beside = before.map(|before| screen.beside(before, &mut self.common)).unwrap_or_default();
                let name = if screen.takes_notes() { self.common.ask_name_first() } else { Go::Stay };
                let go = Go::To(Screen::Review(Box::new(screen)));
                let mut effects = self.follow(Reply { effects: seen, go }, now);
                effects.extend(self.follow(beside, now));
                effects.extend(self.follow(Reply::go(name), now));
                effects
            }
            Msg::Interview(id, sessions) => {
                let reply = mock::go_on_with(&id, sessions, &mut self.common, now);
                self.follow(reply, now)
            }
            Msg::Reloaded(content) => {
                self.common.replace(*content);
                self.tell_all(&Msg::Listed, now)
            }
            Msg::Done(text) => {
                self.common.notice = Some(Notice::Fine(text));
                Vec::new()
            }
            Msg::Failed(text) => {
                self.common.notice = Some(Notice::Fault(text));
                Vec::new()
            }
            Msg::NotRecalled(_, ref fault) => {
                self.common.notice = Some(Notice::Fault(fault.clone()));
                self.tell_all(&msg, now)
            }
            Msg::Unsaved(fault) => {
                // What was said of a note before it was to be written would contradict it.
                if fault.is_some() && matches!(self.common.notice, Some(Notice::Fine(_))) {
                    self.common.notice = None;
                }
                self.common.unsaved = fault;
                Vec::new()
            }
            Msg::Wake
            | Msg::Listed
            | Msg::Recalled(_)
            | Msg::Appearances(..)
            | Msg::Sheet(_)
            | Msg::Rejoined(_)
            | Msg::Inbox(..)
            | Msg::Comments(_)
            | Msg::SheetWritten(_)
            | Msg::Focus(false)
            | Msg::Suspended
            | Msg::Continued
            | Msg::Ending => self.tell_all(&msg, now),
        }
    }

    fn kind(&self) -> Kind {
        self.top().map_or(Kind::Home, Screen::kind)
    }

    fn refused(&self) -> &'static [Command] {
        self.top().map_or(&[], Screen::refused)
    }

    fn run(&mut self, command: Command, now: Moment) -> Vec<Effect> {
        match command {
            Command::CopyOrQuit if self.top().is_some_and(Screen::has_selection) => {
                self.tell_top(&Msg::Command(Command::Copy), now)
            }
            Command::Quit | Command::CopyOrQuit => self.quit(now),
            Command::Suspend => vec![Effect::Suspend],
            Command::Redraw => vec![Effect::Redraw],
            // The same key closes the page again.
            Command::Help if self.kind() == Kind::Help => self.tell_top(&Msg::Command(command), now),
            Command::Help => {
                let help = help::Help::new(self.kind()).without(self.refused());
                self.follow(Reply::go(Go::To(Screen::Help(help))), now)
            }
            Command::Menu if self.top().is_some_and(Screen::lies_open) => self.tell_top(&Msg::Command(command), now),
            Command::Menu => {
                let menu = menu::Menu::new(self.kind()).without(self.refused());
                self.follow(Reply::go(Go::To(Screen::Menu(menu))), now)
            }
            other => self.tell_top(&Msg::Command(other), now),
        }
    }

    fn tell_top(&mut self, msg: &Msg, now: Moment) -> Vec<Effect> {
        let Some(screen) = self.screens.last_mut() else { return Vec::new() };
        let reply = screen.update(&mut self.common, msg, now);
        self.follow(reply, now)
    }

    /// Tells every screen, also those that lie below: a rehearsal under a question must pause too. Only the top one can
    /// lead elsewhere.
    fn tell_all(&mut self, msg: &Msg, now: Moment) -> Vec<Effect> {
        let common = &mut self.common;
        let mut replies: Vec<Reply> = self.screens.iter_mut().map(|screen| screen.update(common, msg, now)).collect();
        let go = replies.last_mut().map(|reply| std::mem::take(&mut reply.go)).unwrap_or_default();
        let mut effects: Vec<Effect> = replies.into_iter().flat_map(|reply| reply.effects).collect();
        effects.extend(self.follow(Reply::go(go), now));
        effects
    }

    fn follow(&mut self, reply: Reply, now: Moment) -> Vec<Effect> {
        let mut effects = reply.effects;
        let leaves = matches!(reply.go, Go::Back | Go::Answer(_)) && self.screens.len() > 1;
        match reply.go {
            Go::Stay => {}
            Go::To(screen) => self.screens.push(screen),
            Go::Instead(screen) => {
                self.leave();
                self.screens.push(screen);
            }
            Go::Back => self.leave(),
            Go::Home => {
                // The scorecard of a mock interview stays until it is left itself.
                let below = self.screens.len().saturating_sub(1);
                let debrief = self.screens.iter().position(|screen| screen.kind() == Kind::Debrief);
                self.screens.truncate(debrief.filter(|at| *at < below).map_or(1, |at| at + 1));
            }
            Go::HomeThen(screen) => {
                self.screens.truncate(1);
                self.screens.push(screen);
            }
            Go::Run(command) => {
                self.leave();
                effects.extend(self.run(command, now));
            }
            Go::Answer(answer) if answer.topic == leave::TOPIC => {
                self.leave();
                if answer.reply == Said::Yes {
                    effects.extend(self.abandon(now));
                }
            }
            Go::Answer(answer) => {
                self.leave();
                effects.extend(self.tell_top(&Msg::Answered(answer), now));
            }
        }
        if self.at_desk && leaves && self.screens.len() == 1 {
            effects.push(Effect::Quit);
        }
        effects
    }

    /// Takes the top screen away; the lowest one stays.
    fn leave(&mut self) {
        if self.screens.len() > 1 {
            self.screens.pop();
        }
    }
}
