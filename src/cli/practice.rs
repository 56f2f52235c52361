//! Runs the terminal: events in, the app's effects carried out, one frame drawn.
//!
//! An input thread and a signal thread feed one channel; this thread owns the app and the terminal. It sleeps until
//! an event comes or a digit of a clock must change.

mod editor;
mod effects;
mod input;
mod terminal;

use super::meant::{meant, unknown};
use super::{Done, Failure, Outcome, rehearse};
use crate::app::{App, Common, Desk, Effect, Msg, Plan};
use crate::clock::{self, Moment};
use crate::store::Store;
use effects::Effects;
use input::{Gate, Input, Signal};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use terminal::Screen;

/// Where to start.
#[derive(Debug)]
pub enum Start<'a> {
    /// Home.
    Home,
    /// At once in a rehearsal.
    Rehearsal(&'a rehearse::Args),
    /// At a coach's desk.
    Desk(Desk),
}

/// Runs the program on this terminal.
pub fn run(store: &Store, start: Start<'_>) -> Outcome {
    usable(std::io::stdin().is_terminal() && std::io::stdout().is_terminal())?;
    // Beside the reading of the content, since the first frame waits for both. Without it the zone is read later.
    let _ = std::thread::Builder::new().name("zone".to_owned()).spawn(clock::know_the_zone);
    let mut effects = Effects::new(store.clone());
    let mut common =
        effects.common().map_err(|error| Failure(format!("the system gives no random numbers: {error}")))?;
    let plan = match &start {
        Start::Rehearsal(args) => Some(plan(args, &common)?),
        Start::Home | Start::Desk(_) => None,
    };
    common.no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let gone = |error: std::io::Error| Failure(format!("cannot use the terminal: {error}"));
    let screen = Screen::open().map_err(gone)?;
    common.size = Screen::size().unwrap_or_default();
    let input::Inputs { events, sender, gate } = input::start().map_err(gone)?;
    effects.tell_later(sender.clone());
    let (app, first) = match start {
        Start::Desk(desk) => App::at_desk(common, desk),
        Start::Home | Start::Rehearsal(_) => App::start(common, plan, clock::now()),
    };
    let mut practice = Practice { app, effects, screen, events, sender, gate, away: false };
    // The first frame needs nothing of what is asked for here.
    let end = match practice.draw() {
        Ok(()) => practice.carry_out(first).unwrap_or_else(|| practice.run()),
        Err(_) => End::Gone,
    };
    practice.end(end)
}

/// How it ends.
#[derive(Clone, Copy)]
enum End {
    /// The user left.
    Quit,
    /// The terminal is not there any more.
    Gone,
    /// A signal asks for it.
    Killed(i32),
}

struct Practice {
    app: App,
    effects: Effects,
    screen: Screen,
    events: Receiver<Input>,
    /// For a thread that waits for the user's editor.
    sender: Sender<Input>,
    gate: Gate,
    /// Stopped by Ctrl-Z: nothing is drawn until the shell lets us go on.
    away: bool,
}

impl Practice {
    fn run(&mut self) -> End {
        loop {
            if !self.away && self.draw().is_err() {
                return End::Gone;
            }
            let now = clock::now();
            let mut batch = match self.app.next_wake(now) {
                Some(due) => match self.events.recv_timeout(clock::until(now, due)) {
                    Ok(event) => vec![event],
                    Err(RecvTimeoutError::Timeout) => Vec::new(),
                    Err(RecvTimeoutError::Disconnected) => return End::Gone,
                },
                None => match self.events.recv() {
                    Ok(event) => vec![event],
                    Err(_) => return End::Gone,
                },
            };
            batch.extend(self.events.try_iter());
            // Fatal signals first: the kernel sends SIGCONT with SIGHUP, and drawing then would fail before the save.
            if let Some(signal) = batch.iter().find_map(Input::fatal) {
                return End::Killed(signal);
            }
            if let Some(end) = self.tell(Msg::Wake, clock::now()) {
                return end;
            }
            for event in batch {
                if let Some(end) = self.take(event) {
                    return end;
                }
            }
        }
    }

    fn take(&mut self, event: Input) -> Option<End> {
        let now = clock::now();
        match event {
            Input::Msg(msg) => self.tell(msg, now),
            Input::Signal(Signal::Stop) => self.suspend(now),
            Input::Signal(Signal::Continue) => {
                self.away = false;
                self.back(now)
            }
            Input::Signal(Signal::Resized) => {
                let size = Screen::size().unwrap_or(self.app.common.size);
                self.tell(Msg::Resize(size), now)
            }
            Input::Signal(Signal::Fatal(signal)) => Some(End::Killed(signal)),
            Input::Gone => Some(End::Gone),
            Input::Read(read) => {
                let msgs = self.effects.take(*read);
                msgs.into_iter().find_map(|msg| self.tell(msg, clock::now()))
            }
            Input::Edited(_) => None,
        }
    }

    fn tell(&mut self, msg: Msg, now: Moment) -> Option<End> {
        let effects = self.app.update(msg, now);
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> Option<End> {
        for effect in effects {
            match effect {
                Effect::Quit => return Some(End::Quit),
                Effect::Suspend => {
                    if let Some(end) = self.suspend(clock::now()) {
                        return Some(end);
                    }
                }
                Effect::Edit(path) => {
                    if let Some(end) = self.edit(&path) {
                        return Some(end);
                    }
                }
                Effect::Redraw => self.screen.repaint(),
                Effect::Copy(text) => {
                    if Screen::copy(&text).is_err() {
                        return Some(End::Gone);
                    }
                }
                other => {
                    for msg in self.effects.carry_out(other) {
                        if let Some(end) = self.tell(msg, clock::now()) {
                            return Some(end);
                        }
                    }
                }
            }
        }
        None
    }

    /// Saves, and tells the app what became of it: the file may be another one by now, whose numbers it must go on with.
    fn sync(&mut self) -> Option<End> {
        self.carry_out(vec![Effect::Sync])
    }

    fn suspend(&mut self, now: Moment) -> Option<End> {
        if !terminal::shell_above() {
            return self.tell(Msg::Done("there is no shell to go back to; leave with Ctrl-Q".to_owned()), now);
        }
        if let Some(end) = self.tell(Msg::Suspended, now) {
            return Some(end);
        }
        if let Some(end) = self.sync() {
            return Some(end);
        }
        self.away = true;
        terminal::restore();
        // Returns when the shell lets us go on; the signal thread then hears SIGCONT.
        if signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP).is_err() {
            return self.take(Input::Signal(Signal::Continue));
        }
        None
    }

    /// Takes the terminal over again.
    fn back(&mut self, now: Moment) -> Option<End> {
        if self.screen.enter().is_err() {
            return Some(End::Gone);
        }
        self.screen.repaint();
        let size = Screen::size().unwrap_or(self.app.common.size);
        self.tell(Msg::Resize(size), now).or_else(|| self.tell(Msg::Continued, now))
    }

    /// Lets the user's editor have the terminal, and reads the files again when it is done.
    fn edit(&mut self, path: &Path) -> Option<End> {
        let Some(command) = editor::wanted() else {
            let fault = "no editor is named: set EDITOR or VISUAL, or change the texts here";
            return self.tell(Msg::Failed(fault.to_owned()), clock::now());
        };
        if let Some(end) = self.tell(Msg::Suspended, clock::now()) {
            return Some(end);
        }
        if let Some(end) = self.sync() {
            return Some(end);
        }
        if !self.gate.hold() {
            return Some(End::Gone);
        }
        terminal::restore();
        let ended = editor::run(&command, path, &self.sender, &self.events);
        self.gate.release();
        let ended = match ended {
            Ok(ended) => ended,
            Err(signal) => return Some(End::Killed(signal)),
        };
        if let Some(end) = self.back(clock::now()) {
            return Some(end);
        }
        let content = self.effects.reload();
        if let Some(end) = self.tell(content, clock::now()) {
            return Some(end);
        }
        let told = editor::told(&command, ended, path, &self.app.common.library);
        self.tell(told, clock::now())
    }

    fn draw(&mut self) -> std::io::Result<()> {
        self.screen.mouse(self.app.wants_mouse())?;
        self.screen.draw(&self.app, clock::now())
    }

    fn end(mut self, end: End) -> Outcome {
        if !matches!(end, End::Quit) {
            for effect in self.app.update(Msg::Ending, clock::now()) {
                self.effects.carry_out(effect);
            }
        }
        self.effects.carry_out(Effect::Sync);
        terminal::restore();
        for line in self.effects.rescue() {
            // The terminal may be gone, and then nobody reads it.
            let _ = writeln!(std::io::stderr(), "starcoach: {line}");
        }
        let signal = match end {
            End::Quit => return Ok(Done::Fine),
            End::Killed(signal) => signal,
            End::Gone => signal_hook::consts::SIGHUP,
        };
        // Ends the process with the status that the signal gives; nothing may be dropped on a terminal that is gone.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
        std::process::exit(128 + signal)
    }
}

/// Refuses where nothing can be drawn, and names what works there.
fn usable(terminal: bool) -> Result<(), Failure> {
    let elsewhere = "these work without one: starcoach check, score, explain, import, sessions, share, merge, report";
    if !terminal {
        return Err(Failure(format!("practising needs a terminal for input and output\n{elsewhere}")));
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(Failure(format!("this terminal says that it cannot place text (TERM=dumb)\n{elsewhere}")));
    }
    Ok(())
}

/// What the command line asks for, over what was remembered.
fn plan(args: &rehearse::Args, common: &Common) -> Result<Plan, Failure> {
    let library = &common.library;
    let (wanted, pattern) = meant("question", &args.pattern, &library.patterns)?;
    let story = args.story.as_ref().map(|id| meant("story", id, &library.stories)).transpose()?;
    if let Some(level) = args.level.as_ref().filter(|level| pattern.level(level).is_none()) {
        return Err(unknown("level", level, pattern.levels.iter().map(|level| &level.id)));
    }
    if let Some(principle) = args.principle.as_ref().filter(|id| pattern.angle(id).is_none()) {
        let known = pattern.angles.iter().map(|angle| &angle.principle);
        return Err(unknown("principle of this question", principle, known));
    }
    let remembered = &common.remembered;
    Ok(Plan {
        pattern: wanted.clone(),
        story: story.map(|(id, _)| id.clone()),
        level: args.level.clone().or_else(|| remembered.level.clone()),
        principle: args.principle.clone(),
        input: args.input.unwrap_or(remembered.input),
        feedback: args.feedback.unwrap_or(remembered.feedback),
        ..Plan::default()
    })
}
